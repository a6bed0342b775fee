//! Sorting lists: stable, with comparisons that may run script code.
//!
//! Values whose order needs no script code (all ints, all floats, all strings) are handed to the
//! standard library's sort. Everything else is sorted by [`timsort`], as indices.

use std::cmp::Ordering;

use crate::builtins::timsort;
use crate::bytecode::instr::CmpOp;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::compare::quick_before;
use crate::vm::raise::Raised;

/// Sorts `items` by what `key` gives for each. If that fails they stay as they were; if a comparison
/// fails, they are left as far as it came.
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
    let (order, result) = match plain_order(keys, reverse) {
        Some(order) => (order, Ok(())),
        None => order_by_comparing(cx, keys, reverse),
    };
    let mut sorted = Vec::with_capacity(items.len());
    sorted.extend(order.into_iter().map(|index| items[index].take()));
    *items = sorted;
    result
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

/// Puts any keys in order; says which index each place gets, even if a comparison failed.
fn order_by_comparing(
    cx: &mut Cx,
    keys: &[Value],
    reverse: bool,
) -> (Vec<usize>, Result<(), Raised>) {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    // Sorted backwards and turned round, equal keys stay in their order.
    if reverse {
        order.reverse();
    }
    let alike = keys
        .windows(2)
        .all(|pair| cx.class_of(&pair[0]).same(&cx.class_of(&pair[1])));
    let result = timsort::sort(&mut order, |a, b| {
        let (a, b) = (&keys[a], &keys[b]);
        if let Some(before) = quick_before(a, b) {
            return Ok(before);
        }
        // As in CPython: the class's own method is asked again together with its counterpart.
        if alike && let Some(before) = before_alike(cx, a, b)? {
            return Ok(before);
        }
        cx.compare_truth(CmpOp::Lt, a, b)
    });
    if reverse {
        order.reverse();
    }
    (order, result)
}

/// Whether a value comes before another of the same class, if its own `__lt__` alone says so.
pub fn before_alike(cx: &mut Cx, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    if !matches!(a.kind(), Kind::Instance | Kind::Foreign) {
        return Ok(None);
    }
    let name = cx.names.lt.clone();
    match cx.call_special(a, &name, std::slice::from_ref(b))? {
        Some(answer) if !answer.is_not_implemented() => cx.truth(&answer).map(Some),
        _ => Ok(None),
    }
}
