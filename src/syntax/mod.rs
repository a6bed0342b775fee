//! Source text in, a checked tree out; knows nothing of values or bytecode.

pub mod ast;
