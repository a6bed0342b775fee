//! What scripts can call without an import, written in Rust: the methods of the built-in types, the
//! built-in functions and the exception classes.
//!
//! In: the bare classes of `vm/types.rs`. Out: the same classes with their methods, and the namespace
//! of the module `builtins`. A method is a row of a table in the file of its type, a function a row
//! in the file of its theme; [`install`] registers them all.

pub mod protocol;
pub mod sorting;

pub mod object;
pub mod reduce;
pub mod type_;

pub mod bases;
pub mod bool;
pub mod complex;
pub mod float;
pub mod int;
pub mod operators;

pub mod bytearray;
pub mod bytes;
pub mod span;
pub mod str;

pub mod dict;
pub mod dict_views;
pub mod docs;
pub mod list;
pub mod memory_view;
pub mod range;
pub mod set;
pub mod timsort;
pub mod tuple;

pub mod frame;
pub mod function;
pub mod function_new;
pub mod generator;
pub mod generic_alias;
pub mod iterator_copies;
pub mod iterators;
pub mod module;
pub mod property;
pub mod super_;
pub mod traceback;
pub mod type_parameters;
pub mod union;

pub mod exceptions;
pub mod functions;

use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// Gives the built-in classes their methods and fills the module `builtins`.
pub fn install(cx: &mut Cx) {
    for install in [
        object::install,
        reduce::install,
        type_::install,
        int::install,
        bool::install,
        float::install,
        complex::install,
        str::install,
        bytes::install,
        bytearray::install,
        dict::install,
        dict_views::install,
        list::install,
        memory_view::install,
        range::install,
        set::install,
        tuple::install,
        function::install,
        function_new::install,
        generator::install,
        generic_alias::install,
        iterators::install,
        iterator_copies::install,
        module::install,
        property::install,
        super_::install,
        union::install,
        exceptions::install,
        functions::install,
    ] {
        install(cx);
    }
    fill_namespace(cx);
    docs::install(cx);
}

/// The classes that scripts find by name.
fn named_classes(cx: &Cx) -> Vec<Ref<Class>> {
    let types = &cx.types;
    [
        &types.object,
        &types.type_,
        &types.int,
        &types.bool,
        &types.float,
        &types.complex,
        &types.str,
        &types.bytes,
        &types.bytearray,
        &types.memoryview,
        &types.list,
        &types.tuple,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.range,
        &types.slice,
        &types.property,
        &types.staticmethod,
        &types.classmethod,
        &types.super_,
        &types.reversed,
        &types.enumerate,
        &types.zip,
        &types.map,
        &types.filter,
    ]
    .into_iter()
    .cloned()
    .collect()
}

/// The exceptions that are not in `builtins`: asyncio's own.
const NOT_BUILTINS: [&str; 7] = [
    "CancelledError",
    "InvalidStateError",
    "QueueEmpty",
    "QueueFull",
    "QueueShutDown",
    "BrokenBarrierError",
    "DeadlockError",
];

fn fill_namespace(cx: &mut Cx) {
    for class in named_classes(cx) {
        let name = class.name.borrow().clone();
        cx.builtins.set_str(&name, class.into_value());
    }
    let exceptions: Vec<(&str, Value)> = cx
        .exceptions
        .all()
        .into_iter()
        .filter(|(name, _)| !NOT_BUILTINS.contains(name))
        .map(|(name, class)| (name, class.to_value()))
        .collect();
    let os_error = cx.exceptions.OSError.to_value();
    let constants = [
        ("EnvironmentError", os_error.clone()),
        ("IOError", os_error),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("Ellipsis", Value::ELLIPSIS),
        ("__debug__", Value::TRUE),
        ("__doc__", Value::NONE),
        ("__name__", cx.intern("builtins").into_value()),
        ("__package__", cx.intern("").into_value()),
    ];
    for (name, value) in exceptions.into_iter().chain(constants) {
        let name = cx.intern(name);
        cx.builtins.set_str(&name, value);
    }
    let name = cx.intern("builtins");
    let module = Module::new(cx.builtins.clone()).into_value();
    cx.modules.set_str(&name, module);
}
