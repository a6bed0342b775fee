//! The chain between the one who is stepped and what it waits for innermost.

use crate::bytecode::instr::Instr;
use crate::objects::chain::Chain;
use crate::objects::class::is_subclass;
use crate::objects::coroutine::{AsyncGenStep, Generator, NativeCoroutine, State};
use crate::objects::exception::TraceEntry;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::NativeResult;
use crate::vm::quick::receive;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Purpose, Root};
use crate::vm::suspend::delegate::Taken;
use crate::vm::suspend::{finish, state_of, what_is};
use crate::vm::unwind::{Arrival, finish_generator};

impl Cx {
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

    pub(super) fn resume_generator(
        &mut self,
        generator: &Ref<Generator>,
        input: NativeResult,
    ) -> Outcome {
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
        let entry = TraceEntry::new(&generator.function, 0);
        raised.0.traceback.borrow_mut().push(entry);
        Outcome::Raised(raised)
    }

    /// After a wait for a future, what comes in is its outcome.
    pub(super) fn outcome_of_wait(&mut self, awaited: &Value, input: NativeResult) -> NativeResult {
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
                Ok(iter) => {
                    set_awaits(awaiter, iter.clone());
                    self.delegate_to_iterator(awaiter, iter)
                }
                Err(raised) => {
                    let raised = self.refused_by_with(awaiter, &value).unwrap_or(raised);
                    self.raise_in(awaiter, raised)
                }
            },
        }
    }

    /// What to say if it is an `async with` that awaits what cannot be awaited.
    #[cold]
    fn refused_by_with(&mut self, awaiter: &Value, value: &Value) -> Option<Raised> {
        let generator = awaiter.get::<Generator>()?;
        let called = generator.registers.pc.get().checked_sub(3)?;
        let method = match generator.function.code.code.instrs.get(called as usize)? {
            Instr::WithEnter { .. } => "__aenter__",
            Instr::WithExit { .. } | Instr::WithExitExc { .. } => "__aexit__",
            _ => return None,
        };
        if self.is_awaitable(value) {
            return None;
        }
        let name = self.type_name(value);
        Some(self.type_error(format_args!(
            "'async with' received an object from {method} that does not implement __await__: {name}"
        )))
    }

    /// Delegates to an iterator; a generator may have run already, or run now.
    pub(in crate::vm) fn delegate_to_iterator(&mut self, awaiter: &Value, iter: Value) -> Outcome {
        let state = iter.get::<Generator>().map(|inner| inner.state.get());
        match state {
            Some(State::Finished) => self.resume(awaiter, Ok(Value::NONE)),
            Some(State::Running) => {
                let raised = self.value_error("generator already executing");
                self.resume(awaiter, Err(raised))
            }
            _ => self.delegate(awaiter, iter),
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
            let raised = self.runtime_error(message);
            return self.raise_in(awaiter, raised);
        }
        awaited.set(true);
        self.delegate(awaiter, coroutine)
    }

    /// Puts what a member delegates to at the end of the chain and steps it.
    pub(in crate::vm) fn delegate(&mut self, awaiter: &Value, delegate: Value) -> Outcome {
        if let Err(raised) = self.check_depth() {
            if state_of(&delegate) == Some(State::Created) {
                // It was awaited, even if it never ran.
                finish(&delegate);
            }
            return self.raise_in(awaiter, raised);
        }
        let Taken { chain, at_once } = match self.take_up(&delegate) {
            Ok(taken) => taken,
            Err(raised) => return self.raise_in(awaiter, raised),
        };
        let innermost = chain.last().unwrap_or(&delegate).clone();
        let added = chain.len() + 1;
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("a member of a chain stands on its root")
        };
        root.chain.push(delegate);
        root.chain.extend(chain);
        self.stack.chain(added);
        match at_once {
            Some(outcome) => outcome,
            None => self.resume(&innermost, Ok(Value::NONE)),
        }
    }

    /// Gives a result to the innermost member of the root on top.
    pub(super) fn continue_root(&mut self, result: NativeResult) -> Outcome {
        let innermost = self.innermost();
        clear_awaits(&innermost);
        self.resume(&innermost, result)
    }

    /// The innermost member of the root on top.
    fn innermost(&self) -> Value {
        let Some(Frame::Root(root)) = self.stack.frames.last() else {
            unreachable!("a member of a chain stands on its root")
        };
        root.chain.last().unwrap_or(&root.owner).clone()
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
        self.stack.unchain(1);
        let passes = finished.get::<Generator>().is_some() && !self.take_thrown();
        let result = match finished.get::<Generator>() {
            Some(generator) if generator.kind() == Kind::AsyncGenerator => {
                let generator = generator.clone();
                self.async_generator_finished(&generator, result)
            }
            _ => result,
        };
        match result {
            Err(raised) if passes => {
                let innermost = self.innermost();
                self.raise_in(&innermost, raised)
            }
            result => self.continue_root(result),
        }
    }

    /// Raises an exception where a member of the chain (without a frame now) awaits.
    fn raise_in(&mut self, awaiter: &Value, raised: Raised) -> Outcome {
        clear_awaits(awaiter);
        match awaiter.get::<Generator>() {
            Some(generator) => {
                self.push_generator(generator);
                self.unwind(raised, Arrival::Here)
            }
            None => self.resume(awaiter, Err(raised)),
        }
    }

    /// Whether an exception was thrown in while the innermost member of the root on top waited. It goes on
    /// now.
    fn take_thrown(&mut self) -> bool {
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("a member of a chain stands on its root")
        };
        let waiting = root.chain.len();
        let thrown = waiting < root.thrown;
        root.thrown = root.thrown.min(waiting);
        thrown
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
                match self.stack.top() {
                    Some(activation) => activation.end_loop(),
                    None => unreachable!("a for loop runs in a script"),
                }
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

    fn owner_suspended(&mut self, value: Value) -> Outcome {
        let root = self.pop_root();
        self.stack.unchain(root.chain.len());
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
}

fn suspend_owner(owner: &Value, chain: Chain) {
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

pub(super) fn clear_awaits(value: &Value) {
    if let Some(generator) = value.get::<Generator>() {
        generator.awaits.take();
    } else if let Some(coroutine) = value.get::<NativeCoroutine>() {
        coroutine.awaits.take();
    }
}
