//! The allocator: free lists by size, in steps of 16 bytes.
//!
//! Containers of one size come from [`pages`] of their own, so that the cycle collector finds every one
//! of them without a list. What a collection frees is put aside: it is taken back in pieces, each of
//! which counts as growth, so that the next collection does not wait until all of it is used. What
//! refers to nothing and what is large comes from elsewhere.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use crate::objects::heap::{cycles, pages};

pub(super) const STEP: usize = 16;
pub(super) const CLASSES: usize = 64;
/// Blocks smaller than this come from the free lists, and so do all containers.
pub const SMALL: usize = CLASSES * STEP;
/// Where the free lists of what is not a container begin.
const PLAIN: usize = CLASSES;
pub(super) const PAGE: usize = 16 * 1024;

const PAGE_LAYOUT: Layout = match Layout::from_size_align(PAGE, STEP) {
    Ok(layout) => layout,
    Err(_) => panic!("a page's size is a multiple of its alignment"),
};

/// A piece of memory that is being used up.
type Piece = (*mut u8, usize);

thread_local! {
    /// The free blocks of each size: for containers, then for everything else.
    static FREE: [Cell<*mut u8>; 2 * CLASSES] = const { [const { Cell::new(std::ptr::null_mut()) }; 2 * CLASSES] };
    /// What is left of the newest page of containers of each size.
    static FRESH: [Cell<Piece>; CLASSES] = const { [const { Cell::new((std::ptr::null_mut(), 0)) }; CLASSES] };
    /// What is left of the newest page of everything else.
    static FRESH_PLAIN: Cell<Piece> = const { Cell::new((std::ptr::null_mut(), 0)) };
    /// The free blocks for containers of each size that a collection put aside.
    static ASIDE: RefCell<[Vec<Aside>; CLASSES]> = const { RefCell::new([const { Vec::new() }; CLASSES]) };
}

/// Free blocks of one size, each linked to the next one.
struct Aside {
    first: NonNull<u8>,
    /// They lie on old pages.
    old: bool,
}

/// Lets all threads take memory from one place: nearly all of it is the interpreter's, and where a thread
/// has a place of its own, the system is asked for every few pages.
pub fn use_one_arena() {
    #[cfg(all(target_os = "linux", target_env = "gnu", not(miri)))]
    // SAFETY: it only sets a parameter of the C library's allocator.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// Memory for a container.
#[inline]
pub fn alloc_container(layout: Layout) -> NonNull<u8> {
    let class = layout.size().div_ceil(STEP);
    debug_assert!(class < CLASSES && layout.align() <= STEP);
    pop(class).unwrap_or_else(|| more_containers(class))
}

/// # Safety
/// `memory` came from `alloc_container` with the same layout, and is not used any more; its first word
/// counts no references.
#[inline]
pub unsafe fn free_container(memory: NonNull<u8>, layout: Layout) {
    // SAFETY: as the caller says.
    unsafe { push(layout.size().div_ceil(STEP), memory) };
}

/// Memory for something that refers to nothing, or for registers.
#[inline]
pub fn alloc_plain(layout: Layout) -> NonNull<u8> {
    let class = layout.size().div_ceil(STEP);
    if class >= CLASSES {
        // SAFETY: nobody asks for an empty block.
        let memory = unsafe { alloc(layout) };
        return NonNull::new(memory).unwrap_or_else(|| handle_alloc_error(layout));
    }
    pop(PLAIN + class).unwrap_or_else(|| carve_plain(class * STEP))
}

/// # Safety
/// `memory` came from `alloc_plain` with the same layout, and is not used any more.
#[inline]
pub unsafe fn free_plain(memory: NonNull<u8>, layout: Layout) {
    let class = layout.size().div_ceil(STEP);
    if class >= CLASSES {
        // SAFETY: as the caller says.
        unsafe { dealloc(memory.as_ptr(), layout) };
        return;
    }
    // SAFETY: as the caller says.
    unsafe { push(PLAIN + class, memory) };
}

/// A free block, if there is one.
#[inline(always)]
fn pop(list: usize) -> Option<NonNull<u8>> {
    FREE.with(|free| {
        let head = NonNull::new(free[list].get())?;
        // SAFETY: the block is free.
        free[list].set(unsafe { link(head).read() });
        Some(head)
    })
}

/// # Safety
/// The memory is a block of this list's size that nobody uses any more.
#[inline(always)]
unsafe fn push(list: usize, memory: NonNull<u8>) {
    FREE.with(|free| {
        // SAFETY: the memory is ours, and large enough for two pointers.
        unsafe { link(memory).write(free[list].get()) };
        free[list].set(memory.as_ptr());
    });
}

/// Where a free block says which one is next: in its second word. The first keeps saying that nobody
/// refers to the object that was there.
#[inline(always)]
pub(super) fn link(block: NonNull<u8>) -> *mut *mut u8 {
    block.as_ptr().cast::<*mut u8>().wrapping_add(1)
}

/// A block for a container whose free list is empty.
#[cold]
fn more_containers(class: usize) -> NonNull<u8> {
    take_back(class).unwrap_or_else(|| carve_container(class))
}

/// Puts the free blocks for containers aside.
pub(super) fn put_aside() {
    for class in 0..CLASSES {
        let first = FREE.with(|free| free[class].replace(std::ptr::null_mut()));
        if let Some(first) = NonNull::new(first) {
            let blocks = Aside { first, old: false };
            ASIDE.with_borrow_mut(|aside| aside[class].push(blocks));
        }
    }
}

/// Forgets all free blocks for containers; `old` and `young` are all there are.
///
/// # Safety
/// They link the free blocks of each size.
pub(super) unsafe fn replace_free(old: &[*mut u8; CLASSES], young: &[*mut u8; CLASSES]) {
    ASIDE.with_borrow_mut(|aside| aside.iter_mut().for_each(Vec::clear));
    for (blocks, old) in [(old, true), (young, false)] {
        for (class, first) in blocks.iter().enumerate() {
            FREE.with(|free| free[class].set(std::ptr::null_mut()));
            if let Some(first) = NonNull::new(*first) {
                ASIDE.with_borrow_mut(|aside| aside[class].push(Aside { first, old }));
            }
        }
    }
}

/// Takes back a page's worth of the blocks that were put aside last; gives the first one.
fn take_back(class: usize) -> Option<NonNull<u8>> {
    let Aside { first, old } = ASIDE.with_borrow_mut(|aside| aside[class].pop())?;
    let (mut last, mut count) = (first, 1);
    while count < PAGE / (class * STEP) {
        // SAFETY: the block is free.
        let Some(next) = NonNull::new(unsafe { link(last).read() }) else {
            break;
        };
        (last, count) = (next, count + 1);
    }
    // SAFETY: the block is free.
    let rest = unsafe { link(last).replace(std::ptr::null_mut()) };
    if let Some(first) = NonNull::new(rest) {
        ASIDE.with_borrow_mut(|aside| aside[class].push(Aside { first, old }));
    }
    // SAFETY: the block is free.
    let second = unsafe { link(first).read() };
    FREE.with(|free| free[class].set(second));
    cycles::note_growth(count, old);
    Some(first)
}

/// A piece of the newest page of containers of this size; a new page when it is used up.
fn carve_container(class: usize) -> NonNull<u8> {
    let size = class * STEP;
    FRESH.with(|fresh| {
        let (mut next, mut left) = fresh[class].get();
        if left < size {
            let start = new_page();
            pages::add(start, class);
            cycles::note_growth(PAGE / size, false);
            (next, left) = (start.as_ptr(), PAGE);
        }
        take_piece(&fresh[class], next, left, size)
    })
}

/// A piece of the newest page of everything else; a new page when it is used up.
#[cold]
fn carve_plain(size: usize) -> NonNull<u8> {
    FRESH_PLAIN.with(|fresh| {
        let (mut next, mut left) = fresh.get();
        if left < size {
            (next, left) = (new_page().as_ptr(), PAGE);
        }
        take_piece(fresh, next, left, size)
    })
}

fn take_piece(fresh: &Cell<Piece>, next: *mut u8, left: usize, size: usize) -> NonNull<u8> {
    // SAFETY: at least `size` bytes of the page are left.
    fresh.set((unsafe { next.add(size) }, left - size));
    NonNull::new(next).expect("a page is never null")
}

fn new_page() -> NonNull<u8> {
    // SAFETY: the layout is not empty.
    NonNull::new(unsafe { alloc(PAGE_LAYOUT) }).unwrap_or_else(|| handle_alloc_error(PAGE_LAYOUT))
}

/// # Safety
/// The page came from `new_page`, nobody uses a block of it, and no free list has any.
pub(super) unsafe fn free_page(page: NonNull<u8>) {
    // SAFETY: as the caller says.
    unsafe { dealloc(page.as_ptr(), PAGE_LAYOUT) };
}

/// What of a page was given out already, if it is the newest of its size.
pub(super) fn used_of_newest(page: NonNull<u8>, class: usize) -> Option<usize> {
    let (next, left) = FRESH.with(|fresh| fresh[class].get());
    let is_newest = next as usize + left == page.as_ptr() as usize + PAGE;
    is_newest.then_some(PAGE - left)
}
