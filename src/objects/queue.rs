//! Queues: items, those who wait to put or to get, and how many items are unfinished.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::objects::heap::Object;
use crate::objects::kind::Kind;
use crate::objects::sync::{LoopBinding, Waiters};
use crate::objects::value::Value;

/// In which order items leave a queue.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum QueueOrder {
    /// First in, first out: `Queue`.
    Fifo,
    /// Last in, first out: `LifoQueue`.
    Lifo,
    /// The smallest first: `PriorityQueue`, whose items form a binary heap.
    Priority,
}

/// `asyncio.Queue` and its variants
pub struct Queue {
    pub order: QueueOrder,
    /// At most so many items; 0 or less: any number.
    pub maxsize: Cell<i64>,
    /// `maxsize` as the script gave it, for the attribute.
    pub maxsize_value: Cell<Value>,
    pub items: RefCell<VecDeque<Value>>,
    pub getters: Waiters,
    pub putters: Waiters,
    /// Those who wait for `join`.
    pub joiners: Waiters,
    /// Items that were put and not yet reported done.
    pub unfinished: Cell<usize>,
    pub is_shut_down: Cell<bool>,
    pub binding: LoopBinding,
}

impl Object for Queue {
    const KIND: Kind = Kind::Queue;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.borrow().iter().for_each(&mut *visit);
        for waiters in [&self.getters, &self.putters, &self.joiners] {
            waiters.traverse(visit);
        }
        self.binding.traverse(visit);
    }

    fn clear(&self) {
        drop(self.items.take());
        for waiters in [&self.getters, &self.putters, &self.joiners] {
            waiters.clear();
        }
    }
}

impl Queue {
    /// An empty queue without limit.
    pub fn new(order: QueueOrder) -> Queue {
        Queue {
            order,
            maxsize: Cell::new(0),
            maxsize_value: Cell::new(Value::int(0)),
            items: RefCell::new(VecDeque::new()),
            getters: Waiters::default(),
            putters: Waiters::default(),
            joiners: Waiters::default(),
            unfinished: Cell::new(0),
            is_shut_down: Cell::new(false),
            binding: LoopBinding::default(),
        }
    }

    /// Whether no item can be put without waiting.
    pub fn is_full(&self) -> bool {
        let maxsize = self.maxsize.get();
        maxsize > 0 && self.items.borrow().len() as i64 >= maxsize
    }

    /// Whether no item can be taken without waiting.
    pub fn is_empty(&self) -> bool {
        self.items.borrow().is_empty()
    }
}
