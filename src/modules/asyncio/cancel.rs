//! Cancelling futures and tasks of whatever class: a script's subclass may have a `cancel` of its own.

use rustc_hash::FxHashSet;

use crate::objects::class::Class;
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::str::Str;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// How asyncio calls a `cancel` that is the script's own.
enum Call {
    /// `future.cancel()`
    Bare,
    /// `future.cancel(msg)`: of what a task waits for.
    Positional,
    /// `future.cancel(msg=msg)`: of what is gathered.
    Keyword,
}

/// Cancels a future or task as `future.cancel()` does; gives whether that was still possible.
pub fn cancel(cx: &mut Cx, future: &Value) -> Result<bool, Raised> {
    cancel_by(cx, future, &Value::UNBOUND, Call::Bare)
}

/// Cancels what a task waits for as `future.cancel(msg)` does.
pub fn cancel_awaited(cx: &mut Cx, future: &Value, message: &Value) -> Result<bool, Raised> {
    cancel_by(cx, future, message, Call::Positional)
}

fn cancel_by(cx: &mut Cx, future: &Value, message: &Value, how: Call) -> Result<bool, Raised> {
    if !has_subclasses(cx) {
        return Ok(outcome::cancel(future, message));
    }
    if overrides_cancel(cx, future) {
        return call(cx, future, message, how);
    }
    cancel_itself(cx, future, message)
}

/// Cancels a future or task by the method that `Future` and `Task` have; what it waits for is
/// cancelled as its own class says.
pub fn cancel_itself(cx: &mut Cx, future: &Value, message: &Value) -> Result<bool, Raised> {
    if !has_subclasses(cx) {
        return Ok(outcome::cancel(future, message));
    }
    let mut current = cx.inner(future).clone();
    let mut waiting: Vec<Ref<Task>> = Vec::new();
    // They may wait for each other in a circle.
    let mut seen = FxHashSet::default();
    while let Some(task) = current.get::<Task>().cloned()
        && seen.insert(task.id)
        && let Some(awaited) = task.waits_for()
    {
        if overrides_cancel(cx, &awaited) {
            waiting.push(task);
            return cancel_waiting(cx, &waiting, &awaited, message);
        }
        waiting.push(task);
        current = cx.inner(&awaited).clone();
    }
    let Some(gather) = current.get::<Future>().cloned() else {
        return Ok(outcome::cancel(future, message));
    };
    let children = children(&gather);
    if !children.iter().any(|child| overrides_cancel(cx, child)) {
        return Ok(outcome::cancel(future, message));
    }
    cancel_gather(cx, &waiting, &gather, children, message)
}

/// Cancels the children of a `gather` that the last of these tasks waits for.
fn cancel_gather(
    cx: &mut Cx,
    tasks: &[Ref<Task>],
    gather: &Ref<Future>,
    children: Vec<Value>,
    message: &Value,
) -> Result<bool, Raised> {
    for task in tasks {
        task.cancel_requests.set(task.cancel_requests.get() + 1);
    }
    let mut any = false;
    for child in children {
        any |= cancel_by(cx, &child, message, Call::Keyword)?;
    }
    if any && let Some(details) = &gather.gather {
        details.cancel_requested.set(true);
        gather.core.cancel_message.set(message.clone());
    }
    Ok(any || !tasks.is_empty())
}

/// Whether there may be a class of a script's that cancels in a way of its own.
fn has_subclasses(cx: &Cx) -> bool {
    cx.types.future.subclass_count.get() > 0
        || cx.types.task.subclass_count.get() > 0
        || cx.schedule.has_own_futures
}

fn children(future: &Future) -> Vec<Value> {
    let gather = future.gather.as_ref();
    gather.map_or(Vec::new(), |gather| gather.children.borrow().clone())
}

/// Cancels what the last of these tasks, each of which waits for the next one, waits for.
fn cancel_waiting(
    cx: &mut Cx,
    tasks: &[Ref<Task>],
    awaited: &Value,
    message: &Value,
) -> Result<bool, Raised> {
    for task in tasks {
        task.cancel_requests.set(task.cancel_requests.get() + 1);
    }
    if !call(cx, awaited, message, Call::Positional)?
        && let Some(task) = tasks.last()
    {
        task.core.must_cancel.set(true);
        task.core.cancel_message.set(message.clone());
    }
    Ok(true)
}

/// Whether the future is of a script's class with a `cancel` of its own.
fn overrides_cancel(cx: &mut Cx, future: &Value) -> bool {
    let name = cx.intern("cancel");
    overrides(future, &name)
}

/// Whether the object is of a script's class with a method of its own of this name.
pub fn overrides(object: &Value, name: &Ref<Str>) -> bool {
    let Some(instance) = object.get::<Instance>() else {
        return false;
    };
    let own = |class: &Ref<Class>| !class.builtin && class.attrs.get_str(name).is_some();
    let class = instance.class.borrow().clone();
    own(&class) || class.mro_rest.borrow().iter().any(own)
}

fn call(cx: &mut Cx, future: &Value, message: &Value, how: Call) -> Result<bool, Raised> {
    let name = cx.intern("cancel");
    let method = cx.get_attr(future, &name)?;
    let message = message.bound().cloned().unwrap_or(Value::NONE);
    let result = match how {
        Call::Bare => cx.call(&method, &[])?,
        Call::Positional => cx.call(&method, &[message])?,
        Call::Keyword => {
            let word = cx.intern("msg");
            cx.call_kw(&method, &[], &[(word, message)])?
        }
    };
    cx.truth(&result)
}
