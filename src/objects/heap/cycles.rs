//! Finding cycles: objects that refer to each other and that nobody else refers to.
//!
//! CPython's scheme: from each object's count are subtracted the references that other objects hold.
//! What has some left is referred to from outside (a register, a variable of Rust code); what can be
//! reached from there lives, and the rest is garbage. The subtraction happens in the counts
//! themselves, of which the highest bit is lent while it lasts; afterwards they are as before.
//!
//! When: a collection is asked for, by way of the poll flag, when the heap has grown: by new pages or by
//! using what a collection freed. What is freed without a collection is used again uncounted. Mostly only
//! the newest pages are looked at, and if there is garbage, or they are too empty to tell, all young ones;
//! if there is none, the next look comes after twice the growth. All pages are searched when as many
//! containers grew old as there were, so old garbage does not pile up however long a program runs.
//!
//! Here is only the search. What happens with the garbage (finalisers, weak references, taking it
//! apart) runs script code and is the interpreter's: `vm/collect.rs`.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::objects::heap::Header;
use crate::objects::heap::allocator::{self, CLASSES};
use crate::objects::heap::pages::{self, Scope};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// The bit of a count that says that its object takes part in the search.
const LENT: u32 = 1 << 31;
/// The flag of what was reached from outside.
const REACHED: u8 = 128;
/// After so much growth, in containers, the newest pages are looked at.
const GROWTH_YOUNG: usize = 4_000;
/// The same, if there was hardly any garbage the last times.
const GROWTH_YOUNG_MAX: usize = 250_000;
/// No search everywhere before so many containers grew old.
const AGED_ALL: usize = 50_000;
/// How many of the newest pages are looked at to see whether there is garbage.
const SAMPLE: usize = 16;

thread_local! {
    static STATE: State = const {
        State {
            until_young: Cell::new(GROWTH_YOUNG),
            until_all: Cell::new(AGED_ALL),
            patience: Cell::new(GROWTH_YOUNG),
            due: Cell::new(false),
            enabled: Cell::new(true),
            running: Cell::new(false),
        }
    };
}

struct State {
    /// By how many more containers the heap may grow before the youngest pages are looked at.
    until_young: Cell<usize>,
    /// How many more may grow old before all pages are.
    until_all: Cell<usize>,
    /// What `until_young` starts with.
    patience: Cell<usize>,
    due: Cell<bool>,
    enabled: Cell<bool>,
    running: Cell<bool>,
}

/// So many more containers may be made; on old pages they are old as soon as they are made.
pub(super) fn note_growth(containers: usize, old: bool) {
    STATE.with(|state| {
        count_down(&state.until_young, containers);
        if old {
            count_down(&state.until_all, containers);
        }
        let is_due = state.until_young.get() == 0 || state.until_all.get() == 0;
        if is_due && state.enabled.get() {
            state.due.set(true);
            super::ask_for_poll();
        }
    });
}

fn count_down(left: &Cell<usize>, by: usize) {
    left.set(left.get().saturating_sub(by));
}

/// Where garbage should be looked for now: nowhere, in the newest pages first, or everywhere.
pub fn due() -> Option<Scope> {
    STATE.with(|state| {
        if !state.due.get() {
            None
        } else if state.until_all.get() == 0 {
            Some(Scope::All)
        } else {
            Some(Scope::Newest(SAMPLE))
        }
    })
}

/// Whether collections come by themselves: `gc.isenabled()`.
pub fn is_enabled() -> bool {
    STATE.with(|state| state.enabled.get())
}

/// `gc.enable()` and `gc.disable()`
pub fn enable(on: bool) {
    STATE.with(|state| {
        state.enabled.set(on);
        state.due.set(false);
    });
}

/// A collection begins, unless one is under way.
pub fn begin() -> bool {
    let nothing_dies = super::DEFERRED.with_borrow(Vec::is_empty);
    debug_assert!(nothing_dies, "what is being released looks free");
    STATE.with(|state| {
        state.due.set(false);
        !state.running.replace(true)
    })
}

/// A collection is over that left and freed so many objects. If it gives a scope, there is reason to
/// look for more there.
pub fn end(scope: Scope, living: usize, freed: usize) -> Option<Scope> {
    STATE.with(|state| {
        state.running.set(false);
        let futile = freed * 20 < living;
        match scope {
            Scope::Newest(count) if !futile || !pages::newest_are_full(count) => {
                return Some(Scope::Young);
            }
            Scope::Newest(_) => count_down(&state.until_all, pages::grow_old()),
            Scope::Young => count_down(&state.until_all, pages::grow_old_if_full()),
            Scope::All => {
                let factor = if futile { 4 } else { 1 };
                let room = pages::sweep();
                let until_all = (living * factor).max(room / 8).max(AGED_ALL);
                state.until_all.set(until_all);
            }
        }
        allocator::put_aside();
        let patience = if futile {
            2 * state.patience.get()
        } else {
            GROWTH_YOUNG
        };
        state.patience.set(patience.min(GROWTH_YOUNG_MAX));
        // What is looked at, empty or not, must be worth it.
        let until_young = patience.max(pages::young_room() / CLASSES);
        state.until_young.set(until_young);
        (state.until_all.get() == 0).then_some(Scope::All)
    })
}

/// What a search found.
pub struct Search {
    /// The objects that only garbage refers to, in the order of their addresses.
    pub garbage: Vec<Value>,
    /// How many others there are.
    pub living: usize,
}

/// Looks for garbage.
pub fn search(scope: Scope) -> Search {
    find_garbage(0, &Suspects::In(scope))
}

/// Looks for what still is garbage in the garbage that a search found.
pub fn search_again(garbage: &[Value]) -> Search {
    find_garbage(1, &Suspects::These(garbage))
}

/// The objects among which garbage is looked for.
enum Suspects<'a> {
    In(Scope),
    These(&'a [Value]),
}

impl Suspects<'_> {
    fn each(&self, mut visit: impl FnMut(NonNull<Header>)) {
        match self {
            Suspects::In(scope) => pages::each_container(*scope, visit),
            Suspects::These(values) => {
                let objects = values.iter().filter_map(Value::header);
                objects.for_each(|object| visit(object.into()));
            }
        }
    }
}

/// Looks for garbage among these; `held` references to each of them do not matter.
fn find_garbage(held: u32, suspects: &Suspects) -> Search {
    suspects.each(|object| lend(object, held));
    suspects.each(subtract_references);
    let mut reached = Vec::new();
    suspects.each(|object| {
        reach_from_outside(object, &mut reached);
        while let Some(next) = reached.pop() {
            follow_references(next, &mut reached);
        }
    });
    let mut search = Search {
        garbage: Vec::new(),
        living: 0,
    };
    suspects.each(|object| sort_out(object, &mut search));
    suspects.each(|object| give_back(object, held));
    search
}

/// Makes an object take part.
fn lend(object: NonNull<Header>, held: u32) {
    let header = header(&object);
    header.count.set((header.count() | LENT) - held);
}

/// Ends what `lend` began.
fn give_back(object: NonNull<Header>, held: u32) {
    let header = header(&object);
    header.set(REACHED, false);
    header.count.set((header.count() & !LENT) + held);
}

/// Takes the references that an object holds off the counts of what it refers to.
fn subtract_references(object: NonNull<Header>) {
    each_reference(object, |other| other.count.set(other.count() - 1));
}

/// An object with references that no other object holds is reached.
fn reach_from_outside(object: NonNull<Header>, reached: &mut Vec<NonNull<Header>>) {
    let header = header(&object);
    if header.count() > LENT && !header.has(REACHED) {
        header.set(REACHED, true);
        reached.push(object);
    }
}

/// What a reached object refers to is reached too; its references count again.
fn follow_references(object: NonNull<Header>, reached: &mut Vec<NonNull<Header>>) {
    each_reference(object, |other| {
        other.count.set(other.count() + 1);
        if !other.has(REACHED) {
            other.set(REACHED, true);
            reached.push(other.into());
        }
    });
}

/// What was not reached is garbage; its references count again.
fn sort_out(object: NonNull<Header>, search: &mut Search) {
    let header = header(&object);
    if header.has(REACHED) {
        search.living += 1;
    } else {
        each_reference(object, |other| other.count.set(other.count() + 1));
        header.retain();
        // SAFETY: the object lives, and the value owns the count that was just added.
        search.garbage.push(unsafe { Value::from_header(object) });
    }
}

/// Shows what an object that takes part refers to and takes part as well.
fn each_reference(object: NonNull<Header>, mut visit: impl FnMut(&Header)) {
    let mut visit = |value: &Value| {
        if let Some(other) = value.header().filter(|other| takes_part(other)) {
            visit(other);
        }
    };
    // SAFETY: nothing dies during a search, so the object lives.
    unsafe { Header::traverse(object, &mut visit) }
}

fn header(object: &NonNull<Header>) -> &Header {
    // SAFETY: a search is given living objects, and none dies before it is over.
    unsafe { object.as_ref() }
}

fn takes_part(header: &Header) -> bool {
    header.count() & LENT != 0
}

/// Whether objects of this kind refer to others that could refer back.
pub const fn is_container(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::BigInt
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::Range
            | Kind::RangeIter
    )
}
