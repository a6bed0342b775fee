//! Attributes: `obj.name` in all its forms.

use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

impl Cx {
    /// `getattr(object, name)`; the name is interned.
    pub fn get_attr(&mut self, _object: &Value, _name: &Ref<Str>) -> NativeResult {
        unimplemented!()
    }

    /// `getattr(object, name)`, or None in place of AttributeError.
    pub fn find_attr(
        &mut self,
        _object: &Value,
        _name: &Ref<Str>,
    ) -> Result<Option<Value>, Raised> {
        unimplemented!()
    }

    /// `setattr(object, name, value)`; the name is interned.
    pub fn set_attr(
        &mut self,
        _object: &Value,
        _name: &Ref<Str>,
        _value: Value,
    ) -> Result<(), Raised> {
        unimplemented!()
    }

    /// `delattr(object, name)`; the name is interned.
    pub fn del_attr(&mut self, _object: &Value, _name: &Ref<Str>) -> Result<(), Raised> {
        unimplemented!()
    }

    /// The (unbound) attribute of the object's class, as operators look up their methods.
    pub fn class_attr(&mut self, _object: &Value, _name: &Ref<Str>) -> Option<Value> {
        unimplemented!()
    }

    /// Calls the method that the object's class has under a dunder name; None if it has none (or it
    /// is None).
    pub fn call_special(
        &mut self,
        _object: &Value,
        _name: &Ref<Str>,
        _args: &[Value],
    ) -> Result<Option<Value>, Raised> {
        unimplemented!()
    }
}
