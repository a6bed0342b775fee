pub mod text;
pub mod bytecode;
pub mod objects;
