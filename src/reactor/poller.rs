//! Waiting: for as long as is asked, or until another thread, a signal or a descriptor has news.
//!
//! Made at the first wait; a program that never waits makes no system call here.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::io::{self, Read};
use std::os::fd::{AsFd, AsRawFd, RawFd};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::reactor::descriptor;
use crate::reactor::input::Input;
use crate::reactor::poll::{Interest, News, Poll, Waker};
use crate::reactor::pool::Pool;
use crate::reactor::signals;

/// At most so much is read at once, as in CPython.
const BUFFER_SIZE: usize = 256 * 1024;

/// A job's result, on its way back from the thread pool.
pub type Outcome = Box<dyn Any + Send>;

/// What an interpreter waits with.
#[derive(Default)]
pub struct Reactor {
    poll: RefCell<Option<Poll>>,
    inbox: OnceCell<Arc<Inbox>>,
    /// Both ends of the pipe that signals write to.
    signal_pipe: OnceCell<(UnixStream, UnixStream)>,
    /// What the last look found and nobody has taken yet.
    news: RefCell<Vec<News>>,
    /// Standard input.
    pub input: RefCell<Input>,
    pool: RefCell<Pool>,
    job_numbers: Cell<u64>,
    /// How many jobs the pool has not finished.
    outstanding: Cell<usize>,
    /// How many descriptors are watched.
    watched: Cell<usize>,
    /// The buffer that what is read goes through, when nobody has it.
    buffer: Cell<Vec<u8>>,
    /// How many signals have a handler of a script.
    pub listeners: Cell<usize>,
}

/// Where other threads leave news.
pub struct Inbox {
    waker: Waker,
    finished: Mutex<Vec<(u64, Outcome)>>,
}

impl Inbox {
    /// Leaves the result of a job, and wakes whoever waits.
    pub fn post(&self, job: u64, outcome: Outcome) {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        finished.push((job, outcome));
        drop(finished);
        self.waker.wake();
    }
}

impl Reactor {
    /// What another thread can end a wait with.
    pub fn waker(&self) -> io::Result<Waker> {
        self.with_poll(|poll| Ok(poll.waker()))
    }

    /// Blocks until there is news or the time is up; none means without end.
    pub fn wait(&self, timeout: Option<Duration>) -> io::Result<()> {
        self.watch_signals()?;
        let mut news = self.news.borrow_mut();
        self.with_poll(|poll| poll.wait(timeout, &mut news))?;
        if let Some((reader, _)) = self.signal_pipe.get() {
            let pipe = reader.as_raw_fd();
            let before = news.len();
            news.retain(|news| news.descriptor != pipe);
            if news.len() < before {
                empty(reader);
            }
        }
        Ok(())
    }

    /// A buffer to read into, of [`BUFFER_SIZE`]; to be given back.
    pub fn take_buffer(&self) -> Vec<u8> {
        let buffer = self.buffer.take();
        if buffer.is_empty() {
            return vec![0; BUFFER_SIZE];
        }
        buffer
    }

    /// Gives a buffer back.
    pub fn give_buffer(&self, buffer: Vec<u8>) {
        self.buffer.set(buffer);
    }

    /// What the looks since the last time have found.
    pub fn take_news(&self) -> Vec<News> {
        self.news.take()
    }

    /// Gives back the list that [`Reactor::take_news`] gave, to be used again.
    pub fn give_back(&self, mut list: Vec<News>) {
        list.clear();
        let mut news = self.news.borrow_mut();
        if news.is_empty() {
            *news = list;
        }
    }

    /// Watches a descriptor, or changes what about it is of interest if it `is_watched`.
    pub fn watch(&self, descriptor: RawFd, interest: Interest, is_watched: bool) -> io::Result<()> {
        let lent = descriptor::lend(descriptor)?;
        if is_watched {
            match self.with_poll(|poll| poll.modify(lent, interest)) {
                // It was closed meanwhile, and the number is another descriptor's now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                done => return done,
            }
            return self.with_poll(|poll| poll.add(lent, interest));
        }
        match self.with_poll(|poll| poll.add(lent, interest)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.with_poll(|poll| poll.modify(lent, interest))?;
            }
            done => done?,
        }
        self.watched.set(self.watched.get() + 1);
        Ok(())
    }

    /// Watches a descriptor no longer.
    pub fn unwatch(&self, descriptor: RawFd) {
        // It fails if the descriptor was closed: then it is watched no longer, either.
        let _ =
            descriptor::lend(descriptor).and_then(|lent| self.with_poll(|poll| poll.delete(lent)));
        self.watched.set(self.watched.get().saturating_sub(1));
    }

    /// How many descriptors are watched.
    pub fn watched(&self) -> usize {
        self.watched.get()
    }

    /// Whether anything outside of the event loop could wake someone: a watched descriptor, a job of
    /// the thread pool, a signal that somebody handles. (A child is watched by a descriptor.)
    pub fn can_be_woken(&self) -> bool {
        self.watched.get() > 0 || self.has_outstanding() || self.listeners.get() > 0
    }

    /// Blocks until standard input can be read, or there is other news; gives whether it can.
    pub fn wait_for_input(&self) -> io::Result<bool> {
        let mut input = self.input.borrow_mut();
        let number = input.descriptor()?.as_raw_fd();
        self.wait_for(&[(number, Interest::READ)], None)
    }

    /// Blocks until there is news of one of these descriptors, or other news, or the time is up; gives
    /// whether there is news of one of them.
    pub fn wait_for(
        &self,
        list: &[(RawFd, Interest)],
        timeout: Option<Duration>,
    ) -> io::Result<bool> {
        let mut added = Vec::new();
        let waited = self.add_all(list, &mut added).and_then(|can_wait| {
            if can_wait {
                self.wait(timeout)?;
            }
            Ok(can_wait)
        });
        for descriptor in added {
            let lent = descriptor::lend(descriptor)?;
            self.with_poll(|poll| poll.delete(lent))?;
        }
        if !waited? {
            return Ok(true);
        }
        let mut news = self.news.borrow_mut();
        let before = news.len();
        news.retain(|news| list.iter().all(|(listed, _)| *listed != news.descriptor));
        Ok(news.len() < before)
    }

    /// Watches these descriptors for a while; gives false if one of them is a file, which can be read
    /// and written at any time.
    fn add_all(&self, list: &[(RawFd, Interest)], added: &mut Vec<RawFd>) -> io::Result<bool> {
        for (descriptor, interest) in list {
            let lent = descriptor::lend(*descriptor)?;
            match self.with_poll(|poll| poll.add(lent, *interest)) {
                Ok(()) => added.push(*descriptor),
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
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

    /// The end of the pipe that signals are to write to.
    pub fn signal_writer(&self) -> io::Result<UnixStream> {
        self.watch_signals()?;
        match self.signal_pipe.get() {
            Some((_, writer)) => writer.try_clone(),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn with_poll<T>(&self, act: impl FnOnce(&mut Poll) -> io::Result<T>) -> io::Result<T> {
        let mut poll = self.poll.borrow_mut();
        if poll.is_none() {
            *poll = Some(Poll::new()?);
        }
        match &mut *poll {
            Some(poll) => act(poll),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn inbox(&self) -> io::Result<&Arc<Inbox>> {
        if self.inbox.get().is_none() {
            let inbox = Inbox {
                waker: self.with_poll(|poll| Ok(poll.waker()))?,
                finished: Mutex::new(Vec::new()),
            };
            return Ok(self.inbox.get_or_init(|| Arc::new(inbox)));
        }
        self.inbox.get().ok_or(io::ErrorKind::NotFound.into())
    }

    fn watch_signals(&self) -> io::Result<()> {
        if self.signal_pipe.get().is_some() {
            return Ok(());
        }
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        signals::write_to(writer.try_clone()?)?;
        self.with_poll(|poll| poll.add(reader.as_fd(), Interest::READ))?;
        self.signal_pipe.get_or_init(|| (reader, writer));
        Ok(())
    }
}

fn empty(mut pipe: &UnixStream) {
    let mut buffer = [0; 64];
    while pipe.read(&mut buffer).is_ok_and(|n| n == buffer.len()) {}
}

#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    reason = "a test measures how long it really took"
)]
mod tests {
    use super::*;
    use std::io::Write;
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

    #[test]
    fn a_watched_descriptor_is_news_until_it_is_read() {
        let reactor = Reactor::default();
        let (mut one, two) = UnixStream::pair().expect("a pair");
        let number = two.as_raw_fd();
        reactor
            .watch(number, Interest::READ, false)
            .expect("watched");
        reactor.wait(Some(Duration::ZERO)).expect("a look");
        assert_eq!(reactor.take_news(), []);
        one.write_all(b"x").expect("written");
        for _ in 0..2 {
            reactor.wait(Some(Duration::ZERO)).expect("a look");
            let news = reactor.take_news();
            assert_eq!(news.len(), 1);
            assert!(news[0].readable && !news[0].writable && news[0].descriptor == number);
        }
        assert!(reactor.can_be_woken());
        reactor.unwatch(number);
        assert!(!reactor.can_be_woken());
    }
}
