//! Returns: what comes to the frame below.
#![allow(unsafe_code)]

use std::hint::cold_path;
use std::sync::atomic::Ordering;

use crate::objects::heap::Object;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::stack::{Activation, Frame, Gives, Pending};
use crate::vm::unwind::finish_generator;

use super::step::quick_finish;

/// Returns from the script frame on top, whose registers from `live` on hold no objects, to the one that
/// called it: gives that, and its register for the result. None if the frame's registers are empty now and
/// `leave` does the rest: nobody called it directly, or there is something to finalise.
#[inline(always)]
pub(in crate::vm) fn leave_directly(
    cx: &mut Cx,
    activation: *mut Activation,
    live: u16,
) -> Option<(*mut Activation, u16)> {
    // SAFETY: the frame on top is alive.
    let frame = unsafe { &mut *activation };
    let mut emptied = false;
    // SAFETY: the frame's registers are within its block.
    let mut end = unsafe { frame.base.add(live as usize) };
    while end != frame.base {
        // SAFETY: as above.
        let register = unsafe {
            end = end.sub(1);
            &mut *end
        };
        if register.is_object() {
            *register = Value::UNBOUND;
            emptied = true;
        }
    }
    debug_assert!(
        frame.are_empty_from(live),
        "a register above the live ones holds an object"
    );
    if emptied && cx.poll.load(Ordering::Relaxed) {
        cold_path();
        return None;
    }
    // The function's end may be that of what it refers to.
    if frame.gives != Gives::ToCaller || frame.function.count() == 1 {
        return None;
    }
    // SAFETY: that says what the frame on top is, and what is below it.
    unsafe { Some(cx.stack.pop_giver(Gives::ToCaller)) }
}

/// Does the rest of a return.
#[inline(always)]
pub(in crate::vm) fn leave(
    cx: &mut Cx,
    activation: *mut Activation,
    value: Value,
) -> Result<*mut Activation, Outcome> {
    // SAFETY: the frame on top is alive; it is taken off the stack as soon as its references are taken
    // out.
    let (function, heap, namespace) = unsafe {
        let frame = &mut *activation;
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
    if cx.poll.load(Ordering::Relaxed) {
        cold_path();
        cx.finalise_here();
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
    if !value.is_none() {
        return Err(Outcome::Value(value));
    }
    let instance = cx.stack.pop_init();
    hand_to_top(cx, instance)
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
                below.go_to(target);
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
