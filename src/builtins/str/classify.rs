//! Asking what text consists of: `isalpha`, `isdigit`, `isupper`, …

use super::text;
use crate::objects::case::is_title;
use crate::objects::number_text::is_space;
use crate::objects::quote::is_printable;
use crate::objects::unicode;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

const PLAIN: &str = "(self, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "isalpha",
        PLAIN,
        "True if all characters are letters.",
        isalpha,
    ),
    def(
        "isalnum",
        PLAIN,
        "True if all characters are letters or numbers.",
        isalnum,
    ),
    def(
        "isdecimal",
        PLAIN,
        "True if all characters are decimal digits.",
        isdecimal,
    ),
    def(
        "isdigit",
        PLAIN,
        "True if all characters are digits.",
        isdigit,
    ),
    def(
        "isnumeric",
        PLAIN,
        "True if all characters are numeric.",
        isnumeric,
    ),
    def(
        "isspace",
        PLAIN,
        "True if all characters are whitespace.",
        isspace,
    ),
    def(
        "isascii",
        PLAIN,
        "True if all characters are ASCII.",
        isascii,
    ),
    def(
        "isprintable",
        PLAIN,
        "True if all characters are printable.",
        isprintable,
    ),
    def(
        "isidentifier",
        PLAIN,
        "True if the string is a valid identifier.",
        isidentifier,
    ),
    def(
        "isupper",
        PLAIN,
        "True if all cased characters are uppercase.",
        isupper,
    ),
    def(
        "islower",
        PLAIN,
        "True if all cased characters are lowercase.",
        islower,
    ),
    def(
        "istitle",
        PLAIN,
        "True if the string is titlecased.",
        istitle,
    ),
];

/// Whether there are characters, and all pass the test.
#[inline(always)]
fn all(cx: &mut Cx, args: &Args, test: impl Fn(char) -> bool) -> NativeResult {
    let text = text(cx, args)?.as_str();
    Ok(Value::bool(!text.is_empty() && text.chars().all(test)))
}

fn isalpha(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, unicode::is_alpha)
}

fn isalnum(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, unicode::is_alnum)
}

fn isdecimal(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, unicode::is_decimal)
}

fn isdigit(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, unicode::is_digit)
}

fn isnumeric(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, unicode::is_numeric)
}

fn isspace(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, is_space)
}

fn isascii(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(text(cx, args)?.as_str().is_ascii()))
}

fn isprintable(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(
        text(cx, args)?.as_str().chars().all(is_printable),
    ))
}

fn isidentifier(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(unicode::is_identifier(
        text(cx, args)?.as_str(),
    )))
}

/// Whether there are characters with a case, and all of them pass the test.
fn all_cased(cx: &mut Cx, args: &Args, test: fn(char) -> bool) -> NativeResult {
    let text = text(cx, args)?.as_str();
    let mut cased = text.chars().filter(|c| unicode::is_cased(*c)).peekable();
    Ok(Value::bool(cased.peek().is_some() && cased.all(test)))
}

fn isupper(cx: &mut Cx, args: &Args) -> NativeResult {
    all_cased(cx, args, char::is_uppercase)
}

fn islower(cx: &mut Cx, args: &Args) -> NativeResult {
    all_cased(cx, args, char::is_lowercase)
}

fn istitle(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(is_title(text(cx, args)?.as_str())))
}
