//! `iter`, `next`, `aiter`, `anext` and `callable`.

use crate::objects::iterator::{Iter, IterState};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "iter",
        "(object, sentinel=<unrepresentable>, /)",
        "Get an iterator from an object.",
        iter,
    ),
    def(
        "next",
        "(iterator, default=<unrepresentable>, /)",
        "Return the next item from the iterator.",
        next,
    ),
    def(
        "aiter",
        "(async_iterable, /)",
        "Return an AsyncIterator for an AsyncIterable object.",
        aiter,
    ),
    def(
        "anext",
        "(async_iterator, default=<unrepresentable>, /)",
        "Return the next item from the async iterator.",
        anext,
    ),
    def(
        "callable",
        "(obj, /)",
        "Return whether the object is callable.",
        |cx, args| Ok(Value::bool(cx.is_callable(args.req(0)))),
    ),
];

fn iter(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(sentinel) = args.opt(1) else {
        return cx.iter(args.req(0));
    };
    if !cx.is_callable(args.req(0)) {
        return Err(cx.type_error("iter(v, w): v must be callable"));
    }
    let state = IterState::Callable {
        callable: args.req(0).clone(),
        sentinel: sentinel.clone(),
    };
    Ok(Iter::new(state).into_value())
}

/// What ends the iteration is raised as it came: a generator's StopIteration carries its result.
fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let iterator = args.req(0);
    if !cx.is_iterator(iterator) {
        let given = cx.type_name(iterator);
        return Err(cx.type_error(format_args!("'{given}' object is not an iterator")));
    }
    let item = match iterator.kind() {
        Kind::RangeIter | Kind::ListIter | Kind::Iter => match cx.next_or_stop(iterator) {
            Ok(Some(item)) => Ok(item),
            Ok(None) => Err(cx.stop_iteration(Value::NONE)),
            Err(raised) => Err(raised),
        },
        Kind::Generator => cx.generator_send(iterator, Value::NONE),
        _ => {
            let name = cx.names.next.clone();
            cx.call_method(&iterator.clone(), &name, &[])
        }
    };
    match (item, args.opt(1)) {
        (Err(raised), Some(default)) if cx.is_stop_iteration(&raised) => Ok(default.clone()),
        (item, _) => item,
    }
}

fn aiter(cx: &mut Cx, args: &Args) -> NativeResult {
    let (name, next) = (cx.names.aiter.clone(), cx.names.anext.clone());
    let Some(iterator) = cx.call_special(args.req(0), &name, &[])? else {
        let given = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("'{given}' object is not an async iterable")));
    };
    if cx.class_attr(&iterator, &next).is_none() {
        let given = cx.type_name(&iterator);
        return Err(cx.type_error(format_args!(
            "aiter() returned not an async iterator of type '{given}'"
        )));
    }
    Ok(iterator)
}

fn anext(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.anext.clone();
    let Some(step) = cx.call_special(args.req(0), &name, &[])? else {
        let given = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("'{given}' object is not an async iterator")));
    };
    Ok(match args.opt(1) {
        None => step,
        Some(default) => {
            let or_default = NextOrDefault {
                step: Some(step),
                default: default.clone(),
            };
            cx.native_coroutine("anext", or_default)
        }
    })
}

/// Awaits a step of an async iterator; its end gives the default.
struct NextOrDefault {
    step: Option<Value>,
    default: Value,
}

impl Steps for NextOrDefault {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        if let Some(step) = self.step.take() {
            input?;
            return Ok(Step::Await(step));
        }
        match input {
            Err(raised)
                if crate::objects::class::is_subclass(
                    &raised.0.class.borrow(),
                    &cx.exceptions.StopAsyncIteration,
                ) =>
            {
                Ok(Step::Return(self.default.clone()))
            }
            input => input.map(Step::Return),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.step.iter().for_each(&mut *visit);
        visit(&self.default);
    }
}
