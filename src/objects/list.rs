//! `list`: a growable array of values.

use std::cell::RefCell;

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::peek;
use crate::objects::value::Value;

/// A list object. Nobody holds a borrow of `items` while script code may run.
pub struct List {
    /// The items.
    pub items: RefCell<Vec<Value>>,
}

impl Object for List {
    const KIND: Kind = Kind::List;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        drop_backwards(self.items.take());
    }
}

impl Drop for List {
    fn drop(&mut self) {
        drop_backwards(self.items.take());
    }
}

/// Lets go of items as CPython does, the last one first.
pub fn drop_backwards(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        drop(item);
    }
}

impl List {
    /// A list of these items.
    pub fn new(items: Vec<Value>) -> Ref<List> {
        Ref::new(List {
            items: RefCell::new(items),
        })
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of the item at `index`, if there is one.
    pub fn get(&self, index: usize) -> Option<Value> {
        peek::item(&self.items, index)
    }

    /// A copy of all items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }

    /// Appends an item.
    pub fn push(&self, item: Value) {
        self.items.borrow_mut().push(item);
    }
}
