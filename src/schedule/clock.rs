//! The clock: real, or virtual. Every clock that a script can read and every sleep goes by it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place that asks the system for the time"
)]

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How much later than asked a timer may be considered due, in seconds.
pub const RESOLUTION: f64 = 1e-9;

/// An interpreter's clock.
pub struct Clock {
    started: Instant,
    started_wall: Duration,
    /// Seconds since the start, for a virtual clock.
    virtual_now: Cell<Option<f64>>,
}

impl Default for Clock {
    fn default() -> Clock {
        let started_wall = SystemTime::now().duration_since(UNIX_EPOCH);
        Clock {
            started: Instant::now(),
            started_wall: started_wall.unwrap_or_default(),
            virtual_now: Cell::new(None),
        }
    }
}

impl Clock {
    /// Makes the clock virtual from now on: it stands still but for [`Clock::advance_to`].
    pub fn make_virtual(&self) {
        self.virtual_now.set(Some(0.0));
    }

    /// Whether it is virtual.
    pub fn is_virtual(&self) -> bool {
        self.virtual_now.get().is_some()
    }

    /// Seconds since the interpreter started; never goes back. `time.monotonic()`, `loop.time()`.
    #[inline]
    pub fn monotonic(&self) -> f64 {
        match self.virtual_now.get() {
            Some(now) => now,
            None => self.started.elapsed().as_secs_f64(),
        }
    }

    /// Time since the interpreter started; never goes back.
    pub fn elapsed(&self) -> Duration {
        match self.virtual_now.get() {
            Some(now) => Duration::try_from_secs_f64(now).unwrap_or(Duration::MAX),
            None => self.started.elapsed(),
        }
    }

    /// Time that really passed since the interpreter started.
    pub fn real(&self) -> Duration {
        self.started.elapsed()
    }

    /// Milliseconds since the interpreter started, from 0 again after 49 days.
    pub fn milliseconds(&self) -> u32 {
        self.elapsed().as_millis() as u32
    }

    /// Time since 1970: `time.time()`.
    pub fn since_epoch(&self) -> Duration {
        match self.virtual_now.get() {
            Some(_) => self.started_wall.saturating_add(self.elapsed()),
            None => {
                let now = SystemTime::now().duration_since(UNIX_EPOCH);
                now.unwrap_or_default()
            }
        }
    }

    /// Moves a virtual clock forward to this time of [`Clock::monotonic`].
    pub fn advance_to(&self, time: f64) {
        if let Some(now) = self.virtual_now.get()
            && time > now
        {
            self.virtual_now.set(Some(time));
        }
    }

    /// Moves a virtual clock forward by this much.
    pub fn advance_by(&self, duration: Duration) {
        self.advance_to(self.monotonic() + duration.as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn virtual_time_stands_still_until_it_is_moved() {
        let clock = Clock::default();
        clock.make_virtual();
        assert_eq!(clock.monotonic(), 0.0);
        let wall = clock.since_epoch();
        clock.advance_to(2.5);
        clock.advance_to(1.0);
        assert_eq!(clock.monotonic(), 2.5);
        assert_eq!(clock.since_epoch() - wall, Duration::from_millis(2500));
    }
}
