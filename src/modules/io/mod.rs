//! What of the module `io` is in Rust; the rest is in `stdlib/io.py` and `stdlib/_io_*.py`.
//!
//! - the builtin `open`, here: the module is imported when it is first used
//! - `standard`: `sys.stdin`, `sys.stdout`, `sys.stderr`
//! - `stream_core`: what streams over files have at hand
//! - `string_io`, with its `text_buffer`, and `bytes_io`: streams in memory; `memory`: what both need

pub mod bytes_io;
mod memory;
pub mod standard;
pub mod stream_core;
pub mod string_io;
mod text_buffer;

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, flow_def};
use crate::vm::raise::Raised;

static OPEN: NativeDef = flow_def(
    "open",
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    "Open a file as a stream of text or bytes.",
    open,
);

/// Adds `open` to the builtins.
pub fn install(cx: &mut Cx) {
    let (name, function) = (cx.intern("open"), cx.native(&OPEN, false));
    cx.builtins.set_str(&name, function);
}

fn open(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let import = cx.hooks.import;
    let module = import(cx, "io")?;
    let name = cx.intern("_open");
    let callee = cx.get_attr(&module, &name)?;
    let defaults = [
        Value::UNBOUND,
        cx.intern("r").into_value(),
        Value::int(-1),
        Value::NONE,
        Value::NONE,
        Value::NONE,
        Value::TRUE,
        Value::NONE,
    ];
    let given = |(index, default): (usize, Value)| args.opt(index).cloned().unwrap_or(default);
    Ok(Flow::Call {
        callee,
        args: defaults.into_iter().enumerate().map(given).collect(),
        then: None,
    })
}
