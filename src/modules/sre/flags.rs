//! The names of flags, for the `repr` of a pattern.

/// The flags that are shown, in order.
const SHOWN: [(u32, &str); 7] = [
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
];

/// What every pattern of text has unless it says otherwise.
const UNICODE: u32 = 32;

/// The names of the flags, joined by `|`; what is normal is not shown.
pub fn names(flags: u32, is_bytes: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = flags & !UNICODE;
    for (flag, name) in SHOWN {
        if rest & flag != 0 {
            parts.push(name.to_owned());
            rest &= !flag;
        }
    }
    if is_bytes && flags & UNICODE != 0 {
        parts.push("re.UNICODE".to_owned());
    }
    if rest != 0 {
        parts.push(format!("0x{rest:x}"));
    }
    parts.join("|")
}
