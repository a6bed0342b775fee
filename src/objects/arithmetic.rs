//! Arithmetic on numbers as pure functions: the results are Python's, and so are the failures,
//! which come out as [`Fault`] for the VM to raise.

use num_bigint::{BigInt as Big, Sign};
use num_integer::Integer;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};

/// Why an operation on numbers has no result.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    DivisionByZero,
    ZeroToNegative,
    ZeroToComplex,
    NegativeShift,
    /// The result would fill the memory.
    Memory,
    TooManyDigits,
    /// The result of a float operation is beyond the largest float.
    FloatRange,
    ComplexRange,
    IntTooLarge,
    QuotientTooLarge,
}

/// What an operation gives.
pub type Outcome<T> = Result<T, Fault>;

/// The largest int that is computed, in bits: beyond it there is only MemoryError.
const BITS_MAX: u64 = 1 << 33;

/// `a // b` of machine words; None if the quotient does not fit one. `b` is not 0.
#[inline(always)]
pub fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let inexact = a.wrapping_rem(b) != 0;
    Some(quotient - i64::from(inexact && (a < 0) != (b < 0)))
}

/// `a % b` of machine words. `b` is not 0.
#[inline(always)]
pub fn floor_mod(a: i64, b: i64) -> i64 {
    let rest = a.wrapping_rem(b);
    if rest != 0 && (rest < 0) != (b < 0) {
        rest + b
    } else {
        rest
    }
}

/// `a // b` and `a % b` of ints.
pub fn big_divmod(a: &Big, b: &Big) -> Outcome<(Big, Big)> {
    if b.is_zero() {
        return Err(Fault::DivisionByZero);
    }
    Ok(a.div_mod_floor(b))
}

/// `a / b` of ints, correctly rounded.
pub fn big_true_div(a: &Big, b: &Big) -> Outcome<f64> {
    if b.is_zero() {
        return Err(Fault::DivisionByZero);
    }
    // A quotient of 66 bits or more, its last bit standing for all that follows.
    let shift = b.bits() as i64 - a.bits() as i64 + 66;
    let (top, bottom) = if shift >= 0 {
        (a.magnitude() << shift as u64, b.magnitude().clone())
    } else {
        (a.magnitude().clone(), b.magnitude() << shift.unsigned_abs())
    };
    let (mut quotient, rest) = top.div_rem(&bottom);
    if !rest.is_zero() {
        quotient |= num_bigint::BigUint::one();
    }
    let magnitude = scale(quotient.to_f64().unwrap_or(f64::INFINITY), -shift);
    if magnitude.is_infinite() {
        return Err(Fault::QuotientTooLarge);
    }
    let negative = a.sign() != Sign::NoSign && a.sign() != b.sign();
    Ok(if negative { -magnitude } else { magnitude })
}

/// `value * 2**exponent`
pub fn scale(value: f64, exponent: i64) -> f64 {
    let mut value = value;
    let mut left = exponent.clamp(-4000, 4000) as i32;
    while left != 0 {
        let step = left.clamp(-1000, 1000);
        value *= 2f64.powi(step);
        left -= step;
    }
    value
}

/// The float of an int.
pub fn big_to_float(value: &Big) -> Outcome<f64> {
    match value.to_f64() {
        Some(float) if float.is_finite() => Ok(float),
        _ => Err(Fault::IntTooLarge),
    }
}

/// `a ** b` of ints, for `b >= 0`.
pub fn big_pow(a: &Big, b: &Big) -> Outcome<Big> {
    if b.is_zero() || a.is_one() {
        return Ok(Big::one());
    }
    if a.is_zero() {
        return Ok(Big::zero());
    }
    if a.magnitude().is_one() {
        return Ok(if b.is_even() { Big::one() } else { a.clone() });
    }
    match b.to_u64() {
        Some(exponent) if (a.bits() - 1).saturating_mul(exponent) < BITS_MAX => {
            Ok(Pow::pow(a, exponent))
        }
        _ => Err(Fault::Memory),
    }
}

/// `a << b` of ints.
pub fn big_shl(a: &Big, b: &Big) -> Outcome<Big> {
    if b.is_negative() {
        return Err(Fault::NegativeShift);
    }
    if a.is_zero() {
        return Ok(Big::zero());
    }
    match b.to_u64() {
        Some(by) if by.saturating_add(a.bits()) < BITS_MAX => Ok(a << by),
        Some(by) if by < 1 << 63 => Err(Fault::Memory),
        _ => Err(Fault::TooManyDigits),
    }
}

/// `a >> b` of ints.
pub fn big_shr(a: &Big, b: &Big) -> Outcome<Big> {
    if b.is_negative() {
        return Err(Fault::NegativeShift);
    }
    Ok(match b.to_u64() {
        Some(by) if by < a.bits() => a >> by,
        _ if a.is_negative() => Big::from(-1),
        _ => Big::zero(),
    })
}

/// `a % b` of floats.
pub fn float_mod(a: f64, b: f64) -> Outcome<f64> {
    if b == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    let rest = a % b;
    Ok(if rest == 0.0 {
        0f64.copysign(b)
    } else if (b < 0.0) != (rest < 0.0) {
        rest + b
    } else {
        rest
    })
}

/// `a // b` of floats.
pub fn float_floor_div(a: f64, b: f64) -> Outcome<f64> {
    let rest = float_mod(a, b)?;
    // The quotient is whole but for rounding errors, whichever sign the remainder took.
    let mut quotient = (a - a % b) / b;
    if a % b != 0.0 && rest != a % b {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Ok(0f64.copysign(a / b));
    }
    let floor = quotient.floor();
    Ok(if quotient - floor > 0.5 {
        floor + 1.0
    } else {
        floor
    })
}

/// `a ** b` of floats; None if the result is complex.
pub fn float_pow(a: f64, b: f64) -> Outcome<Option<f64>> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(Fault::ZeroToNegative);
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.floor() != b {
        return Ok(None);
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Fault::FloatRange);
    }
    Ok(Some(result))
}

/// A complex number as plain data.
pub type Pair = (f64, f64);

/// `a * b` of complex numbers.
pub fn complex_mul(a: Pair, b: Pair) -> Pair {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `a / b` of complex numbers; `a` without an imaginary part is a real number.
pub fn complex_div(a: (f64, Option<f64>), b: Pair) -> Outcome<Pair> {
    if b == (0.0, 0.0) {
        return Err(Fault::DivisionByZero);
    }
    // Smith's method: divide by the larger part first, so that nothing overflows on the way.
    let (ratio, denominator, swapped) = if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        (ratio, b.0 + b.1 * ratio, false)
    } else {
        let ratio = b.0 / b.1;
        (ratio, b.0 * ratio + b.1, true)
    };
    let (real, imag) = match (a, swapped) {
        ((real, Some(imag)), false) => (real + imag * ratio, imag - real * ratio),
        ((real, Some(imag)), true) => (real * ratio + imag, imag * ratio - real),
        ((real, None), false) => (real, -real * ratio),
        ((real, None), true) => (real * ratio, -real),
    };
    Ok((real / denominator, imag / denominator))
}

/// `a ** b` of complex numbers.
pub fn complex_pow(a: Pair, b: Pair) -> Outcome<Pair> {
    let result = if b.1 == 0.0 && b.0.floor() == b.0 && b.0.abs() <= 100.0 {
        complex_int_pow(a, b.0 as i32)
    } else {
        complex_polar_pow(a, b)
    };
    match result {
        Ok((real, imag)) if real.is_infinite() || imag.is_infinite() => Err(Fault::ComplexRange),
        Err(Fault::DivisionByZero) => Err(Fault::ZeroToComplex),
        other => other,
    }
}

fn complex_int_pow(a: Pair, exponent: i32) -> Outcome<Pair> {
    let mut result = (1.0, 0.0);
    let mut square = a;
    let mut bits = exponent.unsigned_abs();
    while bits > 0 {
        if bits & 1 == 1 {
            result = complex_mul(result, square);
        }
        bits >>= 1;
        square = complex_mul(square, square);
    }
    if exponent > 0 {
        Ok(result)
    } else {
        complex_div((1.0, Some(0.0)), result)
    }
}

fn complex_polar_pow(a: Pair, b: Pair) -> Outcome<Pair> {
    if b == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 {
            Err(Fault::ZeroToComplex)
        } else {
            Ok((0.0, 0.0))
        };
    }
    let length = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut magnitude = length.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        magnitude *= (-angle * b.1).exp();
        phase += b.1 * length.ln();
    }
    Ok((magnitude * phase.cos(), magnitude * phase.sin()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floor_division_rounds_down() {
        assert_eq!((floor_div(-7, 2), floor_mod(-7, 2)), (Some(-4), 1));
        assert_eq!((floor_div(7, -2), floor_mod(7, -2)), (Some(-4), -1));
        assert_eq!(
            (floor_div(i64::MIN, -1), floor_mod(i64::MIN, -1)),
            (None, 0)
        );
        assert_eq!(float_floor_div(-7.5, 2.0), Ok(-4.0));
        assert_eq!(float_mod(-7.5, 2.0), Ok(0.5));
    }

    #[test]
    fn true_division_is_correctly_rounded() {
        let big = Big::from(10).pow(30u32);
        assert_eq!(big_true_div(&big, &Big::from(-3)), Ok(-1e30 / 3.0));
        assert_eq!(
            big_true_div(&Big::from(1), &(Big::one() << 2000u32)),
            Ok(0.0)
        );
    }
}
