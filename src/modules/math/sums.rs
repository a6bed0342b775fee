//! Sums, products and distances over many numbers.

use super::real;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "fsum",
        "(iterable, /)",
        "The sum of floats, rounded once.",
        fsum,
    ),
    def(
        "prod",
        "(iterable, /, *, start=1)",
        "The product of numbers.",
        prod,
    ),
    def(
        "sumprod",
        "(p, q, /)",
        "The sum of the products of pairs.",
        sumprod,
    ),
    def(
        "hypot",
        "(*coordinates)",
        "The distance of a point from the origin.",
        hypot,
    ),
    def("dist", "(p, q, /)", "The distance of two points.", dist),
];

fn floats(cx: &mut Cx, iterable: &Value) -> Result<Vec<f64>, Raised> {
    let values = cx.collect(iterable)?;
    values.iter().map(|value| cx.to_float(value)).collect()
}

fn fsum(cx: &mut Cx, args: &Args) -> NativeResult {
    let numbers = floats(cx, args.req(0))?;
    let special: f64 = numbers.iter().filter(|number| !number.is_finite()).sum();
    if numbers.iter().any(|number| !number.is_finite()) {
        let both = numbers.contains(&f64::INFINITY) && numbers.contains(&f64::NEG_INFINITY);
        if both {
            return Err(cx.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(special));
    }
    let sum = exact_sum(&numbers);
    if !sum.is_finite() {
        return Err(cx.overflow_error("intermediate overflow in fsum"));
    }
    Ok(Value::float(sum))
}

/// Shewchuk's algorithm: the sum is kept as floats that do not overlap, and rounded at the end.
fn exact_sum(numbers: &[f64]) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for &number in numbers {
        let mut x = number;
        let mut kept = 0;
        for index in 0..partials.len() {
            let (high, low) = two_sum(x, partials[index]);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    rounded_once(&partials)
}

/// A sum and what it lost to rounding.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let (large, small) = if a.abs() < b.abs() { (b, a) } else { (a, b) };
    let sum = large + small;
    (sum, small - (sum - large))
}

/// Adds from the largest down; a half is rounded to even looking at what is still to come.
fn rounded_once(partials: &[f64]) -> f64 {
    let mut rest = partials.iter().rev().copied();
    let mut high = rest.next().unwrap_or(0.0);
    let mut low = 0.0;
    for next in rest.by_ref() {
        (high, low) = two_sum(high, next);
        if low != 0.0 {
            break;
        }
    }
    let following = rest.next().unwrap_or(0.0);
    if low < 0.0 && following < 0.0 || low > 0.0 && following > 0.0 {
        let doubled = low * 2.0;
        let candidate = high + doubled;
        if candidate - high == doubled {
            return candidate;
        }
    }
    high
}

fn prod(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut product = args.kw(0).cloned().unwrap_or(Value::int(1));
    for value in cx.collect(args.req(0))? {
        product = cx.binary(BinOp::Mul, &product, &value)?;
    }
    Ok(product)
}

fn sumprod(cx: &mut Cx, args: &Args) -> NativeResult {
    let (p, q) = (cx.collect(args.req(0))?, cx.collect(args.req(1))?);
    if p.len() != q.len() {
        return Err(cx.value_error("Inputs are not the same length"));
    }
    let mut sum = Value::int(0);
    for (a, b) in p.iter().zip(&q) {
        let product = cx.binary(BinOp::Mul, a, b)?;
        sum = cx.binary(BinOp::Add, &sum, &product)?;
    }
    Ok(sum)
}

fn hypot(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut numbers = Vec::new();
    for index in 0..args.rest(0).len() {
        numbers.push(real(cx, args, index)?);
    }
    Ok(Value::float(length(&numbers)))
}

fn dist(cx: &mut Cx, args: &Args) -> NativeResult {
    let (p, q) = (floats(cx, args.req(0))?, floats(cx, args.req(1))?);
    if p.len() != q.len() {
        return Err(cx.value_error("both points must have the same number of dimensions"));
    }
    let differences: Vec<f64> = p.iter().zip(&q).map(|(a, b)| a - b).collect();
    Ok(Value::float(length(&differences)))
}

/// The length of a vector, rounded once: the numbers are scaled by a power of two so that squares
/// neither overflow nor vanish, summed with what rounding lost, and the root is corrected once.
fn length(numbers: &[f64]) -> f64 {
    if numbers.iter().any(|number| number.is_infinite()) {
        return f64::INFINITY;
    }
    if numbers.iter().any(|number| number.is_nan()) {
        return f64::NAN;
    }
    let largest = numbers
        .iter()
        .fold(0.0f64, |most, number| most.max(number.abs()));
    if numbers.len() == 1 || largest == 0.0 {
        return largest;
    }
    const TINY: f64 = f64::MIN_POSITIVE;
    if largest < TINY / f64::EPSILON {
        let scaled: Vec<f64> = numbers.iter().map(|number| number / TINY).collect();
        return length(&scaled) * TINY;
    }
    let exponent = ((largest.to_bits() >> 52) & 0x7ff) as i32 - 1022;
    let scale = 2f64.powi(-(exponent / 2)) * 2f64.powi(exponent / 2 - exponent);
    let (mut high, mut low) = (0.0, 0.0);
    for number in numbers {
        let x = number * scale;
        let square = x * x;
        let (sum, lost) = two_sum(high, square);
        (high, low) = (sum, low + lost + x.mul_add(x, -square));
    }
    let root = (high + low).sqrt();
    let rest = root.mul_add(-root, high) + low;
    (root + rest / (2.0 * root)) / scale
}
