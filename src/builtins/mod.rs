//! What scripts can call without an import, written in Rust.

use crate::vm::cx::Cx;

pub mod bool;
pub mod bytearray;
pub mod bytes;
pub mod complex;
pub mod dict;
pub mod dict_views;
pub mod exceptions;
pub mod float;
pub mod functions;
pub mod int;
pub mod list;
pub mod object;
pub mod operators;
pub mod protocol;
pub mod set;
pub mod sorting;
pub mod span;
pub mod str;
pub mod tuple;

/// Gives the built-in classes their methods, and the module `builtins` its names.
pub fn install(cx: &mut Cx) {
    for install in [
        object::install,
        int::install,
        bool::install,
        float::install,
        complex::install,
        str::install,
        bytes::install,
        bytearray::install,
        tuple::install,
        dict::install,
        dict_views::install,
        set::install,
        list::install,
        exceptions::install,
        functions::install,
    ] {
        install(cx);
    }
    name_classes(cx);
}

/// Makes the built-in classes names of the module `builtins`.
fn name_classes(cx: &mut Cx) {
    let types = &cx.types;
    let classes = [
        &types.object,
        &types.type_,
        &types.int,
        &types.bool,
        &types.float,
        &types.complex,
        &types.str,
        &types.bytes,
        &types.bytearray,
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
    ];
    let exceptions = cx.exceptions.all().into_iter().map(|(_, class)| class);
    let classes: Vec<_> = classes.into_iter().chain(exceptions).cloned().collect();
    for class in classes {
        let name = class.name.borrow().clone();
        cx.builtins.set_str(&name, class.into_value());
    }
}
