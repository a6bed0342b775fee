//! Collecting cycles: what becomes of the garbage that a search of the heap found.
//!
//! In CPython's order: callbacks of weak references, finalisers, then what no finaliser brought back
//! to life is taken apart. All of it may run script code, so it happens at safepoints only: where the
//! poll flag is looked at, in `gc.collect()` and at the end.

use crate::objects::class;
use crate::objects::code::CodeObject;
use crate::objects::function::Function;
use crate::objects::heap::cycles::{self, Search};
use crate::objects::heap::{self, FINALISE, Scope, WEAKLY_REFERENCED};
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::objects::weakref;
use crate::vm::cx::Cx;

impl Cx {
    /// Collects where the heap has grown enough since the last time, unless a script forbade it.
    pub(in crate::vm) fn collect_if_due(&mut self) {
        let mut scope = cycles::due();
        while let Some(next) = scope {
            scope = self.collect_cycles(next).1;
        }
    }

    /// Frees the objects that only refer to each other; gives how many there were, and where there
    /// may be more.
    pub fn collect_cycles(&mut self, scope: Scope) -> (usize, Option<Scope>) {
        if !cycles::begin() {
            return (0, None);
        }
        if scope == Scope::All {
            class::forget_lookups();
            heap::all::<CodeObject>()
                .iter()
                .for_each(|code| code.forget());
        }
        let Search { garbage, living } = cycles::search(scope);
        self.forget_garbage(&garbage);
        let garbage = self.finalise_garbage(garbage);
        let count = garbage.iter().map(weight).sum();
        garbage.iter().for_each(Value::clear);
        let freed = garbage.len();
        drop(garbage);
        let more = cycles::end(scope, living, freed);
        self.run_finalisers();
        (count, more)
    }

    /// Lets weak references find garbage no more, and calls what waited for that; reference objects
    /// that are garbage themselves stay silent.
    fn forget_garbage(&mut self, garbage: &[Value]) {
        let is_referenced =
            |object: &&Value| object.header().is_some_and(|h| h.has(WEAKLY_REFERENCED));
        if !garbage.iter().any(|object| is_referenced(&object)) {
            return;
        }
        for body in garbage.iter().filter_map(weakref::body) {
            drop(body.callback.take());
        }
        garbage.iter().filter(is_referenced).for_each(heap::forget);
        self.run_finalisers();
    }

    /// Runs the finalisers of garbage; gives what is garbage still.
    fn finalise_garbage(&mut self, garbage: Vec<Value>) -> Vec<Value> {
        let has_finaliser = |object: &&Value| object.header().is_some_and(|h| h.has(FINALISE));
        let mut dying: Vec<Value> = garbage.iter().filter(has_finaliser).cloned().collect();
        if dying.is_empty() {
            return garbage;
        }
        heap::sort_by_age(&mut dying);
        for object in dying {
            // A finaliser that ran before may have called this one.
            if let Some(header) = object.header().filter(|header| header.has(FINALISE)) {
                header.set(FINALISE, false);
                self.finalise(object);
            }
        }
        cycles::search_again(&garbage).garbage
    }
}

/// As how many objects CPython counts one.
fn weight(object: &Value) -> usize {
    match object.kind() {
        Kind::Function => {
            let closure = object.get::<Function>().map_or(0, |f| f.closure.len());
            1 + usize::from(closure > 0)
        }
        Kind::Tuple => {
            let tracked = |item: &Value| cycles::is_container(item.kind()) && item.is_object();
            let items = object.get::<Tuple>();
            usize::from(items.is_some_and(|tuple| tuple.items().iter().any(tracked)))
        }
        Kind::Code | Kind::Native => 0,
        _ => 1,
    }
}
