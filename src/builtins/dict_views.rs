//! The methods of `dict_keys`, `dict_values` and `dict_items`, and of `mappingproxy`.

use crate::builtins::dict::reverse_iter;
use crate::builtins::protocol::{self, receiver, wrong_receiver};
use crate::objects::dict::Dict;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::iterator::{DictPart, DictView};
use crate::objects::mapping_proxy::MappingProxy;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::raise::Raised;

/// Gives the views their methods.
pub fn install(cx: &mut Cx) {
    let types = &cx.types;
    let (keys, values, items) = (
        types.dict_keys.clone(),
        types.dict_values.clone(),
        types.dict_items.clone(),
    );
    for class in [&keys, &values, &items] {
        for methods in [METHODS, protocol::REPR, protocol::LEN, protocol::ITER] {
            cx.add_methods(class, methods);
        }
        cx.add_properties(class, GETTERS);
    }
    for class in [&keys, &items] {
        for methods in [
            SET_METHODS,
            protocol::EQUALITY,
            protocol::ORDER,
            protocol::CONTAINS,
        ] {
            cx.add_methods(class, methods);
        }
        class.set_attr(&cx.names.hash, Value::NONE);
    }
    let proxy = cx.types.mapping_proxy.clone();
    cx.add_methods(&proxy, PROXY_METHODS);
    cx.add_methods(&proxy, protocol::CLASS_GETITEM);
}

static METHODS: &[NativeDef] = &[def(
    "__reversed__",
    "(self, /)",
    "Return a reverse iterator over the dict view.",
    reversed,
)];

static GETTERS: &[NativeDef] = &[def(
    "mapping",
    "(self)",
    "dictionary that this view refers to",
    mapping,
)];

static SET_METHODS: &[NativeDef] = &[
    def(
        "isdisjoint",
        "(self, other, /)",
        "Return True if the view and the given iterable have a null intersection.",
        isdisjoint,
    ),
    def(
        "__and__",
        "(self, value, /)",
        "Return self&value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitAnd),
    ),
    def(
        "__rand__",
        "(self, value, /)",
        "Return value&self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitAnd),
    ),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitOr),
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitOr),
    ),
    def(
        "__sub__",
        "(self, value, /)",
        "Return self-value.",
        |cx, args| protocol::binary(cx, args, BinOp::Sub),
    ),
    def(
        "__rsub__",
        "(self, value, /)",
        "Return value-self.",
        |cx, args| protocol::reflected(cx, args, BinOp::Sub),
    ),
    def(
        "__xor__",
        "(self, value, /)",
        "Return self^value.",
        |cx, args| protocol::binary(cx, args, BinOp::BitXor),
    ),
    def(
        "__rxor__",
        "(self, value, /)",
        "Return value^self.",
        |cx, args| protocol::reflected(cx, args, BinOp::BitXor),
    ),
];

fn view<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<DictView>, Raised> {
    receiver(cx, args, "dict_keys")
}

fn reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    let view = view(cx, args)?;
    Ok(reverse_iter(&view.dict, view.part))
}

fn mapping(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = view(cx, args)?.dict.clone();
    Ok(MappingProxy::object(&cx.types.mapping_proxy, dict).into_value())
}

fn isdisjoint(cx: &mut Cx, args: &Args) -> NativeResult {
    let iter = cx.iter(args.req(1))?;
    while let Some(item) = cx.next(&iter)? {
        if cx.contains(args.req(0), &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

// ---- mappingproxy ---------------------------------------------------------------------------------

static PROXY_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, mapping, /)",
        "Create and return a new object.",
        proxy_new,
    ),
    def("__len__", "(self, /)", "Return len(self).", proxy_len),
    def("__iter__", "(self, /)", "Implement iter(self).", proxy_iter),
    def("__repr__", "(self, /)", "Return repr(self).", proxy_repr),
    def("__str__", "(self, /)", "Return str(self).", proxy_str),
    def(
        "__eq__",
        "(self, value, /)",
        "Return self==value.",
        proxy_eq,
    ),
    def(
        "__getitem__",
        "(self, key, /)",
        "Return self[key].",
        proxy_getitem,
    ),
    def(
        "__contains__",
        "(self, key, /)",
        "Return bool(key in self).",
        proxy_contains,
    ),
    def("__or__", "(self, value, /)", "Return self|value.", proxy_or),
    def(
        "get",
        "(self, key, default=None, /)",
        "Return the value for key if key is in the mapping, else default.",
        proxy_get,
    ),
    def(
        "keys",
        "(self, /)",
        "a set-like object providing a view on D's keys",
        proxy_keys,
    ),
    def(
        "values",
        "(self, /)",
        "an object providing a view on D's values",
        proxy_values,
    ),
    def(
        "items",
        "(self, /)",
        "a set-like object providing a view on D's items",
        proxy_items,
    ),
    def("copy", "(self, /)", "a shallow copy of D", proxy_copy),
];

/// The dict behind a mappingproxy.
fn proxied<'a>(cx: &mut Cx, value: &'a Value) -> Result<&'a Ref<Dict>, Raised> {
    let proxy = value
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<MappingProxy>());
    match proxy {
        Some(proxy) => Ok(&proxy.dict),
        None => Err(wrong_receiver(cx, value, "mappingproxy")),
    }
}

fn proxy_new(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(dict) = cx.inner(args.req(1)).get::<Dict>().cloned() else {
        let name = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "mappingproxy() argument must be a mapping, not {name}"
        )));
    };
    Ok(MappingProxy::object(&cx.types.mapping_proxy, dict).into_value())
}

fn proxy_len(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(proxied(cx, args.req(0))?.len() as i64))
}

fn proxy_iter(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?.to_value();
    cx.iter(&dict)
}

fn proxy_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?.to_value();
    let text = cx.repr(&dict)?;
    Ok(cx.str(format!("mappingproxy({})", text.as_str())))
}

fn proxy_str(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?.to_value();
    Ok(cx.str_of(&dict)?.into_value())
}

fn proxy_eq(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?.to_value();
    let other = match args.req(1).get::<Foreign>() {
        Some(_) => match proxied(cx, args.req(1)) {
            Ok(other) => other.to_value(),
            Err(_) => return Ok(Value::NOT_IMPLEMENTED),
        },
        None => args.req(1).clone(),
    };
    cx.compare(crate::bytecode::instr::CmpOp::Eq, &dict, &other)
}

fn proxy_getitem(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?.to_value();
    cx.get_item(&dict, args.req(1))
}

fn proxy_contains(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?;
    Ok(Value::bool(cx.dict_contains(dict, args.req(1))?))
}

fn proxy_or(cx: &mut Cx, args: &Args) -> NativeResult {
    let made = Dict::of(proxied(cx, args.req(0))?.table.borrow().copy());
    crate::builtins::dict::update_from(cx, &made, args.req(1))?;
    Ok(made.into_value())
}

fn proxy_get(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?;
    let found = cx.dict_get(dict, args.req(1))?;
    Ok(found.unwrap_or_else(|| args.opt(2).cloned().unwrap_or(Value::NONE)))
}

fn proxy_keys(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?;
    Ok(crate::builtins::dict::view(dict, DictPart::Keys))
}

fn proxy_values(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?;
    Ok(crate::builtins::dict::view(dict, DictPart::Values))
}

fn proxy_items(cx: &mut Cx, args: &Args) -> NativeResult {
    let dict = proxied(cx, args.req(0))?;
    Ok(crate::builtins::dict::view(dict, DictPart::Items))
}

fn proxy_copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let table = proxied(cx, args.req(0))?.table.borrow().copy();
    Ok(Dict::of(table).into_value())
}
