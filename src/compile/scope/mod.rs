//! Scopes: which variable each name means, and where each variable lives.
//!
//! In comes the tree; out comes `Scopes`, which answers, for a name in a scope, its `Place`. `build`
//! walks the tree and notes which scope binds, declares and uses which names; `resolve` then decides what
//! each use means and gives every variable its register.
//!
//! A scope is either a *host*, with code of its own (module, class, function), or *inlined*: it runs in
//! the registers of the host around it (comprehensions, PEP 709, and the type parameters of PEP 695).

mod build;
mod definitions;
mod expressions;
mod patterns;
mod resolve;

use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::Reg;
use crate::syntax::ast;
use crate::text::span::Span;

use super::error::Result;

/// The cell of a class body through which its methods reach the class (`super()`).
pub const CLASS_CELL: &str = "__class__";
/// The cell of a class body through which its annotations reach the class's names.
pub const CLASS_DICT: &str = "__classdict__";
/// The set of annotations in branches whose statement has run (PEP 649).
pub const CONDITIONAL_ANNOTATIONS: &str = "__conditional_annotations__";

/// A scope's index in `Scopes`.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct ScopeId(u32);

/// What a scope is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum ScopeKind {
    /// A file, or what exec, eval or the prompt runs.
    Module,
    /// A class body.
    Class,
    /// A function, lambda or generator expression.
    Function,
    /// The lazily called function that evaluates annotations or a type alias; in a class it sees
    /// the class's names.
    Lazy,
    /// An inlined list, set or dict comprehension.
    Comprehension,
    /// Inlined type parameters of a definition.
    TypeParams,
}

impl ScopeKind {
    /// Whether the scope runs in the registers of the scope around it.
    pub fn is_inlined(self) -> bool {
        match self {
            ScopeKind::Comprehension | ScopeKind::TypeParams => true,
            ScopeKind::Module | ScopeKind::Class | ScopeKind::Function | ScopeKind::Lazy => false,
        }
    }

    /// Whether the scope's variables are entries of a dict and not registers.
    pub fn has_namespace(self) -> bool {
        match self {
            ScopeKind::Module | ScopeKind::Class => true,
            ScopeKind::Function
            | ScopeKind::Lazy
            | ScopeKind::Comprehension
            | ScopeKind::TypeParams => false,
        }
    }
}

/// Which scope of a node is meant: some nodes have several.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The body of a definition, a lambda or a comprehension.
    Body,
    /// Its annotations, or the value of a type alias.
    Lazy,
    /// Its type parameters.
    TypeParams,
}

/// Where a name's value is, seen from the code that mentions it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// In a register.
    Local(Reg),
    /// In the cell that a register holds.
    Cell(Reg),
    /// A global or builtin.
    Global,
    /// An entry of the frame's namespace (class body, exec).
    Name,
    /// The frame's namespace first, then a cell.
    NameOrCell(Reg),
    /// The class's namespace, held by the cell in the register, then a global.
    ClassDictOrGlobal(Reg),
    /// The class's namespace, held by the cell in `dict`, then the cell in `cell`.
    ClassDictOrCell { dict: Reg, cell: Reg },
}

/// How a name is used in one scope.
#[derive(Clone, Default, Debug)]
pub(in crate::compile) struct Symbol {
    /// Bound here: assigned, deleted, imported, a parameter.
    bound: bool,
    /// A parameter.
    param: bool,
    /// Mentioned.
    used: bool,
    /// Annotated.
    annotated: bool,
    /// Declared `global`.
    global: bool,
    /// Declared `nonlocal`.
    nonlocal: bool,
    /// The loop variable of a comprehension.
    iteration: bool,
    /// Captured by a scope with other code.
    captured: bool,
    /// Its register in the host.
    reg: u16,
}

/// A variable of an outer function, as it appears in a closure.
#[derive(Clone, Debug)]
pub(in crate::compile) struct Free {
    name: ast::Name,
    owner: ScopeId,
}

/// One scope.
#[derive(Debug)]
pub struct Scope {
    kind: ScopeKind,
    parent: Option<ScopeId>,
    /// The scope whose code this one is part of; itself for a host.
    host: ScopeId,
    /// The class around it, for private names.
    class: Option<ast::Name>,
    /// Symbols in order of first appearance.
    symbols: Vec<(ast::Name, Symbol)>,
    index: FxHashMap<ast::Name, usize>,
    /// Where each `nonlocal` stands.
    nonlocals: Vec<(ast::Name, Span)>,
    /// `async def`.
    is_async: bool,
    has_yield: bool,
    has_await: bool,
    /// It is a generator expression.
    is_genexpr: bool,
    /// Names that an expression can rebind (`:=`).
    walrus: FxHashSet<ast::Name>,
    /// Names that can become unbound (`del`, the name of an `except`).
    unbinding: FxHashSet<ast::Name>,
    /// For a host: variables of outer functions.
    free: Vec<Free>,
    /// For a host: how its registers are laid out.
    layout: Layout,
}

/// The variables of a host in register order.
#[derive(Clone, Default, Debug)]
pub struct Layout {
    /// The names of all variables; free ones come last.
    pub variables: Vec<Rc<str>>,
    /// Cells to be made when the code starts.
    pub entry_cells: Vec<Reg>,
    /// All cells that the code makes, those of inlined scopes too.
    pub cells: Vec<Reg>,
    /// The names of the free variables.
    pub free: Vec<Rc<str>>,
    /// The register of the first free variable.
    pub first_free: u16,
    /// How many parameters there are: bound when the code starts.
    pub params: u16,
}

/// All scopes of a module, by the node they belong to.
#[derive(Debug)]
pub struct Scopes {
    scopes: Vec<Scope>,
    by_node: FxHashMap<(usize, Part), ScopeId>,
    /// Whether the top level reads and writes a namespace (exec, eval) and not globals.
    namespace: bool,
    /// The names that some function declares `global`: at the top level too they are no other variables.
    declared_global: FxHashSet<ast::Name>,
}

/// The identity of a node of the tree while it is borrowed.
pub fn node_key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

impl Scopes {
    /// The scopes of a module. With `namespace` its top level uses a namespace (exec, eval).
    pub fn of(module: &ast::Module, namespace: bool) -> Result<Scopes> {
        let mut scopes = build::build(module, namespace)?;
        resolve::resolve(&mut scopes)?;
        Ok(scopes)
    }

    /// The top level.
    pub fn module(&self) -> ScopeId {
        ScopeId(0)
    }

    /// The scope that `part` of a node opens.
    pub fn of_node<T>(&self, node: &T, part: Part) -> ScopeId {
        match self.by_node.get(&(node_key(node), part)) {
            Some(&scope) => scope,
            None => unreachable!("every scope-opening node was visited by scope::build"),
        }
    }

    /// What the scope is.
    pub fn kind(&self, scope: ScopeId) -> ScopeKind {
        self.get(scope).kind
    }

    /// The scope whose code `scope` is part of.
    pub fn host(&self, scope: ScopeId) -> ScopeId {
        self.get(scope).host
    }

    /// The scope around `scope`.
    pub fn parent(&self, scope: ScopeId) -> Option<ScopeId> {
        self.get(scope).parent
    }

    /// The registers of a host.
    pub fn layout(&self, host: ScopeId) -> &Layout {
        &self.get(host).layout
    }

    /// Whether an expression in the code of `scope` can rebind `name`.
    pub fn is_walrus_target(&self, scope: ScopeId, name: &str) -> bool {
        self.get(self.host(scope)).walrus.contains(name)
    }

    /// The variables of a host that a statement can unbind.
    pub fn unbindable(&self, host: ScopeId) -> Vec<Reg> {
        let scope = self.get(host);
        if scope.kind.has_namespace() {
            return Vec::new();
        }
        let symbols = scope.symbols.iter();
        symbols
            .filter(|(name, symbol)| symbol.is_own() && scope.unbinding.contains(name))
            .map(|(_, symbol)| Reg(symbol.reg))
            .collect()
    }

    /// What a call of the host's code gives.
    pub fn code_kind(&self, host: ScopeId) -> CodeKind {
        let scope = self.get(host);
        if scope.is_genexpr {
            let is_async = scope.is_async || scope.has_await;
            return if is_async {
                CodeKind::AsyncGenerator
            } else {
                CodeKind::Generator
            };
        }
        match (scope.is_async, scope.has_yield) {
            (false, false) => CodeKind::Plain,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        }
    }

    /// The name as it is known at run time: `__x` in class `C` is `_C__x`.
    pub fn mangle(&self, scope: ScopeId, name: &ast::Name) -> ast::Name {
        mangle(self.get(scope).class.as_ref(), name)
    }

    /// Whether `name` is declared `global` in `scope`: it then has a bare qualified name.
    pub fn is_declared_global(&self, scope: ScopeId, name: &str) -> bool {
        self.get(scope)
            .symbol(name)
            .is_some_and(|symbol| symbol.global)
    }

    /// The cells and registers of the variables an inlined scope binds: (register, is a cell).
    pub fn inlined_variables(&self, scope: ScopeId) -> Vec<(Reg, bool)> {
        let symbols = self.get(scope).symbols.iter();
        symbols
            .filter(|(_, symbol)| symbol.is_own())
            .map(|(_, symbol)| (Reg(symbol.reg), symbol.captured))
            .collect()
    }

    /// The registers of the current host that hold the cells for the closure of `child`.
    pub fn closure(&self, child: ScopeId, host: ScopeId) -> Vec<Reg> {
        let free = self.get(child).free.iter();
        free.map(|free| self.cell_register(host, free)).collect()
    }

    /// The register of the class body's cell `name`, if anything captures it.
    pub fn class_cell(&self, class: ScopeId, name: &str) -> Option<Reg> {
        let symbol = self.get(class).symbol(name)?;
        symbol.captured.then_some(Reg(symbol.reg))
    }

    fn get(&self, scope: ScopeId) -> &Scope {
        &self.scopes[scope.0 as usize]
    }

    fn get_mut(&mut self, scope: ScopeId) -> &mut Scope {
        &mut self.scopes[scope.0 as usize]
    }
}

impl Scope {
    fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&index| &self.symbols[index].1)
    }

    fn symbol_mut(&mut self, name: &ast::Name) -> &mut Symbol {
        let next = self.symbols.len();
        let index = *self.index.entry(name.clone()).or_insert(next);
        if index == next {
            self.symbols.push((name.clone(), Symbol::default()));
        }
        &mut self.symbols[index].1
    }
}

impl Symbol {
    /// Whether the variable belongs to this very scope.
    fn is_own(&self) -> bool {
        self.bound && !self.global && !self.nonlocal
    }
}

fn mangle(class: Option<&ast::Name>, name: &ast::Name) -> ast::Name {
    let Some(class) = class else {
        return name.clone();
    };
    let class = class.trim_start_matches('_');
    let is_private = name.starts_with("__") && !name.ends_with("__") && !name.contains('.');
    if is_private && !class.is_empty() {
        format!("_{class}{name}").into()
    } else {
        name.clone()
    }
}
