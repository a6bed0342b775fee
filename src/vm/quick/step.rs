//! Suspending and resuming, where a plain generator or coroutine is stepped, yields, awaits or ends.
#![allow(unsafe_code)]

use crate::bytecode::instr::{Instr, Reg};
use crate::objects::coroutine::{Generator, State, StepKind};
use crate::objects::heap::{FINALISE, Object, Ref};
use crate::objects::iterator::{Iter, ListIter};
use crate::objects::kind::Kind;
use crate::objects::range::RangeIter;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::ops::iterator_step::step_builtin;
use crate::vm::stack::{Activation, Frame, Gather, Gives, Pending, Purpose, Root};

use super::leave::arrive;

/// One step of a `for` loop over a generator: pushes the frame that goes on and gives it. None if the
/// iterator is anything else, or delegates to something that is no plain generator.
#[inline(always)]
pub(in crate::vm) fn quick_next(
    cx: &mut Cx,
    activation: *mut Activation,
    iterator: &Value,
    dst: Reg,
    next: *const Instr,
) -> Option<*mut Activation> {
    let generator = iterator.get::<Generator>()?;
    if generator.kind() != Kind::Generator || !cx.stack.has_place(cx.recursion_limit) {
        return None;
    }
    // SAFETY: the frame on top is alive.
    let caller = unsafe { &mut *activation };
    caller.next = next;
    caller.pending = Pending::Reg(dst.0);
    begin_step(cx, generator, caller.limit, Purpose::ForIter)
}

/// Pushes the frame of a generator that is asked for its next value, or a root and the frame of the
/// generator that it delegates to innermost. None if it is not in such a state.
#[inline(always)]
pub(in crate::vm) fn begin_step(
    cx: &mut Cx,
    generator: &Ref<Generator>,
    limit: *mut Value,
    purpose: Purpose,
) -> Option<*mut Activation> {
    let state = generator.state.get();
    if !matches!(state, State::Created | State::Suspended) {
        return None;
    }
    if generator.delegates() {
        return begin_inner_step(cx, generator, limit, purpose);
    }
    let top = resume(cx, generator, limit);
    // SAFETY: it was just pushed.
    let frame = unsafe { &mut *top };
    if purpose == Purpose::ForIter {
        frame.gives = Gives::ToLoop;
    }
    if state == State::Suspended {
        go_on(frame);
    }
    Some(top)
}

/// The same for a generator that delegates to others.
#[inline(never)]
fn begin_inner_step(
    cx: &mut Cx,
    generator: &Ref<Generator>,
    limit: *mut Value,
    purpose: Purpose,
) -> Option<*mut Activation> {
    if cx.stepped_inside {
        return None;
    }
    let chain = generator.chain.take();
    let innermost = chain.last().and_then(|last| last.get::<Generator>());
    let plain = |inner: &&Ref<Generator>| {
        inner.kind() == Kind::Generator && inner.state.get() == State::Suspended
    };
    let Some(innermost) = innermost.filter(plain).cloned() else {
        generator.chain.set(chain);
        return None;
    };
    cx.stack.chain(chain.len());
    let owner = generator.to_value();
    cx.stack.frames.push(Frame::Root(Root {
        owner,
        chain,
        purpose,
        thrown: 0,
    }));
    let top = resume(cx, &innermost, limit);
    // SAFETY: it was just pushed.
    go_on(unsafe { &mut *top });
    Some(top)
}

/// The next item of the built-in iterator that a suspended generator delegates to; None if it delegates to
/// nobody, to something else, or that has come to its end.
pub(in crate::vm) fn delegated_item(cx: &mut Cx, generator: &Ref<Generator>) -> Option<Value> {
    if generator.state.get() != State::Suspended || !generator.delegates() || cx.stepped_inside {
        return None;
    }
    let chain = generator.chain.take();
    let item = chain.last().and_then(|last| {
        if let Some(range) = last.get::<RangeIter>() {
            range.advance().map(Value::int)
        } else if let Some(iter) = last.get::<Iter>() {
            step_builtin(cx, &mut iter.state.borrow_mut())
        } else {
            let list = last.get::<ListIter>()?;
            let item = list.list.borrow().as_ref()?.get(list.next.get())?;
            list.next.set(list.next.get() + 1);
            Some(item)
        }
    });
    generator.chain.set(chain);
    item
}

/// `yield` in a generator that a `for` loop in the frame below steps: gives that frame, and its register for
/// the value. None if someone else steps it.
#[inline(always)]
pub(in crate::vm) fn yield_to_loop(
    cx: &mut Cx,
    activation: *mut Activation,
    next: *const Instr,
) -> Option<(*mut Activation, u16)> {
    // SAFETY: the frame on top is alive.
    let frame = unsafe { &mut *activation };
    if frame.gives != Gives::ToLoop {
        return None;
    }
    frame.next = next;
    suspend(frame, frame.heap.as_ref()?);
    // SAFETY: that says what the frame on top is, and what is below it.
    Some(unsafe { cx.stack.pop_giver(Gives::ToLoop) })
}

/// A generator stands at a `yield`: it keeps the place, and whether a `try` is around it.
#[inline(always)]
fn suspend(frame: &Activation, generator: &Ref<Generator>) {
    let protected = frame.code_object().code.handler_at(frame.at()).is_some();
    generator.header().set(FINALISE, protected);
    generator.registers.pc.set(frame.index());
    generator.state.set(State::Suspended);
}

/// `yield` in a generator that a `for` loop or Rust code steps, by itself or through generators that
/// delegate to it. Gives the frame of the loop, or what comes to the frame below; None if someone else
/// steps it.
#[inline(always)]
pub(in crate::vm) fn quick_yield(
    cx: &mut Cx,
    activation: *mut Activation,
    value: &mut Value,
    next: *const Instr,
) -> Option<Result<*mut Activation, Outcome>> {
    let height = cx.stack.frames.len();
    // SAFETY: the frame on top is alive.
    let frame = unsafe { &mut *activation };
    let generator = frame.heap.as_ref()?;
    if generator.kind() != Kind::Generator {
        return None;
    }
    if let Some(gather) = gather_of(cx, height)
        && gather.wants_more_after(value)
    {
        gather.items.push(value.take());
        frame.next = next;
        go_on(frame);
        return Some(Ok(activation));
    }
    let with_root = match &mut cx.stack.frames[height - 2] {
        Frame::Script(_) | Frame::Entry | Frame::Gather(_) => false,
        Frame::Root(root) if matches!(root.purpose, Purpose::ForIter | Purpose::Step) => {
            let members = suspend_chain(root)?;
            cx.stack.unchain(members);
            true
        }
        _ => return None,
    };
    frame.next = next;
    suspend(frame, generator);
    let value = value.take();
    cx.stack.pop_step(with_root);
    Some(match cx.stack.frames.last_mut() {
        Some(Frame::Script(below)) => Ok(arrive(below, value)),
        _ => Err(Outcome::Yielded(value)),
    })
}

/// The run that takes the items of the generator on top, by itself or through others that delegate to it.
#[inline(always)]
fn gather_of(cx: &mut Cx, height: usize) -> Option<&mut Gather> {
    let stepped_by = match &cx.stack.frames[height - 2] {
        Frame::Root(root) if root.purpose == Purpose::Step => height.checked_sub(3)?,
        _ => height - 2,
    };
    match &mut cx.stack.frames[stepped_by] {
        Frame::Gather(gather) => Some(gather),
        _ => None,
    }
}

/// The innermost generator of a root yields: the others keep each other till they go on. Gives how many
/// they are; None if the owner is no generator.
fn suspend_chain(root: &mut Root) -> Option<usize> {
    let owner = root.owner.get::<Generator>()?;
    if owner.kind() != Kind::Generator {
        return None;
    }
    let chain = std::mem::take(&mut root.chain);
    let count = chain.len();
    if count > 0 {
        owner.chain.set(chain);
        owner.state.set(State::Suspended);
    }
    Some(count)
}

/// `yield` in an async generator that an `async for` loop steps in place: gives the frame of the loop.
/// None if someone else steps it.
#[inline(always)]
pub(in crate::vm) fn quick_item(
    cx: &mut Cx,
    activation: *mut Activation,
    value: &mut Value,
    next: *const Instr,
) -> Option<*mut Activation> {
    let height = cx.stack.frames.len();
    // SAFETY: the frame on top is alive.
    let frame = unsafe { &mut *activation };
    let generator = frame.heap.as_ref()?;
    if generator.kind() != Kind::AsyncGenerator
        || !matches!(cx.stack.frames[height - 2], Frame::Script(_))
    {
        return None;
    }
    frame.next = next;
    generator.registers.pc.set(frame.index());
    generator.state.set(State::Suspended);
    generator.awaited.set(false);
    let value = value.take();
    cx.stack.frames.truncate(height - 1);
    cx.stack.top().map(|below| arrive(below, value))
}

/// `await` of a script's coroutine that has not started, in a coroutine: its frame stands on the
/// awaiter's. None if the value is anything else.
#[inline(always)]
pub(in crate::vm) fn quick_await(
    cx: &mut Cx,
    activation: *mut Activation,
    value: &Value,
    dst: Reg,
    next: *const Instr,
) -> Option<*mut Activation> {
    let coroutine = value.get::<Generator>()?;
    if !is_ready(cx, coroutine, Kind::Coroutine, State::Created) {
        return None;
    }
    coroutine.awaited.set(true);
    Some(resume_above(cx, activation, coroutine, dst, next))
}

/// The step of an `async for` loop over a script's async generator that has begun: its frame stands on
/// the loop's. None if it is anything else.
#[inline(always)]
pub(in crate::vm) fn quick_anext(
    cx: &mut Cx,
    activation: *mut Activation,
    iterator: &Value,
    dst: Reg,
    next: *const Instr,
) -> Option<*mut Activation> {
    let generator = iterator.get::<Generator>()?;
    if !is_ready(cx, generator, Kind::AsyncGenerator, State::Suspended) {
        return None;
    }
    generator.step.set(StepKind::Send);
    generator.awaited.set(true);
    let top = resume_above(cx, activation, generator, dst, next);
    // SAFETY: it was just pushed.
    go_on(unsafe { &mut *top });
    Some(top)
}

/// Whether it is of this kind and in this state, nobody awaits it, and there is room for its frame.
#[inline(always)]
fn is_ready(cx: &Cx, generator: &Ref<Generator>, kind: Kind, state: State) -> bool {
    generator.kind() == kind
        && generator.state.get() == state
        && !generator.awaited.get()
        && !generator.delegates()
        && cx.stack.depth() <= cx.recursion_limit
}

/// Pushes the frame of what the frame on top awaits in place.
#[inline(always)]
fn resume_above(
    cx: &mut Cx,
    activation: *mut Activation,
    awaited: &Ref<Generator>,
    dst: Reg,
    next: *const Instr,
) -> *mut Activation {
    // SAFETY: the frame on top is alive.
    let awaiter = unsafe { &mut *activation };
    awaiter.next = next;
    awaiter.pending = Pending::Reg(dst.0);
    let limit = awaiter.limit;
    resume(cx, awaited, limit)
}

/// A coroutine or generator returned, its frame is gone and its root is on top: gives the frame of the
/// coroutine that awaited it, or what comes to the frame below.
#[inline(always)]
pub(super) fn quick_finish(
    cx: &mut Cx,
    generator: &Ref<Generator>,
    value: Value,
) -> Result<*mut Activation, Outcome> {
    if let Some(awaiter) = awaiter_of(cx, generator) {
        let limit = cx.stack.limit();
        let awaiter = pop_member(cx, awaiter);
        let top = resume(cx, &awaiter, limit);
        // SAFETY: it was just pushed.
        receive(unsafe { &mut *top }, value);
        return Ok(top);
    }
    match cx.hand_down(Outcome::Value(value)) {
        Outcome::Go => match cx.stack.top() {
            Some(top) => Ok(top),
            None => unreachable!("it goes on in a script's frame"),
        },
        outcome => Err(outcome),
    }
}

/// The coroutine that awaits this one, if both are scripts'.
#[inline(always)]
fn awaiter_of(cx: &Cx, generator: &Ref<Generator>) -> Option<Ref<Generator>> {
    let Some(Frame::Root(root)) = cx.stack.frames.last() else {
        return None;
    };
    let (last, rest) = root.chain.split_last()?;
    let awaiter = rest.last().unwrap_or(&root.owner).get::<Generator>()?;
    let kinds = (generator.kind(), awaiter.kind());
    let both = matches!(
        kinds,
        (Kind::Coroutine, Kind::Coroutine) | (Kind::Generator, Kind::Generator)
    );
    (both
        && last
            .get::<Generator>()
            .is_some_and(|last| last.same(generator)))
    .then(|| awaiter.clone())
}

/// Takes the innermost member out of the chain of the root on top.
#[inline(always)]
fn pop_member(cx: &mut Cx, awaiter: Ref<Generator>) -> Ref<Generator> {
    cx.stack.unchain(1);
    awaiter.awaits.take();
    if let Some(Frame::Root(root)) = cx.stack.frames.last_mut() {
        root.chain.pop();
    }
    awaiter
}

/// Pushes the frame of a generator or coroutine that goes on.
#[inline(always)]
fn resume(cx: &mut Cx, generator: &Ref<Generator>, limit: *mut Value) -> *mut Activation {
    generator.state.set(State::Running);
    cx.stack.push(Activation::of_generator(generator, limit))
}

/// Goes on with None. Where nobody looks at it, that is after the instruction that would drop it.
#[inline(always)]
fn go_on(activation: &mut Activation) {
    let next = activation.next;
    // SAFETY: it stands after a `yield`, which is not the last instruction.
    match unsafe { (*next.sub(1), *next) } {
        (Instr::Yield { dst, .. }, Instr::Clear { reg }) if reg == dst => {
            // SAFETY: a `Clear` is not the last instruction either.
            activation.next = unsafe { next.add(1) };
        }
        _ => receive(activation, Value::NONE),
    }
}

/// Puts what comes in where the suspended instruction wants it.
#[inline(always)]
pub(in crate::vm) fn receive(activation: &mut Activation, value: Value) {
    let Reg(register) = match activation.code_object().code.instrs[activation.at() as usize] {
        Instr::Yield { dst, .. }
        | Instr::YieldFrom { dst, .. }
        | Instr::Await { dst, .. }
        | Instr::AsyncForNext { dst, .. } => dst,
        other => unreachable!("{other:?} does not suspend"),
    };
    // SAFETY: `register` is one of the frame's, as the verifier checked.
    unsafe { *activation.base.add(register as usize) = value };
}
