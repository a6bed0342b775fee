//! Laying out long values: the text of a `repr` is broken at its brackets and commas.
//!
//! Works on the text, so everything that shows like a display or a call is laid out alike: dicts in
//! lists, dataclasses, named tuples. Nothing but blanks and a comma at the end is added. Short items
//! stand side by side, others one to a line.

use unicode_width::UnicodeWidthStr;

use crate::syntax::scan::scan;
use crate::syntax::token::{Tok, Token};
use crate::text::source::SourceFile;

const INDENT: usize = 4;
/// Items up to this wide stand side by side.
const SHORT: usize = 16;
/// Of more items than this the rest is only counted.
const ITEMS_MAX: usize = 1000;
/// A text longer than this is cut.
const TEXT_MAX: usize = 200_000;
/// So much is left of a text that was cut.
const TEXT_CUT: usize = 4_000;
/// Brackets nested deeper stay as they are.
const DEPTH_MAX: usize = 50;

/// The text as it is shown on lines of this width.
pub fn lay_out(text: &str, width: usize) -> String {
    if text.len() > TEXT_MAX {
        return cut(text);
    }
    if text.contains('\n') || text.width() <= width {
        return text.to_owned();
    }
    let source = SourceFile::new("<value>", text);
    let scanned = scan(&source);
    if scanned.stopped.is_some() {
        return text.to_owned();
    }
    let mut reader = Reader {
        text,
        tokens: &scanned.tokens,
        at: 0,
    };
    let Some(item) = reader.item(0).filter(|_| reader.at == reader.tokens.len()) else {
        return text.to_owned();
    };
    let mut writer = Writer {
        out: String::new(),
        width,
    };
    writer.item(&item, 0, 0);
    writer.out
}

fn cut(text: &str) -> String {
    let end = text.floor_char_boundary(TEXT_CUT);
    let more = text.chars().count() - text[..end].chars().count();
    format!(
        "{}... ({} more characters; print(_) shows all)",
        &text[..end],
        grouped(more)
    )
}

/// A number with its thousands apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Something between commas: texts and groups, one after the other.
struct Item<'a> {
    parts: Vec<Part<'a>>,
    flat: &'a str,
    /// How wide it is on one line.
    width: usize,
}

enum Part<'a> {
    Text(&'a str),
    Group(Group<'a>),
}

/// Brackets with items.
struct Group<'a> {
    open: &'a str,
    items: Vec<Item<'a>>,
    /// Whether a comma follows the last item already: `(1,)`.
    comma: bool,
    close: &'a str,
    flat: &'a str,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Reader<'a> {
    /// What comes before the next comma or closing bracket.
    fn item(&mut self, depth: usize) -> Option<Item<'a>> {
        let start = self.offset();
        let mut parts = Vec::new();
        let mut from = start;
        while let Some(token) = self.tokens.get(self.at) {
            if token.tok.is_closer() || token.tok == Tok::Comma && depth > 0 {
                break;
            }
            if token.tok.closer().is_none() || depth >= DEPTH_MAX {
                self.at += 1;
                continue;
            }
            let open = token.span.range();
            parts.push(Part::Text(&self.text[from..open.start]));
            parts.push(Part::Group(self.group(depth)?));
            from = self.before();
        }
        let end = self.before().max(from);
        parts.push(Part::Text(&self.text[from..end]));
        parts.retain(|part| !matches!(part, Part::Text("")));
        let flat = &self.text[start..end];
        let width = flat.width();
        Some(Item { parts, flat, width })
    }

    fn group(&mut self, depth: usize) -> Option<Group<'a>> {
        let open = self.tokens.get(self.at)?;
        let closer = open.tok.closer()?;
        self.at += 1;
        let mut items = Vec::new();
        let mut comma = false;
        loop {
            let next = self.tokens.get(self.at)?;
            if next.tok == closer {
                self.at += 1;
                let span = open.span.to(next.span);
                return Some(Group {
                    open: &self.text[open.span.range()],
                    items,
                    comma,
                    close: &self.text[next.span.range()],
                    flat: &self.text[span.range()],
                });
            }
            items.push(self.item(depth + 1)?);
            let next = self.tokens.get(self.at)?;
            comma = next.tok == Tok::Comma;
            match next.tok {
                Tok::Comma => self.at += 1,
                tok if tok == closer => {}
                _ => return None,
            }
        }
    }

    /// Where the next token starts.
    fn offset(&self) -> usize {
        let next = self.tokens.get(self.at);
        next.map_or(self.text.len(), |token| token.span.start as usize)
    }

    /// Where the last token ended.
    fn before(&self) -> usize {
        let last = self.at.checked_sub(1).map(|at| self.tokens[at].span.end);
        last.unwrap_or(0) as usize
    }
}

struct Writer {
    out: String,
    width: usize,
}

impl Writer {
    /// Writes an item; `after` is how much must still fit behind it.
    fn item(&mut self, item: &Item, indent: usize, after: usize) {
        if item.flat.starts_with('<') {
            // What says what it is in its own way: `<Task pending cb=[...]>`.
            self.out += item.flat;
            return;
        }
        let last = item.parts.len().saturating_sub(1);
        for (index, part) in item.parts.iter().enumerate() {
            match part {
                Part::Text(text) => self.out += text,
                Part::Group(group) => {
                    let rest: usize = item.parts[index + 1..].iter().map(Part::width).sum();
                    let after = if index == last { after } else { rest + after };
                    self.group(group, indent, after);
                }
            }
        }
    }

    fn column(&self) -> usize {
        let line = self.out.rsplit('\n').next().unwrap_or("");
        line.width()
    }

    fn group(&mut self, group: &Group, indent: usize, after: usize) {
        let fits = self.column() + group.flat.width() + after <= self.width;
        if fits || group.items.is_empty() {
            self.out += group.flat;
            return;
        }
        self.out += group.open;
        if let [only] = &group.items[..]
            && matches!(only.parts.last(), Some(Part::Group(_)))
            && group.open == "("
            && !group.comma
        {
            self.item(only, indent, after + 1);
            self.out += group.close;
            return;
        }
        if group.items.len() > 2 && group.items.iter().all(Item::is_short) {
            self.side_by_side(&group.items, indent + INDENT);
        } else {
            self.one_to_a_line(&group.items, indent + INDENT);
        }
        self.new_line(indent);
        self.out += group.close;
    }

    fn new_line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn one_to_a_line(&mut self, items: &[Item], indent: usize) {
        for item in items.iter().take(ITEMS_MAX) {
            self.new_line(indent);
            self.item(item, indent, 1);
            self.out.push(',');
        }
        self.rest(items, indent);
    }

    fn side_by_side(&mut self, items: &[Item], indent: usize) {
        let mut column = self.width;
        for item in items.iter().take(ITEMS_MAX) {
            if column + item.width + 2 > self.width {
                self.new_line(indent);
                column = indent;
            } else {
                self.out.push(' ');
                column += 1;
            }
            self.item(item, indent, 1);
            self.out.push(',');
            column += item.width + 1;
        }
        self.rest(items, indent);
    }

    fn rest(&mut self, items: &[Item], indent: usize) {
        if let Some(more) = items.len().checked_sub(ITEMS_MAX).filter(|&more| more > 0) {
            self.new_line(indent);
            self.out += &format!("... {} more; print(_) shows all", grouped(more));
        }
    }
}

impl Item<'_> {
    fn is_short(&self) -> bool {
        self.width <= SHORT && matches!(self.parts[..], [Part::Text(_)])
    }
}

impl Part<'_> {
    fn width(&self) -> usize {
        match self {
            Part::Text(text) => text.width(),
            Part::Group(group) => group.flat.width(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: usize, expected: &str) {
        assert_eq!(lay_out(text, width), expected);
    }

    #[test]
    fn what_fits_stays_on_its_line() {
        check("[1, 2, 3]", 9, "[1, 2, 3]");
        check("<Task pending name='x'>", 5, "<Task pending name='x'>");
        check("'a very long text'", 5, "'a very long text'");
        check("<Task cb=[f(), g()]>", 5, "<Task cb=[f(), g()]>");
        check("it's broken (", 5, "it's broken (");
        check("()", 1, "()");
    }

    #[test]
    fn short_items_stand_side_by_side() {
        check("[1, 2, 3, 4, 5]", 12, "[\n    1, 2, 3,\n    4, 5,\n]");
    }

    #[test]
    fn others_one_to_a_line() {
        check(
            "{'name': 'Ada', 'tags': ['x', 'y'], 'z': (1,)}",
            30,
            "{\n    'name': 'Ada',\n    'tags': ['x', 'y'],\n    'z': (1,),\n}",
        );
        check(
            "{'a': [11111, 22222, 33333]}",
            18,
            "{\n    'a': [\n        11111,\n        22222,\n        33333,\n    ],\n}",
        );
    }

    #[test]
    fn calls_are_laid_out_too() {
        check(
            "Point(x=1, y=[1, 2], label='far away')",
            24,
            "Point(\n    x=1,\n    y=[1, 2],\n    label='far away',\n)",
        );
        check(
            "Counter({'a': 1, 'b': 2})",
            18,
            "Counter({\n    'a': 1,\n    'b': 2,\n})",
        );
    }

    #[test]
    fn wide_letters_count_twice() {
        check(
            "['漢字', '漢字', 'x']",
            15,
            "[\n    '漢字',\n    '漢字',\n    'x',\n]",
        );
    }

    #[test]
    fn very_much_is_cut() {
        let many = format!("[{}0]", "0, ".repeat(3000));
        let shown = lay_out(&many, 80);
        assert!(
            shown.contains("... 2,001 more; print(_) shows all"),
            "{shown}"
        );
        let long = format!("'{}'", "x".repeat(TEXT_MAX));
        assert!(lay_out(&long, 80).ends_with("(196,002 more characters; print(_) shows all)"));
    }
}
