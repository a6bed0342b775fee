//! Pages of containers of one size: finding every container, and which pages are young.
//!
//! A block whose first word counts no references is free. Pages are young until a collection leaves them
//! mostly full; after a search everywhere, all that are not are young again, as what comes to lie there
//! is young, and empty ones go back to the system.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ptr::{NonNull, null_mut};

use crate::objects::heap::Header;
use crate::objects::heap::allocator::{self, CLASSES, PAGE, STEP};

thread_local! {
    /// The pages, in the order in which they came; young and old ones.
    static YOUNG: RefCell<Vec<Page>> = const { RefCell::new(Vec::new()) };
    static OLD: RefCell<Vec<Page>> = const { RefCell::new(Vec::new()) };
}

/// A page of containers of one size.
struct Page {
    start: NonNull<u8>,
    class: usize,
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

/// Adds a page, of which nothing was given out yet.
pub(super) fn add(start: NonNull<u8>, class: usize) {
    YOUNG.with_borrow_mut(|pages| pages.push(Page { start, class }));
}

/// Shows every living container to `visit`, which may neither make nor release any.
pub fn each_container(scope: Scope, mut visit: impl FnMut(NonNull<Header>)) {
    if scope == Scope::All {
        OLD.with_borrow(|pages| pages.iter().for_each(|page| page.each(&mut visit)));
    }
    YOUNG.with_borrow(|pages| {
        let skipped = match scope {
            Scope::Newest(count) => pages.len().saturating_sub(count),
            Scope::Young | Scope::All => 0,
        };
        pages[skipped..]
            .iter()
            .for_each(|page| page.each(&mut visit));
    });
}

/// For how many containers the young pages have room.
pub fn young_room() -> usize {
    YOUNG.with_borrow(|pages| pages.iter().map(Page::room).sum())
}

/// Whether most of the newest pages are mostly full: much is made and kept. Where they are not, what
/// was made last may lie in free blocks of any page.
pub fn newest_are_full(count: usize) -> bool {
    YOUNG.with_borrow(|pages| {
        let newest = &pages[pages.len().saturating_sub(count)..];
        let full = newest.iter().filter(|page| page.is_mostly_full());
        full.count() * 2 > newest.len()
    })
}

/// Makes all young pages old; says for how many containers they have room.
pub fn grow_old() -> usize {
    age(|_| true)
}

/// Makes the young pages old that are mostly full; says for how many containers they have room.
pub fn grow_old_if_full() -> usize {
    age(Page::is_mostly_full)
}

fn age(grows_old: impl Fn(&Page) -> bool) -> usize {
    YOUNG.with_borrow_mut(|young| {
        OLD.with_borrow_mut(|old| {
            let before = old.len();
            old.extend(young.extract_if(.., |page| grows_old(page)));
            old[before..].iter().map(Page::room).sum()
        })
    })
}

/// Sorts all pages anew into young and old ones and gives back the empty ones; says for how many
/// containers the others have room.
pub fn sweep() -> usize {
    let (young, old) = (YOUNG.take(), OLD.take());
    let mut sorted = Sorted::default();
    old.into_iter()
        .chain(young)
        .for_each(|page| sorted.add(page));
    // SAFETY: every page was looked at, and these are all free blocks there are.
    unsafe { allocator::replace_free(&sorted.free_on_old, &sorted.free_on_young) };
    let room = sorted.young.iter().chain(&sorted.old).map(Page::room).sum();
    YOUNG.set(sorted.young);
    OLD.set(sorted.old);
    room
}

/// Pages by age, with lists of the free blocks of each size.
struct Sorted {
    young: Vec<Page>,
    old: Vec<Page>,
    free_on_young: [*mut u8; CLASSES],
    free_on_old: [*mut u8; CLASSES],
}

impl Default for Sorted {
    fn default() -> Sorted {
        Sorted {
            young: Vec::new(),
            old: Vec::new(),
            free_on_young: [null_mut(); CLASSES],
            free_on_old: [null_mut(); CLASSES],
        }
    }
}

impl Sorted {
    fn add(&mut self, page: Page) {
        let living = page.living();
        if living == 0 && allocator::used_of_newest(page.start, page.class).is_none() {
            // SAFETY: nothing lives there, and the free lists are about to be replaced.
            unsafe { allocator::free_page(page.start) };
            return;
        }
        let (pages, free) = if page.is_full_with(living) {
            (&mut self.old, &mut self.free_on_old)
        } else {
            (&mut self.young, &mut self.free_on_young)
        };
        page.link_free(&mut free[page.class]);
        pages.push(page);
    }
}

impl Page {
    fn room(&self) -> usize {
        PAGE / (self.class * STEP)
    }

    fn is_full_with(&self, living: usize) -> bool {
        living * 2 > self.room()
    }

    fn is_mostly_full(&self) -> bool {
        self.is_full_with(self.living())
    }

    fn living(&self) -> usize {
        let mut living = 0;
        self.each(&mut |_| living += 1);
        living
    }

    fn each(&self, visit: &mut impl FnMut(NonNull<Header>)) {
        for block in self.blocks() {
            // SAFETY: the block was given out once, so its first word counts references: none if it is
            // free, and if there are any it is an object's header.
            if unsafe { block.as_ref() }.count() != 0 {
                visit(block);
            }
        }
    }

    /// Links the page's free blocks before `first`.
    fn link_free(&self, first: &mut *mut u8) {
        for block in self.blocks().rev() {
            // SAFETY: as in `each`; a free block is ours.
            unsafe {
                if block.as_ref().count() == 0 {
                    allocator::link(block.cast()).write(*first);
                    *first = block.as_ptr().cast();
                }
            }
        }
    }

    /// The blocks that were given out at least once.
    fn blocks(&self) -> impl DoubleEndedIterator<Item = NonNull<Header>> {
        let (start, size) = (self.start, self.class * STEP);
        let used = allocator::used_of_newest(start, self.class).unwrap_or(PAGE);
        // SAFETY: every block lies within the page.
        (0..used / size).map(move |i| unsafe { start.add(i * size).cast::<Header>() })
    }
}
