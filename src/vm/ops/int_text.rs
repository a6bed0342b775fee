//! Ints as text, within the limit on the number of decimal digits.

use std::cell::Cell;
use std::rc::Rc;

use num_bigint::BigInt as Big;

use crate::objects::arithmetic as math;
use crate::objects::format::{self, Whole};
use crate::objects::heap::Ref;
use crate::objects::int::{BigInt, from_big, small};
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::BinOp;
use crate::vm::ops::number::{Number, number_binary, raise_fault};
use crate::vm::raise::Raised;

/// How many decimal digits an int may have when it becomes text or comes from text.
pub const DIGITS_MAX: usize = 4300;

const STATE: &str = "int_max_str_digits";

/// The limit on decimal digits; 0 for none. The module `decimal`, which keeps its numbers as digits, has none.
pub fn digits_max(cx: &Cx) -> usize {
    let asks = cx.globals_above(0);
    let asks = asks.and_then(|globals| globals.get_str(&cx.names.name_));
    if asks.is_some_and(|name| {
        name.get::<Str>()
            .is_some_and(|name| name.as_str() == "decimal")
    }) {
        return 0;
    }
    let state = cx.module_state.get(STATE);
    let cell = state.and_then(|state| state.downcast_ref::<Cell<usize>>());
    cell.map_or(DIGITS_MAX, Cell::get)
}

/// Sets the limit on decimal digits: `sys.set_int_max_str_digits`.
pub fn set_digits_max(cx: &mut Cx, limit: usize) {
    cx.module_state.insert(STATE, Rc::new(Cell::new(limit)));
}

/// The decimal digits of an int.
pub fn decimal(cx: &mut Cx, value: &BigInt) -> Result<String, Raised> {
    let limit = digits_max(cx);
    if limit == 0 {
        return Ok(value.value().to_string());
    }
    let text = if certainly_longer(value.value(), limit) {
        None
    } else {
        Some(value.value().to_string())
    };
    match text {
        Some(text) if text.trim_start_matches('-').len() <= limit => Ok(text),
        _ => Err(cx.value_error(format_args!(
            "Exceeds the limit ({limit} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))),
    }
}

/// Whether the int has more digits than that, without counting them: a digit is 3.3 bits.
fn certainly_longer(value: &Big, digits: usize) -> bool {
    value.bits() / 4 > digits as u64
}

/// `format(int, spec)`
pub fn format_int(
    cx: &mut Cx,
    value: &Value,
    spec: &str,
    type_name: &str,
) -> Result<Ref<Str>, Raised> {
    let parsed = match format::parse_for_int(spec, type_name) {
        Ok(parsed) => parsed,
        Err(message) => return Err(cx.value_error(message)),
    };
    if parsed.is_float() {
        let float = cx.to_float(value)?;
        return match format::float_text(&parsed, float, type_name) {
            Ok(text) => Ok(Str::new(text)),
            Err(message) => Err(cx.value_error(message)),
        };
    }
    if parsed.is_decimal()
        && let Some(big) = value.get::<BigInt>()
    {
        decimal(cx, big)?;
    }
    let whole = match (small(value), value.get::<BigInt>()) {
        (Some(small), _) => Whole::Small(small),
        (None, Some(big)) => Whole::Big(big.value()),
        (None, None) => return Err(cx.type_error("an integer is required")),
    };
    match format::int_text(&parsed, whole, type_name) {
        Ok(text) => Ok(Str::new(text)),
        Err(format::IntFault::NoCharacter) => {
            Err(cx.overflow_error(if matches!(whole, Whole::Small(_)) {
                "%c arg not in range(0x110000)"
            } else {
                "Python int too large to convert to C long"
            }))
        }
        Err(format::IntFault::Message(message)) => Err(cx.value_error(message)),
    }
}

/// `divmod(a, b)` of numbers; None if either is no real number.
pub fn divmod(cx: &mut Cx, a: &Value, b: &Value) -> Result<Option<(Value, Value)>, Raised> {
    let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) else {
        return Ok(None);
    };
    if x.is_complex() || y.is_complex() {
        return Ok(None);
    }
    let is_big = |number| matches!(number, Number::Big(_));
    if (is_big(x) || is_big(y))
        && let (Some(a), Some(b)) = (x.as_big(), y.as_big())
    {
        return match math::big_divmod(&a, &b) {
            Ok((quotient, rest)) => Ok(Some((from_big(quotient), from_big(rest)))),
            Err(fault) => Err(raise_fault(cx, fault)),
        };
    }
    let quotient = number_binary(cx, BinOp::FloorDiv, x, y)?;
    let rest = number_binary(cx, BinOp::Mod, x, y)?;
    Ok(quotient.zip(rest))
}
