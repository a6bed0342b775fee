//! What each instruction reads, writes and jumps to: the one description that the verifier, the
//! listing and the compiler's jump patching share.

use crate::bytecode::instr::{Instr, Intrinsic, NO_REG, Reg};

/// How an instruction uses a run of registers.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Use {
    /// Reads it; a temporary is consumed.
    Read,
    /// Reads it and leaves it.
    Keep,
    /// Reads it if it is bound; a temporary is consumed.
    ReadIfBound,
    /// Writes it.
    Write,
    /// Leaves it unbound.
    Unbind,
}

/// Calls `f` with each run of registers `first, first+1, …` the instruction uses and its length. What
/// is read comes before what is unbound and written.
pub fn registers(instr: Instr, f: &mut dyn FnMut(Use, Reg, u32)) {
    use Use::{Keep, Read, ReadIfBound, Unbind, Write};
    let plus = |reg: Reg, n: u16| Reg(reg.0.saturating_add(n));
    match instr {
        Instr::LoadConst { dst, .. }
        | Instr::LoadInt { dst, .. }
        | Instr::LoadNone { dst }
        | Instr::LoadBool { dst, .. }
        | Instr::GetGlobal { dst, .. }
        | Instr::GetName { dst, .. }
        | Instr::ImportName { dst, .. } => f(Write, dst, 1),
        Instr::Copy { dst, src } => {
            f(Keep, src, 1);
            f(Write, dst, 1);
        }
        Instr::Move { dst, src } => {
            f(Keep, src, 1);
            f(Unbind, src, 1);
            f(Write, dst, 1);
        }
        Instr::Clear { reg } => f(Unbind, reg, 1),
        Instr::CheckBound { reg } => f(ReadIfBound, reg, 0),
        Instr::MakeCell { reg } => f(Write, reg, 1),
        Instr::CopyFree { base, count } => f(Write, base, count.into()),
        Instr::LoadCell { dst, cell } => {
            f(Keep, cell, 1);
            f(Write, dst, 1);
        }
        Instr::StoreCell { cell, src } => {
            f(Keep, cell, 1);
            f(Read, src, 1);
        }
        Instr::ClearCell { cell } => f(Keep, cell, 1),
        Instr::SetGlobal { src, .. } | Instr::SetName { src, .. } | Instr::Return { src, .. } => {
            f(Read, src, 1)
        }
        Instr::DelGlobal { .. }
        | Instr::DelName { .. }
        | Instr::ReturnNone { .. }
        | Instr::RaiseBare => {}
        Instr::GetNameOrCell { dst, cell, .. } => {
            f(Keep, cell, 1);
            f(Write, dst, 1);
        }
        Instr::GetAttr { dst, obj, .. } | Instr::GetItemInt { dst, obj, .. } => {
            f(Read, obj, 1);
            f(Write, dst, 1);
        }
        Instr::SetAttr { obj, src, .. } => {
            f(Read, obj, 1);
            f(Read, src, 1);
        }
        Instr::DelAttr { obj, .. } => f(Read, obj, 1),
        Instr::GetMethod { base, obj, .. } => {
            f(Read, obj, 1);
            f(Write, base, 2);
        }
        Instr::GetItem { dst, obj, index } => {
            f(Read, obj, 1);
            f(Read, index, 1);
            f(Write, dst, 1);
        }
        Instr::SetItem { obj, index, src } => {
            f(Read, obj, 1);
            f(Read, index, 1);
            f(Read, src, 1);
        }
        Instr::DelItem { obj, index } => {
            f(Read, obj, 1);
            f(Read, index, 1);
        }
        Instr::BuildSlice { dst, base } => {
            f(Read, base, 3);
            f(Write, dst, 1);
        }
        Instr::Add { dst, a, b, .. }
        | Instr::Sub { dst, a, b, .. }
        | Instr::Mul { dst, a, b, .. }
        | Instr::TrueDiv { dst, a, b, .. }
        | Instr::FloorDiv { dst, a, b, .. }
        | Instr::Mod { dst, a, b, .. }
        | Instr::Pow { dst, a, b, .. }
        | Instr::MatMul { dst, a, b, .. }
        | Instr::BitAnd { dst, a, b, .. }
        | Instr::BitOr { dst, a, b, .. }
        | Instr::BitXor { dst, a, b, .. }
        | Instr::Shl { dst, a, b, .. }
        | Instr::Shr { dst, a, b, .. }
        | Instr::Compare { dst, a, b, .. }
        | Instr::Is { dst, a, b }
        | Instr::IsNot { dst, a, b }
        | Instr::In { dst, a, b }
        | Instr::NotIn { dst, a, b } => {
            f(Read, a, 1);
            f(Read, b, 1);
            f(Write, dst, 1);
        }
        Instr::AddInt { dst, a, .. }
        | Instr::SubInt { dst, a, .. }
        | Instr::MulInt { dst, a, .. }
        | Instr::FloorDivInt { dst, a, .. }
        | Instr::ModInt { dst, a, .. }
        | Instr::BitAndInt { dst, a, .. }
        | Instr::ShlInt { dst, a, .. }
        | Instr::ShrInt { dst, a, .. } => {
            f(Read, a, 1);
            f(Write, dst, 1);
        }
        Instr::Neg { dst, src }
        | Instr::Pos { dst, src }
        | Instr::Invert { dst, src }
        | Instr::Not { dst, src }
        | Instr::GetIter { dst, src }
        | Instr::GetAIter { dst, src }
        | Instr::Yield { dst, src }
        | Instr::YieldFrom { dst, src }
        | Instr::Await { dst, src } => {
            f(Read, src, 1);
            f(Write, dst, 1);
        }
        Instr::Jump { .. } | Instr::JumpBack { .. } => {}
        Instr::JumpIfFalse { src, .. }
        | Instr::JumpIfTrue { src, .. }
        | Instr::JumpIfNone { src, .. }
        | Instr::JumpIfNotNone { src, .. } => f(Read, src, 1),
        Instr::JumpIfFalseKeep { src, .. } | Instr::JumpIfTrueKeep { src, .. } => f(Keep, src, 1),
        Instr::JumpUnless { a, b, .. } | Instr::JumpWhen { a, b, .. } => {
            f(Keep, a, 1);
            f(Keep, b, 1);
        }
        Instr::JumpUnlessInt { a, .. } | Instr::JumpWhenInt { a, .. } => f(Keep, a, 1),
        Instr::ForIter { dst, iter, .. } | Instr::AsyncForNext { dst, iter, .. } => {
            f(Keep, iter, 1);
            f(Write, dst, 1);
        }
        Instr::Unpack { src, base, count } => {
            f(Read, src, 1);
            f(Write, base, count.into());
        }
        Instr::UnpackStar {
            after,
            src,
            base,
            before,
        } => {
            f(Read, src, 1);
            f(Write, base, u32::from(before) + 1 + u32::from(after));
        }
        Instr::BuildList { dst, base, count }
        | Instr::BuildTuple { dst, base, count }
        | Instr::BuildSet { dst, base, count }
        | Instr::BuildString { dst, base, count } => {
            f(Read, base, count.into());
            f(Write, dst, 1);
        }
        Instr::BuildDict { dst, base, count } => {
            f(Read, base, 2 * u32::from(count));
            f(Write, dst, 1);
        }
        Instr::Format { dst, src, spec, .. } => {
            f(Read, src, 1);
            if spec != NO_REG {
                f(Read, spec, 1);
            }
            f(Write, dst, 1);
        }
        Instr::ListAppend { list: keep, src }
        | Instr::ListExtend { list: keep, src }
        | Instr::SetAdd { set: keep, src }
        | Instr::SetUpdate { set: keep, src }
        | Instr::DictUpdate { dict: keep, src } => {
            f(Keep, keep, 1);
            f(Read, src, 1);
        }
        Instr::ArgsExtend { list, src } => {
            f(Keep, Reg(list.0.saturating_sub(1)), 1);
            f(Keep, list, 1);
            f(Read, src, 1);
        }
        Instr::ArgsOf { list, src } => {
            f(Keep, Reg(list.0.saturating_sub(1)), 1);
            f(Read, src, 1);
            f(Write, list, 1);
        }
        Instr::KeywordsOf { dict, src } => {
            f(Keep, Reg(dict.0.saturating_sub(2)), 1);
            f(Read, src, 1);
            f(Write, dict, 1);
        }
        Instr::DictMerge { dict, src } => {
            f(Keep, Reg(dict.0.saturating_sub(2)), 1);
            f(Keep, dict, 1);
            f(Read, src, 1);
        }
        Instr::DictSet { dict, key, src } => {
            f(Keep, dict, 1);
            f(Read, key, 1);
            f(Read, src, 1);
        }
        Instr::Intrinsic { op, dst, src } => {
            match op {
                Intrinsic::BuildClass | Intrinsic::Namespace => f(ReadIfBound, src, 0),
                Intrinsic::TypeVar
                | Intrinsic::ParamSpec
                | Intrinsic::TypeVarTuple
                | Intrinsic::TypeAlias
                | Intrinsic::Generic
                | Intrinsic::PrintExpr
                | Intrinsic::ListToTuple => f(Read, src, 1),
            }
            f(Write, dst, 1);
        }
        Instr::Call { base, argc } | Instr::CallKw { base, argc, .. } => {
            f(Read, base, u32::from(argc) + 1);
            f(Write, base, 1);
        }
        Instr::CallEx { base } => {
            f(Read, base, 2);
            f(ReadIfBound, plus(base, 2), 1);
            f(Write, base, 1);
        }
        Instr::CallMethod { base, argc } | Instr::CallMethodKw { base, argc, .. } => {
            f(Read, base, 1);
            f(ReadIfBound, plus(base, 1), 1);
            f(Read, plus(base, 2), argc.into());
            f(Write, base, 1);
        }
        Instr::MakeFunction { dst, base, .. } => {
            f(ReadIfBound, base, 4);
            f(Write, dst, 1);
        }
        Instr::WithEnter { base, src, .. } => {
            f(Read, src, 1);
            f(Write, base, 4);
        }
        Instr::WithExit { dst, exit } => {
            f(Read, exit, 1);
            f(ReadIfBound, plus(exit, 1), 1);
            f(Write, dst, 5);
        }
        Instr::WithExitExc { dst, exit, exc, .. } => {
            f(Read, exit, 1);
            f(ReadIfBound, plus(exit, 1), 1);
            f(Keep, exc, 1);
            f(Write, dst, 5);
        }
        Instr::Raise { exc } | Instr::Reraise { exc } => f(Read, exc, 1),
        Instr::RaiseFrom { exc, cause } => {
            f(Read, exc, 1);
            f(Read, cause, 1);
        }
        Instr::RaiseAssert { message } => {
            if message != NO_REG {
                f(Read, message, 1);
            }
        }
        Instr::MatchExc { dst, exc, class } => {
            f(Keep, exc, 1);
            f(Read, class, 1);
            f(Write, dst, 1);
        }
        Instr::MatchExcGroup { base, exc, class } => {
            f(Keep, exc, 1);
            f(Read, class, 1);
            f(Write, base, 2);
        }
        Instr::PrepReraiseStar { dst, exc, list } => {
            f(Read, exc, 1);
            f(Read, list, 1);
            f(Write, dst, 1);
        }
        Instr::ImportFrom { dst, module, .. } => {
            f(Keep, module, 1);
            f(Write, dst, 1);
        }
        Instr::ImportStar { module } => f(Read, module, 1),
        Instr::MatchSequence { dst, src }
        | Instr::MatchMapping { dst, src }
        | Instr::GetLen { dst, src } => {
            f(Keep, src, 1);
            f(Write, dst, 1);
        }
        Instr::MatchClass { dst, base, .. } => {
            f(Keep, base, 1);
            f(Read, plus(base, 1), 1);
            f(Write, dst, 1);
        }
        Instr::MatchKeys { dst, src, keys } => {
            f(Keep, src, 1);
            f(Keep, keys, 1);
            f(Write, dst, 1);
        }
        Instr::MatchRest { dst, src, keys } => {
            f(Keep, src, 1);
            f(Read, keys, 1);
            f(Write, dst, 1);
        }
    }
}

/// How far the instruction may jump, seen from the one after it.
pub fn jump_offset(instr: Instr) -> Option<i64> {
    match instr {
        Instr::Jump { offset }
        | Instr::JumpBack { offset }
        | Instr::JumpIfFalse { offset, .. }
        | Instr::JumpIfTrue { offset, .. }
        | Instr::JumpIfFalseKeep { offset, .. }
        | Instr::JumpIfTrueKeep { offset, .. }
        | Instr::JumpIfNone { offset, .. }
        | Instr::JumpIfNotNone { offset, .. } => Some(offset.into()),
        Instr::JumpUnless { offset, .. }
        | Instr::JumpUnlessInt { offset, .. }
        | Instr::JumpWhen { offset, .. }
        | Instr::JumpWhenInt { offset, .. } => Some(offset.into()),
        Instr::ForIter { offset, .. } | Instr::AsyncForNext { offset, .. } => Some(offset.into()),
        _ => None,
    }
}

/// Whether control never goes on to the next instruction.
pub fn ends_flow(instr: Instr) -> bool {
    matches!(
        instr,
        Instr::Jump { .. }
            | Instr::JumpBack { .. }
            | Instr::Return { .. }
            | Instr::ReturnNone { .. }
            | Instr::Raise { .. }
            | Instr::RaiseFrom { .. }
            | Instr::Reraise { .. }
            | Instr::RaiseBare
            | Instr::RaiseAssert { .. }
    )
}

/// How many instructions a fast path stands for.
pub fn fast_path_length(instr: Instr) -> Option<u32> {
    match instr {
        Instr::JumpUnless { .. } | Instr::JumpWhen { .. } => Some(2),
        Instr::JumpUnlessInt { .. } | Instr::JumpWhenInt { .. } => Some(3),
        _ => None,
    }
}
