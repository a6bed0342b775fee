//! One step of each built-in iterator.

use std::rc::Rc;

use crate::objects::dict::{Dict, Entry, Table};
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::iterator::{DictPart, Iter, IterBody, IterState, ListIter};
use crate::objects::range::RangeIter;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::item::char_value;
use crate::vm::ops::iterate::{entry_part, native_body};
use crate::vm::raise::Raised;

// ---- stepping iterators that run no script code ---------------------------------------------------

/// The next item of a list's iterator, which lets go of the list at the end.
#[inline(always)]
pub fn next_of_list(iter: &ListIter) -> Option<Value> {
    let index = iter.next.get();
    let item = iter.list.borrow().as_ref()?.get(index);
    if item.is_some() {
        iter.next.set(index + 1);
    } else {
        let list = iter.list.borrow_mut().take();
        drop(list);
    }
    item
}

/// The step that a combining iterator has to make: it runs script code, so the state is not
/// borrowed meanwhile.
enum Outer {
    Done(Option<Value>),
    DictChanged(Changed),
    SetChanged,
    Reversed(Value, i64),
    Sequence(Value, i64),
    Pair,
    Zip(usize, bool),
    Map(Value, usize, bool),
    Filter(Value),
    Callable(Value, Value),
    Native(Rc<dyn IterBody>),
}

#[inline(never)]
pub(super) fn next_of_iter(cx: &mut Cx, iter: &Ref<Iter>) -> Result<Option<Value>, Raised> {
    let outer = step_state(cx, &mut iter.state.borrow_mut());
    match outer {
        Outer::Done(item) => Ok(item),
        Outer::DictChanged(what) => Err(dict_changed(cx, what)),
        Outer::SetChanged => Err(cx.runtime_error("Set changed size during iteration")),
        Outer::Reversed(sequence, next) => next_reversed(cx, iter, &sequence, next),
        Outer::Sequence(sequence, next) => next_in_sequence(cx, iter, &sequence, next),
        Outer::Pair => {
            let pair = next_pair(cx, iter)?;
            Ok(pair.map(|(first, second)| Tuple::pair(first, second).into_value()))
        }
        Outer::Zip(count, strict) => {
            let strict = strict.then_some("zip");
            next_of_each(cx, iter, count, strict, |_, items| {
                Ok(Tuple::build(count, |index| items[index].take()).into_value())
            })
        }
        Outer::Map(function, count, strict) => {
            let strict = strict.then_some("map");
            next_of_each(cx, iter, count, strict, |cx, items| {
                cx.call(&function, items)
            })
        }
        Outer::Filter(function) => next_filtered(cx, iter, &function),
        Outer::Callable(callable, sentinel) => next_called(cx, iter, &callable, &sentinel),
        Outer::Native(body) => match native_body(&*body) {
            Some(body) => body.next(cx),
            None => Ok(None),
        },
    }
}

/// The next item of an iterator, None at the end: what a list holds comes without a call.
#[inline(always)]
pub fn next_item(cx: &mut Cx, iter: &Value) -> Result<Option<Value>, Raised> {
    match ready_item(cx, iter) {
        None => cx.next(iter),
        item => Ok(item),
    }
}

/// The next item of an iterator over a range or a built-in container; None for other iterators, and at
/// the end, which is theirs to notice.
#[inline(always)]
pub fn ready_item(cx: &mut Cx, iterator: &Value) -> Option<Value> {
    if let Some(iter) = iterator.get::<ListIter>() {
        let index = iter.next.get();
        let item = iter.list.borrow().as_ref()?.get(index)?;
        iter.next.set(index + 1);
        return Some(item);
    }
    if let Some(iter) = iterator.get::<RangeIter>() {
        return iter.advance().map(Value::int);
    }
    step_builtin(cx, &mut iterator.get::<Iter>()?.state.borrow_mut())
}

/// The same for one that is neither a range's nor a list's.
pub fn step_builtin(cx: &mut Cx, state: &mut IterState) -> Option<Value> {
    let outer = match state {
        IterState::Tuple { tuple, next } => {
            let item = tuple.get::<Tuple>()?.items().get(*next)?.clone();
            *next += 1;
            return Some(item);
        }
        IterState::Str {
            text,
            offset,
            ascii: true,
        } => {
            let code = *text.get::<Str>()?.as_str().as_bytes().get(*offset)?;
            *offset += 1;
            return Some(cx.interner.character(code).into_value());
        }
        IterState::Str { text, offset, .. } if !text.is_unbound() => {
            let rest = &text.get::<Str>()?.as_str()[*offset..];
            let char = rest.chars().next()?;
            *offset += char.len_utf8();
            return Some(char_value(cx, &rest[..char.len_utf8()]));
        }
        IterState::Bytes { bytes, next, .. } => {
            let byte = with_bytes(bytes, |bytes| bytes.get(*next).copied())??;
            *next += 1;
            return Some(Value::int(i64::from(byte)));
        }
        IterState::ListReversed { list, next } => {
            let item = list.get(next.checked_sub(1)?)?;
            *next -= 1;
            return Some(item);
        }
        IterState::Dict {
            dict,
            part,
            next,
            len,
            left,
        } if *next != END && *left > 0 && dict.len() == *len => {
            step_dict(dict, *part, next, len, left)
        }
        IterState::Set { set, next, len }
            if *next != END && set.get::<Set>().is_some_and(|set| set.len() == *len) =>
        {
            step_set(set, next, len)
        }
        _ => return None,
    };
    match outer {
        Outer::Done(item) => item,
        _ => None,
    }
}

/// Steps the state as far as that runs no script code.
fn step_state(cx: &mut Cx, state: &mut IterState) -> Outer {
    match state {
        IterState::Exhausted => Outer::Done(None),
        IterState::Tuple { tuple, next } => Outer::Done(step_tuple(tuple, next)),
        IterState::Str { text, offset, .. } => Outer::Done(step_str(cx, text, offset)),
        IterState::Bytes { bytes, next, .. } => Outer::Done(step_bytes(bytes, next)),
        IterState::Dict {
            dict,
            part,
            next,
            len,
            left,
        } => step_dict(dict, *part, next, len, left),
        IterState::DictReversed {
            dict,
            part,
            next,
            len,
        } => step_dict_reversed(dict, *part, next, len),
        IterState::Set { set, next, len } => step_set(set, next, len),
        IterState::BigRange(range) => Outer::Done(range.advance()),
        IterState::ListReversed { list, next } => {
            let item = next.checked_sub(1).and_then(|index| list.get(index));
            *next = if item.is_some() { *next - 1 } else { 0 };
            Outer::Done(item)
        }
        IterState::Reversed { sequence, next } => Outer::Reversed(sequence.clone(), *next),
        IterState::Sequence { sequence, next } => Outer::Sequence(sequence.clone(), *next),
        IterState::Enumerate { .. } => Outer::Pair,
        IterState::Zip { iters, .. } if iters.len() == 2 => Outer::Pair,
        IterState::Zip { iters, strict } => Outer::Zip(iters.len(), *strict),
        IterState::Map {
            function,
            iters,
            strict,
        } => Outer::Map(function.clone(), iters.len(), *strict),
        IterState::Filter { function, .. } => Outer::Filter(function.clone()),
        IterState::Callable { callable, sentinel } => {
            Outer::Callable(callable.clone(), sentinel.clone())
        }
        IterState::Native { body, .. } => Outer::Native(body.clone()),
    }
}

fn step_tuple(tuple: &mut Value, next: &mut usize) -> Option<Value> {
    let item = tuple.get::<Tuple>()?.items().get(*next).cloned();
    *next += 1;
    if item.is_none() {
        *tuple = Value::UNBOUND;
    }
    item
}

fn step_str(cx: &mut Cx, text: &mut Value, offset: &mut usize) -> Option<Value> {
    let rest = &text.get::<Str>()?.as_str()[*offset..];
    let Some(char) = rest.chars().next() else {
        *text = Value::UNBOUND;
        return None;
    };
    *offset += char.len_utf8();
    Some(char_value(cx, &rest[..char.len_utf8()]))
}

fn step_bytes(bytes: &mut Value, next: &mut usize) -> Option<Value> {
    let byte = with_bytes(bytes, |bytes| bytes.get(*next).copied())?;
    *next += 1;
    if byte.is_none() {
        *bytes = Value::UNBOUND;
    }
    byte.map(|byte| Value::int(i64::from(byte)))
}

/// The place of an iterator that has come to its end.
const END: usize = usize::MAX;

fn step_dict(
    dict: &Ref<Dict>,
    part: DictPart,
    next: &mut usize,
    len: &mut usize,
    left: &mut usize,
) -> Outer {
    if *next == END {
        return Outer::Done(None);
    }
    let table = dict.table.borrow();
    match next_entry(&table, next, len, left) {
        Ok(found) => Outer::Done(found.map(|entry| entry_part(&entry.key, &entry.value, part))),
        Err(what) => Outer::DictChanged(what),
    }
}

/// What of a dict changed while it was gone through.
#[derive(Copy, Clone)]
enum Changed {
    Size,
    Keys,
}

/// The next entry of a dict that is gone through, or what changed in it meanwhile.
#[inline(always)]
fn next_entry<'a>(
    table: &'a Table,
    next: &mut usize,
    len: &mut usize,
    left: &mut usize,
) -> Result<Option<&'a Entry>, Changed> {
    if table.len() != *len {
        *len = END;
        return Err(Changed::Size);
    }
    let Some((index, entry)) = table.next_from(*next) else {
        *next = END;
        return Ok(None);
    };
    if *left == 0 {
        *next = END;
        return Err(Changed::Keys);
    }
    *left -= 1;
    *next = index + 1;
    Ok(Some(entry))
}

fn dict_changed(cx: &mut Cx, what: Changed) -> Raised {
    cx.runtime_error(match what {
        Changed::Size => "dictionary changed size during iteration",
        Changed::Keys => "dictionary keys changed during iteration",
    })
}

fn step_dict_reversed(
    dict: &Ref<Dict>,
    part: DictPart,
    next: &mut usize,
    len: &mut usize,
) -> Outer {
    if *next == 0 {
        return Outer::Done(None);
    }
    let table = dict.table.borrow();
    if table.len() != *len {
        *len = END;
        return Outer::DictChanged(Changed::Size);
    }
    let found = table.next_back_from(*next);
    *next = found.map_or(0, |(index, _)| index);
    Outer::Done(found.map(|(_, entry)| entry_part(&entry.key, &entry.value, part)))
}

fn step_set(set: &Value, next: &mut usize, len: &mut usize) -> Outer {
    if *next == END {
        return Outer::Done(None);
    }
    let Some(set) = set.get::<Set>() else {
        return Outer::Done(None);
    };
    let table = set.table.borrow();
    if table.len() != *len {
        *len = END;
        return Outer::SetChanged;
    }
    let found = table.next_from(*next);
    *next = found.map_or(END, |(place, _)| place + 1);
    Outer::Done(found.map(|(_, member)| member.clone()))
}

// ---- stepping iterators that run script code ------------------------------------------------------

fn next_reversed(
    cx: &mut Cx,
    iter: &Iter,
    sequence: &Value,
    next: i64,
) -> Result<Option<Value>, Raised> {
    if next <= 0 {
        return Ok(None);
    }
    let item = cx.get_item(sequence, &Value::int(next - 1));
    if let IterState::Reversed { next: place, .. } = &mut *iter.state.borrow_mut() {
        *place = if item.is_ok() { next - 1 } else { 0 };
    }
    end_at_index_error(cx, item)
}

fn next_in_sequence(
    cx: &mut Cx,
    iter: &Iter,
    sequence: &Value,
    next: i64,
) -> Result<Option<Value>, Raised> {
    if sequence.is_unbound() {
        return Ok(None);
    }
    let item = cx.get_item(sequence, &Value::int(next));
    let mut done = Value::UNBOUND;
    if let IterState::Sequence {
        sequence,
        next: place,
    } = &mut *iter.state.borrow_mut()
    {
        match &item {
            Ok(_) => *place = next + 1,
            Err(_) => done = sequence.take(),
        }
    }
    drop(done);
    end_at_index_error(cx, item)
}

/// An IndexError (or StopIteration) means that a sequence has no more items.
fn end_at_index_error(cx: &Cx, item: NativeResult) -> Result<Option<Value>, Raised> {
    match item {
        Ok(item) => Ok(Some(item)),
        Err(raised) => {
            let class = raised.0.class.borrow().clone();
            let is_end = crate::objects::class::is_subclass(&class, &cx.exceptions.IndexError)
                || cx.is_stop_iteration(&raised);
            if is_end { Ok(None) } else { Err(raised) }
        }
    }
}

/// The next item of each inner iterator of a zip or map, for `make`; `strict` names the function if they must
/// end together.
fn next_of_each<T>(
    cx: &mut Cx,
    iter: &Iter,
    count: usize,
    strict: Option<&str>,
    make: impl FnOnce(&mut Cx, &mut [Value]) -> Result<T, Raised>,
) -> Result<Option<T>, Raised> {
    let (mut few, mut many) = ([const { Value::UNBOUND }; 3], Vec::new());
    let items = match few.get_mut(..count) {
        Some(items) => items,
        None => {
            many.resize(count, Value::UNBOUND);
            &mut many[..]
        }
    };
    for (index, place) in items.iter_mut().enumerate() {
        match next_inner(cx, iter, index)? {
            Some(item) => *place = item,
            None => {
                if let Some(function) = strict {
                    check_ends(cx, iter, function, index, count)?;
                }
                return Ok(None);
            }
        }
    }
    match count {
        0 => Ok(None),
        _ => make(cx, items).map(Some),
    }
}

/// The next item of the inner iterator at `index` of an enumerate, zip, map or filter, which end as it does:
/// with the value of its StopIteration, unless they look at several ends.
fn next_inner(cx: &mut Cx, iter: &Iter, index: usize) -> Result<Option<Value>, Raised> {
    let (inner, strict) = {
        let state = iter.state.borrow();
        let (inner, strict) = match &*state {
            IterState::Zip { iters, strict } | IterState::Map { iters, strict, .. } => {
                (iters.get(index), *strict)
            }
            IterState::Enumerate { iter, .. } | IterState::Filter { iter, .. } => {
                (Some(iter), false)
            }
            _ => (None, false),
        };
        let Some(inner) = inner else {
            return Ok(None);
        };
        if let Some(item) = ready_item(cx, inner) {
            return Ok(Some(item));
        }
        (inner.clone(), strict)
    };
    match strict {
        true => cx.next(&inner),
        false => cx.next_or_stop(&inner),
    }
}

// ---- pairs ----------------------------------------------------------------------------------------

/// Whether the iterator gives pairs that [`next_pair`] knows how to make.
#[inline(always)]
pub fn gives_pairs(iterator: &Value) -> Option<&Ref<Iter>> {
    let iter = iterator.get::<Iter>()?;
    let pairs = match &*iter.state.borrow() {
        IterState::Enumerate { .. } => true,
        IterState::Dict { part, .. } => *part == DictPart::Items,
        IterState::Zip { iters, .. } => iters.len() == 2,
        _ => false,
    };
    pairs.then_some(iter)
}

/// The next two values of an enumerate, a zip of two or a dict's items, without the tuple around them.
pub fn next_pair(cx: &mut Cx, iter: &Ref<Iter>) -> Result<Option<(Value, Value)>, Raised> {
    let strict = match &mut *iter.state.borrow_mut() {
        IterState::Zip { strict, .. } => Some(*strict),
        IterState::Dict { next: END, .. } => return Ok(None),
        IterState::Dict {
            dict,
            next,
            len,
            left,
            ..
        } => {
            let table = dict.table.borrow();
            return match next_entry(&table, next, len, left) {
                Ok(found) => Ok(found.map(|entry| (entry.key.dup(), entry.value.dup()))),
                Err(what) => Err(dict_changed(cx, what)),
            };
        }
        _ => None,
    };
    match strict {
        Some(strict) => next_zipped(cx, iter, strict),
        None => next_enumerated(cx, iter),
    }
}

fn next_zipped(cx: &mut Cx, iter: &Iter, strict: bool) -> Result<Option<(Value, Value)>, Raised> {
    let mut ended = 0;
    if let Some(first) = next_inner(cx, iter, 0)? {
        if let Some(second) = next_inner(cx, iter, 1)? {
            return Ok(Some((first, second)));
        }
        ended = 1;
    }
    if strict {
        check_ends(cx, iter, "zip", ended, 2)?;
    }
    Ok(None)
}

fn next_enumerated(cx: &mut Cx, iter: &Iter) -> Result<Option<(Value, Value)>, Raised> {
    let Some(item) = next_inner(cx, iter, 0)? else {
        return Ok(None);
    };
    let IterState::Enumerate { next, .. } = &mut *iter.state.borrow_mut() else {
        return Ok(None);
    };
    let following = match next.as_int().and_then(|number| number.checked_add(1)) {
        Some(following) => Value::int(following),
        None => int::to_big(next).map_or(Value::NONE, |number| int::from_big(number + 1)),
    };
    Ok(Some((std::mem::replace(next, following), item)))
}

/// The iterator at `index` has ended: the others must have too.
fn check_ends(
    cx: &mut Cx,
    iter: &Iter,
    function: &str,
    index: usize,
    count: usize,
) -> Result<(), Raised> {
    let before = |index: usize| match index {
        1 => "argument 1".to_owned(),
        _ => format!("arguments 1-{index}"),
    };
    if index > 0 {
        return Err(cx.value_error(format_args!(
            "{function}() argument {} is shorter than {}",
            index + 1,
            before(index)
        )));
    }
    for later in 1..count {
        if next_inner(cx, iter, later)?.is_some() {
            return Err(cx.value_error(format_args!(
                "{function}() argument {} is longer than {}",
                later + 1,
                before(later)
            )));
        }
    }
    Ok(())
}

fn next_filtered(cx: &mut Cx, iter: &Iter, function: &Value) -> Result<Option<Value>, Raised> {
    while let Some(item) = next_inner(cx, iter, 0)? {
        let keep = if function.is_none() {
            cx.truth(&item)?
        } else {
            let answer = cx.call(function, std::slice::from_ref(&item))?;
            cx.truth(&answer)?
        };
        if keep {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn next_called(
    cx: &mut Cx,
    iter: &Iter,
    callable: &Value,
    sentinel: &Value,
) -> Result<Option<Value>, Raised> {
    if callable.is_unbound() {
        return Ok(None);
    }
    let item = match cx.call(callable, &[]) {
        Err(raised) if cx.is_stop_iteration(&raised) => None,
        item => Some(item?),
    };
    if let Some(item) = item
        && !cx.same_or_equal(sentinel, &item)?
    {
        return Ok(Some(item));
    }
    let mut done = Value::UNBOUND;
    if let IterState::Callable { callable, .. } = &mut *iter.state.borrow_mut() {
        done = callable.take();
    }
    drop(done);
    Ok(None)
}
