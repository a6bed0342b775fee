//! Functions, lambdas and the making of function objects.

use std::rc::Rc;

use crate::bytecode::code::{Code, CodeKind, Constant, Later, Parameters};
use crate::bytecode::instr::{Const, Instr, Reg};
use crate::syntax::ast::{
    self, Arguments, Comprehension, Expr, ExprKind, FunctionDef, Stmt, StmtKind,
};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::Result;
use super::fold;
use super::scope::{Part, ScopeId, ScopeKind};
use super::unit::{Header, Unit};

/// The registers of a function being made: defaults, keyword-only defaults, `__annotate__`, closure.
#[derive(Copy, Clone)]
pub struct Parts {
    base: Reg,
    present: [bool; 4],
}

impl<'a> Compiler<'a> {
    /// `def` and `async def`
    pub fn function_def(&mut self, def: &'a FunctionDef, span: Span) -> Result<()> {
        let mark = self.mark();
        let decorators = self.items(&def.decorator_list)?;
        let function = self.alloc();
        let mut parts = self.parts();
        self.defaults(&mut parts, &def.args, span)?;
        let type_params = self.open_type_params(def, &def.type_params, span)?;
        self.function_annotations(&mut parts, def, span)?;
        let scope = self.scopes.of_node(def, Part::Body);
        let code = self.function_code(def, scope, span)?;
        self.finish_function(function, parts, code, scope, span);
        self.close_type_params(type_params, function, span);
        let result = self.decorate(&def.decorator_list, decorators, function);
        self.store_name(&def.name, result, span);
        self.release(mark);
        Ok(())
    }

    /// Calls the decorators from the innermost on; each one's register precedes what it is given.
    pub fn decorate(&mut self, decorators: &'a [Expr], base: Reg, object: Reg) -> Reg {
        for (index, decorator) in decorators.iter().enumerate().rev() {
            let base = Reg(base.0 + index as u16);
            self.unit
                .emit(Instr::Call { base, argc: 1 }, decorator.span);
        }
        if decorators.is_empty() { object } else { base }
    }

    fn function_code(&mut self, def: &'a FunctionDef, scope: ScopeId, span: Span) -> Result<Const> {
        let header = Header {
            name: def.name.clone(),
            qualname: self.qualname_of(&def.name),
            kind: self.scopes.code_kind(scope),
            params: parameters(&def.args),
            doc: docstring(&def.body),
            has_namespace: false,
            span,
        };
        let code = self.nested_code(header, scope, |cx| cx.body(&def.body))?;
        let later = def.body.last().and_then(|last| match last.kind {
            StmtKind::Later => Some(last.span),
            _ => None,
        });
        let later = later.map(|definition| Later {
            definition,
            string_annotations: self.options.string_annotations,
        });
        Ok(self
            .unit
            .constant(Constant::Code(Rc::new(Code { later, ..code }))))
    }

    /// R[dst] := a lambda
    pub fn lambda(
        &mut self,
        expr: &'a Expr,
        args: &'a Arguments,
        body: &'a Expr,
        dst: Reg,
    ) -> Result<()> {
        let span = expr.span;
        let mut parts = self.parts();
        self.defaults(&mut parts, args, span)?;
        let scope = self.scopes.of_node(expr, Part::Body);
        let header = Header {
            name: "<lambda>".into(),
            qualname: self.qualname_of(&"<lambda>".into()),
            kind: self.scopes.code_kind(scope),
            params: parameters(args),
            doc: None,
            has_namespace: false,
            span,
        };
        let code = self.nested(header, scope, |cx| {
            let src = cx.operand(body)?;
            cx.unit.emit_return(Some(src), body.span);
            Ok(())
        })?;
        self.finish_function(dst, parts, code, scope, span);
        Ok(())
    }

    /// R[dst] := the function of a generator expression, whose argument is the outermost iterator
    pub fn make_generator_function(
        &mut self,
        expr: &'a Expr,
        elt: &'a Expr,
        generators: &'a [Comprehension],
        dst: Reg,
    ) -> Result<()> {
        let span = expr.span;
        let mark = self.mark();
        let parts = self.parts();
        let scope = self.scopes.of_node(expr, Part::Body);
        let header = Header {
            name: "<genexpr>".into(),
            qualname: self.qualname_of(&"<genexpr>".into()),
            kind: self.scopes.code_kind(scope),
            params: Parameters {
                positional: 1,
                ..Parameters::default()
            },
            doc: None,
            has_namespace: false,
            span,
        };
        let code = self.nested(header, scope, |cx| cx.generator_body(elt, generators, span))?;
        self.finish_function(dst, parts, code, scope, span);
        self.release(mark);
        Ok(())
    }

    /// R[dst] := a function without parameters or with those of `params`, that runs `body`
    pub fn make_plain_function(
        &mut self,
        dst: Reg,
        header: Header,
        scope: ScopeId,
        body: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let span = header.span;
        let mark = self.mark();
        let parts = self.parts();
        let code = self.nested(header, scope, body)?;
        self.finish_function(dst, parts, code, scope, span);
        self.release(mark);
        Ok(())
    }

    // ---- the parts of a function object ----------------------------------------------------

    /// Registers for the parts of a function.
    pub fn parts(&mut self) -> Parts {
        Parts {
            base: self.unit.regs.alloc_many(4),
            present: [false; 4],
        }
    }

    /// The same with a constant tuple of defaults.
    pub fn parts_with_default(&mut self, defaults: Constant, span: Span) -> Parts {
        let mut parts = self.parts();
        let dst = Self::part(&mut parts, 0);
        self.load_constant(defaults, dst, span);
        parts
    }

    fn part(parts: &mut Parts, index: usize) -> Reg {
        parts.present[index] = true;
        Reg(parts.base.0 + index as u16)
    }

    fn defaults(&mut self, parts: &mut Parts, args: &'a Arguments, span: Span) -> Result<()> {
        if !args.defaults.is_empty() {
            let dst = Self::part(parts, 0);
            self.default_tuple(&args.defaults, dst, span)?;
        }
        if args.kw_defaults.iter().any(Option::is_some) {
            let dict = Self::part(parts, 1);
            self.keyword_defaults(args, dict, span)?;
        }
        Ok(())
    }

    fn default_tuple(&mut self, defaults: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        if let Some(constants) = defaults.iter().map(fold::fold).collect::<Option<Vec<_>>>() {
            self.load_constant(Constant::Tuple(constants), dst, span);
            return Ok(());
        }
        let mark = self.mark();
        let base = self.items(defaults)?;
        let count = self.count(defaults.len(), span)?;
        self.unit.emit(Instr::BuildTuple { dst, base, count }, span);
        self.release(mark);
        Ok(())
    }

    fn keyword_defaults(&mut self, args: &'a Arguments, dict: Reg, span: Span) -> Result<()> {
        self.unit.emit(
            Instr::BuildDict {
                dst: dict,
                base: dict,
                count: 0,
            },
            span,
        );
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            let Some(default) = default else { continue };
            let mark = self.mark();
            let key = self.alloc();
            self.load_str(
                &self.scopes.mangle(self.unit.scope, &arg.arg),
                key,
                arg.span,
            );
            let src = self.operand(default)?;
            self.unit
                .emit(Instr::DictSet { dict, key, src }, default.span);
            self.release(mark);
        }
        Ok(())
    }

    fn function_annotations(
        &mut self,
        parts: &mut Parts,
        def: &'a FunctionDef,
        span: Span,
    ) -> Result<()> {
        let annotations = super::lazy::annotations_of_function(def);
        if annotations.is_empty() {
            return Ok(());
        }
        let dst = Self::part(parts, 2);
        let scope = self.scopes.of_node(def, Part::Lazy);
        self.annotate_function(dst, scope, span, |cx, dict| {
            annotations
                .iter()
                .try_for_each(|(name, annotation)| cx.annotation_item(dict, name, annotation))
        })
    }

    /// R[dst] := the function, its parts taken from their registers
    pub fn finish_function(
        &mut self,
        dst: Reg,
        mut parts: Parts,
        code: Const,
        scope: ScopeId,
        span: Span,
    ) {
        let cells = self.scopes.closure(scope, self.unit.host);
        if !cells.is_empty() {
            let closure = Self::part(&mut parts, 3);
            self.closure(&cells, closure, span);
        }
        for (index, present) in parts.present.into_iter().enumerate() {
            if !present {
                self.unit
                    .make_absent(Reg(parts.base.0 + index as u16), span);
            }
        }
        self.unit.emit(
            Instr::MakeFunction {
                dst,
                code,
                base: parts.base,
            },
            span,
        );
    }

    fn closure(&mut self, cells: &[Reg], dst: Reg, span: Span) {
        let mark = self.mark();
        let base = self.unit.regs.alloc_many(cells.len());
        for (index, &src) in cells.iter().enumerate() {
            self.unit.emit(
                Instr::Copy {
                    dst: Reg(base.0 + index as u16),
                    src,
                },
                span,
            );
        }
        let count = cells.len() as u16;
        self.unit.emit(Instr::BuildTuple { dst, base, count }, span);
        self.release(mark);
    }

    // ---- codes -----------------------------------------------------------------------------

    /// The constant with the code of a nested scope, whose instructions `body` writes.
    pub fn nested(
        &mut self,
        header: Header,
        scope: ScopeId,
        body: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<Const> {
        let code = self.nested_code(header, scope, body)?;
        Ok(self.unit.constant(Constant::Code(Rc::new(code))))
    }

    fn nested_code(
        &mut self,
        header: Header,
        scope: ScopeId,
        body: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<Code> {
        let unit = self.new_unit(header, scope);
        let around = std::mem::replace(&mut self.unit, unit);
        self.prologue();
        let written = body(self);
        let unit = std::mem::replace(&mut self.unit, around);
        written?;
        unit.finish(self.scopes.layout(scope), self.source)
    }

    /// A code for a scope, still empty.
    pub fn new_unit(&self, header: Header, scope: ScopeId) -> Unit<'a> {
        Unit::new(
            header,
            scope,
            self.scopes.layout(scope),
            self.scopes.unbindable(scope),
        )
    }

    /// Makes the cells of the code being written and takes those of its closure.
    pub fn prologue(&mut self) {
        let span = self.unit.header.span;
        let layout = self.scopes.layout(self.unit.host);
        if !layout.free.is_empty() {
            let base = Reg(layout.first_free);
            self.unit.emit(
                Instr::CopyFree {
                    base,
                    count: layout.free.len() as u16,
                },
                span,
            );
        }
        layout
            .entry_cells
            .iter()
            .for_each(|&reg| self.unit.emit(Instr::MakeCell { reg }, span));
    }

    /// The dotted path of a definition in the code being written.
    pub fn qualname_of(&self, name: &ast::Name) -> Rc<str> {
        let host = self.unit.host;
        let mangled = self.scopes.mangle(self.unit.scope, name);
        let outer = &self.unit.header.qualname;
        match self.scopes.kind(host) {
            ScopeKind::Module => name.clone(),
            _ if self.scopes.is_declared_global(host, &mangled) => name.clone(),
            ScopeKind::Class => format!("{outer}.{name}").into(),
            ScopeKind::Function
            | ScopeKind::Lazy
            | ScopeKind::Comprehension
            | ScopeKind::TypeParams => format!("{outer}.<locals>.{name}").into(),
        }
    }
}

/// How the arguments of a call are bound.
fn parameters(args: &Arguments) -> Parameters {
    Parameters {
        positional: (args.posonlyargs.len() + args.args.len()) as u16,
        positional_only: args.posonlyargs.len() as u16,
        keyword_only: args.kwonlyargs.len() as u16,
        varargs: args.vararg.is_some(),
        varkw: args.kwarg.is_some(),
    }
}

/// The string a body starts with.
pub fn docstring(body: &[Stmt]) -> Option<Rc<str>> {
    let StmtKind::Expr { value } = &body.first()?.kind else {
        return None;
    };
    match &value.kind {
        ExprKind::Constant(ast::Constant::Str(text)) => Some(clean_docstring(text)),
        _ => None,
    }
}

/// The docstring without the indentation its lines share, as CPython keeps it.
fn clean_docstring(text: &str) -> Rc<str> {
    let expanded = expand_tabs(text);
    let lines: Vec<&str> = expanded.split('\n').collect();
    let rest = lines
        .iter()
        .skip(1)
        .filter(|line| !line.trim_start_matches(' ').is_empty());
    let margin = rest
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut cleaned = lines[0].trim_start_matches(' ').to_owned();
    for line in &lines[1..] {
        cleaned.push('\n');
        cleaned.push_str(line.get(margin..).unwrap_or(""));
    }
    cleaned.into()
}

/// Tabs as spaces up to the next multiple of eight columns.
fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            _ => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    expanded
}

/// What a helper code that no source text names is like.
pub fn hidden_header(name: &str, qualname: Rc<str>, span: Span) -> Header {
    Header {
        name: name.into(),
        qualname,
        kind: CodeKind::Plain,
        params: Parameters::default(),
        doc: None,
        has_namespace: false,
        span,
    }
}
