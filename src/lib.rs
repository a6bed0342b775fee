//! Bide.

pub mod syntax;
pub mod text;
