//! Watching descriptors with `polling`, where there is no epoll.
#![allow(unsafe_code)]

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};
use std::sync::Arc;
use std::time::Duration;

use polling::{Event, Events, PollMode, Poller};

use super::{Interest, News};

/// The descriptors that are watched.
pub struct Poll {
    poller: Arc<Poller>,
    events: Events,
}

/// Ends a wait from another thread.
#[derive(Clone)]
pub struct Waker(Arc<Poller>);

impl Waker {
    /// Ends the present wait, or the next one.
    pub fn wake(&self) {
        // A failure means that nobody waits any more.
        let _ = self.0.notify();
    }
}

impl Poll {
    /// Nothing is watched yet.
    pub fn new() -> io::Result<Poll> {
        Ok(Poll {
            poller: Arc::new(Poller::new()?),
            events: Events::new(),
        })
    }

    /// What ends a wait from another thread.
    pub fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.poller))
    }

    /// Watches a descriptor that is not watched yet.
    pub fn add(&mut self, descriptor: BorrowedFd, interest: Interest) -> io::Result<()> {
        let event = event(&descriptor, interest);
        // SAFETY: whoever closes a descriptor takes it out first (`Reactor::unwatch`); one that a script
        // closes behind our back is forgotten by the system itself.
        unsafe {
            self.poller
                .add_with_mode(&descriptor, event, PollMode::Level)
        }
    }

    /// Changes what about a watched descriptor is of interest.
    pub fn modify(&mut self, descriptor: BorrowedFd, interest: Interest) -> io::Result<()> {
        let event = event(&descriptor, interest);
        self.poller
            .modify_with_mode(descriptor, event, PollMode::Level)
    }

    /// Watches a descriptor no longer.
    pub fn delete(&mut self, descriptor: BorrowedFd) -> io::Result<()> {
        self.poller.delete(descriptor)
    }

    /// Looks for news, waiting for it so long at most; none means without end.
    pub fn wait(&mut self, timeout: Option<Duration>, news: &mut Vec<News>) -> io::Result<()> {
        self.events.clear();
        self.poller.wait(&mut self.events, timeout)?;
        for event in self.events.iter() {
            let is_over = event.is_interrupt() || event.is_err().unwrap_or(false);
            news.push(News {
                descriptor: event.key as RawFd,
                readable: event.readable || is_over,
                writable: event.writable || is_over,
            });
        }
        Ok(())
    }
}

fn event(descriptor: &BorrowedFd, interest: Interest) -> Event {
    let key = descriptor.as_raw_fd() as usize;
    Event::new(key, interest.readable, interest.writable)
}
