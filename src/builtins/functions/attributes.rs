//! Looking at objects: `getattr` and its like, `isinstance`, `issubclass`, `dir`, `vars`.

use crate::builtins::object::attribute_name;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "getattr",
        "(object, name, default=<unrepresentable>, /)",
        "Get a named attribute from an object.",
        getattr,
    ),
    def(
        "setattr",
        "(obj, name, value, /)",
        "Sets the named attribute on the given object to the specified value.",
        setattr,
    ),
    def(
        "delattr",
        "(obj, name, /)",
        "Deletes the named attribute from the given object.",
        delattr,
    ),
    def(
        "hasattr",
        "(obj, name, /)",
        "Return whether the object has an attribute with the given name.",
        hasattr,
    ),
    def(
        "isinstance",
        "(obj, class_or_tuple, /)",
        "Return whether an object is an instance of a class or of a subclass thereof.",
        |cx, args| cx.is_instance(args.req(0), args.req(1)).map(Value::bool),
    ),
    def(
        "issubclass",
        "(cls, class_or_tuple, /)",
        "Return whether 'cls' is derived from another class or is the same class.",
        |cx, args| cx.is_subclass(args.req(0), args.req(1)).map(Value::bool),
    ),
    def(
        "dir",
        "(object=<unrepresentable>, /)",
        "The names of an object's attributes, or of the local variables.",
        dir,
    ),
    def(
        "vars",
        "(object=<unrepresentable>, /)",
        "The __dict__ of an object, or the local variables.",
        vars,
    ),
    def(
        "globals",
        "()",
        "Return the dictionary containing the current scope's global variables.",
        |cx, _| Ok(cx.current_globals().into_value()),
    ),
    def(
        "locals",
        "()",
        "Return a dictionary containing the current scope's local variables.",
        |cx, _| Ok(cx.current_locals()),
    ),
];

fn getattr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = attribute_name(cx, args.req(1))?;
    match args.opt(2) {
        Some(default) => {
            let found = cx.find_attr(args.req(0), &name)?;
            Ok(found.unwrap_or_else(|| default.clone()))
        }
        None => cx.get_attr(args.req(0), &name),
    }
}

fn setattr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = attribute_name(cx, args.req(1))?;
    cx.set_attr(args.req(0), &name, args.req(2).clone())?;
    Ok(Value::NONE)
}

fn delattr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = attribute_name(cx, args.req(1))?;
    cx.del_attr(args.req(0), &name)?;
    Ok(Value::NONE)
}

fn hasattr(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = attribute_name(cx, args.req(1))?;
    Ok(Value::bool(cx.find_attr(args.req(0), &name)?.is_some()))
}

/// The names, sorted and each once.
fn dir(cx: &mut Cx, args: &Args) -> NativeResult {
    let names = match args.opt(0) {
        Some(object) => {
            let name = cx.names.dir.clone();
            let own = object
                .get::<Module>()
                .and_then(|module| module.globals.get_str(&name));
            if let Some(own) = own {
                let names = cx.call(&own, &[])?;
                return sorted_names(cx, &names);
            }
            match cx.call_special(object, &name, &[])? {
                Some(names) => names,
                None => return Err(cx.type_error("object does not provide __dir__")),
            }
        }
        None => cx.current_locals(),
    };
    sorted_names(cx, &names)
}

fn sorted_names(cx: &mut Cx, names: &Value) -> NativeResult {
    let mut names = cx.collect(names)?;
    crate::builtins::sorting::sort(cx, &mut names, None, false)?;
    names.dedup_by(|a, b| crate::vm::ops::compare::quick_equal(a, b) == Some(true));
    Ok(List::new(names).into_value())
}

fn vars(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(object) = args.opt(0) else {
        return Ok(cx.current_locals());
    };
    let name = cx.names.dict.clone();
    match cx.find_attr(object, &name)? {
        Some(dict) => Ok(dict),
        None => Err(cx.type_error("vars() argument must have __dict__ attribute")),
    }
}
