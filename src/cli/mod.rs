//! What a person types: arguments, and what each command does.
//!
//! In: the command line. Out: an [`Ending`], which `main` makes the end of the process. Nothing here
//! knows how a script is run; that is [`crate::runtime`].

mod args;
mod dump;
mod run;
mod streams;

use std::ffi::OsString;
use std::io::Write;

use args::Command;

pub use crate::runtime::ending::Ending;

/// The status of a bug in Bide itself.
pub const INTERNAL_ERROR: u8 = 70;

/// The status of a command line that makes no sense, or names a file that cannot be read.
const USAGE_ERROR: u8 = 2;

/// Does what the command line says.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Ending {
    crate::diagnostics::internal::install();
    match args::parse(args) {
        Ok(Command::Help) => print(args::HELP),
        Ok(Command::Version) => print(&args::version()),
        Ok(Command::Dump(stage, path)) => dump::dump(stage, &path),
        Ok(Command::Run(options)) => run::run(options),
        Err(problem) => complain(&format!("{problem}\n{}", args::USAGE)),
    }
}

/// Text that was asked for, on standard output.
fn print(text: &str) -> Ending {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ending::Status(0),
        Err(_) => Ending::Status(1),
    }
}

/// A line about what is wrong with the command itself, on standard error.
fn complain(problem: &str) -> Ending {
    let _ = writeln!(std::io::stderr(), "bide: {problem}");
    Ending::Status(USAGE_ERROR)
}
