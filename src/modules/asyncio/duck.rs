//! Futures of a script's own making: objects that have what asyncio asks of a future, and are none of
//! its own. They say so by an attribute `_asyncio_future_blocking`.

use crate::modules::asyncio::{cancel, describe, step};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::link::Link;
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

const BLOCKING: &str = "_asyncio_future_blocking";

/// Whether a value is such a future.
pub fn is_duck(cx: &mut Cx, value: &Value) -> bool {
    if value.kind() != Kind::Instance || outcome::core_of(value).is_some() {
        return false;
    }
    // A mock says that it is of the class that it stands for.
    let (class, name) = (cx.names.class.clone(), cx.intern(BLOCKING));
    let class = cx.get_attr(value, &class).ok();
    class.is_some_and(|class| cx.get_attr(&class, &name).is_ok())
        && cx
            .get_attr(value, &name)
            .is_ok_and(|blocking| !blocking.is_none())
}

/// Whether it belongs to another event loop.
pub fn is_foreign(
    cx: &mut Cx,
    future: &Value,
    event_loop: &Ref<EventLoop>,
) -> Result<bool, Raised> {
    let name = cx.intern("get_loop");
    let own = cx.call_method(future, &name, &[])?;
    Ok(!cx.inner(&own).is(&event_loop.to_value()))
}

/// Lets a task wait for one that its coroutine suspended with; an error is what the coroutine gets.
pub fn park(cx: &mut Cx, task: &Ref<Task>, future: &Value) -> Result<(), Raised> {
    if let Some(event_loop) = task.core.event_loop.get::<EventLoop>().cloned()
        && is_foreign(cx, future, &event_loop)?
    {
        return Err(describe::foreign_future(cx, task, future)?);
    }
    let blocking = cx.intern(BLOCKING);
    let value = cx.get_attr(future, &blocking)?;
    if !cx.truth(&value)? {
        return Err(describe::plain_yield(cx, task, future)?);
    }
    cx.set_attr(future, &blocking, Value::FALSE)?;
    step::ask_to_be_woken(cx, task, future)?;
    cx.schedule.has_own_futures = true;
    task.waiting.set(Waiting::Future {
        future: Link::new(future.clone()),
        since: cx.schedule.turn_time,
    });
    let message = task.core.cancel_message.peek();
    if task.core.must_cancel.get() && cancel::cancel_awaited(cx, future, &message)? {
        task.core.must_cancel.set(false);
    }
    Ok(())
}

/// What the task that waits for it, or for a future of a script's subclass, goes on with once it is done:
/// nothing, or its exception.
pub fn arrival(cx: &mut Cx, future: &Value) -> NativeResult {
    let name = cx.intern("result");
    if cancel::overrides(future, &name) {
        cx.call_method(future, &name, &[])?;
    }
    Ok(Value::NONE)
}
