//! The methods and operators of `deque`.

use std::collections::VecDeque;

use crate::bytecode::instr::CmpOp;
use crate::modules::collections::deque::{Deque, as_deque, deque, extend, new_deque};
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::item::normalise;
use crate::vm::ops::repr::{guarded, write_repr};
use crate::vm::ops::sequence::BYTES_MAX;
use crate::vm::raise::Raised;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "append",
        "(self, item, /)",
        "Add an element to the right side of the deque.",
        |cx, args| {
            deque(cx, args.req(0))?.push(args.req(1).clone(), false);
            Ok(Value::NONE)
        },
    ),
    def(
        "appendleft",
        "(self, item, /)",
        "Add an element to the left side of the deque.",
        |cx, args| {
            deque(cx, args.req(0))?.push(args.req(1).clone(), true);
            Ok(Value::NONE)
        },
    ),
    def(
        "pop",
        "(self, /)",
        "Remove and return the rightmost element.",
        |cx, args| {
            let body = deque(cx, args.req(0))?;
            let item = body.items.borrow_mut().pop_back();
            popped(cx, body, item)
        },
    ),
    def(
        "popleft",
        "(self, /)",
        "Remove and return the leftmost element.",
        |cx, args| {
            let body = deque(cx, args.req(0))?;
            let item = body.items.borrow_mut().pop_front();
            popped(cx, body, item)
        },
    ),
    def(
        "extend",
        "(self, iterable, /)",
        "Extend the right side of the deque with elements from the iterable.",
        |cx, args| {
            let body = deque(cx, args.req(0))?;
            extend(cx, body, args.req(1), false)?;
            Ok(Value::NONE)
        },
    ),
    def(
        "extendleft",
        "(self, iterable, /)",
        "Extend the left side of the deque with elements from the iterable.",
        |cx, args| {
            let body = deque(cx, args.req(0))?;
            extend(cx, body, args.req(1), true)?;
            Ok(Value::NONE)
        },
    ),
    def(
        "clear",
        "(self, /)",
        "Remove all elements from the deque.",
        |cx, args| {
            let body = deque(cx, args.req(0))?;
            body.changed();
            let old = body.items.take();
            drop(old);
            Ok(Value::NONE)
        },
    ),
    def(
        "copy",
        "(self, /)",
        "Return a shallow copy of a deque.",
        copy,
    ),
    def(
        "__copy__",
        "(self, /)",
        "Return a shallow copy of a deque.",
        copy,
    ),
    def(
        "count",
        "(self, value, /)",
        "Return number of occurrences of value.",
        count,
    ),
    def(
        "index",
        "(self, value, start=0, stop=9223372036854775807, /)",
        "Return first index of value.",
        index,
    ),
    def(
        "insert",
        "(self, index, value, /)",
        "Insert value before index.",
        insert,
    ),
    def(
        "remove",
        "(self, value, /)",
        "Remove first occurrence of value.",
        remove,
    ),
    def("reverse", "(self, /)", "Reverse *IN PLACE*.", |cx, args| {
        let body = deque(cx, args.req(0))?;
        body.items.borrow_mut().make_contiguous().reverse();
        Ok(Value::NONE)
    }),
    def(
        "rotate",
        "(self, n=1, /)",
        "Rotate the deque n steps to the right.  If n is negative, rotates left.",
        rotate,
    ),
    def(
        "__reduce__",
        "(self, /)",
        "Return state information for pickling.",
        reduce,
    ),
];

pub(super) static OPERATORS: &[NativeDef] = &[
    def("__len__", "(self, /)", "Return len(self).", |cx, args| {
        Ok(Value::int(deque(cx, args.req(0))?.len() as i64))
    }),
    def(
        "__getitem__",
        "(self, key, /)",
        "Return self[key].",
        get_item,
    ),
    def(
        "__setitem__",
        "(self, key, value, /)",
        "Set self[key] to value.",
        set_item,
    ),
    def(
        "__delitem__",
        "(self, key, /)",
        "Delete self[key].",
        del_item,
    ),
    def(
        "__contains__",
        "(self, key, /)",
        "Return bool(key in self).",
        |cx, args| Ok(Value::bool(find(cx, args, 0, usize::MAX)?.is_some())),
    ),
    def("__add__", "(self, value, /)", "Return self+value.", add),
    def(
        "__iadd__",
        "(self, value, /)",
        "Implement self+=value.",
        |cx, args| {
            let body = deque(cx, args.req(0))?;
            extend(cx, body, args.req(1), false)?;
            Ok(args.req(0).clone())
        },
    ),
    def(
        "__mul__",
        "(self, value, /)",
        "Return self*value.",
        multiply,
    ),
    def(
        "__rmul__",
        "(self, value, /)",
        "Return value*self.",
        multiply,
    ),
    def(
        "__imul__",
        "(self, value, /)",
        "Implement self*=value.",
        multiply_in_place,
    ),
    def(
        "__eq__",
        "(self, value, /)",
        "Return self==value.",
        |cx, args| compare(cx, args, CmpOp::Eq),
    ),
    def(
        "__ne__",
        "(self, value, /)",
        "Return self!=value.",
        |cx, args| compare(cx, args, CmpOp::Ne),
    ),
    def(
        "__lt__",
        "(self, value, /)",
        "Return self<value.",
        |cx, args| compare(cx, args, CmpOp::Lt),
    ),
    def(
        "__le__",
        "(self, value, /)",
        "Return self<=value.",
        |cx, args| compare(cx, args, CmpOp::Le),
    ),
    def(
        "__gt__",
        "(self, value, /)",
        "Return self>value.",
        |cx, args| compare(cx, args, CmpOp::Gt),
    ),
    def(
        "__ge__",
        "(self, value, /)",
        "Return self>=value.",
        |cx, args| compare(cx, args, CmpOp::Ge),
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
];

fn popped(cx: &mut Cx, body: &Deque, item: Option<Value>) -> NativeResult {
    match item {
        Some(item) => {
            body.changed();
            Ok(item)
        }
        None => Err(cx.index_error("pop from an empty deque")),
    }
}

/// A copy: of a subclass, made by calling it.
fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = deque(cx, args.req(0))?;
    let class = cx.class_of(args.req(0));
    if class.builtin {
        return new_deque(cx, body.items.borrow().clone(), body.limit.get());
    }
    let mut given = vec![args.req(0).clone()];
    given.extend(body.limit.get().map(|limit| Value::int(limit as i64)));
    cx.call(&class.into_value(), &given)
}

fn mutated(cx: &mut Cx) -> Raised {
    cx.runtime_error("deque mutated during iteration")
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = deque(cx, args.req(0))?;
    let version = body.version.get();
    let mut count = 0;
    for item in body.to_vec() {
        count += i64::from(cx.same_or_equal(&item, args.req(1))?);
        if body.version.get() != version {
            return Err(mutated(cx));
        }
    }
    Ok(Value::int(count))
}

/// The index of the first item equal to the argument between two places.
fn find(cx: &mut Cx, args: &Args, start: usize, stop: usize) -> Result<Option<usize>, Raised> {
    let body = deque(cx, args.req(0))?;
    let version = body.version.get();
    for index in start..stop.min(body.len()) {
        let Some(item) = body.get(index) else { break };
        let found = cx.same_or_equal(&item, args.req(1))?;
        if body.version.get() != version {
            return Err(mutated(cx));
        }
        if found {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let len = deque(cx, args.req(0))?.len() as i64;
    let mut bound = |value: Option<&Value>, default: i64| -> Result<usize, Raised> {
        let place = value.map_or(Ok(default), |value| cx.index(value))?;
        let place = if place < 0 {
            (place + len).max(0)
        } else {
            place
        };
        Ok(place.min(len) as usize)
    };
    let (start, stop) = (bound(args.opt(2), 0)?, bound(args.opt(3), len)?);
    match find(cx, args, start, stop)? {
        Some(index) => Ok(Value::int(index as i64)),
        None => Err(cx.value_error("deque.index(x): x not in deque")),
    }
}

fn insert(cx: &mut Cx, args: &Args) -> NativeResult {
    let index = cx.index(args.req(1))?;
    let body = deque(cx, args.req(0))?;
    let len = body.len();
    if body.limit.get().is_some_and(|limit| len >= limit) {
        return Err(cx.index_error("deque already at its maximum size"));
    }
    let place = if index < 0 {
        (index + len as i64).max(0)
    } else {
        index.min(len as i64)
    };
    body.items
        .borrow_mut()
        .insert(place as usize, args.req(2).clone());
    body.changed();
    Ok(Value::NONE)
}

fn remove(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = deque(cx, args.req(0))?;
    let found = match find(cx, args, 0, usize::MAX) {
        Err(raised) if body.version.get() != 0 && is_mutation(&raised) => {
            return Err(cx.index_error("deque mutated during remove()."));
        }
        found => found?,
    };
    match found {
        Some(index) => {
            let old = body.items.borrow_mut().remove(index);
            body.changed();
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(cx.value_error("deque.remove(x): x not in deque")),
    }
}

fn is_mutation(raised: &Raised) -> bool {
    raised.0.class.borrow().name_text() == "RuntimeError"
}

fn rotate(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = match args.opt(1) {
        Some(steps) => cx.index(steps)?,
        None => 1,
    };
    let body = deque(cx, args.req(0))?;
    let len = body.len();
    if len > 1 {
        let right = steps.rem_euclid(len as i64) as usize;
        body.items.borrow_mut().rotate_right(right);
        body.changed();
    }
    Ok(Value::NONE)
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = deque(cx, args.req(0))?;
    let class = cx.class_of(args.req(0)).into_value();
    let given = match body.limit.get() {
        Some(limit) => vec![Tuple::new([]).into_value(), Value::int(limit as i64)],
        None => Vec::new(),
    };
    let name = cx.names.dict.clone();
    let attrs = cx.find_attr(args.req(0), &name)?;
    let attrs = match attrs {
        Some(attrs) if cx.truth(&attrs)? => attrs,
        _ => Value::NONE,
    };
    let items = cx.iter(args.req(0))?;
    let parts = vec![class, Tuple::new(given).into_value(), attrs, items];
    Ok(Tuple::new(parts).into_value())
}

// ---- items ----------------------------------------------------------------------------------------

fn place(cx: &mut Cx, args: &Args) -> Result<usize, Raised> {
    let index = cx.names.index.clone();
    if cx.class_attr(args.req(1), &index).is_none() {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "sequence index must be integer, not '{given}'"
        )));
    }
    let index = cx.index(args.req(1))?;
    let len = deque(cx, args.req(0))?.len();
    match normalise(index, len) {
        Some(place) => Ok(place),
        None => Err(cx.index_error("deque index out of range")),
    }
}

fn get_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let place = place(cx, args)?;
    Ok(deque(cx, args.req(0))?.get(place).unwrap_or(Value::NONE))
}

fn set_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let place = place(cx, args)?;
    let body = deque(cx, args.req(0))?;
    let old = std::mem::replace(&mut body.items.borrow_mut()[place], args.req(2).clone());
    drop(old);
    Ok(Value::NONE)
}

fn del_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let place = place(cx, args)?;
    let body = deque(cx, args.req(0))?;
    let old = body.items.borrow_mut().remove(place);
    body.changed();
    drop(old);
    Ok(Value::NONE)
}

// ---- operators ------------------------------------------------------------------------------------

fn add(cx: &mut Cx, args: &Args) -> NativeResult {
    let other = args.req(1);
    let Some(items) = as_deque(cx, other).map(Deque::to_vec) else {
        let given = cx.type_name(other);
        return Err(cx.type_error(format_args!(
            "can only concatenate deque (not \"{given}\") to deque"
        )));
    };
    let made = copy(cx, args)?;
    let body = deque(cx, &made)?;
    items.into_iter().for_each(|item| body.push(item, false));
    Ok(made)
}

/// The items repeated as often as the argument says, in the room there is.
fn repeated(cx: &mut Cx, args: &Args) -> Result<VecDeque<Value>, Raised> {
    let times = cx.index(args.req(1))?.max(0) as usize;
    let body = deque(cx, args.req(0))?;
    let items = body.to_vec();
    if items.len().saturating_mul(times) > isize::MAX as usize / 16 {
        return Err(crate::vm::ops::number::no_memory(cx));
    }
    let mut all: VecDeque<Value> = VecDeque::new();
    let size = body.limit.get().unwrap_or(usize::MAX).saturating_add(1);
    let size = size.min(items.len() * times);
    if size >= BYTES_MAX / 16 || all.try_reserve(size).is_err() {
        return Err(crate::vm::ops::number::no_memory(cx));
    }
    for item in items.iter().cycle().take(items.len() * times) {
        all.push_back(item.clone());
        if body.limit.get().is_some_and(|limit| all.len() > limit) {
            all.pop_front();
        }
    }
    Ok(all)
}

fn multiply(cx: &mut Cx, args: &Args) -> NativeResult {
    let index = cx.names.index.clone();
    if cx.class_attr(args.req(1), &index).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let items = repeated(cx, args)?;
    let made = copy(cx, args)?;
    let body = deque(cx, &made)?;
    let old = body.items.replace(items);
    drop(old);
    Ok(made)
}

fn multiply_in_place(cx: &mut Cx, args: &Args) -> NativeResult {
    let items = repeated(cx, args)?;
    let body = deque(cx, args.req(0))?;
    let old = body.items.replace(items);
    body.changed();
    drop(old);
    Ok(args.req(0).clone())
}

fn compare(cx: &mut Cx, args: &Args, op: CmpOp) -> NativeResult {
    let (Some(a), Some(b)) = (as_deque(cx, args.req(0)), as_deque(cx, args.req(1))) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = (
        List::new(a.to_vec()).into_value(),
        List::new(b.to_vec()).into_value(),
    );
    cx.compare(op, &a, &b)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.class_of(args.req(0)).name_text();
    let limit = deque(cx, args.req(0))?.limit.get();
    let items = guarded(cx, args.req(0), "[...]", |cx, value, out| {
        out.push('[');
        for (index, item) in deque(cx, value)?.to_vec().iter().enumerate() {
            out.push_str(if index > 0 { ", " } else { "" });
            write_repr(cx, out, item)?;
        }
        out.push(']');
        Ok(())
    })?;
    Ok(cx.str(match limit {
        _ if items == "[...]" => items,
        Some(limit) => format!("{name}({items}, maxlen={limit})"),
        None => format!("{name}({items})"),
    }))
}
