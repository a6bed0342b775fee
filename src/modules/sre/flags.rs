//! The flags of patterns, by the numbers that scripts see.

pub const IGNORECASE: u32 = 2;
pub const LOCALE: u32 = 4;
pub const MULTILINE: u32 = 8;
pub const DOTALL: u32 = 16;
pub const UNICODE: u32 = 32;
pub const VERBOSE: u32 = 64;
pub const DEBUG: u32 = 128;
pub const ASCII: u32 = 256;

/// Those that say what a letter is; only one of them holds.
pub const TYPES: u32 = ASCII | LOCALE | UNICODE;

/// The flag of a letter in a pattern.
pub fn of_letter(letter: char) -> Option<u32> {
    Some(match letter {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => return None,
    })
}

/// The flags as they hold for a pattern of text or bytes, or what is wrong with them.
pub fn completed(flags: u32, is_bytes: bool) -> Result<u32, &'static str> {
    let has = |flag| flags & flag != 0;
    match is_bytes {
        false if has(LOCALE) => Err("cannot use LOCALE flag with a str pattern"),
        false if has(ASCII) && has(UNICODE) => Err("ASCII and UNICODE flags are incompatible"),
        false if has(ASCII) => Ok(flags),
        false => Ok(flags | UNICODE),
        true if has(UNICODE) => Err("cannot use UNICODE flag with a bytes pattern"),
        true if has(LOCALE) && has(ASCII) => Err("ASCII and LOCALE flags are incompatible"),
        true => Ok(flags),
    }
}

/// The flags inside a group that turns some on and some off.
pub fn combined(flags: u32, add: u32, remove: u32) -> u32 {
    let kept = if add & TYPES != 0 {
        flags & !TYPES
    } else {
        flags
    };
    (kept | add) & !remove
}

/// The flags that the `repr` of a pattern shows, in order.
const SHOWN: [(u32, &str); 7] = [
    (IGNORECASE, "re.IGNORECASE"),
    (LOCALE, "re.LOCALE"),
    (MULTILINE, "re.MULTILINE"),
    (DOTALL, "re.DOTALL"),
    (VERBOSE, "re.VERBOSE"),
    (DEBUG, "re.DEBUG"),
    (ASCII, "re.ASCII"),
];

/// The names of the flags, joined by `|`; what is normal is not shown.
pub fn names(flags: u32) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = flags & !UNICODE;
    for (flag, name) in SHOWN {
        if rest & flag != 0 {
            parts.push(name.to_owned());
            rest &= !flag;
        }
    }
    if rest != 0 {
        parts.push(format!("0x{rest:x}"));
    }
    parts.join("|")
}
