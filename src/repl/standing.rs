//! Where tasks and coroutines stand, in words.

use crate::objects::coroutine::{Generator, NativeCoroutine, State};
use crate::objects::future::FutureState;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// Where a task or coroutine stands; none for any other value.
pub fn of(cx: &mut Cx, value: &Value) -> Option<String> {
    if let Some(task) = value.get::<Task>() {
        return Some(task_words(cx, &task.clone()));
    }
    let state = match value.kind() {
        Kind::Coroutine => value.get::<Generator>()?.state.get(),
        Kind::NativeCoroutine => value.get::<NativeCoroutine>()?.state.get(),
        _ => return None,
    };
    Some(match state {
        State::Created => "not started: `await` it, or give it to create_task()".to_owned(),
        State::Suspended | State::Running => match place(value) {
            Some(place) => format!("waits at {place}"),
            None => "waits".to_owned(),
        },
        State::Finished => "done".to_owned(),
    })
}

/// Where a task stands: `waits at <input 1>:3  await sleep(1)`.
pub fn task_words(cx: &mut Cx, task: &Ref<Task>) -> String {
    match task.core.state.get() {
        FutureState::Result => return "done".to_owned(),
        FutureState::Exception => return "failed".to_owned(),
        FutureState::Cancelled => return "cancelled".to_owned(),
        FutureState::Pending => {}
    }
    let started = match task.coroutine.get::<Generator>() {
        Some(generator) => generator.state.get() != State::Created,
        None => true,
    };
    if !started {
        return "about to start".to_owned();
    }
    let verb = if task.must_cancel.get() {
        "is being cancelled"
    } else {
        match reason(cx, task) {
            Some(reason) => return with_place(&reason, &task.coroutine),
            None => "about to go on",
        }
    };
    with_place(verb, &task.coroutine)
}

fn with_place(words: &str, coroutine: &Value) -> String {
    match place(coroutine) {
        Some(place) => format!("{words}, at {place}"),
        None => words.to_owned(),
    }
}

/// What a task waits for.
fn reason(cx: &mut Cx, task: &Task) -> Option<String> {
    let waiting = task.waiting.take();
    let reason = match &waiting {
        Waiting::Sleep { deadline, .. } => {
            let left = deadline - cx.schedule.clock.monotonic();
            Some(format!("sleeps for another {}", seconds(left.max(0.0))))
        }
        Waiting::Future(future) => Some(match future.get::<Task>() {
            Some(awaited) => {
                let name = crate::modules::asyncio::task::name_of(awaited);
                format!("waits for task {name}")
            }
            None => "waits".to_owned(),
        }),
        Waiting::Nothing | Waiting::SleepOver { .. } | Waiting::Refused(_) => None,
    };
    task.waiting.set(waiting);
    reason
}

/// A duration for people.
pub fn seconds(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{:.0} µs", s * 1e6),
        s if s < 0.1 => format!("{:.2} ms", s * 1e3),
        s if s < 1.0 => format!("{:.0} ms", s * 1e3),
        s if s < 120.0 => format!("{s:.1} s"),
        s => format!("{:.0} min", s / 60.0),
    }
}

/// The innermost place in a script where a coroutine is suspended, and the line there.
fn place(coroutine: &Value) -> Option<String> {
    let mut place = None;
    let mut next = coroutine.clone();
    while let Some(generator) = next.get::<Generator>().cloned() {
        if generator.state.get() == State::Finished {
            break;
        }
        let code = &generator.function.code.code;
        let span = code.span_at(generator.pc.get().saturating_sub(1));
        let line = code.source.line(span.start);
        let text = code.source.line_text(line).trim().to_owned();
        place = Some(format!("{}:{line}  {text}", code.source.name));
        let awaits = generator.awaits.borrow().clone();
        next = awaits;
    }
    place
}
