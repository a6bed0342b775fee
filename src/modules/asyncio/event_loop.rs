//! The event loop as scripts see it: its methods, and the functions that find or make one.

use crate::modules::asyncio::support::{current_loop, running_loop};
use crate::modules::asyncio::{
    async_generators, debug, errors, net, own_callbacks, own_methods, runner, signals, task,
    threads,
};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::future::{Future, peek};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::Ready;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::raise::Raised;

/// The functions of the module that are about event loops.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "get_running_loop",
        "()",
        "The event loop that runs.",
        get_running_loop,
    ),
    def(
        "get_event_loop",
        "()",
        "The event loop that runs or was set.",
        get_event_loop,
    ),
    def(
        "_get_running_loop",
        "()",
        "The event loop that runs, or None.",
        find_running_loop,
    ),
    def(
        "_set_running_loop",
        "(loop, /)",
        "Says which event loop runs.",
        set_running_loop,
    ),
    def(
        "_get_chosen_loop",
        "()",
        "What `set_event_loop` was given.",
        get_chosen_loop,
    ),
    def("new_event_loop", "()", "Makes an event loop.", |cx, _| {
        new_event_loop(cx)
    })
    .python(),
    def(
        "_set_chosen_loop",
        "(loop, /)",
        "Does what `set_event_loop` does without a policy.",
        set_chosen_loop,
    ),
    def(
        "_set_policy",
        "(policy, /)",
        "Puts a policy in force.",
        set_policy,
    ),
    def(
        "set_event_loop",
        "(loop)",
        "Sets the event loop for when none runs.",
        set_event_loop,
    )
    .python(),
];

/// The methods of event loops.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes an event loop.",
        new,
    ),
    def("time", "(self)", "The time by the loop's clock.", time),
    def(
        "call_soon",
        "(self, callback, *args, context=None)",
        "Calls a function in the next turn.",
        call_soon,
    ),
    def(
        "call_soon_threadsafe",
        "(self, callback, *args, context=None)",
        "Calls a function in the next turn, whichever thread asks for it.",
        call_soon_threadsafe,
    ),
    def(
        "call_later",
        "(self, delay, callback, *args, context=None)",
        "Calls a function after so many seconds.",
        call_later_method,
    ),
    def(
        "call_at",
        "(self, when, callback, *args, context=None)",
        "Calls a function at a time of the loop's clock.",
        call_at,
    ),
    def("create_future", "(self)", "Makes a future.", create_future),
    def(
        "create_task",
        "(self, coro, *, name=None, context=None, eager_start=None)",
        "Runs a coroutine as a task.",
        create_task,
    ),
    def(
        "run_until_complete",
        "(self, future)",
        "Runs until the future is done; gives its result.",
        run_until_complete,
    ),
    def("run_forever", "(self)", "Runs until stop().", run_forever),
    def(
        "run_in_executor",
        "(self, executor, func, *args)",
        "Runs a function on a thread of its own.",
        threads::run_in_executor,
    ),
    def("stop", "(self)", "Stops after this turn.", stop),
    def("close", "(self)", "Closes the loop for good.", close),
    def("is_running", "(self)", "Whether it runs.", is_running),
    def("is_closed", "(self)", "Whether it is closed.", is_closed),
    def(
        "get_debug",
        "(self)",
        "Whether it is in debug mode.",
        get_debug,
    ),
    def(
        "set_debug",
        "(self, enabled)",
        "Turns debug mode on or off.",
        set_debug,
    ),
    def(
        "set_exception_handler",
        "(self, handler)",
        "Sets what is told of errors that nobody awaits.",
        set_exception_handler,
    ),
    def(
        "get_exception_handler",
        "(self)",
        "What is told of errors that nobody awaits.",
        get_exception_handler,
    ),
    def(
        "default_exception_handler",
        "(self, context)",
        "Says it on standard error.",
        default_exception_handler,
    ),
    def(
        "call_exception_handler",
        "(self, context)",
        "Tells the exception handler.",
        call_exception_handler,
    ),
    def(
        "set_task_factory",
        "(self, factory)",
        "Sets what makes tasks.",
        set_task_factory,
    ),
    def(
        "get_task_factory",
        "(self)",
        "What makes tasks.",
        get_task_factory,
    ),
    def(
        "set_default_executor",
        "(self, executor)",
        "Sets what runs functions on threads.",
        threads::set_default_executor,
    ),
    def(
        "shutdown_asyncgens",
        "(self)",
        "Closes async generators that are left.",
        async_generators::shutdown_asyncgens,
    )
    .coroutine(),
    def(
        "shutdown_default_executor",
        "(self, timeout=None)",
        "Waits for all threads.",
        threads::shutdown,
    )
    .coroutine(),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// An attribute of event loops that can be assigned.
pub static SLOW_CALLBACK_DURATION: (NativeDef, NativeDef) = (
    def(
        "slow_callback_duration",
        "(self)",
        "How long a step may take in debug mode.",
        get_slow,
    ),
    def(
        "slow_callback_duration",
        "(self, value)",
        "Sets it.",
        set_slow,
    ),
);

fn receiver(cx: &mut Cx, args: &Args) -> Result<Ref<EventLoop>, Raised> {
    super::support::receiver(cx, args)
}

/// The receiver, which must not be closed.
fn open(cx: &mut Cx, args: &Args) -> Result<Ref<EventLoop>, Raised> {
    let event_loop = receiver(cx, args)?;
    check_open(cx, &event_loop)?;
    Ok(event_loop)
}

fn check_open(cx: &mut Cx, event_loop: &EventLoop) -> Result<(), Raised> {
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    Ok(())
}

fn get_running_loop(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(EventLoop::as_seen(&running_loop(cx)?))
}

fn find_running_loop(cx: &mut Cx, _: &Args) -> NativeResult {
    let running = cx.schedule.running.as_ref();
    Ok(running.map_or(Value::NONE, EventLoop::as_seen))
}

fn set_running_loop(cx: &mut Cx, args: &Args) -> NativeResult {
    cx.schedule.running = cx.inner(args.req(0)).get::<EventLoop>().cloned();
    Ok(Value::NONE)
}

fn get_chosen_loop(cx: &mut Cx, _: &Args) -> NativeResult {
    let running = cx.schedule.running.take();
    let chosen = current_loop(cx);
    cx.schedule.running = running;
    Ok(EventLoop::as_seen(&chosen?))
}

fn get_event_loop(cx: &mut Cx, _: &Args) -> NativeResult {
    if let Some(running) = &cx.schedule.running {
        return Ok(EventLoop::as_seen(running));
    }
    match by_policy(cx, "get_event_loop", &[]) {
        Some(found) => found,
        None => Ok(EventLoop::as_seen(&current_loop(cx)?)),
    }
}

/// `asyncio.new_event_loop()`
pub fn new_event_loop(cx: &mut Cx) -> NativeResult {
    match by_policy(cx, "new_event_loop", &[]) {
        Some(made) => made,
        None => Ok(make(cx)?.into_value()),
    }
}

/// Asks the policy of the script, if it has set one.
fn by_policy(cx: &mut Cx, name: &str, args: &[Value]) -> Option<NativeResult> {
    let policy = cx.schedule.policy.bound().cloned()?;
    let name = cx.intern(name);
    Some(cx.call_method(&policy, &name, args))
}

/// Puts a policy in force; None restores what asyncio does itself.
fn set_policy(cx: &mut Cx, args: &Args) -> NativeResult {
    let policy = args.req(0);
    cx.schedule.policy = if policy.is_none() {
        Value::UNBOUND
    } else {
        policy.clone()
    };
    Ok(Value::NONE)
}

/// A new event loop, in debug mode if that is what the environment says.
pub fn make(cx: &mut Cx) -> Result<Ref<EventLoop>, Raised> {
    errors::say_selector(cx)?;
    let event_loop = EventLoop::new();
    event_loop.debug.set(debug::is_default(cx)?);
    Ok(event_loop)
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = make(cx)?;
    let class = args.req(0).get::<Class>().filter(|class| !class.builtin);
    if let Some(class) = class.cloned() {
        let face = cx.wrap_new(&class, event_loop.to_value());
        event_loop.seen_as.set(face);
        event_loop.subclassed.set(true);
    }
    Ok(EventLoop::as_seen(&event_loop))
}

fn set_event_loop(cx: &mut Cx, args: &Args) -> NativeResult {
    choose(cx, args.req(0))
}

/// `asyncio.set_event_loop(loop)`
pub fn choose(cx: &mut Cx, event_loop: &Value) -> NativeResult {
    let args = std::slice::from_ref(event_loop);
    by_policy(cx, "set_event_loop", args).unwrap_or_else(|| choose_now(cx, event_loop))
}

fn set_chosen_loop(cx: &mut Cx, args: &Args) -> NativeResult {
    choose_now(cx, args.req(0))
}

fn choose_now(cx: &mut Cx, given: &Value) -> NativeResult {
    cx.schedule.chosen_loop = cx.inner(given).get::<EventLoop>().cloned();
    if cx.schedule.chosen_loop.is_none() && !given.is_none() {
        let name = cx.type_name(given);
        return Err(cx.type_error(format_args!(
            "loop must be an instance of AbstractEventLoop or None, not '{name}'"
        )));
    }
    Ok(Value::NONE)
}

fn time(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::float(cx.schedule.clock.monotonic()))
}

/// A handle for a script's call.
fn handle(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    callback: &Value,
    args: &[Value],
    when: Option<f64>,
    context: Option<&Value>,
) -> Ref<Handle> {
    let callee = Callee::Script {
        callback: callback.clone(),
        args: args.to_vec(),
    };
    let context = super::support::context_argument(cx, context);
    Handle::new(event_loop.to_value(), callee, context, when)
}

fn call_soon(cx: &mut Cx, args: &Args) -> NativeResult {
    call_next(cx, args, "call_soon")
}

/// Lets a function be called in the next turn; `method` is what the script called.
fn call_next(cx: &mut Cx, args: &Args, method: &str) -> NativeResult {
    let event_loop = open(cx, args)?;
    debug::check_call(cx, &event_loop, args.req(1), method)?;
    let handle = handle(cx, &event_loop, args.req(1), args.rest(2), None, args.kw(0));
    if event_loop.debug.get() {
        debug::note_source(cx, &handle.to_value())?;
    }
    event_loop.push(Ready::Call(handle.clone()));
    Ok(handle.into_value())
}

fn call_soon_threadsafe(cx: &mut Cx, args: &Args) -> NativeResult {
    let handle = call_next(cx, args, "call_soon_threadsafe")?;
    let thread = receiver(cx, args)?.thread.get();
    cx.wake_thread(thread);
    Ok(handle)
}

fn call_later_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = open(cx, args)?;
    if args.req(1).is_none() {
        return Err(cx.type_error("delay must not be None"));
    }
    debug::check_call(cx, &event_loop, args.req(2), "call_at")?;
    let deadline = later(cx, &event_loop, args.req(1))?;
    if own_methods::has(cx, &event_loop, "call_at") {
        return call_at_by_script(cx, &event_loop, deadline, args);
    }
    let handle = handle(
        cx,
        &event_loop,
        args.req(2),
        args.rest(3),
        Some(deadline),
        args.kw(0),
    );
    if event_loop.debug.get() {
        debug::note_source(cx, &handle.to_value())?;
    }
    event_loop.call_at(handle.clone(), deadline);
    Ok(handle.into_value())
}

/// When it is so many seconds later by the event loop's clock.
fn later(cx: &mut Cx, event_loop: &Ref<EventLoop>, delay: &Value) -> Result<f64, Raised> {
    let now = Value::float(own_methods::time(cx, event_loop)?);
    let deadline = cx.binary(BinOp::Add, &now, delay)?;
    cx.to_float(&deadline)
}

/// What `call_later` does where the script has a `call_at` of its own.
fn call_at_by_script(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    deadline: f64,
    args: &Args,
) -> NativeResult {
    let name = cx.intern("call_at");
    let call_at = cx.get_attr(&EventLoop::as_seen(event_loop), &name)?;
    let mut all = vec![Value::float(deadline), args.req(2).clone()];
    all.extend_from_slice(args.rest(3));
    let context = args.kw(0).cloned().unwrap_or(Value::NONE);
    let word = cx.intern("context");
    cx.call_kw(&call_at, &all, &[(word, context)])
}

fn call_at(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = open(cx, args)?;
    if args.req(1).is_none() {
        return Err(cx.type_error("when cannot be None"));
    }
    debug::check_call(cx, &event_loop, args.req(2), "call_at")?;
    let deadline = cx.to_float(args.req(1))?;
    let handle = handle(
        cx,
        &event_loop,
        args.req(2),
        args.rest(3),
        Some(deadline),
        args.kw(0),
    );
    if event_loop.debug.get() {
        debug::note_source(cx, &handle.to_value())?;
    }
    event_loop.call_at(handle.clone(), deadline);
    Ok(handle.into_value())
}

/// Lets something be called after so many seconds.
pub fn call_later(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    delay: &Value,
    callee: Callee,
) -> Result<Ref<Handle>, Raised> {
    if let Callee::React(reaction, state) = &callee {
        let act = (*reaction, state);
        let by_script = own_callbacks::schedule(cx, event_loop, "call_later", Some(delay), act);
        if let Some(handle) = by_script {
            return handle;
        }
    }
    let deadline = later(cx, event_loop, delay)?;
    let handle = Handle::new(
        event_loop.to_value(),
        callee,
        Value::UNBOUND,
        Some(deadline),
    );
    event_loop.call_at(handle.clone(), deadline);
    Ok(handle)
}

fn create_future(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver(cx, args)?;
    let future = Future::new(event_loop.to_value()).into_value();
    if event_loop.debug.get() {
        debug::note_source(cx, &future)?;
    }
    Ok(future)
}

fn create_task(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = open(cx, args)?;
    task::create_as_wished(cx, &event_loop, args.req(1), args.keyword)
}

fn run_until_complete(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = open(cx, args)?;
    runner::beside_the_session(cx, |cx| {
        runner::run_until_complete(cx, &event_loop, args.req(1))
    })
}

fn run_forever(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = open(cx, args)?;
    runner::beside_the_session(cx, |cx| runner::run_forever(cx, &event_loop))?;
    Ok(Value::NONE)
}

fn stop(cx: &mut Cx, args: &Args) -> NativeResult {
    receiver(cx, args)?.stopping.set(true);
    Ok(Value::NONE)
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver(cx, args)?;
    if event_loop.running.get() {
        return Err(cx.runtime_error("Cannot close a running event loop"));
    }
    close_now(cx, &event_loop)?;
    Ok(Value::NONE)
}

/// Closes an event loop that does not run: what was scheduled is forgotten.
pub fn close_now(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    if event_loop.debug.get() && !event_loop.closed.get() {
        errors::say_close(cx, &EventLoop::as_seen(event_loop))?;
    }
    event_loop.closed.set(true);
    net::watch::end_all(cx, event_loop);
    signals::end_all(cx, event_loop);
    let ready = event_loop.ready.take();
    let timers = event_loop.timers.take();
    drop((ready, timers));
    Ok(())
}

fn is_running(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver(cx, args)?.running.get()))
}

fn is_closed(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver(cx, args)?.closed.get()))
}

fn get_debug(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver(cx, args)?.debug.get()))
}

fn set_debug(cx: &mut Cx, args: &Args) -> NativeResult {
    let enabled = cx.truth(args.req(1))?;
    receiver(cx, args)?.debug.set(enabled);
    Ok(Value::NONE)
}

fn set_exception_handler(cx: &mut Cx, args: &Args) -> NativeResult {
    let handler = args.req(1);
    if !handler.is_none() && !cx.is_callable(handler) {
        let text = cx.repr(handler)?;
        let text = text.as_str();
        let message = format_args!("A callable object or None is expected, got {text}");
        return Err(cx.type_error(message));
    }
    receiver(cx, args)?.exception_handler.set(handler.clone());
    Ok(Value::NONE)
}

/// What is in a cell, or None if nothing is.
fn or_none(cell: &std::cell::Cell<Value>) -> Value {
    peek(cell).bound().cloned().unwrap_or(Value::NONE)
}

fn get_exception_handler(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(or_none(&receiver(cx, args)?.exception_handler))
}

fn context_argument(cx: &mut Cx, args: &Args) -> Result<Ref<Dict>, Raised> {
    match cx.inner(args.req(1)).get::<Dict>() {
        Some(context) => Ok(context.clone()),
        None => Err(cx.type_error("the context of an exception handler is a dict")),
    }
}

fn default_exception_handler(cx: &mut Cx, args: &Args) -> NativeResult {
    let context = context_argument(cx, args)?;
    errors::say(cx, &context)?;
    Ok(Value::NONE)
}

fn call_exception_handler(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver(cx, args)?;
    let context = context_argument(cx, args)?;
    errors::call_handler(cx, &event_loop, &context)?;
    Ok(Value::NONE)
}

fn set_task_factory(cx: &mut Cx, args: &Args) -> NativeResult {
    let factory = args.req(1);
    if !factory.is_none() && !cx.is_callable(factory) {
        return Err(cx.type_error("task factory must be a callable or None"));
    }
    let factory = if factory.is_none() {
        Value::UNBOUND
    } else {
        factory.clone()
    };
    receiver(cx, args)?.task_factory.set(factory);
    Ok(Value::NONE)
}

fn get_task_factory(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(or_none(&receiver(cx, args)?.task_factory))
}

fn get_slow(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(peek(&receiver(cx, args)?.slow_callback_duration))
}

fn set_slow(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver(cx, args)?;
    event_loop.slow_callback_duration.set(args.req(1).clone());
    Ok(Value::NONE)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver(cx, args)?;
    let word = |flag: bool| if flag { "True" } else { "False" };
    let class = cx.type_name(args.req(0));
    Ok(cx.str(format!(
        "<{class} running={} closed={} debug={}>",
        word(event_loop.running.get()),
        word(event_loop.closed.get()),
        word(event_loop.debug.get())
    )))
}
