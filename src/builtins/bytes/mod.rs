//! The methods of `bytes`, and those that `bytearray` shares with it: a file for each theme.
//!
//! The shared ones look at a copy of the receiver's bytes and give results of the receiver's type.

mod build;
mod case;
mod find;
mod hex;
mod split;
mod strip;

pub use hex::{hex, hex_digits};

use crate::builtins::object::class_argument;
use crate::builtins::protocol::{self, wrong_receiver};
use crate::builtins::str::option;
use crate::objects::bytes::Bytes;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::ops::{codec, percent, sequence};
use crate::vm::raise::Raised;

/// Gives `bytes` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.bytes.clone();
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, protocol::HASH);
    for methods in SHARED {
        cx.add_methods(&class, methods);
    }
}

/// What `bytes` and `bytearray` have in common.
pub static SHARED: &[&[NativeDef]] = &[
    OPERATORS,
    build::METHODS,
    case::METHODS,
    find::METHODS,
    hex::METHODS,
    split::METHODS,
    strip::METHODS,
    protocol::EQUALITY,
    protocol::ORDER,
    protocol::REPR,
    protocol::LEN,
    protocol::ITER,
    protocol::CONTAINS,
    protocol::GET_ITEM,
    protocol::CONCAT,
];

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, source=b'', encoding=None, errors=None)",
        "Create bytes from an iterable of ints, a string, a buffer or a length.",
        new,
    ),
    def(
        "__bytes__",
        "(self, /)",
        "Convert this value to exact type bytes.",
        itself,
    ),
    def(
        "__getnewargs__",
        "(self, /)",
        "What makes a copy.",
        getnewargs,
    ),
];

static OPERATORS: &[NativeDef] = &[
    def("__mod__", "(self, value, /)", "Return self%value.", modulo),
    def(
        "decode",
        "(self, /, encoding='utf-8', errors='strict')",
        "Decode the bytes using the codec registered for encoding.",
        decode,
    ),
];

/// The bytes of the receiver, and its kind.
fn receiver(cx: &mut Cx, args: &Args) -> Result<(Vec<u8>, Kind), Raised> {
    let value = cx.inner(args.req(0));
    match sequence::bytes_like(value) {
        Some(bytes) => Ok((bytes, value.kind())),
        None => Err(wrong_receiver(cx, args.req(0), "bytes")),
    }
}

fn made(kind: Kind, bytes: impl Into<Vec<u8>>) -> NativeResult {
    Ok(sequence::bytes_of_kind(kind, bytes.into()))
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "bytes")?;
    if class.builtin
        && let (Some(source), None, None) = (args.opt(1), args.opt(2), args.opt(3))
        && source.get::<Bytes>().is_some()
    {
        return Ok(source.clone());
    }
    let bytes = from_arguments(cx, args, "bytes", RANGE)?;
    let value = Bytes::new(bytes).into_value();
    Ok(cx.wrap_new(&class, value))
}

/// What ValueError says of an int that is no byte.
const RANGE: &str = "bytes must be in range(0, 256)";

/// The bytes that `bytes(source, encoding, errors)` or the same with `bytearray` means; the types
/// have words of their own for an int that is no byte.
pub fn from_arguments(
    cx: &mut Cx,
    args: &Args,
    name: &str,
    range: &str,
) -> Result<Vec<u8>, Raised> {
    let (source, encoding, errors) = (args.opt(1), args.opt(2), args.opt(3));
    if let (Some(source), None, None) = (source, encoding, errors) {
        if name == "bytes"
            && let Some(bytes) = from_method(cx, source)?
        {
            return Ok(bytes);
        }
        if cx.inner(source).get::<Str>().is_none() {
            return zeros_or_bytes(cx, source, name, range);
        }
    }
    if let Some(text) = source.and_then(|source| cx.inner(source).get::<Str>()) {
        if encoding.is_none() {
            return Err(cx.type_error("string argument without an encoding"));
        }
        let encoding = option(cx, encoding, name, "encoding", "utf-8")?;
        let errors = option(cx, errors, name, "errors", "strict")?;
        return codec::encode(cx, text.as_str(), encoding, errors);
    }
    option(cx, encoding, name, "encoding", "")?;
    option(cx, errors, name, "errors", "")?;
    if encoding.is_some() {
        return Err(cx.type_error("encoding without a string argument"));
    }
    if errors.is_some() {
        return Err(cx.type_error("errors without a string argument"));
    }
    Ok(Vec::new())
}

/// An int means so many zeros.
fn zeros_or_bytes(cx: &mut Cx, source: &Value, name: &str, range: &str) -> Result<Vec<u8>, Raised> {
    let index = cx.names.index.clone();
    let is_int = crate::vm::ops::text::is_int(cx.inner(source));
    if !is_int && (source.kind() != Kind::Instance || cx.class_attr(source, &index).is_none()) {
        return bytes_or_ints(cx, source, name, range);
    }
    let count = match cx.index_value(source) {
        Err(raised) if cx.is_type_error(&raised) => {
            return bytes_or_ints(cx, source, name, range);
        }
        count => count?,
    };
    let Some(count) = count.as_int() else {
        return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(cx.value_error("negative count"));
    };
    let mut zeros = Vec::new();
    if count >= 1 << 34 || zeros.try_reserve_exact(count).is_err() {
        return Err(no_memory(cx));
    }
    zeros.resize(count, 0);
    Ok(zeros)
}

/// The bytes that a value is, or has in its `__bytes__`, or that it gives as ints when iterated.
pub fn bytes_of(cx: &mut Cx, value: &Value) -> Result<Vec<u8>, Raised> {
    match from_method(cx, value)? {
        Some(bytes) => Ok(bytes),
        None => bytes_or_ints(cx, value, "bytes", RANGE),
    }
}

/// What a class's own `__bytes__` gives, if there is one.
fn from_method(cx: &mut Cx, value: &Value) -> Result<Option<Vec<u8>>, Raised> {
    if !matches!(value.kind(), Kind::Instance | Kind::Foreign) {
        return Ok(None);
    }
    let name = cx.names.bytes.clone();
    let Some(given) = cx.call_special(value, &name, &[])? else {
        return Ok(None);
    };
    match sequence::bytes_like(cx.inner(&given)) {
        Some(bytes) => Ok(Some(bytes)),
        None => {
            let name = cx.type_name(&given);
            Err(cx.type_error(format_args!("__bytes__ returned non-bytes (type {name})")))
        }
    }
}

fn bytes_or_ints(cx: &mut Cx, value: &Value, name: &str, range: &str) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = sequence::bytes_like(cx.inner(value)) {
        return Ok(bytes);
    }
    let iter = if cx.inner(value).get::<Str>().is_some() {
        None
    } else {
        match cx.iter(value) {
            Err(raised) if cx.is_type_error(&raised) => None,
            iter => Some(iter?),
        }
    };
    let Some(iter) = iter else {
        let given = cx.type_name(value);
        return Err(cx.type_error(format_args!("cannot convert '{given}' object to {name}")));
    };
    if name == "bytes" && value.kind() == Kind::Instance {
        cx.length_hint(value)?;
    }
    let items = cx.collect(&iter)?;
    ints(cx, &items, range)
}

/// Ints as bytes; what ValueError says differs between the types.
pub fn ints(cx: &mut Cx, items: &[Value], message: &str) -> Result<Vec<u8>, Raised> {
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        match u8::try_from(cx.index(item)?) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return Err(cx.value_error(message)),
        }
    }
    Ok(bytes)
}

fn itself(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    made(Kind::Bytes, bytes)
}

fn getnewargs(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Tuple::new([itself(cx, args)?]).into_value())
}

fn modulo(cx: &mut Cx, args: &Args) -> NativeResult {
    let template = cx.inner(args.req(0)).clone();
    let result = percent::percent(cx, &template, args.req(1))?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn decode(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    let encoding = option(cx, args.opt(1), "decode", "encoding", "utf-8")?;
    let errors = option(cx, args.opt(2), "decode", "errors", "strict")?;
    let text = codec::decode(cx, &bytes, encoding, errors)?;
    Ok(Str::new(text).into_value())
}
