//! The margin: in the editor's buffer every line but the first starts with as many blanks as the
//! prompt is wide, so that lines stand under each other; they are shown as `... `. Nobody else sees it.

/// The margin of a line.
pub const MARGIN: &str = "    ";

/// The text with a margin before each line but the first.
pub fn add(text: &str) -> String {
    text.replace('\n', &format!("\n{MARGIN}"))
}

/// The text without its margins.
pub fn strip(buffer: &str) -> String {
    strip_at(buffer, 0).0
}

/// The text without its margins, and where in it this place of the buffer is.
pub fn strip_at(buffer: &str, place: usize) -> (String, usize) {
    let mut text = String::with_capacity(buffer.len());
    let mut at = 0;
    let mut start = 0;
    for (number, line) in buffer.split('\n').enumerate() {
        let cut = if number == 0 { 0 } else { margin_of(line) };
        if number > 0 {
            text.push('\n');
        }
        if (start..=start + line.len()).contains(&place) {
            at = text.len() + (place - start).saturating_sub(cut);
        }
        text.push_str(&line[cut..]);
        start += line.len() + 1;
    }
    (text, at)
}

/// How much of a line of the buffer, which is not its first, is margin.
pub fn margin_of(line: &str) -> usize {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    blanks.min(MARGIN.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_comes_off_again() {
        for text in ["", "x", "def f():\n    return 1\n", "if x:\n\n    y"] {
            assert_eq!(strip(&add(text)), text);
        }
        assert_eq!(add("a\nb"), "a\n    b");
    }

    #[test]
    fn places_are_kept() {
        let buffer = add("if x:\n    yes");
        for (place, expected) in [(0, 0), (5, 5), (10, 6), (14, 10), (17, 13), (7, 6)] {
            assert_eq!(strip_at(&buffer, place).1, expected, "{place}");
        }
    }
}
