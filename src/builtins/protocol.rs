//! Rows that many built-in types share: comparison, hashing, length, items, iteration.
//!
//! A script may call them by name (`[1].__len__()`, `super().__eq__(other)`); the operators
//! themselves do not come this way.

use crate::bytecode::instr::CmpOp;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::arith::{builtin_binary, builtin_inplace, unsupported};
use crate::vm::ops::compare::builtin_compare;
use crate::vm::ops::item;
use crate::vm::raise::Raised;

/// The receiver of a method of a built-in type, also inside an instance of a script's subclass.
pub fn receiver<'a, T: Object>(
    cx: &mut Cx,
    args: &Args<'a>,
    type_name: &str,
) -> Result<&'a Ref<T>, Raised> {
    let value = args.req(0);
    match cx.inner(value).get::<T>() {
        Some(object) => Ok(object),
        None => Err(wrong_receiver(cx, value, type_name)),
    }
}

/// The TypeError for a method that was called with a receiver of another type.
#[cold]
pub fn wrong_receiver(cx: &mut Cx, value: &Value, type_name: &str) -> Raised {
    let given = cx.type_name(value);
    cx.type_error(format_args!(
        "descriptor requires a '{type_name}' object but received a '{given}'"
    ))
}

/// `__eq__` and `__ne__`
pub static EQUALITY: &[NativeDef] = &[
    def("__eq__", "(self, value, /)", "Return self==value.", eq),
    def("__ne__", "(self, value, /)", "Return self!=value.", ne),
];

/// `__lt__`, `__le__`, `__gt__` and `__ge__`
pub static ORDER: &[NativeDef] = &[
    def("__lt__", "(self, value, /)", "Return self<value.", lt),
    def("__le__", "(self, value, /)", "Return self<=value.", le),
    def("__gt__", "(self, value, /)", "Return self>value.", gt),
    def("__ge__", "(self, value, /)", "Return self>=value.", ge),
];

/// `__hash__` of what can be hashed.
pub static HASH: &[NativeDef] = &[def("__hash__", "(self, /)", "Return hash(self).", hash)];

/// `__repr__` of a built-in type.
pub static REPR: &[NativeDef] = &[def("__repr__", "(self, /)", "Return repr(self).", repr)];

/// `__len__`
pub static LEN: &[NativeDef] = &[def("__len__", "(self, /)", "Return len(self).", len)];

/// `__iter__`
pub static ITER: &[NativeDef] = &[def("__iter__", "(self, /)", "Implement iter(self).", iter)];

/// `__contains__`
pub static CONTAINS: &[NativeDef] = &[def(
    "__contains__",
    "(self, key, /)",
    "Return bool(key in self).",
    contains,
)];

/// `__getitem__`
pub static GET_ITEM: &[NativeDef] = &[def(
    "__getitem__",
    "(self, key, /)",
    "Return self[key].",
    get_item,
)];

/// `__setitem__` and `__delitem__`
pub static SET_ITEM: &[NativeDef] = &[
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
];

/// `__add__`, `__mul__` and `__rmul__` of sequences.
pub static CONCAT: &[NativeDef] = &[
    def("__add__", "(self, value, /)", "Return self+value.", add),
    def("__mul__", "(self, value, /)", "Return self*value.", mul),
    def("__rmul__", "(self, value, /)", "Return value*self.", rmul),
];

/// `__iadd__` and `__imul__` of sequences that can change.
pub static CONCAT_IN_PLACE: &[NativeDef] = &[
    def(
        "__iadd__",
        "(self, value, /)",
        "Implement self+=value.",
        iadd,
    ),
    def(
        "__imul__",
        "(self, value, /)",
        "Implement self*=value.",
        imul,
    ),
];

/// `__class_getitem__`
pub static CLASS_GETITEM: &[NativeDef] = &[def(
    "__class_getitem__",
    "(cls, item, /)",
    "See PEP 585",
    class_getitem,
)];

fn compare(cx: &mut Cx, args: &Args, op: CmpOp) -> NativeResult {
    let (a, b) = (cx.inner(args.req(0)).clone(), cx.inner(args.req(1)).clone());
    let answer = builtin_compare(cx, op, &a, &b)?;
    Ok(answer.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn eq(cx: &mut Cx, args: &Args) -> NativeResult {
    compare(cx, args, CmpOp::Eq)
}

fn ne(cx: &mut Cx, args: &Args) -> NativeResult {
    compare(cx, args, CmpOp::Ne)
}

fn lt(cx: &mut Cx, args: &Args) -> NativeResult {
    compare(cx, args, CmpOp::Lt)
}

fn le(cx: &mut Cx, args: &Args) -> NativeResult {
    compare(cx, args, CmpOp::Le)
}

fn gt(cx: &mut Cx, args: &Args) -> NativeResult {
    compare(cx, args, CmpOp::Gt)
}

fn ge(cx: &mut Cx, args: &Args) -> NativeResult {
    compare(cx, args, CmpOp::Ge)
}

fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0)).clone();
    Ok(Value::int(cx.builtin_hash(&value)? as i64))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = crate::vm::ops::repr::builtin_repr(cx, args.req(0))?;
    Ok(cx.str(text))
}

fn len(cx: &mut Cx, args: &Args) -> NativeResult {
    match item::builtin_len(cx.inner(args.req(0))) {
        Some(len) => Ok(Value::int(cx.checked_len(len)? as i64)),
        None => Err(wrong_receiver(cx, args.req(0), "sized")),
    }
}

fn iter(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0)).clone();
    match crate::vm::ops::iterate::builtin_iter(cx, &value) {
        Some(iter) => Ok(iter),
        None => Err(wrong_receiver(cx, args.req(0), "iterable")),
    }
}

fn contains(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0)).clone();
    match item::builtin_contains(cx, &value, args.req(1))? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(wrong_receiver(cx, args.req(0), "container")),
    }
}

fn get_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0)).clone();
    match item::builtin_get_item(cx, &value, args.req(1))? {
        Some(item) => Ok(item),
        None => Err(wrong_receiver(cx, args.req(0), "container")),
    }
}

fn set_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0)).clone();
    match item::builtin_set_item(cx, &value, args.req(1), args.req(2).clone())? {
        Some(()) => Ok(Value::NONE),
        None => Err(wrong_receiver(cx, args.req(0), "container")),
    }
}

fn del_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0)).clone();
    match item::builtin_del_item(cx, &value, args.req(1))? {
        Some(()) => Ok(Value::NONE),
        None => Err(wrong_receiver(cx, args.req(0), "container")),
    }
}

/// A binary operator on the receiver and the argument, both looked through.
pub fn binary(cx: &mut Cx, args: &Args, op: BinOp) -> NativeResult {
    let (a, b) = (cx.inner(args.req(0)).clone(), cx.inner(args.req(1)).clone());
    let result = builtin_binary(cx, op, &a, &b)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A binary operator with the receiver on the right.
pub fn reflected(cx: &mut Cx, args: &Args, op: BinOp) -> NativeResult {
    let (a, b) = (cx.inner(args.req(1)).clone(), cx.inner(args.req(0)).clone());
    let result = builtin_binary(cx, op, &a, &b)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// An operator that changes the receiver, which is also its result.
pub fn in_place(cx: &mut Cx, args: &Args, op: BinOp) -> NativeResult {
    let a = cx.inner(args.req(0)).clone();
    Ok(match builtin_inplace(cx, op, &a, args.req(1))? {
        Some(_) => args.req(0).clone(),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn add(cx: &mut Cx, args: &Args) -> NativeResult {
    sequence_binary(cx, args, BinOp::Add)
}

fn mul(cx: &mut Cx, args: &Args) -> NativeResult {
    sequence_binary(cx, args, BinOp::Mul)
}

/// As [`binary`], but sequences themselves refuse what they cannot join, unless it is an instance
/// that may know better.
fn sequence_binary(cx: &mut Cx, args: &Args, op: BinOp) -> NativeResult {
    let result = binary(cx, args, op)?;
    if result.is_not_implemented() && (args.req(1).kind() as u8) < Kind::Instance as u8 {
        return Err(unsupported(cx, op, args.req(0), args.req(1), false));
    }
    Ok(result)
}

fn rmul(cx: &mut Cx, args: &Args) -> NativeResult {
    reflected(cx, args, BinOp::Mul)
}

fn iadd(cx: &mut Cx, args: &Args) -> NativeResult {
    in_place(cx, args, BinOp::Add)
}

fn imul(cx: &mut Cx, args: &Args) -> NativeResult {
    in_place(cx, args, BinOp::Mul)
}

/// `__class_getitem__`: the class with type arguments.
pub fn class_getitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let alias = &cx.types.generic_alias;
    let generic =
        crate::objects::generic::GenericAlias::object(alias, args.req(0).clone(), args.req(1));
    Ok(generic.into_value())
}
