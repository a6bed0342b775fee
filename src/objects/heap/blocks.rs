//! The memory of everything that is no object: the arrays of lists and dicts, texts, boxes.
//!
//! In: what Rust's collections ask for. Out: small blocks that were given back before, by size; else the
//! system's. Only a thread that said so keeps blocks, and only so many of each size, so that what one
//! thread makes and another gives back does not pile up. The cargo feature `checked` keeps none: tools
//! that look for misuse of memory see every block.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;

const STEP: usize = 16;
const CLASSES: usize = 64;
/// How many bytes of blocks of one size are kept.
const KEPT: usize = 64 * 1024;

/// The blocks of one size that wait for use: the first one, each linked to the next, and how many more
/// may come.
struct Class {
    first: Cell<*mut u8>,
    room: Cell<usize>,
}

thread_local! {
    static KEEPS: [Class; CLASSES] = const {
        [const { Class { first: Cell::new(null_mut()), room: Cell::new(0) } }; CLASSES]
    };
}

/// From now on this thread keeps the small blocks that are given back.
pub fn keep_blocks() {
    if cfg!(feature = "checked") {
        return;
    }
    KEEPS.with(|classes| {
        for (class, keep) in classes.iter().enumerate().skip(1) {
            keep.room.set(KEPT / (class * STEP));
        }
    });
}

/// The allocator of the whole process.
struct Blocks;

#[global_allocator]
static BLOCKS: Blocks = Blocks;

/// Which size of small blocks a layout is of; None if it is large or wants more than usual alignment.
#[inline(always)]
fn class_of(layout: Layout) -> Option<usize> {
    let class = layout.size().div_ceil(STEP);
    (class < CLASSES && layout.align() <= STEP).then_some(class)
}

/// The layout that all blocks of a size share.
#[inline(always)]
fn shared(class: usize) -> Layout {
    // SAFETY: a power of two, and at most a thousand bytes.
    unsafe { Layout::from_size_align_unchecked(class * STEP, STEP) }
}

// SAFETY: every block is the system's, of at least the size that was asked for; a kept block is linked
// in its own memory and given out once.
unsafe impl GlobalAlloc for Blocks {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(class) = class_of(layout) else {
            // SAFETY: as the caller says.
            return unsafe { System.alloc(layout) };
        };
        KEEPS.with(|keeps| {
            let keep = &keeps[class];
            let first = keep.first.get();
            // SAFETY: a kept block's first word was written when it was given back.
            unsafe {
                if first.is_null() {
                    return System.alloc(shared(class));
                }
                keep.first.set(first.cast::<*mut u8>().read());
            }
            keep.room.set(keep.room.get() + 1);
            first
        })
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(class) = class_of(layout) else {
            // SAFETY: as the caller says.
            return unsafe { System.dealloc(block, layout) };
        };
        KEEPS.with(|keeps| {
            let keep = &keeps[class];
            // SAFETY: nobody uses the block any more, and it is large enough for a pointer.
            unsafe {
                if keep.room.get() == 0 {
                    return System.dealloc(block, shared(class));
                }
                block.cast::<*mut u8>().write(keep.first.get());
            }
            keep.first.set(block);
            keep.room.set(keep.room.get() - 1);
        });
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller says; the block has the layout's size.
        unsafe {
            if class_of(layout).is_none() {
                return System.alloc_zeroed(layout);
            }
            let block = self.alloc(layout);
            if !block.is_null() {
                block.write_bytes(0, layout.size());
            }
            block
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller says that the size is a possible one.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (class_of(layout), class_of(wanted)) {
            // SAFETY: as the caller says; both layouts are the system's.
            (None, None) => unsafe { System.realloc(block, layout, size) },
            (Some(old), Some(new)) if old == new => block,
            // SAFETY: the new block has room for what is copied, and is another one.
            _ => unsafe {
                let new = self.alloc(wanted);
                if !new.is_null() {
                    new.copy_from_nonoverlapping(block, size.min(layout.size()));
                    self.dealloc(block, layout);
                }
                new
            },
        }
    }
}
