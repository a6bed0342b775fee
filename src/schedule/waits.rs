//! Who waits for what: the data from which reports about blocked tasks are made.

use crate::objects::heap::Ref;
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;

/// A task that waits, and for what.
pub struct Wait {
    pub task: Ref<Task>,
    pub reason: Reason,
}

/// What a task waits for.
pub enum Reason {
    /// For its turn.
    Turn,
    /// For this future or task.
    Future(Value),
    /// For this time of the event loop's clock.
    Time(f64),
}

/// What every task of an event loop that is not done waits for, oldest task first.
pub fn waits(event_loop: &EventLoop) -> Vec<Wait> {
    let tasks = event_loop.tasks.borrow().all();
    tasks
        .into_iter()
        .map(|task| Wait {
            reason: reason(&task),
            task,
        })
        .collect()
}

fn reason(task: &Task) -> Reason {
    let waiting = task.waiting.take();
    let reason = match &waiting {
        Waiting::Nothing | Waiting::SleepOver { .. } | Waiting::Refused(_) => Reason::Turn,
        Waiting::Future(future) => Reason::Future(future.clone()),
        Waiting::Sleep { deadline, .. } => Reason::Time(*deadline),
    };
    task.waiting.set(waiting);
    reason
}
