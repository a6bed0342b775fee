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
use crate::vm::raise::Raised;

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
                // An infinite sum has a compensation that is no number.
                Value::float(if compensation.is_finite() {
                    sum + compensation
                } else {
                    sum
                })
            }
            Total::Other(sum) => sum,
        }
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
                Ok(add_float(sum, compensation, item))
            }
            (sum, _) => {
                let sum = cx.binary(BinOp::Add, &sum.into_value(), item)?;
                Ok(Total::of(&sum))
            }
        }
    }
}

fn add_float(sum: f64, compensation: f64, item: f64) -> Total {
    let next = sum + item;
    let lost = if sum.abs() >= item.abs() {
        (sum - next) + item
    } else {
        (item - next) + sum
    };
    Total::Float {
        sum: next,
        compensation: compensation + lost,
    }
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
    let Some(first) = cx.next(&iter)? else {
        return Ok(start);
    };
    let mut total = Total::of(&start).add(cx, &first)?;
    while let Some(item) = cx.next(&iter)? {
        total = total.add(cx, &item)?;
    }
    Ok(total.into_value())
}

// ---- min and max ----------------------------------------------------------------------------------

fn extreme(cx: &mut Cx, args: &Args, function: &str, op: CmpOp) -> NativeResult {
    let (key, default) = (args.kw(0).filter(|key| !key.is_none()), args.kw(1));
    let iter = match args.positional {
        [] => {
            return Err(cx.type_error(format_args!(
                "{function} expected at least 1 argument, got 0"
            )));
        }
        [iterable] => cx.iter(iterable)?,
        several => {
            if default.is_some() {
                return Err(cx.type_error(format_args!(
                    "Cannot specify a default for {function}() with multiple positional arguments"
                )));
            }
            let items = List::new(several.to_vec()).into_value();
            cx.iter(&items)?
        }
    };
    match best(cx, &iter, key, op)? {
        Some(best) => Ok(best),
        None => default
            .cloned()
            .ok_or_else(|| cx.value_error(format_args!("{function}() iterable argument is empty"))),
    }
}

/// The first item whose key comes before (or after) that of every other.
fn best(
    cx: &mut Cx,
    iter: &Value,
    key: Option<&Value>,
    op: CmpOp,
) -> Result<Option<Value>, Raised> {
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = cx.next(iter)? {
        let rank = match key {
            Some(key) => cx.call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let better = match &best {
            Some((_, best_rank)) => cx.compare_truth(op, &rank, best_rank)?,
            None => true,
        };
        if better {
            best = Some((item, rank));
        }
    }
    Ok(best.map(|(item, _)| item))
}

// ---- all, any, sorted -----------------------------------------------------------------------------

/// Whether any item has this truth.
fn quantify(cx: &mut Cx, args: &Args, wanted: bool) -> NativeResult {
    let iter = cx.iter(args.req(0))?;
    while let Some(item) = cx.next(&iter)? {
        if cx.truth(&item)? == wanted {
            return Ok(Value::bool(wanted));
        }
    }
    Ok(Value::bool(!wanted))
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
