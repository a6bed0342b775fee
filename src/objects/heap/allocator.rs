//! The allocator: free lists by size, in steps of 16 bytes, and pages that can be walked.
//!
//! Containers of one size come from pages of their own, so that the cycle collector finds every one of
//! them without a list: a block whose first word counts no references is free. Pages are young until
//! a collection leaves them mostly full. What refers to nothing and what is large comes from elsewhere.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use crate::objects::heap::{Header, cycles};

const STEP: usize = 16;
const CLASSES: usize = 64;
/// Blocks smaller than this come from the free lists, and so do all containers.
pub const SMALL: usize = CLASSES * STEP;
/// Where the free lists of what is not a container begin.
const PLAIN: usize = CLASSES;
const PAGE: usize = 16 * 1024;

/// A piece of memory that is being used up.
type Piece = (*mut u8, usize);

thread_local! {
    /// The free blocks of each size: for containers, then for everything else.
    static FREE: [Cell<*mut u8>; 2 * CLASSES] = const { [const { Cell::new(std::ptr::null_mut()) }; 2 * CLASSES] };
    /// What is left of the newest page of containers of each size.
    static FRESH: [Cell<Piece>; CLASSES] = const { [const { Cell::new((std::ptr::null_mut(), 0)) }; CLASSES] };
    /// What is left of the newest page of everything else.
    static FRESH_PLAIN: Cell<Piece> = const { Cell::new((std::ptr::null_mut(), 0)) };
    /// The pages of containers, in the order in which they came; young and old ones.
    static YOUNG: RefCell<Vec<Page>> = const { RefCell::new(Vec::new()) };
    static OLD: RefCell<Vec<Page>> = const { RefCell::new(Vec::new()) };
}

/// A page of containers of one size.
struct Page {
    start: NonNull<u8>,
    class: usize,
}

/// Memory for a container.
#[inline]
pub fn alloc_container(layout: Layout) -> NonNull<u8> {
    let class = layout.size().div_ceil(STEP);
    debug_assert!(class < CLASSES && layout.align() <= STEP);
    pop(class).unwrap_or_else(|| carve_container(class))
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

/// A free block, if there is one. Its second word links it to the next one; the first keeps saying
/// that nobody refers to the object that was there.
#[inline(always)]
fn pop(list: usize) -> Option<NonNull<u8>> {
    FREE.with(|free| {
        let head = NonNull::new(free[list].get())?;
        // SAFETY: the block is free, and its second word was written when it became so.
        free[list].set(unsafe { head.as_ptr().cast::<*mut u8>().add(1).read() });
        Some(head)
    })
}

/// # Safety
/// The memory is a block of this list's size that nobody uses any more.
#[inline(always)]
unsafe fn push(list: usize, memory: NonNull<u8>) {
    FREE.with(|free| {
        // SAFETY: the memory is ours, and large enough for two pointers.
        unsafe {
            let link = memory.as_ptr().cast::<*mut u8>().add(1);
            link.write(free[list].get());
        }
        free[list].set(memory.as_ptr());
    });
}

/// A piece of the newest page of containers of this size; a new page when it is used up.
#[cold]
fn carve_container(class: usize) -> NonNull<u8> {
    let size = class * STEP;
    FRESH.with(|fresh| {
        let (mut next, mut left) = fresh[class].get();
        if left < size {
            let start = new_page();
            YOUNG.with_borrow_mut(|pages| pages.push(Page { start, class }));
            cycles::note_growth(PAGE / size);
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
    let layout = Layout::from_size_align(PAGE, STEP).expect("constants");
    // SAFETY: the layout is not empty.
    NonNull::new(unsafe { alloc(layout) }).unwrap_or_else(|| handle_alloc_error(layout))
}

/// Which pages are meant.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The young ones that came last, up to so many.
    Newest(usize),
    /// The young ones.
    Young,
    All,
}

/// Shows every living container to `visit`, which may neither make nor release any.
pub fn each_container(scope: Scope, mut visit: impl FnMut(NonNull<Header>)) {
    if scope == Scope::All {
        OLD.with_borrow(|pages| pages.iter().for_each(|page| each_on(page, &mut visit)));
    }
    YOUNG.with_borrow(|pages| {
        let skipped = match scope {
            Scope::Newest(count) => pages.len().saturating_sub(count),
            Scope::Young | Scope::All => 0,
        };
        pages[skipped..]
            .iter()
            .for_each(|page| each_on(page, &mut visit));
    });
}

/// Makes young pages old: all of them, or those that are mostly full.
pub fn grow_old(all: bool) {
    YOUNG.with_borrow_mut(|young| {
        let grown = young.extract_if(.., |page| all || is_mostly_full(page));
        OLD.with_borrow_mut(|old| old.extend(grown));
    });
}

fn is_mostly_full(page: &Page) -> bool {
    let mut living = 0;
    each_on(page, &mut |_| living += 1);
    living * 2 * page.class * STEP > PAGE
}

fn each_on(page: &Page, visit: &mut impl FnMut(NonNull<Header>)) {
    for block in blocks(page) {
        // SAFETY: the block was given out once, so its first word counts references: none if it is
        // free, and if there are any it is an object's header.
        if unsafe { block.as_ref() }.count() != 0 {
            visit(block);
        }
    }
}

/// The blocks of a page that were given out at least once.
fn blocks(page: &Page) -> impl Iterator<Item = NonNull<Header>> {
    let (start, size) = (page.start, page.class * STEP);
    let (next, left) = FRESH.with(|fresh| fresh[page.class].get());
    let end = page.start.as_ptr() as usize + PAGE;
    let is_newest = next as usize + left == end;
    let used = if is_newest { PAGE - left } else { PAGE };
    // SAFETY: every block lies within the page.
    (0..used / size).map(move |i| unsafe { start.add(i * size).cast::<Header>() })
}
