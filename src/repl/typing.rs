//! Where inputs come from: the line editor on a terminal that can do it, else plain lines.

use std::io;
use std::sync::Arc;

use rustix::termios::{self, OptionalActions, Termios};

use crate::repl::editor::{Editor, Link, Request};
use crate::repl::plain::Plain;
use crate::repl::screen::Screen;

/// What stands before the first line of an input.
pub const PROMPT: &str = ">>> ";

/// The person's side of the session.
pub struct Typing {
    source: Source,
    screen: Arc<Screen>,
    /// How the terminal was found.
    found: Option<Termios>,
}

enum Source {
    Editor(Editor),
    Plain(Plain),
}

impl Typing {
    /// Starts listening.
    pub fn start(link: Link, screen: Arc<Screen>, colour: bool) -> io::Result<Typing> {
        let found = termios::tcgetattr(io::stdin()).ok();
        let source = if found.is_some() && termios::isatty(io::stdout()) && !is_dumb() {
            Source::Editor(Editor::start(link, screen.clone(), colour)?)
        } else {
            Source::Plain(Plain::start(link)?)
        };
        Ok(Typing {
            source,
            screen,
            found,
        })
    }

    /// Lets it read an input, which comes as news.
    pub fn read(&self) {
        match &self.source {
            Source::Editor(editor) => {
                self.screen.hold();
                editor.read(Request {
                    prompt: PROMPT.to_owned(),
                });
            }
            Source::Plain(plain) => plain.read(PROMPT),
        }
    }

    /// Gives up the line that is being typed, after a SIGINT; gives whether it could. The editor does
    /// that by itself.
    pub fn clear(&self) -> bool {
        match &self.source {
            Source::Editor(_) => false,
            Source::Plain(plain) => {
                plain.clear(PROMPT);
                true
            }
        }
    }

    /// Leaves the terminal as it was found, even if the editor is in the middle of a line.
    pub fn restore_terminal(&self) {
        let (Source::Editor(_), Some(found)) = (&self.source, &self.found) else {
            return;
        };
        let Ok(now) = termios::tcgetattr(io::stdin()) else {
            return;
        };
        if now.local_modes != found.local_modes {
            // What fails here has failed for good: the process ends.
            let _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, found);
            let _ = io::Write::write_all(&mut io::stdout(), b"\x1b[?2004l\n");
        }
    }
}

fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| matches!(&*term, "dumb" | "cons25" | "emacs"))
}
