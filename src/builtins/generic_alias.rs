//! The methods of `list[int]` and its like: `types.GenericAlias`.

use crate::builtins::protocol::wrong_receiver;
use crate::builtins::type_parameters::{parameters, substituted};
use crate::bytecode::instr::CmpOp;
use crate::objects::class::Class;
use crate::objects::foreign::Foreign;
use crate::objects::generic::GenericAlias;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::ops::repr::class_path;
use crate::vm::raise::Raised;

/// Gives the class its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.generic_alias.clone();
    cx.add_methods(&class, METHODS);
    cx.add_properties(&class, GETTERS);
    let module = cx.intern("types").into_value();
    class.set_attr(&cx.names.module, module);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, origin, args, /)",
        "Create and return a new object.",
        |cx, args| {
            let alias = cx.types.generic_alias.clone();
            let made = GenericAlias::object(&alias, args.req(1).clone(), args.req(2));
            Ok(made.into_value())
        },
    ),
    flow_def(
        "__call__",
        "(self, /, *args, **kwargs)",
        "Call self as a function.",
        call,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def("__eq__", "(self, value, /)", "Return self==value.", eq),
    def("__hash__", "(self, /)", "Return hash(self).", hash),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| {
            let union = crate::vm::ops::union::union(cx, args.req(0), args.req(1))?;
            Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
        },
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| {
            let union = crate::vm::ops::union::union(cx, args.req(1), args.req(0))?;
            Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
        },
    ),
    def(
        "__getitem__",
        "(self, key, /)",
        "Return self[key].",
        getitem,
    ),
    def("__mro_entries__", "(self, bases, /)", "", |cx, args| {
        let origin = alias(cx, args.req(0))?.origin.clone();
        Ok(Tuple::new([origin]).into_value())
    }),
    def("__getattr__", "(self, name, /)", "", getattr),
    def("__instancecheck__", "(self, instance, /)", "", |cx, _| {
        Err(cx.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }),
    def("__subclasscheck__", "(self, subclass, /)", "", |cx, _| {
        Err(cx.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }),
];

static GETTERS: &[NativeDef] = &[
    def("__origin__", "(self)", "", |cx, args| {
        Ok(alias(cx, args.req(0))?.origin.clone())
    }),
    def("__args__", "(self)", "", |cx, args| {
        Ok(alias(cx, args.req(0))?.args.to_value())
    }),
    def("__parameters__", "(self)", "", |cx, args| {
        let args = alias(cx, args.req(0))?.args.clone();
        let found = parameters(cx, args.items())?;
        Ok(Tuple::new(found).into_value())
    }),
];

fn alias<'a>(cx: &mut Cx, value: &'a Value) -> Result<&'a GenericAlias, Raised> {
    let body = value
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<GenericAlias>());
    match body {
        Some(alias) => Ok(alias),
        None => Err(wrong_receiver(cx, value, "types.GenericAlias")),
    }
}

/// `list[T][int]`
fn getitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let this = alias(cx, args.req(0))?;
    let new = substituted(cx, args.req(0), this.args.items(), args.req(1))?;
    let class = cx.types.generic_alias.clone();
    let item = Tuple::new(new).into_value();
    Ok(GenericAlias::object(&class, this.origin.clone(), &item).into_value())
}

/// Calling `list[int]` calls `list`.
fn call(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let origin = alias(cx, args.req(0))?.origin.clone();
    match args.extra {
        Some(keywords) => {
            let result = cx.call_dict(&origin, args.rest(1), &keywords.clone())?;
            Ok(Flow::Return(result))
        }
        None => Ok(Flow::Call {
            callee: origin,
            args: args.rest(1).to_vec(),
            then: None,
        }),
    }
}

/// Other attributes are those of the origin.
fn getattr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = crate::builtins::object::attribute_name(cx, args.req(1))?;
    if name.as_str() == "__bases__" {
        return Err(cx.missing_attribute(args.req(0), &name));
    }
    let origin = alias(cx, args.req(0))?.origin.clone();
    cx.get_attr(&origin, &name)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let alias = alias(cx, args.req(0))?;
    let mut text = part_repr(cx, &alias.origin)?;
    let parts: Result<Vec<String>, Raised> = alias
        .args
        .items()
        .iter()
        .map(|arg| part_repr(cx, arg))
        .collect();
    let parts = parts?;
    if let [arguments @ .., result] = &parts[..]
        && text == "collections.abc.Callable"
        && arguments != ["..."]
    {
        text.push_str(&format!("[[{}], {result}]", arguments.join(", ")));
        return Ok(cx.str(text));
    }
    text.push('[');
    text.push_str(if parts.is_empty() { "()" } else { "" });
    text.push_str(&parts.join(", "));
    text.push(']');
    Ok(cx.str(text))
}

/// A type argument as it is written.
fn part_repr(cx: &mut Cx, part: &Value) -> Result<String, Raised> {
    if let Some(class) = part.get::<Class>() {
        return Ok(class_path(cx, &class.clone()));
    }
    if part.is(&Value::ELLIPSIS) {
        return Ok("...".to_owned());
    }
    if let Some(list) = part.get::<List>() {
        cx.enter()?;
        let parts: Result<Vec<String>, Raised> = list
            .to_vec()
            .iter()
            .map(|item| part_repr(cx, item))
            .collect();
        cx.leave();
        return Ok(format!("[{}]", parts?.join(", ")));
    }
    Ok(cx.repr(part)?.as_str().to_owned())
}

fn eq(cx: &mut Cx, args: &Args) -> NativeResult {
    let (Ok(a), Ok(b)) = (alias(cx, args.req(0)), alias(cx, args.req(1))) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !cx.same_or_equal(&a.origin, &b.origin)? {
        return Ok(Value::FALSE);
    }
    let equal = cx.compare_truth(CmpOp::Eq, &a.args.to_value(), &b.args.to_value())?;
    Ok(Value::bool(equal))
}

fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let alias = alias(cx, args.req(0))?;
    let hash = cx.hash(&alias.origin)? ^ cx.hash(&alias.args.to_value())?;
    Ok(Value::int(hash as i64))
}
