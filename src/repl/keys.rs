//! What keys do beyond rustyline's Emacs map: lines that are indented, margins that cannot be entered,
//! pasted programs.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rustyline::{
    Cmd, ConditionalEventHandler, Event, EventContext, KeyCode, KeyEvent, Modifiers, RepeatCount,
};

use crate::repl::editor::Interrupter;
use crate::repl::input::{self, INDENT};
use crate::repl::margin::{self, MARGIN};

/// The handler of every key.
pub struct Keys {
    /// What has been pasted so far, while a paste is under way.
    paste: Mutex<Option<String>>,
    interrupter: Arc<Interrupter>,
    edit: PendingEdit,
}

/// A change of the buffer that no command of rustyline makes. The handler leaves it here and asks for
/// a completion; the helper then makes it in place of one.
pub type PendingEdit = Arc<Mutex<Option<Edit>>>;

/// What is to be done to the buffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// This part goes, and the cursor is where it was.
    Remove(Range<usize>),
    /// The cursor goes there.
    MoveTo(usize),
    /// This part becomes that text, behind which the cursor goes.
    Replace(Range<usize>, String),
}

/// What a key does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Act {
    Command(Cmd),
    Edit(Edit),
}

impl Act {
    fn insert(text: String) -> Act {
        Act::Command(Cmd::Insert(1, text))
    }

    fn remove(range: Range<usize>) -> Act {
        Act::Edit(Edit::Remove(range))
    }

    fn move_to(place: usize) -> Act {
        Act::Edit(Edit::MoveTo(place))
    }
}

impl Keys {
    /// A handler.
    pub fn new(interrupter: Arc<Interrupter>, edit: PendingEdit) -> Keys {
        Keys {
            paste: Mutex::new(None),
            interrupter,
            edit,
        }
    }

    /// Collects a paste: it comes key by key, and goes into the buffer as a whole.
    fn paste(&self, key: KeyEvent, buffer: &str) -> Option<Cmd> {
        let mut paste = self.paste.lock().unwrap_or_else(PoisonError::into_inner);
        match key.0 {
            KeyCode::BracketedPasteStart => *paste = Some(String::new()),
            KeyCode::BracketedPasteEnd => {
                let text = paste.take()?;
                return Some(Cmd::Insert(1, pasted(&text, buffer)));
            }
            _ => paste.as_mut()?.extend(letter(key)),
        }
        Some(Cmd::Noop)
    }
}

/// The text that a key stands for in a paste.
fn letter(key: KeyEvent) -> Option<char> {
    match key {
        KeyEvent(KeyCode::Char('J'), Modifiers::CTRL) | KeyEvent(KeyCode::Enter, _) => Some('\n'),
        KeyEvent(KeyCode::Tab, _) => Some('\t'),
        KeyEvent(KeyCode::Char(c), Modifiers::NONE) => Some(c),
        _ => None,
    }
}

/// A pasted text as it goes into the buffer: a program that is indented as a whole begins at the left.
fn pasted(text: &str, buffer: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\t', "    ");
    let text = if buffer.trim().is_empty() {
        dedented(text.trim_start_matches('\n'))
    } else {
        text
    };
    margin::add(&text)
}

fn dedented(text: &str) -> String {
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let common = lines.map(blanks).min().unwrap_or(0);
    let cut = |line: &str| line.get(common..).unwrap_or("").to_owned();
    let mut lines: Vec<String> = text.lines().map(cut).collect();
    if text.ends_with('\n') {
        lines.push(String::new());
    }
    lines.join("\n")
}

impl ConditionalEventHandler for Keys {
    fn handle(&self, event: &Event, _: RepeatCount, _: bool, cx: &EventContext) -> Option<Cmd> {
        let key = *event.get(0)?;
        if let Some(command) = self.paste(key, cx.line()) {
            return Some(command);
        }
        if key == KeyEvent(KeyCode::Char('C'), Modifiers::CTRL) {
            self.interrupter.interrupt();
            return None;
        }
        if key == KeyEvent(KeyCode::Char('\\'), Modifiers::CTRL) {
            // The picture of what runs, as anywhere else; where that fails there is nobody to tell.
            let _ = signal_hook::low_level::raise(signal_hook::consts::SIGQUIT);
            return Some(Cmd::Noop);
        }
        let hinted = cx.has_hint() && cx.pos() == cx.line().len();
        match act(key, &Place::of(cx.line(), cx.pos()), hinted)? {
            Act::Command(command) => Some(command),
            Act::Edit(edit) => {
                *self.edit.lock().unwrap_or_else(PoisonError::into_inner) = Some(edit);
                Some(Cmd::Complete)
            }
        }
    }
}

/// What a key does here, if not what it does anyway.
fn act(key: KeyEvent, at: &Place, hinted: bool) -> Option<Act> {
    use KeyCode::*;
    const PLAIN: Modifiers = Modifiers::NONE;
    const CTRL: Modifiers = Modifiers::CTRL;
    match (key.0, key.1) {
        (Enter, Modifiers::ALT) => Some(at.new_line()),
        (Enter, PLAIN) | (Char('J' | 'M'), CTRL) => Some(at.enter()),
        (Tab, PLAIN) | (Char('I'), CTRL) => at.tab(),
        (BackTab, _) => at.back_tab(),
        (Backspace, PLAIN) | (Char('H'), CTRL) => at.backspace(),
        (Delete, PLAIN) | (Char('D'), CTRL) => at.next_line().map(|next| {
            let here = at.cursor;
            Act::remove(here..next)
        }),
        (Right, PLAIN) | (Char('F'), CTRL) if !hinted => at.next_line().map(Act::move_to),
        (Left, PLAIN) | (Char('B'), CTRL) => at.last_line().map(Act::move_to),
        (Home, PLAIN) | (Char('A'), CTRL) => at.home(),
        (Char('U'), CTRL) => at.kill_to_start(),
        (Char(':'), PLAIN) => at.colon(),
        _ => None,
    }
}

/// Where the cursor is.
struct Place<'a> {
    buffer: &'a str,
    cursor: usize,
    /// Whether its line is the buffer's first, which has no margin.
    first: bool,
    /// How wide that is.
    margin: usize,
    /// What stands before it in its line, without the margin.
    before: &'a str,
    /// What stands behind it in the buffer.
    after: &'a str,
}

impl<'a> Place<'a> {
    fn of(buffer: &'a str, cursor: usize) -> Place<'a> {
        let (head, after) = buffer.split_at(cursor);
        let line = head.rsplit('\n').next().unwrap_or("");
        let first = line.len() == head.len();
        let cut = if first { 0 } else { margin::margin_of(line) };
        Place {
            buffer,
            cursor,
            first,
            margin: cut,
            before: &line[cut..],
            after,
        }
    }

    /// Runs what is whole; else begins a new line.
    fn enter(&self) -> Act {
        if !self.after.contains('\n') && input::is_complete(&margin::strip(self.buffer)) {
            return Act::Command(Cmd::AcceptLine);
        }
        self.new_line()
    }

    fn new_line(&self) -> Act {
        let head = margin::strip(&self.buffer[..self.cursor]);
        let indent = if head.trim().is_empty() {
            0
        } else {
            input::next_indent(&head)
        };
        Act::insert(format!("\n{MARGIN}{}", " ".repeat(indent)))
    }

    fn in_indentation(&self) -> bool {
        self.before.chars().all(|c| c == ' ')
    }

    fn tab(&self) -> Option<Act> {
        if self.first && self.before.is_empty() {
            return Some(Act::Command(Cmd::Noop));
        }
        if !self.in_indentation() {
            return None;
        }
        let blanks = INDENT - self.before.len() % INDENT;
        Some(Act::insert(" ".repeat(blanks)))
    }

    /// Takes back a level of indentation.
    fn back_tab(&self) -> Option<Act> {
        if !self.in_indentation() || self.before.is_empty() {
            return None;
        }
        let level = (self.before.len() - 1) % INDENT + 1;
        Some(Act::remove(self.cursor - level..self.cursor))
    }

    fn backspace(&self) -> Option<Act> {
        match self.last_line() {
            Some(end) => Some(Act::remove(end..self.cursor)),
            None => self.back_tab(),
        }
    }

    /// Where the line before ends, if nothing but the margin is in between.
    fn last_line(&self) -> Option<usize> {
        let starts = !self.first && self.before.is_empty();
        starts
            .then(|| self.buffer[..self.cursor].rfind('\n'))
            .flatten()
    }

    /// Where the next line starts, if nothing but the margin is in between.
    fn next_line(&self) -> Option<usize> {
        let line = self.after.strip_prefix('\n')?.split('\n').next()?;
        Some(self.cursor + 1 + margin::margin_of(line))
    }

    /// To the start of the text, from there to the start of the line.
    fn home(&self) -> Option<Act> {
        let text = self.before.trim_start_matches(' ').len();
        let back = if text == 0 { self.before.len() } else { text };
        Some(Act::move_to(self.cursor - back))
    }

    fn kill_to_start(&self) -> Option<Act> {
        match self.before.len() {
            _ if self.first => None,
            0 => self.backspace(),
            before => Some(Act::remove(self.cursor - before..self.cursor)),
        }
    }

    /// The colon of an `else:` that is indented as the block before it moves it out by a level.
    fn colon(&self) -> Option<Act> {
        let word = self.before.trim_start_matches(' ');
        let indent = self.before.len() - word.len();
        let head = margin::strip(&self.buffer[..self.cursor - self.before.len()]);
        let before = head.trim_end().rsplit('\n').next().unwrap_or("");
        let level = before.len() - before.trim_start_matches(' ').len();
        let opens = before.ends_with(':');
        let moves = !self.first && indent >= INDENT && indent >= level && !opens;
        if !moves || !continues_statement(word) || self.line_rest() {
            return None;
        }
        let line = self.cursor - self.before.len() - self.margin;
        Some(Act::Edit(Edit::Replace(
            line..self.cursor,
            format!("{MARGIN}{}{word}:", " ".repeat(indent - INDENT)),
        )))
    }

    /// Whether something stands behind the cursor in its line.
    fn line_rest(&self) -> bool {
        !self.after.is_empty() && !self.after.starts_with('\n')
    }
}

/// Whether a line like this goes on with the statement that the lines before it belong to.
fn continues_statement(line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or("");
    matches!(line, "else" | "finally" | "except")
        || matches!(word, "elif" | "except") && line.len() > word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a text with a cursor, `|`.
    fn check(key: KeyCode, text: &str, expected: &str) {
        let buffer = margin::add(text);
        let cursor = buffer.find('|').expect("a cursor");
        let mut buffer = buffer.replace('|', "");
        let act = act(
            KeyEvent(key, Modifiers::NONE),
            &Place::of(&buffer, cursor),
            false,
        );
        let cursor = match act.expect("it does something") {
            Act::Command(Cmd::Insert(1, text)) => {
                buffer.insert_str(cursor, &text);
                cursor + text.len()
            }
            Act::Command(command) => {
                assert_eq!(format!("{command:?}"), expected);
                return;
            }
            Act::Edit(Edit::Remove(range)) => {
                buffer.replace_range(range.clone(), "");
                range.start
            }
            Act::Edit(Edit::MoveTo(place)) => place,
            Act::Edit(Edit::Replace(range, text)) => {
                buffer.replace_range(range.clone(), &text);
                range.start + text.len()
            }
        };
        buffer.insert(cursor, '|');
        assert_eq!(margin::strip(&buffer), expected, "{text:?}");
    }

    fn does_nothing(key: KeyCode, text: &str) {
        let cursor = text.find('|').expect("a cursor");
        let buffer = text.replace('|', "");
        let key = KeyEvent(key, Modifiers::NONE);
        assert_eq!(act(key, &Place::of(&buffer, cursor), false), None);
    }

    #[test]
    fn enter_runs_or_goes_on() {
        check(KeyCode::Enter, "x = 1|", "AcceptLine");
        check(KeyCode::Enter, "x| = 1", "AcceptLine");
        check(KeyCode::Enter, "if x:|", "if x:\n    |");
        check(KeyCode::Enter, "if x:\n    y\n    |", "AcceptLine");
        check(KeyCode::Enter, "a|\nb", "a\n|\nb");
    }

    #[test]
    fn backspace_goes_by_levels_and_over_margins() {
        check(KeyCode::Backspace, "if x:\n|", "if x:|");
        check(KeyCode::Backspace, "if x:\n    |", "if x:\n|");
        check(KeyCode::Backspace, "if x:\n      |", "if x:\n    |");
        does_nothing(KeyCode::Backspace, "x|");
        check(KeyCode::Delete, "x|\ny", "x|y");
    }

    #[test]
    fn the_margin_is_never_entered() {
        check(KeyCode::Home, "if x:\n    yes|", "if x:\n    |yes");
        check(KeyCode::Home, "if x:\n    |yes", "if x:\n|    yes");
        check(KeyCode::Home, "ne|", "|ne");
        check(KeyCode::Left, "a\n|b", "a|\nb");
        check(KeyCode::Right, "a|\nb", "a\n|b");
        does_nothing(KeyCode::Left, "a|");
        does_nothing(KeyCode::Right, "a|b");
    }

    #[test]
    fn else_moves_out() {
        let colon = KeyCode::Char(':');
        check(colon, "if x:\n    y\n    else|", "if x:\n    y\nelse:|");
        check(
            colon,
            "try:\n    y\n    except A|",
            "try:\n    y\nexcept A:|",
        );
    }

    #[test]
    fn what_is_pasted_is_moved_to_the_left() {
        assert_eq!(
            pasted("    if x:\n        y\n", ""),
            "if x:\n        y\n    "
        );
        assert_eq!(pasted("b\r\n  c", "a = "), "b\n      c");
    }
}
