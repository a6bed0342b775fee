//! Arithmetic.

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::{BinOp, UnaryOp};
use crate::vm::raise::Raised;

/// The operator applied to values of built-in types; None if they do not support it together (then
/// the caller tries other methods, and at last raises TypeError).
pub fn builtin_binary(
    _cx: &mut Cx,
    _op: BinOp,
    _a: &Value,
    _b: &Value,
) -> Result<Option<Value>, Raised> {
    unimplemented!()
}

/// The in-place operator where it differs for built-in types: `list += iterable`, `set |= set`,
/// `dict |= mapping`, `bytearray += bytes`, changed in place. None: use the plain operator.
pub fn builtin_inplace(
    _cx: &mut Cx,
    _op: BinOp,
    _a: &Value,
    _b: &Value,
) -> Result<Option<Value>, Raised> {
    unimplemented!()
}

/// The unary operator applied to a value of a built-in type; None if it does not support it.
pub fn builtin_unary(_cx: &mut Cx, _op: UnaryOp, _a: &Value) -> Result<Option<Value>, Raised> {
    unimplemented!()
}

impl Cx {
    /// `a op b`, methods of scripts' classes included.
    pub fn binary(&mut self, _op: BinOp, _a: &Value, _b: &Value) -> NativeResult {
        unimplemented!()
    }

    /// `op a`, methods of scripts' classes included.
    pub fn unary(&mut self, _op: UnaryOp, _a: &Value) -> NativeResult {
        unimplemented!()
    }

    /// The int that a value is or that its `__index__` gives, for indices and sizes; an int that fits
    /// no machine word is clamped. TypeError `'X' object cannot be interpreted as an integer` otherwise.
    pub fn index(&mut self, _value: &Value) -> Result<i64, Raised> {
        unimplemented!()
    }

    /// The float that an int, bool, float, or the `__float__` or `__index__` of something else, means.
    pub fn to_float(&mut self, _value: &Value) -> Result<f64, Raised> {
        unimplemented!()
    }
}
