//! One value read from a `RefCell` without marking it as borrowed meanwhile.
//!
//! In: a cell and where in it the value stands. Out: a copy of the value. Nothing is called between the
//! look at the cell's mark and the end of the copy, so that nobody can come to change the cell: that is
//! why no mark is needed. Marking costs two stores each time, and what reads the same object next waits
//! for them: five million reads of one attribute took 28 ms without it, 37 ms with it.
#![allow(unsafe_code)]

use std::cell::RefCell;

use crate::objects::code::{Hit, Receiver};
use crate::objects::dict::{EntryPlace, Table};
use crate::objects::function::Native;
use crate::objects::instance::Attrs;
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// What the cell holds, as long as it is just looked at. Panics if someone changes it right now.
///
/// # Safety
/// Nothing that could borrow the cell mutably is called while the reference lives.
#[inline(always)]
unsafe fn look<T>(cell: &RefCell<T>) -> &T {
    // SAFETY: as the caller says.
    match unsafe { cell.try_borrow_unguarded() } {
        Ok(content) => content,
        Err(_) => changing(),
    }
}

#[cold]
fn changing() -> ! {
    panic!("nobody reads what is being changed")
}

/// A copy of what a cell holds.
#[inline(always)]
pub fn value(cell: &RefCell<Value>) -> Value {
    // SAFETY: copying a value calls nothing.
    unsafe { look(cell) }.clone()
}

/// A copy of the item at `index`, if there is one.
#[inline(always)]
pub fn item(items: &RefCell<Vec<Value>>, index: usize) -> Option<Value> {
    // SAFETY: as above.
    unsafe { look(items) }.get(index).cloned()
}

/// A copy of the value at a place of a table, if its keys are still the same.
#[inline(always)]
pub fn entry(table: &RefCell<Table>, place: EntryPlace) -> Option<Value> {
    // SAFETY: as above.
    unsafe { look(table) }.at(place).cloned()
}

/// Of what a remembered function is the method.
pub enum MethodOf {
    /// Of the one built-in class that objects of this kind have.
    Kind(Kind),
    /// Of the class of what has the site's shape; called with this.
    Shape(Receiver),
}

/// A copy of the function that an attribute's site remembers as a method.
#[inline(always)]
pub fn method(hit: &RefCell<Hit>) -> Option<(Value, MethodOf)> {
    // SAFETY: copying a value calls nothing.
    match unsafe { look(hit) } {
        Hit::OfKind(kind, function) => Some((function.clone(), MethodOf::Kind(*kind))),
        Hit::Method(receiver, function) => Some((function.clone(), MethodOf::Shape(*receiver))),
        _ => None,
    }
}

/// The number of the function in Rust that an attribute's site remembers as a method of this kind.
#[inline(always)]
pub fn native_of_kind(hit: &RefCell<Hit>, kind: Kind) -> Option<u32> {
    // SAFETY: reading a number calls nothing.
    match unsafe { look(hit) } {
        Hit::OfKind(known, function) if *known == kind => Some(function.get::<Native>()?.id),
        _ => None,
    }
}

/// Which version of its keys a table has.
#[inline(always)]
pub fn keys_version(table: &RefCell<Table>) -> u64 {
    // SAFETY: reading a number calls nothing.
    unsafe { look(table) }.keys_version()
}

/// The number of the shape of an instance's attributes, if they are in slots.
#[inline(always)]
pub fn shape(attrs: &RefCell<Attrs>) -> Option<u32> {
    // SAFETY: reading a number calls nothing.
    match unsafe { look(attrs) } {
        Attrs::Shaped { shape, .. } => Some(shape.id()),
        Attrs::Dict(_) => None,
    }
}

/// A copy of the attribute in a slot, if there is such a slot.
#[inline(always)]
pub fn slot(attrs: &RefCell<Attrs>, index: usize) -> Option<Value> {
    // SAFETY: copying a value calls nothing.
    match unsafe { look(attrs) } {
        Attrs::Shaped { slots, .. } => slots.get(index).cloned(),
        Attrs::Dict(_) => None,
    }
}
