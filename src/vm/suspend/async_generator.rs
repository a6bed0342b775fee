//! The steps of async generators: `__anext__`, `asend`, `athrow`, `aclose`, and of `async for`.

use crate::objects::chain::Chain;
use crate::objects::class::is_subclass;
use crate::objects::coroutine::{AsyncGenStep, Generator, State, StepKind};
use crate::objects::exception::Exception;
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Purpose};
use crate::vm::suspend::{state_of, take_chain};
use crate::vm::unwind::finish_generator;

impl Cx {
    /// A step of an async generator that is driven by hand: `agen.asend(x).send(None)`.
    pub(super) fn start_async_step(
        &mut self,
        step: &Ref<AsyncGenStep>,
        input: NativeResult,
        purpose: Purpose,
    ) -> Result<Outcome, Raised> {
        let owner = step.to_value();
        if step.state.get() == State::Suspended {
            let generator = step.generator.to_value();
            let mut chain = Chain::One(generator.clone());
            chain.extend(take_chain(&generator));
            let innermost = chain.last().cloned().unwrap_or(generator);
            if state_of(&innermost) == Some(State::Running) {
                return Err(self.running_error(&innermost));
            }
            self.push_root(owner, chain, purpose);
            if input.is_err() {
                self.note_throw();
            }
            return Ok(self.resume(&innermost, input));
        }
        self.push_root(owner, Chain::Empty, purpose);
        Ok(match input {
            Ok(value) => {
                if !value.is_none() {
                    drop(step.value.replace(value));
                }
                self.await_async_step(step)
            }
            Err(raised) => self.throw_async_step(step, raised),
        })
    }

    /// Throws into a step that has not begun: the exception is raised where the async generator waits.
    fn throw_async_step(&mut self, step: &Ref<AsyncGenStep>, raised: Raised) -> Outcome {
        let generator = step.generator.clone();
        if step.state.get() != State::Created
            || generator.awaited.get()
            || generator.state.get() != State::Suspended
        {
            AsyncGenStep::go_on(step, State::Finished);
            return Outcome::Raised(raised);
        }
        AsyncGenStep::go_on(step, State::Suspended);
        self.resume_async_generator(&generator, step.kind, Err(raised))
    }

    /// Starts the step of an async generator that is awaited.
    pub(super) fn await_async_step(&mut self, step: &Ref<AsyncGenStep>) -> Outcome {
        let generator = step.generator.clone();
        if step.state.get() != State::Created {
            let raised = self.runtime_error(step.kind.reused());
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
        AsyncGenStep::go_on(step, State::Suspended);
        let value = step.value.borrow_mut().take();
        let value = if value.is_unbound() {
            Value::NONE
        } else {
            value
        };
        self.step_async_generator(&generator, step.kind, value)
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
            && let Some(event_loop) = self.schedule.running.clone()
        {
            self.schedule.note_async_generator(&event_loop, generator);
        }
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
        self.resume_async_generator(generator, kind, input)
    }

    fn resume_async_generator(
        &mut self,
        generator: &Ref<Generator>,
        kind: StepKind,
        input: NativeResult,
    ) -> Outcome {
        generator.step.set(kind);
        generator.awaited.set(true);
        generator.header().set(FINALISE, true);
        let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
            unreachable!("a member of a chain stands on its root")
        };
        root.chain.push(generator.to_value());
        self.stack.chain(1);
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
        self.stack.unchain(1);
        let result = if closing {
            Err(self.runtime_error("async generator ignored GeneratorExit"))
        } else {
            Ok(value)
        };
        self.continue_root(result)
    }

    /// What the end of an async generator means to the step that brought it about.
    pub(super) fn async_generator_finished(
        &mut self,
        generator: &Ref<Generator>,
        result: NativeResult,
    ) -> NativeResult {
        generator.awaited.set(false);
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
}
