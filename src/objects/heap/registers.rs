//! Registers: the variables and temporaries of activations, in blocks that do not move.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::ptr::NonNull;

use crate::objects::heap::allocator;
use crate::objects::value::Value;

/// The registers of a generator or coroutine: values of which the unused ones are unbound.
pub struct Registers {
    first: NonNull<Value>,
    len: u16,
    /// Whether they stand in the block of the object that has them.
    is_behind: bool,
    /// The instruction that runs next, where the registers wait.
    pub pc: Cell<u32>,
}

const _: () = assert!(size_of::<Registers>() == 16);

impl Registers {
    /// `len` unbound registers, at most 65,536, in a block of their own.
    pub fn new(len: usize) -> Registers {
        let first = if len == 0 {
            NonNull::dangling()
        } else {
            allocator::alloc_plain(Self::layout(len)).cast::<Value>()
        };
        // SAFETY: the block holds `len` values.
        unsafe { Registers::at(first, len as u16, false) }
    }

    /// # Safety
    /// `first` points to room for `len` values in the block of the object that is to have them.
    pub(super) unsafe fn behind(first: NonNull<Value>, len: u16) -> Registers {
        // SAFETY: as the caller says.
        unsafe { Registers::at(first, len, true) }
    }

    /// # Safety
    /// `first` points to room for `len` values.
    #[inline(always)]
    unsafe fn at(first: NonNull<Value>, len: u16, is_behind: bool) -> Registers {
        for i in 0..len as usize {
            // SAFETY: there is room for `len` values, and `i` is below that.
            unsafe { first.add(i).write(Value::UNBOUND) };
        }
        Registers {
            first,
            len,
            is_behind,
            pc: Cell::new(0),
        }
    }

    /// How many bytes of the owner's block they take.
    pub fn trailing(&self) -> usize {
        if self.is_behind {
            self.len() * size_of::<Value>()
        } else {
            0
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
        self.clear();
        if self.len != 0 && !self.is_behind {
            let layout = Self::layout(self.len());
            // SAFETY: the block came from `alloc_plain` with this layout, and its values are gone.
            unsafe { allocator::free_plain(self.first.cast(), layout) };
        }
    }
}

/// The registers of a stack; whoever owns it empties the ones it used.
pub struct StackRegisters {
    first: NonNull<Value>,
    layout: Layout,
}

impl StackRegisters {
    /// As many unbound registers, whose memory the system provides when they are first written.
    pub fn new(len: usize) -> StackRegisters {
        let layout = Registers::layout(len);
        assert!(layout.size() > 0, "a stack has registers");
        // SAFETY: the layout is not empty, and a value of zero bits is the unbound one.
        let memory = unsafe { alloc_zeroed(layout) };
        match NonNull::new(memory) {
            Some(first) => StackRegisters {
                first: first.cast(),
                layout,
            },
            None => handle_alloc_error(layout),
        }
    }

    /// Where the first register is.
    pub fn as_ptr(&self) -> *mut Value {
        self.first.as_ptr()
    }

    /// How many there are.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.layout.size() / size_of::<Value>()
    }
}

impl Drop for StackRegisters {
    fn drop(&mut self) {
        // SAFETY: the block was allocated with this layout, and its values are gone.
        unsafe { dealloc(self.first.as_ptr().cast(), self.layout) };
    }
}
