//! The only place that blocks: waiting for descriptors, other threads, signals, or time to pass.
//!
//! In: a timeout. Out: the fact that something happened. Knows nothing of futures and tasks.

pub mod alarm;
pub mod child;
pub mod descriptor;
pub mod input;
pub mod poll;
pub mod poller;
pub mod pool;
pub mod signals;
pub mod watchdog;
