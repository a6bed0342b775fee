//! The methods of `range` and `slice`.

use num_bigint::Sign;

use crate::builtins::object::class_argument;
use crate::builtins::protocol::{self, receiver};
use crate::objects::big_range::BigRange;
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::range::{Range, Words};
use crate::objects::slice::Slice;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::slicing::indices_in;
use crate::vm::ops::text::is_int;
use crate::vm::raise::Raised;

/// Gives `range` and `slice` their methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.range.clone();
    for methods in [
        RANGE_METHODS,
        protocol::EQUALITY,
        protocol::HASH,
        protocol::REPR,
        protocol::LEN,
        protocol::ITER,
        protocol::CONTAINS,
        protocol::GET_ITEM,
    ] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, RANGE_GETTERS);
    let class = cx.types.slice.clone();
    for methods in [
        SLICE_METHODS,
        protocol::EQUALITY,
        protocol::ORDER,
        protocol::HASH,
        protocol::REPR,
    ] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, SLICE_GETTERS);
}

// ---- range ----------------------------------------------------------------------------------------

static RANGE_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args)",
        "Create and return a new object.",
        new_range,
    ),
    def(
        "__reversed__",
        "(self, /)",
        "Return a reverse iterator.",
        reversed,
    ),
    def(
        "__bool__",
        "(self, /)",
        "True if self else False",
        |cx, args| Ok(Value::bool(!range(cx, args)?.is_empty())),
    ),
    def(
        "count",
        "(self, value, /)",
        "rangeobject.count(value) -> integer -- return number of occurrences of value",
        count,
    ),
    def(
        "index",
        "(self, value, /)",
        "rangeobject.index(value) -> integer -- return index of value.",
        index,
    ),
];

static RANGE_GETTERS: &[NativeDef] = &[
    def("start", "(self)", "", |cx, args| {
        let [start, ..] = range(cx, args)?.parts();
        Ok(start)
    }),
    def("stop", "(self)", "", |cx, args| {
        let [_, stop, _] = range(cx, args)?.parts();
        Ok(stop)
    }),
    def("step", "(self)", "", |cx, args| {
        let [.., step] = range(cx, args)?.parts();
        Ok(step)
    }),
];

fn range<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Range>, Raised> {
    receiver(cx, args, "range")
}

fn new_range(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "range")?;
    let (zero, one) = (Value::int(0), Value::int(1));
    let parts = match args.rest(1) {
        [stop] => [zero, cx.index_value(stop)?, one],
        [start, stop] => [cx.index_value(start)?, cx.index_value(stop)?, one],
        [start, stop, step] => [
            cx.index_value(start)?,
            cx.index_value(stop)?,
            cx.index_value(step)?,
        ],
        given => {
            let (limit, count) = if given.is_empty() {
                ("at least 1 argument", 0)
            } else {
                ("at most 3 arguments", given.len())
            };
            return Err(cx.type_error(format_args!("range expected {limit}, got {count}")));
        }
    };
    if parts[2].as_int() == Some(0) {
        return Err(cx.value_error("range() arg 3 must not be zero"));
    }
    let range = match parts.each_ref().map(int::small) {
        [Some(start), Some(stop), Some(step)] => Range::Words(Words { start, stop, step }),
        _ => {
            let [start, stop, step] = parts.map(|part| int::to_big(&part).unwrap_or_default());
            Range::Big(BigRange { start, stop, step })
        }
    };
    let range = Ref::new(range).into_value();
    Ok(cx.wrap_new(&class, range))
}

fn reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(range(cx, args)?.reversed())
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let range = range(cx, args)?;
    if is_int(args.req(1)) {
        return Ok(Value::int(i64::from(range.index_of(args.req(1)).is_some())));
    }
    let (iter, mut count) = (range.iter(), 0);
    while let Some(number) = cx.next(&iter)? {
        count += i64::from(cx.same_or_equal(&number, args.req(1))?);
    }
    Ok(Value::int(count))
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let range = range(cx, args)?;
    if is_int(args.req(1)) {
        return match range.index_of(args.req(1)) {
            Some(index) => Ok(index),
            None => Err(cx.value_error("range.index(x): x not in range")),
        };
    }
    let (iter, mut index) = (range.iter(), 0);
    while let Some(number) = cx.next(&iter)? {
        if cx.same_or_equal(&number, args.req(1))? {
            return Ok(Value::int(index));
        }
        index += 1;
    }
    Err(cx.value_error("sequence.index(x): x not in sequence"))
}

// ---- slice ----------------------------------------------------------------------------------------

static SLICE_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args)",
        "Create and return a new object.",
        new_slice,
    ),
    def(
        "indices",
        "(self, object, /)",
        "S.indices(len) -> (start, stop, stride)",
        indices,
    ),
];

static SLICE_GETTERS: &[NativeDef] = &[
    def("start", "(self)", "", |cx, args| {
        Ok(slice(cx, args)?.start.clone())
    }),
    def("stop", "(self)", "", |cx, args| {
        Ok(slice(cx, args)?.stop.clone())
    }),
    def("step", "(self)", "", |cx, args| {
        Ok(slice(cx, args)?.step.clone())
    }),
];

fn slice<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Slice>, Raised> {
    receiver(cx, args, "slice")
}

fn new_slice(cx: &mut Cx, args: &Args) -> NativeResult {
    let (start, stop, step) = match args.rest(1) {
        [stop] => (Value::NONE, stop.clone(), Value::NONE),
        [start, stop] => (start.clone(), stop.clone(), Value::NONE),
        [start, stop, step] => (start.clone(), stop.clone(), step.clone()),
        given => {
            let (limit, count) = if given.is_empty() {
                ("at least 1 argument", 0)
            } else {
                ("at most 3 arguments", given.len())
            };
            return Err(cx.type_error(format_args!("slice expected {limit}, got {count}")));
        }
    };
    Ok(Slice::new(start, stop, step).into_value())
}

fn indices(cx: &mut Cx, args: &Args) -> NativeResult {
    let slice = slice(cx, args)?;
    let len = cx.index_value(args.req(1))?;
    let len = int::to_big(&len).unwrap_or_default();
    if len.sign() == Sign::Minus {
        return Err(cx.value_error("length should not be negative"));
    }
    let BigRange { start, stop, step } = indices_in(cx, slice, len)?;
    Ok(Tuple::new([start, stop, step].map(int::from_big)).into_value())
}
