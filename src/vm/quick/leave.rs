//! Returns: what comes to the frame below.
#![allow(unsafe_code)]

use std::hint::cold_path;
use std::sync::atomic::Ordering;

use crate::objects::heap::Object;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::stack::{Activation, Frame, Pending};
use crate::vm::unwind::finish_generator;

use super::step::quick_finish;

/// Returns from the script frame on top: gives the script frame that goes on, or what comes to the
/// frame below.
#[inline(always)]
pub(in crate::vm) fn leave(
    cx: &mut Cx,
    activation: *mut Activation,
    value: Value,
) -> Result<*mut Activation, Outcome> {
    let mut emptied = false;
    // SAFETY: the frame on top is alive, its registers are within its block, and it is taken off
    // the stack as soon as its references are taken out.
    let (function, heap, namespace) = unsafe {
        let frame = &mut *activation;
        for i in (0..frame.code_object().registers as usize).rev() {
            let register = &mut *frame.base.add(i);
            if register.is_object() {
                *register = Value::UNBOUND;
                emptied = true;
            }
        }
        let parts = (
            std::ptr::read(&frame.function),
            std::ptr::read(&frame.heap),
            std::ptr::read(&frame.namespace),
        );
        cx.stack.frames.set_len(cx.stack.frames.len() - 1);
        parts
    };
    drop(function);
    drop(namespace);
    if let Some(generator) = &heap {
        finish_generator(generator);
    }
    if emptied && cx.poll.load(Ordering::Relaxed) {
        cold_path();
        cx.finalise_here();
    }
    if heap.is_none()
        && let Some(Frame::Script(below)) = cx.stack.frames.last_mut()
    {
        return Ok(arrive(below, value));
    }
    match (cx.stack.frames.last_mut(), heap) {
        (Some(Frame::Script(below)), Some(generator))
            if matches!(generator.kind(), Kind::AsyncGenerator | Kind::Generator) =>
        {
            below.end_loop();
            Ok(below)
        }
        (Some(Frame::Script(below)), _) => Ok(arrive(below, value)),
        (Some(Frame::Root(_)), Some(generator)) => quick_finish(cx, &generator, value),
        (Some(Frame::Init(_)), _) => leave_init(cx, value),
        (Some(Frame::Operator(_)), _) => leave_operator(cx, value),
        (Some(Frame::Then(_)), _) => leave_to_rust(cx, value),
        _ => Err(Outcome::Value(value)),
    }
}

/// A Rust function waits for the result: it goes on here.
#[inline(never)]
fn leave_to_rust(cx: &mut Cx, value: Value) -> Result<*mut Activation, Outcome> {
    match cx.at_rust(Outcome::Value(value)) {
        Outcome::Value(value) => hand_to_top(cx, value),
        Outcome::Go => match cx.stack.top() {
            Some(top) => Ok(top),
            None => unreachable!("it goes on in a script's frame"),
        },
        outcome => Err(outcome),
    }
}

/// The frame that returned was an operand's method.
#[inline(always)]
fn leave_operator(cx: &mut Cx, value: Value) -> Result<*mut Activation, Outcome> {
    if value.is_not_implemented() {
        return Err(Outcome::Value(value));
    }
    cx.stack.frames.truncate(cx.stack.frames.len() - 1);
    hand_to_top(cx, value)
}

/// The frame that returned was an `__init__`: the result is the instance.
#[inline(always)]
fn leave_init(cx: &mut Cx, value: Value) -> Result<*mut Activation, Outcome> {
    if value.is_none()
        && let Some(Frame::Init(instance)) = cx.stack.frames.pop()
    {
        return hand_to_top(cx, instance);
    }
    Err(Outcome::Value(value))
}

/// Does with a result what the script frame on top wants; gives the frame.
#[inline(always)]
pub(super) fn arrive(below: &mut Activation, value: Value) -> *mut Activation {
    match below.pending {
        // SAFETY: `register` is one of the frame's, as the verifier checked.
        Pending::Reg(register) => unsafe { *below.base.add(register as usize) = value },
        Pending::Discard => drop(value),
        Pending::Jump { when, target } => {
            if value.is_true() == when {
                below.pc = target;
            }
        }
    }
    below
}

#[inline(always)]
fn hand_to_top(cx: &mut Cx, value: Value) -> Result<*mut Activation, Outcome> {
    match cx.stack.frames.last_mut() {
        Some(Frame::Script(below)) => Ok(arrive(below, value)),
        _ => Err(Outcome::Value(value)),
    }
}
