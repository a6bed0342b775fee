//! Slices: `sequence[start:stop:step]` read, assigned and deleted.

use num_bigint::BigInt;

use crate::objects::big_range::BigRange;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::list::List;
use crate::objects::range::{Range, Words};
use crate::objects::slice::{Extent, Slice, extent};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::item::normalise;
use crate::vm::ops::sequence::check_resizable;
use crate::vm::raise::Raised;

/// The bounds of a slice as machine words, and its step.
#[derive(Copy, Clone)]
pub struct Bounds {
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
}

impl Bounds {
    /// The bounds a slice object holds. This may run script code (`__index__`), so a sequence's
    /// length is asked for afterwards.
    pub fn of(cx: &mut Cx, slice: &Slice) -> Result<Bounds, Raised> {
        let step = bound(cx, &slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(cx.value_error("slice step cannot be zero"));
        }
        Ok(Bounds {
            start: bound(cx, &slice.start)?,
            stop: bound(cx, &slice.stop)?,
            step: step.max(-i64::MAX),
        })
    }

    /// What they mean for a sequence of `len` items.
    pub fn extent(self, len: usize) -> Extent {
        extent(self.start, self.stop, self.step, len)
    }
}

fn bound(cx: &mut Cx, value: &Value) -> Result<Option<i64>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    if let Some(int) = value.as_int() {
        return Ok(Some(int));
    }
    check_bound(cx, value)?;
    cx.index(value).map(Some)
}

/// A bound as it is, however big.
fn bound_value(cx: &mut Cx, value: &Value) -> Result<Option<Value>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    check_bound(cx, value)?;
    cx.index_value(value).map(Some)
}

fn check_bound(cx: &mut Cx, value: &Value) -> Result<(), Raised> {
    let name = cx.names.index.clone();
    if cx.class_attr(value, &name).is_none() {
        let message = "slice indices must be integers or None or have an __index__ method";
        return Err(cx.type_error(message));
    }
    Ok(())
}

/// The indices an extent means, in order.
pub fn indices(extent: Extent) -> impl Iterator<Item = usize> {
    (0..extent.count as i64).map(move |i| (extent.start + i * extent.step) as usize)
}

/// The items of an extent.
fn pick(items: &[Value], extent: Extent) -> Vec<Value> {
    if extent.step == 1 {
        let start = extent.start as usize;
        return items[start..start + extent.count].to_vec();
    }
    indices(extent).map(|i| items[i].clone()).collect()
}

// ---- reading --------------------------------------------------------------------------------------

/// `list[slice]`
pub fn slice_list(cx: &mut Cx, list: &Ref<List>, slice: &Slice) -> NativeResult {
    let bounds = Bounds::of(cx, slice)?;
    let items = pick(&list.items.borrow(), bounds.extent(list.len()));
    Ok(List::new(items).into_value())
}

/// `tuple[slice]`
pub fn slice_tuple(cx: &mut Cx, tuple: &Ref<Tuple>, slice: &Slice) -> NativeResult {
    let extent = Bounds::of(cx, slice)?.extent(tuple.len());
    if extent.count == tuple.len() && extent.step == 1 {
        return Ok(tuple.to_value());
    }
    Ok(Tuple::new(pick(tuple.items(), extent)).into_value())
}

/// `str[slice]`
pub fn slice_str(cx: &mut Cx, text: &Ref<Str>, slice: &Slice) -> NativeResult {
    let extent = Bounds::of(cx, slice)?.extent(text.chars());
    if extent.step == 1 {
        if extent.count == text.chars() {
            return Ok(text.to_value());
        }
        let start = extent.start as usize;
        return Ok(cx.str(text.slice(start, start + extent.count)));
    }
    if text.is_ascii() {
        let bytes = text.as_str().as_bytes();
        let picked: String = indices(extent).map(|i| char::from(bytes[i])).collect();
        return Ok(cx.str(picked));
    }
    let chars: Vec<char> = text.as_str().chars().collect();
    let picked: String = indices(extent).map(|i| chars[i]).collect();
    Ok(cx.str(picked))
}

/// `bytes[slice]` and `bytearray[slice]`
pub fn slice_bytes(cx: &mut Cx, value: &Value, slice: &Slice) -> NativeResult {
    let bounds = Bounds::of(cx, slice)?;
    let picked = with_bytes(value, |bytes| {
        let extent = bounds.extent(bytes.len());
        indices(extent).map(|i| bytes[i]).collect::<Vec<u8>>()
    })
    .unwrap_or_default();
    Ok(if value.get::<ByteArray>().is_some() {
        ByteArray::new(picked).into_value()
    } else {
        Bytes::new(picked).into_value()
    })
}

/// Start, stop and step of a slice, however big.
fn parts(cx: &mut Cx, slice: &Slice) -> Result<[Option<Value>; 3], Raised> {
    let step = bound_value(cx, &slice.step)?;
    if step.as_ref().and_then(Value::as_int) == Some(0) {
        return Err(cx.value_error("slice step cannot be zero"));
    }
    let start = bound_value(cx, &slice.start)?;
    Ok([start, bound_value(cx, &slice.stop)?, step])
}

/// `slice.indices(len)`
pub fn indices_in(cx: &mut Cx, slice: &Slice, len: BigInt) -> Result<BigRange, Raised> {
    let parts = parts(cx, slice)?;
    let [start, stop, step] = parts.map(|part| part.as_ref().and_then(int::to_big));
    let all = BigRange {
        start: BigInt::ZERO,
        stop: len,
        step: BigInt::from(1),
    };
    Ok(all.slice(start, stop, step.unwrap_or(BigInt::from(1))))
}

/// `range[slice]`
pub fn slice_range(cx: &mut Cx, range: &Ref<Range>, slice: &Slice) -> NativeResult {
    let [start, stop, step] = parts(cx, slice)?;
    let step = step.unwrap_or(Value::int(1));
    let words = match &**range {
        Range::Words(words) => slice_words(words, start.as_ref(), stop.as_ref(), &step),
        Range::Big(_) => None,
    };
    let range = words.unwrap_or_else(|| {
        let [start, stop] = [start, stop].map(|bound| bound.as_ref().and_then(int::to_big));
        let step = int::to_big(&step).unwrap_or_default();
        Range::of_big(range.to_big().slice(start, stop, step))
    });
    Ok(Ref::new(range).into_value())
}

/// The same where all of it fits a machine word.
fn slice_words(
    words: &Words,
    start: Option<&Value>,
    stop: Option<&Value>,
    step: &Value,
) -> Option<Range> {
    let word = |bound: Option<&Value>| bound.map(|bound| bound.as_int().ok_or(())).transpose();
    let len = i64::try_from(words.len()).ok()? as usize;
    let extent = extent(word(start).ok()?, word(stop).ok()?, step.as_int()?, len);
    let at = |index: i64| words.start.checked_add(index.checked_mul(words.step)?);
    Some(Range::Words(Words {
        start: at(extent.start)?,
        stop: at(extent.stop)?,
        step: words.step.checked_mul(extent.step)?,
    }))
}

// ---- assigning and deleting -----------------------------------------------------------------------

/// Replaces an extent of `items` by `new`; gives what was replaced, or the sizes that do not fit.
pub fn splice<T>(
    items: &mut Vec<T>,
    extent: Extent,
    new: Vec<T>,
) -> Result<Vec<T>, (usize, usize)> {
    if extent.step == 1 {
        let start = extent.start as usize;
        let end = start + extent.count;
        return Ok(items.splice(start..end, new).collect());
    }
    if new.len() != extent.count {
        return Err((new.len(), extent.count));
    }
    let pairs = indices(extent).zip(new);
    Ok(pairs
        .map(|(i, item)| std::mem::replace(&mut items[i], item))
        .collect())
}

/// Removes an extent of `items`; gives what was removed.
pub fn cut<T>(items: &mut Vec<T>, extent: Extent) -> Vec<T> {
    if extent.step == 1 {
        let start = extent.start as usize;
        return items.drain(start..start + extent.count).collect();
    }
    let mut doomed: Vec<usize> = indices(extent).collect();
    doomed.sort_unstable();
    let mut doomed = doomed.into_iter().peekable();
    let mut index = 0;
    let is_doomed = |_: &mut T| {
        let hit = doomed.next_if_eq(&index).is_some();
        index += 1;
        hit
    };
    items.extract_if(.., is_doomed).collect()
}

/// `list[slice] = value`
pub fn assign_list_slice(
    cx: &mut Cx,
    list: &Ref<List>,
    slice: &Slice,
    value: &Value,
) -> Result<(), Raised> {
    let bounds = Bounds::of(cx, slice)?;
    if value.get::<List>().is_none() && !cx.is_iterable(value) {
        return Err(cx.type_error("must assign iterable to extended slice"));
    }
    let new = cx.collect(value)?;
    let extent = bounds.extent(list.len());
    let replaced = splice(&mut list.items.borrow_mut(), extent, new);
    match replaced {
        Ok(old) => {
            drop(old);
            Ok(())
        }
        Err((given, wanted)) => Err(cx.value_error(format_args!(
            "attempt to assign sequence of size {given} to extended slice of size {wanted}"
        ))),
    }
}

/// `del list[slice]`
pub fn delete_list_slice(cx: &mut Cx, list: &Ref<List>, slice: &Slice) -> Result<(), Raised> {
    let extent = Bounds::of(cx, slice)?.extent(list.len());
    let removed = cut(&mut list.items.borrow_mut(), extent);
    drop(removed);
    Ok(())
}

/// `bytearray[slice] = value`
pub fn assign_bytes_slice(
    cx: &mut Cx,
    array: &Ref<ByteArray>,
    slice: &Slice,
    value: &Value,
) -> Result<(), Raised> {
    let bounds = Bounds::of(cx, slice)?;
    let new = assigned_bytes(cx, value)?;
    let extent = bounds.extent(array.bytes.borrow().len());
    if extent.step == 1 && extent.count != new.len() {
        check_resizable(cx, array)?;
    }
    let replaced = splice(&mut array.bytes.borrow_mut(), extent, new);
    match replaced {
        Ok(_) => Ok(()),
        Err((given, wanted)) => Err(cx.value_error(format_args!(
            "attempt to assign bytes of size {given} to extended slice of size {wanted}"
        ))),
    }
}

/// The bytes that may be assigned to a slice of a bytearray.
fn assigned_bytes(cx: &mut Cx, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = with_bytes(cx.inner(value), <[u8]>::to_vec) {
        return Ok(bytes);
    }
    if cx.inner(value).get::<Str>().is_some() || !cx.is_iterable(value) {
        let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return Err(cx.type_error(message));
    }
    let items = cx.collect(value)?;
    items
        .iter()
        .map(|item| crate::vm::ops::item::byte_of(cx, item))
        .collect()
}

/// `del bytearray[slice]`
pub fn delete_bytes_slice(
    cx: &mut Cx,
    array: &Ref<ByteArray>,
    slice: &Slice,
) -> Result<(), Raised> {
    let bounds = Bounds::of(cx, slice)?;
    check_resizable(cx, array)?;
    let mut bytes = array.bytes.borrow_mut();
    let extent = bounds.extent(bytes.len());
    cut(&mut bytes, extent);
    Ok(())
}

/// `del bytearray[index]`; none if there is no such index.
pub fn delete_byte(array: &ByteArray, index: i64) -> Option<u8> {
    let mut bytes = array.bytes.borrow_mut();
    let index = normalise(index, bytes.len())?;
    Some(bytes.remove(index))
}
