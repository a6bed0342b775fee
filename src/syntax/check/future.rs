//! `from __future__ import …`: which features there are, and where it may stand.

use super::{Checker, Pass};
use crate::syntax::ast::{Constant, ExprKind, ImportFrom, Stmt, StmtKind};

const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// Checks the future imports among a module's own statements.
pub fn check(cx: &mut Checker, body: &[Stmt]) {
    let mut started = false;
    for (index, stmt) in body.iter().enumerate() {
        match &stmt.kind {
            StmtKind::ImportFrom(import) if is_future(import) => {
                check_import(cx, stmt, import, started)
            }
            StmtKind::Expr { value } if index == 0 && is_string(&value.kind) => {}
            _ => started = true,
        }
    }
}

/// Whether a statement imports from `__future__`.
pub fn is_future(import: &ImportFrom) -> bool {
    import.level == 0 && import.module.as_deref() == Some("__future__")
}

fn is_string(kind: &ExprKind) -> bool {
    matches!(kind, ExprKind::Constant(Constant::Str(_)))
}

fn check_import(cx: &mut Checker, stmt: &Stmt, import: &ImportFrom, late: bool) {
    if late {
        let message = "from __future__ imports must occur at the beginning of the file";
        cx.error(Pass::Scopes, stmt.span, message);
        return;
    }
    for alias in &import.names {
        match &*alias.name {
            "braces" => cx.error(Pass::Scopes, alias.span, "not a chance"),
            name if FEATURES.contains(&name) => {}
            name => cx.error(
                Pass::Scopes,
                alias.span,
                format!("future feature {name} is not defined"),
            ),
        }
    }
}
