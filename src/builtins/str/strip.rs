//! Taking off what is at the ends of text.

use super::{made, text, text_argument};
use crate::objects::number_text::is_space;
use crate::objects::str::Str;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

const STRIP: &str = "(self, chars=None, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "strip",
        STRIP,
        "Return a copy with leading and trailing whitespace removed.",
        strip,
    ),
    def(
        "lstrip",
        STRIP,
        "Return a copy with leading whitespace removed.",
        lstrip,
    ),
    def(
        "rstrip",
        STRIP,
        "Return a copy with trailing whitespace removed.",
        rstrip,
    ),
    def(
        "removeprefix",
        "(self, prefix, /)",
        "Return a str with the given prefix string removed if present.",
        removeprefix,
    ),
    def(
        "removesuffix",
        "(self, suffix, /)",
        "Return a str with the given suffix string removed if present.",
        removesuffix,
    ),
];

fn stripped(cx: &mut Cx, args: &Args, name: &str, left: bool, right: bool) -> NativeResult {
    let text = text(cx, args)?;
    let chars = match args.opt(1) {
        Some(chars) if !chars.is_none() => match cx.inner(chars).get::<Str>() {
            Some(chars) => Some(chars.as_str()),
            None => return Err(cx.type_error(format_args!("{name} arg must be None or str"))),
        },
        _ => None,
    };
    let goes = |c: char| chars.map_or_else(|| is_space(c), |chars| chars.contains(c));
    let mut rest = text.as_str();
    if left {
        rest = rest.trim_start_matches(goes);
    }
    if right {
        rest = rest.trim_end_matches(goes);
    }
    if rest.len() == text.as_str().len() {
        return Ok(text.to_value());
    }
    made(rest)
}

fn strip(cx: &mut Cx, args: &Args) -> NativeResult {
    stripped(cx, args, "strip", true, true)
}

fn lstrip(cx: &mut Cx, args: &Args) -> NativeResult {
    stripped(cx, args, "lstrip", true, false)
}

fn rstrip(cx: &mut Cx, args: &Args) -> NativeResult {
    stripped(cx, args, "rstrip", false, true)
}

fn removeprefix(cx: &mut Cx, args: &Args) -> NativeResult {
    let prefix = text_argument(cx, args.req(1), "removeprefix", "")?;
    let text = text(cx, args)?;
    match text.as_str().strip_prefix(prefix.as_str()) {
        Some(rest) => made(rest),
        None => Ok(text.to_value()),
    }
}

fn removesuffix(cx: &mut Cx, args: &Args) -> NativeResult {
    let suffix = text_argument(cx, args.req(1), "removesuffix", "")?;
    let text = text(cx, args)?;
    match text.as_str().strip_suffix(suffix.as_str()) {
        Some(rest) => made(rest),
        None => Ok(text.to_value()),
    }
}
