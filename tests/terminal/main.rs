//! The prompt at a terminal: keys in, screen out. Each test is a session on a pseudo-terminal of its own,
//! and waits for what the screen shows.

#![cfg(unix)]

mod completing;
mod ending;
mod history;
mod interrupting;
mod lines;
mod looks;
mod running;
mod screen;
mod starting;
mod values;
