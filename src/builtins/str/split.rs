//! Taking text apart: `split`, `splitlines`, `partition`.

use super::text;
use crate::objects::list::List;
use crate::objects::number_text::is_space;
use crate::objects::search;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

const SPLIT: &str = "(self, /, sep=None, maxsplit=-1)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "split",
        SPLIT,
        "Return a list of the substrings in the string, using sep as the separator string.",
        split,
    ),
    def(
        "rsplit",
        SPLIT,
        "Return a list of the substrings in the string, splitting from the end.",
        rsplit,
    ),
    def(
        "splitlines",
        "(self, /, keepends=False)",
        "Return a list of the lines in the string, breaking at line boundaries.",
        splitlines,
    ),
    def(
        "partition",
        "(self, sep, /)",
        "Partition the string into three parts using the given separator.",
        partition,
    ),
    def(
        "rpartition",
        "(self, sep, /)",
        "Partition the string into three parts at the last separator.",
        rpartition,
    ),
];

fn piece(text: &str) -> Value {
    Str::new(text).into_value()
}

fn list<'a>(pieces: impl Iterator<Item = &'a str>) -> NativeResult {
    Ok(List::new(pieces.map(piece).collect()).into_value())
}

/// The separator (None for white space) and how many pieces there may be (None for any number).
type How<'a> = (Option<&'a str>, Option<usize>);

fn how<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<How<'a>, Raised> {
    let splits = match args.opt(2) {
        Some(count) => cx.index(count)?,
        None => -1,
    };
    let pieces = usize::try_from(splits).ok();
    let separator = match args.opt(1) {
        Some(value) if !value.is_none() => match cx.inner(value).get::<Str>() {
            Some(separator) if separator.as_str().is_empty() => {
                return Err(cx.value_error("empty separator"));
            }
            Some(separator) => Some(separator.as_str()),
            None => {
                let name = cx.type_name(value);
                return Err(cx.type_error(format_args!("must be str or None, not {name}")));
            }
        },
        _ => None,
    };
    Ok((separator, pieces.map(|splits| splits.saturating_add(1))))
}

fn split(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?.as_str();
    match how(cx, args)? {
        (Some(separator), pieces) => {
            let splits = pieces.map_or(usize::MAX, |pieces| pieces - 1);
            let (mut pieces, mut rest) = (Vec::new(), 0);
            search::each(text.as_bytes(), separator.as_bytes(), splits, |at| {
                pieces.push(piece(&text[rest..at]));
                rest = at + separator.len();
            });
            pieces.push(piece(&text[rest..]));
            Ok(List::new(pieces).into_value())
        }
        (None, pieces) => list(words(text, pieces.unwrap_or(usize::MAX)).into_iter()),
    }
}

/// At most so many words; the last one is what is left, but for the white space before it.
fn words(text: &str, pieces: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let end = rest.find(is_space).filter(|_| words.len() + 1 < pieces);
        let Some(end) = end else {
            words.push(if words.len() + 1 < pieces {
                rest.trim_end_matches(is_space)
            } else {
                rest
            });
            break;
        };
        words.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    words
}

fn rsplit(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?.as_str();
    let mut pieces: Vec<&str> = match how(cx, args)? {
        (Some(separator), Some(pieces)) => text.rsplitn(pieces, separator).collect(),
        (Some(separator), None) => text.rsplit(separator).collect(),
        (None, pieces) => words_from_end(text, pieces.unwrap_or(usize::MAX)),
    };
    pieces.reverse();
    list(pieces.into_iter())
}

/// As [`words`], from the end, the last word first.
fn words_from_end(text: &str, pieces: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        let start = rest
            .char_indices()
            .rev()
            .find(|(_, c)| is_space(*c))
            .filter(|_| words.len() + 1 < pieces);
        let Some((at, space)) = start else {
            words.push(rest);
            break;
        };
        words.push(&rest[at + space.len_utf8()..]);
        rest = rest[..at].trim_end_matches(is_space);
    }
    words
}

/// Whether a line ends with the character.
fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn splitlines(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?.as_str();
    let keep = match args.opt(1) {
        Some(keep) => cx.truth(keep)?,
        None => false,
    };
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(ends_line) {
        let end_len = match &rest[at..] {
            end if end.starts_with("\r\n") => 2,
            end => end.chars().next().map_or(1, char::len_utf8),
        };
        lines.push(&rest[..if keep { at + end_len } else { at }]);
        rest = &rest[at + end_len..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    list(lines.into_iter())
}

fn separator<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a str, Raised> {
    let value = args.req(1);
    match cx.inner(value).get::<Str>() {
        Some(separator) if separator.as_str().is_empty() => Err(cx.value_error("empty separator")),
        Some(separator) => Ok(separator.as_str()),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!("must be str, not {name}")))
        }
    }
}

fn partition(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let separator = separator(cx, args)?;
    let parts = match text.as_str().split_once(separator) {
        Some((before, after)) => [before, separator, after].map(piece),
        None => [text.to_value(), piece(""), piece("")],
    };
    Ok(Tuple::new(parts).into_value())
}

fn rpartition(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let separator = separator(cx, args)?;
    let parts = match text.as_str().rsplit_once(separator) {
        Some((before, after)) => [before, separator, after].map(piece),
        None => [piece(""), piece(""), text.to_value()],
    };
    Ok(Tuple::new(parts).into_value())
}
