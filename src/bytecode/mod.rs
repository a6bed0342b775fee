//! What the compiler writes and the VM reads: instructions, code objects, their listing and their proof.
//!
//! In: nothing but plain data. Out: [`instr::Instr`], one 8-byte enum, and [`code::Code`], a
//! compiled function body. This floor knows no values, no AST and no interpreter: a `Code` can be
//! printed, checked, stored and sent without any of them.

pub mod code;
pub mod disasm;
pub mod instr;
pub mod verify;
