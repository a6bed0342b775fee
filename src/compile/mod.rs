//! The compiler: a checked tree in, code objects out. Knows no values and runs nothing.
//!
//! `scope` decides what each name means; then one walk over the tree writes instructions into a `unit`,
//! destination first, so that most values are computed where they are needed.

mod annotations;
mod blocks;
mod call;
mod class;
mod compiler;
mod comprehension;
mod condition;
mod constants;
mod control;
mod display;
pub mod error;
mod expr;
mod flow;
mod fold;
mod function;
mod import;
mod labels;
mod lazy;
pub mod module;
mod names;
mod pattern;
mod registers;
pub mod scope;
mod stmt;
mod target;
mod text;
mod try_stmt;
mod unit;
mod with;

pub use error::CompileError;
pub use module::{Mode, compile_later, compile_module};
