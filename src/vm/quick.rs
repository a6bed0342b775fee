//! The quick paths of calls and returns: what the interpreter's loop does without going through
//! `call.rs`, where arguments fit the parameters as they stand in the registers.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::Instr;
use crate::objects::class::{Class, lookup};
use crate::objects::coroutine::Generator;
use crate::objects::function::{Function, Native, StaticMethod};
use crate::objects::heap::{Object, Ref};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::bind;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{Args, NativeResult, Run};
use crate::vm::quick_step::quick_finish;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Pending};
use crate::vm::unwind::finish_generator;

/// Calls a plain script function with exactly its positional parameters, which stand from `first`
/// on: pushes its frame and gives it. None if it is anything else, or the stack is full.
#[inline(always)]
pub(in crate::vm) fn quick_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    first: *mut Value,
    argc: u16,
    dst: u16,
    pc: u32,
) -> Option<*mut Activation> {
    let code = &*callee.get::<Function>()?.code;
    if code.plain_args != argc {
        return None;
    }
    push_call(cx, activation, callee, first, argc, dst, pc)
}

/// Calls and awaits at once a script's coroutine function, with exactly its positional parameters, in a
/// coroutine: the frame stands on the awaiter's like a plain function's, and there is no coroutine
/// object until something suspends. `next` is the instruction after the call. None if it is not the
/// `await` of the result, or the callee is anything else.
#[inline(always)]
#[allow(clippy::too_many_arguments)]
pub(in crate::vm) fn call_and_await(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    first: *mut Value,
    argc: u16,
    window: u16,
    next: Instr,
    pc: u32,
) -> Option<*mut Activation> {
    let code = &*callee.get::<Function>()?.code;
    match next {
        Instr::Await { dst, src }
            if src.0 == window && code.awaited_args == argc && cx.schedule.origin_depth == 0 =>
        {
            push_call(cx, activation, callee, first, argc, dst.0, pc + 1)
        }
        _ => None,
    }
}

/// Pushes the frame of a script function with exactly its positional parameters, which stand from
/// `first` on. None if the stack is full.
#[inline(always)]
fn push_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    first: *mut Value,
    argc: u16,
    dst: u16,
    pc: u32,
) -> Option<*mut Activation> {
    let code = &*callee.get::<Function>()?.code;
    let (registers, variables) = (code.registers as usize, code.first_temp);
    // SAFETY: the frame on top is alive.
    let caller = unsafe { &mut *activation };
    let on_heap = caller.heap.is_some();
    let base = if on_heap { caller.limit } else { first };
    if !cx.stack.has_room(base, registers)
        || cx.stack.frames.len() + cx.stack.chained > cx.recursion_limit
    {
        return None;
    }
    let function = callee.take_ref::<Function>()?;
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
    Some(cx.stack.push(Activation::new(function, base, limit)))
}

/// Calls a script's class whose instances are plain and whose `__init__` is a plain script function
/// with exactly as many parameters: makes the instance, which takes the callee's place as `self`, and
/// pushes the frame of `__init__`. None if it is anything else.
#[inline(always)]
pub(in crate::vm) fn quick_construct(
    cx: &mut Cx,
    window: *mut Value,
    argc: u16,
    dst: u16,
    pc: u32,
) -> Option<*mut Activation> {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let class = unsafe { &*window }.get::<Class>()?;
    if class.builtin || class.metaclass.is_some() || class.layout != Kind::Instance {
        return None;
    }
    let mut init = known_init(cx, class).into_bound()?;
    let fits = |init: &Ref<Function>| init.code.plain_args == argc + 1;
    if !init.get::<Function>().is_some_and(fits)
        || !cx.stack.has_room_for(&init, cx.recursion_limit)
    {
        return None;
    }
    let instance = Instance::new(class.clone(), Value::UNBOUND);
    if class.has_del.get() {
        instance.header().has_finaliser();
    }
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
    debug_assert!(pushed.is_some(), "there was room");
    pushed
}

/// The class's `__init__` for `quick_construct`, or unbound; remembered until a class changes.
#[inline(always)]
fn known_init(cx: &Cx, class: &Ref<Class>) -> Value {
    let (epoch, init) = class.quick_init.take();
    let init = if epoch == cx.class_epoch {
        init
    } else {
        plain_init(cx, class).unwrap_or_default()
    };
    class.quick_init.set((cx.class_epoch, init.clone()));
    init
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

/// Makes an object of a class whose `__new__` and `__init__` are Rust functions that only give values,
/// with arguments that fit as they are. The class and the arguments stand from `window` on. None if the
/// class is anything else.
pub(in crate::vm) fn native_construct(
    cx: &mut Cx,
    window: *mut Value,
    argc: u16,
) -> Result<Option<Value>, Raised> {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let Some(class) = (unsafe { &*window }).get::<Class>() else {
        return Ok(None);
    };
    if !class.builtin || class.metaclass.is_some() || class.same(&cx.types.type_) {
        return Ok(None);
    }
    let count = argc + 1;
    let Some(new) = native_method(cx, class, &cx.names.new, count) else {
        return Ok(None);
    };
    let init = match lookup(class, &cx.names.init) {
        Some((_, owner)) if owner.same(&cx.types.object) => None,
        Some(_) => match native_method(cx, class, &cx.names.init, count) {
            Some(init) => Some(init),
            None => return Ok(None),
        },
        None => None,
    };
    let class = class.clone();
    let made = run_native(cx, new, window, count);
    let result = match (made, init) {
        (Ok(made), Some(init)) if cx.is_instance_of(&made, &class) => {
            // SAFETY: as above; the class is not needed there any more.
            drop(unsafe { std::ptr::replace(window, made.clone()) });
            run_native(cx, init, window, count).map(|_| made)
        }
        (made, _) => made,
    };
    for i in 1..count as usize {
        // SAFETY: the arguments' registers belong to the frame that calls, who gives them up.
        drop(unsafe { (*window.add(i)).take() });
    }
    result.map(Some)
}

type ValueFn = fn(&mut Cx, &Args) -> NativeResult;

/// The Rust function that only gives a value which the class has under this name, if it takes as many
/// arguments as they are.
fn native_method(cx: &Cx, class: &Ref<Class>, name: &Ref<Str>, count: u16) -> Option<ValueFn> {
    let (found, owner) = lookup(class, name)?;
    if owner.same(&cx.types.object) {
        return None;
    }
    let native = match found.get::<StaticMethod>() {
        Some(method) => method.function.get::<Native>()?,
        None => found.get::<Native>()?,
    };
    let registered = &cx.natives[native.id as usize];
    match registered.def.run {
        Run::Value(run) if bind::fits(registered.signature(), count as usize) => Some(run),
        Run::Value(_) | Run::Flow(_) => None,
    }
}

/// Calls a Rust function with arguments that stand in registers.
fn run_native(cx: &mut Cx, run: ValueFn, first: *mut Value, count: u16) -> NativeResult {
    // SAFETY: the arguments' registers belong to the frame that calls; nothing writes to them while
    // the function runs, since nested frames stand above that frame's limit.
    let positional = unsafe { std::slice::from_raw_parts(first, count as usize) };
    let args = Args {
        positional,
        keyword: &[],
        extra: None,
    };
    run(cx, &args)
}

/// Calls a function written in Rust that only gives a value, with arguments that fit as they are, or
/// makes a script's generator or coroutine. None if the callee is anything else. If the result is
/// `awaited` by the next instruction, it may be unbound, and `Cx::awaited` says what came of that.
#[inline(always)]
pub(in crate::vm) fn native_call(
    cx: &mut Cx,
    callee: &Value,
    first: *mut Value,
    argc: u16,
    awaited: bool,
) -> Result<Option<Value>, Raised> {
    let Some(native) = callee.get::<Native>() else {
        if cx.schedule.origin_depth > 0 {
            return Ok(None);
        }
        return Ok(suspended_call(callee, first, argc));
    };
    let registered = &cx.natives[native.id as usize];
    let Run::Value(run) = registered.def.run else {
        return Ok(None);
    };
    if !native.receiver.is_unbound() || !bind::fits(registered.signature(), argc as usize) {
        return Ok(None);
    }
    cx.await_next = awaited && cx.schedule.origin_depth == 0;
    let mut result = run_native(cx, run, first, argc);
    cx.await_next = false;
    if native.is_method && result.is_err() {
        // SAFETY: as for `run_native`.
        let positional = unsafe { std::slice::from_raw_parts(first, argc as usize) };
        result = result.map_err(|raised| cx.or_wrong_receiver(native, positional, raised));
    }
    for i in 0..argc as usize {
        // SAFETY: as above; the function is done with them.
        drop(unsafe { (*first.add(i)).take() });
    }
    result.map(Some)
}

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
        cx.finalise_here();
    }
    match (cx.stack.frames.last_mut(), heap) {
        (Some(Frame::Script(below)), Some(generator))
            if generator.kind() == Kind::AsyncGenerator =>
        {
            below.end_async_loop();
            Ok(below)
        }
        (Some(Frame::Script(below)), _) => Ok(arrive(below, value)),
        (Some(Frame::Root(_)), Some(generator)) => quick_finish(cx, &generator, value),
        (Some(Frame::Init(_)), _) => leave_init(cx, value),
        (Some(Frame::Operator(_)), _) => leave_operator(cx, value),
        _ => Err(Outcome::Value(value)),
    }
}

/// Does with a result what the script frame on top wants; gives the frame.
#[inline(always)]
pub(in crate::vm) fn arrive(below: &mut Activation, value: Value) -> *mut Activation {
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

/// The frame that returned was an operand's method.
#[inline(always)]
fn leave_operator(cx: &mut Cx, value: Value) -> Result<*mut Activation, Outcome> {
    if value.is_not_implemented() {
        return Err(Outcome::Value(value));
    }
    cx.stack.frames.truncate(cx.stack.frames.len() - 1);
    match cx.stack.frames.last_mut() {
        Some(Frame::Script(below)) => Ok(arrive(below, value)),
        _ => Err(Outcome::Value(value)),
    }
}

/// The frame that returned was an `__init__`: the result is the instance.
#[inline(always)]
fn leave_init(cx: &mut Cx, value: Value) -> Result<*mut Activation, Outcome> {
    if value.is_none()
        && let Some(Frame::Init(instance)) = cx.stack.frames.pop()
    {
        return match cx.stack.frames.last_mut() {
            Some(Frame::Script(below)) => Ok(arrive(below, instance)),
            _ => Err(Outcome::Value(instance)),
        };
    }
    Err(Outcome::Value(value))
}
