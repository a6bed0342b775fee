//! Descriptors: `property`, `staticmethod`, `classmethod`, and the slots of `__slots__`.

use crate::builtins::protocol::receiver;
use crate::objects::class::{Class, is_subclass};
use crate::objects::function::{ClassMethod, Member, Method, Property, StaticMethod};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

/// Gives the descriptors their methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.property.clone();
    cx.add_methods(&class, PROPERTY_METHODS);
    cx.add_properties(&class, PROPERTY_GETTERS);
    cx.add_property(&class, &GET_DOC, &SET_DOC);
    cx.add_property(&class, &GET_NAME, &SET_NAME);
    let class = cx.types.staticmethod.clone();
    cx.add_methods(&class, STATIC_METHODS);
    let computed = cx.types.getset_descriptor.clone();
    cx.add_methods(&computed, &PROPERTY_METHODS[PROPERTY_METHODS.len() - 3..]);
    cx.add_properties(&computed, COMPUTED_GETTERS);
    cx.add_property(&computed, &GET_COMPUTED_DOC, &SET_DOC);
    let native = cx.types.classmethod_descriptor.clone();
    cx.add_methods(&native, CLASS_METHODS);
    cx.add_properties(&native, WRAPPER_GETTERS);
    cx.add_properties(&class, WRAPPER_GETTERS);
    let class = cx.types.classmethod.clone();
    cx.add_methods(&class, CLASS_METHODS);
    cx.add_properties(&class, WRAPPER_GETTERS);
    let class = cx.types.member.clone();
    cx.add_methods(&class, MEMBER_METHODS);
    cx.add_properties(&class, MEMBER_GETTERS);
}

// ---- property -------------------------------------------------------------------------------------

static PROPERTY_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        new_property,
    ),
    def(
        "__init__",
        "(self, /, *args, **kwargs)",
        "Initialize self.  See help(type(self)) for accurate signature.",
        init_property,
    ),
    def(
        "getter",
        "(self, object, /)",
        "Descriptor to obtain a copy of the property with a different getter.",
        |cx, args| copy_with(cx, args, Part::Get),
    ),
    def(
        "setter",
        "(self, object, /)",
        "Descriptor to obtain a copy of the property with a different setter.",
        |cx, args| copy_with(cx, args, Part::Set),
    ),
    def(
        "deleter",
        "(self, object, /)",
        "Descriptor to obtain a copy of the property with a different deleter.",
        |cx, args| copy_with(cx, args, Part::Delete),
    ),
    def("__set_name__", "(self, owner, name, /)", "", set_name),
    flow_def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        get,
    ),
    flow_def(
        "__set__",
        "(self, instance, value, /)",
        "Set an attribute of instance to value.",
        set,
    ),
    flow_def(
        "__delete__",
        "(self, instance, /)",
        "Delete an attribute of instance.",
        delete,
    ),
];

static PROPERTY_GETTERS: &[NativeDef] = &[
    def("fget", "(self)", "", |cx, args| {
        Ok(property(cx, args)?.get.clone())
    }),
    def("fset", "(self)", "", |cx, args| {
        Ok(property(cx, args)?.set.clone())
    }),
    def("fdel", "(self)", "", |cx, args| {
        Ok(property(cx, args)?.delete.clone())
    }),
    def("__isabstractmethod__", "(self)", "", is_abstract),
];

/// What the computed attributes of built-in types say about themselves.
static COMPUTED_GETTERS: &[NativeDef] = &[
    def("__name__", "(self)", "", |cx, args| {
        Ok(property(cx, args)?.name.borrow().clone())
    }),
    def("__qualname__", "(self)", "", |cx, args| {
        of_getter(cx, args, "__qualname__")
    }),
    def("__objclass__", "(self)", "", |cx, args| {
        of_getter(cx, args, "__objclass__")
    }),
];

fn of_getter(cx: &mut Cx, args: &Args, name: &str) -> NativeResult {
    let get = property(cx, args)?.get.clone();
    let name = cx.intern(name);
    cx.get_attr(&get, &name)
}

/// A text that was assigned, else the getter's.
static GET_COMPUTED_DOC: NativeDef = def("__doc__", "(self)", "", |cx, args| {
    let own = args.req(0).get::<Property>();
    let own = own.map_or(Value::NONE, |property| property.doc.borrow().clone());
    match own.is_none() {
        true => of_getter(cx, args, "__doc__"),
        false => Ok(own),
    }
});
static GET_DOC: NativeDef = def("__doc__", "(self)", "", |cx, args| {
    Ok(property(cx, args)?.doc.borrow().clone())
});
static SET_DOC: NativeDef = def("__doc__", "(self, value)", "", |cx, args| {
    drop(property(cx, args)?.doc.replace(args.req(1).clone()));
    Ok(Value::NONE)
});
static GET_NAME: NativeDef = def("__name__", "(self)", "", |cx, args| {
    let property = property(cx, args)?;
    let own = property.name.borrow().clone();
    if !own.is_none() {
        return Ok(own);
    }
    let name = cx.names.name_.clone();
    cx.get_attr(&property.get.clone(), &name)
});
static SET_NAME: NativeDef = def("__name__", "(self, value)", "", |cx, args| {
    drop(property(cx, args)?.name.replace(args.req(1).clone()));
    Ok(Value::NONE)
});

fn property(cx: &mut Cx, args: &Args) -> Result<Ref<Property>, Raised> {
    let property: &Ref<Property> = receiver(cx, args, "property")?;
    let again = property.again.borrow().clone();
    Ok(again.unwrap_or_else(|| property.clone()))
}

/// An instance of a subclass becomes what its `__init__` says.
fn new_property(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = crate::builtins::object::class_argument(cx, args, "property")?;
    let parts = match class.builtin {
        true => parts(cx, args)?,
        false => Default::default(),
    };
    let made = make_property(cx, parts, Value::NONE)?;
    Ok(cx.wrap_new(&class, Ref::new(made).into_value()))
}

/// The doc string of a subclass's instance is an attribute of its own, for the class has one too.
fn init_property(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = args.req(0);
    if object.get::<Property>().is_some() {
        return Ok(Value::NONE);
    }
    let parts = parts(cx, args)?;
    let made = make_property(cx, parts, Value::NONE)?;
    let (doc, of_getter) = (made.doc.borrow().clone(), made.doc_of_getter);
    let first: &Ref<Property> = receiver(cx, args, "property")?;
    drop(first.again.replace(Some(Ref::new(made))));
    let name = cx.names.doc.clone();
    match cx.set_attr(object, &name, doc) {
        Err(raised) if !of_getter && cx.is_attribute_error(&raised) => Ok(Value::NONE),
        Err(raised) => Err(raised),
        Ok(()) => Ok(Value::NONE),
    }
}

/// The getter, the setter, the deleter and the doc string that were given.
type Parts = [Option<Value>; 4];

fn parts(cx: &mut Cx, args: &Args) -> Result<Parts, Raised> {
    const NAMES: [&str; 4] = ["fget", "fset", "fdel", "doc"];
    let given = args.rest(1);
    let keywords = match args.extra {
        Some(keywords) => cx.keywords_of(keywords)?,
        None => Vec::new(),
    };
    let count = given.len() + keywords.len();
    if count > NAMES.len() {
        let message = format!("property() takes at most 4 arguments ({count} given)");
        return Err(cx.type_error(message));
    }
    let mut parts = Parts::default();
    for (part, value) in parts.iter_mut().zip(given) {
        *part = Some(value.clone());
    }
    for (name, value) in keywords {
        let Some(index) = NAMES.iter().position(|known| *known == name.as_str()) else {
            let message = format!(
                "property() got an unexpected keyword argument '{}'",
                name.as_str()
            );
            return Err(cx.type_error(message));
        };
        if parts[index].replace(value).is_some() {
            let (name, place) = (NAMES[index], index + 1);
            let message =
                format!("argument for property() given by name ('{name}') and position ({place})");
            return Err(cx.type_error(message));
        }
    }
    Ok(parts)
}

fn doc_of(cx: &mut Cx, getter: &Value) -> NativeResult {
    if getter.is_none() {
        return Ok(Value::NONE);
    }
    let name = cx.names.doc.clone();
    Ok(cx.find_attr(getter, &name)?.unwrap_or(Value::NONE))
}

/// The doc string is the getter's, unless one is given.
fn make_property(cx: &mut Cx, parts: Parts, name: Value) -> Result<Property, Raised> {
    let [get, set, delete, doc] = parts.map(|part| part.unwrap_or(Value::NONE));
    let of_getter = match doc.is_none() {
        true => doc_of(cx, &get)?,
        false => Value::NONE,
    };
    let doc_of_getter = !of_getter.is_none();
    let doc = if doc_of_getter { of_getter } else { doc };
    let mut made = Property::new(get, set, delete, doc, name);
    made.doc_of_getter = doc_of_getter;
    Ok(made)
}

#[derive(PartialEq)]
enum Part {
    Get,
    Set,
    Delete,
}

fn copy_with(cx: &mut Cx, args: &Args, part: Part) -> NativeResult {
    let old = property(cx, args)?;
    let new = |this: Part, old: &Value| match part == this && !args.req(1).is_none() {
        true => args.req(1).clone(),
        false => old.clone(),
    };
    let get = new(Part::Get, &old.get);
    let doc = match old.doc_of_getter && !get.is_none() {
        true => Value::NONE,
        false => old.doc.borrow().clone(),
    };
    let (set, delete) = (new(Part::Set, &old.set), new(Part::Delete, &old.delete));
    let name = old.name.borrow().clone();
    let class = cx.class_of(args.req(0));
    if class.builtin {
        let parts = [get, set, delete, doc].map(Some);
        return Ok(Ref::new(make_property(cx, parts, name)?).into_value());
    }
    let made = cx.call(&class.into_value(), &[get, set, delete, doc])?;
    if let Some(made) = cx.inner(&made).get::<Property>() {
        let again = made.again.borrow().clone();
        drop(again.as_ref().unwrap_or(made).name.replace(name));
    }
    Ok(made)
}

fn set_name(cx: &mut Cx, args: &Args) -> NativeResult {
    let property = property(cx, args)?;
    drop(property.name.replace(args.req(2).clone()));
    Ok(Value::NONE)
}

fn get(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let property = property(cx, args)?;
    if args.req(1).is_none() {
        return Ok(Flow::Return(args.req(0).clone()));
    }
    call_part(
        cx,
        &property,
        &property.get,
        "getter",
        vec![args.req(1).clone()],
    )
}

fn set(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let property = property(cx, args)?;
    let given = vec![args.req(1).clone(), args.req(2).clone()];
    call_part(cx, &property, &property.set, "setter", given)
}

fn delete(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let property = property(cx, args)?;
    call_part(
        cx,
        &property,
        &property.delete,
        "deleter",
        vec![args.req(1).clone()],
    )
}

fn call_part(
    cx: &mut Cx,
    property: &Property,
    function: &Value,
    what: &str,
    args: Vec<Value>,
) -> Result<Flow, Raised> {
    if function.is_none() {
        let owner = cx.type_name(&args[0]);
        let name = property.name.borrow().clone();
        let name = if name.is_none() {
            String::new()
        } else {
            format!(" {}", cx.repr(&name)?.as_str())
        };
        return Err(cx.attribute_error(format_args!(
            "property{name} of '{owner}' object has no {what}"
        )));
    }
    Ok(Flow::Call {
        callee: function.clone(),
        args,
        then: None,
    })
}

fn is_abstract(cx: &mut Cx, args: &Args) -> NativeResult {
    let property = property(cx, args)?.clone();
    for part in [&property.get, &property.set, &property.delete] {
        if abstract_mark(cx, part)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// Whether a function was decorated with `abstractmethod`.
fn abstract_mark(cx: &mut Cx, function: &Value) -> Result<bool, Raised> {
    let name = cx.intern("__isabstractmethod__");
    match cx.find_attr(function, &name)? {
        Some(mark) => cx.truth(&mark),
        None => Ok(false),
    }
}

// ---- staticmethod and classmethod -----------------------------------------------------------------

static STATIC_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, function, /)",
        "Create and return a new object.",
        |cx, args| {
            let class = crate::builtins::object::class_argument(cx, args, "staticmethod")?;
            let function = args.req(1).clone();
            let made = Ref::new(StaticMethod { function }).into_value();
            Ok(cx.wrap_new(&class, made))
        },
    ),
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        wrapped,
    ),
    flow_def(
        "__call__",
        "(self, /, *args, **kwargs)",
        "Call self as a function.",
        call_wrapped,
    ),
];

static CLASS_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, function, /)",
        "Create and return a new object.",
        |cx, args| {
            let class = crate::builtins::object::class_argument(cx, args, "classmethod")?;
            let function = args.req(1).clone();
            let made = Ref::new(ClassMethod { function }).into_value();
            Ok(cx.wrap_new(&class, made))
        },
    ),
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        get_class_method,
    ),
];

static WRAPPER_GETTERS: &[NativeDef] = &[
    def("__func__", "(self)", "", wrapped),
    def("__wrapped__", "(self)", "", wrapped),
    def("__name__", "(self)", "", |cx, args| {
        let name = cx.names.name_.clone();
        of_wrapped(cx, args, &name)
    }),
    def("__qualname__", "(self)", "", |cx, args| {
        let name = cx.names.qualname.clone();
        of_wrapped(cx, args, &name)
    }),
    def("__module__", "(self)", "", |cx, args| {
        let name = cx.names.module.clone();
        of_wrapped(cx, args, &name)
    }),
    def("__doc__", "(self)", "", |cx, args| {
        let name = cx.names.doc.clone();
        of_wrapped(cx, args, &name)
    }),
    def("__annotations__", "(self)", "", |cx, args| {
        let name = cx.names.annotations.clone();
        of_wrapped(cx, args, &name)
    }),
    def("__annotate__", "(self)", "", |cx, args| {
        let name = cx.names.annotate.clone();
        of_wrapped(cx, args, &name)
    }),
    def("__isabstractmethod__", "(self)", "", |cx, args| {
        let function = wrapped(cx, args)?;
        abstract_mark(cx, &function).map(Value::bool)
    }),
];

fn wrapped(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = cx.inner(args.req(0));
    if let Some(method) = value.get::<StaticMethod>() {
        return Ok(method.function.clone());
    }
    Ok(receiver::<ClassMethod>(cx, args, "classmethod")?
        .function
        .clone())
}

fn of_wrapped(cx: &mut Cx, args: &Args, name: &Ref<crate::objects::str::Str>) -> NativeResult {
    let function = wrapped(cx, args)?;
    cx.get_attr(&function, name)
}

fn call_wrapped(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let function = wrapped(cx, args)?;
    let result = match args.extra {
        Some(keywords) => cx.call_dict(&function, args.rest(1), &keywords.clone())?,
        None => {
            return Ok(Flow::Call {
                callee: function,
                args: args.rest(1).to_vec(),
                then: None,
            });
        }
    };
    Ok(Flow::Return(result))
}

fn get_class_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let function = wrapped(cx, args)?;
    let owner = match args.opt(2).filter(|owner| owner.get::<Class>().is_some()) {
        Some(owner) => owner.clone(),
        None => cx.class_of(args.req(1)).into_value(),
    };
    let bound = Method {
        function,
        receiver: owner,
    };
    Ok(Ref::new(bound).into_value())
}

// ---- slots ----------------------------------------------------------------------------------------

static MEMBER_METHODS: &[NativeDef] = &[
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        |cx, args| {
            if args.req(1).is_none() {
                return Ok(args.req(0).clone());
            }
            let name = slot_of(cx, args)?;
            cx.get_attr(args.req(1), &name)
        },
    ),
    def(
        "__set__",
        "(self, instance, value, /)",
        "Set an attribute of instance to value.",
        |cx, args| {
            let name = slot_of(cx, args)?;
            cx.set_attr(args.req(1), &name, args.req(2).clone())?;
            Ok(Value::NONE)
        },
    ),
    def(
        "__delete__",
        "(self, instance, /)",
        "Delete an attribute of instance.",
        |cx, args| {
            let name = slot_of(cx, args)?;
            cx.del_attr(args.req(1), &name)?;
            Ok(Value::NONE)
        },
    ),
];

static MEMBER_GETTERS: &[NativeDef] = &[
    def("__name__", "(self)", "", |cx, args| {
        Ok(member(cx, args)?.name.to_value())
    }),
    def("__objclass__", "(self)", "", |cx, args| {
        Ok(member(cx, args)?.class.clone())
    }),
];

/// The name of a slot that the object in the argument has.
fn slot_of(cx: &mut Cx, args: &Args) -> Result<Ref<Str>, Raised> {
    let slot = member(cx, args)?;
    let object = args.req(1);
    let owner = slot.class.get::<Class>();
    if owner.is_some_and(|owner| !is_subclass(&cx.class_of(object), owner)) {
        let (name, given) = (slot.name.clone(), cx.type_name(object));
        let owner = owner.map_or_else(String::new, |owner| owner.name_text());
        return Err(cx.type_error(format_args!(
            "descriptor '{}' for '{owner}' objects doesn't apply to a '{given}' object",
            name.as_str()
        )));
    }
    Ok(slot.name.clone())
}

fn member<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Member>, Raised> {
    receiver(cx, args, "member_descriptor")
}
