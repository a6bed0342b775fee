//! `asyncio.to_thread` and `loop.run_in_executor`: functions of scripts on threads of their own.
//!
//! They are green threads: script code only ever runs on one thread of the operating system, each
//! function on a stack of its own, a slice at a time. When one blocks, the event loop goes on: a
//! `time.sleep` is a timer, other blocking work goes to the thread pool.

use std::cell::{Cell, RefCell};

use crate::modules::asyncio::event_loop::call_later;
use crate::modules::asyncio::support::{receiver, running_loop};
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Future, Reaction, traverse_cell};
use crate::objects::handle::Callee;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::poll::blocking;
use crate::reactor::poller::Outcome;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::{React, Ready};
use crate::vm::cx::Cx;
use crate::vm::green::{Green, GreenStep};
use crate::vm::native::{Args, Job, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "to_thread",
    "(func, /, *args, **kwargs)",
    "Runs a function on a thread of its own, so that it may block.",
    to_thread,
)];

/// So many functions have a thread at once; further ones wait for one of them to end.
const THREADS_MAX: usize = 32;

/// A function that runs on a thread of its own.
struct Thread {
    green: RefCell<Option<Green>>,
    /// What its next slice begins with: what it blocked for.
    input: RefCell<NativeResult>,
    /// How the result of the job that it waits for becomes a value.
    then: Cell<Option<Then>>,
    /// What it came to.
    result: RefCell<Option<NativeResult>>,
    /// What the script awaits.
    future: Ref<Future>,
    event_loop: Ref<EventLoop>,
    /// The context variables it runs with.
    context: Cell<Value>,
}

type Then = fn(&mut Cx, Outcome) -> NativeResult;

impl ForeignBody for Thread {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.future.to_value());
        visit(&self.event_loop.to_value());
        traverse_cell(&self.context, visit);
    }
}

fn to_thread(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = ToThread::Created {
        function: args.req(0).clone(),
        args: args.rest(1).to_vec(),
        keywords: args.extra.cloned(),
    };
    Ok(cx.native_coroutine("to_thread", "to_thread", steps))
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
                let future = start(cx, &event_loop, &function, args, keywords, context)?;
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

/// `loop.run_in_executor(executor, func, *args)`; every executor is the loop's own.
pub fn run_in_executor(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver::<EventLoop>(cx, args)?;
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    let arguments = args.rest(3).to_vec();
    // Unlike `to_thread`, an executor's thread has a context of its own.
    let future = start(
        cx,
        &event_loop,
        args.req(2),
        arguments,
        None,
        Value::UNBOUND,
    )?;
    Ok(future.into_value())
}

/// Gives a function a thread, now or when one is free.
fn start(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    function: &Value,
    args: Vec<Value>,
    keywords: Option<Ref<Dict>>,
    context: Value,
) -> Result<Ref<Future>, Raised> {
    if event_loop.threads.shut_down.get() {
        return Err(cx.runtime_error("Executor shutdown has been called"));
    }
    let future = Future::new(event_loop.to_value());
    let green = cx.green_new(function.clone(), args, keywords)?;
    let thread = Thread {
        green: RefCell::new(Some(green)),
        input: RefCell::new(Ok(Value::NONE)),
        then: Cell::new(None),
        result: RefCell::new(None),
        future: future.clone(),
        event_loop: event_loop.clone(),
        context: Cell::new(context),
    };
    let state = Foreign::new(cx.types.object.clone(), thread);
    let threads = &event_loop.threads;
    if threads.active.get() < THREADS_MAX {
        threads.active.set(threads.active.get() + 1);
        threads.fresh.borrow_mut().push(state);
    } else {
        threads.queued.borrow_mut().push_back(state);
    }
    Ok(future)
}

/// Runs the functions that have just got a thread until they first give way: a real thread would
/// have begun by now, too.
pub fn run_fresh(cx: &mut Cx, event_loop: &Ref<EventLoop>) {
    for state in event_loop.threads.fresh.take() {
        run_slice(cx, &state);
    }
}

/// Runs a slice of a function, outside of any task.
pub fn run_slice(cx: &mut Cx, state: &Ref<Foreign>) {
    let Some(thread) = state.body::<Thread>() else {
        return;
    };
    let Some(mut green) = thread.green.take() else {
        return;
    };
    let input = thread.input.replace(Ok(Value::NONE));
    let task = cx.schedule.current.take();
    let running = cx.schedule.running.take();
    let outer = std::mem::replace(&mut cx.schedule.context, thread.context.take());
    let step = cx.green_run(&mut green, input);
    let context = std::mem::replace(&mut cx.schedule.context, outer);
    thread.context.set(context);
    cx.schedule.current = task;
    cx.schedule.running = running;
    match step {
        GreenStep::Done(result) => finish(thread, state, result),
        GreenStep::Blocked(job) => {
            thread.green.replace(Some(green));
            if let Err(raised) = block(cx, thread, state, job) {
                *thread.input.borrow_mut() = Err(raised);
                push(thread, state, Reaction::Thread);
            }
        }
    }
}

fn push(thread: &Thread, state: &Ref<Foreign>, reaction: Reaction) {
    thread.event_loop.push(Ready::React(Box::new(React {
        reaction,
        state: state.clone(),
        future: Value::UNBOUND,
    })));
}

/// The function blocks: it goes on when the time has passed or the work is done.
fn block(cx: &mut Cx, thread: &Thread, state: &Ref<Foreign>, job: Job) -> Result<(), Raised> {
    match job {
        Job::Descriptor {
            descriptor,
            interest,
            timeout,
        } => {
            let wait = move || blocking::wait(descriptor, interest, timeout).unwrap_or(true);
            let work = Box::new(move || -> Outcome { Box::new(wait()) });
            let then: Then =
                |_, has_news| Ok(Value::bool(*has_news.downcast_ref().unwrap_or(&true)));
            return block(cx, thread, state, Job::Work { work, then });
        }
        Job::Slice | Job::Input => push(thread, state, Reaction::Thread),
        Job::Sleep(duration) => {
            let callee = Callee::React(Reaction::Thread, state.clone());
            let seconds = Value::float(duration.as_secs_f64());
            call_later(cx, &thread.event_loop, &seconds, callee)?;
        }
        Job::Work { work, then } => {
            thread.then.set(Some(then));
            let number = match cx.reactor.submit(work) {
                Ok(number) => number,
                Err(error) => {
                    let class = cx.exceptions.OSError.clone();
                    return Err(cx.raise(&class, error));
                }
            };
            let blocked = &thread.event_loop.threads.blocked;
            blocked.borrow_mut().push((number, state.clone()));
        }
    }
    Ok(())
}

/// Hands the thread pool's results to the functions that wait for them.
pub fn collect_finished(cx: &mut Cx, event_loop: &Ref<EventLoop>) {
    for (number, outcome) in cx.reactor.take_finished() {
        let mut blocked = event_loop.threads.blocked.borrow_mut();
        let Some(place) = blocked.iter().position(|(waiting, _)| *waiting == number) else {
            continue;
        };
        let (_, state) = blocked.swap_remove(place);
        drop(blocked);
        let Some(thread) = state.body::<Thread>() else {
            continue;
        };
        if let Some(then) = thread.then.take() {
            let input = then(cx, outcome);
            *thread.input.borrow_mut() = input;
        }
        push(thread, &state, Reaction::Thread);
    }
}

/// A function has come to its end: its thread goes to the next one, its result to the event loop.
fn finish(thread: &Thread, state: &Ref<Foreign>, result: NativeResult) {
    thread.result.replace(Some(result));
    push(thread, state, Reaction::ThreadDone);
    let threads = &thread.event_loop.threads;
    match threads.queued.borrow_mut().pop_front() {
        Some(next) => threads.fresh.borrow_mut().push(next),
        None => threads.active.set(threads.active.get() - 1),
    }
}

/// Gives the future of a function its result, unless it was cancelled.
pub fn deliver(state: &Ref<Foreign>) {
    let Some(thread) = state.body::<Thread>() else {
        return;
    };
    let Some(result) = thread.result.take() else {
        return;
    };
    if !thread.future.core.is_done() {
        let future = thread.future.to_value();
        match result {
            Ok(value) => outcome::set_result(&future, value),
            Err(raised) => outcome::set_exception(&future, raised.into_value()),
        }
    }
    let threads = &thread.event_loop.threads;
    if threads.active.get() == 0 {
        for joiner in threads.joiners.take() {
            outcome::set_result(&joiner, Value::NONE);
        }
    }
}

/// `loop.shutdown_default_executor()`
pub fn shutdown(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = receiver::<EventLoop>(cx, args)?;
    Ok(shutdown_coroutine(cx, &event_loop))
}

/// A coroutine that takes no more functions and waits for those that run.
pub fn shutdown_coroutine(cx: &mut Cx, event_loop: &Ref<EventLoop>) -> Value {
    let qualname = "BaseEventLoop.shutdown_default_executor";
    let steps = Shutdown(event_loop.clone());
    cx.native_coroutine("shutdown_default_executor", qualname, steps)
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
