//! Futures, tasks and handles as text, as `repr` and error reports show them.

use crate::modules::asyncio::task::name_of;
use crate::modules::asyncio::{debug, short};
use crate::objects::coroutine::{Generator, NativeCoroutine, State};
use crate::objects::function::{Function, Method, Native};
use crate::objects::future::{
    Callback, Callbacks, Future, FutureCore, FutureState, Reaction, peek,
};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;
use crate::vm::stack::Frame;

/// A future or task as text.
pub fn future(cx: &mut Cx, value: &Value) -> Result<String, Raised> {
    let Some(core) = outcome::core_of(value) else {
        return Ok(String::new());
    };
    let mut words = vec![status(core).to_owned()];
    if let Some(task) = cx.inner(value).get::<Task>().cloned() {
        if task.cancel_requests.get() > 0 && !task.core.is_done() {
            words[0] = "cancelling".to_owned();
        }
        let name = cx.str(name_of(&task));
        words.push(format!("name={}", cx.repr(&name)?.as_str()));
        if !task.core.done_at_once.get() {
            words.push(format!(
                "coro=<{}>",
                coroutine(cx, &task.coroutine.to_value())
            ));
        }
        if let Some(awaited) = task.waits_for() {
            words.push(format!("wait_for={}", cx.repr(&awaited)?.as_str()));
        } else if let Some(sleep) = sleep_text(&task) {
            words.push(format!("wait_for={sleep}"));
        }
    }
    words.extend(outcome_words(cx, core)?);
    words.extend(callback_words(cx, core)?);
    words.extend(origin(cx, value));
    let class = class_name(cx, value);
    Ok(format!("<{class} {}>", words.join(" ")))
}

/// Where a future was created, if that was in debug mode.
fn origin(cx: &mut Cx, value: &Value) -> Option<String> {
    let inside = cx.inner(value).clone();
    debug::created_at(cx, &inside)
}

/// The future that a sleeping task waits for in CPython.
fn sleep_text(task: &Task) -> Option<&'static str> {
    let waiting = task.waiting.take();
    let text = match &waiting {
        Waiting::Sleep(_) => Some("<Future pending cb=[Task.task_wakeup()]>"),
        Waiting::SleepCancelled(_) => Some("<Future cancelled>"),
        Waiting::SleepOver => Some("<Future finished result=None>"),
        Waiting::Nothing | Waiting::Future { .. } | Waiting::Refused(_) => None,
    };
    task.waiting.set(waiting);
    text
}

fn class_name(cx: &Cx, value: &Value) -> String {
    match value.get::<Future>() {
        Some(future) if future.gather.is_some() => "_GatheringFuture".to_owned(),
        _ => cx.class_of(value).name_text(),
    }
}

fn status(core: &FutureCore) -> &'static str {
    match core.state.get() {
        FutureState::Pending => "pending",
        FutureState::Cancelled => "cancelled",
        FutureState::Result | FutureState::Exception => "finished",
    }
}

fn outcome_words(cx: &mut Cx, core: &FutureCore) -> Result<Option<String>, Raised> {
    let outcome = peek(&core.outcome);
    Ok(match core.state.get() {
        FutureState::Pending | FutureState::Cancelled => None,
        FutureState::Result => Some(format!("result={}", short_repr(cx, &outcome)?)),
        FutureState::Exception => Some(format!("exception={}", cx.repr(&outcome)?.as_str())),
    })
}

/// A result's text, kept short as `reprlib` does it.
fn short_repr(cx: &mut Cx, value: &Value) -> Result<String, Raised> {
    short::repr(cx, value)
}

fn callback_words(cx: &mut Cx, core: &FutureCore) -> Result<Option<String>, Raised> {
    let callbacks = core.callbacks.take();
    let texts = callbacks
        .as_slice()
        .iter()
        .map(|callback| match callback {
            Callback::Call(call) => Ok(call.callback.clone()),
            _ => Err(own_callback(callback)),
        })
        .collect::<Vec<_>>();
    core.callbacks.set(match core.callbacks.take() {
        Callbacks::None => callbacks,
        Callbacks::One(_) | Callbacks::Many(_) => unreachable!("nothing ran in between"),
    });
    let mut words = Vec::new();
    for text in texts {
        words.push(match text {
            Ok(callback) => callable(cx, &callback, None)?,
            Err(own) => own.to_owned(),
        });
    }
    Ok(match &words[..] {
        [] => None,
        [one] => Some(format!("cb=[{one}]")),
        [one, two] => Some(format!("cb=[{one}, {two}]")),
        [first, .., last] => {
            let more = words.len() - 2;
            Some(format!("cb=[{first}, <{more} more>, {last}]"))
        }
    })
}

/// A callback of asyncio's own, by its name in CPython.
pub fn own_callback(callback: &Callback) -> &'static str {
    match callback {
        Callback::Wake(_) => "Task.task_wakeup()",
        Callback::Gather { .. } => "gather.<locals>._done_callback()",
        Callback::Call(_) => "callback()",
        Callback::StopLoop => "_run_until_complete_cb()",
        Callback::React(reaction, _) => match reaction {
            Reaction::WaitChild | Reaction::WaitTimeout => "_wait.<locals>._on_completion()",
            Reaction::CompletedChild | Reaction::CompletedTimeout => {
                "_AsCompletedIterator._handle_completion()"
            }
            Reaction::ShieldInner => "shield.<locals>._inner_done_callback()",
            Reaction::ShieldOuter => "shield.<locals>._outer_done_callback()",
            Reaction::GroupChild => "TaskGroup._on_task_done()",
            Reaction::Timeout => "Timeout._on_timeout()",
            Reaction::ThreadDone => "_chain_future.<locals>._call_set_state()",
            Reaction::ServingEnded => "StreamReaderProtocol.connection_made.<locals>.callback()",
            Reaction::ConnectionMade
            | Reaction::StartReading
            | Reaction::TransportReady
            | Reaction::ConnectionLost
            | Reaction::ListenAgain => "_SelectorSocketTransport()",
        },
    }
}

/// A coroutine and where it stands, without brackets.
pub fn coroutine(cx: &mut Cx, value: &Value) -> String {
    if let Some(native) = value.get::<NativeCoroutine>() {
        let state = if native.state.get() == State::Finished {
            "done"
        } else {
            "running"
        };
        return format!("{}() {state}", native.qualname);
    }
    let Some(generator) = value.get::<Generator>() else {
        return cx
            .repr(value)
            .map_or(String::new(), |text| text.as_str().to_owned());
    };
    let name = generator.names().qualname.as_str().to_owned();
    let code = &generator.function.code.code;
    let file = &code.source.path;
    let defined = code.source.line(code.span.start);
    if generator.state.get() == State::Finished {
        return format!("{name}() done, defined at {file}:{defined}");
    }
    let line = match generator.state.get() {
        State::Created => defined,
        State::Suspended | State::Running | State::Finished => {
            let pc =
                running_at(cx, generator).unwrap_or(generator.registers.pc.get().saturating_sub(1));
            code.source.line(code.span_at(pc).start)
        }
    };
    format!("{name}() running at {file}:{line}")
}

/// The instruction at which a coroutine's frame is, if it is on the running stack.
fn running_at(cx: &Cx, generator: &Ref<Generator>) -> Option<u32> {
    let frames = cx.stack.frames.iter().rev();
    frames.into_iter().find_map(|frame| match frame {
        Frame::Script(activation)
            if activation.heap.as_ref().is_some_and(|g| g.same(generator)) =>
        {
            Some(activation.at())
        }
        _ => None,
    })
}

/// A handle as text.
pub fn handle(cx: &mut Cx, handle: &Ref<Handle>) -> Result<String, Raised> {
    let mut words = vec![cx.type_name(&handle.to_value())];
    let callee = handle.callee.borrow().clone();
    if matches!(callee, Callee::Cancelled) {
        words.push("cancelled".to_owned());
    }
    if let Some(when) = handle.when {
        words.push(format!("when={}", cx.repr(&Value::float(when))?.as_str()));
    }
    if let Callee::Script { callback, args } = callee {
        words.push(callable(cx, &callback, Some(&args))?);
    }
    words.extend(debug::created_at(cx, &handle.to_value()));
    Ok(format!("<{}>", words.join(" ")))
}

/// Something callable as text: its name, and where it stands if a script defined it.
pub fn callable(cx: &mut Cx, value: &Value, args: Option<&[Value]>) -> Result<String, Raised> {
    let inside = call_arguments(cx, args)?;
    let (function, is_method) = match value.get::<Method>() {
        Some(method) => (&method.function, true),
        None => (value, false),
    };
    if let Some(function) = function.get::<Function>() {
        let code = &function.code.code;
        let name = function.facts.borrow().qualname.as_str().to_owned();
        if is_method {
            return Ok(format!("{name}({inside})"));
        }
        let line = code.source.line(code.span.start);
        let file = &code.source.path;
        return Ok(format!("{name}({inside}) at {file}:{line}"));
    }
    if let Some(native) = function.get::<Native>() {
        let name = cx.natives[native.id as usize].def.name;
        return Ok(format!("{name}({inside})"));
    }
    let text = cx.repr(value)?;
    Ok(format!("{}({inside})", text.as_str()))
}

/// Debug mode shows arguments; otherwise a call is shown without.
fn call_arguments(cx: &mut Cx, args: Option<&[Value]>) -> Result<String, Raised> {
    let debug = cx.schedule.running.as_ref().is_some_and(|l| l.debug.get());
    let mut words = Vec::new();
    for arg in args.unwrap_or_default().iter().filter(|_| debug) {
        words.push(cx.repr(arg)?.as_str().to_owned());
    }
    Ok(words.join(", "))
}

/// The error for a task that is given a future by `yield` and not by `await`.
pub fn plain_yield(cx: &mut Cx, task: &Ref<Task>, future: &Value) -> Result<Raised, Raised> {
    let task = cx.repr(&task.to_value())?;
    let future = cx.repr(future)?;
    let (task, future) = (task.as_str(), future.as_str());
    let message = format!("yield was used instead of yield from in task {task} with {future}");
    Ok(cx.runtime_error(message))
}

/// The error for a task that awaits a future of another event loop.
pub fn foreign_future(cx: &mut Cx, task: &Ref<Task>, future: &Value) -> Result<Raised, Raised> {
    let task = cx.repr(&task.to_value())?;
    let future = cx.repr(future)?;
    let (task, future) = (task.as_str(), future.as_str());
    let message = format!("Task {task} got Future {future} attached to a different loop");
    Ok(cx.runtime_error(message))
}
