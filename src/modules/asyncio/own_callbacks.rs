//! asyncio's own callbacks, given to methods of a script's own: to `add_done_callback` of futures, to
//! `call_later`, `call_at` and `call_soon` of event loops.
//!
//! Those are given an object that can be called. Where it comes to the `add_done_callback` of
//! `Future`, what it stands for is registered; otherwise it acts when it is called.

use std::cell::RefCell;
use std::rc::Rc;

use crate::modules::asyncio::cancel::overrides;
use crate::modules::asyncio::support::{body, current_loop, foreign};
use crate::modules::asyncio::{own_methods, turn};
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Reaction};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static METHODS: &[NativeDef] = &[def("__call__", "(self, future=None, /)", "Acts.", act)];

/// A callback of asyncio's own, until it is registered or called.
struct OwnCallback(RefCell<Option<Callback>>);

impl ForeignBody for OwnCallback {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(callback) = &*self.0.borrow() {
            callback.traverse(visit);
        }
    }
}

/// Registers a callback of asyncio's own in the way of the future's class.
pub fn add(cx: &mut Cx, future: &Value, callback: Callback) -> Result<(), Raised> {
    if future.kind() == Kind::Instance {
        let name = cx.intern("add_done_callback");
        if overrides(future, &name) {
            let object = object(cx, callback);
            return cx.call_method(future, &name, &[object]).map(drop);
        }
    }
    outcome::add_callback(future, callback);
    Ok(())
}

/// Lets a part of asyncio act later by a method of the event loop that is the script's own; none if it
/// has no such method. The method is `call_later`, `call_at` or `call_soon`; `when` is its first argument.
pub fn schedule(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    method: &str,
    when: Option<&Value>,
    (reaction, state): (Reaction, &Ref<Foreign>),
) -> Option<Result<Ref<Handle>, Raised>> {
    // The `call_later` of asyncio goes on to `call_at`.
    let is_own = own_methods::has(cx, event_loop, method)
        || method == "call_later" && own_methods::has(cx, event_loop, "call_at");
    if !is_own {
        return None;
    }
    let mut args: Vec<Value> = when.cloned().into_iter().collect();
    args.push(object(cx, Callback::React(reaction, state.clone())));
    let name = cx.intern(method);
    let given = cx.call_method(&EventLoop::as_seen(event_loop), &name, &args);
    Some(given.and_then(|given| handle_of(cx, event_loop, method, &given)))
}

/// The handle that such a method gave; one of nothing in the place of None.
fn handle_of(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    method: &str,
    given: &Value,
) -> Result<Ref<Handle>, Raised> {
    if let Some(handle) = cx.inner(given).get::<Handle>() {
        return Ok(handle.clone());
    }
    if !given.is_none() {
        let name = cx.type_name(given);
        let message = format!("{method}() of an event loop should give a Handle, not '{name}'");
        return Err(cx.type_error(message));
    }
    let event_loop = event_loop.to_value();
    Ok(Handle::new(
        event_loop,
        Callee::Cancelled,
        Value::UNBOUND,
        None,
    ))
}

fn object(cx: &mut Cx, callback: Callback) -> Value {
    let body = OwnCallback(RefCell::new(Some(callback)));
    Foreign::new(class(cx), body).into_value()
}

/// The callback that such an object stands for.
pub fn take(object: &Value) -> Option<Callback> {
    let object = object.get::<Foreign>()?;
    object.body::<OwnCallback>()?.0.take()
}

fn act(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let callback = body::<OwnCallback>(cx, &object)?.0.take();
    if let Some(callback) = callback {
        let future = args.opt(1).cloned().unwrap_or(Value::NONE);
        let event_loop = current_loop(cx)?;
        let ready = outcome::ready(callback, &future, &event_loop);
        turn::run(cx, &event_loop, ready)?;
    }
    Ok(Value::NONE)
}

fn class(cx: &mut Cx) -> Ref<Class> {
    let state = cx.module_state.get("own_callbacks").cloned();
    if let Some(class) = state.and_then(|state| state.downcast::<Ref<Class>>().ok()) {
        return Ref::clone(&class);
    }
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class("callback", &object, Kind::Foreign);
    cx.add_methods(&class, METHODS);
    cx.module_state
        .insert("own_callbacks", Rc::new(class.clone()));
    class
}
