//! `asyncio.timeout`, `timeout_at` and the class `Timeout`.

use std::cell::{Cell, RefCell};

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::support::{body, foreign, running_loop};
use crate::modules::asyncio::task::{self, current, uncancel};
use crate::modules::asyncio::{own_callbacks, own_methods};
use crate::objects::class::{Class, is_subclass};
use crate::objects::exception::Exception;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Reaction, peek, traverse_cell};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::Ready;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::ops::BinOp;
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "timeout",
        "(delay)",
        "Limits the time of an `async with` block.",
        timeout,
    )
    .python(),
    def(
        "timeout_at",
        "(when)",
        "Ends an `async with` block at a time of the loop's clock.",
        timeout_at,
    )
    .python(),
];

/// The methods of `Timeout`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, when)",
        "Makes a timeout that is not entered yet.",
        new,
    ),
    def(
        "when",
        "(self, /)",
        "When it expires by the loop's clock, or None.",
        when,
    ),
    def(
        "reschedule",
        "(self, when)",
        "Changes when it expires.",
        reschedule_method,
    ),
    def("expired", "(self, /)", "Whether it has expired.", expired),
    def("__aenter__", "(self, /)", "Starts the timer.", aenter).coroutine(),
    def(
        "__aexit__",
        "(self, exc_type, exc_val, exc_tb, /)",
        "Stops the timer.",
        aexit,
    )
    .coroutine(),
    def("__repr__", "(self, /)", "Its state as text.", repr),
];

/// Where a timeout stands.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Stage {
    Created,
    Active,
    Expiring,
    Expired,
    Finished,
}

impl Stage {
    fn word(self) -> &'static str {
        match self {
            Stage::Created => "created",
            Stage::Active => "active",
            Stage::Expiring => "expiring",
            Stage::Expired => "expired",
            Stage::Finished => "finished",
        }
    }
}

/// A timeout.
struct Timeout {
    stage: Cell<Stage>,
    when: Cell<Value>,
    timer: RefCell<Option<Ref<Handle>>>,
    /// The task that entered the block.
    task: RefCell<Option<Ref<Task>>>,
    /// How many cancellations the task had on entry.
    cancelling: Cell<u32>,
}

impl ForeignBody for Timeout {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        traverse_cell(&self.when, visit);
        if let Some(timer) = &*self.timer.borrow() {
            visit(&timer.to_value());
        }
        if let Some(task) = &*self.task.borrow() {
            visit(&task.to_value());
        }
    }

    fn clear(&self) {
        drop((self.timer.take(), self.task.take()));
    }
}

/// A timeout that expires at this time, or never if it is None.
fn make(class: &Ref<Class>, when: Value) -> Ref<Foreign> {
    let body = Timeout {
        stage: Cell::new(Stage::Created),
        when: Cell::new(when),
        timer: RefCell::new(None),
        task: RefCell::new(None),
        cancelling: Cell::new(0),
    };
    Foreign::new(class.clone(), body)
}

/// A timeout that expires after so many seconds, or never if it is None.
pub fn after(cx: &mut Cx, delay: &Value) -> Result<Ref<Foreign>, Raised> {
    let event_loop = running_loop(cx)?;
    let when = if delay.is_none() {
        Value::NONE
    } else {
        let now = Value::float(own_methods::time(cx, &event_loop)?);
        cx.binary(BinOp::Add, &now, delay)?
    };
    Ok(make(&cx.types.timeout.clone(), when))
}

fn timeout(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(after(cx, args.req(0))?.into_value())
}

fn timeout_at(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(make(&cx.types.timeout.clone(), args.req(0).clone()).into_value())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(make(&cx.types.timeout.clone(), args.req(1).clone()).into_value())
}

fn when(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(peek(&body::<Timeout>(cx, &object)?.when))
}

fn expired(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let stage = body::<Timeout>(cx, &object)?.stage.get();
    Ok(Value::bool(matches!(
        stage,
        Stage::Expiring | Stage::Expired
    )))
}

fn reschedule_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    match body::<Timeout>(cx, &object)?.stage.get() {
        Stage::Active => {}
        Stage::Created => return Err(cx.runtime_error("Timeout has not been entered")),
        stage @ (Stage::Expiring | Stage::Expired | Stage::Finished) => {
            let word = stage.word();
            return Err(cx.runtime_error(format_args!("Cannot change state of {word} Timeout")));
        }
    }
    reschedule(cx, &object, args.req(1).clone())?;
    Ok(Value::NONE)
}

/// Lets a timeout expire at this time; in this turn if it is past.
fn reschedule(cx: &mut Cx, object: &Ref<Foreign>, when: Value) -> Result<(), Raised> {
    let timeout = body::<Timeout>(cx, object)?;
    timeout.when.set(when.clone());
    stop_timer(timeout);
    if when.is_none() {
        return Ok(());
    }
    let event_loop = running_loop(cx)?;
    let now = Value::float(own_methods::time(cx, &event_loop)?);
    let is_past = cx.compare_truth(CmpOp::Le, &when, &now)?;
    let act = (Reaction::Timeout, object);
    let by_script = match is_past {
        true => own_callbacks::schedule(cx, &event_loop, "call_soon", None, act),
        false => own_callbacks::schedule(cx, &event_loop, "call_at", Some(&when), act),
    };
    let timer = match by_script {
        Some(timer) => timer?,
        None => {
            let deadline = cx.to_float(&when)?;
            start_timer(&event_loop, object, deadline, is_past)
        }
    };
    timeout.timer.replace(Some(timer));
    Ok(())
}

fn start_timer(
    event_loop: &Ref<EventLoop>,
    object: &Ref<Foreign>,
    deadline: f64,
    is_past: bool,
) -> Ref<Handle> {
    let callee = Callee::React(Reaction::Timeout, object.clone());
    let timer = Handle::new(
        event_loop.to_value(),
        callee,
        Value::UNBOUND,
        Some(deadline),
    );
    if is_past {
        event_loop.push(Ready::Call(timer.clone()));
    } else {
        event_loop.call_at(timer.clone(), deadline);
    }
    timer
}

fn stop_timer(timeout: &Timeout) {
    if let Some(timer) = timeout.timer.take()
        && let Some(event_loop) = timer.event_loop.get::<EventLoop>()
    {
        event_loop.cancel_handle(&timer);
    }
}

/// The time is up: the task that entered the block is cancelled.
pub fn expire(cx: &mut Cx, state: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(timeout) = state.body::<Timeout>() else {
        return Ok(());
    };
    let task = timeout.task.borrow().clone();
    if let Some(task) = task {
        task::cancel(cx, &task)?;
    }
    timeout.stage.set(Stage::Expiring);
    timeout.timer.take();
    Ok(())
}

/// Enters the block.
pub fn enter(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    let timeout = body::<Timeout>(cx, object)?;
    if timeout.stage.get() != Stage::Created {
        return Err(cx.runtime_error("Timeout has already been entered"));
    }
    let Some(task) = current(cx) else {
        return Err(cx.runtime_error("Timeout should be used inside a task"));
    };
    timeout.stage.set(Stage::Active);
    timeout.cancelling.set(task.cancel_requests.get());
    timeout.task.replace(Some(task));
    reschedule(cx, object, peek(&timeout.when))
}

/// Leaves the block, with the exception that left it: gives TimeoutError if the timeout raised that.
pub fn exit(
    cx: &mut Cx,
    object: &Ref<Foreign>,
    exception: Option<&Ref<Exception>>,
) -> Result<(), Raised> {
    let timeout = body::<Timeout>(cx, object)?;
    stop_timer(timeout);
    let task = timeout.task.borrow().clone();
    match (timeout.stage.get(), task) {
        (Stage::Expiring, Some(task)) => {
            timeout.stage.set(Stage::Expired);
            if uncancel(&task) <= timeout.cancelling.get()
                && let Some(exception) = exception
            {
                return timed_out(cx, exception);
            }
        }
        (Stage::Active, _) => timeout.stage.set(Stage::Finished),
        (Stage::Created | Stage::Expiring | Stage::Expired | Stage::Finished, _) => {}
    }
    Ok(())
}

/// The block was left with this exception because the time was up.
fn timed_out(cx: &mut Cx, exception: &Ref<Exception>) -> Result<(), Raised> {
    if is_cancelled_error(cx, exception) {
        return Err(timeout_error_from(cx, exception));
    }
    insert_timeout_error(cx, exception);
    let group = cx.exceptions.BaseExceptionGroup.clone();
    if is_subclass(&exception.class.borrow(), &group) {
        let name = cx.names.exceptions.clone();
        let inner = cx.get_attr(&exception.to_value(), &name)?;
        for inner in cx.collect(&inner)? {
            if let Some(inner) = inner.get::<Exception>() {
                insert_timeout_error(cx, inner);
            }
        }
    }
    Ok(())
}

fn is_cancelled_error(cx: &Cx, exception: &Ref<Exception>) -> bool {
    is_subclass(&exception.class.borrow(), &cx.exceptions.CancelledError)
}

/// TimeoutError with the CancelledError as its cause.
pub fn timeout_error_from(cx: &mut Cx, cancelled: &Ref<Exception>) -> Raised {
    let error = Exception::new(cx.exceptions.TimeoutError.clone(), Vec::new());
    error.cause.replace(cancelled.to_value());
    error.context.replace(cancelled.to_value());
    error.suppress_context.set(true);
    Raised(error)
}

/// Puts TimeoutError before the first CancelledError in a chain of contexts.
fn insert_timeout_error(cx: &mut Cx, exception: &Ref<Exception>) {
    let mut current = exception.clone();
    for _ in 0..CHAIN_MAX {
        let context = current.context.borrow().get::<Exception>().cloned();
        let Some(context) = context else { return };
        if is_cancelled_error(cx, &context) {
            let error = timeout_error_from(cx, &context);
            current.context.replace(error.into_value());
            return;
        }
        current = context;
    }
}

/// Longer chains of contexts than this are not searched: one may be a circle.
const CHAIN_MAX: usize = 10_000;

fn aenter(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Enter(args.req(0).clone(), foreign(cx, args)?);
    Ok(cx.coroutine_call("Timeout.__aenter__", steps))
}

/// `__aenter__`: what it returns, and the timeout.
struct Enter(Value, Ref<Foreign>);

impl Steps for Enter {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        enter(cx, &self.1)?;
        Ok(Step::Return(self.0.clone()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
        visit(&self.1.to_value());
    }
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Exit(foreign(cx, args)?, args.req(2).clone());
    Ok(cx.coroutine_call("Timeout.__aexit__", steps))
}

/// `__aexit__`: the timeout, and the exception.
struct Exit(Ref<Foreign>, Value);

impl Steps for Exit {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        exit(cx, &self.0, self.1.get::<Exception>())?;
        Ok(Step::Return(Value::NONE))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0.to_value());
        visit(&self.1);
    }
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let timeout = body::<Timeout>(cx, &object)?;
    let mut text = format!("<Timeout [{}]", timeout.stage.get().word());
    if timeout.stage.get() == Stage::Active {
        text += " when=";
        let when = peek(&timeout.when);
        text += &match when.as_float() {
            Some(when) => {
                let rounded = Value::float((when * 1000.0).round_ties_even() / 1000.0);
                cx.repr(&rounded)?.as_str().to_owned()
            }
            None => cx.repr(&when)?.as_str().to_owned(),
        };
    }
    text.push('>');
    Ok(cx.str(text))
}
