//! The quick paths of calls and returns: what the interpreter's loop does without going through
//! `call.rs`, where arguments fit the parameters as they stand in the registers.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use crate::bytecode::code::CodeKind;
use crate::objects::class::{Class, lookup};
use crate::objects::coroutine::{Generator, State};
use crate::objects::function::{Function, Native};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::bind;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{Args, Run};
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Pending};

/// Calls a plain script function with exactly its positional parameters, which stand from `first`
/// on: pushes its frame. False if it is anything else, or the stack is full.
#[inline(always)]
pub(in crate::vm) fn quick_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    first: *mut Value,
    argc: u16,
    dst: u16,
    pc: u32,
) -> bool {
    let Some(function) = callee.get::<Function>() else {
        return false;
    };
    let code = &function.code;
    if code.plain_args != argc {
        return false;
    }
    let registers = code.code.registers as usize;
    // SAFETY: the frame on top is alive.
    let caller = unsafe { &mut *activation };
    let on_heap = caller.heap.is_some();
    let base = if on_heap { caller.limit } else { first };
    if !cx.stack.has_room(base, registers)
        || cx.stack.frames.len() + cx.stack.chained > cx.recursion_limit
    {
        return false;
    }
    let variables = code.code.first_temp;
    let Ok(function) = callee.take().into::<Function>() else {
        unreachable!("it was a function")
    };
    // SAFETY: the window lies within the stack's block; the arguments' registers belong to the
    // caller, who gives them up; those above hold no objects.
    unsafe {
        if on_heap {
            for i in 0..argc as usize {
                base.add(i).write((*first.add(i)).take());
            }
        }
        for i in argc..variables {
            base.add(i as usize).write(Value::UNBOUND);
        }
    }
    caller.pc = pc;
    caller.pending = Pending::Reg(dst);
    let limit = base.wrapping_add(registers);
    let pending = Pending::Discard;
    let new = Activation {
        function,
        pc: 0,
        pending,
        base,
        limit,
        heap: None,
        namespace: Value::UNBOUND,
    };
    cx.stack.frames.push(Frame::Script(new));
    true
}

/// Calls a script's class whose instances are plain and whose `__init__` is a plain script function
/// with exactly as many parameters: makes the instance, which takes the callee's place as `self`, and
/// pushes the frame of `__init__`. False if it is anything else.
#[inline(always)]
pub(in crate::vm) fn quick_construct(
    cx: &mut Cx,
    window: *mut Value,
    argc: u16,
    dst: u16,
    pc: u32,
) -> bool {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let Some(class) = unsafe { &*window }.get::<Class>() else {
        return false;
    };
    if class.builtin || class.metaclass.is_some() || class.layout != Kind::Instance {
        return false;
    }
    let Some(mut init) = plain_init(cx, class) else {
        return false;
    };
    let fits = |init: &Ref<Function>| init.code.plain_args == argc + 1;
    if !init.get::<Function>().is_some_and(fits)
        || !cx.stack.has_room_for(&init, cx.recursion_limit)
    {
        return false;
    }
    let instance = Instance::new(class.clone(), Value::UNBOUND);
    instance.header().set(FINALISE, class.has_del.get());
    let instance = instance.into_value();
    // SAFETY: as above; the class was only needed until here.
    drop(unsafe { std::ptr::replace(window, instance.clone()) });
    cx.stack.frames.push(Frame::Init(instance));
    let below = cx.stack.frames.len() - 2;
    let Frame::Script(caller) = &mut cx.stack.frames[below] else {
        unreachable!("the frame that runs was on top")
    };
    let caller = &raw mut *caller;
    let pushed = quick_call(cx, caller, &mut init, window, argc + 1, dst, pc);
    debug_assert!(pushed, "there was room");
    pushed
}

/// The `__init__` of a class that a script defined, if `__new__` is `object`'s and nothing is abstract.
fn plain_init(cx: &Cx, class: &Ref<Class>) -> Option<Value> {
    let object = &cx.types.object;
    if lookup(class, &cx.names.new).is_some_and(|(_, owner)| !owner.same(object))
        || lookup(class, &cx.names.abstractmethods).is_some()
    {
        return None;
    }
    let (init, owner) = lookup(class, &cx.names.init)?;
    (!owner.same(object)).then_some(init)
}

/// Makes the generator or coroutine of a script function that is called with exactly its positional
/// parameters. None if the callee is anything else.
fn suspended_call(callee: &Value, first: *mut Value, argc: u16) -> Option<Value> {
    let function = callee.get::<Function>()?;
    let code = &function.code;
    let kind = match code.code.kind {
        CodeKind::Plain => return None,
        CodeKind::Generator => Kind::Generator,
        CodeKind::Coroutine => Kind::Coroutine,
        CodeKind::AsyncGenerator => Kind::AsyncGenerator,
    };
    if code.simple_args != Some(argc) {
        return None;
    }
    let generator = Generator::new(kind, function.clone());
    for i in 0..argc as usize {
        // SAFETY: the arguments' registers belong to the frame that calls, who gives them up.
        let value = unsafe { (*first.add(i)).take() };
        generator.registers.set(i, value);
    }
    Some(generator.into_value())
}

/// Calls a function written in Rust that only gives a value, with arguments that fit as they are, or
/// makes a script's generator or coroutine. None if the callee is anything else.
#[inline(always)]
pub(in crate::vm) fn native_call(
    cx: &mut Cx,
    callee: &Value,
    first: *mut Value,
    argc: u16,
) -> Result<Option<Value>, Raised> {
    let Some(native) = callee.get::<Native>() else {
        let plainly = cx.schedule.origin_depth == 0;
        return Ok(plainly
            .then(|| suspended_call(callee, first, argc))
            .flatten());
    };
    let registered = &cx.natives[native.id as usize];
    let Run::Value(run) = registered.def.run else {
        return Ok(None);
    };
    if !native.receiver.is_unbound() || !bind::fits(registered.signature(), argc as usize) {
        return Ok(None);
    }
    // SAFETY: the arguments' registers belong to the frame that calls; nothing writes to them while
    // the function runs, since nested frames stand above that frame's limit.
    let positional = unsafe { std::slice::from_raw_parts(first, argc as usize) };
    let result = run(
        cx,
        &Args {
            positional,
            keyword: &[],
            extra: None,
        },
    );
    for i in 0..argc as usize {
        // SAFETY: as above; the function is done with them.
        drop(unsafe { (*first.add(i)).take() });
    }
    result.map(Some)
}

/// Returns from the script frame on top. None if the frame below is a script's and has the value.
#[inline(always)]
pub(in crate::vm) fn leave(
    cx: &mut Cx,
    activation: *mut Activation,
    value: Value,
) -> Option<Outcome> {
    let mut emptied = false;
    // SAFETY: the frame on top is alive; its registers are within its block.
    unsafe {
        let frame = &*activation;
        for i in (0..frame.code().code.registers as usize).rev() {
            let register = &mut *frame.base.add(i);
            if register.is_object() {
                *register = Value::UNBOUND;
                emptied = true;
            }
        }
    }
    let Some(Frame::Script(left)) = cx.stack.frames.pop() else {
        unreachable!("the frame was on top")
    };
    if let Some(generator) = &left.heap {
        generator.state.set(State::Finished);
        generator.awaited.set(false);
        generator.header().set(FINALISE, false);
    }
    drop(left);
    if emptied && cx.poll.load(Ordering::Relaxed) {
        cx.finalise_here();
    }
    let mut value = value;
    if let Some(Frame::Init(_)) = cx.stack.frames.last()
        && value.is_none()
        && let Some(Frame::Init(instance)) = cx.stack.frames.pop()
    {
        value = instance;
    }
    match cx.stack.frames.last() {
        Some(Frame::Script(below)) => match below.pending {
            Pending::Reg(register) => {
                // SAFETY: `register` is one of the frame's, as the verifier checked.
                unsafe { *below.base.add(register as usize) = value };
                None
            }
            Pending::Discard | Pending::Jump { .. } => Some(Outcome::Value(value)),
        },
        Some(Frame::Root(_)) => match cx.hand_down(Outcome::Value(value)) {
            Outcome::Go => None,
            outcome => Some(outcome),
        },
        _ => Some(Outcome::Value(value)),
    }
}
