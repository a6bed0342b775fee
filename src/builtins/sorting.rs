//! Sorting: stable, by natural runs that are merged, with comparisons that may run script code.
//!
//! Values whose order needs no script code (all ints, all floats, all strings) are handed to the
//! standard library's sort. Everything else is sorted as indices, so that a comparison that raises
//! leaves every item where it was.

use std::cmp::Ordering;

use crate::bytecode::instr::CmpOp;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::compare::quick_before;
use crate::vm::raise::Raised;

/// Sorts `items` by what `key` gives for each; on an error they stay as they were.
pub fn sort(
    cx: &mut Cx,
    items: &mut Vec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> Result<(), Raised> {
    let keys = match key {
        Some(key) => {
            let keys: Result<Vec<Value>, Raised> = items
                .iter()
                .map(|item| cx.call(key, std::slice::from_ref(item)))
                .collect();
            Some(keys?)
        }
        None => None,
    };
    let keys = keys.as_deref().unwrap_or(items);
    let order = match plain_order(keys, reverse) {
        Some(order) => order,
        None => merge_sort(cx, keys, reverse)?,
    };
    let mut sorted = Vec::with_capacity(items.len());
    sorted.extend(order.into_iter().map(|index| items[index].take()));
    *items = sorted;
    Ok(())
}

/// The sorted order of keys that are all ints, all floats or all strings.
fn plain_order(keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
    let first = keys.first()?;
    if first.as_int().is_some() {
        return order_of(keys, reverse, Value::as_int, i64::cmp);
    }
    if first.as_float().is_some() {
        let number = |key: &Value| key.as_float().filter(|number| !number.is_nan());
        return order_of(keys, reverse, number, |a, b| {
            a.partial_cmp(b).unwrap_or(Ordering::Equal)
        });
    }
    let text = |key| Value::get::<Str>(key).map(|text| text.as_str());
    order_of(keys, reverse, text, |a, b| a.cmp(b))
}

fn order_of<'a, T>(
    keys: &'a [Value],
    reverse: bool,
    get: impl Fn(&'a Value) -> Option<T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Option<Vec<usize>> {
    let mut plain = Vec::with_capacity(keys.len());
    for (index, key) in keys.iter().enumerate() {
        plain.push((get(key)?, index));
    }
    if reverse {
        plain.sort_by(|a, b| compare(&b.0, &a.0));
    } else {
        plain.sort_by(|a, b| compare(&a.0, &b.0));
    }
    Some(plain.into_iter().map(|(_, index)| index).collect())
}

/// The sorted order of any keys.
fn merge_sort(cx: &mut Cx, keys: &[Value], reverse: bool) -> Result<Vec<usize>, Raised> {
    let mut sorter = Sorter { cx, keys, reverse };
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let mut runs = sorter.find_runs(&mut order)?;
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(order.len());
        let mut ends = Vec::with_capacity(runs.len().div_ceil(2));
        let mut start = 0;
        for pair in runs.chunks(2) {
            let (middle, end) = (pair[0], pair[pair.len() - 1]);
            sorter.merge(&order[start..middle], &order[middle..end], &mut merged)?;
            ends.push(end);
            start = end;
        }
        order = merged;
        runs = ends;
    }
    Ok(order)
}

struct Sorter<'a> {
    cx: &'a mut Cx,
    keys: &'a [Value],
    reverse: bool,
}

impl Sorter<'_> {
    /// Whether the key of `a` must come before that of `b`.
    fn before(&mut self, a: usize, b: usize) -> Result<bool, Raised> {
        let (a, b) = if self.reverse { (b, a) } else { (a, b) };
        let (a, b) = (&self.keys[a], &self.keys[b]);
        match quick_before(a, b) {
            Some(before) => Ok(before),
            None => self.cx.compare_truth(CmpOp::Lt, a, b),
        }
    }

    /// Finds the stretches that are in order already, turning round those that are strictly in
    /// the opposite order; gives where each ends.
    fn find_runs(&mut self, order: &mut [usize]) -> Result<Vec<usize>, Raised> {
        let mut ends = Vec::new();
        let mut start = 0;
        while start < order.len() {
            let mut end = start + 1;
            if end < order.len() {
                let falling = self.before(order[end], order[start])?;
                end += 1;
                while end < order.len() && self.before(order[end], order[end - 1])? == falling {
                    end += 1;
                }
                if falling {
                    order[start..end].reverse();
                }
            }
            ends.push(end);
            start = end;
        }
        Ok(ends)
    }

    /// Merges two sorted runs; of equal keys those of `left` come first.
    fn merge(
        &mut self,
        mut left: &[usize],
        mut right: &[usize],
        merged: &mut Vec<usize>,
    ) -> Result<(), Raised> {
        while let (Some((&a, after_a)), Some((&b, after_b))) =
            (left.split_first(), right.split_first())
        {
            if self.before(b, a)? {
                merged.push(b);
                right = after_b;
            } else {
                merged.push(a);
                left = after_a;
            }
        }
        merged.extend_from_slice(left);
        merged.extend_from_slice(right);
        Ok(())
    }
}
