//! Where string literals end: prefixes, quotes, and the literal text of f-strings and t-strings.
//!
//! What their escapes stand for is `escapes.rs`.

use super::error::SyntaxError;
use crate::text::{SourceFile, Span};

/// A literal's prefix and quotes.
#[derive(Clone, Debug)]
pub struct Quotes {
    /// `'` or `"`.
    pub quote: u8,
    /// Three of them.
    pub triple: bool,
    /// Backslashes stand for themselves.
    pub raw: bool,
    /// A bytes literal.
    pub bytes: bool,
    template: Option<char>,
}

impl Quotes {
    /// Reads the prefix and first quote at `start`, and looks whether two more quotes follow.
    pub fn read(text: &str, start: Span) -> Quotes {
        let bytes = text.as_bytes();
        let last = start.end as usize - 1;
        let quote = bytes[last];
        let has = |letter: u8| {
            bytes[start.start as usize..last]
                .iter()
                .any(|b| b.eq_ignore_ascii_case(&letter))
        };
        let template = if has(b't') {
            Some('t')
        } else {
            has(b'f').then_some('f')
        };
        let triple = bytes.get(last + 1..last + 3) == Some(&[quote, quote]);
        Quotes {
            quote,
            triple,
            raw: has(b'r'),
            bytes: has(b'b'),
            template,
        }
    }

    /// The kind of template; `f` for a plain string.
    pub fn template_letter(&self) -> char {
        self.template.unwrap_or('f')
    }

    /// How many quote characters.
    pub fn len(&self) -> u32 {
        if self.triple { 3 } else { 1 }
    }

    fn close_at(&self, text: &[u8], at: usize) -> bool {
        let quotes = [self.quote; 3];
        text[at..].starts_with(&quotes[..self.len() as usize])
    }
}

/// Finds the end of a plain string whose prefix and first quote are at `start`.
pub fn scan(source: &SourceFile, start: Span, quotes: &Quotes) -> Result<u32, SyntaxError> {
    let text = source.text.as_bytes();
    let mut at = start.end as usize + if quotes.triple { 2 } else { 0 };
    let mut escaped_quote = false;
    loop {
        match text.get(at) {
            None => return Err(unterminated(source, start, at, quotes, escaped_quote)),
            Some(b'\n' | b'\r') if !quotes.triple => {
                return Err(unterminated(source, start, at, quotes, escaped_quote));
            }
            Some(b'\\') => {
                escaped_quote |= text.get(at + 1) == Some(&quotes.quote);
                at += escape_length(text, at);
            }
            Some(&byte) if byte == quotes.quote && quotes.close_at(text, at) => {
                return Ok((at as u32) + quotes.len());
            }
            Some(_) => at += 1,
        }
    }
}

/// A backslash and what it protects: one byte, or a whole line end.
fn escape_length(text: &[u8], at: usize) -> usize {
    if text[at + 1..].starts_with(b"\r\n") {
        3
    } else {
        2
    }
}

fn unterminated(
    source: &SourceFile,
    start: Span,
    at: usize,
    quotes: &Quotes,
    escaped: bool,
) -> SyntaxError {
    let at = at.min(source.text.len());
    if quotes.triple {
        let line = last_line(source);
        let message =
            format!("unterminated triple-quoted string literal (detected at line {line})");
        return SyntaxError::new(start, message).at_end();
    }
    let line = source.line(at.saturating_sub(1) as u32);
    let advice = if escaped {
        "; perhaps you escaped the end quote"
    } else {
        ""
    };
    SyntaxError::new(
        start,
        format!("unterminated string literal (detected at line {line}){advice}"),
    )
}

/// The number of the last line that has text.
fn last_line(source: &SourceFile) -> usize {
    source.line((source.text.len() as u32).saturating_sub(1))
}

/// Finds where a template's literal text stops, from `start`: at a brace or at the closing quotes.
pub fn scan_template(
    source: &SourceFile,
    start: u32,
    quotes: &Quotes,
    in_spec: bool,
    opening: Span,
) -> Result<u32, SyntaxError> {
    let text = source.text.as_bytes();
    let mut at = start as usize;
    while let Some(&byte) = text.get(at) {
        let doubled = !in_spec && text.get(at + 1) == Some(&byte);
        match byte {
            b'\\' => at += template_escape(text, at, quotes),
            b'{' | b'}' if doubled => at += 2,
            b'{' => return Ok(at as u32),
            b'}' if in_spec => return Ok(at as u32),
            b'}' => return Err(lone_brace(at, quotes)),
            b'\n' | b'\r' if !quotes.triple && in_spec => return Err(spec_newline(at, quotes)),
            b'\n' | b'\r' if !quotes.triple => break,
            _ if byte == quotes.quote && quotes.close_at(text, at) => {
                return end_of_template(at, quotes, in_spec);
            }
            _ => at += 1,
        }
    }
    Err(unterminated_template(source, at, quotes, opening))
}

/// The quotes end the template, unless a field is still open.
fn end_of_template(at: usize, quotes: &Quotes, in_spec: bool) -> Result<u32, SyntaxError> {
    if !in_spec {
        return Ok(at as u32);
    }
    let message = format!(
        "{}-string: expecting '}}', or format specs",
        quotes.template_letter()
    );
    Err(SyntaxError::new(
        Span::new(at as u32, at as u32 + 1),
        message,
    ))
}

/// How much of the text a backslash in a template takes with it.
fn template_escape(text: &[u8], at: usize, quotes: &Quotes) -> usize {
    match text.get(at + 1) {
        Some(b'{' | b'}') => 1,
        Some(b'N') if !quotes.raw && text.get(at + 2) == Some(&b'{') => {
            named_escape_length(&text[at..])
        }
        Some(_) => escape_length(text, at),
        None => 1,
    }
}

/// The length of `\N{…}`, whose braces are no field.
fn named_escape_length(text: &[u8]) -> usize {
    let end = text
        .iter()
        .position(|byte| matches!(byte, b'}' | b'\n' | b'\'' | b'"'));
    match end {
        Some(end) if text[end] == b'}' => end + 1,
        Some(end) => end,
        None => text.len(),
    }
}

fn lone_brace(at: usize, quotes: &Quotes) -> SyntaxError {
    let span = Span::new(at as u32, at as u32 + 1);
    SyntaxError::new(
        span,
        format!(
            "{}-string: single '}}' is not allowed",
            quotes.template_letter()
        ),
    )
    .help("write '}}' for a brace that stands for itself")
}

fn spec_newline(at: usize, quotes: &Quotes) -> SyntaxError {
    let letter = quotes.template_letter();
    let message = format!(
        "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
    );
    SyntaxError::new(Span::new(at as u32, at as u32 + 1), message)
}

fn unterminated_template(
    source: &SourceFile,
    at: usize,
    quotes: &Quotes,
    opening: Span,
) -> SyntaxError {
    let letter = quotes.template_letter();
    if quotes.triple {
        let line = last_line(source);
        let message =
            format!("unterminated triple-quoted {letter}-string literal (detected at line {line})");
        return SyntaxError::new(opening, message).at_end();
    }
    let line = source.line((at as u32).saturating_sub(1));
    SyntaxError::new(
        opening,
        format!("unterminated {letter}-string literal (detected at line {line})"),
    )
}

/// Refuses letters before a quote that are prefixes, but not together.
pub fn check_prefix(name: &str, span: Span) -> Result<(), SyntaxError> {
    let lower = name.to_ascii_lowercase();
    let distinct =
        |(at, letter): (usize, char)| "rubft".contains(letter) && !lower[..at].contains(letter);
    if !lower.char_indices().all(distinct) {
        return Ok(());
    }
    let clashes = [
        ('u', 'b'),
        ('u', 'r'),
        ('u', 'f'),
        ('u', 't'),
        ('b', 'f'),
        ('b', 't'),
        ('f', 't'),
    ];
    let clash = clashes
        .iter()
        .find(|(x, y)| lower.contains(*x) && lower.contains(*y));
    match clash {
        Some((x, y)) => Err(SyntaxError::new(
            span,
            format!("'{x}' and '{y}' prefixes are incompatible"),
        )),
        None => Ok(()),
    }
}
