//! Expressions: the names they use, comprehensions and lambdas.

use crate::compile::error::{CompileError, Result};
use crate::syntax::ast::{self, Expr, ExprKind};
use crate::text::span::Span;

use super::build::Builder;
use super::{Part, ScopeId, ScopeKind};

impl Builder {
    pub(super) fn exprs(&mut self, exprs: &[Expr]) -> Result<()> {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn option(&mut self, expr: Option<&Expr>) -> Result<()> {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Result<()> {
        match &expr.kind {
            ExprKind::BoolOp { values, .. }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => self.exprs(values),
            ExprKind::Tuple { elts } | ExprKind::List { elts } | ExprKind::Set { elts } => {
                self.exprs(elts)
            }
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.walrus(target)
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value } => self.expr(value),
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body),
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict(dict) => {
                dict.keys
                    .iter()
                    .flatten()
                    .try_for_each(|key| self.expr(key))?;
                self.exprs(&dict.values)
            }
            ExprKind::ListComp { elt, generators } | ExprKind::SetComp { elt, generators } => {
                self.comprehension(expr, ScopeKind::Comprehension, generators, &[elt])
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(expr, ScopeKind::Function, generators, &[elt])
            }
            ExprKind::DictComp(comp) => {
                let results = [&comp.key, &comp.value];
                self.comprehension(expr, ScopeKind::Comprehension, &comp.generators, &results)
            }
            ExprKind::Await { value } => {
                self.host_mut().has_await = true;
                self.expr(value)
            }
            ExprKind::Yield { value } => {
                self.host_mut().has_yield = true;
                self.option(value.as_deref())
            }
            ExprKind::YieldFrom { value } => {
                self.host_mut().has_yield = true;
                self.expr(value)
            }
            ExprKind::Compare(node) => {
                self.expr(&node.left)?;
                self.exprs(&node.comparators)
            }
            ExprKind::Call(call) => self.call(call),
            ExprKind::FormattedValue(node) => {
                self.expr(&node.value)?;
                self.option(node.format_spec.as_ref())
            }
            ExprKind::Interpolation(node) => {
                self.expr(&node.value)?;
                self.option(node.format_spec.as_ref())
            }
            ExprKind::Constant(_) => Ok(()),
            ExprKind::Subscript { value, slice } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Name { id } => {
                self.mention(id);
                Ok(())
            }
            ExprKind::Slice { lower, upper, step } => [lower, upper, step]
                .into_iter()
                .try_for_each(|part| self.option(part.as_deref())),
        }
    }

    fn call(&mut self, call: &ast::Call) -> Result<()> {
        self.expr(&call.func)?;
        self.exprs(&call.args)?;
        call.keywords
            .iter()
            .try_for_each(|keyword| self.expr(&keyword.value))
    }

    fn lambda(&mut self, expr: &Expr, args: &ast::Arguments, body: &Expr) -> Result<()> {
        self.defaults(args)?;
        let around = self.open(ScopeKind::Function, expr, Part::Body);
        self.params(args)?;
        self.expr(body)?;
        self.current = around;
        Ok(())
    }

    /// A comprehension or generator expression; the outermost iterable belongs to the scope around it.
    fn comprehension(
        &mut self,
        expr: &Expr,
        kind: ScopeKind,
        generators: &[ast::Comprehension],
        results: &[&Expr],
    ) -> Result<()> {
        let Some((first, rest)) = generators.split_first() else {
            return Ok(());
        };
        self.expr(&first.iter)?;
        let around = self.open(kind, expr, Part::Body);
        if kind == ScopeKind::Function {
            self.current_mut().is_genexpr = true;
            self.param(&".0".into(), expr.span)?;
        }
        self.generator(first)?;
        for generator in rest {
            self.expr(&generator.iter)?;
            self.generator(generator)?;
        }
        results.iter().try_for_each(|result| self.expr(result))?;
        self.current = around;
        Ok(())
    }

    fn generator(&mut self, generator: &ast::Comprehension) -> Result<()> {
        self.host_mut().has_await |= generator.is_async;
        self.target(&generator.target)?;
        self.mark_iteration(&generator.target);
        self.exprs(&generator.ifs)
    }

    fn mark_iteration(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name { id } => {
                let name = self.mangled(id);
                self.current_mut().symbol_mut(&name).iteration = true;
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().for_each(|elt| self.mark_iteration(elt));
            }
            ExprKind::Starred { value } => self.mark_iteration(value),
            _ => {}
        }
    }

    /// `target := …` binds in the nearest scope that is no comprehension (PEP 572).
    fn walrus(&mut self, target: &Expr) -> Result<()> {
        let ExprKind::Name { id } = &target.kind else {
            return Ok(());
        };
        let name = self.mangled(id);
        let mut scope = self.current;
        while self.is_comprehension(scope) {
            self.check_walrus(scope, &name, target.span)?;
            let Some(outer) = self.scopes.parent(scope) else {
                break;
            };
            scope = outer;
        }
        self.bind_walrus(scope, &name, target.span)
    }

    fn is_comprehension(&self, scope: ScopeId) -> bool {
        self.scopes.kind(scope) == ScopeKind::Comprehension || self.scopes.get(scope).is_genexpr
    }

    fn check_walrus(&mut self, scope: ScopeId, name: &ast::Name, span: Span) -> Result<()> {
        let symbol = self.scopes.get_mut(scope).symbol_mut(name);
        symbol.used = true;
        if symbol.iteration {
            let message = format!(
                "assignment expression cannot rebind comprehension iteration variable '{name}'"
            );
            return Err(CompileError::new(message, span));
        }
        Ok(())
    }

    fn bind_walrus(&mut self, scope: ScopeId, name: &ast::Name, span: Span) -> Result<()> {
        let is_outside = scope != self.current;
        if is_outside && self.scopes.kind(scope) == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            return Err(CompileError::new(message, span));
        }
        self.scopes.get_mut(scope).symbol_mut(name).bound = true;
        let host = self.scopes.host(scope);
        self.scopes.get_mut(host).walrus.insert(name.clone());
        Ok(())
    }
}
