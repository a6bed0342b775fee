//! What instructions and natives do to values: one file per family of operations.
//!
//! Each family has a part for built-in types, which is pure Rust, and the method protocol for the
//! rest. The functions on [`crate::vm::cx::Cx`] here run script code nested, if it comes to that;
//! the interpreter's loop tries the built-in part first and then calls scripts without nesting.

pub mod arith;
pub mod attr;
mod attr_store;
pub mod class_of;
pub mod codec;
pub mod compare;
pub mod exception_text;
pub mod hash;
pub mod int_text;
pub mod item;
pub mod iterate;
pub mod iterator_step;
pub mod number;
pub mod percent;
pub mod repr;
pub mod sequence;
pub mod set_algebra;
pub mod slicing;
pub mod text;
pub mod union;

/// The binary operators.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
}

/// The unary operators that `not` is none of.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}
