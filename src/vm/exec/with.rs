//! `with` statements: entering and leaving context managers.

use crate::bytecode::instr::WithKind;
use crate::objects::exception::Exception;
use crate::objects::function::Native;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::attr::Found;
use crate::vm::raise::Raised;

/// A method that is to be called: a function and its receiver, or something else and unbound.
pub type Method = [Value; 2];

/// The exit and enter methods of a context manager.
pub fn methods(cx: &mut Cx, manager: &Value, kind: WithKind) -> Result<(Method, Method), Raised> {
    let (enter_name, exit_name) = match kind {
        WithKind::Sync => (cx.names.enter.clone(), cx.names.exit.clone()),
        WithKind::Async => (cx.names.aenter.clone(), cx.names.aexit.clone()),
    };
    let Some(exit) = special(cx, manager, &exit_name)? else {
        return Err(no_protocol(cx, manager, kind, &exit_name));
    };
    match special(cx, manager, &enter_name)? {
        Some(enter) => Ok((exit, enter)),
        None => Err(no_protocol(cx, manager, kind, &enter_name)),
    }
}

fn special(cx: &mut Cx, manager: &Value, name: &Ref<Str>) -> Result<Option<Method>, Raised> {
    let Some(function) = cx.class_attr(manager, name) else {
        return Ok(None);
    };
    let binds = match function.get::<Native>() {
        Some(native) => native.is_method && native.receiver.is_unbound(),
        None => function.kind() == Kind::Function,
    };
    if binds {
        return Ok(Some([function, manager.clone()]));
    }
    let class = cx.class_of(manager);
    let method = match cx.bind_attr(&function, Some(manager), &class)? {
        Found::Value(method) => method,
        Found::Call { callee, args } => cx.call(&callee, &args)?,
        Found::Missing => return Ok(None),
    };
    Ok(Some([method, Value::UNBOUND]))
}

fn no_protocol(cx: &mut Cx, manager: &Value, kind: WithKind, missing: &Ref<Str>) -> Raised {
    let class = cx.full_type_name(manager);
    let (plain, asynchronous) = ("context manager", "asynchronous context manager");
    let (protocol, other_protocol, other, hint) = match kind {
        WithKind::Sync => (
            plain,
            asynchronous,
            [&cx.names.aenter, &cx.names.aexit],
            "async with",
        ),
        WithKind::Async => (
            asynchronous,
            plain,
            [&cx.names.enter, &cx.names.exit],
            "with",
        ),
    };
    let [first, second] = other.map(Clone::clone);
    let other_kind =
        cx.class_attr(manager, &first).is_some() && cx.class_attr(manager, &second).is_some();
    let hint = if other_kind {
        format!(" but it supports the {other_protocol} protocol. Did you mean to use '{hint}'?")
    } else {
        String::new()
    };
    let missing = missing.as_str();
    cx.type_error(format_args!(
        "'{class}' object does not support the {protocol} protocol (missed {missing} method){hint}"
    ))
}

/// What the exit method is told of an exception: class, exception, traceback.
pub fn exit_args(cx: &Cx, exception: &Value) -> [Value; 3] {
    let traceback = match exception.get::<Exception>() {
        Some(exception) => traceback_of(exception),
        None => Value::NONE,
    };
    [
        cx.class_of(exception).into_value(),
        exception.clone(),
        traceback,
    ]
}

/// `__traceback__` of an exception: a traceback object, or None.
pub fn traceback_of(exception: &Exception) -> Value {
    exception.traceback_object()
}
