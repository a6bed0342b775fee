//! What streams of text and of bytes in memory share: sizes as arguments, attributes in their state.

use crate::objects::class::lookup;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::set_algebra::dict_merge;
use crate::vm::raise::Raised;

/// An argument that says how much, if it does: an int of 64 bits. OverflowError if it has more.
pub fn given_size(cx: &mut Cx, size: Option<&Value>) -> Result<Option<i64>, Raised> {
    let Some(size) = size.filter(|size| !size.is_none()) else {
        return Ok(None);
    };
    let class = cx.class_of(size);
    if size.as_int().is_none() && lookup(&class, &cx.names.index).is_none() {
        let given = cx.type_name(size);
        return Err(cx.type_error(format_args!(
            "argument should be integer or None, not '{given}'"
        )));
    }
    if cx.inner(size).kind() == Kind::BigInt {
        return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer"));
    }
    cx.index(size).map(Some)
}

/// The same; less than nothing means all.
pub fn size(cx: &mut Cx, size: Option<&Value>) -> Result<Option<usize>, Raised> {
    let size = given_size(cx, size)?;
    Ok(size.and_then(|size| usize::try_from(size).ok()))
}

/// The attributes that a script gave a stream, as its state holds them.
pub fn attributes(stream: &Value) -> Value {
    match stream.get::<Instance>().map(|object| object.dict()) {
        Some(dict) if !dict.is_empty() => Dict::of(dict.table.borrow().copy()).into_value(),
        _ => Value::NONE,
    }
}

/// Gives a stream the attributes of a state, whose `nth` item they are.
pub fn set_attributes(
    cx: &mut Cx,
    stream: &Value,
    attributes: &Value,
    nth: &str,
) -> Result<(), Raised> {
    if attributes.is_none() {
        return Ok(());
    }
    let (Some(from), Some(object)) = (attributes.get::<Dict>(), stream.get::<Instance>()) else {
        let given = cx.type_name(attributes);
        return Err(cx.type_error(format_args!(
            "{nth} item of state should be a dict, got a {given}"
        )));
    };
    dict_merge(cx, &object.dict(), from)
}
