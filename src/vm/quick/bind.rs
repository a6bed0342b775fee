//! Calls of a script's function whose arguments need binding: defaults, keywords, `*args`, `**kwargs`.
//!
//! Arguments go from the registers of the frame that calls straight to those of the new frame. Where
//! anything is amiss (too many, missing, unknown names) nothing has moved yet, and the general way
//! through `vm/call.rs` and `vm/bind.rs` says what is wrong.
#![allow(unsafe_code)]

use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::Instr;
use crate::objects::code::CodeObject;
use crate::objects::coroutine::Generator;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::heap::{FINALISE, INTERNED, Ref};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::stack::{Activation, Gives, Pending};

use super::call::{Began, Given};

/// Keyword arguments beyond these go the general way.
const NAMES_MAX: usize = 16;

/// So do functions with more parameters.
const NAMED_MAX: usize = 64;

/// The target of a keyword argument that `**kwargs` takes.
const EXTRA: u16 = u16::MAX;

/// Pushes the frame of a plain function, with its registers from `base` on. None if the arguments do not
/// fit, or the stack is full.
pub(super) fn bound_call(
    cx: &mut Cx,
    activation: *mut Activation,
    function: &Ref<Function>,
    given: &Given,
    base: *mut Value,
) -> Option<*mut Activation> {
    let registers = function.code.registers as usize;
    if !cx.stack.has_room(base, registers) || !cx.stack.has_place(cx.recursion_limit) {
        return None;
    }
    place(function, given, base)?;
    // SAFETY: the frame on top is alive.
    let caller = unsafe { &mut *activation };
    caller.next = given.next;
    caller.pending = Pending::Reg(given.dst);
    let limit = base.wrapping_add(registers);
    let mut frame = Activation::new(function.clone(), base, limit);
    frame.gives = given.gives;
    Some(cx.stack.push_in_place(frame))
}

/// Makes a script's generator or coroutine. None if the arguments do not fit.
pub(super) fn suspended_call(cx: &Cx, function: &Ref<Function>, given: &Given) -> Option<Value> {
    if cx.schedule.origin_depth > 0 {
        return None;
    }
    let kind = match function.code.code.kind {
        CodeKind::Plain => return None,
        CodeKind::Generator => Kind::Generator,
        CodeKind::Coroutine => Kind::Coroutine,
        CodeKind::AsyncGenerator => Kind::AsyncGenerator,
    };
    let generator = Generator::new(kind, function.clone());
    if place(function, given, generator.registers.as_ptr()).is_none() {
        generator.header().set(FINALISE, false);
        return None;
    }
    Some(generator.into_value())
}

/// `callee(*args, **keywords)` of a script's function; all three stand from `window` on.
#[inline(never)]
pub(in crate::vm) fn spread_call(
    cx: &mut Cx,
    activation: *mut Activation,
    window: *mut Value,
    dst: u16,
    next: *const Instr,
) -> Began {
    // SAFETY: the window's three registers are the running frame's, and so is its limit.
    let (callee, args, keywords, base) = unsafe {
        (
            &*window,
            &*window.add(1),
            &*window.add(2),
            (*activation).limit,
        )
    };
    let Some(function) = callee.get::<Function>().cloned() else {
        return Began::Not;
    };
    let Some(spread) = spread(cx, args, keywords, base, function.code.registers as usize) else {
        return Began::Not;
    };
    let given = Given {
        first: base,
        count: spread.count as u16,
        names: spread.names,
        dst,
        next,
        gives: Gives::ToCaller,
        awaited: false,
    };
    let began = if function.code.code.kind == CodeKind::Plain {
        let base = base.wrapping_add(spread.count + spread.names.len());
        match bound_call(cx, activation, &function, &given, base) {
            Some(top) => Began::Frame(top),
            None => Began::Not,
        }
    } else {
        suspended_call(cx, &function, &given).map_or(Began::Not, Began::Value)
    };
    let names = spread.count..spread.count + spread.names.len();
    // SAFETY: what `spread` wrote; and the window's registers are the frame's that calls, which gives
    // them up.
    unsafe {
        names.for_each(|index| drop((*base.add(index)).take()));
        if matches!(began, Began::Not) {
            (0..spread.count).for_each(|index| drop((*base.add(index)).take()));
        } else {
            (0..3).for_each(|index| drop((*window.add(index)).take()));
        }
    }
    began
}

/// The arguments of a call with `*` and `**`, which stand above the frame that calls for its time.
struct Spread<'a> {
    count: usize,
    /// The names of the last ones, behind all of them.
    names: &'a [Value],
}

/// Puts the values of a call with `*` and `**`, and then the names of the last ones, to the registers from
/// `base` on, where `registers` more must find room. None, with nothing put there, if they do not, or if a
/// name is none that can be compared by its place.
fn spread<'a>(
    cx: &Cx,
    args: &Value,
    keywords: &Value,
    base: *mut Value,
    registers: usize,
) -> Option<Spread<'a>> {
    let list = args.get::<List>().map(|list| list.items.borrow());
    let ordered = match (&list, args.get::<Tuple>()) {
        (Some(list), _) => &list[..],
        (None, Some(tuple)) => tuple.items(),
        (None, None) => &[],
    };
    let table = keywords.get::<Dict>().map(|dict| dict.table.borrow());
    let named = table.as_ref().map_or(0, |table| table.len());
    let count = ordered.len() + named;
    if count > usize::from(u16::MAX) / 2 || !cx.stack.has_room(base, count + named + registers) {
        return None;
    }
    let is_name = |key: &Value| {
        key.get::<Str>()
            .is_some_and(|name| name.header().has(INTERNED))
    };
    let mut entries = table.iter().flat_map(|table| table.iter());
    if !entries.all(|entry| is_name(&entry.key)) {
        return None;
    }
    // SAFETY: there is room, and registers above the limit hold nothing to drop.
    unsafe {
        for (index, value) in ordered.iter().enumerate() {
            base.add(index).write(value.clone());
        }
        let entries = table.iter().flat_map(|table| table.iter());
        for (index, entry) in entries.enumerate() {
            base.add(ordered.len() + index).write(entry.value.clone());
            base.add(count + index).write(entry.key.clone());
        }
        Some(Spread {
            count,
            names: std::slice::from_raw_parts(base.add(count), named),
        })
    }
}

/// Moves arguments to a function's parameters, which stand from `base` on, and makes its other variables
/// unbound. None, with nothing moved, if they do not fit, or the function's body was left for later.
fn place(function: &Function, given: &Given, base: *mut Value) -> Option<()> {
    match function.code.simple_args {
        Some(parameters) => place_plain(function, parameters as usize, given, base),
        None => place_any(function, given, base),
    }
}

/// The same for a function that has only parameters that may be given by position.
fn place_plain(
    function: &Function,
    parameters: usize,
    given: &Given,
    base: *mut Value,
) -> Option<()> {
    let ordered = given.count as usize - given.names.len();
    if parameters > NAMED_MAX || ordered > parameters {
        return None;
    }
    let mut targets = [EXTRA; NAMES_MAX];
    let filled = targets_of(function, given.names, ordered, &mut targets)?;
    let mut missing = low_bits(parameters) & !filled;
    if missing != 0 {
        let facts = function.facts.borrow();
        let defaults = facts.defaults.get::<Tuple>().map_or(&[][..], |d| d.items());
        let first_default = parameters.checked_sub(defaults.len())?;
        if missing & low_bits(first_default) != 0 {
            return None;
        }
        while missing != 0 {
            let index = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            // SAFETY: the new frame's variables stand there, and hold nothing to drop yet.
            unsafe {
                base.add(index)
                    .write(defaults[index - first_default].clone())
            };
        }
    }
    // SAFETY: as above; and the arguments' registers belong to the frame that calls, who gives them up.
    unsafe {
        for index in 0..ordered {
            base.add(index).write((*given.first.add(index)).take());
        }
        for (at, &target) in targets.iter().enumerate().take(given.names.len()) {
            let argument = (*given.first.add(ordered + at)).take();
            base.add(target as usize).write(argument);
        }
        for index in parameters..function.code.first_temp as usize {
            base.add(index).write(Value::UNBOUND);
        }
    }
    Some(())
}

/// The same for every other function.
fn place_any(function: &Function, given: &Given, base: *mut Value) -> Option<()> {
    let code = &function.code;
    if code.code.later.is_some() {
        return None;
    }
    let params = &code.code.params;
    let positional = params.positional as usize;
    let named = positional + params.keyword_only as usize;
    let ordered = given.count as usize - given.names.len();
    if named > NAMED_MAX || (ordered > positional && !params.varargs) {
        return None;
    }
    let direct = ordered.min(positional);
    let mut targets = [EXTRA; NAMES_MAX];
    let filled = targets_of(function, given.names, direct, &mut targets)?;
    let facts = function.facts.borrow();
    let defaults = facts.defaults.get::<Tuple>().map_or(&[][..], |d| d.items());
    let first_default = positional.checked_sub(defaults.len())?;
    let required = low_bits(first_default);
    if filled & required != required {
        return None;
    }
    let is_filled = |index: usize| filled >> index & 1 == 1;
    let argument = |index: usize| {
        // SAFETY: the arguments' registers belong to the frame that calls, who gives them up.
        unsafe { (*given.first.add(index)).take() }
    };
    let set = |index: usize, value: Value| {
        // SAFETY: the new frame's variables stand there, and hold nothing to drop yet.
        unsafe { base.add(index).write(value.by_words()) }
    };
    let missing = (positional..named).filter(|&index| !is_filled(index));
    place_keyword_defaults(code, &facts.keyword_defaults, missing, base)?;
    (named..code.first_temp as usize).for_each(|index| set(index, Value::UNBOUND));
    (0..direct).for_each(|index| set(index, argument(index)));
    for index in direct.max(first_default)..positional {
        if !is_filled(index) {
            set(index, defaults[index - first_default].clone());
        }
    }
    if params.varargs {
        let surplus = Tuple::build(ordered - direct, |index| argument(direct + index));
        set(named, surplus.into_value());
    }
    let extra = params.varkw.then(Dict::new);
    for (at, (name, target)) in given.names.iter().zip(targets).enumerate() {
        let value = argument(ordered + at);
        match (&extra, name.get::<Str>()) {
            (Some(extra), Some(name)) if target == EXTRA => drop(extra.set_str(name, value)),
            _ => set(target as usize, value),
        }
    }
    if let Some(extra) = extra {
        set(named + params.varargs as usize, extra.into_value());
    }
    Some(())
}

/// Sets keyword-only parameters that are not given to their defaults. None, with nothing set, if one has
/// none.
fn place_keyword_defaults(
    code: &CodeObject,
    defaults: &Value,
    missing: impl Iterator<Item = usize> + Clone,
    base: *mut Value,
) -> Option<()> {
    let default = |index: usize| {
        let defaults = defaults.get::<Dict>()?;
        defaults.get_str(&code.variables[index])
    };
    for (count, index) in missing.clone().enumerate() {
        let Some(default) = default(index) else {
            for index in missing.take(count) {
                // SAFETY: what was written just now.
                drop(unsafe { (*base.add(index)).take() });
            }
            return None;
        };
        // SAFETY: the new frame's variables stand there, and hold nothing to drop yet.
        unsafe { base.add(index).write(default) };
    }
    Some(())
}

/// Which parameters are given values, as bits; `targets` says which of them each keyword argument is for.
/// None if a name is unknown or a parameter given twice.
fn targets_of(
    function: &Function,
    names: &[Value],
    direct: usize,
    targets: &mut [u16; NAMES_MAX],
) -> Option<u64> {
    let code = &function.code;
    let params = &code.code.params;
    let named = (params.positional + params.keyword_only) as usize;
    let mut filled = low_bits(direct);
    if names.len() > NAMES_MAX {
        return None;
    }
    for (target, name) in targets.iter_mut().zip(names) {
        let name = name.get::<Str>()?;
        let mut known = params.positional_only as usize..named;
        match known.find(|&index| code.variables[index].same(name)) {
            Some(index) if filled >> index & 1 == 1 => return None,
            Some(index) => {
                filled |= 1 << index;
                *target = index as u16;
            }
            None if params.varkw && name.header().has(INTERNED) => {}
            None => return None,
        }
    }
    Some(filled)
}

/// The lowest `count` bits set.
fn low_bits(count: usize) -> u64 {
    if count >= 64 {
        u64::MAX
    } else {
        (1 << count) - 1
    }
}
