//! The methods of `tuple`.

use crate::builtins::list::search_bound;
use crate::builtins::object::class_argument;
use crate::builtins::protocol::{self, receiver};
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives `tuple` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.tuple.clone();
    for methods in [
        METHODS,
        protocol::EQUALITY,
        protocol::ORDER,
        protocol::HASH,
        protocol::REPR,
        protocol::LEN,
        protocol::ITER,
        protocol::CONTAINS,
        protocol::GET_ITEM,
        protocol::CONCAT,
        protocol::CLASS_GETITEM,
    ] {
        cx.add_methods(&class, methods);
    }
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, iterable=(), /)",
        "Create and return a new object.",
        new,
    ),
    def(
        "count",
        "(self, value, /)",
        "Return number of occurrences of value.",
        count,
    ),
    def(
        "index",
        "(self, value, start=0, stop=9223372036854775807, /)",
        "Return first index of value.",
        index,
    ),
    def("__getnewargs__", "(self, /)", "", getnewargs),
];

fn tuple<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Tuple>, Raised> {
    receiver(cx, args, "tuple")
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "tuple")?;
    let tuple = match args.opt(1) {
        Some(same) if same.get::<Tuple>().is_some() => same.clone(),
        Some(iterable) => Tuple::new(cx.collect(iterable)?).into_value(),
        None => Tuple::new([]).into_value(),
    };
    Ok(cx.wrap_new(&class, tuple))
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut count = 0;
    for item in tuple(cx, args)?.items() {
        count += i64::from(cx.same_or_equal(item, args.req(1))?);
    }
    Ok(Value::int(count))
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let tuple = tuple(cx, args)?;
    let start = search_bound(cx, args.opt(2), 0, tuple.len())?;
    let stop = search_bound(cx, args.opt(3), usize::MAX, tuple.len())?;
    for index in start..stop.min(tuple.len()) {
        if cx.same_or_equal(&tuple.items()[index], args.req(1))? {
            return Ok(Value::int(index as i64));
        }
    }
    Err(cx.value_error("tuple.index(x): x not in tuple"))
}

fn getnewargs(cx: &mut Cx, args: &Args) -> NativeResult {
    let same = tuple(cx, args)?.to_value();
    Ok(Tuple::new([same]).into_value())
}
