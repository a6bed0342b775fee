//! Functions of integers of any size.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::objects::int::{from_big, to_big};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// A larger factorial would never end.
const FACTORIAL_MAX: u64 = 10_000_000;

pub static FUNCTIONS: &[NativeDef] = &[
    def("gcd", "(*integers)", "The greatest common divisor.", gcd),
    def("lcm", "(*integers)", "The least common multiple.", lcm),
    def(
        "factorial",
        "(n, /)",
        "The product of the numbers from 1 to n.",
        factorial,
    ),
    def(
        "comb",
        "(n, k, /)",
        "In how many ways k of n things can be chosen.",
        comb,
    ),
    def(
        "perm",
        "(n, k=None, /)",
        "In how many orders k of n things can be chosen.",
        perm,
    ),
    def(
        "isqrt",
        "(n, /)",
        "The whole part of the square root.",
        isqrt,
    ),
];

/// An argument as an int; TypeError if it is none.
fn integer(cx: &mut Cx, value: &Value) -> Result<BigInt, Raised> {
    if let Some(big) = to_big(cx.inner(value)) {
        return Ok(big);
    }
    cx.index(value).map(BigInt::from)
}

fn gcd(cx: &mut Cx, args: &Args) -> NativeResult {
    if let [a, b] = args.rest(0)
        && let (Some(a), Some(b)) = (a.as_int(), b.as_int())
        && let Ok(result) = i64::try_from(a.unsigned_abs().gcd(&b.unsigned_abs()))
    {
        return Ok(Value::int(result));
    }
    let mut result = BigInt::zero();
    for value in args.rest(0) {
        result = result.gcd(&integer(cx, value)?);
    }
    Ok(from_big(result.abs()))
}

fn lcm(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut result = BigInt::one();
    for value in args.rest(0) {
        result = result.lcm(&integer(cx, value)?);
    }
    Ok(from_big(result.abs()))
}

fn factorial(cx: &mut Cx, args: &Args) -> NativeResult {
    let n = integer(cx, args.req(0))?;
    factorial_of(cx, &n)
}

fn factorial_of(cx: &mut Cx, n: &BigInt) -> NativeResult {
    if n.is_negative() {
        return Err(cx.value_error("factorial() not defined for negative values"));
    }
    match n.to_u64() {
        Some(n) if n <= FACTORIAL_MAX => Ok(from_big(product(2, n.max(1)))),
        Some(n) if n <= i64::MAX as u64 => Err(cx.memory_error("factorial() result is too large")),
        _ => {
            let message = format!("factorial() argument should not exceed {}", i64::MAX);
            Err(cx.overflow_error(message))
        }
    }
}

/// The product of the numbers from `low` to `high`, split so that factors stay of like size.
fn product(low: u64, high: u64) -> BigInt {
    if low > high {
        return BigInt::one();
    }
    // Twenty factors fit into a word if they are small, four if they are not too large.
    if high <= 20 || high - low < 4 && high < 1 << 16 {
        return BigInt::from((low..=high).product::<u64>());
    }
    if high - low < 8 {
        return (low..=high).map(BigInt::from).product();
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn not_negative(cx: &mut Cx, name: &str, value: &Value) -> Result<BigInt, Raised> {
    let number = integer(cx, value)?;
    if number.is_negative() {
        return Err(cx.value_error(format_args!("{name} must be a non-negative integer")));
    }
    Ok(number)
}

fn comb(cx: &mut Cx, args: &Args) -> NativeResult {
    let n = not_negative(cx, "n", args.req(0))?;
    let k = not_negative(cx, "k", args.req(1))?;
    if k > n {
        return Ok(Value::int(0));
    }
    let k = k.clone().min(&n - &k);
    let k = small(cx, "min(n - k, k)", &k)?;
    if let Some(n) = n.to_u64().filter(|n| *n <= 62) {
        // No step's product is above 2**62 times 62.
        let choose = |result: u128, step| result * u128::from(n - step) / u128::from(step + 1);
        return Ok(from_big((0..k).fold(1, choose).into()));
    }
    let mut result = BigInt::one();
    for step in 0..k {
        result = result * (&n - step) / (step + 1);
    }
    Ok(from_big(result))
}

fn perm(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(k) = args.opt(1).filter(|k| !k.is_none()) else {
        let n = integer(cx, args.req(0))?;
        return factorial_of(cx, &n);
    };
    let n = not_negative(cx, "n", args.req(0))?;
    let k = not_negative(cx, "k", k)?;
    if k > n {
        return Ok(Value::int(0));
    }
    let k = small(cx, "k", &k)?;
    Ok(from_big((0..k).map(|step| &n - step).product()))
}

fn small(cx: &mut Cx, name: &str, number: &BigInt) -> Result<u64, Raised> {
    let limit = i64::MAX;
    let small = number.to_u64().filter(|number| *number <= limit as u64);
    small.ok_or_else(|| cx.overflow_error(format_args!("{name} must not exceed {limit}")))
}

fn isqrt(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(n) = args.req(0).as_int().and_then(|n| u64::try_from(n).ok()) {
        return Ok(Value::int(n.isqrt() as i64));
    }
    let n = integer(cx, args.req(0))?;
    if n.sign() == Sign::Minus {
        return Err(cx.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(from_big(n.sqrt()))
}
