//! The queue of what is ready to run: one, first in, first out, for everything.
//!
//! This is the scheduler's choice point. What Python promises: callbacks of one future run in the
//! order of their registration, `call_soon` is first in, first out, and a turn of the event loop
//! runs what was ready when the turn began.

use std::collections::VecDeque;

use crate::objects::foreign::Foreign;
use crate::objects::future::{Future, Reaction};
use crate::objects::handle::Handle;
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::objects::value::Value;

/// Something that is ready to run.
pub enum Ready {
    /// A task's first step, or its next one after it gave way.
    Step(Ref<Task>),
    /// The next step of a task that waited for something, which is done.
    Wake(Ref<Task>),
    /// The time that a sleeping task waits for is there: the task's wake-up is for the next turn.
    TimeUp { slot: u32, deadline: f64 },
    /// A handle's call.
    Call(Ref<Handle>),
    /// A transport's descriptor can be read.
    Readable(Ref<Foreign>),
    /// A transport's descriptor can be written.
    Writable(Ref<Foreign>),
    /// A child of a `gather` is done.
    Gather { outer: Ref<Future>, index: u32 },
    /// A part of asyncio acts, mostly because a future is done.
    React(Box<React>),
    /// The event loop stops after this turn.
    Stop,
}

const _: () = assert!(size_of::<Ready>() == 16);

/// A part of asyncio is to act.
pub struct React {
    pub reaction: Reaction,
    pub state: Ref<Foreign>,
    /// The future that is done, or unbound.
    pub future: Value,
}

/// The queue of an event loop.
pub type ReadyQueue = VecDeque<Ready>;

/// Shows every value to `visit`.
pub fn traverse(queue: &ReadyQueue, visit: &mut dyn FnMut(&Value)) {
    for item in queue {
        match item {
            Ready::Step(task) | Ready::Wake(task) => visit(&task.to_value()),
            Ready::Call(handle) => visit(&handle.to_value()),
            Ready::Readable(transport) | Ready::Writable(transport) => {
                visit(&transport.to_value());
            }
            Ready::Gather { outer, .. } => visit(&outer.to_value()),
            Ready::React(react) => {
                visit(&react.state.to_value());
                visit(&react.future);
            }
            Ready::TimeUp { .. } | Ready::Stop => {}
        }
    }
}
