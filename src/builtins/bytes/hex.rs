//! Bytes in hexadecimal: `hex` and `fromhex`.

use super::{made, receiver};
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::sequence::{bytes_like, bytes_of_kind};
use crate::vm::raise::Raised;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "hex",
        "(self, /, sep=None, bytes_per_sep=1)",
        "Create a string of hexadecimal numbers.",
        hex,
    ),
    def(
        "fromhex",
        "(cls, string, /)",
        "Create from a string of hexadecimal numbers.",
        fromhex,
    ),
];

/// `hex(sep, bytes_per_sep)` of whatever shows bytes.
pub fn hex(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    let text = hex_digits(cx, &bytes, args.opt(1), args.opt(2))?;
    Ok(Str::new(text).into_value())
}

/// The digits of bytes, in groups with a separator between them if there is one.
pub fn hex_digits(
    cx: &mut Cx,
    bytes: &[u8],
    between: Option<&Value>,
    group: Option<&Value>,
) -> Result<String, Raised> {
    let separator = match between {
        Some(value) if !value.is_none() => Some(separator(cx, value)?),
        _ => None,
    };
    let group = match group {
        Some(group) => cx.index(group)?,
        None => 1,
    };
    let size = group.unsigned_abs() as usize;
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    let mut out = String::with_capacity(bytes.len() * 2);
    for (index, byte) in bytes.iter().enumerate() {
        // Groups are counted from the right, unless their size is negative.
        let before = if group < 0 {
            index
        } else {
            bytes.len() - index
        };
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && before % size == 0
        {
            out.push(separator);
        }
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    Ok(out)
}

fn separator(cx: &mut Cx, value: &Value) -> Result<char, Raised> {
    let inner = cx.inner(value);
    let chars: Vec<char> = match (inner.get::<Str>(), bytes_like(inner)) {
        (Some(text), _) => text.as_str().chars().collect(),
        (None, Some(bytes)) => bytes.iter().map(|byte| *byte as char).collect(),
        (None, None) => return Err(cx.type_error("sep must be str or bytes.")),
    };
    match chars[..] {
        [c] if c.is_ascii() => Ok(c),
        [_] => Err(cx.value_error("sep must be ASCII.")),
        _ => Err(cx.value_error("sep must be length 1.")),
    }
}

fn fromhex(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(1));
    let digits: Vec<u8> = match (value.get::<Str>(), bytes_like(value)) {
        // A character beyond ASCII is no digit, whichever byte stands for it.
        (Some(text), _) => text.as_str().chars().map(|c| c as u32).map(ascii).collect(),
        (None, Some(bytes)) => bytes,
        (None, None) => {
            let name = cx.type_name(args.req(1));
            return Err(cx.type_error(format_args!(
                "fromhex() argument must be str or bytes-like, not {name}"
            )));
        }
    };
    let bytes = parse(cx, &digits)?;
    let class = args.req(0).clone();
    if class.is(&cx.types.bytearray.to_value()) {
        return made(Kind::ByteArray, bytes);
    }
    let value = bytes_of_kind(Kind::Bytes, bytes);
    if class.is(&cx.types.bytes.to_value()) {
        return Ok(value);
    }
    cx.call(&class, &[value])
}

fn ascii(code: u32) -> u8 {
    u8::try_from(code)
        .ok()
        .filter(u8::is_ascii)
        .unwrap_or(u8::MAX)
}

fn parse(cx: &mut Cx, digits: &[u8]) -> Result<Vec<u8>, Raised> {
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    let mut at = 0;
    let digit = |at: usize| digits.get(at).and_then(|d| (*d as char).to_digit(16));
    while at < digits.len() {
        if super::split::is_space(digits[at]) {
            at += 1;
            continue;
        }
        let (high, low) = (digit(at), digit(at + 1));
        let wrong = match (high, low) {
            (Some(high), Some(low)) => {
                bytes.push((high << 4 | low) as u8);
                at += 2;
                continue;
            }
            (None, _) => at,
            (Some(_), None) if at + 1 == digits.len() => {
                let message = "fromhex() arg must contain an even number of hexadecimal digits";
                return Err(cx.value_error(message));
            }
            (Some(_), None) => at + 1,
        };
        return Err(cx.value_error(format_args!(
            "non-hexadecimal number found in fromhex() arg at position {wrong}"
        )));
    }
    Ok(bytes)
}
