//! What can be assigned to, looped over or deleted, and how to refuse the rest.

use super::Builder;
use super::expressions::expr;
use super::{List, tuple};
use crate::syntax::ast::*;

/// What a target is for.
#[derive(Copy, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// `target = …`, `with … as target`
    Assign,
    /// `for target in …`
    For,
    /// `del target`
    Delete,
}

impl Purpose {
    fn refusal(self, target: &Expr) -> String {
        match self {
            Purpose::Assign | Purpose::For => format!("cannot assign to {}", name_of(target)),
            Purpose::Delete => format!("cannot delete {}", name_of(target)),
        }
    }
}

/// Reports the first part of `target` that cannot be a target.
pub fn check(cx: &mut Builder, target: &Expr, purpose: Purpose) {
    if let Some(bad) = invalid_part(target, purpose) {
        cx.error(bad.span, purpose.refusal(bad));
    }
}

/// The first part of `target` that cannot be a target.
pub fn invalid_part(target: &Expr, purpose: Purpose) -> Option<&Expr> {
    match &target.kind {
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::List { elts } | ExprKind::Tuple { elts } => elts
            .iter()
            .find_map(|element| invalid_part(element, purpose)),
        ExprKind::Starred { value } if purpose != Purpose::Delete => invalid_part(value, purpose),
        _ => Some(target),
    }
}

impl Builder<'_> {
    /// Targets of `for`, with commas.
    pub fn target_list(&mut self, l: u32, list: List<Expr>, r: u32) -> Expr {
        match list.single() {
            Ok(one) => one,
            Err(several) => tuple(l, several, r),
        }
    }

    /// Checks one target of an assignment; `compared` says that with `==` it could have been a comparison.
    pub fn check_assigned(&mut self, target: &Expr, compared: bool) {
        if matches!(
            target.kind,
            ExprKind::Yield { .. } | ExprKind::YieldFrom { .. }
        ) && !self.in_parentheses(target)
        {
            self.error(target.span, "assignment to yield expression not possible");
            return;
        }
        let Some(bad) = invalid_part(target, Purpose::Assign) else {
            return;
        };
        let mut message = Purpose::Assign.refusal(bad);
        let yielded = matches!(bad.kind, ExprKind::Yield { .. });
        if compared
            && self.is_last_of(bad, target)
            && (yielded || is_tight(bad))
            && !is_named_constant(bad)
        {
            message.push_str(" here. Maybe you meant '==' instead of '='?");
        }
        self.error(bad.span, message);
    }
}

impl Builder<'_> {
    fn in_parentheses(&self, e: &Expr) -> bool {
        self.source.text[..e.span.start as usize]
            .trim_end()
            .ends_with('(')
    }

    /// Whether `part` is the whole target, or the last item of one without brackets.
    fn is_last_of(&self, part: &Expr, target: &Expr) -> bool {
        let bare_tuple = matches!(target.kind, ExprKind::Tuple { .. });
        std::ptr::eq(part, target) || (bare_tuple && part.span.end == target.span.end)
    }
}

/// Whether an expression is, or begins with, one of the things that are never taken for the left side of `==`.
fn is_named_constant(target: &Expr) -> bool {
    use Constant::{False, None, True};
    match &target.kind {
        ExprKind::Constant(True | False | None) | ExprKind::GeneratorExp { .. } => true,
        ExprKind::BinOp { left, .. } => {
            let is_display = matches!(left.kind, ExprKind::List { .. } | ExprKind::Tuple { .. });
            is_display || is_named_constant(left)
        }
        _ => false,
    }
}

/// Whether an expression is an arithmetic one or binds tighter.
pub fn is_tight(e: &Expr) -> bool {
    use ExprKind::*;
    !matches!(
        e.kind,
        BoolOp { .. }
            | NamedExpr { .. }
            | UnaryOp {
                op: crate::syntax::ast::UnaryOp::Not,
                ..
            }
            | Lambda { .. }
            | IfExp { .. }
            | Compare(_)
            | Yield { .. }
            | YieldFrom { .. }
            | Starred { .. }
    )
}

/// What CPython calls an expression when it cannot be a target.
pub fn name_of(e: &Expr) -> &'static str {
    match &e.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call(_) => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp(_) => "dict comprehension",
        ExprKind::Dict(_) => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue(_) => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation(_) => "t-string expression",
        ExprKind::Constant(value) => name_of_constant(value),
        ExprKind::Compare(_) => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

fn name_of_constant(value: &Constant) -> &'static str {
    match value {
        Constant::None => "None",
        Constant::True => "True",
        Constant::False => "False",
        Constant::Ellipsis => "ellipsis",
        Constant::Int(_)
        | Constant::BigInt(_)
        | Constant::Float(_)
        | Constant::Complex(_)
        | Constant::Str(_)
        | Constant::Bytes(_) => "literal",
    }
}

/// A name as an expression.
pub fn name_node(ident: Ident) -> Expr {
    expr(
        ident.span.start,
        ExprKind::Name { id: ident.id },
        ident.span.end,
    )
}
