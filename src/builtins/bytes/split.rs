//! Taking bytes apart: `split`, `splitlines`, `partition`.

use memchr::memmem;

use super::receiver;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::sequence::bytes_of_kind;
use crate::vm::raise::Raised;

const SPLIT: &str = "(self, /, sep=None, maxsplit=-1)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "split",
        SPLIT,
        "Return a list of the sections in the bytes.",
        split,
    ),
    def(
        "rsplit",
        SPLIT,
        "Return a list of the sections, splitting from the end.",
        rsplit,
    ),
    def(
        "splitlines",
        "(self, /, keepends=False)",
        "Return a list of the lines in the bytes.",
        splitlines,
    ),
    def(
        "partition",
        "(self, sep, /)",
        "Partition into three parts at sep.",
        partition,
    ),
    def(
        "rpartition",
        "(self, sep, /)",
        "Partition into three parts at the last sep.",
        rpartition,
    ),
];

/// ASCII white space as `bytes` knows it.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn list(kind: Kind, pieces: Vec<&[u8]>) -> NativeResult {
    let pieces = pieces.into_iter();
    let values = pieces.map(|piece| bytes_of_kind(kind, piece.to_vec()));
    Ok(List::new(values.collect()).into_value())
}

/// The separator (None for white space) and how many splits there may be.
fn how(cx: &mut Cx, args: &Args) -> Result<(Option<Vec<u8>>, usize), Raised> {
    let splits = match args.opt(2) {
        Some(count) => cx.index(count)?,
        None => -1,
    };
    let separator = match args.opt(1) {
        Some(value) if !value.is_none() => Some(cx.bytes_argument(value)?),
        _ => None,
    };
    if separator.as_ref().is_some_and(Vec::is_empty) {
        return Err(cx.value_error("empty separator"));
    }
    Ok((separator, usize::try_from(splits).unwrap_or(usize::MAX)))
}

fn split(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let (separator, splits) = how(cx, args)?;
    let mut pieces = Vec::new();
    let mut rest = &bytes[..];
    let Some(separator) = separator else {
        return list(kind, words(&bytes, splits));
    };
    while pieces.len() < splits
        && let Some(at) = memmem::find(rest, &separator)
    {
        pieces.push(&rest[..at]);
        rest = &rest[at + separator.len()..];
    }
    pieces.push(rest);
    list(kind, pieces)
}

fn words(bytes: &[u8], splits: usize) -> Vec<&[u8]> {
    let mut words = Vec::new();
    let mut rest = skip_spaces(bytes);
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| is_space(*byte));
        match end.filter(|_| words.len() < splits) {
            Some(end) => {
                words.push(&rest[..end]);
                rest = skip_spaces(&rest[end..]);
            }
            None => {
                words.push(rest);
                break;
            }
        }
    }
    words
}

fn skip_spaces(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !is_space(*byte));
    &bytes[start.unwrap_or(bytes.len())..]
}

fn drop_spaces(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !is_space(*byte));
    &bytes[..end.map_or(0, |end| end + 1)]
}

fn rsplit(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let (separator, splits) = how(cx, args)?;
    let mut pieces = match separator {
        Some(separator) => {
            let mut pieces = Vec::new();
            let mut rest = &bytes[..];
            while pieces.len() < splits
                && let Some(at) = memmem::rfind(rest, &separator)
            {
                pieces.push(&rest[at + separator.len()..]);
                rest = &rest[..at];
            }
            pieces.push(rest);
            pieces
        }
        None => words_from_end(&bytes, splits),
    };
    pieces.reverse();
    list(kind, pieces)
}

fn words_from_end(bytes: &[u8], splits: usize) -> Vec<&[u8]> {
    let mut words = Vec::new();
    let mut rest = drop_spaces(bytes);
    while !rest.is_empty() {
        let space = rest.iter().rposition(|byte| is_space(*byte));
        match space.filter(|_| words.len() < splits) {
            Some(at) => {
                words.push(&rest[at + 1..]);
                rest = drop_spaces(&rest[..at]);
            }
            None => {
                words.push(rest);
                break;
            }
        }
    }
    words
}

fn splitlines(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let keep = match args.opt(1) {
        Some(keep) => cx.truth(keep)?,
        None => false,
    };
    let mut lines = Vec::new();
    let mut rest = &bytes[..];
    while let Some(at) = memchr::memchr2(b'\n', b'\r', rest) {
        let end = if rest[at..].starts_with(b"\r\n") {
            at + 2
        } else {
            at + 1
        };
        lines.push(&rest[..if keep { end } else { at }]);
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    list(kind, lines)
}

fn partition(cx: &mut Cx, args: &Args) -> NativeResult {
    parts(cx, args, memmem::find, false)
}

fn rpartition(cx: &mut Cx, args: &Args) -> NativeResult {
    parts(cx, args, memmem::rfind, true)
}

fn parts(
    cx: &mut Cx,
    args: &Args,
    search: fn(&[u8], &[u8]) -> Option<usize>,
    from_end: bool,
) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let separator = cx.bytes_argument(args.req(1))?;
    if separator.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    let parts = match search(&bytes, &separator) {
        Some(at) => [&bytes[..at], &separator, &bytes[at + separator.len()..]],
        None if from_end => [&[][..], &[], &bytes],
        None => [&bytes[..], &[], &[]],
    };
    let parts = parts.map(|part| bytes_of_kind(kind, part.to_vec()));
    Ok(Tuple::new(parts).into_value())
}
