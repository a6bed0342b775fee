//! `_string_io`: what `io.StringIO` does. It is a stream of text by its other base, in `stdlib/_io_text.py`.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use super::memory::{attributes, given_size, set_attributes, size};
use super::text_buffer::{Newline, TextBuffer};
use crate::builtins::object::class_argument;
use crate::modules::{add_class, foreign_body, new as new_module};
use crate::objects::class::lookup;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, "_string_io", "Text in memory.", &[]);
    let class = add_class(cx, &module, "_io", "StringIO", METHODS);
    cx.add_properties(&class, PROPERTIES);
    Ok(module.into_value())
}

/// Text in memory.
#[derive(Default)]
struct StringIo {
    buffer: RefCell<TextBuffer>,
    newline: Cell<Newline>,
    /// Which kinds of line ends were written: `\r`, `\n`, `\r\n`.
    seen: Cell<[bool; 3]>,
    closed: Cell<bool>,
}

impl ForeignBody for StringIo {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        |cx, args| {
            let class = class_argument(cx, args, "StringIO")?;
            let object = Foreign::new(class.clone(), StringIo::default());
            Ok(cx.wrap_new(&class, object.into_value()))
        },
    ),
    def(
        "__init__",
        "(self, initial_value='', newline='\\n')",
        "Initialize self.",
        init,
    ),
    def("write", "(self, s, /)", "Write string to file.", write),
    def(
        "read",
        "(self, size=-1, /)",
        "Read at most size characters, returned as a string.",
        |cx, args| {
            let most = size(cx, args.opt(1))?;
            let body = open_body(cx, args)?;
            let text = Str::new(body.buffer.borrow_mut().read(most));
            Ok(text.into_value())
        },
    ),
    def(
        "readline",
        "(self, size=-1, /)",
        "Read until newline or EOF.",
        |cx, args| {
            let most = size(cx, args.opt(1))?;
            let body = open_body(cx, args)?;
            Ok(line(body, most).into_value())
        },
    ),
    def("__next__", "(self, /)", "Implement next(self).", next),
    def(
        "getvalue",
        "(self, /)",
        "Retrieve the entire contents of the object.",
        |cx, args| {
            let body = open_body(cx, args)?;
            let text = Str::new(body.buffer.borrow().text());
            Ok(text.into_value())
        },
    ),
    def(
        "tell",
        "(self, /)",
        "Tell the current file position.",
        |cx, args| {
            let body = open_body(cx, args)?;
            let pos = body.buffer.borrow().pos();
            Ok(Value::int(pos as i64))
        },
    ),
    def(
        "seek",
        "(self, pos, whence=0, /)",
        "Change stream position.",
        seek,
    ),
    def(
        "truncate",
        "(self, pos=None, /)",
        "Truncate size to pos.",
        truncate,
    ),
    def("close", "(self, /)", "Close the IO object.", |cx, args| {
        let body = body(cx, args)?;
        body.closed.set(true);
        drop(body.buffer.take());
        Ok(Value::NONE)
    }),
    def("flush", "(self, /)", "Does nothing.", |_, _| {
        Ok(Value::NONE)
    }),
    def(
        "readable",
        "(self, /)",
        "Return True if the IO object can be read.",
        yes,
    ),
    def(
        "writable",
        "(self, /)",
        "Return True if the IO object can be written.",
        yes,
    ),
    def(
        "seekable",
        "(self, /)",
        "Return True if the IO object can be seeked.",
        yes,
    ),
    def("__del__", "(self, /)", "Close the IO object.", finalise),
    def("__getstate__", "(self, /)", "Helper for pickle.", get_state),
    def("__setstate__", "(self, state, /)", "", set_state),
];

static PROPERTIES: &[NativeDef] = &[
    def("closed", "(self)", "Whether it was closed.", |cx, args| {
        Ok(Value::bool(body(cx, args)?.closed.get()))
    }),
    def("line_buffering", "(self)", "False.", |cx, args| {
        open_body(cx, args)?;
        Ok(Value::FALSE)
    }),
    def(
        "newlines",
        "(self)",
        "The kinds of line ends seen.",
        newlines,
    ),
];

fn body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a StringIo, Raised> {
    foreign_body(cx, args.req(0), "_io.StringIO")
}

/// The receiver, which must not be closed.
fn open_body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a StringIo, Raised> {
    let body = body(cx, args)?;
    match body.closed.get() {
        true => Err(cx.value_error("I/O operation on closed file")),
        false => Ok(body),
    }
}

fn yes(cx: &mut Cx, args: &Args) -> NativeResult {
    open_body(cx, args)?;
    Ok(Value::TRUE)
}

/// The newline that a script names.
fn newline(cx: &mut Cx, value: &Value) -> Result<Newline, Raised> {
    if value.is_none() {
        return Ok(Newline::Translated);
    }
    let Some(text) = cx.inner(value).get::<Str>() else {
        let given = cx.type_name(value);
        return Err(cx.type_error(format_args!("newline must be str or None, not {given}")));
    };
    match text.as_str() {
        "" => Ok(Newline::Every),
        "\n" => Ok(Newline::Feed),
        "\r" => Ok(Newline::Return),
        "\r\n" => Ok(Newline::Both),
        _ => {
            let shown = cx.repr(value)?;
            Err(cx.value_error(format_args!("illegal newline value: {}", shown.as_str())))
        }
    }
}

/// The text to begin with; None stands for none.
fn initial<'a>(cx: &mut Cx, value: Option<&'a Value>) -> Result<Option<&'a Ref<Str>>, Raised> {
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(None);
    };
    match crate::vm::ops::class_of::inner(value).get::<Str>() {
        Some(text) => Ok(Some(text)),
        None => {
            let given = cx.type_name(value);
            Err(cx.type_error(format_args!(
                "initial_value must be str or None, not {given}"
            )))
        }
    }
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = body(cx, args)?;
    let newline = match args.opt(2) {
        Some(given) => newline(cx, given)?,
        None => Newline::Feed,
    };
    let text = initial(cx, args.opt(1))?;
    drop(body.buffer.take());
    body.newline.set(newline);
    body.seen.set([false; 3]);
    body.closed.set(false);
    if let Some(text) = text {
        body.write(text);
        body.buffer.borrow_mut().seek(0);
    }
    Ok(Value::NONE)
}

impl StringIo {
    fn write(&self, text: &Str) {
        let newline = self.newline.get();
        let mut buffer = self.buffer.borrow_mut();
        if newline == Newline::Feed {
            return buffer.write(text.as_str(), text.chars());
        }
        if matches!(newline, Newline::Translated | Newline::Every) {
            self.notice(text.as_str());
        }
        match translated(text.as_str(), newline) {
            Cow::Borrowed(same) => buffer.write(same, text.chars()),
            Cow::Owned(other) => buffer.write(&other, other.chars().count()),
        }
    }

    /// Notes which kinds of line ends there are in the text.
    fn notice(&self, text: &str) {
        let pairs = text.matches("\r\n").count();
        let [returns, feeds, both] = self.seen.get();
        self.seen.set([
            returns || text.matches('\r').count() > pairs,
            feeds || text.matches('\n').count() > pairs,
            both || pairs > 0,
        ]);
    }
}

/// The text as it is kept.
fn translated(text: &str, newline: Newline) -> Cow<'_, str> {
    match newline {
        Newline::Translated if text.contains('\r') => {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        }
        Newline::Return if text.contains('\n') => text.replace('\n', "\r").into(),
        Newline::Both if text.contains('\n') => text.replace('\n', "\r\n").into(),
        _ => text.into(),
    }
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(text) = cx.inner(args.req(1)).get::<Str>() else {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!("string argument expected, got '{given}'")));
    };
    let text = text.clone();
    let body = open_body(cx, args)?;
    if !text.as_str().is_empty() {
        make_room(cx, body, &text)?;
        body.write(&text);
    }
    Ok(Value::int(text.chars() as i64))
}

/// Refuses to write where no memory reaches; the limits of sizes are CPython's.
fn make_room(cx: &mut Cx, body: &StringIo, text: &Str) -> Result<(), Raised> {
    let mut buffer = body.buffer.borrow_mut();
    let end = buffer.pos().saturating_add(text.chars());
    if end > isize::MAX as usize {
        return Err(cx.overflow_error("new position too large"));
    }
    if end > isize::MAX as usize / 4 {
        return Err(cx.overflow_error("new buffer size too large"));
    }
    match buffer.try_reserve(text.as_str().len()) {
        Ok(()) => Ok(()),
        Err(_) => Err(no_memory(cx)),
    }
}

fn line(body: &StringIo, most: Option<usize>) -> Ref<Str> {
    let newline = body.newline.get();
    Str::new(body.buffer.borrow_mut().read_line(newline, most))
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = cx.class_of(args.req(0));
    let readline = cx.intern("readline");
    let own = lookup(&class, &readline).is_none_or(|(_, owner)| owner.builtin);
    if !own {
        let line = cx.call_method(args.req(0), &readline, &[])?;
        return match cx.truth(&line)? {
            true => Ok(line),
            false => Err(cx.stop_iteration(Value::NONE)),
        };
    }
    let line = line(open_body(cx, args)?, None);
    match line.as_str().is_empty() {
        true => Err(cx.stop_iteration(Value::NONE)),
        false => Ok(line.into_value()),
    }
}

fn seek(cx: &mut Cx, args: &Args) -> NativeResult {
    let pos = cx.index(args.req(1))?;
    let whence = match args.opt(2) {
        Some(whence) => cx.index(whence)?,
        None => 0,
    };
    let body = open_body(cx, args)?;
    if !(0..=2).contains(&whence) {
        return Err(cx.value_error(format_args!(
            "Invalid whence ({whence}, should be 0, 1 or 2)"
        )));
    }
    if whence == 0 && pos < 0 {
        return Err(cx.value_error(format_args!("Negative seek position {pos}")));
    }
    if whence != 0 && pos != 0 {
        let class = cx.exceptions.OSError.clone();
        return Err(cx.raise(&class, "Can't do nonzero cur-relative seeks"));
    }
    let mut buffer = body.buffer.borrow_mut();
    match whence {
        0 => buffer.seek(pos as usize),
        1 => {}
        _ => {
            let end = buffer.chars();
            buffer.seek(end);
        }
    }
    Ok(Value::int(buffer.pos() as i64))
}

fn truncate(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = given_size(cx, args.opt(1))?;
    let body = open_body(cx, args)?;
    let mut buffer = body.buffer.borrow_mut();
    let size = given.unwrap_or(buffer.pos() as i64);
    if size < 0 {
        return Err(cx.value_error(format_args!("Negative size value {size}")));
    }
    buffer.truncate(size as usize);
    Ok(Value::int(size))
}

fn newlines(cx: &mut Cx, args: &Args) -> NativeResult {
    let seen = open_body(cx, args)?.seen.get();
    let kinds = ["\r", "\n", "\r\n"].into_iter().zip(seen);
    let mut kinds: Vec<Value> = kinds
        .filter(|(_, seen)| *seen)
        .map(|(kind, _)| cx.str(kind))
        .collect();
    Ok(match kinds.len() {
        0 => Value::NONE,
        1 => kinds.remove(0),
        _ => Tuple::new(kinds).into_value(),
    })
}

/// Closes the stream as a script's subclass closes it.
fn finalise(cx: &mut Cx, args: &Args) -> NativeResult {
    let close = cx.intern("close");
    let class = cx.class_of(args.req(0));
    let own = lookup(&class, &close).is_none_or(|(_, owner)| owner.builtin);
    if !own && !body(cx, args)?.closed.get() {
        cx.call_method(args.req(0), &close, &[])?;
    }
    Ok(Value::NONE)
}

fn get_state(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = open_body(cx, args)?;
    let newline = match body.newline.get() {
        Newline::Translated => Value::NONE,
        Newline::Every => cx.str(""),
        Newline::Feed => cx.str("\n"),
        Newline::Return => cx.str("\r"),
        Newline::Both => cx.str("\r\n"),
    };
    let attributes = attributes(args.req(0));
    let buffer = body.buffer.borrow();
    let (text, pos) = (cx.str(buffer.text()), Value::int(buffer.pos() as i64));
    Ok(Tuple::new(vec![text, newline, pos, attributes]).into_value())
}

fn set_state(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = match args.req(1).get::<Tuple>() {
        Some(tuple) if tuple.items().len() == 4 => tuple.items(),
        _ => {
            let given = cx.type_name(args.req(1));
            return Err(cx.type_error(format_args!(
                "_io.StringIO.__setstate__ argument should be 4-tuple, got {given}"
            )));
        }
    };
    let body = body(cx, args)?;
    let newline = newline(cx, &state[1])?;
    let text = initial(cx, Some(&state[0]))?;
    body.newline.set(newline);
    let mut buffer = TextBuffer::default();
    if let Some(text) = text {
        buffer.write(text.as_str(), text.chars());
    }
    let Some(pos) = state[2].as_int() else {
        let given = cx.type_name(&state[2]);
        return Err(cx.type_error(format_args!(
            "third item of state must be an integer, got {given}"
        )));
    };
    match usize::try_from(pos) {
        Ok(pos) => buffer.seek(pos),
        Err(_) => return Err(cx.value_error("position value cannot be negative")),
    }
    body.closed.set(false);
    drop(body.buffer.replace(buffer));
    set_attributes(cx, args.req(0), &state[3], "fourth")?;
    Ok(Value::NONE)
}
