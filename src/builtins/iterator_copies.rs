//! How iterators are copied and pickled: `__reduce__` says what makes another one and how far that one is
//! to be, `__setstate__` brings it there.

use crate::builtins::reduce::cannot_pickle;
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::iterator::{DictPart, Iter, IterState, ListIter};
use crate::objects::list::List;
use crate::objects::range::RangeIter;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::item::builtin_len;
use crate::vm::ops::iterate::entry_part;
use crate::vm::raise::Raised;

/// Gives the classes of iterators the methods.
pub fn install(cx: &mut Cx) {
    let types = &cx.types;
    let with_state = [
        types.range_iterator.clone(),
        types.longrange_iterator.clone(),
        types.list_iterator.clone(),
        types.list_reverseiterator.clone(),
        types.tuple_iterator.clone(),
        types.str_iterator.clone(),
        types.wide_str_iterator.clone(),
        types.bytes_iterator.clone(),
        types.bytearray_iterator.clone(),
        types.reversed.clone(),
        types.sequence_iterator.clone(),
        types.zip.clone(),
        types.map.clone(),
    ];
    let without = [
        types.dict_keyiterator.clone(),
        types.dict_valueiterator.clone(),
        types.dict_itemiterator.clone(),
        types.dict_reversekeyiterator.clone(),
        types.dict_reversevalueiterator.clone(),
        types.dict_reverseitemiterator.clone(),
        types.set_iterator.clone(),
        types.callable_iterator.clone(),
        types.enumerate.clone(),
        types.filter.clone(),
    ];
    for class in with_state.iter().chain(&without) {
        cx.add_methods(class, REDUCE);
    }
    for class in &with_state {
        cx.add_methods(class, SET_STATE);
    }
}

static REDUCE: &[NativeDef] = &[def(
    "__reduce__",
    "(self, /)",
    "Return state information for pickling.",
    reduce,
)];
static SET_STATE: &[NativeDef] = &[def(
    "__setstate__",
    "(self, state, /)",
    "Set state information for unpickling.",
    set_state,
)];

/// What makes a copy of an iterator.
enum Copy {
    /// `iter(over)`, at an index if there is one.
    Iter(Value, Option<usize>),
    /// `iter(range, step...)`: nothing else is needed.
    Range(Value),
    /// `reversed(over)`, before an index if there is one.
    Reversed(Value, Option<i64>),
    /// A call of its class, and the state that the copy is given.
    Class(Vec<Value>, Option<Value>),
    /// `iter(callable, sentinel)`
    Callable(Value, Value),
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = args.req(0);
    let inner = cx.inner(object).clone();
    let copy = if let Some(range) = inner.get::<RangeIter>() {
        let [next, left, step] = [
            range.next.get().into(),
            range.left.get().into(),
            range.step.into(),
        ];
        Copy::Range(rest_of_range(cx, next, left, step)?)
    } else if let Some(iter) = inner.get::<ListIter>() {
        match iter.list.borrow().as_ref() {
            Some(list) => Copy::Iter(list.to_value(), Some(iter.next.get())),
            None => Copy::Iter(List::new(Vec::new()).into_value(), None),
        }
    } else {
        let Some(iter) = inner.get::<Iter>() else {
            return Err(cx.type_error("an iterator is needed"));
        };
        copy_of(cx, iter)?
    };
    let class = cx.class_of(object).into_value();
    let [iter, reversed] = ["iter", "reversed"].map(|name| {
        let name = cx.intern(name);
        cx.builtins.get_str(&name).unwrap_or(Value::NONE)
    });
    let index = |index: i64| Value::int(index);
    Ok(tuple(match copy {
        Copy::Iter(over, None) => vec![iter, tuple(vec![over])],
        Copy::Iter(over, Some(next)) => vec![iter, tuple(vec![over]), index(next as i64)],
        Copy::Range(range) => vec![iter, tuple(vec![range]), Value::NONE],
        Copy::Reversed(over, next) => {
            let mut parts = vec![reversed, tuple(vec![over])];
            parts.extend(next.map(index));
            parts
        }
        Copy::Class(given, None) => vec![class, tuple(given)],
        Copy::Class(given, Some(state)) => vec![class, tuple(given), state],
        Copy::Callable(callable, sentinel) => vec![iter, tuple(vec![callable, sentinel])],
    }))
}

fn tuple(items: Vec<Value>) -> Value {
    Tuple::new(items).into_value()
}

fn copy_of(cx: &mut Cx, iter: &Ref<Iter>) -> Result<Copy, Raised> {
    let nothing = || Copy::Iter(tuple(Vec::new()), None);
    Ok(match &*iter.state.borrow() {
        IterState::Exhausted => nothing(),
        IterState::Tuple { tuple: over, .. } | IterState::Bytes { bytes: over, .. }
            if over.is_unbound() =>
        {
            nothing()
        }
        IterState::Tuple { tuple: over, next }
        | IterState::Bytes {
            bytes: over, next, ..
        } => Copy::Iter(over.clone(), Some(*next)),
        IterState::Str { text, offset, .. } => match text.get::<Str>() {
            Some(str) => Copy::Iter(text.clone(), Some(str.as_str()[..*offset].chars().count())),
            None => Copy::Iter(cx.str(""), None),
        },
        IterState::Dict {
            dict, part, next, ..
        } => {
            let table = dict.table.borrow();
            let mut items = Vec::new();
            let mut at = *next;
            while let Some((index, entry)) = table.next_from(at) {
                items.push(entry_part(&entry.key, &entry.value, *part));
                at = index + 1;
            }
            rest(items)
        }
        IterState::DictReversed {
            dict, part, next, ..
        } => {
            let table = dict.table.borrow();
            let part: DictPart = *part;
            let mut items = Vec::new();
            let mut at = *next;
            while let Some((index, entry)) = table.next_back_from(at) {
                items.push(entry_part(&entry.key, &entry.value, part));
                at = index;
            }
            rest(items)
        }
        IterState::Set { set, next, .. } => {
            let mut items = Vec::new();
            if let Some(set) = set.get::<crate::objects::set::Set>() {
                let table = set.table.borrow();
                let mut at = *next;
                while let Some((place, member)) = table.next_from(at) {
                    items.push(member.clone());
                    at = place + 1;
                }
            }
            rest(items)
        }
        IterState::BigRange(range) => {
            let (next, step) = (range.next().clone(), range.step().clone());
            Copy::Range(rest_of_range(cx, next, range.left.clone(), step)?)
        }
        IterState::ListReversed { next: 0, .. } => {
            Copy::Reversed(List::new(Vec::new()).into_value(), None)
        }
        IterState::ListReversed { list, next } => {
            Copy::Reversed(list.to_value(), Some(*next as i64 - 1))
        }
        IterState::Reversed { sequence, next } if *next > 0 && !sequence.is_unbound() => {
            Copy::Class(vec![sequence.clone()], Some(Value::int(next - 1)))
        }
        IterState::Reversed { .. } => Copy::Class(vec![tuple(Vec::new())], None),
        IterState::Sequence { sequence, .. } if sequence.is_unbound() => nothing(),
        IterState::Sequence { sequence, next } => {
            Copy::Iter(sequence.clone(), Some(usize::try_from(*next).unwrap_or(0)))
        }
        IterState::Enumerate { iter, next } => Copy::Class(vec![iter.clone(), next.clone()], None),
        IterState::Zip { iters, strict } => {
            Copy::Class(iters.clone(), strict.then_some(Value::TRUE))
        }
        IterState::Map {
            function,
            iters,
            strict,
        } => {
            let given = [function].into_iter().chain(iters).cloned().collect();
            Copy::Class(given, strict.then_some(Value::TRUE))
        }
        IterState::Filter { function, iter } => {
            Copy::Class(vec![function.clone(), iter.clone()], None)
        }
        IterState::Callable { callable, sentinel } => {
            Copy::Callable(callable.clone(), sentinel.clone())
        }
        IterState::Native { class, .. } => {
            return Err(cannot_pickle(cx, class));
        }
    })
}

/// A copy that has what is left of the items for itself.
fn rest(items: Vec<Value>) -> Copy {
    Copy::Iter(List::new(items).into_value(), None)
}

type Big = num_bigint::BigInt;

/// The range of the numbers that are left.
fn rest_of_range(cx: &mut Cx, next: Big, left: Big, step: Big) -> NativeResult {
    let stop = &next + left * &step;
    let class = cx.types.range.to_value();
    cx.call(&class, &[next, stop, step].map(int::from_big))
}

/// Brings an iterator to an index of what it goes over, or tells a zip or map to be strict.
fn set_state(cx: &mut Cx, args: &Args) -> NativeResult {
    let inner = cx.inner(args.req(0)).clone();
    if let Some(iter) = inner.get::<Iter>()
        && let IterState::Zip { strict, .. } | IterState::Map { strict, .. } =
            &mut *iter.state.borrow_mut()
    {
        *strict = cx.truth(args.req(1))?;
        return Ok(Value::NONE);
    }
    let given = cx.index_value(args.req(1))?;
    let count = int::to_big(&given).unwrap_or_default().max(Big::default());
    let index = given.as_int().unwrap_or(i64::MAX);
    let within = |len: usize| index.clamp(0, len as i64) as usize;
    if let Some(iter) = inner.get::<ListIter>() {
        if let Some(list) = iter.list.borrow().as_ref() {
            iter.next.set(match index {
                0.. => within(list.len()),
                _ => list.len(),
            });
        }
    } else if let Some(range) = inner.get::<RangeIter>() {
        range.skip(u64::try_from(count).unwrap_or(u64::MAX));
    } else if let Some(iter) = inner.get::<Iter>() {
        let len = |value| builtin_len(value).unwrap_or(0);
        match &mut *iter.state.borrow_mut() {
            IterState::Tuple { tuple: over, next }
            | IterState::Bytes {
                bytes: over, next, ..
            } => {
                *next = within(len(over));
            }
            IterState::Str { text, offset, .. } => {
                if let Some(text) = text.get::<Str>() {
                    let text = text.as_str();
                    let past = text.char_indices().nth(within(usize::MAX >> 1));
                    *offset = past.map_or(text.len(), |(offset, _)| offset);
                }
            }
            IterState::ListReversed { list, next } => {
                *next = within(list.len().saturating_sub(1)) + usize::from(index >= 0);
            }
            IterState::Reversed { next, .. } => *next = index.clamp(-1, *next - 1) + 1,
            IterState::Sequence { next, .. } => *next = index.max(0),
            IterState::BigRange(range) => {
                range.skip(count);
            }
            _ => {}
        }
    }
    Ok(Value::NONE)
}
