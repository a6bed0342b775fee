//! Text and bytes in quotes, as `repr` shows them.

use std::fmt::Write;

use crate::text::surrogates;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether `repr` shows the character as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    !matches!(
        c.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::SpaceSeparator
    )
}

/// Single quotes, unless there are only single ones inside.
fn quote_for(single: bool, double: bool) -> char {
    if single && !double { '"' } else { '\'' }
}

/// `repr` of text.
pub fn quoted(text: &str) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            c if c == quote => out.extend(['\\', c]),
            c if c != '\\' && is_printable(c) => out.push(c),
            c => escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

/// Appends `\\`, `\n`, `\r`, `\t`, `\x..`, `\u....` or `\U........`.
pub fn escape(out: &mut String, c: char) {
    let code = surrogates::code_point(c);
    // Writing to a String cannot fail.
    let _ = match code {
        0x09 => write!(out, "\\t"),
        0x0A => write!(out, "\\n"),
        0x0D => write!(out, "\\r"),
        0x5C => write!(out, "\\\\"),
        0..=0xFF => write!(out, "\\x{code:02x}"),
        0x100..=0xFFFF => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// The text with everything beyond ASCII escaped: what `ascii` makes of a `repr`.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            escape(&mut out, c);
        }
    }
    out
}

/// `repr` of bytes.
pub fn quoted_bytes(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    format!("b{quote}{}{quote}", escaped_bytes(bytes, quote as u8))
}

/// The inside of `repr` of bytes.
fn escaped_bytes(bytes: &[u8], quote: u8) -> String {
    let mut out = String::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if byte == quote => out.extend(['\\', byte as char]),
            b' '..=b'~' => out.push(byte as char),
            byte => escape(&mut out, byte as char),
        }
    }
    out
}

/// `repr` of the bytes of a bytearray, which escapes every single quote.
pub fn quoted_bytearray(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let inside = escaped_bytes(bytes, b'\'');
    format!("b{quote}{inside}{quote}")
}
