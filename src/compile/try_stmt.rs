//! `try`: handlers, `else` and `finally`.
//!
//! A `finally` suite is compiled once for the normal end, once for exceptions, and once for each `return`,
//! `break` or `continue` that leaves through it. The exception a handler works on stays in a temporary
//! until the handler ends.

use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{self, ExceptHandler};
use crate::text::span::Span;

use super::blocks::{Block, Exit};
use super::compiler::Compiler;
use super::error::Result;
use super::labels::Label;

impl<'a> Compiler<'a> {
    /// `try` in any form
    pub fn try_stmt(&mut self, node: &'a ast::Try, span: Span) -> Result<()> {
        if node.finalbody.is_empty() {
            return self.try_except(node, span);
        }
        let (handler, end) = (self.unit.label(), self.unit.label());
        let state = self.unit.state();
        let exc = Reg(self.unit.regs.next());
        self.enter(
            Block::protected(handler, exc, Exit::Finally(&node.finalbody)),
            span,
        )?;
        if node.handlers.is_empty() {
            self.body(&node.body)?;
            self.body(&node.orelse)?;
        } else {
            self.try_except(node, span)?;
        }
        self.leave();
        self.body(&node.finalbody)?;
        self.unit.jump(end, span);
        self.unit.place_handler(handler, state);
        self.finally_after_exception(node, span)?;
        self.unit.place(end);
        Ok(())
    }

    fn finally_after_exception(&mut self, node: &'a ast::Try, span: Span) -> Result<()> {
        let mark = self.mark();
        let exc = self.alloc();
        self.unit.open_block(Block::handling(exc));
        self.body(&node.finalbody)?;
        self.leave();
        self.unit.emit(Instr::Reraise { exc }, span);
        self.release(mark);
        Ok(())
    }

    fn try_except(&mut self, node: &'a ast::Try, span: Span) -> Result<()> {
        let (handler, end) = (self.unit.label(), self.unit.label());
        let state = self.unit.state();
        let exc = Reg(self.unit.regs.next());
        self.enter(Block::protected(handler, exc, Exit::Nothing), span)?;
        self.body(&node.body)?;
        self.leave();
        self.body(&node.orelse)?;
        self.unit.jump(end, span);
        self.unit.place_handler(handler, state);
        let mark = self.mark();
        let exc = self.alloc();
        if node.is_star {
            self.star_clauses(&node.handlers, exc, span)?;
        } else {
            self.clauses(&node.handlers, exc, end, span)?;
        }
        self.release(mark);
        self.unit.place(end);
        Ok(())
    }

    /// The `except` clauses in order; an exception that none takes is raised again.
    fn clauses(
        &mut self,
        clauses: &'a [ExceptHandler],
        exc: Reg,
        end: Label,
        span: Span,
    ) -> Result<()> {
        self.unit.open_block(Block::handling(exc));
        for clause in clauses {
            let next = self.unit.label();
            if let Some(typ) = &clause.typ {
                let mark = self.mark();
                let class = self.operand(typ)?;
                let matches = self.alloc();
                self.unit.emit(
                    Instr::MatchExc {
                        dst: matches,
                        exc,
                        class,
                    },
                    typ.span,
                );
                self.unit.emit_jump(
                    Instr::JumpIfFalse {
                        src: matches,
                        offset: 0,
                    },
                    next,
                    typ.span,
                );
                self.release(mark);
            }
            self.clause_body(clause, exc)?;
            // The exception is no longer being handled once its register is empty.
            self.leave();
            self.unit.emit(Instr::Clear { reg: exc }, clause.span);
            self.unit.jump(end, clause.span);
            self.unit.place(next);
            self.unit.open_block(Block::handling(exc));
        }
        self.leave();
        self.unit.emit(Instr::Reraise { exc }, span);
        Ok(())
    }

    /// The body of a clause that handles R[exc]; its name, if any, goes away however the body ends.
    fn clause_body(&mut self, clause: &'a ExceptHandler, exc: Reg) -> Result<()> {
        let span = clause.span;
        let Some(name) = &clause.name else {
            return self.body(&clause.body);
        };
        let copy = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: exc,
            },
            name.span,
        );
        self.store_name(&name.id, copy, name.span);
        self.release_one(copy);
        let (handler, end) = (self.unit.label(), self.unit.label());
        let state = self.unit.state();
        let inner = Reg(self.unit.regs.next());
        self.unit
            .open_block(Block::protected(handler, inner, Exit::Unbind(&name.id)));
        self.body(&clause.body)?;
        self.leave();
        self.unbind_name(&name.id, span);
        self.unit.jump(end, span);
        self.unit.place_handler(handler, state);
        let inner = self.alloc();
        self.unbind_name(&name.id, span);
        self.unit.emit(Instr::Reraise { exc: inner }, span);
        self.release_one(inner);
        self.unit.place(end);
        Ok(())
    }

    /// Takes back the topmost temporary, which is unbound by now.
    fn release_one(&mut self, reg: Reg) {
        self.unit.regs.release_from(reg);
    }

    // ---- except* ---------------------------------------------------------------------------

    /// The `except*` clauses: each takes its part of the group; what they raise and what is left over
    /// is raised together at the end.
    fn star_clauses(&mut self, clauses: &'a [ExceptHandler], exc: Reg, span: Span) -> Result<()> {
        let (raised, rest) = (self.alloc(), self.alloc());
        self.unit.open_block(Block::handling(exc));
        self.unit.open_block(Block::exit(Exit::Clear(raised)));
        self.unit.open_block(Block::exit(Exit::Clear(rest)));
        self.unit.emit(
            Instr::BuildList {
                dst: raised,
                base: raised,
                count: 0,
            },
            span,
        );
        self.unit.emit(
            Instr::Copy {
                dst: rest,
                src: exc,
            },
            span,
        );
        for clause in clauses {
            self.star_clause(clause, raised, rest)?;
        }
        self.append_if_some(rest, raised, span);
        self.leave();
        self.leave();
        self.leave();
        self.unit.emit(
            Instr::PrepReraiseStar {
                dst: rest,
                exc,
                list: raised,
            },
            span,
        );
        let (copy, done) = (self.alloc(), self.unit.label());
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: rest,
            },
            span,
        );
        self.unit.emit_jump(
            Instr::JumpIfNone {
                src: copy,
                offset: 0,
            },
            done,
            span,
        );
        self.unit.emit(Instr::Reraise { exc: rest }, span);
        self.unit.place(done);
        self.unit.emit(Instr::Clear { reg: rest }, span);
        Ok(())
    }

    /// Appends R[src] to R[list] unless it is None; it ends unbound.
    fn append_if_some(&mut self, src: Reg, list: Reg, span: Span) {
        let mark = self.mark();
        let (copy, none) = (self.alloc(), self.unit.label());
        self.unit.emit(Instr::Copy { dst: copy, src }, span);
        self.unit.emit_jump(
            Instr::JumpIfNone {
                src: copy,
                offset: 0,
            },
            none,
            span,
        );
        self.unit.emit(Instr::ListAppend { list, src }, span);
        self.unit.place(none);
        self.unit.emit(Instr::Clear { reg: src }, span);
        self.release(mark);
    }

    fn star_clause(&mut self, clause: &'a ExceptHandler, raised: Reg, rest: Reg) -> Result<()> {
        let Some(typ) = &clause.typ else {
            return Ok(());
        };
        let span = clause.span;
        let mark = self.mark();
        let group = self.unit.regs.alloc_many(2);
        let class = self.operand(typ)?;
        self.unit.emit(
            Instr::MatchExcGroup {
                base: group,
                exc: rest,
                class,
            },
            typ.span,
        );
        self.unit.emit(
            Instr::Move {
                dst: rest,
                src: Reg(group.0 + 1),
            },
            typ.span,
        );
        let (copy, next) = (self.alloc(), self.unit.label());
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: group,
            },
            typ.span,
        );
        self.unit.emit_jump(
            Instr::JumpIfNone {
                src: copy,
                offset: 0,
            },
            next,
            typ.span,
        );
        self.release(mark);
        let group = self.alloc();
        self.star_body(clause, group, raised)?;
        self.unit.place(next);
        self.unit.emit(Instr::Clear { reg: group }, span);
        self.release(mark);
        Ok(())
    }

    /// The body of an `except*` clause, which handles R[group]; what it raises goes to the list.
    fn star_body(&mut self, clause: &'a ExceptHandler, group: Reg, raised: Reg) -> Result<()> {
        let (handler, end) = (self.unit.label(), self.unit.label());
        let state = self.unit.state();
        let exc = Reg(self.unit.regs.next());
        self.unit.open_block(Block::handling(group));
        self.unit
            .open_block(Block::protected(handler, exc, Exit::Nothing));
        self.clause_body(clause, group)?;
        self.leave();
        self.leave();
        self.unit.jump(end, clause.span);
        self.unit.place_handler(handler, state);
        let exc = self.alloc();
        self.unit.emit(
            Instr::ListAppend {
                list: raised,
                src: exc,
            },
            clause.span,
        );
        self.release_one(exc);
        self.unit.place(end);
        Ok(())
    }
}
