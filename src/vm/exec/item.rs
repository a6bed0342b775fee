//! Items: `obj[index]` and `in`.

use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::number_hash::hash_int;
use crate::objects::search;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::call::then;
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, call_with, flow};
use crate::vm::native::Flow;
use crate::vm::ops::compare::quick_equal;
use crate::vm::ops::item::{builtin_contains, builtin_get_item, inner_get_item, normalise};
use crate::vm::raise::Raised;

/// `object[index]` where that is plain: a list, tuple or string at an int, a dict at a string or int key
/// that it has.
#[inline(never)]
pub fn quick_get(cx: &mut Cx, object: &Value, index: &Value) -> Option<Value> {
    match object.kind() {
        Kind::List => {
            let items = object.get::<List>()?.items.borrow();
            Some(items[normalise(index.as_int()?, items.len())?].clone())
        }
        Kind::Tuple => {
            let items = object.get::<Tuple>()?.items();
            Some(items[normalise(index.as_int()?, items.len())?].clone())
        }
        Kind::Dict => {
            let dict = object.get::<Dict>()?;
            let found = find_plain(dict, index)??;
            let table = dict.table.borrow();
            table.entry(found).map(|entry| entry.value.clone())
        }
        Kind::Str => {
            let text = object.get::<Str>()?;
            let at = normalise(index.as_int()?, text.chars())?;
            let is_ascii = text.is_ascii();
            is_ascii.then(|| {
                cx.interner
                    .character(text.as_str().as_bytes()[at])
                    .into_value()
            })
        }
        _ => None,
    }
}

/// Where a dict has a string or an int; None if another key must be asked, or the key is no such.
#[inline(always)]
fn find_plain(dict: &Ref<Dict>, key: &Value) -> Option<Option<usize>> {
    let table = dict.table.borrow();
    if let Some(key) = key.get::<Str>() {
        return table.find_text(key);
    }
    let number = key.as_int()?;
    table.find_int(hash_int(number), number)
}

/// `object[index]`
pub fn get(cx: &mut Cx, object: Value, index: Value) -> Result<Done, Raised> {
    if object.kind() != Kind::Instance {
        if let Some(value) = builtin_get_item(cx, &object, &index)? {
            return Ok(Done::Value(value));
        }
        return cx.get_item(&object, &index).map(Done::Value);
    }
    if let Some(value) = inner_get_item(cx, &object, &index)? {
        return Ok(Done::Value(value));
    }
    let name = cx.names.getitem.clone();
    match script_method(cx, &object, &name) {
        Some(callee) => call_with(cx, callee, [object, index]),
        None => cx.get_item(&object, &index).map(Done::Value),
    }
}

/// `object[index] = value` where the object is a list or a dict with simple keys; gives the value back
/// if it is not.
#[inline(always)]
pub fn quick_set(object: &Value, index: &Value, value: Value) -> Result<(), Value> {
    if let (Some(list), Some(at)) = (object.get::<List>(), index.as_int()) {
        let mut items = list.items.borrow_mut();
        let Some(place) = usize::try_from(at).ok().and_then(|at| items.get_mut(at)) else {
            return Err(value);
        };
        let old = place.replace(value);
        drop(items);
        drop(old);
        return Ok(());
    }
    match object.get::<Dict>() {
        Some(dict) => quick_set_key(dict, index, value),
        None => Err(value),
    }
}

fn quick_set_key(dict: &Ref<Dict>, key: &Value, value: Value) -> Result<(), Value> {
    let mut table = dict.table.borrow_mut();
    let (hash, found) = match (key.get::<Str>(), key.as_int()) {
        (Some(text), _) => (text.hash(), table.find_text(text)),
        (None, Some(number)) => {
            let hash = hash_int(number);
            (hash, table.find_int(hash, number))
        }
        (None, None) => return Err(value),
    };
    match found {
        Some(Some(index)) => {
            let old = table.replace(index, value);
            drop(table);
            drop(old);
        }
        Some(None) => drop(table.insert_new(hash, key.clone(), value)),
        None => return Err(value),
    }
    Ok(())
}

/// `object[index] = value`
pub fn set(cx: &mut Cx, object: Value, index: Value, value: Value) -> Result<Done, Raised> {
    if object.kind() == Kind::Instance {
        let name = cx.names.setitem.clone();
        if let Some(callee) = script_method(cx, &object, &name) {
            return call_with(cx, callee, [object, index, value]);
        }
    }
    cx.set_item(&object, &index, value).map(|()| Done::Here)
}

/// `del object[index]`
pub fn delete(cx: &mut Cx, object: Value, index: Value) -> Result<Done, Raised> {
    if object.kind() == Kind::Instance {
        let name = cx.names.delitem.clone();
        if let Some(callee) = script_method(cx, &object, &name) {
            return call_with(cx, callee, [object, index]);
        }
    }
    cx.del_item(&object, &index).map(|()| Done::Here)
}

/// `item in container` where that is plain: a string in a string, a string or int in a dict, and in a list
/// or tuple of such. A set is looked at in the general way.
#[inline(never)]
pub fn quick_contains(container: &Value, item: &Value) -> Option<bool> {
    match container.kind() {
        Kind::Str => {
            let (text, part) = (container.get::<Str>()?, item.get::<Str>()?);
            Some(match (text.as_str().as_bytes(), part.as_str().as_bytes()) {
                (text, &[byte]) => text.contains(&byte),
                (text, part) => search::find(text, part).is_some(),
            })
        }
        Kind::Dict => find_plain(container.get::<Dict>()?, item).map(|found| found.is_some()),
        Kind::List => is_among(&container.get::<List>()?.items.borrow(), item),
        Kind::Tuple => is_among(container.get::<Tuple>()?.items(), item),
        _ => None,
    }
}

/// Whether one of the items is the same or equal; None if a script's code must be asked.
fn is_among(items: &[Value], sought: &Value) -> Option<bool> {
    for item in items {
        if quick_equal(item, sought)? {
            return Some(true);
        }
    }
    Some(false)
}

/// `item in container`, or `not in`
pub fn contains(cx: &mut Cx, container: Value, item: Value, negate: bool) -> Result<Done, Raised> {
    if container.kind() != Kind::Instance {
        let found = match builtin_contains(cx, &container, &item)? {
            Some(found) => found,
            None => cx.contains(&container, &item)?,
        };
        return Ok(Done::Value(Value::bool(found != negate)));
    }
    let name = cx.names.contains.clone();
    let Some(callee) = script_method(cx, &container, &name) else {
        let found = cx.contains(&container, &item)?;
        return Ok(Done::Value(Value::bool(found != negate)));
    };
    let then = then(move |cx, result| {
        let value = result?;
        let found = cx.truth(&value)?;
        Ok(Flow::Return(Value::bool(found != negate)))
    });
    flow(
        cx,
        Ok(Flow::Call {
            callee,
            args: vec![container, item],
            then,
        }),
    )
}

/// The method, if a script defined it: then it is called without nesting.
fn script_method(cx: &mut Cx, object: &Value, name: &Ref<Str>) -> Option<Value> {
    cx.class_attr(object, name)
        .filter(|method| method.kind() == Kind::Function)
}
