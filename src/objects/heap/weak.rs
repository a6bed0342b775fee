//! Weak references: they find their object as long as it lives.
//!
//! The addresses of weakly referenced objects are kept in a table, each with a number given out
//! once, so that an object that comes to live at an old address is not taken for the dead one.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::marker::PhantomData;
use std::ptr::NonNull;

use rustc_hash::FxHashMap;

use crate::objects::heap::{Header, Object, Ref, WEAKLY_REFERENCED};

thread_local! {
    /// The objects that weak references refer to, by address: a number for each; and the last number.
    static REFERENTS: RefCell<(FxHashMap<usize, u64>, u64)> = RefCell::default();
    static DEAD_REFERENTS: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// A weakly referenced object is about to die.
pub(super) fn note_death(object: NonNull<Header>) {
    let address = object.as_ptr() as usize;
    REFERENTS.with_borrow_mut(|referents| referents.0.remove(&address));
    DEAD_REFERENTS.with_borrow_mut(|list| list.push(address));
}

/// The addresses of objects that died while weakly referenced.
pub fn take_dead_referents() -> Vec<usize> {
    DEAD_REFERENTS.with_borrow_mut(std::mem::take)
}

/// A reference that does not keep its object alive.
pub struct Weak<T> {
    block: NonNull<Header>,
    number: u64,
    body: PhantomData<T>,
}

impl<T: Object> Ref<T> {
    /// A weak reference to the object.
    pub fn downgrade(&self) -> Weak<T> {
        self.header().set(WEAKLY_REFERENCED, true);
        let number = REFERENTS.with_borrow_mut(|referents| {
            let next = referents.1 + 1;
            let number = *referents.0.entry(self.address()).or_insert(next);
            referents.1 = referents.1.max(number);
            number
        });
        Weak {
            block: self.block,
            number,
            body: PhantomData,
        }
    }
}

impl<T: Object> Weak<T> {
    /// The object, if it is alive.
    pub fn upgrade(&self) -> Option<Ref<T>> {
        let address = self.block.as_ptr() as usize;
        let known = REFERENTS.with_borrow(|referents| referents.0.get(&address).copied());
        if known != Some(self.number) {
            return None;
        }
        // SAFETY: an object that dies is taken out of the table, so this one lives, and is a `T`
        // since the number was given out for this very object.
        let object = unsafe {
            self.block.as_ref().retain();
            Ref::from_raw(self.block)
        };
        Some(object)
    }
}
