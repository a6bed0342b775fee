//! The event loop's own loop: timers that are due, then what is ready, then the outside world.
//!
//! The only caller of [`crate::reactor::poller::Reactor::wait`]. While work is ready it makes no
//! system call. Under the virtual clock it does not wait for timers: the clock jumps to the next one.

use std::os::fd::RawFd;
use std::time::Duration;

use crate::modules::asyncio::{deadlock, errors, runner, threads, turn};
use crate::objects::exception::Exception;
use crate::objects::future::peek;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::poll::Interest;
use crate::reactor::signals;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::Ready;
use crate::schedule::watches::Side;
use crate::vm::cx::Cx;
use crate::vm::native::{Job, NativeResult};
use crate::vm::raise::Raised;

/// No wait is longer than this, so that a time that is out of a clock's range does no harm.
const WAIT_MAX: f64 = 24.0 * 3600.0;

/// So many busy turns pass between two looks at the clock.
const TURNS_BETWEEN: u32 = 256;

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
fn run_turn(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    turns_pass(cx);
    let idle = event_loop.ready.borrow().is_empty() && !event_loop.stopping.get();
    if idle {
        wait(cx, event_loop)?;
    } else if !event_loop.watches.borrow().is_empty() {
        wait_outside(cx, Some(Duration::ZERO))?;
    }
    if !event_loop.watches.borrow().is_empty() {
        tell_watchers(cx, event_loop);
    }
    if cx.reactor.has_outstanding() {
        threads::collect_finished(cx, event_loop);
    }
    if !event_loop.timers.borrow().is_empty() {
        let now = cx.schedule.clock.monotonic();
        cx.schedule.turn_time = (now * 1000.0) as u64 as u32;
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
        && cx.reactor.watched() == 0
    {
        clock.advance_to(deadline);
        event_loop.deadlocks.count.set(0);
        return Ok(());
    }
    if let Some(deadline) = deadline
        && clock.is_virtual()
        && !cx.reactor.has_outstanding()
    {
        event_loop.deadlocks.count.set(0);
        return wait_virtually(cx, deadline);
    }
    let timeout = match deadline.filter(|_| !clock.is_virtual()) {
        Some(deadline) => {
            let seconds = (deadline - clock.monotonic()).clamp(0.0, WAIT_MAX);
            if seconds == 0.0 {
                return Ok(());
            }
            Some(Duration::from_secs_f64(seconds))
        }
        None if !could_be_woken(cx) => return deadlock::raise(cx, event_loop),
        None => None,
    };
    event_loop.deadlocks.count.set(0);
    // What was printed so far is shown before the process sleeps.
    let _ = cx.stdout.flush();
    wait_outside(cx, timeout)?;
    cx.schedule.turn_time = cx.schedule.clock.milliseconds();
    Ok(())
}

/// Waits under the virtual clock while the outside world may have something to say: for real, so that
/// it can. The clock goes on by as much.
fn wait_virtually(cx: &mut Cx, deadline: f64) -> Result<(), Raised> {
    let left = (deadline - cx.schedule.clock.monotonic()).clamp(0.0, WAIT_MAX);
    let _ = cx.stdout.flush();
    let started = cx.schedule.clock.real();
    wait_outside(cx, Some(Duration::from_secs_f64(left)))?;
    let clock = &cx.schedule.clock;
    let waited = clock.real().saturating_sub(started).as_secs_f64();
    clock.advance_to(deadline.min(clock.monotonic() + waited));
    Ok(())
}

/// Puts whoever watches a descriptor that has news into the ready queue.
fn tell_watchers(cx: &mut Cx, event_loop: &Ref<EventLoop>) {
    let list = cx.reactor.take_news();
    for news in &list {
        let watches = event_loop.watches.borrow();
        let Some(watch) = watches.get(news.descriptor) else {
            // Somebody else's: of an event loop that does not run.
            cx.reactor.unwatch(news.descriptor);
            continue;
        };
        for (side, watcher, has_news) in [
            (Side::Reader, &watch.reader, news.readable),
            (Side::Writer, &watch.writer, news.writable),
        ] {
            if let Some(watcher) = watcher
                && has_news
            {
                event_loop.push(watcher.ready(side));
            }
        }
    }
    cx.reactor.give_back(list);
}

/// Whether anything outside of the event loop could wake a task.
fn could_be_woken(cx: &Cx) -> bool {
    cx.reactor.can_be_woken()
}

/// Now and then looks at the clock for "since when", where nothing else does.
fn turns_pass(cx: &mut Cx) {
    cx.schedule.turns = cx.schedule.turns.wrapping_add(1);
    if cx.schedule.turns.is_multiple_of(TURNS_BETWEEN) {
        cx.schedule.turn_time = cx.schedule.clock.milliseconds();
    }
}

/// Deals with a SIGINT or SIGQUIT that came during a wait.
fn interrupted(cx: &mut Cx) -> Result<(), Raised> {
    cx.heed_quit();
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
        Job::Descriptor {
            descriptor,
            interest,
            timeout,
        } => wait_for_descriptor(cx, descriptor, interest, timeout),
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

/// Waits for a descriptor, unless a SIGINT ends that; gives whether there is news of it.
fn wait_for_descriptor(
    cx: &mut Cx,
    descriptor: RawFd,
    interest: Interest,
    timeout: Option<Duration>,
) -> NativeResult {
    let _ = cx.stdout.flush();
    let end = timeout.map(|timeout| cx.schedule.clock.real().saturating_add(timeout));
    loop {
        let left = end.map(|end| end.saturating_sub(cx.schedule.clock.real()));
        let waited = cx.reactor.wait_for(descriptor, interest, left);
        interrupted(cx)?;
        match waited {
            Ok(true) => return Ok(Value::TRUE),
            Ok(false) if left.is_some_and(|left| left.is_zero()) => return Ok(Value::FALSE),
            Ok(false) => {}
            Err(error) => return Err(cx.os_error(&error, None)),
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
        Ready::Readable(_)
        | Ready::Writable(_)
        | Ready::TimeUp { .. }
        | Ready::Gather { .. }
        | Ready::React(_)
        | Ready::Stop => Value::NONE,
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
