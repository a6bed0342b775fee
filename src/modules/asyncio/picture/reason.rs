//! What a task waits for: read off the innermost coroutine that it awaits, and its future.

use rustc_hash::FxHashSet;

use crate::modules::asyncio::barrier;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::foreign::Foreign;
use crate::objects::future::{Callback, Future, FutureCore, Reaction};
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::queue::Queue;
use crate::objects::sync::Semaphore;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::outcome::core_of;
use crate::schedule::waits::What;
use crate::vm::cx::Cx;

/// What a task waits for.
pub struct Reason {
    pub what: What,
    /// The lock, queue, … or future.
    pub thing: Option<Value>,
    /// The tasks that would have to get on first, but for the holders of a lock.
    pub tasks: Vec<u64>,
}

impl Reason {
    fn of(what: What) -> Reason {
        Reason {
            what,
            thing: None,
            tasks: Vec::new(),
        }
    }

    fn at(what: What, thing: Value) -> Reason {
        let thing = Some(thing);
        Reason {
            thing,
            ..Reason::of(what)
        }
    }
}

/// Why a task waits for this future; `members` are its coroutines, outermost first.
pub fn of(cx: &Cx, task: &Task, future: &Value, members: &[Value]) -> Reason {
    let natives = members
        .iter()
        .rev()
        .map_while(Value::get::<NativeCoroutine>);
    let natives: Vec<&Ref<NativeCoroutine>> = natives.collect();
    if natives
        .iter()
        .any(|native| native.qualname.starts_with("_AsCompletedIterator"))
    {
        return Reason {
            tasks: completing(cx, natives[0], task),
            ..Reason::of(What::Completed)
        };
    }
    let innermost = natives.first();
    if let Some(reason) = innermost.and_then(|native| in_native(cx, native, task, future)) {
        return reason;
    }
    match awaited(future) {
        Some(reason) => reason,
        None => match innermost {
            Some(native) if native.qualname != "wait_for" => {
                Reason::of(What::Native(native.qualname))
            }
            Some(_) | None => Reason::at(What::Future, future.clone()),
        },
    }
}

/// What a coroutine written in Rust waits for, if it is one of those that are known here.
fn in_native(cx: &Cx, native: &NativeCoroutine, task: &Task, future: &Value) -> Option<Reason> {
    if matches!(native.name(), "to_thread" | "shutdown_default_executor") {
        return Some(Reason::of(What::Thread));
    }
    let held = held_by(native).into_iter().next()?;
    let subject = inside(&held).clone();
    let what = match subject.kind() {
        Kind::Lock => What::Lock,
        Kind::Semaphore => What::Semaphore,
        Kind::Event => What::Event,
        Kind::Condition => What::Condition,
        Kind::Queue => match native.name() {
            "put" => What::Put,
            "join" => What::Join,
            _ => What::Get,
        },
        Kind::Foreign => return in_foreign(cx, native, &subject, task, future),
        _ => return None,
    };
    Some(Reason::at(what, subject))
}

fn in_foreign(
    cx: &Cx,
    native: &NativeCoroutine,
    subject: &Value,
    task: &Task,
    future: &Value,
) -> Option<Reason> {
    let class = cx.class_of(subject);
    if class.same(&cx.types.barrier) {
        return Some(Reason::at(What::Barrier, subject.clone()));
    }
    let is_group = class.same(&cx.types.task_group);
    if !is_group && native.name() != "wait" {
        return None;
    }
    let mut held = Vec::new();
    subject.traverse(&mut |value| held.push(value.clone()));
    held.retain(|value| !value.is(future) && value.get::<Task>().is_none_or(|t| t.id != task.id));
    let (tasks, futures) = tasks_behind(held);
    let what = if is_group {
        What::Group
    } else {
        What::Any { futures }
    };
    Some(Reason {
        tasks,
        ..Reason::of(what)
    })
}

/// What is awaited as it is: a task, a `gather`, a `shield`.
fn awaited(future: &Value) -> Option<Reason> {
    let what = if task_of(future).is_some() {
        What::Task
    } else if future_of(future).is_some_and(|future| future.gather.is_some()) {
        What::Gather { futures: 0 }
    } else if shielded(future).is_some() {
        What::Shield
    } else {
        return None;
    };
    let (tasks, futures) = tasks_behind(vec![future.clone()]);
    let what = match what {
        What::Gather { .. } => What::Gather { futures },
        what => what,
    };
    Some(Reason {
        tasks,
        ..Reason::of(what)
    })
}

/// The tasks that are not done among these futures, inside of `gather` and `shield` too; and how
/// many other futures are not done.
fn tasks_behind(futures: Vec<Value>) -> (Vec<u64>, usize) {
    let (mut tasks, mut others) = (Vec::new(), 0);
    let mut work = futures;
    work.reverse();
    while let Some(next) = work.pop() {
        if core_of(&next).is_none_or(FutureCore::is_done) {
            continue;
        }
        if let Some(task) = task_of(&next) {
            tasks.push(task.id);
        } else if let Some(gather) = future_of(&next).and_then(|future| future.gather.as_ref()) {
            work.extend(gather.children.borrow().iter().rev().cloned());
        } else if let Some(inner) = shielded(&next) {
            work.push(inner);
        } else {
            others += 1;
        }
    }
    let mut known = FxHashSet::default();
    tasks.retain(|id| known.insert(*id));
    (tasks, others)
}

/// The future inside of the one that a `shield` gave.
fn shielded(outer: &Value) -> Option<Value> {
    let core = core_of(outer)?;
    let callbacks = core.callbacks.take();
    let state = callbacks
        .as_slice()
        .iter()
        .find_map(|callback| match callback {
            Callback::React(Reaction::ShieldOuter, state) => Some(state.clone()),
            _ => None,
        });
    core.callbacks.set(callbacks);
    let mut inner = None;
    state?.to_value().traverse(&mut |value| {
        if inner.is_none() && core_of(value).is_some() && !value.is(outer) {
            inner = Some(value.clone());
        }
    });
    inner
}

/// The tasks that an `as_completed` waits for whose results come through the queue that this
/// coroutine takes from.
fn completing(cx: &Cx, get: &NativeCoroutine, task: &Task) -> Vec<u64> {
    let queue = held_by(get).into_iter().next();
    let (Some(queue), Some(event_loop)) = (queue, &cx.schedule.running) else {
        return Vec::new();
    };
    let leads_there = |state: &Ref<Foreign>| {
        let mut leads = false;
        let state = state.to_value();
        state.traverse(&mut |value| leads |= value.is(&queue));
        leads
    };
    let watched = |other: &Ref<Task>| {
        let callbacks = other.core.callbacks.take();
        let watched = callbacks.as_slice().iter().any(|callback| {
            matches!(callback, Callback::React(Reaction::CompletedChild, state) if leads_there(state))
        });
        other.core.callbacks.set(callbacks);
        watched
    };
    let tasks = event_loop.tasks.borrow().all();
    let tasks = tasks
        .iter()
        .filter(|other| other.id != task.id && watched(other));
    tasks.map(|task| task.id).collect()
}

/// What a coroutine written in Rust holds, in its order.
fn held_by(native: &NativeCoroutine) -> Vec<Value> {
    let mut held = Vec::new();
    let body = native.body.take();
    if let Some(body) = &body {
        body.traverse(&mut |value| held.push(value.clone()));
    }
    native.body.set(body);
    held
}

/// How a thing stands, in words.
pub fn facts(what: &What, thing: &Value) -> Option<String> {
    match what {
        What::Semaphore => {
            let bound = thing.get::<Semaphore>()?.bound.get()?;
            Some(format!("for {bound} at once"))
        }
        What::Barrier => {
            let (come, parties) = barrier::standing(thing.get::<Foreign>()?)?;
            Some(format!("{come} of {parties} have come"))
        }
        What::Get => Some("empty".to_owned()),
        What::Put => {
            let size = thing.get::<Queue>()?.maxsize.get();
            Some(format!("full: maxsize={size}"))
        }
        What::Join => {
            let unfinished = thing.get::<Queue>()?.unfinished.get();
            let waiting = thing.get::<Queue>()?.items.borrow().len();
            Some(format!(
                "{unfinished} unfinished, {waiting} of them not taken yet"
            ))
        }
        _ => None,
    }
}

fn task_of(value: &Value) -> Option<&Ref<Task>> {
    inside(value).get::<Task>()
}

fn future_of(value: &Value) -> Option<&Ref<Future>> {
    inside(value).get::<Future>()
}

fn inside(value: &Value) -> &Value {
    value
        .get::<Instance>()
        .map_or(value, |instance| &instance.inner)
}
