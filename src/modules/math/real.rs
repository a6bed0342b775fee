//! Functions of real numbers.

use num_traits::ToPrimitive;

use super::{domain_error, range_error, real, shown, special};
use crate::objects::int::{self, BigInt};
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

#[rustfmt::skip]
pub static FUNCTIONS: &[NativeDef] = &[
    def("sin", "(x, /)", "The sine of x radians.", |cx, args| periodic(cx, args, f64::sin)),
    def("cos", "(x, /)", "The cosine of x radians.", |cx, args| periodic(cx, args, f64::cos)),
    def("tan", "(x, /)", "The tangent of x radians.", |cx, args| periodic(cx, args, f64::tan)),
    def("asin", "(x, /)", "The arc sine, in radians.", |cx, args| arc(cx, args, f64::asin)),
    def("acos", "(x, /)", "The arc cosine, in radians.", |cx, args| arc(cx, args, f64::acos)),
    def("atan", "(x, /)", "The arc tangent, in radians.", |cx, args| total(cx, args, f64::atan)),
    def("atan2", "(y, x, /)", "The angle of the point (x, y).", atan2),
    def("sinh", "(x, /)", "The hyperbolic sine.", |cx, args| growing(cx, args, f64::sinh)),
    def("cosh", "(x, /)", "The hyperbolic cosine.", |cx, args| growing(cx, args, f64::cosh)),
    def("tanh", "(x, /)", "The hyperbolic tangent.", |cx, args| total(cx, args, f64::tanh)),
    def("asinh", "(x, /)", "The inverse hyperbolic sine.", |cx, args| total(cx, args, libm::asinh)),
    def("acosh", "(x, /)", "The inverse hyperbolic cosine.", acosh),
    def("atanh", "(x, /)", "The inverse hyperbolic tangent.", atanh),
    def("exp", "(x, /)", "e to the power of x.", |cx, args| growing(cx, args, f64::exp)),
    def("exp2", "(x, /)", "2 to the power of x.", |cx, args| growing(cx, args, f64::exp2)),
    def("expm1", "(x, /)", "exp(x) - 1, exact for small x.", |cx, args| growing(cx, args, f64::exp_m1)),
    def("log", "(x, base=e, /)", "The logarithm, natural unless a base is given.", log),
    def("log2", "(x, /)", "The logarithm of base 2.", |cx, args| logarithm(cx, args.req(0), f64::log2)),
    def("log10", "(x, /)", "The logarithm of base 10.", |cx, args| logarithm(cx, args.req(0), f64::log10)),
    def("log1p", "(x, /)", "log(1 + x), exact for small x.", log1p),
    def("pow", "(x, y, /)", "x to the power of y.", pow),
    def("sqrt", "(x, /)", "The square root.", sqrt),
    def("cbrt", "(x, /)", "The cube root.", |cx, args| total(cx, args, f64::cbrt)),
    def("fabs", "(x, /)", "The absolute value, as a float.", |cx, args| total(cx, args, f64::abs)),
    def("degrees", "(x, /)", "Radians as degrees.", |cx, args| total(cx, args, |x| x * (180.0 / std::f64::consts::PI))),
    def("radians", "(x, /)", "Degrees as radians.", |cx, args| total(cx, args, |x| x * (std::f64::consts::PI / 180.0))),
    def("erf", "(x, /)", "The error function.", |cx, args| total(cx, args, libm::erf)),
    def("erfc", "(x, /)", "1 - erf(x).", |cx, args| total(cx, args, libm::erfc)),
    def("gamma", "(x, /)", "The gamma function.", gamma),
    def("lgamma", "(x, /)", "The logarithm of the gamma function's absolute value.", lgamma),
    def("copysign", "(x, y, /)", "x with the sign of y.", copysign),
    def("fmod", "(x, y, /)", "The remainder of x / y, with the sign of x.", fmod),
    def("remainder", "(x, y, /)", "The difference of x from the nearest multiple of y.", remainder),
    def("fma", "(x, y, z, /)", "x * y + z, rounded once.", fma),
    def("modf", "(x, /)", "The fraction and the whole part.", modf),
    def("frexp", "(x, /)", "The mantissa and the exponent.", frexp),
    def("ldexp", "(x, i, /)", "x * 2**i.", ldexp),
    def("nextafter", "(x, y, /, *, steps=None)", "The float that follows x towards y.", nextafter),
    def("ulp", "(x, /)", "The value of the last bit of x.", ulp),
    def("isnan", "(x, /)", "Whether x is not a number.", |cx, args| test(cx, args, f64::is_nan)),
    def("isinf", "(x, /)", "Whether x is infinite.", |cx, args| test(cx, args, f64::is_infinite)),
    def("isfinite", "(x, /)", "Whether x is neither infinite nor not a number.", |cx, args| test(cx, args, f64::is_finite)),
    def("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are nearly equal.", isclose),
    def("floor", "(x, /)", "The greatest int that is not above x.", |cx, args| rounded(cx, args, Rounding::Floor)),
    def("ceil", "(x, /)", "The least int that is not below x.", |cx, args| rounded(cx, args, Rounding::Ceil)),
    def("trunc", "(x, /)", "x without its fraction.", |cx, args| rounded(cx, args, Rounding::Trunc)),
];

// ---- shapes of functions ----

/// Defined everywhere.
fn total(cx: &mut Cx, args: &Args, f: fn(f64) -> f64) -> NativeResult {
    Ok(Value::float(f(real(cx, args, 0)?)))
}

fn test(cx: &mut Cx, args: &Args, f: fn(f64) -> bool) -> NativeResult {
    Ok(Value::bool(f(real(cx, args, 0)?)))
}

/// Not defined at infinity.
fn periodic(cx: &mut Cx, args: &Args, f: fn(f64) -> f64) -> NativeResult {
    let x = real(cx, args, 0)?;
    if x.is_infinite() {
        return Err(cx.value_error(format_args!("expected a finite input, got {}", shown(x))));
    }
    Ok(Value::float(f(x)))
}

/// Defined from -1 to 1.
fn arc(cx: &mut Cx, args: &Args, f: fn(f64) -> f64) -> NativeResult {
    let x = real(cx, args, 0)?;
    if x.abs() > 1.0 {
        let message = format!(
            "expected a number in range from -1 up to 1, got {}",
            shown(x)
        );
        return Err(cx.value_error(message));
    }
    Ok(Value::float(f(x)))
}

/// Grows beyond what a float can hold.
fn growing(cx: &mut Cx, args: &Args, f: fn(f64) -> f64) -> NativeResult {
    let x = real(cx, args, 0)?;
    let result = f(x);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(cx));
    }
    Ok(Value::float(result))
}

// ---- each on its own ----

fn atan2(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::float(real(cx, args, 0)?.atan2(real(cx, args, 1)?)))
}

fn copysign(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::float(
        real(cx, args, 0)?.copysign(real(cx, args, 1)?),
    ))
}

fn acosh(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    if x < 1.0 {
        let message = format!("expected argument value not less than 1, got {}", shown(x));
        return Err(cx.value_error(message));
    }
    Ok(Value::float(libm::acosh(x)))
}

fn atanh(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    if x.abs() >= 1.0 {
        let message = format!("expected a number between -1 and 1, got {}", shown(x));
        return Err(cx.value_error(message));
    }
    Ok(Value::float(libm::atanh(x)))
}

fn log1p(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    if x <= -1.0 {
        let message = format!("expected argument value > -1, got {}", shown(x));
        return Err(cx.value_error(message));
    }
    Ok(Value::float(x.ln_1p()))
}

fn sqrt(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    if x < 0.0 {
        let message = format!("expected a nonnegative input, got {}", shown(x));
        return Err(cx.value_error(message));
    }
    Ok(Value::float(x.sqrt()))
}

fn log(cx: &mut Cx, args: &Args) -> NativeResult {
    let numerator = logarithm(cx, args.req(0), f64::ln)?;
    let Some(base) = args.opt(1) else {
        return Ok(numerator);
    };
    let denominator = logarithm(cx, base, f64::ln)?;
    cx.binary(crate::vm::ops::BinOp::TrueDiv, &numerator, &denominator)
}

/// A logarithm, of an int of any size too.
fn logarithm(cx: &mut Cx, value: &Value, f: fn(f64) -> f64) -> NativeResult {
    if let Some(big) = cx.inner(value).get::<BigInt>() {
        let big = big.value();
        if big.sign() == num_bigint::Sign::Minus {
            return Err(cx.value_error("expected a positive input"));
        }
        let shift = big.bits().saturating_sub(1000);
        let mantissa = (big >> shift).to_f64().unwrap_or(f64::INFINITY);
        return Ok(Value::float(f(mantissa) + shift as f64 * f(2.0)));
    }
    let x = cx.to_float(value)?;
    if x <= 0.0 {
        let got = match value.kind() {
            Kind::Int | Kind::Bool => String::new(),
            _ => format!(", got {}", shown(x)),
        };
        return Err(cx.value_error(format_args!("expected a positive input{got}")));
    }
    Ok(Value::float(f(x)))
}

fn pow(cx: &mut Cx, args: &Args) -> NativeResult {
    let (x, y) = (real(cx, args, 0)?, real(cx, args, 1)?);
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || x == 0.0 && y < 0.0 {
            return Err(domain_error(cx));
        }
        if result.is_infinite() {
            return Err(range_error(cx));
        }
    }
    Ok(Value::float(result))
}

fn gamma(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    check_pole(cx, x, x == f64::NEG_INFINITY)?;
    let result = special::gamma(x);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(cx));
    }
    Ok(Value::float(result))
}

fn lgamma(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    check_pole(cx, x, false)?;
    let result = special::lgamma(x);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(cx));
    }
    Ok(Value::float(result))
}

/// The gamma function has no value at zero and the negative integers.
fn check_pole(cx: &mut Cx, x: f64, forbidden: bool) -> Result<(), Raised> {
    if forbidden || x.is_finite() && x <= 0.0 && x == x.floor() {
        let message = format!(
            "expected a noninteger or positive integer, got {}",
            shown(x)
        );
        return Err(cx.value_error(message));
    }
    Ok(())
}

fn fmod(cx: &mut Cx, args: &Args) -> NativeResult {
    let (x, y) = (real(cx, args, 0)?, real(cx, args, 1)?);
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(cx));
    }
    Ok(Value::float(result))
}

fn remainder(cx: &mut Cx, args: &Args) -> NativeResult {
    let (x, y) = (real(cx, args, 0)?, real(cx, args, 1)?);
    let result = libm::remainder(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(cx));
    }
    Ok(Value::float(result))
}

fn fma(cx: &mut Cx, args: &Args) -> NativeResult {
    let (x, y, z) = (real(cx, args, 0)?, real(cx, args, 1)?, real(cx, args, 2)?);
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(cx.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(cx.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}

fn modf(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    let fraction = if x.is_infinite() {
        0.0f64.copysign(x)
    } else {
        x.fract().copysign(x)
    };
    Ok(Tuple::new([Value::float(fraction), Value::float(x.trunc())]).into_value())
}

fn frexp(cx: &mut Cx, args: &Args) -> NativeResult {
    let (mantissa, exponent) = libm::frexp(real(cx, args, 0)?);
    Ok(Tuple::new([Value::float(mantissa), Value::int(exponent.into())]).into_value())
}

fn ldexp(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?;
    if int::to_big(cx.inner(args.req(1))).is_none() {
        return Err(cx.type_error("Expected an int as second argument to ldexp."));
    }
    let exponent = cx.index(args.req(1))?.clamp(-5000, 5000) as i32;
    let result = libm::ldexp(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(cx));
    }
    Ok(Value::float(result))
}

fn nextafter(cx: &mut Cx, args: &Args) -> NativeResult {
    let (mut x, y) = (real(cx, args, 0)?, real(cx, args, 1)?);
    let steps = match args.kw(0) {
        Some(steps) if !steps.is_none() => cx.index(steps)?,
        _ => 1,
    };
    if steps < 0 {
        return Err(cx.value_error("steps must be a non-negative integer"));
    }
    for _ in 0..steps {
        let next = libm::nextafter(x, y);
        if next == x || next.is_nan() {
            x = next;
            break;
        }
        x = next;
    }
    Ok(Value::float(x))
}

fn ulp(cx: &mut Cx, args: &Args) -> NativeResult {
    let x = real(cx, args, 0)?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let next = libm::nextafter(x, f64::INFINITY);
    if next.is_infinite() {
        return Ok(Value::float(x - libm::nextafter(x, 0.0)));
    }
    Ok(Value::float(next - x))
}

fn isclose(cx: &mut Cx, args: &Args) -> NativeResult {
    let (a, b) = (real(cx, args, 0)?, real(cx, args, 1)?);
    let relative = args.kw(0).map_or(Ok(1e-9), |given| cx.to_float(given))?;
    let absolute = args.kw(1).map_or(Ok(0.0), |given| cx.to_float(given))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(cx.value_error("tolerances must be non-negative"));
    }
    let close = a == b || {
        let difference = (a - b).abs();
        let allowed = (relative * b).abs().max((relative * a).abs()).max(absolute);
        difference.is_finite() && difference <= allowed
    };
    Ok(Value::bool(close))
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Rounding {
    Floor,
    Ceil,
    Trunc,
}

/// Rounds to an int; an object may say itself how (`__floor__`).
fn rounded(cx: &mut Cx, args: &Args, rounding: Rounding) -> NativeResult {
    let value = args.req(0);
    let inner = cx.inner(value);
    if value.kind() != Kind::Instance && int::to_big(inner).is_some() {
        return Ok(inner
            .as_bool()
            .map_or_else(|| inner.clone(), |bool| Value::int(bool.into())));
    }
    if value.as_float().is_none() {
        let name = match rounding {
            Rounding::Floor => cx.names.floor.clone(),
            Rounding::Ceil => cx.names.ceil.clone(),
            Rounding::Trunc => cx.names.trunc.clone(),
        };
        if let Some(result) = cx.call_special(value, &name, &[])? {
            return Ok(result);
        }
        if rounding == Rounding::Trunc {
            let name = cx.type_name(value);
            return Err(cx.type_error(format_args!("type {name} doesn't define __trunc__ method")));
        }
    }
    let x = real(cx, args, 0)?;
    let whole = match rounding {
        Rounding::Floor => x.floor(),
        Rounding::Ceil => x.ceil(),
        Rounding::Trunc => x.trunc(),
    };
    whole_int(cx, whole)
}

/// The int that a float without fraction is.
pub fn whole_int(cx: &mut Cx, x: f64) -> NativeResult {
    if x.is_nan() {
        return Err(cx.value_error("cannot convert float NaN to integer"));
    }
    match num_traits::FromPrimitive::from_f64(x) {
        Some(big) => Ok(int::from_big(big)),
        None => Err(cx.overflow_error("cannot convert float infinity to integer")),
    }
}
