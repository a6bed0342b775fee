//! `format(value, spec)` of the built-in types, as pure functions: text out, or a message for
//! ValueError.

use std::borrow::Cow;
use std::fmt::Write;

use num_bigint::{BigInt as Big, Sign};
use num_traits::ToPrimitive;

use crate::objects::format_spec::{Align, Spec, unknown_code};
use crate::objects::number_text::{float_repr, python_exponent};

/// Text, or what ValueError shall say.
pub type Formatted = Result<String, String>;

/// What room the integer part of a float and a point are given.
const FIXED_LENGTH: usize = 8;

/// More digits after the point than any float has: zeros follow.
const DIGITS_MAX: usize = 1100;

/// Pads the text to the width.
pub fn pad(spec: &Spec, text: &str) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    let left = match spec.align {
        Align::Left => 0,
        Align::Right | Align::AfterSign => missing,
        Align::Centre => missing / 2,
    };
    let mut out = String::with_capacity(text.len() + missing * spec.fill.len_utf8());
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, missing - left));
    out
}

/// `format(str, spec)`
pub fn format_str(text_spec: &str, text: &str, type_name: &str) -> Formatted {
    let spec = Spec::parse(text_spec, type_name, Align::Left)?;
    match spec.code {
        None | Some('s') => {}
        Some(code) => return Err(unknown_code(code, type_name)),
    }
    if let Some(separator) = spec.grouping.or(spec.fraction_grouping) {
        return Err(format!("Cannot specify '{separator}' with 's'."));
    }
    let refusal = if spec.sign == Some(' ') {
        Some("Space not allowed in string format specifier")
    } else if spec.sign.is_some() {
        Some("Sign not allowed in string format specifier")
    } else if spec.no_negative_zero {
        Some("Negative zero coercion (z) not allowed in string format specifier")
    } else if spec.alternate {
        Some("Alternate form (#) not allowed in string format specifier")
    } else if spec.align == Align::AfterSign {
        Some("'=' alignment not allowed in string format specifier")
    } else {
        None
    };
    if let Some(message) = refusal {
        return Err(message.to_owned());
    }
    Ok(match spec.precision {
        Some(precision) => {
            let cut: String = text.chars().take(precision).collect();
            pad(&spec, &cut)
        }
        None => pad(&spec, text),
    })
}

/// Takes the specification of an int's format apart.
pub fn parse_for_int(spec: &str, type_name: &str) -> Result<Spec, String> {
    Spec::parse(spec, type_name, Align::Right)
}

/// Why an int cannot be formatted.
pub enum IntFault {
    /// ValueError with this message.
    Message(String),
    /// Type `c`, and no character has this number.
    NoCharacter,
}

impl From<&str> for IntFault {
    fn from(message: &str) -> IntFault {
        IntFault::Message(message.to_owned())
    }
}

/// An int in one of the types for ints.
pub fn int_text(spec: &Spec, value: Whole, type_name: &str) -> Result<String, IntFault> {
    if let Some(code) = spec.code
        && !"dnboxXc".contains(code)
    {
        return Err(IntFault::Message(unknown_code(code, type_name)));
    }
    if spec.precision.is_some() {
        return Err("Precision not allowed in integer format specifier".into());
    }
    if spec.no_negative_zero {
        return Err("Negative zero coercion (z) not allowed in integer format specifier".into());
    }
    let (radix, prefix) = match spec.code {
        None | Some('d' | 'n') => (10, ""),
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('c') => return character(spec, value),
        Some(code) => return Err(IntFault::Message(unknown_code(code, type_name))),
    };
    let mut digits = value.digits(radix);
    if spec.code == Some('X') {
        digits.make_ascii_uppercase();
    }
    let number = NumberText {
        negative: value.is_negative(),
        prefix: if spec.alternate { prefix } else { "" },
        digits,
        rest: String::new(),
        group: if radix == 10 { 3 } else { 4 },
    };
    Ok(number.lay_out(spec))
}

/// An int of any size.
#[derive(Copy, Clone)]
pub enum Whole<'a> {
    Small(i64),
    Big(&'a Big),
}

impl Whole<'_> {
    fn is_negative(self) -> bool {
        match self {
            Whole::Small(value) => value < 0,
            Whole::Big(value) => value.sign() == Sign::Minus,
        }
    }

    /// The digits without sign.
    fn digits(self, radix: u32) -> String {
        match (self, radix) {
            (Whole::Small(value), 2) => format!("{:b}", value.unsigned_abs()),
            (Whole::Small(value), 8) => format!("{:o}", value.unsigned_abs()),
            (Whole::Small(value), 16) => format!("{:x}", value.unsigned_abs()),
            (Whole::Small(value), _) => value.unsigned_abs().to_string(),
            (Whole::Big(value), radix) => value.magnitude().to_str_radix(radix),
        }
    }

    fn to_u32(self) -> Option<u32> {
        match self {
            Whole::Small(value) => value.to_u32(),
            Whole::Big(value) => value.to_u32(),
        }
    }
}

fn character(spec: &Spec, value: Whole) -> Result<String, IntFault> {
    if spec.sign.is_some() {
        return Err("Sign not allowed with integer format specifier 'c'".into());
    }
    if spec.alternate {
        return Err("Alternate form (#) not allowed with integer format specifier 'c'".into());
    }
    let c = value.to_u32().and_then(char::from_u32);
    let c = c.ok_or(IntFault::NoCharacter)?;
    Ok(pad(spec, &c.to_string()))
}

/// A number on its way to its place: sign, prefix, digits and what follows them.
struct NumberText {
    negative: bool,
    prefix: &'static str,
    /// The digits of the integer part.
    digits: String,
    /// Point, fraction, exponent and `%`; or `inf`.
    rest: String,
    /// How many digits make a group.
    group: usize,
}

impl NumberText {
    fn lay_out(&self, spec: &Spec) -> String {
        let sign = sign_text(self.negative, spec);
        let around = sign.len() + self.prefix.len() + self.rest.len();
        let zero_padded = spec.fill == '0' && spec.align == Align::AfterSign;
        let digits: Cow<str> = match spec.grouping {
            // What has no digits, `inf` and `nan`, has no groups either.
            Some(separator) if !self.digits.is_empty() => {
                let width = if zero_padded {
                    spec.width.saturating_sub(around)
                } else {
                    0
                };
                grouped(&self.digits, separator, self.group, width).into()
            }
            _ => self.digits.as_str().into(),
        };
        // All of it is ASCII but the fill.
        let missing = spec.width.saturating_sub(around + digits.len());
        let (left, inside) = match spec.align {
            Align::Left => (0, 0),
            Align::Right => (missing, 0),
            Align::Centre => (missing / 2, 0),
            Align::AfterSign => (0, missing),
        };
        let fill = |times| std::iter::repeat_n(spec.fill, times);
        let room = around + digits.len() + missing * spec.fill.len_utf8();
        let mut out = String::with_capacity(room);
        out.extend(fill(left));
        out.push_str(sign);
        out.push_str(self.prefix);
        out.extend(fill(inside));
        out.push_str(&digits);
        out.push_str(&self.rest);
        out.extend(fill(missing - left - inside));
        out
    }
}

fn sign_text(negative: bool, spec: &Spec) -> &'static str {
    match spec.sign {
        _ if negative => "-",
        Some('+') => "+",
        Some(' ') => " ",
        _ => "",
    }
}

/// The digits in groups, with zeros before them until they are as wide as wanted.
fn grouped(digits: &str, separator: char, group: usize, width: usize) -> String {
    let wide = |count: usize| count + count.saturating_sub(1) / group;
    let mut count = digits.len();
    while wide(count) < width {
        count += 1;
    }
    let zeros = std::iter::repeat_n('0', count - digits.len());
    let mut out = String::with_capacity(wide(count));
    for (index, digit) in zeros.chain(digits.chars()).enumerate() {
        if index > 0 && (count - index).is_multiple_of(group) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// `format(float, spec)`
pub fn format_float(spec: &str, value: f64, type_name: &str) -> Formatted {
    float_text(
        &Spec::parse(spec, type_name, Align::Right)?,
        value,
        type_name,
    )
}

/// A float in one of the types for floats.
pub fn float_text(spec: &Spec, value: f64, type_name: &str) -> Formatted {
    match spec.code {
        None | Some('n') => {}
        Some(code) if !spec.is_float() => return Err(unknown_code(code, type_name)),
        Some(_) => {}
    }
    Ok(float_number(spec, value, true).lay_out(spec))
}

/// A float's parts; `point_zero` says whether a whole number without a type gets `.0`.
fn float_number(spec: &Spec, value: f64, point_zero: bool) -> NumberText {
    let percent = spec.code == Some('%');
    let scaled = if percent { value * 100.0 } else { value };
    let mut text = magnitude_text(spec, scaled.abs(), point_zero);
    if matches!(spec.code, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    let zero = spec.no_negative_zero
        && !text
            .split(['e', 'E'])
            .next()
            .unwrap_or("")
            .contains(|c: char| matches!(c, '1'..='9' | 'i' | 'n' | 'I' | 'N'));
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text.split_off(whole);
    if let Some(separator) = spec.fraction_grouping {
        rest = grouped_fraction(&rest, separator);
    }
    if percent {
        rest.push('%');
    }
    NumberText {
        negative: value.is_sign_negative() && !value.is_nan() && !zero,
        prefix: "",
        digits: text,
        rest,
        group: 3,
    }
}

/// The fraction in groups of three, from the point on.
fn grouped_fraction(rest: &str, separator: char) -> String {
    let Some(fraction) = rest.strip_prefix('.') else {
        return rest.to_owned();
    };
    let end = fraction
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(fraction.len());
    let mut out = String::from(".");
    for (index, digit) in fraction[..end].chars().enumerate() {
        if index > 0 && index % 3 == 0 {
            out.push(separator);
        }
        out.push(digit);
    }
    out + &fraction[end..]
}

/// The digits, point and exponent of a float that is not negative.
fn magnitude_text(spec: &Spec, value: f64, point_zero: bool) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let style = FloatStyle {
        alternate: spec.alternate,
        point_zero: point_zero && spec.code.is_none(),
    };
    let precision = spec.precision.unwrap_or(6);
    match spec.code {
        Some('e' | 'E') => style.exponent(value, precision),
        Some('f' | 'F' | '%') => style.fixed(value, precision),
        None if spec.precision.is_none() => {
            let text = float_repr(value);
            match text.strip_suffix(".0") {
                Some(whole) if !point_zero => style.pointed(whole.to_owned()),
                _ => style.pointed(text),
            }
        }
        _ => style.general(value, precision.max(1)),
    }
}

/// How the classic float styles are varied.
#[derive(Copy, Clone)]
pub struct FloatStyle {
    /// `#`: keep the point and trailing zeros.
    pub alternate: bool,
    /// A whole number ends with `.0`.
    pub point_zero: bool,
}

impl FloatStyle {
    /// The shortest digits of a float: `#` gives them a point if they have none.
    fn pointed(self, text: String) -> String {
        if !self.alternate || text.contains('.') {
            return text;
        }
        let digits = text.find('e').unwrap_or(text.len());
        format!("{}.{}", &text[..digits], &text[digits..])
    }

    /// `%f`
    pub fn fixed(self, value: f64, precision: usize) -> String {
        let digits = precision.min(DIGITS_MAX);
        let mut text = String::with_capacity(FIXED_LENGTH + digits);
        // Writing to a string does not fail.
        let _ = write!(text, "{value:.digits$}");
        text.extend(std::iter::repeat_n('0', precision - digits));
        if self.alternate && precision == 0 {
            text.push('.');
        }
        text
    }

    /// `%e`
    pub fn exponent(self, value: f64, precision: usize) -> String {
        let digits = precision.min(DIGITS_MAX);
        let text = python_exponent(&format!("{value:.digits$e}"));
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "+00"));
        let zeros: String = std::iter::repeat_n('0', precision - digits).collect();
        let point = if self.alternate && precision == 0 {
            "."
        } else {
            ""
        };
        format!("{mantissa}{zeros}{point}e{exponent}")
    }

    /// `%g`, with a precision of 1 or more.
    pub fn general(self, value: f64, precision: usize) -> String {
        let digits = precision.min(DIGITS_MAX);
        let scientific = format!("{value:.*e}", digits - 1);
        let (_, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let exponent: i64 = exponent.parse().unwrap_or(0);
        let limit = precision as i64 - i64::from(self.point_zero);
        if exponent < -4 || exponent + 1 > limit {
            let text = python_exponent(&scientific);
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "+00"));
            return format!("{}e{exponent}", self.stripped(mantissa));
        }
        let decimals = (digits as i64 - 1 - exponent).max(0) as usize;
        let text = self.stripped(&format!("{value:.decimals$}"));
        if self.point_zero && !text.contains('.') {
            text + ".0"
        } else {
            text
        }
    }

    /// The digits without trailing zeros after the point, unless they shall stay.
    fn stripped(self, digits: &str) -> String {
        match (self.alternate, digits.contains('.')) {
            (true, true) => digits.to_owned(),
            (true, false) => format!("{digits}."),
            (false, true) => digits
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned(),
            (false, false) => digits.to_owned(),
        }
    }
}

/// `format(complex, spec)`
pub fn format_complex(text_spec: &str, real: f64, imag: f64, type_name: &str) -> Formatted {
    let spec = Spec::parse(text_spec, type_name, Align::Right)?;
    match spec.code {
        None | Some('n') => {}
        Some(code) if !spec.is_float() || code == '%' => {
            return Err(unknown_code(code, type_name));
        }
        Some(_) => {}
    }
    if spec.fill == '0' {
        return Err("Zero padding is not allowed in complex format specifier".to_owned());
    }
    if spec.align == Align::AfterSign {
        return Err("'=' alignment flag is not allowed in complex format specifier".to_owned());
    }
    let unpadded = Spec {
        width: 0,
        ..spec.clone()
    };
    let imag_only = spec.code.is_none() && real == 0.0 && real.is_sign_positive();
    if imag_only {
        let imag = float_number(&unpadded, imag, false).lay_out(&unpadded);
        return Ok(pad(&spec, &format!("{imag}j")));
    }
    let signed = Spec {
        sign: Some('+'),
        ..unpadded.clone()
    };
    let real = float_number(&unpadded, real, false).lay_out(&unpadded);
    let imag = float_number(&signed, imag, false).lay_out(&signed);
    let both = format!("{real}{imag}j");
    Ok(match spec.code {
        None => pad(&spec, &format!("({both})")),
        Some(_) => pad(&spec, &both),
    })
}
