//! What arrays have in common with other sequences: items, slices, comparing, joining.

use super::items::{self, other_array, packed_item};
use super::{new_array, this};
use crate::bytecode::instr::CmpOp;
use crate::objects::array::{Array, array_of};
use crate::objects::slice::Slice;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::item::normalise;
use crate::vm::ops::sequence::{check_exports, repeat_count, repeated};
use crate::vm::ops::slicing::{Bounds, cut, indices, splice};
use crate::vm::raise::Raised;

pub(super) static METHODS: &[NativeDef] = &[
    def("__len__", "(self, /)", "Return len(self).", |cx, args| {
        Ok(Value::int(this(cx, args)?.len() as i64))
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
        add_in_place,
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
];

/// The index of the first item from `start` on that equals the argument.
pub(super) fn find(
    cx: &mut Cx,
    args: &Args,
    start: usize,
    stop: usize,
) -> Result<Option<usize>, Raised> {
    let array = this(cx, args)?;
    let mut index = start;
    while index < stop
        && let Some(item) = items::get(cx, array, index)?
    {
        if cx.same_or_equal(&item, args.req(1))? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// Whether the key of an item is a slice; a TypeError if it is no index either.
fn as_slice<'a>(cx: &mut Cx, key: &'a Value) -> Result<Option<&'a Slice>, Raised> {
    if let Some(slice) = key.get::<Slice>() {
        return Ok(Some(slice));
    }
    let name = cx.names.index.clone();
    match cx.class_attr(key, &name) {
        Some(_) => Ok(None),
        None => Err(cx.type_error("array indices must be integers")),
    }
}

fn place(cx: &mut Cx, array: &Array, key: &Value, message: &str) -> Result<usize, Raised> {
    let index = cx.index(key)?;
    match normalise(index, array.len()) {
        Some(place) => Ok(place),
        None => Err(cx.index_error(message)),
    }
}

const ASSIGNMENT: &str = "array assignment index out of range";

fn get_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let (array, key) = (this(cx, args)?, args.req(1));
    if let Some(slice) = as_slice(cx, key)? {
        let extent = Bounds::of(cx, slice)?.extent(array.len());
        let all = words(array);
        let picked = indices(extent).flat_map(|index| all[index].iter().copied());
        let picked = picked.collect();
        return new_array(cx, array.format, picked);
    }
    let place = place(cx, array, key, "array index out of range")?;
    let item = items::get(cx, array, place)?;
    item.ok_or_else(|| cx.index_error("array index out of range"))
}

/// The bytes of each item.
fn words(array: &Array) -> Vec<Box<[u8]>> {
    let bytes = array.bytes.bytes.borrow();
    bytes.chunks(array.format.size).map(Box::from).collect()
}

fn set_words(array: &Array, words: &[Box<[u8]>]) {
    *array.bytes.bytes.borrow_mut() = words.concat();
}

fn set_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let (array, key, value) = (this(cx, args)?, args.req(1), args.req(2));
    let Some(slice) = as_slice(cx, key)? else {
        let place = place(cx, array, key, ASSIGNMENT)?;
        let word = packed_item(cx, array.format, value)?;
        array.set(place, word);
        return Ok(Value::NONE);
    };
    let Some(other) = array_of(cx.inner(value)) else {
        let given = cx.type_name(value);
        return Err(cx.type_error(format_args!(
            "can only assign array (not \"{given}\") to array slice"
        )));
    };
    if other.format != array.format {
        return Err(bad_argument(cx));
    }
    let extent = Bounds::of(cx, slice)?.extent(array.len());
    if extent.step == 1 && extent.count != other.len() {
        check_exports(cx, &array.bytes)?;
    }
    let mut all = words(array);
    if let Err((given, wanted)) = splice(&mut all, extent, words(other)) {
        return Err(cx.value_error(format_args!(
            "attempt to assign array of size {given} to extended slice of size {wanted}"
        )));
    }
    set_words(array, &all);
    Ok(Value::NONE)
}

fn del_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let (array, key) = (this(cx, args)?, args.req(1));
    let mut all = words(array);
    if let Some(slice) = as_slice(cx, key)? {
        let extent = Bounds::of(cx, slice)?.extent(array.len());
        if extent.count > 0 {
            check_exports(cx, &array.bytes)?;
        }
        cut(&mut all, extent);
    } else {
        let place = place(cx, array, key, ASSIGNMENT)?;
        check_exports(cx, &array.bytes)?;
        all.remove(place);
    }
    set_words(array, &all);
    Ok(Value::NONE)
}

fn bad_argument(cx: &mut Cx) -> Raised {
    cx.type_error("bad argument type for built-in operation")
}

fn add(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    let other = other_array(cx, args.req(1), "append", "to array")?;
    if other.format != array.format {
        return Err(bad_argument(cx));
    }
    let mut bytes = array.to_bytes();
    bytes.extend_from_slice(&other.to_bytes());
    new_array(cx, array.format, bytes)
}

fn add_in_place(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    other_array(cx, args.req(1), "extend", "with array").map_err(|_| {
        let given = cx.type_name(args.req(1));
        cx.type_error(format_args!(
            "can only extend array with array (not \"{given}\")"
        ))
    })?;
    super::edit::extend_with(cx, array, args.req(1))?;
    Ok(args.req(0).clone())
}

/// The bytes, so many times; None if the argument is no number.
fn times(cx: &mut Cx, args: &Args) -> Result<Option<Vec<u8>>, Raised> {
    let array = this(cx, args)?;
    match repeat_count(cx, args.req(1))? {
        Some(count) => repeated(cx, &array.to_bytes(), count).map(Some),
        None => Ok(None),
    }
}

fn multiply(cx: &mut Cx, args: &Args) -> NativeResult {
    let format = this(cx, args)?.format;
    match times(cx, args)? {
        Some(bytes) => new_array(cx, format, bytes),
        None => Err(not_an_int(cx, args)),
    }
}

fn not_an_int(cx: &mut Cx, args: &Args) -> Raised {
    let given = cx.type_name(args.req(1));
    cx.type_error(format_args!(
        "can't multiply sequence by non-int of type '{given}'"
    ))
}

fn multiply_in_place(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    let Some(bytes) = times(cx, args)? else {
        return Err(not_an_int(cx, args));
    };
    if bytes.len() != array.bytes.bytes.borrow().len() {
        check_exports(cx, &array.bytes)?;
    }
    *array.bytes.bytes.borrow_mut() = bytes;
    Ok(args.req(0).clone())
}

fn compare(cx: &mut Cx, args: &Args, op: CmpOp) -> NativeResult {
    let a = this(cx, args)?;
    let Some(b) = array_of(crate::vm::ops::class_of::inner(args.req(1))) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.len() != b.len() && matches!(op, CmpOp::Eq | CmpOp::Ne) {
        return Ok(Value::bool(op == CmpOp::Ne));
    }
    for index in 0..a.len().min(b.len()) {
        let (Some(x), Some(y)) = (items::get(cx, a, index)?, items::get(cx, b, index)?) else {
            break;
        };
        if !cx.same_or_equal(&x, &y)? {
            return match op {
                CmpOp::Eq => Ok(Value::FALSE),
                CmpOp::Ne => Ok(Value::TRUE),
                _ => cx.compare(op, &x, &y),
            };
        }
    }
    let (a, b) = (Value::int(a.len() as i64), Value::int(b.len() as i64));
    cx.compare(op, &a, &b)
}
