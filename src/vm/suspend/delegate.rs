//! What a generator or coroutine delegates to, when someone else than its stepper may have touched it.
//!
//! A chain is kept by the one who is stepped. Whoever is inside it delegates too, but keeps no chain, and
//! a script may hold it and step it by itself; and whoever is running delegates while its chain is on the
//! stack. Both look alike: suspended, a delegate, no chain. Here they are told apart.

use crate::objects::chain::Chain;
use crate::objects::coroutine::{AsyncGenStep, Generator, NativeCoroutine, State};
use crate::objects::exception::Exception;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Purpose};
use crate::vm::suspend::chain::clear_awaits;
use crate::vm::suspend::{is_coroutine, state_of, take_chain};

/// The chain of an owner that is about to be stepped.
pub(super) struct Taken {
    pub chain: Chain,
    /// What comes from its last member at once: it is running, or has finished behind its awaiter's back.
    pub at_once: Option<Outcome>,
}

impl Cx {
    /// Takes the chain out of a suspended owner. ValueError if the owner is running.
    pub(super) fn take_up(&mut self, owner: &Value) -> Result<Taken, Raised> {
        let chain = take_chain(owner);
        if chain.is_empty() {
            if delegate_of(owner).is_some() {
                self.stepped_inside = true;
                return self.find_chain(owner);
            }
        } else if self.stepped_inside {
            return self.find_chain(owner);
        }
        Ok(Taken {
            chain,
            at_once: None,
        })
    }

    /// The chain as those in it have it.
    fn find_chain(&mut self, owner: &Value) -> Result<Taken, Raised> {
        if self.is_on_stack(owner) {
            return Err(self.running_error(owner));
        }
        let mut taken = Taken {
            chain: Chain::Empty,
            at_once: None,
        };
        let mut next = delegate_of(owner);
        while let Some(delegate) = next {
            taken.at_once = self.outcome_at_once(&delegate);
            next = match taken.at_once {
                Some(_) => None,
                None => delegate_of(&delegate),
            };
            taken.chain.push(delegate);
        }
        Ok(taken)
    }

    fn outcome_at_once(&mut self, delegate: &Value) -> Option<Outcome> {
        let state = state_of(delegate);
        if state == Some(State::Running) || self.is_on_stack(delegate) {
            return Some(Outcome::Raised(self.running_error(delegate)));
        }
        (state == Some(State::Finished)).then_some(match is_coroutine(delegate) {
            true => Outcome::Raised(self.finished_error(delegate)),
            false => Outcome::Value(Value::NONE),
        })
    }

    /// Whether it is stepped in this thread right now, or delegates to what is.
    fn is_on_stack(&self, value: &Value) -> bool {
        self.stack.frames.iter().any(|frame| match frame {
            Frame::Root(root) => {
                root.owner.is(value) || root.chain.iter().any(|member| member.is(value))
            }
            Frame::Script(_)
            | Frame::Then(_)
            | Frame::Init(_)
            | Frame::Operator(_)
            | Frame::Entry
            | Frame::Gather(_) => false,
        })
    }

    /// GeneratorExit comes to the one whose root is on top: closes what it delegates to, innermost
    /// first, then goes on in it with the exception, or with what a delegate raised instead.
    pub(super) fn close_delegates(&mut self, exit: Raised) -> Outcome {
        let mut raised = None;
        loop {
            let Some(Frame::Root(root)) = self.stack.frames.last_mut() else {
                unreachable!("the caller looked")
            };
            let awaiter = match &root.chain[..] {
                [.., awaiter, _] => awaiter.clone(),
                _ => root.owner.clone(),
            };
            let Some(delegate) = root.chain.last().cloned() else {
                return self.resume(&awaiter, Err(raised.unwrap_or(exit)));
            };
            if delegate.kind() == Kind::AsyncGenerator {
                return self.resume(&delegate, Err(raised.unwrap_or(exit)));
            }
            let closed = self.close_delegate(&delegate, raised);
            raised = closed.err();
            if let Some(Frame::Root(root)) = self.stack.frames.last_mut() {
                root.chain.pop();
            }
            self.stack.unchain(1);
            clear_awaits(&awaiter);
        }
    }

    fn close_delegate(&mut self, delegate: &Value, raised: Option<Raised>) -> NativeResult {
        if state_of(delegate).is_some() {
            let class = self.exceptions.GeneratorExit.clone();
            let exit = raised.unwrap_or_else(|| Raised(Exception::new(class, Vec::new())));
            return self.step_result(delegate, Err(exit), Purpose::Close);
        }
        let close = self.names.close.clone();
        match self.find_attr(delegate, &close)? {
            Some(close) => self.call(&close, &[]),
            None => Ok(Value::NONE),
        }
    }
}

/// What it delegates to with `await` or `yield from`, if that is not a future.
pub(super) fn delegate_of(value: &Value) -> Option<Value> {
    let (state, awaits) = match value.get::<Generator>() {
        Some(generator) => (generator.state.get(), &generator.awaits),
        None => {
            let native = value.get::<NativeCoroutine>()?;
            (native.state.get(), &native.awaits)
        }
    };
    if state != State::Suspended {
        return None;
    }
    let awaited = awaits.peek();
    if let Some(step) = awaited.get::<AsyncGenStep>() {
        return Some(step.generator.to_value());
    }
    is_delegate(&awaited).then_some(awaited)
}

/// Whether what something waits for is stepped in its place.
pub(super) fn is_delegate(awaited: &Value) -> bool {
    !awaited.is_unbound() && !matches!(awaited.kind(), Kind::Future | Kind::Task)
}
