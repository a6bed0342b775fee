//! `tuple`: a fixed array of values.

use crate::objects::heap::{Items, Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A tuple object.
pub struct Tuple {
    items: Items,
}

impl Object for Tuple {
    const KIND: Kind = Kind::Tuple;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items().iter().for_each(visit);
    }

    fn trailing(&self) -> usize {
        self.items.trailing()
    }
}

impl Tuple {
    /// A tuple of these items.
    pub fn new<I>(items: I) -> Ref<Tuple>
    where
        I: IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
    {
        let mut items = items.into_iter();
        let count = items.len();
        Tuple::build(count, |_| items.next().unwrap_or_default())
    }

    /// A tuple of so many items, which `item` gives in order.
    #[inline(always)]
    pub fn build(count: usize, item: impl FnMut(usize) -> Value) -> Ref<Tuple> {
        Ref::with_items(count, item, |items| Tuple { items })
    }

    /// A tuple of two items.
    #[inline]
    pub fn pair(mut first: Value, mut second: Value) -> Ref<Tuple> {
        Tuple::build(2, |index| match index {
            0 => first.take(),
            _ => second.take(),
        })
    }

    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        self.items.as_slice()
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
