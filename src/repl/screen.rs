//! Where output goes: straight to the terminal, or above the line that is being typed.
//!
//! While the editor shows a line, what scripts print is held here. The editor takes it when it next
//! draws its prompt and puts it in front, so that the line itself stays whole; the *tick* makes it
//! draw at once. A tick is a message to rustyline's external printer that is one line end, which the
//! editor takes back (see [`Screen::prefix`]): a message that held the text itself could be left
//! lying when the line ends just then.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustyline::ExternalPrinter;
use unicode_width::UnicodeWidthChar;

/// Held output beyond this is cut at its beginning.
const HELD_MAX: usize = 1 << 20;

/// The terminal, as both threads see it.
#[derive(Default)]
pub struct Screen {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    phase: Phase,
    /// What is to appear above the line.
    held: Vec<u8>,
    /// Whether held output was cut.
    cut: bool,
    /// Whether a tick is on its way.
    ticking: bool,
    /// Where in its line the output above the prompt stopped, if not at a line's end.
    column: usize,
    printer: Option<Box<dyn ExternalPrinter + Send>>,
}

/// Who may write to the terminal.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
enum Phase {
    /// Scripts, directly.
    #[default]
    Direct,
    /// Nobody: the editor is about to show a line, or has just read one.
    Holding,
    /// The editor, which shows a line.
    Editing,
}

impl Screen {
    /// A terminal that scripts write to directly.
    pub fn new() -> Arc<Screen> {
        Arc::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says how the editor is woken.
    pub fn set_printer(&self, printer: Box<dyn ExternalPrinter + Send>) {
        self.state().printer = Some(printer);
    }

    /// From now on output is held, as the editor takes over the terminal.
    pub fn hold(&self) {
        self.state().phase = Phase::Holding;
    }

    /// The editor shows its line: it can be woken.
    pub fn edit(&self) {
        let mut state = self.state();
        state.phase = Phase::Editing;
        if !state.held.is_empty() {
            state.tick();
        }
    }

    /// Whether the editor shows its line.
    pub fn is_editing(&self) -> bool {
        self.state().phase == Phase::Editing
    }

    /// Scripts write to the terminal directly again; what was held comes first.
    pub fn release(&self) {
        let mut state = self.state();
        state.phase = Phase::Direct;
        let held = std::mem::take(&mut state.held);
        state.column = column_after(&held, 0, width());
        if !held.is_empty() {
            // Nobody is left to hear that the terminal is gone.
            let _ = write_out(&held);
        }
    }

    /// Ends the line that output stopped in, if it did not stop at a line's end.
    pub fn fresh_line(&self) {
        let mut state = self.state();
        if state.phase == Phase::Direct && state.column > 0 {
            let _ = write_out(b"\n");
            state.column = 0;
        }
    }

    /// What the editor is to write in front of its prompt. `woken` says whether it draws because of a
    /// tick, which has left the cursor a line too low.
    pub fn prefix(&self, woken: bool) -> String {
        let mut state = self.state();
        let mut text = String::new();
        if woken && std::mem::take(&mut state.ticking) {
            text += "\x1b[A\r";
        }
        if state.held.is_empty() {
            return text;
        }
        let held = std::mem::take(&mut state.held);
        if state.column > 0 {
            // The prompt stands below the line that goes on.
            text += &format!("\x1b[A\r\x1b[{}C", state.column);
        }
        if std::mem::take(&mut state.cut) {
            text += "[...]\n";
        }
        text += &String::from_utf8_lossy(&held);
        state.column = column_after(&held, state.column, width());
        if state.column > 0 {
            text.push('\n');
        }
        text
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if state.phase == Phase::Direct {
            write_out(bytes)?;
            state.column = column_after(bytes, state.column, width());
            return Ok(());
        }
        state.held.extend_from_slice(bytes);
        if state.held.len() > HELD_MAX {
            let tail = state.held.len() - HELD_MAX / 2;
            state.held.drain(..tail);
            state.cut = true;
        }
        if state.phase == Phase::Editing {
            state.tick();
        }
        Ok(())
    }
}

impl State {
    /// Lets the editor draw its line anew. Never blocks: there is one tick at a time.
    fn tick(&mut self) {
        let State {
            ticking, printer, ..
        } = self;
        if let Some(printer) = printer.as_mut().filter(|_| !*ticking) {
            // A line that cannot be drawn anew is drawn with the next key.
            *ticking = printer.print("\n".to_owned()).is_ok();
        }
    }
}

fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// The terminal's columns.
pub fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout());
    match size.map(|size| size.ws_col) {
        Ok(columns) if columns > 0 => columns.into(),
        Ok(_) | Err(_) => 80,
    }
}

/// The column that text leaves the cursor in, if it began in `column`. Text that moves the cursor by
/// itself counts as ending its line.
fn column_after(bytes: &[u8], column: usize, width: usize) -> usize {
    let (line, start) = match memchr::memrchr(b'\n', bytes) {
        Some(end) => (&bytes[end + 1..], 0),
        None => (bytes, column),
    };
    let mut at = start;
    let mut escaped = false;
    for c in String::from_utf8_lossy(line).chars() {
        match c {
            '\r' => at = 0,
            '\x1b' => escaped = true,
            _ if escaped => escaped = !c.is_ascii_alphabetic(),
            '\t' => at = (at / 8 + 1) * 8,
            _ => at += c.width().unwrap_or(0),
        }
    }
    at % width.max(1)
}

/// A stream of scripts, on the screen.
pub struct Output(pub Arc<Screen>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Default)]
    struct Ticks(Arc<Mutex<usize>>);

    impl ExternalPrinter for Ticks {
        fn print(&mut self, message: String) -> rustyline::Result<()> {
            assert_eq!(message, "\n");
            *self.0.lock().unwrap() += 1;
            Ok(())
        }
    }

    fn editing() -> (Arc<Screen>, Ticks) {
        let screen = Screen::new();
        let ticks = Ticks::default();
        screen.set_printer(Box::new(ticks.clone()));
        screen.hold();
        screen.edit();
        (screen, ticks)
    }

    #[test]
    fn what_is_printed_goes_in_front_of_the_prompt() {
        let (screen, ticks) = editing();
        screen.write(b"one\n").unwrap();
        screen.write(b"two\n").unwrap();
        assert_eq!(*ticks.0.lock().unwrap(), 1, "one tick at a time");
        assert_eq!(screen.prefix(true), "\x1b[A\rone\ntwo\n");
        assert_eq!(screen.prefix(false), "");
        screen.write(b"three\n").unwrap();
        assert_eq!(*ticks.0.lock().unwrap(), 2);
        // A key was quicker than the tick, which then finds nothing.
        assert_eq!(screen.prefix(false), "three\n");
        assert_eq!(screen.prefix(true), "\x1b[A\r");
    }

    #[test]
    fn a_line_goes_on_where_it_stopped() {
        let (screen, _) = editing();
        screen.write(b"..").unwrap();
        assert_eq!(screen.prefix(false), "..\n");
        screen.write(b".\n").unwrap();
        assert_eq!(screen.prefix(false), "\x1b[A\r\x1b[2C.\n");
        screen.write(b"next\n").unwrap();
        assert_eq!(screen.prefix(false), "next\n");
    }

    #[test]
    fn columns_are_counted_as_the_terminal_does() {
        for (text, column) in [
            ("", 0),
            ("abc", 3),
            ("abc\n", 0),
            ("a\nbc", 2),
            ("漢字", 4),
            ("\x1b[1mab\x1b[0m", 2),
            ("a\tb", 9),
            ("ab\rc", 1),
        ] {
            assert_eq!(column_after(text.as_bytes(), 0, 80), column, "{text:?}");
        }
        assert_eq!(column_after(b"c", 39, 40), 0);
    }
}
