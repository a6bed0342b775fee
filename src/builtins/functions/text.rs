//! `repr`, `ascii`, `format`, `chr`, `ord`, `len`, `hash` and `id`.

use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::surrogates;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "repr",
        "(obj, /)",
        "Return the canonical string representation of the object.",
        |cx, args| cx.repr_value(args.req(0)),
    ),
    def(
        "ascii",
        "(obj, /)",
        "Return an ASCII-only representation of an object.",
        |cx, args| cx.ascii(args.req(0)).map(Ref::into_value),
    ),
    def(
        "format",
        "(value, format_spec='', /)",
        "Return type(value).__format__(value, format_spec).",
        format,
    ),
    def(
        "chr",
        "(i, /)",
        "Return a Unicode string of one character with ordinal i.",
        chr,
    ),
    def(
        "ord",
        "(character, /)",
        "Return the ordinal value of a character.",
        ord,
    ),
    def(
        "len",
        "(obj, /)",
        "Return the number of items in a container.",
        |cx, args| Ok(Value::int(cx.len(args.req(0))? as i64)),
    ),
    def(
        "hash",
        "(obj, /)",
        "Return the integer hash value for the given object.",
        |cx, args| Ok(Value::int(cx.hash(args.req(0))? as i64)),
    ),
    def("id", "(obj, /)", "Return the identity of an object.", id),
];

fn format(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(spec) = args.opt(1) else {
        return cx.format(args.req(0), "").map(Ref::into_value);
    };
    let Some(spec) = cx.inner(spec).get::<Str>().cloned() else {
        let given = cx.type_name(spec);
        return Err(cx.type_error(format_args!("format() argument 2 must be str, not {given}")));
    };
    cx.format(args.req(0), spec.as_str()).map(Ref::into_value)
}

fn chr(cx: &mut Cx, args: &Args) -> NativeResult {
    let code = cx.index(args.req(0))?;
    if !(0..0x11_0000).contains(&code) {
        return Err(cx.value_error("chr() arg not in range(0x110000)"));
    }
    match surrogates::from_code_point(code as u32) {
        Some(char) => {
            let mut buffer = [0; 4];
            Ok(crate::vm::ops::item::char_value(
                cx,
                char.encode_utf8(&mut buffer),
            ))
        }
        None => Err(cx.not_implemented_error(format_args!(
            "valid Python, not in Bide: the private character U+{code:04X}"
        ))),
    }
}

fn ord(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0));
    if let Some(text) = value.get::<Str>() {
        let mut chars = text.as_str().chars();
        if let (Some(char), None) = (chars.next(), chars.next()) {
            return Ok(Value::int(i64::from(surrogates::code_point(char))));
        }
        let len = text.chars();
        return Err(not_one_character(cx, len));
    }
    match with_bytes(value, |bytes| (bytes.first().copied(), bytes.len())) {
        Some((Some(byte), 1)) => Ok(Value::int(i64::from(byte))),
        Some((_, len)) => Err(not_one_character(cx, len)),
        None => {
            let given = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!(
                "ord() expected string of length 1, but {given} found"
            )))
        }
    }
}

fn not_one_character(cx: &mut Cx, len: usize) -> Raised {
    cx.type_error(format_args!(
        "ord() expected a character, but string of length {len} found"
    ))
}

fn id(_: &mut Cx, args: &Args) -> NativeResult {
    let identity = args.req(0).identity();
    Ok(crate::objects::int::from_big(identity.into()))
}
