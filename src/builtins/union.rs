//! The methods of `int | None`: `types.UnionType`.

use crate::builtins::type_parameters::{parameters, substituted};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::repr::builtin_repr;
use crate::vm::ops::union::{as_type, same_union, union, union_body, union_of};

/// Gives the class its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.union.clone();
    cx.add_methods(&class, METHODS);
    cx.add_properties(&class, GETTERS);
    let module = cx.intern("typing").into_value();
    class.set_attr(&cx.names.module, module);
}

static METHODS: &[NativeDef] = &[
    def("__repr__", "(self, /)", "Return repr(self).", |cx, args| {
        let text = builtin_repr(cx, args.req(0))?;
        Ok(cx.str(text))
    }),
    def("__eq__", "(self, value, /)", "Return self==value.", eq),
    def(
        "__class_getitem__",
        "(cls, parameters, /)",
        "A union of types.",
        class_getitem,
    ),
    def(
        "__getitem__",
        "(self, parameters, /)",
        "Return self[key].",
        getitem,
    ),
    def("__hash__", "(self, /)", "Return hash(self).", hash),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| {
            let made = union(cx, args.req(0), args.req(1))?;
            Ok(made.unwrap_or(Value::NOT_IMPLEMENTED))
        },
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| {
            let made = union(cx, args.req(1), args.req(0))?;
            Ok(made.unwrap_or(Value::NOT_IMPLEMENTED))
        },
    ),
];

static GETTERS: &[NativeDef] = &[
    def("__args__", "(self)", "", |cx, args| {
        let members = members(cx, args.req(0));
        Ok(Tuple::new(members).into_value())
    }),
    def("__origin__", "(self)", "", |cx, _| {
        Ok(Ref::to_value(&cx.types.union))
    }),
    def("__parameters__", "(self)", "", |cx, args| {
        let members = members(cx, args.req(0));
        let found = parameters(cx, &members)?;
        Ok(Tuple::new(found).into_value())
    }),
];

/// The members, None as its class.
fn members(cx: &Cx, value: &Value) -> Vec<Value> {
    let body = union_body(value);
    let members = body.map_or(&[][..], |body| &body.members);
    members.iter().map(|member| as_type(cx, member)).collect()
}

/// `typing.Union[int, "Name"]`
fn class_getitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = match args.req(1).get::<Tuple>() {
        Some(several) => several.items().to_vec(),
        None => vec![args.req(1).clone()],
    };
    if given.is_empty() {
        return Err(cx.type_error("Cannot take a Union of no types."));
    }
    let mut parts = Vec::with_capacity(given.len());
    for part in given {
        parts.push(match part.get::<Str>() {
            Some(_) => forward_reference(cx, part)?,
            None => part,
        });
    }
    union_of(cx, &parts)
}

/// A name in quotes stands for what it will mean.
fn forward_reference(cx: &mut Cx, name: Value) -> NativeResult {
    let import = cx.hooks.import;
    let module = import(cx, "annotationlib")?;
    let class = cx.intern("ForwardRef");
    let class = cx.get_attr(&module, &class)?;
    cx.call(&class, &[name])
}

/// `(T | int)[str]`
fn getitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let members = members(cx, args.req(0));
    let new = substituted(cx, args.req(0), &members, args.req(1))?;
    union_of(cx, &new)
}

fn eq(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(match (union_body(args.req(0)), union_body(args.req(1))) {
        (Some(a), Some(b)) => Value::bool(same_union(cx, a, b)?),
        _ => Value::NOT_IMPLEMENTED,
    })
}

/// The same in whatever order the members come.
fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let members = union_body(args.req(0)).map_or(Vec::new(), |body| body.members.clone());
    let mut hash = 0;
    for member in &members {
        hash ^= cx.hash(member)?;
    }
    Ok(Value::int(hash as i64))
}
