//! `unicodedata`: what Unicode knows of characters. The tables are crates'.

use rustpython_unicode::Ucd;
use rustpython_wtf8::CodePoint;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::character_names::{character_named, name_of};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "category",
        "(chr, /)",
        "The general category.",
        |cx, args| shown(cx, args, "category", "Cs", |c| UCD.category(c).to_owned()),
    ),
    def(
        "bidirectional",
        "(chr, /)",
        "The bidirectional class.",
        |cx, args| shown(cx, args, "bidirectional", "L", bidirectional),
    ),
    def(
        "east_asian_width",
        "(chr, /)",
        "How wide it is in the east of Asia.",
        |cx, args| {
            shown(cx, args, "east_asian_width", "N", |c| {
                UCD.east_asian_width(c).to_owned()
            })
        },
    ),
    def(
        "decomposition",
        "(chr, /)",
        "What it is made of.",
        |cx, args| shown(cx, args, "decomposition", "", decomposition),
    ),
    def(
        "mirrored",
        "(chr, /)",
        "Whether it is mirrored from right to left.",
        |cx, args| {
            let character = character(cx, args, "mirrored")?;
            Ok(Value::int(i64::from(
                UCD.mirrored(CodePoint::from(character)),
            )))
        },
    ),
    def(
        "combining",
        "(chr, /)",
        "The canonical combining class.",
        |cx, args| {
            let character = character(cx, args, "combining")?;
            Ok(Value::int(i64::from(canonical_combining_class(character))))
        },
    ),
    def(
        "decimal",
        "(chr, default=<unrepresentable>, /)",
        "The decimal digit.",
        |cx, args| {
            let digit = UCD.decimal(CodePoint::from(character(cx, args, "decimal")?));
            or_default(
                cx,
                args,
                digit.map(|digit| Value::int(digit as i64)),
                "not a decimal",
            )
        },
    ),
    def(
        "digit",
        "(chr, default=<unrepresentable>, /)",
        "The digit.",
        |cx, args| {
            let digit = UCD.digit(CodePoint::from(character(cx, args, "digit")?));
            or_default(
                cx,
                args,
                digit.map(|digit| Value::int(digit as i64)),
                "not a digit",
            )
        },
    ),
    def(
        "numeric",
        "(chr, default=<unrepresentable>, /)",
        "The number.",
        |cx, args| {
            let number = UCD.numeric(CodePoint::from(character(cx, args, "numeric")?));
            or_default(
                cx,
                args,
                number.map(Value::float),
                "not a numeric character",
            )
        },
    ),
    def(
        "name",
        "(chr, default=<unrepresentable>, /)",
        "The name.",
        |cx, args| {
            let character = character(cx, args, "name")?;
            let name = name_of(character).filter(|_| !is_surrogate(character));
            let name = name.map(|name| cx.str(name));
            or_default(cx, args, name, "no such name")
        },
    ),
    def("lookup", "(name, /)", "The character of this name.", lookup),
    def(
        "normalize",
        "(form, unistr, /)",
        "The text in a normal form.",
        |cx, args| {
            let (form, text) = form_and_text(cx, args, "normalize")?;
            Ok(cx.str(normal(form, &text)))
        },
    ),
    def(
        "is_normalized",
        "(form, unistr, /)",
        "Whether the text is in a normal form.",
        |cx, args| {
            let (form, text) = form_and_text(cx, args, "is_normalized")?;
            Ok(Value::bool(normal(form, &text) == text))
        },
    ),
];

const UCD: Ucd = Ucd::new(true);

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(
        cx,
        "unicodedata",
        "What Unicode knows of characters.",
        FUNCTIONS,
    );
    super::set_text(cx, &module, "unidata_version", "16.0.0");
    Ok(module.into_value())
}

/// Whether the character stands for a lone surrogate.
fn is_surrogate(character: char) -> bool {
    (0x0010_D800..=0x0010_DFFF).contains(&u32::from(character))
}

/// The one character that the first argument is.
fn character(cx: &mut Cx, args: &Args, function: &str) -> Result<char, Raised> {
    let given = args.req(0);
    let Some(text) = cx.inner(given).get::<Str>().cloned() else {
        let name = cx.type_name(given);
        return Err(cx.type_error(format_args!(
            "{function}() argument must be a unicode character, not {name}"
        )));
    };
    let mut characters = text.as_str().chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(character),
        _ => {
            let argument = match function {
                "decimal" | "digit" | "numeric" | "name" => "argument 1",
                _ => "argument",
            };
            let count = text.as_str().chars().count();
            Err(cx.type_error(format_args!(
                "{function}(): {argument} must be a unicode character, not a string of length {count}"
            )))
        }
    }
}

/// A property as text; a lone surrogate has its own.
fn shown(
    cx: &mut Cx,
    args: &Args,
    function: &str,
    of_surrogate: &str,
    property: fn(CodePoint) -> String,
) -> NativeResult {
    let character = character(cx, args, function)?;
    if is_surrogate(character) {
        return Ok(cx.str(of_surrogate));
    }
    Ok(cx.str(property(CodePoint::from(character))))
}

/// Characters that are not assigned have no direction.
fn bidirectional(character: CodePoint) -> String {
    match UCD.category(character) {
        "Cn" => String::new(),
        _ => UCD.bidirectional(character).to_owned(),
    }
}

/// Syllables of Hangul are made of all their letters at once.
fn decomposition(character: CodePoint) -> String {
    let number = character.to_u32();
    if !(0xAC00..=0xD7A3).contains(&number) {
        return UCD.decomposition(character);
    }
    let syllable = number - 0xAC00;
    let [first, vowel, last] = [syllable / 588, syllable / 28 % 21, syllable % 28];
    let start = format!("{:04X} {:04X}", 0x1100 + first, 0x1161 + vowel);
    match last {
        0 => start,
        last => format!("{start} {:04X}", 0x11A7 + last),
    }
}

/// What was found, or else the second argument.
fn or_default(cx: &mut Cx, args: &Args, found: Option<Value>, message: &str) -> NativeResult {
    match found.or_else(|| args.opt(1).cloned()) {
        Some(value) => Ok(value),
        None => Err(cx.value_error(message)),
    }
}

fn lookup(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(name) = cx.inner(args.req(0)).get::<Str>().cloned() else {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!(
            "a bytes-like object is required, not '{name}'"
        )));
    };
    match character_named(name.as_str()) {
        Some(character) => Ok(cx.str(character.to_string())),
        None => {
            let message = cx.str(format!("undefined character name '{}'", name.as_str()));
            Err(cx.key_error(message))
        }
    }
}

/// A normal form.
#[derive(Copy, Clone)]
enum Form {
    Composed,
    Decomposed,
    CompatibleComposed,
    CompatibleDecomposed,
}

fn form_and_text(cx: &mut Cx, args: &Args, function: &str) -> Result<(Form, String), Raised> {
    let mut texts = Vec::new();
    for index in [0, 1] {
        let given = args.req(index);
        let Some(text) = cx.inner(given).get::<Str>().cloned() else {
            let (number, name) = (index + 1, cx.type_name(given));
            return Err(cx.type_error(format_args!(
                "{function}() argument {number} must be str, not {name}"
            )));
        };
        texts.push(text.as_str().to_owned());
    }
    let text = texts.pop().unwrap_or_default();
    let form = match texts[0].as_str() {
        "NFC" => Form::Composed,
        "NFD" => Form::Decomposed,
        "NFKC" => Form::CompatibleComposed,
        "NFKD" => Form::CompatibleDecomposed,
        _ => return Err(cx.value_error("invalid normalization form")),
    };
    Ok((form, text))
}

fn normal(form: Form, text: &str) -> String {
    match form {
        Form::Composed => text.nfc().collect(),
        Form::Decomposed => text.nfd().collect(),
        Form::CompatibleComposed => text.nfkc().collect(),
        Form::CompatibleDecomposed => text.nfkd().collect(),
    }
}
