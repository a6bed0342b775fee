//! `_stream_core`: what streams over files have at hand, so that reading a line or writing a text is done
//! here as long as nothing has to be asked of the file. The rest of them is in `stdlib/_io_text.py` and
//! `stdlib/_io_bytes.py`.
//!
//! - `text`: streams of text
//! - `bytes`: buffered streams of bytes

mod bytes;
mod text;

use std::cell::{Cell, RefCell};

use crate::builtins::object::class_argument;
use crate::modules::{add_class, foreign_body, new as new_module};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, "_stream_core", "What streams have at hand.", &[]);
    add_class(cx, &module, "_io", "Gate", GATE);
    add_class(cx, &module, "_io", "TextCore", text::METHODS);
    add_class(cx, &module, "_io", "BytesCore", bytes::METHODS);
    Ok(module.into_value())
}

/// Whether a file is open, for all streams over it.
struct Gate {
    open: Cell<bool>,
}

impl ForeignBody for Gate {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static GATE: &[NativeDef] = &[
    def("__new__", "(cls, /)", "", |cx, args| {
        let class = class_argument(cx, args, "Gate")?;
        let open = Cell::new(true);
        Ok(Foreign::new(class, Gate { open }).into_value())
    }),
    def("shut", "(self, /)", "The file was closed.", |cx, args| {
        foreign_body::<Gate>(cx, args.req(0), "Gate")?
            .open
            .set(false);
        Ok(Value::NONE)
    }),
];

/// Whether the file behind a gate is open; not if there is no gate.
fn is_open(gate: &RefCell<Value>) -> bool {
    let gate = gate.borrow();
    let body = gate.get::<Foreign>().and_then(|gate| gate.body::<Gate>());
    body.is_some_and(|gate| gate.open.get())
}

/// What the stream itself does where this cannot: its method of this name.
fn ask(cx: &mut Cx, name: &str, args: &Args) -> Result<Flow, Raised> {
    let name = cx.intern(name);
    let callee = cx.get_attr(args.req(0), &name)?;
    let args = args.positional[1..].to_vec();
    Ok(Flow::Call {
        callee,
        args,
        then: None,
    })
}

/// An argument that says how much: None if that is all.
fn size(cx: &mut Cx, value: Option<&Value>) -> Result<Option<usize>, Raised> {
    match value {
        Some(size) if !size.is_none() => Ok(usize::try_from(cx.index(size)?).ok()),
        _ => Ok(None),
    }
}
