//! Handles: a call that an event loop is to make, soon or at a given time.

use std::cell::{Cell, RefCell};

use crate::objects::foreign::Foreign;
use crate::objects::future::Reaction;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A call that an event loop is to make: `Handle` and `TimerHandle`.
pub struct Handle {
    /// What is called; `Cancelled` once the handle was cancelled.
    pub callee: RefCell<Callee>,
    /// The context variables the call runs with.
    pub context: Value,
    /// When it is due by the event loop's clock, for a timer.
    pub when: Option<f64>,
    /// The event loop.
    pub event_loop: Value,
    /// Whether it lies among the event loop's timers.
    pub scheduled: Cell<bool>,
}

/// What a handle calls.
#[derive(Clone)]
pub enum Callee {
    /// Something callable of a script, with these arguments.
    Script { callback: Value, args: Vec<Value> },
    /// A part of asyncio.
    React(Reaction, Ref<Foreign>),
    /// Nothing any more.
    Cancelled,
}

impl Object for Handle {
    const KIND: Kind = Kind::Handle;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.context);
        visit(&self.event_loop);
        match &*self.callee.borrow() {
            Callee::Script { callback, args } => {
                args.iter().chain([callback]).for_each(&mut *visit);
            }
            Callee::React(_, state) => visit(&state.to_value()),
            Callee::Cancelled => {}
        }
    }

    fn clear(&self) {
        self.cancel();
    }
}

impl Handle {
    /// A handle for this call.
    pub fn new(
        event_loop: Value,
        callee: Callee,
        context: Value,
        when: Option<f64>,
    ) -> Ref<Handle> {
        Ref::new(Handle {
            callee: RefCell::new(callee),
            context,
            when,
            event_loop,
            scheduled: Cell::new(false),
        })
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        matches!(&*self.callee.borrow(), Callee::Cancelled)
    }

    /// Forgets what was to be called; gives whether there was anything.
    pub fn cancel(&self) -> bool {
        let callee = self.callee.replace(Callee::Cancelled);
        !matches!(callee, Callee::Cancelled)
    }
}
