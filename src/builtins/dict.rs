//! The methods of `dict`.

use crate::builtins::object::class_argument;
use crate::builtins::protocol::{self, receiver};
use crate::objects::class::lookup;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::iterator::{DictPart, DictView, Iter, IterState};
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::item::dict_item;
use crate::vm::ops::iterator_step::{gives_pairs, next_item, next_pair};
use crate::vm::raise::Raised;

/// Gives `dict` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.dict.clone();
    for methods in [
        METHODS,
        OPERATORS,
        protocol::EQUALITY,
        protocol::REPR,
        protocol::LEN,
        protocol::ITER,
        protocol::CONTAINS,
        protocol::SET_ITEM,
        protocol::CLASS_GETITEM,
    ] {
        cx.add_methods(&class, methods);
    }
    class.set_attr(&cx.names.hash, Value::NONE);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, *args, **kwargs)",
        "Initialize self.",
        init,
    ),
    def(
        "clear",
        "(self, /)",
        "Remove all items from the dict.",
        clear,
    ),
    def(
        "copy",
        "(self, /)",
        "Return a shallow copy of the dict.",
        copy,
    ),
    def(
        "fromkeys",
        "(cls, iterable, value=None, /)",
        "Create a new dictionary with keys from iterable and values set to value.",
        fromkeys,
    ),
    def(
        "get",
        "(self, key, default=None, /)",
        "Return the value for key if key is in the dictionary, else default.",
        get,
    ),
    def(
        "items",
        "(self, /)",
        "Return a set-like object providing a view on the dict's items.",
        items,
    ),
    def(
        "keys",
        "(self, /)",
        "Return a set-like object providing a view on the dict's keys.",
        keys,
    ),
    def(
        "pop",
        "(self, key, default=<unrepresentable>, /)",
        "Remove specified key and return the corresponding value.",
        pop,
    ),
    def(
        "popitem",
        "(self, /)",
        "Remove and return a (key, value) pair as a 2-tuple.",
        popitem,
    ),
    def(
        "setdefault",
        "(self, key, default=None, /)",
        "Insert key with a value of default if key is not in the dictionary.",
        setdefault,
    ),
    def(
        "update",
        "(self, *args, **kwargs)",
        "Update the dict from a mapping or an iterable of pairs, and from keyword arguments.",
        update,
    ),
    def(
        "values",
        "(self, /)",
        "Return an object providing a view on the dict's values.",
        values,
    ),
];

static OPERATORS: &[NativeDef] = &[
    def(
        "__getitem__",
        "(self, key, /)",
        "Return self[key].",
        getitem,
    ),
    def(
        "__reversed__",
        "(self, /)",
        "Return a reverse iterator over the dict keys.",
        reversed,
    ),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitOr),
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitOr),
    ),
    def("__ior__", "(self, value, /)", "Return self|=value.", ior),
];

fn dict<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Dict>, Raised> {
    receiver(cx, args, "dict")
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "dict")?;
    let dict = Dict::new().into_value();
    Ok(cx.wrap_new(&class, dict))
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    fill(cx, args, "dict")
}

fn update(cx: &mut Cx, args: &Args) -> NativeResult {
    fill(cx, args, "update")
}

fn fill(cx: &mut Cx, args: &Args, function: &str) -> NativeResult {
    let dict = dict(cx, args)?.clone();
    let sources = args.rest(1);
    if sources.len() > 1 {
        let given = sources.len();
        return Err(cx.type_error(format_args!(
            "{function} expected at most 1 argument, got {given}"
        )));
    }
    if let Some(source) = sources.first() {
        update_from(cx, &dict, source)?;
    }
    if let Some(keywords) = args.extra {
        merge(cx, &dict, &keywords.clone())?;
    }
    Ok(Value::NONE)
}

/// Adds what a mapping or an iterable of pairs holds: what `dict.update` does.
pub fn update_from(cx: &mut Cx, dict: &Ref<Dict>, source: &Value) -> Result<(), Raised> {
    if let Some(other) = source.get::<Dict>() {
        return merge(cx, dict, other);
    }
    if let Some(other) = cx.inner(source).get::<Dict>()
        && iterates_as_dict(cx, source)
    {
        return merge(cx, dict, &other.clone());
    }
    let name = cx.names.keys.clone();
    match cx.find_attr(source, &name)? {
        Some(keys) => {
            let keys = cx.call(&keys, &[])?;
            let keys = cx.iter(&keys)?;
            while let Some(key) = cx.next(&keys)? {
                let value = cx.get_item(source, &key)?;
                cx.dict_set(dict, key, value)?;
            }
            Ok(())
        }
        None => update_from_pairs(cx, dict, source),
    }
}

/// Whether an instance of a subclass of `dict` iterates as `dict` itself does.
fn iterates_as_dict(cx: &Cx, object: &Value) -> bool {
    lookup(&cx.class_of(object), &cx.names.iter).is_some_and(|(_, owner)| owner.builtin)
}

/// Adds the entries of another dict.
pub fn merge(cx: &mut Cx, dict: &Ref<Dict>, other: &Ref<Dict>) -> Result<(), Raised> {
    if dict.same(other) {
        return Ok(());
    }
    if dict.is_empty() {
        let copy = other.table.borrow().copy();
        let old = std::mem::replace(&mut *dict.table.borrow_mut(), copy);
        drop(old);
        return Ok(());
    }
    let entries: Vec<(u64, Value, Value)> = {
        let table = other.table.borrow();
        table
            .iter()
            .map(|entry| (entry.hash, entry.key.clone(), entry.value.clone()))
            .collect()
    };
    for (hash, key, value) in entries {
        cx.dict_set_hashed(dict, hash, key, value)?;
    }
    Ok(())
}

fn update_from_pairs(cx: &mut Cx, dict: &Ref<Dict>, source: &Value) -> Result<(), Raised> {
    let iter = cx.iter(source)?;
    if let Some(pairs) = gives_pairs(&iter) {
        loop {
            let pair = next_pair(cx, pairs);
            let Some((key, value)) = cx.end_at_stop(pair)? else {
                return Ok(());
            };
            cx.dict_set(dict, key, value)?;
        }
    }
    let mut number = 0;
    while let Some(pair) = next_item(cx, &iter)? {
        if let Some([key, value]) = pair.get::<Tuple>().map(|pair| pair.items()) {
            cx.dict_set(dict, key.clone(), value.clone())?;
            number += 1;
            continue;
        }
        if !cx.is_iterable(&pair) {
            return Err(cx.type_error("object is not iterable"));
        }
        let pair = cx.collect(&pair)?;
        let [key, value] = &pair[..] else {
            let len = pair.len();
            return Err(cx.value_error(format_args!(
                "dictionary update sequence element #{number} has length {len}; 2 is required"
            )));
        };
        cx.dict_set(dict, key.clone(), value.clone())?;
        number += 1;
    }
    Ok(())
}

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    let old = dict(cx, args)?.table.borrow_mut().clear();
    drop(old);
    Ok(Value::NONE)
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let table = dict(cx, args)?.table.borrow().copy();
    Ok(Dict::of(table).into_value())
}

fn fromkeys(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.opt(2).cloned().unwrap_or(Value::NONE);
    let made = cx.call(args.req(0), &[])?;
    let iter = cx.iter(args.req(1))?;
    while let Some(key) = cx.next(&iter)? {
        cx.set_item(&made, &key, value.clone())?;
    }
    Ok(made)
}

fn get(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args)?;
    let found = cx.dict_get(dict, args.req(1))?;
    Ok(found.unwrap_or_else(|| args.opt(2).cloned().unwrap_or(Value::NONE)))
}

/// A view of a part of a dict's entries.
pub fn view(dict: &Ref<Dict>, part: DictPart) -> Value {
    let dict = dict.clone();
    Ref::new(DictView { dict, part }).into_value()
}

fn items(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(view(dict(cx, args)?, DictPart::Items))
}

fn keys(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(view(dict(cx, args)?, DictPart::Keys))
}

fn values(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(view(dict(cx, args)?, DictPart::Values))
}

fn pop(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args)?;
    let popped = if dict.is_empty() {
        None
    } else {
        cx.dict_remove(dict, args.req(1))?
    };
    match popped.or_else(|| args.opt(2).cloned()) {
        Some(value) => Ok(value),
        None => Err(cx.key_error(args.req(1).clone())),
    }
}

fn popitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args)?;
    let last = dict.table.borrow_mut().pop_last();
    match last {
        Some((key, value)) => Ok(Tuple::new([key, value]).into_value()),
        None => {
            let message = cx.str("popitem(): dictionary is empty");
            Err(cx.key_error(message))
        }
    }
}

fn setdefault(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args)?;
    let default = args.opt(2).cloned().unwrap_or(Value::NONE);
    cx.dict_setdefault(dict, args.req(1), default)
}

/// `dict[key]`; a subclass may define `__missing__`.
fn getitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args)?;
    dict_item(cx, args.req(0), dict, args.req(1))
}

fn reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(reverse_iter(dict(cx, args)?, DictPart::Keys))
}

/// An iterator backwards over a part of a dict's entries.
pub fn reverse_iter(dict: &Ref<Dict>, part: DictPart) -> Value {
    let (next, len) = (dict.table.borrow().end(), dict.len());
    let dict = dict.clone();
    Iter::new(IterState::DictReversed {
        dict,
        part,
        next,
        len,
    })
    .into_value()
}

fn ior(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args)?;
    update_from(cx, dict, args.req(1))?;
    Ok(args.req(0).clone())
}
