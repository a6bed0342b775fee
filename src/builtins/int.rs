//! The methods of `int`.

use num_bigint::{BigInt as Big, Sign};

use crate::builtins::object::class_argument;
use crate::builtins::operators;
use crate::builtins::protocol::{self, wrong_receiver};
use crate::objects::class::is_subclass;
use crate::objects::heap::Ref;
use crate::objects::int::{from_big, to_big};
use crate::objects::kind::Kind;
use crate::objects::number_text::{NotInt, parse_int};
use crate::objects::quote;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::{UnaryOp, int_text, number, sequence, text};
use crate::vm::raise::Raised;

/// Gives `int` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.int.clone();
    for methods in [
        METHODS,
        operators::ARITHMETIC,
        operators::FLOOR_DIVISION,
        operators::BITWISE,
        protocol::EQUALITY,
        protocol::ORDER,
        protocol::HASH,
        protocol::REPR,
    ] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, PROPERTIES);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, x=0, /, base=10)",
        "Convert a number or string to an integer.",
        new,
    ),
    def("__int__", "(self, /)", "int(self)", itself),
    def("__index__", "(self, /)", "Return self as an int.", itself),
    def(
        "__trunc__",
        "(self, /)",
        "Truncating an int returns itself.",
        itself,
    ),
    def(
        "__floor__",
        "(self, /)",
        "Flooring an int returns itself.",
        itself,
    ),
    def(
        "__ceil__",
        "(self, /)",
        "The ceiling of an int is itself.",
        itself,
    ),
    def("__float__", "(self, /)", "float(self)", float),
    def("__abs__", "(self, /)", "abs(self)", abs),
    def(
        "__round__",
        "(self, ndigits=None, /)",
        "Round to a power of ten, ties to even.",
        round,
    ),
    def(
        "__format__",
        "(self, format_spec, /)",
        "Convert to a string according to format_spec.",
        format,
    ),
    def(
        "__getnewargs__",
        "(self, /)",
        "What makes a copy.",
        getnewargs,
    ),
    def("conjugate", "(self, /)", "Returns self.", itself),
    def(
        "bit_length",
        "(self, /)",
        "Number of bits necessary to represent self in binary.",
        bit_length,
    ),
    def(
        "bit_count",
        "(self, /)",
        "Number of ones in the binary representation of the absolute value of self.",
        bit_count,
    ),
    def(
        "as_integer_ratio",
        "(self, /)",
        "Return a pair of integers, whose ratio is equal to the original int.",
        as_integer_ratio,
    ),
    def("is_integer", "(self, /)", "Returns True.", is_integer),
    def(
        "to_bytes",
        "(self, length=1, byteorder='big', *, signed=False)",
        "Return an array of bytes representing an integer.",
        to_bytes,
    ),
    def(
        "from_bytes",
        "(cls, bytes, byteorder='big', *, signed=False)",
        "Return the integer represented by the given array of bytes.",
        from_bytes,
    ),
];

static PROPERTIES: &[NativeDef] = &[
    def(
        "real",
        "(self)",
        "the real part of a complex number",
        itself,
    ),
    def(
        "imag",
        "(self)",
        "the imaginary part of a complex number",
        zero,
    ),
    def(
        "numerator",
        "(self)",
        "the numerator in lowest terms",
        itself,
    ),
    def(
        "denominator",
        "(self)",
        "the denominator in lowest terms",
        one,
    ),
];

/// The receiver as a plain int; a bool becomes one.
fn int(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0));
    match value.kind() {
        Kind::Int | Kind::BigInt => Ok(value.clone()),
        Kind::Bool => Ok(Value::int(i64::from(value.is_true()))),
        _ => Err(wrong_receiver(cx, args.req(0), "int")),
    }
}

fn big(cx: &mut Cx, args: &Args) -> Result<Big, Raised> {
    let value = int(cx, args)?;
    Ok(to_big(&value).unwrap_or_default())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "int")?;
    if is_subclass(&class, &cx.types.bool) {
        return Err(cx.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let value = match (args.opt(1), args.opt(2)) {
        (None, None) => Value::int(0),
        (None, Some(_)) => return Err(cx.type_error("int() missing string argument")),
        (Some(text), Some(base)) => with_base(cx, text, base)?,
        (Some(value), None) => convert(cx, value)?,
    };
    Ok(cx.wrap_new(&class, value))
}

/// `int(value)`
pub fn convert(cx: &mut Cx, value: &Value) -> NativeResult {
    if let Some(text) = value.get::<Str>()
        && let Some(number) = plain_decimal(text.as_str())
    {
        return Ok(Value::int(number));
    }
    if let Some(int) = number::number_to_int(cx, value)? {
        return Ok(int);
    }
    match digits_of(cx, value) {
        Some((digits, shown)) => parse(cx, &digits, 10, &shown),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!(
                "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
            )))
        }
    }
}

/// The number that a short text of decimal digits, perhaps after a sign, is.
fn plain_decimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// The text to read an int from, and how messages show it.
fn digits_of(cx: &Cx, value: &Value) -> Option<(String, String)> {
    let value = cx.inner(value);
    if let Some(text) = value.get::<Str>() {
        let text = text.as_str();
        return Some((text.to_owned(), quote::quoted(text)));
    }
    let bytes = sequence::bytes_like(value)?;
    let text = bytes.iter().map(|byte| *byte as char);
    // What is no ASCII digit must not become one: Latin-1 has no other digits.
    Some((text.collect(), quote::quoted_bytes(&bytes)))
}

fn with_base(cx: &mut Cx, text: &Value, base: &Value) -> NativeResult {
    let base = cx.index(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(cx.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let is_text = matches!(
        cx.inner(text).kind(),
        Kind::Str | Kind::Bytes | Kind::ByteArray
    );
    match digits_of(cx, text) {
        Some((digits, shown)) if is_text => parse(cx, &digits, base as u32, &shown),
        _ => Err(cx.type_error("int() can't convert non-string with explicit base")),
    }
}

fn parse(cx: &mut Cx, digits: &str, base: u32, shown: &str) -> NativeResult {
    if base == 10
        && (1..19).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(value) = digits.parse()
    {
        return Ok(Value::int(value));
    }
    let limit = int_text::digits_max(cx);
    match parse_int(digits, base, limit) {
        Ok(value) => Ok(value),
        Err(NotInt::Malformed) => {
            let shown: String = shown.chars().take(200).collect();
            Err(cx.value_error(format_args!(
                "invalid literal for int() with base {base}: {shown}"
            )))
        }
        Err(NotInt::TooLong(count)) => Err(cx.value_error(format_args!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has \
             {count} digits; use sys.set_int_max_str_digits() to increase the limit"
        ))),
    }
}

fn itself(cx: &mut Cx, args: &Args) -> NativeResult {
    int(cx, args)
}

fn zero(_cx: &mut Cx, _args: &Args) -> NativeResult {
    Ok(Value::int(0))
}

fn one(_cx: &mut Cx, _args: &Args) -> NativeResult {
    Ok(Value::int(1))
}

fn is_integer(_cx: &mut Cx, _args: &Args) -> NativeResult {
    Ok(Value::TRUE)
}

fn float(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = int(cx, args)?;
    cx.to_float(&value).map(Value::float)
}

fn abs(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = int(cx, args)?;
    let negative = match value.as_int() {
        Some(small) => small < 0,
        None => to_big(&value).is_some_and(|big| big.sign() == Sign::Minus),
    };
    if !negative {
        return Ok(value);
    }
    let negated = crate::vm::ops::arith::builtin_unary(cx, UnaryOp::Neg, &value)?;
    Ok(negated.unwrap_or(value))
}

fn round(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = int(cx, args)?;
    let digits = match args.opt(1) {
        Some(digits) if !digits.is_none() => cx.index(digits)?,
        _ => return Ok(value),
    };
    let Some(big) = to_big(&value).filter(|_| digits < 0) else {
        return Ok(value);
    };
    // Half of ten to this power is more than any int of so many bits.
    if digits.unsigned_abs() > big.bits() / 3 + 2 {
        return Ok(Value::int(0));
    }
    let unit = num_traits::pow(Big::from(10), digits.unsigned_abs() as usize);
    Ok(from_big(round_to(&big, &unit)))
}

/// The multiple of `unit` nearest to `value`; of two equally near ones the even multiple.
fn round_to(value: &Big, unit: &Big) -> Big {
    use num_integer::Integer;
    let (quotient, rest) = value.div_mod_floor(unit);
    let up = match (&rest * 2u32).cmp(unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    (quotient + u32::from(up)) * unit
}

fn format(cx: &mut Cx, args: &Args) -> NativeResult {
    format_argument(cx, args)
}

/// `__format__` of a built-in type.
pub fn format_argument(cx: &mut Cx, args: &Args) -> NativeResult {
    let spec = args.req(1);
    match cx.inner(spec).get::<Str>() {
        Some(spec) => {
            let spec = spec.clone();
            text::builtin_format(cx, args.req(0), spec.as_str()).map(Ref::into_value)
        }
        None => {
            let name = cx.type_name(spec);
            Err(cx.type_error(format_args!(
                "__format__() argument must be str, not {name}"
            )))
        }
    }
}

fn getnewargs(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Tuple::new([int(cx, args)?]).into_value())
}

fn bit_length(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = int(cx, args)?;
    let bits = match value.as_int() {
        Some(small) => u64::from(64 - small.unsigned_abs().leading_zeros()),
        None => to_big(&value).map_or(0, |big| big.bits()),
    };
    Ok(Value::int(bits as i64))
}

fn bit_count(cx: &mut Cx, args: &Args) -> NativeResult {
    let ones = big(cx, args)?.magnitude().count_ones();
    Ok(Value::int(ones as i64))
}

fn as_integer_ratio(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Tuple::new([int(cx, args)?, Value::int(1)]).into_value())
}

/// Whether the byte order is `little`.
fn is_little(cx: &mut Cx, order: Option<&Value>) -> Result<bool, Raised> {
    let Some(order) = order else {
        return Ok(false);
    };
    let Some(text) = cx.inner(order).get::<Str>() else {
        let name = cx.type_name(order);
        return Err(cx.type_error(format_args!("byteorder must be str, not {name}")));
    };
    match text.as_str() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(cx.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = big(cx, args)?;
    let length = match args.opt(1) {
        Some(length) => cx.index(length)?,
        None => 1,
    };
    let little = is_little(cx, args.opt(2))?;
    let signed = match args.kw(0) {
        Some(signed) => cx.truth(signed)?,
        None => false,
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(cx.value_error("length argument must be non-negative"));
    };
    let negative = value.sign() == Sign::Minus;
    if negative && !signed {
        return Err(cx.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if signed && value.sign() != Sign::NoSign {
        value.to_signed_bytes_le()
    } else if value.sign() == Sign::NoSign {
        Vec::new()
    } else {
        value.magnitude().to_bytes_le()
    };
    if bytes.len() > length {
        return Err(cx.overflow_error("int too big to convert"));
    }
    if length > bytes.len() && bytes.try_reserve_exact(length - bytes.len()).is_err() {
        return Err(number::no_memory(cx));
    }
    bytes.resize(length, if negative { 0xFF } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(sequence::bytes_of_kind(Kind::Bytes, bytes))
}

fn from_bytes(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut bytes = crate::builtins::bytes::bytes_of(cx, args.req(1))?;
    if !is_little(cx, args.opt(2))? {
        bytes.reverse();
    }
    let signed = match args.kw(0) {
        Some(signed) => cx.truth(signed)?,
        None => false,
    };
    let value = if signed {
        Big::from_signed_bytes_le(&bytes)
    } else {
        Big::from_bytes_le(Sign::Plus, &bytes)
    };
    let value = from_big(value);
    let class = args.req(0).clone();
    if class.is(&cx.types.int.to_value()) {
        return Ok(value);
    }
    cx.call(&class, &[value])
}
