//! `loop.add_signal_handler` and `loop.remove_signal_handler`

use crate::modules::asyncio::support::{context_argument, is_coroutine, receiver};
use crate::modules::signal::{SIGNALS_END, listen};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::signals::Handler;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The methods of event loops that are about signals.
pub static METHODS: &[NativeDef] = &[
    def(
        "add_signal_handler",
        "(self, sig, callback, *args)",
        "Calls a function in the loop when a signal comes.",
        add,
    ),
    def(
        "remove_signal_handler",
        "(self, sig)",
        "Ends that; says whether there was anything to end.",
        remove,
    ),
];

fn number(cx: &mut Cx, sig: &Value) -> Result<i32, Raised> {
    if !cx.is_instance_of(sig, &cx.types.int) {
        let text = cx.repr(sig)?;
        let text = text.as_str();
        return Err(cx.type_error(format_args!("sig must be an int, not {text}")));
    }
    let number = cx.index(sig)?;
    match i32::try_from(number) {
        Ok(signal) if (1..SIGNALS_END).contains(&signal) => Ok(signal),
        _ => Err(cx.value_error(format_args!("invalid signal number {number}"))),
    }
}

fn add(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop: Ref<EventLoop> = receiver(cx, args)?;
    let callback = args.req(2);
    if is_coroutine(callback) || super::task::is_coroutine_function(cx, callback) {
        let message = "coroutines cannot be used with add_signal_handler()";
        return Err(cx.type_error(message));
    }
    let signal = number(cx, args.req(1))?;
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    let callee = Callee::Script {
        callback: callback.clone(),
        args: args.rest(3).to_vec(),
    };
    let context = context_argument(cx, None);
    let handle = Handle::new(event_loop.to_value(), callee, context, None);
    let handler = Handler::Loop(event_loop, handle);
    if listen(cx, signal, Some(handler)).is_err() {
        return Err(cx.runtime_error(format_args!("sig {signal} cannot be caught")));
    }
    Ok(Value::NONE)
}

fn remove(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop: Ref<EventLoop> = receiver(cx, args)?;
    let signal = number(cx, args.req(1))?;
    let is_its = cx.schedule.signals.of_loop(&event_loop).contains(&signal);
    if is_its {
        forget(cx, signal)?;
    }
    Ok(Value::bool(is_its))
}

/// The system's own doing is back.
fn forget(cx: &mut Cx, signal: i32) -> Result<(), Raised> {
    let is_interrupt = signal == crate::reactor::signals::INTERRUPT;
    listen(cx, signal, (!is_interrupt).then_some(Handler::Default))?;
    if is_interrupt {
        cx.schedule.interrupts.take();
    }
    Ok(())
}

/// The event loop is closed: it handles no signals any more.
pub fn end_all(cx: &mut Cx, event_loop: &Ref<EventLoop>) {
    for signal in cx.schedule.signals.of_loop(event_loop) {
        // It was caught before, so it can be now.
        let _ = forget(cx, signal);
    }
}
