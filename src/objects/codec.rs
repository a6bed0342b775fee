//! Text to bytes and back: the encodings, and what can be done about what they cannot say.

use std::fmt::Write;

use crate::objects::codec_escape as escape;
use crate::objects::quote;
use crate::text::character_names::name_of;
use crate::text::surrogates::{self, stand_in as surrogate_of};

/// An encoding.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Codec {
    Utf8,
    /// UTF-8 with a byte order mark in front.
    Utf8Sig,
    Ascii,
    Latin1,
    Cp1252,
    /// UTF-16 with a byte order mark, little endian when written.
    Utf16,
    Utf16Le,
    Utf16Be,
    /// UTF-32 with a byte order mark, little endian when written.
    Utf32,
    Utf32Le,
    Utf32Be,
    /// ASCII with the escapes of Python's literals for everything else.
    UnicodeEscape,
    /// Latin-1 with `\\u` and `\\U` for everything else.
    RawUnicodeEscape,
}

/// What to do about what an encoding cannot say.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum OnError {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    /// Bytes that mean nothing become the surrogates U+DC80 to U+DCFF, and those such bytes again.
    SurrogateEscape,
    /// Surrogates are encoded as if they were characters.
    SurrogatePass,
    /// No handler has this name: an error once it is needed.
    Unknown,
}

/// What could not be encoded or decoded: from where to where (in characters or bytes), and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    pub codec: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// Why one of the private characters cannot be decoded.
const TAKEN: &str = "Bide keeps U+10D800 to U+10DFFF for lone surrogates";

/// Why encoding or decoding failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    Fault(Fault),
    UnknownHandler,
}

/// The characters of Windows-1252 from 0x80 to 0x9F; U+FFFD where there is none.
const CP1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

impl Codec {
    /// The encoding of this name; case, `-`, `_` and spaces do not matter.
    pub fn named(name: &str) -> Option<Codec> {
        if matches!(name, "utf-8" | "UTF-8" | "utf8") {
            return Some(Codec::Utf8);
        }
        let name: String = name
            .chars()
            .map(|c| match c {
                '-' | ' ' => '_',
                c => c.to_ascii_lowercase(),
            })
            .collect();
        Some(match name.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Codec::Utf8,
            "utf_8_sig" | "utf8_sig" => Codec::Utf8Sig,
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" => Codec::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "8859"
            | "iso8859" | "cp819" => Codec::Latin1,
            "cp1252" | "windows_1252" | "1252" => Codec::Cp1252,
            "utf_16" | "utf16" | "u16" => Codec::Utf16,
            "utf_16_le" | "utf_16le" | "utf16_le" => Codec::Utf16Le,
            "utf_16_be" | "utf_16be" | "utf16_be" => Codec::Utf16Be,
            "utf_32" | "utf32" | "u32" => Codec::Utf32,
            "utf_32_le" | "utf_32le" | "utf32_le" => Codec::Utf32Le,
            "utf_32_be" | "utf_32be" | "utf32_be" => Codec::Utf32Be,
            "unicode_escape" | "unicodeescape" => Codec::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Codec::RawUnicodeEscape,
            _ => return None,
        })
    }

    /// The encoding's name in messages.
    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Cp1252 => "charmap",
            Codec::Utf16 => "utf-16",
            Codec::Utf16Le => "utf-16-le",
            Codec::Utf16Be => "utf-16-be",
            Codec::Utf32 => "utf-32",
            Codec::Utf32Le => "utf-32-le",
            Codec::Utf32Be => "utf-32-be",
            Codec::UnicodeEscape => "unicodeescape",
            Codec::RawUnicodeEscape => "rawunicodeescape",
        }
    }

    pub(super) fn fault(self, start: usize, end: usize, reason: &'static str) -> Fault {
        Fault {
            codec: self.name(),
            start,
            end,
            reason,
        }
    }

    /// Text as bytes.
    pub fn encode(self, text: &str, on_error: OnError) -> Result<Vec<u8>, Failure> {
        if self == Codec::RawUnicodeEscape {
            return Ok(escape::encode_raw(text));
        }
        if self == Codec::UnicodeEscape {
            return Ok(escape::encode(text));
        }
        let mark: &[u8] = match self {
            Codec::Utf8Sig => b"\xEF\xBB\xBF",
            Codec::Utf16 => b"\xFF\xFE",
            Codec::Utf32 => b"\xFF\xFE\0\0",
            _ => b"",
        };
        let quick = match self {
            Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => text.is_ascii(),
            _ => surrogates::find(text).is_none(),
        };
        if !quick {
            return Ok([mark, &self.encode_slowly(text, on_error)?].concat());
        }
        let mut out = mark.to_vec();
        match self {
            Codec::Utf8 | Codec::Utf8Sig | Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => {
                out.extend_from_slice(text.as_bytes());
            }
            Codec::Utf16
            | Codec::Utf16Le
            | Codec::Utf16Be
            | Codec::Utf32
            | Codec::Utf32Le
            | Codec::Utf32Be
            | Codec::UnicodeEscape
            | Codec::RawUnicodeEscape => text.chars().for_each(|c| self.put_wide(c, &mut out)),
        }
        Ok(out)
    }

    /// Appends a character, which may be a surrogate, in one of the wide encodings.
    fn put_wide(self, c: char, out: &mut Vec<u8>) {
        let code = surrogates::code_point(c);
        let mut units = [0; 2];
        let units: &[u16] = match surrogates::is_stand_in(c) {
            true => &[code as u16],
            false => c.encode_utf16(&mut units),
        };
        match self {
            Codec::Utf32Be => out.extend(code.to_be_bytes()),
            Codec::Utf32 | Codec::Utf32Le => out.extend(code.to_le_bytes()),
            Codec::Utf16Be => out.extend(units.iter().flat_map(|unit| unit.to_be_bytes())),
            _ => out.extend(units.iter().flat_map(|unit| unit.to_le_bytes())),
        }
    }

    /// Appends a character, unless the encoding has none for it.
    fn put(self, c: char, out: &mut Vec<u8>) -> bool {
        match self {
            Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => match self.byte_of(c) {
                Some(byte) => out.push(byte),
                None => return false,
            },
            _ if surrogates::is_stand_in(c) => return false,
            Codec::Utf8 | Codec::Utf8Sig => {
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            _ => self.put_wide(c, out),
        }
        true
    }

    fn encode_slowly(self, text: &str, on_error: OnError) -> Result<Vec<u8>, Failure> {
        let chars: Vec<char> = text.chars().collect();
        let mut out = Vec::with_capacity(chars.len());
        let mut at = 0;
        while at < chars.len() {
            if self.put(chars[at], &mut out) {
                at += 1;
                continue;
            }
            let mut ignored = Vec::new();
            let run = chars[at..]
                .iter()
                .take_while(|c| !self.put(**c, &mut ignored));
            let end = at + run.count();
            let fault = self.fault(at, end, self.encode_reason());
            for c in &chars[at..end] {
                self.substitute(*c, on_error, &fault, &mut out)?;
            }
            at = end;
        }
        Ok(out)
    }

    fn encode_reason(self) -> &'static str {
        match self {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Cp1252 => "character maps to <undefined>",
            Codec::Latin1 => "ordinal not in range(256)",
            _ => "surrogates not allowed",
        }
    }

    fn byte_of(self, c: char) -> Option<u8> {
        let code = c as u32;
        match self {
            Codec::Ascii => u8::try_from(code).ok().filter(u8::is_ascii),
            Codec::Cp1252 if code > 0xFF || (0x80..0xA0).contains(&code) => {
                let at = CP1252.iter().position(|own| *own == c && c != '\u{FFFD}')?;
                Some(0x80 + at as u8)
            }
            _ => u8::try_from(code).ok(),
        }
    }

    /// Appends what stands for a character that cannot be encoded.
    fn substitute(
        self,
        c: char,
        on_error: OnError,
        fault: &Fault,
        out: &mut Vec<u8>,
    ) -> Result<(), Failure> {
        let code = surrogates::code_point(c);
        let mut text = String::new();
        match on_error {
            OnError::Unknown => return Err(Failure::UnknownHandler),
            OnError::Ignore => {}
            OnError::Replace => text.push('?'),
            OnError::BackslashReplace => quote::escape(&mut text, c),
            OnError::XmlCharRefReplace => text = format!("&#{code};"),
            OnError::NameReplace => match name_of(c) {
                Some(name) => text = format!("\\N{{{name}}}"),
                None => quote::escape(&mut text, c),
            },
            OnError::SurrogateEscape if (0xDC80..0xDD00).contains(&code) => {
                out.push((code - 0xDC00) as u8);
            }
            OnError::SurrogatePass if surrogates::is_stand_in(c) => match self {
                Codec::Utf8 | Codec::Utf8Sig => out.extend([
                    0xE0 | (code >> 12) as u8,
                    0x80 | (code >> 6 & 0x3F) as u8,
                    0x80 | (code & 0x3F) as u8,
                ]),
                Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => {
                    return Err(Failure::Fault(fault.clone()));
                }
                _ => self.put_wide(c, out),
            },
            OnError::Strict | OnError::SurrogateEscape | OnError::SurrogatePass => {
                return Err(Failure::Fault(fault.clone()));
            }
        }
        text.chars().for_each(|c| {
            self.put(c, out);
        });
        Ok(())
    }

    /// Bytes as text.
    pub fn decode(self, bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
        match self {
            Codec::Utf8 => decode_utf8(bytes, on_error),
            Codec::Utf8Sig => decode_utf8(
                bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
                on_error,
            ),
            Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => self.decode_narrow(bytes, on_error),
            Codec::Utf16 => match bytes {
                [0xFF, 0xFE, ..] => Codec::Utf16Le.decode_wide(bytes, 2, on_error),
                [0xFE, 0xFF, ..] => Codec::Utf16Be.decode_wide(bytes, 2, on_error),
                _ => Codec::Utf16Le.decode_wide(bytes, 0, on_error),
            },
            Codec::Utf32 => match bytes {
                [0xFF, 0xFE, 0, 0, ..] => Codec::Utf32Le.decode_wide(bytes, 4, on_error),
                [0, 0, 0xFE, 0xFF, ..] => Codec::Utf32Be.decode_wide(bytes, 4, on_error),
                _ => Codec::Utf32Le.decode_wide(bytes, 0, on_error),
            },
            Codec::Utf16Le | Codec::Utf16Be | Codec::Utf32Le | Codec::Utf32Be => {
                self.decode_wide(bytes, 0, on_error)
            }
            Codec::UnicodeEscape => escape::decode(bytes, on_error),
            Codec::RawUnicodeEscape => escape::decode_raw(bytes, on_error),
        }
    }

    fn decode_narrow(self, bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
        let mut out = String::with_capacity(bytes.len());
        for (at, &byte) in bytes.iter().enumerate() {
            let c = match (self, byte) {
                (Codec::Ascii, 0x80..) => None,
                (Codec::Cp1252, 0x80..=0x9F) => {
                    Some(CP1252[usize::from(byte - 0x80)]).filter(|c| *c != '\u{FFFD}')
                }
                _ => Some(byte as char),
            };
            match c {
                Some(c) => out.push(c),
                None => {
                    let fault = self.fault(at, at + 1, self.decode_reason());
                    replace_bytes(&[byte], on_error, fault, &mut out)?;
                }
            }
        }
        Ok(out)
    }

    fn decode_reason(self) -> &'static str {
        match self {
            Codec::Cp1252 => "character maps to <undefined>",
            _ => "ordinal not in range(128)",
        }
    }

    fn decode_wide(self, bytes: &[u8], from: usize, on_error: OnError) -> Result<String, Failure> {
        let mut out = String::with_capacity(bytes.len() / 2);
        let mut at = from;
        while at < bytes.len() {
            match self.wide_char(&bytes[at..]) {
                Ok((c, used)) => {
                    out.push(c);
                    at += used;
                }
                Err((used, _))
                    if on_error == OnError::SurrogatePass && self.passes(&bytes[at..]) =>
                {
                    let used = used.min(if self.is_utf32() { 4 } else { 2 });
                    out.extend(surrogate_of(self.unit(&bytes[at..at + used])));
                    at += used;
                }
                Err((used, reason)) => {
                    let end = (at + used).min(bytes.len());
                    let fault = self.fault(at, end, reason);
                    replace_bytes(&bytes[at..end], on_error, fault, &mut out)?;
                    at = end;
                }
            }
        }
        Ok(out)
    }

    fn is_utf32(self) -> bool {
        matches!(self, Codec::Utf32 | Codec::Utf32Le | Codec::Utf32Be)
    }

    /// Whether a surrogate begins here.
    fn passes(self, bytes: &[u8]) -> bool {
        let size = if self.is_utf32() { 4 } else { 2 };
        bytes
            .get(..size)
            .is_some_and(|bytes| surrogate_of(self.unit(bytes)).is_some())
    }

    /// The number that two or four bytes are.
    fn unit(self, bytes: &[u8]) -> u32 {
        let add = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
        match self {
            Codec::Utf16Be | Codec::Utf32Be => bytes.iter().fold(0, add),
            _ => bytes.iter().rev().fold(0, add),
        }
    }

    /// The first character and how many bytes it took, or how many bytes are wrong and why.
    fn wide_char(self, bytes: &[u8]) -> Result<(char, usize), (usize, &'static str)> {
        let big = matches!(self, Codec::Utf16Be | Codec::Utf32Be);
        if matches!(self, Codec::Utf32Le | Codec::Utf32Be) {
            let Some(&[a, b, c, d]) = bytes.get(..4) else {
                return Err((bytes.len(), "truncated data"));
            };
            let code = if big {
                u32::from_be_bytes([a, b, c, d])
            } else {
                u32::from_le_bytes([a, b, c, d])
            };
            return match char::from_u32(code) {
                Some(c) if surrogates::is_stand_in(c) => Err((4, TAKEN)),
                Some(c) => Ok((c, 4)),
                None if code > 0x10_FFFF => Err((4, "code point not in range(0x110000)")),
                None => Err((
                    4,
                    "code point in surrogate code point range(0xd800, 0xe000)",
                )),
            };
        }
        let unit = |at: usize| match bytes.get(at..at + 2) {
            Some(&[a, b]) if big => Some(u16::from_be_bytes([a, b])),
            Some(&[a, b]) => Some(u16::from_le_bytes([a, b])),
            _ => None,
        };
        let first = unit(0).ok_or((bytes.len(), "truncated data"))?;
        match first {
            0xD800..0xDC00 => {
                let second = unit(2).ok_or((bytes.len(), "unexpected end of data"))?;
                match char::decode_utf16([first, second]).next() {
                    Some(Ok(c)) if surrogates::is_stand_in(c) => Err((4, TAKEN)),
                    Some(Ok(c)) => Ok((c, 4)),
                    _ => Err((2, "illegal UTF-16 surrogate")),
                }
            }
            0xDC00..0xE000 => Err((2, "illegal encoding")),
            _ => Ok((char::from_u32(u32::from(first)).unwrap_or('\u{FFFD}'), 2)),
        }
    }
}

fn decode_utf8(bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
    let mut out = String::with_capacity(bytes.len());
    let mut start = 0;
    loop {
        let error = match std::str::from_utf8(&bytes[start..]) {
            Ok(text) => {
                if let Some(at) = surrogates::find(text) {
                    let at = start + at;
                    return Err(Failure::Fault(Codec::Utf8.fault(at, at + 4, TAKEN)));
                }
                out.push_str(text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let bad = start + error.valid_up_to();
        out.push_str(std::str::from_utf8(&bytes[start..bad]).unwrap_or_default());
        if on_error == OnError::SurrogatePass
            && let Some(&[0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF]) = bytes.get(bad..bad + 3)
        {
            let code = 0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F);
            out.extend(surrogate_of(code));
            start = bad + 3;
            continue;
        }
        let end = error.error_len().map_or(bytes.len(), |len| bad + len);
        let reason = match (error.error_len(), bytes[bad]) {
            (None, _) => "unexpected end of data",
            (Some(_), 0x80..=0xC1 | 0xF5..) => "invalid start byte",
            (Some(_), _) => "invalid continuation byte",
        };
        let fault = Codec::Utf8.fault(bad, end, reason);
        replace_bytes(&bytes[bad..end], on_error, fault, &mut out)?;
        start = end;
    }
}

/// Appends what stands for bytes that cannot be decoded.
pub(super) fn replace_bytes(
    bytes: &[u8],
    on_error: OnError,
    fault: Fault,
    out: &mut String,
) -> Result<(), Failure> {
    match on_error {
        OnError::Strict
        | OnError::XmlCharRefReplace
        | OnError::NameReplace
        | OnError::SurrogatePass => return Err(Failure::Fault(fault)),
        OnError::SurrogateEscape if bytes.iter().any(u8::is_ascii) => {
            return Err(Failure::Fault(fault));
        }
        OnError::SurrogateEscape => {
            let codes = bytes.iter().map(|byte| 0xDC00 + u32::from(*byte));
            out.extend(codes.filter_map(surrogate_of));
        }
        OnError::Unknown => return Err(Failure::UnknownHandler),
        OnError::Ignore => {}
        OnError::Replace => out.push('\u{FFFD}'),
        OnError::BackslashReplace => {
            for byte in bytes {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_through_every_encoding() {
        for name in [
            "utf-8",
            "UTF-8-SIG",
            "utf_16",
            "utf-16-be",
            "utf-32",
            "utf-32-be",
        ] {
            let codec = Codec::named(name).expect(name);
            let bytes = codec.encode("aé€😀", OnError::Strict).expect(name);
            assert_eq!(
                codec.decode(&bytes, OnError::Strict).as_deref(),
                Ok("aé€😀")
            );
        }
    }

    #[test]
    fn faults_say_where_and_why() {
        let fault = |bytes: &[u8]| match Codec::Utf8.decode(bytes, OnError::Strict) {
            Err(Failure::Fault(fault)) => (fault.start, fault.end, fault.reason),
            other => panic!("{other:?}"),
        };
        assert_eq!(fault(b"a\xe2\x82b"), (1, 3, "invalid continuation byte"));
        assert_eq!(fault(b"\xe2\x82"), (0, 2, "unexpected end of data"));
        assert_eq!(fault(b"\xff"), (0, 1, "invalid start byte"));
    }
}
