//! The methods of unions of types: `int | None`.

use crate::objects::foreign::Foreign;
use crate::objects::tuple::Tuple;
use crate::objects::union::UnionBody;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::union::{same_union, union, union_body};
use crate::vm::ops::{hash::hash_identity, repr};
use crate::vm::raise::Raised;

/// Gives the class of unions its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.union.clone();
    cx.add_methods(&class, METHODS);
    cx.add_properties(&class, PROPERTIES);
    let (name, module) = (cx.names.module.clone(), cx.str("typing"));
    class.attrs.set_str(&name, module);
}

static METHODS: &[NativeDef] = &[
    def("__repr__", "(self, /)", "Return repr(self).", show),
    def("__eq__", "(self, value, /)", "Return self==value.", eq),
    def("__hash__", "(self, /)", "Return hash(self).", hash),
    def("__or__", "(self, value, /)", "Return self|value.", or),
    def("__ror__", "(self, value, /)", "Return value|self.", ror),
];

static PROPERTIES: &[NativeDef] = &[def("__args__", "(self)", "The types of the union.", members)];

fn body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a UnionBody, Raised> {
    let value = args.req(0);
    match value.get::<Foreign>().and_then(|f| f.body::<UnionBody>()) {
        Some(body) => Ok(body),
        None => Err(crate::builtins::protocol::wrong_receiver(cx, value, "Union")),
    }
}

fn show(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = repr::builtin_repr(cx, args.req(0))?;
    Ok(cx.str(text))
}

fn eq(cx: &mut Cx, args: &Args) -> NativeResult {
    let own = body(cx, args)?;
    Ok(match union_body(args.req(1)) {
        Some(other) => Value::bool(same_union(own, other)),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// Unions in another order are equal, so the order must not count.
fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let members = body(cx, args)?.members.iter();
    let hash = members.fold(0, |hash, member| hash ^ hash_identity(member));
    Ok(Value::int(hash as i64))
}

fn or(cx: &mut Cx, args: &Args) -> NativeResult {
    let joined = union(cx, args.req(0), args.req(1));
    Ok(joined.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn ror(cx: &mut Cx, args: &Args) -> NativeResult {
    let joined = union(cx, args.req(1), args.req(0));
    Ok(joined.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn members(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Tuple::new(body(cx, args)?.members.clone()).into_value())
}
