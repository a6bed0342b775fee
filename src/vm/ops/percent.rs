//! `%` of text and bytes: printf-style formatting.
//!
//! Bytes are formatted as text whose characters are the bytes, and turned back at the end.

use crate::objects::format::FloatStyle;
use crate::objects::int::to_big;
use crate::objects::kind::Kind;
use crate::objects::percent::{Amount, Directive, Template};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::text::surrogates::from_code_point;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::number::{Applied, number_to_int};
use crate::vm::ops::sequence::{bytes_like, bytes_of_kind};
use crate::vm::raise::Raised;

type Text = Result<String, Raised>;

/// Widths and precisions beyond this would fill the memory.
const SIZE_MAX: usize = 1 << 31;

/// `a % b` where `a` is text or bytes.
pub fn percent(cx: &mut Cx, a: &Value, b: &Value) -> Applied {
    if let Some(text) = a.get::<Str>() {
        let text = format(cx, text.as_str(), b, false)?;
        return Ok(Some(Str::new(text).into_value()));
    }
    let Some(bytes) = bytes_like(a) else {
        return Ok(None);
    };
    let template: String = bytes.iter().map(|byte| *byte as char).collect();
    let text = format(cx, &template, b, true)?;
    let bytes = text.chars().map(|c| c as u8).collect();
    Ok(Some(bytes_of_kind(a.kind(), bytes)))
}

/// Where the arguments of the directives come from.
struct Arguments {
    values: Vec<Value>,
    next: usize,
    /// What `%(key)s` looks its key up in.
    mapping: Option<Value>,
}

impl Arguments {
    fn new(cx: &mut Cx, given: &Value) -> Arguments {
        if let Some(tuple) = cx.inner(given).get::<Tuple>() {
            return Arguments {
                values: tuple.items().to_vec(),
                next: 0,
                mapping: None,
            };
        }
        Arguments {
            values: vec![given.clone()],
            next: 0,
            mapping: is_mapping(cx, given).then(|| given.clone()),
        }
    }

    fn take(&mut self, cx: &mut Cx) -> NativeResult {
        match self.values.get(self.next) {
            Some(value) => {
                self.next += 1;
                Ok(value.clone())
            }
            None => Err(cx.type_error("not enough arguments for format string")),
        }
    }

    /// Goes on with the mapping's value of a key as the only argument.
    fn look_up(&mut self, cx: &mut Cx, key: &str, bytes: bool) -> Result<(), Raised> {
        let Some(mapping) = self.mapping.clone() else {
            return Err(cx.type_error("format requires a mapping"));
        };
        let key = if bytes {
            bytes_of_kind(Kind::Bytes, key.chars().map(|c| c as u8).collect())
        } else {
            cx.str(key)
        };
        self.values = vec![cx.get_item(&mapping, &key)?];
        self.next = 0;
        Ok(())
    }
}

/// Whether the argument may be looked up in, and need not be used up.
fn is_mapping(cx: &mut Cx, value: &Value) -> bool {
    match cx.inner(value).kind() {
        Kind::Dict | Kind::List | Kind::Range => true,
        Kind::Instance | Kind::Foreign => {
            let name = cx.names.getitem.clone();
            cx.class_attr(value, &name).is_some()
        }
        _ => false,
    }
}

fn format(cx: &mut Cx, template: &str, given: &Value, bytes: bool) -> Text {
    let mut template = Template::new(template);
    let mut arguments = Arguments::new(cx, given);
    let mut out = String::new();
    loop {
        let directive = match template.next(&mut out) {
            Ok(Some(directive)) => directive,
            Ok(None) => break,
            Err(message) => return Err(cx.value_error(message)),
        };
        if let Some(key) = &directive.key {
            arguments.look_up(cx, key, bytes)?;
        }
        if directive.is_bare()
            && !bytes
            && let Some(value) = arguments.values.get(arguments.next)
            && push_plain(&mut out, directive.code, value)
        {
            arguments.next += 1;
            continue;
        }
        let piece = piece(cx, directive, &mut arguments, bytes)?;
        out.push_str(&piece);
    }
    if arguments.next < arguments.values.len() && arguments.mapping.is_none() {
        let kind = if bytes { "bytes" } else { "string" };
        return Err(cx.type_error(format_args!(
            "not all arguments converted during {kind} formatting"
        )));
    }
    Ok(out)
}

/// `%d` of an int of a machine word, `%s` of that or of a string; false if it is anything else.
fn push_plain(out: &mut String, code: char, value: &Value) -> bool {
    match (code, value.get::<Str>(), value.as_int()) {
        ('s', Some(text), _) => out.push_str(text.as_str()),
        ('s' | 'd' | 'i', _, Some(int)) => {
            use std::fmt::Write;
            // Writing to a string cannot fail.
            let _ = write!(out, "{int}");
        }
        _ => return false,
    }
    true
}

/// One directive's text, padded.
fn piece(cx: &mut Cx, mut directive: Directive, args: &mut Arguments, bytes: bool) -> Text {
    let width = amount(cx, directive.width, args)?.unwrap_or(0);
    if width < 0 {
        directive.left = true;
    }
    let width = width.unsigned_abs() as usize;
    let precision = amount(cx, directive.precision, args)?.map(|p| p.max(0) as usize);
    if width > SIZE_MAX || precision.is_some_and(|p| p > SIZE_MAX) {
        return Err(crate::vm::ops::number::no_memory(cx));
    }
    let value = args.take(cx)?;
    if !"srabcdiuoxXeEfFgG".contains(directive.code) || (directive.code == 'b' && !bytes) {
        return Err(unsupported(cx, &directive));
    }
    let number = match directive.code {
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => int_piece(cx, &directive, precision, &value)?,
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => float_piece(cx, &directive, precision, &value)?,
        'c' => Piece::text(character(cx, &value, bytes)?),
        _ => {
            let text = text_piece(cx, directive.code, &value, bytes)?;
            Piece::text(match precision {
                Some(precision) => text.chars().take(precision).collect(),
                None => text,
            })
        }
    };
    Ok(number.lay_out(&directive, width))
}

fn unsupported(cx: &mut Cx, directive: &Directive) -> Raised {
    let (code, index) = (directive.code, directive.index);
    let shown = if (' '..='~').contains(&code) {
        code
    } else {
        '?'
    };
    cx.value_error(format_args!(
        "unsupported format character '{shown}' ({:#x}) at index {index}",
        code as u32
    ))
}

fn amount(cx: &mut Cx, amount: Amount, args: &mut Arguments) -> Result<Option<i64>, Raised> {
    match amount {
        Amount::None => Ok(None),
        Amount::Number(number) => Ok(Some(number as i64)),
        Amount::Argument => {
            let value = args.take(cx)?;
            match crate::objects::int::small(cx.inner(&value)) {
                Some(number) => Ok(Some(number)),
                None => Err(cx.type_error("* wants int")),
            }
        }
    }
}

/// A formatted value before padding.
struct Piece {
    /// Sign and prefix, which zeros follow.
    head: String,
    body: String,
    numeric: bool,
}

impl Piece {
    fn text(body: String) -> Piece {
        Piece {
            head: String::new(),
            body,
            numeric: false,
        }
    }

    fn number(directive: &Directive, negative: bool, prefix: &str, body: String) -> Piece {
        let sign = match (negative, directive.plus, directive.space) {
            (true, _, _) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        };
        Piece {
            head: format!("{sign}{prefix}"),
            body,
            numeric: true,
        }
    }

    fn lay_out(self, directive: &Directive, width: usize) -> String {
        let Piece {
            head,
            body,
            numeric,
        } = self;
        let missing = width.saturating_sub(head.len() + body.chars().count());
        let fill = |c: char| -> String { std::iter::repeat_n(c, missing).collect() };
        if directive.left {
            format!("{head}{body}{}", fill(' '))
        } else if directive.zero && numeric {
            format!("{head}{}{body}", fill('0'))
        } else {
            format!("{}{head}{body}", fill(' '))
        }
    }
}

fn int_piece(
    cx: &mut Cx,
    directive: &Directive,
    precision: Option<usize>,
    value: &Value,
) -> Result<Piece, Raised> {
    let (radix, prefix) = match directive.code {
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let int = int_argument(cx, directive.code, value, radix == 10)?;
    let Some(big) = to_big(&int) else {
        return Err(cx.type_error("an integer is required"));
    };
    if radix == 10
        && let Some(big) = int.get()
    {
        crate::vm::ops::int_text::decimal(cx, big)?;
    }
    let mut digits = big.magnitude().to_str_radix(radix);
    if directive.code == 'X' {
        digits.make_ascii_uppercase();
    }
    let missing = precision.unwrap_or(0).saturating_sub(digits.len());
    digits.insert_str(0, &"0".repeat(missing));
    let negative = big.sign() == num_bigint::Sign::Minus;
    let prefix = if directive.alternate { prefix } else { "" };
    Ok(Piece::number(directive, negative, prefix, digits))
}

/// The int for a directive: of any number for the decimal ones, else only of what is one.
fn int_argument(cx: &mut Cx, code: char, value: &Value, decimal: bool) -> NativeResult {
    let inner = cx.inner(value).clone();
    if matches!(inner.kind(), Kind::Int | Kind::Bool | Kind::BigInt) {
        return Ok(inner);
    }
    let name = cx.names.index.clone();
    if decimal && !matches!(inner.kind(), Kind::Str | Kind::Bytes | Kind::ByteArray) {
        if let Some(int) = number_to_int(cx, value)? {
            return Ok(int);
        }
    } else if cx.class_attr(value, &name).is_some() {
        return cx.index_value(value);
    }
    let wanted = if decimal {
        "a real number"
    } else {
        "an integer"
    };
    let class = cx.type_name(value);
    Err(cx.type_error(format_args!(
        "%{code} format: {wanted} is required, not {class}"
    )))
}

fn float_piece(
    cx: &mut Cx,
    directive: &Directive,
    precision: Option<usize>,
    value: &Value,
) -> Result<Piece, Raised> {
    let float = cx.to_float(value)?;
    let style = FloatStyle {
        alternate: directive.alternate,
        point_zero: false,
    };
    let precision = precision.unwrap_or(6);
    let magnitude = float.abs();
    let mut body = match directive.code.to_ascii_lowercase() {
        _ if float.is_nan() => "nan".to_owned(),
        _ if float.is_infinite() => "inf".to_owned(),
        'e' => style.exponent(magnitude, precision),
        'f' => style.fixed(magnitude, precision),
        _ => style.general(magnitude, precision.max(1)),
    };
    if directive.code.is_ascii_uppercase() {
        body.make_ascii_uppercase();
    }
    let negative = float.is_sign_negative() && !float.is_nan();
    Ok(Piece::number(directive, negative, "", body))
}

fn character(cx: &mut Cx, value: &Value, bytes: bool) -> Text {
    if bytes {
        return byte_character(cx, value);
    }
    let inner = cx.inner(value).clone();
    if let Some(text) = inner.get::<Str>() {
        if text.chars() == 1 {
            return Ok(text.as_str().to_owned());
        }
        let length = text.chars();
        return Err(cx.type_error(format_args!(
            "%c requires an int or a unicode character, not a string of length {length}"
        )));
    }
    let name = cx.names.index.clone();
    let is_int = crate::vm::ops::text::is_int(&inner);
    if !is_int && (inner.as_float().is_some() || cx.class_attr(value, &name).is_none()) {
        let class = cx.type_name(value);
        return Err(cx.type_error(format_args!(
            "%c requires an int or a unicode character, not {class}"
        )));
    }
    let code = match crate::objects::int::small(&cx.index_value(value)?) {
        Some(code) => code,
        None => return Err(cx.overflow_error("%c arg not in range(0x110000)")),
    };
    match u32::try_from(code).ok().and_then(from_code_point) {
        Some(c) => Ok(c.to_string()),
        None => Err(cx.overflow_error("%c arg not in range(0x110000)")),
    }
}

fn byte_character(cx: &mut Cx, value: &Value) -> Text {
    if let Some(bytes) = bytes_like(cx.inner(value)) {
        if let [byte] = bytes[..] {
            return Ok((byte as char).to_string());
        }
    } else if crate::vm::ops::text::is_int(cx.inner(value)) {
        let code = cx.index(value)?;
        return match u8::try_from(code) {
            Ok(byte) => Ok((byte as char).to_string()),
            Err(_) => Err(cx.overflow_error("%c arg not in range(256)")),
        };
    }
    let class = cx.type_name(value);
    Err(cx.type_error(format_args!(
        "%c requires an integer in range(256) or a single byte, not {class}"
    )))
}

/// `%s`, `%r`, `%a`, `%b`
fn text_piece(cx: &mut Cx, code: char, value: &Value, bytes: bool) -> Text {
    match code {
        's' if !bytes => cx.str_of(value).map(|text| text.as_str().to_owned()),
        'r' if !bytes => cx.repr(value).map(|text| text.as_str().to_owned()),
        'a' | 'r' => cx.ascii(value).map(|text| text.as_str().to_owned()),
        _ => {
            let inner = cx.inner(value).clone();
            let found = match bytes_like(&inner) {
                Some(found) => Some(found),
                None => {
                    let name = cx.names.bytes.clone();
                    let given = match inner.kind() {
                        Kind::Instance => cx.call_special(value, &name, &[])?,
                        _ => None,
                    };
                    given.and_then(|given| bytes_like(cx.inner(&given)))
                }
            };
            match found {
                Some(found) => Ok(found.iter().map(|byte| *byte as char).collect()),
                None => {
                    let class = cx.type_name(value);
                    Err(cx.type_error(format_args!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, \
                         not '{class}'"
                    )))
                }
            }
        }
    }
}
