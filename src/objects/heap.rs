//! The heap: counted references to objects, and the allocator under them.
//!
//! In: a Rust value of a type that is an [`Object`]. Out: a [`Ref`] to it, cloned by counting and
//! released when the last clone goes. Counts are not atomic: references stay on their thread.
//!
//! Releasing never recurses deeper than [`RELEASE_DEPTH`]: what lies deeper waits in a list, so a
//! list nested a million times deep is freed without a million stack frames. An object with a
//! finaliser (`FINALISE`) is not freed but handed to the interpreter, which takes it from
//! [`take_finalisable`] at its next safepoint.
//!
//! This file is one of the few with `unsafe`: everything else sees the safe face of [`Ref`].
#![allow(unsafe_code)]

use std::alloc::Layout;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::objects::kind::Kind;
use crate::objects::value::Value;

mod allocator;
mod blocks;
pub mod cycles;
pub mod given;
mod items;
mod pages;
mod registers;
mod weak;

pub use allocator::use_one_arena;
pub use blocks::keep_blocks;
pub use items::Items;
pub use pages::Scope;
pub use registers::{Registers, StackRegisters};
pub use weak::{Weak, forget, take_dead};

/// A type whose values live on the heap.
pub trait Object: Sized + 'static {
    /// Which kind the object is; one kind belongs to one type only, except that a type may say
    /// with `kind` that its values come in several.
    const KIND: Kind;

    /// The kind of this very object.
    fn kind(&self) -> Kind {
        Self::KIND
    }

    /// Whether `kind` is one of this type's kinds.
    fn is_kind(kind: Kind) -> bool {
        kind == Self::KIND
    }

    /// Shows every value the object holds to `visit`, each as often as it holds it: what cycle
    /// collection follows.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));

    /// How many bytes of its registers stand behind it in its block.
    fn trailing(&self) -> usize {
        0
    }

    /// Lets go of the values that came after the object was made: how a cycle is broken. Whoever
    /// calls it knows that the object is garbage.
    fn clear(&self) {}
}

/// What stands before every object.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    kind: Cell<Kind>,
    flags: Cell<u8>,
    /// Of an object with a finaliser of a script: how many there were before it.
    birth: Cell<u16>,
    vtable: &'static VTable,
}

const _: () = assert!(size_of::<Header>() == 16);

/// What the heap must know of an object whose type it has forgotten.
struct VTable {
    /// Whether the object refers to no others, so that its end is nobody else's.
    leaf: bool,
    drop: unsafe fn(NonNull<Header>),
    traverse: unsafe fn(NonNull<Header>, Visit),
    clear: unsafe fn(NonNull<Header>),
}

/// What is shown every value that an object holds.
type Visit<'a> = &'a mut dyn FnMut(&Value);

/// The object must not die silently: hand it to the interpreter first (once).
pub const FINALISE: u8 = 1;
/// Weak references to the object exist.
pub const WEAKLY_REFERENCED: u8 = 2;
/// A string that is the one of its text.
pub const INTERNED: u8 = 4;
/// Scripts have given the object attributes.
pub const GIVEN: u8 = 8;

/// How deep releases may nest before they are put off.
const RELEASE_DEPTH: u32 = 100;

#[repr(C)]
struct Block<T> {
    header: Header,
    body: T,
}

impl<T: Object> Block<T> {
    const VTABLE: &'static VTable = &VTable {
        leaf: !cycles::is_container(T::KIND),
        drop: drop_block::<T>,
        traverse: traverse_block::<T>,
        clear: clear_block::<T>,
    };
}

/// The layout of a block with so many bytes behind the body.
#[inline(always)]
const fn layout<T>(trailing: usize) -> Layout {
    let block = Layout::new::<Block<T>>();
    match Layout::from_size_align(block.size() + trailing, block.align()) {
        Ok(layout) => layout,
        Err(_) => panic!("only small blocks have something behind the body"),
    }
}

/// # Safety
/// `header` is the header of a live `Block<T>` that nobody refers to any more.
unsafe fn drop_block<T: Object>(header: NonNull<Header>) {
    let block = header.cast::<Block<T>>();
    // SAFETY: the caller owns the block; it is not touched again after this.
    unsafe {
        let layout = layout::<T>(block.as_ref().body.trailing());
        std::ptr::drop_in_place(block.as_ptr());
        let block = block.cast();
        if const { cycles::is_container(T::KIND) } {
            allocator::free_container(block, layout);
        } else {
            allocator::free_plain(block, layout);
        }
    }
}

/// # Safety
/// `header` is the header of a live `Block<T>`.
unsafe fn traverse_block<T: Object>(header: NonNull<Header>, visit: &mut dyn FnMut(&Value)) {
    // SAFETY: the caller says the block is live and a Block<T>.
    unsafe { header.cast::<Block<T>>().as_ref() }
        .body
        .traverse(visit);
}

/// # Safety
/// `header` is the header of a live `Block<T>`.
unsafe fn clear_block<T: Object>(header: NonNull<Header>) {
    // SAFETY: the caller says the block is live and a Block<T>.
    unsafe { header.cast::<Block<T>>().as_ref() }.body.clear();
}

/// A counted reference to an object of type `T`.
#[repr(transparent)]
pub struct Ref<T> {
    block: NonNull<Header>,
    body: PhantomData<T>,
}

impl<T: Object> Ref<T> {
    /// Puts `body` on the heap.
    pub fn new(body: T) -> Ref<T> {
        // SAFETY: the block is a new one.
        unsafe { Ref::put(Self::alloc(0), body) }
    }

    /// Puts on the heap what `make` makes of so many unbound registers, which stand in the same block
    /// if it stays a small one.
    pub fn with_registers(count: u16, make: impl FnOnce(Registers) -> T) -> Ref<T> {
        let trailing = count as usize * size_of::<Value>();
        if size_of::<Block<T>>() + trailing >= allocator::SMALL {
            return Ref::new(make(Registers::new(count as usize)));
        }
        let block = Self::alloc(trailing);
        // SAFETY: the block is a new one, with room for the registers behind the body.
        unsafe { Ref::put(block, make(Registers::behind(block.add(1).cast(), count))) }
    }

    /// Puts on the heap what `make` makes of so many items, which `item` gives in order and which stand in
    /// the same block if it stays a small one.
    #[inline(always)]
    pub fn with_items(
        count: usize,
        mut item: impl FnMut(usize) -> Value,
        make: impl FnOnce(Items) -> T,
    ) -> Ref<T> {
        let most = (allocator::SMALL - size_of::<Block<T>>()) / size_of::<Value>();
        if count >= most {
            return Ref::new(make(Items::new((0..count).map(item).collect())));
        }
        let block = Self::alloc(count * size_of::<Value>());
        // SAFETY: the block is a new one, with room for the items behind the body.
        unsafe {
            let first = block.add(1).cast::<Value>();
            for index in 0..count {
                first.add(index).write(item(index));
            }
            Ref::put(block, make(Items::behind(first, count)))
        }
    }

    /// A new block with room for so many bytes behind the body.
    #[inline(always)]
    fn alloc(trailing: usize) -> NonNull<Block<T>> {
        const { assert!(size_of::<Block<T>>() < allocator::SMALL && align_of::<Block<T>>() <= 16) };
        if const { cycles::is_container(T::KIND) } {
            allocator::alloc_container(layout::<T>(trailing)).cast::<Block<T>>()
        } else {
            allocator::alloc_plain(layout::<T>(trailing)).cast::<Block<T>>()
        }
    }

    /// # Safety
    /// `block` came from `alloc`, and nobody else knows it.
    #[inline(always)]
    unsafe fn put(block: NonNull<Block<T>>, body: T) -> Ref<T> {
        let kind = Cell::new(body.kind());
        let header = Header {
            count: Cell::new(1),
            kind,
            flags: Cell::new(0),
            birth: Cell::new(0),
            vtable: Block::<T>::VTABLE,
        };
        // SAFETY: as the caller says.
        unsafe { block.write(Block { header, body }) };
        Ref {
            block: block.cast(),
            body: PhantomData,
        }
    }

    /// The object, if this is the only reference to it.
    pub fn get_mut(this: &mut Ref<T>) -> Option<&mut T> {
        if this.header().count.get() != 1
            || this.header().flags.get() & (WEAKLY_REFERENCED | INTERNED) != 0
        {
            return None;
        }
        // SAFETY: the only reference is borrowed mutably, so nobody else can see the body.
        Some(unsafe { &mut this.block.cast::<Block<T>>().as_mut().body })
    }

    /// The reference as a value.
    pub fn into_value(self) -> Value {
        Value::from_object(self)
    }

    /// A new reference to the same object, as a value.
    pub fn to_value(&self) -> Value {
        self.clone().into_value()
    }
}

impl<T> Ref<T> {
    /// Whether both refer to the same object.
    pub fn same(&self, other: &Ref<T>) -> bool {
        self.block == other.block
    }

    /// A number that tells the object from every other live one.
    pub fn address(&self) -> usize {
        self.block.as_ptr() as usize
    }

    /// How many references there are.
    pub fn count(&self) -> u32 {
        self.header().count.get()
    }

    /// The object's header.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: the reference keeps the block alive.
        unsafe { self.block.as_ref() }
    }

    pub(super) fn into_raw(self) -> NonNull<Header> {
        let block = self.block;
        std::mem::forget(self);
        block
    }

    /// # Safety
    /// `block` is a live object of type `T`, and one count of it is handed over.
    pub(super) unsafe fn from_raw(block: NonNull<Header>) -> Ref<T> {
        Ref {
            block,
            body: PhantomData,
        }
    }
}

impl<T> Deref for Ref<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the reference keeps the block alive, and bodies are only lent shared
        // (`get_mut` asks for the only reference).
        unsafe { &self.block.cast::<Block<T>>().as_ref().body }
    }
}

impl<T> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        self.header().retain();
        Ref {
            block: self.block,
            body: PhantomData,
        }
    }
}

impl<T> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the reference owned one count.
        unsafe { Header::release(self.block) };
    }
}

impl Header {
    /// The object's kind.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.kind.get()
    }

    /// How many references there are.
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    /// Whether a flag is set.
    pub fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    /// Sets or clears a flag.
    pub fn set(&self, flag: u8, on: bool) {
        let others = self.flags.get() & !flag;
        self.flags.set(if on { others | flag } else { others });
    }

    /// Says that the object, which was just made, has a finaliser that a script can see.
    #[cold]
    pub fn has_finaliser(&self) {
        self.set(FINALISE, true);
        let age = FINALISERS.get().wrapping_add(1);
        FINALISERS.set(age);
        self.birth.set(age as u16);
    }

    #[inline(always)]
    pub(super) fn retain(&self) {
        self.count.set(self.count.get() + 1);
    }

    /// # Safety
    /// The caller owned one count of `this`, and gives it up.
    #[inline(always)]
    pub(super) unsafe fn release(this: NonNull<Header>) {
        // SAFETY: the count the caller owned kept the object alive until now.
        let count = unsafe { &this.as_ref().count };
        count.set(count.get() - 1);
        if count.get() == 0 {
            // SAFETY: that was the last reference.
            unsafe { die(this) };
        }
    }

    /// # Safety
    /// `this` is live.
    pub(super) unsafe fn traverse(this: NonNull<Header>, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: the vtable was made for this very block.
        unsafe { (this.as_ref().vtable.traverse)(this, visit) }
        // SAFETY: the caller says that it is live.
        if unsafe { this.as_ref() }.has(GIVEN)
            && let Some(attributes) = given::of(this)
        {
            visit(&attributes.to_value());
        }
    }

    /// # Safety
    /// `this` is live.
    pub(super) unsafe fn clear(this: NonNull<Header>) {
        // SAFETY: the vtable was made for this very block.
        unsafe { (this.as_ref().vtable.clear)(this) }
        drop(given::take(this));
    }
}

thread_local! {
    /// How many objects with finalisers of scripts there were.
    static FINALISERS: Cell<usize> = const { Cell::new(0) };
    static RELEASING: Cell<u32> = const { Cell::new(0) };
    /// Whether something waits in `DEFERRED`.
    static PUT_OFF: Cell<bool> = const { Cell::new(false) };
    static DEFERRED: RefCell<Vec<NonNull<Header>>> = const { RefCell::new(Vec::new()) };
    static FINALISABLE: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
    static POLL: Arc<AtomicBool> = Arc::new(AtomicBool::new(false));
}

/// The flag that asks this thread's interpreter to look up from its work: set from signal
/// handlers, other threads and the heap; looked at on calls and backward jumps.
pub fn poll_flag() -> Arc<AtomicBool> {
    POLL.with(Arc::clone)
}

/// Sets the poll flag, unless the thread is going away.
fn ask_for_poll() {
    let _ = POLL.try_with(|flag| flag.store(true, Ordering::Relaxed));
}

/// The objects that died and have a finaliser to run, in the order of their deaths.
pub fn take_finalisable() -> Vec<Value> {
    FINALISABLE.with_borrow_mut(std::mem::take)
}

/// Whether there ever was an object with a finaliser that a script can see.
pub fn has_seen_finalisers() -> bool {
    FINALISERS.get() != 0
}

/// Sorts objects with finalisers by age, the oldest first.
pub fn sort_by_age(objects: &mut [Value]) {
    let now = FINALISERS.get() as u16;
    let age = |object: &Value| {
        object
            .header()
            .map_or(0, |h| now.wrapping_sub(h.birth.get()))
    };
    objects.sort_by_key(|object| std::cmp::Reverse(age(object)));
}

/// Every living object that could be part of a cycle.
pub fn containers() -> Vec<Value> {
    let mut found = Vec::new();
    pages::each_container(Scope::All, |object| {
        // SAFETY: the object is living, and the value owns the count that is added.
        unsafe {
            object.as_ref().retain();
            found.push(Value::from_header(object));
        }
    });
    found
}

/// Every living object of a type of containers.
pub fn all<T: Object>() -> Vec<Ref<T>> {
    let mut found = Vec::new();
    pages::each_container(Scope::All, |object| {
        // SAFETY: the object is living; if its kind says that it is a `T`, a `Ref<T>` may refer to it.
        unsafe {
            if T::is_kind(object.as_ref().kind()) {
                object.as_ref().retain();
                found.push(Ref::from_raw(object));
            }
        }
    });
    found
}

/// Frees an object whose last reference went, now or as soon as fewer releases are nested.
///
/// # Safety
/// `this` has no references left.
#[inline(never)]
unsafe fn die(this: NonNull<Header>) {
    // SAFETY: nobody else refers to the block, so nobody frees it before us.
    let header = unsafe { this.as_ref() };
    // SAFETY: as the caller says.
    if header.flags.get() & (FINALISE | WEAKLY_REFERENCED) != 0 && unsafe { outlives(this) } {
        return;
    }
    if header.vtable.leaf {
        // SAFETY: the object is dead, and this drops it once.
        unsafe { drop_now(this) };
        return;
    }
    let depth = RELEASING.get();
    if depth >= RELEASE_DEPTH {
        DEFERRED.with_borrow_mut(|list| list.push(this));
        PUT_OFF.set(true);
        return;
    }
    RELEASING.set(depth + 1);
    // SAFETY: the object is dead, and this is the one place that drops it.
    unsafe { drop_now(this) };
    if depth == 0 && PUT_OFF.get() {
        while let Some(next) = DEFERRED.with_borrow_mut(Vec::pop) {
            // SAFETY: what was put off is dead, and was put off once.
            unsafe { drop_now(next) };
        }
        PUT_OFF.set(false);
    }
    RELEASING.set(depth);
}

/// Tells those who want to know of an object's death; gives whether it lives on until its finaliser ran.
///
/// # Safety
/// `this` has no references left.
#[cold]
#[inline(never)]
unsafe fn outlives(this: NonNull<Header>) -> bool {
    // SAFETY: nobody else refers to the block, so nobody frees it before us.
    let header = unsafe { this.as_ref() };
    if header.has(FINALISE) {
        header.set(FINALISE, false);
        header.count.set(1);
        // SAFETY: the count just set belongs to this value.
        let value = unsafe { Value::from_header(this) };
        // What dies after its thread ended is not finalised.
        let _ = FINALISABLE.try_with(|list| list.borrow_mut().push(value));
        ask_for_poll();
        return true;
    }
    weak::note_death(this);
    ask_for_poll();
    false
}

/// # Safety
/// `this` is dead, and was not dropped.
unsafe fn drop_now(this: NonNull<Header>) {
    // SAFETY: the caller says that nobody else drops it.
    let header = unsafe { this.as_ref() };
    let attributes = header.has(GIVEN).then(|| given::take(this));
    // SAFETY: the vtable was made for this very block.
    unsafe { (header.vtable.drop)(this) };
    drop(attributes);
}

#[cfg(test)]
mod tests;
