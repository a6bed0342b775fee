//! The methods of `range` and `slice`.

use crate::builtins::object::class_argument;
use crate::builtins::protocol::{self, receiver};
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::range::Range;
use crate::objects::slice::Slice;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::slicing::Bounds;
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
        Ok(Value::int(range(cx, args)?.start))
    }),
    def("stop", "(self)", "", |cx, args| {
        Ok(Value::int(range(cx, args)?.stop))
    }),
    def("step", "(self)", "", |cx, args| {
        Ok(Value::int(range(cx, args)?.step))
    }),
];

fn range<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Range>, Raised> {
    receiver(cx, args, "range")
}

fn new_range(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "range")?;
    let (start, stop, step) = match args.rest(1) {
        [stop] => (0, bound(cx, stop)?, 1),
        [start, stop] => (bound(cx, start)?, bound(cx, stop)?, 1),
        [start, stop, step] => (bound(cx, start)?, bound(cx, stop)?, bound(cx, step)?),
        given => {
            let (limit, count) = if given.is_empty() {
                ("at least 1 argument", 0)
            } else {
                ("at most 3 arguments", given.len())
            };
            return Err(cx.type_error(format_args!("range expected {limit}, got {count}")));
        }
    };
    if step == 0 {
        return Err(cx.value_error("range() arg 3 must not be zero"));
    }
    let range = Ref::new(Range { start, stop, step }).into_value();
    Ok(cx.wrap_new(&class, range))
}

fn bound(cx: &mut Cx, value: &Value) -> Result<i64, Raised> {
    let number = cx.index_value(value)?;
    match int::small(&number) {
        Some(number) => Ok(number),
        None => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    let range = range(cx, args)?;
    let len = range.len();
    let last = range
        .start
        .wrapping_add((len as i64 - 1).wrapping_mul(range.step));
    let backwards = crate::objects::range::RangeIter {
        next: std::cell::Cell::new(last),
        left: std::cell::Cell::new(len),
        step: range.step.wrapping_neg(),
    };
    Ok(Ref::new(backwards).into_value())
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let range = range(cx, args)?;
    if let Some(number) = int::small(args.req(1)) {
        return Ok(Value::int(i64::from(range.index_of(number).is_some())));
    }
    let mut count = 0;
    for index in 0..range.len() {
        count += i64::from(cx.same_or_equal(&Value::int(range.at(index)), args.req(1))?);
    }
    Ok(Value::int(count))
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let range = range(cx, args)?;
    if let Some(number) = int::small(args.req(1)) {
        return match range.index_of(number) {
            Some(index) => Ok(Value::int(index as i64)),
            None => Err(cx.value_error("range.index(x): x not in range")),
        };
    }
    for index in 0..range.len() {
        if cx.same_or_equal(&Value::int(range.at(index)), args.req(1))? {
            return Ok(Value::int(index as i64));
        }
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
    let len = cx.index(args.req(1))?;
    if len < 0 {
        return Err(cx.value_error("length should not be negative"));
    }
    let extent = Bounds::of(cx, slice)?.extent(len as usize);
    let parts = [extent.start, extent.stop, extent.step].map(Value::int);
    Ok(Tuple::new(parts).into_value())
}
