//! Streams of text: what was decoded ahead, and what is written later.

use std::cell::{Cell, RefCell};

use compact_str::CompactString;

use super::{ask, is_open, size};
use crate::builtins::object::class_argument;
use crate::modules::foreign_body;
use crate::modules::io::text_buffer::{Newline, whole_line};
use crate::objects::bytes::Bytes;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::surrogates;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// What a stream of text read ahead and writes later.
#[derive(Default)]
struct Text {
    /// Whether the file is open; no gate if that has to be asked each time.
    gate: RefCell<Value>,
    newline: Cell<Newline>,
    reads: Cell<bool>,
    /// Whether texts are written as they are, in UTF-8.
    writes: Cell<bool>,
    /// Decoded text, and how many bytes of it were read.
    ahead: RefCell<String>,
    at: Cell<usize>,
    late: RefCell<Vec<u8>>,
    iterating: Cell<bool>,
}

impl ForeignBody for Text {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.gate.borrow());
    }
}

/// How many bytes are kept at most before they are given to the file.
const LATE: usize = 8192;

pub(super) static METHODS: &[NativeDef] = &[
    def("__new__", "(cls, /, *args, **kwargs)", "", |cx, args| {
        let class = class_argument(cx, args, "TextCore")?;
        let object = Foreign::new(class.clone(), Text::default());
        Ok(cx.wrap_new(&class, object.into_value()))
    }),
    def(
        "_configure",
        "(self, gate, newline, reads, writes, /)",
        "Sets the file's gate or None, the newline, and what can be done without asking.",
        configure,
    ),
    flow_def(
        "__next__",
        "(self, /)",
        "Implement next(self).",
        |cx, args| match text(cx, args)?.line_at_hand() {
            Some(line) => {
                text(cx, args)?.iterating.set(true);
                Ok(Flow::Return(Str::new(line).into_value()))
            }
            None => ask(cx, "_next", args),
        },
    ),
    flow_def(
        "readline",
        "(self, size=-1, /)",
        "Read until newline or EOF.",
        |cx, args| {
            if size(cx, args.opt(1))?.is_none()
                && let Some(line) = text(cx, args)?.line_at_hand()
            {
                return Ok(Flow::Return(Str::new(line).into_value()));
            }
            ask(cx, "_readline", args)
        },
    ),
    flow_def(
        "read",
        "(self, size=-1, /)",
        "Read at most n characters from stream.",
        |cx, args| {
            if let Some(count) = size(cx, args.opt(1))?
                && let Some(part) = text(cx, args)?.chars_at_hand(count)
            {
                return Ok(Flow::Return(Str::new(part).into_value()));
            }
            ask(cx, "_read", args)
        },
    ),
    flow_def(
        "write",
        "(self, text, /)",
        "Write string to stream.",
        |cx, args| {
            let given = args.req(1);
            match given.get::<Str>() {
                Some(given) if text(cx, args)?.writes_later(given) => {
                    Ok(Flow::Return(Value::int(given.chars() as i64)))
                }
                _ => ask(cx, "_write", args),
            }
        },
    ),
    def(
        "_whole_line",
        "(self, /)",
        "A line at hand, or None.",
        |cx, args| match text(cx, args)?.take_line() {
            Some(line) => Ok(Str::new(line).into_value()),
            None => Ok(Value::NONE),
        },
    ),
    def(
        "_whole_lines",
        "(self, /)",
        "All lines at hand.",
        |cx, args| {
            let text = text(cx, args)?;
            let lines = std::iter::from_fn(|| text.take_line());
            let lines = lines.map(|line| Str::new(line).into_value()).collect();
            Ok(List::new(lines).into_value())
        },
    ),
    def("_ahead", "(self, /)", "The text read ahead.", |cx, args| {
        let text = text(cx, args)?;
        let ahead = text.ahead.borrow();
        Ok(Str::new(&ahead[text.at.get()..]).into_value())
    }),
    def(
        "_set_ahead",
        "(self, text, /)",
        "Replaces it.",
        |cx, args| {
            let Some(given) = args.req(1).get::<Str>() else {
                return Err(cx.type_error("the text must be a str"));
            };
            text(cx, args)?.set_ahead(given.as_str());
            Ok(Value::NONE)
        },
    ),
    def(
        "_take",
        "(self, count, /)",
        "Reads so many characters of it.",
        |cx, args| {
            let count = size(cx, args.opt(1))?.unwrap_or(0);
            let part = text(cx, args)?.take(count, false).unwrap_or_default();
            Ok(Str::new(part).into_value())
        },
    ),
    def(
        "_keep",
        "(self, data, /)",
        "Writes bytes later; how many there are.",
        |cx, args| {
            let text = text(cx, args)?;
            let mut late = text.late.borrow_mut();
            with_bytes(args.req(1), |data| late.extend_from_slice(data));
            Ok(Value::int(late.len() as i64))
        },
    ),
    def(
        "_take_late",
        "(self, /)",
        "The bytes to be written.",
        |cx, args| {
            let late = text(cx, args)?.late.take();
            Ok(Bytes::new(late).into_value())
        },
    ),
    def(
        "_iterates",
        "(self, on=None, /)",
        "Whether lines are iterated over.",
        |cx, args| {
            let text = text(cx, args)?;
            if let Some(on) = args.opt(1) {
                text.iterating.set(on.is_true());
            }
            Ok(Value::bool(text.iterating.get()))
        },
    ),
];

fn text<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Text, Raised> {
    foreign_body(cx, args.req(0), "_io.TextIOWrapper")
}

fn configure(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let newline = args.req(2).get::<Str>();
    text.newline
        .set(match newline.map(|newline| newline.as_str()) {
            None => Newline::Translated,
            Some("") => Newline::Every,
            Some("\r") => Newline::Return,
            Some("\r\n") => Newline::Both,
            Some(_) => Newline::Feed,
        });
    text.reads.set(args.req(3).is_true());
    text.writes.set(args.req(4).is_true());
    drop(text.gate.replace(args.req(1).clone()));
    Ok(Value::NONE)
}

impl Text {
    /// Whether what was read ahead may be given without asking the file for anything.
    fn reads_at_hand(&self) -> bool {
        self.reads.get() && is_open(&self.gate) && self.late.borrow().is_empty()
    }

    fn line_at_hand(&self) -> Option<CompactString> {
        self.reads_at_hand().then(|| self.take_line()).flatten()
    }

    fn chars_at_hand(&self, count: usize) -> Option<CompactString> {
        self.reads_at_hand()
            .then(|| self.take(count, true))
            .flatten()
    }

    /// So many characters of what was read ahead, or all; None if just as many are wanted and there are fewer.
    fn take(&self, count: usize, exactly: bool) -> Option<CompactString> {
        let ahead = self.ahead.borrow();
        let rest = &ahead[self.at.get()..];
        let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        let end = match ends.nth(count) {
            Some(end) => end,
            None if exactly => return None,
            None => rest.len(),
        };
        self.at.set(self.at.get() + end);
        Some(rest[..end].into())
    }

    /// A whole line of what was read ahead.
    fn take_line(&self) -> Option<CompactString> {
        let ahead = self.ahead.borrow();
        let rest = &ahead[self.at.get()..];
        let line = &rest[..whole_line(rest.as_bytes(), self.newline.get())?];
        self.at.set(self.at.get() + line.len());
        Some(line.into())
    }

    fn set_ahead(&self, text: &str) {
        let mut ahead = self.ahead.borrow_mut();
        ahead.clear();
        ahead.push_str(text);
        self.at.set(0);
    }

    /// Keeps a text to be written, if that is all there is to do.
    fn writes_later(&self, given: &Str) -> bool {
        let text = given.as_str();
        let mut late = self.late.borrow_mut();
        let simple = self.writes.get()
            && is_open(&self.gate)
            && self.at.get() == self.ahead.borrow().len()
            && late.len() + text.len() <= LATE
            && (given.is_ascii() || surrogates::find(text).is_none());
        if simple {
            late.extend_from_slice(text.as_bytes());
        }
        simple
    }
}
