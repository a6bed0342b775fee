//! The methods of `set` and `frozenset`.

use crate::builtins::object::class_argument;
use crate::builtins::protocol::{self, receiver};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::set::{Set, SetTable};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::compare::{hashed_members, is_subset};
use crate::vm::ops::iterator_step::next_item;
use crate::vm::ops::set_algebra;
use crate::vm::raise::Raised;

/// Gives `set` and `frozenset` their methods.
pub fn install(cx: &mut Cx) {
    let (set, frozenset) = (cx.types.set.clone(), cx.types.frozenset.clone());
    for class in [&set, &frozenset] {
        for methods in [
            METHODS,
            OPERATORS,
            protocol::EQUALITY,
            protocol::ORDER,
            protocol::REPR,
            protocol::LEN,
            protocol::ITER,
            protocol::CONTAINS,
            protocol::CLASS_GETITEM,
        ] {
            cx.add_methods(class, methods);
        }
    }
    cx.add_methods(&set, SET_METHODS);
    cx.add_methods(&set, SET_OPERATORS);
    set.set_attr(&cx.names.hash, Value::NONE);
    cx.add_methods(&frozenset, FROZENSET_METHODS);
    cx.add_methods(&frozenset, protocol::HASH);
}

/// What both have.
static METHODS: &[NativeDef] = &[
    def("copy", "(self, /)", "Return a shallow copy of a set.", copy),
    def(
        "difference",
        "(self, /, *others)",
        "Return a new set with elements in the set that are not in the others.",
        difference,
    ),
    def(
        "intersection",
        "(self, /, *others)",
        "Return a new set with elements common to the set and all others.",
        intersection,
    ),
    def(
        "isdisjoint",
        "(self, other, /)",
        "Return True if two sets have a null intersection.",
        isdisjoint,
    ),
    def(
        "issubset",
        "(self, other, /)",
        "Report whether another set contains this set.",
        issubset,
    ),
    def(
        "issuperset",
        "(self, other, /)",
        "Report whether this set contains another set.",
        issuperset,
    ),
    def(
        "symmetric_difference",
        "(self, other, /)",
        "Return a new set with elements in either the set or other but not both.",
        symmetric_difference,
    ),
    def(
        "union",
        "(self, /, *others)",
        "Return a new set with elements from the set and all others.",
        union,
    ),
];

/// What only `set` has.
static SET_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, iterable=(), /)",
        "Initialize self.",
        init,
    ),
    def("add", "(self, object, /)", "Add an element to a set.", add),
    def(
        "clear",
        "(self, /)",
        "Remove all elements from this set.",
        clear,
    ),
    def(
        "difference_update",
        "(self, /, *others)",
        "Update the set, removing elements found in others.",
        difference_update,
    ),
    def(
        "discard",
        "(self, object, /)",
        "Remove an element from a set if it is a member.",
        discard,
    ),
    def(
        "intersection_update",
        "(self, /, *others)",
        "Update the set, keeping only elements found in it and all others.",
        intersection_update,
    ),
    def(
        "pop",
        "(self, /)",
        "Remove and return an arbitrary set element.",
        pop,
    ),
    def(
        "remove",
        "(self, object, /)",
        "Remove an element from a set; it must be a member.",
        remove,
    ),
    def(
        "symmetric_difference_update",
        "(self, other, /)",
        "Update the set, keeping only elements found in either set, but not in both.",
        symmetric_difference_update,
    ),
    def(
        "update",
        "(self, /, *others)",
        "Update the set, adding elements from all others.",
        update,
    ),
];

static FROZENSET_METHODS: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable=(), /)",
    "Create and return a new object.",
    new_frozenset,
)];

static OPERATORS: &[NativeDef] = &[
    def(
        "__and__",
        "(self, value, /)",
        "Return self&value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitAnd),
    ),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitOr),
    ),
    def(
        "__sub__",
        "(self, value, /)",
        "Return self-value.",
        |cx, args| protocol::binary(cx, args, BinOp::Sub),
    ),
    def(
        "__xor__",
        "(self, value, /)",
        "Return self^value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitXor),
    ),
    def(
        "__rand__",
        "(self, value, /)",
        "Return value&self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitAnd),
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitOr),
    ),
    def(
        "__rsub__",
        "(self, value, /)",
        "Return value-self.",
        |cx, args| protocol::reflected(cx, args, BinOp::Sub),
    ),
    def(
        "__rxor__",
        "(self, value, /)",
        "Return value^self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitXor),
    ),
];

static SET_OPERATORS: &[NativeDef] = &[
    def(
        "__iand__",
        "(self, value, /)",
        "Return self&=value.",
        |cx, args| protocol::in_place(cx, args, BinOp::BitAnd),
    ),
    def(
        "__ior__",
        "(self, value, /)",
        "Return self|=value.",
        |cx, args| protocol::in_place(cx, args, BinOp::BitOr),
    ),
    def(
        "__isub__",
        "(self, value, /)",
        "Return self-=value.",
        |cx, args| protocol::in_place(cx, args, BinOp::Sub),
    ),
    def(
        "__ixor__",
        "(self, value, /)",
        "Return self^=value.",
        |cx, args| protocol::in_place(cx, args, BinOp::BitXor),
    ),
];

fn set<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Set>, Raised> {
    receiver(cx, args, "set")
}

// ---- making and filling ---------------------------------------------------------------------------

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "set")?;
    let set = Set::new(Kind::Set, SetTable::default()).into_value();
    Ok(cx.wrap_new(&class, set))
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let old = set.table.take();
    drop(old);
    if let Some(iterable) = args.opt(1) {
        update_from(cx, set, iterable)?;
    }
    Ok(Value::NONE)
}

fn new_frozenset(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "frozenset")?;
    if let Some(same) = args.opt(1)
        && same.kind() == Kind::FrozenSet
        && is_frozenset(cx, &class)
    {
        return Ok(same.clone());
    }
    let set = Set::new(Kind::FrozenSet, SetTable::default());
    if let Some(iterable) = args.opt(1) {
        update_from(cx, &set, iterable)?;
    }
    Ok(cx.wrap_new(&class, set.into_value()))
}

fn is_frozenset(cx: &Cx, class: &Ref<Class>) -> bool {
    class.same(&cx.types.frozenset)
}

/// Adds all items of an iterable to a set that is being filled.
pub fn update_from(cx: &mut Cx, set: &Ref<Set>, iterable: &Value) -> Result<(), Raised> {
    let members = match iterable.get::<Set>() {
        Some(other) if set.is_empty() => {
            let copy = other.table.borrow().copied_into(&set.table.borrow());
            drop(set.table.replace(copy));
            return Ok(());
        }
        Some(other) => hashed_members(other),
        None => match iterable.get::<Dict>() {
            Some(dict) => hashed_keys(dict),
            None => return add_all(cx, set, iterable),
        },
    };
    set.table.borrow_mut().reserve(members.len());
    for (hash, member) in members {
        cx.set_add_hashed(set, hash, member)?;
    }
    Ok(())
}

fn add_all(cx: &mut Cx, set: &Ref<Set>, iterable: &Value) -> Result<(), Raised> {
    let iter = cx.iter(iterable)?;
    while let Some(item) = next_item(cx, &iter)? {
        cx.set_add(set, item)?;
    }
    Ok(())
}

fn hashed_keys(dict: &Dict) -> Vec<(u64, Value)> {
    let table = dict.table.borrow();
    table
        .iter()
        .map(|entry| (entry.hash, entry.key.clone()))
        .collect()
}

/// The kind of what a set operation gives: that of the set it is called on.
fn kind_of(set: &Ref<Set>) -> Kind {
    set.header().kind()
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    if kind_of(set) == Kind::FrozenSet && args.req(0).kind() == Kind::FrozenSet {
        return Ok(set.to_value());
    }
    Ok(set_algebra::copy(kind_of(set), set).into_value())
}

fn add(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    cx.set_add(set, args.req(1).clone())?;
    Ok(Value::NONE)
}

fn update(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    for other in args.rest(1) {
        update_from(cx, set, other)?;
    }
    Ok(Value::NONE)
}

fn union(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let result = set_algebra::copy(kind_of(set), set);
    for other in args.rest(1) {
        update_from(cx, &result, other)?;
    }
    Ok(result.into_value())
}

// ---- removing -------------------------------------------------------------------------------------

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    let old = set(cx, args)?.table.take();
    drop(old);
    Ok(Value::NONE)
}

fn discard(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    cx.set_remove(set, args.req(1))?;
    Ok(Value::NONE)
}

fn remove(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    if cx.set_remove(set, args.req(1))? {
        return Ok(Value::NONE);
    }
    Err(cx.key_error(args.req(1).clone()))
}

fn pop(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let popped = set.table.borrow_mut().pop();
    match popped {
        Some(member) => Ok(member),
        None => {
            let message = cx.str("pop from an empty set");
            Err(cx.key_error(message))
        }
    }
}

// ---- algebra --------------------------------------------------------------------------------------

/// Another operand as a set: itself if it is one.
fn as_set(cx: &mut Cx, iterable: &Value) -> Result<Ref<Set>, Raised> {
    if let Some(set) = cx.inner(iterable).get::<Set>() {
        return Ok(set.clone());
    }
    let made = Set::new(Kind::Set, SetTable::default());
    update_from(cx, &made, iterable)?;
    Ok(made)
}

fn intersect_all(cx: &mut Cx, set: &Ref<Set>, others: &[Value]) -> Result<Ref<Set>, Raised> {
    let kind = kind_of(set);
    let mut result: Option<Ref<Set>> = None;
    for other in others {
        let left = result.as_ref().unwrap_or(set).clone();
        result = Some(match cx.inner(other).get::<Set>() {
            Some(other) => set_algebra::intersection(cx, kind, &left, &other.clone())?,
            None => common_with_iterable(cx, &left, other, kind)?,
        });
    }
    Ok(result.unwrap_or_else(|| set_algebra::copy(kind, set)))
}

/// The items of an iterable that a set has, in the iterable's order.
fn common_with_iterable(
    cx: &mut Cx,
    set: &Ref<Set>,
    iterable: &Value,
    kind: Kind,
) -> Result<Ref<Set>, Raised> {
    let result = Set::new(kind, SetTable::default());
    let iter = cx.iter(iterable)?;
    while let Some(item) = cx.next(&iter)? {
        let hash = cx.hash_member(&item)?;
        if cx.set_contains_hashed(set, hash, &item)? {
            cx.set_add_hashed(&result, hash, item)?;
        }
    }
    Ok(result)
}

fn intersection(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    intersect_all(cx, set, args.rest(1)).map(Ref::into_value)
}

fn intersection_update(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let result = intersect_all(cx, set, args.rest(1))?;
    drop(set.table.replace(result.table.take()));
    Ok(Value::NONE)
}

fn difference(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let result = set_algebra::copy(kind_of(set), set);
    subtract_all(cx, &result, args.rest(1))?;
    Ok(result.into_value())
}

fn difference_update(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    subtract_all(cx, set, args.rest(1))?;
    Ok(Value::NONE)
}

fn subtract_all(cx: &mut Cx, set: &Ref<Set>, others: &[Value]) -> Result<(), Raised> {
    for other in others {
        if cx.inner(other).get::<Set>().is_some_and(|o| o.same(set)) {
            drop(set.table.take());
            continue;
        }
        for item in cx.collect(other)? {
            cx.set_remove(set, &item)?;
        }
    }
    Ok(())
}

fn symmetric_difference(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let other = as_set(cx, args.req(1))?;
    let result = set_algebra::copy(kind_of(set), &other);
    set_algebra::toggle(cx, &result, set)?;
    Ok(result.into_value())
}

fn symmetric_difference_update(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let other = as_set(cx, args.req(1))?;
    if other.same(set) {
        drop(set.table.take());
    } else {
        set_algebra::toggle(cx, set, &other)?;
    }
    Ok(Value::NONE)
}

fn isdisjoint(cx: &mut Cx, args: &Args) -> NativeResult {
    let set = set(cx, args)?;
    let iter = cx.iter(args.req(1))?;
    while let Some(item) = cx.next(&iter)? {
        let hash = cx.hash_member(&item)?;
        if cx.set_contains_hashed(set, hash, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn issubset(cx: &mut Cx, args: &Args) -> NativeResult {
    let this = set(cx, args)?.to_value();
    let other = as_set(cx, args.req(1))?.into_value();
    is_subset(cx, &this, &other).map(Value::bool)
}

fn issuperset(cx: &mut Cx, args: &Args) -> NativeResult {
    let this = set(cx, args)?.to_value();
    let other = as_set(cx, args.req(1))?.into_value();
    is_subset(cx, &other, &this).map(Value::bool)
}
