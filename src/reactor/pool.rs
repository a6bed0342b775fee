//! Threads for work that blocks and needs no interpreter.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// At most so many threads; further work waits for one of them.
const THREADS_MAX: usize = 32;

type Work = Box<dyn FnOnce() + Send>;

/// A pool of threads, which are started when they are needed and then kept.
#[derive(Default)]
pub struct Pool {
    shared: Arc<Shared>,
    threads: usize,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Work>,
    idle: usize,
}

impl Pool {
    /// Runs this on one of the threads, as soon as one is free.
    pub fn run(&mut self, work: Work) -> io::Result<()> {
        let mut state = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.queue.push_back(work);
        let enough = state.idle >= state.queue.len() || self.threads >= THREADS_MAX;
        drop(state);
        if enough {
            self.shared.news.notify_one();
            return Ok(());
        }
        let shared = Arc::clone(&self.shared);
        let name = format!("bide-worker-{}", self.threads);
        thread::Builder::new().name(name).spawn(move || serve(&shared))?;
        self.threads += 1;
        Ok(())
    }
}

/// Takes one piece of work after the other, for ever.
fn serve(shared: &Shared) {
    loop {
        let mut state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        let work = loop {
            if let Some(work) = state.queue.pop_front() {
                break work;
            }
            state.idle += 1;
            state = shared.news.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        };
        drop(state);
        work();
    }
}
