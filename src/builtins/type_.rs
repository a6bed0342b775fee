//! The methods and attributes of `type`: what every class has.

use super::bases;
use crate::builtins::docs;
use crate::builtins::object::class_names;
use crate::objects::class::{Class, is_subclass};
use crate::objects::dict::Dict;
use crate::objects::function::Property;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::mapping_proxy::MappingProxy;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives `type` its methods and attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.types.type_.clone();
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, bases::METHODS);
    cx.add_property(&class, &bases::BASES[0], &bases::BASES[1]);
    cx.add_properties(&class, GETTERS);
    for [get, set] in ATTRIBUTES {
        cx.add_property(&class, get, set);
    }
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
        |_, _| Ok(Value::NONE),
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def(
        "__dir__",
        "(self, /)",
        "Specialized __dir__ implementation for types.",
        dir,
    ),
    def(
        "__instancecheck__",
        "(self, instance, /)",
        "Check if an object is an instance.",
        instancecheck,
    ),
    def(
        "__subclasscheck__",
        "(self, subclass, /)",
        "Check if a class is a subclass.",
        subclasscheck,
    ),
    def(
        "__or__",
        "(self, value, /)",
        "Return self|value.",
        |cx, args| union(cx, args.req(0), args.req(1)),
    ),
    def(
        "__ror__",
        "(self, value, /)",
        "Return value|self.",
        |cx, args| union(cx, args.req(1), args.req(0)),
    ),
    def(
        "__prepare__",
        "(cls, /, *args, **kwargs)",
        "Create the namespace for the class statement",
        |_, _| Ok(Dict::new().into_value()),
    ),
    def(
        "mro",
        "(self, /)",
        "Return a type's method resolution order.",
        |cx, args| {
            let class = this(cx, args)?;
            Ok(List::new(order(class)).into_value())
        },
    ),
];

static GETTERS: &[NativeDef] = &[
    def("__base__", "(self)", "", base),
    def("__mro__", "(self)", "", |cx, args| {
        let class = this(cx, args)?;
        Ok(Tuple::new(order(class)).into_value())
    }),
    def("__dict__", "(self)", "", dict),
    def("__text_signature__", "(self)", "", |_, _| Ok(Value::NONE)),
    def("__flags__", "(self)", "", |_, _| Ok(Value::int(0))),
];

static ATTRIBUTES: &[[NativeDef; 2]] = &[
    [
        def("__name__", "(self)", "", |cx, args| {
            Ok(this(cx, args)?.name.borrow().to_value())
        }),
        def("__name__", "(self, value)", "", |cx, args| {
            let name = new_name(cx, args, "__name__")?;
            drop(this(cx, args)?.name.replace(name));
            Ok(Value::NONE)
        }),
    ],
    [
        def("__qualname__", "(self)", "", |cx, args| {
            Ok(this(cx, args)?.qualname.borrow().to_value())
        }),
        def("__qualname__", "(self, value)", "", |cx, args| {
            let name = new_name(cx, args, "__qualname__")?;
            drop(this(cx, args)?.qualname.replace(name));
            Ok(Value::NONE)
        }),
    ],
    [
        def("__module__", "(self)", "", module),
        def("__module__", "(self, value)", "", |cx, args| {
            let name = cx.names.module.clone();
            set_own(cx, args, &name)
        }),
    ],
    [
        def("__doc__", "(self)", "", doc),
        def("__doc__", "(self, value)", "", |cx, args| {
            let name = cx.names.doc.clone();
            set_own(cx, args, &name)
        }),
    ],
    [
        def("__annotations__", "(self)", "", annotations),
        def("__annotations__", "(self, value)", "", |cx, args| {
            let name = cx.names.annotations.clone();
            set_own(cx, args, &name)
        }),
    ],
    [
        def("__annotate__", "(self)", "", |cx, args| {
            let name = cx.names.annotate_func.clone();
            Ok(this(cx, args)?.attrs.get_str(&name).unwrap_or(Value::NONE))
        }),
        def("__annotate__", "(self, value)", "", |cx, args| {
            let name = cx.names.annotate_func.clone();
            set_own(cx, args, &name)
        }),
    ],
    [
        def("__type_params__", "(self)", "", |cx, args| {
            let name = cx.names.type_params.clone();
            let own = this(cx, args)?.attrs.get_str(&name);
            let own = own.filter(|own| own.get::<Property>().is_none());
            Ok(own.unwrap_or_else(|| Tuple::new([]).into_value()))
        }),
        def("__type_params__", "(self, value)", "", |cx, args| {
            let name = cx.names.type_params.clone();
            set_own(cx, args, &name)
        }),
    ],
    [
        def("__abstractmethods__", "(self)", "", abstract_methods),
        def("__abstractmethods__", "(self, value)", "", |cx, args| {
            let name = cx.names.abstractmethods.clone();
            set_own(cx, args, &name)
        }),
    ],
];

/// The class that a method was called on.
fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Class>, Raised> {
    match args.req(0).get::<Class>() {
        Some(class) => Ok(class),
        None => Err(crate::builtins::protocol::wrong_receiver(
            cx,
            args.req(0),
            "type",
        )),
    }
}

/// `type(object)` or `type(name, bases, namespace)`
fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let metaclass = crate::builtins::object::class_argument(cx, args, "type")?;
    let (name, bases, namespace) = match args.rest(1) {
        [object] if metaclass.same(&cx.types.type_) => {
            return Ok(cx.class_of(object).into_value());
        }
        [name, bases, namespace] => (name, bases, namespace),
        _ => return Err(cx.type_error("type() takes 1 or 3 arguments")),
    };
    let Some(name) = cx.inner(name).get::<Str>().cloned() else {
        return Err(wrong_argument(cx, 1, "str", name));
    };
    let Some(bases) = bases.get::<Tuple>().cloned() else {
        return Err(wrong_argument(cx, 2, "tuple", bases));
    };
    let Some(namespace) = cx.inner(namespace).get::<Dict>() else {
        return Err(wrong_argument(cx, 3, "dict", namespace));
    };
    let namespace = Dict::of(namespace.table.borrow().copy());
    let keywords = match args.extra {
        Some(extra) => keyword_list(extra),
        None => Vec::new(),
    };
    cx.new_class(&metaclass, &name, bases.items(), &namespace, &keywords)
}

fn wrong_argument(cx: &mut Cx, number: usize, wanted: &str, value: &Value) -> Raised {
    let given = cx.type_name(value);
    cx.type_error(format_args!(
        "type.__new__() argument {number} must be {wanted}, not {given}"
    ))
}

fn keyword_list(extra: &Dict) -> Vec<(Ref<Str>, Value)> {
    let table = extra.table.borrow();
    let pairs = table
        .iter()
        .filter_map(|entry| Some((entry.key.get::<Str>()?.clone(), entry.value.clone())));
    pairs.collect()
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = this(cx, args)?.clone();
    let path = crate::vm::ops::repr::class_path(cx, &class);
    Ok(cx.str(format!("<class '{path}'>")))
}

fn dir(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = this(cx, args)?;
    Ok(List::new(class_names(class)).into_value())
}

fn instancecheck(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = this(cx, args)?;
    Ok(Value::bool(cx.is_instance_of(args.req(1), class)))
}

fn subclasscheck(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = this(cx, args)?;
    match args.req(1).get::<Class>() {
        Some(subclass) => Ok(Value::bool(is_subclass(subclass, class))),
        None => cx
            .derives_abstractly(args.req(1), &class.to_value())
            .map(Value::bool),
    }
}

fn union(cx: &mut Cx, a: &Value, b: &Value) -> NativeResult {
    let union = crate::vm::ops::union::union(cx, a, b)?;
    Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// The class and all it derives from, in the order of the MRO.
fn order(class: &Ref<Class>) -> Vec<Value> {
    let rest = class.mro_rest.borrow();
    std::iter::once(class)
        .chain(rest.iter())
        .map(Ref::to_value)
        .collect()
}

fn base(cx: &mut Cx, args: &Args) -> NativeResult {
    let bases = this(cx, args)?.bases.borrow();
    Ok(bases.first().map_or(Value::NONE, Ref::to_value))
}

fn dict(cx: &mut Cx, args: &Args) -> NativeResult {
    let attrs = this(cx, args)?.attrs.clone();
    Ok(MappingProxy::object(&cx.types.mapping_proxy, attrs).into_value())
}

/// An attribute that the class itself has, and not as a computed one of its instances.
fn own(cx: &mut Cx, args: &Args, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
    let own = this(cx, args)?.attrs.get_str(name);
    Ok(own.filter(|own| own.get::<Property>().is_none()))
}

fn module(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.module.clone();
    match own(cx, args, &name)? {
        Some(module) => Ok(module),
        None => Ok(cx.intern("builtins").into_value()),
    }
}

fn doc(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.doc.clone();
    match own(cx, args, &name)? {
        Some(doc) => Ok(doc),
        // What stands there may be the attribute of its instances.
        None => {
            let class = this(cx, args)?;
            let doc = class
                .builtin
                .then(|| docs::of(&class.name_text()))
                .flatten();
            Ok(doc.map_or(Value::NONE, |doc| cx.str(doc)))
        }
    }
}

fn abstract_methods(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.abstractmethods.clone();
    match own(cx, args, &name)? {
        Some(methods) => Ok(methods),
        None => Err(cx.no_attribute(args.req(0), &name, "__abstractmethods__")),
    }
}

/// PEP 649: the annotations are computed when they are first asked for.
fn annotations(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.annotations.clone();
    if let Some(known) = own(cx, args, &name)? {
        return Ok(known);
    }
    let cache = cx.intern("__annotations_cache__");
    if let Some(known) = own(cx, args, &cache)? {
        return Ok(known);
    }
    let class = this(cx, args)?;
    if class.builtin {
        let message = format!(
            "type object '{}' has no attribute '__annotations__'",
            class.name_text()
        );
        return Err(cx.no_attribute(args.req(0), &name, message));
    }
    let annotate = class.attrs.get_str(&cx.names.annotate_func);
    let made = match annotate.filter(|annotate| !annotate.is_none()) {
        Some(annotate) => cx.call(&annotate, &[Value::int(1)])?,
        None => Dict::new().into_value(),
    };
    class.set_attr(&cache, made.clone());
    Ok(made)
}

/// A new name for a class of a script.
fn new_name(cx: &mut Cx, args: &Args, attribute: &str) -> Result<Ref<Str>, Raised> {
    refuse_builtin(cx, args, attribute)?;
    if let Some(name) = cx.inner(args.req(1)).get::<Str>() {
        return Ok(name.clone());
    }
    let class = this(cx, args)?.name_text();
    let given = cx.type_name(args.req(1));
    Err(cx.type_error(format_args!(
        "can only assign string to {class}.{attribute}, not '{given}'"
    )))
}

fn refuse_builtin(cx: &mut Cx, args: &Args, attribute: &str) -> Result<(), Raised> {
    let class = this(cx, args)?;
    if !class.builtin {
        return Ok(());
    }
    let name = class.name_text();
    Err(cx.type_error(format_args!(
        "cannot set '{attribute}' attribute of immutable type '{name}'"
    )))
}

fn set_own(cx: &mut Cx, args: &Args, name: &Ref<Str>) -> NativeResult {
    refuse_builtin(cx, args, name.as_str())?;
    let old = this(cx, args)?.set_attr(name, args.req(1).clone());
    drop(old);
    cx.class_changed();
    Ok(Value::NONE)
}
