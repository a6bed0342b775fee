//! What is inside futures and tasks, under the names by which test scripts and debuggers look at it.

use crate::modules::asyncio::future::mark_seen;
use crate::modules::asyncio::support::receiver;
use crate::modules::asyncio::{debug, describe};
use crate::objects::future::{Callback, FutureState, peek};
use crate::objects::list::List;
use crate::objects::task::Task;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// Computed attributes of futures and tasks.
pub static FUTURE: &[NativeDef] = &[
    def(
        "_callbacks",
        "(self)",
        "What is called when it is done.",
        callbacks,
    ),
    def(
        "_exception",
        "(self)",
        "The exception, if it has one.",
        exception,
    ),
    def("_result", "(self)", "The result, if it has one.", result),
    def(
        "_source_traceback",
        "(self)",
        "Where it was made, if that was in debug mode.",
        source,
    ),
];

/// Computed attributes of tasks.
pub static TASK: &[NativeDef] = &[
    def("_coro", "(self)", "The coroutine.", super::task::get_coro),
    def(
        "_must_cancel",
        "(self)",
        "Whether its next step is cancelled.",
        must_cancel,
    ),
    def(
        "_fut_waiter",
        "(self)",
        "The future it waits for.",
        waits_for,
    ),
];

/// Those of futures and tasks that can be assigned.
pub static ASSIGNABLE: &[(NativeDef, NativeDef)] = &[
    (
        def(
            "_cancel_message",
            "(self)",
            "What cancel() was given.",
            cancel_message,
        ),
        def(
            "_cancel_message",
            "(self, value)",
            "Sets it.",
            set_cancel_message,
        ),
    ),
    (
        def(
            "_log_traceback",
            "(self)",
            "Whether its exception is news.",
            unseen,
        ),
        def("_log_traceback", "(self, value)", "Sets it.", set_unseen),
    ),
    (
        def(
            "_asyncio_future_blocking",
            "(self)",
            "Whether it was just awaited.",
            blocking,
        ),
        def(
            "_asyncio_future_blocking",
            "(self, value)",
            "Sets it.",
            set_blocking,
        ),
    ),
];

/// `_log_destroy_pending`, which can be assigned.
pub static REPORTED: (NativeDef, NativeDef) = (
    def(
        "_log_destroy_pending",
        "(self)",
        "Whether its loss is reported.",
        reported,
    ),
    def(
        "_log_destroy_pending",
        "(self, value)",
        "Sets it.",
        set_reported,
    ),
);

fn callbacks(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(core) = core_of(args.req(0)) else {
        return Ok(Value::NONE);
    };
    let callbacks = core.callbacks.take();
    let pairs: Vec<(Value, Value)> = callbacks
        .as_slice()
        .iter()
        .map(|callback| match callback {
            Callback::Call(call) => (call.callback.clone(), call.context.clone()),
            other => (cx.str(describe::own_callback(other)), Value::UNBOUND),
        })
        .collect();
    core.callbacks.set(callbacks);
    if pairs.is_empty() {
        return Ok(Value::NONE);
    }
    let mut list = Vec::new();
    for (callback, context) in pairs {
        let context = crate::modules::contextvars::object(cx, context)?;
        list.push(Tuple::new([callback, context]).into_value());
    }
    Ok(List::new(list).into_value())
}

fn outcome_if(args: &Args, state: FutureState) -> Value {
    match core_of(args.req(0)) {
        Some(core) if core.state.get() == state => peek(&core.outcome),
        Some(_) | None => Value::NONE,
    }
}

fn exception(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(outcome_if(args, FutureState::Exception))
}

fn result(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(outcome_if(args, FutureState::Result))
}

fn cancel_message(_: &mut Cx, args: &Args) -> NativeResult {
    let message = core_of(args.req(0)).map(|core| core.cancel_message.peek());
    Ok(message
        .filter(|message| !message.is_unbound())
        .unwrap_or(Value::NONE))
}

fn source(cx: &mut Cx, args: &Args) -> NativeResult {
    let inside = cx.inner(args.req(0)).clone();
    Ok(debug::source(cx, &inside)
        .into_bound()
        .unwrap_or(Value::NONE))
}

fn unseen(_: &mut Cx, args: &Args) -> NativeResult {
    let unseen = core_of(args.req(0)).is_some_and(|core| core.unseen.get());
    Ok(Value::bool(unseen))
}

fn set_cancel_message(_: &mut Cx, args: &Args) -> NativeResult {
    if let Some(core) = core_of(args.req(0)) {
        core.cancel_message.set(args.req(1).clone());
    }
    Ok(Value::NONE)
}

/// The exception can be declared to be no news; that it is, nobody can say.
fn set_unseen(cx: &mut Cx, args: &Args) -> NativeResult {
    if cx.truth(args.req(1))? {
        return Err(cx.value_error("_log_traceback can only be set to False"));
    }
    mark_seen(cx.inner(args.req(0)));
    Ok(Value::NONE)
}

fn must_cancel(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(
        receiver::<Task>(cx, args)?.core.must_cancel.get(),
    ))
}

fn waits_for(cx: &mut Cx, args: &Args) -> NativeResult {
    let future = receiver::<Task>(cx, args)?.waits_for();
    Ok(future.unwrap_or(Value::NONE))
}

fn blocking(_: &mut Cx, args: &Args) -> NativeResult {
    let blocking = core_of(args.req(0)).is_some_and(|core| core.blocking.get());
    Ok(Value::bool(blocking))
}

fn set_blocking(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.truth(args.req(1))?;
    if let Some(core) = core_of(args.req(0)) {
        core.blocking.set(value);
    }
    Ok(Value::NONE)
}

fn reported(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver::<Task>(cx, args)?.core.reported.get()))
}

fn set_reported(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.truth(args.req(1))?;
    receiver::<Task>(cx, args)?.core.reported.set(value);
    Ok(Value::NONE)
}
