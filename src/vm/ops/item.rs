//! Items: `obj[index]`, `in`, `len`, for built-in types; methods of scripts' classes after them.

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// `object[index]` of a built-in type; None if it has no items.
pub fn builtin_get_item(
    _cx: &mut Cx,
    _object: &Value,
    _index: &Value,
) -> Result<Option<Value>, Raised> {
    unimplemented!()
}

/// `object[index] = value` of a built-in type; None if its items cannot be assigned.
pub fn builtin_set_item(
    _cx: &mut Cx,
    _object: &Value,
    _index: &Value,
    _value: Value,
) -> Result<Option<()>, Raised> {
    unimplemented!()
}

/// `del object[index]` of a built-in type; None if its items cannot be deleted.
pub fn builtin_del_item(
    _cx: &mut Cx,
    _object: &Value,
    _index: &Value,
) -> Result<Option<()>, Raised> {
    unimplemented!()
}

/// `item in object` of a built-in type; None if it is no container.
pub fn builtin_contains(
    _cx: &mut Cx,
    _object: &Value,
    _item: &Value,
) -> Result<Option<bool>, Raised> {
    unimplemented!()
}

/// `len(object)` of a built-in type; None if it has no length.
pub fn builtin_len(_object: &Value) -> Option<usize> {
    unimplemented!()
}

impl Cx {
    /// `object[index]`
    pub fn get_item(&mut self, _object: &Value, _index: &Value) -> NativeResult {
        unimplemented!()
    }

    /// `object[index] = value`
    pub fn set_item(
        &mut self,
        _object: &Value,
        _index: &Value,
        _value: Value,
    ) -> Result<(), Raised> {
        unimplemented!()
    }

    /// `del object[index]`
    pub fn del_item(&mut self, _object: &Value, _index: &Value) -> Result<(), Raised> {
        unimplemented!()
    }

    /// `item in object`
    pub fn contains(&mut self, _object: &Value, _item: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }

    /// `len(object)`
    pub fn len(&mut self, _object: &Value) -> Result<usize, Raised> {
        unimplemented!()
    }
}
