//! Function bodies that are left for later: where they end, found without reading their tokens.
//!
//! Only the library that is embedded in the binary is read so: a mistake in a body that is left out would
//! go unnoticed. A body is left out as a whole, but for its docstring; its place is taken by one token.

/// What may make the body need something of the class around it.
const NEEDS_CLASS: [&[u8]; 2] = [b"super", b"__class__"];

/// Where the last statement of the block ends whose lines begin at `start` and are indented further than
/// `margin` columns; none if it should be read at once.
pub fn body_end(text: &str, start: u32, margin: u32) -> Option<u32> {
    let bytes = text.as_bytes();
    let mut line = start as usize;
    let mut end = line;
    while line < bytes.len() {
        let first = line
            + bytes[line..]
                .iter()
                .take_while(|byte| **byte == b' ')
                .count();
        match bytes.get(first) {
            None => break,
            Some(b'\n') => line = first + 1,
            Some(b'#') => line = past_line(bytes, first),
            Some(b'\t' | b'\r' | b'\x0c') => return None,
            Some(_) if first - line <= margin as usize => break,
            Some(_) => {
                (line, end) = past_logical_line(bytes, first)?;
            }
        }
    }
    let body = &bytes[start as usize..end];
    let needs_class = |word: &&[u8]| {
        let mut found = memchr::memmem::find_iter(body, word);
        found.any(|at| at == 0 || body[at - 1] != b'.')
    };
    (end > start as usize && !NEEDS_CLASS.iter().any(needs_class)).then_some(end as u32)
}

/// Whether a body may start with a docstring: its first token is a string.
pub fn starts_with_string(body: &str) -> bool {
    let lines = body.lines().map(str::trim_start);
    let first = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.trim_start_matches(['r', 'R', 'u', 'U']))
        .next();
    first.is_some_and(|line| line.starts_with(['"', '\'']))
}

fn past_line(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length + 1)
}

/// Past the line end that is not within brackets or a string, nor behind a backslash; and where the last
/// token before it ends.
fn past_logical_line(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut depth, mut end) = (0usize, at);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b' ' | b';' => continue,
            b'\n' if depth == 0 => return Some((at, end)),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            b'\\' => at += 1,
            b'#' => {
                at = past_line(bytes, at) - 1;
                continue;
            }
            b'"' | b'\'' => at = past_string(bytes, at, *byte)?,
            _ => {}
        }
        end = at;
    }
    Some((bytes.len(), end))
}

/// Past a string whose first quote was just passed.
fn past_string(bytes: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    let triple = bytes[at..].starts_with(&[quote, quote]);
    if triple {
        at += 2;
    } else if bytes.get(at) == Some(&quote) {
        return Some(at + 1);
    }
    loop {
        at += memchr::memchr3(quote, b'\\', b'\n', bytes.get(at..)?)? + 1;
        match bytes[at - 1] {
            b'\\' => at += 1,
            b'\n' if !triple => return None,
            b'\n' => {}
            _ if !triple => return Some(at),
            _ if bytes[at..].starts_with(&[quote, quote]) => return Some(at + 2),
            _ => {}
        }
    }
}
