//! Functions and methods made by calling their types: `types.FunctionType(…)`, `types.MethodType(…)`.

use crate::objects::cell::Cell;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::function::Method;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives the types their constructors.
pub fn install(cx: &mut Cx) {
    let (function, method) = (cx.types.function.clone(), cx.types.method.clone());
    cx.add_methods(&function, FUNCTION);
    cx.add_methods(&method, METHOD);
}

static FUNCTION: &[NativeDef] = &[def(
    "__new__",
    "(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    "Create a function object.",
    new_function,
)];

static METHOD: &[NativeDef] = &[def(
    "__new__",
    "(cls, function, instance, /)",
    "Create a bound instance method object.",
    new_method,
)];

fn new_method(cx: &mut Cx, args: &Args) -> NativeResult {
    if !cx.is_callable(args.req(1)) {
        return Err(cx.type_error("first argument must be callable"));
    }
    if args.req(2).is_none() {
        return Err(cx.type_error("instance must not be None"));
    }
    let method = Method {
        function: args.req(1).clone(),
        receiver: args.req(2).clone(),
    };
    Ok(Ref::new(method).into_value())
}

/// A parameter that must be of a type, or None.
fn optional<T: crate::objects::heap::Object>(
    cx: &mut Cx,
    value: Option<&Value>,
    message: &str,
) -> Result<Option<Ref<T>>, Raised> {
    match value {
        Some(value) if !value.is_none() => match value.get::<T>() {
            Some(object) => Ok(Some(object.clone())),
            None => Err(cx.type_error(message)),
        },
        _ => Ok(None),
    }
}

fn new_function(cx: &mut Cx, args: &Args) -> NativeResult {
    let wrong = |cx: &mut Cx, number: usize, wanted: &str, value: &Value| {
        let given = cx.type_name(value);
        cx.type_error(format_args!(
            "function() argument {number} must be {wanted}, not {given}"
        ))
    };
    let Some(code) = args.req(1).get::<CodeObject>().cloned() else {
        return Err(wrong(cx, 1, "code", args.req(1)));
    };
    let Some(globals) = args.req(2).get::<Dict>().cloned() else {
        return Err(wrong(cx, 2, "dict", args.req(2)));
    };
    let name: Option<Ref<Str>> = optional(cx, args.opt(3), "arg 3 (name) must be None or string")?;
    let defaults: Option<Ref<Tuple>> =
        optional(cx, args.opt(4), "arg 4 (defaults) must be None or tuple")?;
    let closure = closure_of(cx, &code, args.opt(5))?;
    let keyword_defaults: Option<Ref<Dict>> =
        optional(cx, args.opt(6), "arg 6 (kwdefaults) must be None or dict")?;
    let function = cx.new_closure(code, globals, closure);
    let mut facts = function.facts.borrow_mut();
    if let Some(name) = name {
        facts.name = cx.interner.intern_str(&name);
    }
    facts.defaults = defaults.map_or(Value::UNBOUND, Ref::into_value);
    facts.keyword_defaults = keyword_defaults.map_or(Value::UNBOUND, Ref::into_value);
    drop(facts);
    Ok(function.into_value())
}

/// The cells of the free variables, as many as the code has.
fn closure_of(
    cx: &mut Cx,
    code: &Ref<CodeObject>,
    given: Option<&Value>,
) -> Result<Box<[Value]>, Raised> {
    let name = code.code.name.clone();
    let wanted = code.code.free.len();
    let cells = match given {
        None => Vec::new(),
        Some(none) if none.is_none() && wanted > 0 => {
            return Err(cx.type_error("arg 5 (closure) must be tuple"));
        }
        Some(none) if none.is_none() => Vec::new(),
        Some(given) => match given.get::<Tuple>() {
            Some(cells) => cells.items().to_vec(),
            None => return Err(cx.type_error("arg 5 (closure) must be None or tuple")),
        },
    };
    if given.is_none() && wanted > 0 {
        return Err(cx.type_error("arg 5 (closure) must be tuple"));
    }
    if cells.len() != wanted {
        let given = cells.len();
        return Err(cx.value_error(format_args!(
            "{name} requires closure of length {wanted}, not {given}"
        )));
    }
    if let Some(other) = cells.iter().find(|cell| cell.get::<Cell>().is_none()) {
        let given = cx.type_name(other);
        return Err(cx.type_error(format_args!("arg 5 (closure) expected cell, found {given}")));
    }
    Ok(cells.into_boxed_slice())
}
