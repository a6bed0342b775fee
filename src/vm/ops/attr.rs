//! Attributes: `obj.name` in all its forms.

use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// What looking an attribute up came to.
pub enum Found {
    /// This is it.
    Value(Value),
    /// It is what this call gives.
    Call { callee: Value, args: Vec<Value> },
    /// There is none, and nothing that could make one up.
    Missing,
}

impl Cx {
    /// Looks an attribute up, without `__getattribute__` and `__getattr__`.
    pub fn lookup_attr(&mut self, _object: &Value, _name: &Ref<Str>) -> Result<Found, Raised> {
        unimplemented!()
    }

    /// The AttributeError for an attribute that is not there.
    pub fn missing_attribute(&mut self, _object: &Value, _name: &Ref<Str>) -> Raised {
        unimplemented!()
    }

    /// Assigns an attribute, or deletes it (no value), without `__setattr__` and `__delattr__`.
    pub fn store_attr(
        &mut self,
        _object: &Value,
        _name: &Ref<Str>,
        _value: Option<Value>,
    ) -> Result<crate::vm::native::Flow, Raised> {
        unimplemented!()
    }

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
