//! `weakref.ref`: a weak reference as a script holds it, and which of them refer to what.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Weak;
use crate::objects::instance::Instance;
use crate::objects::value::Value;

/// The body of a `weakref.ref` object.
pub struct WeakRef {
    pub referent: Weak,
    /// What is called when the referent dies; unbound if nothing is, or it was called.
    pub callback: RefCell<Value>,
    /// The referent's hash, once it was asked for.
    pub hash: Cell<Option<u64>>,
}

impl ForeignBody for WeakRef {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callback.borrow());
    }

    fn clear(&self) {
        drop(self.callback.take());
    }
}

thread_local! {
    /// The reference objects to each weakly referenced object, by its number, oldest first.
    static REFERENCES: RefCell<FxHashMap<u64, Vec<Weak>>> = RefCell::default();
}

/// The body of a reference object, or of an instance of a script's subclass.
pub fn body(value: &Value) -> Option<&WeakRef> {
    let inner = value.get::<Instance>().map_or(value, |i| &i.inner);
    inner.get::<Foreign>()?.body()
}

/// Takes note of a new reference object.
pub fn note(reference: &Value) {
    let (Some(body), Some(weak)) = (body(reference), Weak::to(reference)) else {
        return;
    };
    REFERENCES.with_borrow_mut(|references| {
        let list = references.entry(body.referent.number()).or_default();
        if list.len() == list.capacity() {
            list.retain(|reference| reference.upgrade().is_some());
        }
        list.push(weak);
    });
}

/// The living reference objects to an object, oldest first.
pub fn references_to(object: &Value) -> Vec<Value> {
    let Some(weak) = Weak::to(object) else {
        return Vec::new();
    };
    REFERENCES.with_borrow(|references| {
        let list = references.get(&weak.number());
        list.into_iter()
            .flatten()
            .filter_map(Weak::upgrade)
            .collect()
    })
}

/// The object of this number is dead: its reference objects, oldest first, are forgotten.
pub fn take_references(number: u64) -> Vec<Value> {
    let list = REFERENCES.with_borrow_mut(|references| references.remove(&number));
    list.iter().flatten().filter_map(Weak::upgrade).collect()
}
