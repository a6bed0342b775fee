//! `asyncio.Handle` and `TimerHandle`: calls that an event loop is to make.

use crate::modules::asyncio::support::{context_argument, ends_loop};
use crate::modules::asyncio::{describe, turn};
use crate::modules::contextvars;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The methods of `Handle` and `TimerHandle`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, callback, args, loop, context=None)",
        "A call that an event loop is to make.",
        new,
    ),
    def(
        "__init__",
        "(self, *args, **kwargs)",
        "Does nothing more.",
        |_, _| Ok(Value::NONE),
    ),
    def("_run", "(self)", "Makes the call.", handle_run),
    def(
        "cancel",
        "(self)",
        "Lets the call not be made.",
        handle_cancel,
    ),
    def(
        "cancelled",
        "(self)",
        "Whether it was cancelled.",
        handle_cancelled,
    ),
    def(
        "get_context",
        "(self)",
        "The context that the call runs in.",
        handle_context,
    ),
    def("__repr__", "(self)", "What it calls, as text.", handle_repr),
];

/// The methods of `TimerHandle` only.
pub static TIMER_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, when, callback, args, loop, context=None)",
        "A call that an event loop is to make at a time.",
        new_timer,
    ),
    def("when", "(self)", "When the call is due.", handle_when),
];

/// The properties of both.
pub static PROPERTIES: &[NativeDef] = &[def(
    "_cancelled",
    "(self)",
    "Whether it was cancelled.",
    handle_cancelled,
)];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    make(cx, args, 1, None)
}

fn new_timer(cx: &mut Cx, args: &Args) -> NativeResult {
    let when = cx.to_float(args.req(1))?;
    make(cx, args, 2, Some(when))
}

/// A handle that a script makes: from the argument of this index on come what is called, with what, by
/// which event loop, in which context.
fn make(cx: &mut Cx, args: &Args, from: usize, when: Option<f64>) -> NativeResult {
    let callee = Callee::Script {
        callback: args.req(from).clone(),
        args: cx.collect(args.req(from + 1))?,
    };
    let event_loop = cx.inner(args.req(from + 2)).clone();
    let context = context_argument(cx, args.opt(from + 3));
    let handle = Handle::new(event_loop, callee, context, when).into_value();
    Ok(match args.req(0).get::<Class>().cloned() {
        Some(class) => cx.wrap_new(&class, handle),
        None => handle,
    })
}

/// Makes the call as the event loop would.
fn handle_run(cx: &mut Cx, args: &Args) -> NativeResult {
    let handle = handle_receiver(cx, args)?;
    match handle.event_loop.get::<EventLoop>().cloned() {
        Some(event_loop) => turn::call(cx, &event_loop, &handle)?,
        None => call_for_another(cx, &handle)?,
    }
    Ok(Value::NONE)
}

/// Makes the call for an event loop that is the script's own from the ground up.
fn call_for_another(cx: &mut Cx, handle: &Ref<Handle>) -> Result<(), Raised> {
    let callee = handle.callee.borrow().clone();
    let Callee::Script { callback, args } = callee else {
        return Ok(());
    };
    let context = handle.context.clone();
    let outer_context = std::mem::replace(&mut cx.schedule.context, context);
    let outcome = cx.call(&callback, &args);
    cx.schedule.context = outer_context;
    match outcome {
        Err(raised) if !ends_loop(cx, &raised) => {
            let call = describe::callable(cx, &callback, Some(&args))?;
            let about = Dict::new();
            let message = cx.str(format!("Exception in callback {call}"));
            for (key, value) in [
                ("message", message),
                ("exception", raised.into_value()),
                ("handle", handle.to_value()),
            ] {
                about.set_str(&cx.intern(key), value);
            }
            let name = cx.intern("call_exception_handler");
            cx.call_method(&handle.event_loop, &name, &[about.into_value()])?;
            Ok(())
        }
        outcome => outcome.map(drop),
    }
}

fn handle_receiver(cx: &mut Cx, args: &Args) -> Result<Ref<Handle>, Raised> {
    super::support::receiver(cx, args)
}

fn handle_cancel(cx: &mut Cx, args: &Args) -> NativeResult {
    let handle = handle_receiver(cx, args)?;
    match handle.event_loop.get::<EventLoop>() {
        Some(event_loop) => event_loop.cancel_handle(&handle),
        None if handle.cancel() && handle.when.is_some() => {
            let name = cx.intern("_timer_handle_cancelled");
            cx.call_method(&handle.event_loop, &name, &[args.req(0).clone()])?;
        }
        None => {}
    }
    Ok(Value::NONE)
}

fn handle_cancelled(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(handle_receiver(cx, args)?.is_cancelled()))
}

fn handle_when(cx: &mut Cx, args: &Args) -> NativeResult {
    let when = handle_receiver(cx, args)?.when;
    Ok(when.map_or(Value::NONE, Value::float))
}

fn handle_context(cx: &mut Cx, args: &Args) -> NativeResult {
    let context = handle_receiver(cx, args)?.context.clone();
    if context.kind() == Kind::Foreign {
        return Ok(context);
    }
    contextvars::object(cx, context)
}

fn handle_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let handle = handle_receiver(cx, args)?;
    let text = describe::handle(cx, &handle)?;
    Ok(cx.str(text))
}
