//! The line editor: rustyline, on a thread of its own, so that the event loop goes on meanwhile.
//!
//! Only text passes between the threads: inputs one way, and questions about names, which the
//! interpreter's thread answers while it waits for the input.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;
use std::time::Duration;

use rustyline::config::{BellStyle, CompletionType};
use rustyline::error::ReadlineError;
use rustyline::history::{History as _, MemHistory};
use rustyline::{ColorMode, Config, EditMode, Event, EventHandler};

use crate::reactor::poll::Waker;
use crate::repl::complete::Wanted;
use crate::repl::helper::Helper;
use crate::repl::history::{ENTRIES_MAX, History};
use crate::repl::keys::{Keys, PendingEdit};
use crate::repl::margin;
use crate::repl::screen::Screen;

/// How long the editor waits for an answer before it does without.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long the interpreter may keep silent before Ctrl-C interrupts what it does.
const SILENCE: Duration = Duration::from_millis(150);

/// What came of reading.
pub enum Input {
    /// A whole statement, or something no further line can make right.
    Text(String),
    /// Ctrl-C.
    Cleared,
    /// Ctrl-D, or the terminal is gone.
    End,
}

/// What the editor's thread sends.
pub enum News {
    Input(Input),
    Question(Question),
}

/// What the editor wants to know.
pub enum Question {
    /// The words that can stand here.
    Words(Wanted, SyncSender<Vec<String>>),
    /// How the function at the end of this dotted path is called.
    Signature(Vec<String>, SyncSender<Option<String>>),
    /// Whether anybody listens.
    Ping(SyncSender<()>),
}

/// The way from the editor's thread to the interpreter's.
#[derive(Clone)]
pub struct Link {
    news: Sender<News>,
    waker: Waker,
}

impl Link {
    /// A link, and its other end.
    pub fn new(waker: Waker) -> (Link, Receiver<News>) {
        let (news, inbox) = mpsc::channel();
        (Link { news, waker }, inbox)
    }

    /// Sends news.
    pub fn send(&self, news: News) {
        // Nobody listens any more when the process ends.
        let _ = self.news.send(news);
        self.waker.wake();
    }

    /// Asks, and waits for the answer, but not for ever.
    pub fn ask<T>(&self, question: impl FnOnce(SyncSender<T>) -> Question) -> Option<T> {
        self.ask_for(PATIENCE, question)
    }

    fn ask_for<T>(
        &self,
        patience: Duration,
        question: impl FnOnce(SyncSender<T>) -> Question,
    ) -> Option<T> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.send(News::Question(question(reply)));
        answer.recv_timeout(patience).ok()
    }
}

/// What Ctrl-C at the prompt does besides clearing the line.
pub struct Interrupter {
    link: std::sync::Mutex<Link>,
    screen: Arc<Screen>,
}

impl Interrupter {
    /// The line is given up. If the interpreter is in a busy loop of some task, that is interrupted.
    pub fn interrupt(&self) {
        self.screen.hold();
        let link = match self.link.lock() {
            Ok(link) => link.clone(),
            Err(_) => return,
        };
        if link.ask_for(SILENCE, Question::Ping).is_none() {
            // Where that fails there is nobody to tell.
            let _ = signal_hook::low_level::raise(signal_hook::consts::SIGINT);
        }
    }
}

/// What the editor is asked to read.
pub struct Request {
    pub prompt: String,
}

/// The editor, as the interpreter's thread sees it.
pub struct Editor {
    requests: Sender<Request>,
}

impl Editor {
    /// Starts the editor on the terminal. `colour` says whether what is typed may be coloured.
    pub fn start(link: Link, screen: Arc<Screen>, colour: bool) -> io::Result<Editor> {
        let (requests, inbox) = mpsc::channel();
        thread::Builder::new()
            .name("bide-editor".into())
            .spawn(move || {
                if serve(&link, &screen, colour, &inbox).is_err() {
                    link.send(News::Input(Input::End));
                }
            })?;
        Ok(Editor { requests })
    }

    /// Lets it read an input, which comes as news.
    pub fn read(&self, request: Request) {
        // If the editor is gone, it has said that the input is at its end.
        let _ = self.requests.send(request);
    }
}

type Lines = rustyline::Editor<Helper, MemHistory>;

fn serve(
    link: &Link,
    screen: &Arc<Screen>,
    colour: bool,
    requests: &Receiver<Request>,
) -> rustyline::Result<()> {
    let file = History::from_environment();
    let mut lines = set_up(link, screen, colour)?;
    for entry in file.iter().flat_map(History::load) {
        lines.add_history_entry(margin::add(&entry))?;
    }
    for request in requests {
        screen.hold();
        let input = match lines.readline(request.prompt.as_str()) {
            Ok(buffer) => {
                let text = margin::strip(&buffer);
                remember(&mut lines, file.as_ref(), &text);
                Input::Text(text)
            }
            Err(ReadlineError::Interrupted) => Input::Cleared,
            // A key that is no UTF-8.
            Err(ReadlineError::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
                Input::Cleared
            }
            Err(_) => Input::End,
        };
        link.send(News::Input(input));
    }
    Ok(())
}

fn set_up(link: &Link, screen: &Arc<Screen>, colour: bool) -> rustyline::Result<Lines> {
    let config = Config::builder()
        .max_history_size(ENTRIES_MAX)?
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        .edit_mode(EditMode::Emacs)
        // The helper is asked in any case: it also draws margins, and what the background prints.
        .color_mode(ColorMode::Forced)
        .bell_style(BellStyle::None)
        .indent_size(4)
        .tab_stop(4)
        .build();
    let history = MemHistory::with_config(&config);
    let mut lines = Lines::with_history(config, history)?;
    screen.set_printer(Box::new(lines.create_external_printer()?));
    let edit = PendingEdit::default();
    let helper = Helper::new(link.clone(), screen.clone(), colour, edit.clone());
    lines.set_helper(Some(helper));
    let interrupter = Arc::new(Interrupter {
        link: std::sync::Mutex::new(link.clone()),
        screen: screen.clone(),
    });
    let keys = EventHandler::Conditional(Box::new(Keys::new(interrupter, edit)));
    lines.bind_sequence(Event::Any, keys);
    Ok(lines)
}

fn remember(lines: &mut Lines, file: Option<&History>, text: &str) {
    let text = text.trim_end();
    let before = lines.history().len();
    // History that cannot be kept harms nobody.
    let added = lines.add_history_entry(margin::add(text)).unwrap_or(false);
    if added && (lines.history().len() > before || before == ENTRIES_MAX) {
        let _ = file.map(|file| file.add(text));
    }
}
