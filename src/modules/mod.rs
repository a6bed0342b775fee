//! Modules written in Rust, each made when it is first imported.
//!
//! [`TABLE`] lists all of them. A module is a file here: a table of functions, and a function that
//! makes the module object.

pub mod abc;
pub mod array;
pub mod asyncio;
pub mod atexit;
pub mod binascii;
pub mod bisect;
pub mod collections;
pub mod contextvars;
pub mod csv;
pub mod errno;
pub mod functools;
pub mod gc;
pub mod hashes;
pub mod heapq;
pub mod io;
pub mod itertools;
pub mod json;
pub mod math;
pub mod operator;
pub mod os;
pub mod random;
pub mod signal;
pub mod socket;
pub mod sre;
pub mod struct_;
pub mod subprocess;
pub mod sys;
pub mod sys_hooks;
pub mod thread;
pub mod time;
pub mod traceback;
pub mod unicodedata;
pub mod weakref;
pub mod zlib;

mod descriptors;
mod struct_sequence;

use std::rc::Rc;

use crate::builtins::object::class_argument;
use crate::builtins::protocol::wrong_receiver;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::function::Native;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult};
use crate::vm::raise::Raised;

/// Makes a module.
pub type Make = fn(&mut Cx) -> NativeResult;

/// Every module written in Rust, by name.
pub static TABLE: &[(&str, Make)] = &[
    ("_abc", abc::make),
    ("_asyncio", asyncio::net::make),
    ("_binascii", binascii::make),
    ("_bytes_io", io::bytes_io::make),
    ("_collections", collections::make),
    ("_csv_rows", csv::make),
    ("_functools", functools::make),
    ("_hashes", hashes::make),
    ("_heapq", heapq::make),
    ("_json", json::make),
    ("_os", os::make),
    ("_random", random::make),
    ("_signal", signal::make),
    ("_socket", socket::make),
    ("_sre", sre::make),
    ("_stream_core", io::stream_core::make),
    ("_string_io", io::string_io::make),
    ("_subprocess", subprocess::make),
    ("_thread", thread::make),
    ("_traceback", traceback::make),
    ("_weakref", weakref::make),
    ("array", array::make),
    ("asyncio", asyncio::make),
    ("atexit", atexit::make),
    ("bisect", bisect::make),
    ("contextvars", contextvars::make),
    ("errno", errno::make),
    ("gc", gc::make),
    ("itertools", itertools::make),
    ("math", math::make),
    ("operator", operator::make),
    ("struct", struct_::make),
    ("sys", sys::make),
    ("time", time::make),
    ("unicodedata", unicodedata::make),
    ("zlib", zlib::make),
];

/// How the module of this name is made.
pub fn find(name: &str) -> Option<Make> {
    TABLE
        .iter()
        .chain(asyncio::submodules::TABLE)
        .find(|(known, _)| *known == name)
        .map(|(_, make)| *make)
}

/// A module with these functions.
pub fn new(cx: &mut Cx, name: &str, doc: &str, functions: &'static [NativeDef]) -> Ref<Module> {
    let module = Module::new(Dict::new());
    let (name, doc) = (cx.intern(name).into_value(), cx.str(doc));
    module.globals.set_str(&cx.names.name_, name.clone());
    module.globals.set_str(&cx.names.doc, doc);
    for none in [&cx.names.package, &cx.names.loader, &cx.names.spec] {
        module.globals.set_str(none, Value::NONE);
    }
    for def in functions {
        let function = cx.native(def, false);
        if let Some(native) = function.get::<Native>() {
            cx.natives[native.id as usize].home = Some(name.clone());
        }
        set(cx, &module, def.name, function);
    }
    module
}

/// Gives a module a class: one of objects written in Rust, `home.name` to scripts.
pub fn add_class(
    cx: &mut Cx,
    module: &Ref<Module>,
    home: &str,
    name: &str,
    methods: &'static [NativeDef],
) -> Ref<Class> {
    let object = cx.types.object.clone();
    let class = new_class(cx, home, name, &object, Kind::Foreign);
    cx.add_methods(&class, methods);
    set(cx, module, name, class.to_value());
    class
}

/// A class written in Rust that scripts see as `home.name`.
pub fn new_class(
    cx: &mut Cx,
    home: &str,
    name: &str,
    base: &Ref<Class>,
    layout: Kind,
) -> Ref<Class> {
    let class = cx.new_builtin_class(name, base, layout);
    let home = cx.intern(home).into_value();
    class.attrs.set_str(&cx.names.module, home);
    class
}

/// The body of a receiver that is a foreign object, or a script's subclass's instance of one.
pub fn foreign_body<'a, T: ForeignBody>(
    cx: &mut Cx,
    value: &'a Value,
    name: &str,
) -> Result<&'a T, Raised> {
    let inner = crate::vm::ops::class_of::inner(value);
    match inner.get::<Foreign>().and_then(|object| object.body::<T>()) {
        Some(body) => Ok(body),
        None => Err(wrong_receiver(cx, value, name)),
    }
}

/// The built-in class at or above the one that a `__new__` was called with, and that one.
pub fn classes_of_new(cx: &mut Cx, args: &Args) -> Result<(Ref<Class>, Ref<Class>), Raised> {
    let class = class_argument(cx, args, "iterator")?;
    let own = std::iter::once(&class)
        .chain(class.mro_rest.borrow().iter())
        .find(|class| class.builtin)
        .cloned()
        .unwrap_or_else(|| class.clone());
    Ok((own, class))
}

/// What a module written in Rust keeps for itself.
pub fn state<T: 'static>(cx: &mut Cx, module: &'static str) -> Result<Rc<T>, Raised> {
    let state = cx.module_state.get(module).cloned();
    match state.and_then(|state| state.downcast().ok()) {
        Some(state) => Ok(state),
        None => Err(cx.runtime_error(format_args!("{module} is not imported"))),
    }
}

/// Gives a module an attribute.
pub fn set(cx: &mut Cx, module: &Ref<Module>, name: &str, value: Value) {
    let name = cx.intern(name);
    module.globals.set_str(&name, value);
}

/// Gives a module an attribute that is a string.
pub fn set_text(cx: &mut Cx, module: &Ref<Module>, name: &str, text: &str) {
    let value = cx.str(text);
    set(cx, module, name, value);
}
