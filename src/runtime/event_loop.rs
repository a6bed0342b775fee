//! The event loop's own loop: timers that are due, then what is ready, then the outside world.
//!
//! The only caller of [`crate::reactor::poller::Reactor::wait`]. While work is ready it makes no
//! system call. Under the virtual clock it does not wait for timers: the clock jumps to the next one.

use std::time::Duration;

use crate::modules::asyncio::{errors, runner, threads, turn};
use crate::objects::exception::Exception;
use crate::objects::future::peek;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::signals;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::Ready;
use crate::vm::cx::Cx;
use crate::vm::native::{Job, NativeResult};
use crate::vm::raise::Raised;

/// No wait is longer than this, so that a time that is out of a clock's range does no harm.
const WAIT_MAX: f64 = 24.0 * 3600.0;

/// Runs an event loop until it is told to stop. This is the hook `run_event_loop`.
pub fn run(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    loop {
        run_turn(cx, event_loop)?;
        if event_loop.stopping.get() {
            return Ok(());
        }
    }
}

/// Runs a coroutine as `asyncio.run` does: what the top level of a script that awaits comes to.
pub fn run_main(cx: &mut Cx, coroutine: &Value) -> NativeResult {
    runner::run_main(cx, coroutine)
}

/// One turn: waits if nothing is ready, then runs what is ready now; what becomes ready meanwhile is
/// for the next turn.
pub fn run_turn(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    let idle = event_loop.ready.borrow().is_empty() && !event_loop.stopping.get();
    if idle {
        wait(cx, event_loop)?;
    }
    if cx.reactor.has_outstanding() {
        threads::collect_finished(cx, event_loop);
    }
    if !event_loop.timers.borrow().is_empty() {
        let now = cx.schedule.clock.monotonic();
        event_loop.release_due(now);
    }
    let count = event_loop.ready.borrow().len();
    let debug = event_loop.debug.get();
    for _ in 0..count {
        let Some(item) = event_loop.pop() else { break };
        if debug {
            run_timed(cx, event_loop, item)?;
        } else {
            turn::run(cx, event_loop, item)?;
        }
        cx.look_up()?;
        if !event_loop.threads.fresh.borrow().is_empty() {
            threads::run_fresh(cx, event_loop);
        }
    }
    Ok(())
}

/// Waits until something may be ready.
fn wait(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    let deadline = event_loop.next_deadline();
    let clock = &cx.schedule.clock;
    if let Some(deadline) = deadline
        && clock.is_virtual()
        && !cx.reactor.has_outstanding()
    {
        clock.advance_to(deadline);
        return Ok(());
    }
    let timeout = match deadline.filter(|_| !clock.is_virtual()) {
        Some(deadline) => {
            let seconds = (deadline - clock.monotonic()).clamp(0.0, WAIT_MAX);
            if seconds == 0.0 {
                return Ok(());
            }
            Some(Duration::from_secs_f64(seconds))
        }
        None => None,
    };
    // What was printed so far is shown before the process sleeps.
    let _ = cx.stdout.flush();
    wait_outside(cx, timeout)
}

/// Deals with a SIGINT that came during a wait.
fn interrupted(cx: &mut Cx) -> Result<(), Raised> {
    if signals::take_interrupt() && cx.schedule.interrupts.interrupt() {
        let class = cx.exceptions.KeyboardInterrupt.clone();
        return Err(Raised(Exception::new(class, Vec::new())));
    }
    Ok(())
}

/// Does a job on the interpreter's only thread, which blocks meanwhile. This is the hook `block`.
pub fn block(cx: &mut Cx, job: Job) -> NativeResult {
    match job {
        Job::Slice => Ok(Value::NONE),
        Job::Work { work, then } => {
            let outcome = work();
            then(cx, outcome)
        }
        Job::Input => read_input(cx),
        Job::Sleep(duration) if cx.schedule.clock.is_virtual() => {
            cx.schedule.clock.advance_by(duration);
            Ok(Value::NONE)
        }
        Job::Sleep(duration) => {
            sleep(cx, duration)?;
            Ok(Value::NONE)
        }
    }
}

/// Reads what comes next on standard input, unless a SIGINT comes first; gives how many bytes.
fn read_input(cx: &mut Cx) -> NativeResult {
    loop {
        let waited = cx.reactor.wait_for_input();
        interrupted(cx)?;
        match waited {
            Ok(true) => break,
            Ok(false) => {}
            Err(error) => return Err(cx.os_error(&error, None)),
        }
    }
    let read = cx.reactor.input.borrow_mut().fill();
    match read {
        Ok(count) => Ok(Value::int(count as i64)),
        Err(error) => Err(cx.os_error(&error, None)),
    }
}

/// Sleeps for real, unless a SIGINT ends it.
fn sleep(cx: &mut Cx, duration: Duration) -> Result<(), Raised> {
    let _ = cx.stdout.flush();
    let end = cx.schedule.clock.elapsed().saturating_add(duration);
    loop {
        let left = end.saturating_sub(cx.schedule.clock.elapsed());
        if left.is_zero() {
            return Ok(());
        }
        wait_outside(cx, Some(left))?;
    }
}

/// Waits for the outside world, and deals with a SIGINT that came meanwhile.
fn wait_outside(cx: &mut Cx, timeout: Option<Duration>) -> Result<(), Raised> {
    if let Err(error) = cx.reactor.wait(timeout) {
        return Err(cx.os_error(&error, None));
    }
    interrupted(cx)
}

/// Runs an item and reports if it took long: debug mode.
fn run_timed(cx: &mut Cx, event_loop: &Ref<EventLoop>, item: Ready) -> Result<(), Raised> {
    let what = match &item {
        Ready::Step(task) | Ready::Wake(task) => task.to_value(),
        Ready::Call(handle) => handle.to_value(),
        Ready::TimeUp { .. } | Ready::Gather { .. } | Ready::React(_) | Ready::Stop => Value::NONE,
    };
    let started = cx.schedule.clock.monotonic();
    turn::run(cx, event_loop, item)?;
    let took = cx.schedule.clock.monotonic() - started;
    let limit = peek(&event_loop.slow_callback_duration);
    let limit = cx.to_float(&limit)?;
    if took >= limit && !what.is_none() {
        errors::say_slow(cx, &what, took)?;
    }
    Ok(())
}
