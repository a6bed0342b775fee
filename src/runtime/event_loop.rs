//! The event loop's own loop: timers that are due, then what is ready, then the outside world.
//!
//! The only caller of [`crate::reactor::poller::Reactor::wait`]. While work is ready it makes no
//! system call. Under the virtual clock it does not wait for timers: the clock jumps to the next one.

use std::os::fd::RawFd;
use std::time::Duration;

use crate::modules::asyncio::{deadlock, debug, own_methods, runner, turn};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::input;
use crate::reactor::poll::{Interest, News, blocking};
use crate::schedule::event_loop::EventLoop;
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
    let _watchdog = debug::watch(cx, event_loop);
    let origin_depth = debug::origin_depth(event_loop);
    let outer_depth = std::mem::replace(&mut cx.schedule.origin_depth, origin_depth);
    let outcome = run_turns(cx, event_loop);
    cx.schedule.origin_depth = outer_depth;
    outcome
}

fn run_turns(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
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
    turns_pass(cx);
    let idle = event_loop.ready.borrow().is_empty() && !event_loop.stopping.get();
    if idle {
        wait(cx, event_loop)?;
    } else {
        if !event_loop.watches.borrow().is_empty() {
            look_outside(cx, Some(Duration::ZERO))?;
        }
        if cx.threads.any() {
            cx.yield_thread();
        }
    }
    if !event_loop.watches.borrow().is_empty() {
        tell_watchers(cx, event_loop);
    }
    if !event_loop.timers.borrow().is_empty() {
        let now = cx.schedule.clock.monotonic();
        cx.schedule.turn_time = (now * 1000.0) as u64 as u32;
        let by_loop = own_methods::own_time(cx, event_loop).unwrap_or(Ok(now))?;
        event_loop.release_due(by_loop);
    }
    let count = event_loop.ready.borrow().len();
    let debug = event_loop.debug.get();
    for _ in 0..count {
        let Some(item) = event_loop.pop() else { break };
        if debug {
            debug::run_timed(cx, event_loop, item)?;
        } else {
            turn::run(cx, event_loop, item)?;
        }
        cx.look_up()?;
        if cx.threads.has_fresh {
            // A real thread would have begun by now, too.
            cx.yield_thread();
        }
    }
    Ok(())
}

/// When the next timer is due, by the clock and not by the event loop's own `time`.
fn next_deadline(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<Option<f64>, Raised> {
    let Some(deadline) = event_loop.next_deadline() else {
        return Ok(None);
    };
    Ok(Some(match own_methods::own_time(cx, event_loop) {
        Some(now) => cx.schedule.clock.monotonic() + (deadline - now?),
        None => deadline,
    }))
}

/// Waits until something may be ready.
fn wait(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    let deadline = next_deadline(cx, event_loop)?;
    if deadline.is_none() && !could_be_woken(cx) {
        return deadlock::raise(cx, event_loop);
    }
    event_loop.deadlocks.count.set(0);
    if cx.threads.any() {
        event_loop.thread.set(cx.threads.current);
        cx.park_thread(deadline, true)?;
    } else {
        wait_outside(cx, deadline)?;
    }
    cx.schedule.turn_time = cx.schedule.clock.milliseconds();
    Ok(())
}

/// Lets the process wait for the outside world, until this time by the clock or without end. This is
/// the hook `wait`; only the main thread calls it.
pub fn wait_outside(cx: &mut Cx, deadline: Option<f64>) -> Result<(), Raised> {
    let clock = &cx.schedule.clock;
    if let Some(deadline) = deadline
        && clock.is_virtual()
        && !cx.reactor.has_outstanding()
        && cx.reactor.watched() == 0
    {
        clock.advance_to(deadline);
        return Ok(());
    }
    if let Some(deadline) = deadline
        && clock.is_virtual()
        && !cx.reactor.has_outstanding()
    {
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
        None if !cx.reactor.can_be_woken() => return deadlock::raise_among_threads(cx),
        None => None,
    };
    // What was printed so far is shown before the process sleeps.
    let _ = cx.stdout.flush();
    look_outside(cx, timeout)
}

/// Waits for the outside world for so long, and deals with what signals came meanwhile.
fn look_outside(cx: &mut Cx, timeout: Option<Duration>) -> Result<(), Raised> {
    if let Err(error) = cx.reactor.wait(timeout) {
        return Err(cx.os_error(&error, None));
    }
    // The last of the other threads may have ended while this one waits.
    cx.wake_for_news();
    cx.interrupted()
}

/// Waits under the virtual clock while the outside world may have something to say: for real, so that
/// it can. The clock goes on by as much.
fn wait_virtually(cx: &mut Cx, deadline: f64) -> Result<(), Raised> {
    let left = (deadline - cx.schedule.clock.monotonic()).clamp(0.0, WAIT_MAX);
    let _ = cx.stdout.flush();
    let started = cx.schedule.clock.real();
    look_outside(cx, Some(Duration::from_secs_f64(left)))?;
    let clock = &cx.schedule.clock;
    let waited = clock.real().saturating_sub(started).as_secs_f64();
    clock.advance_to(deadline.min(clock.monotonic() + waited));
    Ok(())
}

/// Puts whoever watches a descriptor that has news into the ready queue.
fn tell_watchers(cx: &mut Cx, event_loop: &Ref<EventLoop>) {
    let list = cx.reactor.take_news();
    for news in &list {
        if !tell(event_loop, news) {
            tell_another(cx, news);
        }
    }
    cx.reactor.give_back(list);
}

/// Puts whoever watches this descriptor into an event loop's ready queue; gives whether anybody does.
fn tell(event_loop: &EventLoop, news: &News) -> bool {
    let watches = event_loop.watches.borrow();
    let Some(watch) = watches.get(news.descriptor) else {
        return false;
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
    true
}

/// News of a descriptor that another event loop watches, on another thread, or none that runs.
fn tell_another(cx: &mut Cx, news: &News) {
    let told = cx.schedule.active.iter().find(|other| tell(other, news));
    match told.map(|other| other.thread.get()) {
        Some(thread) => cx.wake_thread(thread),
        None => cx.reactor.unwatch(news.descriptor),
    }
}

/// Whether anything outside of the event loop could wake a task.
fn could_be_woken(cx: &Cx) -> bool {
    cx.threads.any() || cx.reactor.can_be_woken()
}

/// Now and then looks at the clock for "since when", where nothing else does.
fn turns_pass(cx: &mut Cx) {
    cx.schedule.turns = cx.schedule.turns.wrapping_add(1);
    if cx.schedule.turns.is_multiple_of(TURNS_BETWEEN) {
        cx.schedule.turn_time = cx.schedule.clock.milliseconds();
    }
}

/// Does a job while the running thread blocks, and no other. This is the hook `block`.
pub fn block(cx: &mut Cx, job: Job) -> NativeResult {
    let slow = cx.schedule.slow.as_ref();
    let place = slow.and_then(|slow| cx.place_above(slow.frames));
    let outcome = do_job(cx, job);
    let now = cx.schedule.clock.monotonic();
    if let Some(slow) = cx
        .schedule
        .slow
        .as_mut()
        .filter(|slow| slow.is_to_be_found(now))
    {
        slow.place = place;
    }
    outcome
}

fn do_job(cx: &mut Cx, job: Job) -> NativeResult {
    let alone = !cx.threads.any();
    match job {
        Job::Work { work, then } => {
            let outcome = if alone { work() } else { cx.work_aside(work)? };
            then(cx, outcome)
        }
        Job::Descriptors { list, timeout } if alone => wait_for_descriptors(cx, &list, timeout),
        Job::Descriptors { list, timeout } => {
            let wait = move || blocking::wait(&list, timeout).map_or(true, |news| !news.is_empty());
            let has_news = cx.work_aside(Box::new(move || Box::new(wait())))?;
            Ok(Value::bool(*has_news.downcast_ref().unwrap_or(&true)))
        }
        Job::Input if alone => read_input(cx),
        Job::Input => read_input_aside(cx),
        Job::Sleep(duration) => {
            let end = cx.schedule.clock.monotonic() + duration.as_secs_f64();
            sleep_until(cx, end)?;
            Ok(Value::NONE)
        }
    }
}

/// Sleeps, unless a SIGINT ends it.
fn sleep_until(cx: &mut Cx, end: f64) -> Result<(), Raised> {
    if cx.threads.any() {
        cx.park_thread(Some(end), false)?;
        return Ok(());
    }
    while cx.schedule.clock.monotonic() < end {
        wait_outside(cx, Some(end))?;
    }
    Ok(())
}

/// Reads what comes next on standard input while other threads run; gives how many bytes.
fn read_input_aside(cx: &mut Cx) -> NativeResult {
    let file = cx.reactor.input.borrow_mut().descriptor_of_its_own();
    let read = match file {
        Ok(file) => cx.work_aside(Box::new(move || Box::new(input::read_piece(file))))?,
        Err(error) => return Err(cx.os_error(&error, None)),
    };
    match read
        .downcast::<std::io::Result<Vec<u8>>>()
        .map(|read| *read)
    {
        Ok(Ok(bytes)) => {
            cx.reactor
                .input
                .borrow_mut()
                .buffer()
                .extend_from_slice(&bytes);
            Ok(Value::int(bytes.len() as i64))
        }
        Ok(Err(error)) => Err(cx.os_error(&error, None)),
        Err(_) => Ok(Value::int(0)),
    }
}

/// Waits for descriptors, unless a SIGINT ends that; gives whether there is news of one.
fn wait_for_descriptors(
    cx: &mut Cx,
    list: &[(RawFd, Interest)],
    timeout: Option<Duration>,
) -> NativeResult {
    let _ = cx.stdout.flush();
    let end = timeout.map(|timeout| cx.schedule.clock.real().saturating_add(timeout));
    loop {
        let left = end.map(|end| end.saturating_sub(cx.schedule.clock.real()));
        let waited = cx.reactor.wait_for(list, left);
        cx.interrupted()?;
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
        cx.interrupted()?;
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
