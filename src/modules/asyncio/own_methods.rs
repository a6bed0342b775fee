//! Methods of an event loop that a script has replaced, mostly in a class of its own: asyncio calls those.
//!
//! The steps of tasks and the callbacks of futures do not go through `call_soon`; sleeping tasks and
//! timeouts go through `call_later` and `call_at`, and all heed `time`.

use crate::modules::asyncio::cancel::overrides;
use crate::objects::heap::{Ref, given};
use crate::objects::instance::Instance;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// Calls a method of the event loop if it is the script's own; none if it is not.
pub fn call(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    name: &str,
    args: &[Value],
) -> Option<NativeResult> {
    call_kw(cx, event_loop, name, args, &[])
}

/// The same, with keyword arguments.
pub fn call_kw(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    name: &str,
    args: &[Value],
    keywords: &[(Ref<Str>, Value)],
) -> Option<NativeResult> {
    if !has(cx, event_loop, name) {
        return None;
    }
    let name = cx.intern(name);
    let method = cx.get_attr(&EventLoop::as_seen(event_loop), &name);
    Some(method.and_then(|method| cx.call_kw(&method, args, keywords)))
}

/// The time by the event loop's clock, which may be the script's own.
pub fn time(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<f64, Raised> {
    match own_time(cx, event_loop) {
        Some(time) => time,
        None => Ok(cx.schedule.clock.monotonic()),
    }
}

/// What the script's own `time` of the event loop gives; none if it has no such method.
pub fn own_time(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Option<Result<f64, Raised>> {
    let time = call(cx, event_loop, "time", &[])?;
    Some(time.and_then(|time| cx.to_float(&time)))
}

/// Whether the event loop, or the script's class that it is of, has a method of its own of this name.
pub fn has(cx: &mut Cx, event_loop: &Ref<EventLoop>, name: &str) -> bool {
    if !event_loop.subclassed.get() && !given::any(event_loop) {
        return false;
    }
    let face = EventLoop::as_seen(event_loop);
    if face.get::<Instance>().is_none() {
        let given = given::attributes(&face);
        return given.is_some_and(|given| given.get_str(&cx.intern(name)).is_some());
    }
    let name = cx.intern(name);
    let own = face.get::<Instance>().and_then(|face| face.get(&name));
    own.is_some() || overrides(&face, &name)
}
