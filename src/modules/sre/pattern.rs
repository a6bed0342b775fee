//! `re.Pattern`: a compiled pattern and what can be done with it.

use std::cell::Cell;

use super::matched::{self, MatchBody};
use super::replace;
use super::subject::{Groups, Subject, Way};
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::mapping_proxy::MappingProxy;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The body of a pattern.
pub struct PatternBody {
    /// The text it was made of, or None.
    pub pattern: Value,
    pub flags: u32,
    pub codes: Vec<u32>,
    /// How many groups it has.
    pub groups: usize,
    /// The numbers of the named ones.
    pub group_index: Ref<Dict>,
    /// Whether it is for bytes.
    pub is_bytes: bool,
}

impl ForeignBody for PatternBody {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern);
        visit(&self.group_index.to_value());
    }
}

impl PatternBody {
    /// The named groups, in the order of their numbers.
    pub fn named_groups(&self) -> Vec<(Value, usize)> {
        let table = self.group_index.table.borrow();
        let number = |value: &Value| value.as_int().unwrap_or(0) as usize;
        table
            .iter()
            .map(|entry| (entry.key.clone(), number(&entry.value)))
            .collect()
    }

    /// The name of a group, if it has one.
    pub fn group_name(&self, group: usize) -> Option<Value> {
        let mut named = self.named_groups().into_iter();
        named
            .find(|(_, number)| *number == group)
            .map(|(name, _)| name)
    }
}

/// A search that is under way: pattern, subject, and between which places.
pub struct Look {
    pub pattern: Ref<Foreign>,
    pub string: Value,
    pub subject: Subject,
    pub pos: usize,
    pub endpos: usize,
}

impl Look {
    /// The search that a method's arguments ask for: `(self, string, pos, endpos)`.
    fn of(cx: &mut Cx, args: &Args) -> Result<Look, Raised> {
        let place = |cx: &mut Cx, index: usize| match args.opt(index) {
            Some(value) => Ok(Some(cx.index(value)?.max(0) as usize)),
            None => Ok(None),
        };
        let mut look = Look::whole(cx, args.req(0), args.req(1))?;
        let (pos, endpos) = (place(cx, 2)?, place(cx, 3)?);
        look.endpos = endpos.map_or(look.endpos, |endpos| endpos.min(look.endpos));
        look.pos = pos.unwrap_or(0).min(look.endpos);
        Ok(look)
    }

    /// A search of the whole string.
    fn whole(cx: &mut Cx, pattern: &Value, string: &Value) -> Result<Look, Raised> {
        let Some(body) = body_of(pattern) else {
            return Err(cx.type_error("a pattern is needed"));
        };
        let subject = Subject::of(cx, string, Some(body.is_bytes))?;
        let Some(pattern) = pattern.get::<Foreign>().cloned() else {
            return Err(cx.type_error("a pattern is needed"));
        };
        Ok(Look {
            pattern,
            string: string.clone(),
            pos: 0,
            endpos: subject.len(),
            subject,
        })
    }

    fn body(&self) -> &PatternBody {
        match self.pattern.body::<PatternBody>() {
            Some(body) => body,
            None => unreachable!("checked when the search began"),
        }
    }

    fn find(&self, start: usize, way: Way, moved: bool) -> Option<Groups> {
        let body = self.body();
        self.subject
            .find(&body.codes, (start, self.endpos), way, moved, body.groups)
    }
}

/// Finds one match after the other.
pub struct Finder {
    pub look: Look,
    next: Cell<Option<usize>>,
    moved: Cell<bool>,
}

impl Finder {
    fn new(look: Look) -> Finder {
        let start = look.pos;
        Finder {
            look,
            next: Cell::new(Some(start)),
            moved: Cell::new(false),
        }
    }

    /// The next match; `way` is [`Way::Search`] but for scanners.
    pub fn step(&self, way: Way) -> Option<Groups> {
        let start = self.next.get()?;
        let found = self.look.find(start, way, self.moved.get());
        match found.as_ref().and_then(|groups| groups.spans[0]) {
            Some((start, end)) => {
                self.moved.set(start == end);
                self.next.set(Some(end));
            }
            None => self.next.set(None),
        }
        found
    }
}

impl ForeignBody for Finder {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.look.pattern.to_value());
        visit(&self.look.string);
    }
}

pub static METHODS: &[NativeDef] = &[
    def(
        "match",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        "Matches zero or more characters at the beginning of the string.",
        |cx, args| find_one(cx, args, Way::Match),
    ),
    def(
        "fullmatch",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        "Matches against all of the string.",
        |cx, args| find_one(cx, args, Way::Full),
    ),
    def(
        "search",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        "Scan through string looking for a match, and return a corresponding match object instance.",
        |cx, args| find_one(cx, args, Way::Search),
    ),
    def(
        "findall",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        "Return a list of all non-overlapping matches of pattern in string.",
        findall,
    ),
    def(
        "finditer",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        "Return an iterator over all non-overlapping matches for the RE pattern in string.",
        |cx, args| finder(cx, args, |classes| &classes.finder),
    ),
    def(
        "scanner",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        "",
        |cx, args| finder(cx, args, |classes| &classes.scanner),
    ),
    def(
        "split",
        "(self, /, string, maxsplit=0)",
        "Split string by the occurrences of pattern.",
        split,
    ),
    def(
        "sub",
        "(self, /, repl, string, count=0)",
        "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
        |cx, args| Ok(substitute(cx, args)?.0),
    ),
    def(
        "subn",
        "(self, /, repl, string, count=0)",
        "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
        |cx, args| {
            let (text, count) = substitute(cx, args)?;
            Ok(Tuple::new([text, Value::int(count as i64)]).into_value())
        },
    ),
    def("__copy__", "(self, /)", "Itself.", |_, args| {
        Ok(args.req(0).clone())
    }),
    def("__deepcopy__", "(self, memo, /)", "Itself.", |_, args| {
        Ok(args.req(0).clone())
    }),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def("__eq__", "(self, value, /)", "Return self==value.", eq),
    def("__hash__", "(self, /)", "Return hash(self).", hash),
];

pub static GETTERS: &[NativeDef] = &[
    def(
        "pattern",
        "(self)",
        "The text it was made of.",
        |cx, args| Ok(this(cx, args)?.pattern.clone()),
    ),
    def(
        "flags",
        "(self)",
        "The flags, with those in the text.",
        |cx, args| Ok(Value::int(this(cx, args)?.flags.into())),
    ),
    def("groups", "(self)", "How many groups it has.", |cx, args| {
        Ok(Value::int(this(cx, args)?.groups as i64))
    }),
    def(
        "groupindex",
        "(self)",
        "The numbers of the named groups.",
        |cx, args| {
            let dict = this(cx, args)?.group_index.clone();
            Ok(MappingProxy::object(&cx.types.mapping_proxy, dict).into_value())
        },
    ),
];

/// The methods of what `finditer` gives.
pub static FINDER: &[NativeDef] = &[
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |_, args| Ok(args.req(0).clone()),
    ),
    def(
        "__next__",
        "(self, /)",
        "Implement next(self).",
        |cx, args| {
            let found = step(cx, args, Way::Search)?;
            if found.is_none() {
                let class = cx.exceptions.StopIteration.clone();
                return Err(cx.raise(&class, ""));
            }
            Ok(found)
        },
    ),
];

/// The methods of a scanner.
pub static SCANNER: &[NativeDef] = &[
    def("match", "(self, /)", "", |cx, args| {
        step(cx, args, Way::Match)
    }),
    def("search", "(self, /)", "", |cx, args| {
        step(cx, args, Way::Search)
    }),
    def("pattern", "(self)", "", |cx, args| {
        Ok(this_finder(cx, args)?.look.pattern.to_value())
    }),
];

/// The body of a value that is a pattern.
pub fn body_of(value: &Value) -> Option<&PatternBody> {
    value
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<PatternBody>())
}

/// The pattern that a method is called on.
fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a PatternBody, Raised> {
    body_of(args.req(0)).ok_or_else(|| cx.type_error("a pattern is needed"))
}

fn this_finder<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Finder, Raised> {
    let finder = args
        .req(0)
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<Finder>());
    finder.ok_or_else(|| cx.type_error("a scanner is needed"))
}

fn step(cx: &mut Cx, args: &Args, way: Way) -> NativeResult {
    let finder = this_finder(cx, args)?;
    let found = finder.step(way);
    Ok(matched::or_none(cx, &finder.look, found))
}

fn find_one(cx: &mut Cx, args: &Args, way: Way) -> NativeResult {
    let look = Look::of(cx, args)?;
    let found = look.find(look.pos, way, false);
    Ok(matched::or_none(cx, &look, found))
}

fn finder(
    cx: &mut Cx,
    args: &Args,
    class: fn(&super::Classes) -> &Ref<crate::objects::class::Class>,
) -> NativeResult {
    let look = Look::of(cx, args)?;
    let class = class(&super::classes(cx)).clone();
    Ok(Foreign::new(class, Finder::new(look)).into_value())
}

/// The text of a group, or nothing's text if it took no part.
fn text_or_empty(cx: &mut Cx, look: &Look, span: Option<(usize, usize)>) -> Value {
    let (start, end) = span.unwrap_or((0, 0));
    look.subject.slice(cx, start, end)
}

fn findall(cx: &mut Cx, args: &Args) -> NativeResult {
    let finder = Finder::new(Look::of(cx, args)?);
    let mut all = Vec::new();
    while let Some(found) = finder.step(Way::Search) {
        let look = &finder.look;
        all.push(match &found.spans[..] {
            [only] | [_, only] => text_or_empty(cx, look, *only),
            [_, several @ ..] => {
                let texts: Vec<Value> = several
                    .iter()
                    .map(|span| text_or_empty(cx, look, *span))
                    .collect();
                Tuple::new(texts).into_value()
            }
            [] => Value::NONE,
        });
    }
    Ok(List::new(all).into_value())
}

/// A count argument; 0 stands for no limit.
fn limit(cx: &mut Cx, args: &Args, index: usize) -> Result<usize, Raised> {
    let count = args.opt(index).map_or(Ok(0), |count| cx.index(count))?;
    Ok(match count {
        0 => usize::MAX,
        count => usize::try_from(count).unwrap_or(0),
    })
}

fn split(cx: &mut Cx, args: &Args) -> NativeResult {
    let limit = limit(cx, args, 2)?;
    let finder = Finder::new(Look::whole(cx, args.req(0), args.req(1))?);
    let look = &finder.look;
    let (mut parts, mut last) = (Vec::new(), 0);
    for _ in 0..limit {
        let Some(found) = finder.step(Way::Search) else {
            break;
        };
        let (start, end) = found.spans[0].unwrap_or_default();
        parts.push(look.subject.slice(cx, last, start));
        for span in &found.spans[1..] {
            parts.push(match span {
                Some((start, end)) => look.subject.slice(cx, *start, *end),
                None => Value::NONE,
            });
        }
        last = end;
    }
    parts.push(look.subject.slice(cx, last, look.endpos));
    Ok(List::new(parts).into_value())
}

/// `sub` and `subn`: the new text, and how many matches were replaced.
fn substitute(cx: &mut Cx, args: &Args) -> Result<(Value, usize), Raised> {
    let limit = limit(cx, args, 3)?;
    let replacement = replace::Replacement::of(cx, args.req(0), args.req(1))?;
    let finder = Finder::new(Look::whole(cx, args.req(0), args.req(2))?);
    let look = &finder.look;
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    while count < limit {
        let Some(groups) = finder.step(Way::Search) else {
            break;
        };
        let (start, end) = groups.spans[0].unwrap_or_default();
        if last < start {
            parts.push(look.subject.slice(cx, last, start));
        }
        let found = MatchBody {
            pattern: look.pattern.clone(),
            string: look.string.clone(),
            subject: look.subject.clone(),
            groups,
            pos: look.pos,
            endpos: look.endpos,
        };
        let put = replacement.put(cx, found)?;
        if !put.is_none() {
            parts.push(put);
        }
        last = end;
        count += 1;
    }
    if count == 0 {
        return Ok((args.req(2).clone(), 0));
    }
    if last < look.endpos {
        parts.push(look.subject.slice(cx, last, look.endpos));
    }
    Ok((look.subject.join(cx, &parts)?, count))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = this(cx, args)?;
    let mut text = cx.repr(&body.pattern)?.as_str().to_owned();
    if text.chars().count() > 200 {
        text = text.chars().take(200).collect();
    }
    let flags = super::flags::names(body.flags);
    let flags = if flags.is_empty() {
        flags
    } else {
        format!(", {flags}")
    };
    Ok(cx.str(format!("re.compile({text}{flags})")))
}

fn eq(cx: &mut Cx, args: &Args) -> NativeResult {
    let a = this(cx, args)?;
    let Some(b) = body_of(args.req(1)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = a.flags == b.flags && a.is_bytes == b.is_bytes && a.codes == b.codes;
    Ok(Value::bool(
        same && cx.same_or_equal(&a.pattern, &b.pattern)?,
    ))
}

fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = this(cx, args)?;
    let hash = cx.hash(&body.pattern)? ^ u64::from(body.flags);
    Ok(Value::int(hash as i64))
}
