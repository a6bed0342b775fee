//! Characters by name: what `\N{BULLET}` means.

/// The control characters, which have no names of their own but go by these.
const ALIASES: &[(&str, char)] = &[
    ("NULL", '\0'),
    ("NUL", '\0'),
    ("BELL", '\u{1F514}'),
    ("ALERT", '\x07'),
    ("BEL", '\x07'),
    ("BACKSPACE", '\x08'),
    ("BS", '\x08'),
    ("CHARACTER TABULATION", '\t'),
    ("HORIZONTAL TABULATION", '\t'),
    ("TAB", '\t'),
    ("LINE FEED", '\n'),
    ("NEW LINE", '\n'),
    ("END OF LINE", '\n'),
    ("LF", '\n'),
    ("NL", '\n'),
    ("EOL", '\n'),
    ("LINE TABULATION", '\x0b'),
    ("VERTICAL TABULATION", '\x0b'),
    ("VT", '\x0b'),
    ("FORM FEED", '\x0c'),
    ("FF", '\x0c'),
    ("CARRIAGE RETURN", '\r'),
    ("CR", '\r'),
    ("ESCAPE", '\x1b'),
    ("ESC", '\x1b'),
    ("SPACE", ' '),
    ("SP", ' '),
    ("DELETE", '\x7f'),
    ("DEL", '\x7f'),
    ("NEXT LINE", '\u{85}'),
    ("NEL", '\u{85}'),
    ("NBSP", '\u{a0}'),
    ("SOFT HYPHEN", '\u{ad}'),
    ("SHY", '\u{ad}'),
    ("ZERO WIDTH SPACE", '\u{200b}'),
    ("ZWSP", '\u{200b}'),
    ("ZWNJ", '\u{200c}'),
    ("ZWJ", '\u{200d}'),
    ("LRM", '\u{200e}'),
    ("RLM", '\u{200f}'),
    ("BOM", '\u{feff}'),
    ("BYTE ORDER MARK", '\u{feff}'),
    ("ZWNBSP", '\u{feff}'),
];

/// The name of a character, if it has one.
pub fn name_of(character: char) -> Option<String> {
    unicode_names2::name(character).map(|name| name.to_string())
}

/// The character of this name, in whatever case it is written.
pub fn character_named(name: &str) -> Option<char> {
    let alias = ALIASES
        .iter()
        .find(|(alias, _)| alias.eq_ignore_ascii_case(name));
    match alias {
        Some((_, character)) => Some(*character),
        None => unicode_names2::character(name),
    }
}
