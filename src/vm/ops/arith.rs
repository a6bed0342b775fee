//! Arithmetic: which operator means what for which built-in types.

use crate::objects::bytes::ByteArray;
use crate::objects::dict::Dict;
use crate::objects::int::BigInt;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::number::{
    Applied, Number, float_binary, int_binary, number_binary, number_unary, raise_fault,
};
use crate::vm::ops::{BinOp, UnaryOp, percent, sequence, set_algebra, union};
use crate::vm::raise::Raised;

/// The operator applied to values of built-in types; None if they do not support it together (then
/// the caller tries other methods, and at last raises [`unsupported`]).
#[inline]
pub fn builtin_binary(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Applied {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return int_binary(cx, op, x, y);
    }
    if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
        return float_binary(cx, op, x, y);
    }
    mixed_binary(cx, op, a, b)
}

fn mixed_binary(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Applied {
    if let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) {
        return match bool_binary(op, a, b) {
            Some(result) => Ok(Some(result)),
            None => number_binary(cx, op, x, y),
        };
    }
    match op {
        BinOp::Add => sequence::concat(cx, a, b),
        BinOp::Mul if sequence::is_repeatable(a) => sequence::repeat(cx, a, b),
        BinOp::Mul if sequence::is_repeatable(b) => sequence::repeat(cx, b, a),
        BinOp::Mod => percent::percent(cx, a, b),
        BinOp::BitOr | BinOp::BitAnd | BinOp::BitXor | BinOp::Sub => {
            collection_binary(cx, op, a, b)
        }
        BinOp::Mul
        | BinOp::TrueDiv
        | BinOp::FloorDiv
        | BinOp::Pow
        | BinOp::MatMul
        | BinOp::Shl
        | BinOp::Shr => Ok(None),
    }
}

/// `&`, `|`, `^` of two bools are bools.
fn bool_binary(op: BinOp, a: &Value, b: &Value) -> Option<Value> {
    let (a, b) = (a.as_bool()?, b.as_bool()?);
    match op {
        BinOp::BitAnd => Some(Value::bool(a & b)),
        BinOp::BitOr => Some(Value::bool(a | b)),
        BinOp::BitXor => Some(Value::bool(a ^ b)),
        _ => None,
    }
}

fn collection_binary(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Applied {
    let (left, right) = (cx.inner(a), cx.inner(b));
    if let (Some(left), Some(right)) = (left.get::<Set>(), right.get::<Set>()) {
        return set_algebra::set_binary(cx, op, left, right);
    }
    if a.kind() == Kind::DictView || b.kind() == Kind::DictView {
        return set_algebra::view_binary(cx, op, a, b);
    }
    if op != BinOp::BitOr {
        return Ok(None);
    }
    match (left.get::<Dict>(), right.get::<Dict>()) {
        (Some(left), Some(right)) => {
            let merged = set_algebra::dict_union(left, right, cx)?;
            Ok(Some(merged.into_value()))
        }
        _ => union::union(cx, a, b),
    }
}

/// The in-place operator where it differs for built-in types: `list += iterable`, `set |= set`,
/// `dict |= mapping`, `bytearray += bytes`, changed in place. None: use the plain operator.
pub fn builtin_inplace(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Applied {
    let done = match (a.kind(), op) {
        (Kind::List, BinOp::Add | BinOp::Mul) => list_inplace(cx, op, a, b)?,
        (Kind::ByteArray, BinOp::Add | BinOp::Mul) => bytearray_inplace(cx, op, a, b)?,
        (Kind::Set, _) => match (a.get::<Set>(), cx.inner(b).get::<Set>()) {
            (Some(target), Some(source)) => set_algebra::set_inplace(cx, op, target, source)?,
            _ => false,
        },
        (Kind::Dict, BinOp::BitOr) => match a.get::<Dict>() {
            Some(target) => dict_update(cx, &target.clone(), b).map(|()| true)?,
            None => false,
        },
        _ => false,
    };
    Ok(done.then(|| a.clone()))
}

fn list_inplace(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Result<bool, Raised> {
    let Some(list) = a.get::<List>() else {
        return Ok(false);
    };
    if op == BinOp::Add {
        cx.extend_list(list, b)?;
        return Ok(true);
    }
    let Some(times) = sequence::repeat_count(cx, b)? else {
        return Ok(false);
    };
    let items = sequence::repeated(cx, &list.to_vec(), times)?;
    let old = std::mem::replace(&mut *list.items.borrow_mut(), items);
    drop(old);
    Ok(true)
}

fn bytearray_inplace(cx: &mut Cx, op: BinOp, a: &Value, b: &Value) -> Result<bool, Raised> {
    let Some(array) = a.get::<ByteArray>() else {
        return Ok(false);
    };
    if op == BinOp::Add {
        let Some(tail) = sequence::bytes_like(cx.inner(b)) else {
            return Ok(false);
        };
        if a.is(b) {
            let class = cx.exceptions.BufferError.clone();
            let message = "Existing exports of data: object cannot be re-sized";
            return Err(cx.raise(&class, message));
        }
        sequence::check_resizable(cx, array)?;
        array.bytes.borrow_mut().extend(tail);
        return Ok(true);
    }
    let Some(times) = sequence::repeat_count(cx, b)? else {
        return Ok(false);
    };
    let bytes = array.bytes.borrow().clone();
    let bytes = sequence::repeated(cx, &bytes, times)?;
    *array.bytes.borrow_mut() = bytes;
    Ok(true)
}

/// `dict.update(other)`: of a mapping's keys, or of pairs.
fn dict_update(
    cx: &mut Cx,
    target: &crate::objects::heap::Ref<Dict>,
    other: &Value,
) -> Result<(), Raised> {
    if let Some(source) = cx.inner(other).get::<Dict>() {
        return set_algebra::dict_merge(cx, target, source);
    }
    let update = cx.intern("update");
    cx.call_method(&target.to_value(), &update, std::slice::from_ref(other))
        .map(|_| ())
}

/// The unary operator applied to a value of a built-in type; None if it does not support it.
pub fn builtin_unary(_cx: &mut Cx, op: UnaryOp, a: &Value) -> Result<Option<Value>, Raised> {
    Ok(Number::of(a).and_then(|number| number_unary(op, number)))
}

/// Raises the TypeError of an operator that nobody supports: what to say depends on the types.
#[cold]
pub fn unsupported(cx: &mut Cx, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Raised {
    let (left, right) = (cx.type_name(a), cx.type_name(b));
    match (op, cx.inner(a).kind()) {
        (BinOp::Add, Kind::Str | Kind::List | Kind::Tuple) => {
            let kind = cx.type_name(&cx.inner(a).clone());
            cx.type_error(format_args!(
                "can only concatenate {kind} (not \"{right}\") to {kind}"
            ))
        }
        (BinOp::Add, Kind::Bytes | Kind::ByteArray) => {
            cx.type_error(format_args!("can't concat {right} to {left}"))
        }
        (BinOp::Mul, _) if sequence::is_repeatable(cx.inner(a)) => not_a_count(cx, &right),
        (BinOp::Mul, kind)
            if sequence::is_repeatable(cx.inner(b)) && !(inplace && keeps_to_itself(a, kind)) =>
        {
            not_a_count(cx, &left)
        }
        _ => {
            let sign = sign(op, inplace);
            cx.type_error(format_args!(
                "unsupported operand type(s) for {sign}: '{left}' and '{right}'"
            ))
        }
    }
}

/// Whether a left operand of `*=` is something like a sequence, so that the sequence on the right is
/// not asked: all instances of scripts' classes count as that.
pub fn keeps_to_itself(a: &Value, kind: Kind) -> bool {
    let containers = [
        Kind::Dict,
        Kind::DictView,
        Kind::Set,
        Kind::FrozenSet,
        Kind::Range,
    ];
    a.kind() == Kind::Instance || containers.contains(&kind)
}

fn not_a_count(cx: &mut Cx, name: &str) -> Raised {
    cx.type_error(format_args!(
        "can't multiply sequence by non-int of type '{name}'"
    ))
}

/// The operator as messages show it.
pub fn sign(op: BinOp, inplace: bool) -> &'static str {
    match (op, inplace) {
        (BinOp::Add, false) => "+",
        (BinOp::Sub, false) => "-",
        (BinOp::Mul, false) => "*",
        (BinOp::TrueDiv, false) => "/",
        (BinOp::FloorDiv, false) => "//",
        (BinOp::Mod, false) => "%",
        (BinOp::Pow, false) => "** or pow()",
        (BinOp::MatMul, false) => "@",
        (BinOp::BitAnd, false) => "&",
        (BinOp::BitOr, false) => "|",
        (BinOp::BitXor, false) => "^",
        (BinOp::Shl, false) => "<<",
        (BinOp::Shr, false) => ">>",
        (BinOp::Add, true) => "+=",
        (BinOp::Sub, true) => "-=",
        (BinOp::Mul, true) => "*=",
        (BinOp::TrueDiv, true) => "/=",
        (BinOp::FloorDiv, true) => "//=",
        (BinOp::Mod, true) => "%=",
        (BinOp::Pow, true) => "**=",
        (BinOp::MatMul, true) => "@=",
        (BinOp::BitAnd, true) => "&=",
        (BinOp::BitOr, true) => "|=",
        (BinOp::BitXor, true) => "^=",
        (BinOp::Shl, true) => "<<=",
        (BinOp::Shr, true) => ">>=",
    }
}

/// Raises the TypeError of a unary operator that the value does not support.
#[cold]
pub fn unsupported_unary(cx: &mut Cx, op: UnaryOp, a: &Value) -> Raised {
    let sign = match op {
        UnaryOp::Neg => "-",
        UnaryOp::Pos => "+",
        UnaryOp::Invert => "~",
    };
    let name = cx.type_name(a);
    cx.type_error(format_args!("bad operand type for unary {sign}: '{name}'"))
}

impl Cx {
    /// The int that a value is or that its `__index__` gives, for indices and sizes; an int that fits
    /// no machine word is clamped. TypeError `'X' object cannot be interpreted as an integer` otherwise.
    pub fn index(&mut self, value: &Value) -> Result<i64, Raised> {
        if let Some(int) = value.as_int() {
            return Ok(int);
        }
        let int = self.index_value(value)?;
        Ok(match int.get::<BigInt>() {
            Some(big) if big.value().sign() == num_bigint::Sign::Minus => i64::MIN,
            Some(_) => i64::MAX,
            None => crate::objects::int::small(&int).unwrap_or(0),
        })
    }

    /// The int, of any size, that a value is or that its `__index__` gives.
    pub fn index_value(&mut self, value: &Value) -> NativeResult {
        let inner = self.inner(value);
        match inner.kind() {
            Kind::Int | Kind::BigInt => return Ok(inner.clone()),
            Kind::Bool => return Ok(Value::int(i64::from(inner.is_true()))),
            _ => {}
        }
        let name = self.names.index.clone();
        let given = if has_methods(value) {
            self.call_special(value, &name, &[])?
        } else {
            None
        };
        let Some(given) = given else {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!(
                "'{name}' object cannot be interpreted as an integer"
            )));
        };
        self.returned_int("__index__", &given)
    }

    /// The int that `__index__` or `__int__` returned, which should be of no subclass.
    pub fn returned_int(&mut self, method: &str, given: &Value) -> NativeResult {
        let int = self.inner(given).clone();
        if matches!(given.kind(), Kind::Int | Kind::BigInt) {
            return Ok(int);
        }
        let name = self.type_name(given);
        let message = format!("{method} returned non-int (type {name})");
        match int.kind() {
            Kind::Int | Kind::BigInt => self.deprecated_subclass(&message, "int")?,
            Kind::Bool => {
                self.deprecated_subclass(&message, "int")?;
                return Ok(Value::int(i64::from(int.is_true())));
            }
            _ => return Err(self.type_error(message)),
        }
        Ok(int)
    }

    /// Warns that a method returned an instance of a subclass of what it should return.
    pub fn deprecated_subclass(&mut self, message: &str, wanted: &str) -> Result<(), Raised> {
        self.deprecated(&format!(
            "{message}.  The ability to return an instance of a strict subclass of {wanted} is deprecated, and may \
             be removed in a future version of Python."
        ))
    }

    /// Gives a DeprecationWarning about the place that is running.
    pub fn deprecated(&mut self, message: &str) -> Result<(), Raised> {
        let category = self.exceptions.DeprecationWarning.clone();
        let warn = self.hooks.warn;
        warn(self, &category, message)
    }

    /// The float that an int, bool, float, or the `__float__` or `__index__` of something else, means.
    pub fn to_float(&mut self, value: &Value) -> Result<f64, Raised> {
        if let Some(float) = plain_float(self, value)? {
            return Ok(float);
        }
        let name = self.names.float.clone();
        if has_methods(value)
            && let Some(given) = self.call_special(value, &name, &[])?
        {
            if let Some(float) = given.as_float() {
                return Ok(float);
            }
            let (class, name) = (self.type_name(value), self.type_name(&given));
            let message = format!("{class}.__float__ returned non-float (type {name})");
            let Some(float) = self.inner(&given).as_float() else {
                return Err(self.type_error(message));
            };
            self.deprecated_subclass(&message, "float")?;
            return Ok(float);
        }
        let index = self.names.index.clone();
        if self.class_attr(value, &index).is_some() {
            let int = self.index_value(value)?;
            return self.to_float(&int);
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("must be real number, not {name}")))
    }
}

/// Whether a value may have methods of a script's or a module's making.
fn has_methods(value: &Value) -> bool {
    (value.kind() as u8) > Kind::Slice as u8
}

/// The float that a real number of a built-in type, or of a subclass without a `__float__` of its
/// own, is.
fn plain_float(cx: &mut Cx, value: &Value) -> Result<Option<f64>, Raised> {
    if let Some(float) = value.as_float() {
        return Ok(Some(float));
    }
    let inner = match value.kind() {
        Kind::Instance => return Ok(None),
        _ => value,
    };
    if let Some(int) = crate::objects::int::small(inner) {
        return Ok(Some(int as f64));
    }
    let Some(big) = inner.get::<BigInt>() else {
        return Ok(None);
    };
    match crate::objects::arithmetic::big_to_float(big.value()) {
        Ok(float) => Ok(Some(float)),
        Err(fault) => Err(raise_fault(cx, fault)),
    }
}
