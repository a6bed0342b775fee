//! The methods of `bool`: the others are those of `int`.

use crate::builtins::object::class_argument;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// Gives `bool` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.bool.clone();
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, crate::builtins::protocol::REPR);
}

static METHODS: &[NativeDef] = &[def(
    "__new__",
    "(cls, object=False, /)",
    "Returns True when the argument is true, False otherwise.",
    new,
)];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "bool")?;
    let truth = match args.opt(1) {
        Some(value) => cx.truth(value)?,
        None => false,
    };
    Ok(cx.wrap_new(&class, Value::bool(truth)))
}
