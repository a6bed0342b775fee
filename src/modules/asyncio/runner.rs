//! `asyncio.run`, `asyncio.Runner`, and running an event loop until a future is done.

use std::cell::{Cell, RefCell};

use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::future::{mark_seen, outcome_of, seen_exception};
use crate::modules::asyncio::gather::gather_all;
use crate::modules::asyncio::own_callbacks;
use crate::modules::asyncio::support::{body, empty, foreign, is_cancelled, is_future};
use crate::modules::asyncio::task::{
    self, as_coroutine, create_by_loop, ensure_future_in, uncancel,
};
use crate::modules::asyncio::{event_loop, net, own_methods, threads};
use crate::modules::contextvars;
use crate::objects::exception::Exception;
use crate::objects::foreign::ForeignBody;
use crate::objects::future::{Callback, FutureCore};
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "run",
    "(main, *, debug=None, loop_factory=None)",
    "Runs a coroutine in an event loop of its own; gives its result.",
    run,
)
.python()];

/// The methods of `Runner`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a runner.",
        |cx, args| Ok(empty(cx.types.runner.clone(), cx, args)),
    ),
    def(
        "__init__",
        "(self, *, debug=None, loop_factory=None)",
        "Has no event loop yet.",
        init,
    ),
    def(
        "run",
        "(self, coro, *, context=None)",
        "Runs a coroutine; gives its result.",
        runner_run,
    ),
    def(
        "close",
        "(self)",
        "Cancels what is left and closes the loop.",
        runner_close,
    ),
    def("get_loop", "(self)", "The event loop.", runner_get_loop),
    def(
        "__enter__",
        "(self)",
        "Itself, with its loop made.",
        runner_enter,
    ),
    def(
        "__exit__",
        "(self, exc_type, exc_val, exc_tb)",
        "Closes it.",
        runner_close,
    ),
];

/// A runner.
pub struct Runner {
    debug: Value,
    factory: Value,
    event_loop: RefCell<Option<Ref<EventLoop>>>,
    closed: Cell<bool>,
    /// The context that everything runs in, if there may be several runs.
    context: RefCell<Value>,
}

impl ForeignBody for Runner {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.debug);
        visit(&self.factory);
        visit(&self.context.borrow());
        if let Some(event_loop) = &*self.event_loop.borrow() {
            visit(&event_loop.to_value());
        }
    }

    fn clear(&self) {
        drop(self.event_loop.take());
    }
}

impl Runner {
    /// A runner that has no event loop yet.
    pub fn new(debug: Option<&Value>, factory: Option<&Value>) -> Runner {
        Runner {
            debug: debug.cloned().unwrap_or(Value::NONE),
            factory: factory.cloned().unwrap_or(Value::NONE),
            event_loop: RefCell::new(None),
            closed: Cell::new(false),
            context: RefCell::default(),
        }
    }

    /// The event loop, made at the first use.
    pub fn event_loop(&self, cx: &mut Cx) -> Result<Ref<EventLoop>, Raised> {
        if self.closed.get() {
            return Err(cx.runtime_error("Runner is closed"));
        }
        if let Some(event_loop) = &*self.event_loop.borrow() {
            return Ok(event_loop.clone());
        }
        let made = if self.factory.is_none() {
            event_loop::new_event_loop(cx)?
        } else {
            cx.call(&self.factory, &[])?
        };
        let event_loop = match cx.inner(&made).get::<EventLoop>() {
            Some(event_loop) => event_loop.clone(),
            None => return Err(cx.type_error("loop_factory must return an event loop")),
        };
        if self.factory.is_none() {
            event_loop::choose(cx, &made)?;
        }
        if !self.debug.is_none() {
            event_loop.debug.set(cx.truth(&self.debug)?);
        }
        self.event_loop.replace(Some(event_loop.clone()));
        Ok(event_loop)
    }

    /// The context of all runs, a copy of the one that was current when it was first needed.
    fn context(&self, cx: &mut Cx) -> NativeResult {
        if self.context.borrow().is_unbound() {
            let values = cx.schedule.copy_context();
            let object = contextvars::object(cx, values)?;
            self.context.replace(object);
        }
        Ok(self.context.borrow().clone())
    }

    fn run(&self, cx: &mut Cx, main: &Value, context: Value) -> NativeResult {
        if cx.schedule.running.is_some() {
            let message = "Runner.run() cannot be called from a running event loop";
            return Err(cx.runtime_error(message));
        }
        let event_loop = self.event_loop(cx)?;
        let coroutine = as_coroutine(cx, main)?;
        let main_task = create_by_loop(cx, &event_loop, &coroutine, &[Value::UNBOUND, context])?;
        run_main_task(cx, &event_loop, &main_task)
    }

    /// Cancels what is left, waits for it, and closes the event loop.
    pub fn close(&self, cx: &mut Cx) -> Result<(), Raised> {
        let Some(event_loop) = self.event_loop.take() else {
            self.closed.set(true);
            return Ok(());
        };
        let outcome = wind_up(cx, &event_loop);
        let forgotten = if self.factory.is_none() {
            event_loop::choose(cx, &Value::NONE).map(drop)
        } else {
            Ok(())
        };
        self.closed.set(true);
        match own_methods::call(cx, &event_loop, "close", &[]) {
            Some(closed) => outcome.and(forgotten).and(closed.map(drop)),
            None => {
                let closed = event_loop::close_now(cx, &event_loop);
                outcome.and(forgotten).and(closed)
            }
        }
    }
}

/// Runs the main task; the first SIGINT cancels it.
fn run_main_task(cx: &mut Cx, event_loop: &Ref<EventLoop>, main_task: &Value) -> NativeResult {
    let Some(task) = cx.inner(main_task).get::<Task>().cloned() else {
        return run_by_loop(cx, event_loop, main_task);
    };
    let outer = cx.schedule.interrupts.guard(task.clone());
    let outcome = run_by_loop(cx, event_loop, main_task);
    let guard = std::mem::replace(&mut cx.schedule.interrupts, outer);
    match outcome {
        Err(raised) if guard.count() > 0 && is_cancelled(cx, &raised) && uncancel(&task) == 0 => {
            let class = cx.exceptions.KeyboardInterrupt.clone();
            let interrupt = Exception::new(class, Vec::new());
            interrupt.context.replace(raised.into_value());
            Err(Raised(interrupt))
        }
        outcome => outcome,
    }
}

/// What is left when the main task is done: tasks are cancelled, threads are waited for.
fn wind_up(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    cancel_all_tasks(cx, event_loop)?;
    let object = EventLoop::as_seen(event_loop);
    let name = cx.intern("shutdown_asyncgens");
    let coroutine = cx.call_method(&object, &name, &[])?;
    run_by_loop(cx, event_loop, &coroutine)?;
    let coroutine = match own_methods::call(cx, event_loop, "shutdown_default_executor", &[]) {
        Some(coroutine) => coroutine?,
        None => threads::shutdown_coroutine(cx, event_loop, Value::NONE)?,
    };
    run_by_loop(cx, event_loop, &coroutine)?;
    Ok(())
}

fn cancel_all_tasks(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    let tasks = event_loop.tasks.borrow().all();
    if tasks.is_empty() {
        return Ok(());
    }
    for task in &tasks {
        task::cancel(cx, task)?;
    }
    let tasks: Vec<Value> = tasks.iter().map(|task| event_loop.face(task)).collect();
    let all = gather_all(cx, &tasks, true)?.into_value();
    run_by_loop(cx, event_loop, &all)?;
    for task in &tasks {
        if let Some(exception) = seen_exception(cx, task) {
            let trouble = Trouble {
                message: "unhandled exception during asyncio.run() shutdown".to_owned(),
                exception: Some(exception),
                about: vec![("task", task.clone())],
            };
            errors::report(cx, event_loop, &trouble)?;
        }
    }
    Ok(())
}

/// What runners run with: the event loop's `run_until_complete`, which may be the script's own.
fn run_by_loop(cx: &mut Cx, event_loop: &Ref<EventLoop>, awaitable: &Value) -> NativeResult {
    let args = std::slice::from_ref(awaitable);
    match own_methods::call(cx, event_loop, "run_until_complete", args) {
        Some(outcome) => outcome,
        None => run_until_complete(cx, event_loop, awaitable),
    }
}

/// `loop.run_until_complete(future)`
pub fn run_until_complete(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    awaitable: &Value,
) -> NativeResult {
    check_idle(cx, event_loop)?;
    let is_new = !is_future(cx, awaitable);
    let future = ensure_future_in(cx, awaitable, Some(event_loop.clone()))?;
    own_callbacks::add(cx, &future, Callback::StopLoop)?;
    let ran = match own_methods::call(cx, event_loop, "run_forever", &[]) {
        Some(ran) => ran.map(drop),
        None => run_forever(cx, event_loop),
    };
    if let Some(core) = core_of(&future) {
        core.remove_callbacks(|callback| matches!(callback, Callback::StopLoop));
    }
    let is_done = core_of(&future).is_some_and(FutureCore::is_done);
    if let Err(raised) = ran {
        // The stop that the future had asked for is not needed any more.
        let has_stopped = event_loop.forget_stop();
        if has_stopped || is_new && is_done {
            mark_seen(cx.inner(&future));
        }
        return Err(raised);
    }
    match outcome_of(cx, &future) {
        Some(outcome) => outcome,
        None => Err(cx.runtime_error("Event loop stopped before Future completed.")),
    }
}

fn check_idle(cx: &mut Cx, event_loop: &EventLoop) -> Result<(), Raised> {
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    if event_loop.running.get() {
        return Err(cx.runtime_error("This event loop is already running"));
    }
    if cx.schedule.running.is_some() {
        let message = "Cannot run the event loop while another loop is running";
        return Err(cx.runtime_error(message));
    }
    Ok(())
}

/// `loop.run_forever()`
pub fn run_forever(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised> {
    check_idle(cx, event_loop)?;
    cx.schedule.running = Some(event_loop.clone());
    event_loop.running.set(true);
    event_loop.thread.set(cx.threads.current);
    cx.schedule.active.push(event_loop.clone());
    net::watch::resume(cx, event_loop);
    let outcome = (cx.hooks.run_event_loop)(cx, event_loop);
    cx.schedule.active.retain(|other| !other.same(event_loop));
    event_loop.running.set(false);
    event_loop.stopping.set(false);
    if !event_loop.tasks.borrow().is_empty() {
        // Should it die with them, it says so.
        event_loop.header().has_finaliser();
    }
    cx.schedule.running = None;
    outcome
}

/// Runs a coroutine in an event loop of its own, as `asyncio.run(main)` does.
pub fn run_main(cx: &mut Cx, main: &Value) -> NativeResult {
    run_with(cx, main, &Runner::new(None, None))
}

fn run(cx: &mut Cx, args: &Args) -> NativeResult {
    beside_the_session(cx, |cx| {
        if cx.schedule.running.is_some() {
            let message = "asyncio.run() cannot be called from a running event loop";
            return Err(cx.runtime_error(message));
        }
        run_with(cx, args.req(0), &Runner::new(args.kw(0), args.kw(1)))
    })
}

/// Does something that runs an event loop. At a prompt the session's own loop stands aside meanwhile,
/// so that what is typed or loaded there may end with `asyncio.run(main())`, as programs do.
pub fn beside_the_session<T>(cx: &mut Cx, act: impl FnOnce(&mut Cx) -> T) -> T {
    if !std::mem::take(&mut cx.schedule.at_prompt) {
        return act(cx);
    }
    let (running, chosen) = (cx.schedule.running.take(), cx.schedule.chosen_loop.clone());
    let outcome = act(cx);
    cx.schedule.running = running;
    cx.schedule.chosen_loop = chosen;
    cx.schedule.at_prompt = true;
    outcome
}

fn run_with(cx: &mut Cx, main: &Value, runner: &Runner) -> NativeResult {
    runner.event_loop(cx)?;
    // A loop of the script's own may have a `create_task` that sees the context.
    let context = match runner.factory.is_none() {
        true => Value::UNBOUND,
        false => runner.context(cx)?,
    };
    let outcome = runner.run(cx, main, context);
    runner.close(cx)?;
    outcome
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    foreign(cx, args)?.fill(Runner::new(args.kw(0), args.kw(1)));
    Ok(Value::NONE)
}

fn runner_run(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    beside_the_session(cx, |cx| {
        let runner = body::<Runner>(cx, &object)?;
        runner.event_loop(cx)?;
        let context = match args.kw(0).filter(|context| !context.is_none()) {
            Some(context) => context.clone(),
            None => runner.context(cx)?,
        };
        runner.run(cx, args.req(1), context)
    })
}

fn runner_close(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    beside_the_session(cx, |cx| body::<Runner>(cx, &object)?.close(cx))?;
    Ok(Value::NONE)
}

fn runner_get_loop(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let event_loop = body::<Runner>(cx, &object)?.event_loop(cx)?;
    Ok(EventLoop::as_seen(&event_loop))
}

fn runner_enter(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    body::<Runner>(cx, &object)?.event_loop(cx)?;
    Ok(args.req(0).clone())
}
