//! `count`, `cycle`, `repeat`: iterators that need not end.

use std::cell::{Cell, RefCell};

use crate::modules::itertools::{Classes, Source, made};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::iterate::{NextItem, with_native_body};
use crate::vm::ops::repr::write_repr;
use crate::vm::raise::Raised;

pub(super) static CLASSES: Classes = &[("count", COUNT), ("cycle", CYCLE), ("repeat", REPEAT)];

static COUNT: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, start=0, step=1)",
        "Return a count object.",
        new_count,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", count_repr),
];

static CYCLE: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, /)",
    "Return elements from the iterable until it is exhausted, then repeat the sequence indefinitely.",
    |cx, args| {
        let source = Source::of(cx, args.req(1))?;
        made(
            cx,
            args,
            Cycle {
                source,
                seen: RefCell::default(),
                next: Cell::new(0),
            },
        )
    },
)];

static REPEAT: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, object, times=<unrepresentable>)",
        "Return the object for the given number of times, or endlessly.",
        new_repeat,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repeat_repr),
    def(
        "__length_hint__",
        "(self, /)",
        "Private method returning an estimate of len(list(it)).",
        repeat_hint,
    ),
];

struct Count {
    next: RefCell<Value>,
    step: Value,
}

impl NextItem for Count {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let item = self.next.borrow().clone();
        let following = match (item.as_int(), self.step.as_int()) {
            (Some(item), Some(step)) => item.checked_add(step).map(Value::int),
            _ => None,
        };
        let following = match following {
            Some(following) => following,
            None => cx.binary(BinOp::Add, &item, &self.step)?,
        };
        drop(self.next.replace(following));
        Ok(Some(item))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.next.borrow());
        visit(&self.step);
    }
}

fn new_count(cx: &mut Cx, args: &Args) -> NativeResult {
    let start = args.opt(1).cloned().unwrap_or(Value::int(0));
    let step = args.opt(2).cloned().unwrap_or(Value::int(1));
    for number in [&start, &step] {
        if !is_number(cx, number) {
            return Err(cx.type_error("a number is required"));
        }
    }
    made(
        cx,
        args,
        Count {
            next: RefCell::new(start),
            step,
        },
    )
}

fn is_number(cx: &mut Cx, value: &Value) -> bool {
    let inner = cx.inner(value).kind();
    if matches!(
        inner,
        Kind::Int | Kind::BigInt | Kind::Bool | Kind::Float | Kind::Complex
    ) {
        return true;
    }
    let names = [
        cx.names.index.clone(),
        cx.names.float.clone(),
        cx.names.int.clone(),
    ];
    names
        .iter()
        .any(|name| cx.class_attr(value, name).is_some())
}

fn count_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let parts = with_native_body(args.req(0), |count: &Count| {
        (count.next.borrow().clone(), count.step.clone())
    });
    let (next, step) = parts.unwrap_or_default();
    let mut text = format!("{}(", cx.type_name(args.req(0)));
    write_repr(cx, &mut text, &next)?;
    if step.as_int() != Some(1) {
        text.push_str(", ");
        write_repr(cx, &mut text, &step)?;
    }
    text.push(')');
    Ok(cx.str(text))
}

struct Cycle {
    source: Source,
    seen: RefCell<Vec<Value>>,
    next: Cell<usize>,
}

impl NextItem for Cycle {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        if let Some(item) = self.source.next(cx)? {
            self.seen.borrow_mut().push(item.clone());
            return Ok(Some(item));
        }
        let seen = self.seen.borrow();
        let item = seen.get(self.next.get()).cloned();
        self.next.set((self.next.get() + 1) % seen.len().max(1));
        Ok(item)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.source.traverse(visit);
        self.seen.borrow().iter().for_each(visit);
    }
}

struct Repeat {
    object: Value,
    /// How many times are left; none for ever.
    left: Cell<Option<i64>>,
}

impl NextItem for Repeat {
    fn next(&self, _: &mut Cx) -> Result<Option<Value>, Raised> {
        match self.left.get() {
            Some(left) if left <= 0 => return Ok(None),
            left => self.left.set(left.map(|left| left - 1)),
        }
        Ok(Some(self.object.clone()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
}

fn new_repeat(cx: &mut Cx, args: &Args) -> NativeResult {
    let left = match args.opt(2) {
        Some(times) => Some(cx.index(times)?.max(0)),
        None => None,
    };
    made(
        cx,
        args,
        Repeat {
            object: args.req(1).clone(),
            left: Cell::new(left),
        },
    )
}

fn repeat_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let parts = with_native_body(args.req(0), |repeat: &Repeat| {
        (repeat.object.clone(), repeat.left.get())
    });
    let (object, left) = parts.unwrap_or_default();
    let mut text = format!("{}(", cx.type_name(args.req(0)));
    write_repr(cx, &mut text, &object)?;
    if let Some(left) = left {
        text.push_str(&format!(", {left}"));
    }
    text.push(')');
    Ok(cx.str(text))
}

fn repeat_hint(cx: &mut Cx, args: &Args) -> NativeResult {
    match with_native_body(args.req(0), |repeat: &Repeat| repeat.left.get()).flatten() {
        Some(left) => Ok(Value::int(left)),
        None => Err(cx.type_error("len() of unsized object")),
    }
}
