//! A session: one namespace, one event loop, one context, for as long as the prompt lives.
//!
//! While the prompt waits for an input the event loop runs. Code that is typed runs directly, as a
//! callback of the loop would; code that awaits runs as a task, which alone Ctrl-C cancels.

use std::io::{self, IsTerminal, LineWriter, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use crate::compile::{Mode, compile_module};
use crate::diagnostics::source_error::{self, SourceError};
use crate::diagnostics::terminal::{self, Style};
use crate::diagnostics::{report, traceback};
use crate::modules::asyncio::future::outcome_of;
use crate::modules::asyncio::runner::Runner;
use crate::modules::asyncio::{step, task};
use crate::objects::class::is_subclass;
use crate::objects::code::CodeObject;
use crate::objects::exception::Exception;
use crate::objects::future::Callback;
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::reactor::signals;
use crate::repl::editor::{Input, Link, News, Question};
use crate::repl::screen::{self, Output, Screen};
use crate::repl::typing::Typing;
use crate::repl::{display, input, lost, names, signature};
use crate::runtime::ending::{self, Ending};
use crate::runtime::interpreter::Interpreter;
use crate::runtime::sources;
use crate::runtime::{event_loop, importer};
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::Ready;
use crate::syntax::ast::Module;
use crate::syntax::parse_module;
use crate::text::source::SourceFile;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// What the names of typed sources begin with.
const INPUT: &str = "<input ";

/// A session.
pub struct Session<'a> {
    pub interpreter: &'a mut Interpreter,
    pub event_loop: Ref<EventLoop>,
    runner: Runner,
    pub screen: Arc<Screen>,
    typing: Typing,
    news: Receiver<News>,
    style: Style,
    /// How many inputs there have been.
    number: usize,
    lost: lost::Watch,
}

/// Why a statement, or the whole session, came to its end.
pub enum Stop {
    /// This is to be reported, and the prompt goes on.
    Raised(Raised),
    /// The session ends.
    Exit(Raised),
}

impl<'a> Session<'a> {
    /// Begins a session; says what is wrong if it cannot.
    pub fn begin(interpreter: &'a mut Interpreter) -> Result<Session<'a>, String> {
        let cx = &mut interpreter.cx;
        let screen = Screen::new();
        if io::stdout().is_terminal() {
            let lines = LineWriter::new(Output(screen.clone()));
            cx.stdout = crate::vm::output::Output::new(Box::new(lines), true);
            if io::stderr().is_terminal() {
                cx.stderr = Box::new(Output(screen.clone()));
            }
        }
        cx.hooks.display = display::display;
        cx.hooks.traceback_text = |cx, exception| {
            let style = terminal::style(cx);
            traceback::with_pictures(cx, exception, &style)
        };
        let style = terminal::style(cx);
        let runner = Runner::new(None, None);
        let event_loop = runner
            .event_loop(cx)
            .map_err(|_| "no event loop".to_owned())?;
        event_loop.running.set(true);
        cx.schedule.chosen_loop = Some(event_loop.clone());
        cx.schedule.running = Some(event_loop.clone());
        let waker = cx.reactor.waker().map_err(|error| error.to_string())?;
        let (link, news) = Link::new(waker);
        let typing = Typing::start(link, screen.clone(), style.colour);
        let typing = typing.map_err(|error| error.to_string())?;
        let mut session = Session {
            interpreter,
            event_loop,
            runner,
            screen,
            typing,
            news,
            style,
            number: 0,
            lost: lost::Watch::default(),
        };
        session.fit_terminal();
        session.offer_asyncio();
        Ok(session)
    }

    /// `asyncio` is there without an import.
    fn offer_asyncio(&mut self) {
        let globals = self.interpreter.globals().clone();
        let cx = self.cx();
        let name = cx.intern("asyncio");
        if globals.get_str(&name).is_none()
            && let Ok(module) = importer::import(cx, "asyncio")
        {
            globals.set_str(&name, module);
        }
    }

    /// The interpreter's context.
    pub fn cx(&mut self) -> &mut Cx {
        &mut self.interpreter.cx
    }

    /// Says something, on a line of its own.
    pub fn say(&mut self, text: &str) {
        let newline = if text.ends_with('\n') { "" } else { "\n" };
        // Nobody is left to hear that the terminal is gone.
        let _ = write!(self.cx().stdout, "{text}{newline}");
        let _ = self.cx().stdout.flush();
    }

    /// Lets messages be as wide as the terminal.
    fn fit_terminal(&mut self) {
        let width = screen::width().clamp(40, 200);
        let style = Style {
            width,
            ..self.style
        };
        terminal::set_style(self.cx(), style);
    }

    // ---- waiting for an input ----

    /// The next input. The event loop runs until it is there.
    pub fn read(&mut self) -> Result<Input, Raised> {
        self.look_for_lost();
        let _ = self.cx().stdout.flush();
        self.screen.fresh_line();
        self.typing.read();
        // Whoever types can wake any task.
        let listeners = self.cx().reactor.listeners.get();
        self.cx().reactor.listeners.set(listeners + 1);
        let input = self.wait_for_input();
        self.cx().reactor.listeners.set(listeners);
        self.screen.release();
        self.fit_terminal();
        input
    }

    fn wait_for_input(&mut self) -> Result<Input, Raised> {
        let mut interrupted = None;
        let input = loop {
            if let Some(input) = self.take_news() {
                break input;
            }
            match self.turn() {
                Ok(()) => {}
                Err(Stop::Exit(raised)) => return Err(raised),
                Err(Stop::Raised(raised)) if is_bare(&raised) => {
                    if !self.typing.clear() && !self.screen.is_editing() {
                        // It was meant for the line that has just been entered.
                        interrupted = Some(raised);
                    }
                }
                Err(Stop::Raised(raised)) => self.report(&raised),
            }
            self.look_for_lost();
        };
        match (interrupted, &input) {
            (Some(raised), Input::Text(_)) => {
                self.screen.release();
                self.report(&raised);
                return Ok(Input::Cleared);
            }
            // What came of it has come: the next input has nothing to do with it.
            (_, Input::Cleared) => drop(signals::take_interrupt()),
            _ => {}
        }
        Ok(input)
    }

    fn look_for_lost(&mut self) {
        let globals = self.interpreter.globals().clone();
        self.lost.look(&mut self.interpreter.cx, &globals);
    }

    /// Answers what the editor asks; gives the input if it has come.
    fn take_news(&mut self) -> Option<Input> {
        loop {
            match self.news.try_recv() {
                Ok(News::Input(input)) => return Some(input),
                Ok(News::Question(question)) => self.answer(question),
                Err(TryRecvError::Empty) => return None,
                // The editor is gone.
                Err(TryRecvError::Disconnected) => return Some(Input::End),
            }
        }
    }

    fn answer(&mut self, question: Question) {
        let globals = self.interpreter.globals().clone();
        let cx = self.cx();
        // An editor that has lost its patience does not listen any more.
        let _ = match question {
            Question::Words(wanted, reply) => {
                let words = names::words(cx, &globals, &wanted);
                reply.send(words).is_ok()
            }
            Question::Signature(path, reply) => {
                let value = names::find(cx, &globals, &path);
                let signature = value.and_then(|value| signature::of(cx, &value));
                reply.send(signature).is_ok()
            }
            Question::Ping(reply) => reply.send(()).is_ok(),
        };
    }

    /// One turn of the event loop.
    fn turn(&mut self) -> Result<(), Stop> {
        let event_loop = self.event_loop.clone();
        let turned = event_loop::run_turn(self.cx(), &event_loop);
        // Here nothing runs that `loop.stop()` could stop.
        event_loop.stopping.set(false);
        turned.map_err(|raised| self.stop(raised))
    }

    fn stop(&self, raised: Raised) -> Stop {
        let class = raised.0.class.borrow();
        let exits = is_subclass(&class, &self.interpreter.cx.exceptions.SystemExit);
        drop(class);
        if exits {
            Stop::Exit(raised)
        } else {
            Stop::Raised(raised)
        }
    }

    // ---- evaluating ----

    /// Runs an input; gives whether that went well, or else what ends the session.
    pub fn evaluate(&mut self, text: &str) -> Result<bool, Raised> {
        self.number += 1;
        let name = format!("{INPUT}{}>", self.number);
        let source = Rc::new(SourceFile::new(name, format!("{}\n", text.trim_end())));
        let outcome = self.run_input(&source);
        self.conclude(outcome)
    }

    /// Runs a whole program in the session's namespace.
    pub fn run_file(&mut self, source: &Rc<SourceFile>) -> Result<bool, Raised> {
        let code = sources::load(self.cx(), source, Mode::Module);
        let outcome = match code {
            Ok(code) => self.run(&code),
            Err(raised) => Err(self.stop(raised)),
        };
        self.conclude(outcome)
    }

    fn conclude(&mut self, outcome: Result<(), Stop>) -> Result<bool, Raised> {
        let _ = self.cx().stdout.flush();
        match outcome {
            Ok(()) => Ok(true),
            Err(Stop::Exit(raised)) => Err(raised),
            Err(Stop::Raised(raised)) => {
                self.report(&raised);
                Ok(false)
            }
        }
    }

    fn run_input(&mut self, source: &Rc<SourceFile>) -> Result<(), Stop> {
        let codes = match compile(self.cx(), source) {
            Ok(codes) => codes,
            Err(raised) => return Err(self.stop(raised)),
        };
        codes.iter().try_for_each(|code| self.run(code))
    }

    /// Runs a code to its end.
    pub fn run(&mut self, code: &Ref<CodeObject>) -> Result<(), Stop> {
        let globals = self.interpreter.globals().clone();
        let awaits = sources::awaits(code);
        let cx = self.cx();
        cx.schedule.at_prompt = !awaits;
        let result = cx.run_code(&code.to_value(), &globals, None);
        cx.schedule.at_prompt = false;
        let result = result.map_err(|raised| self.stop(raised))?;
        if !awaits {
            return Ok(());
        }
        let name = self.cx().str(code.code.source.name.as_str());
        let event_loop = self.event_loop.clone();
        let task = step::new_task(self.cx(), &event_loop, result, name, None);
        // It is what the event loop runs for: if nothing can ever wake it, it is told.
        outcome::add_callback(&task.to_value(), Callback::StopLoop);
        event_loop.push(Ready::Step(task.clone()));
        self.wait_for(&task)
    }

    /// Runs the event loop until the task is done. Ctrl-C cancels it, and if it does not care, leaves
    /// it to itself.
    fn wait_for(&mut self, task: &Ref<Task>) -> Result<(), Stop> {
        let mut cancelled = false;
        while !task.core.is_done() {
            match self.turn() {
                Ok(()) => {}
                Err(Stop::Raised(raised)) if !task.core.is_done() && is_bare(&raised) => {
                    if cancelled {
                        self.say("\nIt does not stop, and goes on in the background: see :tasks");
                        return Ok(());
                    }
                    cancelled = true;
                    // It fails only where a script's task class does.
                    let _ = task::cancel(self.cx(), task);
                }
                // It was in the background.
                Err(Stop::Raised(raised)) if !task.core.is_done() => self.report(&raised),
                Err(Stop::Raised(_)) => {}
                Err(Stop::Exit(raised)) => return Err(Stop::Exit(raised)),
            }
        }
        let result = outcome_of(self.cx(), &task.to_value());
        // What it set of the context stays.
        self.cx().schedule.context = task.context.take();
        match result {
            Some(Err(_)) if cancelled && task.core.is_cancelled() => {
                let class = self.cx().exceptions.KeyboardInterrupt.clone();
                Err(Stop::Raised(Raised(Exception::new(class, Vec::new()))))
            }
            Some(Err(raised)) => Err(self.stop(raised)),
            Some(Ok(_)) | None => Ok(()),
        }
    }

    /// Says what was raised.
    pub fn report(&mut self, raised: &Raised) {
        let _ = self.cx().stdout.flush();
        let class = raised.0.class.borrow().clone();
        let interrupted = is_subclass(&class, &self.cx().exceptions.KeyboardInterrupt);
        if interrupted && is_typed(raised) {
            // The terminal has shown `^C`.
            let _ = self.cx().stderr.write_all(b"\nKeyboardInterrupt\n");
            return;
        }
        if interrupted {
            let _ = self.cx().stderr.write_all(b"\n");
        }
        report::uncaught(self.cx(), raised);
    }

    // ---- the end ----

    /// Cancels what runs, waits for its `finally` blocks, and ends. Ctrl-C ends at once.
    pub fn end(mut self, exit: Option<Raised>) -> Ending {
        self.screen.release();
        self.typing.restore_terminal();
        self.event_loop.running.set(false);
        self.cx().schedule.running = None;
        let closed = self.runner.close(&mut self.interpreter.cx);
        let cx = self.cx();
        if let Err(raised) = closed {
            let class = raised.0.class.borrow().clone();
            if !is_subclass(&class, &cx.exceptions.KeyboardInterrupt) {
                report::uncaught(cx, &raised);
            }
        }
        ending::of(cx, exit.map_or(Ok(()), Err))
    }
}

/// Whether an exception was raised outside of any code.
fn is_bare(raised: &Raised) -> bool {
    raised.0.traceback.borrow().is_empty()
}

/// Whether an exception was raised by what was typed itself, or outside of any code.
fn is_typed(raised: &Raised) -> bool {
    let traceback = raised.0.traceback.borrow();
    traceback
        .iter()
        .all(|entry| entry.code.code.source.name.starts_with(INPUT))
}

/// The codes of an input: what comes before its last line of statements, and that line, whose values
/// are shown.
fn compile(cx: &mut Cx, source: &Rc<SourceFile>) -> Result<Vec<Ref<CodeObject>>, Raised> {
    let module = parse(cx, source, source)?;
    let Some(split) = input::last_line(&module, source) else {
        return Ok(vec![code_of(cx, source, &module, Mode::Interactive)?]);
    };
    let head = SourceFile::new(source.name.as_str(), &source.text[..split]);
    let blank = |c: char| {
        if c == '\n' {
            "\n".into()
        } else {
            " ".repeat(c.len_utf8())
        }
    };
    let blanks: String = source.text[..split].chars().map(blank).collect();
    let tail = SourceFile::new(source.name.as_str(), blanks + &source.text[split..]);
    let head = parse(cx, &head, source)?;
    let tail = parse(cx, &tail, source)?;
    Ok(vec![
        code_of(cx, source, &head, Mode::Module)?,
        code_of(cx, source, &tail, Mode::Interactive)?,
    ])
}

fn parse(cx: &mut Cx, text: &SourceFile, source: &Rc<SourceFile>) -> Result<Module, Raised> {
    parse_module(text)
        .map_err(|error| source_error::raise(cx, SourceError::from_syntax(error, source.clone())))
}

fn code_of(
    cx: &mut Cx,
    source: &Rc<SourceFile>,
    module: &Module,
    mode: Mode,
) -> Result<Ref<CodeObject>, Raised> {
    sources::warn(cx, module, source)?;
    match compile_module(module, source, mode) {
        Ok(code) => Ok(sources::object(cx, code)),
        Err(error) => Err(source_error::raise(
            cx,
            SourceError::from_compile(error, source.clone()),
        )),
    }
}
