//! Constant folding: what an expression of literals gives, if computing it cannot fail and is small.

use crate::bytecode::code::Constant;
use crate::syntax::ast::{self, Expr, ExprKind, Operator, UnaryOp};

/// The longest string that folding makes.
const FOLDED_LENGTH_MAX: usize = 4096;

/// The constant value of an expression.
pub fn fold(expr: &Expr) -> Option<Constant> {
    match &expr.kind {
        ExprKind::Constant(literal) => Some(literal_value(literal)),
        ExprKind::UnaryOp { op, operand } => unary(*op, fold(operand)?),
        ExprKind::BinOp { left, op, right } => {
            let right = fold(right)?;
            binary(*op, fold(left)?, right)
        }
        ExprKind::Tuple { elts } => elts
            .iter()
            .map(fold)
            .collect::<Option<Vec<_>>>()
            .map(Constant::Tuple),
        _ => None,
    }
}

/// The truth of a constant.
pub fn truth(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Ellipsis | Constant::BigInt(_) | Constant::Code(_) => true,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

/// A literal as the code keeps it.
pub fn literal_value(literal: &ast::Constant) -> Constant {
    match literal {
        ast::Constant::None => Constant::None,
        ast::Constant::True => Constant::Bool(true),
        ast::Constant::False => Constant::Bool(false),
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(value) => Constant::Int(*value),
        ast::Constant::BigInt(value) => Constant::BigInt((**value).clone()),
        ast::Constant::Float(value) => Constant::Float(*value),
        ast::Constant::Complex(imag) => Constant::Complex(0.0, *imag),
        ast::Constant::Str(text) => Constant::Str(text.clone()),
        ast::Constant::Bytes(bytes) => Constant::Bytes(bytes.clone()),
    }
}

fn unary(op: UnaryOp, value: Constant) -> Option<Constant> {
    match (op, value) {
        (UnaryOp::Not, value) => Some(Constant::Bool(!truth(&value))),
        (UnaryOp::USub, Constant::Int(value)) => value.checked_neg().map(Constant::Int),
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::USub, Constant::Complex(re, im)) => Some(Constant::Complex(-re, -im)),
        (UnaryOp::USub, Constant::BigInt(value)) => Some(negated(-value)),
        (UnaryOp::UAdd, Constant::Int(value)) => Some(Constant::Int(value)),
        (UnaryOp::UAdd, Constant::Float(value)) => Some(Constant::Float(value)),
        (UnaryOp::Invert, Constant::Int(value)) => Some(Constant::Int(!value)),
        (UnaryOp::USub | UnaryOp::UAdd | UnaryOp::Invert, _) => None,
    }
}

/// A negated big integer: `-2**63` fits an `i64` after all.
fn negated(value: num_bigint::BigInt) -> Constant {
    match i64::try_from(&value) {
        Ok(small) => Constant::Int(small),
        Err(_) => Constant::BigInt(value),
    }
}

fn binary(op: Operator, left: Constant, right: Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Int(a), Constant::Int(b)) => integers(op, a, b),
        (Constant::Float(a), Constant::Float(b)) => floats(op, a, b),
        (Constant::Int(a), Constant::Float(b)) => floats(op, exact(a)?, b),
        (Constant::Float(a), Constant::Int(b)) => floats(op, a, exact(b)?),
        (Constant::Int(a), Constant::Complex(0.0, b)) => with_imaginary(op, exact(a)?, b),
        (Constant::Float(a), Constant::Complex(0.0, b)) => with_imaginary(op, a, b),
        (Constant::Str(a), Constant::Str(b)) if op == Operator::Add => {
            let is_small = a.len() + b.len() <= FOLDED_LENGTH_MAX;
            is_small.then(|| Constant::Str(format!("{a}{b}").into()))
        }
        _ => None,
    }
}

fn integers(op: Operator, a: i64, b: i64) -> Option<Constant> {
    let value = match op {
        Operator::Add => a.checked_add(b),
        Operator::Sub => a.checked_sub(b),
        Operator::Mult => a.checked_mul(b),
        Operator::FloorDiv => floor_div(a, b),
        Operator::Mod => {
            floor_div(a, b).and_then(|quotient| a.checked_sub(quotient.checked_mul(b)?))
        }
        Operator::Pow => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        Operator::LShift => power_of_two(b).and_then(|factor| a.checked_mul(factor)),
        Operator::RShift => u32::try_from(b).ok().filter(|&b| b < 64).map(|b| a >> b),
        Operator::BitOr => Some(a | b),
        Operator::BitXor => Some(a ^ b),
        Operator::BitAnd => Some(a & b),
        Operator::Div => return quotient(a, b),
        Operator::MatMult => None,
    };
    value.map(Constant::Int)
}

fn quotient(a: i64, b: i64) -> Option<Constant> {
    let (a, b) = (exact(a)?, exact(b)?);
    (b != 0.0).then(|| Constant::Float(a / b))
}

fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let is_exact = quotient.checked_mul(b)? == a;
    let rounds_up = !is_exact && (a < 0) != (b < 0);
    Some(quotient - i64::from(rounds_up))
}

fn power_of_two(exponent: i64) -> Option<i64> {
    u32::try_from(exponent)
        .ok()
        .filter(|&exponent| exponent < 63)
        .map(|exponent| 1 << exponent)
}

fn floats(op: Operator, a: f64, b: f64) -> Option<Constant> {
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        Operator::Div
        | Operator::FloorDiv
        | Operator::Mod
        | Operator::Pow
        | Operator::MatMult
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd => return None,
    };
    Some(Constant::Float(value))
}

/// The integer as a float, if it is one exactly.
fn exact(value: i64) -> Option<f64> {
    (value.unsigned_abs() <= 1 << 53).then_some(value as f64)
}

/// `1 + 2j` and `1 - 2j`.
fn with_imaginary(op: Operator, re: f64, im: f64) -> Option<Constant> {
    match op {
        Operator::Add => Some(Constant::Complex(re + 0.0, im)),
        Operator::Sub => Some(Constant::Complex(re, -im)),
        Operator::Mult
        | Operator::MatMult
        | Operator::Div
        | Operator::Mod
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd
        | Operator::FloorDiv => None,
    }
}
