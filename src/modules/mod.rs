//! Modules written in Rust.

pub mod asyncio;
