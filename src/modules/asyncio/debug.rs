//! Debug mode: what an event loop checks and reports only when it is asked to.
//!
//! `PYTHONASYNCIODEBUG=1`, `asyncio.run(main(), debug=True)`, `loop.set_debug(True)`.

use std::time::Duration;

use crate::modules::asyncio::errors;
use crate::modules::asyncio::support::is_coroutine;
use crate::modules::asyncio::turn;
use crate::modules::sys;
use crate::objects::future::peek;
use crate::objects::heap::{Ref, given};
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::reactor::watchdog::Watchdog;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::Ready;
use crate::schedule::slow::Slow;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// The attribute of what remembers where it was made.
const SOURCE: &str = "_source_traceback";
/// And in one line.
const PLACE: &str = "_source_place";
/// Turns debug mode on.
const VARIABLE: &str = "PYTHONASYNCIODEBUG";
/// How many functions of the script are shown that led to a coroutine.
const ORIGIN_DEPTH: usize = 10;
/// The VM is looked after at least and at most so often, whatever the script calls slow.
const PERIOD_MIN: f64 = 0.002;
const PERIOD_MAX: f64 = 0.05;

/// Whether new event loops are in debug mode.
pub fn is_default(cx: &mut Cx) -> Result<bool, Raised> {
    if sys::is_dev_mode(cx) {
        return Ok(true);
    }
    let os = cx.intern("os");
    let Some(os) = cx.modules.get_str(&os) else {
        return Ok(std::env::var_os(VARIABLE).is_some_and(|value| !value.is_empty()));
    };
    // The script may have changed it.
    let (environ, get) = (cx.intern("environ"), cx.intern("get"));
    let environ = cx.get_attr(&os, &environ)?;
    let variable = cx.str(VARIABLE);
    let value = cx.call_method(&environ, &get, &[variable])?;
    cx.truth(&value)
}

/// Lets an object remember where it was made: `_source_traceback`. Only in debug mode.
pub fn note_source(cx: &mut Cx, object: &Value) -> Result<(), Raised> {
    let module = cx.import("traceback")?;
    let (extract, limit) = (cx.intern("extract_stack"), cx.intern("limit"));
    let extract = cx.get_attr(&module, &extract)?;
    let depth = Value::int(ORIGIN_DEPTH as i64);
    let stack = cx.call_kw(&extract, &[], &[(limit, depth)])?;
    let place = cx.place().map_or(String::new(), |place| {
        format!("{}:{}", place.code.code.source.path, place.line())
    });
    let place = cx.str(place);
    if let Some(given) = given::attributes_or_new(object) {
        given.set_str(&cx.intern(SOURCE), stack);
        given.set_str(&cx.intern(PLACE), place);
    }
    Ok(())
}

/// Where an object was made, as the traceback it remembers; unbound if it does not.
pub fn source(cx: &mut Cx, object: &Value) -> Value {
    let given = given::attributes(object);
    let stack = given.and_then(|given| given.get_str(&cx.intern(SOURCE)));
    stack.unwrap_or_default()
}

/// Where an object was made, as one line, if it remembers.
pub fn created_at(cx: &mut Cx, object: &Value) -> Option<String> {
    let given = given::attributes(object)?;
    let place = given.get_str(&cx.intern(PLACE))?.into::<Str>().ok()?;
    Some(format!("created at {}", place.as_str()))
}

/// What a call of `call_soon` and the like must keep to: the loop's own thread, and no coroutines.
pub fn check_call(
    cx: &mut Cx,
    event_loop: &EventLoop,
    callback: &Value,
    method: &str,
) -> Result<(), Raised> {
    if !event_loop.debug.get() {
        return Ok(());
    }
    let running = cx.schedule.running.as_deref();
    let elsewhere =
        event_loop.running.get() && !running.is_some_and(|l| std::ptr::eq(l, event_loop));
    if elsewhere && method != "call_soon_threadsafe" {
        let message =
            "Non-thread-safe operation invoked on an event loop other than the current one";
        return Err(cx.runtime_error(message));
    }
    check_callback(cx, callback, method)
}

/// A callback has to be callable, and to do something when it is called.
pub fn check_callback(cx: &mut Cx, callback: &Value, method: &str) -> Result<(), Raised> {
    if is_coroutine(callback) || super::task::is_coroutine_function(cx, callback) {
        let message = format_args!("coroutines cannot be used with {method}()");
        return Err(cx.type_error(message));
    }
    if !cx.is_callable(callback) {
        let text = cx.repr(callback)?;
        let text = text.as_str();
        let message = format_args!("a callable object was expected by {method}(), got {text}");
        return Err(cx.type_error(message));
    }
    Ok(())
}

/// Runs a ready item, and reports if it took long: what, how long, and where the time went.
pub fn run_timed(cx: &mut Cx, event_loop: &Ref<EventLoop>, item: Ready) -> Result<(), Raised> {
    let what = match &item {
        Ready::Step(task) | Ready::Wake(task) => task.to_value(),
        Ready::Call(handle) => handle.to_value(),
        Ready::Readable(transport) | Ready::Writable(transport) => transport.to_value(),
        Ready::TimeUp { .. } | Ready::Gather { .. } | Ready::React(_) | Ready::Stop => Value::NONE,
    };
    let limit = slow_from(cx, event_loop)?;
    let started = cx.schedule.clock.monotonic();
    let frames = cx.stack.frames.len();
    let outer = cx.schedule.slow.replace(Slow::new(started, limit, frames));
    let outcome = turn::run(cx, event_loop, item);
    let slow = std::mem::replace(&mut cx.schedule.slow, outer);
    outcome?;
    let took = cx.schedule.clock.monotonic() - started;
    if took >= slow_from(cx, event_loop)? && !what.is_none() {
        let place = slow.and_then(|slow| slow.place);
        errors::say_slow(cx, &what, took, place.as_ref())?;
    }
    Ok(())
}

/// From how many seconds on a step is slow.
fn slow_from(cx: &mut Cx, event_loop: &EventLoop) -> Result<f64, Raised> {
    let limit = peek(&event_loop.slow_callback_duration);
    cx.to_float(&limit)
}

/// How many functions a new coroutine is to remember while this event loop runs.
pub fn origin_depth(event_loop: &EventLoop) -> usize {
    if event_loop.debug.get() {
        ORIGIN_DEPTH
    } else {
        0
    }
}

/// While the result lives, the VM looks up every so often, to see where a slow step is.
pub fn watch(cx: &Cx, event_loop: &EventLoop) -> Option<Watchdog> {
    // Under the virtual clock a step takes time only where it sleeps.
    if !event_loop.debug.get() || cx.schedule.clock.is_virtual() {
        return None;
    }
    let limit = peek(&event_loop.slow_callback_duration);
    let limit = limit.as_float().unwrap_or(PERIOD_MAX);
    let period = Duration::from_secs_f64((limit / 2.0).clamp(PERIOD_MIN, PERIOD_MAX));
    Watchdog::start(period).ok()
}
