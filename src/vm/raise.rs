//! Making exceptions: every error the interpreter raises starts here.

use std::fmt::Display;

use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// A raised exception on its way to a handler.
#[derive(Clone)]
pub struct Raised(pub Ref<Exception>);

impl Raised {
    /// The exception as a value.
    pub fn into_value(self) -> Value {
        self.0.into_value()
    }
}

macro_rules! raisers {
    ($($method:ident => $class:ident;)*) => {
        impl Cx {
            $(
                #[doc = concat!("Raises ", stringify!($class), " with a message.")]
                #[cold]
                pub fn $method(&mut self, message: impl Display) -> Raised {
                    let class = self.exceptions.$class.clone();
                    self.raise(&class, message)
                }
            )*
        }
    };
}

raisers! {
    type_error => TypeError;
    value_error => ValueError;
    index_error => IndexError;
    attribute_error => AttributeError;
    overflow_error => OverflowError;
    zero_division_error => ZeroDivisionError;
    runtime_error => RuntimeError;
    recursion_error => RecursionError;
    lookup_error => LookupError;
    not_implemented_error => NotImplementedError;
    assertion_error => AssertionError;
    unbound_local_error => UnboundLocalError;
    memory_error => MemoryError;
    buffer_error => BufferError;
    eof_error => EOFError;
    unicode_error => UnicodeError;
}

impl Cx {
    /// Raises an exception of a class with a message.
    #[cold]
    pub fn raise(&mut self, class: &Ref<Class>, message: impl Display) -> Raised {
        let message = Str::new(message.to_string()).into_value();
        Raised(Exception::new(class.clone(), vec![message]))
    }

    /// Raises KeyError with the key itself.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        Raised(Exception::new(self.exceptions.KeyError.clone(), vec![key]))
    }

    /// Raises StopIteration with a generator's return value.
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args = if value.is_none() {
            Vec::new()
        } else {
            vec![value]
        };
        Raised(Exception::new(self.exceptions.StopIteration.clone(), args))
    }

    /// Raises StopAsyncIteration.
    pub fn stop_async_iteration(&mut self) -> Raised {
        Raised(Exception::new(
            self.exceptions.StopAsyncIteration.clone(),
            Vec::new(),
        ))
    }

    /// Raises NameError for a name, which the exception's `name` attribute carries too.
    #[cold]
    pub fn name_error(&mut self, name: &Ref<Str>) -> Raised {
        let class = self.exceptions.NameError.clone();
        let raised = self.raise(
            &class,
            format_args!("name '{}' is not defined", name.as_str()),
        );
        raised.0.dict().set_str(&self.names.name, name.to_value());
        raised
    }

    /// Raises AttributeError for an attribute of an object; its attributes `name` and `obj` say which.
    #[cold]
    pub fn no_attribute(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        message: impl Display,
    ) -> Raised {
        let raised = self.attribute_error(message);
        let attrs = raised.0.dict();
        attrs.set_str(&self.names.name, name.to_value());
        attrs.set_str(&self.names.obj, object.clone());
        raised
    }
}
