//! Registers: the variables and temporaries of an activation, in a block that does not move.
#![allow(unsafe_code)]

use std::alloc::{Layout, handle_alloc_error};
use std::ptr::NonNull;

use crate::objects::heap::allocator;
use crate::objects::value::Value;

/// A block of registers: values of which the unused ones are unbound.
pub struct Registers {
    first: NonNull<Value>,
    len: u32,
    /// A stack's block: whoever owns it has emptied the registers it used.
    lazy: bool,
}

impl Registers {
    /// `len` unbound registers.
    pub fn new(len: usize) -> Registers {
        let first = if len == 0 {
            NonNull::dangling()
        } else {
            allocator::alloc_plain(Self::layout(len)).cast::<Value>()
        };
        for i in 0..len {
            // SAFETY: the block holds `len` values, and `i` is below that.
            unsafe { first.add(i).write(Value::UNBOUND) };
        }
        Registers {
            first,
            len: len as u32,
            lazy: false,
        }
    }

    /// As many unbound registers, whose memory the system provides when they are first written.
    pub fn zeroed(len: usize) -> Registers {
        let layout = Self::layout(len);
        assert!(
            len * size_of::<Value>() >= allocator::SMALL,
            "smaller blocks come from the free lists"
        );
        // SAFETY: the layout is not empty, and a value of zero bits is the unbound one.
        let memory = unsafe { std::alloc::alloc_zeroed(layout) };
        let Some(first) = NonNull::new(memory) else {
            handle_alloc_error(layout)
        };
        Registers {
            first: first.cast(),
            len: len as u32,
            lazy: true,
        }
    }

    /// Where the first register is; the registers stay there until the block is dropped.
    pub fn as_ptr(&self) -> *mut Value {
        self.first.as_ptr()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// A copy of one register's value.
    pub fn get(&self, index: usize) -> Value {
        assert!(index < self.len());
        // SAFETY: in range, and the value is cloned before anything else can run.
        unsafe { (*self.first.as_ptr().add(index)).clone() }
    }

    /// Replaces one register's value.
    pub fn set(&self, index: usize, value: Value) {
        assert!(index < self.len());
        // SAFETY: in range; the old value is dropped only after the new one is in place.
        drop(unsafe { std::ptr::replace(self.first.as_ptr().add(index), value) });
    }

    /// Makes every register unbound, the last one first.
    pub fn clear(&self) {
        for i in (0..self.len()).rev() {
            self.set(i, Value::UNBOUND);
        }
    }

    /// Shows every value to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for i in 0..self.len() {
            // SAFETY: in range; `visit` must not run script code, so nobody writes meanwhile.
            visit(unsafe { &*self.first.as_ptr().add(i) });
        }
    }

    fn layout(len: usize) -> Layout {
        Layout::array::<Value>(len).expect("a code has at most 65,536 registers")
    }
}

impl Drop for Registers {
    fn drop(&mut self) {
        if self.len == 0 {
            return;
        }
        if !self.lazy {
            self.clear();
        }
        // SAFETY: the block came from `alloc_plain` with this layout, and its values are gone.
        unsafe { allocator::free_plain(self.first.cast(), Self::layout(self.len as usize)) };
    }
}
