//! The bodies of instructions that do not fit into an arm of the loop: one file per group of
//! instructions.
//!
//! Each takes its operands as values (already consumed, if they were temporaries) and says with
//! [`Done`] how far it came. Whatever may run script code does so by beginning a call, so that no
//! Rust stack is used; the operations named in `vm/ops/` that run it nested are the exceptions.

pub mod attribute;
pub mod build;
pub mod call;
pub mod class;
pub mod import;
pub mod item;
pub mod iterate;
pub mod object;
pub mod operator;
pub mod pattern;
pub mod raise;
pub mod suspend;
pub mod variable;
pub mod with;

use crate::objects::value::Value;
use crate::vm::call::Begun;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::Flow;
use crate::vm::raise::Raised;

/// How far an instruction's body came.
pub enum Done {
    /// The instruction is done.
    Here,
    /// It is done, and this is its result.
    Value(Value),
    /// Frames were pushed or popped; what comes to the frame on top.
    Switch(Outcome),
}

/// What a begun call means for the loop.
pub fn begun(begun: Begun) -> Outcome {
    match begun {
        Begun::Done(value) => Outcome::Value(value),
        Begun::Pushed => Outcome::Go,
    }
}

/// What a begun call means for the instruction that made it.
pub fn done(begun: Begun) -> Done {
    match begun {
        Begun::Done(value) => Done::Value(value),
        Begun::Pushed => Done::Switch(Outcome::Go),
    }
}

/// Begins a call with a few positional arguments.
pub fn call_with<const N: usize>(
    cx: &mut Cx,
    callee: Value,
    args: [Value; N],
) -> Result<Done, Raised> {
    cx.begin_with(callee, args).map(done)
}

/// Does what `flow` says, without nesting.
pub fn flow(cx: &mut Cx, flow: Result<Flow, Raised>) -> Result<Done, Raised> {
    match flow {
        Ok(Flow::Return(value)) => Ok(Done::Value(value)),
        flow => cx.begin_flow(flow).map(done),
    }
}
