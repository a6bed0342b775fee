//! Buffered streams of bytes: what was read ahead, and what is written later.

use std::cell::{Cell, RefCell};

use super::{ask, is_open, size};
use crate::builtins::object::class_argument;
use crate::modules::foreign_body;
use crate::objects::bytes::Bytes;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, def, flow_def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// What a buffered stream of bytes read ahead and writes later.
#[derive(Default)]
struct Buffered {
    gate: RefCell<Value>,
    /// How many bytes are kept at most before they are given to the file.
    limit: Cell<usize>,
    reads: Cell<bool>,
    writes: Cell<bool>,
    ahead: RefCell<Vec<u8>>,
    at: Cell<usize>,
    late: RefCell<Vec<u8>>,
}

impl ForeignBody for Buffered {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.gate.borrow());
    }
}

pub(super) static METHODS: &[NativeDef] = &[
    def("__new__", "(cls, /, *args, **kwargs)", "", |cx, args| {
        let class = class_argument(cx, args, "BytesCore")?;
        let object = Foreign::new(class.clone(), Buffered::default());
        Ok(cx.wrap_new(&class, object.into_value()))
    }),
    def(
        "_configure",
        "(self, gate, limit, reads, writes, /)",
        "Sets the file's gate or None, the buffer's size, and what can be done without asking.",
        |cx, args| {
            let buffered = buffered(cx, args)?;
            buffered.limit.set(size(cx, args.opt(2))?.unwrap_or(0));
            buffered.reads.set(args.req(3).is_true());
            buffered.writes.set(args.req(4).is_true());
            drop(buffered.gate.replace(args.req(1).clone()));
            Ok(Value::NONE)
        },
    ),
    flow_def(
        "__next__",
        "(self, /)",
        "Implement next(self).",
        |cx, args| match buffered(cx, args)?.line_at_hand() {
            Some(line) => Ok(Flow::Return(line)),
            None => ask(cx, "_next", args),
        },
    ),
    flow_def(
        "readline",
        "(self, size=-1, /)",
        "Read and return one line from the stream.",
        |cx, args| {
            if size(cx, args.opt(1))?.is_none()
                && let Some(line) = buffered(cx, args)?.line_at_hand()
            {
                return Ok(Flow::Return(line));
            }
            ask(cx, "_readline", args)
        },
    ),
    flow_def(
        "read",
        "(self, size=-1, /)",
        "Read and return up to n bytes.",
        |cx, args| {
            if let Some(count) = size(cx, args.opt(1))?
                && let Some(data) = buffered(cx, args)?.bytes_at_hand(count)
            {
                return Ok(Flow::Return(data));
            }
            ask(cx, "_read", args)
        },
    ),
    flow_def(
        "write",
        "(self, buffer, /)",
        "Write the given buffer to the IO stream.",
        |cx, args| {
            let given = args.req(1);
            match given.get::<Bytes>() {
                Some(data) if buffered(cx, args)?.writes_later(data.as_slice()) => {
                    Ok(Flow::Return(Value::int(data.as_slice().len() as i64)))
                }
                _ => ask(cx, "_write", args),
            }
        },
    ),
    def(
        "_ahead",
        "(self, /)",
        "The bytes read ahead.",
        |cx, args| {
            let buffered = buffered(cx, args)?;
            let ahead = buffered.ahead.borrow();
            Ok(Bytes::new(&ahead[buffered.at.get()..]).into_value())
        },
    ),
    def(
        "_ahead_size",
        "(self, /)",
        "How many they are.",
        |cx, args| {
            let buffered = buffered(cx, args)?;
            Ok(Value::int(buffered.rest_len() as i64))
        },
    ),
    def(
        "_add_ahead",
        "(self, data, /)",
        "More bytes read ahead.",
        |cx, args| {
            let buffered = buffered(cx, args)?;
            let mut ahead = buffered.ahead.borrow_mut();
            ahead.drain(..buffered.at.take());
            with_bytes(args.req(1), |data| ahead.extend_from_slice(data));
            Ok(Value::NONE)
        },
    ),
    def("_drop_ahead", "(self, /)", "Forgets them.", |cx, args| {
        let buffered = buffered(cx, args)?;
        buffered.ahead.borrow_mut().clear();
        buffered.at.set(0);
        Ok(Value::NONE)
    }),
    def(
        "_find_line",
        "(self, start, /)",
        "Where a line ends that goes on there, or -1.",
        |cx, args| {
            let start = size(cx, args.opt(1))?.unwrap_or(0);
            let buffered = buffered(cx, args)?;
            let ahead = buffered.ahead.borrow();
            let rest = ahead.get(buffered.at.get() + start..).unwrap_or(&[]);
            let end = memchr::memchr(b'\n', rest).map_or(-1, |end| (start + end + 1) as i64);
            Ok(Value::int(end))
        },
    ),
    def(
        "_take",
        "(self, count, /)",
        "Reads so many bytes of them.",
        |cx, args| {
            let count = size(cx, args.opt(1))?.unwrap_or(0);
            let buffered = buffered(cx, args)?;
            Ok(buffered.take(count.min(buffered.rest_len())))
        },
    ),
    def(
        "_keep",
        "(self, data, /)",
        "Writes bytes later; how many there are.",
        |cx, args| {
            let mut late = buffered(cx, args)?.late.borrow_mut();
            with_bytes(args.req(1), |data| late.extend_from_slice(data));
            Ok(Value::int(late.len() as i64))
        },
    ),
    def(
        "_late_size",
        "(self, /)",
        "How many there are.",
        |cx, args| {
            let size = buffered(cx, args)?.late.borrow().len();
            Ok(Value::int(size as i64))
        },
    ),
    def(
        "_take_late",
        "(self, /)",
        "The bytes to be written.",
        |cx, args| {
            let late = buffered(cx, args)?.late.take();
            Ok(Bytes::new(late).into_value())
        },
    ),
];

fn buffered<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Buffered, Raised> {
    foreign_body(cx, args.req(0), "_io._Buffered")
}

impl Buffered {
    fn rest_len(&self) -> usize {
        self.ahead.borrow().len() - self.at.get()
    }

    fn take(&self, count: usize) -> Value {
        let at = self.at.get();
        self.at.set(at + count);
        Bytes::new(&self.ahead.borrow()[at..at + count]).into_value()
    }

    /// Whether what was read ahead may be given without asking the file for anything.
    /// A raw file that was closed alone does not take it away.
    fn reads_at_hand(&self) -> bool {
        self.reads.get() && self.gate.borrow().is_object() && self.late.borrow().is_empty()
    }

    fn line_at_hand(&self) -> Option<Value> {
        if !self.reads_at_hand() {
            return None;
        }
        let end = memchr::memchr(b'\n', &self.ahead.borrow()[self.at.get()..])?;
        Some(self.take(end + 1))
    }

    fn bytes_at_hand(&self, count: usize) -> Option<Value> {
        let at_hand = self.reads_at_hand() && count <= self.rest_len();
        at_hand.then(|| self.take(count))
    }

    /// Keeps bytes to be written, if that is all there is to do.
    fn writes_later(&self, data: &[u8]) -> bool {
        let mut late = self.late.borrow_mut();
        let simple = self.writes.get()
            && is_open(&self.gate)
            && self.rest_len() == 0
            && late.len() + data.len() < self.limit.get();
        if simple {
            late.extend_from_slice(data);
        }
        simple
    }
}
