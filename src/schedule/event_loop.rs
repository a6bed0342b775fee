//! The event loop as an object: its ready queue, its timers and its tasks.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::objects::coroutine::{Generator, State};
use crate::objects::foreign::Foreign;
use crate::objects::future::{peek, traverse_cell};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::{Object, Ref, Weak};
use crate::objects::kind::Kind;
use crate::objects::task::{NO_SLOT, Task, Waiting};
use crate::objects::value::Value;
use crate::schedule::clock::RESOLUTION;
use crate::schedule::ready::{self, Ready, ReadyQueue};
use crate::schedule::timers::{Due, Timer, Timers};
use crate::schedule::watches::Watches;

/// How long a step may take before debug mode reports it, in seconds.
const SLOW_CALLBACK_DURATION: f64 = 0.1;

/// An event loop.
pub struct EventLoop {
    pub ready: RefCell<ReadyQueue>,
    pub timers: RefCell<Timers>,
    pub tasks: RefCell<TaskList>,
    /// The tasks that are instances of a script's subclass and not done, by their numbers: the
    /// instances.
    pub faces: RefCell<FxHashMap<u64, Value>>,
    /// The instance of a script's subclass that this is the inside of, or unbound.
    pub seen_as: Cell<Value>,
    pub subclassed: Cell<bool>,
    /// The thread that runs it, or ran it last.
    pub thread: Cell<u64>,
    pub running: Cell<bool>,
    pub stopping: Cell<bool>,
    pub closed: Cell<bool>,
    pub debug: Cell<bool>,
    pub slow_callback_duration: Cell<Value>,
    /// What `set_exception_handler` was given, or unbound.
    pub exception_handler: Cell<Value>,
    /// What `set_task_factory` was given, or unbound.
    pub task_factory: Cell<Value>,
    pub deadlocks: Deadlocks,
    pub threads: Threads,
    /// Who is told about which descriptor.
    pub watches: RefCell<Watches>,
    /// The async generators that were begun while it ran.
    pub async_generators: RefCell<Vec<Weak>>,
}

/// How often in a row an event loop was found to be stuck for good, and what was said of it.
#[derive(Default)]
pub struct Deadlocks {
    pub count: Cell<u32>,
    pub report: RefCell<String>,
}

/// The functions that run on threads of their own.
#[derive(Default)]
pub struct Threads {
    /// Those that have no thread yet.
    pub queued: RefCell<VecDeque<Ref<Foreign>>>,
    /// How many threads there were at once so far, and the numbers of those that have nothing to do.
    pub numbers: Cell<usize>,
    pub idle: RefCell<VecDeque<usize>>,
    /// How many have a thread.
    pub active: Cell<usize>,
    /// Whether no more are taken.
    pub shut_down: Cell<bool>,
    /// Those that wait until none is left: futures.
    pub joiners: RefCell<Vec<Value>>,
    /// What `set_default_executor` was given, or unbound.
    pub executor: Cell<Value>,
}

/// The tasks that are not done, each at a place of its own.
#[derive(Default)]
pub struct TaskList {
    places: Vec<Option<Ref<Task>>>,
    free: Vec<u32>,
}

impl TaskList {
    /// Adds a task and tells it its place.
    pub fn add(&mut self, task: Ref<Task>) {
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.places.push(None);
                self.places.len() as u32 - 1
            }
        };
        task.slot.set(slot);
        self.places[slot as usize] = Some(task);
    }

    /// The task in this place.
    pub fn get(&self, slot: u32) -> Option<&Ref<Task>> {
        self.places.get(slot as usize)?.as_ref()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.len() == self.free.len()
    }

    /// Takes a task out of the list.
    pub fn remove(&mut self, task: &Task) -> Option<Ref<Task>> {
        let slot = task.slot.replace(NO_SLOT);
        let task = self.places.get_mut(slot as usize)?.take();
        self.free.push(slot);
        task
    }

    /// All of them, oldest first.
    pub fn all(&self) -> Vec<Ref<Task>> {
        let mut tasks: Vec<_> = self.places.iter().flatten().cloned().collect();
        tasks.sort_by_key(|task| task.id);
        tasks
    }
}

impl Object for EventLoop {
    const KIND: Kind = Kind::EventLoop;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        ready::traverse(&self.ready.borrow(), visit);
        for timer in self.timers.borrow().iter() {
            if let Due::Handle(handle) = &timer.due {
                visit(&handle.to_value());
            }
        }
        for task in self.tasks.borrow().places.iter().flatten() {
            visit(&task.to_value());
        }
        self.watches.borrow().traverse(visit);
        self.faces.borrow().values().for_each(&mut *visit);
        traverse_cell(&self.seen_as, visit);
        traverse_cell(&self.slow_callback_duration, visit);
        traverse_cell(&self.exception_handler, visit);
        traverse_cell(&self.task_factory, visit);
        let threads = &self.threads;
        traverse_cell(&threads.executor, visit);
        for thread in threads.queued.borrow().iter() {
            visit(&thread.to_value());
        }
    }

    fn clear(&self) {
        drop((self.ready.take(), self.timers.take(), self.tasks.take()));
        drop((self.exception_handler.take(), self.task_factory.take()));
    }
}

impl EventLoop {
    /// An event loop with nothing to do.
    pub fn new() -> Ref<EventLoop> {
        Ref::new(EventLoop {
            ready: RefCell::default(),
            timers: RefCell::default(),
            tasks: RefCell::default(),
            faces: RefCell::default(),
            seen_as: Cell::default(),
            subclassed: Cell::new(false),
            thread: Cell::new(0),
            running: Cell::new(false),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
            slow_callback_duration: Cell::new(Value::float(SLOW_CALLBACK_DURATION)),
            exception_handler: Cell::default(),
            task_factory: Cell::default(),
            deadlocks: Deadlocks::default(),
            threads: Threads::default(),
            watches: RefCell::default(),
            async_generators: RefCell::default(),
        })
    }

    /// The event loop as scripts see it: the instance, if it is one of a script's subclass.
    pub fn as_seen(event_loop: &Ref<EventLoop>) -> Value {
        match peek(&event_loop.seen_as).bound() {
            Some(face) => face.clone(),
            None => event_loop.to_value(),
        }
    }

    /// A task as scripts see it: the instance, if it is one of a script's subclass.
    pub fn face(&self, task: &Ref<Task>) -> Value {
        let faces = self.faces.borrow();
        if faces.is_empty() {
            return task.to_value();
        }
        faces
            .get(&task.id)
            .cloned()
            .unwrap_or_else(|| task.to_value())
    }

    /// Takes note of an async generator that begins; gives whether it is the first one.
    pub fn note_async_generator(&self, generator: &Ref<Generator>) -> bool {
        let mut list = self.async_generators.borrow_mut();
        let is_first = list.capacity() == 0;
        if list.len() == list.capacity() {
            list.retain(|weak| is_open(weak).is_some());
        }
        list.extend(Weak::to(&generator.to_value()));
        is_first
    }

    /// The async generators that were begun and have not come to their end, oldest first.
    pub fn take_async_generators(&self) -> Vec<Ref<Generator>> {
        let list = self.async_generators.take();
        list.iter().filter_map(is_open).collect()
    }

    /// Puts something at the end of the ready queue.
    #[inline]
    pub fn push(&self, item: Ready) {
        self.ready.borrow_mut().push_back(item);
    }

    /// Takes the first thing out of the ready queue.
    #[inline]
    pub fn pop(&self) -> Option<Ready> {
        self.ready.borrow_mut().pop_front()
    }

    /// Takes a stop that was not carried out yet out of the ready queue; gives whether there was one.
    pub fn forget_stop(&self) -> bool {
        let mut ready = self.ready.borrow_mut();
        let before = ready.len();
        ready.retain(|item| !matches!(item, Ready::Stop));
        ready.len() < before
    }

    /// Lets a task sleep until this time.
    pub fn sleep(&self, task: &Task, deadline: f64) {
        let due = Due::Sleeper(task.slot.get());
        self.timers.borrow_mut().add(deadline, due);
        task.waiting.set(Waiting::Sleep(deadline));
    }

    /// Calls a function in the next turn, with no context variables.
    pub fn call_soon(event_loop: &Ref<EventLoop>, callback: Value, args: Vec<Value>) {
        let callee = Callee::Script { callback, args };
        let handle = Handle::new(event_loop.to_value(), callee, Value::UNBOUND, None);
        event_loop.push(Ready::Call(handle));
    }

    /// Schedules a handle for its time.
    pub fn call_at(&self, handle: Ref<Handle>, deadline: f64) {
        handle.scheduled.set(true);
        self.timers.borrow_mut().add(deadline, Due::Handle(handle));
    }

    /// Cancels a handle, wherever it lies.
    pub fn cancel_handle(&self, handle: &Handle) {
        if handle.cancel() && handle.scheduled.get() {
            self.note_cancelled_timer();
        }
    }

    /// Takes note that a timer is not wanted any more.
    pub fn note_cancelled_timer(&self) {
        if self.timers.borrow_mut().note_cancelled() {
            let wanted = |timer: &Timer| self.is_wanted(timer);
            let swept = self.timers.borrow_mut().sweep(wanted);
            drop(swept);
        }
    }

    /// When the next timer is due that is still wanted.
    pub fn next_deadline(&self) -> Option<f64> {
        loop {
            let timers = self.timers.borrow();
            let next = timers.peek()?;
            if self.is_wanted(next) {
                return Some(next.deadline);
            }
            drop(timers);
            let unwanted = self.timers.borrow_mut().pop();
            self.timers.borrow_mut().note_came_up();
            drop(unwanted);
        }
    }

    /// Puts every timer that is due at this time into the ready queue.
    pub fn release_due(&self, now: f64) {
        let end = now + RESOLUTION;
        loop {
            let next = self.timers.borrow_mut().pop_before(end);
            let Some(timer) = next else { return };
            if !self.is_wanted(&timer) {
                self.timers.borrow_mut().note_came_up();
                continue;
            }
            self.push(match timer.due {
                Due::Sleeper(slot) => Ready::TimeUp {
                    slot,
                    deadline: timer.deadline,
                },
                Due::Handle(handle) => {
                    handle.scheduled.set(false);
                    Ready::Call(handle)
                }
            });
        }
    }

    /// The task in this place, if it sleeps until this very time.
    pub fn sleeper(&self, slot: u32, deadline: f64) -> Option<Ref<Task>> {
        let tasks = self.tasks.borrow();
        let task = tasks.get(slot)?;
        let waiting = task.waiting.take();
        let sleeps = matches!(waiting, Waiting::Sleep(until) if until == deadline);
        task.waiting.set(waiting);
        sleeps.then(|| task.clone())
    }

    fn is_wanted(&self, timer: &Timer) -> bool {
        match &timer.due {
            Due::Sleeper(slot) => self.sleeper(*slot, timer.deadline).is_some(),
            Due::Handle(handle) => !handle.is_cancelled(),
        }
    }
}

/// The generator, unless it is dead or has come to its end.
fn is_open(generator: &Weak) -> Option<Ref<Generator>> {
    let generator = generator.upgrade()?.into::<Generator>().ok()?;
    (generator.state.get() != State::Finished).then_some(generator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: u64) -> Ref<Task> {
        Task::new(
            Value::NONE,
            Value::NONE,
            Value::NONE,
            Value::UNBOUND,
            id,
            None,
        )
    }

    #[test]
    fn a_place_in_the_task_list_is_used_again() {
        let mut list = TaskList::default();
        let (a, b, c) = (task(1), task(2), task(3));
        list.add(a.clone());
        list.add(b.clone());
        list.remove(&a);
        list.add(c.clone());
        assert_eq!(c.slot.get(), 0);
        let ids: Vec<_> = list.all().iter().map(|task| task.id).collect();
        assert_eq!(ids, [2, 3]);
    }

    #[test]
    fn a_sleeper_that_woke_otherwise_leaves_a_timer_nobody_wants() {
        let event_loop = EventLoop::new();
        let sleeper = task(1);
        event_loop.tasks.borrow_mut().add(sleeper.clone());
        event_loop.sleep(&sleeper, 5.0);
        assert_eq!(event_loop.next_deadline(), Some(5.0));
        sleeper.waiting.set(Waiting::Nothing);
        assert_eq!(event_loop.next_deadline(), None);
        event_loop.release_due(6.0);
        assert!(event_loop.pop().is_none());
    }
}
