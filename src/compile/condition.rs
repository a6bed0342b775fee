//! Conditions and comparisons: `and`, `or`, `not` and comparison chains as jumps where only the truth
//! matters, and comparisons as values.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{CmpOp, Instr, Reg};
use crate::syntax::ast::{self, BoolOp, Expr, ExprKind, UnaryOp};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::Result;
use super::expr::small_int;
use super::fold;
use super::labels::Label;

/// The two registers that take turns in holding the middle operands of a comparison chain.
struct Links {
    regs: [Reg; 2],
    used: bool,
}

impl<'a> Compiler<'a> {
    /// Jumps to `label` if the truth of `expr` is `when`.
    pub fn jump_if(&mut self, expr: &'a Expr, when: bool, label: Label) -> Result<()> {
        if let Some(constant) = fold::fold(expr) {
            if fold::truth(&constant) == when {
                self.unit.jump(label, expr.span);
            }
            return Ok(());
        }
        match &expr.kind {
            ExprKind::UnaryOp {
                op: UnaryOp::Not,
                operand,
            } => self.jump_if(operand, !when, label),
            ExprKind::BoolOp { op, values } => self.jump_if_bool_op(*op, values, when, label),
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.unit.label(), self.unit.label());
                self.jump_if(test, false, otherwise)?;
                self.jump_if(body, when, label)?;
                self.unit.jump(end, expr.span);
                self.unit.place(otherwise);
                self.jump_if(orelse, when, label)?;
                self.unit.place(end);
                Ok(())
            }
            ExprKind::Compare(compare) => self.jump_if_compare(compare, when, label, expr.span),
            _ => self.jump_if_value(expr, when, label),
        }
    }

    fn jump_if_value(&mut self, expr: &'a Expr, when: bool, label: Label) -> Result<()> {
        let mark = self.mark();
        let src = self.operand(expr)?;
        self.unit.emit_jump(jump_on(src, when), label, expr.span);
        self.release(mark);
        Ok(())
    }

    fn jump_if_bool_op(
        &mut self,
        op: BoolOp,
        values: &'a [Expr],
        when: bool,
        label: Label,
    ) -> Result<()> {
        // The truth of one operand that decides the whole.
        let decisive = op == BoolOp::Or;
        if decisive == when {
            return values
                .iter()
                .try_for_each(|value| self.jump_if(value, when, label));
        }
        let Some((last, others)) = values.split_last() else {
            return Ok(());
        };
        let skip = self.unit.label();
        others
            .iter()
            .try_for_each(|value| self.jump_if(value, decisive, skip))?;
        self.jump_if(last, when, label)?;
        self.unit.place(skip);
        Ok(())
    }

    // ---- comparisons as conditions ---------------------------------------------------------

    fn jump_if_compare(
        &mut self,
        node: &'a ast::Compare,
        when: bool,
        label: Label,
        span: Span,
    ) -> Result<()> {
        let mark = self.mark();
        match (&node.ops[..], &node.comparators[..]) {
            ([op], [right]) => self.jump_if_one(&node.left, *op, right, when, label, span)?,
            _ => self.jump_if_chain(node, when, label, span)?,
        }
        self.release(mark);
        Ok(())
    }

    fn jump_if_one(
        &mut self,
        left: &'a Expr,
        op: ast::CmpOp,
        right: &'a Expr,
        when: bool,
        label: Label,
        span: Span,
    ) -> Result<()> {
        let a = self.operand(left)?;
        let is_none = matches!(right.kind, ExprKind::Constant(ast::Constant::None));
        match op {
            ast::CmpOp::Is if is_none => self.jump_none(a, when, label, span),
            ast::CmpOp::IsNot if is_none => self.jump_none(a, !when, label, span),
            _ => self.jump_compare(op, a, right, when, label, span)?,
        }
        Ok(())
    }

    fn jump_none(&mut self, src: Reg, when: bool, label: Label, span: Span) {
        let jump = if when {
            Instr::JumpIfNone { src, offset: 0 }
        } else {
            Instr::JumpIfNotNone { src, offset: 0 }
        };
        self.unit.emit_jump(jump, label, span);
    }

    /// Compares R[a] with `right` and jumps if the outcome is `when`.
    pub fn jump_compare(
        &mut self,
        op: ast::CmpOp,
        a: Reg,
        right: &'a Expr,
        when: bool,
        label: Label,
        span: Span,
    ) -> Result<()> {
        if let (Some(op), Some(value)) = (rich(op), small_int(right)) {
            self.unit.set_stale(a);
            self.unit
                .emit_jump(fast_int(op, a, value, when), label, span);
            let b = self.alloc();
            self.unit.emit(
                Instr::LoadInt {
                    dst: b,
                    value: value.into(),
                },
                span,
            );
            self.compare_and_jump(ast_op(op), a, b, when, label, span);
            return Ok(());
        }
        let b = self.operand(right)?;
        if let Some(op) = rich(op).filter(|_| may_be_number(right)) {
            self.fast_path(op, a, b, when, label, span);
        }
        self.compare_and_jump(op, a, b, when, label, span);
        Ok(())
    }

    fn fast_path(&mut self, op: CmpOp, a: Reg, b: Reg, when: bool, label: Label, span: Span) {
        self.unit.set_stale(a);
        self.unit.set_stale(b);
        let jump = if when {
            Instr::JumpWhen {
                op,
                a,
                b,
                offset: 0,
            }
        } else {
            Instr::JumpUnless {
                op,
                a,
                b,
                offset: 0,
            }
        };
        self.unit.emit_jump(jump, label, span);
    }

    /// Compares two registers and jumps if the outcome is `when`.
    pub fn compare_and_jump(
        &mut self,
        op: ast::CmpOp,
        a: Reg,
        b: Reg,
        when: bool,
        label: Label,
        span: Span,
    ) {
        let mark = self.mark();
        let dst = self.alloc();
        self.unit.emit(compare_instr(op, dst, a, b), span);
        self.unit.emit_jump(jump_on(dst, when), label, span);
        self.release(mark);
    }

    fn jump_if_chain(
        &mut self,
        node: &'a ast::Compare,
        when: bool,
        label: Label,
        span: Span,
    ) -> Result<()> {
        let Some((last_op, last)) = last_link(node) else {
            return Ok(());
        };
        let (failed, end) = (self.unit.label(), self.unit.label());
        let mut links = self.links();
        let a = self.chain(node, &mut links, |cx, op, a, b| {
            if let Some(op) = rich(op) {
                cx.fast_path(op, a, b, false, failed, span);
            }
            cx.compare_and_jump(op, a, b, false, failed, span);
        })?;
        self.jump_compare(last_op, a, last, when, label, span)?;
        self.unit.jump(end, span);
        self.unit.place(failed);
        self.drop_links(&links, span);
        if !when {
            self.unit.jump(label, span);
        }
        self.unit.place(end);
        Ok(())
    }

    // ---- comparisons as values -------------------------------------------------------------

    /// R[dst] := the comparison
    pub fn compare(&mut self, node: &'a ast::Compare, dst: Reg, span: Span) -> Result<()> {
        let Some((last_op, last)) = last_link(node) else {
            return Ok(());
        };
        if node.ops.len() == 1 {
            let a = self.operand_in(&node.left, dst)?;
            let b = self.operand(last)?;
            self.unit.emit(compare_instr(last_op, dst, a, b), span);
            return Ok(());
        }
        let result = self.scratch(dst);
        let (failed, end) = (self.unit.label(), self.unit.label());
        let mut links = self.links();
        let a = self.chain(node, &mut links, |cx, op, a, b| {
            cx.unit.emit(compare_instr(op, result, a, b), span);
            cx.unit.emit_jump(
                Instr::JumpIfFalseKeep {
                    src: result,
                    offset: 0,
                },
                failed,
                span,
            );
        })?;
        let b = self.operand(last)?;
        self.unit.emit(compare_instr(last_op, result, a, b), span);
        self.unit.jump(end, span);
        self.unit.place(failed);
        self.drop_links(&links, span);
        self.unit.place(end);
        self.move_to(dst, result, span);
        Ok(())
    }

    fn links(&mut self) -> Links {
        Links {
            regs: [self.alloc(), self.alloc()],
            used: false,
        }
    }

    /// Evaluates all but the last operand of a chain, handing each pair to `link`; gives the register
    /// of the last one evaluated. A middle operand is used twice: a temporary is copied first.
    fn chain(
        &mut self,
        node: &'a ast::Compare,
        links: &mut Links,
        mut link: impl FnMut(&mut Self, ast::CmpOp, Reg, Reg),
    ) -> Result<Reg> {
        let mut a = self.operand(&node.left)?;
        let inner = node
            .ops
            .iter()
            .zip(&node.comparators)
            .take(node.ops.len() - 1);
        for (index, (&op, right)) in inner.enumerate() {
            let mark = self.mark();
            let b = self.operand(right)?;
            let mut next = b;
            if self.is_temp(b) {
                next = links.regs[index % 2];
                links.used = true;
                self.unit
                    .emit(Instr::Copy { dst: next, src: b }, right.span);
            }
            link(self, op, a, b);
            self.release(mark);
            a = next;
        }
        Ok(a)
    }

    fn drop_links(&mut self, links: &Links, span: Span) {
        if links.used {
            links
                .regs
                .iter()
                .for_each(|&reg| self.unit.emit(Instr::Clear { reg }, span));
        }
    }
}

fn last_link(node: &ast::Compare) -> Option<(ast::CmpOp, &Expr)> {
    Some((*node.ops.last()?, node.comparators.last()?))
}

/// Whether it is worth trying a comparison of numbers first.
fn may_be_number(expr: &Expr) -> bool {
    match fold::fold(expr) {
        Some(Constant::Int(_) | Constant::Float(_)) => true,
        Some(_) => false,
        None => !matches!(
            expr.kind,
            ExprKind::JoinedStr { .. } | ExprKind::List { .. } | ExprKind::Dict(_)
        ),
    }
}

fn jump_on(src: Reg, when: bool) -> Instr {
    if when {
        Instr::JumpIfTrue { src, offset: 0 }
    } else {
        Instr::JumpIfFalse { src, offset: 0 }
    }
}

fn fast_int(op: CmpOp, a: Reg, value: i16, when: bool) -> Instr {
    if when {
        Instr::JumpWhenInt {
            op,
            a,
            value,
            offset: 0,
        }
    } else {
        Instr::JumpUnlessInt {
            op,
            a,
            value,
            offset: 0,
        }
    }
}

fn rich(op: ast::CmpOp) -> Option<CmpOp> {
    match op {
        ast::CmpOp::Eq => Some(CmpOp::Eq),
        ast::CmpOp::NotEq => Some(CmpOp::Ne),
        ast::CmpOp::Lt => Some(CmpOp::Lt),
        ast::CmpOp::LtE => Some(CmpOp::Le),
        ast::CmpOp::Gt => Some(CmpOp::Gt),
        ast::CmpOp::GtE => Some(CmpOp::Ge),
        ast::CmpOp::Is | ast::CmpOp::IsNot | ast::CmpOp::In | ast::CmpOp::NotIn => None,
    }
}

fn ast_op(op: CmpOp) -> ast::CmpOp {
    match op {
        CmpOp::Lt => ast::CmpOp::Lt,
        CmpOp::Le => ast::CmpOp::LtE,
        CmpOp::Eq => ast::CmpOp::Eq,
        CmpOp::Ne => ast::CmpOp::NotEq,
        CmpOp::Gt => ast::CmpOp::Gt,
        CmpOp::Ge => ast::CmpOp::GtE,
    }
}

fn compare_instr(op: ast::CmpOp, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        ast::CmpOp::Eq => Instr::Compare {
            op: CmpOp::Eq,
            dst,
            a,
            b,
        },
        ast::CmpOp::NotEq => Instr::Compare {
            op: CmpOp::Ne,
            dst,
            a,
            b,
        },
        ast::CmpOp::Lt => Instr::Compare {
            op: CmpOp::Lt,
            dst,
            a,
            b,
        },
        ast::CmpOp::LtE => Instr::Compare {
            op: CmpOp::Le,
            dst,
            a,
            b,
        },
        ast::CmpOp::Gt => Instr::Compare {
            op: CmpOp::Gt,
            dst,
            a,
            b,
        },
        ast::CmpOp::GtE => Instr::Compare {
            op: CmpOp::Ge,
            dst,
            a,
            b,
        },
        ast::CmpOp::Is => Instr::Is { dst, a, b },
        ast::CmpOp::IsNot => Instr::IsNot { dst, a, b },
        ast::CmpOp::In => Instr::In { dst, a, b },
        ast::CmpOp::NotIn => Instr::NotIn { dst, a, b },
    }
}
