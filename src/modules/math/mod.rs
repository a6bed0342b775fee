//! `math`: functions of real numbers and of integers.

mod integer;
mod real;
mod special;
mod sums;

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeResult};
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(
        cx,
        "math",
        "Functions of real numbers and of integers.",
        real::FUNCTIONS,
    );
    for def in integer::FUNCTIONS.iter().chain(sums::FUNCTIONS) {
        let function = cx.native(def, false);
        super::set(cx, &module, def.name, function);
    }
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        super::set(cx, &module, name, Value::float(value));
    }
    Ok(module.into_value())
}

/// An argument as a float: `must be real number, not str` if it is none.
fn real(cx: &mut Cx, args: &Args, index: usize) -> Result<f64, Raised> {
    cx.to_float(args.req(index))
}

fn domain_error(cx: &mut Cx) -> Raised {
    cx.value_error("math domain error")
}

fn range_error(cx: &mut Cx) -> Raised {
    cx.overflow_error("math range error")
}

/// A float as error messages show it.
fn shown(value: f64) -> String {
    if value.is_finite() && value.fract() == 0.0 && value.abs() < 1e16 {
        format!("{value:.1}")
    } else {
        format!("{value}").to_lowercase()
    }
}
