//! The chain of what a stepped coroutine or generator delegates to, the innermost last; mostly it is short.

use std::ops::Deref;

use crate::objects::value::Value;

/// A list of values that takes two words while it has at most one.
#[derive(Clone, Default)]
pub enum Chain {
    #[default]
    Empty,
    One(Value),
    Many(Box<Vec<Value>>),
}

const _: () = assert!(size_of::<Chain>() == 16);

impl Chain {
    /// Adds a value at the end.
    #[inline]
    pub fn push(&mut self, value: Value) {
        match self {
            Chain::Empty => *self = Chain::One(value),
            Chain::One(first) => *self = Chain::Many(Box::new(vec![first.take(), value])),
            Chain::Many(list) => list.push(value),
        }
    }

    /// Takes the last value out.
    #[inline]
    pub fn pop(&mut self) -> Option<Value> {
        if let Chain::Many(list) = self {
            return list.pop();
        }
        match std::mem::take(self) {
            Chain::One(value) => Some(value),
            Chain::Empty | Chain::Many(_) => None,
        }
    }
}

impl Deref for Chain {
    type Target = [Value];

    #[inline]
    fn deref(&self) -> &[Value] {
        match self {
            Chain::Empty => &[],
            Chain::One(value) => std::slice::from_ref(value),
            Chain::Many(list) => list,
        }
    }
}

impl Extend<Value> for Chain {
    fn extend<I: IntoIterator<Item = Value>>(&mut self, values: I) {
        values.into_iter().for_each(|value| self.push(value));
    }
}

impl FromIterator<Value> for Chain {
    fn from_iter<I: IntoIterator<Item = Value>>(values: I) -> Chain {
        let mut chain = Chain::default();
        chain.extend(values);
        chain
    }
}

impl IntoIterator for Chain {
    type Item = Value;
    type IntoIter = std::vec::IntoIter<Value>;

    fn into_iter(self) -> Self::IntoIter {
        match self {
            Chain::Empty => Vec::new(),
            Chain::One(value) => vec![value],
            Chain::Many(list) => *list,
        }
        .into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_and_shrinks_at_its_end() {
        let mut chain: Chain = (0..3).map(Value::int).collect();
        assert_eq!(chain.len(), 3);
        assert_eq!(chain.last().and_then(Value::as_int), Some(2));
        let popped: Vec<_> = std::iter::from_fn(|| chain.pop()).collect();
        assert_eq!(popped.len(), 3);
        chain.push(Value::int(7));
        assert_eq!(chain.pop().and_then(|value| value.as_int()), Some(7));
        assert!(chain.is_empty() && chain.pop().is_none());
    }
}
