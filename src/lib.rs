pub mod builtins;
pub mod bytecode;
pub mod objects;
pub mod text;
pub mod vm;
