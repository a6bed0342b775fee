//! Tasks: a coroutine that the event loop steps until it is done.

use std::cell::Cell;

use crate::objects::code::{CodeObject, Place};
use crate::objects::future::FutureCore;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::link::{Link, LinkCell, LinkOnce, RareCell};
use crate::objects::str::Str;
use crate::objects::value::Value;

/// A task.
pub struct Task {
    pub core: FutureCore,
    /// The coroutine; kept when it is done, for `get_coro` and the task's text.
    pub coroutine: LinkOnce,
    /// The name it was given; none if it has a number.
    text: LinkCell,
    /// How much less than its own number the one in `Task-7` is.
    unnumbered: Cell<u32>,
    /// What it waits for.
    pub waiting: Cell<Waiting>,
    /// The context variables it runs with.
    pub context: LinkCell,
    /// The code and the instruction of it that created the task.
    created: Option<Ref<CodeObject>>,
    created_at: u32,
    /// Tells it from every other task of the interpreter; later ones have greater numbers.
    pub id: u64,
    /// Its place in the event loop's list of tasks that are not done.
    pub slot: Cell<u32>,
    /// How often `cancel` was called without an `uncancel`.
    pub cancel_requests: Cell<u32>,
}

const _: () = assert!(size_of::<Task>() == 128);

/// What a task waits for.
#[derive(Default)]
pub enum Waiting {
    /// Nothing: it is running, about to run, or done.
    #[default]
    Nothing,
    /// A future or another task; since the turn at this time, in milliseconds by the interpreter's
    /// clock.
    Future { future: Link, since: u32 },
    /// A timer, due at this time of the event loop's clock.
    Sleep(f64),
    /// It slept, and its next step is queued.
    SleepOver,
    /// The same, but its sleep was cancelled with this message.
    SleepCancelled(RareCell),
    /// Nothing: this exception is for its next step. It awaited what cannot be awaited, or nothing
    /// could ever have ended its wait.
    Refused(Link),
}

/// The place of a task that is in no event loop's list.
pub const NO_SLOT: u32 = u32::MAX;

impl Object for Task {
    const KIND: Kind = Kind::Task;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.core.traverse(visit);
        visit(&self.coroutine.to_value());
        self.text.traverse(visit);
        self.context.traverse(visit);
        let waiting = self.waiting.take();
        match &waiting {
            Waiting::Future { future: link, .. } | Waiting::Refused(link) => {
                visit(&link.to_value());
            }
            Waiting::SleepCancelled(message) => message.traverse(visit),
            Waiting::Nothing | Waiting::Sleep(_) | Waiting::SleepOver => {}
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
        let created_at = created.as_ref().map_or(0, |place| place.pc);
        let task = Ref::new(Task {
            core: FutureCore::new(event_loop),
            coroutine: LinkOnce::new(coroutine),
            text: LinkCell::default(),
            unnumbered: Cell::new(0),
            waiting: Cell::new(Waiting::Nothing),
            context: LinkCell::new(context),
            id,
            created: created.map(|place| place.code),
            created_at,
            slot: Cell::new(NO_SLOT),
            cancel_requests: Cell::new(0),
        });
        task.set_name(name);
        task
    }

    /// Its name: a string, or the number in `Task-7`.
    pub fn name(&self) -> Value {
        match self.text.peek() {
            text if text.is_unbound() => {
                Value::int(self.id as i64 - i64::from(self.unnumbered.get()))
            }
            text => text,
        }
    }

    /// Gives it another name.
    pub fn set_name(&self, name: Value) {
        match name.as_int() {
            None => self.text.set(name),
            Some(number) => match u32::try_from(self.id as i64 - number) {
                Ok(less) => self.unnumbered.set(less),
                Err(_) => self
                    .text
                    .set(Str::new(format!("Task-{number}")).into_value()),
            },
        }
    }

    /// Since when it waits for a future: the turn's time, in milliseconds by the interpreter's clock.
    pub fn waits_since(&self) -> u32 {
        let waiting = self.waiting.take();
        let since = match &waiting {
            Waiting::Future { since, .. } => *since,
            _ => 0,
        };
        self.waiting.set(waiting);
        since
    }

    /// Where it was created: the script's instruction that did it.
    pub fn created(&self) -> Option<Place> {
        self.created.as_ref().map(|code| Place {
            code: code.clone(),
            pc: self.created_at,
        })
    }

    /// The future it waits for, if that is what it does.
    pub fn waits_for(&self) -> Option<Value> {
        let waiting = self.waiting.take();
        let future = match &waiting {
            Waiting::Future { future, .. } => Some(future.to_value()),
            Waiting::Nothing
            | Waiting::Sleep(_)
            | Waiting::SleepOver
            | Waiting::SleepCancelled(_)
            | Waiting::Refused(_) => None,
        };
        self.waiting.set(waiting);
        future
    }
}
