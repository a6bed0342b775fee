//! Weak references: they find their object as long as it lives.
//!
//! The addresses of weakly referenced objects are kept in a table, each with a number given out
//! once, so that an object that comes to live at an old address is not taken for the dead one.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ptr::NonNull;

use rustc_hash::FxHashMap;

use crate::objects::heap::{Header, WEAKLY_REFERENCED};
use crate::objects::value::Value;

thread_local! {
    static REFERENTS: RefCell<Referents> = RefCell::default();
}

#[derive(Default)]
struct Referents {
    /// The number of each weakly referenced object, by address.
    numbers: FxHashMap<usize, u64>,
    last_number: u64,
    /// The numbers of those that died since somebody asked.
    dead: Vec<u64>,
}

/// A reference that does not keep its object alive.
#[derive(Clone)]
pub struct Weak {
    object: NonNull<Header>,
    number: u64,
}

impl Weak {
    /// A weak reference to the value's object, if it has one.
    pub fn to(value: &Value) -> Option<Weak> {
        let header = value.header()?;
        header.set(WEAKLY_REFERENCED, true);
        let object = NonNull::from(header);
        let number = REFERENTS.with_borrow_mut(|referents| {
            let next = referents.last_number + 1;
            let number = *referents.numbers.entry(address(object)).or_insert(next);
            referents.last_number = referents.last_number.max(number);
            number
        });
        Some(Weak { object, number })
    }

    /// The object, if it is alive.
    pub fn upgrade(&self) -> Option<Value> {
        let known = REFERENTS.try_with(|referents| {
            let referents = referents.borrow();
            referents.numbers.get(&address(self.object)).copied()
        });
        if known != Ok(Some(self.number)) {
            return None;
        }
        // SAFETY: an object that dies is taken out of the table, so this one lives.
        let object = unsafe {
            self.object.as_ref().retain();
            Value::from_header(self.object)
        };
        Some(object)
    }

    /// The number of the object: no other has it, not even after its death.
    pub fn number(&self) -> u64 {
        self.number
    }
}

/// Lets weak references find the object no more, as if it were dead.
pub fn forget(value: &Value) {
    if let Some(header) = value.header().filter(|h| h.has(WEAKLY_REFERENCED)) {
        header.set(WEAKLY_REFERENCED, false);
        note_death(header.into());
    }
}

/// A weakly referenced object is about to die.
pub(super) fn note_death(object: NonNull<Header>) {
    // The table may be gone before the last objects of its thread are.
    let _ = REFERENTS.try_with(|referents| {
        let mut referents = referents.borrow_mut();
        let number = referents.numbers.remove(&address(object));
        referents.dead.extend(number);
    });
}

/// The numbers of the objects that died while weakly referenced, since the last time, in the order of
/// their deaths.
pub fn take_dead() -> Vec<u64> {
    REFERENTS.with_borrow_mut(|referents| std::mem::take(&mut referents.dead))
}

fn address(object: NonNull<Header>) -> usize {
    object.as_ptr() as usize
}
