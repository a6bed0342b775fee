//! `range`: an arithmetic progression, and the iterator over one.

use std::cell::Cell;

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A range object. Its bounds fit a machine word (a larger one is refused with OverflowError).
pub struct Range {
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
