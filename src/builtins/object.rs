//! The methods of `object`, which every class inherits.

use crate::objects::class::{Class, lookup};
use crate::objects::function::Member;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::ops::attr::Found;
use crate::vm::ops::hash::hash_identity;
use crate::vm::ops::repr::default_repr;
use crate::vm::raise::Raised;

/// Gives `object` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.object.clone();
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, COMPARISONS);
    cx.add_property(&class, &GET_CLASS, &SET_CLASS);
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
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def("__str__", "(self, /)", "Return str(self).", str),
    def("__hash__", "(self, /)", "Return hash(self).", hash),
    def(
        "__format__",
        "(self, format_spec, /)",
        "Default object formatter.",
        format,
    ),
    flow_def(
        "__getattribute__",
        "(self, name, /)",
        "Return getattr(self, name).",
        getattribute,
    ),
    flow_def(
        "__setattr__",
        "(self, name, value, /)",
        "Implement setattr(self, name, value).",
        setattr,
    ),
    flow_def(
        "__delattr__",
        "(self, name, /)",
        "Implement delattr(self, name).",
        delattr,
    ),
    def("__dir__", "(self, /)", "Default dir() implementation.", dir),
    def(
        "__init_subclass__",
        "(cls, /, **kwargs)",
        "This method is called when a class is subclassed.",
        init_subclass,
    ),
    def(
        "__subclasshook__",
        "(cls, object, /)",
        "Abstract classes can override this to customize issubclass().",
        subclasshook,
    ),
    def(
        "__sizeof__",
        "(self, /)",
        "Size of object in memory, in bytes.",
        sizeof,
    ),
];

static COMPARISONS: &[NativeDef] = &[
    def("__eq__", "(self, value, /)", "Return self==value.", eq),
    def("__ne__", "(self, value, /)", "Return self!=value.", ne),
    def(
        "__lt__",
        "(self, value, /)",
        "Return self<value.",
        unordered,
    ),
    def(
        "__le__",
        "(self, value, /)",
        "Return self<=value.",
        unordered,
    ),
    def(
        "__gt__",
        "(self, value, /)",
        "Return self>value.",
        unordered,
    ),
    def(
        "__ge__",
        "(self, value, /)",
        "Return self>=value.",
        unordered,
    ),
];

static GET_CLASS: NativeDef = def("__class__", "(self)", "the object's class", get_class);
static SET_CLASS: NativeDef = def("__class__", "(self, value)", "", set_class);

/// The class that a `__new__` was called with, which must derive from the type it belongs to.
pub fn class_argument(cx: &mut Cx, args: &Args, type_name: &str) -> Result<Ref<Class>, Raised> {
    match args.req(0).get::<Class>() {
        // Constructors that several classes share name their module.
        Some(class)
            if matches!(type_name, "iterator" | "itertools" | "operator")
                || derives_from(class, type_name) =>
        {
            Ok(class.clone())
        }
        Some(class) => {
            let class = class.name_text();
            Err(cx.type_error(format_args!(
                "{type_name}.__new__({class}): {class} is not a subtype of {type_name}"
            )))
        }
        None => {
            let given = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!(
                "{type_name}.__new__(X): X is not a type object ({given})"
            )))
        }
    }
}

fn derives_from(class: &Ref<Class>, type_name: &str) -> bool {
    if class.builtin && class.name.borrow().as_str() == type_name {
        return true;
    }
    let type_name = type_name.rsplit('.').next().unwrap_or(type_name);
    let named = |class: &Ref<Class>| class.builtin && class.name.borrow().as_str() == type_name;
    named(class) || class.mro_rest.borrow().iter().any(named)
}

// ---- making ---------------------------------------------------------------------------------------

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "object")?;
    if has_excess(args) {
        refuse_excess(cx, &class)?;
    }
    if class.layout != Kind::Instance {
        let name = class.name_text();
        let base = solid_base(&class);
        return Err(cx.type_error(format_args!(
            "object.__new__({name}) is not safe, use {base}.__new__()"
        )));
    }
    refuse_abstract(cx, &class)?;
    let instance = Instance::new(class.clone(), Value::UNBOUND);
    if class.has_del.get() {
        instance.header().has_finaliser();
    }
    Ok(instance.into_value())
}

fn has_excess(args: &Args) -> bool {
    !args.rest(1).is_empty() || args.extra.is_some_and(|extra| !extra.is_empty())
}

/// Arguments that neither `__new__` nor `__init__` of a script takes are an error.
fn refuse_excess(cx: &mut Cx, class: &Ref<Class>) -> Result<(), Raised> {
    if overrides(cx, class, &cx.names.new.clone()) {
        let message = "object.__new__() takes exactly one argument (the type to instantiate)";
        return Err(cx.type_error(message));
    }
    if !overrides(cx, class, &cx.names.init.clone()) {
        let name = class.name_text();
        return Err(cx.type_error(format_args!("{name}() takes no arguments")));
    }
    Ok(())
}

/// Whether the class has another method than `object` under a name.
fn overrides(cx: &Cx, class: &Ref<Class>, name: &Ref<Str>) -> bool {
    lookup(class, name).is_some_and(|(_, owner)| !owner.same(&cx.types.object))
}

/// The name of the built-in type whose data the class's instances have.
fn solid_base(class: &Ref<Class>) -> String {
    let rest = class.mro_rest.borrow();
    let base = std::iter::once(class)
        .chain(rest.iter())
        .find(|c| c.builtin);
    base.map_or_else(String::new, |base| base.name_text())
}

/// A class with abstract methods has no instances.
fn refuse_abstract(cx: &mut Cx, class: &Ref<Class>) -> Result<(), Raised> {
    let Some(names) = class.attrs.get_str(&cx.names.abstractmethods) else {
        return Ok(());
    };
    let mut names: Vec<String> = cx
        .collect(&names)?
        .iter()
        .filter_map(|name| name.get::<Str>().map(|name| format!("'{}'", name.as_str())))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    let (name, names) = (class.name_text(), names.join(", "));
    Err(cx.type_error(format_args!(
        "Can't instantiate abstract class {name} without an implementation for abstract method{plural} {names}"
    )))
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    if !has_excess(args) {
        return Ok(Value::NONE);
    }
    let class = cx.class_of(args.req(0));
    if overrides(cx, &class, &cx.names.init.clone()) {
        let message = "object.__init__() takes exactly one argument (the instance to initialize)";
        return Err(cx.type_error(message));
    }
    if !overrides(cx, &class, &cx.names.new.clone()) {
        let name = class.name_text();
        return Err(cx.type_error(format_args!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(Value::NONE)
}

fn init_subclass(cx: &mut Cx, args: &Args) -> NativeResult {
    match args.extra {
        Some(extra) if !extra.is_empty() => {
            let class = class_argument(cx, args, "object")?;
            let name = class.qualname.borrow().as_str().to_owned();
            Err(cx.type_error(format_args!(
                "{name}.__init_subclass__() takes no keyword arguments"
            )))
        }
        _ => Ok(Value::NONE),
    }
}

fn subclasshook(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NOT_IMPLEMENTED)
}

// ---- text, hash, equality -------------------------------------------------------------------------

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = default_repr(cx, args.req(0))?;
    Ok(cx.str(text))
}

fn str(cx: &mut Cx, args: &Args) -> NativeResult {
    // A class whose `__repr__` is this would go round for ever.
    cx.enter()?;
    let text = cx.repr_as(args.req(0), "__str__");
    cx.leave();
    text.map(Ref::into_value)
}

fn hash(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(hash_identity(args.req(0)) as i64))
}

fn format(cx: &mut Cx, args: &Args) -> NativeResult {
    match args.req(1).get::<Str>() {
        Some(spec) if spec.as_str().is_empty() => cx.str_of(args.req(0)).map(Ref::into_value),
        Some(_) => {
            let name = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!(
                "unsupported format string passed to {name}.__format__"
            )))
        }
        None => {
            let given = cx.type_name(args.req(1));
            Err(cx.type_error(format_args!(
                "__format__() argument must be str, not {given}"
            )))
        }
    }
}

fn eq(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(if args.req(0).is(args.req(1)) {
        Value::TRUE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

/// The opposite of what `__eq__` says.
fn ne(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.eq.clone();
    let other = std::slice::from_ref(args.req(1));
    let Some(method) = cx.class_attr_or_none(args.req(0), &name) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (method, given) = cx.special_call(method, args.req(0).clone(), other)?;
    let equal = cx.call(&method, &given)?;
    if equal.is_not_implemented() {
        return Ok(equal);
    }
    Ok(Value::bool(!cx.truth(&equal)?))
}

fn unordered(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NOT_IMPLEMENTED)
}

// ---- attributes -----------------------------------------------------------------------------------

/// The name of an attribute, interned.
pub fn attribute_name(cx: &mut Cx, name: &Value) -> Result<Ref<Str>, Raised> {
    match cx.inner(name).get::<Str>() {
        Some(name) => {
            let name = name.clone();
            Ok(cx.interner.intern_str(&name))
        }
        None => {
            let given = cx.type_name(name);
            Err(cx.type_error(format_args!("attribute name must be string, not '{given}'")))
        }
    }
}

fn getattribute(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let name = attribute_name(cx, args.req(1))?;
    match cx.lookup_attr(args.req(0), &name)? {
        Found::Value(value) => Ok(Flow::Return(value)),
        Found::Call { callee, args } => Ok(Flow::Call {
            callee,
            args,
            then: None,
        }),
        Found::Missing => Err(cx.missing_attribute(args.req(0), &name)),
    }
}

fn setattr(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let name = attribute_name(cx, args.req(1))?;
    cx.store_attr(args.req(0), &name, Some(args.req(2).clone()))
}

fn delattr(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let name = attribute_name(cx, args.req(1))?;
    cx.store_attr(args.req(0), &name, None)
}

fn get_class(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(cx.class_of(args.req(0)).into_value())
}

/// An instance of a script's class may become one of another that is laid out the same way.
fn set_class(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(class) = args.req(1).get::<Class>() else {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "__class__ must be set to a class, not '{given}' object"
        )));
    };
    let old = cx.class_of(args.req(0));
    if old.builtin || class.builtin {
        let message =
            "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(cx.type_error(message));
    }
    let alike = old.layout == class.layout && old.has_dict == class.has_dict;
    if !alike || slots(&old) != slots(class) {
        let (new, old) = (class.name_text(), old.name_text());
        return Err(cx.type_error(format_args!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    if let Some(instance) = args.req(0).get::<Instance>() {
        instance.dict();
        instance.class.replace(class.clone());
    } else if let Some(exception) = args.req(0).get::<crate::objects::exception::Exception>() {
        exception.class.replace(class.clone());
    }
    Ok(Value::NONE)
}

/// The names of the slots that script's classes give their instances.
fn slots(class: &Ref<Class>) -> Vec<String> {
    let rest = class.mro_rest.borrow();
    let mut names = Vec::new();
    for class in std::iter::once(class).chain(rest.iter()) {
        let table = class.attrs.table.borrow();
        let members = table.iter().filter_map(|entry| entry.value.get::<Member>());
        names.extend(members.map(|member| member.name.as_str().to_owned()));
    }
    names.sort_unstable();
    names
}

/// The names of an object's own attributes and of its class's.
fn dir(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut names = Vec::new();
    let dict = cx.names.dict.clone();
    if let Some(own) = cx.find_attr(args.req(0), &dict)? {
        names.extend(cx.collect(&own)?);
    }
    let class = cx.class_of(args.req(0));
    names.extend(class_names(&class));
    names.push(cx.names.doc.to_value());
    if class.has_dict {
        names.push(dict.to_value());
        names.push(cx.intern("__weakref__").into_value());
    }
    Ok(List::new(names).into_value())
}

/// The names in the namespaces of a class and all it derives from.
pub fn class_names(class: &Ref<Class>) -> Vec<Value> {
    let rest = class.mro_rest.borrow();
    std::iter::once(class)
        .chain(rest.iter())
        .flat_map(|class| {
            crate::vm::ops::iterate::entries(&class.attrs, crate::objects::iterator::DictPart::Keys)
        })
        .collect()
}

// ---- what is left out -----------------------------------------------------------------------------

fn sizeof(_: &mut Cx, args: &Args) -> NativeResult {
    let len = crate::vm::ops::item::builtin_len(args.req(0)).unwrap_or(0);
    Ok(Value::int(16 + 16 * len as i64))
}
