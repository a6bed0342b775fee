//! Driving the stack: what comes to a frame, and who gets what comes next.
//!
//! The interpreter's loop (`dispatch.rs`) runs script frames. Everything between them is here: a
//! result, an exception or a suspension is handed down from frame to frame until a script's frame can
//! go on, or the run that Rust asked for has its result.

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::dispatch::execute;
use crate::vm::exec;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Pending};
use crate::vm::unwind::Arrival;

/// What comes to the frame on top.
pub enum Outcome {
    /// Nothing: it runs (it is a script's).
    Go,
    /// The result of what was above it.
    Value(Value),
    /// What was above it raised.
    Raised(Raised),
    /// What was above it suspended, giving this to whoever steps it.
    Yielded(Value),
}

impl Cx {
    /// Runs until the `Entry` on the stack, nested in Rust.
    pub(in crate::vm) fn run(&mut self) -> NativeResult {
        match self.drive_script() {
            Outcome::Value(value) => Ok(value.by_words()),
            Outcome::Raised(raised) => Err(raised),
            Outcome::Go | Outcome::Yielded(_) => {
                unreachable!("a nested call ends with a value or an exception")
            }
        }
    }

    /// Runs a script's frame, which is on top, until the `Entry` on the stack, or the `Gather`, which stays.
    #[inline]
    pub(in crate::vm) fn drive_script(&mut self) -> Outcome {
        let outcome = execute(self);
        if let Some(Frame::Entry) = self.stack.frames.last() {
            self.stack.pop_entry();
            return outcome;
        }
        self.drive(outcome)
    }

    /// Runs until the `Entry` on the stack: hands outcomes down from frame to frame.
    pub(in crate::vm) fn drive(&mut self, outcome: Outcome) -> Outcome {
        let mut outcome = outcome;
        loop {
            outcome = match (self.stack.frames.last(), outcome) {
                (Some(Frame::Entry), outcome) => {
                    self.stack.frames.pop();
                    return outcome;
                }
                (Some(Frame::Gather(_)), outcome) => return outcome,
                (Some(Frame::Script(_)), Outcome::Go) => execute(self),
                (Some(Frame::Script(_) | Frame::Root(_)), outcome) => self.hand_down(outcome),
                (Some(Frame::Then(_) | Frame::Init(_) | Frame::Operator(_)), outcome) => {
                    self.at_rust(outcome)
                }
                (None, _) => unreachable!("every run stands on an entry"),
            }
        }
    }

    /// Hands an outcome down through roots and script frames, until a script's frame can run or one of
    /// another kind is on top.
    pub(in crate::vm) fn hand_down(&mut self, outcome: Outcome) -> Outcome {
        let mut outcome = outcome;
        loop {
            outcome = match (self.stack.frames.last(), outcome) {
                (Some(Frame::Script(_)), Outcome::Value(value)) => {
                    self.settle(value);
                    return Outcome::Go;
                }
                (Some(Frame::Script(_)), Outcome::Raised(raised)) => {
                    self.unwind(raised, Arrival::Here)
                }
                (
                    Some(Frame::Root(_)),
                    outcome @ (Outcome::Value(_) | Outcome::Raised(_) | Outcome::Yielded(_)),
                ) => self.at_root(outcome),
                (_, outcome) => return outcome,
            }
        }
    }

    /// The frame on top is a Rust function's that waits for this.
    pub(in crate::vm) fn at_rust(&mut self, outcome: Outcome) -> Outcome {
        let result = match outcome {
            Outcome::Value(value) => Ok(value),
            Outcome::Raised(raised) => Err(raised),
            Outcome::Go | Outcome::Yielded(_) => {
                unreachable!("a call ends with a value or an exception")
            }
        };
        let flow = match self.stack.frames.pop() {
            Some(Frame::Then(then)) => then(self, result),
            Some(Frame::Init(instance)) => return exec::object::init_done(self, instance, result),
            Some(Frame::Operator(operation)) => {
                exec::operator::after_first_method(self, operation, result)
            }
            _ => unreachable!("the caller looked at the top"),
        };
        match self.begin_flow(flow) {
            Ok(begun) => exec::begun(begun),
            Err(raised) => Outcome::Raised(raised),
        }
    }

    /// Does with the result of a call what the waiting frame on top said.
    fn settle(&mut self, value: Value) {
        let Some(activation) = self.stack.top() else {
            unreachable!("the caller looked at the top")
        };
        match activation.pending {
            Pending::Reg(register) => activation.set(register, value),
            Pending::Discard => drop(value),
            Pending::Jump { when, target } => {
                if value.is_true() == when {
                    activation.go_to(target);
                }
            }
        }
    }
}
