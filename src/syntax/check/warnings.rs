//! What is allowed but surely not meant: `x is 1`, `"a" ("b")`, `1[0]`.

use super::Checker;
use crate::syntax::ast::*;

/// Warns of comparing identity with a literal.
pub fn identity(cx: &mut Checker, node: &Compare) {
    let mut left = &node.left;
    for (op, right) in node.ops.iter().zip(&node.comparators) {
        let literal = literal_type(left).or(literal_type(right));
        if let (CmpOp::Is | CmpOp::IsNot, Some(literal)) = (op, literal) {
            let (word, instead) = if *op == CmpOp::Is {
                ("is", "==")
            } else {
                ("is not", "!=")
            };
            let message =
                format!("\"{word}\" with '{literal}' literal. Did you mean \"{instead}\"?");
            cx.warn(node.left.span.to(right.span), message);
        }
        left = right;
    }
}

/// Warns of calling what cannot be called.
pub fn call(cx: &mut Checker, node: &Call) {
    if let Some(name) = uncallable(&node.func) {
        let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
        cx.warn(node.func.span, message);
    }
}

/// Warns of subscripting what has no items.
pub fn subscript(cx: &mut Checker, value: &Expr) {
    let name = match &value.kind {
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::Constant(Constant::Str(_) | Constant::Bytes(_)) => return,
        ExprKind::Constant(constant) => type_name(constant),
        _ => return,
    };
    cx.warn(
        value.span,
        format!("'{name}' object is not subscriptable; perhaps you missed a comma?"),
    );
}

/// The type of a literal that should not be compared by identity.
fn literal_type(e: &Expr) -> Option<&'static str> {
    match &e.kind {
        ExprKind::Constant(
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis,
        ) => None,
        ExprKind::Constant(constant) => Some(type_name(constant)),
        ExprKind::Tuple { elts }
            if elts.iter().all(|e| matches!(e.kind, ExprKind::Constant(_))) =>
        {
            Some("tuple")
        }
        _ => None,
    }
}

fn uncallable(e: &Expr) -> Option<&'static str> {
    Some(match &e.kind {
        ExprKind::Constant(constant) => type_name(constant),
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict(_) | ExprKind::DictComp(_) => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::JoinedStr { .. } => "str",
        ExprKind::TemplateStr { .. } => "string.templatelib.Template",
        _ => return None,
    })
}

fn type_name(constant: &Constant) -> &'static str {
    match constant {
        Constant::None => "NoneType",
        Constant::True | Constant::False => "bool",
        Constant::Ellipsis => "ellipsis",
        Constant::Int(_) | Constant::BigInt(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex(_) => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
    }
}
