//! `bide FILE`, `-c`, `-m`, `-`: finds the script, runs it, reports how it ended.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::args::{Options, Program};
use super::{complain, streams};
use crate::diagnostics::terminal::Style;
use crate::modules::errno;
use crate::reactor::signals;
use crate::repl;
use crate::runtime::ending::Ending;
use crate::runtime::interpreter::{Interpreter, Settings};
use crate::text::source::SourceFile;

/// A script, as far as it is known before it runs.
enum Script {
    Source(SourceFile),
    Bytes { name: String, bytes: Vec<u8> },
    Module(String),
    Prompt,
}

/// Runs what the options name.
pub fn run(options: Options) -> Ending {
    let script = match find(&options) {
        Ok(script) => script,
        Err(ending) => return ending,
    };
    // Where that fails, Ctrl-C just ends the process.
    let _ = signals::listen();
    let mut interpreter = Interpreter::new(settings(&options));
    let asks = options.interactive || is_set("PYTHONINSPECT") || matches!(script, Script::Prompt);
    let startup = matches!(script, Script::Prompt).then(startup).flatten();
    let mut ending = match script {
        Script::Source(source) => interpreter.run_source(source),
        Script::Bytes { name, bytes } => interpreter.run_bytes(name, bytes),
        Script::Module(name) => interpreter.run_module(&name),
        Script::Prompt => Ending::Status(0),
    };
    if asks {
        ending = repl::run(&mut interpreter, startup.as_deref());
    }
    interpreter.shut_down(ending)
}

/// Whether a variable of the environment is there and not empty.
fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The folders of `PYTHONPATH`.
fn more_folders() -> Vec<String> {
    let path = std::env::var_os("PYTHONPATH").filter(|path| !path.is_empty());
    let folders = path.iter().flat_map(std::env::split_paths);
    let here = || std::env::current_dir().ok();
    let absolute = |folder: PathBuf| match folder.as_os_str().is_empty() {
        true => here().unwrap_or_default(),
        false => std::path::absolute(&folder).unwrap_or(folder),
    };
    folders
        .map(|folder| absolute(folder).to_string_lossy().into_owned())
        .collect()
}

/// The filters of warnings: those of the environment, then those of the command line.
fn warnings(options: &Options) -> Vec<String> {
    let variable = std::env::var("PYTHONWARNINGS").unwrap_or_default();
    let filters = variable.split(',').filter(|filter| !filter.is_empty());
    let filters = filters.map(str::to_owned);
    filters.chain(options.warnings.iter().cloned()).collect()
}

/// What a prompt without a script runs first.
fn startup() -> Option<PathBuf> {
    let path = std::env::var_os("PYTHONSTARTUP").filter(|path| !path.is_empty());
    path.map(PathBuf::from)
}

fn find(options: &Options) -> Result<Script, Ending> {
    match &options.program {
        Program::File(path) => read_file(path),
        Program::Code(code) => Ok(Script::Source(SourceFile::new(
            "<string>",
            format!("{code}\n"),
        ))),
        Program::Module(name) => Ok(Script::Module(name.clone())),
        Program::Unsaid if options.interactive || std::io::stdin().is_terminal() => {
            Ok(Script::Prompt)
        }
        Program::Stdin | Program::Unsaid => read_stdin(),
    }
}

fn read_file(path: &Path) -> Result<Script, Ending> {
    let name = path.to_string_lossy().into_owned();
    if path.is_dir() {
        let main = path.join("__main__.py");
        if main.is_file() {
            return read_file(&main);
        }
        complain(&format!("can't find '__main__' module in '{name}'"));
        return Err(Ending::Status(1));
    }
    match std::fs::read(path) {
        Ok(bytes) => Ok(Script::Bytes { name, bytes }),
        Err(error) => Err(complain(&cannot_open(&name, &error))),
    }
}

fn cannot_open(name: &str, error: &std::io::Error) -> String {
    let (number, text) = errno::describe(error);
    format!("can't open file '{name}': [Errno {number}] {text}")
}

fn read_stdin() -> Result<Script, Ending> {
    let mut bytes = Vec::new();
    match std::io::stdin().read_to_end(&mut bytes) {
        Ok(_) => Ok(Script::Bytes {
            name: "<stdin>".into(),
            bytes,
        }),
        Err(error) => Err(complain(&cannot_open("<stdin>", &error))),
    }
}

fn settings(options: &Options) -> Settings {
    let (first, search) = match &options.program {
        Program::File(path) => (path.to_string_lossy().into_owned(), folder(path)),
        Program::Code(_) => ("-c".into(), String::new()),
        Program::Module(_) => ("-m".into(), String::new()),
        Program::Stdin => ("-".into(), String::new()),
        Program::Unsaid => (String::new(), String::new()),
    };
    Settings {
        argv: std::iter::once(first)
            .chain(options.args.iter().cloned())
            .collect(),
        search_path: std::iter::once(search).chain(more_folders()).collect(),
        dev_mode: options.dev_mode || is_set("PYTHONDEVMODE"),
        warnings: warnings(options),
        virtual_time: options.virtual_time,
        stdout: streams::stdout(),
        stderr: streams::stderr(),
        style: Style::of_stderr(),
    }
}

/// The folder a script's imports are looked for in: its own.
fn folder(script: &Path) -> String {
    let real = std::fs::canonicalize(script).unwrap_or_else(|_| script.to_path_buf());
    let folder = if script.is_dir() {
        Some(real.as_path())
    } else {
        real.parent()
    };
    folder.map_or(String::new(), |folder| {
        folder.to_string_lossy().into_owned()
    })
}
