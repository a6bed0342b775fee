//! What the compiler writes and the VM reads: instructions, and the code objects that hold them.

pub mod bitset;
pub mod bound;
pub mod code;
pub mod disasm;
pub mod instr;
pub mod operands;
pub mod verify;
