//! The quick paths of calls and returns: what the interpreter's loop does without going through
//! `call.rs`, where arguments fit the parameters as they stand in the registers.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::Instr;
use crate::objects::class::{Class, lookup};
use crate::objects::function::{Function, Native, StaticMethod};
use crate::objects::heap::{Object, Ref};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::bind;
use crate::vm::call::takes_just;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{Args, NativeResult, Run};
use crate::vm::quick_bind::{Began, Given, bound_call};
use crate::vm::quick_step::quick_finish;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Pending};
use crate::vm::unwind::finish_generator;

/// Calls a plain script function with exactly its positional parameters: pushes its frame and gives it.
/// None if it is anything else, or the stack is full.
#[inline(always)]
pub(in crate::vm) fn quick_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: Given,
) -> Option<*mut Activation> {
    if callee.get::<Function>()?.code.plain_args != given.count {
        return None;
    }
    push_call(cx, activation, callee, given)
}

/// Calls and awaits at once a script's coroutine function, with exactly its positional parameters, in a
/// coroutine: the frame stands on the awaiter's like a plain function's, and there is no coroutine
/// object until something suspends. `next` is the instruction after the call. None if it is not the
/// `await` of the result, or the callee is anything else.
#[inline(always)]
pub(in crate::vm) fn call_and_await(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: Given,
    next: Instr,
) -> Option<*mut Activation> {
    let code = &*callee.get::<Function>()?.code;
    match next {
        Instr::Await { dst, src }
            if src.0 == given.dst
                && code.awaited_args == given.count
                && cx.schedule.origin_depth == 0 =>
        {
            let given = Given {
                dst: dst.0,
                pc: given.pc + 1,
                ..given
            };
            push_call(cx, activation, callee, given)
        }
        _ => None,
    }
}

/// Pushes the frame of a script function with exactly its positional parameters. None if the stack is
/// full.
#[inline(always)]
fn push_call(
    cx: &mut Cx,
    activation: *mut Activation,
    callee: &mut Value,
    given: Given,
) -> Option<*mut Activation> {
    let code = &*callee.get::<Function>()?.code;
    let (first, argc) = (given.first, given.count);
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
    caller.pc = given.pc;
    caller.pending = Pending::Reg(given.dst);
    let limit = base.wrapping_add(registers);
    Some(cx.stack.push(Activation::new(function, base, limit)))
}

/// Calls a script's class whose instances are plain and whose `__init__` is a plain script function:
/// makes the instance, which takes the register before the arguments as `self`, and pushes the frame of
/// `__init__`. None if it is anything else.
pub(in crate::vm) fn quick_construct(
    cx: &mut Cx,
    window: *mut Value,
    given: Given,
) -> Option<*mut Activation> {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let class = unsafe { &*window }.get::<Class>()?;
    if class.builtin || class.metaclass.is_some() || class.layout != Kind::Instance {
        return None;
    }
    let init = known_init(cx, class).into_bound()?;
    let code = &init.get::<Function>()?.code;
    let plain = given.names.is_empty() && code.plain_args == given.count + 1;
    let is_whole = code.code.later.is_none();
    let binds = code.code.kind == CodeKind::Plain && is_whole && !class.has_del.get();
    if !(plain || binds) || !cx.stack.has_room_for(&init, cx.recursion_limit) {
        return None;
    }
    let instance = Instance::new(class.clone(), Value::UNBOUND);
    if class.has_del.get() {
        instance.header().has_finaliser();
    }
    let instance = instance.into_value();
    let given = Given {
        first: given.first.wrapping_sub(1),
        count: given.count + 1,
        ..given
    };
    push_init(cx, init, instance, given)
}

/// Makes an instance by its class's `__new__`, written in Rust, and pushes the frame of its `__init__`, a
/// plain script function: of an exception, or of a class derived from a built-in type.
pub(in crate::vm) fn mixed_construct(
    cx: &mut Cx,
    window: *mut Value,
    given: Given,
) -> Result<Began, Raised> {
    // SAFETY: as above.
    let Some(class) = (unsafe { &*window }).get::<Class>() else {
        return Ok(Began::Not);
    };
    let ordinary = class.metaclass.is_none() && !class.builtin && !class.has_del.get();
    if !ordinary || class.layout == Kind::Instance || !given.names.is_empty() {
        return Ok(Began::Not);
    }
    let fits = |(init, _): &(Value, Ref<Class>)| takes_just(init, given.count as usize + 1);
    let Some((init, _)) = lookup(class, &cx.names.init).filter(fits) else {
        return Ok(Began::Not);
    };
    if !cx.stack.has_room_for(&init, cx.recursion_limit) {
        return Ok(Began::Not);
    }
    let Some(new) = native_method(cx, class, &cx.names.new, given.count + 1) else {
        return Ok(Began::Not);
    };
    let class = class.clone();
    let given = Given {
        first: given.first.wrapping_sub(1),
        count: given.count + 1,
        ..given
    };
    // SAFETY: that register is the running frame's, and the callee's or empty.
    drop(unsafe { std::ptr::replace(given.first, class.to_value()) });
    let made = run_native(cx, new, given.first, given.count);
    if let Ok(instance) = &made
        && cx.class_of(instance).same(&class)
        && let Some(top) = push_init(cx, init, instance.clone(), given)
    {
        return Ok(Began::Frame(top));
    }
    empty(given.first, given.count);
    made.map(Began::Value)
}

/// Pushes the frame of an instance's `__init__`, given the place for the instance and its arguments.
fn push_init(
    cx: &mut Cx,
    mut init: Value,
    instance: Value,
    given: Given,
) -> Option<*mut Activation> {
    let plain = given.names.is_empty() && init.get::<Function>()?.code.plain_args == given.count;
    // SAFETY: that register is the running frame's, and the callee's or empty.
    let replaced = unsafe { std::ptr::replace(given.first, instance.clone()) };
    cx.stack.frames.push(Frame::Init(instance));
    let below = cx.stack.frames.len() - 2;
    let Frame::Script(caller) = &mut cx.stack.frames[below] else {
        unreachable!("the frame that runs was on top")
    };
    let (caller, limit) = (&raw mut *caller, caller.limit);
    if plain {
        let pushed = quick_call(cx, caller, &mut init, given);
        debug_assert!(pushed.is_some(), "there was room");
        return pushed;
    }
    let pushed = init
        .get::<Function>()
        .and_then(|init| bound_call(cx, caller, init, given, limit));
    if pushed.is_none() {
        cx.stack.frames.pop();
        // SAFETY: as above.
        drop(unsafe { std::ptr::replace(given.first, replaced) });
    }
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

/// Makes an object of a class whose `__new__` and `__init__` are Rust functions that only give values,
/// with arguments that fit as they are. None if the class is anything else.
pub(in crate::vm) fn native_construct(
    cx: &mut Cx,
    window: *mut Value,
    first: *mut Value,
    argc: u16,
) -> Result<Option<Value>, Raised> {
    // SAFETY: as above.
    let Some(class) = (unsafe { &*window }).get::<Class>() else {
        return Ok(None);
    };
    if class.metaclass.is_some() || class.same(&cx.types.type_) {
        return Ok(None);
    }
    let count = argc + 1;
    let Some(new) = native_method(cx, class, &cx.names.new, count) else {
        return Ok(None);
    };
    let init = match lookup(class, &cx.names.init) {
        Some((_, owner)) if owner.same(&cx.types.object) => None,
        Some((init, _)) => match value_function(cx, &init, count) {
            Some(init) => Some(init),
            None => return Ok(None),
        },
        None => None,
    };
    let class = class.clone();
    let window = first.wrapping_sub(1);
    // SAFETY: the register before the arguments is the running frame's, and the callee's or empty.
    drop(unsafe { std::ptr::replace(window, class.to_value()) });
    let made = run_native(cx, new, window, count);
    let result = match (made, init) {
        (Ok(made), Some(init)) if cx.is_instance_of(&made, &class) => {
            // SAFETY: as above; the class is not needed there any more.
            drop(unsafe { std::ptr::replace(window, made.clone()) });
            run_native(cx, init, window, count).map(|_| made)
        }
        (made, _) => made,
    };
    empty(window, count);
    result.map(Some)
}

/// Lets go of arguments, whose registers belong to the frame that calls, who gives them up.
pub(in crate::vm) fn empty(first: *mut Value, count: u16) {
    for i in 0..count as usize {
        // SAFETY: as said above.
        drop(unsafe { (*first.add(i)).take() });
    }
}

pub(in crate::vm) type ValueFn = fn(&mut Cx, &Args) -> NativeResult;

/// The Rust function that only gives a value which the class has under this name, if it takes as many
/// arguments as they are.
fn native_method(cx: &Cx, class: &Ref<Class>, name: &Ref<Str>, count: u16) -> Option<ValueFn> {
    let (found, owner) = lookup(class, name)?;
    if owner.same(&cx.types.object) {
        return None;
    }
    value_function(cx, &found, count)
}

/// The Rust function behind a method, if it only gives a value and takes as many arguments.
fn value_function(cx: &Cx, method: &Value, count: u16) -> Option<ValueFn> {
    let native = match method.get::<StaticMethod>() {
        Some(method) => method.function.get::<Native>()?,
        None => method.get::<Native>()?,
    };
    let registered = &cx.natives[native.id as usize];
    match registered.def.run {
        Run::Value(run) if bind::fits(registered.signature(), count as usize) => Some(run),
        Run::Value(_) | Run::Flow(_) => None,
    }
}

/// Calls a Rust function with arguments that stand in registers.
pub(in crate::vm) fn run_native(
    cx: &mut Cx,
    run: ValueFn,
    first: *mut Value,
    count: u16,
) -> NativeResult {
    // SAFETY: the arguments' registers belong to the frame that calls; nothing writes to them while
    // the function runs, since nested frames stand above that frame's limit.
    let positional = unsafe { std::slice::from_raw_parts(first, count as usize) };
    run(cx, &Args::positional(positional))
}

/// Calls a function written in Rust that only gives a value, with arguments that fit as they are. None
/// if the callee is anything else. If the result is `awaited` by the next instruction, it may be unbound,
/// and `Cx::awaited` says what came of that.
#[inline(always)]
pub(in crate::vm) fn native_call(
    cx: &mut Cx,
    callee: &Value,
    first: *mut Value,
    argc: u16,
    awaited: bool,
) -> Result<Option<Value>, Raised> {
    let Some(native) = callee.get::<Native>() else {
        return Ok(None);
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
    empty(first, argc);
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
