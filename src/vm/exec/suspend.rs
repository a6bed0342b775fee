//! The instructions that suspend: `yield`, `yield from`, `await`, the step of an `async for`.

use crate::objects::coroutine::{Generator, State, StepKind};
use crate::objects::heap::{FINALISE, Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::stack::Frame;
use crate::vm::suspend::AwaitedNative;
use crate::vm::unwind::Arrival;

/// Takes the frame on top off the stack; its generator keeps registers and place. What awaits it in
/// place is set aside as well, and goes into the chain of the root below.
fn set_aside(cx: &mut Cx) -> Ref<Generator> {
    cx.stack.give_root();
    let innermost = set_top_aside(cx);
    if matches!(cx.stack.frames.last(), Some(Frame::Root(_))) {
        return innermost;
    }
    let mut members = vec![innermost.clone()];
    while matches!(cx.stack.frames.last(), Some(Frame::Script(_))) {
        let awaiter = set_top_aside(cx);
        if let Some(member) = members.last() {
            awaiter.awaits.set(member.to_value());
        }
        members.push(awaiter);
    }
    // The last one is the innermost of the chain already, or its root's owner.
    members.pop();
    let Some(Frame::Root(root)) = cx.stack.frames.last_mut() else {
        unreachable!("what suspends stands on a root")
    };
    let added = members.len();
    root.chain
        .extend(members.into_iter().rev().map(Ref::into_value));
    cx.stack.chain(added);
    innermost
}

fn set_top_aside(cx: &mut Cx) -> Ref<Generator> {
    let Some(Frame::Script(mut activation)) = cx.stack.frames.pop() else {
        unreachable!("an instruction runs in a script's frame")
    };
    let generator = match activation.heap.take() {
        Some(generator) => generator,
        None => activation.into_coroutine(),
    };
    generator.registers.pc.set(activation.index());
    generator.state.set(State::Suspended);
    generator
}

/// `yield value`
pub fn yield_value(cx: &mut Cx, value: Value) -> Outcome {
    let generator = set_aside(cx);
    match generator.kind() {
        Kind::AsyncGenerator => cx.async_generator_yielded(&generator, value),
        _ => {
            let protected = generator
                .function
                .code
                .code
                .handler_at(generator.registers.pc.get() - 1)
                .is_some();
            generator.header().set(FINALISE, protected);
            Outcome::Yielded(value)
        }
    }
}

/// `await value`: its result, if it has one at once.
pub fn await_value(cx: &mut Cx, value: Value) -> Result<Value, Outcome> {
    match cx.await_native(&value) {
        None => Err(begin_await(cx, value)),
        Some(awaited) => after_first_step(cx, awaited),
    }
}

/// The result of an awaited coroutine in Rust, if it has one at once.
pub(in crate::vm) fn after_first_step(
    cx: &mut Cx,
    awaited: AwaitedNative,
) -> Result<Value, Outcome> {
    match awaited {
        AwaitedNative::Done(Ok(result)) => Ok(result),
        AwaitedNative::Done(Err(raised)) => Err(cx.unwind(raised, Arrival::Here)),
        AwaitedNative::LastWait(given) => {
            set_aside(cx);
            Err(Outcome::Yielded(given))
        }
        AwaitedNative::Waits {
            coroutine,
            body,
            step,
        } => {
            set_aside(cx).awaits.set(coroutine.clone());
            Err(cx.delegate_to_native(coroutine, body, step))
        }
    }
}

fn begin_await(cx: &mut Cx, value: Value) -> Outcome {
    let generator = set_aside(cx);
    generator.awaits.set(value.clone());
    cx.begin_await(&generator.into_value(), value)
}

/// `yield from value`
pub fn yield_from(cx: &mut Cx, value: Value) -> Outcome {
    let iter = match value.kind() {
        Kind::Generator => value,
        Kind::Future | Kind::Task => return begin_await(cx, value),
        Kind::Coroutine | Kind::NativeCoroutine => {
            let top = cx.stack.top();
            if top.is_some_and(|frame| frame.code().awaitable.get()) {
                return begin_await(cx, value);
            }
            let raised = cx
                .type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
            return cx.unwind(raised, Arrival::Here);
        }
        _ => match cx.iter(&value) {
            Ok(iter) => iter,
            Err(raised) => return cx.unwind(raised, Arrival::Here),
        },
    };
    let generator = set_aside(cx);
    generator.header().set(FINALISE, true);
    generator.awaits.set(iter.clone());
    cx.delegate_to_iterator(&generator.into_value(), iter)
}

/// One step of an `async for` loop.
pub fn async_for_next(cx: &mut Cx, iterator: Value) -> Outcome {
    if let Some(source) = iterator.get::<Generator>() {
        let source = source.clone();
        if source.awaited.get() {
            let raised = cx.runtime_error("anext(): asynchronous generator is already running");
            return cx.unwind(raised, Arrival::Here);
        }
        let awaiter = set_aside(cx);
        awaiter.awaits.set(iterator.clone());
        return cx.step_async_generator(&source, StepKind::Send, Value::NONE);
    }
    let name = cx.names.anext.clone();
    let step = match cx.call_special(&iterator, &name, &[]) {
        Ok(Some(step)) => step,
        Ok(None) => {
            let name = cx.type_name(&iterator);
            let raised = cx.type_error(format_args!(
                "'async for' requires an iterator with __anext__ method, got {name}"
            ));
            return cx.unwind(raised, Arrival::Here);
        }
        Err(raised) => return cx.unwind(raised, Arrival::Here),
    };
    if !cx.is_awaitable(&step) {
        let name = cx.type_name(&step);
        let raised = cx.type_error(format_args!(
            "'async for' received an invalid object from __anext__: {name}"
        ));
        return cx.unwind(raised, Arrival::Here);
    }
    begin_await(cx, step)
}
