//! The classes of iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, and what containers
//! give.

use crate::builtins::object::class_argument;
use crate::builtins::protocol;
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::iterator::{Iter, IterState, ListIter};
use crate::objects::kind::Kind;
use crate::objects::range::RangeIter;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives the iterators their methods.
pub fn install(cx: &mut Cx) {
    let types = &cx.types;
    let constructors: [(_, &'static [NativeDef]); 5] = [
        (types.enumerate.clone(), ENUMERATE),
        (types.zip.clone(), ZIP),
        (types.map.clone(), MAP),
        (types.filter.clone(), FILTER),
        (types.reversed.clone(), REVERSED),
    ];
    for (class, methods) in &constructors {
        cx.add_methods(class, methods);
    }
    cx.add_methods(&constructors[0].0, protocol::CLASS_GETITEM);
    let types = &cx.types;
    let sized = [
        types.range_iterator.clone(),
        types.longrange_iterator.clone(),
        types.list_iterator.clone(),
        types.list_reverseiterator.clone(),
        types.tuple_iterator.clone(),
        types.str_iterator.clone(),
        types.wide_str_iterator.clone(),
        types.bytes_iterator.clone(),
        types.bytearray_iterator.clone(),
        types.dict_keyiterator.clone(),
        types.dict_valueiterator.clone(),
        types.dict_itemiterator.clone(),
        types.dict_reversekeyiterator.clone(),
        types.dict_reversevalueiterator.clone(),
        types.dict_reverseitemiterator.clone(),
        types.set_iterator.clone(),
        types.reversed.clone(),
    ];
    for class in &sized {
        cx.add_methods(class, ITERATOR);
        cx.add_methods(class, LENGTH_HINT);
    }
    let types = &cx.types;
    let others = [
        types.sequence_iterator.clone(),
        types.callable_iterator.clone(),
        types.enumerate.clone(),
        types.zip.clone(),
        types.map.clone(),
        types.filter.clone(),
    ];
    for class in &others {
        cx.add_methods(class, ITERATOR);
    }
}

/// `__iter__` and `__next__`
pub static ITERATOR: &[NativeDef] = &[
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |_, args| Ok(args.req(0).clone()),
    ),
    def("__next__", "(self, /)", "Implement next(self).", next),
];

static LENGTH_HINT: &[NativeDef] = &[def(
    "__length_hint__",
    "(self, /)",
    "Private method returning an estimate of len(list(it)).",
    length_hint,
)];

static ENUMERATE: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, start=0)",
    "Create and return a new object.",
    new_enumerate,
)];
static ZIP: &[NativeDef] = &[def(
    "__new__",
    "(cls, /, *iterables, strict=False)",
    "Create and return a new object.",
    new_zip,
)];
static MAP: &[NativeDef] = &[def(
    "__new__",
    "(cls, /, *args, strict=False)",
    "Create and return a new object.",
    new_map,
)];
static FILTER: &[NativeDef] = &[def(
    "__new__",
    "(cls, function, iterable, /)",
    "Create and return a new object.",
    new_filter,
)];
static REVERSED: &[NativeDef] = &[def(
    "__new__",
    "(cls, object, /)",
    "Create and return a new object.",
    new_reversed,
)];

/// A new iterator of a class: that of the state, or a script's that derives from it.
fn make(cx: &mut Cx, args: &Args, state: IterState) -> NativeResult {
    let class = class_argument(cx, args, "iterator")?;
    let iter = Iter::new(state).into_value();
    Ok(cx.wrap_new(&class, iter))
}

fn new_enumerate(cx: &mut Cx, args: &Args) -> NativeResult {
    let next = match args.opt(2) {
        Some(start) => cx.index_value(start)?,
        None => Value::int(0),
    };
    let iter = cx.iter(args.req(1))?;
    make(cx, args, IterState::Enumerate { iter, next })
}

fn iters(cx: &mut Cx, iterables: &[Value]) -> Result<Vec<Value>, Raised> {
    iterables.iter().map(|iterable| cx.iter(iterable)).collect()
}

fn is_strict(cx: &mut Cx, args: &Args) -> Result<bool, Raised> {
    match args.kw(0) {
        Some(strict) => cx.truth(strict),
        None => Ok(false),
    }
}

fn new_zip(cx: &mut Cx, args: &Args) -> NativeResult {
    let strict = is_strict(cx, args)?;
    let iters = iters(cx, args.rest(1))?;
    make(cx, args, IterState::Zip { iters, strict })
}

fn new_map(cx: &mut Cx, args: &Args) -> NativeResult {
    let strict = is_strict(cx, args)?;
    let [function, iterables @ ..] = args.rest(1) else {
        return Err(cx.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(cx.type_error("map() must have at least two arguments."));
    }
    let state = IterState::Map {
        function: function.clone(),
        iters: iters(cx, iterables)?,
        strict,
    };
    make(cx, args, state)
}

fn new_filter(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = IterState::Filter {
        function: args.req(1).clone(),
        iter: cx.iter(args.req(2))?,
    };
    make(cx, args, state)
}

/// What `__reversed__` gives, or else an iterator over the indices backwards.
fn new_reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = args.req(1);
    let name = cx.names.reversed.clone();
    let found = crate::objects::class::lookup(&cx.class_of(object), &name);
    match found.map(|(method, _)| method) {
        Some(method) if !method.is_none() => {
            if let Some(iter) = cx.call_special(object, &name, &[])? {
                return Ok(iter);
            }
        }
        None => {
            let getitem = cx.names.getitem.clone();
            let is_mapping = cx.inner(object).kind() == Kind::Dict;
            if !is_mapping && cx.class_attr(object, &getitem).is_some() {
                let state = IterState::Reversed {
                    sequence: object.clone(),
                    next: cx.len(object)? as i64,
                };
                return make(cx, args, state);
            }
        }
        Some(_) => {}
    }
    let given = cx.type_name(object);
    Err(cx.type_error(format_args!("'{given}' object is not reversible")))
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let iter = cx.inner(args.req(0)).clone();
    match cx.next_or_stop(&iter)? {
        Some(item) => Ok(item),
        None => Err(cx.stop_iteration(Value::NONE)),
    }
}

fn length_hint(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0));
    if let Some(iter) = value.get::<Iter>()
        && let IterState::BigRange(range) = &*iter.state.borrow()
    {
        return Ok(int::from_big(range.left.clone()));
    }
    let left = if let Some(iter) = value.get::<RangeIter>() {
        return Ok(int::from_big(iter.left.get().into()));
    } else if let Some(iter) = value.get::<ListIter>() {
        let list = iter.list.borrow();
        list.as_ref()
            .map_or(0, |list| list.len().saturating_sub(iter.next.get()))
    } else {
        value.get::<Iter>().map_or(0, left_in)
    };
    Ok(Value::int(left as i64))
}

/// How many items an iterator over a container has left.
fn left_in(iter: &Ref<Iter>) -> usize {
    let len = |value| crate::vm::ops::item::builtin_len(value).unwrap_or(0);
    match &*iter.state.borrow() {
        IterState::Tuple { tuple: value, next }
        | IterState::Bytes {
            bytes: value, next, ..
        } => len(value).saturating_sub(*next),
        IterState::Str { text, offset, .. } => text
            .get::<crate::objects::str::Str>()
            .map_or(0, |text| text.as_str()[*offset..].chars().count()),
        IterState::Dict { dict, next, .. } => {
            let table = dict.table.borrow();
            let mut at = *next;
            let mut left = 0;
            while let Some((index, _)) = table.next_from(at) {
                left += 1;
                at = index + 1;
            }
            left
        }
        IterState::DictReversed { next, .. } | IterState::ListReversed { next, .. } => *next,
        IterState::Set { set, next, .. } => {
            let set = set.get::<crate::objects::set::Set>();
            set.map_or(0, |set| {
                let table = set.table.borrow();
                let mut at = *next;
                let mut left = 0;
                while let Some((place, _)) = table.next_from(at) {
                    left += 1;
                    at = place + 1;
                }
                left
            })
        }
        IterState::Reversed { next, .. } => *next as usize,
        IterState::Exhausted
        | IterState::BigRange(_)
        | IterState::Sequence { .. }
        | IterState::Enumerate { .. }
        | IterState::Zip { .. }
        | IterState::Map { .. }
        | IterState::Filter { .. }
        | IterState::Callable { .. }
        | IterState::Native { .. } => 0,
    }
}
