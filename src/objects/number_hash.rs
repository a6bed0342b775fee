//! The hash of numbers: the same for every form of the same number, and CPython's, so that sets
//! of numbers come out in CPython's order.
//!
//! A rational number is hashed modulo the Mersenne prime 2**61 - 1; -1 is never a hash.

use num_bigint::{BigInt as Big, Sign};
use num_traits::ToPrimitive;

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
const INFINITY: i64 = 314_159;
const IMAGINARY: u64 = 1_000_003;

/// The hash of a machine-word int.
#[inline]
pub fn hash_int(value: i64) -> u64 {
    if value.unsigned_abs() < MODULUS {
        return if value == -1 {
            -2i64 as u64
        } else {
            value as u64
        };
    }
    signed(value.unsigned_abs() % MODULUS, value < 0)
}

/// The hash of an int of any size.
pub fn hash_big(value: &Big) -> u64 {
    let rest = value.magnitude() % MODULUS;
    let rest = rest
        .to_u64()
        .expect("a remainder of a machine word fits one");
    signed(rest, value.sign() == Sign::Minus)
}

/// The hash of a float; that of an int if the float is one.
pub fn hash_float(value: f64) -> u64 {
    if value.is_nan() {
        return 0;
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY } as u64;
    }
    let (mantissa, exponent) = mantissa_and_exponent(value.abs());
    signed(
        rotated(mantissa % MODULUS, exponent.rem_euclid(BITS as i32) as u32),
        value < 0.0,
    )
}

/// The hash of a complex number.
pub fn hash_complex(real: f64, imag: f64) -> u64 {
    let hash = hash_float(real).wrapping_add(IMAGINARY.wrapping_mul(hash_float(imag)));
    if hash == u64::MAX { -2i64 as u64 } else { hash }
}

/// `value` as `mantissa * 2**exponent` with an integral mantissa; the value is finite and not negative.
pub fn mantissa_and_exponent(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, exponent - 1075)
    }
}

fn signed(hash: u64, negative: bool) -> u64 {
    let hash = if negative {
        -(hash as i64)
    } else {
        hash as i64
    };
    if hash == -1 {
        -2i64 as u64
    } else {
        hash as u64
    }
}

/// `hash * 2**by` modulo 2**61 - 1: a rotation of 61 bits.
fn rotated(hash: u64, by: u32) -> u64 {
    (hash << by & MODULUS) | hash >> (BITS - by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_cpython() {
        assert_eq!(hash_int(-1) as i64, -2);
        assert_eq!(hash_int(i64::MAX), 3);
        assert_eq!(hash_int(i64::MIN) as i64, -4);
        assert_eq!(hash_big(&(Big::from(1) << 100u32)), 1 << 39);
        assert_eq!(hash_float(0.5), 1 << 60);
        assert_eq!(hash_float(1e100), hash_big(&Big::from_f64(1e100)));
        assert_eq!(hash_float(-1.5) as i64, -1_152_921_504_606_846_977);
        assert_eq!(hash_float(0.1), 230_584_300_921_369_408);
        assert_eq!(hash_float(f64::NEG_INFINITY) as i64, -314_159);
    }

    trait FromFloat {
        fn from_f64(value: f64) -> Big;
    }

    impl FromFloat for Big {
        fn from_f64(value: f64) -> Big {
            num_traits::FromPrimitive::from_f64(value).expect("finite")
        }
    }
}
