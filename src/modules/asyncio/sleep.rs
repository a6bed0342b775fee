//! `asyncio.sleep`

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::own_methods;
use crate::modules::asyncio::support::running_loop;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "sleep",
    "(delay, result=None)",
    "Waits for so many seconds.",
    sleep,
)
.coroutine()];

fn sleep(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Sleep {
        delay: args.req(0).clone(),
        result: args.opt(1).cloned().unwrap_or(Value::NONE),
    };
    Ok(cx.coroutine_call("sleep", steps))
}

/// A sleep; its delay is unbound once it has begun.
struct Sleep {
    delay: Value,
    result: Value,
}

impl Steps for Sleep {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        if self.delay.is_unbound() {
            return Ok(Step::Return(self.result.take()));
        }
        let delay = self.delay.take();
        let given = match seconds(cx, &delay)? {
            None => Value::NONE,
            Some(seconds) => {
                let event_loop = running_loop(cx)?;
                let deadline = own_methods::time(cx, &event_loop)? + seconds;
                cx.schedule.sleep_until = Some(deadline);
                Value::float(deadline)
            }
        };
        Ok(match self.result.is_none() {
            true => Step::LastWait(given),
            false => Step::Suspend(given),
        })
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.delay);
        visit(&self.result);
    }
}

/// How long to sleep; none for just giving way once.
fn seconds(cx: &mut Cx, delay: &Value) -> Result<Option<f64>, Raised> {
    let seconds = match (delay.as_int(), delay.as_float()) {
        (Some(int), _) => int as f64,
        (_, Some(float)) => float,
        (None, None) => {
            if cx.compare_truth(CmpOp::Le, delay, &Value::int(0))? {
                return Ok(None);
            }
            cx.to_float(delay)?
        }
    };
    if seconds <= 0.0 {
        return Ok(None);
    }
    if seconds.is_nan() {
        return Err(cx.value_error("Invalid delay: NaN (not a number)"));
    }
    Ok(Some(seconds))
}
