//! `match` statements: the tests that patterns are made of.

use crate::objects::class::{Class, lookup};
use crate::objects::dict::Dict;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::Done;
use crate::vm::ops::class_of::inner;
use crate::vm::raise::Raised;

/// Whether a sequence pattern can match the value.
pub fn is_sequence(cx: &mut Cx, value: &Value) -> Result<Done, Raised> {
    let answer = match cx.inner(value).kind() {
        Kind::List | Kind::Tuple | Kind::Range => true,
        Kind::Foreign if is_foreign_sequence(value) => true,
        Kind::Str | Kind::Bytes | Kind::ByteArray => false,
        _ => counts_as(cx, value, "Sequence")?,
    };
    Ok(Done::Value(Value::bool(answer)))
}

/// Whether a mapping pattern can match the value.
pub fn is_mapping(cx: &mut Cx, value: &Value) -> Result<Done, Raised> {
    let is_proxy = cx.class_of(value).same(&cx.types.mapping_proxy);
    let answer =
        is_proxy || cx.inner(value).kind() == Kind::Dict || counts_as(cx, value, "Mapping")?;
    Ok(Done::Value(Value::bool(answer)))
}

/// Whether it is a sequence of a kind that only modules know.
fn is_foreign_sequence(value: &Value) -> bool {
    let object = inner(value).get::<Foreign>();
    object.is_some_and(|object| {
        let name = object.class.name.borrow();
        matches!(name.as_str(), "deque" | "array" | "memoryview")
    })
}

/// Whether an instance's class derives from an abstract class of `collections.abc`, or was registered
/// there. Without that module there are no such classes.
fn counts_as(cx: &mut Cx, value: &Value, name: &str) -> Result<bool, Raised> {
    if value.kind() != Kind::Instance {
        return Ok(false);
    }
    let (home, name) = (cx.intern("_collections_abc"), cx.intern(name));
    let module = cx.modules.get_str(&home);
    let class = module
        .as_ref()
        .and_then(Value::get::<Module>)
        .and_then(|module| module.globals.get_str(&name));
    match class {
        Some(class) => cx.is_instance(value, &class),
        None => Ok(false),
    }
}

/// `len(value)` of a sequence.
pub fn len(cx: &mut Cx, value: Value) -> Result<Done, Raised> {
    cx.len(&value)
        .map(|len| Done::Value(Value::int(len as i64)))
}

/// The attributes of a subject for a class pattern, or None.
pub fn class(
    cx: &mut Cx,
    subject: Value,
    class: Value,
    positional: u8,
    names: &Value,
) -> Result<Done, Raised> {
    let Some(pattern_class) = class.get::<Class>().cloned() else {
        return Err(cx.type_error("called match pattern must be a class"));
    };
    if !cx.is_instance(&subject, &class)? {
        return Ok(Done::Value(Value::NONE));
    }
    let names = names
        .get::<Tuple>()
        .map_or(Vec::new(), |names| names.items().to_vec());
    let mut values = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let has_match_args = lookup(&pattern_class, &cx.names.match_args).is_some();
    if positional > 0 && !has_match_args && matches_itself(&pattern_class) {
        if positional > 1 {
            return Err(too_many_patterns(cx, &pattern_class, 1, positional));
        }
        values.push(subject.clone());
    } else if positional > 0 {
        let args = match_args(cx, &pattern_class, positional)?;
        for name in &args[..positional as usize] {
            once(cx, &pattern_class, &seen, name)?;
            seen.push(name.as_str().to_owned());
            match cx.find_attr(&subject, name)? {
                Some(value) => values.push(value),
                None => return Ok(Done::Value(Value::NONE)),
            }
        }
    }
    for name in &names {
        let Some(name) = name.get::<Str>() else {
            continue;
        };
        once(cx, &pattern_class, &seen, name)?;
        match cx.find_attr(&subject, name)? {
            Some(value) => values.push(value),
            None => return Ok(Done::Value(Value::NONE)),
        }
    }
    Ok(Done::Value(Tuple::new(values).into_value()))
}

/// An attribute may be asked for once only.
fn once(cx: &mut Cx, class: &Class, seen: &[String], name: &Str) -> Result<(), Raised> {
    let (class, name) = (class.name_text(), name.as_str());
    match seen.iter().any(|known| known == name) {
        false => Ok(()),
        true => Err(cx.type_error(format_args!(
            "{class}() got multiple sub-patterns for attribute '{name}'"
        ))),
    }
}

/// Whether one positional sub-pattern of the class means the subject itself.
fn matches_itself(class: &Ref<Class>) -> bool {
    matches!(
        class.layout,
        Kind::Bool
            | Kind::ByteArray
            | Kind::Bytes
            | Kind::Dict
            | Kind::Float
            | Kind::FrozenSet
            | Kind::Int
            | Kind::List
            | Kind::Set
            | Kind::Str
            | Kind::Tuple
    )
}

fn match_args(cx: &mut Cx, class: &Ref<Class>, positional: u8) -> Result<Vec<Ref<Str>>, Raised> {
    let name = cx.names.match_args.clone();
    let args = match cx.find_attr(&class.to_value(), &name)? {
        None => Vec::new(),
        Some(args) => match args.get::<Tuple>() {
            Some(args) => args.items().to_vec(),
            None => {
                let (class, got) = (class.name_text(), cx.type_name(&args));
                return Err(cx.type_error(format_args!(
                    "{class}.__match_args__ must be a tuple (got {got})"
                )));
            }
        },
    };
    if args.len() < positional as usize {
        return Err(too_many_patterns(cx, class, args.len(), positional));
    }
    let mut names = Vec::new();
    for arg in &args {
        match arg.get::<Str>() {
            Some(name) => names.push(cx.interner.intern_str(name)),
            None => {
                let got = cx.type_name(arg);
                return Err(cx.type_error(format_args!(
                    "__match_args__ elements must be strings (got {got})"
                )));
            }
        }
    }
    Ok(names)
}

fn too_many_patterns(cx: &mut Cx, class: &Ref<Class>, accepted: usize, given: u8) -> Raised {
    let (class, plural) = (class.name_text(), if accepted == 1 { "" } else { "s" });
    cx.type_error(format_args!(
        "{class}() accepts {accepted} positional sub-pattern{plural} ({given} given)"
    ))
}

/// The values of a mapping for a tuple of keys, or None.
pub fn keys(cx: &mut Cx, subject: Value, keys: Value) -> Result<Done, Raised> {
    let keys = keys
        .get::<Tuple>()
        .map_or(Vec::new(), |keys| keys.items().to_vec());
    let mut values = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        for earlier in &keys[..index] {
            if cx.same_or_equal(earlier, key)? {
                let key = cx.repr(key)?;
                return Err(cx.value_error(format_args!(
                    "mapping pattern checks duplicate key ({})",
                    key.as_str()
                )));
            }
        }
        match mapping_get(cx, &subject, key)? {
            Some(value) => values.push(value),
            None => return Ok(Done::Value(Value::NONE)),
        }
    }
    Ok(Done::Value(Tuple::new(values).into_value()))
}

fn mapping_get(cx: &mut Cx, subject: &Value, key: &Value) -> Result<Option<Value>, Raised> {
    if let Some(dict) = cx.inner(subject).get::<Dict>() {
        return cx.dict_get(&dict.clone(), key);
    }
    if !cx.contains(subject, key)? {
        return Ok(None);
    }
    cx.get_item(subject, key).map(Some)
}

/// A dict of the mapping without the keys.
pub fn rest(cx: &mut Cx, subject: Value, keys: Value) -> Result<Done, Raised> {
    let rest = Dict::new();
    let pairs = crate::vm::exec::build::mapping_pairs(cx, &subject)?.unwrap_or_default();
    for (key, value) in pairs {
        cx.dict_set(&rest, key, value)?;
    }
    for key in keys.get::<Tuple>().map_or(&[][..], |keys| keys.items()) {
        cx.dict_remove(&rest, key)?;
    }
    Ok(Done::Value(rest.into_value()))
}
