//! A range with a bound or a step beyond a machine word.

use num_bigint::{BigInt as Big, Sign};
use num_integer::Integer;
use num_traits::Zero;

/// Start, stop and step (never 0).
#[derive(Clone)]
pub struct BigRange {
    pub start: Big,
    pub stop: Big,
    pub step: Big,
}

impl BigRange {
    /// How many numbers the range has.
    pub fn len(&self) -> Big {
        let distance = &self.stop - &self.start;
        if distance.is_zero() || distance.sign() != self.step.sign() {
            return Big::zero();
        }
        distance.magnitude().div_ceil(self.step.magnitude()).into()
    }

    /// The number at `index`.
    pub fn at(&self, index: &Big) -> Big {
        &self.start + index * &self.step
    }

    /// The index of a number, if it is in the range.
    pub fn index_of(&self, number: &Big) -> Option<Big> {
        let (index, rest) = (number - &self.start).div_rem(&self.step);
        let inside = rest.is_zero() && index.sign() != Sign::Minus && index < self.len();
        inside.then_some(index)
    }

    /// The numbers at the indices that a slice means.
    pub fn slice(&self, start: Option<Big>, stop: Option<Big>, step: Big) -> BigRange {
        let len = self.len();
        let (low, high) = match step.sign() {
            Sign::Minus => (Big::from(-1), &len - 1),
            _ => (Big::zero(), len.clone()),
        };
        let clamp = |bound: Big| {
            let bound = match bound.sign() {
                Sign::Minus => bound + &len,
                _ => bound,
            };
            bound.clamp(low.clone(), high.clone())
        };
        let (first, last) = match step.sign() {
            Sign::Minus => (&high, &low),
            _ => (&low, &high),
        };
        let start = start.map_or_else(|| first.clone(), clamp);
        let stop = stop.map_or_else(|| last.clone(), clamp);
        BigRange {
            start: self.at(&start),
            stop: self.at(&stop),
            step: &self.step * step,
        }
    }
}
