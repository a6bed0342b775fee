//! Text to bytes and back: the encodings, and what can be done about what they cannot say.

use std::fmt::Write;

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
}

/// What to do about what an encoding cannot say.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum OnError {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
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
            Codec::Utf16 | Codec::Utf16Le => "utf-16-le",
            Codec::Utf16Be => "utf-16-be",
            Codec::Utf32 | Codec::Utf32Le => "utf-32-le",
            Codec::Utf32Be => "utf-32-be",
        }
    }

    fn fault(self, start: usize, end: usize, reason: &'static str) -> Fault {
        Fault {
            codec: self.name(),
            start,
            end,
            reason,
        }
    }

    /// Text as bytes.
    pub fn encode(self, text: &str, on_error: OnError) -> Result<Vec<u8>, Failure> {
        match self {
            Codec::Utf8 => return Ok(text.as_bytes().to_vec()),
            Codec::Utf8Sig => return Ok([b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            Codec::Utf16 => return Ok(wide(&format!("\u{FEFF}{text}"), Codec::Utf16Le)),
            Codec::Utf32 => return Ok(wide(&format!("\u{FEFF}{text}"), Codec::Utf32Le)),
            Codec::Utf16Le | Codec::Utf16Be | Codec::Utf32Le | Codec::Utf32Be => {
                return Ok(wide(text, self));
            }
            Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => {}
        }
        if text.is_ascii() {
            return Ok(text.as_bytes().to_vec());
        }
        self.encode_narrow(text, on_error)
    }

    fn encode_narrow(self, text: &str, on_error: OnError) -> Result<Vec<u8>, Failure> {
        let chars: Vec<char> = text.chars().collect();
        let mut out = Vec::with_capacity(chars.len());
        let mut at = 0;
        while at < chars.len() {
            if let Some(byte) = self.byte_of(chars[at]) {
                out.push(byte);
                at += 1;
                continue;
            }
            let run = chars[at..]
                .iter()
                .take_while(|c| self.byte_of(**c).is_none());
            let end = at + run.count();
            let fault = self.fault(at, end, self.encode_reason());
            for c in &chars[at..end] {
                substitute(*c, on_error, &fault, &mut out)?;
            }
            at = end;
        }
        Ok(out)
    }

    fn encode_reason(self) -> &'static str {
        match self {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Cp1252 => "character maps to <undefined>",
            _ => "ordinal not in range(256)",
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
                [0xFF, 0xFE, rest @ ..] => Codec::Utf16Le.decode_wide(rest, on_error),
                [0xFE, 0xFF, rest @ ..] => Codec::Utf16Be.decode_wide(rest, on_error),
                _ => Codec::Utf16Le.decode_wide(bytes, on_error),
            },
            Codec::Utf32 => match bytes {
                [0xFF, 0xFE, 0, 0, rest @ ..] => Codec::Utf32Le.decode_wide(rest, on_error),
                [0, 0, 0xFE, 0xFF, rest @ ..] => Codec::Utf32Be.decode_wide(rest, on_error),
                _ => Codec::Utf32Le.decode_wide(bytes, on_error),
            },
            Codec::Utf16Le | Codec::Utf16Be | Codec::Utf32Le | Codec::Utf32Be => {
                self.decode_wide(bytes, on_error)
            }
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

    fn decode_wide(self, bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
        let mut out = String::with_capacity(bytes.len() / 2);
        let mut at = 0;
        while at < bytes.len() {
            match self.wide_char(&bytes[at..]) {
                Ok((c, used)) => {
                    out.push(c);
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
                    Some(Ok(c)) => Ok((c, 4)),
                    _ => Err((2, "illegal UTF-16 surrogate")),
                }
            }
            0xDC00..0xE000 => Err((2, "illegal encoding")),
            _ => Ok((char::from_u32(u32::from(first)).unwrap_or('\u{FFFD}'), 2)),
        }
    }
}

/// Text in one of the wide encodings of a fixed byte order.
fn wide(text: &str, codec: Codec) -> Vec<u8> {
    let units = text.encode_utf16();
    match codec {
        Codec::Utf16Be => units.flat_map(u16::to_be_bytes).collect(),
        Codec::Utf32Le => text
            .chars()
            .flat_map(|c| (c as u32).to_le_bytes())
            .collect(),
        Codec::Utf32Be => text
            .chars()
            .flat_map(|c| (c as u32).to_be_bytes())
            .collect(),
        _ => units.flat_map(u16::to_le_bytes).collect(),
    }
}

fn decode_utf8(bytes: &[u8], on_error: OnError) -> Result<String, Failure> {
    let mut out = String::with_capacity(bytes.len());
    let mut start = 0;
    loop {
        let error = match std::str::from_utf8(&bytes[start..]) {
            Ok(text) => {
                out.push_str(text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let bad = start + error.valid_up_to();
        out.push_str(std::str::from_utf8(&bytes[start..bad]).unwrap_or_default());
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

/// Appends what stands for a character that cannot be encoded.
fn substitute(c: char, on_error: OnError, fault: &Fault, out: &mut Vec<u8>) -> Result<(), Failure> {
    match on_error {
        OnError::Strict => return Err(Failure::Fault(fault.clone())),
        OnError::Unknown => return Err(Failure::UnknownHandler),
        OnError::Ignore => {}
        OnError::Replace => out.push(b'?'),
        OnError::BackslashReplace => {
            let mut text = String::new();
            crate::objects::quote::escape(&mut text, c);
            out.extend(text.bytes());
        }
        OnError::XmlCharRefReplace => out.extend(format!("&#{};", c as u32).bytes()),
    }
    Ok(())
}

/// Appends what stands for bytes that cannot be decoded.
fn replace_bytes(
    bytes: &[u8],
    on_error: OnError,
    fault: Fault,
    out: &mut String,
) -> Result<(), Failure> {
    match on_error {
        OnError::Strict | OnError::XmlCharRefReplace => return Err(Failure::Fault(fault)),
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
