//! Comprehensions, inlined into the code around them (PEP 709), and generator expressions.

use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{Comprehension, Expr, ExprKind};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::Result;
use super::scope::{Part, ScopeId};

/// What the innermost loop does with each element.
#[derive(Copy, Clone)]
enum Element<'a> {
    Append {
        list: Reg,
        value: &'a Expr,
    },
    Add {
        set: Reg,
        value: &'a Expr,
    },
    Set {
        dict: Reg,
        key: &'a Expr,
        value: &'a Expr,
    },
    Yield {
        value: &'a Expr,
    },
}

impl<'a> Compiler<'a> {
    /// R[dst] := a list, set or dict comprehension
    pub fn comprehension(&mut self, expr: &'a Expr, dst: Reg) -> Result<()> {
        let result = self.scratch(dst);
        let (instr, element, generators) = match &expr.kind {
            ExprKind::ListComp { elt, generators } => (
                Instr::BuildList {
                    dst: result,
                    base: result,
                    count: 0,
                },
                Element::Append {
                    list: result,
                    value: elt,
                },
                generators,
            ),
            ExprKind::SetComp { elt, generators } => (
                Instr::BuildSet {
                    dst: result,
                    base: result,
                    count: 0,
                },
                Element::Add {
                    set: result,
                    value: elt,
                },
                generators,
            ),
            ExprKind::DictComp(comp) => (
                Instr::BuildDict {
                    dst: result,
                    base: result,
                    count: 0,
                },
                Element::Set {
                    dict: result,
                    key: &comp.key,
                    value: &comp.value,
                },
                &comp.generators,
            ),
            _ => unreachable!("only comprehensions are sent here"),
        };
        let iter = self.alloc();
        self.first_iterator(&generators[0], iter)?;
        let scope = self.scopes.of_node(expr, Part::Body);
        let around = std::mem::replace(&mut self.unit.scope, scope);
        self.open_inlined(scope, expr.span);
        let start = self.unit.pc();
        self.unit.emit(instr, expr.span);
        self.generators(generators, iter, element)?;
        for (reg, _) in self.scopes.inlined_variables(scope) {
            self.unit.note_inlined(start, reg);
        }
        self.close_inlined(scope, expr.span);
        self.unit.scope = around;
        self.move_to(dst, result, expr.span);
        Ok(())
    }

    fn first_iterator(&mut self, first: &'a Comprehension, iter: Reg) -> Result<()> {
        let src = self.operand_in(&first.iter, iter)?;
        self.unit.emit(get_iter(first, iter, src), first.iter.span);
        Ok(())
    }

    /// The cells of an inlined scope are new each time it runs.
    pub fn open_inlined(&mut self, scope: ScopeId, span: Span) {
        for (reg, is_cell) in self.scopes.inlined_variables(scope) {
            if is_cell {
                self.unit.emit(Instr::Clear { reg }, span);
                self.unit.emit(Instr::MakeCell { reg }, span);
            }
        }
    }

    /// The variables of an inlined scope end with it.
    pub fn close_inlined(&mut self, scope: ScopeId, span: Span) {
        for (reg, _) in self.scopes.inlined_variables(scope) {
            self.unit.emit(Instr::Clear { reg }, span);
            self.unit.set_unbound(reg);
        }
    }

    /// The loops of `generators`; the first one's iterator is in R[iter], which ends unbound.
    fn generators(
        &mut self,
        generators: &'a [Comprehension],
        iter: Reg,
        element: Element<'a>,
    ) -> Result<()> {
        let Some((generator, inner)) = generators.split_first() else {
            return Ok(());
        };
        let (exit, next) = (self.unit.label(), self.unit.label());
        let head = self.unit.loop_head();
        self.next_item(
            generator.is_async,
            iter,
            &generator.target,
            exit,
            generator.iter.span,
        )?;
        for condition in &generator.ifs {
            self.jump_if(condition, false, next)?;
        }
        match inner.first() {
            Some(inner_generator) => {
                let mark = self.mark();
                let inner_iter = self.alloc();
                self.first_iterator(inner_generator, inner_iter)?;
                self.generators(inner, inner_iter, element)?;
                self.release(mark);
            }
            None => self.element(element)?,
        }
        self.unit.place(next);
        self.unit
            .emit_jump(Instr::JumpBack { offset: 0 }, head, generator.iter.span);
        self.unit.place(exit);
        Ok(())
    }

    fn element(&mut self, element: Element<'a>) -> Result<()> {
        let mark = self.mark();
        match element {
            Element::Append { list, value } => {
                let src = self.operand(value)?;
                self.unit.emit(Instr::ListAppend { list, src }, value.span);
            }
            Element::Add { set, value } => {
                let src = self.operand(value)?;
                self.unit.emit(Instr::SetAdd { set, src }, value.span);
            }
            Element::Set { dict, key, value } => {
                let key_reg = self.operand(key)?;
                let src = self.operand(value)?;
                self.unit.emit(
                    Instr::DictSet {
                        dict,
                        key: key_reg,
                        src,
                    },
                    key.span.to(value.span),
                );
            }
            Element::Yield { value } => {
                let src = self.operand(value)?;
                let sent = self.alloc();
                self.unit.emit(Instr::Yield { dst: sent, src }, value.span);
                self.unit.emit(Instr::Clear { reg: sent }, value.span);
            }
        }
        self.release(mark);
        Ok(())
    }

    /// The body of a generator expression: its iterator is the only parameter.
    pub fn generator_body(
        &mut self,
        elt: &'a Expr,
        generators: &'a [Comprehension],
        span: Span,
    ) -> Result<()> {
        let iter = self.alloc();
        self.unit.emit(
            Instr::Move {
                dst: iter,
                src: Reg(0),
            },
            span,
        );
        self.unit.set_unbound(Reg(0));
        self.generators(generators, iter, Element::Yield { value: elt })
    }

    /// R[dst] := the generator of a generator expression
    pub fn generator_expr(
        &mut self,
        expr: &'a Expr,
        elt: &'a Expr,
        generators: &'a [Comprehension],
        dst: Reg,
    ) -> Result<()> {
        let base = self.window(dst);
        self.make_generator_function(expr, elt, generators, base)?;
        let iter = self.alloc();
        self.first_iterator(&generators[0], iter)?;
        self.unit.emit(Instr::Call { base, argc: 1 }, expr.span);
        self.move_to(dst, base, expr.span);
        Ok(())
    }
}

/// The instruction that makes the iterator of a `for`.
fn get_iter(generator: &Comprehension, dst: Reg, src: Reg) -> Instr {
    if generator.is_async {
        Instr::GetAIter { dst, src }
    } else {
        Instr::GetIter { dst, src }
    }
}
