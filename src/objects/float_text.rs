//! Floats in hexadecimal notation, and rounding to decimal places.

use crate::objects::arithmetic::scale;
use crate::objects::number_text::{float_repr, trim};

/// `float.hex`
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return float_repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.abs().to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (lead, exponent) = match bits >> 52 {
        0 => (0, -1022),
        biased => (1, biased as i64 - 1023),
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// Why a text is no hexadecimal float.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum NotHex {
    Malformed,
    TooLarge,
}

/// `float.fromhex`
pub fn parse_hex(text: &str) -> Result<f64, NotHex> {
    let text = trim(text).to_ascii_lowercase();
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let magnitude = match unsigned {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => parse_magnitude(unsigned.strip_prefix("0x").unwrap_or(unsigned))?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_magnitude(text: &str) -> Result<f64, NotHex> {
    let (digits, exponent) = match text.split_once('p') {
        Some((digits, exponent)) => (digits, parse_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + fraction.len() == 0 {
        return Err(NotHex::Malformed);
    }
    let mut mantissa: u128 = 0;
    let mut exponent = exponent.saturating_sub(4 * fraction.len() as i64);
    for c in whole.chars().chain(fraction.chars()) {
        let digit = c.to_digit(16).ok_or(NotHex::Malformed)?;
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | u128::from(digit);
        } else {
            // Beyond the float's precision: only whether there is anything matters.
            mantissa |= u128::from(digit != 0);
            exponent = exponent.saturating_add(4);
        }
    }
    let value = round_to_float(mantissa, exponent);
    if value.is_infinite() {
        return Err(NotHex::TooLarge);
    }
    Ok(value)
}

fn parse_exponent(text: &str) -> Result<i64, NotHex> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotHex::Malformed);
    }
    let magnitude: i64 = unsigned.parse().unwrap_or(1 << 40);
    Ok(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

/// `mantissa * 2**exponent`, rounded once, also where floats lose precision near zero.
fn round_to_float(mantissa: u128, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let bits = 128 - i64::from(mantissa.leading_zeros());
    // The lowest bit a float with this leading bit has.
    let lowest = (exponent.saturating_add(bits) - 53).max(-1074);
    let drop = lowest.saturating_sub(exponent);
    if drop <= 0 {
        return scale(mantissa as f64, exponent);
    }
    if drop > bits + 1 {
        return 0.0;
    }
    let (kept, rest) = if drop >= 128 {
        (0, mantissa)
    } else {
        (mantissa >> drop, mantissa & ((1 << drop) - 1))
    };
    let half = 1u128 << (drop - 1).min(127);
    let up = rest > half || (rest == half && kept & 1 == 1);
    scale((kept + u128::from(up)) as f64, lowest)
}

/// The float nearest to the value rounded, ties to even, to so many places after the point.
pub fn round_decimal(value: f64, places: i64) -> f64 {
    if !value.is_finite() || value == 0.0 || places > 323 {
        return value;
    }
    if places < -308 {
        return 0.0 * value;
    }
    if places >= 0 {
        let places = places as usize;
        return format!("{value:.places$}").parse().unwrap_or(value);
    }
    let scientific = format!("{:e}", value.abs());
    let exponent = scientific.split_once('e').map_or("0", |(_, e)| e);
    let kept = exponent.parse().unwrap_or(0) + 1 + places;
    if kept > 0 {
        let decimals = kept as usize - 1;
        return format!("{value:.decimals$e}").parse().unwrap_or(value);
    }
    // Not one digit is left: the next power of ten, or nothing.
    let rounded: f64 = if kept == 0 && is_above_half(value.abs()) {
        format!("1e{}", -places).parse().unwrap_or(f64::MAX)
    } else {
        0.0
    };
    rounded.copysign(value)
}

/// Whether the value is more than half of the next power of ten, looked at digit by digit: no float
/// has more of them.
fn is_above_half(value: f64) -> bool {
    let scientific = format!("{value:.800e}");
    let digits = scientific.split('e').next().unwrap_or_default();
    let (first, rest) = digits.split_once('.').unwrap_or((digits, ""));
    first > "5" || (first == "5" && rest.contains(|digit| digit != '0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_goes_both_ways() {
        for value in [1.5, 0.1, 1e-320, 5e-324, f64::MAX, 0.0] {
            assert_eq!(parse_hex(&hex(value)), Ok(value));
        }
        assert_eq!(hex(0.1), "0x1.999999999999ap-4");
        assert_eq!(parse_hex("0x1p99999"), Err(NotHex::TooLarge));
    }

    #[test]
    fn rounding_is_decimal_and_half_to_even() {
        let cases = [
            (2.675, 2, 2.67),
            (1234.5, -2, 1200.0),
            (5e307, -308, 1e308),
            (15.0, -1, 20.0),
            (25.0, -1, 20.0),
            (-0.4, 0, -0.0),
            (50.0, -2, 0.0),
            (51.0, -2, 100.0),
        ];
        for (value, places, rounded) in cases {
            assert_eq!(round_decimal(value, places), rounded);
        }
        assert!(round_decimal(1.5e308, -308).is_infinite());
    }
}
