//! What is searched: a string, by code points, or bytes.

use std::rc::Rc;

use rustpython_sre_engine::{Request, State, StrDrive};

use crate::objects::bytes::Bytes;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::sequence::bytes_like;
use crate::vm::raise::Raised;

/// A string or bytes that is searched.
#[derive(Clone)]
pub enum Subject {
    Text(Ref<Str>),
    /// The bytes, and one more: the engine looks at what comes after the last one, and lets it be.
    Bytes(Rc<[u8]>),
}

/// Where the groups of a match start and end, the whole match first.
#[derive(Clone, Debug)]
pub struct Groups {
    pub spans: Vec<Option<(usize, usize)>>,
    /// The group that ended last.
    pub last: Option<usize>,
}

/// How a match must lie.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Way {
    /// It starts where the search starts.
    Match,
    /// It covers everything.
    Full,
    /// It starts anywhere.
    Search,
}

impl Subject {
    /// The subject that a value is; `is_bytes` is what the pattern wants.
    pub fn of(cx: &mut Cx, value: &Value, is_bytes: Option<bool>) -> Result<Subject, Raised> {
        let inner = cx.inner(value);
        let subject = match inner.get::<Str>() {
            Some(text) => Subject::Text(text.clone()),
            None => match bytes_like(inner) {
                Some(mut bytes) => {
                    bytes.push(0);
                    Subject::Bytes(bytes.into())
                }
                None => {
                    let name = cx.type_name(value);
                    return Err(cx.type_error(format_args!(
                        "expected string or bytes-like object, got '{name}'"
                    )));
                }
            },
        };
        match (is_bytes, &subject) {
            (Some(true), Subject::Text(_)) => {
                Err(cx.type_error("cannot use a bytes pattern on a string-like object"))
            }
            (Some(false), Subject::Bytes(_)) => {
                Err(cx.type_error("cannot use a string pattern on a bytes-like object"))
            }
            _ => Ok(subject),
        }
    }

    /// How many code points or bytes there are.
    pub fn len(&self) -> usize {
        match self {
            Subject::Text(text) => text.chars(),
            Subject::Bytes(bytes) => bytes.len() - 1,
        }
    }

    /// A part of it as a value.
    pub fn slice(&self, cx: &mut Cx, start: usize, end: usize) -> Value {
        match self {
            Subject::Text(text) => {
                let part = text.slice(start, end);
                match part.len() {
                    0 | 1 => cx.intern(part).into_value(),
                    _ => cx.str(part),
                }
            }
            Subject::Bytes(bytes) => Bytes::new(&bytes[start.min(end)..end]).into_value(),
        }
    }

    /// Joins parts of the subject's kind.
    pub fn join(&self, cx: &mut Cx, parts: &[Value]) -> Result<Value, Raised> {
        match self {
            Subject::Text(_) => {
                let mut joined = String::new();
                for (index, part) in parts.iter().enumerate() {
                    match cx.inner(part).get::<Str>() {
                        Some(text) => joined.push_str(text.as_str()),
                        None => return Err(not_joinable(cx, index, "str instance", part)),
                    }
                }
                Ok(cx.str(joined))
            }
            Subject::Bytes(_) => {
                let mut joined = Vec::new();
                for (index, part) in parts.iter().enumerate() {
                    match bytes_like(cx.inner(part)) {
                        Some(bytes) => joined.extend(bytes),
                        None => return Err(not_joinable(cx, index, "a bytes-like object", part)),
                    }
                }
                Ok(Bytes::new(joined).into_value())
            }
        }
    }

    /// Looks for a match between two places. `moved` forbids an empty one at the start.
    pub fn find(
        &self,
        codes: &[u32],
        (start, end): (usize, usize),
        way: Way,
        moved: bool,
        groups: usize,
    ) -> Option<Groups> {
        match self {
            Subject::Text(text) => {
                // A cursor in the middle, without counting from the beginning.
                let mut state = State::default();
                let rest = &text.as_str()[text.offset(start)..];
                state.cursor = rest.create_cursor(0);
                state.cursor.position = start;
                let request = request(text.as_str(), codes, (start, end), way, moved);
                run(state, request, way, groups)
            }
            Subject::Bytes(bytes) => {
                let all = &bytes[..bytes.len() - 1];
                let request = request(all, codes, (start, end), way, moved);
                run(State::default(), request, way, groups)
            }
        }
    }
}

fn not_joinable(cx: &mut Cx, index: usize, expected: &str, part: &Value) -> Raised {
    let name = cx.type_name(part);
    cx.type_error(format_args!(
        "sequence item {index}: expected {expected}, {name} found"
    ))
}

fn request<S: StrDrive>(
    string: S,
    codes: &[u32],
    (start, end): (usize, usize),
    way: Way,
    moved: bool,
) -> Request<'_, S> {
    Request {
        string,
        start,
        end,
        pattern_codes: codes,
        match_all: way == Way::Full,
        must_advance: moved,
    }
}

fn run<S: StrDrive>(
    mut state: State,
    request: Request<'_, S>,
    way: Way,
    groups: usize,
) -> Option<Groups> {
    let found = match way {
        Way::Search => state.search(request),
        Way::Match | Way::Full => state.py_match(&request),
    };
    found.then(|| {
        let mut spans = Vec::with_capacity(groups + 1);
        spans.push(Some((state.start, state.cursor.position)));
        for group in 0..groups {
            let (start, end) = state.marks.get(group);
            let span = start.into_option().zip(end.into_option());
            spans.push(span.filter(|(start, end)| start <= end));
        }
        let last = usize::try_from(state.marks.last_index()).ok();
        Groups {
            spans,
            last: last.filter(|last| *last > 0),
        }
    })
}
