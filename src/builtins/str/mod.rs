//! The methods of `str`, a file for each theme.

mod build;
mod case;
mod classify;
mod fields;
pub mod find;
mod split;
mod strip;
mod translate;

use crate::builtins::int::format_argument;
use crate::builtins::object::class_argument;
use crate::builtins::protocol;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::class_of::inner;
use crate::vm::ops::{codec, percent, sequence};
use crate::vm::raise::Raised;

pub use build::{left_of_centre, tab_size};

/// Gives `str` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.str.clone();
    for methods in [
        METHODS,
        build::METHODS,
        case::METHODS,
        classify::METHODS,
        fields::METHODS,
        find::METHODS,
        split::METHODS,
        strip::METHODS,
        translate::METHODS,
        protocol::EQUALITY,
        protocol::ORDER,
        protocol::HASH,
        protocol::REPR,
        protocol::LEN,
        protocol::ITER,
        protocol::CONTAINS,
        protocol::GET_ITEM,
        protocol::CONCAT,
    ] {
        cx.add_methods(&class, methods);
    }
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, object='', encoding=None, errors=None)",
        "Create a new string object from the given object.",
        new,
    ),
    def("__str__", "(self, /)", "Return str(self).", itself),
    def(
        "__format__",
        "(self, format_spec, /)",
        "Return a formatted version of the string as described by format_spec.",
        format_argument,
    ),
    def("__mod__", "(self, value, /)", "Return self%value.", modulo),
    def("__rmod__", "(self, value, /)", "Return value%self.", rmod),
    def(
        "__getnewargs__",
        "(self, /)",
        "What makes a copy.",
        getnewargs,
    ),
    def(
        "encode",
        "(self, encoding='utf-8', errors='strict')",
        "Encode the string using the codec registered for encoding.",
        encode,
    ),
];

/// The receiver.
fn text<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Str>, Raised> {
    protocol::receiver(cx, args, "str")
}

/// An argument that must be text; the function and the argument are named in the TypeError.
fn text_argument<'a>(
    cx: &mut Cx,
    value: &'a Value,
    function: &str,
    which: &str,
) -> Result<&'a Ref<Str>, Raised> {
    match cx.inner(value).get::<Str>() {
        Some(text) => Ok(text),
        None => {
            let name = cx.type_name_or_none(value);
            Err(cx.type_error(format_args!(
                "{function}() argument{which} must be str, not {name}"
            )))
        }
    }
}

/// A new string value.
fn made(text: impl Into<compact_str::CompactString>) -> NativeResult {
    Ok(Str::new(text).into_value())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "str")?;
    let value = match (args.opt(1), args.opt(2), args.opt(3)) {
        (None, None, None) => cx.str(""),
        (Some(object), None, None) => match class.builtin {
            true => cx.str_value(object)?,
            false => cx.str_of(object)?.into_value(),
        },
        (object, encoding, errors) => {
            let encoding = option(cx, encoding, "str", "encoding", "utf-8")?;
            let errors = option(cx, errors, "str", "errors", "strict")?;
            match object {
                Some(object) => decoded(cx, object, encoding, errors)?,
                None => cx.str(""),
            }
        }
    };
    Ok(cx.wrap_new(&class, value))
}

/// The text of an optional argument.
pub fn option<'a>(
    cx: &mut Cx,
    value: Option<&'a Value>,
    function: &str,
    name: &str,
    default: &'a str,
) -> Result<&'a str, Raised> {
    match value {
        Some(value) => match inner(value).get::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => {
                text_argument(cx, value, function, &format!(" '{name}'")).map(|text| text.as_str())
            }
        },
        None => Ok(default),
    }
}

fn decoded(cx: &mut Cx, object: &Value, encoding: &str, errors: &str) -> NativeResult {
    let inner = cx.inner(object);
    if inner.get::<Str>().is_some() {
        return Err(cx.type_error("decoding str is not supported"));
    }
    match sequence::bytes_like(inner) {
        Some(bytes) => made(codec::decode(cx, &bytes, encoding, errors)?),
        None => {
            let name = cx.type_name(object);
            Err(cx.type_error(format_args!(
                "decoding to str: need a bytes-like object, {name} found"
            )))
        }
    }
}

fn itself(cx: &mut Cx, args: &Args) -> NativeResult {
    text(cx, args).map(Ref::to_value)
}

fn modulo(cx: &mut Cx, args: &Args) -> NativeResult {
    let template = text(cx, args)?.to_value();
    let result = percent::percent(cx, &template, args.req(1))?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn rmod(cx: &mut Cx, args: &Args) -> NativeResult {
    match cx.inner(args.req(1)).get::<Str>() {
        Some(template) => {
            let template = template.to_value();
            let result = percent::percent(cx, &template, args.req(0))?;
            Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn getnewargs(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Tuple::new([itself(cx, args)?]).into_value())
}

fn encode(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let encoding = option(cx, args.opt(1), "encode", "encoding", "utf-8")?;
    let errors = option(cx, args.opt(2), "encode", "errors", "strict")?;
    let bytes = codec::encode(cx, text.as_str(), encoding, errors)?;
    Ok(sequence::bytes_of_kind(
        crate::objects::kind::Kind::Bytes,
        bytes,
    ))
}
