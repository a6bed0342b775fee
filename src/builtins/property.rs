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
        "(cls, fget=None, fset=None, fdel=None, doc=None)",
        "Create and return a new object.",
        new_property,
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

fn property<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Property>, Raised> {
    receiver(cx, args, "property")
}

/// The doc string is the getter's, unless one is given.
fn new_property(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = crate::builtins::object::class_argument(cx, args, "property")?;
    let part = |index| args.opt(index).cloned().unwrap_or(Value::NONE);
    let doc = match args.opt(4).filter(|doc| !doc.is_none()) {
        Some(doc) => doc.clone(),
        None => doc_of(cx, &part(1))?,
    };
    let made = make_property(part(1), part(2), part(3), doc, Value::NONE);
    Ok(cx.wrap_new(&class, made))
}

fn doc_of(cx: &mut Cx, getter: &Value) -> NativeResult {
    if getter.is_none() {
        return Ok(Value::NONE);
    }
    let name = cx.names.doc.clone();
    Ok(cx.find_attr(getter, &name)?.unwrap_or(Value::NONE))
}

fn make_property(get: Value, set: Value, delete: Value, doc: Value, name: Value) -> Value {
    let property = Property {
        get,
        set,
        delete,
        doc: std::cell::RefCell::new(doc),
        name: std::cell::RefCell::new(name),
    };
    Ref::new(property).into_value()
}

#[derive(PartialEq)]
enum Part {
    Get,
    Set,
    Delete,
}

fn copy_with(cx: &mut Cx, args: &Args, part: Part) -> NativeResult {
    let old = property(cx, args)?.clone();
    let new = |this: Part, old: &Value| {
        if part == this {
            args.req(1).clone()
        } else {
            old.clone()
        }
    };
    let doc = if part == Part::Get {
        doc_of(cx, args.req(1))?
    } else {
        old.doc.borrow().clone()
    };
    let made = make_property(
        new(Part::Get, &old.get),
        new(Part::Set, &old.set),
        new(Part::Delete, &old.delete),
        doc,
        old.name.borrow().clone(),
    );
    let class = cx.class_of(args.req(0));
    Ok(cx.wrap_new(&class, made))
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
        property,
        &property.get,
        "getter",
        vec![args.req(1).clone()],
    )
}

fn set(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let property = property(cx, args)?;
    let given = vec![args.req(1).clone(), args.req(2).clone()];
    call_part(cx, property, &property.set, "setter", given)
}

fn delete(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let property = property(cx, args)?;
    call_part(
        cx,
        property,
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
