//! `OrderedDict`: a dict whose entries can be moved to the ends.
//!
//! Every dict keeps its order; here is what needs a dict's insides. The rest of the class is in
//! `stdlib/collections/__init__.py`.

use std::cell::Cell;
use std::rc::Rc;

use crate::modules::{new_class, set};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::iterator::{DictPart, DictView};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::iterate::{NextItem, entry_part, native_iter, with_native_body};
use crate::vm::raise::Raised;

/// Gives the module the functions.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    let object = cx.types.object.clone();
    let iterator = new_class(cx, "builtins", "odict_iterator", &object, Kind::Iter);
    cx.add_methods(&iterator, crate::builtins::iterators::ITERATOR);
    cx.add_methods(&iterator, REDUCE);
    cx.module_state.insert(ITERATOR, Rc::new(iterator));
    for def in FUNCTIONS {
        let function = cx.native(def, def.signature.starts_with("(self"));
        set(cx, module, def.name, function);
    }
    let bases = [
        (cx.types.dict_keys.clone(), "odict_keys"),
        (cx.types.dict_values.clone(), "odict_values"),
        (cx.types.dict_items.clone(), "odict_items"),
    ];
    for (base, name) in bases {
        let class = new_class(cx, "builtins", name, &base, Kind::DictView);
        cx.add_methods(&class, VIEW_METHODS);
        set(cx, module, name, class.into_value());
    }
}

/// Where the class of the iterators is kept.
const ITERATOR: &str = "odict_iterator";

static REDUCE: &[NativeDef] = &[def(
    "__reduce__",
    "(self, /)",
    "Return state information for pickling.",
    reduce,
)];

static VIEW_METHODS: &[NativeDef] = &[
    def("__iter__", "(self, /)", "Implement iter(self).", iter),
    def(
        "__reversed__",
        "(self, /)",
        "Implement reversed(self).",
        reversed,
    ),
];

static FUNCTIONS: &[NativeDef] = &[
    def(
        "move_to_end",
        "(self, key, last=True)",
        "Move an existing element to the end (or beginning if last is false).",
        move_to_end,
    ),
    def(
        "popitem",
        "(self, last=True)",
        "Remove and return a (key, value) pair from the dictionary.",
        pop_item,
    ),
    def("__iter__", "(self, /)", "Implement iter(self).", iter),
    def(
        "__reversed__",
        "(self, /)",
        "Implement reversed(self).",
        reversed,
    ),
    def(
        "view",
        "(dict, class, part, /)",
        "A view of an OrderedDict.",
        view,
    ),
];

fn dict(cx: &mut Cx, value: &Value) -> Result<Ref<Dict>, Raised> {
    match cx.inner(value).get::<Dict>() {
        Some(dict) => Ok(dict.clone()),
        None => Err(crate::builtins::protocol::wrong_receiver(
            cx,
            value,
            "collections.OrderedDict",
        )),
    }
}

fn move_to_end(cx: &mut Cx, args: &Args) -> NativeResult {
    let (dict, key) = (dict(cx, args.req(0))?, args.req(1));
    let hash = cx.hash(key)?;
    let last = is_last(cx, args.opt(2))?;
    let Some(index) = cx.dict_find(&dict, key, hash)? else {
        return Err(cx.key_error(key.clone()));
    };
    let mut table = dict.table.borrow_mut();
    // The key as it stands in the dict: an equal one may have been given.
    let (own_key, value) = table.remove(index);
    if last {
        table.insert_new(hash, own_key, value);
    } else {
        table.insert_first(hash, own_key, value);
    }
    Ok(Value::NONE)
}

/// The argument that says which end.
fn is_last(cx: &mut Cx, given: Option<&Value>) -> Result<bool, Raised> {
    given.map_or(Ok(true), |last| cx.truth(last))
}

fn pop_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args.req(0))?;
    let last = is_last(cx, args.opt(1))?;
    let removed = {
        let mut table = dict.table.borrow_mut();
        match table.next_from(0).map(|(index, _)| index) {
            Some(_) if last => table.pop_last(),
            first => first.map(|index| table.remove(index)),
        }
    };
    match removed {
        Some((key, value)) => Ok(Tuple::new([key, value]).into_value()),
        None => {
            let message = cx.str("dictionary is empty");
            Err(cx.key_error(message))
        }
    }
}

/// `part` says which: 0 keys, 1 values, 2 items.
fn view(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = dict(cx, args.req(0))?;
    let part = match args.req(2).as_int() {
        Some(0) => DictPart::Keys,
        Some(1) => DictPart::Values,
        _ => DictPart::Items,
    };
    let view = Ref::new(DictView { dict, part }).into_value();
    match args.req(1).get() {
        Some(class) => Ok(Instance::new(Ref::clone(class), view).into_value()),
        None => Ok(view),
    }
}

/// Goes through a part of an OrderedDict's entries, which must stay as they are.
struct OrderedIter {
    dict: Ref<Dict>,
    part: DictPart,
    /// The version of the keys, when the iterator was made.
    version: u64,
    /// The index of the next entry; None at the end.
    next: Cell<Option<usize>>,
    backwards: bool,
}

impl NextItem for OrderedIter {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let Some(index) = self.next.get() else {
            return Ok(None);
        };
        let table = self.dict.table.borrow();
        if table.keys_version() != self.version {
            return Err(cx.runtime_error("OrderedDict mutated during iteration"));
        }
        let after = match self.backwards {
            true => table.next_back_from(index),
            false => table.next_from(index + 1),
        };
        self.next.set(after.map(|(index, _)| index));
        let entry = table.entry(index);
        Ok(entry.map(|entry| entry_part(&entry.key, &entry.value, self.part)))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.to_value());
    }
}

/// A copy goes over a list of what is left.
fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let left = with_native_body(args.req(0), |iter: &OrderedIter| {
        let table = iter.dict.table.borrow();
        let mut items = Vec::new();
        let mut next = iter.next.get();
        while let Some(index) = next {
            let entry = table.entry(index);
            items.extend(entry.map(|entry| entry_part(&entry.key, &entry.value, iter.part)));
            let after = match iter.backwards {
                true => table.next_back_from(index),
                false => table.next_from(index + 1),
            };
            next = after.map(|(index, _)| index);
        }
        items
    });
    let name = cx.intern("iter");
    let iter = cx.builtins.get_str(&name).unwrap_or(Value::NONE);
    let items = List::new(left.unwrap_or_default()).into_value();
    Ok(Tuple::new([iter, Tuple::new([items]).into_value()]).into_value())
}

fn iter(cx: &mut Cx, args: &Args) -> NativeResult {
    iterator(cx, args.req(0), false)
}

fn reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    iterator(cx, args.req(0), true)
}

/// An iterator over an OrderedDict or one of its views.
fn iterator(cx: &mut Cx, over: &Value, backwards: bool) -> NativeResult {
    let (dict, part) = match cx.inner(over).get::<DictView>() {
        Some(view) => (view.dict.clone(), view.part),
        None => (dict(cx, over)?, DictPart::Keys),
    };
    let Some(class) = cx.module_state.get(ITERATOR) else {
        return Err(cx.type_error("the module collections is not there"));
    };
    let Ok(class) = Rc::clone(class).downcast::<Ref<Class>>() else {
        return Err(cx.type_error("odict_iterator is no class"));
    };
    let (version, first) = {
        let table = dict.table.borrow();
        let first = match backwards {
            true => table.next_back_from(table.end()),
            false => table.next_from(0),
        };
        (table.keys_version(), first.map(|(index, _)| index))
    };
    let body = OrderedIter {
        dict,
        part,
        version,
        next: Cell::new(first),
        backwards,
    };
    Ok(native_iter(&class, body))
}
