//! Bide runs asynchronous scripts: Python 3.14's language, with asyncio built in.
//!
//! A tour of the house, from the ground up. A folder uses the floors below it and never one above;
//! `tests/architecture.rs` holds it to that.
//!
//! | floor | folder | what it is |
//! |---|---|---|
//! | 8 | [`cli`], [`repl`] | what a person touches |
//! | 7 | [`runtime`] | imports, the event loop, the interpreter as a whole |
//! | 6 | [`builtins`], [`modules`] | what scripts can call that is written in Rust |
//! | 5 | [`diagnostics`] | trouble as data → words on a terminal |
//! | 4 | [`vm`] | verbs: run, call, raise, unwind, suspend, resume |
//! | 3 | [`schedule`], [`reactor`] | what is runnable and when; the only place that blocks |
//! | 2 | [`compile`], [`objects`] | tree → code; nouns: values, functions, tasks |
//! | 1 | [`syntax`], [`bytecode`] | text → tree; instructions and code |
//! | 0 | [`text`] | source files and places in them |
//!
//! The way of a script: [`text::source::SourceFile`] → [`syntax`] → [`compile`] →
//! [`bytecode::code::Code`] → [`vm`], which the event loop in [`runtime`] calls for each step of a task.
//! `bide dump tokens|ast|bytecode FILE` shows what each stage makes of a file.

pub mod text;

pub mod bytecode;
pub mod syntax;

pub mod compile;
pub mod objects;

pub mod reactor;
pub mod schedule;

pub mod vm;

pub mod diagnostics;

pub mod builtins;
pub mod modules;

pub mod runtime;

pub mod cli;
pub mod repl;
