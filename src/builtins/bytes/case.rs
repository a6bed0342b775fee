//! The case of bytes as ASCII text, and what they consist of.

use super::split::is_space;
use super::{made, receiver};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

const PLAIN: &str = "(self, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "upper",
        PLAIN,
        "Return a copy with ASCII letters in uppercase.",
        upper,
    ),
    def(
        "lower",
        PLAIN,
        "Return a copy with ASCII letters in lowercase.",
        lower,
    ),
    def("title", PLAIN, "Return a titlecased copy.", title),
    def(
        "capitalize",
        PLAIN,
        "Return a copy with only its first letter capitalized.",
        capitalize,
    ),
    def(
        "swapcase",
        PLAIN,
        "Return a copy with the case of ASCII letters swapped.",
        swapcase,
    ),
    def(
        "isalpha",
        PLAIN,
        "True if all bytes are ASCII letters.",
        isalpha,
    ),
    def(
        "isalnum",
        PLAIN,
        "True if all bytes are ASCII letters or digits.",
        isalnum,
    ),
    def(
        "isdigit",
        PLAIN,
        "True if all bytes are ASCII digits.",
        isdigit,
    ),
    def(
        "isspace",
        PLAIN,
        "True if all bytes are ASCII whitespace.",
        isspace,
    ),
    def("isascii", PLAIN, "True if all bytes are ASCII.", isascii),
    def(
        "isupper",
        PLAIN,
        "True if all ASCII letters are uppercase.",
        isupper,
    ),
    def(
        "islower",
        PLAIN,
        "True if all ASCII letters are lowercase.",
        islower,
    ),
    def(
        "istitle",
        PLAIN,
        "True if the bytes are titlecased.",
        istitle,
    ),
];

fn upper(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    made(kind, bytes.to_ascii_uppercase())
}

fn lower(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    made(kind, bytes.to_ascii_lowercase())
}

fn title(cx: &mut Cx, args: &Args) -> NativeResult {
    let (mut bytes, kind) = receiver(cx, args)?;
    let mut inside = false;
    for byte in &mut bytes {
        if inside {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        inside = byte.is_ascii_alphabetic();
    }
    made(kind, bytes)
}

fn capitalize(cx: &mut Cx, args: &Args) -> NativeResult {
    let (mut bytes, kind) = receiver(cx, args)?;
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
    made(kind, bytes)
}

fn swapcase(cx: &mut Cx, args: &Args) -> NativeResult {
    let (mut bytes, kind) = receiver(cx, args)?;
    for byte in &mut bytes {
        if byte.is_ascii_alphabetic() {
            *byte ^= b' ';
        }
    }
    made(kind, bytes)
}

/// Whether there are bytes, and all pass the test.
fn all(cx: &mut Cx, args: &Args, test: fn(u8) -> bool) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    let all = !bytes.is_empty() && bytes.into_iter().all(test);
    Ok(Value::bool(all))
}

fn isalpha(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, |byte| byte.is_ascii_alphabetic())
}

fn isalnum(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, |byte| byte.is_ascii_alphanumeric())
}

fn isdigit(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, |byte| byte.is_ascii_digit())
}

fn isspace(cx: &mut Cx, args: &Args) -> NativeResult {
    all(cx, args, is_space)
}

fn isascii(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    Ok(Value::bool(bytes.is_ascii()))
}

/// Whether there are letters, and all of them pass the test.
fn all_letters(cx: &mut Cx, args: &Args, test: fn(&u8) -> bool) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    let mut letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).peekable();
    Ok(Value::bool(letters.peek().is_some() && letters.all(test)))
}

fn isupper(cx: &mut Cx, args: &Args) -> NativeResult {
    all_letters(cx, args, u8::is_ascii_uppercase)
}

fn islower(cx: &mut Cx, args: &Args) -> NativeResult {
    all_letters(cx, args, u8::is_ascii_lowercase)
}

fn istitle(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, _) = receiver(cx, args)?;
    let text: String = bytes
        .iter()
        .map(|b| if b.is_ascii() { *b as char } else { ' ' })
        .collect();
    Ok(Value::bool(crate::objects::case::is_title(&text)))
}
