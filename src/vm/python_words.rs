//! Errors about arguments of what is written in Rust here and in Python in CPython: Python's words for them.
//!
//! That is asked of methods only, whose receiver's class says which module it is from.

use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeDef;
use crate::vm::raise::Raised;

/// `Lock.acquire` for a method of a class that CPython has in Python; none for any other function.
pub fn name(cx: &mut Cx, def: &NativeDef, positional: &[Value]) -> Option<String> {
    let receiver = positional.first()?;
    let class = match receiver.get::<Class>() {
        Some(class) if def.name == "__new__" => class.clone(),
        _ => cx.class_of(receiver),
    };
    let method = cx.intern(def.name);
    let (_, owner) = crate::objects::class::lookup(&class, &method)?;
    let module = cx.intern("__module__");
    let module = owner.attrs.get_str(&module)?.into::<Str>().ok()?;
    if !owner.builtin || !module.as_str().starts_with("asyncio.") {
        return None;
    }
    let method = if def.name == "__new__" {
        "__init__"
    } else {
        def.name
    };
    Some(format!("{}.{method}", owner.name_text()))
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
