//! Inputs as plain lines, where there is no terminal or a dumb one: a prompt, a line, and more lines
//! until the parser has enough.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::repl::editor::{Input, Link, News};
use crate::repl::input::is_complete;

const MORE: &str = "... ";

/// The reader, as the interpreter's thread sees it.
pub struct Plain {
    requests: Sender<()>,
    /// Whether the lines so far are given up.
    cleared: Arc<AtomicBool>,
}

impl Plain {
    /// Starts the reader.
    pub fn start(link: Link) -> io::Result<Plain> {
        let input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
        let (requests, inbox) = mpsc::channel();
        let cleared = Arc::new(AtomicBool::new(false));
        let seen = cleared.clone();
        thread::Builder::new()
            .name("bide-reader".into())
            .spawn(move || serve(input, &link, &inbox, &seen))?;
        Ok(Plain { requests, cleared })
    }

    /// Lets it read an input.
    pub fn read(&self, prompt: &str) {
        self.cleared.store(false, Ordering::Relaxed);
        show(prompt);
        // A reader that is gone has said that the input is at its end.
        let _ = self.requests.send(());
    }

    /// Gives up the lines so far.
    pub fn clear(&self, prompt: &str) {
        self.cleared.store(true, Ordering::Relaxed);
        show(&format!("\nKeyboardInterrupt\n{prompt}"));
    }
}

fn serve(mut input: File, link: &Link, requests: &Receiver<()>, cleared: &AtomicBool) {
    for () in requests {
        let input = read(&mut input, cleared);
        link.send(News::Input(input));
    }
}

fn read(input: &mut File, cleared: &AtomicBool) -> Input {
    let mut text = String::new();
    loop {
        let line = line(input);
        if cleared.swap(false, Ordering::Relaxed) {
            text.clear();
        }
        if line.is_empty() {
            return if text.is_empty() {
                show("\n");
                Input::End
            } else {
                Input::Text(text)
            };
        }
        text += &String::from_utf8_lossy(&line);
        let whole = text.strip_suffix('\n').unwrap_or(&text);
        if is_complete(whole) {
            return Input::Text(whole.to_owned());
        }
        show(MORE);
    }
}

/// A line with its end. It is read byte by byte, so that nothing is taken that is meant for `input()`.
fn line(input: &mut File) -> Vec<u8> {
    let mut line = Vec::new();
    let mut byte = [0];
    while line.last() != Some(&b'\n') && input.read_exact(&mut byte).is_ok() {
        line.push(byte[0]);
    }
    line
}

/// Shows a prompt, if somebody sits there to see it.
fn show(text: &str) {
    if !io::stdin().is_terminal() {
        return;
    }
    // Nobody is left to hear that the terminal is gone.
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
