//! Watching descriptors with epoll: one system call for a look, whatever it finds.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd, RawFd};
use std::sync::Arc;
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use rustix::event::{EventfdFlags, Timespec, eventfd};

use super::{Interest, News};

/// What the event of the waker carries in place of a descriptor.
const WAKER: u64 = u64::MAX;
/// So many events are taken at least in one look.
const EVENTS_MIN: usize = 64;

/// The descriptors that are watched.
pub struct Poll {
    epoll: OwnedFd,
    waker: Waker,
    /// How many descriptors are watched.
    watched: usize,
    events: Vec<epoll::Event>,
}

/// Ends a wait from another thread.
#[derive(Clone)]
pub struct Waker(Arc<OwnedFd>);

impl Waker {
    /// Ends the present wait, or the next one.
    pub fn wake(&self) {
        // It fails only when the counter is full: then the wait ends anyway.
        let _ = rustix::io::write(&*self.0, &1_u64.to_ne_bytes());
    }

    fn clear(&self) {
        // It fails only when there is nothing to clear.
        let _ = rustix::io::read(&*self.0, &mut [0_u8; 8]);
    }
}

impl Poll {
    /// Nothing is watched yet.
    pub fn new() -> io::Result<Poll> {
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        let waker = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        epoll::add(&epoll, &waker, EventData::new_u64(WAKER), EventFlags::IN)?;
        Ok(Poll {
            epoll,
            waker: Waker(Arc::new(waker)),
            watched: 0,
            events: Vec::new(),
        })
    }

    /// What ends a wait from another thread.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Watches a descriptor that is not watched yet.
    pub fn add(&mut self, descriptor: BorrowedFd, interest: Interest) -> io::Result<()> {
        let data = data(&descriptor);
        epoll::add(&self.epoll, descriptor, data, flags(interest))?;
        self.watched += 1;
        Ok(())
    }

    /// Changes what about a watched descriptor is of interest.
    pub fn modify(&mut self, descriptor: BorrowedFd, interest: Interest) -> io::Result<()> {
        let data = data(&descriptor);
        epoll::modify(&self.epoll, descriptor, data, flags(interest))?;
        Ok(())
    }

    /// Watches a descriptor no longer.
    pub fn delete(&mut self, descriptor: BorrowedFd) -> io::Result<()> {
        self.watched = self.watched.saturating_sub(1);
        epoll::delete(&self.epoll, descriptor)?;
        Ok(())
    }

    /// Looks for news, waiting for it so long at most; none means without end.
    pub fn wait(&mut self, timeout: Option<Duration>, news: &mut Vec<News>) -> io::Result<()> {
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        self.events.clear();
        self.events.reserve(self.watched.max(EVENTS_MIN));
        let buffer = spare_capacity(&mut self.events);
        match epoll::wait(self.epoll.as_fd(), buffer, timeout.as_ref()) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        for event in &self.events {
            let (data, flags) = (event.data.u64(), event.flags);
            if data == WAKER {
                self.waker.clear();
                continue;
            }
            news.push(News {
                descriptor: data as RawFd,
                readable: flags.intersects(!EventFlags::OUT),
                writable: flags.intersects(!EventFlags::IN),
            });
        }
        Ok(())
    }
}

fn data(descriptor: &BorrowedFd) -> EventData {
    use std::os::fd::AsRawFd;
    EventData::new_u64(descriptor.as_raw_fd() as u64)
}

fn flags(interest: Interest) -> EventFlags {
    let mut flags = EventFlags::empty();
    flags.set(EventFlags::IN, interest.readable);
    flags.set(EventFlags::OUT, interest.writable);
    flags
}
