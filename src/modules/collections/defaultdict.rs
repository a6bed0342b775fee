//! `defaultdict`: a dict that makes the values it lacks.

use crate::builtins::object::class_argument;
use crate::modules::{new_class, set};
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::repr::{guarded, write_repr};
use crate::vm::raise::Raised;

/// Gives the module the class.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    let dict = cx.types.dict.clone();
    let class = new_class(cx, "collections", "defaultdict", &dict, Kind::Dict);
    cx.add_methods(&class, METHODS);
    cx.add_property(&class, &GET_FACTORY, &SET_FACTORY);
    set(cx, module, "defaultdict", class.into_value());
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, /, *args, **kwargs)",
        "Initialize self.",
        init,
    ),
    def(
        "__missing__",
        "(self, key, /)",
        "__missing__(key) # Called by __getitem__ for missing key",
        missing,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def(
        "copy",
        "(self, /)",
        "D.copy() -> a shallow copy of D.",
        copy,
    ),
    def(
        "__copy__",
        "(self, /)",
        "D.copy() -> a shallow copy of D.",
        copy,
    ),
    def(
        "__reduce__",
        "(self, /)",
        "Return state information for pickling.",
        reduce,
    ),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| joined(cx, args, false),
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| joined(cx, args, true),
    ),
];

static GET_FACTORY: NativeDef = def(
    "default_factory",
    "(self)",
    "Factory for default value called by __missing__().",
    |cx, args| Ok(parts(cx, args.req(0))?.1),
);

static SET_FACTORY: NativeDef = def("default_factory", "(self, value)", "", |cx, args| {
    let name = cx.names.default_factory.clone();
    if let Some(instance) = args.req(0).get::<Instance>() {
        instance.set(&name, args.req(1).clone());
    }
    Ok(Value::NONE)
});

/// A new dict whose factory is None.
fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "defaultdict")?;
    let has_del = class.has_del.get();
    let instance = Instance::new(class, Dict::new().into_value());
    if has_del {
        instance.header().has_finaliser();
    }
    let name = cx.names.default_factory.clone();
    instance.set(&name, Value::NONE);
    Ok(instance.into_value())
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let (factory, rest) = match args.rest(1) {
        [] => (Value::NONE, &[][..]),
        [factory, rest @ ..] => (factory.clone(), rest),
    };
    if !factory.is_none() && !cx.is_callable(&factory) {
        return Err(cx.type_error("first argument must be callable or None"));
    }
    let name = cx.names.default_factory.clone();
    if let Some(instance) = args.req(0).get::<Instance>() {
        instance.set(&name, factory);
    }
    let dict = cx.types.dict.clone();
    let dict_init = dict.attrs.get_str(&cx.names.init).unwrap_or(Value::NONE);
    let mut positional = vec![args.req(0).clone()];
    positional.extend_from_slice(rest);
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    cx.call_kw(&dict_init, &positional, &keywords)
}

/// The dict inside, and the factory.
fn parts(cx: &mut Cx, value: &Value) -> Result<(Ref<Dict>, Value), Raised> {
    let name = cx.names.default_factory.clone();
    let factory = value
        .get::<Instance>()
        .and_then(|instance| instance.get(&name));
    match cx.inner(value).get::<Dict>() {
        Some(dict) => Ok((dict.clone(), factory.unwrap_or(Value::NONE))),
        None => Err(crate::builtins::protocol::wrong_receiver(
            cx,
            value,
            "collections.defaultdict",
        )),
    }
}

fn missing(cx: &mut Cx, args: &Args) -> NativeResult {
    let (_, factory) = parts(cx, args.req(0))?;
    if factory.is_none() {
        return Err(cx.key_error(args.req(1).clone()));
    }
    let value = cx.call(&factory, &[])?;
    cx.set_item(args.req(0), args.req(1), value.clone())?;
    Ok(value)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.class_of(args.req(0)).name_text();
    let factory = guarded(cx, args.req(0), "...", |cx, value, out| {
        let (_, factory) = parts(cx, value)?;
        write_repr(cx, out, &factory)
    })?;
    let inner = cx.inner(args.req(0)).clone();
    let items = cx.repr(&inner)?;
    Ok(cx.str(format!("{name}({factory}, {})", items.as_str())))
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let (_, factory) = parts(cx, args.req(0))?;
    let class = cx.class_of(args.req(0)).into_value();
    cx.call(&class, &[factory, args.req(0).clone()])
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let (dict, factory) = parts(cx, args.req(0))?;
    let class = cx.class_of(args.req(0)).into_value();
    let given = if factory.is_none() {
        Vec::new()
    } else {
        vec![factory]
    };
    let items = crate::builtins::dict::view(&dict, crate::objects::iterator::DictPart::Items);
    let items = cx.iter(&items)?;
    let parts = vec![
        class,
        Tuple::new(given).into_value(),
        Value::NONE,
        Value::NONE,
        items,
    ];
    Ok(Tuple::new(parts).into_value())
}

/// `self | other`: a defaultdict with the entries of both.
fn joined(cx: &mut Cx, args: &Args, reflected: bool) -> NativeResult {
    let (own, other) = (args.req(0), args.req(1));
    if cx.inner(other).kind() != Kind::Dict {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = if reflected {
        let (_, factory) = parts(cx, own)?;
        let class = cx.class_of(own).into_value();
        cx.call(&class, &[factory, other.clone()])?
    } else {
        copy(cx, args)?
    };
    let added = if reflected { own } else { other };
    cx.binary_inplace(BinOp::BitOr, &made, added)
}
