//! Walks the tree and notes, scope by scope, which names are bound, declared and used.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compile::annotations;
use crate::compile::error::{CompileError, Result};
use crate::syntax::ast::{self, Expr, ExprKind, Stmt, StmtKind};
use crate::text::span::Span;

use super::{CLASS_CELL, Layout, Part, Scope, ScopeId, ScopeKind, Scopes};
use super::{mangle, node_key};

/// All scopes of the module, with their symbols but without places.
pub(super) fn build(module: &ast::Module, namespace: bool) -> Result<Scopes> {
    let mut builder = Builder {
        scopes: Scopes {
            scopes: Vec::new(),
            by_node: FxHashMap::default(),
            declared_global: FxHashSet::default(),
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
    pub(super) scopes: Scopes,
    pub(super) current: ScopeId,
    /// `from __future__ import annotations`: annotations mention no names.
    pub(super) string_annotations: bool,
}

impl Builder {
    // ---- scopes ----------------------------------------------------------------------------

    /// Opens a scope inside the current one and enters it; the current one is given back.
    pub(super) fn open<T>(&mut self, kind: ScopeKind, node: &T, part: Part) -> ScopeId {
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
            index: FxHashMap::default(),
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

    pub(super) fn current_mut(&mut self) -> &mut Scope {
        self.scopes.get_mut(self.current)
    }

    pub(super) fn host_mut(&mut self) -> &mut Scope {
        let host = self.scopes.host(self.current);
        self.scopes.get_mut(host)
    }

    pub(super) fn kind(&self) -> ScopeKind {
        self.scopes.kind(self.current)
    }

    // ---- names -----------------------------------------------------------------------------

    pub(super) fn mangled(&self, name: &ast::Name) -> ast::Name {
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

    pub(super) fn mention(&mut self, name: &ast::Name) {
        let mangled = self.mangled(name);
        self.current_mut().symbol_mut(&mangled).used = true;
        if &**name == "super" && !self.kind().has_namespace() {
            self.mention_hidden(CLASS_CELL);
        }
    }

    pub(super) fn mention_hidden(&mut self, name: &str) {
        self.current_mut().symbol_mut(&name.into()).used = true;
    }

    pub(super) fn param(&mut self, name: &ast::Name, span: Span) -> Result<()> {
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
        self.scopes.declared_global.insert(name);
        Ok(())
    }

    fn declare_nonlocal(&mut self, ident: &ast::Ident, span: Span) -> Result<()> {
        if self.kind() == ScopeKind::Module {
            let message = "nonlocal declaration not allowed at module level";
            return Err(CompileError::new(message, ident.span));
        }
        self.check_declaration(ident, "nonlocal")?;
        let name = self.mangled(&ident.id);
        let scope = self.current_mut();
        scope.symbol_mut(&name).nonlocal = true;
        scope.nonlocals.push((name, span));
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
                .try_for_each(|ident| self.declare_nonlocal(ident, stmt.span)),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Later | StmtKind::Break | StmtKind::Continue => Ok(()),
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

    pub(super) fn target(&mut self, target: &Expr) -> Result<()> {
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
}
