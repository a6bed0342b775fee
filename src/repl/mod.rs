//! The prompt: what a person types is run in one session, and what comes of it is shown.
//!
//! Two threads. On the interpreter's own, `session` runs the event loop while it waits for an input,
//! and evaluates it (`commands`, `tasks`, `help`, `display` with `layout` and `standing`, `lost`). On
//! the other, `editor` reads keys: `keys` and `margin` for lines and blocks, `helper` for what
//! rustyline asks (`highlight`, `complete`, `files`, `signature`), `history` for the disk; or `plain`,
//! where the terminal can do nothing. `input` asks the parser; `screen` keeps output and the line that
//! is being typed apart.

mod commands;
mod complete;
mod display;
mod editor;
mod files;
mod help;
mod helper;
mod highlight;
mod history;
mod input;
mod keys;
mod layout;
mod lost;
mod margin;
mod names;
mod plain;
mod screen;
mod session;
mod signature;
mod standing;
mod tasks;
mod typing;

use std::path::Path;

use commands::Done;
use editor::Input;
use session::Session;

use crate::diagnostics::source_error;
use crate::modules::sys::PYTHON_VERSION;
use crate::runtime::ending::Ending;
use crate::runtime::interpreter::Interpreter;
use crate::runtime::sources;
use crate::vm::raise::Raised;

/// Reads and runs until the input ends or the script exits. `startup` is a file to run first.
pub fn run(interpreter: &mut Interpreter, startup: Option<&Path>) -> Ending {
    let mut session = match Session::begin(interpreter) {
        Ok(session) => session,
        Err(problem) => {
            // There is nobody else to tell.
            let _ = std::io::Write::write_fmt(
                &mut std::io::stderr(),
                format_args!("bide: no prompt: {problem}\n"),
            );
            return Ending::Status(1);
        }
    };
    help::install(session.cx());
    let exit = converse(&mut session, startup).err();
    session.end(exit)
}

/// The session, up to its end; gives what ended it, if that was not the end of the input.
fn converse(session: &mut Session, startup: Option<&Path>) -> Result<(), Raised> {
    if let Some(path) = startup {
        run_startup(session, path)?;
    }
    session.say(&greeting());
    loop {
        match session.read()? {
            Input::End => return Ok(()),
            Input::Cleared => {}
            Input::Text(text) if text.trim().is_empty() => {}
            Input::Text(text) if input::is_command(&text) => {
                if let Done::Quit = commands::run(session, &text)? {
                    return Ok(());
                }
            }
            Input::Text(text) if is_bare(session, text.trim(), &["exit", "quit"]) => return Ok(()),
            Input::Text(text) if is_bare(session, text.trim(), &["help"]) => {
                commands::run(session, ":help")?;
            }
            Input::Text(text) => {
                session.evaluate(&text)?;
            }
        }
    }
}

/// Whether the text is one of these words, and that means what it meant at the start.
fn is_bare(session: &mut Session, text: &str, words: &[&str]) -> bool {
    if !words.contains(&text) {
        return false;
    }
    let name = session.cx().intern(text);
    session.interpreter.globals().get_str(&name).is_none()
}

fn greeting() -> String {
    let name = format!(
        "Bide {} (Python {PYTHON_VERSION})",
        env!("CARGO_PKG_VERSION")
    );
    let advice = "`await` works here; :help helps, Ctrl-D ends";
    let gap = if screen::width() > name.len() + advice.len() + 2 {
        "  "
    } else {
        "\n"
    };
    format!("{name}{gap}{advice}")
}

/// `PYTHONSTARTUP`: what goes wrong there is told, and the session goes on.
fn run_startup(session: &mut Session, path: &Path) -> Result<(), Raised> {
    let name = path.to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => match sources::decode(name, bytes) {
            Ok(source) => session.run_file(&source).map(drop),
            Err(error) => {
                let raised = source_error::raise(session.cx(), error);
                session.report(&raised);
                Ok(())
            }
        },
        Err(error) => {
            let (_, reason) = crate::modules::errno::describe(&error);
            session.say(&format!("Could not open PYTHONSTARTUP\n{name}: {reason}"));
            Ok(())
        }
    }
}
