//! What scripts can call without an import, written in Rust.
pub mod bool;
pub mod bytearray;
pub mod bytes;
pub mod complex;
pub mod dict;
pub mod dict_views;
pub mod exceptions;
pub mod float;
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
pub mod functions;
pub fn install(cx: &mut crate::vm::cx::Cx) {
    object::install(cx); tuple::install(cx); dict::install(cx); dict_views::install(cx); set::install(cx); list::install(cx); exceptions::install(cx); bool::install(cx); bytearray::install(cx); bytes::install(cx); complex::install(cx); float::install(cx); int::install(cx); str::install(cx); functions::install(cx);
    let classes = [&cx.types.int, &cx.types.bool, &cx.types.float, &cx.types.bytes, &cx.types.bytearray, &cx.types.set, &cx.types.frozenset, &cx.types.complex, &cx.types.property, &cx.types.staticmethod, &cx.types.classmethod, &cx.types.type_, &cx.types.enumerate, &cx.types.zip, &cx.types.map, &cx.types.filter, &cx.types.reversed, &cx.types.slice, &cx.types.str, &cx.types.list, &cx.types.tuple, &cx.types.dict, &cx.types.object, &cx.types.super_, &cx.types.range].map(|c| c.clone());
    for c in classes { let n = c.name.borrow().clone(); cx.builtins.set_str(&n, c.into_value()); }
    let all: Vec<_> = cx.exceptions.all().into_iter().map(|(n, c)| (n, c.clone())).collect();
    for (n, c) in all { let n = cx.intern(n); cx.builtins.set_str(&n, c.into_value()); }
}
