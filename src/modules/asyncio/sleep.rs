//! `asyncio.sleep`

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::support::running_loop;
use crate::modules::asyncio::{asyncio_module, own_methods};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
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
        timer: Value::UNBOUND,
    };
    Ok(cx.coroutine_call("sleep", steps))
}

/// A sleep; its delay is unbound once it has begun.
struct Sleep {
    delay: Value,
    result: Value,
    /// What a `call_later` of the script's own gave, to cancel; unbound otherwise.
    timer: Value,
}

impl Steps for Sleep {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        if let Some(timer) = self.timer.take().bound() {
            let cancel = cx.intern("cancel");
            cx.call_method(timer, &cancel, &[])?;
            return input.map(Step::Return);
        }
        input?;
        if self.delay.is_unbound() {
            return Ok(Step::Return(self.result.take()));
        }
        let delay = self.delay.take();
        let given = match seconds(cx, &delay)? {
            None => Value::NONE,
            Some(seconds) => {
                let event_loop = running_loop(cx)?;
                if sets_own_timers(cx, &event_loop) {
                    return self.by_script(cx, &event_loop, &delay);
                }
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
        visit(&self.timer);
    }
}

impl Sleep {
    /// Sleeps by a future that the script's own `call_later` is to see done in time.
    fn by_script(
        &mut self,
        cx: &mut Cx,
        event_loop: &Ref<EventLoop>,
        delay: &Value,
    ) -> Result<Step, Raised> {
        let object = EventLoop::as_seen(event_loop);
        let (create, call_later) = (cx.intern("create_future"), cx.intern("call_later"));
        let future = cx.call_method(&object, &create, &[])?;
        let set = cx.intern("_set_result_unless_cancelled");
        let asyncio = asyncio_module(cx);
        let set = cx.get_attr(&asyncio, &set)?;
        let args = [delay.clone(), set, future.clone(), self.result.take()];
        self.timer = cx.call_method(&object, &call_later, &args)?;
        Ok(Step::Await(future))
    }
}

/// Whether the event loop has methods of the script's own that a sleep goes through.
fn sets_own_timers(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> bool {
    let mut methods = ["call_later", "call_at", "create_future"].into_iter();
    methods.any(|name| own_methods::has(cx, event_loop, name))
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
