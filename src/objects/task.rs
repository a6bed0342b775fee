//! Tasks: a coroutine that the event loop steps until it is done.

use std::cell::Cell;

use crate::objects::code::Place;
use crate::objects::future::{FutureCore, traverse_cell};
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A task.
pub struct Task {
    pub core: FutureCore,
    /// The coroutine; kept when it is done, for `get_coro` and the task's text.
    pub coroutine: Value,
    /// A string, or the number in `Task-7`.
    pub name: Cell<Value>,
    /// What it waits for.
    pub waiting: Cell<Waiting>,
    /// The context variables it runs with.
    pub context: Cell<Value>,
    /// Where it was created: the script's instruction that did it.
    pub created: Option<Place>,
    /// Tells it from every other task of the interpreter; later ones have greater numbers.
    pub id: u64,
    /// Its place in the event loop's list of tasks that are not done.
    pub slot: Cell<u32>,
    /// When it began to wait: the turn's time, in milliseconds by the interpreter's clock.
    pub since: Cell<u32>,
    /// How often `cancel` was called without an `uncancel`.
    pub cancel_requests: Cell<u32>,
    /// Whether CancelledError is to be thrown into it at its next step.
    pub must_cancel: Cell<bool>,
    /// Whether it may be reported when it dies pending or with an unseen exception.
    pub reported: Cell<bool>,
    /// Whether it was done when it was made, so that its coroutine is not shown.
    pub done_at_once: Cell<bool>,
}

/// What a task waits for.
#[derive(Default)]
pub enum Waiting {
    /// Nothing: it is running, about to run, or done.
    #[default]
    Nothing,
    /// A future or another task.
    Future(Value),
    /// A timer: the one of this number, due at this time of the event loop's clock.
    Sleep { timer: u64, deadline: f64 },
    /// It slept, and its next step is queued.
    SleepOver,
    /// The same, but its sleep was cancelled with this message.
    SleepCancelled(Value),
    /// Nothing: this exception is for its next step. It awaited what cannot be awaited, or nothing
    /// could ever have ended its wait.
    Refused(Value),
}

/// The place of a task that is in no event loop's list.
pub const NO_SLOT: u32 = u32::MAX;

impl Object for Task {
    const KIND: Kind = Kind::Task;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.core.traverse(visit);
        visit(&self.coroutine);
        traverse_cell(&self.name, visit);
        traverse_cell(&self.context, visit);
        let waiting = self.waiting.take();
        if let Waiting::Future(value) | Waiting::SleepCancelled(value) | Waiting::Refused(value) =
            &waiting
        {
            visit(value);
        }
        self.waiting.set(waiting);
    }

    fn clear(&self) {
        self.core.clear();
        drop((self.waiting.take(), self.context.take()));
    }
}

impl Task {
    /// A task that has not started.
    pub fn new(
        event_loop: Value,
        coroutine: Value,
        name: Value,
        context: Value,
        id: u64,
        created: Option<Place>,
    ) -> Ref<Task> {
        Ref::new(Task {
            core: FutureCore::new(event_loop),
            coroutine,
            name: Cell::new(name),
            waiting: Cell::new(Waiting::Nothing),
            context: Cell::new(context),
            id,
            created,
            slot: Cell::new(NO_SLOT),
            since: Cell::new(0),
            cancel_requests: Cell::new(0),
            must_cancel: Cell::new(false),
            reported: Cell::new(true),
            done_at_once: Cell::new(false),
        })
    }

    /// The future it waits for, if that is what it does.
    pub fn waits_for(&self) -> Option<Value> {
        let waiting = self.waiting.take();
        let future = match &waiting {
            Waiting::Future(future) => Some(future.clone()),
            Waiting::Nothing
            | Waiting::Sleep { .. }
            | Waiting::SleepOver
            | Waiting::SleepCancelled(_)
            | Waiting::Refused(_) => None,
        };
        self.waiting.set(waiting);
        future
    }
}
