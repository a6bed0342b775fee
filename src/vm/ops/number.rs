//! Arithmetic on the built-in numbers: which kinds meet, and what their operation raises.

use num_bigint::{BigInt as Big, Sign};

use crate::objects::arithmetic::{self as math, Fault, Outcome, Pair};
use crate::objects::exception::Exception;
use crate::objects::int::{BigInt, Complex, from_big};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::{BinOp, UnaryOp};
use crate::vm::raise::Raised;

/// What an operator gives for built-in values; None if it does not apply to them.
pub type Applied = Result<Option<Value>, Raised>;

/// A number of any built-in kind.
#[derive(Copy, Clone)]
pub enum Number<'a> {
    Int(i64),
    Big(&'a Big),
    Float(f64),
    Complex(f64, f64),
}

impl<'a> Number<'a> {
    /// The number that a value is, a bool being an int.
    pub fn of(value: &'a Value) -> Option<Number<'a>> {
        Some(match value.kind() {
            Kind::Int | Kind::Bool => Number::Int(crate::objects::int::small(value)?),
            Kind::Float => Number::Float(value.as_float()?),
            Kind::BigInt => Number::Big(value.get::<BigInt>()?.value()),
            Kind::Complex => {
                let complex = value.get::<Complex>()?;
                Number::Complex(complex.real, complex.imag)
            }
            _ => return None,
        })
    }

    /// Whether the number is complex, and no float can stand for it.
    pub fn is_complex(self) -> bool {
        matches!(self, Number::Complex(..))
    }

    /// The number as a float; None if it is complex.
    fn float(self) -> Option<Outcome<f64>> {
        match self {
            Number::Int(int) => Some(Ok(int as f64)),
            Number::Big(big) => Some(math::big_to_float(big)),
            Number::Float(float) => Some(Ok(float)),
            Number::Complex(..) => None,
        }
    }

    /// The number as real and, if it is complex, imaginary part.
    fn parts(self) -> Outcome<(f64, Option<f64>)> {
        match self {
            Number::Complex(real, imag) => Ok((real, Some(imag))),
            other => other.float().unwrap_or(Ok(0.0)).map(|float| (float, None)),
        }
    }
}

/// The operator applied to two machine-word ints.
#[inline]
pub fn int_binary(cx: &mut Cx, op: BinOp, a: i64, b: i64) -> Applied {
    let small = match op {
        BinOp::Add => a.checked_add(b),
        BinOp::Sub => a.checked_sub(b),
        BinOp::Mul => a.checked_mul(b),
        BinOp::FloorDiv if b != 0 => math::floor_div(a, b),
        BinOp::Mod if b != 0 => Some(math::floor_mod(a, b)),
        BinOp::BitAnd => Some(a & b),
        BinOp::BitOr => Some(a | b),
        BinOp::BitXor => Some(a ^ b),
        BinOp::Shr if b >= 0 => Some(a >> b.min(63)),
        BinOp::Shl if (0..63).contains(&b) && (a << b) >> b == a => Some(a << b),
        BinOp::TrueDiv if b != 0 && exact(a) && exact(b) => {
            return Ok(Some(Value::float(a as f64 / b as f64)));
        }
        BinOp::Pow if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        BinOp::FloorDiv
        | BinOp::Mod
        | BinOp::Shr
        | BinOp::Shl
        | BinOp::TrueDiv
        | BinOp::Pow
        | BinOp::MatMul => None,
    };
    match small {
        Some(result) => Ok(Some(Value::int(result))),
        None => big_binary(cx, op, &Big::from(a), &Big::from(b)),
    }
}

/// Whether the int is a float without loss.
fn exact(value: i64) -> bool {
    value.unsigned_abs() <= 1 << 53
}

/// The operator applied to two ints of any size.
fn big_binary(cx: &mut Cx, op: BinOp, a: &Big, b: &Big) -> Applied {
    let result = match op {
        BinOp::Add => Ok(a + b),
        BinOp::Sub => Ok(a - b),
        BinOp::Mul => Ok(a * b),
        BinOp::FloorDiv => math::big_divmod(a, b).map(|(quotient, _)| quotient),
        BinOp::Mod => math::big_divmod(a, b).map(|(_, rest)| rest),
        BinOp::BitAnd => Ok(a & b),
        BinOp::BitOr => Ok(a | b),
        BinOp::BitXor => Ok(a ^ b),
        BinOp::Shl => math::big_shl(a, b),
        BinOp::Shr => math::big_shr(a, b),
        BinOp::Pow if b.sign() == num_bigint::Sign::Minus => {
            let floats = math::big_to_float(a).and_then(|x| Ok((x, math::big_to_float(b)?)));
            let (x, y) = floats.map_err(|fault| raise_fault(cx, fault))?;
            return float_binary(cx, op, x, y);
        }
        BinOp::Pow => math::big_pow(a, b),
        BinOp::TrueDiv if a.sign() == Sign::NoSign && b.sign() == Sign::Minus => {
            return Ok(Some(Value::float(-0.0)));
        }
        BinOp::TrueDiv => {
            return match math::big_true_div(a, b) {
                Ok(quotient) => Ok(Some(Value::float(quotient))),
                Err(fault) => Err(raise_fault(cx, fault)),
            };
        }
        BinOp::MatMul => return Ok(None),
    };
    match result {
        Ok(result) => Ok(Some(from_big(result))),
        Err(fault) => Err(raise_fault(cx, fault)),
    }
}

/// The operator applied to two floats.
#[inline]
pub fn float_binary(cx: &mut Cx, op: BinOp, a: f64, b: f64) -> Applied {
    let result = match op {
        BinOp::Add => Ok(a + b),
        BinOp::Sub => Ok(a - b),
        BinOp::Mul => Ok(a * b),
        BinOp::TrueDiv if b == 0.0 => Err(Fault::DivisionByZero),
        BinOp::TrueDiv => Ok(a / b),
        BinOp::FloorDiv => math::float_floor_div(a, b),
        BinOp::Mod => math::float_mod(a, b),
        BinOp::Pow => match math::float_pow(a, b) {
            Ok(Some(power)) => Ok(power),
            Ok(None) => return complex_binary(cx, op, (a, Some(0.0)), (b, Some(0.0))),
            Err(fault) => Err(fault),
        },
        BinOp::MatMul | BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor | BinOp::Shl | BinOp::Shr => {
            return Ok(None);
        }
    };
    match result {
        Ok(result) => Ok(Some(Value::float(result))),
        Err(fault) => Err(raise_fault(cx, fault)),
    }
}

/// A number as real part and, if it is complex, imaginary part.
type Parts = (f64, Option<f64>);

fn full(parts: Parts) -> Pair {
    (parts.0, parts.1.unwrap_or(0.0))
}

/// The operator applied to two numbers one of which is complex: a real one has no imaginary part
/// that could take part (so `1 - 0j` keeps its sign as C99 wants).
fn complex_binary(cx: &mut Cx, op: BinOp, a: Parts, b: Parts) -> Applied {
    let result = match op {
        BinOp::Add => Ok((a.0 + b.0, combine(a.1, b.1, |x, y| x + y))),
        BinOp::Sub => Ok((
            a.0 - b.0,
            match (a.1, b.1) {
                (None, Some(imag)) => -imag,
                (x, y) => combine(x, y, |x, y| x - y),
            },
        )),
        BinOp::Mul => Ok(match (a, b) {
            ((x, None), (real, Some(imag))) | ((real, Some(imag)), (x, None)) => {
                (real * x, imag * x)
            }
            _ => math::complex_mul(full(a), full(b)),
        }),
        BinOp::TrueDiv => match (a, b) {
            ((_, Some(_)), (0.0, None)) => Err(Fault::DivisionByZero),
            ((real, Some(imag)), (x, None)) => Ok((real / x, imag / x)),
            _ => math::complex_div(a, full(b)),
        },
        BinOp::Pow => math::complex_pow(full(a), full(b)),
        BinOp::FloorDiv
        | BinOp::Mod
        | BinOp::MatMul
        | BinOp::BitAnd
        | BinOp::BitOr
        | BinOp::BitXor
        | BinOp::Shl
        | BinOp::Shr => return Ok(None),
    };
    match result {
        Ok((real, imag)) => Ok(Some(Complex::new(real, imag).into_value())),
        Err(fault) => Err(raise_fault(cx, fault)),
    }
}

fn combine(a: Option<f64>, b: Option<f64>, both: fn(f64, f64) -> f64) -> f64 {
    match (a, b) {
        (Some(x), Some(y)) => both(x, y),
        (Some(x), None) | (None, Some(x)) => x,
        (None, None) => 0.0,
    }
}

/// The operator applied to two numbers of any kinds.
pub fn number_binary(cx: &mut Cx, op: BinOp, a: Number, b: Number) -> Applied {
    use Number::{Complex, Float, Int};
    match (a, b) {
        (Int(a), Int(b)) => int_binary(cx, op, a, b),
        (Complex(..), _) | (_, Complex(..)) => {
            let parts = a.parts().and_then(|a| Ok((a, b.parts()?)));
            let (a, b) = parts.map_err(|fault| raise_fault(cx, fault))?;
            complex_binary(cx, op, a, b)
        }
        (Float(_), _) | (_, Float(_)) => match (a.float(), b.float()) {
            (Some(Ok(x)), Some(Ok(y))) => float_binary(cx, op, x, y),
            _ if op_is_bitwise(op) => Ok(None),
            _ => Err(raise_fault(cx, Fault::IntTooLarge)),
        },
        (Number::Big(a), Number::Big(b)) => big_binary(cx, op, a, b),
        (Number::Big(a), Int(b)) => match big_with_small(op, a, b) {
            Some(result) => Ok(Some(from_big(result))),
            None => big_binary(cx, op, a, &Big::from(b)),
        },
        (Int(a), Number::Big(b)) => match op {
            BinOp::Add => Ok(Some(from_big(b + a))),
            BinOp::Mul => Ok(Some(from_big(b * a))),
            _ => big_binary(cx, op, &Big::from(a), b),
        },
    }
}

/// An operator on a big int and a machine word that needs no second big one.
fn big_with_small(op: BinOp, a: &Big, b: i64) -> Option<Big> {
    match op {
        BinOp::Add => Some(a + b),
        BinOp::Sub => Some(a - b),
        BinOp::Mul => Some(a * b),
        BinOp::BitAnd if b >= 0 => {
            let low = a.iter_u64_digits().next().unwrap_or(0);
            let negative = a.sign() == Sign::Minus;
            let low = if negative { low.wrapping_neg() } else { low };
            Some(Big::from(low & b as u64))
        }
        _ => None,
    }
}

fn op_is_bitwise(op: BinOp) -> bool {
    matches!(
        op,
        BinOp::MatMul | BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor | BinOp::Shl | BinOp::Shr
    )
}

/// The unary operator applied to a number.
pub fn number_unary(op: UnaryOp, a: Number) -> Option<Value> {
    Some(match (op, a) {
        (UnaryOp::Neg, Number::Int(int)) => match int.checked_neg() {
            Some(negated) => Value::int(negated),
            None => from_big(-Big::from(int)),
        },
        (UnaryOp::Neg, Number::Big(big)) => from_big(-big),
        (UnaryOp::Neg, Number::Float(float)) => Value::float(-float),
        (UnaryOp::Neg, Number::Complex(real, imag)) => Complex::new(-real, -imag).into_value(),
        (UnaryOp::Pos, Number::Int(int)) => Value::int(int),
        (UnaryOp::Pos, Number::Big(big)) => from_big(big.clone()),
        (UnaryOp::Pos, Number::Float(float)) => Value::float(float),
        (UnaryOp::Pos, Number::Complex(real, imag)) => Complex::new(real, imag).into_value(),
        (UnaryOp::Invert, Number::Int(int)) => Value::int(!int),
        (UnaryOp::Invert, Number::Big(big)) => from_big(-(big + 1i32)),
        (UnaryOp::Invert, Number::Float(_) | Number::Complex(..)) => return None,
    })
}

/// Raises what an operation on numbers failed with.
#[cold]
pub fn raise_fault(cx: &mut Cx, fault: Fault) -> Raised {
    match fault {
        Fault::DivisionByZero => cx.zero_division_error("division by zero"),
        Fault::ZeroToNegative => cx.zero_division_error("zero to a negative power"),
        Fault::ZeroToComplex => cx.zero_division_error("zero to a negative or complex power"),
        Fault::NegativeShift => cx.value_error("negative shift count"),
        Fault::Memory => no_memory(cx),
        Fault::TooManyDigits => cx.overflow_error("too many digits in integer"),
        Fault::FloatRange => {
            let args = vec![Value::int(34), cx.str("Numerical result out of range")];
            Raised(Exception::new(cx.exceptions.OverflowError.clone(), args))
        }
        Fault::ComplexRange => cx.overflow_error("complex exponentiation"),
        Fault::IntTooLarge => cx.overflow_error("int too large to convert to float"),
        Fault::QuotientTooLarge => {
            cx.overflow_error("integer division result too large for a float")
        }
    }
}

/// Raises MemoryError, which says nothing.
#[cold]
pub fn no_memory(cx: &mut Cx) -> Raised {
    Raised(Exception::new(
        cx.exceptions.MemoryError.clone(),
        Vec::new(),
    ))
}

/// The int that a float is without its fraction.
pub fn float_to_int(cx: &mut Cx, value: f64) -> NativeResult {
    if value.abs() < 9e18 {
        return Ok(Value::int(value as i64));
    }
    if value.is_nan() {
        return Err(cx.value_error("cannot convert float NaN to integer"));
    }
    match <Big as num_traits::FromPrimitive>::from_f64(value.trunc()) {
        Some(big) => Ok(from_big(big)),
        None => Err(cx.overflow_error("cannot convert float infinity to integer")),
    }
}

/// `int(value)` of a number, by `__int__` or `__index__` where a class has them; None if it is none.
pub fn number_to_int(cx: &mut Cx, value: &Value) -> Applied {
    match value.kind() {
        Kind::Int | Kind::BigInt => return Ok(Some(value.clone())),
        Kind::Bool => return Ok(Some(Value::int(i64::from(value.is_true())))),
        Kind::Float => return float_to_int(cx, value.as_float().unwrap_or(0.0)).map(Some),
        _ => {}
    }
    for name in [cx.names.int.clone(), cx.names.index.clone()] {
        if cx.class_attr(value, &name).is_some()
            && let Some(given) = cx.call_special(value, &name, &[])?
        {
            return cx.returned_int(name.as_str(), &given).map(Some);
        }
    }
    Ok(None)
}

/// `pow(base, exponent, modulus)`; None if they are not all ints.
pub fn power_modulo(cx: &mut Cx, base: &Value, exponent: &Value, modulus: &Value) -> Applied {
    use num_traits::Zero;
    let ints = [base, exponent, modulus].map(crate::objects::int::to_big);
    let [Some(base), Some(exponent), Some(modulus)] = ints else {
        let numbers = [base, exponent, modulus].map(Number::of);
        if numbers.iter().all(Option::is_some) {
            if numbers
                .iter()
                .flatten()
                .any(|number| matches!(number, Number::Complex(..)))
            {
                return Err(cx.value_error("complex modulo"));
            }
            let message = "pow() 3rd argument not allowed unless all arguments are integers";
            return Err(cx.type_error(message));
        }
        return Ok(None);
    };
    if modulus.is_zero() {
        return Err(cx.value_error("pow() 3rd argument cannot be 0"));
    }
    let result = if exponent.sign() == num_bigint::Sign::Minus {
        base.modinv(&modulus)
            .map(|inverse| inverse.modpow(&-exponent, &modulus))
    } else {
        Some(base.modpow(&exponent, &modulus))
    };
    match result {
        Some(result) => Ok(Some(from_big(result))),
        None => Err(cx.value_error("base is not invertible for the given modulus")),
    }
}
