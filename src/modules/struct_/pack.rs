//! Packing: values become bytes.

use super::error;
use super::layout::{Field, Layout};
use crate::builtins::complex::number_parts;
use crate::objects::bytes::Bytes;
use crate::objects::class::is_subclass;
use crate::objects::kind::Kind;
use crate::objects::memory_view::with_writable;
use crate::objects::packing::{float_bytes, int_bytes};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::number;
use crate::vm::raise::Raised;

/// The values as bytes.
pub(super) fn pack(cx: &mut Cx, layout: &Layout, values: &[Value]) -> NativeResult {
    let bytes = packed(cx, layout, values, "pack")?;
    Ok(Bytes::new(bytes).into_value())
}

fn packed(cx: &mut Cx, layout: &Layout, values: &[Value], name: &str) -> Result<Vec<u8>, Raised> {
    if values.len() != layout.values {
        let (wanted, given) = (layout.values, values.len());
        return Err(error(
            cx,
            format_args!("{name} expected {wanted} items for packing (got {given})"),
        ));
    }
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(layout.size).is_err() {
        return Err(number::no_memory(cx));
    }
    bytes.resize(layout.size, 0);
    let mut values = values.iter();
    for field in &layout.fields {
        for (index, value) in values.by_ref().take(field.times).enumerate() {
            let from = field.at + index * field.size;
            let place = &mut bytes[from..from + field.size];
            put(cx, field, value, place)?;
            if layout.big_endian {
                check_narrowed(cx, field.letter, value, place)?;
                reverse(field.letter, place);
            }
        }
    }
    Ok(bytes)
}

/// High bytes first becomes low bytes first, and the other way round.
pub(super) fn reverse(letter: char, item: &mut [u8]) {
    match letter {
        's' | 'p' => {}
        'F' | 'D' => {
            let half = item.len() / 2;
            item[..half].reverse();
            item[half..].reverse();
        }
        _ => item.reverse(),
    }
}

/// Writes a value, low byte first.
fn put(cx: &mut Cx, field: &Field, value: &Value, place: &mut [u8]) -> Result<(), Raised> {
    match field.letter {
        'c' => put_char(cx, value, place),
        's' | 'p' => put_bytes(cx, field.letter, value, place),
        '?' => {
            place[0] = u8::from(cx.truth(value)?);
            Ok(())
        }
        'e' | 'f' | 'd' => put_float(cx, field.letter, value, place),
        'F' | 'D' => put_complex(cx, field.letter, value, place),
        _ => put_int(cx, field, value, place),
    }
}

fn put_char(cx: &mut Cx, value: &Value, place: &mut [u8]) -> Result<(), Raised> {
    match cx.inner(value).get::<Bytes>().map(|bytes| bytes.as_slice()) {
        Some([byte]) => {
            place[0] = *byte;
            Ok(())
        }
        _ => Err(error(cx, "char format requires a bytes object of length 1")),
    }
}

/// Bytes, cut or filled up with zeros; for `p` behind their number.
fn put_bytes(cx: &mut Cx, letter: char, value: &Value, place: &mut [u8]) -> Result<(), Raised> {
    let inner = cx.inner(value);
    let bytes = matches!(inner.kind(), Kind::Bytes | Kind::ByteArray)
        .then(|| with_bytes(inner, <[u8]>::to_vec))
        .flatten();
    let Some(bytes) = bytes else {
        return Err(error(
            cx,
            format_args!("argument for '{letter}' must be a bytes object"),
        ));
    };
    let place = match (letter, place) {
        ('p', [length, rest @ ..]) => {
            let count = bytes.len().min(rest.len());
            *length = u8::try_from(count).unwrap_or(u8::MAX);
            rest
        }
        (_, place) => place,
    };
    let count = bytes.len().min(place.len());
    place[..count].copy_from_slice(&bytes[..count]);
    Ok(())
}

fn put_float(cx: &mut Cx, letter: char, value: &Value, place: &mut [u8]) -> Result<(), Raised> {
    let number = match cx.to_float(value) {
        Ok(number) => number,
        Err(raised) => return Err(or_error(cx, raised, "required argument is not a float")),
    };
    match float_bytes(letter, number) {
        Some(word) => {
            place.copy_from_slice(&word[..place.len()]);
            Ok(())
        }
        None if value.as_float().is_some() => {
            Err(cx.overflow_error(format_args!("float too large to pack with {letter} format")))
        }
        None => Err(error(cx, "int too large to convert")),
    }
}

/// In place of a TypeError or OverflowError of a conversion, `struct.error`.
fn or_error(cx: &mut Cx, raised: Raised, message: &str) -> Raised {
    let class = raised.0.class.borrow().clone();
    let expected = [&cx.exceptions.TypeError, &cx.exceptions.OverflowError];
    let is_expected = expected.into_iter().any(|own| is_subclass(&class, own));
    match is_expected {
        true => error(cx, message),
        false => raised,
    }
}

fn put_complex(cx: &mut Cx, letter: char, value: &Value, place: &mut [u8]) -> Result<(), Raised> {
    let number = match number_parts(cx, value) {
        Ok(Some(number)) => number,
        Ok(None) => return Err(error(cx, "required argument is not a complex")),
        Err(raised) => return Err(or_error(cx, raised, "required argument is not a complex")),
    };
    let half = place.len() / 2;
    for (part, place) in [number.0, number.1].into_iter().zip(place.chunks_mut(half)) {
        match letter {
            'F' => place.copy_from_slice(&(part as f32).to_le_bytes()),
            _ => place.copy_from_slice(&part.to_le_bytes()),
        }
    }
    Ok(())
}

/// OverflowError for a complex number with a part too large for a small float: as in CPython it is
/// noticed only where the high byte comes first.
fn check_narrowed(cx: &mut Cx, letter: char, value: &Value, item: &[u8]) -> Result<(), Raised> {
    if letter != 'F' {
        return Ok(());
    }
    let Some(number) = number_parts(cx, value)? else {
        return Ok(());
    };
    let is_finite = number.0.is_finite() && number.1.is_finite();
    let infinite = |half: &[u8]| half[2] == 0x80 && half[3] & 0x7f == 0x7f && half[..2] == [0, 0];
    if is_finite && item.chunks(4).any(infinite) {
        return Err(cx.overflow_error("float too large to pack with f format"));
    }
    Ok(())
}

fn put_int(cx: &mut Cx, field: &Field, value: &Value, place: &mut [u8]) -> Result<(), Raised> {
    let number = match value.as_int() {
        Some(_) => value.clone(),
        None => {
            let name = cx.names.index.clone();
            if cx.class_attr(value, &name).is_none() {
                return Err(error(cx, "required argument is not an integer"));
            }
            cx.index_value(value)?
        }
    };
    let word = int_bytes(&number, field.size, field.signed);
    let word = match field.letter {
        'P' => word.or_else(|| int_bytes(&number, field.size, true)),
        _ => word,
    };
    match word {
        Some(word) => {
            place.copy_from_slice(&word[..place.len()]);
            Ok(())
        }
        None => Err(out_of_range(cx, field)),
    }
}

fn out_of_range(cx: &mut Cx, field: &Field) -> Raised {
    let bits = 8 * field.size as u32;
    let letter = field.letter;
    if letter == 'P' {
        return error(cx, "int too large to convert");
    }
    let (low, high) = match field.signed {
        true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
        false => (0, (1i128 << bits) - 1),
    };
    error(
        cx,
        format_args!("'{letter}' format requires {low} <= number <= {high}"),
    )
}

/// Writes the values into a buffer: `args` are the buffer, an offset and the values.
pub(super) fn pack_into(cx: &mut Cx, layout: &Layout, args: &[Value]) -> NativeResult {
    let (buffer, offset, values) = match args {
        [] => return Err(error(cx, "pack_into expected buffer argument")),
        [_] => return Err(error(cx, "pack_into expected offset argument")),
        [buffer, offset, values @ ..] => (buffer, offset, values),
    };
    if values.len() != layout.values {
        packed(cx, layout, values, "pack_into")?;
    }
    let Some(len) = with_writable(cx.inner(buffer), |bytes| bytes.len()) else {
        let given = cx.type_name(buffer);
        return Err(cx.type_error(format_args!(
            "argument must be read-write bytes-like object, not {given}"
        )));
    };
    let offset = cx.index(offset)?;
    let at = place(cx, layout, offset, len, "pack_into")?;
    let packed = packed(cx, layout, values, "pack_into")?;
    // What the values ran may have changed the buffer.
    let written = with_writable(cx.inner(buffer), |bytes| {
        bytes
            .get_mut(at..at + packed.len())
            .map(|place| place.copy_from_slice(&packed))
    });
    match written.flatten() {
        Some(()) => Ok(Value::NONE),
        None => Err(error(cx, "the buffer changed while values were packed")),
    }
}

/// Where in a buffer an offset is, if there is room for the whole layout.
pub(super) fn place(
    cx: &mut Cx,
    layout: &Layout,
    offset: i64,
    len: usize,
    name: &str,
) -> Result<usize, Raised> {
    let size = layout.size;
    let packs = name == "pack_into";
    let at = if offset < 0 {
        if offset.saturating_add(size as i64) > 0 {
            let message = match packs {
                true => format!("no space to pack {size} bytes at offset {offset}"),
                false => format!("not enough data to unpack {size} bytes at offset {offset}"),
            };
            return Err(error(cx, message));
        }
        match usize::try_from(offset.saturating_add(len as i64)) {
            Ok(at) => at,
            Err(_) => {
                let message = format!("offset {offset} out of range for {len}-byte buffer");
                return Err(error(cx, message));
            }
        }
    } else {
        offset as usize
    };
    if len.checked_sub(at).is_none_or(|room| room < size) {
        let verb = if packs { "packing" } else { "unpacking" };
        let needed = size as u128 + at as u128;
        return Err(error(
            cx,
            format_args!(
                "{name} requires a buffer of at least {needed} bytes for {verb} {size} bytes at offset {at} (actual buffer size is {len})"
            ),
        ));
    }
    Ok(at)
}
