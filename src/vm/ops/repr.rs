//! `repr` of the built-in types, and of objects that say nothing about themselves.

use crate::objects::big_range::BigRange;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cell::Cell;
use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::coroutine::{Generator, NativeCoroutine};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{
    ClassMethod, Function, Member, Method, Native, Property, StaticMethod, Super,
};
use crate::objects::heap::Ref;
use crate::objects::int::{BigInt, Complex};
use crate::objects::iterator::{DictPart, DictView};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::number_text::{complex_repr, float_repr};
use crate::objects::quote;
use crate::objects::range::Range;
use crate::objects::set::Set;
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::{exception_text, int_text, union};
use crate::vm::python_words;
use crate::vm::raise::Raised;

type Text = Result<String, Raised>;

/// How deep containers may nest in a `repr`.
const DEPTH_MAX: usize = 1000;

/// `repr(value)` by the value's built-in type alone, whatever methods its class has: what the
/// `__repr__` methods of built-in types give.
pub fn builtin_repr(cx: &mut Cx, value: &Value) -> Text {
    let mut out = String::new();
    if write_plain(cx, &mut out, value)? {
        return Ok(out);
    }
    match value.kind() {
        Kind::List => guarded(cx, value, "[...]", write_list),
        Kind::Tuple => guarded(cx, value, "(...)", write_tuple),
        Kind::Dict => guarded(cx, value, "{...}", write_dict),
        Kind::Set | Kind::FrozenSet | Kind::DictView | Kind::ByteArray => {
            let name = cx.type_name(value);
            named_repr(cx, value, &name)
        }
        Kind::Instance => instance_repr(cx, value),
        Kind::Exception => match value.get::<Exception>() {
            Some(exception) => exception_text::exception_repr(cx, &exception.clone()),
            None => default_repr(cx, value),
        },
        Kind::Foreign => match union::union_body(value) {
            Some(body) => union_repr(cx, &body.members),
            None => default_repr(cx, value),
        },
        _ => runtime_repr(cx, value),
    }
}

/// Appends `repr(value)`.
pub fn write_repr(cx: &mut Cx, out: &mut String, value: &Value) -> Result<(), Raised> {
    if !write_plain(cx, out, value)? {
        let text = cx.repr(value)?;
        out.push_str(text.as_str());
    }
    Ok(())
}

/// Appends `repr(value)` if the value holds no others: numbers, text and the like.
fn write_plain(cx: &mut Cx, out: &mut String, value: &Value) -> Result<bool, Raised> {
    match value.kind() {
        Kind::Unbound => out.push_str("<unbound>"),
        Kind::None => out.push_str("None"),
        Kind::Bool => out.push_str(if value.is_true() { "True" } else { "False" }),
        Kind::NotImplemented => out.push_str("NotImplemented"),
        Kind::Ellipsis => out.push_str("Ellipsis"),
        Kind::Int => out.push_str(&value.as_int().unwrap_or(0).to_string()),
        Kind::Float => out.push_str(&float_repr(value.as_float().unwrap_or(0.0))),
        _ => return write_plain_object(cx, out, value),
    }
    Ok(true)
}

fn write_plain_object(cx: &mut Cx, out: &mut String, value: &Value) -> Result<bool, Raised> {
    if let Some(text) = value.get::<Str>() {
        out.push_str(&quote::quoted(text.as_str()));
    } else if let Some(bytes) = value.get::<Bytes>() {
        out.push_str(&quote::quoted_bytes(bytes.as_slice()));
    } else if let Some(big) = value.get::<BigInt>() {
        out.push_str(&int_text::decimal(cx, big)?);
    } else if let Some(complex) = value.get::<Complex>() {
        out.push_str(&complex_repr(complex.real, complex.imag));
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Runs `write` for a container that is not being shown already; inside itself it shows as `inside`.
pub fn guarded(
    cx: &mut Cx,
    value: &Value,
    inside: &str,
    write: fn(&mut Cx, &Value, &mut String) -> Result<(), Raised>,
) -> Text {
    let identity = value.identity();
    if cx.repr_active.contains(&identity) {
        return Ok(inside.to_owned());
    }
    if cx.repr_active.len() >= DEPTH_MAX {
        return Err(cx.recursion_error(
            "maximum recursion depth exceeded while getting the repr of an object",
        ));
    }
    cx.repr_active.push(identity);
    let mut out = String::new();
    let written = write(cx, value, &mut out);
    cx.repr_active.pop();
    written.map(|()| out)
}

fn write_list(cx: &mut Cx, value: &Value, out: &mut String) -> Result<(), Raised> {
    let Some(list) = value.get::<List>() else {
        return Ok(());
    };
    out.push('[');
    let mut index = 0;
    // An item's `__repr__` may change the list.
    while let Some(item) = list.get(index) {
        if index > 0 {
            out.push_str(", ");
        }
        write_repr(cx, out, &item)?;
        index += 1;
    }
    out.push(']');
    Ok(())
}

fn write_tuple(cx: &mut Cx, value: &Value, out: &mut String) -> Result<(), Raised> {
    let Some(tuple) = value.get::<Tuple>() else {
        return Ok(());
    };
    out.push('(');
    write_joined(cx, out, tuple.items())?;
    out.push_str(if tuple.len() == 1 { ",)" } else { ")" });
    Ok(())
}

fn write_joined(cx: &mut Cx, out: &mut String, items: &[Value]) -> Result<(), Raised> {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_repr(cx, out, item)?;
    }
    Ok(())
}

fn write_dict(cx: &mut Cx, value: &Value, out: &mut String) -> Result<(), Raised> {
    let Some(dict) = value.get::<Dict>() else {
        return Ok(());
    };
    out.push('{');
    for (index, (key, value)) in entries(dict).into_iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_repr(cx, out, &key)?;
        out.push_str(": ");
        write_repr(cx, out, &value)?;
    }
    out.push('}');
    Ok(())
}

fn entries(dict: &Dict) -> Vec<(Value, Value)> {
    let table = dict.table.borrow();
    table
        .iter()
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect()
}

/// `repr` of the types that show under their class's name, which may be a subclass's.
fn named_repr(cx: &mut Cx, value: &Value, name: &str) -> Text {
    match value.kind() {
        Kind::Set => set_repr(cx, value, name, name == "set"),
        Kind::FrozenSet => set_repr(cx, value, name, false),
        Kind::ByteArray => {
            let bytes = value.get::<ByteArray>().map(|b| b.bytes.borrow().clone());
            let shown = quote::quoted_bytearray(&bytes.unwrap_or_default());
            Ok(format!("{name}({shown})"))
        }
        Kind::DictView => {
            // Nothing else is shown like this, so that it tells the view inside itself.
            let inside = "\0";
            let items = guarded(cx, value, inside, write_view)?;
            Ok(if items == inside {
                "...".to_owned()
            } else {
                format!("{name}([{items}])")
            })
        }
        _ => builtin_repr(cx, value),
    }
}

fn set_repr(cx: &mut Cx, value: &Value, name: &str, braces_only: bool) -> Text {
    let Some(set) = value.get::<Set>() else {
        return Ok(String::new());
    };
    if set.is_empty() {
        return Ok(format!("{name}()"));
    }
    let inside = format!("{name}(...)");
    let members = guarded(cx, value, &inside, write_set)?;
    Ok(if braces_only || members == inside {
        members
    } else {
        format!("{name}({members})")
    })
}

fn write_set(cx: &mut Cx, value: &Value, out: &mut String) -> Result<(), Raised> {
    let members = value.get::<Set>().map(|set| set.to_vec());
    out.push('{');
    write_joined(cx, out, &members.unwrap_or_default())?;
    out.push('}');
    Ok(())
}

fn write_view(cx: &mut Cx, value: &Value, out: &mut String) -> Result<(), Raised> {
    let Some(view) = value.get::<DictView>() else {
        return Ok(());
    };
    let items: Vec<Value> = entries(&view.dict)
        .into_iter()
        .map(|(key, value)| match view.part {
            DictPart::Keys => key,
            DictPart::Values => value,
            DictPart::Items => Tuple::new([key, value]).into_value(),
        })
        .collect();
    write_joined(cx, out, &items)
}

/// An instance that holds a built-in value shows as that value does; another one as an object.
fn instance_repr(cx: &mut Cx, value: &Value) -> Text {
    let inner = cx.inner(value).clone();
    if inner.is(value) {
        return default_repr(cx, value);
    }
    let name = cx.type_name(value);
    match inner.kind() {
        Kind::Set | Kind::FrozenSet | Kind::ByteArray | Kind::DictView => {
            named_repr(cx, &inner, &name)
        }
        _ => builtin_repr(cx, &inner),
    }
}

/// `<module.Class object at 0x…>`: `object.__repr__`.
pub fn default_repr(cx: &mut Cx, value: &Value) -> Text {
    let class = cx.class_of(value);
    Ok(format!(
        "<{} object at {}>",
        class_path(cx, &class),
        address(value)
    ))
}

fn address(value: &Value) -> String {
    format!("{:#014x}", value.identity())
}

/// The class's module and qualified name; without the module if that is `builtins`.
pub fn class_path(cx: &mut Cx, class: &Ref<Class>) -> String {
    let qualname = class.qualname.borrow().as_str().to_owned();
    let module = class.attrs.get_str(&cx.names.module);
    match module.as_ref().and_then(Value::get::<Str>) {
        Some(module) if module.as_str() != "builtins" => format!("{}.{qualname}", module.as_str()),
        _ => qualname,
    }
}

fn union_repr(cx: &mut Cx, members: &[Value]) -> Text {
    let mut parts = Vec::with_capacity(members.len());
    for member in members {
        parts.push(match member.get::<Class>() {
            Some(class) => class_path(cx, class),
            None => cx.repr(member)?.as_str().to_owned(),
        });
    }
    Ok(parts.join(" | "))
}

/// `repr` of what programs are made of: functions, classes, modules, generators.
fn runtime_repr(cx: &mut Cx, value: &Value) -> Text {
    let at = address(value);
    match value.kind() {
        Kind::Function => Ok(match value.get::<Function>() {
            Some(function) => {
                let facts = function.facts.borrow();
                format!("<function {} at {at}>", facts.qualname.as_str())
            }
            None => String::new(),
        }),
        Kind::Native => native_repr(cx, value),
        Kind::Method => method_repr(cx, value),
        Kind::Class => Ok(match value.get::<Class>() {
            Some(class) => format!("<class '{}'>", class_path(cx, class)),
            None => String::new(),
        }),
        Kind::Module => Ok(module_repr(cx, value)),
        Kind::Range => Ok(range_repr(value)),
        Kind::Slice => slice_repr(cx, value),
        Kind::StaticMethod => wrapper_repr(cx, "staticmethod", value.get().map(static_function)),
        Kind::Property => match computed_repr(cx, value) {
            Some(text) => Ok(text),
            None => default_repr(cx, value),
        },
        Kind::ClassMethod => match native_class_method_repr(cx, value) {
            Some(text) => Ok(text),
            None => wrapper_repr(cx, "classmethod", value.get().map(class_function)),
        },
        Kind::Super => Ok(super_repr(value)),
        Kind::Member => Ok(member_repr(value)),
        Kind::Cell => Ok(cell_repr(cx, value)),
        Kind::Code => Ok(code_repr(value)),
        Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator | Kind::NativeCoroutine => {
            let name = cx.type_name(value);
            Ok(format!(
                "<{name} object {} at {at}>",
                activation_name(value)
            ))
        }
        _ => default_repr(cx, value),
    }
}

fn static_function(method: &Ref<StaticMethod>) -> Value {
    method.function.clone()
}

fn class_function(method: &Ref<ClassMethod>) -> Value {
    method.function.clone()
}

fn wrapper_repr(cx: &mut Cx, name: &str, function: Option<Value>) -> Text {
    let function = cx.repr(&function.unwrap_or(Value::NONE))?;
    Ok(format!("<{name}({})>", function.as_str()))
}

fn activation_name(value: &Value) -> String {
    match (value.get::<Generator>(), value.get::<NativeCoroutine>()) {
        (Some(generator), _) => generator.names().qualname.as_str().to_owned(),
        (None, Some(coroutine)) => coroutine.qualname.to_owned(),
        (None, None) => String::new(),
    }
}

fn native_name(cx: &Cx, native: &Native) -> &'static str {
    cx.natives
        .get(native.id as usize)
        .map_or("?", |native| native.def.name)
}

/// How a class is called in the text of its methods: a built-in one with its module.
fn type_path(cx: &mut Cx, class: &Ref<Class>) -> String {
    match class.builtin {
        true => class_path(cx, class),
        false => class.name_text(),
    }
}

/// A function that CPython has in Python.
fn python_repr(cx: &mut Cx, value: &Value, native: &Native) -> Result<Option<String>, Raised> {
    let registered = &cx.natives[native.id as usize];
    let (def, owner) = (registered.def, registered.owner.clone());
    let qualname = match &owner {
        Some(owner) if python_words::is_python_class(cx, owner) => {
            format!("{}.{}", owner.name_text(), def.name)
        }
        None if def.python => def.name.to_owned(),
        _ => return Ok(None),
    };
    Ok(Some(match native.receiver.bound().cloned() {
        Some(receiver) => {
            let receiver = cx.repr(&receiver)?;
            format!("<bound method {qualname} of {}>", receiver.as_str())
        }
        None => format!("<function {qualname} at {}>", address(value)),
    }))
}

fn native_repr(cx: &mut Cx, value: &Value) -> Text {
    let Some(native) = value.get::<Native>() else {
        return Ok(String::new());
    };
    let name = native_name(cx, native);
    if let Some(text) = python_repr(cx, value, native)? {
        return Ok(text);
    }
    let registered = &cx.natives[native.id as usize];
    let is_slot = registered.is_slot();
    if native.receiver.is_unbound() {
        return Ok(match &registered.owner {
            Some(owner) if native.is_method => {
                let kind = if is_slot { "slot wrapper" } else { "method" };
                let owner = owner.clone();
                format!("<{kind} '{name}' of '{}' objects>", type_path(cx, &owner))
            }
            Some(owner) if name == "__new__" => {
                let at = address(&owner.to_value());
                format!("<built-in method __new__ of type object at {at}>")
            }
            _ => format!("<built-in function {name}>"),
        });
    }
    let receiver = &native.receiver;
    let class = type_path(cx, &cx.class_of(receiver));
    let at = address(receiver);
    Ok(match is_slot && receiver.kind() != Kind::Class {
        true => format!("<method-wrapper '{name}' of {class} object at {at}>"),
        false => format!("<built-in method {name} of {class} object at {at}>"),
    })
}

/// `<attribute 'real' of 'int' objects>`
fn computed_repr(cx: &mut Cx, value: &Value) -> Option<String> {
    let property = value.get::<Property>()?;
    let get = property.get.get::<Native>()?;
    let registered = &cx.natives[get.id as usize];
    let owner = registered.owner.as_ref()?.name_text();
    Some(format!(
        "<attribute '{}' of '{owner}' objects>",
        registered.def.name
    ))
}

/// `<method 'fromkeys' of 'dict' objects>`
fn native_class_method_repr(cx: &mut Cx, value: &Value) -> Option<String> {
    let method = value.get::<ClassMethod>()?;
    let native = method.function.get::<Native>()?;
    let registered = &cx.natives[native.id as usize];
    let owner = registered.owner.as_ref()?.name_text();
    Some(format!(
        "<method '{}' of '{owner}' objects>",
        registered.def.name
    ))
}

fn method_repr(cx: &mut Cx, value: &Value) -> Text {
    let Some(method) = value.get::<Method>() else {
        return Ok(String::new());
    };
    let name = match (method.function.get::<Function>(), method.function.get()) {
        (Some(function), _) => function.facts.borrow().qualname.as_str().to_owned(),
        (None, Some(native)) => native_name(cx, native).to_owned(),
        (None, None) => "?".to_owned(),
    };
    let receiver = cx.repr(&method.receiver)?;
    Ok(format!("<bound method {name} of {}>", receiver.as_str()))
}

fn module_repr(cx: &mut Cx, value: &Value) -> String {
    let Some(module) = value.get::<Module>() else {
        return String::new();
    };
    let text = |name: &Ref<Str>| {
        let value = module.globals.get_str(name)?;
        value.get::<Str>().map(|text| text.as_str().to_owned())
    };
    let name = text(&cx.names.name_).unwrap_or_else(|| "?".to_owned());
    match text(&cx.names.file) {
        Some(file) => format!("<module '{name}' from {}>", quote::quoted(&file)),
        None if is_built_in(cx, &name) => format!("<module '{name}' (built-in)>"),
        None => format!("<module '{name}'>"),
    }
}

fn range_repr(value: &Value) -> String {
    let Some(range) = value.get::<Range>() else {
        return String::new();
    };
    let BigRange { start, stop, step } = range.to_big();
    if step == 1.into() {
        format!("range({start}, {stop})")
    } else {
        format!("range({start}, {stop}, {step})")
    }
}

fn slice_repr(cx: &mut Cx, value: &Value) -> Text {
    let Some(slice) = value.get::<Slice>() else {
        return Ok(String::new());
    };
    let parts = [&slice.start, &slice.stop, &slice.step].map(Value::clone);
    let mut out = String::from("slice(");
    write_joined(cx, &mut out, &parts)?;
    out.push(')');
    Ok(out)
}

fn super_repr(value: &Value) -> String {
    let Some(object) = value.get::<Super>() else {
        return String::new();
    };
    let name = |value: &Value| value.get::<Class>().map(|class| class.name_text());
    let class = name(&object.class).unwrap_or_else(|| "NULL".to_owned());
    match name(&object.receiver_class) {
        Some(receiver) => format!("<super: <class '{class}'>, <{receiver} object>>"),
        None => format!("<super: <class '{class}'>, NULL>"),
    }
}

fn member_repr(value: &Value) -> String {
    let Some(member) = value.get::<Member>() else {
        return String::new();
    };
    let class = member.class.get::<Class>().map(|class| class.name_text());
    let class = class.unwrap_or_else(|| "?".to_owned());
    let kind = match member.name.as_str() {
        "__dict__" | "__weakref__" => "attribute",
        _ => "member",
    };
    format!("<{kind} '{}' of '{class}' objects>", member.name.as_str())
}

fn cell_repr(cx: &mut Cx, value: &Value) -> String {
    let content = value
        .get::<Cell>()
        .map(|cell| cell.content.borrow().clone());
    let at = address(value);
    match content {
        Some(content) if !content.is_unbound() => {
            let class = cx.type_name(&content);
            format!("<cell at {at}: {class} object at {}>", address(&content))
        }
        _ => format!("<cell at {at}: empty>"),
    }
}

fn code_repr(value: &Value) -> String {
    let Some(object) = value.get::<CodeObject>() else {
        return String::new();
    };
    let code = &object.code;
    let line = code.source.line(code.span.start);
    format!(
        "<code object {} at {}, file \"{}\", line {line}>",
        code.name,
        address(value),
        code.source.name
    )
}

/// Whether a module is one of those that `sys.builtin_module_names` lists.
fn is_built_in(cx: &mut Cx, name: &str) -> bool {
    let (sys, names) = (cx.intern("sys"), cx.intern("builtin_module_names"));
    let names = cx
        .modules
        .get_str(&sys)
        .and_then(|sys| sys.get::<Module>()?.globals.get_str(&names));
    let names = names.as_ref().and_then(|names| names.get::<Tuple>());
    name == "builtins"
        || names.is_none_or(|names| {
            let mut names = names.items().iter().filter_map(|name| name.get::<Str>());
            names.any(|known| known.as_str() == name)
        })
}
