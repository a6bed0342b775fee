//! What the coroutines of locks, events, semaphores and queues have in common.

use crate::modules::asyncio::cancel::overrides;
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::sync::Waiters;
use crate::objects::value::Value;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{NativeResult, Step, Steps};
use crate::vm::ops::repr::class_path;
use crate::vm::raise::Raised;

/// A coroutine that does one thing when it is awaited, and never waits.
pub struct Once {
    /// What the thing is done to.
    pub object: Value,
    /// The thing: gives what the coroutine returns.
    pub act: fn(&mut Cx, &Value) -> NativeResult,
}

impl Steps for Once {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        (self.act)(cx, &self.object).map(Step::Return)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
}

/// Wakes a waiting future, unless it is done; gives whether it was woken.
pub fn wake(future: &Ref<Future>, result: Value) -> bool {
    let pending = !future.core.is_done();
    if pending {
        outcome::set_result(&future.to_value(), result);
    }
    pending
}

/// Takes waiters out until one was woken.
pub fn wake_next(waiters: &Waiters) {
    while let Some(future) = waiters.pop() {
        if wake(&future, Value::NONE) {
            return;
        }
    }
}

/// The text of an object that waits are about: `<asyncio.locks.Lock object at 0x… [locked]>`.
pub fn describe(cx: &mut Cx, object: &Value, state: &str, waiters: usize) -> NativeResult {
    let class = class_path(cx, &cx.class_of(object));
    let address = object.identity();
    let waiting = match waiters {
        0 => String::new(),
        count => format!(", waiters:{count}"),
    };
    Ok(cx.str(format!(
        "<{class} object at {address:#x} [{state}{waiting}]>"
    )))
}

/// `__aenter__` of an object whose class, a script's, has an `acquire` of its own.
pub fn enter_by_method(cx: &mut Cx, object: &Value) -> Result<Option<Value>, Raised> {
    let name = cx.intern("acquire");
    if !overrides(object, &name) {
        return Ok(None);
    }
    let acquire = cx.call_method(object, &name, &[])?;
    let steps = AwaitThenNone(acquire);
    let qualname = "_ContextManagerMixin.__aenter__";
    Ok(Some(cx.native_coroutine(qualname, steps)))
}

/// `__aexit__` of an object whose class, a script's, has a `release` of its own.
pub fn exit_by_method(cx: &mut Cx, object: &Value) -> Result<Option<Value>, Raised> {
    let name = cx.intern("release");
    if !overrides(object, &name) {
        return Ok(None);
    }
    let steps = Once {
        object: object.clone(),
        act: call_release,
    };
    let qualname = "_ContextManagerMixin.__aexit__";
    Ok(Some(cx.native_coroutine(qualname, steps)))
}

fn call_release(cx: &mut Cx, object: &Value) -> NativeResult {
    let name = cx.intern("release");
    cx.call_method(object, &name, &[])?;
    Ok(Value::NONE)
}

/// Awaits something, then returns None; unbound once that was begun.
pub struct AwaitThenNone(pub Value);

impl Steps for AwaitThenNone {
    fn step(&mut self, _: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        if self.0.is_unbound() {
            return Ok(Step::Return(Value::NONE));
        }
        Ok(Step::Await(self.0.take()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}
