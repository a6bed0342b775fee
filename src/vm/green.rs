//! Green threads: functions of scripts on stacks of their own, a slice at a time.
//!
//! `asyncio.to_thread` and executors run script functions this way: on the interpreter's one thread,
//! taking turns with the event loop. A slice ends when the function blocks, or after
//! [`SLICE_POLLS`] calls and turns of loops: counted, not timed, so that a run under the virtual
//! clock is the same every time.

use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::call::{Begun, CallArgs};
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{Job, NativeResult};
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, GREEN_REGISTERS, Stack};

/// How many calls and turns of loops a slice has.
const SLICE_POLLS: u32 = 50_000;

/// A function on a stack of its own.
pub struct Green {
    stack: Stack,
    nesting: usize,
    /// The call that starts it, until it has started.
    start: Option<(Value, CallArgs)>,
    /// Whether it gave way of itself, and goes on without a result.
    sliced: bool,
}

/// What a slice of a green thread came to.
pub enum GreenStep {
    /// The function returned or raised.
    Done(NativeResult),
    /// It waits for this; `Job::Slice` means that its time was up and it wants to go on.
    Blocked(Job),
}

impl Cx {
    /// A green thread that has not started.
    pub fn green_new(
        &mut self,
        callable: Value,
        args: Vec<Value>,
        keywords: Option<Ref<Dict>>,
    ) -> Result<Green, Raised> {
        let keywords = match &keywords {
            Some(keywords) => self.keywords_of(keywords)?,
            None => Vec::new(),
        };
        let args = CallArgs {
            positional: args,
            keywords,
        };
        let stack = Stack::new(GREEN_REGISTERS);
        Ok(Green {
            stack,
            nesting: 0,
            start: Some((callable, args)),
            sliced: false,
        })
    }

    /// Runs a slice; `input` is the result of what it was blocked for.
    pub fn green_run(&mut self, green: &mut Green, input: NativeResult) -> GreenStep {
        self.swap_with(green);
        let was_green = std::mem::replace(&mut self.is_green, true);
        let polls = std::mem::replace(&mut self.slice_polls, SLICE_POLLS);
        self.ask_to_poll();
        let outcome = self.green_drive(green, input);
        self.is_green = was_green;
        self.slice_polls = polls;
        self.swap_with(green);
        green.sliced = matches!(outcome, Outcome::Parked(Job::Slice));
        match outcome {
            Outcome::Value(value) => GreenStep::Done(Ok(value)),
            Outcome::Raised(raised) => GreenStep::Done(Err(raised)),
            Outcome::Parked(job) => GreenStep::Blocked(job),
            Outcome::Go | Outcome::Yielded(_) => unreachable!("a thread's function ends or parks"),
        }
    }

    fn green_drive(&mut self, green: &mut Green, input: NativeResult) -> Outcome {
        let outcome = match green.start.take() {
            Some((callable, args)) => {
                self.stack.frames.push(Frame::Entry);
                match self.begin_call(callable, args) {
                    Ok(Begun::Done(value)) => Outcome::Value(value),
                    Ok(Begun::Pushed) => Outcome::Go,
                    Ok(Begun::Parked(job)) => Outcome::Parked(job),
                    Err(raised) => Outcome::Raised(raised),
                }
            }
            None if green.sliced => Outcome::Go,
            None => match input {
                Ok(value) => Outcome::Value(value),
                Err(raised) => Outcome::Raised(raised),
            },
        };
        match outcome {
            // Nothing of a script runs: the function itself is written in Rust, and waits.
            Outcome::Parked(job) => Outcome::Parked(job),
            outcome => self.drive(outcome),
        }
    }

    fn swap_with(&mut self, green: &mut Green) {
        std::mem::swap(&mut self.stack, &mut green.stack);
        std::mem::swap(&mut self.nesting, &mut green.nesting);
    }

    /// Counts one poll of the running green thread; true if its slice is over and it can give way.
    pub(in crate::vm) fn count_poll(&mut self) -> bool {
        self.ask_to_poll();
        self.slice_polls = self.slice_polls.saturating_sub(1);
        self.slice_polls == 0 && self.can_park()
    }

    fn ask_to_poll(&self) {
        self.poll.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}
