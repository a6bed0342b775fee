//! `asyncio.to_thread` and `loop.run_in_executor`: functions of scripts on threads of their own.
//!
//! They are green threads. When one blocks, the event loop goes on.

use std::cell::RefCell;

use crate::modules::asyncio::future::exception_argument;
use crate::modules::asyncio::support::{receiver, running_loop};
use crate::modules::asyncio::{debug, own_methods};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Future, Reaction, peek};
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::{React, Ready};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "to_thread",
    "(func, /, *args, **kwargs)",
    "Runs a function on a thread of its own, so that it may block.",
    to_thread,
)
.coroutine()];

/// So many functions have a thread at once; further ones wait for one of them to end.
const THREADS_MAX: usize = 32;

/// A function with its arguments and keywords.
type Call = (Value, Vec<Value>, Option<Ref<Dict>>);

/// A function that runs on a thread.
struct Job {
    /// The function, its arguments and keywords, until it is called.
    call: RefCell<Option<Call>>,
    /// What it came to.
    result: RefCell<Option<NativeResult>>,
    /// What the script awaits.
    future: Ref<Future>,
    event_loop: Ref<EventLoop>,
    /// The context variables it runs with.
    context: Value,
}

impl ForeignBody for Job {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.future.to_value());
        visit(&self.event_loop.to_value());
        visit(&self.context);
        if let Some((function, args, keywords)) = &*self.call.borrow() {
            args.iter().chain([function]).for_each(&mut *visit);
            keywords.iter().for_each(|dict| visit(&dict.to_value()));
        }
        if let Some(result) = &*self.result.borrow() {
            match result {
                Ok(value) => visit(value),
                Err(raised) => visit(&raised.0.to_value()),
            }
        }
    }
}

fn to_thread(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = ToThread::Created {
        function: args.req(0).clone(),
        args: args.rest(1).to_vec(),
        keywords: args.extra.cloned(),
    };
    Ok(cx.native_coroutine("to_thread", steps))
}

/// The stages of `to_thread`.
enum ToThread {
    Created {
        function: Value,
        args: Vec<Value>,
        keywords: Option<Ref<Dict>>,
    },
    Waiting,
}

impl Steps for ToThread {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let input = input?;
        match std::mem::replace(self, ToThread::Waiting) {
            ToThread::Created {
                function,
                args,
                keywords,
            } => {
                let event_loop = running_loop(cx)?;
                let context = cx.schedule.copy_context();
                let call = (function, args, keywords);
                if own_methods::has(cx, &event_loop, "run_in_executor") {
                    return run_by_loop(cx, &event_loop, call, context).map(Step::Await);
                }
                check_open(cx, &event_loop)?;
                if let Some(executor) = peek(&event_loop.threads.executor).bound() {
                    let future = submit(cx, &event_loop, executor, call, context)?;
                    return Ok(Step::Await(future));
                }
                let future = start(cx, &event_loop, call, context)?;
                Ok(Step::Await(future.into_value()))
            }
            ToThread::Waiting => Ok(Step::Return(input)),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let ToThread::Created {
            function,
            args,
            keywords,
        } = self
        {
            args.iter().chain([function]).for_each(&mut *visit);
            keywords.iter().for_each(|dict| visit(&dict.to_value()));
        }
    }
}

/// Gives a function to the script's own `run_in_executor`, as CPython does: bound to its context.
fn run_by_loop(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    (function, args, keywords): Call,
    context: Value,
) -> NativeResult {
    let bridge = cx.import("asyncio.bridge")?;
    let name = cx.intern("_run_by_loop");
    let context = crate::modules::contextvars::object(cx, context)?;
    let keywords = keywords.map_or(Value::NONE, |keywords| keywords.to_value());
    let args = Tuple::new(args).into_value();
    let event_loop = EventLoop::as_seen(event_loop);
    let all = [event_loop, context, function, args, keywords];
    cx.call_method(&bridge, &name, &all)
}

/// `loop.run_in_executor(executor, func, *args)`
pub fn run_in_executor(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver::<EventLoop>(cx, args)?;
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    if event_loop.debug.get() {
        debug::check_callback(cx, args.req(2), "run_in_executor")?;
    }
    let call = (args.req(2).clone(), args.rest(3).to_vec(), None);
    if args.req(1).is_none() {
        check_open(cx, &event_loop)?;
    }
    let own = peek(&event_loop.threads.executor);
    let executor = if args.req(1).is_none() {
        &own
    } else {
        args.req(1)
    };
    if let Some(executor) = executor.bound() {
        return submit(cx, &event_loop, executor, call, Value::UNBOUND);
    }
    // Unlike `to_thread`, an executor's thread has a context of its own.
    let future = start(cx, &event_loop, call, Value::UNBOUND)?;
    Ok(future.into_value())
}

/// Refuses functions after `loop.shutdown_default_executor()`.
fn check_open(cx: &mut Cx, event_loop: &EventLoop) -> Result<(), Raised> {
    match event_loop.threads.shut_down.get() {
        true => Err(cx.runtime_error("Executor shutdown has been called")),
        false => Ok(()),
    }
}

/// Gives a function to an executor of the script's; gives a future of the event loop.
fn submit(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    executor: &Value,
    (function, args, keywords): Call,
    context: Value,
) -> NativeResult {
    let bridge = cx.import("asyncio.bridge")?;
    let name = cx.intern("_submit");
    let keywords = keywords.map_or(Value::NONE, |keywords| keywords.to_value());
    let context = match context.bound() {
        Some(context) => crate::modules::contextvars::object(cx, context.clone())?,
        None => Value::NONE,
    };
    let args = Tuple::new(args).into_value();
    let event_loop = EventLoop::as_seen(event_loop);
    let all = [
        executor.clone(),
        function,
        args,
        keywords,
        context,
        event_loop,
    ];
    cx.call_method(&bridge, &name, &all)
}

/// Gives a function a thread, now or when one is free.
fn start(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    call: Call,
    context: Value,
) -> Result<Ref<Future>, Raised> {
    let threads = &event_loop.threads;
    let future = Future::new(event_loop.to_value());
    let job = Job {
        call: RefCell::new(Some(call)),
        result: RefCell::new(None),
        future: future.clone(),
        event_loop: event_loop.clone(),
        context,
    };
    let job = Foreign::new(cx.types.object.clone(), job);
    if threads.active.get() >= THREADS_MAX {
        threads.queued.borrow_mut().push_back(job);
        return Ok(future);
    }
    threads.active.set(threads.active.get() + 1);
    let idle = threads.idle.borrow_mut().pop_front();
    let number = idle.unwrap_or_else(|| threads.numbers.replace(threads.numbers.get() + 1));
    let event_loop = event_loop.clone();
    let body = move |cx: &mut Cx| work(cx, &event_loop, number, job);
    cx.spawn_thread(format!("asyncio_{number}"), true, Box::new(body))?;
    Ok(future)
}

/// What a thread does: a function, then those that wait for a thread.
fn work(cx: &mut Cx, event_loop: &Ref<EventLoop>, number: usize, first: Ref<Foreign>) {
    let threads = &event_loop.threads;
    let mut next = Some(first);
    while let Some(job) = next {
        run(cx, &job);
        next = threads.queued.borrow_mut().pop_front();
    }
    threads.idle.borrow_mut().push_back(number);
    threads.active.set(threads.active.get() - 1);
    if threads.active.get() == 0 && !threads.joiners.borrow().is_empty() {
        // Those who wait for the last thread are told by the event loop itself.
        let state = Foreign::new(cx.types.object.clone(), Nothing);
        tell(cx, event_loop, state);
    }
}

struct Nothing;

impl ForeignBody for Nothing {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

/// Calls a function, unless nobody waits for it any more.
fn run(cx: &mut Cx, state: &Ref<Foreign>) {
    let Some(job) = state.body::<Job>() else {
        return;
    };
    let Some((function, args, keywords)) = job.call.take() else {
        return;
    };
    if job.future.core.is_done() {
        return;
    }
    cx.schedule.context = job.context.clone();
    let keywords = match &keywords {
        Some(keywords) => cx.keywords_of(keywords),
        None => Ok(Vec::new()),
    };
    let result = keywords.and_then(|keywords| cx.call_kw(&function, &args, &keywords));
    job.result.replace(Some(result));
    tell(cx, &job.event_loop, state.clone());
}

/// Lets the event loop act on what a thread has done.
fn tell(cx: &mut Cx, event_loop: &Ref<EventLoop>, state: Ref<Foreign>) {
    let react = React {
        reaction: Reaction::ThreadDone,
        state,
        future: Value::UNBOUND,
    };
    event_loop.push(Ready::React(Box::new(react)));
    cx.wake_thread(event_loop.thread.get());
}

/// Gives the future of a function its result, unless it was cancelled.
pub fn deliver(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    state: &Ref<Foreign>,
) -> Result<(), Raised> {
    if let Some(job) = state.body::<Job>()
        && let Some(result) = job.result.take()
        && !job.future.core.is_done()
    {
        let future = job.future.to_value();
        match result {
            Ok(value) => outcome::set_result(&future, value),
            Err(raised) => fail(cx, &future, raised)?,
        }
    }
    let threads = &event_loop.threads;
    if threads.active.get() == 0 {
        for joiner in threads.joiners.take() {
            outcome::set_result(&joiner, Value::NONE);
        }
    }
    Ok(())
}

/// Gives a future an exception that was raised on a thread: of those that `concurrent.futures` has a
/// version of its own, asyncio's.
fn fail(cx: &mut Cx, future: &Value, raised: Raised) -> Result<(), Raised> {
    let mut exception = raised.into_value();
    let class = cx.class_of(&exception).name_text();
    if matches!(class.as_str(), "CancelledError" | "InvalidStateError") {
        let bridge = cx.import("asyncio.bridge")?;
        let name = cx.intern("_converted");
        exception = cx.call_method(&bridge, &name, &[exception, future.clone()])?;
    }
    let exception = exception_argument(cx, &exception)?;
    outcome::set_exception(future, exception);
    Ok(())
}

/// `loop.set_default_executor(executor)`
pub fn set_default_executor(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver::<EventLoop>(cx, args)?;
    let module = cx.import("concurrent.futures")?;
    let name = cx.intern("ThreadPoolExecutor");
    let class = cx.get_attr(&module, &name)?;
    let class = class.get::<Class>().cloned();
    if !class.is_some_and(|class| cx.is_instance_of(args.req(1), &class)) {
        return Err(cx.type_error("executor must be ThreadPoolExecutor instance"));
    }
    event_loop.threads.executor.set(args.req(1).clone());
    Ok(Value::NONE)
}

/// `loop.shutdown_default_executor()`
pub fn shutdown(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver::<EventLoop>(cx, args)?;
    let timeout = args.opt(1).cloned().unwrap_or(Value::NONE);
    shutdown_coroutine(cx, &event_loop, timeout)
}

/// A coroutine that takes no more functions and waits for those that run.
pub fn shutdown_coroutine(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    timeout: Value,
) -> NativeResult {
    let qualname = "BaseEventLoop.shutdown_default_executor";
    let joined = cx.native_coroutine(qualname, Shutdown(event_loop.clone()));
    let executor = peek(&event_loop.threads.executor);
    if executor.is_unbound() && timeout.is_none() {
        return Ok(joined);
    }
    let bridge = cx.import("asyncio.bridge")?;
    let name = cx.intern("_shut_down");
    let executor = executor.into_bound().unwrap_or(Value::NONE);
    let event_loop = EventLoop::as_seen(event_loop);
    cx.call_method(&bridge, &name, &[event_loop, executor, joined, timeout])
}

struct Shutdown(Ref<EventLoop>);

impl Steps for Shutdown {
    fn step(&mut self, _: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        let threads = &self.0.threads;
        threads.shut_down.set(true);
        if threads.active.get() == 0 {
            return Ok(Step::Return(Value::NONE));
        }
        let all_done = Future::new(self.0.to_value()).into_value();
        threads.joiners.borrow_mut().push(all_done.clone());
        Ok(Step::Await(all_done))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0.to_value());
    }
}
