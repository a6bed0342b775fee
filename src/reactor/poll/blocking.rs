//! Waiting for descriptors on a thread of the pool, where nothing else is waited for.

use std::io;
use std::os::fd::RawFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{Interest, News};
use crate::reactor::descriptor;

/// Blocks this thread until one of the descriptors has news, so long at most; gives what news there is.
pub fn wait(list: &[(RawFd, Interest)], timeout: Option<Duration>) -> io::Result<Vec<News>> {
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    let mut asked = Vec::new();
    for (descriptor, interest) in list {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::IN, interest.readable);
        flags.set(PollFlags::OUT, interest.writable);
        asked.push(PollFd::from_borrowed_fd(
            descriptor::lend(*descriptor)?,
            flags,
        ));
    }
    loop {
        match poll(&mut asked, timeout.as_ref()) {
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let answers = list.iter().zip(&asked);
    let news = answers.filter(|(_, answer)| !answer.revents().is_empty());
    Ok(news
        .map(|((descriptor, interest), answer)| News {
            descriptor: *descriptor,
            readable: interest.readable && answer.revents().intersects(!PollFlags::OUT),
            writable: interest.writable && answer.revents().intersects(!PollFlags::IN),
        })
        .collect())
}
