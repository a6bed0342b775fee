//! Descriptors that are only known by their numbers: scripts hand them around as such.
#![allow(unsafe_code)]

use std::io;
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd, RawFd};

/// Lends a descriptor for the system calls of one expression.
pub fn lend(number: RawFd) -> io::Result<BorrowedFd<'static>> {
    if number < 0 {
        return Err(io::Error::from_raw_os_error(libc::EBADF));
    }
    // SAFETY: it is used for system calls only, which fail if it is not open.
    Ok(unsafe { BorrowedFd::borrow_raw(number) })
}

/// Takes over a descriptor that a script hands over by its number; it must be open.
pub fn own(number: RawFd) -> io::Result<OwnedFd> {
    rustix::io::fcntl_getfd(lend(number)?)?;
    // SAFETY: it is open, and the script gives it away: whoever closes it besides closes their own.
    Ok(unsafe { OwnedFd::from_raw_fd(number) })
}
