//! Expressions, destination first: `expr_to` computes an expression into a given register.
//!
//! The destination is written by the last instruction only, so that a variable keeps its value when the
//! expression raises. A temporary destination may serve as scratch before that.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{self, BoolOp, Expr, ExprKind, Operator, UnaryOp};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::{CompileError, Result};
use super::fold;
use super::labels::Label;

impl<'a> Compiler<'a> {
    /// R[dst] := expr
    pub fn expr_to(&mut self, expr: &'a Expr, dst: Reg) -> Result<()> {
        let mark = self.mark();
        self.any_expr_to(expr, dst)?;
        self.release(mark);
        Ok(())
    }

    fn any_expr_to(&mut self, expr: &'a Expr, dst: Reg) -> Result<()> {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Constant(literal) => {
                self.load_constant(fold::literal_value(literal), dst, span);
                Ok(())
            }
            ExprKind::Name { id } => {
                self.load_name(id, dst, span);
                Ok(())
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, dst),
            ExprKind::NamedExpr { target, value } => self.named_expr(target, value, dst),
            ExprKind::BinOp { left, op, right } => self.binary(expr, left, *op, right, dst),
            ExprKind::UnaryOp { op, operand } => self.unary(expr, *op, operand, dst),
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body, dst),
            ExprKind::IfExp { test, body, orelse } => self.if_exp(test, body, orelse, dst),
            ExprKind::Dict(dict) => self.dict(dict, dst, span),
            ExprKind::Set { elts } => self.set(elts, dst, span),
            ExprKind::List { elts } => self.list(elts, dst, span),
            ExprKind::Tuple { elts } => self.tuple(expr, elts, dst),
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp(_) => {
                self.comprehension(expr, dst)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.generator_expr(expr, elt, generators, dst)
            }
            ExprKind::Await { value } => {
                let src = self.operand_in(value, dst)?;
                self.unit.emit(Instr::Await { dst, src }, span);
                Ok(())
            }
            ExprKind::Yield { value } => self.yield_value(value.as_deref(), dst, span),
            ExprKind::YieldFrom { value } => {
                let src = self.operand_in(value, dst)?;
                self.unit.emit(Instr::YieldFrom { dst, src }, span);
                Ok(())
            }
            ExprKind::Compare(compare) => self.compare(compare, dst, span),
            ExprKind::Call(call) => self.call(call, dst, span),
            ExprKind::FormattedValue(field) => self.formatted_value(field, dst, span),
            ExprKind::JoinedStr { values } => self.joined_str(values, dst, span),
            ExprKind::TemplateStr { values } => self.template_str(values, dst, span),
            ExprKind::Interpolation(node) => self.interpolation(node, dst, span),
            ExprKind::Attribute { value, attr, .. } => self.attribute(value, attr, dst, span),
            ExprKind::Subscript { value, slice } => self.subscript(value, slice, dst, span),
            ExprKind::Slice { lower, upper, step } => self.slice(
                [lower.as_deref(), upper.as_deref(), step.as_deref()],
                dst,
                span,
            ),
            ExprKind::Starred { .. } => {
                Err(CompileError::new("can't use starred expression here", span))
            }
        }
    }

    /// An expression whose value nobody wants.
    pub fn discard(&mut self, expr: &'a Expr) -> Result<()> {
        match &expr.kind {
            ExprKind::Constant(_) => return Ok(()),
            ExprKind::NamedExpr { target, value } => return self.assign_one(target, value),
            _ => {}
        }
        let mark = self.mark();
        let reg = self.alloc();
        self.expr_to(expr, reg)?;
        self.unit.emit(Instr::Clear { reg }, expr.span);
        self.release(mark);
        Ok(())
    }

    /// R[dst] := a constant, by the shortest instruction for it
    pub fn load_constant(&mut self, constant: Constant, dst: Reg, span: Span) {
        let instr = match constant {
            Constant::None => Instr::LoadNone { dst },
            Constant::Bool(value) => Instr::LoadBool { value, dst },
            Constant::Int(wide) => match i32::try_from(wide) {
                Ok(value) => Instr::LoadInt { dst, value },
                Err(_) => Instr::LoadConst {
                    dst,
                    k: self.unit.constant(Constant::Int(wide)),
                },
            },
            Constant::Ellipsis
            | Constant::BigInt(_)
            | Constant::Float(_)
            | Constant::Complex(..)
            | Constant::Str(_)
            | Constant::Bytes(_)
            | Constant::Tuple(_)
            | Constant::FrozenSet(_)
            | Constant::Code(_) => Instr::LoadConst {
                dst,
                k: self.unit.constant(constant),
            },
        };
        self.unit.emit(instr, span);
    }

    /// R[dst] := a string constant
    pub fn load_str(&mut self, text: &str, dst: Reg, span: Span) {
        self.load_constant(Constant::Str(text.into()), dst, span);
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], dst: Reg) -> Result<()> {
        let reg = self.scratch(dst);
        let end = self.unit.label();
        if let Some((last, others)) = values.split_last() {
            for value in others {
                self.value_or_jump(value, reg, op == BoolOp::Or, end)?;
                self.unit.emit(Instr::Clear { reg }, value.span);
            }
            self.expr_to(last, reg)?;
        }
        self.unit.place(end);
        self.move_to(dst, reg, values[0].span);
        Ok(())
    }

    /// R[reg] := `expr`, and a jump to `label` if its truth is `when`. Within an `and` or `or` each
    /// value is asked for its truth once.
    fn value_or_jump(&mut self, expr: &'a Expr, reg: Reg, when: bool, label: Label) -> Result<()> {
        let inner = match &expr.kind {
            ExprKind::BoolOp { op, values } if fold::fold(expr).is_none() => Some((*op, values)),
            _ => None,
        };
        let Some((op, [others @ .., last])) = inner.map(|(op, values)| (op, &values[..])) else {
            self.expr_to(expr, reg)?;
            let jump = match when {
                true => Instr::JumpIfTrueKeep {
                    src: reg,
                    offset: 0,
                },
                false => Instr::JumpIfFalseKeep {
                    src: reg,
                    offset: 0,
                },
            };
            self.unit.emit_jump(jump, label, expr.span);
            return Ok(());
        };
        let decisive = op == BoolOp::Or;
        let decided = self.unit.label();
        for value in others {
            let to = if decisive == when { label } else { decided };
            self.value_or_jump(value, reg, decisive, to)?;
            self.unit.emit(Instr::Clear { reg }, value.span);
        }
        self.value_or_jump(last, reg, when, label)?;
        self.unit.place(decided);
        Ok(())
    }

    /// R[dst] := R[src], which is not needed any more
    pub fn move_to(&mut self, dst: Reg, src: Reg, span: Span) {
        if dst != src {
            self.unit.emit(Instr::Move { dst, src }, span);
        }
    }

    fn named_expr(&mut self, target: &'a Expr, value: &'a Expr, dst: Reg) -> Result<()> {
        let ExprKind::Name { id } = &target.kind else {
            return Err(CompileError::new(
                "cannot use assignment expressions with this target",
                target.span,
            ));
        };
        let reg = self.scratch(dst);
        self.expr_to(value, reg)?;
        let copy = self.alloc();
        match self.local_target(id) {
            Some(variable) => {
                self.unit.emit(
                    Instr::Copy {
                        dst: variable,
                        src: reg,
                    },
                    target.span,
                );
                self.unit.set_bound(variable);
            }
            None => {
                self.unit.emit(
                    Instr::Copy {
                        dst: copy,
                        src: reg,
                    },
                    target.span,
                );
                self.store_name(id, copy, target.span);
            }
        }
        self.move_to(dst, reg, target.span);
        Ok(())
    }

    fn binary(
        &mut self,
        expr: &'a Expr,
        left: &'a Expr,
        op: Operator,
        right: &'a Expr,
        dst: Reg,
    ) -> Result<()> {
        if let Some(constant) = fold::fold(expr) {
            self.load_constant(constant, dst, expr.span);
            return Ok(());
        }
        let a = self.operand_in(left, dst)?;
        self.binary_with(op, a, right, dst, false, expr.span)
    }

    /// R[dst] := R[a] op right
    pub fn binary_with(
        &mut self,
        op: Operator,
        a: Reg,
        right: &'a Expr,
        dst: Reg,
        inplace: bool,
        span: Span,
    ) -> Result<()> {
        let with_int = small_int(right).and_then(|value| int_instr(op, inplace, dst, a, value));
        let instr = match with_int {
            Some(instr) => instr,
            None => {
                let b = self.operand(right)?;
                binary_instr(op, inplace, dst, a, b)
            }
        };
        self.unit.emit(instr, span);
        Ok(())
    }

    fn unary(&mut self, expr: &'a Expr, op: UnaryOp, operand: &'a Expr, dst: Reg) -> Result<()> {
        if let Some(constant) = fold::fold(expr) {
            self.load_constant(constant, dst, expr.span);
            return Ok(());
        }
        let src = self.operand_in(operand, dst)?;
        let instr = match op {
            UnaryOp::Invert => Instr::Invert { dst, src },
            UnaryOp::Not => Instr::Not { dst, src },
            UnaryOp::UAdd => Instr::Pos { dst, src },
            UnaryOp::USub => Instr::Neg { dst, src },
        };
        self.unit.emit(instr, expr.span);
        Ok(())
    }

    fn if_exp(&mut self, test: &'a Expr, body: &'a Expr, orelse: &'a Expr, dst: Reg) -> Result<()> {
        let (otherwise, end) = (self.unit.label(), self.unit.label());
        self.jump_if(test, false, otherwise)?;
        self.expr_to(body, dst)?;
        self.unit.jump(end, body.span);
        self.unit.place(otherwise);
        self.expr_to(orelse, dst)?;
        self.unit.place(end);
        Ok(())
    }

    fn yield_value(&mut self, value: Option<&'a Expr>, dst: Reg, span: Span) -> Result<()> {
        let src = match value {
            Some(value) => self.operand_in(value, dst)?,
            None => {
                let none = self.scratch(dst);
                self.unit.emit(Instr::LoadNone { dst: none }, span);
                none
            }
        };
        self.unit.emit(Instr::Yield { dst, src }, span);
        Ok(())
    }

    fn attribute(&mut self, value: &'a Expr, attr: &ast::Name, dst: Reg, span: Span) -> Result<()> {
        let obj = self.operand_in(value, dst)?;
        let site = self.attr_site(attr);
        self.unit.emit(Instr::GetAttr { dst, obj, site }, span);
        Ok(())
    }

    /// A new access of the attribute, by its name at run time.
    pub fn attr_site(&mut self, attr: &ast::Name) -> crate::bytecode::instr::AttrSite {
        let name = self.scopes.mangle(self.unit.scope, attr);
        self.unit.tables.attr_site(name)
    }

    fn subscript(&mut self, value: &'a Expr, slice: &'a Expr, dst: Reg, span: Span) -> Result<()> {
        let obj = self.operand_in(value, dst)?;
        let instr = match small_int(slice) {
            Some(value) => Instr::GetItemInt { dst, obj, value },
            None => Instr::GetItem {
                dst,
                obj,
                index: self.operand(slice)?,
            },
        };
        self.unit.emit(instr, span);
        Ok(())
    }

    fn slice(&mut self, parts: [Option<&'a Expr>; 3], dst: Reg, span: Span) -> Result<()> {
        let base = self.unit.regs.alloc_many(3);
        for (index, part) in parts.into_iter().enumerate() {
            let reg = Reg(base.0 + index as u16);
            match part {
                Some(part) => self.expr_to(part, reg)?,
                None => self.unit.emit(Instr::LoadNone { dst: reg }, span),
            }
        }
        self.unit.emit(Instr::BuildSlice { dst, base }, span);
        Ok(())
    }
}

/// The small integer that the expression is, for instructions with an immediate operand.
pub fn small_int(expr: &Expr) -> Option<i16> {
    match fold::fold(expr) {
        Some(Constant::Int(value)) => i16::try_from(value).ok(),
        _ => None,
    }
}

/// The instruction for an operator with a small int on the right, if there is one.
fn int_instr(op: Operator, inplace: bool, dst: Reg, a: Reg, value: i16) -> Option<Instr> {
    macro_rules! instr {
        ($name:ident) => {
            Instr::$name {
                inplace,
                dst,
                a,
                value,
            }
        };
    }
    Some(match op {
        Operator::Add => instr!(AddInt),
        Operator::Sub => instr!(SubInt),
        Operator::Mult => instr!(MulInt),
        Operator::FloorDiv if value > 0 => instr!(FloorDivInt),
        Operator::Mod if value > 0 => instr!(ModInt),
        Operator::BitAnd => instr!(BitAndInt),
        Operator::LShift if (0..63).contains(&value) => instr!(ShlInt),
        Operator::RShift if (0..64).contains(&value) => instr!(ShrInt),
        _ => return None,
    })
}

/// The instruction for an operator.
pub fn binary_instr(op: Operator, inplace: bool, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        Operator::Add => Instr::Add { inplace, dst, a, b },
        Operator::Sub => Instr::Sub { inplace, dst, a, b },
        Operator::Mult => Instr::Mul { inplace, dst, a, b },
        Operator::MatMult => Instr::MatMul { inplace, dst, a, b },
        Operator::Div => Instr::TrueDiv { inplace, dst, a, b },
        Operator::Mod => Instr::Mod { inplace, dst, a, b },
        Operator::Pow => Instr::Pow { inplace, dst, a, b },
        Operator::LShift => Instr::Shl { inplace, dst, a, b },
        Operator::RShift => Instr::Shr { inplace, dst, a, b },
        Operator::BitOr => Instr::BitOr { inplace, dst, a, b },
        Operator::BitXor => Instr::BitXor { inplace, dst, a, b },
        Operator::BitAnd => Instr::BitAnd { inplace, dst, a, b },
        Operator::FloorDiv => Instr::FloorDiv { inplace, dst, a, b },
    }
}
