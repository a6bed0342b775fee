//! `object.__reduce_ex__`: how to make another object like this one. `copy` asks for it.
//!
//! Out: a tuple of a function, its arguments, the state to give to what it makes, and iterators over
//! the items of lists and dicts.

use crate::objects::class::{Class, lookup};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives `object` the methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.object.clone();
    cx.add_methods(&class, METHODS);
}

static METHODS: &[NativeDef] = &[
    def(
        "__reduce__",
        "(self, /)",
        "Helper for pickle.",
        |cx, args| reduced(cx, args.req(0)),
    ),
    def(
        "__reduce_ex__",
        "(self, protocol, /)",
        "Helper for pickle.",
        reduce_ex,
    ),
    def(
        "__getstate__",
        "(self, /)",
        "Helper for pickle.",
        |cx, args| state(cx, args.req(0)),
    ),
];

/// What the object's own `__reduce__` gives, if its class has one.
fn reduce_ex(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = args.req(0);
    let name = cx.intern("__reduce__");
    let class = cx.class_of(object);
    match lookup(&class, &name) {
        Some((_, owner)) if !owner.same(&cx.types.object) => cx.call_method(object, &name, &[]),
        _ => reduced(cx, object),
    }
}

/// What is said of objects of a built-in class that cannot be copied: it goes by its module's name too.
pub fn cannot_pickle(cx: &mut Cx, class: &Ref<Class>) -> Raised {
    let module = class.attrs.get_str(&cx.names.module);
    let module = module.as_ref().and_then(|module| module.get::<Str>());
    let name = class.name_text();
    match module.map(|module| module.as_str()) {
        None | Some("builtins") => cx.type_error(format_args!("cannot pickle '{name}' object")),
        Some(module) => cx.type_error(format_args!("cannot pickle '{module}.{name}' object")),
    }
}

fn tuple(items: Vec<Value>) -> Value {
    Tuple::new(items).into_value()
}

fn reduced(cx: &mut Cx, object: &Value) -> NativeResult {
    let class = cx.class_of(object);
    let inner = cx.inner(object).clone();
    if let Some(exception) = object.get::<Exception>() {
        return Ok(reduced_exception(exception, class));
    }
    match inner.kind() {
        Kind::Native | Kind::Method => return reduced_function(cx, object),
        Kind::Ellipsis | Kind::NotImplemented => return Ok(cx.repr(object)?.into_value()),
        Kind::Range | Kind::Slice => return reduced_range(cx, object, class),
        Kind::Set | Kind::FrozenSet | Kind::ByteArray => {
            let items = List::new(cx.collect(&inner)?).into_value();
            let state = instance_dict(cx, object)?.unwrap_or(Value::NONE);
            return Ok(tuple(vec![class.into_value(), tuple(vec![items]), state]));
        }
        kind if class.builtin && !is_data(kind) => {
            return Err(cannot_pickle(cx, &class));
        }
        _ => {}
    }
    let (function, arguments) = making(cx, object, &class, &inner)?;
    let getstate = cx.intern("__getstate__");
    let state = cx.call_method(object, &getstate, &[])?;
    let items = match inner.kind() {
        Kind::List => cx.iter(object)?,
        _ => Value::NONE,
    };
    let entries = match inner.kind() {
        Kind::Dict => {
            let items = cx.intern("items");
            let items = cx.call_method(object, &items, &[])?;
            cx.iter(&items)?
        }
        _ => Value::NONE,
    };
    Ok(tuple(vec![function, arguments, state, items, entries]))
}

/// A function of a module is its name; a method is what has it, and its name.
fn reduced_function(cx: &mut Cx, function: &Value) -> NativeResult {
    let names = ["__name__", "__self__", "__objclass__", "getattr"];
    let [name, receiver, owner, getattr] = names.map(|name| cx.intern(name));
    let name = cx.get_attr(function, &name)?;
    let receiver = cx.find_attr(function, &receiver)?;
    let owner = match receiver.filter(|receiver| receiver.kind() != Kind::Module) {
        Some(receiver) => Some(receiver),
        None => cx.find_attr(function, &owner)?,
    };
    let getattr = cx.builtins.get_str(&getattr);
    Ok(match (owner, getattr) {
        (Some(owner), Some(getattr)) => tuple(vec![getattr, tuple(vec![owner, name])]),
        _ => name,
    })
}

fn reduced_range(cx: &mut Cx, range: &Value, class: Ref<Class>) -> NativeResult {
    let mut parts = Vec::new();
    for name in ["start", "stop", "step"] {
        let name = cx.intern(name);
        parts.push(cx.get_attr(range, &name)?);
    }
    Ok(tuple(vec![class.into_value(), tuple(parts)]))
}

/// Whether objects of this kind are nothing but their contents.
fn is_data(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::None
            | Kind::Bool
            | Kind::Int
            | Kind::BigInt
            | Kind::Float
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::List
            | Kind::Tuple
            | Kind::Dict
            | Kind::Instance
    )
}

fn reduced_exception(exception: &Ref<Exception>, class: Ref<Class>) -> Value {
    let arguments = exception.args.borrow().to_value();
    let mut parts = vec![class.into_value(), arguments];
    let attrs = exception.attrs.borrow().clone();
    if let Some(attrs) = attrs.filter(|attrs| !attrs.is_empty()) {
        parts.push(attrs.into_value());
    }
    tuple(parts)
}

/// The function that makes another one, and its arguments: the class and what `__new__` takes.
fn making(
    cx: &mut Cx,
    object: &Value,
    class: &Ref<Class>,
    inner: &Value,
) -> Result<(Value, Value), Raised> {
    let (extended, plain) = (cx.intern("__getnewargs_ex__"), cx.intern("__getnewargs__"));
    if cx.class_attr(object, &extended).is_some() {
        let given = cx.call_method(object, &extended, &[])?;
        let pair = given.get::<Tuple>().filter(|pair| pair.len() == 2);
        let Some(pair) = pair else {
            let given = cx.type_name(&given);
            return Err(cx.type_error(format_args!(
                "__getnewargs_ex__ should return a tuple, not '{given}'"
            )));
        };
        let function = copyreg(cx, "__newobj_ex__")?;
        let mut arguments = vec![class.to_value()];
        arguments.extend(pair.items().iter().cloned());
        return Ok((function, tuple(arguments)));
    }
    let mut arguments = vec![class.to_value()];
    if cx.class_attr(object, &plain).is_some() {
        let given = cx.call_method(object, &plain, &[])?;
        let Some(given) = given.get::<Tuple>() else {
            let given = cx.type_name(&given);
            return Err(cx.type_error(format_args!(
                "__getnewargs__ should return a tuple, not '{given}'"
            )));
        };
        arguments.extend(given.items().iter().cloned());
    } else if !inner.is(object) && !matches!(inner.kind(), Kind::List | Kind::Dict) {
        arguments.push(inner.clone());
    }
    Ok((copyreg(cx, "__newobj__")?, tuple(arguments)))
}

fn copyreg(cx: &mut Cx, name: &str) -> NativeResult {
    let import = cx.hooks.import;
    let module = import(cx, "copyreg")?;
    let name = cx.intern(name);
    let found = module
        .get::<Module>()
        .and_then(|module| module.globals.get_str(&name));
    Ok(found.unwrap_or(Value::NONE))
}

/// The `__dict__` of an instance, unless it has none or it is empty.
fn instance_dict(cx: &mut Cx, object: &Value) -> Result<Option<Value>, Raised> {
    let name = cx.names.dict.clone();
    let Some(attrs) = cx.find_attr(object, &name)? else {
        return Ok(None);
    };
    let is_empty = attrs.get::<Dict>().is_some_and(|attrs| attrs.is_empty());
    Ok(Some(attrs).filter(|_| !is_empty))
}

/// The attributes, or a pair of them and the values of the slots.
fn state(cx: &mut Cx, object: &Value) -> NativeResult {
    let attrs = instance_dict(cx, object)?.unwrap_or(Value::NONE);
    let Some(instance) = object.get::<Instance>() else {
        return Ok(attrs);
    };
    let slots = Dict::new();
    for name in slot_names(cx, &cx.class_of(object)) {
        if let Some(value) = instance.get(&name) {
            slots.set_str(&name, value);
        }
    }
    if slots.is_empty() {
        return Ok(attrs);
    }
    let attrs = without(&attrs, &slots);
    Ok(tuple(vec![attrs, slots.into_value()]))
}

/// The names of the slots of a class and those it derives from.
fn slot_names(cx: &Cx, class: &Ref<Class>) -> Vec<Ref<crate::objects::str::Str>> {
    let mut names = Vec::new();
    let rest = class.mro_rest.borrow();
    for class in std::iter::once(class).chain(rest.iter()) {
        if class.attrs.get_str(&cx.names.slots).is_none() {
            continue;
        }
        let table = class.attrs.table.borrow();
        let members = table
            .iter()
            .filter_map(|entry| entry.value.get::<crate::objects::function::Member>());
        names.extend(members.map(|member| member.name.clone()));
    }
    names
}

/// The attributes that are no slots; None if there are none.
fn without(attrs: &Value, slots: &Ref<Dict>) -> Value {
    let Some(attrs) = attrs.get::<Dict>() else {
        return Value::NONE;
    };
    let rest = Dict::of(attrs.table.borrow().copy());
    for entry in slots.table.borrow().iter() {
        if let Some(name) = entry.key.get() {
            rest.remove_str(name);
        }
    }
    if rest.is_empty() {
        Value::NONE
    } else {
        rest.into_value()
    }
}
