//! Replacing characters by a table: `translate` and `maketrans`.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{made, text, text_argument};
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::class_of::inner;
use crate::vm::raise::Raised;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "translate",
        "(self, table, /)",
        "Replace each character in the string using the given translation table.",
        translate,
    ),
    def(
        "maketrans",
        "(x, y=None, z=None, /)",
        "Return a translation table usable for str.translate().",
        maketrans,
    ),
];

/// What a table makes of a character.
#[derive(Clone)]
enum Becomes {
    Itself,
    Nothing,
    Char(char),
    Text(Ref<Str>),
}

impl Becomes {
    fn write(&self, out: &mut String, c: char) {
        match self {
            Becomes::Itself => out.push(c),
            Becomes::Nothing => {}
            Becomes::Char(other) => out.push(*other),
            Becomes::Text(text) => out.push_str(text.as_str()),
        }
    }
}

fn translate(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let table = args.req(1);
    let mut out = String::with_capacity(text.as_str().len());
    if let Some(table) = table.get::<Dict>() {
        for c in text.as_str().chars() {
            match cx.dict_get(table, &Value::int(c as i64))? {
                Some(found) => meaning(cx, &found)?.write(&mut out, c),
                None => out.push(c),
            }
        }
        return made(out);
    }
    let mut known: HashMap<char, Becomes> = Default::default();
    for c in text.as_str().chars() {
        let becomes = match known.entry(c) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(replacement(cx, table, c)?),
        };
        becomes.write(&mut out, c);
    }
    made(out)
}

fn replacement(cx: &mut Cx, table: &Value, c: char) -> Result<Becomes, Raised> {
    match cx.get_item(table, &Value::int(c as i64)) {
        Ok(found) => meaning(cx, &found),
        Err(raised) if is_lookup_error(cx, &raised) => Ok(Becomes::Itself),
        Err(raised) => Err(raised),
    }
}

/// What a table's entry means.
fn meaning(cx: &mut Cx, found: &Value) -> Result<Becomes, Raised> {
    let found = inner(found);
    if found.is_none() {
        return Ok(Becomes::Nothing);
    }
    if let Some(text) = found.get::<Str>() {
        return Ok(Becomes::Text(text.clone()));
    }
    if !crate::vm::ops::text::is_int(found) {
        return Err(cx.type_error("character mapping must return integer, None or str"));
    }
    let code = cx.index(found)?;
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(c) => Ok(Becomes::Char(c)),
        None => Err(cx.value_error("character mapping must be in range(0x110000)")),
    }
}

fn is_lookup_error(cx: &Cx, raised: &Raised) -> bool {
    cx.is_instance_of(&raised.0.to_value(), &cx.exceptions.LookupError)
}

fn maketrans(cx: &mut Cx, args: &Args) -> NativeResult {
    let table = Dict::new();
    match args.opt(1) {
        None => from_dict(cx, &table, args.req(0))?,
        Some(second) => from_texts(cx, &table, args.req(0), second, args.opt(2))?,
    }
    Ok(table.into_value())
}

fn from_dict(cx: &mut Cx, table: &Ref<Dict>, source: &Value) -> Result<(), Raised> {
    let Some(source) = cx.inner(source).get::<Dict>() else {
        let message = "if you give only one argument to maketrans it must be a dict";
        return Err(cx.type_error(message));
    };
    let entries: Vec<(Value, Value)> = {
        let table = source.table.borrow();
        let pairs = table.iter();
        pairs.map(|e| (e.key.clone(), e.value.clone())).collect()
    };
    for (key, value) in entries {
        let inner = cx.inner(&key).clone();
        let key = match inner.get::<Str>() {
            Some(text) if text.chars() == 1 => code(text.as_str()),
            Some(_) => {
                let message = "string keys in translatetable must be of length 1";
                return Err(cx.value_error(message));
            }
            None if crate::vm::ops::text::is_int(&inner) => key,
            None => {
                let message = "keys in translate table must be strings or integers";
                return Err(cx.type_error(message));
            }
        };
        cx.dict_set(table, key, value)?;
    }
    Ok(())
}

fn code(text: &str) -> Value {
    Value::int(text.chars().next().map_or(0, |c| c as i64))
}

fn from_texts(
    cx: &mut Cx,
    table: &Ref<Dict>,
    from: &Value,
    to: &Value,
    removed: Option<&Value>,
) -> Result<(), Raised> {
    let Some(from) = cx.inner(from).get::<Str>() else {
        let message = "first maketrans argument must be a string if there is a second argument";
        return Err(cx.type_error(message));
    };
    let to = text_argument(cx, to, "maketrans", " 2")?;
    if from.chars() != to.chars() {
        let message = "the first two maketrans arguments must have equal length";
        return Err(cx.value_error(message));
    }
    for (key, value) in from.as_str().chars().zip(to.as_str().chars()) {
        cx.dict_set(table, Value::int(key as i64), Value::int(value as i64))?;
    }
    if let Some(removed) = removed {
        let removed = text_argument(cx, removed, "maketrans", " 3")?;
        for key in removed.as_str().chars() {
            cx.dict_set(table, Value::int(key as i64), Value::NONE)?;
        }
    }
    Ok(())
}
