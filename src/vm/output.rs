//! Standard output: what is printed, and the bytes that scripts write past it.
//!
//! As in CPython there are two buffers, one behind the other: printed text waits in the first until
//! there is a block of it. So bytes written to `sys.stdout.buffer` come before text that still waits.

use std::io::{self, Write};

/// How much text waits at most.
const BLOCK: usize = 8192;

/// Standard output as a script sees it.
pub struct Output {
    text: Vec<u8>,
    bytes: Box<dyn Write>,
    /// Whether lines do not wait: on a terminal, or as the script wants it.
    pub by_lines: bool,
    /// Whether no text waits.
    pub through: bool,
    /// What is done with characters that cannot be encoded.
    pub errors: String,
    /// Whether a script closed it.
    pub closed: bool,
}

impl Output {
    /// Text goes by way of a buffer to where bytes go; with `by_lines`, `bytes` does not keep whole lines.
    pub fn new(bytes: Box<dyn Write>, by_lines: bool) -> Output {
        Output {
            text: Vec::new(),
            bytes,
            by_lines,
            through: false,
            errors: "strict".to_owned(),
            closed: false,
        }
    }

    /// Writes bytes, before text that waits.
    pub fn write_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.write_all(bytes)
    }

    /// Writes out the bytes, but not text that waits.
    pub fn flush_bytes(&mut self) -> io::Result<()> {
        self.bytes.flush()
    }

    fn pass_text_on(&mut self) -> io::Result<()> {
        let written = self.bytes.write_all(&self.text);
        self.text.clear();
        written
    }

    /// Writes text.
    pub fn write_all(&mut self, text: &[u8]) -> io::Result<()> {
        if self.text.len() + text.len() > BLOCK {
            self.pass_text_on()?;
        }
        if text.len() > BLOCK {
            self.bytes.write_all(text)?;
        } else {
            self.text.extend_from_slice(text);
        }
        if self.through || self.by_lines && text.contains(&b'\n') {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes out everything that waits.
    pub fn flush(&mut self) -> io::Result<()> {
        self.pass_text_on()?;
        self.bytes.flush()
    }
}

impl Write for Output {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.write_all(text).map(|()| text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Output::flush(self)
    }
}
