//! `+` and `*` of sequences: joining and repeating.

use compact_str::CompactString;

use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::int::BigInt;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::number::{Applied, no_memory};
use crate::vm::raise::Raised;

/// The largest sequence a repetition makes, in bytes: beyond it there is only MemoryError.
pub const BYTES_MAX: usize = 1 << 34;

/// A copy of the bytes of a bytes, bytearray or memoryview value.
pub fn bytes_like(value: &Value) -> Option<Vec<u8>> {
    with_bytes(value, <[u8]>::to_vec)
}

impl Cx {
    /// An argument that must be bytes, or something like bytes.
    pub fn bytes_argument(&mut self, value: &Value) -> Result<Vec<u8>, Raised> {
        match bytes_like(self.inner(value)) {
            Some(bytes) => Ok(bytes),
            None => Err(self.not_bytes_like(value)),
        }
    }

    /// TypeError: the value is nothing like bytes.
    pub fn not_bytes_like(&mut self, value: &Value) -> Raised {
        let given = self.type_name(value);
        self.type_error(format_args!(
            "a bytes-like object is required, not '{given}'"
        ))
    }
}

/// `a + b` of sequences; None if they do not go together.
pub fn concat(cx: &mut Cx, a: &Value, b: &Value) -> Applied {
    let b = cx.inner(b);
    Ok(match a.kind() {
        Kind::Str => concat_texts(a, b),
        Kind::List => match (a.get::<List>(), b.get::<List>()) {
            (Some(a), Some(b)) => {
                let mut items = Vec::with_capacity(a.len() + b.len());
                items.extend_from_slice(&a.items.borrow());
                items.extend_from_slice(&b.items.borrow());
                Some(List::new(items).into_value())
            }
            _ => None,
        },
        Kind::Tuple => match (a.get::<Tuple>(), b.get::<Tuple>()) {
            (Some(a), Some(b)) if b.is_empty() => Some(a.to_value()),
            (Some(a), Some(b)) => Some(Tuple::new([a.items(), b.items()].concat()).into_value()),
            _ => None,
        },
        Kind::Bytes | Kind::ByteArray => match (bytes_like(a), bytes_like(b)) {
            (Some(mut bytes), Some(tail)) => {
                bytes.extend_from_slice(&tail);
                Some(bytes_of_kind(a.kind(), bytes))
            }
            _ => None,
        },
        _ => None,
    })
}

/// `a + b` of two strings; None if they are not.
pub fn concat_texts(a: &Value, b: &Value) -> Option<Value> {
    let (a, b) = (a.get::<Str>()?, b.get::<Str>()?);
    if b.as_str().is_empty() {
        return Some(a.to_value());
    }
    if a.as_str().is_empty() {
        return Some(b.to_value());
    }
    let mut text = CompactString::with_capacity(a.as_str().len() + b.as_str().len());
    text.push_str(a.as_str());
    text.push_str(b.as_str());
    Some(Str::new(text).into_value())
}

/// BufferError if memoryviews look at the bytes, whose number therefore must not change.
pub fn check_resizable(cx: &mut Cx, array: &ByteArray) -> Result<(), Raised> {
    check_views(
        cx,
        array,
        "Existing exports of data: object cannot be re-sized",
    )
}

/// The same for the bytes of an `array.array`.
pub fn check_exports(cx: &mut Cx, array: &ByteArray) -> Result<(), Raised> {
    check_views(
        cx,
        array,
        "cannot resize an array that is exporting buffers",
    )
}

fn check_views(cx: &mut Cx, array: &ByteArray, message: &str) -> Result<(), Raised> {
    if array.exports.get() == 0 {
        return Ok(());
    }
    let class = cx.exceptions.BufferError.clone();
    Err(cx.raise(&class, message))
}

/// A bytes or bytearray value, as the kind says.
pub fn bytes_of_kind(kind: Kind, bytes: Vec<u8>) -> Value {
    if kind == Kind::ByteArray {
        ByteArray::new(bytes).into_value()
    } else {
        Bytes::new(bytes).into_value()
    }
}

/// Whether the value is of a kind that `*` repeats.
pub fn is_repeatable(value: &Value) -> bool {
    matches!(
        value.kind(),
        Kind::Str | Kind::List | Kind::Tuple | Kind::Bytes | Kind::ByteArray
    )
}

/// `sequence * times`; None if `times` is no int.
pub fn repeat(cx: &mut Cx, sequence: &Value, times: &Value) -> Applied {
    let Some(times) = repeat_count(cx, times)? else {
        return Ok(None);
    };
    match sequence.kind() {
        Kind::Str => repeat_str(cx, sequence, times),
        Kind::List => match sequence.get::<List>() {
            Some(list) => {
                let items = repeated(cx, &list.to_vec(), times)?;
                Ok(Some(List::new(items).into_value()))
            }
            None => Ok(None),
        },
        Kind::Tuple => match sequence.get::<Tuple>() {
            Some(tuple) if times == 1 => Ok(Some(tuple.to_value())),
            Some(tuple) => Ok(Some(
                Tuple::new(repeated(cx, tuple.items(), times)?).into_value(),
            )),
            None => Ok(None),
        },
        kind => match bytes_like(sequence) {
            Some(bytes) => {
                let bytes = repeated(cx, &bytes, times)?;
                Ok(Some(bytes_of_kind(kind, bytes)))
            }
            None => Ok(None),
        },
    }
}

/// How often to repeat: the int, or what its `__index__` gives, not below 0.
pub fn repeat_count(cx: &mut Cx, times: &Value) -> Result<Option<usize>, Raised> {
    let mut count = cx.inner(times).clone();
    if !matches!(count.kind(), Kind::Int | Kind::Bool | Kind::BigInt) {
        let name = cx.names.index.clone();
        if count.kind() != Kind::Instance || cx.class_attr(&count, &name).is_none() {
            return Ok(None);
        }
        count = cx.index_value(times)?;
    }
    if count.get::<BigInt>().is_some() {
        return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer"));
    }
    Ok(Some(cx.index(&count)?.max(0) as usize))
}

fn repeat_str(cx: &mut Cx, text: &Value, times: usize) -> Applied {
    let Some(text) = text.get::<Str>() else {
        return Ok(None);
    };
    if times == 1 {
        return Ok(Some(text.to_value()));
    }
    if text.chars().saturating_mul(times) > isize::MAX as usize {
        return Err(cx.overflow_error("repeated string is too long"));
    }
    check_size(cx, text.as_str().len(), times)?;
    let mut all = String::new();
    if all.try_reserve_exact(text.as_str().len() * times).is_err() {
        return Err(no_memory(cx));
    }
    for _ in 0..times {
        all.push_str(text.as_str());
    }
    Ok(Some(Str::new(all).into_value()))
}

/// The items, so many times.
pub fn repeated<T: Clone>(cx: &mut Cx, items: &[T], times: usize) -> Result<Vec<T>, Raised> {
    check_size(cx, items.len().saturating_mul(size_of::<T>()), times)?;
    let mut all = Vec::new();
    if all.try_reserve_exact(items.len() * times).is_err() {
        return Err(no_memory(cx));
    }
    for _ in 0..times {
        all.extend_from_slice(items);
    }
    Ok(all)
}

fn check_size(cx: &mut Cx, bytes: usize, times: usize) -> Result<(), Raised> {
    match bytes.checked_mul(times) {
        Some(total) if total < BYTES_MAX => Ok(()),
        _ => Err(no_memory(cx)),
    }
}
