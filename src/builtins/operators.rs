//! Operator methods that the number types share: `__add__`, `__rpow__`, `__neg__`, …
//!
//! As in CPython each type answers only for itself and the types below it: `int.__add__(1, 2.0)` is
//! NotImplemented, `float.__radd__(2.0, 1)` is 3.0.

use crate::builtins::protocol::wrong_receiver;
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::arith::{builtin_binary, builtin_unary};
use crate::vm::ops::{BinOp, UnaryOp, int_text, number};

/// Where a number stands among the types: a type answers for itself and those below.
fn rank(value: &Value) -> Option<u8> {
    match value.kind() {
        Kind::Int | Kind::BigInt | Kind::Bool => Some(0),
        Kind::Float => Some(1),
        Kind::Complex => Some(2),
        _ => None,
    }
}

/// The receiver and the argument, if the receiver's type answers for both.
fn operands(cx: &mut Cx, args: &Args) -> Option<(Value, Value)> {
    let (own, other) = (cx.inner(args.req(0)), cx.inner(args.req(1)));
    (rank(other)? <= rank(own)?).then(|| (own.clone(), other.clone()))
}

fn apply(cx: &mut Cx, args: &Args, op: BinOp, reflected: bool) -> NativeResult {
    let Some((own, other)) = operands(cx, args) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = if reflected {
        builtin_binary(cx, op, &other, &own)?
    } else {
        builtin_binary(cx, op, &own, &other)?
    };
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A pair of functions for an operator and its reflection.
macro_rules! operator {
    ($plain:ident, $reflected:ident, $op:ident) => {
        fn $plain(cx: &mut Cx, args: &Args) -> NativeResult {
            apply(cx, args, BinOp::$op, false)
        }

        fn $reflected(cx: &mut Cx, args: &Args) -> NativeResult {
            apply(cx, args, BinOp::$op, true)
        }
    };
}

operator!(add, radd, Add);
operator!(sub, rsub, Sub);
operator!(mul, rmul, Mul);
operator!(truediv, rtruediv, TrueDiv);
operator!(floordiv, rfloordiv, FloorDiv);
operator!(modulo, rmod, Mod);
operator!(and, rand, BitAnd);
operator!(or, ror, BitOr);
operator!(xor, rxor, BitXor);
operator!(lshift, rlshift, Shl);
operator!(rshift, rrshift, Shr);

const OTHER: &str = "(self, value, /)";

/// What every number type can do.
pub static ARITHMETIC: &[NativeDef] = &[
    def("__add__", OTHER, "Return self+value.", add),
    def("__radd__", OTHER, "Return value+self.", radd),
    def("__sub__", OTHER, "Return self-value.", sub),
    def("__rsub__", OTHER, "Return value-self.", rsub),
    def("__mul__", OTHER, "Return self*value.", mul),
    def("__rmul__", OTHER, "Return value*self.", rmul),
    def("__truediv__", OTHER, "Return self/value.", truediv),
    def("__rtruediv__", OTHER, "Return value/self.", rtruediv),
    def(
        "__pow__",
        "(self, value, mod=None, /)",
        "Return pow(self, value, mod).",
        pow,
    ),
    def(
        "__rpow__",
        "(self, value, mod=None, /)",
        "Return pow(value, self, mod).",
        rpow,
    ),
    def("__neg__", "(self, /)", "-self", neg),
    def("__pos__", "(self, /)", "+self", pos),
    def("__bool__", "(self, /)", "True if self else False", truth),
];

/// What real numbers can do.
pub static FLOOR_DIVISION: &[NativeDef] = &[
    def("__floordiv__", OTHER, "Return self//value.", floordiv),
    def("__rfloordiv__", OTHER, "Return value//self.", rfloordiv),
    def("__mod__", OTHER, "Return self%value.", modulo),
    def("__rmod__", OTHER, "Return value%self.", rmod),
    def("__divmod__", OTHER, "Return divmod(self, value).", divmod),
    def("__rdivmod__", OTHER, "Return divmod(value, self).", rdivmod),
];

/// What ints can do with their bits.
pub static BITWISE: &[NativeDef] = &[
    def("__and__", OTHER, "Return self&value.", and),
    def("__rand__", OTHER, "Return value&self.", rand),
    def("__or__", OTHER, "Return self|value.", or),
    def("__ror__", OTHER, "Return value|self.", ror),
    def("__xor__", OTHER, "Return self^value.", xor),
    def("__rxor__", OTHER, "Return value^self.", rxor),
    def("__lshift__", OTHER, "Return self<<value.", lshift),
    def("__rlshift__", OTHER, "Return value<<self.", rlshift),
    def("__rshift__", OTHER, "Return self>>value.", rshift),
    def("__rrshift__", OTHER, "Return value>>self.", rrshift),
    def("__invert__", "(self, /)", "~self", invert),
];

fn pow(cx: &mut Cx, args: &Args) -> NativeResult {
    power(cx, args, false)
}

fn rpow(cx: &mut Cx, args: &Args) -> NativeResult {
    power(cx, args, true)
}

fn power(cx: &mut Cx, args: &Args, reflected: bool) -> NativeResult {
    let modulus = match args.opt(2) {
        Some(modulus) if !modulus.is_none() => cx.inner(modulus).clone(),
        _ => return apply(cx, args, BinOp::Pow, reflected),
    };
    let Some((mut base, mut exponent)) = operands(cx, args) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if reflected {
        std::mem::swap(&mut base, &mut exponent);
    }
    let result = number::power_modulo(cx, &base, &exponent, &modulus)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn divmod(cx: &mut Cx, args: &Args) -> NativeResult {
    match operands(cx, args) {
        Some((own, other)) => divmod_of(cx, &own, &other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn rdivmod(cx: &mut Cx, args: &Args) -> NativeResult {
    match operands(cx, args) {
        Some((own, other)) => divmod_of(cx, &other, &own),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn divmod_of(cx: &mut Cx, a: &Value, b: &Value) -> NativeResult {
    Ok(match int_text::divmod(cx, a, b)? {
        Some((quotient, rest)) => Tuple::new([quotient, rest]).into_value(),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn unary(cx: &mut Cx, args: &Args, op: UnaryOp) -> NativeResult {
    let own = cx.inner(args.req(0)).clone();
    match builtin_unary(cx, op, &own)? {
        Some(result) => Ok(result),
        None => Err(wrong_receiver(cx, args.req(0), "number")),
    }
}

fn neg(cx: &mut Cx, args: &Args) -> NativeResult {
    unary(cx, args, UnaryOp::Neg)
}

fn pos(cx: &mut Cx, args: &Args) -> NativeResult {
    unary(cx, args, UnaryOp::Pos)
}

fn invert(cx: &mut Cx, args: &Args) -> NativeResult {
    unary(cx, args, UnaryOp::Invert)
}

fn truth(cx: &mut Cx, args: &Args) -> NativeResult {
    match crate::vm::ops::compare::builtin_truth(cx.inner(args.req(0))) {
        Some(truth) => Ok(Value::bool(truth)),
        None => Err(wrong_receiver(cx, args.req(0), "number")),
    }
}
