//! What `await` and `yield from` accept, and iterators of a script's own as delegates.

use crate::objects::class::is_subclass;
use crate::objects::coroutine::Generator;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

impl Cx {
    /// Whether `await` knows what to do with a value.
    pub fn is_awaitable(&mut self, value: &Value) -> bool {
        let name = self.names.await_.clone();
        is_awaited_directly(value) || self.class_attr(value, &name).is_some()
    }

    /// What `await value` awaits: the coroutine or future itself, or the iterator its `__await__` gives;
    /// TypeError `'int' object can't be awaited` otherwise.
    pub fn awaitable(&mut self, value: &Value) -> NativeResult {
        if is_awaited_directly(value) {
            return Ok(value.clone());
        }
        let name = self.names.await_.clone();
        let Some(iter) = self.call_special(value, &name, &[])? else {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("'{name}' object can't be awaited")));
        };
        if matches!(iter.kind(), Kind::Future | Kind::Task) {
            return Ok(iter);
        }
        if matches!(
            iter.kind(),
            Kind::Coroutine | Kind::NativeCoroutine | Kind::Generator
        ) && is_awaited_directly(&iter)
        {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let next = self.names.next.clone();
        if self.class_attr(&iter, &next).is_none() {
            let name = self.type_name(&iter);
            return Err(self.type_error(format_args!(
                "__await__() returned non-iterator of type '{name}'"
            )));
        }
        Ok(iter)
    }

    /// Steps an iterator that some `__await__` gave or `yield from` got.
    pub(super) fn resume_iterator(&mut self, iter: &Value, input: NativeResult) -> Outcome {
        let result = match input {
            Ok(value) if value.is_none() => {
                let name = self.names.next.clone();
                self.call_special(iter, &name, &[])
                    .map(|value| value.unwrap_or(Value::NONE))
            }
            Ok(value) => {
                let name = self.names.send.clone();
                self.call_method(iter, &name, &[value])
            }
            Err(raised) => self.throw_into_iterator(iter, raised),
        };
        self.stepped_iterator(result)
    }

    /// What the result of an iterator's `__next__`, `send` or `throw` means.
    pub(super) fn stepped_iterator(&mut self, result: NativeResult) -> Outcome {
        match result {
            Ok(value) => Outcome::Yielded(value),
            Err(raised) => match self.stop_value(&raised) {
                Some(value) => Outcome::Value(value),
                None => Outcome::Raised(raised),
            },
        }
    }

    fn throw_into_iterator(&mut self, iter: &Value, raised: Raised) -> NativeResult {
        let name = self.names.throw.clone();
        match self.find_attr(iter, &name)? {
            Some(throw) => self.call(&throw, &[raised.into_value()]),
            None => Err(raised),
        }
    }

    /// The value that a StopIteration carries.
    pub fn stop_value(&mut self, raised: &Raised) -> Option<Value> {
        let stop = &self.exceptions.StopIteration;
        if !is_subclass(&raised.0.class.borrow(), stop) {
            return None;
        }
        let own = raised
            .0
            .attrs
            .borrow()
            .as_ref()
            .and_then(|attrs| attrs.get_str(&self.names.value));
        let first = || raised.0.args.borrow().items().first().cloned();
        Some(own.or_else(first).unwrap_or(Value::NONE))
    }
}

/// Whether awaiting a value needs no `__await__`.
pub(super) fn is_awaited_directly(value: &Value) -> bool {
    match value.kind() {
        Kind::Coroutine
        | Kind::NativeCoroutine
        | Kind::Future
        | Kind::Task
        | Kind::AsyncGenStep => true,
        Kind::Generator => value
            .get::<Generator>()
            .is_some_and(|generator| generator.function.code.awaitable.get()),
        _ => false,
    }
}
