//! Where tasks and coroutines stand, in words; and durations for people.

use crate::objects::coroutine::{Generator, NativeCoroutine, State};
use crate::objects::kind::Kind;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::repl::tasks;
use crate::vm::cx::Cx;

/// Where a task or coroutine stands; none for any other value, and for a task that is done, whose
/// `repr` says all there is.
pub fn of(cx: &mut Cx, value: &Value) -> Option<String> {
    if let Some(task) = cx.inner(value).get::<Task>() {
        return tasks::standing(cx, task);
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
        let span = code.span_at(generator.registers.pc.get().saturating_sub(1));
        let line = code.source.line(span.start);
        let text = code.source.line_text(line).trim().to_owned();
        place = Some(format!("{}:{line}  {text}", code.source.name));
        next = generator.awaits.peek();
    }
    place
}
