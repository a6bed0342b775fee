//! The compiler's context: the code being written and what is known about the whole module.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::bytecode::instr::Reg;
use crate::syntax::ast::{self, Expr, ExprKind};
use crate::text::source::SourceFile;
use crate::text::span::Span;

use super::error::Result;
use super::registers::Mark;
use super::scope::{Place, Scopes};
use super::unit::Unit;

/// How the module is compiled.
#[derive(Copy, Clone, Debug)]
pub struct Options {
    /// Expression statements at the top level are shown.
    pub interactive: bool,
    /// `from __future__ import annotations`
    pub string_annotations: bool,
}

/// What every part of the compiler is given.
pub struct Compiler<'a> {
    /// Which variable each name means.
    pub scopes: &'a Scopes,
    /// The file.
    pub source: &'a Rc<SourceFile>,
    /// The code being written.
    pub unit: Unit<'a>,
    /// How.
    pub options: Options,
    /// The attributes of `self` that the methods of the class being written assign.
    pub self_attributes: BTreeSet<ast::Name>,
}

impl<'a> Compiler<'a> {
    /// A new temporary.
    pub fn alloc(&mut self) -> Reg {
        self.unit.regs.alloc()
    }

    /// The height of the stack of temporaries.
    pub fn mark(&self) -> Mark {
        self.unit.regs.mark()
    }

    /// Takes back the temporaries since `mark`; all of them are unbound by now.
    pub fn release(&mut self, mark: Mark) {
        self.unit.regs.release(mark);
    }

    /// Whether reading the register consumes it.
    pub fn is_temp(&self, reg: Reg) -> bool {
        self.unit.regs.is_temp(reg)
    }

    /// A register with the expression's value: the variable itself if it is a plain local one that
    /// nothing in the same statement can rebind, else a new temporary.
    pub fn operand(&mut self, expr: &'a Expr) -> Result<Reg> {
        if let Some(reg) = self.stable_local(expr) {
            return Ok(reg);
        }
        let reg = self.alloc();
        self.expr_to(expr, reg)?;
        Ok(reg)
    }

    /// Like `operand`, but a temporary `dst` takes the value if a temporary is needed.
    pub fn operand_in(&mut self, expr: &'a Expr, dst: Reg) -> Result<Reg> {
        if let Some(reg) = self.stable_local(expr) {
            return Ok(reg);
        }
        let reg = if self.is_temp(dst) { dst } else { self.alloc() };
        self.expr_to(expr, reg)?;
        Ok(reg)
    }

    /// The bound local variable that the expression names, if no `:=` can rebind it.
    fn stable_local(&mut self, expr: &Expr) -> Option<Reg> {
        let ExprKind::Name { id } = &expr.kind else {
            return None;
        };
        let name = self.scopes.mangle(self.unit.scope, id);
        match self.scopes.place(self.unit.scope, &name) {
            Place::Local(reg) if !self.scopes.is_walrus_target(self.unit.scope, &name) => {
                self.check_bound(reg, expr.span);
                Some(reg)
            }
            Place::Local(_)
            | Place::Cell(_)
            | Place::Global
            | Place::Name
            | Place::NameOrCell(_)
            | Place::ClassDictOrGlobal(_)
            | Place::ClassDictOrCell { .. } => None,
        }
    }

    /// The first register of a window for a call whose result goes to `dst`: `dst` itself if that is
    /// the topmost temporary, so that no move is needed.
    pub fn window(&mut self, dst: Reg) -> Reg {
        if self.unit.regs.is_top(dst) {
            dst
        } else {
            self.alloc()
        }
    }

    /// Where to build a value in several steps that ends up in `dst`.
    pub fn scratch(&mut self, dst: Reg) -> Reg {
        if self.is_temp(dst) { dst } else { self.alloc() }
    }

    /// A count as an instruction holds it; too large ones become an error when the code is finished.
    pub fn count(&mut self, count: usize, span: Span) -> Result<u16> {
        u16::try_from(count).map_err(|_| {
            super::error::CompileError::too_large("too many items in one expression", span)
        })
    }
}
