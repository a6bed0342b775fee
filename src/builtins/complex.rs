//! The methods of `complex`.

use crate::builtins::int::format_argument;
use crate::builtins::object::class_argument;
use crate::builtins::operators;
use crate::builtins::protocol::{self, wrong_receiver};
use crate::objects::complex_text::parse_complex;
use crate::objects::int::Complex;
use crate::objects::quote;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::Number;
use crate::vm::raise::Raised;

/// Gives `complex` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.complex.clone();
    for methods in [
        METHODS,
        operators::ARITHMETIC,
        protocol::EQUALITY,
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
        "(cls, real=0, imag=0)",
        "Create a complex number from a string or numbers.",
        new,
    ),
    def(
        "from_number",
        "(cls, number, /)",
        "Convert number to a complex floating-point number.",
        from_number,
    ),
    def(
        "conjugate",
        "(self, /)",
        "Return the complex conjugate of its argument.",
        conjugate,
    ),
    def(
        "__complex__",
        "(self, /)",
        "Convert this value to exact type complex.",
        itself,
    ),
    def("__abs__", "(self, /)", "abs(self)", abs),
    def(
        "__format__",
        "(self, format_spec, /)",
        "Convert to a string according to format_spec.",
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
    def("real", "(self)", "the real part of a complex number", real),
    def(
        "imag",
        "(self)",
        "the imaginary part of a complex number",
        imag,
    ),
];

type Parts = (f64, f64);

fn parts(cx: &mut Cx, args: &Args) -> Result<Parts, Raised> {
    match Number::of(cx.inner(args.req(0))) {
        Some(Number::Complex(real, imag)) => Ok((real, imag)),
        _ => Err(wrong_receiver(cx, args.req(0), "complex")),
    }
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "complex")?;
    let (real, imag) = match (args.opt(1), args.opt(2)) {
        (None, None) => (0.0, 0.0),
        (Some(value), None) => convert(cx, value)?,
        (first, second) => {
            let real = component(cx, first, "real")?;
            let imag = component(cx, second, "imag")?;
            combined(real, imag)
        }
    };
    let value = Complex::new(real, imag).into_value();
    Ok(cx.wrap_new(&class, value))
}

/// `real + imag * 1j`, where a real number has no imaginary part that could take part.
fn combined(real: Parts, imag: Parts) -> Parts {
    let without = |part: f64, other: f64, sum: f64| if other == 0.0 { part } else { sum };
    (
        without(real.0, imag.1, real.0 - imag.1),
        without(imag.0, real.1, real.1 + imag.0),
    )
}

/// `complex(value)`
fn convert(cx: &mut Cx, value: &Value) -> Result<Parts, Raised> {
    if let Some(text) = cx.inner(value).get::<Str>() {
        let text = text.as_str();
        return match parse_complex(text) {
            Some(parts) => Ok(parts),
            None if text.contains('_') => {
                let shown = quote::quoted(text);
                Err(cx.value_error(format_args!("could not convert string to complex: {shown}")))
            }
            None => Err(cx.value_error("complex() arg is a malformed string")),
        };
    }
    match number_parts(cx, value)? {
        Some(parts) => Ok(parts),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!(
                "complex() argument must be a string or a number, not {name}"
            )))
        }
    }
}

/// The number that a value is, or that its `__complex__`, `__float__` or `__index__` gives.
pub fn number_parts(cx: &mut Cx, value: &Value) -> Result<Option<Parts>, Raised> {
    if let Some(Number::Complex(real, imag)) = Number::of(cx.inner(value)) {
        return Ok(Some((real, imag)));
    }
    let name = cx.names.complex.clone();
    if cx.class_attr(value, &name).is_some()
        && let Some(given) = cx.call_special(value, &name, &[])?
    {
        let class = cx.type_name(&given);
        let message = format!("__complex__ returned non-complex (type {class})");
        let Some(Number::Complex(real, imag)) = Number::of(cx.inner(&given)) else {
            return Err(cx.type_error(message));
        };
        if Number::of(&given).is_none() {
            cx.deprecated_subclass(&message, "complex")?;
        }
        return Ok(Some((real, imag)));
    }
    if !is_real(cx, value) {
        return Ok(None);
    }
    Ok(Some((cx.to_float(value)?, 0.0)))
}

fn is_real(cx: &mut Cx, value: &Value) -> bool {
    let names = [cx.names.float.clone(), cx.names.index.clone()];
    Number::of(value).is_some()
        || names
            .iter()
            .any(|name| cx.class_attr(value, name).is_some())
}

fn not_real(name: &str, class: &str) -> String {
    format!("complex() argument '{name}' must be a real number, not {class}")
}

/// One of two arguments: a number; a missing one counts as zero.
fn component(cx: &mut Cx, value: Option<&Value>, name: &str) -> Result<Parts, Raised> {
    let Some(value) = value else {
        return Ok((0.0, 0.0));
    };
    let is_complex = matches!(Number::of(cx.inner(value)), Some(Number::Complex(..)));
    let parts = match name == "imag" && !is_complex && !is_real(cx, value) {
        true => None,
        false => number_parts(cx, value)?,
    };
    let class = cx.type_name(value);
    let Some(parts) = parts else {
        return Err(cx.type_error(not_real(name, &class)));
    };
    if is_complex || !is_real(cx, value) {
        cx.deprecated(&not_real(name, &class))?;
    }
    Ok(parts)
}

fn from_number(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(1);
    let Some((real, imag)) = number_parts(cx, value)? else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("must be real number, not {name}")));
    };
    let value = Complex::new(real, imag).into_value();
    if args.req(0).is(&cx.types.complex.to_value()) {
        return Ok(value);
    }
    cx.call(args.req(0), &[value])
}

fn conjugate(cx: &mut Cx, args: &Args) -> NativeResult {
    let (real, imag) = parts(cx, args)?;
    Ok(Complex::new(real, -imag).into_value())
}

fn itself(cx: &mut Cx, args: &Args) -> NativeResult {
    let (real, imag) = parts(cx, args)?;
    Ok(Complex::new(real, imag).into_value())
}

fn abs(cx: &mut Cx, args: &Args) -> NativeResult {
    let (real, imag) = parts(cx, args)?;
    let length = real.hypot(imag);
    if length.is_infinite() && real.is_finite() && imag.is_finite() {
        return Err(cx.overflow_error("absolute value too large"));
    }
    Ok(Value::float(length))
}

fn real(cx: &mut Cx, args: &Args) -> NativeResult {
    parts(cx, args).map(|(real, _)| Value::float(real))
}

fn imag(cx: &mut Cx, args: &Args) -> NativeResult {
    parts(cx, args).map(|(_, imag)| Value::float(imag))
}

fn getnewargs(cx: &mut Cx, args: &Args) -> NativeResult {
    let (real, imag) = parts(cx, args)?;
    Ok(Tuple::new([Value::float(real), Value::float(imag)]).into_value())
}
