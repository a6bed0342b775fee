//! Expressions: where `await` and `yield` may stand, what may be starred, what `:=` may bind.

use super::scope::ScopeKind;
use super::{Checker, Pass, warnings};
use crate::syntax::ast::*;
use crate::text::Span;

impl Checker<'_> {
    pub(super) fn exprs<'e>(&mut self, list: impl IntoIterator<Item = &'e Expr>) {
        for e in list {
            self.expr(e);
        }
    }

    /// An expression that is evaluated.
    pub(super) fn expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Constant(_) => {}
            ExprKind::Name { id } => self.scope().uses(id).used = true,
            ExprKind::BoolOp { values, .. }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => {
                self.exprs(values);
            }
            ExprKind::NamedExpr { target, value } => self.named(e.span, target, value),
            ExprKind::BinOp { left, right, .. } => self.exprs([&**left, right]),
            ExprKind::UnaryOp { operand, .. } => self.expr(operand),
            ExprKind::Lambda { args, body } => self.lambda(args, body),
            ExprKind::IfExp { test, body, orelse } => self.exprs([&**test, body, orelse]),
            ExprKind::Dict(node) => {
                self.exprs(node.keys.iter().flatten());
                self.exprs(&node.values);
            }
            ExprKind::Set { elts } | ExprKind::List { elts } | ExprKind::Tuple { elts } => {
                self.elements(elts)
            }
            ExprKind::ListComp { elt, generators } => {
                self.comprehension("list comprehension", e.span, &[elt], generators);
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension("set comprehension", e.span, &[elt], generators);
            }
            ExprKind::DictComp(node) => {
                self.comprehension(
                    "dict comprehension",
                    e.span,
                    &[&node.key, &node.value],
                    &node.generators,
                );
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension("generator expression", e.span, &[elt], generators);
            }
            ExprKind::Await { value } => {
                self.awaits(e.span, "'await'", "await expression");
                self.expr(value);
            }
            ExprKind::Yield { value } => {
                self.yields(e.span, false);
                self.exprs(value.as_deref());
            }
            ExprKind::YieldFrom { value } => {
                self.yields(e.span, true);
                self.expr(value);
            }
            ExprKind::Compare(node) => {
                warnings::identity(self, node);
                self.expr(&node.left);
                self.exprs(&node.comparators);
            }
            ExprKind::Call(node) => self.call(node),
            ExprKind::FormattedValue(node) => {
                self.expr(&node.value);
                self.exprs(&node.format_spec);
            }
            ExprKind::Interpolation(node) => {
                self.expr(&node.value);
                self.exprs(&node.format_spec);
            }
            ExprKind::Attribute { value, .. } => self.expr(value),
            ExprKind::Subscript { value, slice } => {
                warnings::subscript(self, value);
                self.exprs([&**value, slice]);
            }
            ExprKind::Starred { value } => {
                self.error(Pass::Code, e.span, "can't use starred expression here");
                self.expr(value);
            }
            ExprKind::Slice { lower, upper, step } => {
                self.exprs(
                    [lower, upper, step]
                        .into_iter()
                        .filter_map(|part| part.as_deref()),
                );
            }
        }
    }

    /// Expressions of which some may be starred.
    fn elements(&mut self, elts: &[Expr]) {
        for element in elts {
            self.element(element);
        }
    }

    pub(super) fn element(&mut self, element: &Expr) {
        match &element.kind {
            ExprKind::Starred { value } => self.expr(value),
            _ => self.expr(element),
        }
    }

    fn call(&mut self, node: &Call) {
        warnings::call(self, node);
        self.expr(&node.func);
        self.elements(&node.args);
        self.keywords(&node.keywords);
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword]) {
        for (index, keyword) in keywords.iter().enumerate() {
            if let Some(name) = &keyword.arg {
                self.check_bound(name, keyword.span);
                if keywords[..index]
                    .iter()
                    .any(|earlier| earlier.arg.as_ref() == Some(name))
                {
                    self.error(
                        Pass::Code,
                        keyword.span,
                        format!("keyword argument repeated: {name}"),
                    );
                }
            }
            self.expr(&keyword.value);
        }
    }

    fn lambda(&mut self, args: &Arguments, body: &Expr) {
        self.defaults(args);
        self.within(ScopeKind::Lambda, |cx| {
            cx.parameters(args);
            cx.expr(body);
        });
    }

    // ---- await and yield.

    /// `what` needs an async function around it, or a module.
    pub(super) fn awaits(&mut self, span: Span, what: &str, name: &str) {
        match self.scope().kind {
            ScopeKind::Module => self.top_level_await = true,
            ScopeKind::Function { is_async: true } => {}
            ScopeKind::Comprehension(_) => self.scope().awaits = true,
            ScopeKind::Deferred(place) => {
                self.error(
                    Pass::Scopes,
                    span,
                    format!("{name} cannot be used within {place}"),
                );
            }
            ScopeKind::Class if what == "'await'" => {
                self.error(Pass::Code, span, "'await' outside function")
            }
            ScopeKind::Class | ScopeKind::Function { is_async: false } | ScopeKind::Lambda => {
                self.error(Pass::Code, span, format!("{what} outside async function"));
            }
        }
    }

    fn yields(&mut self, span: Span, from: bool) {
        let word = if from { "'yield from'" } else { "'yield'" };
        match self.scope().kind {
            ScopeKind::Module | ScopeKind::Class => {
                self.error(Pass::Code, span, format!("{word} outside function"));
            }
            ScopeKind::Comprehension(name) => {
                self.error(Pass::Scopes, span, format!("'yield' inside {name}"));
            }
            ScopeKind::Deferred(place) => {
                self.error(
                    Pass::Scopes,
                    span,
                    format!("yield expression cannot be used within {place}"),
                );
            }
            ScopeKind::Function { is_async: true } if from => {
                self.error(Pass::Code, span, "'yield from' inside async function");
            }
            ScopeKind::Function { .. } | ScopeKind::Lambda => {}
        }
        self.scope().yields = true;
    }

    // ---- Comprehensions.

    fn comprehension(
        &mut self,
        name: &'static str,
        span: Span,
        elts: &[&Expr],
        generators: &[Comprehension],
    ) {
        let Some(first) = generators.first() else {
            return;
        };
        self.iterable(&first.iter);
        let scope = self.within(ScopeKind::Comprehension(name), |cx| {
            for (index, generator) in generators.iter().enumerate() {
                if index > 0 {
                    cx.iterable(&generator.iter);
                }
                cx.scope().awaits |= generator.is_async;
                cx.target(&generator.target);
            }
            cx.exprs(generators.iter().flat_map(|generator| &generator.ifs));
            cx.exprs(elts.iter().copied());
        });
        if scope.awaits && name != "generator expression" {
            self.async_comprehension(span);
        }
    }

    fn iterable(&mut self, iter: &Expr) {
        let before = std::mem::replace(&mut self.scope().in_iterable, true);
        self.expr(iter);
        self.scope().in_iterable = before;
    }

    fn async_comprehension(&mut self, span: Span) {
        match self.scope().kind {
            ScopeKind::Module => self.top_level_await = true,
            ScopeKind::Function { is_async: true } => {}
            ScopeKind::Comprehension(_) => self.scope().awaits = true,
            _ => {
                let message = "asynchronous comprehension outside of an asynchronous function";
                self.error(Pass::Code, span, message);
            }
        }
    }

    /// `target := value`: in a comprehension it binds in the function around.
    fn named(&mut self, span: Span, target: &Expr, value: &Expr) {
        if let ExprKind::Name { id } = &target.kind {
            self.check_named(span, target.span, id);
        }
        self.expr(value);
    }

    fn check_named(&mut self, span: Span, target: Span, id: &Name) {
        self.check_bound(id, target);
        if let ScopeKind::Deferred(place) = self.scope().kind {
            self.error(
                Pass::Scopes,
                span,
                format!("named expression cannot be used within {place}"),
            );
            return;
        }
        if self.scopes.iter().rev().any(|scope| scope.in_iterable) {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            self.error(Pass::Scopes, span, message);
            return;
        }
        let comprehensions = |kind: ScopeKind| matches!(kind, ScopeKind::Comprehension(_));
        let outer = self
            .scopes
            .iter()
            .rposition(|scope| !comprehensions(scope.kind))
            .unwrap_or(0);
        let inner = &self.scopes[outer + 1..];
        if inner
            .iter()
            .any(|scope| scope.names.get(id).is_some_and(|uses| uses.assigned))
        {
            let message = format!(
                "assignment expression cannot rebind comprehension iteration variable '{id}'"
            );
            self.error(Pass::Scopes, target, message);
        } else if !inner.is_empty() && self.scopes[outer].kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            self.error(Pass::Scopes, span, message);
        }
        self.scopes[outer].uses(id).assigned = true;
    }
}
