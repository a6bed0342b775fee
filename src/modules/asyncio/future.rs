//! `asyncio.Future`, and what tasks have in common with it.

use crate::modules::asyncio::support::{context_argument, running_loop};
use crate::modules::asyncio::task::loop_argument;
use crate::modules::asyncio::{cancel, debug, describe, future_iter, own_callbacks};
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::future::{Callback, Future, FutureCore, FutureState, ScriptCallback, peek};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::repr::guarded;
use crate::vm::raise::Raised;

/// What event loops of a script's own are given to call when a sleep is over.
pub static FUNCTIONS: &[NativeDef] = &[def(
    "_set_result_unless_cancelled",
    "(fut, result)",
    "Gives a future its result, if it was not cancelled.",
    set_result_unless_cancelled,
)];

/// The methods of futures that tasks have too.
pub static COMMON: &[NativeDef] = &[
    def(
        "result",
        "(self, /)",
        "The result; raises the exception if there is one.",
        result,
    ),
    def(
        "exception",
        "(self, /)",
        "The exception, or None.",
        exception,
    ),
    def("done", "(self, /)", "Whether it is done.", done),
    def(
        "cancelled",
        "(self, /)",
        "Whether it was cancelled.",
        cancelled,
    ),
    def(
        "cancel",
        "(self, /, msg=None)",
        "Cancels it, if it is not done.",
        cancel_method,
    ),
    def(
        "add_done_callback",
        "(self, fn, /, *, context=None)",
        "Calls a function with this when it is done.",
        add_done_callback,
    ),
    def(
        "remove_done_callback",
        "(self, fn, /)",
        "Removes every such function that is equal; says how many.",
        remove_done_callback,
    ),
    def(
        "get_loop",
        "(self, /)",
        "The event loop it belongs to.",
        get_loop,
    ),
    def(
        "__await__",
        "(self, /)",
        "What `await` steps.",
        future_iter::new,
    ),
    def(
        "__iter__",
        "(self, /)",
        "What `yield from` steps.",
        future_iter::new,
    ),
    def("__repr__", "(self, /)", "Its state as text.", repr),
];

/// The methods that only futures have.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a future that belongs to no event loop yet.",
        new,
    ),
    def(
        "__init__",
        "(self, *, loop=None)",
        "Lets it belong to an event loop.",
        init,
    ),
    def(
        "set_result",
        "(self, result, /)",
        "Ends it with a result.",
        set_result,
    ),
    def(
        "set_exception",
        "(self, exception, /)",
        "Ends it with an exception.",
        set_exception,
    ),
];

/// The computed attributes of futures and tasks.
pub static PROPERTIES: &[NativeDef] = &[
    def("_loop", "(self)", "The event loop it belongs to.", get_loop),
    def("_state", "(self)", "PENDING, FINISHED or CANCELLED.", state),
];

/// What is said of a future whose class has not called `__init__`.
const NOT_BEGUN: &str = "Future object is not initialized.";

fn core<'a>(cx: &mut Cx, args: &'a Args) -> Result<&'a FutureCore, Raised> {
    outcome::core_of(args.req(0))
        .ok_or_else(|| cx.type_error("descriptor requires a '_asyncio.Future' object"))
}

/// The same for what a future can only do once its `__init__` was called.
pub fn begun<'a>(cx: &mut Cx, args: &'a Args) -> Result<&'a FutureCore, Raised> {
    let core = core(cx, args)?;
    if core.event_loop.is_empty() {
        return Err(cx.runtime_error(NOT_BEGUN));
    }
    Ok(core)
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let future = Future::new(Value::UNBOUND).into_value();
    match args.req(0).get::<Class>() {
        Some(class) => Ok(cx.wrap_new(&class.clone(), future)),
        None => Ok(future),
    }
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = loop_argument(cx, args.kw(0))?;
    let core = core(cx, args)?;
    core.event_loop.fill(event_loop.to_value());
    if event_loop.debug.get() {
        let inside = cx.inner(args.req(0)).clone();
        debug::note_source(cx, &inside)?;
    }
    Ok(Value::NONE)
}

fn result(cx: &mut Cx, args: &Args) -> NativeResult {
    let core = core(cx, args)?;
    match outcome_of(cx, args.req(0)) {
        Some(outcome) => outcome,
        None if core.event_loop.is_empty() => Err(invalid_state(cx, NOT_BEGUN)),
        None => Err(invalid_state(cx, "Result is not set.")),
    }
}

fn exception(cx: &mut Cx, args: &Args) -> NativeResult {
    let core = core(cx, args)?;
    match core.state.get() {
        FutureState::Pending if core.event_loop.is_empty() => Err(invalid_state(cx, NOT_BEGUN)),
        FutureState::Pending => Err(invalid_state(cx, "Exception is not set.")),
        FutureState::Cancelled => Err(cancelled_error(cx, core)),
        FutureState::Result => Ok(Value::NONE),
        FutureState::Exception => {
            mark_seen(args.req(0));
            Ok(peek(&core.outcome))
        }
    }
}

fn done(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(core(cx, args)?.is_done()))
}

fn cancelled(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(core(cx, args)?.is_cancelled()))
}

fn cancel_method(cx: &mut Cx, args: &Args) -> NativeResult {
    begun(cx, args)?;
    let message = message_argument(args.opt(1));
    let mark = cx.inner(args.req(0)).clone();
    mark_seen(&mark);
    let cancelled = cancel::cancel_itself(cx, args.req(0), &message)?;
    Ok(Value::bool(cancelled))
}

/// The argument of `cancel(msg)`: unbound if it is None or was not given.
fn message_argument(message: Option<&Value>) -> Value {
    match message {
        Some(message) if !message.is_none() => message.clone(),
        Some(_) | None => Value::UNBOUND,
    }
}

fn add_done_callback(cx: &mut Cx, args: &Args) -> NativeResult {
    begun(cx, args)?;
    let context = context_argument(cx, args.kw(0));
    let callback = own_callbacks::take(args.req(1)).unwrap_or_else(|| {
        let callback = args.req(1).clone();
        Callback::Call(Box::new(ScriptCallback { callback, context }))
    });
    outcome::add_callback(args.req(0), callback);
    Ok(Value::NONE)
}

fn set_result_unless_cancelled(cx: &mut Cx, args: &Args) -> NativeResult {
    let (cancelled, set_result) = (cx.intern("cancelled"), cx.intern("set_result"));
    let is_cancelled = cx.call_method(args.req(0), &cancelled, &[])?;
    if cx.truth(&is_cancelled)? {
        return Ok(Value::NONE);
    }
    cx.call_method(args.req(0), &set_result, &[args.req(1).clone()])
}

fn remove_done_callback(cx: &mut Cx, args: &Args) -> NativeResult {
    let core = begun(cx, args)?;
    let mut kept = Vec::new();
    let mut removed = 0;
    for callback in core.callbacks.take().into_vec() {
        if let Callback::Call(call) = &callback
            && cx.same_or_equal(&call.callback, args.req(1))?
        {
            removed += 1;
        } else {
            kept.push(callback);
        }
    }
    for callback in kept {
        core.add_callback(callback);
    }
    Ok(Value::int(removed))
}

fn get_loop(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = &begun(cx, args)?.event_loop;
    let event_loop = event_loop.get::<EventLoop>();
    Ok(event_loop.map_or(Value::NONE, EventLoop::as_seen))
}

fn state(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = match core(cx, args)?.state.get() {
        FutureState::Pending => "PENDING",
        FutureState::Cancelled => "CANCELLED",
        FutureState::Result | FutureState::Exception => "FINISHED",
    };
    Ok(cx.str(text))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    begun(cx, args)?;
    let text = guarded(cx, args.req(0), "...", |cx, future, out| {
        *out = describe::future(cx, future)?;
        Ok(())
    })?;
    Ok(cx.str(text))
}

fn set_result(cx: &mut Cx, args: &Args) -> NativeResult {
    if begun(cx, args)?.is_done() {
        return Err(invalid_state(cx, "invalid state"));
    }
    outcome::set_result(args.req(0), args.req(1).clone());
    Ok(Value::NONE)
}

fn set_exception(cx: &mut Cx, args: &Args) -> NativeResult {
    if begun(cx, args)?.is_done() {
        return Err(invalid_state(cx, "invalid state"));
    }
    let exception = exception_argument(cx, args.req(1))?;
    outcome::set_exception(args.req(0), exception);
    Ok(Value::NONE)
}

/// The exception that `set_exception` was given, as an instance.
pub fn exception_argument(cx: &mut Cx, given: &Value) -> NativeResult {
    let given = if given.kind() == Kind::Class {
        cx.call(given, &[])?
    } else {
        given.clone()
    };
    if given.get::<Exception>().is_none() {
        return Err(cx.type_error("invalid exception object"));
    }
    if !cx.is_instance_of(&given, &cx.exceptions.StopIteration) {
        return Ok(given);
    }
    let message =
        "StopIteration interacts badly with generators and cannot be raised into a Future";
    let error = cx.runtime_error(message);
    error.0.cause.replace(given.clone());
    error.0.context.replace(given);
    Ok(error.into_value())
}

/// InvalidStateError
pub fn invalid_state(cx: &mut Cx, message: &str) -> Raised {
    let class = cx.exceptions.InvalidStateError.clone();
    cx.raise(&class, message)
}

/// The CancelledError to raise for a cancelled future: the one that cancelled it if that was not
/// raised again yet, else one with the message that `cancel` was given.
pub fn cancelled_error(cx: &mut Cx, core: &FutureCore) -> Raised {
    if core.is_cancelled()
        && let Ok(exception) = core.outcome.take().into::<Exception>()
    {
        return Raised(exception);
    }
    let class = cx.exceptions.CancelledError.clone();
    let message = core.cancel_message.peek();
    let args = message.bound().cloned().into_iter().collect();
    Raised(Exception::new(class, args))
}

/// Takes note that somebody has asked for the exception.
pub fn mark_seen(future: &Value) {
    if let Some(core) = outcome::core_of(future)
        && core.unseen.replace(false)
        && let Some(header) = future.header()
    {
        header.set(FINALISE, false);
    }
}

/// What a future or task has come to; none while it is pending. This is the hook `future_outcome`.
pub fn outcome_of(cx: &mut Cx, future: &Value) -> Option<NativeResult> {
    let core = outcome::core_of(future)?;
    match core.state.get() {
        FutureState::Pending => {
            core.blocking.set(true);
            None
        }
        FutureState::Result => Some(Ok(peek(&core.outcome))),
        FutureState::Cancelled => Some(Err(cancelled_error(cx, core))),
        FutureState::Exception => {
            mark_seen(cx.inner(future));
            let exception = peek(&core.outcome).into::<Exception>().ok()?;
            // As in CPython, the first raising goes on from where it came from, later ones do not.
            let len = core.traceback_len.replace(0);
            if len < u16::MAX {
                exception.traceback.borrow_mut().truncate(len.into());
            }
            Some(Err(Raised(exception)))
        }
    }
}

/// The exception of a future that has one, and takes note that it was asked for.
pub fn seen_exception(cx: &Cx, future: &Value) -> Option<Ref<Exception>> {
    let core = outcome::core_of(future)?;
    if core.state.get() != FutureState::Exception {
        return None;
    }
    mark_seen(cx.inner(future));
    peek(&core.outcome).into::<Exception>().ok()
}

/// A pending future of the running event loop.
pub fn new_future(cx: &mut Cx) -> Result<Ref<Future>, Raised> {
    Ok(Future::new(running_loop(cx)?.into_value()))
}
