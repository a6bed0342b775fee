//! Items: a fixed array of values that belongs to one object.
#![allow(unsafe_code)]

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::objects::value::Value;

/// The items of a tuple: in the block of the object that has them if it stays a small one, else in a block
/// of their own.
pub struct Items {
    first: NonNull<Value>,
    len: u32,
    is_behind: bool,
}

const _: () = assert!(size_of::<Items>() == 16);

impl Items {
    /// Items in a block of their own, at most 4,294,967,295.
    pub fn new(items: Box<[Value]>) -> Items {
        let mut items = ManuallyDrop::new(items);
        Items {
            len: length(items.len()),
            first: NonNull::from(&mut **items).cast(),
            is_behind: false,
        }
    }

    /// # Safety
    /// `first` points to `len` values in the block of the object that is to have them.
    pub(super) unsafe fn behind(first: NonNull<Value>, len: usize) -> Items {
        Items {
            first,
            len: length(len),
            is_behind: true,
        }
    }

    /// How many bytes of the owner's block they take.
    #[inline(always)]
    pub fn trailing(&self) -> usize {
        if self.is_behind {
            self.len as usize * size_of::<Value>()
        } else {
            0
        }
    }

    /// The items.
    #[inline(always)]
    pub fn as_slice(&self) -> &[Value] {
        // SAFETY: as many values stand there until this is dropped, and nobody changes them.
        unsafe { std::slice::from_raw_parts(self.first.as_ptr(), self.len as usize) }
    }
}

fn length(len: usize) -> u32 {
    u32::try_from(len).expect("so many values need 64 GB of memory")
}

impl Drop for Items {
    /// Lets go of the items as CPython does, the last one first.
    fn drop(&mut self) {
        let len = self.len as usize;
        while let Some(last) = self.len.checked_sub(1) {
            self.len = last;
            // SAFETY: it is in range, and does not count any more.
            drop(unsafe { self.first.add(last as usize).read() });
        }
        if !self.is_behind {
            let block =
                NonNull::slice_from_raw_parts(self.first.cast::<ManuallyDrop<Value>>(), len);
            // SAFETY: the block came from a box of as many values, which are gone.
            drop(unsafe { Box::from_raw(block.as_ptr()) });
        }
    }
}
