//! The code of a function: it may be a stub at first, until the function is called.
//!
//! In: the stub or the whole code, later the whole one. Out: the code that holds now. Every call asks for
//! it, so a pointer to it is kept at hand.
#![allow(unsafe_code)]

use std::cell::{Cell, OnceCell};
use std::ops::Deref;

use crate::objects::code::CodeObject;
use crate::objects::heap::Ref;
use crate::objects::value::Value;

/// See the module.
pub struct FunctionCode {
    first: Ref<CodeObject>,
    whole: OnceCell<Ref<CodeObject>>,
    /// What `whole` holds, or `first` while that is empty.
    now: Cell<*const CodeObject>,
}

impl FunctionCode {
    /// The code that holds now.
    #[inline(always)]
    pub fn object(&self) -> &CodeObject {
        // SAFETY: `first` or `whole` keeps it alive as long as this lives.
        unsafe { &*self.now.get() }
    }

    /// Puts the whole code in the place of the stub.
    pub fn complete(&self, whole: Ref<CodeObject>) {
        // If it was completed before, that was with an equal code.
        let whole = self.whole.get_or_init(|| whole);
        self.now.set(&raw const **whole);
    }

    /// Visits the codes it keeps.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.first.to_value());
        if let Some(whole) = self.whole.get() {
            visit(&whole.to_value());
        }
    }
}

impl From<Ref<CodeObject>> for FunctionCode {
    fn from(first: Ref<CodeObject>) -> FunctionCode {
        FunctionCode {
            now: Cell::new(&raw const *first),
            whole: OnceCell::new(),
            first,
        }
    }
}

impl Deref for FunctionCode {
    type Target = Ref<CodeObject>;

    #[inline(always)]
    fn deref(&self) -> &Ref<CodeObject> {
        self.whole.get().unwrap_or(&self.first)
    }
}
