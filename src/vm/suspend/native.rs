//! Coroutines whose body is written in Rust.

use std::any::Any;

use crate::objects::coroutine::{NativeBody, NativeCoroutine, State};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{NativeResult, Step, Steps};
use crate::vm::raise::Raised;
use crate::vm::stack::Frame;
use crate::vm::suspend::finish;

/// What the first step of a coroutine in Rust came to.
pub(in crate::vm) enum AwaitedNative {
    /// It is finished.
    Done(NativeResult),
    /// It gave this to whoever steps it; the next step is its end.
    LastWait(Value),
    /// The coroutine goes on later.
    Waits {
        coroutine: Value,
        body: Box<dyn NativeBody>,
        step: Step,
    },
}

impl Cx {
    /// A coroutine whose body is written in Rust.
    pub fn native_coroutine(&mut self, qualname: &'static str, steps: impl Steps) -> Value {
        NativeCoroutine::new(qualname, Box::new(Body(steps))).into_value()
    }

    /// The same, as the result of a function that a script called. If the script awaits it at once, it
    /// does its first step here and now, and there is no object unless it waits.
    pub fn coroutine_call(&mut self, qualname: &'static str, mut steps: impl Steps) -> Value {
        if !std::mem::take(&mut self.await_next) {
            return self.native_coroutine(qualname, steps);
        }
        // The script stands at the `await` from now on.
        if let Some(awaiter) = self.stack.top() {
            awaiter.go_to(awaiter.index() + 1);
        }
        self.awaited = Some(match steps.step(self, Ok(Value::NONE)) {
            Ok(Step::Return(value)) => AwaitedNative::Done(Ok(value)),
            Err(raised) => AwaitedNative::Done(Err(raised)),
            Ok(Step::LastWait(given)) => AwaitedNative::LastWait(given),
            Ok(step) => AwaitedNative::Waits {
                coroutine: NativeCoroutine::begun(qualname).into_value(),
                body: Box::new(Body(steps)),
                step,
            },
        });
        Value::UNBOUND
    }

    pub(super) fn resume_native(
        &mut self,
        coroutine: &Ref<NativeCoroutine>,
        input: NativeResult,
    ) -> Outcome {
        let awaited = coroutine.awaits.take();
        let input = self.outcome_of_wait(&awaited, input);
        if coroutine.state.get() == State::Created
            && let Err(raised) = input
        {
            finish(&coroutine.to_value());
            return Outcome::Raised(raised);
        }
        coroutine.state.set(State::Running);
        let Some(mut body) = coroutine.body.take() else {
            return Outcome::Raised(self.finished_error(&coroutine.to_value()));
        };
        let step = step_body(self, &mut *body, input);
        self.stepped_native(coroutine, body, step)
    }

    /// What a step of a coroutine in Rust came to.
    pub(super) fn stepped_native(
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
                coroutine.body.set(Some(body));
                coroutine.state.set(State::Suspended);
                Outcome::Yielded(value)
            }
            Ok(Step::LastWait(value)) => {
                coroutine.body.set(Some(Box::new(Body(LastWait))));
                coroutine.state.set(State::Suspended);
                Outcome::Yielded(value)
            }
            Ok(Step::Await(value)) => {
                coroutine.body.set(Some(body));
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
        let mut body = coroutine.body.take()?;
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
            Ok(step) => Some(AwaitedNative::Waits {
                coroutine: value.clone(),
                body,
                step,
            }),
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
        self.stack.chain(1);
        self.stepped_native(&coroutine, body, Ok(step))
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

/// A coroutine in its last wait, for a script that asks what another one awaits that keeps none.
pub fn in_last_wait(qualname: &'static str) -> Value {
    let coroutine = NativeCoroutine::begun(qualname);
    coroutine.body.set(Some(Box::new(Body(LastWait))));
    coroutine.state.set(State::Suspended);
    coroutine.into_value()
}

impl Steps for LastWait {
    fn step(&mut self, _: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input.map(Step::Return)
    }

    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

pub(super) fn finish_native(coroutine: &Ref<NativeCoroutine>) {
    coroutine.state.set(State::Finished);
    coroutine.body.take();
    coroutine.header().set(FINALISE, false);
}
