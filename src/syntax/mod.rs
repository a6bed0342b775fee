//! Source text in, a checked tree out; knows nothing of values or bytecode.
//!
//! In the order of the work: `lexer` (with `numbers` and `strings`) makes tokens, `layout` (with
//! `soft_keywords` and `nesting`) settles the shape of the program, `parser` runs the grammar, whose
//! `actions` build the `ast`, `check` refuses what the grammar cannot, `expected` words the grammar's errors.

pub mod ast;
pub mod dump;
pub mod error;
pub mod parser;
pub mod scan;
pub mod token;

mod actions;
mod check;
mod escapes;
mod expected;
mod later;
mod layout;
mod lexer;
mod nesting;
mod numbers;
mod soft_keywords;
mod strings;

pub use error::{ErrorKind, SyntaxError};
pub use layout::Extent;
pub use parser::{
    InteractiveError, parse_expression, parse_extent, parse_interactive, parse_module,
};
