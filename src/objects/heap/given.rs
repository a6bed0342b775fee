//! Attributes that scripts give to objects of built-in classes: `queue.name = "jobs"`.
//!
//! Few objects get any, so the dicts lie in a table beside the objects, by address.

use std::cell::RefCell;
use std::ptr::NonNull;

use rustc_hash::FxHashMap;

use crate::objects::dict::Dict;
use crate::objects::heap::{GIVEN, Header, Object, Ref};
use crate::objects::value::Value;

thread_local! {
    static ATTRIBUTES: RefCell<FxHashMap<usize, Ref<Dict>>> = RefCell::default();
}

/// Whether an object was given attributes.
pub fn any<T: Object>(object: &Ref<T>) -> bool {
    object.header().has(GIVEN)
}

/// The attributes that an object was given, if it was given any.
pub fn attributes(object: &Value) -> Option<Ref<Dict>> {
    let header = object.header().filter(|header| header.has(GIVEN))?;
    of(header.into())
}

/// The attributes that an object was given; from now on there is a dict for them.
pub fn attributes_or_new(object: &Value) -> Option<Ref<Dict>> {
    let header = object.header()?;
    header.set(GIVEN, true);
    ATTRIBUTES.with_borrow_mut(|table| {
        let dict = table.entry(address(header.into()));
        Some(dict.or_insert_with(Dict::new).clone())
    })
}

/// The attributes of an object that has the flag.
pub(super) fn of(object: NonNull<Header>) -> Option<Ref<Dict>> {
    ATTRIBUTES.with_borrow(|table| table.get(&address(object)).cloned())
}

/// Takes the attributes away from an object that dies.
pub(super) fn take(object: NonNull<Header>) -> Option<Ref<Dict>> {
    // The table may be gone before the last objects of its thread are.
    let table = ATTRIBUTES.try_with(|table| table.borrow_mut().remove(&address(object)));
    table.ok().flatten()
}

fn address(object: NonNull<Header>) -> usize {
    object.as_ptr() as usize
}
