//! Values as short texts, as CPython's `reprlib` makes them for the results of futures.

use crate::objects::dict::Dict;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// How deep containers are shown.
const LEVELS: usize = 6;
/// How many characters of a text are shown.
const TEXT: usize = 30;
/// How many characters of an int, and of other things that are no containers.
const INT: usize = 40;
const OTHER: usize = 30;
/// How many members of a list, tuple or set, and of a dict.
const MEMBERS: usize = 6;
const PAIRS: usize = 4;

/// The short text of a value.
pub fn repr(cx: &mut Cx, value: &Value) -> Result<String, Raised> {
    at_level(cx, value, LEVELS)
}

fn at_level(cx: &mut Cx, value: &Value, level: usize) -> Result<String, Raised> {
    match value.kind() {
        Kind::List => {
            let members = value.get::<List>().map(|list| list.items.borrow().clone());
            members_text(cx, members.unwrap_or_default(), level, "[", "]")
        }
        Kind::Tuple => {
            let members = value
                .get::<Tuple>()
                .map_or(Vec::new(), |t| t.items().to_vec());
            let right = if members.len() == 1 { ",)" } else { ")" };
            members_text(cx, members, level, "(", right)
        }
        Kind::Set | Kind::FrozenSet => set_text(cx, value, level),
        Kind::Dict => dict_text(cx, value, level),
        Kind::Str => Ok(shortened(text(cx, value)?, TEXT)),
        Kind::Int => Ok(shortened(text(cx, value)?, INT)),
        _ => Ok(shortened(text(cx, value)?, OTHER)),
    }
}

fn text(cx: &mut Cx, value: &Value) -> Result<String, Raised> {
    Ok(cx.repr(value)?.as_str().to_owned())
}

/// The text with its middle left out if it is longer than this.
fn shortened(text: String, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text;
    }
    let head = (most - 3) / 2;
    let tail = most - 3 - head;
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(count - tail).collect();
    format!("{start}...{end}")
}

fn members_text(
    cx: &mut Cx,
    members: Vec<Value>,
    level: usize,
    left: &str,
    right: &str,
) -> Result<String, Raised> {
    if level == 0 && !members.is_empty() {
        return Ok(format!("{left}...{right}"));
    }
    let mut pieces = Vec::new();
    for member in members.iter().take(MEMBERS) {
        pieces.push(at_level(cx, member, level - 1)?);
    }
    if members.len() > MEMBERS {
        pieces.push("...".to_owned());
    }
    Ok(format!("{left}{}{right}", pieces.join(", ")))
}

fn set_text(cx: &mut Cx, value: &Value, level: usize) -> Result<String, Raised> {
    let is_empty = value
        .get::<Set>()
        .is_none_or(|set| set.table.borrow().is_empty());
    if is_empty {
        return text(cx, value);
    }
    let members = in_order(cx, value)?;
    if value.kind() == Kind::Set {
        members_text(cx, members, level, "{", "}")
    } else {
        members_text(cx, members, level, "frozenset({", "})")
    }
}

/// The members of a set or the keys of a dict, sorted if they can be compared.
fn in_order(cx: &mut Cx, value: &Value) -> Result<Vec<Value>, Raised> {
    let members = cx.collect(value)?;
    let list = List::new(members.clone()).into_value();
    let name = cx.intern("sort");
    match cx.call_method(&list, &name, &[]) {
        Ok(_) => cx.collect(&list),
        Err(_) => Ok(members),
    }
}

fn dict_text(cx: &mut Cx, value: &Value, level: usize) -> Result<String, Raised> {
    let Some(dict) = value.get::<Dict>().cloned() else {
        return text(cx, value);
    };
    let count = dict.table.borrow().len();
    if count == 0 {
        return Ok("{}".to_owned());
    }
    if level == 0 {
        return Ok("{...}".to_owned());
    }
    let mut pieces = Vec::new();
    for key in in_order(cx, value)?.iter().take(PAIRS) {
        let Some(item) = cx.dict_get(&dict, key)? else {
            continue;
        };
        let key = at_level(cx, key, level - 1)?;
        pieces.push(format!("{key}: {}", at_level(cx, &item, level - 1)?));
    }
    if count > PAIRS {
        pieces.push("...".to_owned());
    }
    Ok(format!("{{{}}}", pieces.join(", ")))
}
