//! The prompt's own commands, which begin with a colon, and `name?`.

use crate::bytecode::disasm;
use crate::diagnostics::source_error;
use crate::modules::asyncio::task;
use crate::objects::code::CodeObject;
use crate::objects::function::{Function, Method};
use crate::objects::value::Value;
use crate::repl::help;
use crate::repl::names;
use crate::repl::session::Session;
use crate::repl::standing::seconds;
use crate::repl::tasks;
use crate::runtime::sources;
use crate::vm::raise::Raised;

/// A command.
pub struct Command {
    pub name: &'static str,
    /// What follows it.
    pub argument: &'static str,
    pub help: &'static str,
}

const fn command(name: &'static str, argument: &'static str, help: &'static str) -> Command {
    Command {
        name,
        argument,
        help,
    }
}

/// All of them.
pub const COMMANDS: &[Command] = &[
    command(":help", "", "show this"),
    command(":tasks", "", "what runs, and where it waits"),
    command(":cancel", "N", "cancel a task, by number or name"),
    command(":time", "EXPR", "run EXPR; how long does it take?"),
    command(":dis", "NAME", "the bytecode of a function"),
    command(":load", "FILE", "run a file here"),
    command(":clear", "", "clear the screen"),
    command(":quit", "", "end the session, like Ctrl-D"),
];

/// What else is good to know: keys and what they do.
const KEYS: &[(&str, &str)] = &[
    ("name?", "what help(name) says"),
    ("_", "the last value shown"),
    ("Tab", "complete"),
    ("Right", "take the suggestion"),
    ("Ctrl-R", "search what was typed before"),
    ("Alt-Enter", "begin a new line"),
    ("Ctrl-C", "clear the line, or stop what runs"),
    ("Ctrl-D", "end the session; tasks are cancelled"),
];

/// What comes of a command.
pub enum Done {
    GoOn,
    Quit,
}

/// Does what a command says.
pub fn run(session: &mut Session, text: &str) -> Result<Done, Raised> {
    let text = text.trim();
    if let Some(subject) = text.strip_suffix('?') {
        return explain(session, subject.trim_end_matches('?'));
    }
    let (name, argument) = match text.split_once(char::is_whitespace) {
        Some((name, argument)) => (name, argument.trim()),
        None => (text, ""),
    };
    let known = COMMANDS.iter().find(|command| command.name == name);
    match known {
        None => session.say(&unknown(name)),
        Some(command) if command.argument.is_empty() != argument.is_empty() => {
            session.say(format!("usage: {name} {}", command.argument).trim_end());
        }
        Some(command) => return carry_out(session, command.name, argument),
    }
    Ok(Done::GoOn)
}

fn unknown(name: &str) -> String {
    let similar = COMMANDS.iter().filter(|command| {
        name.len() > 1 && (command.name.starts_with(name) || name.starts_with(command.name))
    });
    let similar: Vec<&str> = similar.map(|command| command.name).collect();
    match &similar[..] {
        [] => format!("no command {name}; :help shows them all"),
        similar => format!("no command {name}; did you mean {}?", similar.join(" or ")),
    }
}

fn carry_out(session: &mut Session, name: &str, argument: &str) -> Result<Done, Raised> {
    match name {
        ":help" => session.say(&help_text()),
        ":tasks" => {
            let event_loop = session.event_loop.clone();
            let tree = tasks::tree(session.cx(), &event_loop);
            session.say(&tree);
        }
        ":cancel" => cancel(session, argument),
        ":time" => time(session, argument)?,
        ":dis" => disassemble(session, argument),
        ":load" => load(session, argument)?,
        ":clear" => session.say("\x1b[H\x1b[2J\x1b[3J"),
        _ => return Ok(Done::Quit),
    }
    Ok(Done::GoOn)
}

fn help_text() -> String {
    let commands = COMMANDS.iter().map(|command| {
        let usage = format!("{} {}", command.name, command.argument);
        (usage, command.help)
    });
    let keys = KEYS.iter().map(|(key, help)| (key.to_string(), *help));
    let line = |(usage, help): (String, &str)| format!("  {usage:<14}{help}\n");
    commands.chain(keys).map(line).collect()
}

fn cancel(session: &mut Session, which: &str) {
    let event_loop = session.event_loop.clone();
    match tasks::find(&event_loop, which) {
        Some(task) => {
            // It fails only where a script's task class does.
            let _ = task::cancel(session.cx(), &task);
        }
        None => session.say(&format!("no task {which}; :tasks shows them all")),
    }
}

/// Runs an expression and says how long that took.
fn time(session: &mut Session, text: &str) -> Result<(), Raised> {
    let started = session.cx().schedule.clock.elapsed();
    if session.evaluate(text)? {
        let took = session.cx().schedule.clock.elapsed() - started;
        session.say(&format!("took {}", seconds(took.as_secs_f64())));
    }
    Ok(())
}

fn disassemble(session: &mut Session, path: &str) {
    let text = match look_up(session, path) {
        None => format!("no name {path}"),
        Some(value) => match code(&value) {
            Some(code) => disasm::listing(&code.code),
            None => format!("{path} has no bytecode: it is no function of a script"),
        },
    };
    session.say(&text);
}

/// What a dotted path names.
fn look_up(session: &mut Session, path: &str) -> Option<Value> {
    let path: Vec<String> = path.split('.').map(|name| name.trim().to_owned()).collect();
    let globals = session.interpreter.globals().clone();
    names::find(session.cx(), &globals, &path)
}

fn code(value: &Value) -> Option<&CodeObject> {
    if let Some(function) = value.get::<Function>() {
        return Some(&function.code);
    }
    match value.get::<Method>() {
        Some(method) => code(&method.function),
        None => value.get::<CodeObject>().map(|code| &**code),
    }
}

/// Runs a file in the session's namespace.
fn load(session: &mut Session, path: &str) -> Result<(), Raised> {
    let path = path.trim_matches(['"', '\'']);
    let place = match (path.strip_prefix("~/"), std::env::var("HOME")) {
        (Some(rest), Ok(home)) => format!("{home}/{rest}"),
        _ => path.to_owned(),
    };
    let bytes = match std::fs::read(&place) {
        Ok(bytes) => bytes,
        Err(error) => {
            let (_, reason) = crate::modules::errno::describe(&error);
            session.say(&format!("cannot read {path}: {reason}"));
            return Ok(());
        }
    };
    match sources::decode(place, bytes) {
        Ok(source) => {
            if session.run_file(&source).is_err() {
                // The program is at its end, and the session is not.
                session.say(&format!("{path} has left with SystemExit"));
            }
            Ok(())
        }
        Err(error) => {
            let raised = source_error::raise(session.cx(), error);
            session.report(&raised);
            Ok(())
        }
    }
}

/// `name?`
fn explain(session: &mut Session, path: &str) -> Result<Done, Raised> {
    let text = match look_up(session, path) {
        Some(value) => help::text(session.cx(), path, &value),
        None => format!("no name {path}"),
    };
    session.say(&text);
    Ok(Done::GoOn)
}
