//! Text: `repr`, `str`, `format`.

use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

impl Cx {
    /// `repr(value)`
    pub fn repr(&mut self, _value: &Value) -> Result<Ref<Str>, Raised> {
        unimplemented!()
    }

    /// `str(value)`
    pub fn str_of(&mut self, _value: &Value) -> Result<Ref<Str>, Raised> {
        unimplemented!()
    }

    /// `ascii(value)`
    pub fn ascii(&mut self, _value: &Value) -> Result<Ref<Str>, Raised> {
        unimplemented!()
    }

    /// `format(value, spec)`
    pub fn format(&mut self, _value: &Value, _spec: &str) -> Result<Ref<Str>, Raised> {
        unimplemented!()
    }
}
