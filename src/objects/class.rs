//! Classes, built in and of scripts: name, bases, method resolution order, namespace.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::objects::dict::Dict;
use crate::objects::heap::{INTERNED, Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::shape::Shape;
use crate::objects::str::Str;
use crate::objects::value::Value;

/// A class object.
pub struct Class {
    /// `__name__`
    pub name: RefCell<Ref<Str>>,
    /// `__qualname__`
    pub qualname: RefCell<Ref<Str>>,
    /// `__bases__`; empty only for `object`.
    pub bases: RefCell<Vec<Ref<Class>>>,
    /// The method resolution order without the class itself, which comes first.
    pub mro_rest: RefCell<Vec<Ref<Class>>>,
    /// The namespace, with interned names. Written only through the VM, which forgets what its
    /// caches knew.
    pub attrs: Ref<Dict>,
    /// The class of the class; none stands for `type`.
    pub metaclass: Option<Ref<Class>>,
    /// What its objects are made of: `Instance` for plain ones, `Exception` for exceptions, the kind
    /// itself for a built-in type. An instance of a script's subclass of `list` has `List` here: it
    /// is an `Instance` whose `inner` is a list.
    pub layout: Kind,
    /// Whether the class was made by the interpreter and not by a script.
    pub builtin: bool,
    /// Whether scripts may derive from it.
    pub subclassable: bool,
    /// Whether instances have a `__dict__` (not so if every class of the order has `__slots__`).
    pub has_dict: bool,
    /// Whether instances can be weakly referenced.
    pub has_weakrefs: bool,
    /// Whether the class or one it derives from has `__del__`.
    pub has_del: Cell<bool>,
    /// The `__init__` that the VM's quick path for calls of the class found last, unbound if there is
    /// none it can call.
    pub quick_init: RefCell<Value>,
    /// The class epoch when it was found.
    pub quick_init_epoch: Cell<u32>,
    /// What the VM's quick path for calls of the class found last if its objects are made in Rust.
    pub quick_native: Cell<NativeConstructor>,
    /// The shape of a new instance.
    pub root_shape: Rc<Shape>,
    /// How many slots a new instance has room for: what others came to need, within reason.
    pub slots_needed: Cell<u8>,
    /// How many classes derive from it, or did.
    pub subclass_count: Cell<u32>,
}

/// How the objects of a class are made in Rust.
#[derive(Copy, Clone, Default)]
pub struct NativeConstructor {
    /// The class epoch when it was found; 0 if never.
    pub epoch: u32,
    /// The number of `__new__` in the registry of functions written in Rust; none if it is no such.
    pub new: Option<u32>,
    /// What `__init__` is.
    pub init: NativeInit,
}

/// The `__init__` of a class whose objects are made in Rust.
#[derive(Copy, Clone, Default)]
pub enum NativeInit {
    /// A script's.
    #[default]
    Other,
    /// The one of `object`, which does nothing.
    Nothing,
    /// The one of this number in the registry.
    Native(u32),
}

impl Object for Class {
    const KIND: Kind = Kind::Class;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for class in self
            .bases
            .borrow()
            .iter()
            .chain(self.mro_rest.borrow().iter())
            .chain(&self.metaclass)
        {
            visit(&class.to_value());
        }
        visit(&self.attrs.to_value());
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        // Another class may come to live where this one did.
        changed();
    }
}

impl Class {
    /// Sets an attribute; gives the old value. What was remembered of classes is forgotten.
    pub fn set_attr(&self, name: &Ref<Str>, value: Value) -> Option<Value> {
        changed();
        self.attrs.set_str(name, value)
    }

    /// `__name__` as text.
    pub fn name_text(&self) -> String {
        self.name.borrow().as_str().to_owned()
    }
}

/// Whether `class` is `other` or derives from it.
pub fn is_subclass(class: &Ref<Class>, other: &Ref<Class>) -> bool {
    class.same(other) || class.mro_rest.borrow().iter().any(|base| base.same(other))
}

/// An attribute that was found, and the class that has it.
type Found = Option<(Value, Ref<Class>)>;

/// One remembered look-up.
#[derive(Default)]
struct Line {
    class: usize,
    name: usize,
    epoch: u32,
    found: Found,
}

/// How many look-ups are remembered; a power of two.
const LINES: usize = 1024;

thread_local! {
    /// Changes with every class: what was remembered before no longer counts.
    static EPOCH: Cell<u32> = const { Cell::new(1) };
    static REMEMBERED: RefCell<Vec<Line>> = RefCell::new(no_lines());
}

fn no_lines() -> Vec<Line> {
    (0..LINES).map(|_| Line::default()).collect()
}

/// Forgets every remembered look-up: a class changed.
pub fn changed() {
    EPOCH.set(EPOCH.get().wrapping_add(1));
}

/// A number that changes with every class.
pub fn epoch() -> u32 {
    EPOCH.get()
}

/// The attribute of a class along its method resolution order, and the class that has it.
///
/// Functions, descriptors and absences are remembered by class and name. Plain data is not, so that
/// a counter in a class can be incremented without forgetting anything.
pub fn lookup(class: &Ref<Class>, name: &Ref<Str>) -> Found {
    recall(class, name, Found::clone).unwrap_or_else(|| seek(class, name))
}

/// The attribute alone.
pub fn lookup_value(class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
    let value = |found: &Found| found.as_ref().map(|(value, _)| value.clone());
    recall(class, name, value).unwrap_or_else(|| value(&seek(class, name)))
}

/// Whether a class has an attribute of this name.
pub fn has_attr(class: &Ref<Class>, name: &Ref<Str>) -> bool {
    recall(class, name, Found::is_some).unwrap_or_else(|| seek(class, name).is_some())
}

/// Whether a class has its attribute of this name from that other class.
pub fn is_from(class: &Ref<Class>, name: &Ref<Str>, owner: &Ref<Class>) -> bool {
    let is_from = |found: &Found| found.as_ref().is_some_and(|(_, from)| from.same(owner));
    recall(class, name, is_from).unwrap_or_else(|| is_from(&seek(class, name)))
}

/// What is remembered of a class's attribute; None if nothing is.
#[inline]
fn recall<T>(class: &Ref<Class>, name: &Ref<Str>, pick: impl FnOnce(&Found) -> T) -> Option<T> {
    REMEMBERED.with_borrow(|lines| {
        let line = &lines[line_of(class, name)];
        let hit = line.class == class.address()
            && line.name == name.address()
            && line.epoch == EPOCH.get();
        hit.then(|| pick(&line.found))
    })
}

/// Where an attribute of a class is remembered.
fn line_of(class: &Ref<Class>, name: &Ref<Str>) -> usize {
    (class.address() >> 5 ^ name.address() >> 4) & (LINES - 1)
}

/// Looks an attribute up, and remembers it if its name is interned.
fn seek(class: &Ref<Class>, name: &Ref<Str>) -> Found {
    if !name.header().has(INTERNED) {
        return search(class, name);
    }
    let (class_at, name_at, epoch) = (class.address(), name.address(), EPOCH.get());
    let found = search(class, name);
    if found.as_ref().is_none_or(|(value, _)| !is_plain(value)) {
        let found = found.clone();
        let line_now = Line {
            class: class_at,
            name: name_at,
            epoch,
            found,
        };
        let old = REMEMBERED
            .with_borrow_mut(|lines| std::mem::replace(&mut lines[line_of(class, name)], line_now));
        drop(old);
    }
    found
}

/// Lets go of everything that is remembered.
pub fn forget_lookups() {
    drop(REMEMBERED.replace(no_lines()));
}

fn search(class: &Ref<Class>, name: &Ref<Str>) -> Found {
    if let Some(value) = class.attrs.get_str(name) {
        return Some((value, class.clone()));
    }
    let rest = class.mro_rest.borrow();
    rest.iter()
        .find_map(|base| base.attrs.get_str(name).map(|value| (value, base.clone())))
}

/// Whether a class attribute's value is nothing that attribute access would bind or remember.
pub fn is_plain(value: &Value) -> bool {
    matches!(
        value.kind(),
        Kind::None
            | Kind::Bool
            | Kind::Int
            | Kind::BigInt
            | Kind::Float
            | Kind::Str
            | Kind::Bytes
            | Kind::List
            | Kind::Tuple
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
    )
}

/// The method resolution order of a class with these bases, without the class itself: C3
/// linearisation. None if the bases contradict each other.
pub fn linearise(bases: &[Ref<Class>]) -> Option<Vec<Ref<Class>>> {
    let mut sequences: Vec<Vec<Ref<Class>>> = bases
        .iter()
        .map(|base| {
            std::iter::once(base.clone())
                .chain(base.mro_rest.borrow().iter().cloned())
                .collect()
        })
        .collect();
    sequences.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Some(order);
        }
        let in_tail = |class: &Ref<Class>| {
            sequences
                .iter()
                .any(|s| s[1..].iter().any(|c| c.same(class)))
        };
        let next = sequences
            .iter()
            .map(|s| &s[0])
            .find(|head| !in_tail(head))?
            .clone();
        for sequence in &mut sequences {
            if sequence[0].same(&next) {
                sequence.remove(0);
            }
        }
        order.push(next);
    }
}
