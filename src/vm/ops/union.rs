//! `int | None`: making unions of types.

use crate::objects::foreign::Foreign;
use crate::objects::kind::Kind;
use crate::objects::union::UnionBody;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// `a | b` of types; None if the two are not types, or None, with a type among them.
pub fn union(cx: &mut Cx, a: &Value, b: &Value) -> Result<Option<Value>, Raised> {
    let fits = |side: &Value| is_type(side) || side.is_none();
    if !(is_type(a) || is_type(b)) || !fits(a) || !fits(b) {
        return Ok(None);
    }
    union_of(cx, &[a.clone(), b.clone()]).map(Some)
}

/// The union of anything that stands for a type: `typing.Union[…]`.
pub fn union_of(cx: &mut Cx, parts: &[Value]) -> NativeResult {
    let mut members = Vec::new();
    for part in parts {
        let inner = match union_body(part) {
            Some(body) => &body.members[..],
            None => std::slice::from_ref(part),
        };
        for member in inner {
            add_member(cx, &mut members, member)?;
        }
    }
    if let [only] = &members[..] {
        return Ok(as_type(cx, only));
    }
    let class = cx.types.union.clone();
    Ok(Foreign::new(class, UnionBody { members }).into_value())
}

/// A member as a type: None stands for its class.
pub fn as_type(cx: &Cx, member: &Value) -> Value {
    match member.is_none() {
        true => cx.class_of(member).into_value(),
        false => member.clone(),
    }
}

/// The union that a value is.
pub fn union_body(value: &Value) -> Option<&UnionBody> {
    value
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<UnionBody>())
}

fn is_type(value: &Value) -> bool {
    value.kind() == Kind::Class || value.get::<Foreign>().is_some_and(|f| names_type(f))
}

/// Whether a foreign object stands for a type: `list[int]`, a type variable, a union.
fn names_type(foreign: &Foreign) -> bool {
    matches!(
        &*foreign.class.name_text(),
        "Union" | "GenericAlias" | "TypeVar" | "ParamSpec" | "TypeVarTuple" | "TypeAliasType"
    )
}

/// Adds a member that is not there yet.
fn add_member(cx: &mut Cx, members: &mut Vec<Value>, member: &Value) -> Result<(), Raised> {
    let none = cx.class_of(&Value::NONE).into_value();
    let member = if member.is(&none) {
        &Value::NONE
    } else {
        member
    };
    for known in members.iter() {
        if cx.same_or_equal(known, member)? {
            return Ok(());
        }
    }
    members.push(member.clone());
    Ok(())
}

/// Whether two unions have the same members, in whatever order.
pub fn same_union(cx: &mut Cx, a: &UnionBody, b: &UnionBody) -> Result<bool, Raised> {
    if a.members.len() != b.members.len() {
        return Ok(false);
    }
    for member in &a.members {
        let mut found = false;
        for other in &b.members {
            found = found || cx.same_or_equal(member, other)?;
        }
        if !found {
            return Ok(false);
        }
    }
    Ok(true)
}
