//! The optional `start` and `end` of methods that search.

use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// A part of a sequence, in items.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// What the bounds mean for a sequence of `len` items; None if the part ends before it starts, in
/// which not even the empty text is found.
pub fn span(
    cx: &mut Cx,
    len: usize,
    start: Option<&Value>,
    end: Option<&Value>,
) -> Result<Option<Span>, Raised> {
    let start = bound(cx, start)?.map_or(0, |at| absolute(at, len));
    let end = bound(cx, end)?.map_or(len, |at| absolute(at, len)).min(len);
    Ok((start <= end).then_some(Span { start, end }))
}

fn absolute(at: i64, len: usize) -> usize {
    if at < 0 {
        at.saturating_add(len as i64).max(0) as usize
    } else {
        at as usize
    }
}

fn bound(cx: &mut Cx, value: Option<&Value>) -> Result<Option<i64>, Raised> {
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(None);
    };
    if let Some(int) = value.as_int() {
        return Ok(Some(int));
    }
    let name = cx.names.index.clone();
    if cx.class_attr(value, &name).is_none() {
        let message = "slice indices must be integers or None or have an __index__ method";
        return Err(cx.type_error(message));
    }
    cx.index(value).map(Some)
}
