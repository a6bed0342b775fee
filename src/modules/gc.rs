//! `gc`: the cycle collector, as scripts see it.
//!
//! There is one generation, and what starts a collection is the growth of the heap: thresholds are
//! remembered and have no effect, except that a first one of 0 forbids collections, as in CPython.

use std::cell::Cell;
use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::{self, Scope, cycles};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "collect",
        "(generation=2)",
        "Frees the cycles that nothing refers to; gives how many objects they were.",
        collect,
    ),
    def(
        "enable",
        "()",
        "Lets collections come by themselves.",
        |_, _| switch(true),
    ),
    def(
        "disable",
        "()",
        "Lets no collections come by themselves.",
        |_, _| switch(false),
    ),
    def(
        "isenabled",
        "()",
        "Whether collections come by themselves.",
        |_, _| Ok(Value::bool(cycles::is_enabled())),
    ),
    def(
        "get_threshold",
        "()",
        "What set_threshold was given last.",
        get_threshold,
    ),
    def(
        "set_threshold",
        "(threshold0, threshold1=10, threshold2=10, /)",
        "Remembered; a first one of 0 forbids collections.",
        set_threshold,
    ),
    def(
        "get_count",
        "()",
        "How many objects there are too many in each generation.",
        |_, _| Ok(ints([0, 0, 0])),
    ),
    def(
        "get_stats",
        "()",
        "What collections have done, for each generation.",
        get_stats,
    ),
    def("get_debug", "()", "The debugging flags: none.", |_, _| {
        Ok(Value::int(0))
    }),
    def(
        "set_debug",
        "(flags, /)",
        "Debugging is not supported; 0 is.",
        set_debug,
    ),
    def(
        "get_objects",
        "(generation=None)",
        "Every object that could be part of a cycle.",
        get_objects,
    ),
    def(
        "get_referents",
        "(*objs)",
        "What these objects refer to.",
        get_referents,
    ),
    def(
        "get_referrers",
        "(*objs)",
        "The objects that refer to one of these.",
        get_referrers,
    ),
    def(
        "is_tracked",
        "(obj, /)",
        "Whether the object could be part of a cycle.",
        is_tracked,
    ),
    def(
        "is_finalized",
        "(obj, /)",
        "Whether the object's finaliser has run.",
        is_finalized,
    ),
    def("freeze", "()", "Has no effect.", |_, _| Ok(Value::NONE)),
    def("unfreeze", "()", "Has no effect.", |_, _| Ok(Value::NONE)),
    def(
        "get_freeze_count",
        "()",
        "How many objects are frozen: none.",
        |_, _| Ok(Value::int(0)),
    ),
];

/// What the module remembers.
struct State {
    threshold: [Cell<i64>; 3],
    collections: Cell<i64>,
    collected: Cell<i64>,
    callbacks: Value,
}

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "gc", "The cycle collector.", FUNCTIONS);
    let callbacks = List::new(Vec::new()).into_value();
    super::set(cx, &module, "callbacks", callbacks.clone());
    super::set(cx, &module, "garbage", List::new(Vec::new()).into_value());
    let flags = ["STATS", "COLLECTABLE", "UNCOLLECTABLE", "SAVEALL", "LEAK"];
    for (name, value) in flags.into_iter().zip([1, 2, 4, 32, 38]) {
        super::set(cx, &module, &format!("DEBUG_{name}"), Value::int(value));
    }
    let state = State {
        threshold: [2000, 10, 10].map(Cell::new),
        collections: Cell::new(0),
        collected: Cell::new(0),
        callbacks,
    };
    cx.module_state.insert("gc", Rc::new(state));
    Ok(module.into_value())
}

fn state(cx: &mut Cx) -> Result<Rc<State>, Raised> {
    let known = cx.module_state.get("gc").cloned();
    match known.and_then(|state| state.downcast::<State>().ok()) {
        Some(state) => Ok(state),
        None => Err(cx.runtime_error("gc is not imported")),
    }
}

fn ints<const N: usize>(numbers: [i64; N]) -> Value {
    Tuple::new(numbers.map(Value::int)).into_value()
}

fn switch(on: bool) -> NativeResult {
    cycles::enable(on);
    Ok(Value::NONE)
}

fn collect(cx: &mut Cx, args: &Args) -> NativeResult {
    let generation = match args.opt(0) {
        Some(value) => cx.index(value)?,
        None => 2,
    };
    if !(0..=2).contains(&generation) {
        return Err(cx.value_error("invalid generation"));
    }
    let state = state(cx)?;
    call_back(cx, &state, "start", generation, 0)?;
    let collected = cx.collect_cycles(Scope::All).0 as i64;
    state.collections.set(state.collections.get() + 1);
    state.collected.set(state.collected.get() + collected);
    call_back(cx, &state, "stop", generation, collected)?;
    Ok(Value::int(collected))
}

/// Calls `gc.callbacks`; what they raise is reported, and does not stop the collection.
fn call_back(
    cx: &mut Cx,
    state: &State,
    phase: &str,
    generation: i64,
    collected: i64,
) -> Result<(), Raised> {
    let callbacks = state.callbacks.get::<List>().map(|list| list.to_vec());
    for callback in callbacks.unwrap_or_default() {
        let info = info(cx, [("generation", generation), ("collected", collected)]);
        let phase = cx.str(phase);
        if let Err(raised) = cx.call(&callback, &[phase, info]) {
            let shown = cx.repr(&callback)?.as_str().to_owned();
            let unraisable = cx.hooks.unraisable;
            let context = format!("Exception ignored while calling GC callback {shown}");
            unraisable(cx, &context, &raised);
        }
    }
    Ok(())
}

/// A dict of numbers, with `uncollectable` as the last one.
fn info(cx: &mut Cx, numbers: [(&str, i64); 2]) -> Value {
    let dict = Dict::new();
    for (name, number) in numbers.into_iter().chain([("uncollectable", 0)]) {
        let name = cx.intern(name);
        dict.set_str(&name, Value::int(number));
    }
    dict.into_value()
}

fn get_stats(cx: &mut Cx, _: &Args) -> NativeResult {
    let state = state(cx)?;
    let (collections, collected) = (state.collections.get(), state.collected.get());
    let young = [0; 2].map(|_| info(cx, [("collections", 0), ("collected", 0)]));
    let old = info(cx, [("collections", collections), ("collected", collected)]);
    let all = young.into_iter().chain([old]).collect();
    Ok(List::new(all).into_value())
}

fn get_threshold(cx: &mut Cx, _: &Args) -> NativeResult {
    let state = state(cx)?;
    Ok(ints([0, 1, 2].map(|i| state.threshold[i].get())))
}

fn set_threshold(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = state(cx)?;
    for (i, threshold) in state.threshold.iter().enumerate() {
        if let Some(value) = args.opt(i) {
            threshold.set(cx.index(value)?);
        }
    }
    switch(state.threshold[0].get() != 0)
}

fn set_debug(cx: &mut Cx, args: &Args) -> NativeResult {
    match cx.index(args.req(0))? {
        0 => Ok(Value::NONE),
        _ => Err(cx.not_implemented_error("gc.set_debug() is not supported by Bide")),
    }
}

fn get_objects(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(generation) = args.opt(0).filter(|value| !value.is_none()) {
        let generation = cx.index(generation)?;
        if !(0..=2).contains(&generation) {
            return Err(cx.value_error(
                "generation parameter must be less than the number of available generations (3)",
            ));
        }
    }
    Ok(List::new(heap::containers()).into_value())
}

fn get_referents(_: &mut Cx, args: &Args) -> NativeResult {
    let mut found = Vec::new();
    for object in args.positional {
        object.traverse(&mut |value| {
            if !value.is_unbound() {
                found.push(value.clone());
            }
        });
    }
    Ok(List::new(found).into_value())
}

fn get_referrers(_: &mut Cx, args: &Args) -> NativeResult {
    let mut found = heap::containers();
    found.retain(|object| {
        let mut refers = false;
        object.traverse(&mut |value| refers |= args.positional.iter().any(|known| known.is(value)));
        refers
    });
    Ok(List::new(found).into_value())
}

fn is_tracked(_: &mut Cx, args: &Args) -> NativeResult {
    let object = args.req(0);
    let tracked = match object.kind() {
        Kind::Tuple => object.get::<Tuple>().is_some_and(|tuple| !tuple.is_empty()),
        Kind::Foreign => true,
        Kind::Class => object.get::<Class>().is_some_and(|class| !class.builtin),
        kind => object.is_object() && cycles::is_container(kind),
    };
    Ok(Value::bool(tracked))
}

fn is_finalized(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::FALSE)
}
