//! `slice`: three values, and their meaning for a sequence of a known length.

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A slice object.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Object for Slice {
    const KIND: Kind = Kind::Slice;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.start, &self.stop, &self.step]
            .into_iter()
            .for_each(visit);
    }
}

impl Slice {
    /// A slice object.
    pub fn new(start: Value, stop: Value, step: Value) -> Ref<Slice> {
        Ref::new(Slice { start, stop, step })
    }
}

/// Which items of a sequence a slice means: `count` of them from `start` on, `step` apart.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

/// What the bounds (`None` where left out, already ints clamped to a machine word) mean for a
/// sequence of `len` items. `step` is not 0.
pub fn extent(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> Extent {
    let len = len as i64;
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |bound: i64| {
        let bound = if bound < 0 {
            bound.saturating_add(len)
        } else {
            bound
        };
        bound.clamp(low, high)
    };
    let start = start.map_or(if step < 0 { high } else { low }, clamp);
    let stop = stop.map_or(if step < 0 { low } else { high }, clamp);
    let distance = if step < 0 { start - stop } else { stop - start };
    let count = if distance <= 0 {
        0
    } else {
        (distance as u64 - 1) / step.unsigned_abs() + 1
    };
    Extent {
        start,
        stop,
        step,
        count: count as usize,
    }
}
