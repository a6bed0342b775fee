//! A thread that makes the VM look up from its work every so often, while it lives.

#![allow(
    clippy::disallowed_methods,
    reason = "a thread of its own that sleeps holds nobody up"
)]

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::objects::heap;

/// The thread ends soon after this is dropped.
pub struct Watchdog {
    alive: Arc<AtomicBool>,
}

impl Watchdog {
    /// Sets this thread's poll flag once in every period.
    pub fn start(period: Duration) -> io::Result<Watchdog> {
        let alive = Arc::new(AtomicBool::new(true));
        let (watched, poll) = (Arc::clone(&alive), heap::poll_flag());
        let watch = move || {
            while watched.load(Ordering::Relaxed) {
                thread::sleep(period);
                poll.store(true, Ordering::Relaxed);
            }
        };
        thread::Builder::new()
            .name("bide-watchdog".into())
            .spawn(watch)?;
        Ok(Watchdog { alive })
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.alive.store(false, Ordering::Relaxed);
    }
}
