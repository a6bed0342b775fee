//! Searching in bytes: `find`, `count`, `startswith` and their kin.

use memchr::memmem;

use super::{made, receiver};
use crate::builtins::span::span;
use crate::builtins::str::find::replaced_size;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::ops::sequence::bytes_like;
use crate::vm::raise::Raised;

const SEARCH: &str = "(self, sub, start=None, end=None, /)";
const PREFIX: &str = "(self, prefix, start=None, end=None, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "find",
        SEARCH,
        "Return the lowest index of sub, or -1.",
        find,
    ),
    def(
        "rfind",
        SEARCH,
        "Return the highest index of sub, or -1.",
        rfind,
    ),
    def(
        "index",
        SEARCH,
        "Return the lowest index of sub, or raise ValueError.",
        index,
    ),
    def(
        "rindex",
        SEARCH,
        "Return the highest index of sub, or raise ValueError.",
        rindex,
    ),
    def(
        "count",
        SEARCH,
        "Return the number of non-overlapping occurrences of sub.",
        count,
    ),
    def(
        "startswith",
        PREFIX,
        "Whether the bytes start with the prefix.",
        startswith,
    ),
    def(
        "endswith",
        PREFIX,
        "Whether the bytes end with the suffix.",
        endswith,
    ),
    def(
        "replace",
        "(self, old, new, count=-1, /)",
        "Return a copy with all occurrences of old replaced by new.",
        replace,
    ),
];

/// What is searched for: bytes, or one byte as an int.
fn wanted(cx: &mut Cx, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = bytes_like(cx.inner(value)) {
        return Ok(bytes);
    }
    let name = cx.names.index.clone();
    if !crate::vm::ops::text::is_int(cx.inner(value)) && cx.class_attr(value, &name).is_none() {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!(
            "argument should be integer or bytes-like object, not '{name}'"
        )));
    }
    match u8::try_from(cx.index(value)?) {
        Ok(byte) => Ok(vec![byte]),
        Err(_) => Err(cx.value_error("byte must be in range(0, 256)")),
    }
}

/// The part of the receiver that arguments 2 and 3 mean, and where it starts.
fn part(cx: &mut Cx, args: &Args) -> Result<Option<(Vec<u8>, usize)>, Raised> {
    let (bytes, _) = receiver(cx, args)?;
    let span = span(cx, bytes.len(), args.opt(2), args.opt(3))?;
    Ok(span.map(|span| (bytes[span.start..span.end].to_vec(), span.start)))
}

fn position(
    cx: &mut Cx,
    args: &Args,
    search: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>, Raised> {
    let sub = wanted(cx, args.req(1))?;
    let part = part(cx, args)?;
    Ok(part.and_then(|(part, start)| search(&part, &sub).map(|at| start + at)))
}

fn or_minus_one(found: Option<usize>) -> NativeResult {
    Ok(Value::int(found.map_or(-1, |at| at as i64)))
}

fn or_raise(cx: &mut Cx, found: Option<usize>) -> NativeResult {
    match found {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(cx.value_error("subsection not found")),
    }
}

fn find(cx: &mut Cx, args: &Args) -> NativeResult {
    position(cx, args, memmem::find).and_then(or_minus_one)
}

fn rfind(cx: &mut Cx, args: &Args) -> NativeResult {
    position(cx, args, memmem::rfind).and_then(or_minus_one)
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = position(cx, args, memmem::find)?;
    or_raise(cx, found)
}

fn rindex(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = position(cx, args, memmem::rfind)?;
    or_raise(cx, found)
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let sub = wanted(cx, args.req(1))?;
    let count = match part(cx, args)? {
        Some((part, _)) if sub.is_empty() => part.len() + 1,
        Some((part, _)) => memmem::find_iter(&part, &sub).count(),
        None => 0,
    };
    Ok(Value::int(count as i64))
}

fn startswith(cx: &mut Cx, args: &Args) -> NativeResult {
    affix(cx, args, "startswith", |part, affix| {
        part.starts_with(affix)
    })
}

fn endswith(cx: &mut Cx, args: &Args) -> NativeResult {
    affix(cx, args, "endswith", |part, affix| part.ends_with(affix))
}

fn affix(cx: &mut Cx, args: &Args, name: &str, test: fn(&[u8], &[u8]) -> bool) -> NativeResult {
    let part = part(cx, args)?;
    let holds = |affix: &[u8]| part.as_ref().is_some_and(|(part, _)| test(part, affix));
    let wanted = cx.inner(args.req(1));
    if let Some(affix) = bytes_like(wanted) {
        return Ok(Value::bool(holds(&affix)));
    }
    let Some(tuple) = wanted.get::<Tuple>() else {
        let class = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "{name} first arg must be bytes or a tuple of bytes, not {class}"
        )));
    };
    for item in tuple.items() {
        if holds(&cx.bytes_argument(item)?) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let old = cx.bytes_argument(args.req(1))?;
    let new = cx.bytes_argument(args.req(2))?;
    let count = match args.opt(3) {
        Some(count) => cx.index(count)?,
        None => -1,
    };
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let found: Vec<usize> = memmem::find_iter(&bytes, &old).take(count).collect();
    let size = replaced_size(bytes.len(), old.len(), new.len(), found.len());
    let mut out = Vec::new();
    if size.is_none_or(|size| out.try_reserve_exact(size).is_err()) {
        return Err(no_memory(cx));
    }
    let mut done = 0;
    for at in found {
        out.extend_from_slice(&bytes[done..at]);
        out.extend_from_slice(&new);
        done = at + old.len();
    }
    out.extend_from_slice(&bytes[done..]);
    made(kind, out)
}
