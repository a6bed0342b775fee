//! A source file: its name, its text, and where each line starts.
//!
//! Comes in as text that is known to be UTF-8; answers "which line and column is this offset?"

use super::span::Span;

/// One file of source text, with an index of its lines.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// What to call it in messages: a path, or `<stdin>`.
    pub name: String,
    /// Where it is, for scripts that ask: the same, but absolute for the script that was run.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The offset at which each line starts; never empty.
    pub line_starts: Vec<u32>,
}

impl SourceFile {
    /// Indexes `text`; a line ends with `\n`, `\r\n` or a lone `\r`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> SourceFile {
        let (name, text) = (name.into(), text.into());
        let line_starts = line_starts(text.as_bytes());
        SourceFile {
            path: name.clone(),
            name,
            text,
            line_starts,
        }
    }

    /// The line (from 1) that holds `offset`.
    pub fn line(&self, offset: u32) -> usize {
        self.line_starts
            .partition_point(|&start| start <= offset)
            .max(1)
    }

    /// The line (from 1) and the column (from 0, in characters) of `offset`.
    pub fn line_col(&self, offset: u32) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.line_starts[line - 1] as usize;
        let end = (offset as usize).min(self.text.len());
        let before = self.text.get(start..end).unwrap_or("");
        (line, before.chars().count())
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The text of line `line` (from 1), without its line ending; empty when there is no such line.
    pub fn line_text(&self, line: usize) -> &str {
        let Some(&start) = line
            .checked_sub(1)
            .and_then(|index| self.line_starts.get(index))
        else {
            return "";
        };
        let end = self
            .line_starts
            .get(line)
            .map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// The text a span covers; empty when the span is not of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

fn line_starts(text: &[u8]) -> Vec<u32> {
    let mut starts = vec![0];
    for index in memchr::memchr2_iter(b'\n', b'\r', text) {
        let crlf = text[index] == b'\r' && text.get(index + 1) == Some(&b'\n');
        if !crlf {
            starts.push(index as u32 + 1);
        }
    }
    starts
}
