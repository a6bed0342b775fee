//! Unpacking: bytes become values, at once or piece by piece.

use std::cell::Cell;
use std::rc::Rc;

use super::layout::Layout;
use super::pack::{place, reverse};
use super::{NAME, State, error};
use crate::modules::state;
use crate::objects::bytes::Bytes;
use crate::objects::packing::unpack as unpack_item;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::iterate::{NextItem, native_iter, with_native_body};
use crate::vm::raise::Raised;

/// How many bytes a buffer has.
fn buffer_len(cx: &mut Cx, buffer: &Value) -> Result<usize, Raised> {
    match with_bytes(cx.inner(buffer), <[u8]>::len) {
        Some(len) => Ok(len),
        None => Err(cx.not_bytes_like(buffer)),
    }
}

/// The values of a buffer that has just as many bytes as they need.
pub(super) fn unpack(cx: &mut Cx, layout: &Layout, buffer: &Value) -> NativeResult {
    if buffer_len(cx, buffer)? != layout.size {
        let size = layout.size;
        return Err(error(
            cx,
            format_args!("unpack requires a buffer of {size} bytes"),
        ));
    }
    Ok(unpacked(cx, layout, buffer, 0))
}

/// The values at an offset of a buffer.
pub(super) fn unpack_from(
    cx: &mut Cx,
    layout: &Layout,
    buffer: &Value,
    offset: Option<&Value>,
) -> NativeResult {
    let len = buffer_len(cx, buffer)?;
    let offset = offset.map_or(Ok(0), |offset| cx.index(offset))?;
    let at = place(cx, layout, offset, len, "unpack_from")?;
    Ok(unpacked(cx, layout, buffer, at))
}

/// The values that begin at a place of a buffer, which has enough bytes.
fn unpacked(cx: &mut Cx, layout: &Layout, buffer: &Value, at: usize) -> Value {
    let mut values = Vec::with_capacity(layout.values);
    with_bytes(cx.inner(buffer), |bytes| {
        let bytes = &bytes[at..at + layout.size];
        for field in &layout.fields {
            for index in 0..field.times {
                let from = field.at + index * field.size;
                let item = &bytes[from..from + field.size];
                values.push(value_of(field.letter, item, layout.big_endian));
            }
        }
    });
    Tuple::new(values).into_value()
}

fn value_of(letter: char, item: &[u8], big_endian: bool) -> Value {
    match (letter, item) {
        ('s', _) => Bytes::new(item).into_value(),
        ('p', []) => Bytes::new([]).into_value(),
        ('p', [length, rest @ ..]) => {
            let count = usize::from(*length).min(rest.len());
            Bytes::new(&rest[..count]).into_value()
        }
        _ if big_endian => {
            let mut word = [0; 16];
            let word = &mut word[..item.len()];
            word.copy_from_slice(item);
            reverse(letter, word);
            unpack_item(letter, word)
        }
        _ => unpack_item(letter, item),
    }
}

// ---- iterating ------------------------------------------------------------------------------------

/// Unpacks one piece of a buffer after the other.
struct Pieces {
    layout: Rc<Layout>,
    buffer: Value,
    next: Cell<usize>,
}

pub(super) static ITERATOR_METHODS: &[NativeDef] = &[def(
    "__length_hint__",
    "(self, /)",
    "How many pieces are left.",
    |cx, args| {
        let left = with_native_body::<Pieces, _>(args.req(0), |pieces| {
            let len = with_bytes(cx.inner(&pieces.buffer), <[u8]>::len).unwrap_or(0);
            len.saturating_sub(pieces.next.get()) / pieces.layout.size
        });
        Ok(Value::int(left.unwrap_or(0) as i64))
    },
)];

/// An iterator over the pieces of a buffer.
pub(super) fn iter_unpack(cx: &mut Cx, layout: Rc<Layout>, buffer: &Value) -> NativeResult {
    if layout.size == 0 {
        return Err(error(
            cx,
            "cannot iteratively unpack with a struct of length 0",
        ));
    }
    if !buffer_len(cx, buffer)?.is_multiple_of(layout.size) {
        let size = layout.size;
        return Err(error(
            cx,
            format_args!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
        ));
    }
    let pieces = Pieces {
        layout,
        buffer: buffer.clone(),
        next: Cell::new(0),
    };
    let class = state::<State>(cx, NAME)?.iterator.clone();
    Ok(native_iter(&class, pieces))
}

impl NextItem for Pieces {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let at = self.next.get();
        let len = with_bytes(cx.inner(&self.buffer), <[u8]>::len).unwrap_or(0);
        if len < at + self.layout.size {
            return Ok(None);
        }
        self.next.set(at + self.layout.size);
        Ok(Some(unpacked(cx, &self.layout, &self.buffer, at)))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.buffer);
    }
}
