//! Queues: items, those who wait to put or to get, and how many items are unfinished.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::objects::future::traverse_cell;
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
    /// The items, unless they are in the container.
    pub items: RefCell<VecDeque<Value>>,
    /// What the script knows as `_queue`, from when it has asked for that.
    pub container: Cell<Value>,
    /// Whether a script's class keeps the items in a way of its own.
    pub special: Cell<bool>,
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
        traverse_cell(&self.container, visit);
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
            container: Cell::default(),
            special: Cell::new(false),
            getters: Waiters::default(),
            putters: Waiters::default(),
            joiners: Waiters::default(),
            unfinished: Cell::new(0),
            is_shut_down: Cell::new(false),
            binding: LoopBinding::default(),
        }
    }
}
