//! Calls of functions written in Rust that only give a value.
#![allow(unsafe_code)]

use crate::objects::class::lookup_value;
use crate::objects::foreign::Foreign;
use crate::objects::function::{Native, StaticMethod};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, FlowFn, NativeResult, Run, ValueFn};
use crate::vm::raise::Raised;

use super::call::{Began, Given};
use super::construct::native_construct;

/// How a call in place went.
pub(in crate::vm) enum InPlace {
    /// The result stands where the callee stood.
    Done,
    Raised(Raised),
    /// The callee is anything else.
    Not,
}

/// Calls a function written in Rust that only gives a value, with arguments that fit as they are: the
/// commonest call of all, without a detour of its result. One whose result is `awaited` is not done here.
#[inline(never)]
pub(in crate::vm) fn native_in_place(
    cx: &mut Cx,
    window: *mut Value,
    first: *mut Value,
    count: u16,
    awaited: bool,
) -> InPlace {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let callee = unsafe { &mut *window };
    let Some(native) = callee.get::<Native>() else {
        return InPlace::Not;
    };
    if awaited || !native.receiver.is_unbound() {
        return InPlace::Not;
    }
    let Some(run) = cx.natives[native.id as usize].taking(count as usize) else {
        return InPlace::Not;
    };
    // SAFETY: as for `run_native`.
    let positional = unsafe { std::slice::from_raw_parts(first, count as usize) };
    match run(cx, &Args::positional(positional)) {
        Ok(value) => {
            drop(callee.take());
            // The result, which was written just now, is read as it was written, with nothing in between.
            // SAFETY: the register holds nothing to drop any more.
            unsafe { window.write(value.by_words()) };
            empty(first, count);
            InPlace::Done
        }
        Err(raised) => InPlace::Raised(not_done(cx, native, first, count, raised)),
    }
}

/// Calls a method written in Rust that takes nothing but its object.
#[inline(never)]
pub(in crate::vm) fn call_alone(cx: &mut Cx, run: ValueFn, object: &Value) -> NativeResult {
    run(cx, &Args::positional(std::slice::from_ref(object)))
}

/// What a call raises whose function raised.
#[cold]
fn not_done(cx: &mut Cx, native: &Native, first: *mut Value, count: u16, raised: Raised) -> Raised {
    let raised = if native.is_method {
        // SAFETY: as for `run_native`.
        let positional = unsafe { std::slice::from_raw_parts(first, count as usize) };
        cx.or_wrong_receiver(native, positional, raised)
    } else {
        raised
    };
    empty(first, count);
    raised
}

/// Calls a function written in Rust that only gives a value, with arguments that fit as they are. None
/// if the callee is anything else. If the result is `awaited` by the next instruction, it may be unbound,
/// and `Cx::awaited` says what came of that.
#[inline(always)]
pub(super) fn native_call(
    cx: &mut Cx,
    callee: &Value,
    first: *mut Value,
    argc: u16,
    awaited: bool,
) -> Result<Option<Value>, Raised> {
    let Some(native) = callee.get::<Native>() else {
        return Ok(None);
    };
    if !native.receiver.is_unbound() {
        return Ok(None);
    }
    let Some(run) = cx.natives[native.id as usize].taking(argc as usize) else {
        return Ok(None);
    };
    cx.await_next = awaited && cx.schedule.origin_depth == 0;
    let result = run_native(cx, run, first, argc);
    cx.await_next = false;
    match result {
        Ok(value) => {
            empty(first, argc);
            Ok(Some(value))
        }
        Err(raised) => Err(not_done(cx, native, first, argc, raised)),
    }
}

/// Calls a Rust function with arguments that stand in registers.
#[inline(always)]
pub(super) fn run_native(cx: &mut Cx, run: ValueFn, first: *mut Value, count: u16) -> NativeResult {
    // SAFETY: the arguments' registers belong to the frame that calls; nothing writes to them while
    // the function runs, since nested frames stand above that frame's limit.
    let positional = unsafe { std::slice::from_raw_parts(first, count as usize) };
    run(cx, &Args::positional(positional)).map(Value::by_words)
}

/// Lets go of arguments, whose registers belong to the frame that calls, who gives them up.
#[inline(always)]
pub(super) fn empty(first: *mut Value, count: u16) {
    for i in 0..count as usize {
        // SAFETY: as said above.
        drop(unsafe { (*first.add(i)).take() });
    }
}

/// The number in the registry of the function written in Rust behind a method.
pub(super) fn native_id(method: &Value) -> Option<u32> {
    let native = match method.get::<StaticMethod>() {
        Some(method) => method.function.get::<Native>()?,
        None => method.get::<Native>()?,
    };
    native.receiver.is_unbound().then_some(native.id)
}

/// Calls a bound function written in Rust with arguments that fit as they are: its receiver takes the register
/// before them. An object of a module in Rust, such as a partial, is the receiver of its `__call__`.
pub(super) fn call_bound_native(
    cx: &mut Cx,
    window: *mut Value,
    given: &Given,
) -> Result<Began, Raised> {
    let count = given.count + 1;
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let callee = unsafe { &*window };
    let Some((id, receiver)) = bound_native(callee).or_else(|| callable_object(cx, callee)) else {
        return Ok(Began::Not);
    };
    let Some(body) = cx.natives[id as usize].body_taking(count as usize) else {
        return Ok(Began::Not);
    };
    let first = given.first.wrapping_sub(1);
    // SAFETY: that register is the running frame's, and the callee's or empty.
    unsafe { *first = receiver };
    let began = match body {
        Run::Value(run) => run_native(cx, run, first, count).map(Began::Value),
        Run::Flow(run) => run_flow(cx, run, first, count),
    };
    empty(first, count);
    began
}

/// The same of a function that is bound to nothing and says what happens next.
pub(super) fn call_flow_native(
    cx: &mut Cx,
    callee: &Value,
    given: &Given,
) -> Result<Began, Raised> {
    let (first, count) = (given.first, given.count);
    let Some(native) = callee.get::<Native>() else {
        return Ok(Began::Not);
    };
    let Some(run) = cx.natives[native.id as usize].flow_taking(count as usize) else {
        return Ok(Began::Not);
    };
    if native.is_method {
        // SAFETY: the arguments' registers are the running frame's.
        let receiver = (count > 0).then(|| unsafe { &*first });
        cx.check_method(native, receiver)?;
    }
    let began = run_flow(cx, run, first, count);
    empty(first, count);
    began
}

fn run_flow(cx: &mut Cx, run: FlowFn, first: *mut Value, count: u16) -> Result<Began, Raised> {
    // SAFETY: as for `run_native`.
    let positional = unsafe { std::slice::from_raw_parts(first, count as usize) };
    Ok(match run(cx, &Args::positional(positional))? {
        Flow::Return(value) => Began::Value(value),
        flow => Began::Flow(flow),
    })
}

/// What a method written in Rust says happens next, where it is one that says so and the arguments fit as
/// they are.
pub(in crate::vm) fn method_flow(
    cx: &mut Cx,
    method: &Value,
    args: &[Value],
) -> Option<Result<Flow, Raised>> {
    let native = method.get::<Native>()?;
    if !native.is_method || !native.receiver.is_unbound() {
        return None;
    }
    let run = cx.natives[native.id as usize].flow_taking(args.len())?;
    Some(run(cx, &Args::positional(args)))
}

/// The number of a bound function, and what it is bound to.
fn bound_native(callee: &Value) -> Option<(u32, Value)> {
    let native = callee.get::<Native>()?;
    let receiver = native.receiver.bound()?;
    Some((native.id, receiver.clone()))
}

/// The number of the function that a call of an object comes to, and the object.
fn callable_object(cx: &Cx, callee: &Value) -> Option<(u32, Value)> {
    let call = match callee.get::<Instance>() {
        Some(instance) if instance.inner.kind() != Kind::Foreign => return None,
        Some(instance) => lookup_value(&instance.class.borrow(), &cx.names.call)?,
        None => lookup_value(&callee.get::<Foreign>()?.class, &cx.names.call)?,
    };
    let native = call.get::<Native>().filter(|native| native.is_method)?;
    native
        .receiver
        .is_unbound()
        .then(|| (native.id, callee.clone()))
}

/// Calls, from Rust, a function written in Rust or a class whose objects are made in Rust, if it only gives
/// a value and the arguments fit as they are.
pub(in crate::vm) fn call_native(
    cx: &mut Cx,
    callee: &Value,
    args: &[Value],
) -> Option<Result<Value, Raised>> {
    let count = args.len() as u16;
    match callee.kind() {
        Kind::Native => {
            let native = callee.get::<Native>()?;
            let bound = !native.receiver.is_unbound();
            let run = cx.natives[native.id as usize].taking(args.len() + bound as usize)?;
            if bound {
                let mut all = with_first(&native.receiver, args);
                return Some(run_native(cx, run, all.as_mut_ptr(), count + 1));
            }
            let result = run(cx, &Args::positional(args));
            Some(match result {
                Err(raised) if native.is_method => Err(cx.or_wrong_receiver(native, args, raised)),
                result => result,
            })
        }
        Kind::Foreign => {
            let (id, _) = callable_object(cx, callee)?;
            let run = cx.natives[id as usize].taking(args.len() + 1)?;
            let mut all = with_first(callee, args);
            if let Err(raised) = cx.enter() {
                return Some(Err(raised));
            }
            let result = run_native(cx, run, all.as_mut_ptr(), count + 1);
            cx.leave();
            Some(result)
        }
        Kind::Class => {
            let mut all = with_first(callee, args);
            let mut class = callee.clone();
            // SAFETY: all arguments stand behind the first one, which is the class.
            let first = unsafe { all.as_mut_ptr().add(1) };
            native_construct(cx, &mut class, first, count).transpose()
        }
        _ => None,
    }
}

fn with_first(first: &Value, rest: &[Value]) -> Vec<Value> {
    std::iter::once(first).chain(rest).cloned().collect()
}
