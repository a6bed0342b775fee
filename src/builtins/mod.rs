//! What scripts can call without an import, written in Rust.
pub mod dict;
pub mod dict_views;
pub mod list;
pub mod object;
pub mod protocol;
pub mod set;
pub mod sorting;
pub mod tuple;
