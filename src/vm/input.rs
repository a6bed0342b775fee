//! Reading standard input: by lines, by characters, to the end.

use crate::vm::cx::Cx;
use crate::vm::native::Job;
use crate::vm::raise::Raised;

impl Cx {
    /// The next line of standard input with its newline; empty at the end.
    pub fn read_input_line(&mut self) -> Result<String, Raised> {
        self.read_input(|bytes| memchr::memchr(b'\n', bytes).map(|at| at + 1))
    }

    /// A line of standard input, or its first so many characters.
    pub fn read_input_line_of(&mut self, limit: usize) -> Result<String, Raised> {
        self.read_input(|bytes| {
            let line = memchr::memchr(b'\n', bytes).map(|at| at + 1);
            let most = end_of_chars(bytes, limit);
            line.into_iter().chain(most).min()
        })
    }

    /// As many characters of standard input, or all that are left.
    pub fn read_input_chars(&mut self, limit: Option<usize>) -> Result<String, Raised> {
        self.read_input(|bytes| end_of_chars(bytes, limit?))
    }

    /// As many bytes of standard input, or a line of at most so many; else all that are left.
    pub fn read_input_bytes(&mut self, limit: usize, line: bool) -> Result<Vec<u8>, Raised> {
        self.read_input_until(|bytes| {
            let end = match line {
                true => memchr::memchr(b'\n', bytes).map(|at| at + 1),
                false => None,
            };
            let full = (bytes.len() >= limit).then_some(limit);
            end.map(|end| end.min(limit)).or(full)
        })
    }

    /// Reads until `end` says how many bytes are wanted, or to the end.
    fn read_input(&mut self, end: impl Fn(&[u8]) -> Option<usize>) -> Result<String, Raised> {
        let bytes = self.read_input_until(end)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn read_input_until(
        &mut self,
        end: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Vec<u8>, Raised> {
        let _ = self.stdout.flush();
        loop {
            let count = end(self.reactor.input.borrow_mut().buffer());
            let count = match count {
                Some(count) => count,
                None if self.fill_input()? > 0 => continue,
                None => self.reactor.input.borrow_mut().buffer().len(),
            };
            let mut input = self.reactor.input.borrow_mut();
            return Ok(input.buffer().drain(..count).collect());
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
