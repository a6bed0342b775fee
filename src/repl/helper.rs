//! What rustyline asks while a line is typed: colours, hints, completions.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::sync::{Arc, MutexGuard, PoisonError};

use rustyline::completion::{Completer, Pair};
use rustyline::config::CompletionType;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hint, Hinter};
use rustyline::history::SearchDirection;
use rustyline::line_buffer::LineBuffer;
use rustyline::validate::Validator;
use rustyline::{Changeset, Context};
use unicode_width::UnicodeWidthStr;

use crate::repl::complete::{self, Wanted};
use crate::repl::editor::{Link, Question};
use crate::repl::files;
use crate::repl::highlight::{self, FAINT};
use crate::repl::keys::{Edit, PendingEdit};
use crate::repl::margin;
use crate::repl::screen::{self, Screen};
use crate::repl::typing::PROMPT;

/// At most so many completions are offered.
const OFFERS_MAX: usize = 500;
/// Earlier inputs are suggested once this much is typed.
const SUGGEST_FROM: usize = 3;

/// The helper; lives on the editor's thread.
pub struct Helper {
    link: Link,
    screen: Arc<Screen>,
    colour: bool,
    /// Whether the next drawing follows a key: only one that follows a tick is not announced.
    announced: Cell<bool>,
    /// Whether the line is drawn for the last time.
    last: Cell<bool>,
    /// A change of the buffer that stands for a completion.
    edit: PendingEdit,
    /// The call whose signature was asked for last, and what it is.
    signature: RefCell<Option<(Vec<String>, Option<String>)>>,
}

impl Helper {
    /// A helper.
    pub fn new(link: Link, screen: Arc<Screen>, colour: bool, edit: PendingEdit) -> Helper {
        Helper {
            link,
            screen,
            colour,
            announced: Cell::new(false),
            last: Cell::new(false),
            edit,
            signature: RefCell::new(None),
        }
    }

    fn pending(&self) -> MutexGuard<'_, Option<Edit>> {
        self.edit.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn signature(&self, path: Vec<String>) -> Option<String> {
        if let Some((known, signature)) = &*self.signature.borrow()
            && *known == path
        {
            return signature.clone();
        }
        let asked = path.clone();
        let signature = self.link.ask(|reply| Question::Signature(asked, reply))?;
        self.signature.replace(Some((path, signature.clone())));
        signature
    }

    /// The rest of the latest input that begins with what is typed.
    fn suggestion(&self, buffer: &str, cx: &Context<'_>) -> Option<String> {
        if buffer.len() < SUGGEST_FROM || buffer.contains('\n') || cx.history().is_empty() {
            return None;
        }
        let newest = cx.history().len() - 1;
        let history = cx.history();
        let found = history.starts_with(buffer, newest, SearchDirection::Reverse);
        let entry = found.ok()??.entry;
        let rest = &entry[buffer.len()..];
        (!rest.is_empty() && !rest.contains('\n')).then(|| rest.to_owned())
    }
}

impl rustyline::Helper for Helper {}

impl Validator for Helper {}

impl Highlighter for Helper {
    fn highlight<'l>(&self, line: &'l str, cursor: usize) -> Cow<'l, str> {
        let cursor = if self.last.get() { usize::MAX } else { cursor };
        Cow::Owned(highlight::show(line, cursor, self.colour))
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        let woken = !self.announced.replace(false);
        let prefix = self.screen.prefix(woken);
        if !self.last.get() {
            self.screen.edit();
        }
        Cow::Owned(prefix + prompt)
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.colour {
            Cow::Owned(format!("{FAINT}{hint}\x1b[0m"))
        } else {
            Cow::Borrowed(hint)
        }
    }

    fn highlight_candidate<'c>(&self, candidate: &'c str, _: CompletionType) -> Cow<'c, str> {
        // The line is drawn below the list next.
        self.announced.set(true);
        Cow::Borrowed(candidate)
    }

    /// Colours change with every key, so the whole line is drawn each time.
    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        self.announced.set(true);
        let last = kind == CmdKind::ForcedRefresh;
        self.last.set(last);
        if last {
            self.screen.hold();
        }
        true
    }
}

/// Text shown behind the cursor.
pub struct Shown {
    text: String,
    /// Whether it is what could be typed next.
    takes: bool,
}

impl Hint for Shown {
    fn display(&self) -> &str {
        &self.text
    }

    fn completion(&self) -> Option<&str> {
        self.takes.then_some(&self.text)
    }
}

impl Hinter for Helper {
    type Hint = Shown;

    fn hint(&self, buffer: &str, cursor: usize, cx: &Context<'_>) -> Option<Shown> {
        if cursor < buffer.len() {
            return None;
        }
        if let Some(text) = self.suggestion(buffer, cx) {
            // Without colour it could not be told from what was typed.
            return self.colour.then_some(Shown { text, takes: true });
        }
        let path = complete::open_call(&margin::strip(buffer))?;
        let text = fitting(format!("  {}", self.signature(path)?), buffer);
        Some(Shown { text, takes: false })
    }
}

/// A hint that ends where the terminal does.
fn fitting(hint: String, buffer: &str) -> String {
    let line = buffer.rsplit('\n').next().unwrap_or("");
    let used = if line.len() == buffer.len() {
        PROMPT.len() + line.width()
    } else {
        line.width()
    };
    let room = screen::width().saturating_sub(used + 1);
    if hint.width() <= room {
        return hint;
    }
    let kept: String = hint.chars().take(room.saturating_sub(3)).collect();
    if kept.trim().is_empty() {
        String::new()
    } else {
        kept + "..."
    }
}

impl Completer for Helper {
    type Candidate = Pair;

    fn complete(
        &self,
        buffer: &str,
        cursor: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        if self.pending().is_some() {
            return Ok((cursor, vec![same(String::new())]));
        }
        let (text, at) = margin::strip_at(buffer, cursor);
        let Some(wanted) = complete::wanted(&text[..at]) else {
            return Ok((cursor, Vec::new()));
        };
        let start = cursor - wanted.prefix().len();
        let mut offers = match &wanted {
            Wanted::Command(prefix) => complete::commands(prefix),
            Wanted::File(prefix) => files::offers(prefix),
            _ => {
                let words = self
                    .link
                    .ask(|reply| Question::Words(wanted.clone(), reply));
                words.unwrap_or_default().into_iter().map(same).collect()
            }
        };
        offers.truncate(OFFERS_MAX);
        Ok((start, offers))
    }

    fn update(&self, line: &mut LineBuffer, start: usize, elected: &str, changes: &mut Changeset) {
        match self.pending().take() {
            None => {
                let end = line.pos();
                line.replace(start..end, elected, changes);
            }
            Some(Edit::Remove(range)) => line.delete_range(range, changes),
            Some(Edit::MoveTo(place)) => line.set_pos(place),
            Some(Edit::Replace(range, text)) => line.replace(range, &text, changes),
        }
    }
}

/// A completion that is shown as it is.
pub fn same(text: String) -> Pair {
    Pair {
        display: text.clone(),
        replacement: text,
    }
}
