//! Locks, events, conditions and semaphores: who has them and who waits, in the order of arrival.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::objects::code::Place;
use crate::objects::future::{Future, peek, traverse_cell};
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// The futures that tasks wait for at one place, first come first.
#[derive(Default)]
pub struct Waiters {
    futures: RefCell<VecDeque<Ref<Future>>>,
    /// How many at the beginning are known to be done.
    done: Cell<usize>,
}

impl Waiters {
    /// A new one at the end.
    pub fn push(&self, future: Ref<Future>) {
        self.futures.borrow_mut().push_back(future);
    }

    /// Removes one, which mostly is at one of the ends.
    pub fn remove(&self, future: &Ref<Future>) {
        let mut futures = self.futures.borrow_mut();
        let both_ends = (0..futures.len().div_ceil(2)).flat_map(|i| [i, futures.len() - 1 - i]);
        let place = both_ends.into_iter().find(|&i| futures[i].same(future));
        let removed = place.and_then(|place| {
            self.note_removed(place);
            futures.remove(place)
        });
        drop(futures);
        drop(removed);
    }

    /// Takes the first one out.
    pub fn pop(&self) -> Option<Ref<Future>> {
        self.note_removed(0);
        self.futures.borrow_mut().pop_front()
    }

    fn note_removed(&self, place: usize) {
        if place < self.done.get() {
            self.done.set(self.done.get() - 1);
        }
    }

    /// The first one.
    pub fn first(&self) -> Option<Ref<Future>> {
        self.futures.borrow().front().cloned()
    }

    /// The first one that is not done.
    pub fn first_pending(&self) -> Option<Ref<Future>> {
        let futures = self.futures.borrow();
        // What is done stays done, so each is looked at once.
        let mut done = self.done.get();
        while futures.get(done).is_some_and(|f| f.core.is_done()) {
            done += 1;
        }
        self.done.set(done);
        futures.get(done).cloned()
    }

    /// All of them.
    pub fn all(&self) -> Vec<Ref<Future>> {
        self.futures.borrow().iter().cloned().collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.futures.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.futures.borrow().is_empty()
    }

    /// Whether one of them was not cancelled.
    pub fn any_live(&self) -> bool {
        let futures = self.futures.borrow();
        futures.iter().any(|future| !future.core.is_cancelled())
    }

    /// Forgets all of them.
    pub fn clear(&self) {
        self.done.set(0);
        drop(self.futures.take());
    }

    /// Shows every value to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for future in &*self.futures.borrow() {
            visit(&future.to_value());
        }
    }
}

/// The event loop that something belongs to from when a task first had to wait there.
#[derive(Default)]
pub struct LoopBinding {
    event_loop: Cell<Value>,
}

impl LoopBinding {
    /// Binds to the event loop, unless it is bound; gives whether it now is bound to this one.
    pub fn bind(&self, event_loop: &Value) -> bool {
        let bound = peek(&self.event_loop);
        if bound.is_unbound() {
            self.event_loop.set(event_loop.clone());
        }
        bound.is_unbound() || bound.is(event_loop)
    }

    /// Shows the event loop to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        traverse_cell(&self.event_loop, visit);
    }
}

/// `asyncio.Lock`
#[derive(Default)]
pub struct Lock {
    pub locked: Cell<bool>,
    /// The number of the task that took it, or 0.
    pub holder: Cell<u64>,
    /// Where it was taken; none where that was by an `async with`, which shows it while it stands.
    pub taken: Cell<Option<Place>>,
    pub waiters: Waiters,
    pub binding: LoopBinding,
}

/// `asyncio.Event`
#[derive(Default)]
pub struct Event {
    pub is_set: Cell<bool>,
    pub waiters: Waiters,
    pub binding: LoopBinding,
}

/// `asyncio.Condition`
pub struct Condition {
    /// The lock: an [`Lock`], or whatever the script gave.
    pub lock: RefCell<Value>,
    pub waiters: Waiters,
    pub binding: LoopBinding,
}

/// `asyncio.Semaphore` and `asyncio.BoundedSemaphore`
pub struct Semaphore {
    pub value: Cell<i64>,
    /// What a bounded one started with, and may not exceed.
    pub bound: Cell<Option<i64>>,
    /// Whether it is a bounded one.
    pub bounded: bool,
    pub waiters: Waiters,
    pub binding: LoopBinding,
}

impl Object for Lock {
    const KIND: Kind = Kind::Lock;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.waiters.traverse(visit);
        self.binding.traverse(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
    }
}

impl Object for Event {
    const KIND: Kind = Kind::Event;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.waiters.traverse(visit);
        self.binding.traverse(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
    }
}

impl Object for Condition {
    const KIND: Kind = Kind::Condition;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lock.borrow());
        self.waiters.traverse(visit);
        self.binding.traverse(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
        drop(self.lock.take());
    }
}

impl Object for Semaphore {
    const KIND: Kind = Kind::Semaphore;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.waiters.traverse(visit);
        self.binding.traverse(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_is_found_wherever_others_were_removed() {
        let futures: Vec<_> = (0..5).map(|_| Future::new(Value::NONE)).collect();
        let waiters = Waiters::default();
        futures.iter().for_each(|f| waiters.push(f.clone()));
        let first_is = |i: usize| waiters.first_pending().is_some_and(|f| f.same(&futures[i]));
        for done in [0, 1, 3] {
            let state = crate::objects::future::FutureState::Result;
            futures[done].core.state.set(state);
        }
        assert!(first_is(2));
        waiters.remove(&futures[1]);
        waiters.remove(&futures[2]);
        assert!(first_is(4) && waiters.len() == 3);
        assert!(waiters.pop().is_some_and(|f| f.same(&futures[0])));
        waiters.remove(&futures[4]);
        assert!(waiters.first_pending().is_none() && waiters.len() == 1);
    }
}
