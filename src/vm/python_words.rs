//! Errors about arguments of what is written in Rust here and in Python in CPython: Python's words for them.
//!
//! A function's row says so; of a method, its receiver's class says which module it is from.

use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeDef;
use crate::vm::raise::Raised;

/// `Lock.acquire` for a method of a class that CPython has in Python, `sleep` for a function that it
/// has in Python; none for any other function.
pub fn name(cx: &mut Cx, def: &NativeDef, positional: &[Value]) -> Option<String> {
    let is_method = def.signature.starts_with("(self") || def.signature.starts_with("(cls");
    if def.python && !is_method {
        return Some(def.name.to_owned());
    }
    let receiver = positional.first()?;
    let class = match receiver.get::<Class>() {
        Some(class) if def.name == "__new__" => class.clone(),
        _ => cx.class_of(receiver),
    };
    let method = cx.intern(def.name);
    let (_, owner) = crate::objects::class::lookup(&class, &method)?;
    if !is_python_class(cx, &owner) {
        return None;
    }
    let method = if def.name == "__new__" {
        "__init__"
    } else {
        def.name
    };
    Some(format!("{}.{method}", owner.name_text()))
}

/// Whether a class that is written in Rust here is one in Python in CPython, where scripts can set its
/// attributes.
pub fn is_python_class(cx: &Cx, class: &Class) -> bool {
    let home = class.attrs.get_str(&cx.names.module);
    let home = home.and_then(|home| home.into::<Str>().ok());
    class.builtin && home.is_some_and(|home| home.as_str().starts_with("asyncio."))
}

/// Too many positional arguments.
pub fn too_many(cx: &mut Cx, name: &str, def: &NativeDef, given: usize) -> Raised {
    let signature = def.parameters();
    let (least, most) = (signature.required, signature.positional.len());
    let plural = if most == 1 { "" } else { "s" };
    let takes = match least == most {
        true => format!("{most} positional argument{plural}"),
        false => format!("from {least} to {most} positional argument{plural}"),
    };
    let were = if given == 1 { "was" } else { "were" };
    cx.type_error(format_args!(
        "{name}() takes {takes} but {given} {were} given"
    ))
}

/// Positional arguments that are not there.
pub fn missing(cx: &mut Cx, name: &str, def: &NativeDef, positional: &[Value]) -> Raised {
    let signature = def.parameters();
    let is_missing = |at: &usize| positional.get(*at).is_none_or(Value::is_unbound);
    let names: Vec<String> = (0..signature.required)
        .filter(is_missing)
        .map(|at| format!("'{}'", signature.positional[at].0))
        .collect();
    let list = match &names[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [many @ .., last] => format!("{}, and {last}", many.join(", ")),
    };
    let (count, plural) = (names.len(), if names.len() == 1 { "" } else { "s" });
    cx.type_error(format_args!(
        "{name}() missing {count} required positional argument{plural}: {list}"
    ))
}

/// A keyword argument that is not known.
pub fn unexpected(cx: &mut Cx, name: &str, keyword: &Ref<Str>) -> Raised {
    let keyword = keyword.as_str();
    cx.type_error(format_args!(
        "{name}() got an unexpected keyword argument '{keyword}'"
    ))
}
