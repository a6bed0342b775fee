//! Number literals: where one ends, what is wrong with it, and its value.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::Num;

use super::ast::{Constant, Warning};
use super::error::SyntaxError;
use crate::text::Span;

/// Decimal literals longer than this are refused, as CPython refuses them by default.
const DIGITS_MAX: usize = 4300;

/// Where a number ends.
pub struct Scanned {
    /// Just past its last character.
    pub end: u32,
    /// The number runs straight into a keyword, as in `1if`.
    pub warning: Option<Warning>,
}

/// Finds the end of the number that starts at `start`.
pub fn scan(text: &str, start: u32) -> Result<Scanned, SyntaxError> {
    let mut scanner = Scanner {
        text: text.as_bytes(),
        start: start as usize,
        at: start as usize,
    };
    let kind = scanner.body()?;
    scanner.finish(kind)
}

struct Scanner<'t> {
    text: &'t [u8],
    start: usize,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn error(&self, from: usize, message: impl Into<String>) -> SyntaxError {
        SyntaxError::new(
            Span::new(from as u32, self.at.max(from + 1) as u32),
            message,
        )
    }

    fn invalid(&self, kind: &str) -> SyntaxError {
        self.error(self.start, format!("invalid {kind} literal"))
    }

    /// Reads the number and says what to call it.
    fn body(&mut self) -> Result<&'static str, SyntaxError> {
        if self.peek() != b'0' {
            self.digits(u8::is_ascii_digit, "decimal")?;
            return self.fraction();
        }
        self.at += 1;
        match self.peek().to_ascii_lowercase() {
            b'x' => self.radix("hexadecimal", u8::is_ascii_hexdigit),
            b'o' => self.radix("octal", |digit| (b'0'..=b'7').contains(digit)),
            b'b' => self.radix("binary", |digit| matches!(digit, b'0' | b'1')),
            _ => self.leading_zero(),
        }
    }

    /// Digits, each underscore between two of them.
    fn digits(&mut self, is_digit: fn(&u8) -> bool, kind: &str) -> Result<(), SyntaxError> {
        loop {
            while is_digit(&self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !is_digit(&self.peek()) {
                return Err(self.bad_digit(kind));
            }
        }
    }

    fn radix(
        &mut self,
        kind: &'static str,
        is_digit: fn(&u8) -> bool,
    ) -> Result<&'static str, SyntaxError> {
        self.at += 1;
        if self.peek() == b'_' {
            self.at += 1;
        }
        if !is_digit(&self.peek()) {
            return Err(self.bad_digit(kind));
        }
        self.digits(is_digit, kind)?;
        if self.peek().is_ascii_digit() {
            return Err(self.bad_digit(kind));
        }
        Ok(kind)
    }

    fn bad_digit(&self, kind: &str) -> SyntaxError {
        let next = self.peek();
        if next.is_ascii_digit() && kind != "decimal" {
            let message = format!("invalid digit '{}' in {kind} literal", next as char);
            return self.error(self.at, message);
        }
        self.invalid(kind)
    }

    /// `0`, `00`, `0.5`, `007.5`; but not `007`.
    fn leading_zero(&mut self) -> Result<&'static str, SyntaxError> {
        self.digits(u8::is_ascii_digit, "decimal")?;
        let end = self.at;
        let kind = self.fraction()?;
        let nonzero = self.text[self.start..end]
            .iter()
            .any(|&byte| byte != b'0' && byte != b'_');
        if nonzero && self.at == end {
            return Err(self.error(
                self.start,
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            ));
        }
        Ok(kind)
    }

    fn fraction(&mut self) -> Result<&'static str, SyntaxError> {
        if self.peek() == b'.' {
            self.at += 1;
            if self.peek() == b'_' {
                return Err(self.invalid("decimal"));
            }
            self.digits(u8::is_ascii_digit, "decimal")?;
        }
        self.exponent()?;
        if self.peek().eq_ignore_ascii_case(&b'j') {
            self.at += 1;
            return Ok("imaginary");
        }
        Ok("decimal")
    }

    fn exponent(&mut self) -> Result<(), SyntaxError> {
        if !self.peek().eq_ignore_ascii_case(&b'e') {
            return Ok(());
        }
        let before = self.at;
        self.at += 1;
        let signed = matches!(self.peek(), b'+' | b'-');
        self.at += usize::from(signed);
        if self.peek().is_ascii_digit() {
            return self.digits(u8::is_ascii_digit, "decimal");
        }
        if signed {
            return Err(self.invalid("decimal"));
        }
        self.at = before;
        Ok(())
    }

    /// A number must not run into a name, and should not run into a keyword.
    fn finish(&self, kind: &str) -> Result<Scanned, SyntaxError> {
        let rest = &self.text[self.at..];
        let end = self.at as u32;
        let keywords: [&[u8]; 7] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or"];
        if keywords.iter().any(|keyword| rest.starts_with(keyword)) || rest.starts_with(b"not") {
            let span = Span::new(self.start as u32, end);
            let warning = Warning {
                span,
                message: format!("invalid {kind} literal"),
            };
            return Ok(Scanned {
                end,
                warning: Some(warning),
            });
        }
        let next = self.peek();
        if next.is_ascii_alphanumeric() || next == b'_' || next >= 0x80 {
            return Err(self.invalid(kind));
        }
        Ok(Scanned { end, warning: None })
    }
}

/// The value of a number literal that `scan` has accepted; the error is a message.
pub fn value(text: &str) -> Result<Constant, String> {
    let clean: String = text
        .chars()
        .filter(|&c| c != '_')
        .collect::<String>()
        .to_ascii_lowercase();
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)];
    if let Some((prefix, radix)) = radix
        .into_iter()
        .find(|(prefix, _)| clean.starts_with(prefix))
    {
        return Ok(integer(&clean[prefix.len()..], radix));
    }
    if let Some(imaginary) = clean.strip_suffix('j') {
        return Ok(Constant::Complex(imaginary.parse().unwrap_or(f64::NAN)));
    }
    if clean.contains(['.', 'e']) {
        return Ok(Constant::Float(clean.parse().unwrap_or(f64::NAN)));
    }
    decimal(&clean)
}

fn decimal(digits: &str) -> Result<Constant, String> {
    if digits.len() > DIGITS_MAX {
        return Err(format!(
            "Exceeds the limit ({DIGITS_MAX} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals \
             to avoid decimal conversion limits.",
            digits.len()
        ));
    }
    Ok(integer(digits, 10))
}

fn integer(digits: &str, radix: u32) -> Constant {
    match i64::from_str_radix(digits, radix) {
        Ok(small) => Constant::Int(small),
        Err(_) => Constant::BigInt(Rc::new(
            BigInt::from_str_radix(digits, radix).unwrap_or_default(),
        )),
    }
}
