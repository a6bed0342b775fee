//! `with` and `async with`.
//!
//! R[exit] and the register after it keep the exit method while the body runs; every way out of the body
//! calls it.

use crate::bytecode::instr::{Instr, Reg, WithKind};
use crate::syntax::ast::{self, WithItem};
use crate::text::span::Span;

use super::blocks::{Block, Exit};
use super::compiler::Compiler;
use super::error::Result;

impl<'a> Compiler<'a> {
    /// A `with` statement; several items nest.
    pub fn with(&mut self, node: &'a ast::With, items: &'a [WithItem], span: Span) -> Result<()> {
        let Some((item, inner)) = items.split_first() else {
            return self.body(&node.body);
        };
        let kind = if node.is_async {
            WithKind::Async
        } else {
            WithKind::Sync
        };
        let blamed = item.context_expr.span;
        let mark = self.mark();
        let exit = self.enter_context(kind, item)?;
        let (handler, end) = (self.unit.label(), self.unit.label());
        let state = self.unit.state();
        let way_out = Exit::With {
            kind,
            exit,
            span: blamed,
        };
        let entered = Reg(exit.0 + 2);
        self.enter(Block::protected(handler, entered, way_out), span)?;
        self.bind_entered(item, entered)?;
        self.with(node, inner, span)?;
        self.leave();
        self.with_exit(kind, exit, blamed);
        self.unit.jump(end, blamed);
        self.unit.place_handler(handler, state);
        self.exit_with_exception(kind, exit, blamed);
        self.unit.place(end);
        self.release(mark);
        Ok(())
    }

    /// R[exit], R[exit+1] := the exit method, R[exit+2] := what entering gave
    fn enter_context(&mut self, kind: WithKind, item: &'a WithItem) -> Result<Reg> {
        let span = item.context_expr.span;
        let base = self.unit.regs.alloc_many(4);
        let mark = self.mark();
        let src = self.operand(&item.context_expr)?;
        self.unit.emit(Instr::WithEnter { kind, base, src }, span);
        self.release(mark);
        self.call_and_await(kind, Reg(base.0 + 2), 0, span);
        Ok(base)
    }

    /// What entering gave is bound or dropped; its register is free again.
    fn bind_entered(&mut self, item: &'a WithItem, entered: Reg) -> Result<()> {
        match &item.optional_vars {
            Some(target) => self.store(target, entered)?,
            None => self
                .unit
                .emit(Instr::Clear { reg: entered }, item.context_expr.span),
        }
        self.unit.regs.release_from(entered);
        Ok(())
    }

    /// Calls the method that stands in R[base] and R[base+1]; its result comes to R[base].
    fn call_and_await(&mut self, kind: WithKind, base: Reg, argc: u16, span: Span) {
        self.unit.emit(Instr::CallMethod { base, argc }, span);
        match kind {
            WithKind::Sync => {}
            WithKind::Async => {
                let (dst, src) = (base, base);
                self.unit.emit(Instr::Await { dst, src }, span);
            }
        }
    }

    /// Leaves the context without an exception.
    pub fn with_exit(&mut self, kind: WithKind, exit: Reg, span: Span) {
        let mark = self.mark();
        let dst = self.unit.regs.alloc_many(5);
        self.unit.emit(Instr::WithExit { dst, exit }, span);
        self.call_and_await(kind, dst, 3, span);
        self.unit.emit(Instr::Clear { reg: dst }, span);
        self.release(mark);
    }

    /// The handler: a true answer of the exit method swallows the exception.
    fn exit_with_exception(&mut self, kind: WithKind, exit: Reg, span: Span) {
        let mark = self.mark();
        let (exc, answer) = (self.alloc(), self.unit.regs.alloc_many(5));
        let swallowed = self.unit.label();
        self.unit.open_block(Block::handling(exc));
        self.unit.emit(
            Instr::WithExitExc {
                kind,
                dst: answer,
                exit,
                exc,
            },
            span,
        );
        self.call_and_await(kind, answer, 3, span);
        self.unit.emit_jump(
            Instr::JumpIfTrue {
                src: answer,
                offset: 0,
            },
            swallowed,
            span,
        );
        self.leave();
        self.unit.emit(Instr::Reraise { exc }, span);
        self.unit.place(swallowed);
        self.unit.emit(Instr::Clear { reg: exc }, span);
        self.release(mark);
    }
}
