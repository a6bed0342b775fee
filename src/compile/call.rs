//! Calls: arguments go straight into the call's window of registers.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Const, Instr, Reg};
use crate::syntax::ast::{self, Expr, ExprKind, Keyword};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::display::is_starred;
use super::error::Result;
use super::scope::{CLASS_CELL, Place};

/// Calls with more arguments than this collect them in a list first.
const ARGUMENTS_MAX: usize = 4096;

impl<'a> Compiler<'a> {
    /// R[dst] := the call
    pub fn call(&mut self, call: &'a ast::Call, dst: Reg, span: Span) -> Result<()> {
        let base = self.window(dst);
        if self.is_bare_super(call) {
            self.super_call(call, base, span);
        } else if is_spread(&call.args, &call.keywords) {
            self.expr_to(&call.func, base)?;
            match only_starred(&call.args) {
                Some(value) => self.spread_only(base, value, &call.keywords, span)?,
                None => {
                    self.spread_positional(base, 0, &call.args, span)?;
                    self.spread_call(base, &call.keywords, span)?;
                }
            }
        } else if let ExprKind::Attribute { value, attr, .. } = &call.func.kind {
            self.method_call(call, value, attr, base, span)?;
        } else {
            self.expr_to(&call.func, base)?;
            self.arguments(&call.args, &call.keywords)?;
            self.emit_call(base, call.args.len(), &call.keywords, span)?;
        }
        self.move_to(dst, base, span);
        Ok(())
    }

    fn method_call(
        &mut self,
        call: &'a ast::Call,
        value: &'a Expr,
        attr: &ast::Name,
        base: Reg,
        span: Span,
    ) -> Result<()> {
        let obj = self.operand_in(value, base)?;
        self.alloc(); // the receiver, at base + 1
        let site = self.attr_site(attr);
        self.unit
            .emit(Instr::GetMethod { base, obj, site }, call.func.span);
        self.arguments(&call.args, &call.keywords)?;
        let argc = self.count(call.args.len() + call.keywords.len(), span)?;
        let instr = match self.keyword_names(&call.keywords) {
            Some(names) => Instr::CallMethodKw { base, argc, names },
            None => Instr::CallMethod { base, argc },
        };
        self.unit.emit(instr, span);
        Ok(())
    }

    /// Evaluates plain arguments into the registers after the callee's.
    pub fn arguments(&mut self, args: &'a [Expr], keywords: &'a [Keyword]) -> Result<()> {
        for value in args
            .iter()
            .chain(keywords.iter().map(|keyword| &keyword.value))
        {
            let reg = self.alloc();
            self.expr_to(value, reg)?;
        }
        Ok(())
    }

    /// Calls R[base] with the arguments in the registers after it.
    pub fn emit_call(
        &mut self,
        base: Reg,
        args: usize,
        keywords: &'a [Keyword],
        span: Span,
    ) -> Result<()> {
        let argc = self.count(args + keywords.len(), span)?;
        let instr = match self.keyword_names(keywords) {
            Some(names) => Instr::CallKw { base, argc, names },
            None => Instr::Call { base, argc },
        };
        self.unit.emit(instr, span);
        Ok(())
    }

    fn keyword_names(&mut self, keywords: &[Keyword]) -> Option<Const> {
        if keywords.is_empty() {
            return None;
        }
        let names = keywords
            .iter()
            .filter_map(|keyword| keyword.arg.clone().map(Constant::Str));
        Some(self.unit.constant(Constant::Tuple(names.collect())))
    }

    // ---- `*args` and `**kwargs` ------------------------------------------------------------

    /// R[base+1] := the list of positional arguments; `ready` of them already are in the registers
    /// after the callee's.
    pub fn spread_positional(
        &mut self,
        base: Reg,
        ready: u16,
        args: &'a [Expr],
        span: Span,
    ) -> Result<()> {
        let list = Reg(base.0 + 1);
        self.unit
            .regs
            .alloc_many(2usize.saturating_sub(usize::from(ready)));
        self.unit.emit(
            Instr::BuildList {
                dst: list,
                base: list,
                count: ready,
            },
            span,
        );
        args.iter().try_for_each(|arg| self.add_argument(arg, list))
    }

    /// R[base](*value, …), where no other positional arguments are: as in CPython, the value is looked at
    /// only when the keyword arguments are there.
    fn spread_only(
        &mut self,
        base: Reg,
        value: &'a Expr,
        keywords: &'a [Keyword],
        span: Span,
    ) -> Result<()> {
        let list = Reg(base.0 + 1);
        self.unit.regs.alloc_many(2);
        self.expr_to(value, list)?;
        self.keyword_arguments(base, keywords, span)?;
        self.unit.emit(Instr::ArgsOf { list, src: list }, span);
        self.unit.emit(Instr::CallEx { base }, span);
        Ok(())
    }

    /// R[base+2] := the dict of keyword arguments, or unbound; then the call
    pub fn spread_call(&mut self, base: Reg, keywords: &'a [Keyword], span: Span) -> Result<()> {
        self.keyword_arguments(base, keywords, span)?;
        self.unit.emit(Instr::CallEx { base }, span);
        Ok(())
    }

    fn keyword_arguments(&mut self, base: Reg, keywords: &'a [Keyword], span: Span) -> Result<()> {
        let dict = Reg(base.0 + 2);
        match keywords {
            [] => self.unit.make_absent(dict, span),
            [
                Keyword {
                    arg: None, value, ..
                },
            ] => {
                let mark = self.mark();
                let src = self.operand(value)?;
                self.unit.emit(Instr::KeywordsOf { dict, src }, span);
                self.release(mark);
            }
            _ => self.spread_keywords(keywords, dict, span)?,
        }
        Ok(())
    }

    fn add_argument(&mut self, arg: &'a Expr, list: Reg) -> Result<()> {
        let mark = self.mark();
        let instr = match &arg.kind {
            ExprKind::Starred { value } => Instr::ArgsExtend {
                list,
                src: self.operand(value)?,
            },
            _ => Instr::ListAppend {
                list,
                src: self.operand(arg)?,
            },
        };
        self.unit.emit(instr, arg.span);
        self.release(mark);
        Ok(())
    }

    /// Runs of named arguments become dicts; all but a leading one are merged, which finds doubles.
    fn spread_keywords(&mut self, keywords: &'a [Keyword], dict: Reg, span: Span) -> Result<()> {
        let leading = keywords
            .iter()
            .take_while(|keyword| keyword.arg.is_some())
            .count();
        self.keyword_dict(&keywords[..leading], dict, span)?;
        let mut rest = &keywords[leading..];
        while let Some(keyword) = rest.first() {
            let mark = self.mark();
            let run = rest
                .iter()
                .take_while(|keyword| keyword.arg.is_some())
                .count();
            let src = if run == 0 {
                self.operand(&keyword.value)?
            } else {
                let src = self.alloc();
                self.keyword_dict(&rest[..run], src, span)?;
                src
            };
            self.unit.emit(Instr::DictMerge { dict, src }, span);
            self.release(mark);
            rest = &rest[run.max(1)..];
        }
        Ok(())
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword], dst: Reg, span: Span) -> Result<()> {
        self.unit.emit(
            Instr::BuildDict {
                dst,
                base: dst,
                count: 0,
            },
            span,
        );
        for keyword in keywords {
            let mark = self.mark();
            let key = self.alloc();
            self.load_str(
                keyword.arg.as_deref().unwrap_or_default(),
                key,
                keyword.span,
            );
            let src = self.operand(&keyword.value)?;
            self.unit.emit(
                Instr::DictSet {
                    dict: dst,
                    key,
                    src,
                },
                keyword.span,
            );
            self.release(mark);
        }
        Ok(())
    }

    // ---- super() ---------------------------------------------------------------------------

    /// `super()` in a method: the compiler passes the class and the first parameter.
    fn is_bare_super(&self, call: &ast::Call) -> bool {
        let ExprKind::Name { id } = &call.func.kind else {
            return false;
        };
        let is_plain = &**id == "super" && call.args.is_empty() && call.keywords.is_empty();
        is_plain
            && self.unit.header.params.positional > 0
            && self.place(id).0 == Place::Global
            && self.class_cell().is_some()
    }

    fn class_cell(&self) -> Option<Reg> {
        match self.scopes.place(self.unit.scope, CLASS_CELL) {
            Place::Cell(cell) => Some(cell),
            Place::Local(_)
            | Place::Global
            | Place::Name
            | Place::NameOrCell(_)
            | Place::ClassDictOrGlobal(_)
            | Place::ClassDictOrCell { .. } => None,
        }
    }

    fn super_call(&mut self, call: &ast::Call, base: Reg, span: Span) {
        let (class, receiver) = (self.alloc(), self.alloc());
        self.load_name(&"super".into(), base, call.func.span);
        if let Some(cell) = self.class_cell() {
            self.unit.emit(Instr::LoadCell { dst: class, cell }, span);
        }
        let layout = self.scopes.layout(self.unit.host);
        let first = Reg(0);
        let instr = if layout.entry_cells.contains(&first) {
            Instr::LoadCell {
                dst: receiver,
                cell: first,
            }
        } else {
            self.check_bound(first, span);
            Instr::Copy {
                dst: receiver,
                src: first,
            }
        };
        self.unit.emit(instr, span);
        self.unit.emit(Instr::Call { base, argc: 2 }, span);
    }
}

/// Whether arguments must be collected before the call.
pub fn is_spread(args: &[Expr], keywords: &[Keyword]) -> bool {
    let has_star =
        args.iter().any(is_starred) || keywords.iter().any(|keyword| keyword.arg.is_none());
    has_star || args.len() + keywords.len() > ARGUMENTS_MAX
}

/// The value of the only positional argument, if that is `*value`.
fn only_starred(args: &[Expr]) -> Option<&Expr> {
    match args {
        [
            Expr {
                kind: ExprKind::Starred { value },
                ..
            },
        ] => Some(value),
        _ => None,
    }
}
