//! Reading complex numbers: `complex("1+2j")`.

use crate::objects::number_text::{parse_float, trim};

/// The number that a text means: a real part, an imaginary part with `j`, or both, perhaps in
/// brackets.
pub fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let text = trim(text);
    let text = match text.strip_prefix('(') {
        Some(rest) => trim(rest.strip_suffix(')')?),
        None => text,
    };
    if text.contains(char::is_whitespace) {
        return None;
    }
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return Some((parse_float(text)?, 0.0));
    };
    match split_at_sign(body) {
        Some((real, imag)) => Some((parse_float(real)?, imaginary(imag)?)),
        None => Some((0.0, imaginary(body)?)),
    }
}

/// The coefficient of `j`: nothing but a sign stands for one.
fn imaginary(text: &str) -> Option<f64> {
    match text {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => parse_float(text),
    }
}

/// Splits before the sign that starts the imaginary part: not the first one, and none after `e`.
fn split_at_sign(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    (1..bytes.len())
        .rev()
        .find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'))
        .map(|at| text.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complex_numbers_are_read() {
        let cases = [
            ("1+2j", Some((1.0, 2.0))),
            (" ( 1e3-2.5e-1j ) ", Some((1000.0, -0.25))),
            ("-j", Some((0.0, -1.0))),
            ("3", Some((3.0, 0.0))),
            ("1 + 2j", None),
            ("x", None),
        ];
        for (text, number) in cases {
            assert_eq!(parse_complex(text), number, "{text}");
        }
    }
}
