//! Numbers as bytes and back: the items of `struct`, `array` and `memoryview`, low byte first.

use crate::objects::bytes::Bytes;
use crate::objects::int::{BigInt, Complex, from_big, small};
use crate::objects::value::Value;

/// The bytes of one number; those beyond its size are 0.
pub type Word = [u8; 8];

/// Whether the letter is of ints that have a sign.
pub fn is_signed(letter: char) -> bool {
    matches!(letter, 'b' | 'h' | 'i' | 'l' | 'q' | 'n')
}

/// The value that an item's bytes mean.
pub fn unpack(letter: char, bytes: &[u8]) -> Value {
    let mut word: Word = [0; 8];
    let size = bytes.len().min(8);
    word[..size].copy_from_slice(&bytes[..size]);
    let unsigned = u64::from_le_bytes(word);
    match letter {
        'c' => Bytes::new(bytes).into_value(),
        '?' => Value::bool(unsigned != 0),
        'e' | 'f' | 'd' => Value::float(float(letter, unsigned)),
        'F' => Complex::new(
            float('f', unsigned & 0xFFFF_FFFF),
            float('f', unsigned >> 32),
        )
        .into_value(),
        'D' => {
            word.copy_from_slice(&bytes[8..16]);
            Complex::new(f64::from_bits(unsigned), f64::from_le_bytes(word)).into_value()
        }
        _ if is_signed(letter) => {
            let unused = 64 - 8 * size as u32;
            Value::int((unsigned << unused) as i64 >> unused)
        }
        _ => match i64::try_from(unsigned) {
            Ok(number) => Value::int(number),
            Err(_) => from_big(unsigned.into()),
        },
    }
}

fn float(letter: char, bits: u64) -> f64 {
    match letter {
        'e' => from_half(bits as u16),
        'f' => f64::from(f32::from_bits(bits as u32)),
        _ => f64::from_bits(bits),
    }
}

/// The bytes of an int; none if it does not fit.
pub fn int_bytes(number: &Value, size: usize, signed: bool) -> Option<Word> {
    let bits = 8 * size as u32;
    if let Some(number) = small(number) {
        let fits = match signed {
            true => bits == 64 || (number << (64 - bits)) >> (64 - bits) == number,
            false => number >= 0 && (bits == 64 || number >> bits == 0),
        };
        return fits.then(|| number.to_le_bytes());
    }
    let big = u64::try_from(number.get::<BigInt>()?.value()).ok()?;
    (!signed && bits == 64).then(|| big.to_le_bytes())
}

/// The bytes of a float; none if it is too large.
pub fn float_bytes(letter: char, number: f64) -> Option<Word> {
    let bits = match letter {
        'e' => u64::from(to_half(number)?),
        'f' => {
            let narrow = number as f32;
            if narrow.is_infinite() && !number.is_infinite() {
                return None;
            }
            u64::from(narrow.to_bits())
        }
        _ => number.to_bits(),
    };
    Some(bits.to_le_bytes())
}

/// The number that sixteen bits are in IEEE 754.
fn from_half(bits: u16) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1F), f64::from(bits & 0x3FF));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// The sixteen bits nearest to a number, even ones if two are; none if it is too large.
fn to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let size = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7E00);
    }
    if number.is_infinite() {
        return Some(sign | 0x7C00);
    }
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    // With the bit that is not written for numbers that are not tiny; rounding may carry it up.
    let fraction = (size * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    let bits = fraction + (((exponent + 14) as u32) << 10);
    (bits < 0x7C00).then_some(sign | bits as u16)
}
