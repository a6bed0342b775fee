//! `asyncio.shield`

use crate::modules::asyncio::future::seen_exception;
use crate::modules::asyncio::own_callbacks;
use crate::modules::asyncio::task::ensure_future;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Future, FutureCore, FutureState, Reaction, peek};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::outcome::{self, core_of};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

pub static FUNCTIONS: &[NativeDef] = &[def(
    "shield",
    "(arg)",
    "Waits for something that goes on when the waiting is cancelled.",
    shield,
)
.python()];

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

/// The future that a shield gives.
pub fn outer_of(state: &Ref<Foreign>) -> Option<Value> {
    state.body::<Shield>().map(|shield| shield.outer.clone())
}

fn shield(cx: &mut Cx, args: &Args) -> NativeResult {
    let inner = ensure_future(cx, args.req(0))?;
    let Some(core) = core_of(&inner).filter(|core| !core.is_done()) else {
        return Ok(inner);
    };
    let outer = Future::new(core.event_loop.to_value()).into_value();
    let body = Shield {
        inner: inner.clone(),
        outer: outer.clone(),
    };
    let state = Foreign::new(cx.types.object.clone(), body);
    let callback = Callback::React(Reaction::ShieldInner, state.clone());
    own_callbacks::add(cx, &inner, callback)?;
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

/// The outer future is done: nobody asks for what the inner one comes to, so that an exception is
/// reported as one that was never retrieved.
pub fn outer_done(state: &Ref<Foreign>) {
    let Some(shield) = state.body::<Shield>() else {
        return;
    };
    let Some(core) = core_of(&shield.inner).filter(|core| !core.is_done()) else {
        return;
    };
    core.remove_callbacks(
        |callback| matches!(callback, Callback::React(Reaction::ShieldInner, s) if s.same(state)),
    );
}
