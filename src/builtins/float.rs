//! The methods of `float`.

use num_bigint::BigInt as Big;

use crate::builtins::int::format_argument;
use crate::builtins::object::class_argument;
use crate::builtins::operators;
use crate::builtins::protocol::{self, wrong_receiver};
use crate::objects::float_text;
use crate::objects::int::from_big;
use crate::objects::kind::Kind;
use crate::objects::number_hash::mantissa_and_exponent;
use crate::objects::number_text::parse_float;
use crate::objects::quote;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::{number, sequence};
use crate::vm::raise::Raised;

/// Gives `float` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.float.clone();
    for methods in [
        METHODS,
        operators::ARITHMETIC,
        operators::FLOOR_DIVISION,
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
        "(cls, x=0, /)",
        "Convert a string or number to a floating-point number.",
        new,
    ),
    def(
        "from_number",
        "(cls, number, /)",
        "Convert real number to a floating-point number.",
        from_number,
    ),
    def(
        "__getformat__",
        "(cls, typestr, /)",
        "Tell how floats lie in memory.",
        getformat,
    ),
    def(
        "fromhex",
        "(cls, string, /)",
        "Create a floating-point number from a hexadecimal string.",
        fromhex,
    ),
    def(
        "hex",
        "(self, /)",
        "Return a hexadecimal representation of a floating-point number.",
        hex,
    ),
    def(
        "is_integer",
        "(self, /)",
        "Return True if the float is an integer.",
        is_integer,
    ),
    def(
        "as_integer_ratio",
        "(self, /)",
        "Return a pair of integers, whose ratio is exactly equal to the original float.",
        as_integer_ratio,
    ),
    def("conjugate", "(self, /)", "Return self.", itself),
    def("__float__", "(self, /)", "float(self)", itself),
    def("__int__", "(self, /)", "int(self)", trunc),
    def(
        "__trunc__",
        "(self, /)",
        "Return the Integral closest to x between 0 and x.",
        trunc,
    ),
    def(
        "__floor__",
        "(self, /)",
        "Return the floor as an Integral.",
        floor,
    ),
    def(
        "__ceil__",
        "(self, /)",
        "Return the ceiling as an Integral.",
        ceil,
    ),
    def("__abs__", "(self, /)", "abs(self)", abs),
    def(
        "__round__",
        "(self, ndigits=None, /)",
        "Return the Integral closest to x, rounding half toward even.",
        round,
    ),
    def(
        "__format__",
        "(self, format_spec, /)",
        "Formats the float according to format_spec.",
        format_argument,
    ),
    def(
        "__getnewargs__",
        "(self, /)",
        "What makes a copy.",
        getnewargs,
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
];

fn float(cx: &mut Cx, args: &Args) -> Result<f64, Raised> {
    match cx.inner(args.req(0)).as_float() {
        Some(float) => Ok(float),
        None => Err(wrong_receiver(cx, args.req(0), "float")),
    }
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "float")?;
    let value = match args.opt(1) {
        Some(value) => convert(cx, value)?,
        None => 0.0,
    };
    Ok(cx.wrap_new(&class, Value::float(value)))
}

/// `float(value)`
pub fn convert(cx: &mut Cx, value: &Value) -> Result<f64, Raised> {
    if let Some(number) = value.as_real() {
        return Ok(number);
    }
    if value.kind() == Kind::Instance {
        let name = cx.names.float.clone();
        if cx.class_attr(value, &name).is_some() {
            return cx.to_float(value);
        }
    }
    let inner = cx.inner(value).clone();
    if let Some(text) = inner.get::<Str>() {
        if let Some(float) = parse_float(text.as_str()) {
            return Ok(float);
        }
        return parse(cx, text.as_str(), &quote::quoted(text.as_str()));
    }
    if let Some(bytes) = sequence::bytes_like(&inner) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return match parse_float(&text) {
            Some(float) => Ok(float),
            None => {
                let shown = cx.repr(value)?;
                parse(cx, &text, shown.as_str())
            }
        };
    }
    let names = [cx.names.float.clone(), cx.names.index.clone()];
    let is_number = names
        .iter()
        .any(|name| cx.class_attr(value, name).is_some());
    if is_number || number::Number::of(&inner).is_some_and(|n| !n.is_complex()) {
        return cx.to_float(value);
    }
    let name = cx.type_name(value);
    Err(cx.type_error(format_args!(
        "float() argument must be a string or a real number, not '{name}'"
    )))
}

fn parse(cx: &mut Cx, text: &str, shown: &str) -> Result<f64, Raised> {
    match parse_float(text) {
        Some(float) => Ok(float),
        None => Err(cx.value_error(format_args!("could not convert string to float: {shown}"))),
    }
}

/// Makes an object of the class that a class method was called on.
fn make(cx: &mut Cx, class: &Value, value: f64) -> NativeResult {
    if class.is(&cx.types.float.to_value()) {
        return Ok(Value::float(value));
    }
    cx.call(class, &[Value::float(value)])
}

fn from_number(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.to_float(args.req(1))?;
    make(cx, args.req(0), value)
}

fn getformat(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(kind) = cx.inner(args.req(1)).get::<Str>() else {
        let name = cx.type_name(args.req(1));
        let message = format!("__getformat__() argument must be str, not {name}");
        return Err(cx.type_error(message));
    };
    if !matches!(kind.as_str(), "double" | "float") {
        return Err(cx.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    Ok(cx.str(match cfg!(target_endian = "big") {
        true => "IEEE, big-endian",
        false => "IEEE, little-endian",
    }))
}

fn fromhex(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(text) = cx.inner(args.req(1)).get::<Str>() else {
        let name = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!("fromhex() argument must be str, not {name}")));
    };
    let value = match float_text::parse_hex(text.as_str()) {
        Ok(value) => value,
        Err(float_text::NotHex::Malformed) => {
            return Err(cx.value_error("invalid hexadecimal floating-point string"));
        }
        Err(float_text::NotHex::TooLarge) => {
            return Err(cx.overflow_error("hexadecimal value too large to represent as a float"));
        }
    };
    make(cx, args.req(0), value)
}

fn hex(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    Ok(cx.str(float_text::hex(value)))
}

fn is_integer(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    Ok(Value::bool(value.is_finite() && value.trunc() == value))
}

fn as_integer_ratio(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    if value.is_nan() {
        return Err(cx.value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(cx.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = mantissa_and_exponent(value.abs());
    let common = mantissa.trailing_zeros().min(63);
    if mantissa == 0 {
        exponent = 0;
    } else if exponent < 0 {
        let common = common.min(exponent.unsigned_abs());
        mantissa >>= common;
        exponent += common as i32;
    }
    let mut top = Big::from(mantissa) << exponent.max(0) as u32;
    if value < 0.0 {
        top = -top;
    }
    let bottom = Big::from(1) << exponent.min(0).unsigned_abs();
    Ok(Tuple::new([from_big(top), from_big(bottom)]).into_value())
}

fn itself(cx: &mut Cx, args: &Args) -> NativeResult {
    float(cx, args).map(Value::float)
}

fn zero(_cx: &mut Cx, _args: &Args) -> NativeResult {
    Ok(Value::float(0.0))
}

fn trunc(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    number::float_to_int(cx, value)
}

fn floor(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    number::float_to_int(cx, value.floor())
}

fn ceil(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    number::float_to_int(cx, value.ceil())
}

fn abs(cx: &mut Cx, args: &Args) -> NativeResult {
    float(cx, args).map(|value| Value::float(value.abs()))
}

fn round(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = float(cx, args)?;
    let digits = match args.opt(1) {
        Some(digits) if !digits.is_none() => cx.index(digits)?,
        _ => return number::float_to_int(cx, value.round_ties_even()),
    };
    let rounded = float_text::round_decimal(value, digits);
    if rounded.is_infinite() && value.is_finite() {
        return Err(cx.overflow_error("rounded value too large to represent"));
    }
    Ok(Value::float(rounded))
}

fn getnewargs(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Tuple::new([itself(cx, args)?]).into_value())
}
