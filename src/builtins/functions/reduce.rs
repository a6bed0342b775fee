//! Functions that make one value of many: `sum`, `min`, `max`, `all`, `any`, `sorted`.

use num_bigint::BigInt as Big;

use crate::builtins::sorting;
use crate::bytecode::instr::CmpOp;
use crate::objects::int;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::compare::builtin_truth;
use crate::vm::raise::Raised;
use crate::vm::suspend::Items;

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "sum",
        "(iterable, /, start=0)",
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
        sum,
    ),
    def(
        "min",
        "(*args, key=None, default=<unrepresentable>)",
        "With a single iterable argument, return its smallest item.",
        |cx, args| extreme(cx, args, "min", CmpOp::Lt),
    ),
    def(
        "max",
        "(*args, key=None, default=<unrepresentable>)",
        "With a single iterable argument, return its biggest item.",
        |cx, args| extreme(cx, args, "max", CmpOp::Gt),
    ),
    def(
        "all",
        "(iterable, /)",
        "Return True if bool(x) is True for all values x in the iterable.",
        |cx, args| quantify(cx, args, false),
    ),
    def(
        "any",
        "(iterable, /)",
        "Return True if bool(x) is True for any x in the iterable.",
        |cx, args| quantify(cx, args, true),
    ),
    def(
        "sorted",
        "(iterable, /, *, key=None, reverse=False)",
        "Return a new list containing all items from the iterable in ascending order.",
        sorted,
    ),
];

// ---- sum ------------------------------------------------------------------------------------------

/// A sum under way: exact for ints, compensated for floats (Neumaier), by `+` for anything else.
enum Total {
    Int(i64),
    Big(Big),
    Float { sum: f64, compensation: f64 },
    Other(Value),
}

impl Total {
    fn of(value: &Value) -> Total {
        match value.kind() {
            Kind::Int | Kind::Bool => Total::Int(int::small(value).unwrap_or(0)),
            Kind::BigInt => Total::Big(int::to_big(value).unwrap_or_default()),
            Kind::Float => Total::Float {
                sum: value.as_float().unwrap_or(0.0),
                compensation: 0.0,
            },
            _ => Total::Other(value.clone()),
        }
    }

    fn into_value(self) -> Value {
        match self {
            Total::Int(sum) => Value::int(sum),
            Total::Big(sum) => int::from_big(sum),
            Total::Float { sum, compensation } => {
                // An infinite sum has a compensation that is no number; without one, zero keeps its sign.
                Value::float(if compensation != 0.0 && compensation.is_finite() {
                    sum + compensation
                } else {
                    sum
                })
            }
            Total::Other(sum) => sum,
        }
    }

    /// Adds an int to an int, or a float to a float, in place; false if it is anything else.
    #[inline(always)]
    fn add_same(&mut self, item: &Value) -> bool {
        match self {
            Total::Int(sum) => match item.as_int().and_then(|item| sum.checked_add(item)) {
                Some(next) => *sum = next,
                None => return false,
            },
            Total::Float { sum, compensation } => match item.as_float() {
                Some(item) => (*sum, *compensation) = add_float(*sum, *compensation, item),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn add(self, cx: &mut Cx, item: &Value) -> Result<Total, Raised> {
        match (self, item.kind()) {
            (Total::Int(sum), Kind::Int | Kind::Bool) => {
                let item = int::small(item).unwrap_or(0);
                Ok(match sum.checked_add(item) {
                    Some(sum) => Total::Int(sum),
                    None => Total::Big(Big::from(sum) + item),
                })
            }
            (Total::Big(sum), Kind::Int | Kind::Bool | Kind::BigInt) => {
                Ok(Total::Big(sum + int::to_big(item).unwrap_or_default()))
            }
            (Total::Float { sum, compensation }, Kind::Float | Kind::Int | Kind::Bool) => {
                let item = cx.to_float(item)?;
                let (sum, compensation) = add_float(sum, compensation, item);
                Ok(Total::Float { sum, compensation })
            }
            (sum, _) => {
                let sum = cx.binary(BinOp::Add, &sum.into_value(), item)?;
                Ok(Total::of(&sum))
            }
        }
    }
}

/// A sum and what it lost by rounding, with one number more.
fn add_float(sum: f64, compensation: f64, item: f64) -> (f64, f64) {
    let next = sum + item;
    let lost = if sum.abs() >= item.abs() {
        (sum - next) + item
    } else {
        (item - next) + sum
    };
    (next, compensation + lost)
}

fn sum(cx: &mut Cx, args: &Args) -> NativeResult {
    let start = args.opt(1).cloned().unwrap_or(Value::int(0));
    let refused = match start.kind() {
        Kind::Str => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Kind::Bytes => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        Kind::ByteArray => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(message) = refused {
        return Err(cx.type_error(message));
    }
    let iter = cx.iter(args.req(0))?;
    let (mut total, mut is_empty) = (Total::of(&start), true);
    let mut items = Items::of(&iter);
    loop {
        let goes_on = match total {
            Total::Int(_) | Total::Float { .. } => is_number,
            Total::Big(_) | Total::Other(_) => nothing,
        };
        let Some(item) = items.next(cx, goes_on)? else {
            return Ok(if is_empty { start } else { total.into_value() });
        };
        is_empty = false;
        if !total.add_same(&item) {
            total = total.add(cx, &item)?;
        }
    }
}

/// Numbers of machine size are added and compared without a trace.
fn is_number(value: &Value) -> bool {
    value.as_real().is_some() || value.as_bool().is_some()
}

fn nothing(_: &Value) -> bool {
    false
}

// ---- min and max ----------------------------------------------------------------------------------

fn extreme(cx: &mut Cx, args: &Args, function: &str, op: CmpOp) -> NativeResult {
    let (key, default) = (args.kw(0).filter(|key| !key.is_none()), args.kw(1));
    let best = match args.positional {
        [] => {
            return Err(cx.type_error(format_args!(
                "{function} expected at least 1 argument, got 0"
            )));
        }
        [iterable] => {
            let iter = cx.iter(iterable)?;
            let mut items = Items::of(&iter);
            best(cx, |cx, goes_on| items.next(cx, goes_on), key, op)?
        }
        several => {
            if default.is_some() {
                return Err(cx.type_error(format_args!(
                    "Cannot specify a default for {function}() with multiple positional arguments"
                )));
            }
            let mut items = several.iter().cloned();
            best(cx, |_, _| Ok(items.next()), key, op)?
        }
    };
    match best {
        Some(best) => Ok(best),
        None => default
            .cloned()
            .ok_or_else(|| cx.value_error(format_args!("{function}() iterable argument is empty"))),
    }
}

/// The first item whose key comes before (or after) that of every other. `next` gives the items, and is
/// told which ones are as good as taken: [`Items::next`].
fn best(
    cx: &mut Cx,
    mut next: impl FnMut(&mut Cx, fn(&Value) -> bool) -> Result<Option<Value>, Raised>,
    key: Option<&Value>,
    op: CmpOp,
) -> Result<Option<Value>, Raised> {
    let first = if key.is_some() { nothing } else { is_number };
    let Some(mut best) = next(cx, first)? else {
        return Ok(None);
    };
    let Some(key) = key else {
        let comparable = |best: &Value| if is_number(best) { is_number } else { nothing };
        while let Some(item) = next(cx, comparable(&best))? {
            if comes_before(cx, op, &item, &best)? {
                best = item;
            }
        }
        return Ok(Some(best));
    };
    let mut best_rank = cx.call(key, std::slice::from_ref(&best))?;
    while let Some(item) = next(cx, nothing)? {
        let rank = cx.call(key, std::slice::from_ref(&item))?;
        if comes_before(cx, op, &rank, &best_rank)? {
            (best, best_rank) = (item, rank);
        }
    }
    Ok(Some(best))
}

#[inline(always)]
fn comes_before(cx: &mut Cx, op: CmpOp, a: &Value, b: &Value) -> Result<bool, Raised> {
    match (a.as_int(), b.as_int()) {
        (Some(a), Some(b)) => Ok(op.holds(a, b)),
        _ => cx.compare_truth(op, a, b),
    }
}

// ---- all, any, sorted -----------------------------------------------------------------------------

/// Whether any item has this truth.
fn quantify(cx: &mut Cx, args: &Args, wanted: bool) -> NativeResult {
    let iter = cx.iter(args.req(0))?;
    let mut items = Items::of(&iter);
    let goes_on = if wanted {
        is_plainly_false
    } else {
        is_plainly_true
    };
    while let Some(item) = items.next(cx, goes_on)? {
        if cx.truth(&item)? == wanted {
            return Ok(Value::bool(wanted));
        }
    }
    Ok(Value::bool(!wanted))
}

fn is_plainly_false(value: &Value) -> bool {
    !value.is_object() && builtin_truth(value) == Some(false)
}

fn is_plainly_true(value: &Value) -> bool {
    !value.is_object() && builtin_truth(value) == Some(true)
}

fn sorted(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut items = cx.collect_list(args.req(0))?;
    let reverse = match args.kw(1) {
        Some(reverse) => cx.truth(reverse)?,
        None => false,
    };
    let key = args.kw(0).filter(|key| !key.is_none());
    sorting::sort(cx, &mut items, key, reverse)?;
    Ok(List::new(items).into_value())
}
