//! The builtin `open`: the module `io`, which is written in Python, is imported when it is first used.

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
    let name = cx.intern("open");
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
