//! Stepping what is suspended: generators, coroutines, async generators.

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{NativeResult, Steps};
use crate::vm::raise::Raised;

/// What a step of a coroutine came to.
pub enum Stepped {
    /// It waits, and gave this to whoever steps it: None for "in the next turn", or a future.
    Suspended(Value),
    /// It returned.
    Returned(Value),
    /// It raised.
    Raised(Raised),
}

impl Cx {
    /// `generator.send(value)`
    pub fn generator_send(&mut self, _generator: &Value, _value: Value) -> NativeResult {
        unimplemented!()
    }

    /// `generator.throw(exception)`
    pub fn generator_throw(&mut self, _generator: &Value, _raised: Raised) -> NativeResult {
        unimplemented!()
    }

    /// Steps a coroutine (of a script, in Rust, or the iterator that some `__await__` gave): sends the
    /// value, or throws the exception, into the innermost thing it waits for. After it waited for a
    /// future, the input is `Ok(None)`: it fetches the outcome itself.
    pub fn step_coroutine(&mut self, _coroutine: &Value, _input: NativeResult) -> Stepped {
        unimplemented!()
    }

    /// A coroutine whose body is written in Rust.
    pub fn native_coroutine(
        &mut self,
        _name: &'static str,
        _qualname: &'static str,
        _steps: impl Steps,
    ) -> Value {
        unimplemented!()
    }

    /// What `await value` awaits: the coroutine or future itself, or the iterator its `__await__` gives;
    /// TypeError `'int' object can't be awaited` otherwise.
    pub fn awaitable(&mut self, _value: &Value) -> NativeResult {
        unimplemented!()
    }

    /// The next value of a generator, None when it has returned.
    pub fn generator_next(&mut self, _generator: &Value) -> Result<Option<Value>, Raised> {
        unimplemented!()
    }

    /// `coroutine.close()`: throws GeneratorExit into it, if it is suspended. A coroutine that never
    /// started is finished without the "never awaited" warning.
    pub fn close_coroutine(&mut self, _coroutine: &Value) -> Result<(), Raised> {
        unimplemented!()
    }
}
