//! What `sub` and `expand` put in the place of a match: text, a template with groups, or what a
//! function gives.

use super::matched::MatchBody;
use super::pattern::{PatternBody, body_of};
use crate::objects::bytes::Bytes;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::sequence::bytes_like;
use crate::vm::raise::Raised;

/// The largest octal escape.
const OCTAL_MAX: u32 = 0o377;

/// A template: what stands between the groups, and the groups.
pub enum Part {
    Literal(Value),
    Group(usize),
}

/// What replaces a match.
pub enum Replacement {
    /// The same text each time.
    Text(Value),
    Template(Vec<Part>),
    Function(Value),
}

impl Replacement {
    /// The replacement that the argument of `sub` is.
    pub fn of(cx: &mut Cx, pattern: &Value, given: &Value) -> Result<Replacement, Raised> {
        if cx.is_callable(given) {
            return Ok(Replacement::Function(given.clone()));
        }
        let parts = template_of(cx, pattern, given)?;
        Ok(match &parts[..] {
            [] => Replacement::Text(Value::NONE),
            [Part::Literal(text)] => Replacement::Text(text.clone()),
            _ => Replacement::Template(parts),
        })
    }

    /// What to put in the place of a match; None stands for nothing.
    pub fn put(&self, cx: &mut Cx, found: MatchBody) -> NativeResult {
        match self {
            Replacement::Text(text) => Ok(text.clone()),
            Replacement::Template(parts) => expand(cx, parts, &found),
            Replacement::Function(function) => {
                let found = MatchBody::object(cx, found);
                cx.call(function, &[found])
            }
        }
    }
}

/// A template with the groups of a match put in.
pub fn expand(cx: &mut Cx, parts: &[Part], found: &MatchBody) -> NativeResult {
    let mut texts = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Literal(text) => texts.push(text.clone()),
            Part::Group(group) => texts.extend(found.text(cx, *group)),
        }
    }
    found.subject.join(cx, &texts)
}

/// The template that a value is.
pub fn template_of(cx: &mut Cx, pattern: &Value, given: &Value) -> Result<Vec<Part>, Raised> {
    let Some(pattern) = body_of(pattern) else {
        return Err(cx.type_error("a pattern is needed"));
    };
    let inner = cx.inner(given).clone();
    // Bytes are read as the code points of the same numbers.
    let (text, is_bytes) = match inner.get::<Str>() {
        Some(text) => (text.as_str().to_owned(), false),
        None => match bytes_like(&inner) {
            Some(bytes) => (bytes.iter().map(|byte| char::from(*byte)).collect(), true),
            None => {
                let name = cx.type_name(given);
                return Err(cx.type_error(format_args!(
                    "decoding to str: need a bytes-like object, {name} found"
                )));
            }
        },
    };
    if !text.contains('\\') {
        let empty = text.is_empty();
        return Ok(if empty {
            Vec::new()
        } else {
            vec![Part::Literal(given.clone())]
        });
    }
    let mut reader = Reader {
        chars: text.chars().collect(),
        at: 0,
        given,
        pattern,
        is_bytes,
        literal: String::new(),
        parts: Vec::new(),
    };
    reader.read(cx)?;
    Ok(reader.parts)
}

/// Reads a template.
struct Reader<'a> {
    chars: Vec<char>,
    at: usize,
    given: &'a Value,
    pattern: &'a PatternBody,
    is_bytes: bool,
    /// The text since the last group.
    literal: String,
    parts: Vec<Part>,
}

impl Reader<'_> {
    fn read(&mut self, cx: &mut Cx) -> Result<(), Raised> {
        while let Some(char) = self.next() {
            if char == '\\' {
                self.escape(cx)?;
            } else {
                self.literal.push(char);
            }
        }
        self.end_literal(cx);
        Ok(())
    }

    fn next(&mut self) -> Option<char> {
        let char = self.peek()?;
        self.at += 1;
        Some(char)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        self.peek().filter(|char| wanted(*char))?;
        self.next()
    }

    fn end_literal(&mut self, cx: &mut Cx) {
        if self.literal.is_empty() {
            return;
        }
        let literal = std::mem::take(&mut self.literal);
        let value = if self.is_bytes {
            let bytes: Vec<u8> = literal.chars().map(|char| char as u32 as u8).collect();
            Bytes::new(bytes).into_value()
        } else {
            cx.str(literal)
        };
        self.parts.push(Part::Literal(value));
    }

    fn group(&mut self, cx: &mut Cx, group: usize, at: usize) -> Result<(), Raised> {
        if group > self.pattern.groups {
            return Err(self.error(cx, &format!("invalid group reference {group}"), at));
        }
        self.end_literal(cx);
        self.parts.push(Part::Group(group));
        Ok(())
    }

    /// What comes after a backslash.
    fn escape(&mut self, cx: &mut Cx) -> Result<(), Raised> {
        let start = self.at - 1;
        let Some(char) = self.next() else {
            return Err(self.error(cx, "bad escape (end of pattern)", start));
        };
        match char {
            'g' => self.named_group(cx),
            '0' => {
                let mut code = 0;
                for _ in 0..2 {
                    if let Some(digit) = self.next_if(is_octal) {
                        code = code * 8 + value_of(digit);
                    }
                }
                self.literal.extend(char::from_u32(code & 0xFF));
                Ok(())
            }
            '1'..='9' => self.number(cx, char, start),
            _ => match escaped(char) {
                Some(plain) => {
                    self.literal.push(plain);
                    Ok(())
                }
                None if char.is_ascii_alphabetic() => {
                    Err(self.error(cx, &format!("bad escape \\{char}"), start))
                }
                None => {
                    self.literal.extend(['\\', char]);
                    Ok(())
                }
            },
        }
    }

    /// `\1`, `\12`, or three octal digits.
    fn number(&mut self, cx: &mut Cx, first: char, start: usize) -> Result<(), Raised> {
        let mut digits = String::from(first);
        if let Some(second) = self.next_if(|char| char.is_ascii_digit()) {
            digits.push(second);
            if is_octal(first)
                && is_octal(second)
                && let Some(third) = self.next_if(is_octal)
            {
                digits.push(third);
                let code = digits
                    .chars()
                    .fold(0, |code, digit| code * 8 + value_of(digit));
                if code > OCTAL_MAX {
                    let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                    return Err(self.error(cx, &message, start));
                }
                self.literal.extend(char::from_u32(code));
                return Ok(());
            }
        }
        let group = digits.parse().unwrap_or(usize::MAX);
        self.group(cx, group, start + 1)
    }

    /// `\g<name>` or `\g<1>`
    fn named_group(&mut self, cx: &mut Cx) -> Result<(), Raised> {
        if self.next_if(|char| char == '<').is_none() {
            return Err(self.error(cx, "missing <", self.at));
        }
        let start = self.at;
        let rest = &self.chars[start..];
        let Some(length) = rest.iter().position(|char| *char == '>') else {
            let (message, at) = match rest.len() {
                0 => ("missing group name", start),
                _ => ("missing >, unterminated name", start),
            };
            return Err(self.error(cx, message, at));
        };
        let name: String = rest[..length].iter().collect();
        self.at += length + 1;
        if name.is_empty() {
            return Err(self.error(cx, "missing group name", start));
        }
        if name.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.group(cx, name.parse().unwrap_or(usize::MAX), start);
        }
        let shown = cx.str(name.as_str());
        if !is_group_name(&name) || self.is_bytes && !name.is_ascii() {
            let shown = cx.repr(&shown)?;
            let message = format!("bad character in group name {}", shown.as_str());
            return Err(self.error(cx, &message, start));
        }
        match cx.dict_get(&self.pattern.group_index, &shown)? {
            Some(group) => self.group(cx, group.as_int().unwrap_or(0) as usize, start),
            None => {
                let shown = cx.repr(&shown)?;
                Err(cx.index_error(format_args!("unknown group name {}", shown.as_str())))
            }
        }
    }

    fn error(&self, cx: &mut Cx, message: &str, at: usize) -> Raised {
        super::pattern_error(cx, message, self.given, Some(at))
    }
}

fn is_octal(char: char) -> bool {
    char.is_digit(8)
}

fn value_of(digit: char) -> u32 {
    digit.to_digit(8).unwrap_or(0)
}

/// The character that a letter stands for behind a backslash.
fn escaped(char: char) -> Option<char> {
    Some(match char {
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0C',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0B',
        '\\' => '\\',
        _ => return None,
    })
}

/// Whether a group can have this name.
pub fn is_group_name(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars
        .next()
        .is_some_and(|char| char == '_' || unicode_ident::is_xid_start(char));
    starts && chars.all(unicode_ident::is_xid_continue)
}
