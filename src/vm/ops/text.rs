//! Text: `repr`, `str`, `ascii`, `format` of any value.
//!
//! This is the protocol: methods of scripts' classes first, then what the built-in kinds say, which
//! is in `repr.rs` and `exception_text.rs`.

use std::borrow::Cow;

use crate::objects::exception::Exception;
use crate::objects::format;
use crate::objects::heap::Ref;
use crate::objects::int::{BigInt, Complex};
use crate::objects::iterator::{Iter, IterState};
use crate::objects::kind::Kind;
use crate::objects::quote;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::{exception_text, int_text, repr};
use crate::vm::raise::Raised;

impl Cx {
    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
        self.repr_as(value, "__repr__")
    }

    /// `repr(value)`; an error names the method that was asked for.
    pub fn repr_as(&mut self, value: &Value, asked: &str) -> Result<Ref<Str>, Raised> {
        let name = self.names.repr.clone();
        if has_own_method(self, value, &name) {
            return match self.call_special(value, &name, &[])? {
                Some(text) => expect_text(self, text, asked),
                None => repr::builtin_repr(self, value).map(Str::new),
            };
        }
        repr::builtin_repr(self, value).map(Str::new)
    }

    /// `str(value)`
    pub fn str_of(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
        if let Some(text) = value.get::<Str>() {
            return Ok(text.clone());
        }
        if let Some(int) = value.as_int() {
            return Ok(Str::of_int(int));
        }
        let name = self.names.str.clone();
        if has_own_method(self, value, &name)
            && let Some(text) = self.call_special(value, &name, &[])?
        {
            return expect_text(self, text, "__str__");
        }
        match value.get::<Exception>() {
            Some(exception) => exception_text::exception_str(self, &exception.clone()),
            None => self.repr_as(value, "__str__"),
        }
    }

    /// `str(value)` as a value: what the script's own `__str__` returned, be it of a subclass.
    pub fn str_value(&mut self, value: &Value) -> NativeResult {
        let name = self.names.str.clone();
        self.own_text(value, &name, "__str__", Cx::str_of)
    }

    /// `repr(value)` in the same way.
    pub fn repr_value(&mut self, value: &Value) -> NativeResult {
        let name = self.names.repr.clone();
        self.own_text(value, &name, "__repr__", Cx::repr)
    }

    fn own_text(
        &mut self,
        value: &Value,
        name: &Ref<Str>,
        shown: &str,
        plain: fn(&mut Cx, &Value) -> Result<Ref<Str>, Raised>,
    ) -> NativeResult {
        if has_own_method(self, value, name)
            && let Some(text) = self.call_special(value, name, &[])?
        {
            expect_text(self, text.clone(), shown)?;
            return Ok(text);
        }
        Ok(plain(self, value)?.into_value())
    }

    /// `ascii(value)`
    pub fn ascii(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
        let text = self.repr(value)?;
        if text.as_str().is_ascii() {
            return Ok(text);
        }
        Ok(Str::new(quote::ascii(text.as_str())))
    }

    /// `format(value, spec)`
    pub fn format(&mut self, value: &Value, spec: &str) -> Result<Ref<Str>, Raised> {
        if spec.is_empty() && (value.kind() == Kind::Str || value.as_int().is_some()) {
            return self.str_of(value);
        }
        let name = self.names.format.clone();
        if has_own_method(self, value, &name) {
            let argument = self.str(spec);
            if let Some(text) = self.call_special(value, &name, &[argument])? {
                return match self.inner(&text).get::<Str>() {
                    Some(text) => Ok(text.clone()),
                    None => {
                        let name = self.type_name(&text);
                        Err(self
                            .type_error(format_args!("__format__ must return a str, not {name}")))
                    }
                };
            }
        }
        builtin_format(self, value, spec)
    }
}

/// Whether the method of this name is to be looked up in the value's class: kinds that scripts and
/// modules can give methods. A class's metaclass, or an exception's class, counts only if the method
/// there is not the built-in one, which is right here.
fn has_own_method(cx: &mut Cx, value: &Value, name: &Ref<Str>) -> bool {
    match value.kind() {
        Kind::Instance => true,
        Kind::Class => has_script_method(cx, value, name),
        Kind::Exception => has_script_method(cx, value, name),
        Kind::Iter => value
            .get::<Iter>()
            .is_some_and(|iter| matches!(&*iter.state.borrow(), IterState::Native { .. })),
        kind => kind as u8 >= Kind::Future as u8,
    }
}

fn has_script_method(cx: &mut Cx, value: &Value, name: &Ref<Str>) -> bool {
    if cx.class_of(value).builtin {
        return false;
    }
    let found = crate::objects::class::lookup(&cx.class_of(value), name);
    found.is_some_and(|(method, _)| method.kind() != Kind::Native)
}

/// The text that a method gave, or the TypeError that it gave none.
fn expect_text(cx: &mut Cx, text: Value, method: &str) -> Result<Ref<Str>, Raised> {
    match cx.inner(&text).get::<Str>() {
        Some(text) => Ok(text.clone()),
        None => {
            let name = cx.type_name(&text);
            Err(cx.type_error(format_args!("{method} returned non-string (type {name})")))
        }
    }
}

/// `format(value, spec)` of a value of a built-in type; for every other value what `object.__format__`
/// gives.
pub fn builtin_format(cx: &mut Cx, value: &Value, spec: &str) -> Result<Ref<Str>, Raised> {
    if spec.is_empty() {
        return cx.str_of(value);
    }
    let inner = cx.inner(value).clone();
    let name = plain_name(value).map_or_else(|| cx.type_name(value).into(), Cow::Borrowed);
    let formatted = match inner.kind() {
        Kind::Str => inner
            .get::<Str>()
            .map(|text| format::format_str(spec, text.as_str(), &name)),
        Kind::Int | Kind::Bool | Kind::BigInt => {
            return int_text::format_int(cx, &inner, spec, &name);
        }
        Kind::Float => inner
            .as_float()
            .map(|float| format::format_float(spec, float, &name)),
        Kind::Complex => inner
            .get::<Complex>()
            .map(|complex| format::format_complex(spec, complex.real, complex.imag, &name)),
        _ => None,
    };
    match formatted {
        Some(Ok(text)) => Ok(Str::new(text)),
        Some(Err(message)) => Err(cx.value_error(message)),
        None => Err(cx.type_error(format_args!(
            "unsupported format string passed to {name}.__format__"
        ))),
    }
}

/// The name of the type of an int, float or string.
fn plain_name(value: &Value) -> Option<&'static str> {
    match value.kind() {
        Kind::Int | Kind::BigInt => Some("int"),
        Kind::Float => Some("float"),
        Kind::Str => Some("str"),
        _ => None,
    }
}

/// Whether the value is an int of any size, or a bool.
pub fn is_int(value: &Value) -> bool {
    value.as_int().is_some() || value.as_bool().is_some() || value.get::<BigInt>().is_some()
}
