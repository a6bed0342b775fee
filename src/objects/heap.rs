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

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::objects::kind::Kind;
use crate::objects::value::Value;

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

    /// Shows every value the object holds to `visit`: what cycle collection follows.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

/// What stands before every object.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    kind: Cell<Kind>,
    flags: Cell<u8>,
    /// Spare bits for the object's own use.
    aux: Cell<u16>,
    vtable: &'static VTable,
}

const _: () = assert!(size_of::<Header>() == 16);

/// What the heap must know of an object whose type it has forgotten.
struct VTable {
    drop: unsafe fn(NonNull<Header>),
    traverse: unsafe fn(NonNull<Header>, Visit),
}

/// What is shown every value that an object holds.
type Visit<'a> = &'a mut dyn FnMut(&Value);

/// The object must not die silently: hand it to the interpreter first (once).
pub const FINALISE: u8 = 1;
/// Weak references to the object exist.
pub const WEAKLY_REFERENCED: u8 = 2;
/// A string that is the one of its text.
pub const INTERNED: u8 = 4;

/// How deep releases may nest before they are put off.
const RELEASE_DEPTH: u32 = 100;

#[repr(C)]
struct Block<T> {
    header: Header,
    body: T,
}

impl<T: Object> Block<T> {
    const VTABLE: &'static VTable = &VTable {
        drop: drop_block::<T>,
        traverse: traverse_block::<T>,
    };
}

/// # Safety
/// `header` is the header of a live `Block<T>` that nobody refers to any more.
unsafe fn drop_block<T>(header: NonNull<Header>) {
    let block = header.cast::<Block<T>>();
    // SAFETY: the caller owns the block; it is not touched again after this.
    unsafe {
        std::ptr::drop_in_place(block.as_ptr());
        free_raw(block.cast(), Layout::new::<Block<T>>());
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

/// A counted reference to an object of type `T`.
#[repr(transparent)]
pub struct Ref<T> {
    block: NonNull<Header>,
    body: PhantomData<T>,
}

impl<T: Object> Ref<T> {
    /// Puts `body` on the heap.
    pub fn new(body: T) -> Ref<T> {
        let layout = const { Layout::new::<Block<T>>() };
        let block = alloc_raw(layout).cast::<Block<T>>();
        let kind = Cell::new(body.kind());
        let header = Header {
            count: Cell::new(1),
            kind,
            flags: Cell::new(0),
            aux: Cell::new(0),
            vtable: Block::<T>::VTABLE,
        };
        // SAFETY: `alloc_raw` gave memory of this layout, and nobody else knows it.
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

/// A reference that does not keep its object alive.
pub struct Weak<T> {
    block: NonNull<Header>,
    number: u64,
    body: PhantomData<T>,
}

impl<T: Object> Ref<T> {
    /// A weak reference to the object.
    pub fn downgrade(&self) -> Weak<T> {
        self.header().set(WEAKLY_REFERENCED, true);
        let number = REFERENTS.with_borrow_mut(|referents| {
            let next = referents.1 + 1;
            let number = *referents.0.entry(self.address()).or_insert(next);
            referents.1 = referents.1.max(number);
            number
        });
        Weak {
            block: self.block,
            number,
            body: PhantomData,
        }
    }
}

impl<T: Object> Weak<T> {
    /// The object, if it is alive.
    pub fn upgrade(&self) -> Option<Ref<T>> {
        let address = self.block.as_ptr() as usize;
        let known = REFERENTS.with_borrow(|referents| referents.0.get(&address).copied());
        if known != Some(self.number) {
            return None;
        }
        // SAFETY: an object that dies is taken out of the table, so this one lives, and is a `T`
        // since the number was given out for this very object.
        let object = unsafe {
            self.block.as_ref().retain();
            Ref::from_raw(self.block)
        };
        Some(object)
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

    /// The spare bits.
    pub fn aux(&self) -> &Cell<u16> {
        &self.aux
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
    }
}

thread_local! {
    static RELEASING: Cell<u32> = const { Cell::new(0) };
    static DEFERRED: RefCell<Vec<NonNull<Header>>> = const { RefCell::new(Vec::new()) };
    static FINALISABLE: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
    /// The objects that weak references refer to, by address: a number for each; and the last number.
    static REFERENTS: RefCell<(FxHashMap<usize, u64>, u64)> = RefCell::default();
    static DEAD_REFERENTS: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static POLL: Arc<AtomicBool> = Arc::new(AtomicBool::new(false));
}

/// The flag that asks this thread's interpreter to look up from its work: set from signal
/// handlers, other threads and the heap; looked at on calls and backward jumps.
pub fn poll_flag() -> Arc<AtomicBool> {
    POLL.with(Arc::clone)
}

/// The objects that died and have a finaliser to run, in the order of their deaths.
pub fn take_finalisable() -> Vec<Value> {
    FINALISABLE.with_borrow_mut(std::mem::take)
}

/// The addresses of objects that died while weakly referenced.
pub fn take_dead_referents() -> Vec<usize> {
    DEAD_REFERENTS.with_borrow_mut(std::mem::take)
}

/// Frees an object whose last reference went, now or as soon as fewer releases are nested.
///
/// # Safety
/// `this` has no references left.
#[cold]
#[inline(never)]
unsafe fn die(this: NonNull<Header>) {
    // SAFETY: nobody else refers to the block, so nobody frees it before us.
    let header = unsafe { this.as_ref() };
    if header.has(FINALISE) {
        header.set(FINALISE, false);
        header.count.set(1);
        // SAFETY: the count just set belongs to this value.
        let value = unsafe { Value::from_header(this) };
        FINALISABLE.with_borrow_mut(|list| list.push(value));
        POLL.with(|flag| flag.store(true, Ordering::Relaxed));
        return;
    }
    if header.has(WEAKLY_REFERENCED) {
        REFERENTS.with_borrow_mut(|referents| referents.0.remove(&(this.as_ptr() as usize)));
        DEAD_REFERENTS.with_borrow_mut(|list| list.push(this.as_ptr() as usize));
        POLL.with(|flag| flag.store(true, Ordering::Relaxed));
    }
    let depth = RELEASING.get();
    if depth >= RELEASE_DEPTH {
        DEFERRED.with_borrow_mut(|list| list.push(this));
        return;
    }
    RELEASING.set(depth + 1);
    // SAFETY: the object is dead, and this is the one place that drops it.
    unsafe { (header.vtable.drop)(this) };
    if depth == 0 {
        while let Some(next) = DEFERRED.with_borrow_mut(Vec::pop) {
            // SAFETY: what was put off is dead, and was put off once.
            unsafe { (next.as_ref().vtable.drop)(next) };
        }
    }
    RELEASING.set(depth);
}

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
            alloc_raw(Self::layout(len)).cast::<Value>()
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
            len * size_of::<Value>() >= CLASSES * STEP,
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
        let used = if self.lazy { 0 } else { self.len() };
        for i in 0..used {
            self.set(i, Value::UNBOUND);
        }
        // SAFETY: the block came from `alloc_raw` with this layout, and its values are gone.
        unsafe { free_raw(self.first.cast(), Self::layout(self.len as usize)) };
    }
}

// ---- the allocator: free lists by size, in steps of 16 bytes --------------------------------

const STEP: usize = 16;
const CLASSES: usize = 64;
const CHUNK: usize = 64 * 1024;

thread_local! {
    static FREE: [Cell<*mut u8>; CLASSES] = const { [const { Cell::new(std::ptr::null_mut()) }; CLASSES] };
    static FRESH: Cell<(*mut u8, usize)> = const { Cell::new((std::ptr::null_mut(), 0)) };
}

/// Memory of the layout, from the free list of its size.
fn alloc_raw(layout: Layout) -> NonNull<u8> {
    let class = layout.size().div_ceil(STEP);
    if class == 0 || class >= CLASSES || layout.align() > STEP {
        // SAFETY: objects and register blocks are never empty.
        let memory = unsafe { alloc(layout) };
        return NonNull::new(memory).unwrap_or_else(|| handle_alloc_error(layout));
    }
    let memory = FREE.with(|free| {
        let head = free[class].get();
        if !head.is_null() {
            // SAFETY: a block on the free list starts with the link to the next one.
            free[class].set(unsafe { head.cast::<*mut u8>().read() });
        }
        head
    });
    NonNull::new(memory).unwrap_or_else(|| carve(class * STEP))
}

/// A piece of the chunk that is being used up; a new chunk when it is.
#[cold]
fn carve(size: usize) -> NonNull<u8> {
    FRESH.with(|fresh| {
        let (mut next, mut left) = fresh.get();
        if left < size {
            let layout = Layout::from_size_align(CHUNK, STEP).expect("constants");
            // SAFETY: the layout is not empty.
            next = unsafe { alloc(layout) };
            if next.is_null() {
                handle_alloc_error(layout);
            }
            left = CHUNK;
        }
        // SAFETY: the chunk has at least `size` bytes left.
        fresh.set((unsafe { next.add(size) }, left - size));
        NonNull::new(next).expect("a chunk is never null")
    })
}

/// # Safety
/// `memory` came from `alloc_raw` with the same layout, and is not used any more.
unsafe fn free_raw(memory: NonNull<u8>, layout: Layout) {
    let class = layout.size().div_ceil(STEP);
    if class >= CLASSES || layout.align() > STEP {
        // SAFETY: as the caller says.
        unsafe { dealloc(memory.as_ptr(), layout) };
        return;
    }
    // A thread that is going away may have lost its free lists: the memory is then left to the
    // process.
    let _ = FREE.try_with(|free| {
        // SAFETY: the memory is ours, and large enough for a pointer.
        unsafe { memory.as_ptr().cast::<*mut u8>().write(free[class].get()) };
        free[class].set(memory.as_ptr());
    });
}

#[cfg(test)]
mod tests;
