//! `range`: an arithmetic progression, and the iterator over one.

use std::cell::Cell;

use num_bigint::BigInt as Big;
use num_traits::{ToPrimitive, Zero};

use crate::objects::big_range::BigRange;
use crate::objects::heap::{Object, Ref};
use crate::objects::int;
use crate::objects::iterator::{Iter, IterState};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A range object.
pub enum Range {
    /// All three fit a machine word.
    Words(Words),
    Big(BigRange),
}

/// A range of machine words.
pub struct Words {
    pub start: i64,
    pub stop: i64,
    /// Never 0.
    pub step: i64,
}

impl Object for Range {
    const KIND: Kind = Kind::Range;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Range {
    /// A range in the one form it has.
    pub fn of_big(range: BigRange) -> Range {
        let words = [&range.start, &range.stop, &range.step].map(|part| part.to_i64());
        match words {
            [Some(start), Some(stop), Some(step)] => Range::Words(Words { start, stop, step }),
            _ => Range::Big(range),
        }
    }

    /// The same range, whose parts are big ints.
    pub fn to_big(&self) -> BigRange {
        match self {
            Range::Words(words) => BigRange {
                start: words.start.into(),
                stop: words.stop.into(),
                step: words.step.into(),
            },
            Range::Big(range) => range.clone(),
        }
    }

    /// Start, stop and step.
    pub fn parts(&self) -> [Value; 3] {
        match self {
            Range::Words(words) => [words.start, words.stop, words.step].map(Value::int),
            Range::Big(range) => {
                [&range.start, &range.stop, &range.step].map(|part| int::from_big(part.clone()))
            }
        }
    }

    /// How many numbers the range has.
    pub fn len(&self) -> Value {
        match self {
            Range::Words(words) => int::from_big(words.len().into()),
            Range::Big(range) => int::from_big(range.len()),
        }
    }

    /// Whether the range has no numbers.
    pub fn is_empty(&self) -> bool {
        match self {
            Range::Words(words) => words.is_empty(),
            Range::Big(range) => range.len().is_zero(),
        }
    }

    /// The index of a number, if it is in the range.
    pub fn index_of(&self, number: &Value) -> Option<Value> {
        match (self, int::small(number)) {
            (Range::Words(words), Some(number)) => {
                Some(int::from_big(words.index_of(number)?.into()))
            }
            _ => self
                .to_big()
                .index_of(&int::to_big(number)?)
                .map(int::from_big),
        }
    }

    /// An iterator over the range.
    pub fn iter(&self) -> Value {
        match self {
            Range::Words(words) => words.iter().into_value(),
            Range::Big(range) => big_iter(range.start.clone(), range.step.clone(), range.len()),
        }
    }

    /// An iterator over the range from its end.
    pub fn reversed(&self) -> Value {
        match self {
            Range::Words(words) => words.reversed().into_value(),
            Range::Big(range) => {
                let len = range.len();
                big_iter(range.at(&(&len - 1)), -&range.step, len)
            }
        }
    }
}

fn big_iter(next: Big, step: Big, left: Big) -> Value {
    Iter::new(IterState::BigRange(BigProgress { next, step, left })).into_value()
}

/// What is left of a big range.
pub struct BigProgress {
    next: Big,
    step: Big,
    pub left: Big,
}

impl BigProgress {
    /// The number that comes next, if one is left.
    pub fn next(&self) -> &Big {
        &self.next
    }

    pub fn step(&self) -> &Big {
        &self.step
    }

    /// Goes past so many numbers, or to the end.
    pub fn skip(&mut self, count: Big) {
        let count = count.min(self.left.clone());
        self.next += &count * &self.step;
        self.left -= count;
    }

    /// The next number.
    pub fn advance(&mut self) -> Option<Value> {
        if self.left.is_zero() {
            return None;
        }
        self.left -= 1;
        let number = self.next.clone();
        self.next += &self.step;
        Some(int::from_big(number))
    }
}

impl Words {
    /// How many numbers the range has.
    pub fn len(&self) -> u64 {
        let (low, high, step) = if self.step > 0 {
            (self.start, self.stop, self.step as u64)
        } else {
            (self.stop, self.start, self.step.unsigned_abs())
        };
        if low >= high {
            0
        } else {
            (high.wrapping_sub(low) as u64 - 1) / step + 1
        }
    }

    /// Whether the range has no numbers.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at `index`, which is below the length.
    pub fn at(&self, index: u64) -> i64 {
        self.start
            .wrapping_add((index as i64).wrapping_mul(self.step))
    }

    /// The index of a number, if it is in the range.
    pub fn index_of(&self, number: i64) -> Option<u64> {
        let distance = (i128::from(number) - i128::from(self.start)) / i128::from(self.step);
        let index = u64::try_from(distance).ok()?;
        (index < self.len() && self.at(index) == number).then_some(index)
    }

    /// An iterator over the range.
    pub fn iter(&self) -> Ref<RangeIter> {
        Ref::new(RangeIter {
            next: Cell::new(self.start),
            left: Cell::new(self.len()),
            step: self.step,
        })
    }

    /// An iterator over the range from its end.
    pub fn reversed(&self) -> Ref<RangeIter> {
        let len = self.len();
        Ref::new(RangeIter {
            next: Cell::new(self.at(len.wrapping_sub(1))),
            left: Cell::new(len),
            step: self.step.wrapping_neg(),
        })
    }
}

/// An iterator over a range.
pub struct RangeIter {
    /// The number that comes next, if one is left.
    pub next: Cell<i64>,
    /// How many numbers are left.
    pub left: Cell<u64>,
    pub step: i64,
}

impl Object for RangeIter {
    const KIND: Kind = Kind::RangeIter;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl RangeIter {
    /// Goes past so many numbers, or to the end.
    pub fn skip(&self, count: u64) {
        let count = count.min(self.left.get());
        let past = self.step.wrapping_mul(count as i64);
        self.next.set(self.next.get().wrapping_add(past));
        self.left.set(self.left.get() - count);
    }

    /// The next number.
    #[inline(always)]
    pub fn advance(&self) -> Option<i64> {
        let left = self.left.get();
        if left == 0 {
            return None;
        }
        self.left.set(left - 1);
        let number = self.next.get();
        self.next.set(number.wrapping_add(self.step));
        Some(number)
    }
}
