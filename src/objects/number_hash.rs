//! Hashes of numbers: equal numbers of different types have equal hashes.
//!
//! The rule is the language's own: a rational number's hash is its value modulo the prime 2^61 - 1,
//! so ints, floats and complex numbers agree wherever they are equal.

use num_bigint::{BigInt as Big, Sign};
use num_traits::ToPrimitive;

const BITS: i32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
/// `hash(float("inf"))`
const INFINITY: i64 = 314_159;
/// What the imaginary part of a complex number counts.
const IMAGINARY: i64 = 1_000_003;

/// The hash of a machine-word int.
pub fn hash_int(value: i64) -> i64 {
    signed(value.unsigned_abs() % MODULUS, value < 0)
}

/// The hash of an int of any size.
pub fn hash_big(value: &Big) -> i64 {
    let rest = (value.magnitude() % MODULUS).to_u64().unwrap_or(0);
    signed(rest, value.sign() == Sign::Minus)
}

/// The hash of a float; every NaN has the same.
pub fn hash_float(value: f64) -> i64 {
    if value.is_nan() {
        return 0;
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    let bits = value.to_bits();
    let exponent_bits = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if exponent_bits == 0 {
        (fraction, -1074)
    } else {
        (fraction | (1 << 52), exponent_bits - 1075)
    };
    // Multiplying by a power of two modulo 2^61 - 1 is a rotation of 61 bits.
    let shift = exponent.rem_euclid(BITS);
    let rotated = ((mantissa << shift) & MODULUS) | (mantissa >> (BITS - shift));
    signed(rotated % MODULUS, value < 0.0)
}

/// The hash of a complex number.
pub fn hash_complex(real: f64, imag: f64) -> i64 {
    let hash = hash_float(real).wrapping_add(IMAGINARY.wrapping_mul(hash_float(imag)));
    if hash == -1 { -2 } else { hash }
}

/// The hash with the number's sign; -1 is no hash.
fn signed(rest: u64, negative: bool) -> i64 {
    let hash = if negative {
        -(rest as i64)
    } else {
        rest as i64
    };
    if hash == -1 { -2 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_and_floats_agree() {
        for (number, hash) in [
            (0.0, 0),
            (1.0, 1),
            (-1.0, -2),
            (0.5, 1_152_921_504_606_846_976),
        ] {
            assert_eq!(hash_float(number), hash);
        }
        assert_eq!(hash_float(1e20), hash_big(&Big::from(10).pow(20)));
        assert_eq!(hash_float(4.0e18), hash_int(4_000_000_000_000_000_000));
    }
}
