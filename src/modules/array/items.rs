//! Items of arrays: values become bytes and back.

use crate::objects::array::{Array, array_of};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::memory_view::Format;
use crate::objects::packing::{Word, float_bytes, int_bytes, is_signed};
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::surrogates;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::codec;
use crate::vm::ops::sequence::check_exports;
use crate::vm::raise::Raised;

/// The format that a typecode stands for.
pub(super) fn letter_of(cx: &mut Cx, letter: &Value) -> Result<Format, Raised> {
    let text = cx.inner(letter).get::<Str>().cloned();
    let wrong = match text.as_ref().map(|text| (text.chars(), text.as_str())) {
        Some((1, "u" | "w")) => {
            let letter = text.and_then(|text| text.as_str().chars().next());
            return Ok(Format {
                letter: letter.unwrap_or('w'),
                size: 4,
            });
        }
        Some((1, text)) if super::LETTERS.contains(text) => match Format::parse(text) {
            Some(format) => return Ok(format),
            None => unreachable!("the letters of arrays are formats"),
        },
        Some((1, _)) => {
            return Err(
                cx.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
            );
        }
        Some((length, _)) => format!("a string of length {length}"),
        None => cx.type_name(letter),
    };
    Err(cx.type_error(format_args!(
        "array() argument 1 must be a unicode character, not {wrong}"
    )))
}

/// The item at an index.
pub(super) fn get(cx: &mut Cx, array: &Array, index: usize) -> Result<Option<Value>, Raised> {
    match array.number(index) {
        Some(code) if array.is_text() => character(cx, &code).map(Some),
        item => Ok(item),
    }
}

fn character(cx: &mut Cx, code: &Value) -> NativeResult {
    let code = code.as_int().unwrap_or(0);
    match u32::try_from(code)
        .ok()
        .and_then(surrogates::from_code_point)
    {
        Some(character) => Ok(cx.str(character.to_string())),
        None => Err(cx.value_error(format_args!(
            "character U+{code:x} is not in range [U+0000; U+10ffff]"
        ))),
    }
}

/// All items, as a list.
pub(super) fn list(cx: &mut Cx, array: &Array) -> NativeResult {
    let mut items = Vec::with_capacity(array.len());
    while let Some(item) = get(cx, array, items.len())? {
        items.push(item);
    }
    Ok(List::new(items).into_value())
}

/// All characters, as text.
pub(super) fn text(cx: &mut Cx, array: &Array) -> NativeResult {
    let mut all = String::with_capacity(array.len());
    for index in 0..array.len() {
        if let Some(item) = get(cx, array, index)? {
            all.push_str(item.get::<Str>().map_or("", |text| text.as_str()));
        }
    }
    Ok(cx.str(all))
}

/// The bytes of an item.
pub(super) fn packed_item(cx: &mut Cx, format: Format, value: &Value) -> Result<Word, Raised> {
    match format.letter {
        'u' | 'w' => code(cx, value),
        'f' | 'd' => {
            let number = cx.to_float(value)?;
            let infinite = || float_bytes(format.letter, number.signum() * f64::INFINITY);
            let word = float_bytes(format.letter, number).or_else(infinite);
            Ok(word.unwrap_or_default())
        }
        letter => {
            let number = cx.index_value(value)?;
            match int_bytes(&number, format.size, is_signed(letter)) {
                Some(word) => Ok(word),
                None => Err(cx.overflow_error(out_of_range(letter, &number))),
            }
        }
    }
}

fn code(cx: &mut Cx, value: &Value) -> Result<Word, Raised> {
    let text = cx.inner(value).get::<Str>().cloned();
    let wrong = match text.as_ref().map(|text| (text.chars(), text.as_str())) {
        Some((1, text)) => {
            let character = text.chars().next().unwrap_or_default();
            return Ok(u64::from(surrogates::code_point(character)).to_le_bytes());
        }
        Some((length, _)) => format!("a string of length {length}"),
        None => cx.type_name(value),
    };
    Err(cx.type_error(format_args!(
        "array item must be a unicode character, not {wrong}"
    )))
}

/// What CPython says of a number that does not fit: it says how far its conversions got.
fn out_of_range(letter: char, number: &Value) -> &'static str {
    let small = number.as_int();
    match (letter, small) {
        ('I', Some(n)) if n >= 0 => "unsigned int is greater than maximum",
        ('L' | 'I', Some(_)) => "can't convert negative value to unsigned int",
        ('L' | 'I', None) if !is_negative(number) && letter == 'I' && fits_u64(number) => {
            "unsigned int is greater than maximum"
        }
        ('L' | 'I', None) if is_negative(number) => "can't convert negative value to unsigned int",
        ('L' | 'I', None) => "Python int too large to convert to C unsigned long",
        ('Q', _) if is_negative(number) => "can't convert negative int to unsigned",
        ('Q' | 'q', _) => "int too big to convert",
        (_, None) => "Python int too large to convert to C long",
        ('b', Some(n)) => bounds(
            n,
            i64::from(i16::MIN)..=i64::from(i16::MAX),
            [
                "signed short integer is less than minimum",
                "signed short integer is greater than maximum",
            ],
            [
                "signed char is less than minimum",
                "signed char is greater than maximum",
            ],
        ),
        ('B', Some(n)) => bounds(
            n,
            i64::MIN..=i64::MAX,
            ["", ""],
            [
                "unsigned byte integer is less than minimum",
                "unsigned byte integer is greater than maximum",
            ],
        ),
        ('h', Some(n)) => bounds(
            n,
            i64::MIN..=i64::MAX,
            ["", ""],
            [
                "signed short integer is less than minimum",
                "signed short integer is greater than maximum",
            ],
        ),
        ('H', Some(n)) => bounds(
            n,
            i64::from(i32::MIN)..=i64::from(i32::MAX),
            [
                "signed integer is less than minimum",
                "signed integer is greater than maximum",
            ],
            [
                "unsigned short is less than minimum",
                "unsigned short is greater than maximum",
            ],
        ),
        (_, Some(n)) if n < 0 => "signed integer is less than minimum",
        (_, Some(_)) => "signed integer is greater than maximum",
    }
}

/// Words for a number below or above its bounds: `wide` ones beyond a range, else `narrow` ones.
fn bounds(
    number: i64,
    range: std::ops::RangeInclusive<i64>,
    wide: [&'static str; 2],
    narrow: [&'static str; 2],
) -> &'static str {
    let words = if range.contains(&number) {
        narrow
    } else {
        wide
    };
    words[usize::from(number > 0)]
}

fn is_negative(number: &Value) -> bool {
    match crate::objects::int::to_big(number) {
        Some(big) => big.sign() == num_bigint::Sign::Minus,
        None => false,
    }
}

fn fits_u64(number: &Value) -> bool {
    crate::objects::int::to_big(number).is_some_and(|big| u64::try_from(big).is_ok())
}

/// Adds an item at the end.
pub(super) fn push(cx: &mut Cx, array: &Array, value: &Value) -> Result<(), Raised> {
    let word = packed_item(cx, array.format, value)?;
    check_exports(cx, &array.bytes)?;
    let item = &word[..array.format.size];
    array.bytes.bytes.borrow_mut().extend_from_slice(item);
    Ok(())
}

/// Adds bytes that are items already.
pub(super) fn extend_with_bytes(cx: &mut Cx, array: &Array, bytes: &[u8]) -> Result<(), Raised> {
    if !bytes.len().is_multiple_of(array.format.size) {
        return Err(cx.value_error("bytes length not a multiple of item size"));
    }
    if array.format.letter == 'w' || array.format.letter == 'u' {
        check_characters(cx, bytes)?;
    }
    if !bytes.is_empty() {
        check_exports(cx, &array.bytes)?;
        array.bytes.bytes.borrow_mut().extend_from_slice(bytes);
    }
    Ok(())
}

/// UnicodeDecodeError if not all of the bytes are characters.
fn check_characters(cx: &mut Cx, bytes: &[u8]) -> Result<(), Raised> {
    codec::decode(cx, bytes, "utf-32-le", "surrogatepass")?;
    Ok(())
}

/// Adds the items of another array of the kind, or of any iterable.
pub(super) fn extend_from(cx: &mut Cx, array: &Array, source: &Value) -> Result<(), Raised> {
    if let Some(other) = array_of(cx.inner(source))
        && (other.format == array.format || other.is_text() && array.is_text())
    {
        let bytes = other.to_bytes();
        if !bytes.is_empty() {
            check_exports(cx, &array.bytes)?;
            array.bytes.bytes.borrow_mut().extend_from_slice(&bytes);
        }
        return Ok(());
    }
    let iter = cx.iter(source)?;
    while let Some(item) = cx.next(&iter)? {
        push(cx, array, &item)?;
    }
    Ok(())
}

/// The argument as an array, or a TypeError in the words given.
pub(super) fn other_array<'a>(
    cx: &mut Cx,
    value: &'a Value,
    verb: &str,
    place: &str,
) -> Result<&'a Array, Raised> {
    match array_of(crate::vm::ops::class_of::inner(value)) {
        Some(array) => Ok(array),
        None => {
            let given = cx.type_name(value);
            Err(cx.type_error(format_args!(
                "can only {verb} array (not \"{given}\") {place}"
            )))
        }
    }
}

/// Text for the characters of an array.
pub(super) fn extend_with_text(cx: &mut Cx, array: &Array, text: &Ref<Str>) -> Result<(), Raised> {
    for character in text.as_str().chars() {
        let code = surrogates::code_point(character).to_le_bytes();
        check_exports(cx, &array.bytes)?;
        array.bytes.bytes.borrow_mut().extend_from_slice(&code);
    }
    Ok(())
}
