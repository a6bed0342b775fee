//! `_bytes_io`: what `io.BytesIO` does. It is a stream of bytes by its other base, in `stdlib/_io_bytes.py`.

use std::cell::{Cell, RefCell};

use super::memory::{attributes, set_attributes, size};
use crate::builtins::object::class_argument;
use crate::modules::{add_class, foreign_body, new as new_module};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::class_of::inner;
use crate::vm::ops::number::no_memory;
use crate::vm::ops::sequence::check_resizable;
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, "_bytes_io", "Bytes in memory.", &[]);
    let class = add_class(cx, &module, "_io", "BytesIO", METHODS);
    cx.add_properties(&class, PROPERTIES);
    Ok(module.into_value())
}

/// Bytes in memory, with a position.
struct BytesIo {
    /// An array, so that memoryviews can look at it.
    data: RefCell<Ref<ByteArray>>,
    pos: Cell<usize>,
    closed: Cell<bool>,
}

impl ForeignBody for BytesIo {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.data.borrow().to_value());
    }
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        |cx, args| {
            let class = class_argument(cx, args, "BytesIO")?;
            let body = BytesIo {
                data: RefCell::new(ByteArray::new(Vec::new())),
                pos: Cell::new(0),
                closed: Cell::new(false),
            };
            let object = Foreign::new(class.clone(), body);
            Ok(cx.wrap_new(&class, object.into_value()))
        },
    ),
    def(
        "__init__",
        "(self, initial_bytes=b'')",
        "Initialize self.",
        init,
    ),
    def("write", "(self, b, /)", "Write bytes to file.", write),
    def(
        "read",
        "(self, size=-1, /)",
        "Read at most size bytes, returned as a bytes object.",
        read,
    ),
    def(
        "read1",
        "(self, size=-1, /)",
        "Read at most size bytes, returned as a bytes object.",
        read,
    ),
    def(
        "readline",
        "(self, size=-1, /)",
        "Next line from the file, as a bytes object.",
        |cx, args| {
            let most = size(cx, args.opt(1))?;
            Ok(open_body(cx, args)?.line(most))
        },
    ),
    def(
        "readlines",
        "(self, size=None, /)",
        "List of bytes objects, each a line from the file.",
        lines,
    ),
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |_, args| Ok(args.req(0).clone()),
    ),
    def("__next__", "(self, /)", "Implement next(self).", next),
    def(
        "getvalue",
        "(self, /)",
        "Retrieve the entire contents of the BytesIO object.",
        |cx, args| Ok(open_body(cx, args)?.all()),
    ),
    def(
        "getbuffer",
        "(self, /)",
        "Get a read-write view over the contents of the BytesIO object.",
        |cx, args| {
            let data = open_body(cx, args)?.data.borrow().to_value();
            let view = cx.types.memoryview.to_value();
            cx.call(&view, &[data])
        },
    ),
    def(
        "tell",
        "(self, /)",
        "Current file position, an integer.",
        |cx, args| Ok(Value::int(open_body(cx, args)?.pos.get() as i64)),
    ),
    def(
        "seek",
        "(self, pos, whence=0, /)",
        "Change stream position.",
        seek,
    ),
    def(
        "truncate",
        "(self, size=None, /)",
        "Truncate the file to at most size bytes.",
        truncate,
    ),
    def(
        "close",
        "(self, /)",
        "Disable all I/O operations.",
        |cx, args| {
            let body = body(cx, args)?;
            let data = body.data.borrow().clone();
            check_resizable(cx, &data)?;
            body.closed.set(true);
            drop(body.data.replace(ByteArray::new(Vec::new())));
            Ok(Value::NONE)
        },
    ),
    def("flush", "(self, /)", "Does nothing.", |cx, args| {
        open_body(cx, args)?;
        Ok(Value::NONE)
    }),
    def(
        "isatty",
        "(self, /)",
        "Always returns False.",
        |cx, args| {
            open_body(cx, args)?;
            Ok(Value::FALSE)
        },
    ),
    def("readable", "(self, /)", "Returns True.", yes),
    def("writable", "(self, /)", "Returns True.", yes),
    def("seekable", "(self, /)", "Returns True.", yes),
    def("__getstate__", "(self, /)", "Helper for pickle.", get_state),
    def("__setstate__", "(self, state, /)", "", set_state),
];

static PROPERTIES: &[NativeDef] = &[def(
    "closed",
    "(self)",
    "True if the file is closed.",
    |cx, args| Ok(Value::bool(body(cx, args)?.closed.get())),
)];

fn body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a BytesIo, Raised> {
    foreign_body(cx, args.req(0), "_io.BytesIO")
}

/// The receiver, which must not be closed.
fn open_body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a BytesIo, Raised> {
    let body = body(cx, args)?;
    match body.closed.get() {
        true => Err(cx.value_error("I/O operation on closed file.")),
        false => Ok(body),
    }
}

fn yes(cx: &mut Cx, args: &Args) -> NativeResult {
    open_body(cx, args)?;
    Ok(Value::TRUE)
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = body(cx, args)?;
    let data = body.data.borrow().clone();
    check_resizable(cx, &data)?;
    let initial = match args.opt(1).filter(|initial| !initial.is_none()) {
        Some(initial) => cx.bytes_argument(initial)?,
        None => Vec::new(),
    };
    body.closed.set(false);
    body.pos.set(0);
    drop(body.data.replace(ByteArray::new(initial)));
    Ok(Value::NONE)
}

impl BytesIo {
    fn all(&self) -> Value {
        Bytes::new(&self.data.borrow().bytes.borrow()[..]).into_value()
    }

    /// So many bytes from the position on, or the rest.
    fn read(&self, most: Option<usize>) -> Value {
        let data = self.data.borrow();
        let data = data.bytes.borrow();
        let rest = data.get(self.pos.get()..).unwrap_or(&[]);
        let part = &rest[..most.unwrap_or(usize::MAX).min(rest.len())];
        self.pos.set(self.pos.get() + part.len());
        Bytes::new(part).into_value()
    }

    /// The rest of the line, or at most so many bytes of it.
    fn line(&self, most: Option<usize>) -> Value {
        let end = {
            let data = self.data.borrow();
            let data = data.bytes.borrow();
            let rest = data.get(self.pos.get()..).unwrap_or(&[]);
            memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1)
        };
        self.read(Some(most.map_or(end, |most| most.min(end))))
    }

    /// Writes over what stands at the position, or behind the end.
    fn write(&self, cx: &mut Cx, given: &[u8]) -> Result<(), Raised> {
        let data = self.data.borrow().clone();
        check_resizable(cx, &data)?;
        let mut data = data.bytes.borrow_mut();
        let pos = self.pos.get();
        let end = pos
            .checked_add(given.len())
            .filter(|end| *end <= isize::MAX as usize);
        let Some(end) = end else {
            return Err(cx.overflow_error("new position too large"));
        };
        let more = end.saturating_sub(data.len());
        if data.try_reserve(more).is_err() {
            return Err(no_memory(cx));
        }
        if pos == data.len() {
            data.extend_from_slice(given);
        } else {
            let size = data.len().max(end);
            data.resize(size, 0);
            data[pos..end].copy_from_slice(given);
        }
        self.pos.set(end);
        Ok(())
    }
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = open_body(cx, args)?;
    let written = match args.req(1).get::<Bytes>() {
        Some(given) => {
            let given = given.as_slice();
            if !given.is_empty() {
                body.write(cx, given)?;
            }
            given.len()
        }
        None => {
            let given = cx.bytes_argument(args.req(1))?;
            if !given.is_empty() {
                body.write(cx, &given)?;
            }
            given.len()
        }
    };
    Ok(Value::int(written as i64))
}

fn read(cx: &mut Cx, args: &Args) -> NativeResult {
    let most = size(cx, args.opt(1))?;
    Ok(open_body(cx, args)?.read(most))
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let line = open_body(cx, args)?.line(None);
    match line.get::<Bytes>() {
        Some(line) if line.as_slice().is_empty() => Err(cx.stop_iteration(Value::NONE)),
        _ => Ok(line),
    }
}

/// The lines, until there are so many bytes of them.
fn lines(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = open_body(cx, args)?;
    let enough = size(cx, args.opt(1))?.filter(|enough| *enough > 0);
    let (start, mut lines) = (body.pos.get(), Vec::new());
    while enough.is_none_or(|enough| body.pos.get() - start < enough) {
        let before = body.pos.get();
        let line = body.line(None);
        if body.pos.get() == before {
            break;
        }
        lines.push(line);
    }
    Ok(List::new(lines).into_value())
}

fn seek(cx: &mut Cx, args: &Args) -> NativeResult {
    let offset = cx.index(args.req(1))?;
    if inner(args.req(1)).kind() == Kind::BigInt {
        return Err(cx.overflow_error("Python int too large to convert to C ssize_t"));
    }
    let whence = match args.opt(2) {
        Some(whence) => cx.index(whence)?,
        None => 0,
    };
    let body = open_body(cx, args)?;
    let from = match whence {
        0 if offset < 0 => {
            return Err(cx.value_error(format_args!("negative seek value {offset}")));
        }
        0 => 0,
        1 => body.pos.get(),
        2 => body.data.borrow().bytes.borrow().len(),
        _ => {
            return Err(cx.value_error(format_args!(
                "invalid whence ({whence}, should be 0, 1 or 2)"
            )));
        }
    };
    match (from as i64).checked_add(offset) {
        Some(pos) => {
            body.pos.set(pos.max(0) as usize);
            Ok(Value::int(pos.max(0)))
        }
        None => Err(cx.overflow_error("new position too large")),
    }
}

fn truncate(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = open_body(cx, args)?;
    let data = body.data.borrow().clone();
    check_resizable(cx, &data)?;
    let size = match args.opt(1).filter(|size| !size.is_none()) {
        Some(size) => cx.index(size)?,
        None => body.pos.get() as i64,
    };
    if size < 0 {
        return Err(cx.value_error(format_args!("negative size value {size}")));
    }
    data.bytes.borrow_mut().truncate(size as usize);
    Ok(Value::int(size))
}

fn get_state(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = open_body(cx, args)?;
    let attributes = attributes(args.req(0));
    let pos = Value::int(body.pos.get() as i64);
    Ok(Tuple::new([body.all(), pos, attributes]).into_value())
}

fn set_state(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = args.req(1).get::<Tuple>().map(|state| state.items());
    let Some([data, pos, attributes]) = state else {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "_io.BytesIO.__setstate__ argument should be 3-tuple, got {given}"
        )));
    };
    init(cx, &Args::positional(&[args.req(0).clone(), data.clone()]))?;
    let Some(pos) = pos.as_int() else {
        let given = cx.type_name(pos);
        return Err(cx.type_error(format_args!(
            "second item of state must be an integer, not {given}"
        )));
    };
    let Ok(pos) = usize::try_from(pos) else {
        return Err(cx.value_error("position value cannot be negative"));
    };
    body(cx, args)?.pos.set(pos);
    set_attributes(cx, args.req(0), attributes, "third")?;
    Ok(Value::NONE)
}
