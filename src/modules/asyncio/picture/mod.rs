//! The picture of an event loop's tasks: who waits for whom, at what, where, since when.
//!
//! In: tasks and where their coroutines stand. Out: [`Picture`], plain data. It costs time when
//! somebody asks for it, and nothing before.

pub mod frames;
mod holders;
mod names;
mod reason;

use std::time::Duration;

use rustc_hash::FxHashMap;

use crate::modules::asyncio::task::name_of;
use crate::objects::code::Place;
use crate::objects::coroutine::Generator;
use crate::objects::future::{FutureCore, peek};
use crate::objects::heap::Ref;
use crate::objects::sync::{Lock, Semaphore};
use crate::objects::task::{Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::core_of;
use crate::schedule::waits::{
    Failed, Held, Picture, Spot, State, TaskPicture, Thing, ThreadPicture, Wait, What,
};
use crate::vm::cx::Cx;

use names::Names;
use reason::Reason;

/// The picture of all tasks of an event loop that are not done; of none if there is no loop. Runs no
/// code of the script. For the report about a deadlock, SIGQUIT, and the prompt's `:tasks`; the tree
/// as text is [`crate::diagnostics::tasks::tree`].
pub fn picture(cx: &Cx, event_loop: Option<&EventLoop>) -> Picture {
    let tasks = event_loop.map_or(Vec::new(), |l| l.tasks.borrow().all());
    let members: Vec<Vec<Value>> = tasks.iter().map(|task| frames::members(cx, task)).collect();
    let is_current = |task: &Ref<Task>| cx.schedule.current.as_ref().is_some_and(|c| c.same(task));
    let reasons: Vec<Option<Reason>> = tasks
        .iter()
        .zip(&members)
        .map(|(task, members)| {
            let future = task.waits_for().filter(|_| !is_current(task))?;
            if core_of(&future).is_some_and(FutureCore::is_done) {
                return None;
            }
            Some(reason::of(cx, task, &future, members))
        })
        .collect();
    let mut maker = Maker {
        cx,
        names: look_around(&tasks, &members),
        holders: holders::of(&reasons, &tasks, &members),
        live: tasks.iter().map(|task| (task.id, ())).collect(),
        repeated: FxHashMap::default(),
    };
    maker.number_repeated(&reasons);
    let failed = maker.failed();
    let outside = if tasks.iter().any(is_current) {
        Vec::new()
    } else {
        frames::outside(cx)
    };
    let tasks = tasks
        .iter()
        .zip(&members)
        .zip(reasons)
        .map(|((task, members), reason)| maker.task(task, members, reason))
        .collect();
    Picture {
        tasks,
        outside,
        threads: frames::threads(cx),
        failed,
    }
}

/// The same, and where the main thread stands, which waits for other threads and not in its event loop.
pub fn picture_of_threads(cx: &Cx) -> Picture {
    let event_loop = cx.schedule.running.clone();
    let mut picture = picture(cx, event_loop.as_deref());
    let main = ThreadPicture {
        name: "MainThread".to_owned(),
        frames: frames::here(cx),
    };
    picture.threads.insert(0, main);
    picture
}

/// Finds names for what is waited at.
fn look_around(tasks: &[Ref<Task>], members: &[Vec<Value>]) -> Names {
    let mut names = Names::default();
    let functions = || {
        let pairs = tasks.iter().zip(members);
        pairs.flat_map(|(task, members)| {
            let generators = members.iter().filter_map(Value::get::<Generator>);
            generators.map(|generator| (task.id, generator))
        })
    };
    for (_, generator) in functions() {
        names.look_at_globals(generator);
    }
    for (task, generator) in functions() {
        names.look_at_variables(task, generator);
    }
    names
}

/// What the parts of a picture are made from.
struct Maker<'a> {
    cx: &'a Cx,
    names: Names,
    holders: holders::Holders,
    live: FxHashMap<u64, ()>,
    /// The number of a thing among those of one name, where there are several.
    repeated: FxHashMap<u64, usize>,
}

impl Maker<'_> {
    /// Tells things apart that the script calls by the same name.
    fn number_repeated(&mut self, reasons: &[Option<Reason>]) {
        let mut by_name: FxHashMap<&String, Vec<u64>> = FxHashMap::default();
        for thing in reasons
            .iter()
            .flatten()
            .filter_map(|reason| reason.thing.as_ref())
        {
            let identity = thing.identity();
            if let Some(name) = self.names.name(identity) {
                let same = by_name.entry(name).or_default();
                if !same.contains(&identity) {
                    same.push(identity);
                }
            }
        }
        for same in by_name.values().filter(|same| same.len() > 1) {
            let numbers = same.iter().enumerate();
            self.repeated
                .extend(numbers.map(|(at, identity)| (*identity, at + 1)));
        }
    }

    /// The tasks known by a name that have failed, and nobody has asked why.
    fn failed(&self) -> Vec<Failed> {
        let failed = self.names.failed().iter();
        let failed = failed.filter_map(|task| {
            Some(Failed {
                name: name_of(task),
                exception: peek(&task.core.outcome).into().ok()?,
            })
        });
        failed.collect()
    }

    fn task(&self, task: &Ref<Task>, members: &[Value], reason: Option<Reason>) -> TaskPicture {
        let cx = self.cx;
        let main = cx.schedule.interrupts.main_task();
        TaskPicture {
            id: task.id,
            name: name_of(task),
            is_main: task.core.is_run_until_done() || main.is_some_and(|main| main.same(task)),
            state: self.state(task, reason),
            frames: frames::spots(cx, task, members),
            created: task.created().as_ref().map(spot),
            holds: self.holds(task.id),
        }
    }

    fn state(&self, task: &Ref<Task>, reason: Option<Reason>) -> State {
        if self
            .cx
            .schedule
            .current
            .as_ref()
            .is_some_and(|current| current.same(task))
        {
            return State::Running;
        }
        if let Some(reason) = reason {
            return State::Blocked(self.wait(task, reason));
        }
        let waiting = task.waiting.take();
        let deadline = match &waiting {
            Waiting::Sleep(deadline) => Some(*deadline),
            _ => None,
        };
        task.waiting.set(waiting);
        match deadline {
            Some(deadline) => {
                let left = deadline - self.cx.schedule.clock.monotonic();
                State::Asleep(Duration::try_from_secs_f64(left.max(0.0)).unwrap_or(Duration::MAX))
            }
            None => State::Ready,
        }
    }

    fn wait(&self, task: &Task, reason: Reason) -> Wait {
        let Reason {
            what,
            thing,
            mut tasks,
        } = reason;
        let identity = thing.as_ref().map_or(0, Value::identity);
        let mut taken = None;
        if matches!(what, What::Lock | What::Semaphore) {
            tasks = self.holders.of_thing(identity).collect();
            let is_lock = matches!(what, What::Lock);
            taken = self.holders.spot(identity).filter(|_| is_lock);
        }
        tasks.retain(|id| self.live.contains_key(id));
        let now = self.cx.schedule.clock.milliseconds();
        let referring = self.names.referring(identity).iter().copied();
        Wait {
            thing: thing.map(|thing| self.thing(&what, &thing)),
            what,
            taken,
            others: referring.filter(|id| *id != task.id).collect(),
            tasks,
            since: Duration::from_millis(now.wrapping_sub(task.waits_since()).into()),
        }
    }

    fn thing(&self, what: &What, thing: &Value) -> Thing {
        let identity = thing.identity();
        let name = self
            .names
            .name(identity)
            .map(|name| match self.repeated.get(&identity) {
                Some(number) => format!("{name} #{number}"),
                None => name.clone(),
            });
        Thing {
            identity,
            class: self.cx.class_of(thing).name_text(),
            name,
            is_global: self.names.is_global(identity),
            facts: reason::facts(what, thing),
        }
    }

    fn holds(&self, task: u64) -> Vec<Held> {
        let held = self.holders.of_task(task);
        held.map(|hold| Held {
            thing: self.thing(&What::Lock, &hold.thing),
            is_place: hold.thing.get::<Semaphore>().is_some(),
            spot: hold.spot.clone(),
        })
        .collect()
    }
}

/// Where a lock was taken.
fn taken_at(thing: &Value) -> Option<Spot> {
    let lock = thing.get::<Lock>()?;
    let taken = lock.taken.take();
    let found = taken.as_ref().map(spot);
    lock.taken.set(taken);
    found
}

fn spot(place: &Place) -> Spot {
    frames::spot(&place.code, place.pc)
}
