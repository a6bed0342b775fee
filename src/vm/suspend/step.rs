//! Stepping from outside: `next`, `send`, `throw`, `close`, and the event loop's steps.

use crate::objects::chain::Chain;
use crate::objects::class::is_subclass;
use crate::objects::coroutine::{AsyncGenStep, Generator, State, StepKind};
use crate::objects::exception::Exception;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::NativeResult;
use crate::vm::quick::{begin_step, delegated_item};
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Purpose, Root};
use crate::vm::suspend::delegate::{Taken, is_delegate};
use crate::vm::suspend::{finish, is_coroutine, state_of, what_is};

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
            Some(generator) if is_alone(generator, &input) => {
                self.step_alone(generator, input, purpose)
            }
            _ => self.step_any(owner, input, purpose),
        }
    }

    /// A step of a generator or coroutine that has nobody in its chain.
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
        self.push_root(generator.to_value(), Chain::Empty, purpose);
        let outcome = self.resume_generator(generator, input);
        let outcome = self.drive(outcome);
        self.leave();
        outcome
    }

    fn step_any(&mut self, owner: &Value, input: NativeResult, purpose: Purpose) -> Outcome {
        self.nested_step(|cx| cx.start_step(owner, input, purpose))
    }

    fn nested_step(&mut self, start: impl FnOnce(&mut Cx) -> Result<Outcome, Raised>) -> Outcome {
        if let Err(raised) = self.enter() {
            return Outcome::Raised(raised);
        }
        self.stack.frames.push(Frame::Entry);
        let outcome = start(self).unwrap_or_else(Outcome::Raised);
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
                    && !takes_first_value(owner)
                {
                    let what = what_is(owner);
                    let message = format!("can't send non-None value to a just-started {what}");
                    return Err(match owner.kind() {
                        Kind::AsyncGenStep => self.runtime_error(message),
                        _ => self.type_error(message),
                    });
                }
            }
            Some(State::Suspended) | None => {}
        }
        if let Some(step) = owner.get::<AsyncGenStep>() {
            return self.start_async_step(&step.clone(), input, purpose);
        }
        let Taken { chain, at_once } = self.take_up(owner)?;
        let innermost = chain.last().unwrap_or(owner).clone();
        let delegates = !chain.is_empty();
        self.push_root(owner.clone(), chain, purpose);
        if input.is_err() {
            self.note_throw();
        }
        Ok(match (at_once, input) {
            (Some(outcome), _) => outcome,
            (None, Err(raised)) if delegates && self.is_exit(&raised) => {
                self.close_delegates(raised)
            }
            (None, input) => self.resume(&innermost, input),
        })
    }

    fn is_exit(&self, raised: &Raised) -> bool {
        is_subclass(&raised.0.class.borrow(), &self.exceptions.GeneratorExit)
    }

    /// Takes note that an exception is thrown into all whose root is on top.
    pub(super) fn note_throw(&mut self) {
        if let Some(Frame::Root(root)) = self.stack.frames.last_mut() {
            root.thrown = root.chain.len();
        }
    }

    /// Pushes the root of a step.
    pub(super) fn push_root(&mut self, owner: Value, chain: Chain, purpose: Purpose) {
        self.stack.chain(chain.len());
        self.stack.frames.push(Frame::Root(Root {
            owner,
            chain,
            purpose,
            thrown: 0,
        }));
    }

    /// The next value of a generator, None when it has returned; what it returns is raised, in a
    /// StopIteration.
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
            Outcome::Yielded(value) => Ok(Some(value.by_words())),
            Outcome::Value(value) if value.is_none() => Ok(None),
            Outcome::Value(value) => Err(self.stop_iteration(value)),
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
        let outcome = begun.is_some().then(|| self.drive_script());
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
            if is_coroutine(generator) || generator.kind() == Kind::AsyncGenStep {
                return Err(self.finished_error(generator));
            }
            return Err(raised);
        }
        self.step_result(generator, Err(raised), Purpose::Send)
    }

    /// The `throw` of the script's own iterator that a generator delegates to: it gets the arguments of
    /// the generator's `throw` as they are.
    pub fn throw_of_delegate(&mut self, generator: &Value) -> Result<Option<Value>, Raised> {
        let Some(delegate) = innermost_of(generator) else {
            return Ok(None);
        };
        let name = self.names.throw.clone();
        self.find_attr(&delegate, &name)
    }

    /// `generator.throw(*args)` by way of that method.
    pub fn throw_into_delegate(
        &mut self,
        generator: &Value,
        throw: &Value,
        args: &[Value],
    ) -> NativeResult {
        let outcome = self.nested_step(|cx| {
            cx.check_depth()?;
            let Taken { chain, at_once } = cx.take_up(generator)?;
            cx.push_root(generator.clone(), chain, Purpose::Send);
            cx.note_throw();
            if let Some(outcome) = at_once {
                return Ok(outcome);
            }
            let result = cx.call(throw, args);
            Ok(cx.stepped_iterator(result))
        });
        result_of(outcome)
    }

    pub(super) fn step_result(
        &mut self,
        generator: &Value,
        input: NativeResult,
        purpose: Purpose,
    ) -> NativeResult {
        result_of(self.step(generator, input, purpose))
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
                let kind = owner.get::<AsyncGenStep>().map(|step| step.kind);
                self.runtime_error(kind.unwrap_or(StepKind::Send).reused())
            }
            _ => self.stop_iteration(Value::NONE),
        }
    }
}

/// Whether it is an `asend`, which sends another value than its own if it is given one.
fn takes_first_value(owner: &Value) -> bool {
    let step = owner.get::<AsyncGenStep>();
    step.is_some_and(|step| step.kind == StepKind::Send)
}

fn result_of(outcome: Outcome) -> NativeResult {
    match outcome {
        Outcome::Yielded(value) | Outcome::Value(value) => Ok(value),
        Outcome::Raised(raised) => Err(raised),
        Outcome::Go => unreachable!("a nested run ends with a result"),
    }
}

/// The iterator of a script's own that it delegates to, at the end of its chain.
fn innermost_of(value: &Value) -> Option<Value> {
    let generator = value.get::<Generator>()?;
    let chain = generator.chain.take();
    let innermost = chain.last().cloned();
    generator.chain.set(chain);
    innermost.filter(|delegate| state_of(delegate).is_none())
}

fn is_finished(value: &Value) -> bool {
    state_of(value) == Some(State::Finished)
}

/// Whether it can go on with this input, or start, and delegates to nobody.
fn is_alone(generator: &Ref<Generator>, input: &NativeResult) -> bool {
    let ready = match generator.state.get() {
        State::Suspended => !is_delegate(&generator.awaits.peek()),
        State::Created => matches!(input, Ok(value) if value.is_none()),
        State::Running | State::Finished => false,
    };
    ready && generator.kind() != Kind::AsyncGenerator
}
