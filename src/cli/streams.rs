//! The standard streams as scripts write to them.

use std::io::{self, BufWriter, IsTerminal, LineWriter, Stdout, Write};

use crate::vm::output::Output;

/// Bytes kept back before they are written to a pipe or file.
const BUFFER_BYTES: usize = 64 * 1024;

/// Standard output: by lines on a terminal, else by blocks; at once if `PYTHONUNBUFFERED` is set.
pub fn stdout() -> Output {
    let mut out = buffered_stdout();
    out.through = std::env::var_os("PYTHONUNBUFFERED").is_some_and(|value| !value.is_empty());
    out
}

fn buffered_stdout() -> Output {
    let raw = RawStdout(io::stdout());
    if io::stdout().is_terminal() {
        Output::new(Box::new(LineWriter::new(raw)), true)
    } else {
        let blocks = BufWriter::with_capacity(BUFFER_BYTES, raw);
        Output::new(Box::new(blocks), false)
    }
}

/// Standard error, unbuffered.
pub fn stderr() -> Box<dyn Write> {
    Box::new(io::stderr())
}

/// Standard output without the line buffer that the library puts in front of it: each write is
/// flushed at once, and writes are large.
struct RawStdout(Stdout);

impl Write for RawStdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut out = self.0.lock();
        out.write_all(bytes)?;
        out.flush()?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
