//! What each name means: walks outward from a mention to the scope that owns the variable, notes who
//! captures what, and then gives every variable its register.

use std::rc::Rc;

use crate::bytecode::instr::Reg;
use crate::syntax::ast;

use super::super::error::{CompileError, Result};
use super::{CLASS_CELL, CLASS_DICT, Free, Layout, Place, ScopeId, ScopeKind, Scopes};

/// What a name means, before registers are known.
#[derive(Copy, Clone)]
enum Meaning {
    /// A variable of that function-like scope.
    Variable(ScopeId),
    /// An entry of the frame's own namespace, then a global.
    Namespace,
    /// The frame's own namespace, then a variable.
    NamespaceOr(ScopeId),
    /// The namespace of that class, reached through its cell, then a global.
    ClassDict(ScopeId),
    /// The namespace of that class, then a variable.
    ClassDictOr(ScopeId, ScopeId),
    Global,
}

/// Decides captures and registers.
pub(super) fn resolve(scopes: &mut Scopes) -> Result<()> {
    for id in all(scopes) {
        check_nonlocals(scopes, id)?;
        let names: Vec<ast::Name> = scopes
            .get(id)
            .symbols
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        for name in names {
            note_captures(scopes, id, &name);
        }
    }
    lay_out(scopes);
    Ok(())
}

impl Scopes {
    /// Where `name` (already mangled) is, seen from `scope`.
    pub fn place(&self, scope: ScopeId, name: &str) -> Place {
        let host = self.host(scope);
        match self.meaning(scope, name) {
            Meaning::Variable(owner) => self.variable_place(host, owner, name),
            Meaning::Namespace => self.namespace_place(host),
            Meaning::NamespaceOr(owner) => Place::NameOrCell(self.cell_of(host, owner, name)),
            Meaning::ClassDict(class) => {
                Place::ClassDictOrGlobal(self.cell_of(host, class, CLASS_DICT))
            }
            Meaning::ClassDictOr(class, owner) => Place::ClassDictOrCell {
                dict: self.cell_of(host, class, CLASS_DICT),
                cell: self.cell_of(host, owner, name),
            },
            Meaning::Global => Place::Global,
        }
    }

    /// The register of `host` that holds the cell of a free variable of an inner function.
    pub(super) fn cell_register(&self, host: ScopeId, free: &Free) -> Reg {
        self.cell_of(host, free.owner, &free.name)
    }

    fn namespace_place(&self, host: ScopeId) -> Place {
        if self.kind(host) == ScopeKind::Module && !self.namespace {
            Place::Global
        } else {
            Place::Name
        }
    }

    fn variable_place(&self, host: ScopeId, owner: ScopeId, name: &str) -> Place {
        match self.get(owner).symbol(name) {
            Some(symbol) if self.host(owner) == host && !symbol.captured => {
                Place::Local(Reg(symbol.reg))
            }
            Some(_) | None => Place::Cell(self.cell_of(host, owner, name)),
        }
    }

    fn cell_of(&self, host: ScopeId, owner: ScopeId, name: &str) -> Reg {
        if self.host(owner) == host {
            return Reg(self.get(owner).symbol(name).map_or(0, |symbol| symbol.reg));
        }
        let scope = self.get(host);
        match scope.free.iter().position(|free| &*free.name == name) {
            Some(index) => Reg(scope.layout.first_free + index as u16),
            None => unreachable!("captures were noted for every mention of a name"),
        }
    }

    fn meaning(&self, scope: ScopeId, name: &str) -> Meaning {
        let symbol = self.get(scope).symbol(name);
        if symbol.is_some_and(|symbol| symbol.global) {
            return Meaning::Global;
        }
        let kind = self.kind(scope);
        let is_own = symbol.is_some_and(super::Symbol::is_own);
        match kind {
            ScopeKind::Module if self.declared_global.contains(name) => Meaning::Global,
            ScopeKind::Module => Meaning::Namespace,
            ScopeKind::Class if is_own && !is_class_cell(name) => Meaning::Namespace,
            ScopeKind::Class => match self.owner_around(scope, name) {
                Owner::Variable(owner) if symbol.is_some_and(|symbol| symbol.nonlocal) => {
                    Meaning::Variable(owner)
                }
                Owner::Variable(owner) => Meaning::NamespaceOr(owner),
                Owner::Module | Owner::Global => Meaning::Namespace,
            },
            ScopeKind::Function
            | ScopeKind::Lazy
            | ScopeKind::Comprehension
            | ScopeKind::TypeParams
                if is_own =>
            {
                Meaning::Variable(scope)
            }
            ScopeKind::Function | ScopeKind::Comprehension => self.outer_meaning(scope, name),
            ScopeKind::Lazy | ScopeKind::TypeParams => self.lazy_meaning(scope, name),
        }
    }

    fn outer_meaning(&self, scope: ScopeId, name: &str) -> Meaning {
        // A comprehension that runs in the body of a class runs before there is the class.
        if name == CLASS_CELL && self.kind(self.host(scope)) == ScopeKind::Class {
            return Meaning::Global;
        }
        match self.owner_around(scope, name) {
            Owner::Variable(owner) => Meaning::Variable(owner),
            Owner::Module if self.kind(self.host(scope)) == ScopeKind::Module => Meaning::Namespace,
            Owner::Module | Owner::Global => Meaning::Global,
        }
    }

    /// Annotations and type parameters directly in a class see the class's names.
    fn lazy_meaning(&self, scope: ScopeId, name: &str) -> Meaning {
        let Some(class) = self.visible_class(scope, name) else {
            return self.outer_meaning(scope, name);
        };
        let symbol = self.get(class).symbol(name);
        if symbol.is_some_and(|symbol| symbol.global) {
            return Meaning::Global;
        }
        if self.host(scope) == class {
            return self.meaning(class, name);
        }
        let is_own = symbol.is_some_and(super::Symbol::is_own);
        match self.owner_around(class, name) {
            Owner::Variable(owner) if !is_own => Meaning::ClassDictOr(class, owner),
            Owner::Variable(_) | Owner::Module | Owner::Global => Meaning::ClassDict(class),
        }
    }

    /// The class whose names a lazy scope sees, unless a type parameter in between has the name.
    fn visible_class(&self, scope: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = self.parent(scope)?;
        loop {
            match self.kind(at) {
                ScopeKind::Class => return (!is_class_cell(name)).then_some(at),
                ScopeKind::TypeParams | ScopeKind::Lazy => {
                    if self.get(at).symbol(name).is_some_and(super::Symbol::is_own) {
                        return None;
                    }
                    at = self.parent(at)?;
                }
                ScopeKind::Module | ScopeKind::Function | ScopeKind::Comprehension => return None,
            }
        }
    }

    /// Who owns `name` outside of `scope`.
    fn owner_around(&self, scope: ScopeId, name: &str) -> Owner {
        let mut at = self.parent(scope);
        while let Some(id) = at {
            let symbol = self.get(id).symbol(name);
            match self.kind(id) {
                ScopeKind::Module if symbol.is_some_and(|symbol| symbol.global) => {
                    return Owner::Global;
                }
                ScopeKind::Module => return Owner::Module,
                ScopeKind::Class if is_class_cell(name) => return Owner::Variable(id),
                ScopeKind::Class => {}
                ScopeKind::Function
                | ScopeKind::Lazy
                | ScopeKind::Comprehension
                | ScopeKind::TypeParams => {
                    if symbol.is_some_and(|symbol| symbol.global) {
                        return Owner::Global;
                    }
                    if symbol.is_some_and(super::Symbol::is_own) {
                        return Owner::Variable(id);
                    }
                }
            }
            at = self.parent(id);
        }
        Owner::Module
    }
}

/// The end of the outward walk.
enum Owner {
    Variable(ScopeId),
    /// No function has it.
    Module,
    /// An outer scope declares it `global`.
    Global,
}

fn is_class_cell(name: &str) -> bool {
    name == CLASS_CELL || name == CLASS_DICT || name == super::CONDITIONAL_ANNOTATIONS
}

fn all(scopes: &Scopes) -> impl Iterator<Item = ScopeId> + use<> {
    (0..scopes.scopes.len() as u32).map(ScopeId)
}

fn check_nonlocals(scopes: &Scopes, id: ScopeId) -> Result<()> {
    for (name, span) in &scopes.get(id).nonlocals {
        match scopes.owner_around(id, name) {
            Owner::Variable(owner) if scopes.get(owner).kind == ScopeKind::TypeParams => {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                return Err(CompileError::new(message, *span));
            }
            Owner::Variable(_) => {}
            Owner::Module | Owner::Global => {
                let message = format!("no binding for nonlocal '{name}' found");
                return Err(CompileError::new(message, *span)
                    .with_help("no enclosing function has a variable of that name"));
            }
        }
    }
    Ok(())
}

fn note_captures(scopes: &mut Scopes, id: ScopeId, name: &ast::Name) {
    let class_dict: ast::Name = Rc::from(CLASS_DICT);
    match scopes.meaning(id, name) {
        Meaning::Variable(owner) | Meaning::NamespaceOr(owner) => capture(scopes, id, owner, name),
        Meaning::ClassDict(class) => capture(scopes, id, class, &class_dict),
        Meaning::ClassDictOr(class, owner) => {
            capture(scopes, id, class, &class_dict);
            capture(scopes, id, owner, name);
        }
        Meaning::Namespace | Meaning::Global => {}
    }
}

/// `from` mentions the variable `name` of `owner`: every host in between passes its cell on.
fn capture(scopes: &mut Scopes, from: ScopeId, owner: ScopeId, name: &ast::Name) {
    let target = scopes.host(owner);
    let mut host = scopes.host(from);
    if host == target {
        return;
    }
    let symbol = scopes.get_mut(owner).symbol_mut(name);
    symbol.bound = true;
    symbol.captured = true;
    while host != target {
        let free = &mut scopes.get_mut(host).free;
        if !free.iter().any(|free| free.name == *name) {
            free.push(Free {
                name: name.clone(),
                owner,
            });
        }
        match scopes.parent(host) {
            Some(parent) => host = scopes.host(parent),
            None => return,
        }
    }
}

/// Gives every variable its register: those of a host and of the scopes inlined into it, in order of
/// appearance, then the host's free variables.
fn lay_out(scopes: &mut Scopes) {
    for id in all(scopes) {
        let host = scopes.host(id);
        let mut layout = std::mem::take(&mut scopes.get_mut(host).layout);
        place_variables(scopes, id, host, &mut layout);
        scopes.get_mut(host).layout = layout;
    }
    for id in all(scopes) {
        let scope = scopes.get_mut(id);
        scope.layout.first_free = scope.layout.variables.len() as u16;
        for free in &scope.free {
            scope.layout.variables.push(free.name.clone());
            scope.layout.free.push(free.name.clone());
        }
    }
}

fn place_variables(scopes: &mut Scopes, id: ScopeId, host: ScopeId, layout: &mut Layout) {
    let has_namespace = scopes.kind(id).has_namespace();
    for (name, symbol) in &mut scopes.get_mut(id).symbols {
        // A class body may call the cell's name global; its methods find the cell all the same.
        let lives_here = if has_namespace {
            symbol.captured
        } else {
            symbol.is_own()
        };
        if !lives_here {
            continue;
        }
        symbol.reg = layout.variables.len() as u16;
        layout.variables.push(name.clone());
        layout.params = layout.params.saturating_add(symbol.param as u16);
        if symbol.captured {
            layout.cells.push(Reg(symbol.reg));
            if id == host {
                layout.entry_cells.push(Reg(symbol.reg));
            }
        }
    }
}
