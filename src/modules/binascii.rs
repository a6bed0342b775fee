//! `_binascii`: the quick part of `binascii`: hexadecimal digits, base64, check sums.

use std::rc::Rc;

use crate::builtins::bytes::hex_digits;
use crate::modules::{new_class, set, state};
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// `binascii.Error`
struct Error(Ref<Class>);

const NAME: &str = "_binascii";

const HEXLIFY: &str = "(data, sep=<unrepresentable>, bytes_per_sep=1)";

static FUNCTIONS: &[NativeDef] = &[
    def(
        "hexlify",
        HEXLIFY,
        "Hexadecimal representation of binary data.",
        hexlify,
    ),
    def(
        "b2a_hex",
        HEXLIFY,
        "Hexadecimal representation of binary data.",
        hexlify,
    ),
    def(
        "unhexlify",
        "(hexstr, /)",
        "Binary data of hexadecimal representation.",
        unhexlify,
    ),
    def(
        "a2b_hex",
        "(hexstr, /)",
        "Binary data of hexadecimal representation.",
        unhexlify,
    ),
    def(
        "a2b_base64",
        "(data, /, *, strict_mode=False)",
        "Decode a line of base64 data.",
        |cx, args| {
            let text = ascii(cx, args.req(0))?;
            let strict = args.kw(0).map_or(Ok(false), |strict| cx.truth(strict))?;
            match decode_base64(&text, strict) {
                Ok(bytes) => Ok(Bytes::new(bytes).into_value()),
                Err(message) => Err(error(cx, message)),
            }
        },
    ),
    def(
        "b2a_base64",
        "(data, /, *, newline=True)",
        "Base64-code line of data.",
        |cx, args| {
            let bytes = cx.bytes_argument(args.req(0))?;
            let mut text = encode_base64(&bytes);
            if args.kw(0).map_or(Ok(true), |newline| cx.truth(newline))? {
                text.push(b'\n');
            }
            Ok(Bytes::new(text).into_value())
        },
    ),
    def(
        "crc32",
        "(data, crc=0, /)",
        "Compute CRC-32 incrementally.",
        |cx, args| {
            let bytes = cx.bytes_argument(args.req(0))?;
            let start = args.opt(1).map_or(Ok(0), |start| low_bits(cx, start))?;
            let mut sum = crc32fast::Hasher::new_with_initial(start);
            sum.update(&bytes);
            Ok(Value::int(sum.finalize().into()))
        },
    ),
    def(
        "crc_hqx",
        "(data, crc, /)",
        "Compute CRC-CCITT incrementally.",
        |cx, args| {
            let bytes = cx.bytes_argument(args.req(0))?;
            let start = low_bits(cx, args.req(1))? & 0xFFFF;
            let step = |sum: u32, byte: &u8| {
                (0..8).fold(sum ^ u32::from(*byte) << 8, |sum, _| {
                    let carry = if sum & 0x8000 == 0 { 0 } else { 0x1021 };
                    (sum << 1 ^ carry) & 0xFFFF
                })
            };
            Ok(Value::int(bytes.iter().fold(start, step).into()))
        },
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Binary data as text.", FUNCTIONS);
    let bases = [
        ("Error", cx.exceptions.ValueError.clone()),
        ("Incomplete", cx.exceptions.Exception.clone()),
    ];
    for (name, base) in bases {
        let class = new_class(cx, "binascii", name, &base, Kind::Exception);
        set(cx, &module, name, class.to_value());
        if name == "Error" {
            cx.module_state.insert(NAME, Rc::new(Error(class)));
        }
    }
    Ok(module.into_value())
}

fn error(cx: &mut Cx, message: impl std::fmt::Display) -> Raised {
    match state::<Error>(cx, NAME) {
        Ok(error) => cx.raise(&error.0, message),
        Err(raised) => raised,
    }
}

/// The bytes of a bytes-like object or of a text of ASCII characters.
fn ascii(cx: &mut Cx, value: &Value) -> Result<Vec<u8>, Raised> {
    let inner = cx.inner(value);
    if let Some(bytes) = with_bytes(inner, <[u8]>::to_vec) {
        return Ok(bytes);
    }
    match inner.get::<Str>() {
        Some(text) if text.is_ascii() => Ok(text.as_str().as_bytes().to_vec()),
        Some(_) => Err(cx.value_error("string argument should contain only ASCII characters")),
        None => {
            let given = cx.type_name(value);
            Err(cx.type_error(format_args!(
                "argument should be bytes, buffer or ASCII string, not '{given}'"
            )))
        }
    }
}

/// The lowest 32 bits of an int.
pub(super) fn low_bits(cx: &mut Cx, value: &Value) -> Result<u32, Raised> {
    let number = cx.index_value(value)?;
    let big = crate::objects::int::to_big(&number).unwrap_or_default();
    let low = big & num_bigint::BigInt::from(u32::MAX);
    Ok(u32::try_from(low).unwrap_or(0))
}

fn hexlify(cx: &mut Cx, args: &Args) -> NativeResult {
    let bytes = cx.bytes_argument(args.req(0))?;
    if let Some(separator) = args.opt(1)
        && cx.len(separator)? != 1
    {
        return Err(cx.value_error("sep must be length 1."));
    }
    let text = hex_digits(cx, &bytes, args.opt(1), args.opt(2))?;
    let text: Vec<u8> = text.chars().map(|c| c as u8).collect();
    Ok(Bytes::new(text).into_value())
}

fn unhexlify(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = ascii(cx, args.req(0))?;
    if !text.len().is_multiple_of(2) {
        return Err(error(cx, "Odd-length string"));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let bytes: Option<Vec<u8>> = text
        .chunks(2)
        .map(|pair| Some((digit(pair[0])? * 16 + digit(pair[1])?) as u8))
        .collect();
    match bytes {
        Some(bytes) => Ok(Bytes::new(bytes).into_value()),
        None => Err(error(cx, "Non-hexadecimal digit found")),
    }
}

// ---- base64 ---------------------------------------------------------------------------------------

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encode_base64(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { digit } else { b'=' });
        }
    }
    text
}

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// Bytes that are no digits are passed over, unless it is to be strict.
fn decode_base64(text: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut in_group, mut padding) = (0u32, 0, 0);
    for (index, byte) in text.iter().enumerate() {
        if *byte == b'=' {
            padding += 1;
            match in_group {
                0 if strict && index == 0 => return Err("Leading padding not allowed".into()),
                0 if strict => return Err("Excess padding not allowed".into()),
                1 if strict => break,
                _ if strict && in_group + padding > 4 => {
                    return Err("Excess padding not allowed".into());
                }
                _ => continue,
            }
        }
        let Some(digit) = digit(*byte) else {
            if strict {
                return Err("Only base64 data is allowed".into());
            }
            continue;
        };
        if strict && padding > 0 {
            return Err(match in_group + padding {
                4 => "Excess data after padding".into(),
                _ => "Discontinuous padding not allowed".into(),
            });
        }
        padding = 0;
        bits = bits << 6 | digit;
        in_group = (in_group + 1) % 4;
        match in_group {
            2 => bytes.push((bits >> 4) as u8),
            3 => bytes.push((bits >> 2) as u8),
            0 => bytes.push(bits as u8),
            _ => {}
        }
    }
    match in_group {
        0 => Ok(bytes),
        1 => {
            let digits = bytes.len() / 3 * 4 + 1;
            Err(format!(
                "Invalid base64-encoded string: number of data characters ({digits}) cannot be 1 more than a multiple of 4"
            ))
        }
        _ if in_group + padding < 4 => Err("Incorrect padding".into()),
        _ => Ok(bytes),
    }
}
