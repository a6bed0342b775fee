//! Changing the case of text.

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

fn upper(cx: &mut Cx, args: &Args) -> NativeResult {
    converted(cx, args, str::to_uppercase)
}

fn lower(cx: &mut Cx, args: &Args) -> NativeResult {
    converted(cx, args, str::to_lowercase)
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
    converted(cx, args, case::casefold)
}
