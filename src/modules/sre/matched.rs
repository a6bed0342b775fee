//! `re.Match`: what a pattern found.

use super::pattern::{self, PatternBody};
use super::replace;
use super::subject::{Groups, Subject};
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::text::is_int;
use crate::vm::raise::Raised;

/// How much of the text a match shows.
const SHOWN: usize = 50;

/// The body of a match.
pub struct MatchBody {
    pub pattern: Ref<Foreign>,
    /// The string as the script gave it.
    pub string: Value,
    pub subject: Subject,
    pub groups: Groups,
    pub pos: usize,
    pub endpos: usize,
}

impl ForeignBody for MatchBody {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern.to_value());
        visit(&self.string);
    }
}

pub static METHODS: &[NativeDef] = &[
    def(
        "group",
        "(self, /, *args)",
        "The text of one or more groups.",
        group,
    ),
    def(
        "__getitem__",
        "(self, key, /)",
        "Return self[key].",
        |cx, args| {
            let found = this(cx, args)?;
            one(cx, found, args.req(1))
        },
    ),
    def(
        "groups",
        "(self, /, default=None)",
        "The texts of all groups.",
        groups,
    ),
    def(
        "groupdict",
        "(self, /, default=None)",
        "The texts of the named groups.",
        groupdict,
    ),
    def(
        "start",
        "(self, group=0, /)",
        "Where a group starts.",
        |cx, args| Ok(Value::int(span_of(cx, args)?.0)),
    ),
    def(
        "end",
        "(self, group=0, /)",
        "Where a group ends.",
        |cx, args| Ok(Value::int(span_of(cx, args)?.1)),
    ),
    def(
        "span",
        "(self, group=0, /)",
        "Where a group starts and ends.",
        |cx, args| {
            let (start, end) = span_of(cx, args)?;
            Ok(pair(start, end))
        },
    ),
    def(
        "expand",
        "(self, /, template)",
        "A template with the groups put in.",
        |cx, args| {
            let found = this(cx, args)?;
            let template = replace::template_of(cx, &found.pattern.to_value(), args.req(1))?;
            replace::expand(cx, &template, found)
        },
    ),
    def("__copy__", "(self, /)", "Itself.", |_, args| {
        Ok(args.req(0).clone())
    }),
    def("__deepcopy__", "(self, memo, /)", "Itself.", |_, args| {
        Ok(args.req(0).clone())
    }),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
];

pub static GETTERS: &[NativeDef] = &[
    def(
        "string",
        "(self)",
        "The string that was searched.",
        |cx, args| Ok(this(cx, args)?.string.clone()),
    ),
    def("re", "(self)", "The pattern.", |cx, args| {
        Ok(this(cx, args)?.pattern.to_value())
    }),
    def("pos", "(self)", "Where the search started.", |cx, args| {
        Ok(Value::int(this(cx, args)?.pos as i64))
    }),
    def(
        "endpos",
        "(self)",
        "Where the search was to end.",
        |cx, args| Ok(Value::int(this(cx, args)?.endpos as i64)),
    ),
    def(
        "lastindex",
        "(self)",
        "The group that ended last, or None.",
        |cx, args| {
            let last = this(cx, args)?.groups.last;
            Ok(last.map_or(Value::NONE, |last| Value::int(last as i64)))
        },
    ),
    def(
        "lastgroup",
        "(self)",
        "The name of the group that ended last, or None.",
        |cx, args| {
            let found = this(cx, args)?;
            let name = found
                .groups
                .last
                .and_then(|last| found.pattern().group_name(last));
            Ok(name.unwrap_or(Value::NONE))
        },
    ),
    def("regs", "(self)", "The places of all groups.", |cx, args| {
        let spans = &this(cx, args)?.groups.spans;
        let pairs: Vec<Value> = spans
            .iter()
            .map(|span| span.map_or(pair(-1, -1), places))
            .collect();
        Ok(Tuple::new(pairs).into_value())
    }),
];

impl MatchBody {
    /// A match as a value.
    pub fn object(cx: &mut Cx, body: MatchBody) -> Value {
        let class = super::classes(cx).matched.clone();
        Foreign::new(class, body).into_value()
    }

    /// The pattern that found it.
    pub fn pattern(&self) -> &PatternBody {
        match self.pattern.body::<PatternBody>() {
            Some(pattern) => pattern,
            None => unreachable!("only a pattern finds matches"),
        }
    }

    /// The text of a group, if it took part.
    pub fn text(&self, cx: &mut Cx, group: usize) -> Option<Value> {
        let (start, end) = self.groups.spans.get(group).copied().flatten()?;
        Some(self.subject.slice(cx, start, end))
    }
}

/// The match that a method is called on.
fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a MatchBody, Raised> {
    let found = args
        .req(0)
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<MatchBody>());
    found.ok_or_else(|| cx.type_error("a match is needed"))
}

fn pair(start: i64, end: i64) -> Value {
    Tuple::new([Value::int(start), Value::int(end)]).into_value()
}

fn places((start, end): (usize, usize)) -> Value {
    pair(start as i64, end as i64)
}

/// The number of the group that a number or a name means.
fn group_index(cx: &mut Cx, found: &MatchBody, key: &Value) -> Result<usize, Raised> {
    let inner = cx.inner(key);
    let number = if is_int(inner) || inner.get::<Str>().is_none() && cx.index(key).is_ok() {
        usize::try_from(cx.index(key)?).ok()
    } else {
        let named = cx.dict_get(&found.pattern().group_index, key)?;
        named.and_then(|number| usize::try_from(cx.index(&number).ok()?).ok())
    };
    match number.filter(|number| *number < found.groups.spans.len()) {
        Some(number) => Ok(number),
        None => Err(cx.index_error("no such group")),
    }
}

fn one(cx: &mut Cx, found: &MatchBody, key: &Value) -> NativeResult {
    let group = group_index(cx, found, key)?;
    Ok(found.text(cx, group).unwrap_or(Value::NONE))
}

fn group(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = this(cx, args)?;
    match args.rest(1) {
        [] => Ok(found.text(cx, 0).unwrap_or(Value::NONE)),
        [key] => one(cx, found, key),
        keys => {
            let texts: Result<Vec<Value>, Raised> =
                keys.iter().map(|key| one(cx, found, key)).collect();
            Ok(Tuple::new(texts?).into_value())
        }
    }
}

fn groups(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = this(cx, args)?;
    let default = args.opt(1).cloned().unwrap_or(Value::NONE);
    let texts: Vec<Value> = (1..found.groups.spans.len())
        .map(|group| found.text(cx, group).unwrap_or_else(|| default.clone()))
        .collect();
    Ok(Tuple::new(texts).into_value())
}

fn groupdict(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = this(cx, args)?;
    let default = args.opt(1).cloned().unwrap_or(Value::NONE);
    let made = Dict::new();
    for (name, group) in found.pattern().named_groups() {
        let text = found.text(cx, group).unwrap_or_else(|| default.clone());
        cx.dict_set(&made, name, text)?;
    }
    Ok(made.into_value())
}

fn span_of(cx: &mut Cx, args: &Args) -> Result<(i64, i64), Raised> {
    let found = this(cx, args)?;
    let group = match args.opt(1) {
        Some(key) => group_index(cx, found, key)?,
        None => 0,
    };
    let span = found.groups.spans[group];
    Ok(span.map_or((-1, -1), |(start, end)| (start as i64, end as i64)))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = this(cx, args)?;
    let (start, end) = found.groups.spans[0].unwrap_or_default();
    let text = found.text(cx, 0).unwrap_or(Value::NONE);
    let text = cx.repr(&text)?;
    let shown: String = text.as_str().chars().take(SHOWN).collect();
    Ok(cx.str(format!(
        "<re.Match object; span=({start}, {end}), match={shown}>"
    )))
}

/// What a search gave, as scripts see it: a match, or None.
pub fn or_none(cx: &mut Cx, look: &pattern::Look, groups: Option<Groups>) -> Value {
    match groups {
        Some(groups) => of(cx, look, groups),
        None => Value::NONE,
    }
}

/// The match that a search gave.
pub fn of(cx: &mut Cx, look: &pattern::Look, groups: Groups) -> Value {
    let body = MatchBody {
        pattern: look.pattern.clone(),
        string: look.string.clone(),
        subject: look.subject.clone(),
        groups,
        pos: look.pos,
        endpos: look.endpos,
    };
    MatchBody::object(cx, body)
}
