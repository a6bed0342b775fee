//! `|`, `&`, `-`, `^` of sets and dict views, and `|` of dicts.
//!
//! Which operand is walked and which is asked decides the order of the result's members: the
//! choices here are CPython's.

use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::iterator::{DictPart, DictView};
use crate::objects::kind::Kind;
use crate::objects::set::{Set, SetTable};
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::BinOp;
use crate::vm::ops::number::Applied;
use crate::vm::raise::Raised;

/// The operator applied to two sets.
pub fn set_binary(cx: &mut Cx, op: BinOp, a: &Ref<Set>, b: &Ref<Set>) -> Applied {
    let kind = a.header().kind();
    let result = match op {
        BinOp::BitOr => union(cx, kind, a, b)?,
        BinOp::BitAnd => intersection(cx, kind, a, b)?,
        BinOp::Sub => difference(cx, kind, a, b)?,
        BinOp::BitXor => symmetric_difference(cx, kind, a, b)?,
        _ => return Ok(None),
    };
    Ok(Some(result.into_value()))
}

/// A set of this kind with the same members.
pub fn copy(kind: Kind, set: &Ref<Set>) -> Ref<Set> {
    let copy = set.table.borrow().copied_into(&SetTable::default());
    Set::new(kind, copy)
}

/// Adds every member of `source` to `target`.
pub fn merge(cx: &mut Cx, target: &Ref<Set>, source: &Ref<Set>) -> Result<(), Raised> {
    if target.same(source) {
        return Ok(());
    }
    target.table.borrow_mut().reserve(source.len());
    for member in source.to_vec() {
        cx.set_add(target, member)?;
    }
    Ok(())
}

/// `a | b`
pub fn union(cx: &mut Cx, kind: Kind, a: &Ref<Set>, b: &Ref<Set>) -> Result<Ref<Set>, Raised> {
    let result = copy(kind, a);
    merge(cx, &result, b)?;
    Ok(result)
}

/// `a & b`: the smaller one is walked.
pub fn intersection(
    cx: &mut Cx,
    kind: Kind,
    a: &Ref<Set>,
    b: &Ref<Set>,
) -> Result<Ref<Set>, Raised> {
    if a.same(b) {
        return Ok(copy(kind, a));
    }
    let (asked, walked) = if b.len() > a.len() { (b, a) } else { (a, b) };
    let result = Set::new(kind, SetTable::default());
    for member in walked.to_vec() {
        if cx.set_contains(asked, &member)? {
            cx.set_add(&result, member)?;
        }
    }
    Ok(result)
}

/// `a - b`: a copy of `a` loses members if `b` is much smaller, else members are chosen one by one.
pub fn difference(cx: &mut Cx, kind: Kind, a: &Ref<Set>, b: &Ref<Set>) -> Result<Ref<Set>, Raised> {
    if a.len() >> 2 > b.len() {
        let result = copy(kind, a);
        for member in b.to_vec() {
            cx.set_remove(&result, &member)?;
        }
        return Ok(result);
    }
    let result = Set::new(kind, SetTable::default());
    for member in a.to_vec() {
        if !cx.set_contains(b, &member)? {
            cx.set_add(&result, member)?;
        }
    }
    Ok(result)
}

/// `a ^ b`
pub fn symmetric_difference(
    cx: &mut Cx,
    kind: Kind,
    a: &Ref<Set>,
    b: &Ref<Set>,
) -> Result<Ref<Set>, Raised> {
    let result = copy(kind, b);
    toggle(cx, &result, a)?;
    Ok(result)
}

/// Removes the members that both have from `target`, and adds those it had not.
pub fn toggle(cx: &mut Cx, target: &Ref<Set>, source: &Ref<Set>) -> Result<(), Raised> {
    for member in source.to_vec() {
        if !cx.set_remove(target, &member)? {
            cx.set_add(target, member)?;
        }
    }
    Ok(())
}

/// The in-place operator applied to two sets, the first of them changed.
pub fn set_inplace(
    cx: &mut Cx,
    op: BinOp,
    target: &Ref<Set>,
    source: &Ref<Set>,
) -> Result<bool, Raised> {
    match op {
        BinOp::BitOr => merge(cx, target, source)?,
        BinOp::BitAnd => {
            let kept = intersection(cx, Kind::Set, target, source)?;
            replace_table(target, kept);
        }
        BinOp::Sub | BinOp::BitXor if target.same(source) => {
            replace_table(target, Set::new(Kind::Set, SetTable::default()));
        }
        BinOp::Sub => {
            for member in source.to_vec() {
                cx.set_remove(target, &member)?;
            }
        }
        BinOp::BitXor => toggle(cx, target, source)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Gives `target` the members of `source`; what it had is dropped outside the borrow.
fn replace_table(target: &Ref<Set>, source: Ref<Set>) {
    let table = std::mem::take(&mut *source.table.borrow_mut());
    let old = std::mem::replace(&mut *target.table.borrow_mut(), table);
    drop(old);
}

/// The keys or items of a dict view as a set; None if the value is no such view (values are none).
fn view_set(cx: &mut Cx, value: &Value) -> Result<Option<Ref<Set>>, Raised> {
    let Some(view) = value.get::<DictView>() else {
        return Ok(None);
    };
    let entries: Vec<Value> = match view.part {
        DictPart::Values => return Ok(None),
        DictPart::Keys => view_entries(view, |key, _| key.clone()),
        DictPart::Items => view_entries(view, |key, value| {
            Tuple::new([key.clone(), value.clone()]).into_value()
        }),
    };
    set_of(cx, entries).map(Some)
}

fn view_entries(view: &DictView, entry: fn(&Value, &Value) -> Value) -> Vec<Value> {
    let table = view.dict.table.borrow();
    table.iter().map(|e| entry(&e.key, &e.value)).collect()
}

fn set_of(cx: &mut Cx, members: Vec<Value>) -> Result<Ref<Set>, Raised> {
    let set = Set::new(Kind::Set, SetTable::default());
    for member in members {
        cx.set_add(&set, member)?;
    }
    Ok(set)
}

/// The operator applied to two values one of which is a dict view: the other may be any iterable.
pub fn view_binary(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Applied {
    if !matches!(
        op,
        BinOp::BitOr | BinOp::BitAnd | BinOp::Sub | BinOp::BitXor
    ) {
        return Ok(None);
    }
    let left = match view_set(cx, a)? {
        Some(set) => set,
        None if view_set(cx, b)?.is_none() => return Ok(None),
        None => {
            let members = cx.collect(a)?;
            set_of(cx, members)?
        }
    };
    let right = match view_set(cx, b)? {
        Some(set) => set,
        None => {
            let members = cx.collect(b)?;
            set_of(cx, members)?
        }
    };
    set_binary(cx, op, &left, &right)
}

/// `a | b` of dicts.
pub fn dict_union(a: &Ref<Dict>, b: &Ref<Dict>, cx: &mut Cx) -> Result<Ref<Dict>, Raised> {
    let result = Dict::of(a.table.borrow().copy());
    dict_merge(cx, &result, b)?;
    Ok(result)
}

/// Sets every entry of `source` in `target`.
pub fn dict_merge(cx: &mut Cx, target: &Ref<Dict>, source: &Ref<Dict>) -> Result<(), Raised> {
    let entries: Vec<(Value, Value)> = {
        let table = source.table.borrow();
        table
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    };
    for (key, value) in entries {
        cx.dict_set(target, key, value)?;
    }
    Ok(())
}
