//! Comparison and truth.

use crate::bytecode::instr::CmpOp;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// The comparison of values of built-in types; None if the types cannot be compared this way (the
/// caller then goes on to identity for == and != or TypeError).
pub fn builtin_compare(
    _cx: &mut Cx,
    _op: CmpOp,
    _a: &Value,
    _b: &Value,
) -> Result<Option<bool>, Raised> {
    unimplemented!()
}

/// The truth of a value of a built-in type; None for an instance of a script's class.
pub fn builtin_truth(_value: &Value) -> Option<bool> {
    unimplemented!()
}

impl Cx {
    /// `a op b` as a value (a script's `__lt__` may give anything).
    pub fn compare(&mut self, _op: CmpOp, _a: &Value, _b: &Value) -> NativeResult {
        unimplemented!()
    }

    /// Whether `a op b` is true.
    pub fn compare_truth(&mut self, _op: CmpOp, _a: &Value, _b: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }

    /// Whether two values are the same or equal: what containers mean by "the same item".
    pub fn same_or_equal(&mut self, _a: &Value, _b: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }

    /// `bool(value)`
    pub fn truth(&mut self, _value: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }
}
