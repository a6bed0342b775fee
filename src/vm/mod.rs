//! Verbs: run, call, raise, unwind, suspend, resume.
//!
//! In: code objects and values. Out: what they evaluate to, or what they raise, or what they wait
//! for. The interpreter context [`cx::Cx`] is the first parameter of everything here.
//! Deliberately absent: source text, the AST, and the compiler. What the VM needs from floors above
//! (importing, asyncio's futures) is handed down at start-up as the functions of [`cx::Hooks`].

// what running code may reach
pub mod cx;
pub mod names;
pub mod native;
pub mod raise;
pub mod types;

// running
pub mod bind;
pub mod call;
pub mod collect;
pub mod dispatch;
pub mod drive;
pub mod exec;
pub mod input;
pub mod ops;
pub mod origin;
pub mod output;
pub mod place;
pub mod poll;
pub mod python_words;
pub mod quick;
pub mod stack;

// leaving and coming back
pub mod green;
pub mod suspend;
pub mod unwind;
