//! What is between a literal's quotes, to the text or bytes it stands for.

use std::borrow::Cow;

use super::ast::Warning;
use super::error::SyntaxError;
use crate::text::Span;
use crate::text::character_names::character_named;
use crate::text::surrogates;

/// A piece of a literal's source.
#[derive(Copy, Clone)]
pub struct Body<'s> {
    /// The source text.
    pub text: &'s str,
    /// Where it starts.
    pub start: u32,
    /// Backslashes stand for themselves.
    pub raw: bool,
    /// `{{` and `}}` stand for one brace.
    pub braces: bool,
}

/// The text that a piece of a string stands for.
pub fn decode_str(body: Body, warnings: &mut Vec<Warning>) -> Result<String, SyntaxError> {
    let text = unify_line_ends(body.text);
    if !text.contains(['\\', '{', '}']) {
        return Ok(text.into_owned());
    }
    let mut decoder = Decoder {
        text: &text,
        at: 0,
        body,
        warnings,
    };
    let mut out = String::with_capacity(text.len());
    while let Some(character) = decoder.next_char() {
        match character {
            '\\' if !body.raw => out.extend(decoder.escape()?),
            '{' | '}' if body.braces => {
                decoder.at += 1;
                out.push(character);
            }
            other => out.push(other),
        }
    }
    Ok(out)
}

/// The bytes that a bytes literal stands for.
pub fn decode_bytes(body: Body, warnings: &mut Vec<Warning>) -> Result<Vec<u8>, SyntaxError> {
    if !body.text.is_ascii() {
        let span = Span::new(body.start, body.start + body.text.len() as u32);
        return Err(SyntaxError::new(
            span,
            "bytes can only contain ASCII literal characters",
        ));
    }
    let text = unify_line_ends(body.text);
    let mut decoder = Decoder {
        text: &text,
        at: 0,
        body,
        warnings,
    };
    let mut out = Vec::with_capacity(text.len());
    while let Some(character) = decoder.next_char() {
        match character {
            '\\' if !body.raw => decoder.byte_escape(&mut out)?,
            other => out.push(other as u8),
        }
    }
    Ok(out)
}

fn unify_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Cow::Borrowed(text)
}

struct Decoder<'d> {
    text: &'d str,
    at: usize,
    body: Body<'d>,
    warnings: &'d mut Vec<Warning>,
}

impl Decoder<'_> {
    fn next_char(&mut self) -> Option<char> {
        let character = self.text[self.at..].chars().next()?;
        self.at += character.len_utf8();
        Some(character)
    }

    fn span(&self) -> Span {
        Span::new(
            self.body.start,
            self.body.start + self.body.text.len() as u32,
        )
    }

    /// What follows a backslash in a string.
    fn escape(&mut self) -> Result<Option<char>, SyntaxError> {
        let from = self.at - 1;
        let Some(letter) = self.next_char() else {
            return Ok(Some('\\'));
        };
        match letter {
            'x' => self.code_point(from, 2, "truncated \\xXX escape"),
            'u' => self.code_point(from, 4, "truncated \\uXXXX escape"),
            'U' => self.code_point(from, 8, "truncated \\UXXXXXXXX escape"),
            'N' => self.named(from),
            _ => Ok(self.common_escape(letter)),
        }
    }

    /// The escapes that strings and bytes share; nothing for a joined line.
    fn common_escape(&mut self, letter: char) -> Option<char> {
        Some(match letter {
            '\n' => return None,
            '\\' | '\'' | '"' => letter,
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '0'..='7' => self.octal(),
            _ => {
                self.unknown_escape(letter);
                '\\'
            }
        })
    }

    fn octal(&mut self) -> char {
        let from = self.at - 1;
        let digits = self.text[from..]
            .bytes()
            .take(3)
            .take_while(|b| (b'0'..=b'7').contains(b))
            .count();
        self.at = from + digits;
        let code = u32::from_str_radix(&self.text[from..self.at], 8).unwrap_or(0);
        if code > 0o377 {
            self.warn_escape(&self.text[from..self.at], "octal escape sequence");
        }
        char::from_u32(code).unwrap_or('\u{fffd}')
    }

    /// An unknown escape is a backslash and the letter, which is read again.
    fn unknown_escape(&mut self, letter: char) {
        self.at -= letter.len_utf8();
        self.warn_escape(&letter.to_string(), "escape sequence");
    }

    fn warn_escape(&mut self, escape: &str, what: &str) {
        let message = format!(
            "\"\\{escape}\" is an invalid {what}. Such sequences will not work in the future. Did you mean \
             \"\\\\{escape}\"? A raw string is also an option."
        );
        self.warnings.push(Warning {
            span: self.span(),
            message,
        });
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let text = self.text.get(self.at..self.at + digits)?;
        if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += digits;
        u32::from_str_radix(text, 16).ok()
    }

    fn code_point(
        &mut self,
        from: usize,
        digits: usize,
        truncated: &str,
    ) -> Result<Option<char>, SyntaxError> {
        let Some(code) = self.hex(digits) else {
            let rest = &self.text.as_bytes()[self.at..];
            let good = rest
                .iter()
                .take(digits)
                .take_while(|byte| byte.is_ascii_hexdigit())
                .count();
            return Err(self.unicode_error(from, self.at + good, truncated));
        };
        match surrogates::from_code_point(code) {
            Some(character) => Ok(Some(character)),
            None if code <= 0x10_ffff => Err(self.private(code)),
            None => Err(self.unicode_error(from, self.at, "illegal Unicode character")),
        }
    }

    fn unicode_error(&self, from: usize, to: usize, reason: &str) -> SyntaxError {
        let message = format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{}: {reason}",
            to.saturating_sub(1)
        );
        SyntaxError::new(self.span(), message)
    }

    fn private(&self, code: u32) -> SyntaxError {
        SyntaxError::new(
            self.span(),
            format!("the private character U+{code:04X} is not supported in a string"),
        )
        .help("Bide keeps U+10D800 to U+10DFFF for lone surrogates")
    }

    /// `\N{NAME}`
    fn named(&mut self, from: usize) -> Result<Option<char>, SyntaxError> {
        let name = self.text[self.at..]
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'))
            .map(|(name, _)| name)
            .filter(|name| !name.is_empty());
        let Some(name) = name else {
            let rest = &self.text[self.at..];
            let braced = match rest.find('}') {
                Some(_) => 1,
                None => rest.len(),
            };
            let end = self.at + if rest.starts_with('{') { braced } else { 0 };
            return Err(self.unicode_error(from, end, "malformed \\N character escape"));
        };
        self.at += name.len() + 2;
        match character_named(name) {
            Some(character) => Ok(Some(character)),
            None => Err(self.unicode_error(from, self.at, "unknown Unicode character name")),
        }
    }

    /// What follows a backslash in a bytes literal.
    fn byte_escape(&mut self, out: &mut Vec<u8>) -> Result<(), SyntaxError> {
        let from = self.at - 1;
        let Some(letter) = self.next_char() else {
            out.push(b'\\');
            return Ok(());
        };
        if letter != 'x' {
            out.extend(
                self.common_escape(letter)
                    .map(|character| character as u32 as u8),
            );
            return Ok(());
        }
        match self.hex(2) {
            Some(code) => out.push(code as u8),
            None => {
                let message = format!("(value error) invalid \\x escape at position {from}");
                return Err(SyntaxError::new(self.span(), message));
            }
        }
        Ok(())
    }
}
