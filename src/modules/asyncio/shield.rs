//! `asyncio.shield`

use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::future::seen_exception;
use crate::modules::asyncio::task::ensure_future;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Future, FutureCore, FutureState, Reaction, peek};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::{self, core_of};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "shield",
    "(arg)",
    "Waits for something that goes on when the waiting is cancelled.",
    shield,
)];

/// The two futures of a shield.
struct Shield {
    inner: Value,
    outer: Value,
}

impl ForeignBody for Shield {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.inner);
        visit(&self.outer);
    }
}

fn shield(cx: &mut Cx, args: &Args) -> NativeResult {
    let inner = ensure_future(cx, args.req(0))?;
    let Some(core) = core_of(&inner).filter(|core| !core.is_done()) else {
        return Ok(inner);
    };
    let outer = Future::new(core.event_loop.clone()).into_value();
    let body = Shield {
        inner: inner.clone(),
        outer: outer.clone(),
    };
    let state = Foreign::new(cx.types.object.clone(), body);
    outcome::add_callback(&inner, Callback::React(Reaction::ShieldInner, state.clone()));
    outcome::add_callback(&outer, Callback::React(Reaction::ShieldOuter, state));
    Ok(outer)
}

/// The inner future is done: the outer one comes to the same, unless it was cancelled.
pub fn inner_done(cx: &mut Cx, state: &Ref<Foreign>, inner: &Value) {
    let (Some(shield), Some(core)) = (state.body::<Shield>(), core_of(inner)) else {
        return;
    };
    if core_of(&shield.outer).is_none_or(FutureCore::is_done) {
        return;
    }
    match core.state.get() {
        FutureState::Cancelled => {
            outcome::cancel(&shield.outer, &Value::UNBOUND);
        }
        FutureState::Exception => {
            if let Some(exception) = seen_exception(cx, inner) {
                outcome::set_exception(&shield.outer, exception.into_value());
            }
        }
        FutureState::Result | FutureState::Pending => {
            outcome::set_result(&shield.outer, peek(&core.outcome));
        }
    }
}

/// The outer future is done: if the inner one goes on, its exception is only reported.
pub fn outer_done(state: &Ref<Foreign>) {
    let Some(shield) = state.body::<Shield>() else { return };
    let Some(core) = core_of(&shield.inner).filter(|core| !core.is_done()) else {
        return;
    };
    core.remove_callbacks(
        |callback| matches!(callback, Callback::React(Reaction::ShieldInner, s) if s.same(state)),
    );
    core.add_callback(Callback::React(Reaction::ShieldLog, state.clone()));
}

/// A shielded future whose outer future is gone is done: an exception is reported.
pub fn report(cx: &mut Cx, inner: &Value) -> Result<(), Raised> {
    let event_loop = core_of(inner).and_then(|core| core.event_loop.get::<EventLoop>().cloned());
    let (Some(event_loop), Some(exception)) = (event_loop, seen_exception(cx, inner)) else {
        return Ok(());
    };
    let class = cx.type_name(&exception.to_value());
    let trouble = Trouble {
        message: format!("{class} exception in shielded future"),
        exception: Some(exception),
        about: vec![("future", inner.clone())],
    };
    errors::report(cx, &event_loop, &trouble)
}
