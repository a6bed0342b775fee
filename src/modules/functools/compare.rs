//! `cmp_to_key`: objects that compare as an old-style function says.

use std::rc::Rc;

use crate::bytecode::instr::CmpOp;
use crate::modules::{add_class, foreign_body, state};
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// A value and the function that compares it; the value is unbound in the key function itself.
struct Key {
    compare: Value,
    object: Value,
}

impl ForeignBody for Key {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.compare);
        visit(&self.object);
    }
}

/// The class of keys.
struct KeyClass(Ref<Class>);

/// Gives the module the class.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    let class = add_class(cx, module, "functools", "KeyWrapper", METHODS);
    cx.add_properties(&class, GETTERS);
    class.set_attr(&cx.names.hash, Value::NONE);
    cx.module_state
        .insert("_functools.compare", Rc::new(KeyClass(class)));
}

static METHODS: &[NativeDef] = &[
    def(
        "__call__",
        "(self, obj)",
        "Call self as a function.",
        |cx, args| {
            let compare = foreign_body::<Key>(cx, args.req(0), "KeyWrapper")?
                .compare
                .clone();
            key(cx, compare, args.req(1).clone())
        },
    ),
    def(
        "__lt__",
        "(self, value, /)",
        "Return self<value.",
        |cx, args| order(cx, args, CmpOp::Lt),
    ),
    def(
        "__le__",
        "(self, value, /)",
        "Return self<=value.",
        |cx, args| order(cx, args, CmpOp::Le),
    ),
    def(
        "__eq__",
        "(self, value, /)",
        "Return self==value.",
        |cx, args| order(cx, args, CmpOp::Eq),
    ),
    def(
        "__ne__",
        "(self, value, /)",
        "Return self!=value.",
        |cx, args| order(cx, args, CmpOp::Ne),
    ),
    def(
        "__gt__",
        "(self, value, /)",
        "Return self>value.",
        |cx, args| order(cx, args, CmpOp::Gt),
    ),
    def(
        "__ge__",
        "(self, value, /)",
        "Return self>=value.",
        |cx, args| order(cx, args, CmpOp::Ge),
    ),
];

static GETTERS: &[NativeDef] = &[def(
    "obj",
    "(self)",
    "Value wrapped by a key function.",
    |cx, args| {
        let object = foreign_body::<Key>(cx, args.req(0), "KeyWrapper")?
            .object
            .clone();
        if object.is_unbound() {
            return Err(cx.attribute_error("object"));
        }
        Ok(object)
    },
)];

fn key(cx: &mut Cx, compare: Value, object: Value) -> NativeResult {
    let class = state::<KeyClass>(cx, "_functools.compare")?;
    Ok(Foreign::new(class.0.clone(), Key { compare, object }).into_value())
}

/// `cmp_to_key(mycmp)`
pub fn cmp_to_key(cx: &mut Cx, args: &Args) -> NativeResult {
    key(cx, args.req(0).clone(), Value::UNBOUND)
}

fn order(cx: &mut Cx, args: &Args, op: CmpOp) -> NativeResult {
    let (a, b) = (args.req(0), args.req(1));
    let other = b.get::<Foreign>().and_then(|object| object.body::<Key>());
    let Some(other) = other.filter(|key| !key.object.is_unbound()) else {
        return Err(cx.type_error("other argument must be K instance"));
    };
    let own = foreign_body::<Key>(cx, a, "KeyWrapper")?;
    let answer = cx.call(&own.compare, &[own.object.clone(), other.object.clone()])?;
    cx.compare(op, &answer, &Value::int(0))
}
