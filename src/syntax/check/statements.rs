//! Statements: what may leave a block, what may be bound, declarations before use.

use super::scope::{Around, ScopeKind, Uses};
use super::{Checker, Pass};
use crate::syntax::ast::*;
use crate::text::Span;

const LEAVES_EXCEPT_STAR: &str =
    "'break', 'continue' and 'return' cannot appear in an except* block";

impl Checker<'_> {
    pub(super) fn body(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(node) => self.function(node),
            StmtKind::ClassDef(node) => self.class(node),
            StmtKind::Return { value } => self.return_(span, value.as_deref()),
            StmtKind::Delete { targets } => targets.iter().for_each(|target| self.deleted(target)),
            StmtKind::Assign { targets, value } => {
                self.expr(value);
                targets.iter().for_each(|target| self.assigned(target));
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target);
                self.target(target);
                self.expr(value);
            }
            StmtKind::AnnAssign(node) => self.ann_assign(span, node),
            StmtKind::TypeAlias(node) => {
                self.target(&node.name);
                self.type_params(&node.type_params);
                self.within(ScopeKind::Deferred("a type alias"), |cx| {
                    cx.expr(&node.value)
                });
            }
            StmtKind::For(node) => self.for_(span, node),
            StmtKind::While(node) => {
                self.expr(&node.test);
                self.looped(&node.body);
                self.body(&node.orelse);
            }
            StmtKind::If(node) => {
                self.expr(&node.test);
                self.body(&node.body);
                self.body(&node.orelse);
            }
            StmtKind::With(node) => self.with(span, node),
            StmtKind::Match(node) => {
                self.expr(&node.subject);
                self.cases(&node.cases);
            }
            StmtKind::Raise { exc, cause } => {
                self.exprs([exc, cause].into_iter().filter_map(|e| e.as_deref()))
            }
            StmtKind::Try(node) => self.try_(node),
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.exprs(msg.as_deref());
            }
            StmtKind::Import { names } => names.iter().for_each(|alias| self.imported(alias)),
            StmtKind::ImportFrom(node) => self.import_from(span, node),
            StmtKind::Global { names } => self.declare(span, names, true),
            StmtKind::Nonlocal { names } => self.nonlocal(span, names),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Later => {}
            StmtKind::Break => self.leave_loop(span, "'break'", "'break' outside loop"),
            StmtKind::Continue => {
                self.leave_loop(span, "'continue'", "'continue' not properly in loop")
            }
        }
    }

    // ---- Leaving blocks.

    fn leave_loop(&mut self, span: Span, word: &str, outside: &str) {
        match self.scope().around {
            Around::Nothing => self.error(Pass::Code, span, outside),
            Around::ExceptStar => self.error(Pass::Code, span, LEAVES_EXCEPT_STAR),
            Around::Loop => {}
        }
        if self.scope().in_finally {
            self.warn(span, format!("{word} in a 'finally' block"));
        }
    }

    fn return_(&mut self, span: Span, value: Option<&Expr>) {
        let scope = self.scope();
        if !matches!(scope.kind, ScopeKind::Function { .. }) {
            self.error(Pass::Code, span, "'return' outside function");
        } else if scope.in_except_star {
            self.error(Pass::Code, span, LEAVES_EXCEPT_STAR);
        }
        if self.scope().in_finally {
            self.warn(span, "'return' in a 'finally' block");
        }
        if value.is_some() {
            self.scope().returns_value.get_or_insert(span);
        }
        self.exprs(value);
    }

    fn looped(&mut self, body: &[Stmt]) {
        let around = std::mem::replace(&mut self.scope().around, Around::Loop);
        let in_finally = std::mem::take(&mut self.scope().in_finally);
        self.body(body);
        self.scope().around = around;
        self.scope().in_finally = in_finally;
    }

    fn for_(&mut self, span: Span, node: &For) {
        if node.is_async {
            self.awaits(span, "'async for'", "async for");
        }
        self.expr(&node.iter);
        self.assigned(&node.target);
        self.looped(&node.body);
        self.body(&node.orelse);
    }

    fn with(&mut self, span: Span, node: &With) {
        if node.is_async {
            self.awaits(span, "'async with'", "async with");
        }
        for item in &node.items {
            self.expr(&item.context_expr);
            item.optional_vars
                .iter()
                .for_each(|target| self.assigned(target));
        }
        self.body(&node.body);
    }

    fn try_(&mut self, node: &Try) {
        self.body(&node.body);
        let last = node.handlers.len().saturating_sub(1);
        for (index, handler) in node.handlers.iter().enumerate() {
            if handler.typ.is_none() && index < last {
                let span = Span::new(handler.span.start, handler.span.start + 6);
                self.error(Pass::Code, span, "default 'except:' must be last");
            }
            self.handler(handler, node.is_star);
        }
        self.body(&node.orelse);
        let in_finally = std::mem::replace(&mut self.scope().in_finally, true);
        self.body(&node.finalbody);
        self.scope().in_finally = in_finally;
    }

    fn handler(&mut self, handler: &ExceptHandler, is_star: bool) {
        self.exprs(&handler.typ);
        if let Some(name) = &handler.name {
            self.store_name(&name.id, name.span);
        }
        let (around, star) = (self.scope().around, self.scope().in_except_star);
        if is_star {
            self.scope().around = Around::ExceptStar;
            self.scope().in_except_star = true;
        }
        self.body(&handler.body);
        self.scope().around = around;
        self.scope().in_except_star = star;
    }

    // ---- Definitions.

    fn function(&mut self, node: &FunctionDef) {
        self.exprs(&node.decorator_list);
        self.defaults(&node.args);
        self.type_params(&node.type_params);
        self.annotations(node);
        self.store_name(&node.name, node.name_span);
        let scope = self.within(
            ScopeKind::Function {
                is_async: node.is_async,
            },
            |cx| {
                cx.parameters(&node.args);
                cx.body(&node.body);
            },
        );
        if let (true, true, Some(span)) = (node.is_async, scope.yields, scope.returns_value) {
            self.error(Pass::Code, span, "'return' with value in async generator");
        }
    }

    fn annotations(&mut self, node: &FunctionDef) {
        let args = all_parameters(&node.args).filter_map(|arg| arg.annotation.as_ref());
        for annotation in args.chain(&node.returns) {
            self.within(ScopeKind::Deferred("an annotation"), |cx| {
                cx.element(annotation)
            });
        }
    }

    pub(super) fn defaults(&mut self, args: &Arguments) {
        self.exprs(&args.defaults);
        self.exprs(args.kw_defaults.iter().flatten());
    }

    pub(super) fn parameters(&mut self, args: &Arguments) {
        for arg in all_parameters(args) {
            self.check_bound(&arg.arg, arg.span);
            let uses = self.scope().uses(&arg.arg);
            let repeated = std::mem::replace(&mut uses.parameter, true);
            if repeated {
                let message = format!("duplicate argument '{}' in function definition", arg.arg);
                self.error(Pass::Scopes, arg.span, message);
            }
        }
    }

    fn class(&mut self, node: &ClassDef) {
        self.exprs(&node.decorator_list);
        self.type_params(&node.type_params);
        if node.type_params.is_empty() {
            self.bases(node);
        } else {
            self.within(ScopeKind::Deferred("the definition of a generic"), |cx| {
                cx.bases(node)
            });
        }
        self.store_name(&node.name, node.name_span);
        self.within(ScopeKind::Class, |cx| cx.body(&node.body));
    }

    fn bases(&mut self, node: &ClassDef) {
        node.bases.iter().for_each(|base| self.element(base));
        self.keywords(&node.keywords);
    }

    fn type_params(&mut self, params: &[TypeParam]) {
        for (index, param) in params.iter().enumerate() {
            self.check_bound(&param.name, param.span);
            if params[..index]
                .iter()
                .any(|earlier| earlier.name == param.name)
            {
                self.error(
                    Pass::Scopes,
                    param.span,
                    format!("duplicate type parameter '{}'", param.name),
                );
            }
            if let TypeParamKind::TypeVar { bound: Some(bound) } = &param.kind {
                self.within(ScopeKind::Deferred("a TypeVar bound"), |cx| cx.expr(bound));
            }
            if let Some(default) = &param.default_value {
                self.within(ScopeKind::Deferred(default_place(&param.kind)), |cx| {
                    cx.element(default)
                });
            }
        }
    }

    // ---- Binding.

    pub(super) fn store_name(&mut self, name: &Name, span: Span) {
        self.check_bound(name, span);
        self.scope().uses(name).assigned = true;
    }

    /// A whole target of an assignment: it cannot be starred.
    fn assigned(&mut self, target: &Expr) {
        if matches!(target.kind, ExprKind::Starred { .. }) {
            self.error(
                Pass::Code,
                target.span,
                "starred assignment target must be in a list or tuple",
            );
        }
        self.target(target);
    }

    pub(super) fn target(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name { id } => self.store_name(id, target.span),
            ExprKind::Attribute { value, attr, .. } => {
                self.check_bound(attr, target.span);
                self.expr(value);
            }
            ExprKind::List { elts } | ExprKind::Tuple { elts } => {
                let stars = elts
                    .iter()
                    .filter(|element| matches!(element.kind, ExprKind::Starred { .. }));
                if stars.count() > 1 {
                    self.error(
                        Pass::Code,
                        target.span,
                        "multiple starred expressions in assignment",
                    );
                }
                elts.iter().for_each(|element| self.target(element));
            }
            ExprKind::Starred { value } => self.target(value),
            _ => self.expr(target),
        }
    }

    fn deleted(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name { id } if &**id == "__debug__" => {
                self.error(Pass::Code, target.span, "cannot delete __debug__");
            }
            ExprKind::Attribute { value, .. } => self.expr(value),
            _ => self.target(target),
        }
    }

    fn ann_assign(&mut self, span: Span, node: &AnnAssign) {
        let at_module = self.scope().kind == ScopeKind::Module;
        match &node.target.kind {
            ExprKind::Name { id } => {
                let uses = *self.scope().uses(id);
                if node.simple && !at_module && (uses.global || uses.nonlocal) {
                    let kind = if uses.global { "global" } else { "nonlocal" };
                    self.error(
                        Pass::Scopes,
                        span,
                        format!("annotated name '{id}' can't be {kind}"),
                    );
                }
                self.store_name(id, node.target.span);
                self.scope().uses(id).annotated |= node.simple;
            }
            _ => self.target(&node.target),
        }
        self.within(ScopeKind::Deferred("an annotation"), |cx| {
            cx.expr(&node.annotation)
        });
        self.exprs(&node.value);
    }

    fn imported(&mut self, alias: &Alias) {
        let first = alias.name.split('.').next().unwrap_or_default();
        let name = alias.asname.clone().unwrap_or_else(|| first.into());
        self.store_name(&name, alias.span);
    }

    fn import_from(&mut self, span: Span, node: &ImportFrom) {
        let star = node.names.iter().any(|alias| &*alias.name == "*");
        if star && self.scope().kind != ScopeKind::Module {
            self.error(Pass::Scopes, span, "import * only allowed at module level");
        }
        if super::future::is_future(node) && self.scope().kind != ScopeKind::Module {
            self.error(
                Pass::Scopes,
                span,
                "from __future__ imports must occur at the beginning of the file",
            );
        }
        node.names
            .iter()
            .filter(|_| !star)
            .for_each(|alias| self.imported(alias));
    }

    // ---- global and nonlocal.

    fn nonlocal(&mut self, span: Span, names: &[Ident]) {
        if self.scope().kind == ScopeKind::Module {
            self.error(
                Pass::Scopes,
                span,
                "nonlocal declaration not allowed at module level",
            );
            return;
        }
        self.declare(span, names, false);
    }

    fn declare(&mut self, span: Span, names: &[Ident], global: bool) {
        let word = if global { "global" } else { "nonlocal" };
        for name in names {
            let uses = self.scope().uses(&name.id);
            let before = *uses;
            uses.global |= global;
            uses.nonlocal |= !global;
            let declared = *uses.declared.get_or_insert(span);
            if uses.global && uses.nonlocal {
                self.error(
                    Pass::Scopes,
                    declared,
                    format!("name '{}' is nonlocal and global", name.id),
                );
            }
            if let Some(message) = before.clash(&name.id, word) {
                self.error(Pass::Scopes, span, message);
            }
        }
    }
}

impl Uses {
    /// Why a name cannot be declared `global` or `nonlocal` any more.
    fn clash(self, name: &str, word: &str) -> Option<String> {
        if self.parameter {
            return Some(format!("name '{name}' is parameter and {word}"));
        }
        if self.used {
            return Some(format!("name '{name}' is used prior to {word} declaration"));
        }
        if self.annotated {
            return Some(format!("annotated name '{name}' can't be {word}"));
        }
        self.assigned
            .then(|| format!("name '{name}' is assigned to before {word} declaration"))
    }
}

fn all_parameters(args: &Arguments) -> impl Iterator<Item = &Arg> {
    let positional = args.posonlyargs.iter().chain(&args.args);
    positional
        .chain(&args.vararg)
        .chain(&args.kwonlyargs)
        .chain(&args.kwarg)
}

fn default_place(kind: &TypeParamKind) -> &'static str {
    match kind {
        TypeParamKind::TypeVar { .. } => "a TypeVar default",
        TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
        TypeParamKind::ParamSpec => "a ParamSpec default",
    }
}
