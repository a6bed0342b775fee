//! `int | None`: making unions of types.

use crate::objects::foreign::Foreign;
use crate::objects::kind::Kind;
use crate::objects::union::UnionBody;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// `a | b` of types; None if the two are not types, or None, with a type among them.
pub fn union(cx: &mut Cx, a: &Value, b: &Value) -> Option<Value> {
    if !(is_type(a) || is_type(b)) {
        return None;
    }
    let mut members = Vec::new();
    for side in [a, b] {
        add_members(&mut members, side)?;
    }
    if let [only] = &members[..] {
        return Some(only.clone());
    }
    let class = cx.types.union.clone();
    Some(Foreign::new(class, UnionBody { members }).into_value())
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

fn add_members(members: &mut Vec<Value>, side: &Value) -> Option<()> {
    if let Some(body) = union_body(side) {
        for member in &body.members {
            add_member(members, member);
        }
        return Some(());
    }
    if !is_type(side) && !side.is_none() {
        return None;
    }
    add_member(members, side);
    Some(())
}

fn add_member(members: &mut Vec<Value>, member: &Value) {
    if !members.iter().any(|known| known.is(member)) {
        members.push(member.clone());
    }
}

/// Whether two unions have the same members, in whatever order.
pub fn same_union(a: &UnionBody, b: &UnionBody) -> bool {
    let within = |a: &UnionBody, b: &UnionBody| {
        a.members
            .iter()
            .all(|member| b.members.iter().any(|other| other.is(member)))
    };
    within(a, b) && within(b, a)
}
