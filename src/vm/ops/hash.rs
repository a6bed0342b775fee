//! Hashing, and looking up keys in dicts and sets.

use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::set::Set;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

impl Cx {
    /// `hash(value)`, as the bits of a machine word.
    pub fn hash(&mut self, _value: &Value) -> Result<u64, Raised> {
        unimplemented!()
    }

    /// The value of a key, if it is there.
    pub fn dict_get(&mut self, _dict: &Ref<Dict>, _key: &Value) -> Result<Option<Value>, Raised> {
        unimplemented!()
    }

    /// `dict[key] = value`
    pub fn dict_set(
        &mut self,
        _dict: &Ref<Dict>,
        _key: Value,
        _value: Value,
    ) -> Result<(), Raised> {
        unimplemented!()
    }

    /// Removes a key; gives its value, if it was there.
    pub fn dict_remove(
        &mut self,
        _dict: &Ref<Dict>,
        _key: &Value,
    ) -> Result<Option<Value>, Raised> {
        unimplemented!()
    }

    /// Whether a set has a member.
    pub fn set_contains(&mut self, _set: &Ref<Set>, _member: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }

    /// Adds a member to a set.
    pub fn set_add(&mut self, _set: &Ref<Set>, _member: Value) -> Result<(), Raised> {
        unimplemented!()
    }

    /// Removes a member from a set; gives whether it was there.
    pub fn set_remove(&mut self, _set: &Ref<Set>, _member: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }
}
