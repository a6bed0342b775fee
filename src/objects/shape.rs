//! Shapes: which attribute is in which slot, shared by the instances that got the same attributes
//! in the same order.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::objects::heap::Ref;
use crate::objects::str::Str;

/// More attributes than this turn an instance into one with a dict.
pub const SHAPE_SLOTS_MAX: usize = 64;

/// A node of a class's tree of shapes: its parent's attributes and one more.
pub struct Shape {
    /// Tells this shape from every other one that ever was on this thread.
    id: u32,
    names: Vec<Ref<Str>>,
    children: RefCell<Vec<(Ref<Str>, Rc<Shape>)>>,
}

thread_local! {
    static NEXT_ID: Cell<u32> = const { Cell::new(1) };
}

impl Shape {
    /// The shape without attributes: the root of a tree.
    pub fn root() -> Rc<Shape> {
        Shape::with(Vec::new())
    }

    fn with(names: Vec<Ref<Str>>) -> Rc<Shape> {
        let id = NEXT_ID.replace(NEXT_ID.get() + 1);
        Rc::new(Shape {
            id,
            names,
            children: RefCell::new(Vec::new()),
        })
    }

    /// Whether there are so few shapes that more of them, for attributes in other orders, do no harm.
    pub fn are_few() -> bool {
        NEXT_ID.get() < 1 << 16
    }

    /// The shape's number, never 0.
    #[inline(always)]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The names of the slots.
    pub fn names(&self) -> &[Ref<Str>] {
        &self.names
    }

    /// The slot of an (interned) name.
    pub fn slot(&self, name: &Ref<Str>) -> Option<usize> {
        self.names.iter().position(|known| known.same(name))
    }

    /// The shape with one more (interned) name.
    pub fn extended(&self, name: &Ref<Str>) -> Rc<Shape> {
        let known = self
            .children
            .borrow()
            .iter()
            .find(|(n, _)| n.same(name))
            .map(|(_, shape)| shape.clone());
        known.unwrap_or_else(|| {
            let shape = Shape::with(self.names.iter().chain([name]).cloned().collect());
            self.children
                .borrow_mut()
                .push((name.clone(), shape.clone()));
            shape
        })
    }
}
