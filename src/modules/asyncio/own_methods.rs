//! Methods of an event loop that a script's subclass has in a version of its own: asyncio calls those.
//!
//! The steps of tasks and the callbacks of futures do not go through `call_soon`, nor sleeping tasks
//! through `call_later`.

use crate::modules::asyncio::cancel::overrides;
use crate::objects::future::peek;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;

/// Calls a method of the event loop if it is the script's own; none if it is not.
pub fn call(
    cx: &mut Cx,
    event_loop: &EventLoop,
    name: &str,
    args: &[Value],
) -> Option<NativeResult> {
    call_kw(cx, event_loop, name, args, &[])
}

/// The same, with keyword arguments.
pub fn call_kw(
    cx: &mut Cx,
    event_loop: &EventLoop,
    name: &str,
    args: &[Value],
    keywords: &[(Ref<Str>, Value)],
) -> Option<NativeResult> {
    let face = peek(&event_loop.seen_as);
    if face.is_unbound() {
        return None;
    }
    let name = cx.intern(name);
    if !overrides(&face, &name) {
        return None;
    }
    let method = cx.get_attr(&face, &name);
    Some(method.and_then(|method| cx.call_kw(&method, args, keywords)))
}
