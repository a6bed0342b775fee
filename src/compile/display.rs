//! Displays: lists, tuples, sets and dicts written out, with `*` and `**` in them.

use crate::bytecode::instr::{Instr, Intrinsic, Reg};
use crate::syntax::ast::{self, Expr, ExprKind};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::Result;
use super::fold;

/// Items beyond this many are added one by one, so that a long display needs few registers.
const WINDOW_MAX: usize = 64;

impl<'a> Compiler<'a> {
    /// R[dst] := [elts]
    pub fn list(&mut self, elts: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        if fits_window(elts) {
            let base = self.items(elts)?;
            let count = elts.len() as u16;
            self.unit.emit(Instr::BuildList { dst, base, count }, span);
            return Ok(());
        }
        let list = self.scratch(dst);
        self.list_stepwise(elts, list, span)?;
        self.move_to(dst, list, span);
        Ok(())
    }

    /// R[list] := [elts], item by item
    pub fn list_stepwise(&mut self, elts: &'a [Expr], list: Reg, span: Span) -> Result<()> {
        self.unit.emit(
            Instr::BuildList {
                dst: list,
                base: list,
                count: 0,
            },
            span,
        );
        elts.iter().try_for_each(|elt| self.add_to_list(elt, list))
    }

    fn add_to_list(&mut self, elt: &'a Expr, list: Reg) -> Result<()> {
        let mark = self.mark();
        let instr = match &elt.kind {
            ExprKind::Starred { value } => Instr::ListExtend {
                list,
                src: self.operand(value)?,
            },
            _ => Instr::ListAppend {
                list,
                src: self.operand(elt)?,
            },
        };
        self.unit.emit(instr, elt.span);
        self.release(mark);
        Ok(())
    }

    /// R[dst] := (elts)
    pub fn tuple(&mut self, expr: &'a Expr, elts: &'a [Expr], dst: Reg) -> Result<()> {
        let span = expr.span;
        if let Some(constant) = fold::fold(expr) {
            self.load_constant(constant, dst, span);
        } else if fits_window(elts) {
            let base = self.items(elts)?;
            let count = elts.len() as u16;
            self.unit.emit(Instr::BuildTuple { dst, base, count }, span);
        } else {
            let list = self.scratch(dst);
            self.list_stepwise(elts, list, span)?;
            self.unit.emit(
                Instr::Intrinsic {
                    op: Intrinsic::ListToTuple,
                    dst,
                    src: list,
                },
                span,
            );
        }
        Ok(())
    }

    /// R[dst] := {elts}
    pub fn set(&mut self, elts: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        if fits_window(elts) {
            let base = self.items(elts)?;
            let count = elts.len() as u16;
            self.unit.emit(Instr::BuildSet { dst, base, count }, span);
            return Ok(());
        }
        let set = self.scratch(dst);
        self.unit.emit(
            Instr::BuildSet {
                dst: set,
                base: set,
                count: 0,
            },
            span,
        );
        for elt in elts {
            let mark = self.mark();
            let instr = match &elt.kind {
                ExprKind::Starred { value } => Instr::SetUpdate {
                    set,
                    src: self.operand(value)?,
                },
                _ => Instr::SetAdd {
                    set,
                    src: self.operand(elt)?,
                },
            };
            self.unit.emit(instr, elt.span);
            self.release(mark);
        }
        self.move_to(dst, set, span);
        Ok(())
    }

    /// R[dst] := {key: value, **mapping}
    pub fn dict(&mut self, node: &'a ast::Dict, dst: Reg, span: Span) -> Result<()> {
        let is_plain = node.keys.iter().all(Option::is_some);
        if is_plain && node.keys.len() <= WINDOW_MAX / 2 {
            let base = self.unit.regs.alloc_many(2 * node.keys.len());
            for (index, (key, value)) in node.keys.iter().flatten().zip(&node.values).enumerate() {
                let at = base.0 + 2 * index as u16;
                self.expr_to(key, Reg(at))?;
                self.expr_to(value, Reg(at + 1))?;
            }
            let count = node.keys.len() as u16;
            self.unit.emit(Instr::BuildDict { dst, base, count }, span);
            return Ok(());
        }
        let dict = self.scratch(dst);
        self.unit.emit(
            Instr::BuildDict {
                dst: dict,
                base: dict,
                count: 0,
            },
            span,
        );
        for (key, value) in node.keys.iter().zip(&node.values) {
            self.add_to_dict(key.as_ref(), value, dict)?;
        }
        self.move_to(dst, dict, span);
        Ok(())
    }

    fn add_to_dict(&mut self, key: Option<&'a Expr>, value: &'a Expr, dict: Reg) -> Result<()> {
        let mark = self.mark();
        let instr = match key {
            Some(key) => {
                let key = self.operand(key)?;
                Instr::DictSet {
                    dict,
                    key,
                    src: self.operand(value)?,
                }
            }
            None => Instr::DictUpdate {
                dict,
                src: self.operand(value)?,
            },
        };
        self.unit.emit(instr, value.span);
        self.release(mark);
        Ok(())
    }

    /// The values of the expressions in adjacent new temporaries.
    pub fn items(&mut self, exprs: &'a [Expr]) -> Result<Reg> {
        let base = Reg(self.unit.regs.next());
        for expr in exprs {
            let reg = self.alloc();
            self.expr_to(expr, reg)?;
        }
        Ok(base)
    }
}

fn fits_window(elts: &[Expr]) -> bool {
    elts.len() <= WINDOW_MAX && !elts.iter().any(is_starred)
}

/// Whether the expression is `*value`.
pub fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred { .. })
}
