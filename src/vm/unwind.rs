//! Raising: finding a handler, leaving frames, causes and contexts, the traceback.

use std::sync::atomic::Ordering;

use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::{Instr, Reg};
use crate::objects::class::is_subclass;
use crate::objects::coroutine::{Generator, State};
use crate::objects::exception::{Exception, Locals, TraceEntry};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame};

/// How an exception comes into a frame.
#[derive(Copy, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// It is raised by the instruction that runs, or came out of what it called: the frame is added to
    /// the traceback.
    Here,
    /// It is thrown into a generator's frame from outside: only what the frame itself handles is its
    /// context.
    Thrown,
    /// It is raised again by `Reraise` or a bare `raise`: the frame is in the traceback already.
    Again,
}

impl Cx {
    /// Carries an exception from the frame on top down to a handler, or to the first frame that is no
    /// script's.
    pub(in crate::vm) fn unwind(&mut self, raised: Raised, arrival: Arrival) -> Outcome {
        let mut raised = raised;
        let mut arrival = arrival;
        match arrival {
            Arrival::Here if raised.0.traceback.borrow().is_empty() => self.set_context(&raised),
            Arrival::Thrown => {
                if let Some(handled) = self.stack.top().and_then(|top| handled_in_activation(top)) {
                    chain_context(&raised, handled);
                }
            }
            Arrival::Here | Arrival::Again => {}
        }
        loop {
            if self.stack.top().is_none() {
                return Outcome::Raised(raised);
            }
            // What died of the exception is finalised at the place of the exception.
            if self.poll.load(Ordering::Relaxed) {
                self.run_finalisers();
            }
            if self.handle(&raised, arrival) {
                return Outcome::Go;
            }
            arrival = Arrival::Here;
            raised = self.leave_frame(raised);
        }
    }

    /// Goes on in the frame on top if it handles the exception.
    fn handle(&mut self, raised: &Raised, arrival: Arrival) -> bool {
        let Some(activation) = self.stack.top() else {
            return false;
        };
        let at = activation.at();
        let ends = |stop| is_subclass(&raised.0.class.borrow(), stop);
        match activation.code().code.instrs[at as usize] {
            Instr::ForIter { iter, offset, .. } if ends(&self.exceptions.StopIteration) => {
                activation.leave_loop(iter, offset);
                return true;
            }
            Instr::AsyncForNext { iter, offset, .. }
                if ends(&self.exceptions.StopAsyncIteration) =>
            {
                activation.leave_loop(iter, offset);
                return true;
            }
            _ => {}
        }
        if arrival != Arrival::Again {
            let entry = TraceEntry::new(&activation.function, at);
            raised.0.traceback.borrow_mut().push(entry);
        }
        let Some(handler) = activation.code().code.handler_at(at).copied() else {
            return false;
        };
        activation.clear_from(handler.depth);
        activation.set(handler.exc.0, raised.0.to_value());
        activation.go_to(handler.target);
        true
    }

    /// An exception leaves the frame on top for good: the frame's variables stay with its traceback.
    /// PEP 479: StopIteration becomes RuntimeError.
    fn leave_frame(&mut self, raised: Raised) -> Raised {
        let Some(Frame::Script(activation)) = self.stack.frames.pop() else {
            unreachable!("the caller looked at the top")
        };
        activation.clear_from(activation.code_object().first_temp);
        let mut locals = activation.take_locals();
        if let Some(entry) = raised.0.traceback.borrow_mut().last_mut()
            && entry.code.same(activation.code())
        {
            std::mem::swap(&mut entry.locals, &mut locals);
        }
        drop(locals);
        activation.clear_from(0);
        if let Some(generator) = &activation.heap {
            finish_generator(generator);
        }
        let (what, is_async_generator) = match activation.code().code.kind {
            CodeKind::Plain => return raised,
            CodeKind::Coroutine => ("coroutine", false),
            CodeKind::AsyncGenerator => ("async generator", true),
            CodeKind::Generator => ("generator", false),
        };
        let class = raised.0.class.borrow().clone();
        let name = if is_subclass(&class, &self.exceptions.StopIteration) {
            "StopIteration"
        } else if is_async_generator && is_subclass(&class, &self.exceptions.StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            return raised;
        };
        let error = self.runtime_error(format_args!("{what} raised {name}"));
        let entry = TraceEntry::new(&activation.function, activation.at());
        error.0.traceback.borrow_mut().push(entry);
        *error.0.cause.borrow_mut() = raised.0.to_value();
        *error.0.context.borrow_mut() = raised.0.to_value();
        error.0.suppress_context.set(true);
        error
    }

    /// Sets `__context__` of a new exception to the one being handled, if any.
    pub(in crate::vm) fn set_context(&mut self, raised: &Raised) {
        if let Some(handled) = self.handled_exception() {
            chain_context(raised, handled);
        }
    }

    /// The exception being handled: what `sys.exc_info()` gives and a bare `raise` raises.
    pub fn handled_exception(&self) -> Option<Ref<Exception>> {
        for frame in self.stack.frames.iter().rev() {
            let found = match frame {
                Frame::Script(activation) => handled_in_activation(activation),
                Frame::Root(root) => root
                    .chain
                    .iter()
                    .rev()
                    .skip(1)
                    .chain([&root.owner])
                    .find_map(handled_in_suspended),
                Frame::Then(_)
                | Frame::Init(_)
                | Frame::Operator(_)
                | Frame::Entry
                | Frame::Gather(_) => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// Marks a generator as finished: nothing is left to finalise.
pub(in crate::vm) fn finish_generator(generator: &Ref<Generator>) {
    generator.state.set(State::Finished);
    generator.awaited.set(false);
    generator.header().set(FINALISE, false);
}

fn handled_in_activation(activation: &Activation) -> Option<Ref<Exception>> {
    let register = activation.code().code.handling_at(activation.at())?;
    activation.get(register.0).into::<Exception>().ok()
}

fn handled_in_suspended(value: &Value) -> Option<Ref<Exception>> {
    let generator = value.get::<Generator>()?;
    if generator.state.get() == State::Running {
        return None;
    }
    let Reg(register) = generator
        .function
        .code
        .code
        .handling_at(generator.registers.pc.get().saturating_sub(1))?;
    generator
        .registers
        .get(register as usize)
        .into::<Exception>()
        .ok()
}

/// Makes the exception being handled the context of a new one.
fn chain_context(raised: &Raised, handled: Ref<Exception>) {
    if handled.same(&raised.0) {
        return;
    }
    break_context_cycle(&handled, &raised.0);
    *raised.0.context.borrow_mut() = handled.into_value();
}

/// If `new` is somewhere in the context chain of `handled`, the chain is cut there. A script may have
/// closed the chain elsewhere: `slow` follows at half the pace and is met then.
fn break_context_cycle(handled: &Ref<Exception>, new: &Ref<Exception>) {
    let next_of = |link: &Ref<Exception>| link.context.borrow().get::<Exception>().cloned();
    let (mut link, mut slow, mut follows) = (handled.clone(), handled.clone(), false);
    while let Some(next) = next_of(&link) {
        if next.same(new) {
            *link.context.borrow_mut() = Value::NONE;
            return;
        }
        if next.same(&slow) {
            return;
        }
        if follows && let Some(behind) = next_of(&slow) {
            slow = behind;
        }
        (link, follows) = (next, !follows);
    }
}

impl Activation {
    /// The local variables, taken out of their registers.
    fn take_locals(&self) -> Locals {
        if let Some(namespace) = self.namespace() {
            return Locals::Namespace(namespace.clone());
        }
        let count = self.code_object().first_temp;
        let variables: Vec<Value> = (0..count).map(|index| self.take(index)).collect();
        if variables.iter().all(Value::is_unbound) {
            return Locals::Elsewhere;
        }
        Locals::Variables(List::new(variables))
    }

    /// The generator that the `ForIter` or `AsyncForNext` that runs asks has no more items.
    pub(in crate::vm) fn end_loop(&mut self) {
        match self.code_object().code.instrs[self.at() as usize] {
            Instr::ForIter { iter, offset, .. } | Instr::AsyncForNext { iter, offset, .. } => {
                self.leave_loop(iter, offset)
            }
            other => unreachable!("{other:?} is no loop over an iterator"),
        }
    }

    /// Leaves the loop whose `ForIter` or `AsyncForNext` runs.
    pub(in crate::vm) fn leave_loop(&mut self, iter: Reg, offset: u16) {
        self.set(iter.0, Value::UNBOUND);
        self.go_to(self.index() + offset as u32);
    }
}
