//! Floats and complex numbers as text, and text as numbers: Python's notation both ways.

use std::borrow::Cow;

use num_bigint::{BigInt as Big, BigUint};
use num_traits::Num;

use crate::objects::int::from_big;
use crate::objects::value::Value;

/// The shortest text that reads back as the same float: what `repr` gives.
pub fn float_repr(value: f64) -> String {
    let magnitude = value.abs();
    if value.is_nan() {
        "nan".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "inf" } else { "-inf" }.to_owned()
    } else if magnitude == 0.0 || (1e-4..1e16).contains(&magnitude) {
        format!("{value:?}")
    } else {
        python_exponent(&format!("{value:e}"))
    }
}

/// Turns Rust's `1e5` and `1e-5` into Python's `1e+05` and `1e-05`.
pub fn python_exponent(text: &str) -> String {
    match text.split_once('e') {
        Some((mantissa, exponent)) => {
            let (sign, digits) = match exponent.strip_prefix('-') {
                Some(digits) => ('-', digits),
                None => ('+', exponent),
            };
            format!("{mantissa}e{sign}{digits:0>2}")
        }
        None => text.to_owned(),
    }
}

/// A complex number's `repr`; a part that is whole has no `.0`.
pub fn complex_repr(real: f64, imag: f64) -> String {
    let part = |value: f64| {
        let text = float_repr(value);
        match text.strip_suffix(".0") {
            Some(whole) => whole.to_owned(),
            None => text,
        }
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let plus = if imag.is_sign_negative() && !imag.is_nan() {
        ""
    } else {
        "+"
    };
    format!("({}{plus}{}j)", part(real), part(imag))
}

/// The decimal digit that a character is, in whatever script.
pub fn decimal_digit(c: char) -> Option<u32> {
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if c.general_category() != GeneralCategory::DecimalNumber {
        return None;
    }
    // Decimal digits come in runs of ten whose zero is the first; runs may touch each other.
    let run = (0..)
        .take_while(|back| {
            char::from_u32(c as u32 - back)
                .is_some_and(|d| d.general_category() == GeneralCategory::DecimalNumber)
        })
        .count() as u32;
    Some((run - 1) % 10)
}

/// The text with digits of all scripts as ASCII ones and white space removed from its ends.
fn plain_digits(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if text.is_ascii() {
        return text.into();
    }
    text.chars()
        .map(|c| match decimal_digit(c) {
            Some(digit) => char::from_digit(digit, 10).unwrap_or(c),
            None => c,
        })
        .collect::<String>()
        .into()
}

/// The text without Python's white space at its ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Whether Python takes the character for white space: Rust's notion and four separators.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

/// Removes underscores, each of which must stand between two digits.
fn without_underscores(text: &str) -> Option<String> {
    if !text.contains('_') {
        return Some(text.to_owned());
    }
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_hexdigit)
    };
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'_' && !(digit(at.checked_sub(1)) && digit(at.checked_add(1))) {
            return None;
        }
    }
    Some(text.replace('_', ""))
}

/// The float that a text means to `float()`.
pub fn parse_float(text: &str) -> Option<f64> {
    let plain = plain_digits(text);
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let is = |word: &str| unsigned.eq_ignore_ascii_case(word);
    let magnitude = match unsigned {
        _ if is("inf") || is("infinity") => f64::INFINITY,
        _ if is("nan") => f64::NAN,
        _ if unsigned
            .contains(|c: char| !matches!(c, '0'..='9' | '_' | '.' | 'e' | 'E' | '+' | '-')) =>
        {
            return None;
        }
        _ if unsigned.starts_with(['+', '-']) || has_loose_underscore(unsigned) => return None,
        _ if unsigned.contains('_') => unsigned.replace('_', "").parse().ok()?,
        _ => unsigned.parse().ok()?,
    };
    Some(if plain.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

/// Whether an underscore stands elsewhere than between two decimal digits.
fn has_loose_underscore(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    (0..bytes.len())
        .any(|at| bytes[at] == b'_' && !(digit(at.checked_sub(1)) && digit(at.checked_add(1))))
}

/// Why a text is no int.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum NotInt {
    Malformed,
    /// It has more digits than the limit; this many.
    TooLong(usize),
}

/// The int that a text means to `int(text, base)`; base 0 goes by the prefix. Decimal (and every
/// other base that is no power of two) is limited to `digits_max` digits, unless that is 0.
pub fn parse_int(text: &str, base: u32, digits_max: usize) -> Result<Value, NotInt> {
    let plain = plain_digits(text);
    let (negative, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (base, digits) = radix(unsigned, base).ok_or(NotInt::Malformed)?;
    let digits = without_underscores_in(digits, base).ok_or(NotInt::Malformed)?;
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(base)) {
        return Err(NotInt::Malformed);
    }
    if !base.is_power_of_two() && digits_max > 0 && digits.len() > digits_max {
        return Err(NotInt::TooLong(digits.len()));
    }
    if digits.len() <= 12
        && let Ok(small) = i64::from_str_radix(&digits, base)
    {
        return Ok(Value::int(if negative { -small } else { small }));
    }
    let magnitude = BigUint::from_str_radix(&digits, base).map_err(|_| NotInt::Malformed)?;
    let big = Big::from(magnitude);
    Ok(from_big(if negative { -big } else { big }))
}

/// The base and the digits after the prefix, which is there or not.
fn radix(text: &str, base: u32) -> Option<(u32, &str)> {
    let prefixed = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    match prefixed {
        Some(own) if base == 0 || base == own => {
            let digits = &text[2..];
            Some((own, digits.strip_prefix('_').unwrap_or(digits)))
        }
        _ if base == 0 => {
            let octal_of_old = text.starts_with('0') && text.contains(|c| !matches!(c, '0' | '_'));
            (!octal_of_old).then_some((10, text))
        }
        _ => Some((base, text)),
    }
}

fn without_underscores_in(text: &str, base: u32) -> Option<String> {
    if base <= 16 {
        return without_underscores(text);
    }
    let loose = text.starts_with('_') || text.ends_with('_') || text.contains("__");
    (!loose).then(|| text.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_in_python() {
        let cases = [
            (1.0, "1.0"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (1.5e300, "1.5e+300"),
            (-0.0, "-0.0"),
            (5e-324, "5e-324"),
        ];
        for (value, text) in cases {
            assert_eq!(float_repr(value), text);
        }
    }

    #[test]
    fn ints_are_read_in_every_base() {
        let read = |text, base| parse_int(text, base, 4300).map(|value| value.as_int());
        assert_eq!(read(" 12_000 ", 10), Ok(Some(12_000)));
        assert_eq!(read("0x1f", 16), Ok(Some(31)));
        assert_eq!(read("-0b_11", 0), Ok(Some(-3)));
        assert_eq!(read("\u{0664}2", 10), Ok(Some(42)));
        assert_eq!(read("010", 0), Err(NotInt::Malformed));
        assert_eq!(read("1__0", 10), Err(NotInt::Malformed));
        assert_eq!(read("zz", 36), Ok(Some(35 * 36 + 35)));
    }
}
