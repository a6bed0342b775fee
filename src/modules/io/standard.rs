//! `sys.stdout`, `sys.stderr` and `sys.stdin` as objects: streams of text.
//!
//! Their `.buffer` is written in Python, in `stdlib/_io_standard.py`.

use std::cell::{Cell, RefCell};
use std::io::{IsTerminal, Write};

use crate::builtins::functions::output::write_stdout;
use crate::modules::errno;
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::codec;
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// Which of the three it is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Stream {
    Stdin,
    Stdout,
    Stderr,
}

impl Stream {
    fn name(self) -> &'static str {
        match self {
            Stream::Stdin => "<stdin>",
            Stream::Stdout => "<stdout>",
            Stream::Stderr => "<stderr>",
        }
    }
}

/// The body of one of the three objects.
struct Standard {
    stream: Stream,
    /// `.buffer`, once it was asked for.
    buffer: RefCell<Value>,
    closed: Cell<bool>,
}

impl ForeignBody for Standard {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.buffer.borrow());
    }

    fn clear(&self) {
        drop(self.buffer.take());
    }
}

/// The class of the three objects.
pub fn class(cx: &mut Cx) -> Ref<Class> {
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class(
        "TextIOWrapper",
        &object,
        crate::objects::kind::Kind::Foreign,
    );
    let module = cx.str("_io");
    class.set_attr(&cx.names.module, module);
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, AS_FILE);
    cx.add_properties(&class, PROPERTIES);
    class
}

/// One of the three objects.
pub fn object(class: &Ref<Class>, stream: Stream) -> Value {
    let body = Standard {
        stream,
        buffer: RefCell::new(Value::UNBOUND),
        closed: Cell::new(false),
    };
    Foreign::new(class.clone(), body).into_value()
}

static METHODS: &[NativeDef] = &[
    def(
        "write",
        "(self, text, /)",
        "Write text; give the number of characters.",
        write,
    ),
    def(
        "writelines",
        "(self, lines, /)",
        "Write each of the lines.",
        writelines,
    ),
    def("flush", "(self)", "Write out what is buffered.", flush),
    def("isatty", "(self)", "Whether it is a terminal.", isatty),
    def("fileno", "(self)", "The file descriptor.", fileno),
    def(
        "readable",
        "(self)",
        "Whether it can be read from.",
        readable,
    ),
    def(
        "writable",
        "(self)",
        "Whether it can be written to.",
        writable,
    ),
    def(
        "read",
        "(self, size=-1, /)",
        "Read at most size characters, or all.",
        read,
    ),
    def("readline", "(self, size=-1, /)", "Read a line.", readline),
    def(
        "readlines",
        "(self, hint=-1, /)",
        "Read all lines.",
        readlines,
    ),
    def(
        "reconfigure",
        "(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        "Reconfigure the text stream with new parameters.",
        reconfigure,
    ),
    def("__iter__", "(self, /)", "Its lines.", iter),
    def("__next__", "(self, /)", "The next line.", next),
    def("__repr__", "(self, /)", "What it is.", repr),
];

/// What all files can be asked.
static AS_FILE: &[NativeDef] = &[
    def(
        "seekable",
        "(self)",
        "Whether it has a position.",
        |_, _| Ok(Value::FALSE),
    ),
    def(
        "seek",
        "(self, cookie, whence=0, /)",
        "Refused.",
        not_seekable,
    ),
    def("tell", "(self)", "Refused.", not_seekable),
    def(
        "close",
        "(self)",
        "Write out what is buffered; no more use.",
        close,
    ),
    def("__enter__", "(self, /)", "The stream.", |_, args| {
        Ok(args.req(0).clone())
    }),
    def("__exit__", "(self, /, *exc_info)", "Close it.", close),
];

static PROPERTIES: &[NativeDef] = &[
    def("name", "(self)", "What it is called.", name),
    def("mode", "(self)", "r or w.", |cx, args| {
        let mode = mode(receiver(cx, args)?);
        Ok(cx.str(mode))
    }),
    def("encoding", "(self)", "How text becomes bytes.", encoding),
    def(
        "errors",
        "(self)",
        "What to do with what cannot be encoded.",
        |cx, args| {
            Ok(match receiver(cx, args)? {
                Stream::Stdin => cx.str("strict"),
                Stream::Stdout => {
                    let errors = cx.stdout.errors.clone();
                    cx.str(errors)
                }
                Stream::Stderr => cx.str("backslashreplace"),
            })
        },
    ),
    def("newlines", "(self)", "None.", |_, _| Ok(Value::NONE)),
    def(
        "line_buffering",
        "(self)",
        "Whether lines are written at once.",
        |cx, args| {
            Ok(Value::bool(match receiver(cx, args)? {
                Stream::Stdin => false,
                Stream::Stdout => cx.stdout.by_lines,
                Stream::Stderr => true,
            }))
        },
    ),
    def(
        "write_through",
        "(self)",
        "Whether all is written at once.",
        |cx, args| {
            let stream = receiver(cx, args)?;
            Ok(Value::bool(stream == Stream::Stdout && cx.stdout.through))
        },
    ),
    def("closed", "(self)", "Whether it was closed.", |cx, args| {
        Ok(Value::bool(body(cx, args)?.closed.get()))
    }),
    def("buffer", "(self)", "The same stream, of bytes.", buffer),
];

fn body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Standard, Raised> {
    let body = args
        .req(0)
        .get::<Foreign>()
        .and_then(|object| object.body());
    body.ok_or_else(|| cx.type_error("a standard stream is needed"))
}

fn receiver(cx: &mut Cx, args: &Args) -> Result<Stream, Raised> {
    Ok(body(cx, args)?.stream)
}

/// The receiver, which must not be closed.
fn open_receiver(cx: &mut Cx, args: &Args) -> Result<Stream, Raised> {
    let body = body(cx, args)?;
    match body.closed.get() {
        true => Err(cx.value_error("I/O operation on closed file.")),
        false => Ok(body.stream),
    }
}

/// The stream of bytes: made when it is first asked for.
fn buffer(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = body(cx, args)?;
    let known = body.buffer.borrow().clone();
    if !known.is_unbound() {
        return Ok(known);
    }
    let module = cx.import("_io_standard")?;
    let make = cx.intern("buffer_of");
    let make = cx.get_attr(&module, &make)?;
    let name = cx.str(body.stream.name());
    let made = cx.call(&make, &[Value::int(body.stream as i64), name])?;
    drop(body.buffer.replace(made.clone()));
    Ok(made)
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = open_receiver(cx, args)?;
    write_value(cx, stream, args.req(1))
}

fn write_value(cx: &mut Cx, stream: Stream, value: &Value) -> NativeResult {
    let Some(text) = cx.inner(value).get::<Str>().cloned() else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("write() argument must be str, not {name}")));
    };
    match stream {
        Stream::Stdin => return Err(unsupported(cx, "not writable")),
        Stream::Stdout => write_stdout(cx, text.as_str(), false)?,
        Stream::Stderr => write_stderr(cx, text.as_str())?,
    }
    Ok(Value::int(text.chars() as i64))
}

/// What was printed before comes before.
fn write_stderr(cx: &mut Cx, text: &str) -> Result<(), Raised> {
    let bytes = codec::encode(cx, text, "utf-8", "backslashreplace")?;
    let written = cx.stdout.flush().and_then(|()| cx.stderr.write_all(&bytes));
    written.map_err(|error| errno::raise(cx, &error, None))
}

/// Raises `io.UnsupportedOperation`.
fn unsupported(cx: &mut Cx, message: &str) -> Raised {
    let name = cx.intern("UnsupportedOperation");
    let class = cx
        .import("io")
        .and_then(|module| cx.get_attr(&module, &name));
    match class.map(|class| class.get::<Class>().cloned()) {
        Ok(Some(class)) => cx.raise(&class, message),
        Ok(None) => cx.os_error(&std::io::Error::other(message.to_owned()), None),
        Err(raised) => raised,
    }
}

fn not_seekable(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(unsupported(cx, "underlying stream is not seekable"))
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = body(cx, args)?;
    if !body.closed.get() {
        flush(cx, args)?;
        body.closed.set(true);
        cx.stdout.closed |= body.stream == Stream::Stdout;
    }
    Ok(Value::NONE)
}

fn writelines(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = open_receiver(cx, args)?;
    for line in cx.collect(args.req(1))? {
        write_value(cx, stream, &line)?;
    }
    Ok(Value::NONE)
}

fn flush(cx: &mut Cx, args: &Args) -> NativeResult {
    let flushed = match open_receiver(cx, args)? {
        Stream::Stdin => Ok(()),
        Stream::Stdout => cx.stdout.flush(),
        Stream::Stderr => cx.stderr.flush(),
    };
    flushed.map_err(|error| errno::raise(cx, &error, None))?;
    Ok(Value::NONE)
}

fn isatty(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(match open_receiver(cx, args)? {
        Stream::Stdin => std::io::stdin().is_terminal(),
        Stream::Stdout => std::io::stdout().is_terminal(),
        Stream::Stderr => std::io::stderr().is_terminal(),
    }))
}

fn fileno(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(receiver(cx, args)? as i64))
}

fn readable(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver(cx, args)? == Stream::Stdin))
}

fn writable(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver(cx, args)? != Stream::Stdin))
}

fn check_readable(cx: &mut Cx, args: &Args) -> Result<(), Raised> {
    match open_receiver(cx, args)? {
        Stream::Stdin => Ok(()),
        Stream::Stdout | Stream::Stderr => Err(unsupported(cx, "not readable")),
    }
}

fn read(cx: &mut Cx, args: &Args) -> NativeResult {
    check_readable(cx, args)?;
    let limit = limit(cx, args)?;
    let text = cx.read_input_chars(limit)?;
    Ok(cx.str(text))
}

/// At most how many characters are asked for.
fn limit(cx: &mut Cx, args: &Args) -> Result<Option<usize>, Raised> {
    match args.opt(1) {
        Some(size) if !size.is_none() => Ok(usize::try_from(cx.index(size)?).ok()),
        _ => Ok(None),
    }
}

fn readline(cx: &mut Cx, args: &Args) -> NativeResult {
    check_readable(cx, args)?;
    let line = match limit(cx, args)? {
        Some(limit) => cx.read_input_line_of(limit)?,
        None => cx.read_input_line()?,
    };
    Ok(cx.str(line))
}

fn readlines(cx: &mut Cx, args: &Args) -> NativeResult {
    check_readable(cx, args)?;
    let lines = List::new(Vec::new());
    loop {
        let line = cx.read_input_line()?;
        if line.is_empty() {
            return Ok(lines.into_value());
        }
        lines.push(cx.str(line));
    }
}

fn reconfigure(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = open_receiver(cx, args)?;
    let given = |index: usize| args.kw(index).filter(|value| !value.is_none());
    if let Some(encoding) = given(0) {
        let name = cx
            .str_of(encoding)?
            .as_str()
            .to_lowercase()
            .replace('_', "-");
        if !matches!(name.as_str(), "utf-8" | "utf8") {
            return Err(cx.not_implemented_error(
                "valid Python, not in Bide: a standard stream in another encoding than UTF-8",
            ));
        }
    }
    if stream != Stream::Stdout {
        return Ok(Value::NONE);
    }
    if let Some(errors) = given(1) {
        cx.stdout.errors = cx.str_of(errors)?.as_str().to_owned();
    } else if given(0).is_some() {
        cx.stdout.errors = "strict".to_owned();
    }
    if let Some(by_lines) = given(3) {
        cx.stdout.by_lines = cx.truth(by_lines)?;
    }
    if let Some(through) = given(4) {
        cx.stdout.through = cx.truth(through)?;
    }
    flush(cx, args)
}

fn iter(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(args.req(0).clone())
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    check_readable(cx, args)?;
    let line = cx.read_input_line()?;
    if line.is_empty() {
        return Err(cx.stop_iteration(Value::NONE));
    }
    Ok(cx.str(line))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = receiver(cx, args)?;
    let mode = mode(stream);
    Ok(cx.str(format!(
        "<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>",
        stream.name()
    )))
}

fn mode(stream: Stream) -> &'static str {
    if stream == Stream::Stdin { "r" } else { "w" }
}

fn name(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = receiver(cx, args)?;
    Ok(cx.str(stream.name()))
}

fn encoding(cx: &mut Cx, args: &Args) -> NativeResult {
    receiver(cx, args)?;
    Ok(cx.str("utf-8"))
}

// ---- bytes ----------------------------------------------------------------------------------------

/// What the streams of bytes are made of.
pub static BYTES: &[NativeDef] = &[
    def(
        "write_standard",
        "(data, /)",
        "Write bytes to standard output, before text that waits.",
        |cx, args| {
            let data = cx.inner(args.req(0)).clone();
            match with_bytes(&data, |bytes| (cx.stdout.write_bytes(bytes), bytes.len())) {
                Some((Ok(()), count)) => Ok(Value::int(count as i64)),
                Some((Err(error), _)) => Err(errno::raise(cx, &error, None)),
                None => Err(cx.not_bytes_like(args.req(0))),
            }
        },
    ),
    def(
        "flush_standard",
        "()",
        "Write out the bytes for standard output, but not text that waits.",
        |cx, _| match cx.stdout.flush_bytes() {
            Ok(()) => Ok(Value::NONE),
            Err(error) => Err(errno::raise(cx, &error, None)),
        },
    ),
    def(
        "read_standard",
        "(limit, line, /)",
        "Read bytes from standard input: at most so many, at most a line.",
        |cx, args| {
            let limit = cx.index(args.req(0))?;
            let line = cx.truth(args.req(1))?;
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let bytes = cx.read_input_bytes(limit, line)?;
            Ok(Bytes::new(bytes).into_value())
        },
    ),
];
