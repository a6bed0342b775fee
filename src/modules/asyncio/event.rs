//! `asyncio.Event`

use crate::modules::asyncio::support::{receiver, waiter};
use crate::modules::asyncio::waiting::{describe, wake};
use crate::objects::class::Class;
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::sync::Event;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of `Event`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes an event that is not set.",
        new,
    ),
    def("__init__", "(self)", "Does nothing more.", init),
    def("is_set", "(self)", "Whether it is set.", is_set),
    def(
        "set",
        "(self)",
        "Sets it: everybody who waits goes on.",
        set,
    ),
    def("clear", "(self)", "Makes it unset.", clear),
    def("wait", "(self)", "Waits until it is set.", wait).coroutine(),
    def("__repr__", "(self)", "Its state as text.", repr),
];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let event = Ref::new(Event::default()).into_value();
    match args.req(0).get::<Class>().cloned() {
        Some(class) => Ok(cx.wrap_new(&class, event)),
        None => Ok(event),
    }
}

fn init(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
}

fn is_set(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver::<Event>(cx, args)?.is_set.get()))
}

fn set(cx: &mut Cx, args: &Args) -> NativeResult {
    let event = receiver::<Event>(cx, args)?;
    if !event.is_set.replace(true) {
        for future in event.waiters.all() {
            wake(&future, Value::TRUE);
        }
    }
    Ok(Value::NONE)
}

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    receiver::<Event>(cx, args)?.is_set.set(false);
    Ok(Value::NONE)
}

fn wait(cx: &mut Cx, args: &Args) -> NativeResult {
    let event = receiver::<Event>(cx, args)?;
    let steps = Wait {
        event,
        waiting: None,
    };
    Ok(cx.coroutine_call("Event.wait", steps))
}

/// Waits for an event.
struct Wait {
    event: Ref<Event>,
    waiting: Option<Ref<Future>>,
}

impl Steps for Wait {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let event = &self.event;
        if let Some(future) = self.waiting.take() {
            event.waiters.remove(&future);
            input?;
            return Ok(Step::Return(Value::TRUE));
        }
        input?;
        if event.is_set.get() {
            return Ok(Step::Return(Value::TRUE));
        }
        let future = waiter(cx, &event.binding, &event.to_value())?;
        event.waiters.push(future.clone());
        self.waiting = Some(future.clone());
        Ok(Step::Await(future.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event.to_value());
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let event = receiver::<Event>(cx, args)?;
    let state = if event.is_set.get() { "set" } else { "unset" };
    describe(cx, args.req(0), state, event.waiters.len())
}
