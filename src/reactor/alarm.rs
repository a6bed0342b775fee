//! The alarm clock: SIGALRM after a time, once or again and again. A thread of its own waits for it.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::signals;

/// What the clock is set to.
struct Setting {
    /// When it rings next, by the interpreter's real clock; none if it does not.
    due: Option<f64>,
    interval: f64,
    /// Tells this setting from earlier ones.
    number: u64,
}

static SETTING: Mutex<Setting> = Mutex::new(Setting {
    due: None,
    interval: 0.0,
    number: 0,
});
static CHANGED: Condvar = Condvar::new();

fn setting() -> MutexGuard<'static, Setting> {
    SETTING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets the clock, or with 0 stops it; `now` is the interpreter's real time.
pub fn set(now: Duration, seconds: f64, interval: f64) {
    let mut setting = setting();
    setting.number += 1;
    setting.interval = interval;
    setting.due = (seconds > 0.0).then_some(now.as_secs_f64() + seconds);
    let number = setting.number;
    CHANGED.notify_all();
    if seconds > 0.0 {
        let first = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        let name = "bide-alarm".to_owned();
        // Without a thread there is no alarm; nothing waits for one that cannot come.
        let _ = thread::Builder::new()
            .name(name)
            .spawn(move || ring(number, first));
    }
}

/// How many seconds are left until it rings; 0 if it does not.
pub fn left(now: Duration) -> f64 {
    let due = setting().due;
    due.map_or(0.0, |due| (due - now.as_secs_f64()).max(0.0))
}

/// The time between two rings; 0 if it rings once.
pub fn interval() -> f64 {
    setting().interval
}

/// Rings when it is time, as long as the setting stands.
fn ring(number: u64, first: Duration) {
    let mut wait = first;
    let mut now = setting();
    while now.number == number {
        let (next, waited) = CHANGED
            .wait_timeout_while(now, wait, |setting| setting.number == number)
            .unwrap_or_else(PoisonError::into_inner);
        now = next;
        if !waited.timed_out() || now.number != number {
            return;
        }
        let sent: io::Result<()> = signals::send(std::process::id() as i32, libc::SIGALRM);
        if sent.is_err() || now.interval <= 0.0 {
            now.due = None;
            return;
        }
        wait = Duration::try_from_secs_f64(now.interval).unwrap_or(Duration::MAX);
        let interval = now.interval;
        now.due = now.due.map(|due| due + interval);
    }
}
