//! Standard input, read in pieces so that a wait for it can be ended by a signal.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};

/// Bytes asked for at once.
const PIECE: usize = 8 * 1024;

/// What was read of standard input and not used yet.
#[derive(Default)]
pub struct Input {
    file: Option<File>,
    buffer: Vec<u8>,
}

impl Input {
    /// The bytes that are there, to be taken from the front.
    pub fn buffer(&mut self) -> &mut Vec<u8> {
        &mut self.buffer
    }

    /// Reads what there is, which blocks if there is nothing yet; gives how many bytes came, 0 at
    /// the end.
    pub fn fill(&mut self) -> io::Result<usize> {
        let mut piece = [0; PIECE];
        let count = self.file()?.read(&mut piece)?;
        self.buffer.extend_from_slice(&piece[..count]);
        Ok(count)
    }

    /// The same file, for another thread to read from.
    pub fn descriptor_of_its_own(&mut self) -> io::Result<File> {
        self.file()?.try_clone()
    }

    /// Its descriptor.
    pub fn descriptor(&mut self) -> io::Result<BorrowedFd<'_>> {
        let file: &File = self.file()?;
        Ok(file.as_fd())
    }

    fn file(&mut self) -> io::Result<&mut File> {
        if self.file.is_none() {
            let descriptor = io::stdin().as_fd().try_clone_to_owned()?;
            self.file = Some(File::from(descriptor));
        }
        self.file.as_mut().ok_or(io::ErrorKind::NotFound.into())
    }
}

/// Reads what there is, which blocks if there is nothing yet.
pub fn read_piece(mut file: File) -> io::Result<Vec<u8>> {
    let mut piece = vec![0; PIECE];
    let count = file.read(&mut piece)?;
    piece.truncate(count);
    Ok(piece)
}
