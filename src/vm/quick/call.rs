//! Calls whose callee and arguments are as plain as they come, and which way the others go.
#![allow(unsafe_code)]

use std::hint::cold_path;

use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::Instr;
use crate::objects::code::NOT_PLAIN;
use crate::objects::function::{Function, Method, Native};
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::Flow;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Gives, Pending};

use super::bind::{bound_call, suspended_call};
use super::construct::construct;
use super::native::{call_bound_native, call_flow_native, native_call};

/// How a call began.
pub(in crate::vm) enum Began {
    /// With a frame that the loop runs.
    Frame(*mut Activation),
    /// It is done already. If the result is awaited, it may be unbound: `Cx::awaited` says the rest.
    Value(Value),
    /// A function written in Rust says what happens next.
    Flow(Flow),
    /// Not at all: it goes the general way.
    Not,
}

/// The arguments of a call, in registers of the frame that calls.
#[derive(Copy, Clone)]
pub(in crate::vm) struct Given<'a> {
    /// The first one. The register before it is the callee's, or holds nothing.
    pub first: *mut Value,
    pub count: u16,
    /// The names of the last ones, interned strings.
    pub names: &'a [Value],
    /// The register for the result.
    pub dst: u16,
    /// The instruction after the call.
    pub next: *const Instr,
    /// Where the result goes: to the frame that calls, if it gets that as it is.
    pub gives: Gives,
    /// Whether that instruction awaits the result.
    pub awaited: bool,
}

/// Calls a plain script function with exactly its positional parameters: pushes its frame and gives it.
/// None if it is anything else, or the stack is full.
#[inline(always)]
pub(in crate::vm) fn quick_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: Given,
) -> Option<*mut Activation> {
    if callee.get::<Function>()?.code.object().plain_args != given.count {
        return None;
    }
    push_call(cx, activation, callee, given, &[])
}

/// Calls a property's getter, a plain script function, with the object that the attribute is read from.
/// None if it is anything else, or the stack is full.
#[inline(never)]
pub(in crate::vm) fn call_getter(
    cx: &mut Cx,
    activation: *mut Activation,
    mut getter: Value,
    object: &Value,
    dst: u16,
    next: *const Instr,
) -> Option<*mut Activation> {
    // SAFETY: the frame on top is alive.
    let first = unsafe { (*activation).limit };
    if !cx.stack.has_room(first, 1) {
        return None;
    }
    // SAFETY: there is room, and registers above the limit hold nothing.
    unsafe { first.write(object.clone()) };
    let given = Given {
        first,
        count: 1,
        names: &[],
        dst,
        next,
        gives: Gives::ToCaller,
        awaited: false,
    };
    let began = quick_call(cx, activation, &mut getter, given);
    if began.is_none() {
        // SAFETY: it is where it was put.
        drop(unsafe { (*first).take() });
    }
    began
}

/// As `quick_call`, of a function whose last parameters, which have defaults, are not given.
fn call_with_defaults(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: &Given,
) -> Option<*mut Activation> {
    let function = callee.get::<Function>()?;
    let parameters = function.code.plain_args;
    if !given.names.is_empty() || parameters == NOT_PLAIN || given.count >= parameters {
        return None;
    }
    let defaults = function.facts.borrow().defaults.clone();
    let defaults = defaults.get::<Tuple>()?.items();
    let missing = (parameters - given.count) as usize;
    let missing = &defaults[defaults.len().checked_sub(missing)?..];
    push_call(cx, activation, callee, *given, missing)
}

/// Calls and awaits at once a script's coroutine function, with exactly its positional parameters, in a
/// coroutine: the frame stands on the awaiter's like a plain function's, and there is no coroutine
/// object until something suspends. `then` is the instruction after the call. None if it is not the
/// `await` of the result, or the callee is anything else.
#[inline(always)]
pub(in crate::vm) fn call_and_await(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: Given,
    then: Instr,
) -> Option<*mut Activation> {
    let code = callee.get::<Function>()?.code.object();
    match then {
        Instr::Await { dst, src }
            if src.0 == given.dst
                && code.awaited_args == given.count
                && cx.schedule.origin_depth == 0 =>
        {
            let given = Given {
                dst: dst.0,
                // SAFETY: the verifier checked that an `await` is not the last instruction.
                next: unsafe { given.next.add(1) },
                ..given
            };
            push_call(cx, activation, callee, given, &[])
        }
        _ => None,
    }
}

/// Pushes the frame of a script function whose parameters are the arguments and after them `defaults`.
/// None if the stack is full.
#[inline(always)]
fn push_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: Given,
    defaults: &[Value],
) -> Option<*mut Activation> {
    let code = callee.get::<Function>()?.code.object();
    let (first, argc) = (given.first, given.count);
    let (registers, variables) = (code.registers as usize, code.first_temp);
    // SAFETY: the frame on top is alive.
    let caller = unsafe { &mut *activation };
    let base = match caller.heap {
        None => first,
        Some(_) => caller.limit,
    };
    if !cx.stack.has_room(base, registers) || !cx.stack.has_place(cx.recursion_limit) {
        cold_path();
        return None;
    }
    let function = callee.take_ref::<Function>()?;
    // SAFETY: the window lies within the stack's block; the arguments' registers belong to the
    // caller, who gives them up; those above hold no objects.
    unsafe {
        if base != first {
            for i in 0..argc as usize {
                base.add(i).write((*first.add(i)).take());
            }
        }
        debug_assert!(
            (argc as usize..registers).all(|i| !(*base.add(i)).is_object()),
            "a register of a new frame holds an object"
        );
        for (i, value) in defaults.iter().enumerate() {
            base.add(argc as usize + i).write(value.clone());
        }
        for i in argc + defaults.len() as u16..variables {
            base.add(i as usize).write(Value::UNBOUND);
        }
    }
    caller.next = given.next;
    caller.pending = Pending::Reg(given.dst);
    let limit = base.wrapping_add(registers);
    let mut frame = Activation::new(function, base, limit);
    frame.gives = given.gives;
    Some(cx.stack.push_in_place(frame))
}

/// Begins the call of anything but a plain function with just as many parameters.
#[inline(never)]
pub(in crate::vm) fn begin_other(
    cx: &mut Cx,
    activation: *mut Activation,
    window: *mut Value,
    given: &Given,
) -> Result<Began, Raised> {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let callee = unsafe { &mut *window };
    match callee.kind() {
        Kind::Function => Ok(match call_with_defaults(cx, activation, callee, given) {
            Some(top) => Began::Frame(top),
            None => call_function(cx, activation, callee, given),
        }),
        Kind::Method => Ok(call_method(cx, activation, window, given)),
        Kind::Class => construct(cx, window, given),
        Kind::Native if given.names.is_empty() => {
            match native_call(cx, callee, given.first, given.count, given.awaited)? {
                Some(made) => Ok(Began::Value(made)),
                None if callee
                    .get::<Native>()
                    .is_some_and(|native| native.receiver.is_unbound()) =>
                {
                    call_flow_native(cx, callee, given)
                }
                None => call_bound_native(cx, window, given),
            }
        }
        Kind::Foreign | Kind::Instance if given.names.is_empty() => {
            cx.enter()?;
            let began = call_bound_native(cx, window, given);
            cx.leave();
            began
        }
        _ => Ok(Began::Not),
    }
}

fn call_function(cx: &mut Cx, activation: *mut Activation, callee: &Value, given: &Given) -> Began {
    let Some(function) = callee.get::<Function>() else {
        return Began::Not;
    };
    if function.code.code.kind != CodeKind::Plain {
        return suspended_call(cx, function, given).map_or(Began::Not, Began::Value);
    }
    // SAFETY: the frame on top is alive.
    let base = unsafe { &*activation }.limit;
    match bound_call(cx, activation, function, given, base) {
        Some(top) => Began::Frame(top),
        None => Began::Not,
    }
}

/// Calls a bound method: its receiver takes the register before the arguments.
fn call_method(
    cx: &mut Cx,
    activation: *mut Activation,
    window: *mut Value,
    given: &Given,
) -> Began {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let method = unsafe { (*window).take() };
    let Some((mut function, receiver)) = method
        .get::<Method>()
        .map(|method| (method.function.clone(), method.receiver.clone()))
    else {
        unreachable!("the caller looked at the kind")
    };
    let given_all = Given {
        first: given.first.wrapping_sub(1),
        count: given.count + 1,
        ..*given
    };
    // SAFETY: that register is the running frame's, and the callee's or empty.
    unsafe { *given_all.first = receiver };
    let pushed = if given.names.is_empty() {
        quick_call(cx, activation, &mut function, given_all)
            .or_else(|| call_with_defaults(cx, activation, &mut function, &given_all))
    } else {
        None
    };
    let began = match pushed {
        Some(top) => Began::Frame(top),
        None => call_function(cx, activation, &function, &given_all),
    };
    if matches!(began, Began::Not) {
        // SAFETY: as above.
        unsafe {
            drop((*given_all.first).take());
            *window = method;
        }
    }
    began
}
