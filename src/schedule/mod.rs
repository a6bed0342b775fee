//! The event loop's memory: what is ready, what is due when, who waits for what.
//!
//! In: futures, tasks and times. Out: the order in which things run. Pure: nothing here runs script
//! code, waits or reads a clock other than [`clock::Clock`], so all of it can be tested without time
//! passing. The loop itself is `runtime/event_loop.rs`; what a step does is `modules/asyncio`.

pub mod clock;
pub mod event_loop;
pub mod interrupt;
pub mod outcome;
pub mod ready;
pub mod signals;
pub mod slow;
pub mod timers;
pub mod waits;
pub mod watches;

use crate::objects::context;
use crate::objects::coroutine::Generator;
use crate::objects::heap::{Ref, Weak};
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::clock::Clock;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::interrupt::Interrupts;
use crate::schedule::signals::SignalHandlers;
use crate::schedule::slow::Slow;

/// What an interpreter knows about time and tasks.
#[derive(Default)]
pub struct Schedule {
    /// The one clock.
    pub clock: Clock,
    /// The event loop that runs, if one does.
    pub running: Option<Ref<EventLoop>>,
    /// The event loops that run, on whichever threads.
    pub active: Vec<Ref<EventLoop>>,
    /// The task whose step runs, if one does.
    pub current: Option<Ref<Task>>,
    /// Whether a task ever waited for a future of a script's own making.
    pub has_own_futures: bool,
    /// What the context variables are at the moment: never changed in place, so that copying a
    /// context is copying this value. Unbound while no variable was ever set.
    pub context: Value,
    /// What `set_event_loop` was given.
    pub chosen_loop: Option<Ref<EventLoop>>,
    /// The event loops in which async generators were begun.
    pub generator_loops: Vec<Weak>,
    /// What `set_event_loop_policy` was given, or unbound.
    pub policy: Value,
    /// Until when the coroutine that has just suspended with a float wants to sleep.
    pub sleep_until: Option<f64>,
    /// About what time this turn began, in milliseconds by the clock: for "since when". Old by up to
    /// some turns where nobody had a reason to ask the clock.
    pub turn_time: u32,
    /// How many turns there have been.
    pub turns: u32,
    /// What scripts want to happen when a signal comes.
    pub signals: SignalHandlers,
    /// The step that runs, in debug mode.
    pub slow: Option<Slow>,
    /// Of how many functions a new coroutine remembers where they stood, for when it is never awaited.
    pub origin_depth: usize,
    /// What SIGINT does.
    pub interrupts: Interrupts,
    /// Whether code that was typed at a prompt runs directly, on top of the session's event loop, which
    /// then stands aside for one that the code runs itself.
    pub at_prompt: bool,
    /// The number in the name of the last task that was given none.
    name_numbers: i64,
    task_ids: u64,
}

impl Schedule {
    /// A name for a task that was given none: its number.
    pub fn next_task_name(&mut self) -> Value {
        self.name_numbers += 1;
        Value::int(self.name_numbers)
    }

    /// A copy of the context that is current, for a task or callback.
    pub fn copy_context(&self) -> Value {
        context::values_of(&self.context)
    }

    /// Takes note of an async generator that begins in an event loop.
    pub fn note_async_generator(
        &mut self,
        event_loop: &Ref<EventLoop>,
        generator: &Ref<Generator>,
    ) {
        if event_loop.note_async_generator(generator) {
            self.generator_loops.retain(|weak| weak.upgrade().is_some());
            self.generator_loops
                .extend(Weak::to(&event_loop.to_value()));
        }
    }

    /// The event loop that is to close an async generator that was lost: the one that runs, or else the last
    /// one that has run any and is not closed.
    pub fn loop_of_generators(&self) -> Option<Ref<EventLoop>> {
        let others = self.generator_loops.iter().rev();
        let others = others.filter_map(|weak| weak.upgrade()?.into::<EventLoop>().ok());
        let mut all = self.running.clone().into_iter().chain(others);
        all.find(|event_loop| !event_loop.closed.get())
    }

    /// A number for a new task.
    pub fn next_task_id(&mut self) -> u64 {
        self.task_ids += 1;
        self.task_ids
    }
}
