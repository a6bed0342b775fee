//! The interpreter as a whole: imports, the event loop.

pub mod event_loop;
