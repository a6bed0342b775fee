//! The attributes of what can be called: functions, methods and functions written in Rust.

use crate::builtins::protocol::{self, receiver};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::{Function, Method, Native};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

/// Gives functions and methods their attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.types.function.clone();
    cx.add_methods(&class, FUNCTION_METHODS);
    cx.add_methods(&class, CALL);
    cx.add_properties(&class, FUNCTION_GETTERS);
    for [get, set] in FUNCTION_ATTRIBUTES {
        cx.add_property(&class, get, set);
    }
    let class = cx.types.method.clone();
    for methods in [METHOD_METHODS, CALL, protocol::EQUALITY, protocol::HASH] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, METHOD_GETTERS);
    let natives = [
        cx.types.builtin_function.clone(),
        cx.types.method_descriptor.clone(),
        cx.types.wrapper_descriptor.clone(),
        cx.types.method_wrapper.clone(),
    ];
    for class in &natives {
        for methods in [NATIVE_METHODS, CALL, protocol::EQUALITY, protocol::HASH] {
            cx.add_methods(class, methods);
        }
        cx.add_properties(class, NATIVE_GETTERS);
    }
}

static CALL: &[NativeDef] = &[flow_def(
    "__call__",
    "(self, /, *args, **kwargs)",
    "Call self as a function.",
    call,
)];

fn call(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    match args.extra {
        Some(keywords) => {
            let result = cx.call_dict(args.req(0), args.rest(1), &keywords.clone())?;
            Ok(Flow::Return(result))
        }
        None => Ok(Flow::Call {
            callee: args.req(0).clone(),
            args: args.rest(1).to_vec(),
            then: None,
        }),
    }
}

// ---- functions of scripts -------------------------------------------------------------------------

static FUNCTION_METHODS: &[NativeDef] = &[def(
    "__get__",
    "(self, instance, owner=None, /)",
    "Return an attribute of instance, which is of type owner.",
    bind,
)];

static FUNCTION_GETTERS: &[NativeDef] = &[
    def("__code__", "(self)", "", |cx, args| {
        let function = function(cx, args)?;
        cx.complete(function)?;
        Ok(function.code.to_value())
    }),
    def("__globals__", "(self)", "", |cx, args| {
        Ok(function(cx, args)?.globals.to_value())
    }),
    def("__closure__", "(self)", "", closure),
    def("__builtins__", "(self)", "", |cx, _| {
        Ok(cx.builtins.to_value())
    }),
];

static FUNCTION_ATTRIBUTES: &[[NativeDef; 2]] = &[
    [
        def("__name__", "(self)", "", |cx, args| {
            Ok(function(cx, args)?.facts.borrow().name.to_value())
        }),
        def("__name__", "(self, value)", "", |cx, args| {
            let name = text(cx, args.req(1), "__name__")?;
            function(cx, args)?.facts.borrow_mut().name = name;
            Ok(Value::NONE)
        }),
    ],
    [
        def("__qualname__", "(self)", "", |cx, args| {
            Ok(function(cx, args)?.facts.borrow().qualname.to_value())
        }),
        def("__qualname__", "(self, value)", "", |cx, args| {
            let name = text(cx, args.req(1), "__qualname__")?;
            function(cx, args)?.facts.borrow_mut().qualname = name;
            Ok(Value::NONE)
        }),
    ],
    [
        def("__doc__", "(self)", "", |cx, args| {
            Ok(or_none(&function(cx, args)?.facts.borrow().doc))
        }),
        def("__doc__", "(self, value)", "", |cx, args| {
            function(cx, args)?.facts.borrow_mut().doc = args.req(1).clone();
            Ok(Value::NONE)
        }),
    ],
    [
        def("__module__", "(self)", "", |cx, args| {
            Ok(or_none(&function(cx, args)?.facts.borrow().module))
        }),
        def("__module__", "(self, value)", "", |cx, args| {
            function(cx, args)?.facts.borrow_mut().module = args.req(1).clone();
            Ok(Value::NONE)
        }),
    ],
    [
        def("__defaults__", "(self)", "", |cx, args| {
            Ok(or_none(&function(cx, args)?.facts.borrow().defaults))
        }),
        def("__defaults__", "(self, value)", "", |cx, args| {
            let is_tuple = args.req(1).get::<Tuple>().is_some();
            let defaults = checked(cx, args.req(1), is_tuple, "__defaults__", "tuple")?;
            function(cx, args)?.facts.borrow_mut().defaults = defaults;
            Ok(Value::NONE)
        }),
    ],
    [
        def("__kwdefaults__", "(self)", "", |cx, args| {
            let facts = function(cx, args)?.facts.borrow();
            Ok(or_none(&facts.keyword_defaults))
        }),
        def("__kwdefaults__", "(self, value)", "", |cx, args| {
            let is_dict = args.req(1).get::<Dict>().is_some();
            let defaults = checked(cx, args.req(1), is_dict, "__kwdefaults__", "dict")?;
            function(cx, args)?.facts.borrow_mut().keyword_defaults = defaults;
            Ok(Value::NONE)
        }),
    ],
    [
        def("__annotations__", "(self)", "", annotations),
        def("__annotations__", "(self, value)", "", set_annotations),
    ],
    [
        def("__annotate__", "(self)", "", |cx, args| {
            Ok(or_none(&function(cx, args)?.facts.borrow().annotate))
        }),
        def("__annotate__", "(self, value)", "", |cx, args| {
            let annotate = args.req(1).clone();
            function(cx, args)?.facts.borrow_mut().annotate = annotate;
            Ok(Value::NONE)
        }),
    ],
    [
        def("__type_params__", "(self)", "", |cx, args| {
            let params = function(cx, args)?.facts.borrow().type_params.clone();
            let params = params.bound().cloned();
            Ok(params.unwrap_or_else(|| Tuple::new([]).into_value()))
        }),
        def("__type_params__", "(self, value)", "", |cx, args| {
            function(cx, args)?.facts.borrow_mut().type_params = args.req(1).clone();
            Ok(Value::NONE)
        }),
    ],
];

fn function<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Function>, Raised> {
    receiver(cx, args, "function")
}

fn or_none(value: &Value) -> Value {
    value.bound().cloned().unwrap_or(Value::NONE)
}

fn text(cx: &mut Cx, value: &Value, attribute: &str) -> Result<Ref<Str>, Raised> {
    match cx.inner(value).get::<Str>() {
        Some(text) => Ok(text.clone()),
        None => Err(cx.type_error(format_args!("{attribute} must be set to a string object"))),
    }
}

/// A value for an attribute that takes one type or None, which stands for "unbound".
fn checked(cx: &mut Cx, value: &Value, fits: bool, attribute: &str, wanted: &str) -> NativeResult {
    if value.is_none() {
        return Ok(Value::UNBOUND);
    }
    if fits {
        return Ok(value.clone());
    }
    Err(cx.type_error(format_args!("{attribute} must be set to a {wanted} object")))
}

fn closure(cx: &mut Cx, args: &Args) -> NativeResult {
    let cells = &function(cx, args)?.closure;
    if cells.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(Tuple::new(cells.clone()).into_value())
}

/// PEP 649: the annotations are computed when they are first asked for.
fn annotations(cx: &mut Cx, args: &Args) -> NativeResult {
    let function = function(cx, args)?;
    let (known, annotate) = {
        let facts = function.facts.borrow();
        (facts.annotations.clone(), facts.annotate.clone())
    };
    if !known.is_unbound() {
        return Ok(known);
    }
    let made = match annotate.bound().filter(|annotate| !annotate.is_none()) {
        Some(annotate) => cx.call(annotate, &[Value::int(1)])?,
        None => Dict::new().into_value(),
    };
    function.facts.borrow_mut().annotations = made.clone();
    Ok(made)
}

fn set_annotations(cx: &mut Cx, args: &Args) -> NativeResult {
    let is_dict = args.req(1).get::<Dict>().is_some();
    let given = checked(cx, args.req(1), is_dict, "__annotations__", "dict")?;
    let mut facts = function(cx, args)?.facts.borrow_mut();
    facts.annotations = given;
    facts.annotate = Value::NONE;
    Ok(Value::NONE)
}

/// A function read through an instance is a method; through a class, itself.
fn bind(cx: &mut Cx, args: &Args) -> NativeResult {
    let has_owner = args.opt(2).is_some_and(|owner| !owner.is_none());
    if !args.req(1).is_none() {
        let method = Method {
            function: args.req(0).clone(),
            receiver: args.req(1).clone(),
        };
        return Ok(Ref::new(method).into_value());
    }
    if has_owner {
        return Ok(args.req(0).clone());
    }
    Err(cx.type_error("__get__(None, None) is invalid"))
}

// ---- methods --------------------------------------------------------------------------------------

static METHOD_METHODS: &[NativeDef] = &[
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        |_, args| Ok(args.req(0).clone()),
    ),
    def(
        "__getattr__",
        "(self, name, /)",
        "Return an attribute of the function.",
        |cx, args| {
            let name = crate::builtins::object::attribute_name(cx, args.req(1))?;
            let function = method(cx, args)?.function.clone();
            if cx.find_attr(&function, &name)?.is_none() {
                return Err(cx.missing_attribute(args.req(0), &name));
            }
            cx.get_attr(&function, &name)
        },
    ),
];

static METHOD_GETTERS: &[NativeDef] = &[
    def("__func__", "(self)", "", |cx, args| {
        Ok(method(cx, args)?.function.clone())
    }),
    def("__self__", "(self)", "", |cx, args| {
        Ok(method(cx, args)?.receiver.clone())
    }),
    def("__doc__", "(self)", "", |cx, args| {
        let function = method(cx, args)?.function.clone();
        let name = cx.names.doc.clone();
        cx.get_attr(&function, &name)
    }),
    def("__module__", "(self)", "", |cx, args| {
        let function = method(cx, args)?.function.clone();
        let name = cx.names.module.clone();
        cx.get_attr(&function, &name)
    }),
];

fn method<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Method>, Raised> {
    receiver(cx, args, "method")
}

// ---- functions written in Rust --------------------------------------------------------------------

static NATIVE_METHODS: &[NativeDef] = &[def(
    "__get__",
    "(self, instance, owner=None, /)",
    "Return an attribute of instance, which is of type owner.",
    bind_native,
)];

static NATIVE_GETTERS: &[NativeDef] = &[
    def("__name__", "(self)", "", |cx, args| {
        let name = definition(cx, args)?.name;
        Ok(cx.intern(name).into_value())
    }),
    def("__qualname__", "(self)", "", native_qualname),
    def("__doc__", "(self)", "", |cx, args| {
        let doc = definition(cx, args)?.doc;
        Ok(cx.str(doc))
    }),
    def("__module__", "(self)", "", |cx, args| {
        let id = native(cx, args)?.id as usize;
        let home = cx.natives[id].home.clone();
        Ok(match (home, &cx.natives[id].owner) {
            (Some(home), _) => home,
            (None, Some(_)) => Value::NONE,
            (None, None) => cx.intern("builtins").into_value(),
        })
    }),
    def("__self__", "(self)", "", native_self),
    def("__objclass__", "(self)", "", native_class),
    // What `inspect.iscoroutinefunction` looks for.
    def("_is_coroutine_mark", "(self)", "", |cx, args| {
        Ok(Value::bool(definition(cx, args)?.coroutine))
    }),
    def("__text_signature__", "(self)", "", |cx, args| {
        let signature = definition(cx, args)?.signature;
        Ok(cx.str(signature))
    }),
];

fn native<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Native>, Raised> {
    receiver(cx, args, "builtin_function_or_method")
}

fn definition(cx: &mut Cx, args: &Args) -> Result<&'static NativeDef, Raised> {
    let id = native(cx, args)?.id as usize;
    match cx.natives.get(id) {
        Some(registered) => Ok(registered.def),
        None => Err(cx.type_error("no such function")),
    }
}

fn native_qualname(cx: &mut Cx, args: &Args) -> NativeResult {
    let native = native(cx, args)?.clone();
    let registered = &cx.natives[native.id as usize];
    let name = registered.def.name;
    let class = match (native.receiver.get::<Class>(), &registered.owner) {
        (Some(class), _) => Some(class.name_text()),
        (None, Some(owner)) => Some(owner.name_text()),
        (None, None) => native
            .receiver
            .bound()
            .map(|receiver| cx.type_name(receiver)),
    };
    Ok(match class {
        Some(class) => cx.str(format!("{class}.{name}")),
        None => cx.str(name),
    })
}

/// `__objclass__`
fn native_class(cx: &mut Cx, args: &Args) -> NativeResult {
    let native = native(cx, args)?.clone();
    let bound = cx.class_of(args.req(0)).same(&cx.types.builtin_function);
    match &cx.natives[native.id as usize].owner {
        Some(owner) if !bound => Ok(owner.to_value()),
        Some(_) | None => {
            let name = cx.intern("__objclass__");
            Err(cx.missing_attribute(args.req(0), &name))
        }
    }
}

fn native_self(cx: &mut Cx, args: &Args) -> NativeResult {
    let native = native(cx, args)?;
    if let Some(receiver) = native.receiver.bound() {
        return Ok(receiver.clone());
    }
    if native.is_method {
        let name = cx.intern("__self__");
        return Err(cx.no_attribute(args.req(0), &name, "__self__"));
    }
    let name = cx.intern("builtins");
    Ok(cx.modules.get_str(&name).unwrap_or(Value::NONE))
}

fn bind_native(cx: &mut Cx, args: &Args) -> NativeResult {
    let native = native(cx, args)?;
    if !native.is_method || args.req(1).is_none() {
        return Ok(args.req(0).clone());
    }
    let bound = Native {
        id: native.id,
        receiver: args.req(1).clone(),
        is_method: true,
    };
    Ok(Ref::new(bound).into_value())
}
