//! `tuple`: a fixed array of values.

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::list::drop_backwards;
use crate::objects::value::Value;

/// A tuple object.
pub struct Tuple {
    items: Box<[Value]>,
}

impl Object for Tuple {
    const KIND: Kind = Kind::Tuple;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        drop_backwards(std::mem::take(&mut self.items).into_vec());
    }
}

impl Tuple {
    /// A tuple of these items.
    pub fn new(items: impl Into<Box<[Value]>>) -> Ref<Tuple> {
        Ref::new(Tuple {
            items: items.into(),
        })
    }

    /// The items.
    pub fn items(&self) -> &[Value] {
        &self.items
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
