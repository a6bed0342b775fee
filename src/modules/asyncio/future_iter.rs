//! `FutureIter`: what `future.__await__()` gives to a script that steps it by hand.

use std::cell::Cell;

use crate::modules::asyncio::future::{begun, outcome_of};
use crate::modules::asyncio::support::{body, foreign};
use crate::objects::class::{Class, is_subclass};
use crate::objects::exception::{Exception, Traceback};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::value::Value;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The methods of `FutureIter`.
pub static METHODS: &[NativeDef] = &[
    def("__iter__", "(self, /)", "Itself.", itself),
    def(
        "__next__",
        "(self, /)",
        "The future, while it is not done.",
        next,
    ),
    def("send", "(self, value, /)", "The same.", next),
    def(
        "throw",
        "(self, typ, val=None, tb=None, /)",
        "Ends it with an exception.",
        throw,
    ),
    def("close", "(self, /)", "Ends it.", close),
];

/// Where it stands.
struct FutureIter {
    /// The future; unbound at the end.
    future: Cell<Value>,
    /// Whether it has given the future to whoever steps it.
    has_waited: Cell<bool>,
}

impl ForeignBody for FutureIter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        crate::objects::future::traverse_cell(&self.future, visit);
    }
}

/// `future.__await__()`
pub fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    begun(cx, args)?;
    let body = FutureIter {
        future: Cell::new(args.req(0).clone()),
        has_waited: Cell::new(false),
    };
    Ok(Foreign::new(cx.types.future_iter.clone(), body).into_value())
}

/// What a coroutine that waits for a future awaits.
pub fn waiting(cx: &Cx, future: Value) -> Value {
    let body = FutureIter {
        future: Cell::new(future),
        has_waited: Cell::new(true),
    };
    Foreign::new(cx.types.future_iter.clone(), body).into_value()
}

fn itself(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(args.req(0).clone())
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let iter = body::<FutureIter>(cx, &object)?;
    let future = iter.future.take();
    let Some(core) = core_of(&future) else {
        return Err(cx.stop_iteration(Value::NONE));
    };
    if !core.is_done() {
        if iter.has_waited.replace(true) {
            return Err(cx.runtime_error("await wasn't used with future"));
        }
        core.blocking.set(true);
        iter.future.set(future.clone());
        return Ok(future);
    }
    match outcome_of(cx, &future) {
        Some(Ok(value)) => Err(cx.stop_iteration(value)),
        Some(Err(raised)) => Err(raised),
        None => Ok(Value::NONE),
    }
}

fn throw(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    if args.positional.len() > 2 {
        cx.deprecated(
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
        )?;
    }
    let given = |index| args.opt(index).filter(|value| !value.is_none());
    if given(3).is_some_and(|traceback| traceback.get::<Traceback>().is_none()) {
        return Err(cx.type_error("throw() third argument must be a traceback"));
    }
    let (kind, value) = (args.req(1), given(2));
    if value.is_some() && kind.get::<Exception>().is_some() {
        return Err(cx.type_error("instance exception may not have a separate value"));
    }
    let is_exception = kind
        .get::<Class>()
        .is_some_and(|class| is_subclass(class, &cx.exceptions.BaseException));
    let exception = match value {
        Some(value) if value.get::<Exception>().is_some() => value.clone(),
        Some(value) if is_exception => cx.call(kind, std::slice::from_ref(value))?,
        None if is_exception => cx.call(kind, &[])?,
        _ => kind.clone(),
    };
    match exception.into::<Exception>() {
        Ok(exception) => {
            body::<FutureIter>(cx, &object)?.future.take();
            Err(Raised(exception))
        }
        Err(_) => Err(cx.type_error(
            "exceptions must be classes deriving BaseException or instances of such a class",
        )),
    }
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    body::<FutureIter>(cx, &object)?.future.take();
    Ok(Value::NONE)
}
