//! The text of a `StringIO`: it is read and written at a position that counts code points.

use std::collections::TryReserveError;

use crate::objects::search::find;

/// Text with a position.
#[derive(Default)]
pub struct TextBuffer {
    text: String,
    /// How many code points the text has.
    chars: usize,
    /// The position; it may lie behind the end.
    pos: usize,
    /// The byte offset of the position, or of the end if that comes first.
    at: usize,
}

/// How lines end, and what is done about it.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub enum Newline {
    /// Every kind ends a line and is written as `\n`.
    Translated,
    /// Every kind ends a line.
    Every,
    /// Lines end as they are written.
    #[default]
    Feed,
    /// `\n` is written as `\r`, which ends lines.
    Return,
    /// `\n` is written as `\r\n`, which ends lines.
    Both,
}

impl TextBuffer {
    /// All of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position.
    pub fn pos(&self) -> usize {
        self.pos
    }

    /// How many code points there are.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Changes the position.
    pub fn seek(&mut self, pos: usize) {
        self.pos = pos;
        self.at = self.offset(0, pos);
    }

    /// The byte offset so many code points after another offset, or the end.
    fn offset(&self, from: usize, count: usize) -> usize {
        if self.chars == self.text.len() {
            return from.saturating_add(count).min(self.text.len());
        }
        let mut rest = self.text[from..].char_indices();
        rest.nth(count)
            .map_or(self.text.len(), |(offset, _)| from + offset)
    }

    /// Makes room for so many more bytes at the position, and for the gap if that lies behind the end.
    pub fn try_reserve(&mut self, bytes: usize) -> Result<(), TryReserveError> {
        let gap = self.pos.saturating_sub(self.chars);
        self.text.try_reserve(gap.saturating_add(bytes))
    }

    /// Writes over what stands at the position, or behind the end.
    pub fn write(&mut self, text: &str, chars: usize) {
        if self.pos > self.chars {
            let gap = self.pos - self.chars;
            self.text.extend(std::iter::repeat_n('\0', gap));
            (self.chars, self.at) = (self.pos, self.text.len());
        }
        if self.pos == self.chars {
            self.text.push_str(text);
        } else {
            let end = self.offset(self.at, chars);
            self.text.replace_range(self.at..end, text);
        }
        self.pos += chars;
        self.at += text.len();
        self.chars = self.chars.max(self.pos);
    }

    /// At most so many code points from the position on.
    pub fn read(&mut self, most: Option<usize>) -> &str {
        let end = match most {
            Some(most) => self.offset(self.at, most),
            None => self.text.len(),
        };
        self.pass(end)
    }

    /// The rest of the line, or at most so many code points of it.
    pub fn read_line(&mut self, newline: Newline, most: Option<usize>) -> &str {
        let rest = &self.text.as_bytes()[self.at..];
        let mut end = self.at + line_len(rest, newline);
        if let Some(most) = most {
            end = end.min(self.offset(self.at, most));
        }
        self.pass(end)
    }

    /// The text from the position to an offset, which the position moves to.
    fn pass(&mut self, end: usize) -> &str {
        let text = &self.text[self.at..end];
        self.pos += match self.chars == self.text.len() {
            true => text.len(),
            false => text.chars().count(),
        };
        self.at = end;
        text
    }

    /// Forgets what lies behind so many code points; the position stays.
    pub fn truncate(&mut self, chars: usize) {
        if chars < self.chars {
            let end = self.offset(0, chars);
            self.text.truncate(end);
            self.chars = chars;
            self.at = self.at.min(end);
        }
    }
}

/// How many bytes the first line has.
fn line_len(text: &[u8], newline: Newline) -> usize {
    line_end(text, newline).unwrap_or(text.len())
}

/// How many bytes the first line has, if it is whole whatever comes behind the text.
pub fn whole_line(text: &[u8], newline: Newline) -> Option<usize> {
    let end = line_end(text, newline)?;
    let may_go_on = newline == Newline::Every && end == text.len() && text.ends_with(b"\r");
    (!may_go_on).then_some(end)
}

/// Where the first line ends.
fn line_end(text: &[u8], newline: Newline) -> Option<usize> {
    match newline {
        Newline::Feed | Newline::Translated => memchr::memchr(b'\n', text).map(|at| at + 1),
        Newline::Return => memchr::memchr(b'\r', text).map(|at| at + 1),
        Newline::Both => find(text, b"\r\n").map(|at| at + 2),
        Newline::Every => memchr::memchr2(b'\n', b'\r', text).map(|at| {
            let pair = text[at..].starts_with(b"\r\n");
            at + 1 + usize::from(pair)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn buffer(text: &str) -> TextBuffer {
        let mut buffer = TextBuffer::default();
        buffer.write(text, text.chars().count());
        buffer.seek(0);
        buffer
    }

    #[test]
    fn reads_code_points() {
        let mut buffer = buffer("äbc\ndé");
        assert_eq!(buffer.read(Some(2)), "äb");
        assert_eq!(buffer.read_line(Newline::Feed, None), "c\n");
        assert_eq!((buffer.pos(), buffer.read(None)), (4, "dé"));
        assert_eq!((buffer.pos(), buffer.read(None)), (6, ""));
    }

    #[test]
    fn writes_over_and_behind() {
        let mut buffer = buffer("abc");
        buffer.seek(1);
        buffer.write("ö", 1);
        assert_eq!(buffer.text(), "aöc");
        buffer.truncate(2);
        buffer.seek(3);
        buffer.write("x", 1);
        assert_eq!((buffer.text(), buffer.chars()), ("aö\0x", 4));
    }

    #[test]
    fn lines_end_by_the_newline() {
        let ends = |newline| line_len(b"a\rb\r\nc\n", newline);
        let lengths = [
            Newline::Feed,
            Newline::Return,
            Newline::Both,
            Newline::Every,
        ]
        .map(ends);
        assert_eq!(lengths, [5, 2, 5, 2]);
    }
}
