//! Trouble as data → words on a terminal.
//!
//! In: source errors, raised exceptions, warnings. Out: text on standard error, whose last line is
//! always CPython's. Deliberately absent: deciding what happens next; whoever reports, decides that.

mod anchors;
pub mod chain;
pub mod deadlock;
pub mod headline;
pub mod help;
pub mod internal;
pub mod library_names;
pub mod report;
pub mod snippet;
pub mod source_error;
pub mod suggestions;
pub mod tasks;
pub mod terminal;
pub mod traceback;
pub mod waiting;
pub mod warnings;
