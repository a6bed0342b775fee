//! Calls of classes.
#![allow(unsafe_code)]

use crate::bytecode::code::CodeKind;
use crate::objects::class::{Class, NativeConstructor, NativeInit, lookup};
use crate::objects::function::Function;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::peek;
use crate::objects::value::Value;
use crate::vm::call::takes_just;
use crate::vm::cx::Cx;
use crate::vm::ops::class_of::class_of;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Gives};

use super::bind::bound_call;
use super::call::{Began, Given, quick_call};
use super::native::{empty, native_id, run_native};

pub(super) fn construct(cx: &mut Cx, window: *mut Value, given: &Given) -> Result<Began, Raised> {
    // SAFETY: the window is one of the running frame's registers, which nothing else touches here.
    let is_builtin = unsafe { &*window }
        .get::<Class>()
        .is_some_and(|class| class.builtin);
    if is_builtin && given.names.is_empty() {
        let made = native_construct(cx, window, given.first, given.count)?;
        return Ok(made.map_or(Began::Not, Began::Value));
    }
    if let Some(top) = quick_construct(cx, window, given) {
        return Ok(Began::Frame(top));
    }
    match mixed_construct(cx, window, given)? {
        Began::Not if given.names.is_empty() => {
            let made = native_construct(cx, window, given.first, given.count)?;
            Ok(made.map_or(Began::Not, Began::Value))
        }
        began => Ok(began),
    }
}

/// Calls a script's class whose instances are plain and whose `__init__` is a plain script function:
/// makes the instance, which takes the register before the arguments as `self`, and pushes the frame of
/// `__init__`. None if it is anything else.
pub(super) fn quick_construct(
    cx: &mut Cx,
    window: *mut Value,
    given: &Given,
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
    if !(plain || binds) {
        return None;
    }
    // An instance that is made and not used is not noticed, unless it has a finaliser.
    if class.has_del.get() && !cx.stack.has_room_for(&init, cx.recursion_limit) {
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
        gives: Gives::Elsewhere,
        ..*given
    };
    push_init(cx, init, instance, &given)
}

/// Makes an instance by its class's `__new__`, written in Rust, and pushes the frame of its `__init__`, a
/// plain script function: of an exception, or of a class derived from a built-in type.
pub(super) fn mixed_construct(
    cx: &mut Cx,
    window: *mut Value,
    given: &Given,
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
    let taking = |id: u32| cx.natives[id as usize].taking(given.count as usize + 1);
    let Some(new) = known_constructor(cx, class).new.and_then(taking) else {
        return Ok(Began::Not);
    };
    let class = class.clone();
    let given = Given {
        first: given.first.wrapping_sub(1),
        count: given.count + 1,
        gives: Gives::Elsewhere,
        ..*given
    };
    // SAFETY: that register is the running frame's, and the callee's or empty.
    unsafe { *given.first = class.to_value() };
    let made = run_native(cx, new, given.first, given.count);
    if let Ok(instance) = &made
        && cx.class_of(instance).same(&class)
    {
        if let Some(top) = push_init(cx, init, instance.clone(), &given) {
            return Ok(Began::Frame(top));
        }
        empty(given.first, given.count);
        return Err(cx.recursion_error("maximum recursion depth exceeded"));
    }
    empty(given.first, given.count);
    made.map(Began::Value)
}

/// Pushes the frame of an instance's `__init__`, given the place for the instance and its arguments.
fn push_init(
    cx: &mut Cx,
    mut init: Value,
    instance: Value,
    given: &Given,
) -> Option<*mut Activation> {
    let plain = given.names.is_empty() && init.get::<Function>()?.code.plain_args == given.count;
    // SAFETY: that register is the running frame's, and the callee's or empty.
    let replaced = unsafe { (*given.first).replace(instance.dup()) };
    cx.stack.frames.reserve(2);
    cx.stack.frames.push(Frame::Init(instance.by_words()));
    let below = cx.stack.frames.len() - 2;
    let Frame::Script(caller) = &mut cx.stack.frames[below] else {
        unreachable!("the frame that runs was on top")
    };
    let (caller, limit) = (&raw mut *caller, caller.limit);
    let pushed = if plain {
        quick_call(cx, caller, &mut init, *given)
    } else {
        let init = init.get::<Function>();
        init.and_then(|init| bound_call(cx, caller, init, given, limit))
    };
    if pushed.is_none() {
        cx.stack.frames.pop();
        // SAFETY: as above.
        unsafe { *given.first = replaced };
    }
    pushed
}

/// The class's `__init__` for `quick_construct`, or unbound; remembered until a class changes.
#[inline(always)]
fn known_init(cx: &Cx, class: &Ref<Class>) -> Value {
    if class.quick_init_epoch.get() == cx.class_epoch {
        return peek::value(&class.quick_init);
    }
    let init = plain_init(cx, class).unwrap_or_default();
    class.quick_init_epoch.set(cx.class_epoch);
    class.quick_init.replace(init.clone());
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

/// How the objects of a class are made in Rust, remembered until a class changes.
#[inline(always)]
fn known_constructor(cx: &Cx, class: &Ref<Class>) -> NativeConstructor {
    let known = class.quick_native.get();
    if known.epoch == cx.class_epoch {
        return known;
    }
    let object = &cx.types.object;
    let found = |name| lookup(class, name).filter(|(_, owner)| !owner.same(object));
    let constructor = NativeConstructor {
        epoch: cx.class_epoch,
        new: found(&cx.names.new).and_then(|(new, _)| native_id(&new)),
        init: match found(&cx.names.init) {
            None => NativeInit::Nothing,
            Some((init, _)) => native_id(&init).map_or(NativeInit::Other, NativeInit::Native),
        },
    };
    class.quick_native.set(constructor);
    constructor
}

/// Makes an object of a class whose `__new__` and `__init__` are Rust functions that only give values,
/// with arguments that fit as they are. None if the class is anything else.
pub(super) fn native_construct(
    cx: &mut Cx,
    window: *mut Value,
    first: *mut Value,
    argc: u16,
) -> Result<Option<Value>, Raised> {
    // SAFETY: as above.
    let Some(class) = (unsafe { &*window }).get::<Class>() else {
        return Ok(None);
    };
    if class.metaclass.is_some() {
        return Ok(None);
    }
    if class.same(&cx.types.type_) {
        return Ok((argc == 1).then(|| class_of_argument(cx, first)));
    }
    let count = argc + 1;
    let constructor = known_constructor(cx, class);
    let taking = |id: u32| cx.natives[id as usize].taking(count as usize);
    let Some(new) = constructor.new.and_then(taking) else {
        return Ok(None);
    };
    let init = match constructor.init {
        NativeInit::Nothing => None,
        NativeInit::Other => return Ok(None),
        NativeInit::Native(id) => match taking(id) {
            None => return Ok(None),
            init => init,
        },
    };
    let class = class.clone();
    let window = first.wrapping_sub(1);
    // SAFETY: the register before the arguments is the running frame's, and the callee's or empty.
    unsafe { *window = class.to_value() };
    let made = run_native(cx, new, window, count);
    let result = match (made, init) {
        (Ok(made), Some(init)) if cx.is_instance_of(&made, &class) => {
            // SAFETY: as above; the class is not needed there any more.
            unsafe { *window = made.clone() };
            run_native(cx, init, window, count).map(|_| made)
        }
        (made, _) => made,
    };
    empty(window, count);
    result.map(Some)
}

/// `type(x)`
fn class_of_argument(cx: &mut Cx, argument: *mut Value) -> Value {
    // SAFETY: the register is the running frame's, who gives it up.
    let argument = unsafe { (*argument).take() };
    class_of(cx, &argument).into_value()
}
