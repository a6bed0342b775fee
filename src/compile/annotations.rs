//! Which annotations a module or class body has, in order, and which of them depend on a branch.

use crate::syntax::ast::{AnnAssign, Stmt, StmtKind};

/// An annotation that `__annotate__` must know (PEP 649).
#[derive(Copy, Clone, Debug)]
pub struct Annotation<'a> {
    /// The statement.
    pub stmt: &'a AnnAssign,
    /// It stands in a branch, so it counts only once its statement has run.
    pub in_branch: bool,
}

/// The simple annotations of a body, not those of functions and classes in it.
pub fn annotations_of(body: &[Stmt]) -> Vec<Annotation<'_>> {
    let mut found = Vec::new();
    collect(body, false, &mut found);
    found
}

/// Whether the module starts with `from __future__ import annotations`.
pub fn are_strings(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::ImportFrom(import) => {
            let is_future = import.level == 0 && import.module.as_deref() == Some("__future__");
            is_future
                && import
                    .names
                    .iter()
                    .any(|alias| &*alias.name == "annotations")
        }
        _ => false,
    })
}

fn collect<'a>(body: &'a [Stmt], in_branch: bool, found: &mut Vec<Annotation<'a>>) {
    for stmt in body {
        match &stmt.kind {
            StmtKind::AnnAssign(stmt) if stmt.simple => found.push(Annotation { stmt, in_branch }),
            _ => blocks(stmt)
                .iter()
                .for_each(|block| collect(block, true, found)),
        }
    }
}

/// The blocks of a compound statement that run in the scope of the statement itself.
fn blocks(stmt: &Stmt) -> Vec<&[Stmt]> {
    match &stmt.kind {
        StmtKind::For(node) => vec![&node.body, &node.orelse],
        StmtKind::While(node) => vec![&node.body, &node.orelse],
        StmtKind::If(node) => vec![&node.body, &node.orelse],
        StmtKind::With(node) => vec![&node.body],
        StmtKind::Match(node) => node.cases.iter().map(|case| &case.body[..]).collect(),
        StmtKind::Try(node) => {
            let mut blocks: Vec<&[Stmt]> = vec![&node.body];
            blocks.extend(node.handlers.iter().map(|handler| &handler.body[..]));
            blocks.extend([&node.orelse[..], &node.finalbody[..]]);
            blocks
        }
        _ => Vec::new(),
    }
}
