//! What stands behind a backslash in a pattern.

use super::parse::{Fault, Parser};
use super::tree::{At, Category, Item, Node, Set};
use crate::text::{character_names, surrogates};

/// The largest octal escape.
const OCTAL_MAX: u32 = 0o377;

/// An escape in a pattern, of which the backslash at `start` has been read.
pub fn in_pattern(parser: &mut Parser, start: usize) -> Result<Node, Fault> {
    let Some(char) = parser.next() else {
        return Err(parser.fault("bad escape (end of pattern)", start));
    };
    if let Some(category) = category(char) {
        let items = vec![Item::Category(category)];
        return Ok(Node::Set(Set {
            negated: false,
            items,
        }));
    }
    let at = match char {
        'A' => Some(At::BeginningOfString),
        'b' => Some(At::Boundary),
        'B' => Some(At::NonBoundary),
        'Z' | 'z' => Some(At::EndOfString),
        _ => None,
    };
    if let Some(at) = at {
        return Ok(Node::At(at));
    }
    let code = match char {
        '0' => {
            let digits = parser.run(2, |char| char.is_digit(8));
            u32::from_str_radix(&digits, 8).unwrap_or(0)
        }
        '1'..='9' => return number(parser, char, start),
        char => character(parser, char, start)?,
    };
    Ok(Node::Char {
        code,
        negated: false,
    })
}

/// An escape in a set.
pub fn in_set(parser: &mut Parser, start: usize) -> Result<Item, Fault> {
    let Some(char) = parser.next() else {
        return Err(parser.fault("bad escape (end of pattern)", start));
    };
    if let Some(category) = category(char) {
        return Ok(Item::Category(category));
    }
    let code = match char {
        'b' => 8,
        '0'..='7' => {
            parser.run(2, |char| char.is_digit(8));
            octal(parser, start)?
        }
        char => character(parser, char, start)?,
    };
    Ok(Item::Char(code))
}

fn category(char: char) -> Option<Category> {
    Some(match char {
        'd' => Category::Digit,
        'D' => Category::NotDigit,
        's' => Category::Space,
        'S' => Category::NotSpace,
        'w' => Category::Word,
        'W' => Category::NotWord,
        _ => return None,
    })
}

/// The digits since the backslash, as an octal number.
fn octal(parser: &Parser, start: usize) -> Result<u32, Fault> {
    let text = parser.text(start);
    let code = u32::from_str_radix(&text[1..], 8).unwrap_or(u32::MAX);
    if code > OCTAL_MAX {
        let message = format!("octal escape value {text} outside of range 0-0o377");
        return Err(parser.fault(message, start));
    }
    Ok(code)
}

/// A group's number, or three octal digits.
fn number(parser: &mut Parser, first: char, start: usize) -> Result<Node, Fault> {
    let second = parser.run(1, |char| char.is_ascii_digit());
    let are_octal = first.is_digit(8) && second.chars().any(|char| char.is_digit(8));
    if are_octal && !parser.run(1, |char| char.is_digit(8)).is_empty() {
        let code = octal(parser, start)?;
        return Ok(Node::Char {
            code,
            negated: false,
        });
    }
    let group = parser.text(start)[1..].parse().unwrap_or(usize::MAX);
    parser.back_reference(group, start)
}

/// The code of an escape that means the same everywhere.
fn character(parser: &mut Parser, char: char, start: usize) -> Result<u32, Fault> {
    Ok(match char {
        'a' => 7,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        'x' => hexadecimal(parser, 2, start)?,
        'u' if !parser.is_bytes => hexadecimal(parser, 4, start)?,
        'U' if !parser.is_bytes => {
            let code = hexadecimal(parser, 8, start)?;
            if code > 0x10_FFFF {
                return Err(parser.fault(format!("bad escape {}", parser.text(start)), start));
            }
            code
        }
        'N' if !parser.is_bytes => named(parser, start)?,
        char if char.is_ascii_alphanumeric() => {
            return Err(parser.fault(format!("bad escape {}", parser.text(start)), start));
        }
        char => surrogates::code_point(char),
    })
}

fn hexadecimal(parser: &mut Parser, digits: usize, start: usize) -> Result<u32, Fault> {
    let found = parser.run(digits, |char| char.is_ascii_hexdigit());
    if found.len() < digits {
        let message = format!("incomplete escape {}", parser.text(start));
        return Err(parser.fault(message, start));
    }
    Ok(u32::from_str_radix(&found, 16).unwrap_or(u32::MAX))
}

/// `\N{name}`
fn named(parser: &mut Parser, start: usize) -> Result<u32, Fault> {
    if parser.peek() != Some('{') {
        return Err(parser.fault("missing {", parser.at));
    }
    parser.at += 1;
    let name = parser.name_until('}', "character name")?;
    match character_names::character_named(&name) {
        Some(found) => Ok(u32::from(found)),
        None => {
            let shown = crate::objects::quote::quoted(&name);
            Err(parser.fault(format!("undefined character name {shown}"), start))
        }
    }
}
