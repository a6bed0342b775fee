//! `_functools`: the parts of `functools` that calls go through.
//!
//! In: functions and their arguments. Out: `reduce`, and the bases of the classes `partial`,
//! `_lru_cache_wrapper` and `KeyWrapper` that `stdlib/functools.py` shows to scripts.

mod compare;
mod lru;
mod partial;

use crate::modules::new as new_module;
use crate::objects::function::Function;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(
        cx,
        "_functools",
        "Tools that operate on functions.",
        FUNCTIONS,
    );
    partial::add(cx, &module);
    lru::add(cx, &module);
    compare::add(cx, &module);
    Ok(module.into_value())
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "reduce",
        "(function, iterable, /, initial=<unrepresentable>)",
        "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.",
        reduce,
    ),
    def(
        "cmp_to_key",
        "(mycmp)",
        "Convert a cmp= function into a key= function.",
        compare::cmp_to_key,
    ),
    def(
        "awaitable_generators",
        "(function, /)",
        "Let what a generator function gives be awaited.",
        awaitable_generators,
    ),
];

/// The mark is on the code, so other functions of the same code have it too.
fn awaitable_generators(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(function) = args.req(0).get::<Function>() {
        cx.complete(function)?;
        function.code.awaitable.set(true);
    }
    Ok(args.req(0).clone())
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    if !cx.is_iterable(args.req(1)) {
        return Err(cx.type_error("reduce() arg 2 must support iteration"));
    }
    let iter = cx.iter(args.req(1))?;
    let mut result: Option<Value> = args.opt(2).cloned();
    while let Some(item) = cx.next(&iter)? {
        result = Some(match result {
            None => item,
            Some(before) => cx.call(args.req(0), &[before, item])?,
        });
    }
    match result {
        Some(result) => Ok(result),
        None => Err(cx.type_error("reduce() of empty iterable with no initial value")),
    }
}
