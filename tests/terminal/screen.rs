//! A session on a pseudo-terminal, and what its screen shows.

#![allow(
    clippy::disallowed_methods,
    reason = "a test waits for real time to pass at most"
)]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pty};
use tempfile::TempDir;

/// How long anything may take, on a machine with much else to do: `PATIENCE` seconds, if that is set.
fn patience() -> Duration {
    let set = std::env::var("PATIENCE").ok();
    let seconds = set.and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(60))
}

pub const ENTER: &str = "\r";
pub const TAB: &str = "\t";
pub const BACKSPACE: &str = "\x7f";
pub const CTRL_A: &str = "\x01";
pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const CTRL_R: &str = "\x12";
pub const CTRL_U: &str = "\x15";
pub const UP: &str = "\x1b[A";
pub const LEFT: &str = "\x1b[D";
pub const RIGHT: &str = "\x1b[C";
pub const PASTE: (&str, &str) = ("\x1b[200~", "\x1b[201~");

/// What the terminal has shown so far, as another thread reads it.
#[derive(Clone)]
struct Shown {
    parser: Arc<(Mutex<vt100::Parser>, Condvar)>,
}

/// How a session is started.
pub struct Setup {
    rows: u16,
    columns: u16,
    variables: Vec<(String, String)>,
    args: Vec<String>,
    /// The home of the session, if it is not to have one of its own.
    home: Option<PathBuf>,
}

/// A session.
pub struct Session {
    keys: Arc<Pty>,
    shown: Shown,
    child: Child,
    pub home: PathBuf,
    _own_home: Option<TempDir>,
}

/// A folder that no other test uses; it is removed with the value.
pub fn scratch() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A session as most tests want it: without colour, its prompt shown.
pub fn session() -> Session {
    let session = Setup::new().start();
    session.see(">>> ");
    session
}

impl Setup {
    pub fn new() -> Setup {
        Setup {
            rows: 40,
            columns: 80,
            variables: vec![("NO_COLOR".into(), "1".into())],
            args: Vec::new(),
            home: None,
        }
    }

    pub fn size(mut self, rows: u16, columns: u16) -> Setup {
        (self.rows, self.columns) = (rows, columns);
        self
    }

    pub fn set(mut self, name: &str, value: impl Into<String>) -> Setup {
        self.variables.push((name.into(), value.into()));
        self
    }

    pub fn arg(mut self, arg: impl Into<String>) -> Setup {
        self.args.push(arg.into());
        self
    }

    pub fn home(mut self, home: &Path) -> Setup {
        self.home = Some(home.to_owned());
        self
    }

    pub fn start(self) -> Session {
        let (home, own_home) = match self.home {
            Some(home) => (home, None),
            None => {
                let folder = scratch();
                (folder.path().to_owned(), Some(folder))
            }
        };
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        pty.resize(pty_process::Size::new(self.rows, self.columns))
            .expect("it can be resized");
        let child = Command::new(env!("CARGO_BIN_EXE_bide"))
            .args(&self.args)
            .env_clear()
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("HOME", &home)
            .envs(self.variables)
            .current_dir(&home)
            .spawn(pts)
            .expect("it starts");
        let keys = Arc::new(pty);
        let parser = vt100::Parser::new(self.rows, self.columns, 1000);
        let shown = Shown {
            parser: Arc::new((Mutex::new(parser), Condvar::new())),
        };
        let (screen, writer) = (keys.clone(), shown.clone());
        std::thread::spawn(move || writer.watch(&screen));
        Session {
            keys,
            shown,
            child,
            home,
            _own_home: own_home,
        }
    }
}

impl Shown {
    fn watch(&self, mut terminal: &Pty) {
        let mut buffer = [0; 4096];
        // At its end the other side is closed, which is an error here.
        while let Ok(count @ 1..) = terminal.read(&mut buffer) {
            let (parser, news) = &*self.parser;
            parser.lock().unwrap().process(&buffer[..count]);
            news.notify_all();
        }
    }

    /// Waits until the screen is as wanted.
    fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let (parser, news) = &*self.parser;
        let deadline = Instant::now() + patience();
        let mut parser = parser.lock().unwrap();
        while !wanted(parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                panic!("no {what} on the screen:\n{}", parser.screen().contents());
            }
            parser = news.wait_timeout(parser, left).unwrap().0;
        }
    }
}

impl Session {
    /// Types keys.
    pub fn keys(&self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    /// Sends bytes.
    pub fn bytes(&self, bytes: &[u8]) {
        (&*self.keys).write_all(bytes).expect("it reads");
    }

    /// Types a line and waits for the prompt that follows it; an empty line ends what is being typed.
    pub fn run(&self, line: &str) {
        self.keys(line);
        self.wait("typed line", |screen| !ends_with_prompt(screen));
        self.keys(ENTER);
        self.wait("new prompt", ends_with_prompt);
    }

    /// Types the lines of a block, and the empty line that ends it.
    pub fn block(&self, lines: &[&str]) {
        for line in lines {
            self.keys(line);
            self.keys(ENTER);
        }
        self.run("");
    }

    /// Pastes a text, as a terminal does it.
    pub fn paste(&self, text: &str) {
        self.keys(&format!(
            "{}{}{}",
            PASTE.0,
            text.replace('\n', "\r"),
            PASTE.1
        ));
    }

    /// Waits until the screen shows this; a prompt at its end is where the cursor is.
    pub fn see(&self, text: &str) {
        let prompt = text.ends_with(">>> ");
        self.wait(&format!("{text:?}"), |screen| {
            trimmed(&screen.contents()).contains(&trimmed(text))
                && (!prompt || ends_with_prompt(screen))
        });
    }

    /// Waits until the last line shows just this, the cursor behind it.
    pub fn see_line(&self, text: &str) {
        self.wait(&format!("last line {text:?}"), |screen| {
            last_line(screen) == text.trim_end()
        });
    }

    /// Waits until the screen is as wanted.
    pub fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        self.shown.wait(what, wanted);
    }

    /// What the screen shows now.
    pub fn contents(&self) -> String {
        self.shown.parser.0.lock().unwrap().screen().contents()
    }

    /// Whether this never was on the screen.
    pub fn lacks(&self, text: &str) {
        let contents = self.contents();
        assert!(!contents.contains(text), "{text:?} in:\n{contents}");
    }

    /// Waits until the process has ended; gives its status.
    pub fn status(&mut self) -> Option<i32> {
        let deadline = Instant::now() + patience();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return status.code();
            }
            assert!(
                Instant::now() < deadline,
                "it goes on:\n{}",
                self.contents()
            );
            std::thread::yield_now();
            std::thread::park_timeout(Duration::from_millis(5));
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&self, rows: u16, columns: u16) {
        let size = pty_process::Size::new(rows, columns);
        self.keys.resize(size).expect("it can be resized");
        let mut parser = self.shown.parser.0.lock().unwrap();
        parser.screen_mut().set_size(rows, columns);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The text without blanks at the ends of its lines.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    lines.join("\n")
}

/// The line the cursor is in.
fn last_line(screen: &vt100::Screen) -> String {
    let (row, _) = screen.cursor_position();
    let (_, columns) = screen.size();
    let rows: Vec<String> = screen.rows(0, columns).collect();
    rows.get(row as usize)
        .map_or(String::new(), |row| row.trim_end().to_owned())
}

fn ends_with_prompt(screen: &vt100::Screen) -> bool {
    last_line(screen) == ">>>" && screen.cursor_position().1 == 4
}
