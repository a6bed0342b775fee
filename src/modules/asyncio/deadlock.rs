//! Deadlocks: nothing is ready, and nothing is left that could make anything ready.
//!
//! The report goes to standard error. Then DeadlockError is raised where the main task waits, so that
//! its `finally` blocks run; where there is no main task, or it has been told too often, out of the
//! event loop. Threads of the script may be part of it.

use crate::diagnostics::{deadlock, headline, terminal};
use crate::modules::asyncio::picture;
use crate::objects::exception::Exception;
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::link::Link;
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::Ready;
use crate::schedule::waits::Picture;
use crate::vm::cx::Cx;
use crate::vm::green::MAIN;
use crate::vm::raise::Raised;

/// What is said if nothing is different from the last time.
const AGAIN: &str = "Deadlock again, as before.\n\n";

/// How often in a row the main task is told, if it catches the error and gets stuck again.
const TOLD_MAX: u32 = 8;

/// Nothing can ever happen in this event loop again: says so, and raises DeadlockError.
pub fn raise(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    let picture = picture::picture(cx, Some(event_loop));
    let told = event_loop.deadlocks.count.get();
    event_loop.deadlocks.count.set(told + 1);
    let report = report(cx, &picture);
    let again = *event_loop.deadlocks.report.borrow() == report;
    say(cx, if again { AGAIN } else { &report });
    event_loop.deadlocks.report.replace(report);
    let error = error(cx, &picture);
    match main_task(cx, event_loop).filter(|_| told < TOLD_MAX) {
        Some((task, future)) => {
            throw(event_loop, &task, &future, error);
            Ok(())
        }
        None => Err(Raised(error)),
    }
}

/// Every thread waits, and nothing can wake one of them: raises DeadlockError in the main one.
pub fn raise_among_threads(cx: &mut Cx) -> Result<(), Raised> {
    let event_loop = cx.schedule.running.clone();
    if let Some(event_loop) = event_loop.filter(|_| cx.threads.is_main_idle()) {
        raise(cx, &event_loop)?;
        cx.wake_thread(MAIN);
        return Ok(());
    }
    let picture = picture::picture_of_threads(cx);
    let report = report(cx, &picture);
    say(cx, &report);
    Err(Raised(error(cx, &picture)))
}

fn report(cx: &mut Cx, picture: &Picture) -> String {
    let mut report = deadlock::report(picture, &terminal::style(cx));
    for failed in &picture.failed {
        let why = headline::of(cx, &failed.exception);
        report += &deadlock::failed(failed, &why);
    }
    report
}

fn say(cx: &mut Cx, report: &str) {
    // What was printed before comes before.
    let _ = cx.stdout.flush();
    let _ = cx.stderr.write_all(report.as_bytes());
    let _ = cx.stderr.flush();
}

fn error(cx: &mut Cx, picture: &Picture) -> Ref<Exception> {
    let message = match picture.tasks.len() {
        _ if !picture.threads.is_empty() => "nothing can wake any task or thread".to_owned(),
        0 => "nothing can ever happen in the event loop".to_owned(),
        1 => "the only task waits, and nothing can wake it".to_owned(),
        2 => "both tasks wait, and nothing can wake one of them".to_owned(),
        count => format!("all {count} tasks wait, and nothing can wake one of them"),
    };
    let class = cx.exceptions.DeadlockError.clone();
    cx.raise(&class, message).0
}

/// The task that the event loop runs for and the future it waits for.
fn main_task(cx: &Cx, event_loop: &EventLoop) -> Option<(Ref<Task>, Value)> {
    let guarded = cx.schedule.interrupts.main_task().cloned();
    let tasks = event_loop.tasks.borrow().all();
    let is_main = |task: &Ref<Task>| {
        task.core.is_run_until_done() || guarded.as_ref().is_some_and(|main| main.same(task))
    };
    let main = tasks.into_iter().find(is_main)?;
    let future = main.waits_for()?;
    Some((main, future))
}

/// Nobody waits for what a `gather` comes to any more: its children's errors are nobody's business.
fn give_up(future: &Value) {
    let Some(gather) = future.get::<Future>().filter(|f| f.gather.is_some()) else {
        return;
    };
    let callbacks = gather.core.callbacks.take();
    let alone = callbacks.as_slice().is_empty();
    gather.core.callbacks.set(callbacks);
    if alone {
        outcome::set_cancelled(future, Value::UNBOUND);
    }
}

/// Raises an error where a task waits.
fn throw(event_loop: &EventLoop, task: &Ref<Task>, future: &Value, error: Ref<Exception>) {
    outcome::forget_waiter(task, future);
    give_up(future);
    task.waiting
        .set(Waiting::Refused(Link::new(error.into_value())));
    event_loop.push(Ready::Wake(task.clone()));
}
