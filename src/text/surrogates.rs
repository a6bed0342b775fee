//! Lone surrogates in text: each is kept as a private character that stands in for it.
//!
//! Python's strings may hold the code points U+D800 to U+DFFF, Rust's may not. A Bide string holds
//! U+10D800 to U+10DFFF, which mean nothing to anybody, in their place; the real characters of those
//! numbers are refused wherever text comes in. Whoever shows numbers or bytes asks here first.

/// From a surrogate to its stand-in.
const DISTANCE: u32 = 0x10_0000;

/// The character that is kept for a surrogate code point.
pub fn stand_in(code: u32) -> Option<char> {
    match code {
        0xD800..0xE000 => char::from_u32(code + DISTANCE),
        _ => None,
    }
}

/// The code point that scripts see in a character.
pub fn code_point(c: char) -> u32 {
    match c as u32 {
        code @ 0x10_D800..0x10_E000 => code - DISTANCE,
        code => code,
    }
}

/// Whether the character stands in for a surrogate.
pub fn is_stand_in(c: char) -> bool {
    matches!(c as u32, 0x10_D800..0x10_E000)
}

/// The character for a code point that a script names; none if there is none, or if it is one of the
/// private ones that are taken.
pub fn from_code_point(code: u32) -> Option<char> {
    match stand_in(code) {
        Some(c) => Some(c),
        None => char::from_u32(code).filter(|c| !is_stand_in(*c)),
    }
}

/// Where the first surrogate of a text begins, if there is one: quick for text without rare characters.
pub fn find(text: &str) -> Option<usize> {
    // Every stand-in begins with the byte F4, as few other characters do.
    memchr::memchr(0xF4, text.as_bytes())?;
    text.find(is_stand_in)
}
