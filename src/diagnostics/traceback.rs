//! The way an exception came: frames, chained exceptions and groups, as text.
//!
//! Laid out as CPython's tracebacks are, so that people and tools can read them. Where pictures are
//! wanted the place of the raise is drawn with its surroundings.

use super::chain::{self, Link};
use super::snippet::{self, Label};
use super::terminal::Style;
use super::{anchors, headline, help, source_error};
use crate::objects::class::is_subclass;
use crate::objects::exception::{Exception, TraceEntry};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::cx::Cx;

/// Equal frames that are shown before the rest is only counted.
const REPEATS_SHOWN: usize = 3;
/// Exceptions of one group that are shown.
const GROUP_WIDTH_MAX: usize = 15;
/// Groups within groups that are shown.
const GROUP_DEPTH_MAX: usize = 10;

/// An exception with everything that led to it, as plain text.
pub fn text(cx: &mut Cx, exception: &Ref<Exception>) -> String {
    write(cx, exception, None)
}

/// The same with the place of each raise drawn.
pub fn with_pictures(cx: &mut Cx, exception: &Ref<Exception>, style: &Style) -> String {
    write(cx, exception, Some(style))
}

fn write(cx: &mut Cx, exception: &Ref<Exception>, pictures: Option<&Style>) -> String {
    let mut writer = Writer {
        out: String::new(),
        depth: 0,
        open: false,
        pictures,
    };
    writer.chain(cx, exception);
    writer.out
}

/// Writes exceptions, those of groups behind margins.
struct Writer<'a> {
    out: String,
    /// How many groups we are in.
    depth: usize,
    /// Whether the frame around the innermost group's members is still to be closed.
    open: bool,
    pictures: Option<&'a Style>,
}

impl Writer<'_> {
    fn chain(&mut self, cx: &mut Cx, exception: &Ref<Exception>) {
        for (exception, link) in chain::of(exception) {
            match members(cx, &exception) {
                Some(_) if self.depth > GROUP_DEPTH_MAX => {
                    self.emit(
                        &format!("... (max_group_depth is {GROUP_DEPTH_MAX})\n"),
                        '|',
                    );
                }
                Some(members) => self.group(cx, &exception, &members),
                None => self.single(cx, &exception),
            }
            if let Some(link) = link {
                self.link(link);
            }
        }
    }

    fn link(&mut self, link: Link) {
        self.emit(&format!("\n{}\n\n", link.words()), '|');
    }

    fn single(&mut self, cx: &mut Cx, exception: &Ref<Exception>) {
        let frames = frames(cx, exception, self.pictures);
        if !exception.traceback.borrow().is_empty() {
            self.emit("Traceback (most recent call last):\n", '|');
        }
        self.emit(&frames, '|');
        let headline = headline::of(cx, exception);
        self.emit(&headline, '|');
    }

    fn group(&mut self, cx: &mut Cx, group: &Ref<Exception>, members: &[Value]) {
        let outermost = self.depth == 0;
        self.depth += outermost as usize;
        if !group.traceback.borrow().is_empty() {
            let margin = if outermost { '+' } else { '|' };
            self.emit(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
        }
        let frames = frames(cx, group, self.pictures);
        self.emit(&frames, '|');
        let headline = headline::of(cx, group);
        self.emit(&headline, '|');
        self.members(cx, members);
        self.depth -= outermost as usize;
    }

    fn members(&mut self, cx: &mut Cx, members: &[Value]) {
        let shown = members.len().min(GROUP_WIDTH_MAX);
        self.open = true;
        for (index, member) in members[..shown].iter().enumerate() {
            self.separator(index, &(index + 1).to_string());
            self.depth += 1;
            if let Some(member) = member.get::<Exception>() {
                self.chain(cx, member);
            }
            self.depth -= 1;
            self.open |= index + 1 < members.len();
        }
        let hidden = members.len() - shown;
        if hidden > 0 {
            self.separator(shown, "...");
            self.depth += 1;
            let plural = if hidden == 1 { "" } else { "s" };
            self.emit(&format!("and {hidden} more exception{plural}\n"), '|');
            self.depth -= 1;
        }
        if self.open {
            self.out += &format!(
                "{}+------------------------------------\n",
                "  ".repeat(self.depth + 1)
            );
            self.open = false;
        }
    }

    fn separator(&mut self, index: usize, title: &str) {
        let corner = if index == 0 { "+-" } else { "  " };
        let indent = "  ".repeat(self.depth);
        self.out += &format!("{indent}{corner}+---------------- {title} ----------------\n");
    }

    /// Adds lines, behind a margin if we are in a group.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out += text;
            return;
        }
        let indent = "  ".repeat(self.depth);
        for line in text.lines() {
            self.out += &format!("{indent}{margin} {line}\n");
        }
    }
}

/// The exceptions of a group.
fn members(cx: &mut Cx, exception: &Ref<Exception>) -> Option<Vec<Value>> {
    let class = exception.class.borrow().clone();
    if !is_subclass(&class, &cx.exceptions.BaseExceptionGroup) {
        return None;
    }
    let members = cx
        .find_attr(&exception.to_value(), &cx.names.exceptions.clone())
        .ok()??;
    let tuple = members.get::<Tuple>().map(|tuple| tuple.items().to_vec());
    tuple.or_else(|| members.get::<List>().map(|list| list.to_vec()))
}

// ---- frames ----

/// The frames, outermost first, then what can be shown of the place itself, and advice.
fn frames(cx: &mut Cx, exception: &Ref<Exception>, pictures: Option<&Style>) -> String {
    let mut entries: Vec<TraceEntry> = exception.traceback.borrow().iter().rev().cloned().collect();
    if pictures.is_none() {
        // CPython's tracebacks do not tell tasks apart.
        entries.iter_mut().for_each(|entry| entry.boundary = None);
    }
    let help = pictures.and_then(|_| help::of(cx, exception));
    let source_error = source_error::recall(cx, exception);
    let (last, before) = match (pictures, entries.split_last()) {
        (Some(style), Some((last, before))) if source_error.is_none() => {
            (Some((last, style)), before)
        }
        _ => (None, &entries[..]),
    };
    let mut text = lines(before);
    if let Some((last, style)) = last {
        text += &raise_place(last, help.as_deref(), style);
    }
    text += &match &source_error {
        Some(error) => source_place(error, pictures),
        None => String::new(),
    };
    text
}

/// The place of a source error: drawn, or as CPython shows it.
fn source_place(error: &source_error::SourceError, pictures: Option<&Style>) -> String {
    if let Some(style) = pictures {
        return error.picture(style);
    }
    let (line, column) = error.source.line_col(error.span().start);
    let text = error.source.line_text(line);
    let shown = text.trim_start();
    let indent = text.chars().count() - shown.chars().count();
    let width = error
        .source
        .slice(error.span())
        .lines()
        .next()
        .map_or(1, |part| part.chars().count().max(1));
    format!(
        "  File \"{}\", line {line}\n    {shown}\n    {}{}\n",
        error.source.name,
        " ".repeat(column.saturating_sub(indent)),
        "^".repeat(width),
    )
}

/// The innermost frame, drawn.
fn raise_place(entry: &TraceEntry, help: Option<&str>, style: &Style) -> String {
    let code = &entry.code.code;
    let label = Label {
        span: code.span_at(entry.pc),
        text: String::new(),
    };
    let picture = snippet::draw(&code.source, &[label], help, style);
    format!("{}{}", frame_line(entry), picture)
}

/// Frames as CPython shows them, repeated ones folded.
fn lines(entries: &[TraceEntry]) -> String {
    let mut text = String::new();
    let mut repeats = 0;
    for (index, entry) in entries.iter().enumerate() {
        let again = index > 0 && same_place(entry, &entries[index - 1]);
        if !again {
            text += &folded(repeats);
            repeats = 0;
        }
        repeats += 1;
        if repeats <= REPEATS_SHOWN {
            text += &frame_line(entry);
            text += &source_line(entry);
        }
    }
    text + &folded(repeats)
}

fn folded(repeats: usize) -> String {
    match repeats.saturating_sub(REPEATS_SHOWN) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".into(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}

fn same_place(a: &TraceEntry, b: &TraceEntry) -> bool {
    a.code.same(&b.code) && a.boundary.is_none() && line_of(a) == line_of(b)
}

/// The line of an entry.
pub fn line_of(entry: &TraceEntry) -> usize {
    let code = &entry.code.code;
    code.source.line(code.span_at(entry.pc).start)
}

fn frame_line(entry: &TraceEntry) -> String {
    let code = &entry.code.code;
    let boundary = entry
        .boundary
        .as_ref()
        .map_or(String::new(), |words| format!("  -- {words} --\n"));
    format!(
        "{boundary}  File \"{}\", line {}, in {}\n",
        code.source.name,
        line_of(entry),
        code.name
    )
}

/// The line of a frame, indented, with the part in question underlined if it is not all of it.
fn source_line(entry: &TraceEntry) -> String {
    let code = &entry.code.code;
    let span = code.span_at(entry.pc);
    let line = line_of(entry);
    let shown = snippet::printable(code.source.line_text(line).trim());
    if shown.is_empty() {
        return String::new();
    }
    let marks = underline(&code.source, span, line);
    let marks = marks.map_or(String::new(), |marks| format!("    {marks}\n"));
    format!("    {shown}\n{marks}")
}

/// The marks under the part in question, behind as many spaces; none if they would say nothing.
pub fn underline(source: &SourceFile, span: Span, line: usize) -> Option<String> {
    let text = source.line_text(line);
    let part = source.slice(span);
    let shown = text.trim();
    if part.is_empty() || part.contains('\n') || text.len() > 300 {
        return None;
    }
    let (_, column) = source.line_col(span.start);
    let indent = text.chars().count() - text.trim_start().chars().count();
    let column = column.saturating_sub(indent);
    let start = shown
        .char_indices()
        .nth(column)
        .map_or(shown.len(), |(at, _)| at);
    let marks = anchors::marks(shown, start, start + part.len())?;
    Some(format!("{}{marks}", " ".repeat(column)))
}
