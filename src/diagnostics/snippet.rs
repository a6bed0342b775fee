//! A piece of source text with labels under it, drawn by miette with a theme and width of ours.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode,
    ThemeCharacters, ThemeStyles,
};

use super::terminal::Style;
use crate::text::source::SourceFile;
use crate::text::span::Span;

/// A longer line is shown in part: nobody reads a screenful of one line.
const LINE_CHARS_MAX: usize = 300;

/// Lines that one label may cover; of a longer place the first line is marked.
const LABEL_LINES_MAX: usize = 6;

/// A place in a source file and what is to be said about it.
pub struct Label {
    pub span: Span,
    /// May be empty: then the place is only marked.
    pub text: String,
}

/// Draws the places; the first label is the one that matters, and names the line in the header.
pub fn draw(source: &SourceFile, labels: &[Label], help: Option<&str>, style: &Style) -> String {
    let spans = labels.iter().map(|label| visible(source, label.span));
    if labels.is_empty() || spans.clone().any(|span| has_long_line(source, span)) {
        return brief(source, labels, help);
    }
    let labels = spans.zip(labels).enumerate().map(|(index, (span, label))| {
        let text = Some(label.text.clone()).filter(|text| !text.is_empty());
        let (start, len) = (span.start as usize, span.len() as usize);
        if index == 0 {
            LabeledSpan::new_primary_with_span(text, (start, len))
        } else {
            LabeledSpan::new(text, start, len)
        }
    });
    let picture = Picture {
        source: NamedSource::new(&source.name, printable(&source.text)),
        labels: labels.collect(),
        help: help.map(str::to_owned),
    };
    let mut drawn = String::new();
    match handler(style).render_report(&mut drawn, &picture) {
        // The first line is for a message of its own, which these have not.
        Ok(()) => drawn
            .split_once('\n')
            .map_or(String::new(), |(_, rest)| rest.trim_end().to_owned() + "\n"),
        Err(_) => String::new(),
    }
}

fn handler(style: &Style) -> GraphicalReportHandler {
    let characters = if style.unicode {
        ThemeCharacters::unicode()
    } else {
        ThemeCharacters::ascii()
    };
    let styles = if style.colour {
        ThemeStyles::ansi()
    } else {
        ThemeStyles::none()
    };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(style.width)
        .with_context_lines(1)
        .with_links(false)
        .without_cause_chain()
}

/// The part of a place that can be marked: never empty, and not too many lines.
fn visible(source: &SourceFile, span: Span) -> Span {
    let len = source.text.len() as u32;
    let at_end = span.start >= len;
    let start = if at_end {
        last_char(&source.text)
    } else {
        span.start
    };
    let mut end = if at_end {
        start
    } else {
        span.end.clamp(start, len)
    };
    if source.line(end) > source.line(start) + LABEL_LINES_MAX {
        let line = source.line(start);
        end = source.line_starts[line - 1] + source.line_text(line).len() as u32;
    }
    if end <= start {
        let width = source.text[start as usize..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        end = start + width as u32;
    }
    Span::new(start, end)
}

/// The offset of the last character that can be seen, as nothing is drawn at the end of a file.
fn last_char(text: &str) -> u32 {
    let seen = text.trim_end();
    seen.char_indices().next_back().map_or(0, |(at, _)| at) as u32
}

fn has_long_line(source: &SourceFile, span: Span) -> bool {
    let lines = source.line(span.start)..=source.line(span.end);
    lines
        .into_iter()
        .any(|line| source.line_text(line).len() > LINE_CHARS_MAX)
}

/// The places without a drawing: for lines that are too long to show.
fn brief(source: &SourceFile, labels: &[Label], help: Option<&str>) -> String {
    let mut text = String::new();
    for label in labels {
        let span = visible(source, label.span);
        let (line, column) = source.line_col(span.start);
        let shown: String = source.text[span.start as usize..]
            .lines()
            .next()
            .unwrap_or("")
            .chars()
            .take(40)
            .collect();
        text += &format!(
            "  [{}:{line}:{}] near `{}`",
            source.name,
            column + 1,
            printable(&shown)
        );
        if !label.text.is_empty() {
            text += &format!(": {}", label.text);
        }
        text.push('\n');
    }
    if let Some(help) = help {
        text += &format!("  help: {help}\n");
    }
    text
}

/// The text with control characters, which a terminal would obey, made harmless. Offsets stay.
pub fn printable(text: &str) -> String {
    let harmful = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if !text.contains(harmful) {
        return text.to_owned();
    }
    let shown = |c: char| {
        if harmful(c) {
            "?".repeat(c.len_utf8())
        } else {
            c.to_string()
        }
    };
    text.chars().map(shown).collect()
}

/// What miette draws.
struct Picture {
    source: NamedSource<String>,
    labels: Vec<LabeledSpan>,
    help: Option<String>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Picture")
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Picture {}

impl Diagnostic for Picture {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, span: Span, expected: &str) {
        let source = SourceFile::new("a.py", text);
        let label = Label {
            span,
            text: "here".into(),
        };
        assert_eq!(draw(&source, &[label], None, &Style::PLAIN), expected);
    }

    #[test]
    fn a_place_is_underlined() {
        check(
            "x = 1\ny = (2\n",
            Span::new(10, 11),
            "   ,-[a.py:2:5]\n 1 | x = 1\n 2 | y = (2\n   :     |\n   :     `-- here\n   `----\n",
        );
    }

    #[test]
    fn the_end_of_a_file_is_its_last_character() {
        check(
            "ab\n",
            Span::at(3),
            "   ,-[a.py:1:2]\n 1 | ab\n   :  |\n   :  `-- here\n   `----\n",
        );
    }

    #[test]
    fn a_very_long_line_is_not_drawn() {
        let text = "a".repeat(1000);
        check(
            &text,
            Span::new(0, 1),
            &format!("  [a.py:1:1] near `{}`: here\n", "a".repeat(40)),
        );
    }
}
