//! `partial`: a function with some of its arguments given already.

use std::cell::RefCell;

use crate::builtins::object::class_argument;
use crate::modules::{add_class, foreign_body, set};
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::function::Method;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::module::Module;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::ops::repr::{class_path, guarded, write_repr};
use crate::vm::raise::Raised;

/// Gives the module the base of `partial`, and `Placeholder`.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    let class = add_class(cx, module, "functools", "partial", METHODS);
    cx.add_properties(&class, GETTERS);
    let class = add_class(
        cx,
        module,
        "functools",
        "_PlaceholderType",
        PLACEHOLDER_METHODS,
    );
    let placeholder = Foreign::new(class.clone(), Placeholder).into_value();
    let name = cx.intern("_only");
    class.attrs.set_str(&name, placeholder.clone());
    set(cx, module, "Placeholder", placeholder);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **keywords)",
        "Create a new function with partial application of the given arguments and keywords.",
        new,
    ),
    flow_def(
        "__call__",
        "(self, /, *args, **keywords)",
        "Call self as a function.",
        call,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        bind,
    ),
    def("__reduce__", "(self, /)", "Helper for pickle.", reduce),
    def("__setstate__", "(self, state, /)", "", set_state),
];

static GETTERS: &[NativeDef] = &[
    def(
        "func",
        "(self)",
        "function object to use in future partial calls",
        |cx, args| Ok(parts(cx, args.req(0))?.function),
    ),
    def(
        "args",
        "(self)",
        "tuple of arguments to future partial calls",
        |cx, args| Ok(Tuple::new(parts(cx, args.req(0))?.args).into_value()),
    ),
    def(
        "keywords",
        "(self)",
        "dictionary of keyword arguments to future partial calls",
        |cx, args| Ok(parts(cx, args.req(0))?.keywords.into_value()),
    ),
];

static PLACEHOLDER_METHODS: &[NativeDef] = &[
    def("__new__", "(cls, /)", "", |cx, args| {
        let class = class_argument(cx, args, "_PlaceholderType")?;
        let name = cx.intern("_only");
        Ok(class.attrs.get_str(&name).unwrap_or(Value::NONE))
    }),
    def("__repr__", "(self, /)", "Return repr(self).", |cx, _| {
        Ok(cx.str("Placeholder"))
    }),
    def("__reduce__", "(self, /)", "", |cx, _| {
        Ok(cx.str("Placeholder"))
    }),
];

struct Placeholder;

impl ForeignBody for Placeholder {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

fn is_placeholder(value: &Value) -> bool {
    value
        .get::<Foreign>()
        .is_some_and(|object| object.body::<Placeholder>().is_some())
}

#[derive(Clone)]
struct Parts {
    function: Value,
    args: Vec<Value>,
    keywords: Ref<Dict>,
}

struct Partial {
    parts: RefCell<Parts>,
}

impl ForeignBody for Partial {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let parts = self.parts.borrow();
        visit(&parts.function);
        parts.args.iter().for_each(&mut *visit);
        visit(&parts.keywords.to_value());
    }
}

fn parts(cx: &mut Cx, value: &Value) -> Result<Parts, Raised> {
    Ok(foreign_body::<Partial>(cx, value, "functools.partial")?
        .parts
        .borrow()
        .clone())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "partial")?;
    let [function, given @ ..] = args.rest(1) else {
        return Err(cx.type_error("type 'partial' takes at least one argument"));
    };
    if !cx.is_callable(function) {
        return Err(cx.type_error("the first argument must be callable"));
    }
    if given.last().is_some_and(is_placeholder) {
        return Err(cx.type_error("trailing Placeholders are not allowed"));
    }
    let keywords = args
        .extra
        .map_or_else(Dict::new, |extra| Dict::of(extra.table.borrow().copy()));
    let mut parts = Parts {
        function: function.clone(),
        args: given.to_vec(),
        keywords,
    };
    refuse_placeholders(cx, &parts.keywords)?;
    let inner = cx
        .inner(function)
        .get::<Foreign>()
        .and_then(|object| object.body::<Partial>());
    if let Some(inner) = inner.filter(|_| !has_attributes(function)) {
        parts = flattened(cx, &inner.parts.borrow().clone(), parts)?;
    }
    let object = Foreign::new(
        class.clone(),
        Partial {
            parts: RefCell::new(parts),
        },
    )
    .into_value();
    Ok(Instance::new(class, object).into_value())
}

fn refuse_placeholders(cx: &mut Cx, keywords: &Ref<Dict>) -> Result<(), Raised> {
    let found = keywords
        .table
        .borrow()
        .iter()
        .any(|entry| is_placeholder(&entry.value));
    if found {
        return Err(cx.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    Ok(())
}

/// Whether a script gave the partial object attributes of its own, or it is of a subclass.
fn has_attributes(value: &Value) -> bool {
    let Some(instance) = value.get::<Instance>() else {
        return false;
    };
    let class = instance.class.borrow().name_text();
    let attrs = match &*instance.attrs.borrow() {
        crate::objects::instance::Attrs::Shaped { slots, .. } => slots.len(),
        crate::objects::instance::Attrs::Dict(dict) => dict.len(),
    };
    attrs > 0 || class != "partial"
}

/// A partial of a partial: one with the arguments of both.
fn flattened(cx: &mut Cx, inner: &Parts, outer: Parts) -> Result<Parts, Raised> {
    let keywords = Dict::of(inner.keywords.table.borrow().copy());
    crate::builtins::dict::merge(cx, &keywords, &outer.keywords)?;
    let mut args = filled(&inner.args, &outer.args);
    // Places that the outer arguments did not reach stay open.
    if args.last().is_some_and(is_placeholder) {
        args = inner.args.clone();
        let mut given = outer.args.into_iter();
        for arg in args.iter_mut().filter(|arg| is_placeholder(arg)) {
            *arg = given.next().unwrap_or_else(|| arg.clone());
        }
    }
    Ok(Parts {
        function: inner.function.clone(),
        args,
        keywords,
    })
}

/// The arguments with what was given in the open places, and the rest of that behind.
fn filled(args: &[Value], given: &[Value]) -> Vec<Value> {
    let mut given = given.iter().cloned();
    let mut all: Vec<Value> = args
        .iter()
        .map(|arg| {
            if is_placeholder(arg) {
                given.next().unwrap_or_else(|| arg.clone())
            } else {
                arg.clone()
            }
        })
        .collect();
    all.extend(given);
    all
}

fn call(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let body = foreign_body::<Partial>(cx, args.req(0), "functools.partial")?;
    let parts = body.parts.borrow();
    let (expected, got) = (
        parts.args.iter().filter(|arg| is_placeholder(arg)).count(),
        args.rest(1).len(),
    );
    if got < expected {
        drop(parts);
        return Err(cx.type_error(format_args!(
            "missing positional arguments in 'partial' call; expected at least {expected}, got {got}"
        )));
    }
    let function = parts.function.clone();
    let positional = filled(&parts.args, args.rest(1));
    let keywords = parts.keywords.clone();
    drop(parts);
    if keywords.is_empty() && args.extra.is_none_or(|extra| extra.is_empty()) {
        return Ok(Flow::Call {
            callee: function,
            args: positional,
            then: None,
        });
    }
    let all = Dict::of(keywords.table.borrow().copy());
    if let Some(extra) = args.extra {
        crate::builtins::dict::merge(cx, &all, extra)?;
    }
    cx.call_dict(&function, &positional, &all).map(Flow::Return)
}

fn bind(_: &mut Cx, args: &Args) -> NativeResult {
    if args.req(1).is_none() {
        return Ok(args.req(0).clone());
    }
    let method = Method {
        function: args.req(0).clone(),
        receiver: args.req(1).clone(),
    };
    Ok(Ref::new(method).into_value())
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = guarded(cx, args.req(0), "...", |cx, value, out| {
        let parts = parts(cx, value)?;
        let class = cx.class_of(value);
        out.push_str(&class_path(cx, &class));
        out.push('(');
        write_repr(cx, out, &parts.function)?;
        for arg in &parts.args {
            out.push_str(", ");
            write_repr(cx, out, arg)?;
        }
        for (name, value) in cx.keywords_of(&parts.keywords)? {
            out.push_str(&format!(", {}=", name.as_str()));
            write_repr(cx, out, &value)?;
        }
        out.push(')');
        Ok(())
    })?;
    Ok(cx.str(text))
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let parts = parts(cx, args.req(0))?;
    let class = cx.class_of(args.req(0)).into_value();
    let attrs = args
        .req(0)
        .get::<Instance>()
        .map(|instance| instance.dict());
    let attrs = attrs
        .filter(|attrs| !attrs.is_empty())
        .map_or(Value::NONE, Ref::into_value);
    let state = vec![
        parts.function.clone(),
        Tuple::new(parts.args).into_value(),
        parts.keywords.into_value(),
        attrs,
    ];
    let function = Tuple::new([parts.function]).into_value();
    Ok(Tuple::new([class, function, Tuple::new(state).into_value()]).into_value())
}

fn set_state(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = args.req(1).get::<Tuple>().cloned();
    let [function, given, keywords, attrs] = state.as_ref().map_or(&[][..], |state| state.items())
    else {
        return Err(cx.type_error("invalid partial state"));
    };
    let keywords = match keywords.get::<Dict>() {
        Some(keywords) => Some(Dict::of(keywords.table.borrow().copy())),
        None => keywords.is_none().then(Dict::new),
    };
    let (Some(given), Some(keywords), true) =
        (given.get::<Tuple>(), keywords, cx.is_callable(function))
    else {
        return Err(cx.type_error("invalid partial state"));
    };
    let parts = Parts {
        function: function.clone(),
        args: given.items().to_vec(),
        keywords,
    };
    let old = foreign_body::<Partial>(cx, args.req(0), "functools.partial")?
        .parts
        .replace(parts);
    drop(old);
    if let Some(instance) = args.req(0).get::<Instance>() {
        let own = instance.dict();
        let old = own.table.borrow_mut().clear();
        drop(old);
        if let Some(attrs) = attrs.get::<Dict>() {
            crate::builtins::dict::merge(cx, &own, attrs)?;
        }
    }
    Ok(Value::NONE)
}
