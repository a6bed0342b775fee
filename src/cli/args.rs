//! The command line, as data. Options end at the program: what follows belongs to it.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

/// One line on how the command is used.
pub const USAGE: &str = "usage: bide [option] ... [FILE | -c CODE | -m MODULE | -] [argument] ...
try 'bide --help' for more";

/// What `--help` prints.
pub const HELP: &str = "\
Bide runs asynchronous scripts: Python's language with asyncio built in.

usage: bide [option] ... [FILE | -c CODE | -m MODULE | -] [argument] ...
       bide dump tokens|ast|bytecode FILE

  FILE             run a script; '-' or nothing reads it from standard input
  -c CODE          run CODE
  -m MODULE        run a module as a script
  -i               go on with a prompt when the script has ended
  -W FILTER        filter warnings, as in Python: error, ignore::DeprecationWarning
  -X dev           development mode: all warnings, and asyncio's debug mode
  --virtual-time   let no time pass: every sleep and timeout jumps to its end
  -V, --version    print the version
  -h, --help       print this

examples:
  bide hello.py world
  bide -c 'await sleep(1); print(\"a second later\")'
  bide --virtual-time examples/retry_with_backoff.py
  bide                        at a terminal: a prompt, where 'await' works
";

/// What the command line asks for.
pub enum Command {
    Help,
    Version,
    Dump(Stage, PathBuf),
    Run(Options),
}

/// What `bide dump` shows.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    Tokens,
    Ast,
    Bytecode,
}

/// How to run what.
#[derive(Debug)]
pub struct Options {
    pub program: Program,
    /// The arguments after the program.
    pub args: Vec<String>,
    /// Whether a prompt follows the script.
    pub interactive: bool,
    pub virtual_time: bool,
    /// `-X dev`
    pub dev_mode: bool,
    /// What `-W` was given.
    pub warnings: Vec<String>,
}

/// Where the script comes from.
#[derive(PartialEq, Eq, Debug)]
pub enum Program {
    File(PathBuf),
    Code(String),
    Module(String),
    /// `-`
    Stdin,
    /// Nothing was said: standard input, or a prompt if that is a terminal.
    Unsaid,
}

/// What `--version` prints.
pub fn version() -> String {
    format!(
        "Bide {} (Python {})\n",
        env!("CARGO_PKG_VERSION"),
        crate::modules::sys::PYTHON_VERSION
    )
}

/// Reads the command line; the first of `args` is the command's own name.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut options = Options {
        program: Program::Unsaid,
        args: Vec::new(),
        interactive: false,
        virtual_time: false,
        dev_mode: false,
        warnings: Vec::new(),
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Short('i') => options.interactive = true,
            // Output is as unbuffered as it needs to be, and no bytecode is written.
            Short('u' | 'B') => {}
            Long("virtual-time") => options.virtual_time = true,
            Short('W') => options.warnings.push(parser.value()?.string()?),
            Short('X') => match parser.value()?.string()?.as_str() {
                "dev" => options.dev_mode = true,
                other => return Err(format!("'-X {other}' is not in Bide").into()),
            },
            Short('c') => options.program = Program::Code(parser.value()?.string()?),
            Short('m') => options.program = Program::Module(parser.value()?.string()?),
            Value(name) if name == "dump" => match dump_stage(&mut parser)? {
                Some((stage, path)) => return Ok(Command::Dump(stage, path)),
                None => options.program = Program::File("dump".into()),
            },
            Value(name) if name == "-" => options.program = Program::Stdin,
            Value(path) => options.program = Program::File(path.into()),
            _ => return Err(arg.unexpected()),
        }
        if options.program != Program::Unsaid {
            break;
        }
    }
    options.args = rest(&mut parser)?;
    Ok(Command::Run(options))
}

/// The stage and file after `dump`; none if `dump` is rather the name of a script.
fn dump_stage(parser: &mut lexopt::Parser) -> Result<Option<(Stage, PathBuf)>, lexopt::Error> {
    let Some(mut raw) = parser.try_raw_args() else {
        return Ok(None);
    };
    let stage = match raw.peek().and_then(|word| word.to_str()) {
        Some("tokens") => Stage::Tokens,
        Some("ast") => Stage::Ast,
        Some("bytecode") => Stage::Bytecode,
        _ => return Ok(None),
    };
    raw.next();
    let missing = || lexopt::Error::Custom("'dump' needs a file".into());
    let path = raw.next().ok_or_else(missing)?;
    Ok(Some((stage, path.into())))
}

fn rest(parser: &mut lexopt::Parser) -> Result<Vec<String>, lexopt::Error> {
    let raw = parser.raw_args()?;
    Ok(raw.map(|arg| arg.to_string_lossy().into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, program: Program, args: &[&str]) -> Options {
        let words = line.split_whitespace().map(OsString::from);
        let Ok(Command::Run(options)) = parse(words) else {
            panic!("{line} runs nothing");
        };
        assert_eq!(options.program, program);
        assert_eq!(options.args, args);
        options
    }

    #[test]
    fn options_end_at_the_program() {
        check(
            "bide a.py -c --help",
            Program::File("a.py".into()),
            &["-c", "--help"],
        );
        check(
            "bide -c pass -i x",
            Program::Code("pass".into()),
            &["-i", "x"],
        );
        check("bide -m mod -V", Program::Module("mod".into()), &["-V"]);
        check("bide - a", Program::Stdin, &["a"]);
        check("bide", Program::Unsaid, &[]);
    }

    #[test]
    fn options_before_it_are_ours() {
        let options = check(
            "bide -i --virtual-time a.py",
            Program::File("a.py".into()),
            &[],
        );
        assert!(options.interactive && options.virtual_time);
    }

    #[test]
    fn some_options_have_a_value() {
        let options = check(
            "bide -X dev -W error -Wignore a.py",
            Program::File("a.py".into()),
            &[],
        );
        assert!(options.dev_mode);
        assert_eq!(options.warnings, ["error", "ignore"]);
        let unknown = ["bide", "-X", "frozen_modules"].map(OsString::from);
        assert!(parse(unknown).is_err());
    }

    #[test]
    fn a_script_may_be_called_dump() {
        check("bide dump it", Program::File("dump".into()), &["it"]);
    }
}
