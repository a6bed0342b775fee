//! What stands on the left of an assignment: binding, updating and deleting targets.

use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{Expr, ExprKind, Operator};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::display::is_starred;
use super::error::{CompileError, Result};
use super::expr::small_int;

impl<'a> Compiler<'a> {
    /// `target = value`
    pub fn assign_one(&mut self, target: &'a Expr, value: &'a Expr) -> Result<()> {
        let mark = self.mark();
        match (&target.kind, &value.kind) {
            (ExprKind::Name { id }, _) if self.local_target(id).is_some() => {
                self.assign_local(target, value)?
            }
            (
                ExprKind::Tuple { elts: targets } | ExprKind::List { elts: targets },
                ExprKind::Tuple { elts: values },
            ) if pairs_up(targets, values) => {
                self.assign_pairwise(targets, values)?;
            }
            _ => {
                let src = self.operand(value)?;
                self.store(target, src)?;
            }
        }
        self.release(mark);
        Ok(())
    }

    fn assign_local(&mut self, target: &'a Expr, value: &'a Expr) -> Result<()> {
        let ExprKind::Name { id } = &target.kind else {
            return Ok(());
        };
        if let Some(dst) = self.local_target(id) {
            self.expr_to(value, dst)?;
            self.unit.set_bound(dst);
        }
        Ok(())
    }

    /// `a, b = x, y`: all values first, then the targets from left to right, without a tuple.
    fn assign_pairwise(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Result<()> {
        let base = self.items(values)?;
        for (index, target) in targets.iter().enumerate() {
            self.store(target, Reg(base.0 + index as u16))?;
        }
        Ok(())
    }

    /// `a = b = value`
    pub fn assign_many(&mut self, targets: &'a [Expr], value: &'a Expr) -> Result<()> {
        let [first @ .., last] = targets else {
            return Ok(());
        };
        if first.is_empty() {
            return self.assign_one(last, value);
        }
        let mark = self.mark();
        let src = self.alloc();
        self.expr_to(value, src)?;
        for target in first {
            let copy = self.alloc();
            self.unit.emit(Instr::Copy { dst: copy, src }, target.span);
            self.store(target, copy)?;
        }
        self.store(last, src)?;
        self.release(mark);
        Ok(())
    }

    /// target := R[src]; a temporary is consumed.
    pub fn store(&mut self, target: &'a Expr, src: Reg) -> Result<()> {
        let mark = self.mark();
        match &target.kind {
            ExprKind::Name { id } => self.store_name(id, src, target.span),
            ExprKind::Attribute { value, attr, .. } => {
                if matches!(&value.kind, ExprKind::Name { id } if &**id == "self") {
                    self.self_attributes.insert(attr.clone());
                }
                let obj = self.operand(value)?;
                let site = self.attr_site(attr);
                self.unit
                    .emit(Instr::SetAttr { obj, src, site }, target.span);
            }
            ExprKind::Subscript { value, slice } => {
                let obj = self.operand(value)?;
                let index = self.operand(slice)?;
                self.unit
                    .emit(Instr::SetItem { obj, index, src }, target.span);
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                self.unpack(elts, src, target.span)?
            }
            ExprKind::Starred { .. } => {
                return Err(CompileError::new(
                    "starred assignment target must be in a list or tuple",
                    target.span,
                ));
            }
            _ => {
                return Err(CompileError::new(
                    "cannot assign to expression",
                    target.span,
                ));
            }
        }
        self.release(mark);
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], src: Reg, span: Span) -> Result<()> {
        let count = self.count(targets.len(), span)?;
        if let Some(base) = self.neighbours(targets) {
            self.unit.emit(Instr::Unpack { src, base, count }, span);
            (0..count).for_each(|index| self.unit.set_bound(Reg(base.0 + index)));
            return Ok(());
        }
        let base = self.unit.regs.alloc_many(targets.len());
        let stars: Vec<usize> = (0..targets.len())
            .filter(|&index| is_starred(&targets[index]))
            .collect();
        let instr = match stars[..] {
            [] => Instr::Unpack { src, base, count },
            [star] => {
                let after = u8::try_from(targets.len() - star - 1).map_err(|_| {
                    CompileError::new("too many expressions in star-unpacking assignment", span)
                })?;
                Instr::UnpackStar {
                    after,
                    src,
                    base,
                    before: star as u16,
                }
            }
            _ => {
                return Err(CompileError::new(
                    "multiple starred expressions in assignment",
                    span,
                ));
            }
        };
        self.unit.emit(instr, span);
        for (index, target) in targets.iter().enumerate() {
            let target = match &target.kind {
                ExprKind::Starred { value } => value,
                _ => target,
            };
            self.store(target, Reg(base.0 + index as u16))?;
        }
        Ok(())
    }

    /// The first of the registers of the targets, if they are variables in registers one after the other.
    fn neighbours(&self, targets: &[Expr]) -> Option<Reg> {
        let register = |target: &Expr| match &target.kind {
            ExprKind::Name { id } => self.local_target(id),
            _ => None,
        };
        let first = register(targets.first()?)?;
        let mut following = first.0..;
        targets
            .iter()
            .all(|target| register(target).map(|reg| reg.0) == following.next())
            .then_some(first)
    }

    // ---- `target op= value` ----------------------------------------------------------------

    /// `target op= value`; what the target consists of is evaluated once.
    pub fn aug_assign(
        &mut self,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        let mark = self.mark();
        match &target.kind {
            ExprKind::Name { id } => {
                let a = self.operand(target)?;
                let dst = self.local_target(id).unwrap_or(a);
                self.binary_with(op, a, value, dst, true, span)?;
                if dst == a && self.is_temp(a) {
                    self.store_name(id, a, target.span);
                }
            }
            ExprKind::Attribute {
                value: object,
                attr,
                ..
            } => {
                let (obj, copy) = self.operand_twice(object)?;
                let reg = self.alloc();
                let site = self.attr_site(attr);
                self.unit.emit(
                    Instr::GetAttr {
                        dst: reg,
                        obj: copy,
                        site,
                    },
                    target.span,
                );
                self.binary_with(op, reg, value, reg, true, span)?;
                let site = self.attr_site(attr);
                self.unit.emit(
                    Instr::SetAttr {
                        obj,
                        src: reg,
                        site,
                    },
                    target.span,
                );
            }
            ExprKind::Subscript {
                value: object,
                slice,
            } => self.aug_assign_item(target, object, slice, op, value, span)?,
            _ => {
                return Err(CompileError::new(
                    "illegal expression for augmented assignment",
                    target.span,
                ));
            }
        }
        self.release(mark);
        Ok(())
    }

    fn aug_assign_item(
        &mut self,
        target: &'a Expr,
        object: &'a Expr,
        slice: &'a Expr,
        op: Operator,
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        let (obj, obj_copy) = self.operand_twice(object)?;
        let small = small_int(slice);
        let (index, index_copy) = match small {
            Some(_) => (self.alloc(), obj),
            None => self.operand_twice(slice)?,
        };
        let reg = self.alloc();
        let get = match small {
            Some(value) => Instr::GetItemInt {
                dst: reg,
                obj: obj_copy,
                value,
            },
            None => Instr::GetItem {
                dst: reg,
                obj: obj_copy,
                index: index_copy,
            },
        };
        self.unit.emit(get, target.span);
        self.binary_with(op, reg, value, reg, true, span)?;
        if let Some(value) = small {
            self.unit.emit(
                Instr::LoadInt {
                    dst: index,
                    value: value.into(),
                },
                target.span,
            );
        }
        self.unit.emit(
            Instr::SetItem {
                obj,
                index,
                src: reg,
            },
            target.span,
        );
        Ok(())
    }

    /// A register with the value, and one to consume first: a copy, if the value is in a temporary.
    fn operand_twice(&mut self, expr: &'a Expr) -> Result<(Reg, Reg)> {
        let reg = self.operand(expr)?;
        if !self.is_temp(reg) {
            return Ok((reg, reg));
        }
        let copy = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: reg,
            },
            expr.span,
        );
        Ok((reg, copy))
    }

    // ---- del -------------------------------------------------------------------------------

    /// `del target`
    pub fn delete(&mut self, target: &'a Expr) -> Result<()> {
        let mark = self.mark();
        match &target.kind {
            ExprKind::Name { id } => self.delete_name(id, target.span),
            ExprKind::Attribute { value, attr, .. } => {
                let obj = self.operand(value)?;
                let site = self.attr_site(attr);
                self.unit.emit(Instr::DelAttr { obj, site }, target.span);
            }
            ExprKind::Subscript { value, slice } => {
                let obj = self.operand(value)?;
                let index = self.operand(slice)?;
                self.unit.emit(Instr::DelItem { obj, index }, target.span);
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|elt| self.delete(elt))?
            }
            _ => return Err(CompileError::new("cannot delete expression", target.span)),
        }
        self.release(mark);
        Ok(())
    }
}

fn pairs_up(targets: &[Expr], values: &[Expr]) -> bool {
    let no_stars = !targets.iter().chain(values).any(is_starred);
    no_stars && targets.len() == values.len()
}
