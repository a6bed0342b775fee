//! Completing and cancelling futures and tasks: what was to happen then goes into the ready queue.

use crate::objects::exception::Exception;
use crate::objects::future::{Callback, Callbacks, Future, FutureCore, FutureState};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::link::RareCell;
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::{React, Ready};

/// The common part of a future or task; none for any other value.
#[inline]
pub fn core_of(value: &Value) -> Option<&FutureCore> {
    match value.kind() {
        Kind::Task => value.get::<Task>().map(|task| &task.core),
        Kind::Future => value.get::<Future>().map(|future| &future.core),
        Kind::Instance => core_of(&value.get::<Instance>()?.inner),
        _ => None,
    }
}

/// The future inside an instance of a script's subclass; else the value itself.
fn inner(value: &Value) -> &Value {
    value
        .get::<Instance>()
        .map_or(value, |instance| &instance.inner)
}

/// Gives a pending future its result.
pub fn set_result(owner: &Value, result: Value) {
    settle(owner, FutureState::Result, result);
}

/// Gives a pending future an exception; nobody has seen it yet.
pub fn set_exception(owner: &Value, exception: Value) {
    if let Some(core) = core_of(owner) {
        core.unseen.set(true);
        let len = exception
            .get::<Exception>()
            .map_or(0, |e| e.traceback.borrow().len());
        core.traceback_len.set(len.min(u16::MAX.into()) as u16);
    }
    if let Some(header) = inner(owner).header() {
        header.set(FINALISE, true);
    }
    settle(owner, FutureState::Exception, exception);
}

/// Marks a pending future cancelled; `exception` is the CancelledError that did it, if there is one.
pub fn set_cancelled(owner: &Value, exception: Value) {
    settle(owner, FutureState::Cancelled, exception);
}

fn settle(owner: &Value, state: FutureState, outcome: Value) {
    let Some(core) = core_of(owner) else { return };
    core.state.set(state);
    core.outcome.set(outcome);
    schedule_callbacks(core, owner);
}

/// Puts a done future's callbacks into the ready queue.
fn schedule_callbacks(core: &FutureCore, owner: &Value) {
    let Some(event_loop) = core.event_loop.get::<EventLoop>() else {
        return;
    };
    match core.callbacks.take() {
        Callbacks::None => {}
        Callbacks::One(callback) => event_loop.push(ready(callback, owner, event_loop)),
        Callbacks::Many(list) => {
            for callback in *list {
                event_loop.push(ready(callback, owner, event_loop));
            }
        }
    }
}

/// Registers a callback, or puts it into the ready queue if the future is done.
pub fn add_callback(owner: &Value, callback: Callback) {
    let Some(core) = core_of(owner) else { return };
    if !core.is_done() {
        core.add_callback(callback);
    } else if let Some(event_loop) = core.event_loop.get::<EventLoop>() {
        event_loop.push(ready(callback, owner, event_loop));
    }
}

/// What is to run when a callback's time has come.
pub fn ready(callback: Callback, future: &Value, event_loop: &Ref<EventLoop>) -> Ready {
    match callback {
        Callback::Wake(task) => Ready::Wake(task),
        Callback::Gather { outer, index } => Ready::Gather { outer, index },
        Callback::StopLoop => Ready::Stop,
        Callback::React(reaction, state) => Ready::React(Box::new(React {
            reaction,
            state,
            future: future.clone(),
        })),
        Callback::Call(call) => {
            let callee = Callee::Script {
                callback: call.callback,
                args: vec![future.clone()],
            };
            let event_loop = event_loop.to_value();
            Ready::Call(Handle::new(event_loop, callee, call.context, None))
        }
    }
}

/// Cancels a future or task; gives whether that was still possible.
///
/// A task is not done at once: what it waits for is cancelled, or CancelledError is thrown into it
/// at its next step. Follows chains of tasks that wait for tasks without recursion.
pub fn cancel(future: &Value, message: &Value) -> bool {
    let mut work = Work::default();
    let mut any = cancel_chain(future.clone(), message, &mut work);
    while let Some(next) = work.todo.pop() {
        match next {
            Next::Cancel(child) => any |= cancel_chain(child, message, &mut work),
            Next::Leave => drop(work.gathers.pop()),
        }
    }
    any
}

/// What a cancellation has still to reach.
#[derive(Default)]
struct Work {
    todo: Vec<Next>,
    /// The gathers that led to what is cancelled now, so that a circle ends; one that is reached by two ways
    /// is cancelled twice.
    gathers: Vec<Ref<Future>>,
}

/// What is to be done next.
enum Next {
    Cancel(Value),
    /// All children of the last gather were cancelled.
    Leave,
}

/// Cancels one chain of tasks; what hangs on it besides goes to `work`.
fn cancel_chain(first: Value, message: &Value, work: &mut Work) -> bool {
    let mut current = first;
    let mut parent: Option<Ref<Task>> = None;
    // A chain that comes back to a task it has been at is a circle; that one is compared with all that
    // follow, until it is twice as far back as the one before was.
    let (mut mark, mut steps, mut limit) = (None, 0, 2);
    loop {
        let task = inner(&current).get::<Task>();
        if let Some(task) = task.filter(|task| !task.core.is_done()) {
            let task = task.clone();
            task.cancel_requests.set(task.cancel_requests.get() + 1);
            match task.waiting.take() {
                Waiting::Future {
                    future: link,
                    since,
                } => {
                    let future = link.to_value();
                    task.waiting.set(Waiting::Future {
                        future: link,
                        since,
                    });
                    if mark == Some(task.id) {
                        end_wait(&task, &future, message);
                        return true;
                    }
                    steps += 1;
                    if steps == limit {
                        (mark, steps, limit) = (Some(task.id), 0, limit * 2);
                    }
                    parent = Some(task);
                    current = future;
                    continue;
                }
                Waiting::Sleep(_) => end_sleep(&task, message),
                waiting @ (Waiting::Nothing
                | Waiting::SleepOver
                | Waiting::SleepCancelled(_)
                | Waiting::Refused(_)) => {
                    task.waiting.set(waiting);
                    cancel_next_step(&task, message);
                }
            }
            return true;
        }
        match (cancel_future(&current, message, work), &parent) {
            (Cancelled::Yes, _) => return true,
            (Cancelled::Circle, Some(task)) => {
                end_wait(task, &current, message);
                return true;
            }
            (Cancelled::No | Cancelled::Circle, _) => {}
        }
        let Some(task) = parent else { return false };
        cancel_next_step(&task, message);
        return true;
    }
}

/// Lets CancelledError be thrown into a task at its next step.
fn cancel_next_step(task: &Task, message: &Value) {
    task.core.must_cancel.set(true);
    task.core.cancel_message.set(message.clone());
}

/// Ends a task's sleep by cancellation: its wake-up is for the next turn.
fn end_sleep(task: &Ref<Task>, message: &Value) {
    task.waiting
        .set(Waiting::SleepCancelled(RareCell::new(message.clone())));
    if let Some(event_loop) = task.core.event_loop.get::<EventLoop>() {
        event_loop.note_cancelled_timer();
        event_loop.push(Ready::Wake(task.clone()));
    }
}

/// Lets a task that waits for itself by way of others be woken, by CancelledError.
fn end_wait(task: &Ref<Task>, future: &Value, message: &Value) {
    forget_waiter(task, future);
    cancel_next_step(task, message);
    if let Some(event_loop) = task.core.event_loop.get::<EventLoop>() {
        event_loop.push(Ready::Wake(task.clone()));
    }
}

/// A task is woken otherwise: the future it waits for has not to do it any more.
pub fn forget_waiter(task: &Ref<Task>, future: &Value) {
    if let Some(core) = core_of(future) {
        core.remove_callbacks(|callback| matches!(callback, Callback::Wake(t) if t.same(task)));
    }
}

/// What came of cancelling a future.
enum Cancelled {
    Yes,
    No,
    /// It is a `gather` that this cancellation has come by before.
    Circle,
}

impl From<bool> for Cancelled {
    fn from(is_cancelled: bool) -> Cancelled {
        if is_cancelled {
            Cancelled::Yes
        } else {
            Cancelled::No
        }
    }
}

/// Cancels a future that is no task; a `gather`'s children go to `work`.
fn cancel_future(value: &Value, message: &Value, work: &mut Work) -> Cancelled {
    let inner = inner(value);
    let Some(future) = inner.get::<Future>() else {
        let is_task = inner.kind() == Kind::Task && !inner.is(value);
        return (is_task && cancel(inner, message)).into();
    };
    if future.core.is_done() {
        return Cancelled::No;
    }
    let Some(gather) = &future.gather else {
        future.core.cancel_message.set(message.clone());
        set_cancelled(value, Value::UNBOUND);
        return Cancelled::Yes;
    };
    if work.gathers.iter().any(|known| known.same(future)) {
        return Cancelled::Circle;
    }
    let children = gather.children.borrow().clone();
    let pending = |child: &Value| core_of(child).is_some_and(|core| !core.is_done());
    if !children.iter().any(pending) {
        return Cancelled::No;
    }
    work.gathers.push(future.clone());
    gather.cancel_requested.set(true);
    future.core.cancel_message.set(message.clone());
    // The last one on the work list is cancelled first.
    work.todo.push(Next::Leave);
    work.todo
        .extend(children.into_iter().rev().map(Next::Cancel));
    Cancelled::Yes
}
