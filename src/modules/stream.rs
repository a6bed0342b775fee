//! `sys.stdout`, `sys.stderr` and `sys.stdin` as objects.

use std::io::IsTerminal;

use super::errno;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Which of the three it is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Stream {
    Stdin,
    Stdout,
    Stderr,
}

impl ForeignBody for Stream {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
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
    cx.add_properties(&class, PROPERTIES);
    class
}

/// One of the three objects.
pub fn object(class: &Ref<Class>, stream: Stream) -> Value {
    Foreign::new(class.clone(), stream).into_value()
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
        "(self, **options)",
        "Accepted, and without effect.",
        reconfigure,
    ),
    def("__iter__", "(self, /)", "Its lines.", iter),
    def("__next__", "(self, /)", "The next line.", next),
    def("__repr__", "(self, /)", "What it is.", repr),
];

static PROPERTIES: &[NativeDef] = &[
    def("name", "(self)", "What it is called.", name),
    def("encoding", "(self)", "How text becomes bytes.", encoding),
    def("closed", "(self)", "Always false.", closed),
];

fn receiver(cx: &mut Cx, args: &Args) -> Result<Stream, Raised> {
    let stream = args
        .req(0)
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<Stream>());
    stream
        .copied()
        .ok_or_else(|| cx.type_error("a standard stream is needed"))
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = receiver(cx, args)?;
    write_value(cx, stream, args.req(1))
}

fn write_value(cx: &mut Cx, stream: Stream, value: &Value) -> NativeResult {
    let Some(text) = cx.inner(value).get::<Str>().cloned() else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("write() argument must be str, not {name}")));
    };
    let bytes = text.as_str().as_bytes();
    let written = match stream {
        Stream::Stdin => return Err(unsupported(cx, "not writable")),
        Stream::Stdout => cx.stdout.write_all(bytes),
        // What was printed before comes before.
        Stream::Stderr => cx.stdout.flush().and_then(|()| cx.stderr.write_all(bytes)),
    };
    written.map_err(|error| errno::raise(cx, &error, None))?;
    Ok(Value::int(text.chars() as i64))
}

fn unsupported(cx: &mut Cx, message: &str) -> Raised {
    let class = cx.exceptions.OSError.clone();
    cx.raise(&class, message)
}

fn writelines(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = receiver(cx, args)?;
    for line in cx.collect(args.req(1))? {
        write_value(cx, stream, &line)?;
    }
    Ok(Value::NONE)
}

fn flush(cx: &mut Cx, args: &Args) -> NativeResult {
    let flushed = match receiver(cx, args)? {
        Stream::Stdin => Ok(()),
        Stream::Stdout => cx.stdout.flush(),
        Stream::Stderr => cx.stderr.flush(),
    };
    flushed.map_err(|error| errno::raise(cx, &error, None))?;
    Ok(Value::NONE)
}

fn isatty(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(match receiver(cx, args)? {
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
    match receiver(cx, args)? {
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
    let line = cx.read_input_line()?;
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

fn reconfigure(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
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
    let mode = if stream == Stream::Stdin { 'r' } else { 'w' };
    Ok(cx.str(format!(
        "<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>",
        stream.name()
    )))
}

fn name(cx: &mut Cx, args: &Args) -> NativeResult {
    let stream = receiver(cx, args)?;
    Ok(cx.str(stream.name()))
}

fn encoding(cx: &mut Cx, args: &Args) -> NativeResult {
    receiver(cx, args)?;
    Ok(cx.str("utf-8"))
}

fn closed(cx: &mut Cx, args: &Args) -> NativeResult {
    receiver(cx, args)?;
    Ok(Value::FALSE)
}
