//! The interpreter as a whole: it is put together here, finds and loads modules, and runs scripts.
//!
//! In: source files and settings. Out: an [`ending::Ending`]. The event loop that tasks run on is
//! here too. Deliberately absent: the command line, and how a message looks.

pub mod display;
pub mod ending;
pub mod event_loop;
pub mod hooks;
pub mod importer;
pub mod interpreter;
pub mod sources;
pub mod stdlib;
