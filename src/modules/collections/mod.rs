//! `_collections`: the containers of `collections` that need to be quick.
//!
//! In: values. Out: `deque`, `defaultdict`, `OrderedDict` and what counts for `Counter`.

mod defaultdict;
mod deque;
mod deque_methods;
mod ordered;

use std::rc::Rc;

use crate::modules::{new as new_module, state};
use crate::objects::dict::Dict;
use crate::objects::function::{Native, Property};
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(
        cx,
        "_collections",
        "High performance data structures.",
        FUNCTIONS,
    );
    deque::add(cx, &module);
    defaultdict::add(cx, &module);
    ordered::add(cx, &module);
    add_field_functions(cx);
    Ok(module.into_value())
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "_tuplegetter",
        "(index, doc, /)",
        "The property of a named tuple's field.",
        tuple_getter,
    ),
    def(
        "_count_elements",
        "(mapping, iterable, /)",
        "Count elements in the iterable, updating the mapping",
        count_elements,
    ),
];

fn count_elements(cx: &mut Cx, args: &Args) -> NativeResult {
    let mapping = args.req(0);
    let Some(dict) = cx.inner(mapping).get::<Dict>().cloned() else {
        return Err(cx.type_error("_count_elements() needs a dict"));
    };
    let (set, get) = (cx.names.setitem.clone(), cx.intern("get"));
    let class = cx.class_of(mapping);
    let is_plain =
        |name| crate::objects::class::lookup(&class, name).is_some_and(|(_, owner)| owner.builtin);
    let plain = is_plain(&set) && is_plain(&get);
    let iter = cx.iter(args.req(1))?;
    let one = Value::int(1);
    while let Some(item) = cx.next(&iter)? {
        if !plain {
            let before = cx.call_method(mapping, &get, &[item.clone(), Value::int(0)])?;
            let count = cx.binary(BinOp::Add, &before, &one)?;
            cx.set_item(mapping, &item, count)?;
            continue;
        }
        count_one(cx, &dict, item)?;
    }
    Ok(Value::NONE)
}

/// Adds 1 to what a dict says of an item.
fn count_one(cx: &mut Cx, dict: &Ref<Dict>, item: Value) -> Result<(), Raised> {
    let (hash, one) = (cx.hash(&item)?, Value::int(1));
    let Some(index) = cx.dict_find(dict, &item, hash)? else {
        return cx.dict_set_hashed(dict, hash, item, one);
    };
    let mut table = dict.table.borrow_mut();
    let before = match table.entry(index) {
        Some(entry) => entry.value.clone(),
        None => Value::int(0),
    };
    if let Some(count) = before.as_int().and_then(|before| before.checked_add(1)) {
        drop(table.replace(index, Value::int(count)));
        return Ok(());
    }
    drop(table);
    let count = cx.binary(BinOp::Add, &before, &one)?;
    cx.dict_set_hashed(dict, hash, item, count)
}

static FIELD: NativeDef = def(
    "field",
    "(index, tuple, /)",
    "The item of a tuple.",
    |cx, args| match (args.req(0).as_int(), cx.inner(args.req(1)).get::<Tuple>()) {
        (Some(index), Some(tuple)) => match tuple.items().get(index as usize) {
            Some(item) => Ok(item.clone()),
            None => Err(cx.index_error("tuple index out of range")),
        },
        _ => {
            let (index, given) = (args.req(0).as_int().unwrap_or(0), cx.type_name(args.req(1)));
            Err(cx.type_error(format_args!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{given}' object"
            )))
        }
    },
);

static CANNOT_SET: NativeDef = def("field", "(tuple, value, /)", "", |cx, _| {
    Err(cx.attribute_error("can't set attribute"))
});

static CANNOT_DELETE: NativeDef = def("field", "(tuple, /)", "", |cx, _| {
    Err(cx.attribute_error("can't delete attribute"))
});

/// The functions behind the properties of all named tuples.
struct FieldFunctions {
    get: u32,
    set: Value,
    delete: Value,
}

/// A property that gives an item of the tuple it is asked of: its getter is bound to the index.
fn tuple_getter(cx: &mut Cx, args: &Args) -> NativeResult {
    let functions = state::<FieldFunctions>(cx, "_collections.field")?;
    let get = Native {
        id: functions.get,
        receiver: args.req(0).clone(),
        is_method: true,
    };
    let get = Ref::new(get).into_value();
    let (set, delete) = (functions.set.clone(), functions.delete.clone());
    let mut property = Property::new(get, set, delete, args.req(1).clone(), Value::NONE);
    property.field = args
        .req(0)
        .as_int()
        .and_then(|index| u32::try_from(index).ok());
    Ok(Ref::new(property).into_value())
}

fn add_field_functions(cx: &mut Cx) {
    let get = cx.native(&FIELD, false);
    let functions = FieldFunctions {
        get: get.get::<Native>().map_or(0, |native| native.id),
        set: cx.native(&CANNOT_SET, false),
        delete: cx.native(&CANNOT_DELETE, false),
    };
    cx.module_state
        .insert("_collections.field", Rc::new(functions));
}
