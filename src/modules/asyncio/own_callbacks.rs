//! asyncio's own callbacks on futures of a script's class that has its own `add_done_callback`.
//!
//! That method is given an object that can be called. Where it comes to the `add_done_callback` of
//! `Future`, what it stands for is registered; a script may as well call it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::modules::asyncio::cancel::overrides;
use crate::modules::asyncio::support::{body, foreign};
use crate::modules::asyncio::turn;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::Callback;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static METHODS: &[NativeDef] = &[def("__call__", "(self, future, /)", "Acts.", act)];

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
    let name = cx.intern("add_done_callback");
    if !overrides(future, &name) {
        outcome::add_callback(future, callback);
        return Ok(());
    }
    let object = Foreign::new(class(cx), OwnCallback(RefCell::new(Some(callback))));
    let method = cx.get_attr(future, &name)?;
    cx.call(&method, &[object.into_value()])?;
    Ok(())
}

/// The callback that such an object stands for.
pub fn take(object: &Value) -> Option<Callback> {
    let object = object.get::<Foreign>()?;
    object.body::<OwnCallback>()?.0.take()
}

fn act(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let callback = body::<OwnCallback>(cx, &object)?.0.take();
    let future = args.req(1);
    let event_loop = outcome::core_of(future).map(|core| core.event_loop.to_value());
    if let Some(callback) = callback
        && let Some(event_loop) = event_loop.and_then(|l| l.get::<EventLoop>().cloned())
    {
        let ready = outcome::ready(callback, future, &event_loop);
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
