//! Statements: each kind's way to its own file, and the simple ones.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Instr, Intrinsic, NO_REG};
use crate::syntax::ast::{self, Expr, ExprKind, Stmt, StmtKind};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::Result;
use super::fold;
use super::scope::ScopeKind;

impl<'a> Compiler<'a> {
    /// Statements one after the other.
    pub fn body(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result<()> {
        let span = stmt.span;
        self.unit.check_size(span)?;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def, span),
            StmtKind::ClassDef(def) => self.class_def(def, span),
            StmtKind::Return { value } => self.return_stmt(value.as_deref(), span),
            StmtKind::Delete { targets } => {
                targets.iter().try_for_each(|target| self.delete(target))
            }
            StmtKind::Assign { targets, value } => self.assign_many(targets, value),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, *op, value, span),
            StmtKind::AnnAssign(node) => self.ann_assign(node, span),
            StmtKind::TypeAlias(node) => self.type_alias(node, span),
            StmtKind::For(node) => self.for_loop(node, span),
            StmtKind::While(node) => self.while_loop(node, span),
            StmtKind::If(node) => self.if_stmt(node),
            StmtKind::With(node) => self.with(node, &node.items, span),
            StmtKind::Match(node) => self.match_stmt(node),
            StmtKind::Raise { exc, cause } => self.raise(exc.as_deref(), cause.as_deref(), span),
            StmtKind::Try(node) => self.try_stmt(node, span),
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_deref()),
            StmtKind::Import { names } => self.import(names, span),
            StmtKind::ImportFrom(node) => self.import_from(node, span),
            StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass
            | StmtKind::Later => Ok(()),
            StmtKind::Expr { value } => self.expr_stmt(value),
            StmtKind::Break => self.loop_jump(true, span),
            StmtKind::Continue => self.loop_jump(false, span),
        }
    }

    fn expr_stmt(&mut self, value: &'a Expr) -> Result<()> {
        let is_shown =
            self.options.interactive && self.scopes.kind(self.unit.host) == ScopeKind::Module;
        if !is_shown {
            return self.discard(value);
        }
        let mark = self.mark();
        let reg = self.alloc();
        self.expr_to(value, reg)?;
        let show = Instr::Intrinsic {
            op: Intrinsic::PrintExpr,
            dst: reg,
            src: reg,
        };
        self.unit.emit(show, value.span);
        self.unit.emit(Instr::Clear { reg }, value.span);
        self.release(mark);
        Ok(())
    }

    fn return_stmt(&mut self, value: Option<&'a Expr>, span: Span) -> Result<()> {
        let Some(value) = value.filter(|value| fold::fold(value) != Some(Constant::None)) else {
            return self.return_value(None, span);
        };
        let mark = self.mark();
        let reg = if self.return_has_cleanup() {
            // What runs on the way out may rebind the variable.
            let reg = self.alloc();
            self.expr_to(value, reg)?;
            reg
        } else {
            self.operand(value)?
        };
        self.return_value(Some(reg), span)?;
        self.release(mark);
        Ok(())
    }

    fn raise(&mut self, exc: Option<&'a Expr>, cause: Option<&'a Expr>, span: Span) -> Result<()> {
        let mark = self.mark();
        let instr = match (exc, cause) {
            (None, _) => Instr::RaiseBare,
            (Some(exc), None) => Instr::Raise {
                exc: self.operand(exc)?,
            },
            (Some(exc), Some(cause)) => {
                let exc = self.operand(exc)?;
                Instr::RaiseFrom {
                    exc,
                    cause: self.operand(cause)?,
                }
            }
        };
        self.unit.emit(instr, span);
        self.release(mark);
        Ok(())
    }

    fn assert(&mut self, test: &'a Expr, msg: Option<&'a Expr>) -> Result<()> {
        let mark = self.mark();
        let end = self.unit.label();
        self.jump_if(test, true, end)?;
        let message = match msg {
            Some(msg) => self.operand(msg)?,
            None => NO_REG,
        };
        // CPython blames the condition.
        self.unit.emit(Instr::RaiseAssert { message }, test.span);
        self.unit.place(end);
        self.release(mark);
        Ok(())
    }

    fn ann_assign(&mut self, node: &'a ast::AnnAssign, span: Span) -> Result<()> {
        match (&node.value, &node.target.kind) {
            (Some(value), _) => self.assign_one(&node.target, value)?,
            (None, ExprKind::Attribute { value, .. }) => self.discard(value)?,
            (None, ExprKind::Subscript { value, slice }) => {
                self.discard(value)?;
                self.discard(slice)?;
            }
            (None, _) => {}
        }
        if node.simple {
            self.note_annotation(node, span);
        }
        Ok(())
    }
}
