//! Stepping from outside: `next`, `send`, `throw`, `close`, and the event loop's steps.

use crate::objects::coroutine::{AsyncGenStep, Generator, State};
use crate::objects::exception::Exception;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::NativeResult;
use crate::vm::quick_step::{begin_step, delegated_item};
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Purpose, Root};
use crate::vm::suspend::{finish, is_coroutine, state_of, take_chain, what_is};

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
    /// Steps a coroutine (of a script, in Rust, or the iterator that some `__await__` gave): sends the
    /// value, or throws the exception, into the innermost thing it waits for. After it waited for a
    /// future, the input is `Ok(None)`: it fetches the outcome itself.
    pub fn step_coroutine(&mut self, coroutine: &Value, input: NativeResult) -> Stepped {
        match self.step(coroutine, input, Purpose::Step) {
            Outcome::Yielded(value) => Stepped::Suspended(value),
            Outcome::Value(value) => Stepped::Returned(value),
            Outcome::Raised(raised) => Stepped::Raised(raised),
            Outcome::Go => unreachable!("a nested run ends with a result"),
        }
    }

    fn step(&mut self, owner: &Value, input: NativeResult, purpose: Purpose) -> Outcome {
        match owner.get::<Generator>() {
            Some(generator) if is_alone(generator) => self.step_alone(generator, input, purpose),
            _ => self.step_any(owner, input, purpose),
        }
    }

    /// A step of a suspended generator or coroutine that has nobody in its chain.
    fn step_alone(
        &mut self,
        generator: &Ref<Generator>,
        input: NativeResult,
        purpose: Purpose,
    ) -> Outcome {
        if let Err(raised) = self.check_depth().and_then(|()| self.enter()) {
            return Outcome::Raised(raised);
        }
        self.stack.frames.push(Frame::Entry);
        self.stack.frames.push(Frame::Root(Root {
            owner: generator.to_value(),
            chain: Vec::new(),
            purpose,
        }));
        let outcome = self.resume_generator(generator, input);
        let outcome = self.drive(outcome);
        self.leave();
        outcome
    }

    fn step_any(&mut self, owner: &Value, input: NativeResult, purpose: Purpose) -> Outcome {
        if let Err(raised) = self.enter() {
            return Outcome::Raised(raised);
        }
        self.stack.frames.push(Frame::Entry);
        let outcome = match self.start_step(owner, input, purpose) {
            Ok(outcome) => outcome,
            Err(raised) => Outcome::Raised(raised),
        };
        let outcome = self.drive(outcome);
        self.leave();
        outcome
    }

    /// Pushes a root for `owner` and resumes what it waits for innermost.
    pub(in crate::vm) fn start_step(
        &mut self,
        owner: &Value,
        input: NativeResult,
        purpose: Purpose,
    ) -> Result<Outcome, Raised> {
        self.check_depth()?;
        match state_of(owner) {
            Some(State::Running) => return Err(self.running_error(owner)),
            Some(State::Finished) => return Err(self.finished_error(owner)),
            Some(State::Created) => {
                if let Ok(value) = &input
                    && !value.is_none()
                {
                    let what = what_is(owner);
                    return Err(self.type_error(format_args!(
                        "can't send non-None value to a just-started {what}"
                    )));
                }
            }
            Some(State::Suspended) | None => {}
        }
        let mut chain = take_chain(owner);
        if chain.is_empty() && owner.get::<Generator>().is_some_and(|g| runs_inside(g)) {
            return Err(self.running_error(owner));
        }
        if let Some(step) = owner.get::<AsyncGenStep>() {
            return self.start_async_step(&step.clone(), input, purpose);
        }
        let innermost = chain.last().unwrap_or(owner).clone();
        self.stack.chained += chain.len();
        if chain.is_empty() {
            chain = Vec::new();
        }
        self.stack.frames.push(Frame::Root(Root {
            owner: owner.clone(),
            chain,
            purpose,
        }));
        Ok(self.resume(&innermost, input))
    }

    /// The next value of a generator, None when it has returned.
    pub fn generator_next(&mut self, generator: &Value) -> Result<Option<Value>, Raised> {
        if is_finished(generator) {
            return Ok(None);
        }
        let stepped = match generator.get::<Generator>() {
            Some(plain) if plain.kind() == Kind::Generator => {
                if let Some(item) = delegated_item(self, plain) {
                    return Ok(Some(item));
                }
                self.next_of_plain(plain)
            }
            _ => None,
        };
        let stepped = match stepped {
            Some(outcome) => outcome,
            None => self.step(generator, Ok(Value::NONE), Purpose::Step),
        };
        match stepped {
            Outcome::Yielded(value) => Ok(Some(value)),
            Outcome::Value(_) => Ok(None),
            Outcome::Raised(raised) => Err(raised),
            Outcome::Go => unreachable!("a nested run ends with a result"),
        }
    }

    /// The next step of a generator that delegates to nobody or to other generators; None if it is in
    /// another state.
    fn next_of_plain(&mut self, generator: &Ref<Generator>) -> Option<Outcome> {
        if self.check_depth().and_then(|()| self.enter()).is_err() {
            return None;
        }
        let limit = self.stack.limit();
        self.stack.frames.push(Frame::Entry);
        let begun = begin_step(self, generator, limit, Purpose::Step);
        let outcome = begun.is_some().then(|| self.drive(Outcome::Go));
        if outcome.is_none() {
            self.stack.frames.pop();
        }
        self.leave();
        outcome
    }

    /// `generator.send(value)`; a return raises StopIteration.
    pub fn generator_send(&mut self, generator: &Value, value: Value) -> NativeResult {
        if is_finished(generator) {
            return Err(self.finished_error(generator));
        }
        self.step_result(generator, Ok(value), Purpose::Send)
    }

    /// `generator.throw(exception)`; a return raises StopIteration.
    pub fn generator_throw(&mut self, generator: &Value, raised: Raised) -> NativeResult {
        if is_finished(generator) {
            if is_coroutine(generator) {
                return Err(self.finished_error(generator));
            }
            return Err(raised);
        }
        self.step_result(generator, Err(raised), Purpose::Send)
    }

    fn step_result(
        &mut self,
        generator: &Value,
        input: NativeResult,
        purpose: Purpose,
    ) -> NativeResult {
        match self.step(generator, input, purpose) {
            Outcome::Yielded(value) | Outcome::Value(value) => Ok(value),
            Outcome::Raised(raised) => Err(raised),
            Outcome::Go => unreachable!("a nested run ends with a result"),
        }
    }

    /// `coroutine.close()`: throws GeneratorExit into it, if it is suspended. A coroutine that never
    /// started is finished without the "never awaited" warning. Gives what it returned.
    pub fn close_coroutine(&mut self, coroutine: &Value) -> NativeResult {
        match state_of(coroutine) {
            Some(State::Finished) | None => Ok(Value::NONE),
            Some(State::Created) => {
                finish(coroutine);
                Ok(Value::NONE)
            }
            Some(State::Running | State::Suspended) => {
                let class = self.exceptions.GeneratorExit.clone();
                let exit = Raised(Exception::new(class, Vec::new()));
                self.step_result(coroutine, Err(exit), Purpose::Close)
            }
        }
    }

    pub(super) fn running_error(&mut self, owner: &Value) -> Raised {
        match owner.kind() {
            Kind::Generator => self.value_error("generator already executing"),
            Kind::AsyncGenerator => self.value_error("async generator already executing"),
            _ => self.value_error("coroutine already executing"),
        }
    }

    pub(super) fn finished_error(&mut self, owner: &Value) -> Raised {
        match owner.kind() {
            Kind::Coroutine | Kind::NativeCoroutine => {
                self.runtime_error("cannot reuse already awaited coroutine")
            }
            Kind::AsyncGenStep => {
                self.runtime_error("cannot reuse already awaited __anext__()/asend()")
            }
            _ => self.stop_iteration(Value::NONE),
        }
    }
}

fn is_finished(value: &Value) -> bool {
    state_of(value) == Some(State::Finished)
}

/// Whether it is suspended with nobody in its chain.
fn is_alone(generator: &Ref<Generator>) -> bool {
    let chain = generator.chain.take();
    let alone = chain.is_empty() && generator.state.get() == State::Suspended;
    generator.chain.set(chain);
    alone && generator.kind() != Kind::AsyncGenerator && !runs_inside(generator)
}

/// Whether what a generator delegates to is running: its chain is with the root.
fn runs_inside(generator: &Generator) -> bool {
    generator.kind() == Kind::Generator && generator.delegates()
}
