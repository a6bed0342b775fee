//! What scripts can call without an import, written in Rust.
pub mod bool;
pub mod bytearray;
pub mod bytes;
pub mod complex;
pub mod dict;
pub mod dict_views;
pub mod float;
pub mod int;
pub mod list;
pub mod object;
pub mod operators;
pub mod protocol;
pub mod set;
pub mod sorting;
pub mod span;
pub mod str;
pub mod tuple;
