//! Reading standard input: by lines, by characters, to the end.

use crate::vm::cx::Cx;
use crate::vm::native::Job;
use crate::vm::raise::Raised;

impl Cx {
    /// The next line of standard input with its newline; empty at the end.
    pub fn read_input_line(&mut self) -> Result<String, Raised> {
        self.read_input(|bytes| memchr::memchr(b'\n', bytes).map(|at| at + 1))
    }

    /// As many characters of standard input, or all that are left.
    pub fn read_input_chars(&mut self, limit: Option<usize>) -> Result<String, Raised> {
        self.read_input(|bytes| end_of_chars(bytes, limit?))
    }

    /// Reads until `end` says how many bytes are wanted, or to the end.
    fn read_input(&mut self, end: impl Fn(&[u8]) -> Option<usize>) -> Result<String, Raised> {
        let _ = self.stdout.flush();
        loop {
            let count = end(self.reactor.input.borrow_mut().buffer());
            let count = match count {
                Some(count) => count,
                None if self.fill_input()? > 0 => continue,
                None => self.reactor.input.borrow_mut().buffer().len(),
            };
            let mut input = self.reactor.input.borrow_mut();
            let bytes: Vec<u8> = input.buffer().drain(..count).collect();
            return Ok(String::from_utf8_lossy(&bytes).into_owned());
        }
    }

    /// Waits for more input, unless SIGINT ends that, and reads it.
    fn fill_input(&mut self) -> Result<i64, Raised> {
        let block = self.hooks.block;
        let count = block(self, Job::Input)?;
        Ok(count.as_int().unwrap_or_default())
    }
}

/// Where as many characters end, if all of them are there.
fn end_of_chars(bytes: &[u8], limit: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 0..limit {
        at += match bytes.get(at)? {
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xFF => 4,
            _ => 1,
        };
    }
    (at <= bytes.len()).then_some(at)
}
