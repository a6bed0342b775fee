//! Nouns: what exists at run time, as data, with the operations that run no script code.
//!
//! In: Rust data. Out: [`value::Value`], sixteen bytes that are a number or a counted reference to
//! one of the object types below. Deliberately absent: the interpreter. What needs to call script
//! code (comparing a dict's keys, sorting with a key) is a verb and lives in `vm/` or `builtins/`;
//! a type here offers the steps those verbs are made of.

pub mod heap;
pub mod kind;
pub mod value;

pub mod arithmetic;
pub mod array;
pub mod big_range;
pub mod bytes;
pub mod case;
pub mod cell;
pub mod chain;
pub mod class;
pub mod code;
pub mod codec;
mod codec_escape;
pub mod complex_text;
pub mod context;
pub mod coroutine;
pub mod dict;
pub mod exception;
pub mod fields;
pub mod float_text;
pub mod foreign;
pub mod format;
pub mod format_spec;
pub mod function;
pub mod function_code;
pub mod future;
pub mod generic;
pub mod handle;
pub mod instance;
pub mod int;
pub mod iterator;
pub mod link;
pub mod list;
pub mod mapping_proxy;
pub mod memory_view;
pub mod module;
pub mod number_hash;
pub mod number_text;
pub mod packing;
pub mod peek;
pub mod percent;
pub mod queue;
pub mod quote;
pub mod range;
pub mod search;
pub mod set;
pub mod shape;
pub mod slice;
pub mod str;
pub mod sync;
pub mod task;
pub mod tuple;
pub mod unicode;
pub mod union;
pub mod weakref;
