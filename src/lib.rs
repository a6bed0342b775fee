//! Bide.

pub mod bytecode;
pub mod compile;
pub mod syntax;
pub mod text;
