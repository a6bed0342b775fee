//! Waiting: for as long as is asked, or until another thread, a signal or a descriptor has news.
//!
//! Made at the first wait; a program that never waits makes no system call here. The registration of
//! a descriptor with `polling` is the `unsafe` of this folder.
#![allow(unsafe_code)]

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use polling::{Event, Events, PollMode, Poller};

use crate::reactor::input::Input;
use crate::reactor::pool::Pool;
use crate::reactor::signals;

/// The key under which the pipe that SIGINT writes to is registered.
const SIGNAL_KEY: usize = usize::MAX - 1;
/// The key of standard input while somebody waits for it.
const INPUT_KEY: usize = usize::MAX - 2;

/// A job's result, on its way back from the thread pool.
pub type Outcome = Box<dyn Any + Send>;

/// What an interpreter waits with.
#[derive(Default)]
pub struct Reactor {
    inbox: OnceCell<Arc<Inbox>>,
    /// Both ends of the pipe that SIGINT writes to.
    signal_pipe: OnceCell<(UnixStream, UnixStream)>,
    /// Standard input.
    pub input: RefCell<Input>,
    pool: RefCell<Pool>,
    job_numbers: Cell<u64>,
    /// How many jobs the pool has not finished.
    outstanding: Cell<usize>,
}

/// Where other threads leave news.
pub struct Inbox {
    poller: Poller,
    finished: Mutex<Vec<(u64, Outcome)>>,
}

impl Inbox {
    /// Leaves the result of a job, and wakes whoever waits.
    pub fn post(&self, job: u64, outcome: Outcome) {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        finished.push((job, outcome));
        drop(finished);
        // A failure means that the poller is gone, and with it whoever could have waited.
        let _ = self.poller.notify();
    }
}

/// Lets another thread wake whoever waits.
#[derive(Clone)]
pub struct Waker(Arc<Inbox>);

impl Waker {
    /// Ends the wait that is under way, or the next one.
    pub fn wake(&self) {
        // A failure means that the poller is gone, and with it whoever could have waited.
        let _ = self.0.poller.notify();
    }
}

impl Reactor {
    /// What another thread can end a wait with.
    pub fn waker(&self) -> io::Result<Waker> {
        Ok(Waker(Arc::clone(self.inbox()?)))
    }

    /// Blocks until there is news or the time is up; none means without end.
    pub fn wait(&self, timeout: Option<Duration>) -> io::Result<()> {
        self.wait_for_events(timeout).map(drop)
    }

    /// Blocks until standard input can be read, or there is other news; gives whether it can.
    pub fn wait_for_input(&self) -> io::Result<bool> {
        let inbox = self.inbox()?;
        let mut input = self.input.borrow_mut();
        let descriptor = input.descriptor()?;
        let event = Event::readable(INPUT_KEY);
        // SAFETY: the descriptor is taken out of the poller below, while it is still borrowed.
        let added = unsafe {
            inbox
                .poller
                .add_with_mode(&descriptor, event, PollMode::Level)
        };
        if added.is_err() {
            // A file: it can be read at any time.
            return Ok(true);
        }
        let events = self.wait_for_events(None);
        inbox.poller.delete(descriptor)?;
        Ok(events?.iter().any(|event| event.key == INPUT_KEY))
    }

    fn wait_for_events(&self, timeout: Option<Duration>) -> io::Result<Events> {
        let inbox = self.inbox()?;
        self.watch_signals(inbox)?;
        let mut events = Events::new();
        inbox.poller.wait(&mut events, timeout)?;
        if events.iter().any(|event| event.key == SIGNAL_KEY) {
            self.empty_signal_pipe();
        }
        Ok(events)
    }

    /// Gives a job to the thread pool; gives its number.
    pub fn submit(&self, work: Box<dyn FnOnce() -> Outcome + Send>) -> io::Result<u64> {
        let inbox = Arc::clone(self.inbox()?);
        let job = self.job_numbers.get() + 1;
        self.job_numbers.set(job);
        self.outstanding.set(self.outstanding.get() + 1);
        let run = move || inbox.post(job, work());
        self.pool.borrow_mut().run(Box::new(run))?;
        Ok(job)
    }

    /// The jobs that have been finished since the last time.
    pub fn take_finished(&self) -> Vec<(u64, Outcome)> {
        if self.outstanding.get() == 0 {
            return Vec::new();
        }
        let Some(inbox) = self.inbox.get() else {
            return Vec::new();
        };
        let mut list = inbox
            .finished
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let finished = std::mem::take(&mut *list);
        drop(list);
        self.outstanding
            .set(self.outstanding.get() - finished.len());
        finished
    }

    /// Whether the thread pool has work that is not finished.
    pub fn has_outstanding(&self) -> bool {
        self.outstanding.get() > 0
    }

    fn inbox(&self) -> io::Result<&Arc<Inbox>> {
        if self.inbox.get().is_none() {
            let inbox = Inbox {
                poller: Poller::new()?,
                finished: Mutex::new(Vec::new()),
            };
            return Ok(self.inbox.get_or_init(|| Arc::new(inbox)));
        }
        self.inbox.get().ok_or(io::ErrorKind::NotFound.into())
    }

    fn watch_signals(&self, inbox: &Inbox) -> io::Result<()> {
        if self.signal_pipe.get().is_some() {
            return Ok(());
        }
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        signals::write_to(writer.try_clone()?)?;
        let pipe = self.signal_pipe.get_or_init(|| (reader, writer));
        // SAFETY: the reader lives as long as the reactor, and is taken out of the poller by `drop`
        // before it is closed.
        unsafe {
            inbox
                .poller
                .add_with_mode(&pipe.0, Event::readable(SIGNAL_KEY), PollMode::Level)
        }
    }

    fn empty_signal_pipe(&self) {
        let Some((reader, _)) = self.signal_pipe.get() else {
            return;
        };
        let mut reader: &UnixStream = reader;
        let mut buffer = [0; 64];
        while reader.read(&mut buffer).is_ok_and(|n| n == buffer.len()) {}
    }
}

impl Drop for Reactor {
    fn drop(&mut self) {
        if let (Some(inbox), Some((reader, _))) = (self.inbox.get(), self.signal_pipe.get()) {
            // Nothing is left to do about a failure: the poller goes away next.
            let _ = inbox.poller.delete(reader);
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    reason = "a test measures how long it really took"
)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_job_ends_a_wait() {
        let reactor = Reactor::default();
        let started = Instant::now();
        let job = reactor
            .submit(Box::new(|| Box::new(21 * 2)))
            .expect("a thread");
        reactor
            .wait(Some(Duration::from_secs(20)))
            .expect("a poller");
        let finished = reactor.take_finished();
        assert!(started.elapsed() < Duration::from_secs(10));
        assert_eq!(finished.len(), 1);
        assert_eq!(finished[0].0, job);
        assert_eq!(finished[0].1.downcast_ref::<i32>(), Some(&42));
        assert!(!reactor.has_outstanding());
    }
}
