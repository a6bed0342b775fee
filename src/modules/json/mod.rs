//! `_json`: what is quick about `json`: reading and writing. The classes around it are in `stdlib/json`.

mod decode;
mod encode;

use crate::vm::cx::Cx;
use crate::vm::native::{NativeDef, NativeResult, def};

static FUNCTIONS: &[NativeDef] = &[
    def(
        "decode",
        "(text, start, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, array_hook, /)",
        "The value whose text starts at a place, and where it ends.",
        decode::decode,
    ),
    def(
        "encode",
        "(value, default, indent, item_separator, key_separator, sort_keys, skipkeys, ensure_ascii, allow_nan, check_circular, /)",
        "A value as text.",
        encode::encode,
    ),
    def(
        "scanstring",
        "(text, end, strict=True, /)",
        "The string whose contents start at a place, and where it ends.",
        decode::scanstring,
    ),
    def(
        "encode_basestring",
        "(text, /)",
        "A string in quotes.",
        |cx, args| encode::quoted_text(cx, args, false),
    ),
    def(
        "encode_basestring_ascii",
        "(text, /)",
        "A string in quotes, with only ASCII characters.",
        |cx, args| encode::quoted_text(cx, args, true),
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_json", "Reads and writes JSON.", FUNCTIONS);
    Ok(module.into_value())
}
