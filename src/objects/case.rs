//! Changing the case of text: what Rust's own conversions lack.

use crate::objects::unicode::{is_cased, is_titlecase};

/// `str.title` of one character.
pub fn to_title(c: char, out: &mut String) {
    let code = c as u32;
    match code {
        // The four digraphs have a form of their own for the start of a word.
        0x1C4..=0x1C6 => out.push('\u{1C5}'),
        0x1C7..=0x1C9 => out.push('\u{1C8}'),
        0x1CA..=0x1CC => out.push('\u{1CB}'),
        0x1F1..=0x1F3 => out.push('\u{1F2}'),
        // Georgian words start with small letters.
        0x10D0..=0x10FA | 0x10FD..=0x10FF => out.push(c),
        // Greek vowels with iota below keep it there.
        0x1F80..=0x1FAF => out.extend(char::from_u32(code | 8)),
        0x1FB3 | 0x1FC3 | 0x1FF3 => out.extend(char::from_u32(code + 9)),
        0x1FBC | 0x1FCC | 0x1FFC => out.push(c),
        // Ligatures come apart, and only the first letter is a capital.
        0xDF | 0x587 | 0xFB00..=0xFB17 => {
            let mut upper = c.to_uppercase();
            out.extend(upper.next());
            out.extend(upper.flat_map(char::to_lowercase));
        }
        // These come apart into a letter and accents.
        0x1FB2 | 0x1FB4 | 0x1FC2 | 0x1FC4 | 0x1FF2 | 0x1FF4 | 0x1FB7 | 0x1FC7 | 0x1FF7 => {
            greek_with_iota(c, out);
        }
        _ => out.extend(c.to_uppercase()),
    }
}

/// A capital, its accents, and a small iota below.
fn greek_with_iota(c: char, out: &mut String) {
    let upper: Vec<char> = c.to_uppercase().collect();
    let (_, letters) = upper.split_last().unwrap_or((&'\0', &[]));
    out.extend(letters);
    out.push('\u{345}');
}

/// `str.title`
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if inside {
            lower_in_context(text, at, c, &mut out);
        } else {
            to_title(c, &mut out);
        }
        inside = is_cased(c);
    }
    out
}

/// Appends the small form; a sigma at the end of a word has one of its own.
fn lower_in_context(text: &str, at: usize, c: char, out: &mut String) {
    if c != 'Σ' {
        out.extend(c.to_lowercase());
        return;
    }
    let after = text[at + c.len_utf8()..].chars().next();
    let before = text[..at].chars().next_back();
    let last = before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic);
    out.push(if last { 'ς' } else { 'σ' });
}

/// `str.capitalize`
pub fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    let mut out = String::with_capacity(text.len());
    if let Some(first) = chars.next() {
        to_title(first, &mut out);
        let lower = text.to_lowercase();
        let first_lower: usize = first.to_lowercase().map(char::len_utf8).sum();
        out.push_str(lower.get(first_lower..).unwrap_or_default());
    }
    out
}

/// `str.swapcase`
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_uppercase() {
            lower_in_context(text, at, c, &mut out);
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    out
}

/// `str.casefold`: text as it is compared when case does not matter.
pub fn casefold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ı' => out.push(c),
            'ẞ' => out.push_str("ss"),
            // Cherokee capitals came first, so small letters fold to them.
            '\u{13A0}'..='\u{13FD}' | '\u{AB70}'..='\u{ABBF}' => out.extend(c.to_uppercase()),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    out
}

/// `str.istitle`: words start with capitals, and only words do.
pub fn is_title(text: &str) -> bool {
    let (mut inside, mut any) = (false, false);
    for c in text.chars() {
        let capital = c.is_uppercase() || is_titlecase(c);
        if (capital && inside) || (c.is_lowercase() && !inside) {
            return false;
        }
        inside = capital || c.is_lowercase();
        any |= inside;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_start_with_capitals() {
        assert_eq!(title("they're bill's"), "They'Re Bill'S");
        assert_eq!(title("ßa ǆx ŉ"), "Ssa ǅx ʼN");
        assert_eq!(capitalize("hELLO"), "Hello");
        assert_eq!(capitalize("ǆA"), "ǅa");
        assert!(is_title("Aa Bc") && !is_title("Aa B1c"));
    }

    #[test]
    fn folding_ignores_case() {
        assert_eq!(casefold("Straße ς İ"), "strasse σ i\u{307}");
    }
}
