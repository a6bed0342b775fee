//! Waiting for one descriptor on a thread of the pool, where nothing else is waited for.

use std::io;
use std::os::fd::RawFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Interest;
use crate::reactor::descriptor;

/// Blocks this thread until the descriptor has news, so long at most; gives whether it has.
pub fn wait(descriptor: RawFd, interest: Interest, timeout: Option<Duration>) -> io::Result<bool> {
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    let mut flags = PollFlags::empty();
    flags.set(PollFlags::IN, interest.readable);
    flags.set(PollFlags::OUT, interest.writable);
    let lent = descriptor::lend(descriptor)?;
    let mut list = [PollFd::from_borrowed_fd(lent, flags)];
    loop {
        match poll(&mut list, timeout.as_ref()) {
            Ok(count) => return Ok(count > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
