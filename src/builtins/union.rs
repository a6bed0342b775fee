//! The methods of `int | None`: `types.UnionType`.

use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::repr::builtin_repr;
use crate::vm::ops::union::{same_union, union, union_body};

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
    def("__hash__", "(self, /)", "Return hash(self).", hash),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| {
            let made = union(cx, args.req(0), args.req(1));
            Ok(made.unwrap_or(Value::NOT_IMPLEMENTED))
        },
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| {
            let made = union(cx, args.req(1), args.req(0));
            Ok(made.unwrap_or(Value::NOT_IMPLEMENTED))
        },
    ),
];

static GETTERS: &[NativeDef] = &[
    def("__args__", "(self)", "", |_, args| {
        let members = union_body(args.req(0)).map_or(Vec::new(), |body| body.members.clone());
        Ok(Tuple::new(members).into_value())
    }),
    def("__origin__", "(self)", "", |cx, _| {
        Ok(Ref::to_value(&cx.types.union))
    }),
    def("__parameters__", "(self)", "", |_, _| {
        Ok(Tuple::new(Vec::new()).into_value())
    }),
];

fn eq(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(match (union_body(args.req(0)), union_body(args.req(1))) {
        (Some(a), Some(b)) => Value::bool(same_union(a, b)),
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
