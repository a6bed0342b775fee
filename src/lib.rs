pub mod bytecode;
pub mod modules;
pub mod objects;
pub mod reactor;
pub mod runtime;
pub mod schedule;
pub mod text;
pub mod vm;
