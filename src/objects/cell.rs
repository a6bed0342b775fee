//! A captured variable: shared by the function it belongs to and the inner ones that use it.

use std::cell::RefCell;

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A cell object.
pub struct Cell {
    /// The variable's value, or unbound.
    pub content: RefCell<Value>,
}

impl Object for Cell {
    const KIND: Kind = Kind::Cell;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.content.borrow());
    }

    fn clear(&self) {
        drop(self.content.take());
    }
}

impl Cell {
    /// A cell that holds `content`.
    pub fn new(content: Value) -> Ref<Cell> {
        Ref::new(Cell {
            content: RefCell::new(content),
        })
    }
}
