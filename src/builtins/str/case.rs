//! Changing the case of text.

use compact_str::CompactString;

use super::{made, text};
use crate::objects::case;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

const PLAIN: &str = "(self, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "upper",
        PLAIN,
        "Return a copy converted to uppercase.",
        upper,
    ),
    def(
        "lower",
        PLAIN,
        "Return a copy converted to lowercase.",
        lower,
    ),
    def(
        "title",
        PLAIN,
        "Return a copy where each word is titlecased.",
        title,
    ),
    def(
        "capitalize",
        PLAIN,
        "Return a copy with its first character capitalized.",
        capitalize,
    ),
    def(
        "swapcase",
        PLAIN,
        "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
        swapcase,
    ),
    def(
        "casefold",
        PLAIN,
        "Return a copy suitable for caseless comparisons.",
        casefold,
    ),
];

fn converted(cx: &mut Cx, args: &Args, convert: fn(&str) -> String) -> NativeResult {
    let text = text(cx, args)?;
    made(convert(text.as_str()))
}

/// The same where ASCII letters change one by one, in their place.
fn converted_ascii(
    cx: &mut Cx,
    args: &Args,
    ascii: fn(&mut str),
    convert: fn(&str) -> String,
) -> NativeResult {
    let text = text(cx, args)?;
    if !text.as_str().is_ascii() {
        return made(convert(text.as_str()));
    }
    let mut copy = CompactString::new(text.as_str());
    ascii(&mut copy);
    made(copy)
}

fn upper(cx: &mut Cx, args: &Args) -> NativeResult {
    converted_ascii(cx, args, str::make_ascii_uppercase, str::to_uppercase)
}

fn lower(cx: &mut Cx, args: &Args) -> NativeResult {
    converted_ascii(cx, args, str::make_ascii_lowercase, str::to_lowercase)
}

fn title(cx: &mut Cx, args: &Args) -> NativeResult {
    converted(cx, args, case::title)
}

fn capitalize(cx: &mut Cx, args: &Args) -> NativeResult {
    converted(cx, args, case::capitalize)
}

fn swapcase(cx: &mut Cx, args: &Args) -> NativeResult {
    converted(cx, args, case::swapcase)
}

fn casefold(cx: &mut Cx, args: &Args) -> NativeResult {
    converted_ascii(cx, args, str::make_ascii_lowercase, case::casefold)
}
