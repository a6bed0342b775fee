//! Suspending and resuming: generators, coroutines, async generators, and what they wait for.
//!
//! Whoever steps something suspended pushes a `Root` frame. What the stepped one delegates to with
//! `await` or `yield from` is listed in the root's chain, and only the innermost has a frame on the
//! stack: a step goes straight to it, whatever the depth, and suspending pops one frame.

use std::any::Any;

use crate::bytecode::instr::Instr;
use crate::objects::class::is_subclass;
use crate::objects::coroutine::{
    AsyncGenStep, Generator, NativeBody, NativeCoroutine, State, StepKind,
};
use crate::objects::exception::Exception;
use crate::objects::heap::{FINALISE, Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{NativeResult, Step, Steps};
use crate::vm::quick_step::{begin_step, receive};
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Purpose, Root};
use crate::vm::unwind::{Arrival, finish_generator};

/// What a step of a coroutine came to.
pub enum Stepped {
    /// It waits, and gave this to whoever steps it: None for "in the next turn", or a future.
    Suspended(Value),
    /// It returned.
    Returned(Value),
    /// It raised.
    Raised(Raised),
}

/// What the first step of a coroutine in Rust came to.
pub(in crate::vm) enum AwaitedNative {
    /// It is finished.
    Done(NativeResult),
    /// It gave this to whoever steps it; the next step is its end.
    LastWait(Value),
    /// It goes on later.
    Waits {
        body: Box<dyn NativeBody>,
        step: Step,
    },
}

// ---- stepping from Rust --------------------------------------------------------------------

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

    /// The next value of a generator, None when it has returned.
    pub fn generator_next(&mut self, generator: &Value) -> Result<Option<Value>, Raised> {
        if is_finished(generator) {
            return Ok(None);
        }
        let outcome = match generator.get::<Generator>() {
            Some(plain) if plain.kind() == Kind::Generator => self.next_of_plain(plain),
            _ => None,
        };
        let outcome =
            outcome.unwrap_or_else(|| self.step(generator, Ok(Value::NONE), Purpose::Step));
        match outcome {
            Outcome::Yielded(value) => Ok(Some(value)),
            Outcome::Value(_) => Ok(None),
            Outcome::Raised(raised) => Err(raised),
            Outcome::Go => unreachable!("a nested run ends with a result"),
        }
    }

    /// A step of a generator that delegates to nobody; None if it is not in such a state.
    fn next_of_plain(&mut self, generator: &Ref<Generator>) -> Option<Outcome> {
        if self.check_depth().is_err() || self.enter().is_err() {
            return None;
        }
        let limit = self.stack.limit();
        self.stack.frames.push(Frame::Entry);
        let outcome = match begin_step(self, generator, limit, Purpose::Step) {
            Some(_) => Some(self.drive(Outcome::Go)),
            None => {
                self.stack.frames.pop();
                None
            }
        };
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

    /// A coroutine whose body is written in Rust.
    pub fn native_coroutine(
        &mut self,
        name: &'static str,
        qualname: &'static str,
        steps: impl Steps,
    ) -> Value {
        NativeCoroutine::new(name, qualname, Box::new(Body(steps))).into_value()
    }

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
        if matches!(iter.kind(), Kind::Coroutine | Kind::NativeCoroutine) {
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

    // ---- the loop's side ---------------------------------------------------------------------

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

    /// A step of an async generator that is driven by hand: `agen.asend(x).send(None)`.
    fn start_async_step(
        &mut self,
        step: &Ref<AsyncGenStep>,
        input: NativeResult,
        purpose: Purpose,
    ) -> Result<Outcome, Raised> {
        let owner = step.to_value();
        if step.state.get() == State::Suspended {
            let generator = step.generator.to_value();
            let mut chain = vec![generator.clone()];
            chain.append(&mut take_chain(&generator));
            let innermost = chain.last().cloned().unwrap_or(generator);
            self.stack.chained += chain.len();
            self.stack.frames.push(Frame::Root(Root {
                owner,
                chain,
                purpose,
            }));
            return Ok(self.resume(&innermost, input));
        }
        self.stack.frames.push(Frame::Root(Root {
            owner,
            chain: Vec::new(),
            purpose,
        }));
        Ok(match input {
            Ok(_) => self.await_async_step(step),
            Err(raised) => {
                step.state.set(State::Finished);
                Outcome::Raised(raised)
            }
        })
    }

    /// Resumes one member of the chain (or its owner) that is innermost.
    pub(in crate::vm) fn resume(&mut self, target: &Value, input: NativeResult) -> Outcome {
        if let Some(generator) = target.get::<Generator>() {
            return self.resume_generator(&generator.clone(), input);
        }
        if let Some(coroutine) = target.get::<NativeCoroutine>() {
            return self.resume_native(&coroutine.clone(), input);
        }
        if let Some(step) = target.get::<AsyncGenStep>() {
            step.state.set(State::Finished);
            return match input {
                Ok(value) => Outcome::Value(value),
                Err(raised) => Outcome::Raised(raised),
            };
        }
        self.resume_iterator(target, input)
    }

    fn resume_generator(&mut self, generator: &Ref<Generator>, input: NativeResult) -> Outcome {
        let awaited = generator.awaits.take();
        let input = self.outcome_of_wait(&awaited, input);
        let created = generator.state.get() == State::Created;
        if created && let Err(raised) = input {
            finish_generator(generator);
            return self.raise_before_start(generator, raised);
        }
        self.push_generator(generator);
        match input {
            Ok(_) if created => Outcome::Go,
            Ok(value) => {
                if let Some(top) = self.stack.top() {
                    receive(top, value);
                }
                Outcome::Go
            }
            Err(raised) => self.unwind(raised, Arrival::Thrown),
        }
    }

    fn raise_before_start(&mut self, generator: &Ref<Generator>, raised: Raised) -> Outcome {
        let code = generator.function.code.clone();
        let entry = crate::objects::exception::TraceEntry {
            code,
            pc: 0,
            boundary: None,
        };
        raised.0.traceback.borrow_mut().push(entry);
        Outcome::Raised(raised)
    }

    /// After a wait for a future, what comes in is its outcome.
    fn outcome_of_wait(&mut self, awaited: &Value, input: NativeResult) -> NativeResult {
        if input.is_err() || !matches!(awaited.kind(), Kind::Future | Kind::Task) {
            return input;
        }
        let outcome = self.hooks.future_outcome;
        match outcome(self, awaited) {
            Some(result) => result,
            None => Err(self.runtime_error("await wasn't used with future")),
        }
    }

    fn push_generator(&mut self, generator: &Ref<Generator>) {
        generator.state.set(State::Running);
        let limit = self.stack.limit();
        let activation = Activation::of_generator(generator, limit);
        self.stack.frames.push(Frame::Script(activation));
    }

    fn resume_native(&mut self, coroutine: &Ref<NativeCoroutine>, input: NativeResult) -> Outcome {
        let awaited = coroutine.awaits.take();
        let input = self.outcome_of_wait(&awaited, input);
        if coroutine.state.get() == State::Created
            && let Err(raised) = input
        {
            finish(&coroutine.to_value());
            return Outcome::Raised(raised);
        }
        coroutine.state.set(State::Running);
        let Some(mut body) = coroutine.body.borrow_mut().take() else {
            return Outcome::Raised(self.finished_error(&coroutine.to_value()));
        };
        let step = step_body(self, &mut *body, input);
        self.stepped_native(coroutine, body, step)
    }

    /// What a step of a coroutine in Rust came to.
    fn stepped_native(
        &mut self,
        coroutine: &Ref<NativeCoroutine>,
        body: Box<dyn NativeBody>,
        step: Result<Step, Raised>,
    ) -> Outcome {
        match step {
            Ok(Step::Return(value)) => {
                finish(&coroutine.to_value());
                Outcome::Value(value)
            }
            Err(raised) => {
                finish(&coroutine.to_value());
                Outcome::Raised(raised)
            }
            Ok(Step::Suspend(value)) => {
                *coroutine.body.borrow_mut() = Some(body);
                coroutine.state.set(State::Suspended);
                Outcome::Yielded(value)
            }
            Ok(Step::LastWait(value)) => {
                *coroutine.body.borrow_mut() = Some(Box::new(Body(LastWait)));
                coroutine.state.set(State::Suspended);
                Outcome::Yielded(value)
            }
            Ok(Step::Await(value)) => {
                *coroutine.body.borrow_mut() = Some(body);
                coroutine.state.set(State::Suspended);
                coroutine.awaits.set(value.clone());
                self.begin_await(&coroutine.to_value(), value)
            }
        }
    }

    /// Does the first step of a coroutine in Rust that the coroutine on top awaits. What it comes to
    /// at once needs neither a place in the chain nor that the frame is set aside. None if it is
    /// anything else.
    pub(in crate::vm) fn await_native(&mut self, value: &Value) -> Option<AwaitedNative> {
        let coroutine = value.get::<NativeCoroutine>()?;
        if coroutine.state.get() != State::Created || coroutine.awaited.get() {
            return None;
        }
        let mut body = coroutine.body.borrow_mut().take()?;
        coroutine.awaited.set(true);
        coroutine.state.set(State::Running);
        match step_body(self, &mut *body, Ok(Value::NONE)) {
            Ok(Step::Return(value)) => {
                finish_native(coroutine);
                Some(AwaitedNative::Done(Ok(value)))
            }
            Err(raised) => {
                finish_native(coroutine);
                Some(AwaitedNative::Done(Err(raised)))
            }
            Ok(Step::LastWait(given)) if coroutine.count() == 1 => {
                finish_native(coroutine);
                Some(AwaitedNative::LastWait(given))
            }
            Ok(step) => Some(AwaitedNative::Waits { body, step }),
        }
    }

    /// The coroutine in Rust that the member `awaiter` awaits waits itself.
    pub(in crate::vm) fn delegate_to_native(
        &mut self,
        value: Value,
        body: Box<dyn NativeBody>,
        step: Step,
    ) -> Outcome {
        let Some(coroutine) = value.get::<NativeCoroutine>().cloned() else {
            unreachable!("only a coroutine in Rust has such a body")
        };
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("a member of a chain stands on its root")
        };
        root.chain.push(value);
        self.stack.chained += 1;
        self.stepped_native(&coroutine, body, Ok(step))
    }

    /// Steps an iterator that some `__await__` gave or `yield from` got.
    fn resume_iterator(&mut self, iter: &Value, input: NativeResult) -> Outcome {
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
        match result {
            Ok(value) => Outcome::Yielded(value),
            Err(raised) => match self.stop_value(&raised) {
                Some(value) => Outcome::Value(value),
                None => Outcome::Raised(raised),
            },
        }
    }

    fn throw_into_iterator(&mut self, iter: &Value, raised: Raised) -> NativeResult {
        let exit = self.exceptions.GeneratorExit.clone();
        let closing = is_subclass(&raised.0.class.borrow(), &exit);
        let name = if closing {
            self.names.close.clone()
        } else {
            self.names.throw.clone()
        };
        match self.find_attr(iter, &name)? {
            Some(close) if closing => {
                self.call(&close, &[])?;
                Err(raised)
            }
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

    /// The member `awaiter` (without a frame now) awaits a value.
    pub(in crate::vm) fn begin_await(&mut self, awaiter: &Value, value: Value) -> Outcome {
        match value.kind() {
            Kind::Coroutine | Kind::NativeCoroutine => self.await_coroutine(awaiter, value),
            Kind::Future | Kind::Task => {
                let outcome = self.hooks.future_outcome;
                match outcome(self, &value) {
                    Some(result) => {
                        clear_awaits(awaiter);
                        self.resume(awaiter, result)
                    }
                    None => Outcome::Yielded(value),
                }
            }
            Kind::AsyncGenStep => match value.get::<AsyncGenStep>() {
                Some(step) => self.await_async_step(&step.clone()),
                None => unreachable!("the kind says it is a step"),
            },
            _ => match self.awaitable(&value) {
                Ok(iter) if matches!(iter.kind(), Kind::Future | Kind::Task) => {
                    set_awaits(awaiter, iter.clone());
                    self.begin_await(awaiter, iter)
                }
                Ok(iter) => self.delegate(awaiter, iter),
                Err(raised) => {
                    clear_awaits(awaiter);
                    self.resume(awaiter, Err(raised))
                }
            },
        }
    }

    fn await_coroutine(&mut self, awaiter: &Value, coroutine: Value) -> Outcome {
        let (state, awaited) = match (
            coroutine.get::<Generator>(),
            coroutine.get::<NativeCoroutine>(),
        ) {
            (Some(generator), _) => (generator.state.get(), &generator.awaited),
            (_, Some(native)) => (native.state.get(), &native.awaited),
            (None, None) => unreachable!("the kind says it is a coroutine"),
        };
        let error = if state == State::Finished {
            Some("cannot reuse already awaited coroutine")
        } else if matches!(state, State::Running | State::Suspended) || awaited.get() {
            Some("coroutine is being awaited already")
        } else {
            None
        };
        if let Some(message) = error {
            clear_awaits(awaiter);
            let raised = self.runtime_error(message);
            return self.resume(awaiter, Err(raised));
        }
        awaited.set(true);
        self.delegate(awaiter, coroutine)
    }

    /// Puts what a member delegates to at the end of the chain and steps it.
    pub(in crate::vm) fn delegate(&mut self, awaiter: &Value, delegate: Value) -> Outcome {
        if let Err(raised) = self.check_depth() {
            clear_awaits(awaiter);
            return self.resume(awaiter, Err(raised));
        }
        let mut own = take_chain(&delegate);
        let innermost = own.last().unwrap_or(&delegate).clone();
        let added = own.len() + 1;
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("a member of a chain stands on its root")
        };
        root.chain.push(delegate);
        root.chain.append(&mut own);
        self.stack.chained += added;
        self.resume(&innermost, Ok(Value::NONE))
    }

    /// Starts the step of an async generator that is awaited.
    fn await_async_step(&mut self, step: &Ref<AsyncGenStep>) -> Outcome {
        let generator = step.generator.clone();
        if step.state.get() != State::Created {
            let name = match step.kind {
                StepKind::Send => "__anext__()/asend()",
                StepKind::Throw | StepKind::Close => "aclose()/athrow()",
            };
            let raised = self.runtime_error(format_args!("cannot reuse already awaited {name}"));
            return self.continue_root(Err(raised));
        }
        if generator.awaited.get() {
            let name = match step.kind {
                StepKind::Send => "anext(): asynchronous generator is already running",
                StepKind::Throw => "athrow(): asynchronous generator is already running",
                StepKind::Close => "aclose(): asynchronous generator is already running",
            };
            let raised = self.runtime_error(name);
            return self.continue_root(Err(raised));
        }
        step.state.set(State::Suspended);
        let value = step.value.borrow_mut().take();
        let value = if value.is_unbound() {
            Value::NONE
        } else {
            value
        };
        self.step_async_generator(&generator, step.kind, value)
    }

    /// Gives a result to the innermost member of the root on top.
    fn continue_root(&mut self, result: NativeResult) -> Outcome {
        let Some(Frame::Root(root)) = self.stack.frames.last() else {
            unreachable!("a member of a chain stands on its root")
        };
        let innermost = root.chain.last().unwrap_or(&root.owner).clone();
        clear_awaits(&innermost);
        self.resume(&innermost, result)
    }

    /// Steps an async generator for the innermost member of the root on top.
    pub(in crate::vm) fn step_async_generator(
        &mut self,
        generator: &Ref<Generator>,
        kind: StepKind,
        value: Value,
    ) -> Outcome {
        if generator.state.get() == State::Finished
            || (kind == StepKind::Close && self.close_unstarted(generator))
        {
            let result = match kind {
                StepKind::Close => Ok(Value::NONE),
                StepKind::Throw if generator.state.get() == State::Finished => Ok(Value::NONE),
                StepKind::Send | StepKind::Throw => Err(self.stop_async_iteration()),
            };
            return self.continue_root(result);
        }
        if !generator.hooked.replace(true)
            && let Some(event_loop) = &self.schedule.running
        {
            event_loop.note_async_generator(generator);
        }
        generator.step.set(kind);
        generator.awaited.set(true);
        generator.header().set(FINALISE, true);
        let input = match kind {
            StepKind::Send => Ok(value),
            StepKind::Close => {
                let class = self.exceptions.GeneratorExit.clone();
                Err(Raised(Exception::new(class, Vec::new())))
            }
            StepKind::Throw => match value.into::<Exception>() {
                Ok(exception) => Err(Raised(exception)),
                Err(_) => Err(self.type_error(
                    "exceptions must be classes or instances deriving from BaseException",
                )),
            },
        };
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("a member of a chain stands on its root")
        };
        root.chain.push(generator.to_value());
        self.stack.chained += 1;
        if generator.state.get() == State::Created
            && let Ok(value) = &input
            && !value.is_none()
        {
            let raised =
                self.type_error("can't send non-None value to a just-started async generator");
            generator.awaited.set(false);
            return Outcome::Raised(raised);
        }
        self.resume(&generator.to_value(), input)
    }

    fn close_unstarted(&mut self, generator: &Ref<Generator>) -> bool {
        let unstarted = generator.state.get() == State::Created;
        if unstarted {
            finish_generator(generator);
        }
        unstarted
    }

    /// An async generator yielded a value: its step is done.
    pub(in crate::vm) fn async_generator_yielded(
        &mut self,
        generator: &Ref<Generator>,
        value: Value,
    ) -> Outcome {
        generator.awaited.set(false);
        let closing = generator.step.get() == StepKind::Close;
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("an async generator is stepped in a chain")
        };
        root.chain.pop();
        self.stack.chained -= 1;
        let result = if closing {
            Err(self.runtime_error("async generator ignored GeneratorExit"))
        } else {
            Ok(value)
        };
        self.continue_root(result)
    }

    /// The frame on top is a root, and this is what came to it.
    pub(in crate::vm) fn at_root(&mut self, outcome: Outcome) -> Outcome {
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("the caller looked")
        };
        match outcome {
            Outcome::Value(value) => match root.chain.pop() {
                Some(finished) => self.member_finished(&finished, Ok(value)),
                None => self.owner_finished(Ok(value)),
            },
            Outcome::Raised(raised) => match root.chain.pop() {
                Some(finished) => self.member_finished(&finished, Err(raised)),
                None => self.owner_finished(Err(raised)),
            },
            Outcome::Yielded(value) => self.owner_suspended(value),
            Outcome::Go => unreachable!("a root does not run"),
        }
    }

    fn member_finished(&mut self, finished: &Value, result: NativeResult) -> Outcome {
        self.stack.chained -= 1;
        let result = match finished.get::<Generator>() {
            Some(generator) if generator.kind() == Kind::AsyncGenerator => {
                let generator = generator.clone();
                self.async_generator_finished(&generator, result)
            }
            _ => result,
        };
        self.continue_root(result)
    }

    /// What the end of an async generator means to the step that brought it about.
    fn async_generator_finished(
        &mut self,
        generator: &Ref<Generator>,
        result: NativeResult,
    ) -> NativeResult {
        generator.awaited.set(false);
        generator.closed.set(true);
        let closing = generator.step.get() == StepKind::Close;
        match result {
            Ok(_) if closing => Ok(Value::NONE),
            Ok(_) => Err(self.stop_async_iteration()),
            Err(raised) => {
                let class = raised.0.class.borrow().clone();
                let quiet = is_subclass(&class, &self.exceptions.GeneratorExit)
                    || is_subclass(&class, &self.exceptions.StopAsyncIteration);
                if closing && quiet {
                    Ok(Value::NONE)
                } else {
                    Err(raised)
                }
            }
        }
    }

    fn pop_root(&mut self) -> Root {
        match self.stack.frames.pop() {
            Some(Frame::Root(root)) => root,
            _ => unreachable!("the caller looked at the top"),
        }
    }

    fn owner_finished(&mut self, result: NativeResult) -> Outcome {
        let root = self.pop_root();
        finish(&root.owner);
        match (root.purpose, result) {
            (Purpose::ForIter, Ok(_)) => {
                self.leave_for_loop();
                Outcome::Go
            }
            (Purpose::Send, Ok(value)) => Outcome::Raised(self.stop_iteration(value)),
            (Purpose::Step | Purpose::Close, Ok(value)) => Outcome::Value(value),
            (Purpose::Close, Err(raised)) => {
                let class = raised.0.class.borrow().clone();
                let quiet = is_subclass(&class, &self.exceptions.GeneratorExit)
                    || is_subclass(&class, &self.exceptions.StopIteration);
                if quiet {
                    Outcome::Value(Value::NONE)
                } else {
                    Outcome::Raised(raised)
                }
            }
            (Purpose::ForIter | Purpose::Send | Purpose::Step, Err(raised)) => {
                Outcome::Raised(raised)
            }
        }
    }

    fn leave_for_loop(&mut self) {
        let Some(activation) = self.stack.top() else {
            unreachable!("a for loop runs in a script")
        };
        match activation.code().code.instrs[activation.at() as usize] {
            Instr::ForIter { iter, offset, .. } => activation.leave_loop(iter, offset),
            other => unreachable!("{other:?} is no for loop"),
        }
    }

    fn owner_suspended(&mut self, value: Value) -> Outcome {
        let root = self.pop_root();
        self.stack.chained -= root.chain.len();
        suspend_owner(&root.owner, root.chain);
        match root.purpose {
            Purpose::ForIter | Purpose::Send => Outcome::Value(value),
            Purpose::Step => Outcome::Yielded(value),
            Purpose::Close => {
                let what = what_is(&root.owner);
                Outcome::Raised(self.runtime_error(format_args!("{what} ignored GeneratorExit")))
            }
        }
    }

    fn running_error(&mut self, owner: &Value) -> Raised {
        match owner.kind() {
            Kind::Generator => self.value_error("generator already executing"),
            Kind::AsyncGenerator => self.value_error("async generator already executing"),
            _ => self.value_error("coroutine already executing"),
        }
    }

    fn finished_error(&mut self, owner: &Value) -> Raised {
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

/// The body of a coroutine in Rust, as the object keeps it.
struct Body<S>(S);

/// What goes into a step of such a body, and what comes out.
struct Exchange {
    input: NativeResult,
    output: Option<Result<Step, Raised>>,
}

impl<S: Steps> NativeBody for Body<S> {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.traverse(visit);
    }

    fn step(&mut self, cx: &mut dyn Any, exchange: &mut dyn Any) {
        if let (Some(cx), Some(exchange)) =
            (cx.downcast_mut::<Cx>(), exchange.downcast_mut::<Exchange>())
        {
            let input = std::mem::replace(&mut exchange.input, Ok(Value::NONE));
            exchange.output = Some(self.0.step(cx, input));
        }
    }
}

fn step_body(cx: &mut Cx, body: &mut dyn NativeBody, input: NativeResult) -> Result<Step, Raised> {
    let mut exchange = Exchange {
        input,
        output: None,
    };
    body.step(cx, &mut exchange);
    match exchange.output {
        Some(output) => output,
        None => unreachable!("a body is stepped with these types"),
    }
}

/// What is left of a coroutine in Rust whose last wait has begun.
struct LastWait;

impl Steps for LastWait {
    fn step(&mut self, _: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input.map(Step::Return)
    }

    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

/// Where a suspendable value stands; None for an iterator of another kind.
pub fn state_of(value: &Value) -> Option<State> {
    if let Some(generator) = value.get::<Generator>() {
        return Some(generator.state.get());
    }
    if let Some(coroutine) = value.get::<NativeCoroutine>() {
        return Some(coroutine.state.get());
    }
    value.get::<AsyncGenStep>().map(|step| step.state.get())
}

fn is_finished(value: &Value) -> bool {
    state_of(value) == Some(State::Finished)
}

fn is_coroutine(value: &Value) -> bool {
    matches!(value.kind(), Kind::Coroutine | Kind::NativeCoroutine)
}

fn what_is(value: &Value) -> &'static str {
    match value.kind() {
        Kind::Generator => "generator",
        Kind::AsyncGenerator => "async generator",
        _ => "coroutine",
    }
}

/// Marks a suspendable value as finished: nothing is left to finalise.
fn finish(value: &Value) {
    if let Some(generator) = value.get::<Generator>() {
        finish_generator(generator);
    } else if let Some(coroutine) = value.get::<NativeCoroutine>() {
        finish_native(coroutine);
    } else if let Some(step) = value.get::<AsyncGenStep>() {
        step.state.set(State::Finished);
    }
}

/// Whether it is suspended with nobody in its chain.
fn is_alone(generator: &Ref<Generator>) -> bool {
    let chain = generator.chain.take();
    let alone = chain.is_empty() && generator.state.get() == State::Suspended;
    generator.chain.set(chain);
    alone && generator.kind() != Kind::AsyncGenerator
}

fn finish_native(coroutine: &Ref<NativeCoroutine>) {
    coroutine.state.set(State::Finished);
    coroutine.body.borrow_mut().take();
    coroutine.header().set(FINALISE, false);
}

fn take_chain(value: &Value) -> Vec<Value> {
    if let Some(generator) = value.get::<Generator>() {
        return generator.chain.take();
    }
    match value.get::<NativeCoroutine>() {
        Some(coroutine) => coroutine.chain.take(),
        None => Vec::new(),
    }
}

fn suspend_owner(owner: &Value, chain: Vec<Value>) {
    if let Some(generator) = owner.get::<Generator>() {
        generator.state.set(State::Suspended);
        generator.chain.set(chain);
    } else if let Some(coroutine) = owner.get::<NativeCoroutine>() {
        coroutine.state.set(State::Suspended);
        coroutine.chain.set(chain);
    } else if let Some(step) = owner.get::<AsyncGenStep>() {
        step.state.set(State::Suspended);
        let inner = chain.into_iter().skip(1).collect();
        step.generator.chain.set(inner);
    }
}

/// Takes note of what a member of a chain waits for.
fn set_awaits(awaiter: &Value, awaited: Value) {
    if let Some(generator) = awaiter.get::<Generator>() {
        generator.awaits.set(awaited);
    } else if let Some(native) = awaiter.get::<NativeCoroutine>() {
        native.awaits.set(awaited);
    }
}

fn clear_awaits(value: &Value) {
    if let Some(generator) = value.get::<Generator>() {
        generator.awaits.take();
    } else if let Some(coroutine) = value.get::<NativeCoroutine>() {
        coroutine.awaits.take();
    }
}

/// Whether awaiting a value needs no `__await__`.
fn is_awaited_directly(value: &Value) -> bool {
    matches!(
        value.kind(),
        Kind::Coroutine | Kind::NativeCoroutine | Kind::Future | Kind::Task | Kind::AsyncGenStep
    )
}
