//! Modules written in Rust, each made when it is first imported.
//!
//! [`TABLE`] lists all of them. A module is a file here: a table of functions, and a function that
//! makes the module object.

pub mod asyncio;
pub mod atexit;
pub mod contextvars;
pub mod errno;
pub mod gc;
pub mod json;
pub mod math;
pub mod os;
pub mod random;
pub mod socket;
pub mod sre;
pub mod sys;
pub mod time;
pub mod weakref;

mod stream;

use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{NativeDef, NativeResult};

/// Makes a module.
pub type Make = fn(&mut Cx) -> NativeResult;

/// Every module written in Rust, by name.
pub static TABLE: &[(&str, Make)] = &[
    ("_json", json::make),
    ("_os", os::make),
    ("_random", random::make),
    ("_sre", sre::make),
    ("_weakref", weakref::make),
    ("_asyncio", asyncio::net::make),
    ("_os", os::make),
    ("_random", random::make),
    ("_socket", socket::make),
    ("asyncio", asyncio::make),
    ("atexit", atexit::make),
    ("contextvars", contextvars::make),
    ("errno", errno::make),
    ("gc", gc::make),
    ("math", math::make),
    ("sys", sys::make),
    ("time", time::make),
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
        set(cx, &module, def.name, function);
    }
    module
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
