//! What the grammar cannot say: a walk over the finished tree that refuses what makes no sense.
//!
//! CPython finds these errors in two passes, first those about names and scopes, then the rest. The walk
//! here is one, and keeps the first of each kind; the order in which they are told is the same.

mod expressions;
mod future;
mod patterns;
mod scope;
mod statements;
mod warnings;

use super::ast::{Module, Name, Warning};
use super::error::SyntaxError;
use crate::text::{SourceFile, Span};
use scope::{Scope, ScopeKind};

/// Checks a module; notes its doubtful places, and whether it awaits outside functions.
pub fn check(module: &mut Module, source: &SourceFile) -> Result<(), SyntaxError> {
    let mut checker = Checker::new(source);
    future::check(&mut checker, &module.body);
    checker.body(&module.body);
    module.top_level_await = checker.top_level_await;
    module.warnings.append(&mut checker.warnings);
    checker.result()
}

/// Which of CPython's passes finds an error.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Pass {
    /// Names and scopes.
    Scopes,
    /// All else.
    Code,
}

struct Checker<'s> {
    source: &'s SourceFile,
    scopes: Vec<Scope>,
    scope_error: Option<SyntaxError>,
    code_error: Option<SyntaxError>,
    warnings: Vec<Warning>,
    top_level_await: bool,
}

impl<'s> Checker<'s> {
    fn new(source: &'s SourceFile) -> Checker<'s> {
        Checker {
            source,
            scopes: vec![Scope::new(ScopeKind::Module)],
            scope_error: None,
            code_error: None,
            warnings: Vec::new(),
            top_level_await: false,
        }
    }

    fn result(self) -> Result<(), SyntaxError> {
        self.scope_error.or(self.code_error).map_or(Ok(()), Err)
    }

    fn error(&mut self, pass: Pass, span: Span, message: impl Into<String>) {
        let slot = if pass == Pass::Scopes {
            &mut self.scope_error
        } else {
            &mut self.code_error
        };
        slot.get_or_insert_with(|| SyntaxError::new(span, message));
    }

    fn warn(&mut self, span: Span, message: impl Into<String>) {
        self.warnings.push(Warning {
            span,
            message: message.into(),
        });
    }

    fn scope(&mut self) -> &mut Scope {
        let Some(scope) = self.scopes.last_mut() else {
            unreachable!("the module's scope is never left");
        };
        scope
    }

    fn within(&mut self, kind: ScopeKind, walk: impl FnOnce(&mut Self)) -> Scope {
        self.scopes.push(Scope::new(kind));
        walk(self);
        self.scopes.pop().unwrap_or_else(|| Scope::new(kind))
    }

    /// Refuses `__debug__` where a name is bound.
    fn check_bound(&mut self, name: &Name, span: Span) {
        if &**name == "__debug__" {
            self.error(Pass::Code, span, "cannot assign to __debug__");
        }
    }
}
