//! Timers: what is due when, ordered by (deadline, sequence).
//!
//! A timer that is cancelled stays where it is until it comes up or until more than half of the
//! timers are such: then all of them are swept out. `asyncio` promises no order among equal
//! deadlines; here it is the order in which the timers were made.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::objects::handle::Handle;
use crate::objects::heap::Ref;

/// Fewer cancelled timers than this are not worth sweeping.
const SWEEP_MIN: usize = 100;

/// What happens when a timer is due.
pub enum Due {
    /// The task in this place of the event loop's list has slept long enough.
    Sleeper(u32),
    /// A handle's call is made.
    Handle(Ref<Handle>),
}

/// A timer.
pub struct Timer {
    /// When it is due, by the event loop's clock.
    pub deadline: f64,
    /// Its number: later timers have greater ones.
    pub number: u64,
    pub due: Due,
}

const _: () = assert!(size_of::<Timer>() == 32);

impl PartialEq for Timer {
    fn eq(&self, other: &Timer) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timer {}

impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Timer) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timer {
    /// The reverse of (deadline, number): the heap has its greatest on top.
    fn cmp(&self, other: &Timer) -> Ordering {
        other
            .deadline
            .total_cmp(&self.deadline)
            .then(other.number.cmp(&self.number))
    }
}

/// The timers of an event loop.
#[derive(Default)]
pub struct Timers {
    heap: BinaryHeap<Timer>,
    numbers: u64,
    cancelled: usize,
}

impl Timers {
    /// Adds a timer; gives its number.
    pub fn add(&mut self, deadline: f64, due: Due) -> u64 {
        self.numbers += 1;
        let number = self.numbers;
        self.heap.push(Timer {
            deadline,
            number,
            due,
        });
        number
    }

    /// When the next one is due.
    pub fn next_deadline(&self) -> Option<f64> {
        self.heap.peek().map(|timer| timer.deadline)
    }

    /// Takes out the next one that is due before this time.
    pub fn pop_before(&mut self, time: f64) -> Option<Timer> {
        if self.next_deadline()? < time {
            self.heap.pop()
        } else {
            None
        }
    }

    /// Takes out the next one, whenever it is due.
    pub fn pop(&mut self) -> Option<Timer> {
        self.heap.pop()
    }

    /// The next one.
    pub fn peek(&self) -> Option<&Timer> {
        self.heap.peek()
    }

    /// Takes note that a timer was cancelled; gives whether it is time to [`Timers::sweep`].
    pub fn note_cancelled(&mut self) -> bool {
        self.cancelled += 1;
        self.cancelled > SWEEP_MIN && self.cancelled * 2 > self.heap.len()
    }

    /// Takes note that a cancelled timer has come up.
    pub fn note_came_up(&mut self) {
        self.cancelled = self.cancelled.saturating_sub(1);
    }

    /// Keeps only the timers that are still wanted; gives the others, for dropping.
    pub fn sweep(&mut self, wanted: impl Fn(&Timer) -> bool) -> Vec<Timer> {
        let all = std::mem::take(&mut self.heap).into_vec();
        let (kept, swept) = all.into_iter().partition(wanted);
        self.heap = BinaryHeap::<Timer>::from(kept as Vec<Timer>);
        self.cancelled = 0;
        swept
    }

    /// How many there are, cancelled ones included.
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Timer> {
        self.heap.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(timers: &mut Timers, time: f64) -> Vec<u32> {
        std::iter::from_fn(|| timers.pop_before(time))
            .map(|timer| match timer.due {
                Due::Sleeper(slot) => slot,
                Due::Handle(_) => unreachable!("the tests add sleepers only"),
            })
            .collect()
    }

    #[test]
    fn timers_come_by_deadline_then_by_age() {
        let mut timers = Timers::default();
        for (slot, deadline) in [2.0, 1.0, 2.0, 1.0, 3.0].into_iter().enumerate() {
            timers.add(deadline, Due::Sleeper(slot as u32));
        }
        assert_eq!(slots(&mut timers, 2.5), [1, 3, 0, 2]);
        assert_eq!(timers.next_deadline(), Some(3.0));
    }

    #[test]
    fn sweeping_keeps_what_is_wanted() {
        let mut timers = Timers::default();
        for slot in 0..300 {
            timers.add(f64::from(slot), Due::Sleeper(slot));
        }
        let sweeps = (0..200).filter(|_| timers.note_cancelled()).count();
        assert_eq!(sweeps, 50);
        let swept = timers.sweep(|timer| timer.deadline >= 200.0);
        assert_eq!((swept.len(), timers.len()), (200, 100));
    }
}
