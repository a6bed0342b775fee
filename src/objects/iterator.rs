//! Iterators over built-in containers, and those that combine other iterators.
//!
//! Stepping one may run script code (`map`), so it is the VM's: see `vm/ops/iterate.rs`.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::range::BigProgress;
use crate::objects::value::Value;

/// An iterator over a list.
pub struct ListIter {
    /// The list; none once the iterator is exhausted.
    pub list: RefCell<Option<Ref<List>>>,
    /// The index of the item that comes next.
    pub next: Cell<usize>,
}

impl Object for ListIter {
    const KIND: Kind = Kind::ListIter;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(list) = &*self.list.borrow() {
            visit(&list.to_value());
        }
    }

    fn clear(&self) {
        drop(self.list.take());
    }
}

/// Which part of a dict's entries is meant.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}

/// `dict.keys()`, `dict.values()` or `dict.items()`.
pub struct DictView {
    pub dict: Ref<Dict>,
    pub part: DictPart,
}

impl Object for DictView {
    const KIND: Kind = Kind::DictView;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.to_value());
    }
}

/// Any other iterator.
pub struct Iter {
    /// What it does, and how far it is.
    pub state: RefCell<IterState>,
}

/// What an iterator does, and how far it is.
pub enum IterState {
    /// Nothing comes any more.
    Exhausted,
    /// A tuple's items from `next` on.
    Tuple { tuple: Value, next: usize },
    /// A string's code points from the byte offset on.
    Str {
        text: Value,
        offset: usize,
        /// Whether the text is all ASCII, which is the iterator's class to the end.
        ascii: bool,
    },
    /// The bytes of a bytes or bytearray (`array`) from `next` on.
    Bytes {
        bytes: Value,
        next: usize,
        array: bool,
    },
    /// A dict's entries from index `next` on; the dict must keep `len` entries, of which `left` are to come.
    Dict {
        dict: Ref<Dict>,
        part: DictPart,
        next: usize,
        len: usize,
        left: usize,
    },
    /// The same backwards.
    DictReversed {
        dict: Ref<Dict>,
        part: DictPart,
        next: usize,
        len: usize,
    },
    /// A set's members from table place `next` on; the set must keep `len` members.
    Set { set: Value, next: usize, len: usize },
    /// A range beyond machine words.
    BigRange(BigProgress),
    /// A list's items before `next`, backwards.
    ListReversed { list: Ref<List>, next: usize },
    /// The items of anything with `__getitem__` and `__len__` before `next`, backwards.
    Reversed { sequence: Value, next: i64 },
    /// The items of anything with `__getitem__` from `next` on, until IndexError.
    Sequence { sequence: Value, next: i64 },
    /// `enumerate`
    Enumerate { iter: Value, next: Value },
    /// `zip`
    Zip { iters: Vec<Value>, strict: bool },
    /// `map`
    Map {
        function: Value,
        iters: Vec<Value>,
        strict: bool,
    },
    /// `filter`; function None tests the item itself.
    Filter { function: Value, iter: Value },
    /// `iter(callable, sentinel)`
    Callable { callable: Value, sentinel: Value },
    /// An iterator of a module written in Rust, such as `itertools.chain`, and its class.
    Native {
        class: Ref<Class>,
        body: Rc<dyn IterBody>,
    },
}

/// What a module written in Rust puts into an iterator; the VM knows how to step it.
pub trait IterBody: Any {
    /// Shows every value it holds to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

impl Object for Iter {
    const KIND: Kind = Kind::Iter;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        match &*self.state.borrow() {
            IterState::Exhausted | IterState::BigRange(_) => {}
            IterState::Tuple { tuple: value, .. }
            | IterState::Str { text: value, .. }
            | IterState::Bytes { bytes: value, .. }
            | IterState::Set { set: value, .. }
            | IterState::Reversed {
                sequence: value, ..
            }
            | IterState::Sequence {
                sequence: value, ..
            } => visit(value),
            IterState::Dict { dict, .. } | IterState::DictReversed { dict, .. } => {
                visit(&dict.to_value())
            }
            IterState::ListReversed { list, .. } => visit(&list.to_value()),
            IterState::Enumerate { iter, next } => [iter, next].into_iter().for_each(visit),
            IterState::Zip { iters, .. } => iters.iter().for_each(visit),
            IterState::Map {
                function, iters, ..
            } => iters.iter().chain([function]).for_each(visit),
            IterState::Filter { function, iter } => [function, iter].into_iter().for_each(visit),
            IterState::Callable { callable, sentinel } => {
                [callable, sentinel].into_iter().for_each(visit)
            }
            IterState::Native { class, body } => {
                visit(&class.to_value());
                body.traverse(visit);
            }
        }
    }

    fn clear(&self) {
        drop(self.state.replace(IterState::Exhausted));
    }
}

impl Iter {
    /// An iterator in this state.
    pub fn new(state: IterState) -> Ref<Iter> {
        Ref::new(Iter {
            state: RefCell::new(state),
        })
    }
}
