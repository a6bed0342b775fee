//! Lines from the terminal, until they are a whole statement.

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use crate::syntax::{InteractiveError, parse_interactive};
use crate::text::source::SourceFile;

const FIRST_PROMPT: &str = ">>> ";
const NEXT_PROMPT: &str = "... ";

/// What came of reading.
pub enum Input {
    /// A whole statement, or something no further line can make right.
    Statement(String),
    /// Ctrl-C.
    Cleared,
    /// Ctrl-D.
    End,
}

/// The line editor.
pub struct Editor {
    lines: DefaultEditor,
}

impl Editor {
    /// An editor on the terminal.
    pub fn new() -> rustyline::Result<Editor> {
        Ok(Editor {
            lines: DefaultEditor::new()?,
        })
    }

    /// Reads one statement.
    pub fn read(&mut self) -> Input {
        let mut text = String::new();
        loop {
            let prompt = if text.is_empty() {
                FIRST_PROMPT
            } else {
                NEXT_PROMPT
            };
            match self.lines.readline(prompt) {
                Ok(line) => {
                    text += &line;
                    text.push('\n');
                }
                Err(ReadlineError::Interrupted) => return Input::Cleared,
                Err(_) => return Input::End,
            }
            if text.trim().is_empty() {
                return Input::Cleared;
            }
            if is_complete(&text) {
                // History only lasts as long as the prompt: failing to keep it harms nobody.
                let _ = self.lines.add_history_entry(text.trim_end());
                return Input::Statement(text);
            }
        }
    }
}

fn is_complete(text: &str) -> bool {
    let source = SourceFile::new("<input>", text);
    !matches!(
        parse_interactive(&source),
        Err(InteractiveError::Incomplete)
    )
}
