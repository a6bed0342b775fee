//! Stepping tasks: a task's coroutine runs until it waits for something, and the task is parked
//! there; or until it ends, and so does the task.

use crate::modules::asyncio::future::cancelled_error;
use crate::modules::asyncio::support::{ends_loop, is_cancelled};
use crate::modules::asyncio::task::name_of;
use crate::modules::asyncio::{cancel, describe, duck};
use crate::objects::exception::Exception;
use crate::objects::future::{Callback, FutureState};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::link::{Link, RareCell};
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::Ready;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeResult};
use crate::vm::raise::Raised;
use crate::vm::suspend::Stepped;

/// Steps a task for the first time, or again after it gave way. An error is KeyboardInterrupt or
/// SystemExit, which also end the event loop.
#[inline]
pub fn go_on(cx: &mut Cx, task: Ref<Task>) -> Result<(), Raised> {
    if task.core.is_done() {
        return Ok(());
    }
    step(cx, task, Ok(Value::NONE))
}

/// Steps a task whose wait is over.
pub fn wake(cx: &mut Cx, task: Ref<Task>) -> Result<(), Raised> {
    let input = match task.waiting.take() {
        Waiting::SleepCancelled(message) => {
            let class = cx.exceptions.CancelledError.clone();
            let args = message.take().into_bound().into_iter().collect();
            Err(Raised(Exception::new(class, args)))
        }
        Waiting::Refused(exception) => exception
            .into_value()
            .into()
            .map_or(Ok(Value::NONE), |e| Err(Raised(e))),
        Waiting::Future { future, .. } => {
            let future = future.to_value();
            if task.core.must_cancel.get() && ends_cancelled(cx, &future) {
                // What it waited for brings a CancelledError of its own.
                task.core.must_cancel.set(false);
            }
            match future.kind() {
                Kind::Instance => duck::arrival(cx, &future),
                _ => Ok(Value::NONE),
            }
        }
        Waiting::Nothing | Waiting::SleepOver | Waiting::Sleep(_) => Ok(Value::NONE),
    };
    step(cx, task, input)
}

/// Whether asking for the future's result raises CancelledError.
fn ends_cancelled(cx: &Cx, future: &Value) -> bool {
    let Some(core) = outcome::core_of(future) else {
        return false;
    };
    let exception = crate::objects::future::peek(&core.outcome);
    core.is_cancelled()
        || core.state.get() == FutureState::Exception
            && cx.is_instance_of(&exception, &cx.exceptions.CancelledError)
}

/// Steps a task with what its coroutine is to be sent or to have thrown in.
fn step(cx: &mut Cx, task: Ref<Task>, mut input: NativeResult) -> Result<(), Raised> {
    if task.core.must_cancel.get() {
        task.core.must_cancel.set(false);
        let is_cancel = matches!(&input, Err(raised) if is_cancelled(cx, raised));
        if !is_cancel {
            input = Err(cancelled_error(cx, &task.core));
        }
    }
    let outer_context = std::mem::replace(&mut cx.schedule.context, task.context.take());
    let outer_task = cx.schedule.current.replace(task.clone());
    let coroutine = task.coroutine.to_value();
    let stepped = match coroutine.kind() {
        Kind::Instance => step_object(cx, &coroutine, input),
        _ => cx.step_coroutine(&coroutine, input),
    };
    drop(coroutine);
    cx.schedule.current = outer_task;
    task.context
        .set(std::mem::replace(&mut cx.schedule.context, outer_context));
    match stepped {
        Stepped::Suspended(value) if value.is_none() => {
            give_way(task);
            Ok(())
        }
        Stepped::Suspended(value) => park(cx, &task, value),
        Stepped::Returned(value) => {
            finish(&task, value);
            Ok(())
        }
        Stepped::Raised(raised) => fail(cx, &task, raised),
    }
}

/// Steps what is a coroutine only in that it has the methods of one.
#[cold]
fn step_object(cx: &mut Cx, object: &Value, input: NativeResult) -> Stepped {
    let (method, argument) = match input {
        Ok(value) => ("send", value),
        Err(raised) => ("throw", raised.into_value()),
    };
    let method = cx.intern(method);
    match cx.call_method(object, &method, &[argument]) {
        Ok(value) => Stepped::Suspended(value),
        Err(raised) => match cx.stop_value(&raised) {
            Some(value) => Stepped::Returned(value),
            None => Stepped::Raised(raised),
        },
    }
}

/// Puts a task at the end of the ready queue.
#[inline]
fn give_way(task: Ref<Task>) {
    if let Some(event_loop) = task.core.event_loop.get::<EventLoop>() {
        let event_loop = event_loop.clone();
        event_loop.push(Ready::Step(task));
    }
}

/// Lets a task wait for what its coroutine suspended with.
fn park(cx: &mut Cx, task: &Ref<Task>, value: Value) -> Result<(), Raised> {
    if let Some(deadline) = cx.schedule.sleep_until.take()
        && value.as_float() == Some(deadline)
    {
        park_asleep(task, deadline);
        return Ok(());
    }
    let Some(core) = outcome::core_of(&value) else {
        if duck::is_duck(cx, &value) {
            if let Err(error) = duck::park(cx, task, &value) {
                refuse(task, error);
            }
            return Ok(());
        }
        let text = cx.repr(&value)?;
        let error = cx.runtime_error(format_args!("Task got bad yield: {}", text.as_str()));
        refuse(task, error);
        return Ok(());
    };
    if !core.event_loop.same(&task.core.event_loop) {
        let error = describe::foreign_future(cx, task, &value)?;
        refuse(task, error);
        return Ok(());
    }
    if cx.inner(&value).is(&task.to_value()) {
        let text = cx.repr(&value)?;
        let text = text.as_str();
        let error = cx.runtime_error(format_args!("Task cannot await on itself: {text}"));
        refuse(task, error);
        return Ok(());
    }
    if !core.blocking.replace(false) {
        let error = describe::plain_yield(cx, task, &value)?;
        refuse(task, error);
        return Ok(());
    }
    if value.kind() == Kind::Instance {
        add_wake_up(cx, task, &value)?;
    } else {
        outcome::add_callback(&value, Callback::Wake(task.clone()));
    }
    task.waiting.set(Waiting::Future {
        future: Link::new(value.clone()),
        since: cx.schedule.turn_time,
    });
    if task.core.must_cancel.get() && cancel::cancel_awaited(cx, &value, &message(task))? {
        task.core.must_cancel.set(false);
    }
    Ok(())
}

/// Wakes the task when an instance of a script's class is done; that may have its own way of adding
/// callbacks.
fn add_wake_up(cx: &mut Cx, task: &Ref<Task>, future: &Value) -> Result<(), Raised> {
    let name = cx.intern("add_done_callback");
    if !cancel::overrides(future, &name) {
        outcome::add_callback(future, Callback::Wake(task.clone()));
        return Ok(());
    }
    ask_to_be_woken(cx, task, future)
}

/// Wakes the task when a future is done, by the way in which that one's class adds callbacks.
pub fn ask_to_be_woken(cx: &mut Cx, task: &Ref<Task>, future: &Value) -> Result<(), Raised> {
    let wake_up = cx.intern("__wakeup");
    let wake_up = cx.get_attr(&task.to_value(), &wake_up)?;
    let word = cx.intern("context");
    let context = super::task::context_object(cx, task)?;
    let add = cx.intern("add_done_callback");
    let add = cx.get_attr(future, &add)?;
    cx.call_kw(&add, &[wake_up], &[(word, context)])?;
    Ok(())
}

/// `task.__wakeup(future)`: what such an instance calls when it is done.
pub fn wake_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = crate::modules::asyncio::support::receiver::<Task>(cx, args)?;
    wake(cx, task)?;
    Ok(Value::NONE)
}

fn message(task: &Task) -> Value {
    task.core.cancel_message.peek()
}

/// Lets a task sleep until a time, unless it was cancelled while it ran.
fn park_asleep(task: &Ref<Task>, deadline: f64) {
    let Some(event_loop) = task.core.event_loop.get::<EventLoop>() else {
        return;
    };
    if task.core.must_cancel.replace(false) {
        task.waiting
            .set(Waiting::SleepCancelled(RareCell::new(message(task))));
        event_loop.push(Ready::Wake(task.clone()));
    } else {
        event_loop.sleep(task, deadline);
    }
}

/// Lets the task's next step raise.
fn refuse(task: &Ref<Task>, error: Raised) {
    task.waiting
        .set(Waiting::Refused(Link::new(error.into_value())));
    if let Some(event_loop) = task.core.event_loop.get::<EventLoop>() {
        event_loop.push(Ready::Wake(task.clone()));
    }
}

/// Takes a task that is about to be done out of the event loop's list; gives it as scripts see it.
fn leave_list(task: &Ref<Task>) -> Value {
    let Some(event_loop) = task.core.event_loop.get::<EventLoop>() else {
        return task.to_value();
    };
    let listed = event_loop.tasks.borrow_mut().remove(task);
    drop(listed);
    if event_loop.faces.borrow().is_empty() {
        return task.to_value();
    }
    let face = event_loop.faces.borrow_mut().remove(&task.id);
    face.unwrap_or_else(|| task.to_value())
}

fn finish(task: &Ref<Task>, result: Value) {
    let face = leave_list(task);
    if task.core.must_cancel.replace(false) {
        outcome::set_cancelled(&face, Value::UNBOUND);
    } else {
        outcome::set_result(&face, result);
    }
}

fn fail(cx: &mut Cx, task: &Ref<Task>, raised: Raised) -> Result<(), Raised> {
    let face = leave_list(task);
    if is_cancelled(cx, &raised) {
        task.core.cancel_message.set(Value::UNBOUND);
        outcome::set_cancelled(&face, raised.into_value());
        return Ok(());
    }
    mark_boundary(task, &raised);
    outcome::set_exception(&face, raised.0.to_value());
    if ends_loop(cx, &raised) {
        Err(raised)
    } else {
        Ok(())
    }
}

/// Lets the traceback say which task the exception came out of, and where that was created.
fn mark_boundary(task: &Task, raised: &Raised) {
    if task.core.is_run_until_done() {
        return;
    }
    let mut traceback = raised.0.traceback.borrow_mut();
    if let (Some(entry), Some(created)) = (traceback.last_mut(), task.created()) {
        let name = name_of(task);
        let place = created.describe();
        entry.boundary = Some(format!("task '{name}', created at {place}").into());
    }
}

/// Does a new task's first step at once.
pub fn begin_eagerly(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    task: &Ref<Task>,
) -> Result<(), Raised> {
    let running = cx.schedule.running.replace(event_loop.clone());
    let stepped = go_on(cx, task.clone());
    cx.schedule.running = running;
    task.core.done_at_once.set(task.core.is_done());
    stepped
}

/// A task without a coroutine, as `Task.__new__` makes it.
pub fn idle_task(cx: &mut Cx) -> Ref<Task> {
    let (id, created) = (cx.schedule.next_task_id(), cx.place());
    let nothing = || Value::UNBOUND;
    Task::new(nothing(), nothing(), nothing(), nothing(), id, created)
}

/// Gives an idle task what [`new_task`] has from the start.
pub fn employ(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    task: &Ref<Task>,
    coroutine: Value,
    name: Value,
    context: Option<&Value>,
) {
    task.core.event_loop.fill(event_loop.to_value());
    task.coroutine.fill(coroutine);
    task.set_name(name_or_number(cx, name));
    task.context.set(context_or_copy(cx, context));
    event_loop.tasks.borrow_mut().add(task.clone());
}

fn name_or_number(cx: &mut Cx, name: Value) -> Value {
    match name.is_unbound() {
        true => cx.schedule.next_task_name(),
        false => name,
    }
}

fn context_or_copy(cx: &mut Cx, context: Option<&Value>) -> Value {
    match context {
        Some(context) => context.clone(),
        None => cx.schedule.copy_context(),
    }
}

/// A new task that nothing steps yet.
pub fn new_task(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    coroutine: Value,
    name: Value,
    context: Option<&Value>,
) -> Ref<Task> {
    debug_assert!(coroutine.kind() != Kind::Unbound);
    let name = name_or_number(cx, name);
    let id = cx.schedule.next_task_id();
    let context = context_or_copy(cx, context);
    let created = cx.place();
    let event_loop_value = event_loop.to_value();
    let task = Task::new(event_loop_value, coroutine, name, context, id, created);
    event_loop.tasks.borrow_mut().add(task.clone());
    task
}
