//! `if`, and the loops.
//!
//! A loop tests at its head and ends with a `JumpBack`, which is where it can be interrupted: one
//! conditional and one backward jump an iteration, as many as with the test at the end.

use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{self, Expr, ExprKind, Stmt, StmtKind};
use crate::text::span::Span;

use super::blocks::{Block, Exit};
use super::compiler::Compiler;
use super::error::Result;
use super::labels::Label;

impl<'a> Compiler<'a> {
    /// `if`, `elif` and `else`
    pub fn if_stmt(&mut self, node: &'a ast::If) -> Result<()> {
        let end = self.unit.label();
        let mut node = node;
        loop {
            let otherwise = self.unit.label();
            self.jump_if(&node.test, false, otherwise)?;
            self.body(&node.body)?;
            if node.orelse.is_empty() {
                self.unit.place(otherwise);
                break;
            }
            self.unit.jump(end, node.test.span);
            self.unit.place(otherwise);
            match &node.orelse[..] {
                [
                    Stmt {
                        kind: StmtKind::If(next),
                        ..
                    },
                ] => node = next,
                orelse => {
                    self.body(orelse)?;
                    break;
                }
            }
        }
        self.unit.place(end);
        Ok(())
    }

    /// `while`
    pub fn while_loop(&mut self, node: &'a ast::While, span: Span) -> Result<()> {
        let (otherwise, end) = (self.unit.label(), self.unit.label());
        let head = self.unit.loop_head();
        self.jump_if(&node.test, false, otherwise)?;
        let exit = Exit::Loop {
            break_to: end,
            continue_to: head,
            iter: None,
        };
        self.enter(Block::exit(exit), span)?;
        self.body(&node.body)?;
        self.unit
            .emit_jump(Instr::JumpBack { offset: 0 }, head, node.test.span);
        self.leave();
        self.unit.place(otherwise);
        self.body(&node.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    /// `for` and `async for`
    pub fn for_loop(&mut self, node: &'a ast::For, span: Span) -> Result<()> {
        let mark = self.mark();
        let iter = self.alloc();
        let src = self.operand_in(&node.iter, iter)?;
        let get = if node.is_async {
            Instr::GetAIter { dst: iter, src }
        } else {
            Instr::GetIter { dst: iter, src }
        };
        self.unit.emit(get, node.iter.span);
        let (otherwise, end) = (self.unit.label(), self.unit.label());
        let head = self.unit.loop_head();
        self.next_item(node.is_async, iter, &node.target, otherwise, node.iter.span)?;
        let exit = Exit::Loop {
            break_to: end,
            continue_to: head,
            iter: Some(iter),
        };
        self.enter(Block::exit(exit), span)?;
        self.body(&node.body)?;
        self.unit
            .emit_jump(Instr::JumpBack { offset: 0 }, head, node.iter.span);
        self.leave();
        self.unit.place(otherwise);
        self.body(&node.orelse)?;
        self.unit.place(end);
        self.release(mark);
        Ok(())
    }

    /// target := the next item of R[iter], or jumps to `exhausted`
    pub fn next_item(
        &mut self,
        is_async: bool,
        iter: Reg,
        target: &'a Expr,
        exhausted: Label,
        span: Span,
    ) -> Result<()> {
        let mark = self.mark();
        let local = match &target.kind {
            ExprKind::Name { id } => self.local_target(id),
            _ => None,
        };
        let dst = local.unwrap_or_else(|| self.alloc());
        let next = if is_async {
            Instr::AsyncForNext {
                dst,
                iter,
                offset: 0,
            }
        } else {
            Instr::ForIter {
                dst,
                iter,
                offset: 0,
            }
        };
        self.unit.emit_jump(next, exhausted, span);
        match local {
            Some(reg) => self.unit.set_bound(reg),
            None => self.store(target, dst)?,
        }
        self.release(mark);
        Ok(())
    }
}
