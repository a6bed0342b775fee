//! Building containers and strings, and the rare intrinsics.

use compact_str::{CompactString, ToCompactString};

use crate::bytecode::instr::{Conversion, Intrinsic};
use crate::objects::dict::Dict;
use crate::objects::heap::INTERNED;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::set::{Set, SetTable};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::Done;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// `{a, b, …}`
pub fn set(cx: &mut Cx, items: Vec<Value>) -> Result<Done, Raised> {
    let set = Set::new(Kind::Set, SetTable::default());
    for item in items {
        cx.set_add(&set, item)?;
    }
    Ok(Done::Value(set.into_value()))
}

/// `{a: b, …}` from keys and values in turn.
pub fn dict(cx: &mut Cx, items: Vec<Value>) -> Result<Done, Raised> {
    let dict = Dict::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        cx.dict_set(&dict, key, value)?;
    }
    Ok(Done::Value(dict.into_value()))
}

/// Whether `string` writes the value as it is: a string, or an int.
#[inline(always)]
pub fn is_part(value: &Value) -> bool {
    value.as_int().is_some() || value.get::<Str>().is_some()
}

/// The parts of an f-string joined; they are moved out.
#[inline(never)]
pub fn string(parts: &mut [Value]) -> Value {
    let length = |part: &Value| {
        part.get::<Str>()
            .map_or(INT_LENGTH, |text| text.as_str().len())
    };
    let mut text = CompactString::with_capacity(parts.iter().map(length).sum());
    for part in parts {
        let part = part.take();
        if let Some(part) = part.get::<Str>() {
            text.push_str(part.as_str());
        } else if let Some(number) = part.as_int() {
            text.push_str(&number.to_compact_string());
        }
    }
    Str::new(text).into_value()
}

/// What room an int in a text is given.
const INT_LENGTH: usize = 6;

/// A field of an f-string.
pub fn format(
    cx: &mut Cx,
    conversion: Conversion,
    value: Value,
    spec: Value,
) -> Result<Done, Raised> {
    let value = match conversion {
        Conversion::None | Conversion::Part => value,
        Conversion::Str => cx.str_of(&value)?.into_value(),
        Conversion::Repr => cx.repr(&value)?.into_value(),
        Conversion::Ascii => cx.ascii(&value)?.into_value(),
    };
    let spec = spec.get::<Str>().map_or("", |spec| spec.as_str());
    if spec.is_empty() && value.kind() == Kind::Str {
        return Ok(Done::Value(value));
    }
    cx.format(&value, spec)
        .map(|text| Done::Value(text.into_value()))
}

/// `[*value]` onto a list
pub fn list_extend(cx: &mut Cx, list: Value, value: Value) -> Result<Done, Raised> {
    if !is_iterable(cx, &value) {
        let name = cx.type_name(&value);
        return Err(cx.type_error(format_args!(
            "Value after * must be an iterable, not {name}"
        )));
    }
    extend(cx, list, value)
}

/// The arguments of `callee(*value)`, where there are no others.
pub fn args_of(cx: &mut Cx, value: Value, callee: Value) -> Result<Done, Raised> {
    if value.kind() == Kind::Tuple {
        return Ok(Done::Value(value));
    }
    if !is_iterable(cx, &value) {
        let (function, name) = (callee_name(cx, &callee), cx.type_name(&value));
        return Err(cx.type_error(format_args!(
            "{function} argument after * must be an iterable, not {name}"
        )));
    }
    let list = List::new(Vec::new()).into_value();
    extend(cx, list.clone(), value)?;
    Ok(Done::Value(list))
}

/// The keyword arguments of `callee(**value)`, where there are no others: nobody can change the dict
/// before the call, which copies what it takes from it.
pub fn keywords_of(cx: &mut Cx, value: Value, callee: Value) -> Result<Done, Raised> {
    let is_name = |key: &Value| {
        key.get::<Str>()
            .is_some_and(|name| name.header().has(INTERNED))
    };
    if let Some(dict) = value.get::<Dict>()
        && dict.table.borrow().iter().all(|entry| is_name(&entry.key))
    {
        return Ok(Done::Value(value));
    }
    let dict = Dict::new().into_value();
    dict_merge(cx, dict.clone(), value, callee)?;
    Ok(Done::Value(dict))
}

fn is_iterable(cx: &mut Cx, value: &Value) -> bool {
    if matches!(value.kind(), Kind::List | Kind::Tuple) {
        return true;
    }
    let iter_name = cx.names.iter.clone();
    let item_name = cx.names.getitem.clone();
    cx.class_attr(value, &iter_name).is_some() || cx.class_attr(value, &item_name).is_some()
}

fn extend(cx: &mut Cx, list: Value, value: Value) -> Result<Done, Raised> {
    if let (Some(list), Some(tuple)) = (list.get::<List>(), value.get::<Tuple>()) {
        list.items.borrow_mut().extend_from_slice(tuple.items());
        return Ok(Done::Here);
    }
    let items = cx.collect_list(&value)?;
    if let Some(list) = list.get::<List>() {
        list.items.borrow_mut().extend(items);
    }
    Ok(Done::Here)
}

/// Adds to a set
pub fn set_add(cx: &mut Cx, set: &Value, value: Value) -> Result<Done, Raised> {
    if let Some(set) = set.get::<Set>() {
        cx.set_add(&set.clone(), value.by_words())?;
    }
    Ok(Done::Here)
}

/// `{*value}` into a set
pub fn set_update(cx: &mut Cx, set: Value, value: Value) -> Result<Done, Raised> {
    let items = cx.collect(&value)?;
    if let Some(set) = set.get::<Set>().cloned() {
        for item in items {
            cx.set_add(&set, item)?;
        }
    }
    Ok(Done::Here)
}

/// `dict[key] = value`
pub fn dict_set(cx: &mut Cx, dict: &Value, key: Value, value: Value) -> Result<Done, Raised> {
    if let Some(dict) = dict.get::<Dict>() {
        cx.dict_set(&dict.clone(), key, value)?;
    }
    Ok(Done::Here)
}

/// `{**value}` into a dict
pub fn dict_update(cx: &mut Cx, dict: Value, value: Value) -> Result<Done, Raised> {
    let Some(pairs) = mapping_pairs(cx, &value)? else {
        let name = cx.type_name(&value);
        return Err(cx.type_error(format_args!("'{name}' object is not a mapping")));
    };
    if let Some(dict) = dict.get::<Dict>().cloned() {
        for (key, value) in pairs {
            cx.dict_set(&dict, key, value)?;
        }
    }
    Ok(Done::Here)
}

/// `f(**value)` into the dict of keyword arguments
pub fn dict_merge(cx: &mut Cx, dict: Value, value: Value, callee: Value) -> Result<Done, Raised> {
    let Some(pairs) = mapping_pairs(cx, &value)? else {
        let (function, name) = (callee_name(cx, &callee), cx.type_name(&value));
        return Err(cx.type_error(format_args!(
            "{function} argument after ** must be a mapping, not {name}"
        )));
    };
    let Some(dict) = dict.get::<Dict>().cloned() else {
        return Ok(Done::Here);
    };
    for (key, value) in pairs {
        let Some(name) = key.get::<Str>() else {
            return Err(cx.type_error("keywords must be strings"));
        };
        if dict.get_str(name).is_some() {
            let function = callee_name(cx, &callee);
            let name = name.as_str();
            return Err(cx.type_error(format_args!(
                "{function} got multiple values for keyword argument '{name}'"
            )));
        }
        let name = cx.interner.intern_str(name);
        dict.set_str(&name, value);
    }
    Ok(Done::Here)
}

/// `module.function()` as error messages name a callee; what has no name is shown.
fn callee_name(cx: &mut Cx, callee: &Value) -> String {
    let [name, module] = [cx.names.qualname.clone(), cx.names.module.clone()];
    let [name, module] = [name, module].map(|name| cx.find_attr(callee, &name).ok().flatten());
    let Some(name) = name else {
        return cx
            .str_of(callee)
            .map_or_else(|_| cx.type_name(callee), |text| text.as_str().to_owned());
    };
    let name = name
        .get::<Str>()
        .map_or("function", |name| name.as_str())
        .to_owned();
    match module.as_ref().and_then(|module| module.get::<Str>()) {
        Some(module) if module.as_str() != "builtins" => format!("{}.{name}()", module.as_str()),
        _ => format!("{name}()"),
    }
}

/// The keys and values of a mapping; None if the value is none.
pub fn mapping_pairs(cx: &mut Cx, value: &Value) -> Result<Option<Vec<(Value, Value)>>, Raised> {
    let inner = cx.inner(value).clone();
    if let Some(dict) = inner.get::<Dict>() {
        let table = dict.table.borrow();
        return Ok(Some(
            table
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.clone()))
                .collect(),
        ));
    }
    let keys = cx.names.keys.clone();
    let Some(method) = cx.find_attr(value, &keys)? else {
        return Ok(None);
    };
    let keys = cx.call(&method, &[])?;
    let mut pairs = Vec::new();
    for key in cx.collect(&keys)? {
        let item = cx.get_item(value, &key)?;
        pairs.push((key, item));
    }
    Ok(Some(pairs))
}

/// One of the rare operations.
pub fn intrinsic(cx: &mut Cx, op: Intrinsic, value: Value) -> Result<Done, Raised> {
    let result = match op {
        Intrinsic::TypeVar => typing(cx, "_lazy_type_var", value)?,
        Intrinsic::ParamSpec => typing(cx, "_lazy_param_spec", value)?,
        Intrinsic::TypeVarTuple => typing(cx, "_lazy_type_var_tuple", value)?,
        Intrinsic::TypeAlias => typing(cx, "_lazy_alias", value)?,
        Intrinsic::Generic => {
            let generic = typing_name(cx, "Generic")?;
            cx.get_item(&generic, &value)?
        }
        Intrinsic::PrintExpr => {
            let show = cx.hooks.display;
            show(cx, &value)?;
            Value::NONE
        }
        Intrinsic::ListToTuple => {
            Tuple::new(value.get::<List>().map_or(Vec::new(), |list| list.to_vec())).into_value()
        }
        Intrinsic::BuildClass => {
            let name = cx.intern("__build_class__");
            match cx.builtins.get_str(&name) {
                Some(build) => build,
                None => {
                    let class = cx.exceptions.NameError.clone();
                    return Err(cx.raise(&class, "__build_class__ not found"));
                }
            }
        }
        Intrinsic::Namespace => cx.current_locals(),
    };
    Ok(Done::Value(result))
}

fn typing_name(cx: &mut Cx, name: &str) -> NativeResult {
    let import = cx.hooks.import;
    let module = import(cx, "typing")?;
    let name = cx.intern(name);
    cx.get_attr(&module, &name)
}

/// Calls a function of `typing` with the items of a tuple.
fn typing(cx: &mut Cx, name: &str, parts: Value) -> NativeResult {
    let function = typing_name(cx, name)?;
    let args = parts
        .get::<Tuple>()
        .map_or(Vec::new(), |parts| parts.items().to_vec());
    cx.call(&function, &args)
}
