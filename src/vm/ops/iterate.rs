//! Iteration: making iterators and stepping them.

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// An iterator over a value of a built-in type; None if it is not iterable.
pub fn builtin_iter(_cx: &mut Cx, _value: &Value) -> Option<Value> {
    unimplemented!()
}

impl Cx {
    /// `iter(value)`
    pub fn iter(&mut self, _value: &Value) -> NativeResult {
        unimplemented!()
    }

    /// The next item of an iterator, None when it is exhausted.
    pub fn next(&mut self, _iter: &Value) -> Result<Option<Value>, Raised> {
        unimplemented!()
    }

    /// All items of an iterable.
    pub fn collect(&mut self, _iterable: &Value) -> Result<Vec<Value>, Raised> {
        unimplemented!()
    }
}
