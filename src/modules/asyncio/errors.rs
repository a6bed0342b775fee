//! Errors that nobody awaits: the event loop's exception handler, and what it says by default.

use std::io::Write;

use crate::modules::asyncio::support::ends_loop;
use crate::modules::asyncio::{debug, describe, net, own_methods};
use crate::objects::code::Place;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::foreign::Foreign;
use crate::objects::future::{FutureState, peek};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// Where the exception handler finds where something was made, in debug mode.
const SOURCE: &str = "source_traceback";

/// Something went wrong that nobody awaits.
pub struct Trouble {
    pub message: String,
    pub exception: Option<Ref<Exception>>,
    /// What it is about, by the name under which the exception handler gets it.
    pub about: Vec<(&'static str, Value)>,
}

/// Reports trouble to the event loop's exception handler.
pub fn report(cx: &mut Cx, event_loop: &Ref<EventLoop>, trouble: &Trouble) -> Result<(), Raised> {
    let context = context_of(cx, trouble);
    let args = [context.to_value()];
    match own_methods::call(cx, event_loop, "call_exception_handler", &args) {
        Some(told) => told.map(drop),
        None => call_handler(cx, event_loop, &context),
    }
}

/// The dict that describes trouble to exception handlers.
fn context_of(cx: &mut Cx, trouble: &Trouble) -> Ref<Dict> {
    let context = Dict::new();
    let message = cx.str(trouble.message.clone());
    context.set_str(&cx.intern("message"), message);
    if let Some(exception) = &trouble.exception {
        context.set_str(&cx.intern("exception"), exception.to_value());
    }
    for (name, value) in &trouble.about {
        context.set_str(&cx.intern(name), value.clone());
        let inside = cx.inner(value).clone();
        if let Some(source) = debug::source(cx, &inside).into_bound() {
            context.set_str(&cx.intern(SOURCE), source);
        }
    }
    context
}

/// Gives a description of trouble to the event loop's exception handler, or else says it on
/// standard error. `loop.call_exception_handler(context)`.
pub fn call_handler(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    context: &Ref<Dict>,
) -> Result<(), Raised> {
    let handler = peek(&event_loop.exception_handler);
    if handler.is_unbound() || handler.is_none() {
        let args = [context.to_value()];
        return match own_methods::call(cx, event_loop, "default_exception_handler", &args) {
            Some(said) => said.map(drop),
            None => say(cx, context),
        };
    }
    let args = [EventLoop::as_seen(event_loop), context.to_value()];
    let outer = enter_context(cx, context);
    let told = cx.call(&handler, &args);
    if let Some(outer) = outer {
        cx.schedule.context = outer;
    }
    match told {
        Ok(_) => Ok(()),
        Err(raised) if ends_loop(cx, &raised) => Err(raised),
        Err(raised) => {
            let trouble = Trouble {
                message: "Unhandled error in exception handler".to_owned(),
                exception: Some(raised.0),
                about: vec![("context", context.to_value())],
            };
            let context = context_of(cx, &trouble);
            say(cx, &context)
        }
    }
}

/// Lets an exception handler run with the context variables of the task that the trouble is about; gives
/// those that were current before.
fn enter_context(cx: &mut Cx, about: &Ref<Dict>) -> Option<Value> {
    let context = ["task", "future"].into_iter().find_map(|name| {
        let thing = about.get_str(&cx.intern(name))?;
        let thing = cx.inner(&thing);
        thing.get::<Task>().map(|task| task.context.peek())
    })?;
    Some(std::mem::replace(&mut cx.schedule.context, context))
}

/// What the exception handler does by default: the message, what it is about, the traceback.
/// `loop.default_exception_handler(context)`.
pub fn say(cx: &mut Cx, context: &Ref<Dict>) -> Result<(), Raised> {
    let message_name = cx.intern("message");
    let message = match context.get_str(&message_name) {
        Some(message) => cx.str_of(&message)?.as_str().to_owned(),
        None => "Unhandled exception in event loop".to_owned(),
    };
    let mut lines = vec![message];
    let entries = context
        .table
        .borrow()
        .iter()
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect::<Vec<_>>();
    let mut about = Vec::new();
    let is_logged = logs(cx);
    for (key, value) in entries {
        let name = cx.str_of(&key)?;
        if name.as_str() == SOURCE {
            about.push(format!("{SOURCE}: {}", stack_text(cx, &value)?));
        } else if !matches!(name.as_str(), "message" | "exception") {
            let text = cx.repr(&value)?;
            let place = value.get::<Task>().and_then(|task| task.created());
            let place = place.filter(|_| !is_logged);
            let origin = place.map_or(String::new(), |place| {
                format!("\ncreated at {}", place.describe())
            });
            about.push(format!("{}: {}{origin}", name.as_str(), text.as_str()));
        }
    }
    about.sort();
    lines.extend(about);
    let text = lines.join("\n");
    let exception = context.get_str(&cx.intern("exception"));
    let exception = exception.and_then(|exception| exception.into::<Exception>().ok());
    if is_logged {
        let text = cx.str(text);
        let exception = exception.map_or(Value::NONE, Ref::into_value);
        return log(cx, "_error", &[text, exception]);
    }
    let traceback = exception.map(|exception| (cx.hooks.traceback_text)(cx, &exception));
    print(cx, &format!("{text}\n{}", traceback.unwrap_or_default()));
    Ok(())
}

/// Where something was made, as text.
fn stack_text(cx: &mut Cx, stack: &Value) -> Result<String, Raised> {
    let module = cx.import("traceback")?;
    let name = cx.intern("format_list");
    let lines = cx.call_method(&module, &name, std::slice::from_ref(stack))?;
    let mut text = String::from("Object created at (most recent call last):\n");
    for line in cx.collect(&lines)? {
        text.push_str(cx.str_of(&line)?.as_str());
    }
    Ok(text.trim_end().to_owned())
}

/// Whether the script logs: then asyncio does, too.
fn logs(cx: &mut Cx) -> bool {
    let name = cx.intern("logging");
    cx.modules.get_str(&name).is_some()
}

/// Calls a function of `asyncio.log`.
fn log(cx: &mut Cx, function: &str, args: &[Value]) -> Result<(), Raised> {
    let module = cx.import("asyncio.log")?;
    let name = cx.intern(function);
    cx.call_method(&module, &name, args).map(drop)
}

/// In debug mode an event loop says that it is closed.
pub fn say_close(cx: &mut Cx, event_loop: &Value) -> Result<(), Raised> {
    if logs(cx) {
        log(cx, "_close", std::slice::from_ref(event_loop))?;
    }
    Ok(())
}

/// A new event loop says how it waits, as CPython's does.
pub fn say_selector(cx: &mut Cx) -> Result<(), Raised> {
    if logs(cx) {
        log(cx, "_selector", &[])?;
    }
    Ok(())
}

fn print(cx: &mut Cx, text: &str) {
    // What was printed before comes before.
    let _ = cx.stdout.flush();
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    // Nobody is left to hear that standard error is closed.
    let _ = write!(cx.stderr, "{text}{newline}");
    let _ = cx.stderr.flush();
}

/// A callback raised: KeyboardInterrupt and SystemExit go on, everything else is reported.
pub fn callback_failed(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    handle: &Ref<Handle>,
    raised: &Raised,
) -> Result<(), Raised> {
    if ends_loop(cx, raised) {
        return Err(raised.clone());
    }
    let callee = handle.callee.borrow().clone();
    let text = match callee {
        Callee::Script { callback, args } => describe::callable(cx, &callback, Some(&args))?,
        Callee::React(..) | Callee::Cancelled => String::new(),
    };
    let trouble = Trouble {
        message: format!("Exception in callback {text}"),
        exception: Some(raised.0.clone()),
        about: vec![("handle", handle.to_value())],
    };
    report(cx, event_loop, &trouble)
}

/// An event loop died: its tasks that are not done never will be.
fn finalise_loop(cx: &mut Cx, event_loop: &Ref<EventLoop>) {
    for task in event_loop.tasks.borrow().all() {
        let trouble = Trouble {
            message: "Task was destroyed but it is pending!".to_owned(),
            exception: None,
            about: vec![("task", task.to_value())],
        };
        if let Err(raised) = report(cx, event_loop, &trouble) {
            (cx.hooks.unraisable)(
                cx,
                "Exception ignored in an event loop's finaliser",
                &raised,
            );
        }
    }
}

/// A future died with an exception that nobody asked for, or an event loop died. This is the hook
/// `finalise_future`.
pub fn finalise_future(cx: &mut Cx, future: &Value) {
    if let Some(event_loop) = future.get::<EventLoop>() {
        return finalise_loop(cx, event_loop);
    }
    if let Some(object) = future.get::<Foreign>() {
        if let Err(raised) = net::writer::finalise(cx, object) {
            (cx.hooks.unraisable)(cx, "Exception ignored in a stream's finaliser", &raised);
        }
        return;
    }
    let Some(core) = outcome::core_of(future) else {
        return;
    };
    let unseen = core.unseen.replace(false);
    let Some(event_loop) = core.event_loop.get::<EventLoop>().cloned() else {
        return;
    };
    if !unseen || core.state.get() != FutureState::Exception {
        return;
    }
    let class = if future.kind() == Kind::Task {
        "Task"
    } else {
        "Future"
    };
    let trouble = Trouble {
        message: format!("{class} exception was never retrieved"),
        exception: peek(&core.outcome).into::<Exception>().ok(),
        about: vec![("future", future.clone())],
    };
    let outcome = report(cx, &event_loop, &trouble);
    if let Some(header) = future.header() {
        header.set(FINALISE, false);
    }
    if let Err(raised) = outcome {
        (cx.hooks.unraisable)(cx, "Exception ignored in a future's finaliser", &raised);
    }
}

/// Debug mode: an item of the ready queue took long.
pub fn say_slow(cx: &mut Cx, what: &Value, seconds: f64, place: Option<&Place>) -> NativeResult {
    let text: Ref<Str> = cx.repr(what)?;
    let place = place.map_or(String::new(), |place| format!(", at {}", place.describe()));
    let line = format!(
        "Executing {} took {seconds:.3} seconds{place}",
        text.as_str()
    );
    if logs(cx) {
        let line = cx.str(line);
        log(cx, "_slow", &[line])?;
    } else {
        print(cx, &line);
    }
    Ok(Value::NONE)
}
