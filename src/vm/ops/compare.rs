//! Comparison and truth.

use std::cmp::Ordering;

use num_bigint::BigInt as Big;
use num_traits::{FromPrimitive, One, Zero};

use crate::bytecode::instr::CmpOp;
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::{Method, Native};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::int::{self, Complex};
use crate::objects::iterator::{DictPart, DictView};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::memory_view::{growable, viewed_bytes};
use crate::objects::range::Range;
use crate::objects::set::Set;
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::item::builtin_contains;
use crate::vm::raise::Raised;

/// The comparison of values of built-in types; None if the types cannot be compared this way (the
/// caller then goes on to identity for == and != or TypeError).
pub fn builtin_compare(
    cx: &mut Cx,
    op: CmpOp,
    a: &Value,
    b: &Value,
) -> Result<Option<bool>, Raised> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Ok(Some(holds(op, a.cmp(&b))));
    }
    if a.get::<Str>().is_some() && b.get::<Str>().is_some() {
        return Ok(compare_str(op, a, b));
    }
    match (a.kind(), b.kind()) {
        (Kind::List, Kind::List) => compare_lists(cx, op, a, b),
        (Kind::Tuple, Kind::Tuple) => compare_tuples(cx, op, a, b),
        (Kind::Dict, Kind::Dict) => compare_dicts(cx, op, a, b),
        (Kind::Slice, Kind::Slice) => compare_slices(cx, op, a, b),
        (Kind::Range, Kind::Range) => Ok(equality(op, equal_ranges(a, b))),
        (Kind::Method, Kind::Method) => compare_methods(cx, op, a, b),
        (Kind::Native, Kind::Native) => Ok(equality(op, equal_natives(a, b))),
        (Kind::Handle, Kind::Handle) => compare_timers(cx, op, a, b),
        (x, y) if is_real(x) && is_real(y) => Ok(compare_numbers(op, a, b)),
        (x, y) if is_number(x) && is_number(y) => Ok(equality(op, equal_complex(a, b))),
        (x, y) if is_bytes(x) && is_bytes(y) => Ok(with_bytes(a, |a| with_bytes(b, |b| a.cmp(b)))
            .flatten()
            .map(|order| holds(op, order))),
        (x, y) if is_set_like(a, x) && is_set_like(b, y) => compare_sets(cx, op, a, b),
        _ => Ok(None),
    }
}

/// Whether one int, float or string comes before another, or one tuple of such before another; None if they
/// are anything else.
pub fn quick_before(a: &Value, b: &Value) -> Option<bool> {
    if let Some(order) = quick_order(a, b) {
        return Some(order.is_lt());
    }
    let (a, b) = (a.get::<Tuple>()?.items(), b.get::<Tuple>()?.items());
    for (x, y) in a.iter().zip(b) {
        let order = quick_order(x, y)?;
        if order != Ordering::Equal {
            return Some(order.is_lt());
        }
    }
    Some(a.len() < b.len())
}

/// The order of two ints, of two floats that are numbers, or of two strings.
#[inline]
fn quick_order(a: &Value, b: &Value) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Some(a.cmp(&b));
    }
    if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
        return a.partial_cmp(&b);
    }
    Some(a.get::<Str>()?.as_str().cmp(b.get::<Str>()?.as_str()))
}

/// Whether two values are the same or equal, where that can be told without running any script
/// code and quickly.
#[inline]
pub fn quick_equal(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Some(a == b);
    }
    if let (Some(a), Some(b)) = (a.get::<Str>(), b.get::<Str>()) {
        return Some(a.as_str() == b.as_str());
    }
    let (x, y) = (a.kind(), b.kind());
    if is_real(x) && is_real(y) {
        return compare_numbers(CmpOp::Eq, a, b);
    }
    let plain = |kind| is_real(kind) || matches!(kind, Kind::Str | Kind::None);
    (plain(x) && plain(y)).then_some(false)
}

/// The truth of a value of a built-in type; None for an instance of a script's class, and for
/// whatever else has its own idea of truth.
pub fn builtin_truth(value: &Value) -> Option<bool> {
    match value.kind() {
        Kind::None | Kind::Unbound => Some(false),
        Kind::Bool => value.as_bool(),
        Kind::Int => value.as_int().map(|int| int != 0),
        Kind::Float => value.as_float().map(|float| float != 0.0),
        Kind::Complex => value
            .get::<Complex>()
            .map(|number| number.real != 0.0 || number.imag != 0.0),
        Kind::Class => match value.get::<Class>() {
            Some(class) if class.metaclass.is_some() => None,
            _ => Some(true),
        },
        Kind::Instance | Kind::Foreign | Kind::Exception | Kind::NotImplemented => None,
        _ => Some(crate::vm::ops::item::builtin_len(value) != Some(0)),
    }
}

impl Cx {
    /// Whether two values are the same or equal: what containers mean by "the same item".
    pub fn same_or_equal(&mut self, a: &Value, b: &Value) -> Result<bool, Raised> {
        match quick_equal(a, b) {
            Some(equal) => Ok(equal),
            None => self.compare_truth(CmpOp::Eq, a, b),
        }
    }
}

/// Whether an order of two values satisfies an operator.
fn holds(op: CmpOp, order: Ordering) -> bool {
    match op {
        CmpOp::Lt => order.is_lt(),
        CmpOp::Le => order.is_le(),
        CmpOp::Eq => order.is_eq(),
        CmpOp::Ne => order.is_ne(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Ge => order.is_ge(),
    }
}

/// The answer of types that have no order.
fn equality(op: CmpOp, equal: bool) -> Option<bool> {
    match op {
        CmpOp::Eq => Some(equal),
        CmpOp::Ne => Some(!equal),
        CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => None,
    }
}

// ---- numbers --------------------------------------------------------------------------------------

fn is_real(kind: Kind) -> bool {
    matches!(kind, Kind::Int | Kind::Bool | Kind::BigInt | Kind::Float)
}

fn is_number(kind: Kind) -> bool {
    is_real(kind) || kind == Kind::Complex
}

/// Compares ints, bools and floats by their exact values.
fn compare_numbers(op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    let order = match (a.as_float(), b.as_float()) {
        (Some(a), Some(b)) => a.partial_cmp(&b),
        (Some(a), None) => order_int_float(b, a).map(Ordering::reverse),
        (None, Some(b)) => order_int_float(a, b),
        (None, None) => order_ints(a, b),
    };
    Some(match order {
        Some(order) => holds(op, order),
        None => op == CmpOp::Ne,
    })
}

fn order_ints(a: &Value, b: &Value) -> Option<Ordering> {
    match (int::small(a), int::small(b)) {
        (Some(a), Some(b)) => Some(a.cmp(&b)),
        _ => Some(int::to_big(a)?.cmp(&int::to_big(b)?)),
    }
}

/// The order of an int and a float; none with a NaN.
fn order_int_float(a: &Value, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = b.trunc();
    let order = match int::small(a) {
        Some(small) if whole.abs() < 9e18 => small.cmp(&(whole as i64)),
        _ => int::to_big(a)?.cmp(&Big::from_f64(whole)?),
    };
    let fraction = || 0.0.partial_cmp(&(b - whole)).unwrap_or(Ordering::Equal);
    Some(order.then_with(fraction))
}

fn equal_complex(a: &Value, b: &Value) -> bool {
    let part = |number: &Complex, real: &Value| {
        number.imag == 0.0
            && compare_numbers(CmpOp::Eq, &Value::float(number.real), real) == Some(true)
    };
    match (a.get::<Complex>(), b.get::<Complex>()) {
        (Some(a), Some(b)) => a.real == b.real && a.imag == b.imag,
        (Some(a), None) => part(a, b),
        (None, Some(b)) => part(b, a),
        (None, None) => false,
    }
}

// ---- text and bytes -------------------------------------------------------------------------------

fn compare_str(op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    let (a, b) = (a.get::<Str>()?, b.get::<Str>()?);
    match op {
        CmpOp::Eq => Some(a.as_str() == b.as_str()),
        CmpOp::Ne => Some(a.as_str() != b.as_str()),
        _ => Some(holds(op, a.as_str().cmp(b.as_str()))),
    }
}

fn is_bytes(kind: Kind) -> bool {
    matches!(kind, Kind::Bytes | Kind::ByteArray)
}

/// What `look` says of the bytes of a bytes, bytearray, array or memoryview; it must run no script code.
pub fn with_bytes<T>(value: &Value, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    if let Some(bytes) = value.get::<Bytes>() {
        return Some(look(bytes.as_slice()));
    }
    if let Some(array) = growable(value) {
        return Some(look(&array.bytes.borrow()));
    }
    viewed_bytes(value).map(|bytes| look(&bytes))
}

// ---- sequences ------------------------------------------------------------------------------------

fn compare_lists(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let (Some(a), Some(b)) = (a.get::<List>().cloned(), b.get::<List>().cloned()) else {
        return Ok(None);
    };
    if a.len() != b.len()
        && let Some(answer) = equality(op, false)
    {
        return Ok(Some(answer));
    }
    cx.enter()?;
    let answer = compare_items(cx, op, |i| (a.get(i), b.get(i)));
    cx.leave();
    answer
}

fn compare_tuples(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let (Some(a), Some(b)) = (a.get::<Tuple>().cloned(), b.get::<Tuple>().cloned()) else {
        return Ok(None);
    };
    if a.len() != b.len()
        && let Some(answer) = equality(op, false)
    {
        return Ok(Some(answer));
    }
    cx.enter()?;
    let answer = compare_slice(cx, op, a.items(), b.items());
    cx.leave();
    answer
}

/// Compares the items of two tuples by their first difference.
fn compare_slice(cx: &mut Cx, op: CmpOp, a: &[Value], b: &[Value]) -> Result<Option<bool>, Raised> {
    for (x, y) in a.iter().zip(b) {
        if let (Some(x), Some(y)) = (x.as_int(), y.as_int()) {
            if x != y {
                return Ok(Some(holds(op, x.cmp(&y))));
            }
        } else if !cx.same_or_equal(x, y)? {
            return match equality(op, false) {
                Some(answer) => Ok(Some(answer)),
                None => cx.compare_truth(op, x, y).map(Some),
            };
        }
    }
    Ok(Some(holds(op, a.len().cmp(&b.len()))))
}

/// Slices compare as the tuples of their parts.
fn compare_slices(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let (Some(a), Some(b)) = (a.get::<Slice>().cloned(), b.get::<Slice>().cloned()) else {
        return Ok(None);
    };
    let part = |slice: &Slice, i| match i {
        0 => Some(slice.start.clone()),
        1 => Some(slice.stop.clone()),
        2 => Some(slice.step.clone()),
        _ => None,
    };
    cx.enter()?;
    let answer = compare_items(cx, op, |i| (part(&a, i), part(&b, i)));
    cx.leave();
    answer
}

/// Compares two sequences by their first difference. The items are fetched one by one, as
/// comparing them may change the sequences.
fn compare_items(
    cx: &mut Cx,
    op: CmpOp,
    at: impl Fn(usize) -> (Option<Value>, Option<Value>),
) -> Result<Option<bool>, Raised> {
    for i in 0.. {
        let (x, y) = match at(i) {
            (Some(x), Some(y)) => (x, y),
            (x, y) => return Ok(Some(holds(op, x.is_some().cmp(&y.is_some())))),
        };
        if !cx.same_or_equal(&x, &y)? {
            return match equality(op, false) {
                Some(answer) => Ok(Some(answer)),
                None => cx.compare_truth(op, &x, &y).map(Some),
            };
        }
    }
    Ok(None)
}

fn equal_ranges(a: &Value, b: &Value) -> bool {
    let (Some(a), Some(b)) = (a.get::<Range>(), b.get::<Range>()) else {
        return false;
    };
    let (a, b) = match (&**a, &**b) {
        (Range::Words(a), Range::Words(b)) => {
            let len = a.len();
            return len == b.len()
                && (len == 0 || a.start == b.start && (len == 1 || a.step == b.step));
        }
        (a, b) => (a.to_big(), b.to_big()),
    };
    let len = a.len();
    len == b.len() && (len.is_zero() || a.start == b.start && (len.is_one() || a.step == b.step))
}

// ---- dicts and sets -------------------------------------------------------------------------------

fn compare_dicts(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let (Some(a), Some(b)) = (a.get::<Dict>().cloned(), b.get::<Dict>().cloned()) else {
        return Ok(None);
    };
    if equality(op, false).is_none() {
        return Ok(None);
    }
    cx.enter()?;
    let equal = equal_dicts(cx, &a, &b);
    cx.leave();
    Ok(equality(op, equal?))
}

fn equal_dicts(cx: &mut Cx, a: &Ref<Dict>, b: &Ref<Dict>) -> Result<bool, Raised> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let mut next = 0;
    loop {
        let entry = a
            .table
            .borrow()
            .next_from(next)
            .map(|(index, entry)| (index, entry.key.clone(), entry.value.clone()));
        let Some((index, key, value)) = entry else {
            return Ok(true);
        };
        match cx.dict_get(b, &key)? {
            Some(other) if cx.same_or_equal(&value, &other)? => next = index + 1,
            _ => return Ok(false),
        }
    }
}

/// Whether a value takes part in set comparisons: sets, and views of a dict's keys or items.
fn is_set_like(value: &Value, kind: Kind) -> bool {
    match kind {
        Kind::Set | Kind::FrozenSet => true,
        Kind::DictView => value
            .get::<DictView>()
            .is_some_and(|view| view.part != DictPart::Values),
        _ => false,
    }
}

/// Compares sets by inclusion.
fn compare_sets(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let size = |value| crate::vm::ops::item::builtin_len(value).unwrap_or(0);
    let (x, y) = (size(a), size(b));
    let answer = match op {
        CmpOp::Lt => x < y && is_subset(cx, a, b)?,
        CmpOp::Le => x <= y && is_subset(cx, a, b)?,
        CmpOp::Eq => x == y && is_subset(cx, a, b)?,
        CmpOp::Ne => x != y || !is_subset(cx, a, b)?,
        CmpOp::Gt => x > y && is_subset(cx, b, a)?,
        CmpOp::Ge => x >= y && is_subset(cx, b, a)?,
    };
    Ok(Some(answer))
}

/// Whether `b` contains every member of `a`; both are sets or views of dicts.
pub fn is_subset(cx: &mut Cx, a: &Value, b: &Value) -> Result<bool, Raised> {
    if let (Some(a), Some(b)) = (a.get::<Set>(), b.get::<Set>()) {
        let members: Vec<(u64, Value)> = hashed_members(a);
        for (hash, member) in members {
            if !cx.set_contains_hashed(b, hash, &member)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    for member in cx.collect(a)? {
        if builtin_contains(cx, b, &member)? != Some(true) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A copy of a set's members with their hashes.
pub fn hashed_members(set: &Set) -> Vec<(u64, Value)> {
    let table = set.table.borrow();
    table
        .hashed()
        .map(|(hash, member)| (hash, member.clone()))
        .collect()
}

// ---- what is called -------------------------------------------------------------------------------

/// Bound methods are equal if they bind equal functions to the same object.
fn compare_methods(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let (Some(a), Some(b)) = (a.get::<Method>().cloned(), b.get::<Method>().cloned()) else {
        return Ok(None);
    };
    if equality(op, false).is_none() {
        return Ok(None);
    }
    let equal = a.receiver.is(&b.receiver) && cx.same_or_equal(&a.function, &b.function)?;
    Ok(equality(op, equal))
}

fn equal_natives(a: &Value, b: &Value) -> bool {
    match (a.get::<Native>(), b.get::<Native>()) {
        (Some(a), Some(b)) => a.id == b.id && a.receiver.is(&b.receiver),
        _ => false,
    }
}

// ---- timers ---------------------------------------------------------------------------------------

/// Timers come in the order in which they are due; equal are those that make the same call at the same time.
fn compare_timers(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<Option<bool>, Raised> {
    let (Some(a), Some(b)) = (a.get::<Handle>(), b.get::<Handle>()) else {
        return Ok(None);
    };
    let (Some(x), Some(y)) = (a.when, b.when) else {
        return Ok(None);
    };
    Ok(Some(match op {
        CmpOp::Lt => x < y,
        CmpOp::Gt => x > y,
        CmpOp::Eq => x == y && equal_calls(cx, a, b)?,
        CmpOp::Ne => x != y || !equal_calls(cx, a, b)?,
        CmpOp::Le => x < y || x == y && equal_calls(cx, a, b)?,
        CmpOp::Ge => x > y || x == y && equal_calls(cx, a, b)?,
    }))
}

fn equal_calls(cx: &mut Cx, a: &Handle, b: &Handle) -> Result<bool, Raised> {
    let (a, b) = (a.callee.borrow().clone(), b.callee.borrow().clone());
    match (a, b) {
        (Callee::Cancelled, Callee::Cancelled) => Ok(true),
        (Callee::React(_, a), Callee::React(_, b)) => Ok(a.same(&b)),
        (
            Callee::Script {
                callback: a,
                args: x,
            },
            Callee::Script {
                callback: b,
                args: y,
            },
        ) => {
            let (x, y) = (Tuple::new(x), Tuple::new(y));
            Ok(cx.same_or_equal(&a, &b)? && cx.same_or_equal(&x.into_value(), &y.into_value())?)
        }
        _ => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_and_floats_compare_exactly() {
        let big = Value::int((1 << 53) + 1);
        let float = Value::float((1u64 << 53) as f64);
        assert_eq!(compare_numbers(CmpOp::Eq, &big, &float), Some(false));
        assert_eq!(compare_numbers(CmpOp::Gt, &big, &float), Some(true));
        assert_eq!(
            compare_numbers(CmpOp::Lt, &Value::float(-0.5), &Value::int(0)),
            Some(true)
        );
        assert_eq!(
            compare_numbers(CmpOp::Lt, &Value::int(0), &Value::float(0.5)),
            Some(true)
        );
    }
}
