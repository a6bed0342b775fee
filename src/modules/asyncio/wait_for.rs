//! `asyncio.wait_for`

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::support::is_cancelled;
use crate::modules::asyncio::task::{ensure_future, result};
use crate::modules::asyncio::{cancel, timeout, wait};
use crate::objects::foreign::Foreign;
use crate::objects::future::FutureCore;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "wait_for",
    "(fut, timeout)",
    "Waits for an awaitable, but not longer than so many seconds.",
    wait_for,
)
.coroutine()];

fn wait_for(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = WaitFor::Created {
        awaitable: args.req(0).clone(),
        seconds: args.req(1).clone(),
    };
    Ok(cx.coroutine_call("wait_for", steps))
}

/// The stages of `wait_for`.
enum WaitFor {
    Created {
        awaitable: Value,
        seconds: Value,
    },
    /// The awaitable is awaited inside this timeout.
    Awaiting(Ref<Foreign>),
    /// There was no time at all: the future was cancelled, and is to come to an end.
    Cancelling(Value),
    Finished,
}

impl Steps for WaitFor {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        match std::mem::replace(self, WaitFor::Finished) {
            WaitFor::Created { awaitable, seconds } => {
                input?;
                self.start(cx, awaitable, &seconds)
            }
            WaitFor::Awaiting(timeout) => {
                let exception = input.as_ref().err().map(|raised| &raised.0);
                timeout::exit(cx, &timeout, exception)?;
                input.map(Step::Return)
            }
            WaitFor::Cancelling(future) => {
                input?;
                match result(cx, &future) {
                    Err(raised) if is_cancelled(cx, &raised) => {
                        Err(timeout::timeout_error_from(cx, &raised.0))
                    }
                    outcome => outcome.map(Step::Return),
                }
            }
            WaitFor::Finished => input.map(Step::Return),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            WaitFor::Created { awaitable, seconds } => {
                visit(awaitable);
                visit(seconds);
            }
            WaitFor::Awaiting(timeout) => visit(&timeout.to_value()),
            WaitFor::Cancelling(future) => visit(future),
            WaitFor::Finished => {}
        }
    }
}

impl WaitFor {
    fn start(&mut self, cx: &mut Cx, awaitable: Value, seconds: &Value) -> Result<Step, Raised> {
        if !seconds.is_none() && cx.compare_truth(CmpOp::Le, seconds, &Value::int(0))? {
            return self.without_time(cx, &awaitable);
        }
        let timeout = timeout::after(cx, seconds)?;
        timeout::enter(cx, &timeout)?;
        *self = WaitFor::Awaiting(timeout);
        Ok(Step::Await(awaitable))
    }

    /// There is no time: what is not done is cancelled.
    fn without_time(&mut self, cx: &mut Cx, awaitable: &Value) -> Result<Step, Raised> {
        let future = ensure_future(cx, awaitable)?;
        if core_of(&future).is_some_and(FutureCore::is_done) {
            return result(cx, &future).map(Step::Return);
        }
        let over = wait::after(cx, &future)?;
        cancel::cancel(cx, &future)?;
        *self = WaitFor::Cancelling(future);
        Ok(Step::Await(over))
    }
}
