//! Functions, classes and type aliases: the scopes they open, their parameters and annotations.

use crate::compile::annotations;
use crate::compile::error::Result;
use crate::syntax::ast::{self, Expr, Stmt};

use super::build::Builder;
use super::{CLASS_DICT, CONDITIONAL_ANNOTATIONS, Part, ScopeId, ScopeKind};

impl Builder {
    pub(super) fn function_def(&mut self, def: &ast::FunctionDef) -> Result<()> {
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

    pub(super) fn class_def(&mut self, def: &ast::ClassDef) -> Result<()> {
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

    pub(super) fn type_alias(&mut self, node: &ast::TypeAlias) -> Result<()> {
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
    pub(super) fn lazy_annotations<T>(&mut self, node: &T, body: &[Stmt]) -> Result<()> {
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

    pub(super) fn defaults(&mut self, args: &ast::Arguments) -> Result<()> {
        self.exprs(&args.defaults)?;
        args.kw_defaults
            .iter()
            .flatten()
            .try_for_each(|default| self.expr(default))
    }

    /// Parameters in the order of their registers.
    pub(super) fn params(&mut self, args: &ast::Arguments) -> Result<()> {
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
}

/// All parameters in the order of their annotations, which is CPython's: positional-only ones second.
pub(in crate::compile) fn all_args(args: &ast::Arguments) -> impl Iterator<Item = &ast::Arg> {
    let positional = args.args.iter().chain(&args.posonlyargs);
    positional
        .chain(&args.vararg)
        .chain(&args.kwonlyargs)
        .chain(&args.kwarg)
}
