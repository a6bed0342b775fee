//! Walks the tree and notes, scope by scope, which names are bound, declared and used.

use std::collections::HashMap;

use crate::compile::annotations;
use crate::compile::error::{CompileError, Result};
use crate::syntax::ast::{self, Expr, ExprKind, Stmt, StmtKind};
use crate::text::span::Span;

use super::{
    CLASS_CELL, CLASS_DICT, CONDITIONAL_ANNOTATIONS, Layout, Part, Scope, ScopeId, ScopeKind,
    Scopes,
};
use super::{mangle, node_key};

/// All scopes of the module, with their symbols but without places.
pub(super) fn build(module: &ast::Module, namespace: bool) -> Result<Scopes> {
    let mut builder = Builder {
        scopes: Scopes {
            scopes: Vec::new(),
            by_node: HashMap::new(),
            namespace,
        },
        current: ScopeId(0),
        string_annotations: annotations::are_strings(&module.body),
    };
    builder.open(ScopeKind::Module, module, Part::Body);
    builder.current_mut().is_async = module.top_level_await;
    builder.lazy_annotations(module, &module.body)?;
    builder.body(&module.body)?;
    Ok(builder.scopes)
}

pub(super) struct Builder {
    scopes: Scopes,
    current: ScopeId,
    /// `from __future__ import annotations`: annotations mention no names.
    string_annotations: bool,
}

impl Builder {
    // ---- scopes ----------------------------------------------------------------------------

    /// Opens a scope inside the current one and enters it; the current one is given back.
    fn open<T>(&mut self, kind: ScopeKind, node: &T, part: Part) -> ScopeId {
        let id = ScopeId(self.scopes.scopes.len() as u32);
        let parent = (id.0 > 0).then_some(self.current);
        let host = if kind.is_inlined() {
            self.scopes.host(self.current)
        } else {
            id
        };
        let class = parent.and_then(|parent| self.scopes.get(parent).class.clone());
        self.scopes.scopes.push(Scope {
            kind,
            parent,
            host,
            class,
            symbols: Vec::new(),
            index: HashMap::new(),
            nonlocals: Vec::new(),
            is_async: false,
            has_yield: false,
            has_await: false,
            is_genexpr: false,
            walrus: Default::default(),
            unbinding: Default::default(),
            free: Vec::new(),
            layout: Layout::default(),
        });
        self.scopes.by_node.insert((node_key(node), part), id);
        std::mem::replace(&mut self.current, id)
    }

    fn current_mut(&mut self) -> &mut Scope {
        self.scopes.get_mut(self.current)
    }

    fn host_mut(&mut self) -> &mut Scope {
        let host = self.scopes.host(self.current);
        self.scopes.get_mut(host)
    }

    fn kind(&self) -> ScopeKind {
        self.scopes.kind(self.current)
    }

    // ---- names -----------------------------------------------------------------------------

    fn mangled(&self, name: &ast::Name) -> ast::Name {
        mangle(self.scopes.get(self.current).class.as_ref(), name)
    }

    pub(super) fn bind(&mut self, name: &ast::Name) {
        let name = self.mangled(name);
        self.current_mut().symbol_mut(&name).bound = true;
    }

    fn unbind(&mut self, name: &ast::Name) {
        let name = self.mangled(name);
        let scope = self.current_mut();
        scope.symbol_mut(&name).bound = true;
        scope.unbinding.insert(name);
    }

    fn mention(&mut self, name: &ast::Name) {
        let mangled = self.mangled(name);
        self.current_mut().symbol_mut(&mangled).used = true;
        if &**name == "super" && !self.kind().has_namespace() {
            self.mention_hidden(CLASS_CELL);
        }
    }

    fn mention_hidden(&mut self, name: &str) {
        self.current_mut().symbol_mut(&name.into()).used = true;
    }

    fn param(&mut self, name: &ast::Name, span: Span) -> Result<()> {
        let name = self.mangled(name);
        let symbol = self.current_mut().symbol_mut(&name);
        if symbol.param {
            let message = format!("duplicate parameter '{name}' in function definition");
            return Err(CompileError::new(message, span));
        }
        symbol.param = true;
        symbol.bound = true;
        Ok(())
    }

    fn declare_global(&mut self, ident: &ast::Ident) -> Result<()> {
        self.check_declaration(ident, "global")?;
        let name = self.mangled(&ident.id);
        self.current_mut().symbol_mut(&name).global = true;
        Ok(())
    }

    fn declare_nonlocal(&mut self, ident: &ast::Ident) -> Result<()> {
        if self.kind() == ScopeKind::Module {
            let message = "nonlocal declaration not allowed at module level";
            return Err(CompileError::new(message, ident.span));
        }
        self.check_declaration(ident, "nonlocal")?;
        let name = self.mangled(&ident.id);
        let scope = self.current_mut();
        scope.symbol_mut(&name).nonlocal = true;
        scope.nonlocals.push((name, ident.span));
        Ok(())
    }

    fn check_declaration(&mut self, ident: &ast::Ident, what: &str) -> Result<()> {
        let name = self.mangled(&ident.id);
        let Some(symbol) = self.scopes.get(self.current).symbol(&name) else {
            return Ok(());
        };
        let message = if symbol.param {
            format!("name '{name}' is parameter and {what}")
        } else if (symbol.global && what == "nonlocal") || (symbol.nonlocal && what == "global") {
            format!("name '{name}' is nonlocal and global")
        } else if symbol.annotated {
            format!("annotated name '{name}' can't be {what}")
        } else if symbol.used {
            format!("name '{name}' is used prior to {what} declaration")
        } else if symbol.bound {
            format!("name '{name}' is assigned to before {what} declaration")
        } else {
            return Ok(());
        };
        Err(CompileError::new(message, ident.span))
    }

    // ---- statements ------------------------------------------------------------------------

    pub(super) fn body(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def),
            StmtKind::ClassDef(def) => self.class_def(def),
            StmtKind::Return { value } => self.option(value.as_deref()),
            StmtKind::Delete { targets } => {
                targets.iter().try_for_each(|target| self.delete(target))
            }
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                targets.iter().try_for_each(|target| self.target(target))
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.target(target)?;
                self.expr(value)
            }
            StmtKind::AnnAssign(node) => self.ann_assign(node),
            StmtKind::TypeAlias(node) => self.type_alias(node),
            StmtKind::For(node) => self.for_loop(node),
            StmtKind::While(node) => {
                self.expr(&node.test)?;
                self.body(&node.body)?;
                self.body(&node.orelse)
            }
            StmtKind::If(node) => self.if_chain(node),
            StmtKind::With(node) => self.with(node),
            StmtKind::Match(node) => self.match_stmt(node),
            StmtKind::Raise { exc, cause } => {
                self.option(exc.as_deref())?;
                self.option(cause.as_deref())
            }
            StmtKind::Try(node) => self.try_stmt(node),
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.option(msg.as_deref())
            }
            StmtKind::Import { names } => {
                names.iter().for_each(|alias| self.import_alias(alias));
                Ok(())
            }
            StmtKind::ImportFrom(import) => self.import_from(import, stmt.span),
            StmtKind::Global { names } => names
                .iter()
                .try_for_each(|ident| self.declare_global(ident)),
            StmtKind::Nonlocal { names } => names
                .iter()
                .try_for_each(|ident| self.declare_nonlocal(ident)),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn if_chain(&mut self, node: &ast::If) -> Result<()> {
        let mut node = node;
        loop {
            self.expr(&node.test)?;
            self.body(&node.body)?;
            match &node.orelse[..] {
                [
                    Stmt {
                        kind: StmtKind::If(next),
                        ..
                    },
                ] => node = next,
                orelse => return self.body(orelse),
            }
        }
    }

    fn for_loop(&mut self, node: &ast::For) -> Result<()> {
        self.expr(&node.iter)?;
        self.target(&node.target)?;
        self.body(&node.body)?;
        self.body(&node.orelse)
    }

    fn with(&mut self, node: &ast::With) -> Result<()> {
        for item in &node.items {
            self.expr(&item.context_expr)?;
            item.optional_vars
                .iter()
                .try_for_each(|target| self.target(target))?;
        }
        self.body(&node.body)
    }

    fn try_stmt(&mut self, node: &ast::Try) -> Result<()> {
        self.body(&node.body)?;
        for handler in &node.handlers {
            self.option(handler.typ.as_ref())?;
            if let Some(name) = &handler.name {
                self.unbind(&name.id);
            }
            self.body(&handler.body)?;
        }
        self.body(&node.orelse)?;
        self.body(&node.finalbody)
    }

    fn import_alias(&mut self, alias: &ast::Alias) {
        match &alias.asname {
            Some(name) => self.bind(name),
            None => {
                let first = alias.name.split('.').next().unwrap_or_default();
                self.bind(&first.into());
            }
        }
    }

    fn import_from(&mut self, import: &ast::ImportFrom, span: Span) -> Result<()> {
        for alias in &import.names {
            if &*alias.name == "*" {
                if self.kind() != ScopeKind::Module {
                    return Err(CompileError::new(
                        "import * only allowed at module level",
                        span,
                    ));
                }
            } else {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                self.bind(name);
            }
        }
        Ok(())
    }

    fn ann_assign(&mut self, node: &ast::AnnAssign) -> Result<()> {
        if let ExprKind::Name { id } = &node.target.kind {
            self.annotated_name(id, node)?;
        } else {
            self.expr(&node.target)?;
        }
        self.option(node.value.as_ref())
    }

    fn annotated_name(&mut self, id: &ast::Name, node: &ast::AnnAssign) -> Result<()> {
        let name = self.mangled(id);
        let at_top = self.kind() == ScopeKind::Module;
        let symbol = self.current_mut().symbol_mut(&name);
        if (symbol.global || symbol.nonlocal) && !at_top && node.simple {
            let what = if symbol.global { "global" } else { "nonlocal" };
            let message = format!("annotated name '{name}' can't be {what}");
            return Err(CompileError::new(message, node.target.span));
        }
        symbol.annotated |= node.simple;
        symbol.bound |= node.simple || node.value.is_some();
        Ok(())
    }

    // ---- targets ---------------------------------------------------------------------------

    fn target(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name { id } => {
                self.bind(id);
                Ok(())
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|elt| self.target(elt))
            }
            ExprKind::Starred { value } => self.target(value),
            _ => self.expr(target),
        }
    }

    fn delete(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name { id } => {
                self.unbind(id);
                Ok(())
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|elt| self.delete(elt))
            }
            _ => self.expr(target),
        }
    }

    // ---- definitions -----------------------------------------------------------------------

    fn function_def(&mut self, def: &ast::FunctionDef) -> Result<()> {
        self.exprs(&def.decorator_list)?;
        self.defaults(&def.args)?;
        self.bind(&def.name);
        let outer = self.type_params(def, &def.type_params)?;
        self.function_annotations(def)?;
        let around = self.open(ScopeKind::Function, def, Part::Body);
        self.current_mut().is_async = def.is_async;
        self.params(&def.args)?;
        self.body(&def.body)?;
        self.current = around;
        self.leave(outer);
        Ok(())
    }

    fn class_def(&mut self, def: &ast::ClassDef) -> Result<()> {
        self.exprs(&def.decorator_list)?;
        self.bind(&def.name);
        let outer = self.type_params(def, &def.type_params)?;
        self.exprs(&def.bases)?;
        def.keywords
            .iter()
            .try_for_each(|keyword| self.expr(&keyword.value))?;
        let around = self.open(ScopeKind::Class, def, Part::Body);
        self.current_mut().class = Some(def.name.clone());
        self.lazy_annotations(def, &def.body)?;
        self.body(&def.body)?;
        self.current = around;
        self.leave(outer);
        Ok(())
    }

    fn type_alias(&mut self, node: &ast::TypeAlias) -> Result<()> {
        self.target(&node.name)?;
        let outer = self.type_params(node, &node.type_params)?;
        let around = self.open_lazy(node);
        self.expr(&node.value)?;
        self.current = around;
        self.leave(outer);
        Ok(())
    }

    /// Opens the scope of type parameters, if there are any.
    fn type_params<T>(&mut self, node: &T, params: &[ast::TypeParam]) -> Result<Option<ScopeId>> {
        if params.is_empty() {
            return Ok(None);
        }
        let outer = self.open(ScopeKind::TypeParams, node, Part::TypeParams);
        for param in params {
            self.bind(&param.name);
            let bound = match &param.kind {
                ast::TypeParamKind::TypeVar { bound } => bound.as_ref(),
                ast::TypeParamKind::TypeVarTuple | ast::TypeParamKind::ParamSpec => None,
            };
            for expr in bound.into_iter().chain(&param.default_value) {
                let around = self.open_lazy(expr);
                self.expr(expr)?;
                self.current = around;
            }
        }
        Ok(Some(outer))
    }

    fn leave(&mut self, outer: Option<ScopeId>) {
        if let Some(outer) = outer {
            self.current = outer;
        }
    }

    /// Opens the scope of a lazily evaluated expression.
    fn open_lazy<T>(&mut self, node: &T) -> ScopeId {
        let around = self.open(ScopeKind::Lazy, node, Part::Lazy);
        let format = self.current_mut().symbol_mut(&".format".into());
        format.param = true;
        format.bound = true;
        if self.is_in_class(around) {
            self.mention_hidden(CLASS_DICT);
        }
        around
    }

    fn is_in_class(&self, scope: ScopeId) -> bool {
        match self.scopes.kind(scope) {
            ScopeKind::Class => true,
            ScopeKind::TypeParams => self
                .scopes
                .parent(scope)
                .is_some_and(|outer| self.is_in_class(outer)),
            ScopeKind::Module
            | ScopeKind::Function
            | ScopeKind::Lazy
            | ScopeKind::Comprehension => false,
        }
    }

    fn function_annotations(&mut self, def: &ast::FunctionDef) -> Result<()> {
        let params = all_args(&def.args).filter_map(|arg| arg.annotation.as_ref());
        let annotations: Vec<&Expr> = params.chain(&def.returns).collect();
        if annotations.is_empty() {
            return Ok(());
        }
        let around = self.open_lazy(def);
        if !self.string_annotations {
            annotations
                .into_iter()
                .try_for_each(|annotation| self.expr(annotation))?;
        }
        self.current = around;
        Ok(())
    }

    /// The annotations of a module or class body, evaluated by one function.
    fn lazy_annotations<T>(&mut self, node: &T, body: &[Stmt]) -> Result<()> {
        let annotations = annotations::annotations_of(body);
        if annotations.is_empty() {
            return Ok(());
        }
        let in_module = self.kind() == ScopeKind::Module;
        let around = self.open_lazy(node);
        if in_module || annotations.iter().any(|annotation| annotation.in_branch) {
            self.mention_hidden(CONDITIONAL_ANNOTATIONS);
        }
        if !self.string_annotations {
            annotations
                .iter()
                .try_for_each(|annotation| self.expr(&annotation.stmt.annotation))?;
        }
        self.current = around;
        Ok(())
    }

    fn defaults(&mut self, args: &ast::Arguments) -> Result<()> {
        self.exprs(&args.defaults)?;
        args.kw_defaults
            .iter()
            .flatten()
            .try_for_each(|default| self.expr(default))
    }

    /// Parameters in the order of their registers.
    fn params(&mut self, args: &ast::Arguments) -> Result<()> {
        let named = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs);
        let rest = args.vararg.iter().chain(&args.kwarg);
        named
            .chain(rest)
            .try_for_each(|arg| self.param(&arg.arg, arg.span))
    }

    // ---- expressions -----------------------------------------------------------------------

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

/// All parameters in the order of their annotations, which is CPython's: positional-only ones second.
pub(in crate::compile) fn all_args(args: &ast::Arguments) -> impl Iterator<Item = &ast::Arg> {
    let positional = args.args.iter().chain(&args.posonlyargs);
    positional
        .chain(&args.vararg)
        .chain(&args.kwonlyargs)
        .chain(&args.kwarg)
}
