//! The encoding `unicode_escape`: text as the literals of Python write it.

use crate::objects::codec::{Codec, Failure, OnError, replace_bytes};
use crate::objects::quote;
use crate::text::character_names::character_named;
use crate::text::surrogates;

/// The text with escapes for all but printable ASCII.
pub fn encode(text: &str) -> Vec<u8> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' '..='~' if c != '\\' => out.push(c),
            _ => quote::escape(&mut out, c),
        }
    }
    out.into_bytes()
}

/// The text in Latin-1, with `\\u` and `\\U` for what is not in there.
pub fn encode_raw(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match u8::try_from(surrogates::code_point(c)) {
            Ok(byte) => out.push(byte),
            Err(_) => {
                let mut escaped = String::new();
                quote::escape(&mut escaped, c);
                out.extend(escaped.bytes());
            }
        }
    }
    out
}

/// The text that such bytes stand for; an escape counts after an odd number of backslashes only.
pub fn decode_raw(bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let slashes = bytes[at..]
            .iter()
            .take_while(|byte| **byte == b'\\')
            .count();
        let letter = bytes.get(at + slashes);
        if slashes % 2 == 0 || !matches!(letter, Some(b'u' | b'U')) {
            let len = slashes.max(1);
            out.extend(bytes[at..at + len].iter().map(|byte| *byte as char));
            at += len;
            continue;
        }
        out.extend(std::iter::repeat_n('\\', slashes - 1));
        at += slashes - 1;
        match escape(&bytes[at..]) {
            Ok((c, len)) => {
                out.extend(c);
                at += len;
            }
            Err((reason, len)) => {
                let fault = Codec::RawUnicodeEscape.fault(at, at + len, reason);
                replace_bytes(&bytes[at..at + len], on_error, fault, &mut out)?;
                at += len;
            }
        }
    }
    Ok(out)
}

/// What an escape stands for, and how many bytes of it there are; or what is wrong with how many.
type Escape = Result<(Option<char>, usize), (&'static str, usize)>;

/// The text that bytes with escapes stand for; other bytes are Latin-1.
pub fn decode(bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            out.push(bytes[at] as char);
            at += 1;
            continue;
        }
        match escape(&bytes[at..]) {
            Ok((c, len)) => {
                out.extend(c);
                at += len;
            }
            Err((reason, len)) => {
                let fault = Codec::UnicodeEscape.fault(at, at + len, reason);
                replace_bytes(&bytes[at..at + len], on_error, fault, &mut out)?;
                at += len;
            }
        }
    }
    Ok(out)
}

fn escape(rest: &[u8]) -> Escape {
    let Some(&letter) = rest.get(1) else {
        return Err(("\\ at end of string", 1));
    };
    let c = match letter {
        b'\n' => return Ok((None, 2)),
        b'\\' | b'\'' | b'"' => letter as char,
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        b'x' => return hexadecimal(rest, 2, "truncated \\xXX escape"),
        b'u' => return hexadecimal(rest, 4, "truncated \\uXXXX escape"),
        b'U' => return hexadecimal(rest, 8, "truncated \\UXXXXXXXX escape"),
        b'N' => return named(rest),
        b'0'..=b'7' => return Ok(octal(rest)),
        // What is no escape stands for itself.
        _ => return Ok((Some('\\'), 1)),
    };
    Ok((Some(c), 2))
}

fn hexadecimal(rest: &[u8], count: usize, truncated: &'static str) -> Escape {
    let digits = rest[2..].iter().take(count);
    let digits = digits.take_while(|byte| byte.is_ascii_hexdigit()).count();
    if digits < count {
        return Err((truncated, 2 + digits));
    }
    let code = rest[2..2 + count].iter().fold(0u32, |code, digit| {
        code << 4 | (*digit as char).to_digit(16).unwrap_or(0)
    });
    match surrogates::from_code_point(code) {
        Some(c) => Ok((Some(c), 2 + count)),
        None => Err(("illegal Unicode character", 2 + count)),
    }
}

fn octal(rest: &[u8]) -> (Option<char>, usize) {
    let digits = rest[1..].iter().take(3);
    let digits = digits
        .take_while(|byte| matches!(byte, b'0'..=b'7'))
        .count();
    let code = rest[1..1 + digits]
        .iter()
        .fold(0u32, |code, digit| code * 8 + u32::from(digit - b'0'));
    (char::from_u32(code), 1 + digits)
}

fn named(rest: &[u8]) -> Escape {
    const MALFORMED: &str = "malformed \\N character escape";
    if rest.get(2) != Some(&b'{') {
        return Err((MALFORMED, 2));
    }
    let Some(len) = rest[3..].iter().position(|byte| *byte == b'}') else {
        return Err((MALFORMED, rest.len()));
    };
    if len == 0 {
        return Err((MALFORMED, 3));
    }
    let name = String::from_utf8_lossy(&rest[3..3 + len]);
    match character_named(&name) {
        Some(c) => Ok((Some(c), 4 + len)),
        None => Err(("unknown Unicode character name", 4 + len)),
    }
}
