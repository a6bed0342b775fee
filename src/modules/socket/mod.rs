//! `_socket`: sockets and names of hosts; `stdlib/socket.py` makes the module `socket` of it.

mod address;
mod constants;
mod limits;
mod methods;
mod names;
mod object;
mod options;

use std::rc::Rc;

pub use address::to_value as address_value;
pub use methods::{describe, view};
pub use object::{Sock, Socket, is_socket, of_value, to_value};

use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[def(
    "socketpair",
    "(family=None, type=1, proto=0)",
    "Two connected sockets.",
    methods::socketpair,
)];

/// The classes of the module.
struct Classes {
    socket: Ref<Class>,
    view: Ref<Class>,
    gaierror: Ref<Class>,
    herror: Ref<Class>,
}

/// The classes, made at the first use.
fn classes(cx: &mut Cx) -> Rc<Classes> {
    if let Some(state) = cx.module_state.get("_socket")
        && let Ok(classes) = state.clone().downcast::<Classes>()
    {
        return classes;
    }
    let object = cx.types.object.clone();
    let os_error = cx.exceptions.OSError.clone();
    let classes = Rc::new(Classes {
        socket: class(cx, "socket", "socket", &object),
        view: class(cx, "TransportSocket", "asyncio.trsock", &object),
        gaierror: exception(cx, "gaierror", &os_error),
        herror: exception(cx, "herror", &os_error),
    });
    for class in [&classes.socket, &classes.view] {
        cx.add_methods(class, methods::SHARED);
        cx.add_properties(class, methods::PROPERTIES);
    }
    cx.add_methods(&classes.socket, methods::METHODS);
    cx.add_methods(&classes.view, methods::VIEW_METHODS);
    cx.module_state.insert("_socket", classes.clone());
    classes
}

fn class(cx: &mut Cx, name: &str, home: &str, base: &Ref<Class>) -> Ref<Class> {
    let class = cx.new_builtin_class(name, base, Kind::Foreign);
    let home = cx.str(home);
    class.set_attr(&cx.names.module, home);
    class
}

fn exception(cx: &mut Cx, name: &str, base: &Ref<Class>) -> Ref<Class> {
    let class = cx.new_builtin_class(name, base, Kind::Exception);
    let home = cx.str("socket");
    class.set_attr(&cx.names.module, home);
    class
}

/// The class of sockets.
pub fn socket_class(cx: &mut Cx) -> Ref<Class> {
    classes(cx).socket.clone()
}

/// The class of asyncio's view of a socket.
pub fn view_class(cx: &mut Cx) -> Ref<Class> {
    classes(cx).view.clone()
}

/// `socket.gaierror`
pub fn gaierror(cx: &mut Cx) -> Ref<Class> {
    classes(cx).gaierror.clone()
}

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_socket", "Sockets and names of hosts.", FUNCTIONS);
    for table in [names::FUNCTIONS] {
        for row in table {
            let function = cx.native(row, false);
            super::set(cx, &module, row.name, function);
        }
    }
    let classes = classes(cx);
    for (name, class) in [
        ("socket", &classes.socket),
        ("SocketType", &classes.socket),
        ("gaierror", &classes.gaierror),
        ("herror", &classes.herror),
    ] {
        super::set(cx, &module, name, class.to_value());
    }
    for (name, number) in constants::ALL {
        super::set(cx, &module, name, Value::int(*number as i64));
    }
    super::set(cx, &module, "has_ipv6", Value::TRUE);
    let default = cx.types.object.to_value();
    let default = cx.call(&default, &[])?;
    super::set(cx, &module, "_GLOBAL_DEFAULT_TIMEOUT", default);
    Ok(module.into_value())
}

/// A number of the system as a member of the module `socket`'s enumeration, if that was imported.
fn as_enum(cx: &mut Cx, class: &str, number: i32) -> NativeResult {
    let number = Value::int(number.into());
    let name = cx.intern("socket");
    let Some(module) = cx.modules.get_str(&name) else {
        return Ok(number);
    };
    let class = cx.intern(class);
    match cx.find_attr(&module, &class)? {
        Some(class) => Ok(cx
            .call(&class, std::slice::from_ref(&number))
            .unwrap_or(number)),
        None => Ok(number),
    }
}

/// An argument that is a small number.
pub fn int_argument(cx: &mut Cx, value: &Value) -> Result<i32, Raised> {
    let number = cx.index(value)?;
    match i32::try_from(number) {
        Ok(number) => Ok(number),
        Err(_) => Err(cx.overflow_error("Python int too large to convert to C int")),
    }
}

/// Whether a value is a whole number.
fn is_int(cx: &Cx, value: &Value) -> bool {
    cx.is_instance_of(value, &cx.types.int)
}

/// A path argument as bytes.
pub fn path_bytes(cx: &mut Cx, value: &Value) -> Result<Vec<u8>, Raised> {
    let name = cx.intern("__fspath__");
    let value = match cx.call_special(value, &name, &[])? {
        Some(path) => path,
        None => value.clone(),
    };
    let inner = cx.inner(&value);
    match (inner.get::<Str>(), inner.get::<Bytes>()) {
        (Some(text), _) => Ok(text.as_str().as_bytes().to_vec()),
        (_, Some(bytes)) => Ok(bytes.as_slice().to_vec()),
        (None, None) => cx.bytes_argument(&value),
    }
}

/// Puts bytes at the beginning of a buffer; gives how many.
pub fn fill_buffer(cx: &mut Cx, buffer: &Value, bytes: &[u8]) -> NativeResult {
    let count = Value::int(bytes.len() as i64);
    if let Some(array) = cx.inner(buffer).get::<ByteArray>() {
        let mut place = array.bytes.borrow_mut();
        let fits = bytes.len().min(place.len());
        place[..fits].copy_from_slice(&bytes[..fits]);
        return Ok(count);
    }
    // A view of something: assigned like any slice.
    let from = Value::int(0);
    let slice = cx.types.slice.to_value();
    let slice = cx.call(&slice, &[from, count.clone()])?;
    let name = cx.intern("__setitem__");
    let bytes = Bytes::new(bytes).into_value();
    cx.call_method(buffer, &name, &[slice, bytes])?;
    Ok(count)
}
