//! Searching in text: `find`, `count`, `startswith` and their kin.

use super::{made, text, text_argument};
use crate::builtins::span::{Span, span};
use crate::objects::heap::Ref;
use crate::objects::search;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::ops::sequence::BYTES_MAX;
use crate::vm::raise::Raised;

const SEARCH: &str = "(self, sub, start=None, end=None, /)";
const PREFIX: &str = "(self, prefix, start=None, end=None, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "find",
        SEARCH,
        "Return the lowest index where substring sub is found, -1 if it is not.",
        find,
    ),
    def(
        "rfind",
        SEARCH,
        "Return the highest index where substring sub is found, -1 if it is not.",
        rfind,
    ),
    def(
        "index",
        SEARCH,
        "Return the lowest index where substring sub is found; ValueError if it is not.",
        index,
    ),
    def(
        "rindex",
        SEARCH,
        "Return the highest index where substring sub is found; ValueError if it is not.",
        rindex,
    ),
    def(
        "count",
        SEARCH,
        "Return the number of non-overlapping occurrences of substring sub.",
        count,
    ),
    def(
        "startswith",
        PREFIX,
        "Return True if the string starts with the specified prefix, False otherwise.",
        startswith,
    ),
    def(
        "endswith",
        PREFIX,
        "Return True if the string ends with the specified suffix, False otherwise.",
        endswith,
    ),
    def(
        "replace",
        "(self, old, new, /, count=-1)",
        "Return a copy with all occurrences of substring old replaced by new.",
        replace,
    ),
];

/// The part of the receiver that the optional arguments 2 and 3 mean, and where it starts.
fn part<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<(&'a Ref<Str>, Option<Span>), Raised> {
    let text = text(cx, args)?;
    let span = span(cx, text.chars(), args.opt(2), args.opt(3))?;
    Ok((text, span))
}

/// The character index where `sub` was found.
fn position(
    cx: &mut Cx,
    args: &Args,
    name: &str,
    search: fn(&str, &str) -> Option<usize>,
) -> Result<Option<usize>, Raised> {
    let sub = text_argument(cx, args.req(1), name, " 1")?;
    let (text, span) = part(cx, args)?;
    let Some(span) = span else {
        return Ok(None);
    };
    let base = text.offset(span.start);
    let found = search(text.slice(span.start, span.end), sub.as_str());
    Ok(found.map(|at| text.index_of_offset(base + at)))
}

fn first(text: &str, sub: &str) -> Option<usize> {
    search::find(text.as_bytes(), sub.as_bytes())
}

fn last(text: &str, sub: &str) -> Option<usize> {
    memchr::memmem::rfind(text.as_bytes(), sub.as_bytes())
}

fn or_minus_one(found: Option<usize>) -> NativeResult {
    Ok(Value::int(found.map_or(-1, |at| at as i64)))
}

fn or_raise(cx: &mut Cx, found: Option<usize>) -> NativeResult {
    match found {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(cx.value_error("substring not found")),
    }
}

fn find(cx: &mut Cx, args: &Args) -> NativeResult {
    position(cx, args, "find", first).and_then(or_minus_one)
}

fn rfind(cx: &mut Cx, args: &Args) -> NativeResult {
    position(cx, args, "rfind", last).and_then(or_minus_one)
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = position(cx, args, "index", first)?;
    or_raise(cx, found)
}

fn rindex(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = position(cx, args, "rindex", last)?;
    or_raise(cx, found)
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let sub = text_argument(cx, args.req(1), "count", " 1")?;
    let (text, span) = part(cx, args)?;
    let count = match span {
        Some(span) if sub.as_str().is_empty() => span.end - span.start + 1,
        Some(span) => {
            let part = text.slice(span.start, span.end);
            search::count(part.as_bytes(), sub.as_str().as_bytes())
        }
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

fn affix(cx: &mut Cx, args: &Args, name: &str, test: fn(&str, &str) -> bool) -> NativeResult {
    let (text, span) = part(cx, args)?;
    let wanted = cx.inner(args.req(1));
    let Some(tuple) = wanted.get::<Tuple>() else {
        let Some(affix) = wanted.get::<Str>() else {
            let class = cx.type_name(args.req(1));
            return Err(cx.type_error(format_args!(
                "{name} first arg must be str or a tuple of str, not {class}"
            )));
        };
        let found = span.is_some_and(|s| test(text.slice(s.start, s.end), affix.as_str()));
        return Ok(Value::bool(found));
    };
    for item in tuple.items() {
        let Some(affix) = cx.inner(item).get::<Str>() else {
            let class = cx.type_name(item);
            return Err(cx.type_error(format_args!(
                "tuple for {name} must only contain str, not {class}"
            )));
        };
        if span.is_some_and(|s| test(text.slice(s.start, s.end), affix.as_str())) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let old = text_argument(cx, args.req(1), "replace", " 1")?;
    let new = text_argument(cx, args.req(2), "replace", " 2")?;
    let count = match args.opt(3) {
        Some(count) => cx.index(count)?,
        None => -1,
    };
    let (body, old, new) = (text.as_str(), old.as_str(), new.as_str());
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    if old.is_empty() {
        return made(body.replacen(old, new, most));
    }
    let mut found = Vec::new();
    search::each(body.as_bytes(), old.as_bytes(), most, |at| found.push(at));
    if found.is_empty() {
        return Ok(text.to_value());
    }
    let size = replaced_size(body.len(), old.len(), new.len(), found.len());
    let mut replaced = String::new();
    if size.is_none_or(|size| replaced.try_reserve_exact(size).is_err()) {
        return Err(no_memory(cx));
    }
    let mut rest = 0;
    for at in found {
        replaced.push_str(&body[rest..at]);
        replaced.push_str(new);
        rest = at + old.len();
    }
    replaced.push_str(&body[rest..]);
    made(replaced)
}

/// How long a text gets, `count` parts of which are replaced; None if nothing can be that long.
pub fn replaced_size(all: usize, old: usize, new: usize, count: usize) -> Option<usize> {
    (all - old * count)
        .checked_add(new.checked_mul(count)?)
        .filter(|size| *size < BYTES_MAX)
}
