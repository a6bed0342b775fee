//! What is known of the scopes around the place that is being checked.

use rustc_hash::FxHashMap;

use crate::syntax::ast::Name;
use crate::text::Span;

/// What a scope is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function {
        is_async: bool,
    },
    Lambda,
    /// A comprehension, by the name messages use.
    Comprehension(&'static str),
    /// A place that is evaluated later: an annotation, a bound, a type alias.
    Deferred(&'static str),
}

/// What has been done with a name so far in its scope.
#[derive(Copy, Clone, Default)]
pub struct Uses {
    pub parameter: bool,
    pub used: bool,
    pub assigned: bool,
    pub annotated: bool,
    pub global: bool,
    pub nonlocal: bool,
    /// Where it was first declared `global` or `nonlocal`.
    pub declared: Option<Span>,
}

/// What `break` and `continue` would leave.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Around {
    #[default]
    Nothing,
    Loop,
    ExceptStar,
}

/// One scope.
pub struct Scope {
    pub kind: ScopeKind,
    pub names: FxHashMap<Name, Uses>,
    /// The innermost loop or `except*` block.
    pub around: Around,
    /// Some `except*` block is around.
    pub in_except_star: bool,
    /// Some `finally` block is around, and no loop in it.
    pub in_finally: bool,
    /// A `yield` stands in it.
    pub yields: bool,
    /// Where a value is returned.
    pub returns_value: Option<Span>,
    /// A comprehension with `await` or `async for`.
    pub awaits: bool,
    /// In a comprehension, the part being walked is what it iterates over.
    pub in_iterable: bool,
}

impl Scope {
    pub fn new(kind: ScopeKind) -> Scope {
        Scope {
            kind,
            names: FxHashMap::default(),
            around: Around::Nothing,
            in_except_star: false,
            in_finally: false,
            yields: false,
            returns_value: None,
            awaits: false,
            in_iterable: false,
        }
    }

    pub fn uses(&mut self, name: &Name) -> &mut Uses {
        self.names.entry(name.clone()).or_default()
    }
}
