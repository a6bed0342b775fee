//! Classes, built in and of scripts: name, bases, method resolution order, namespace.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::objects::dict::Dict;
use crate::objects::heap::{Object, Ref};
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
    /// Whether the class or one it derives from has `__del__`.
    pub has_del: Cell<bool>,
    /// The shape of a new instance.
    pub root_shape: Rc<Shape>,
    /// The addresses of direct subclasses are kept by the VM; here is only how many there were.
    pub subclass_count: Cell<u32>,
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

impl Class {
    /// `__name__` as text.
    pub fn name_text(&self) -> String {
        self.name.borrow().as_str().to_owned()
    }
}

/// Whether `class` is `other` or derives from it.
pub fn is_subclass(class: &Ref<Class>, other: &Ref<Class>) -> bool {
    class.same(other) || class.mro_rest.borrow().iter().any(|base| base.same(other))
}

/// The attribute of a class along its method resolution order, and the class that has it.
pub fn lookup(class: &Ref<Class>, name: &Ref<Str>) -> Option<(Value, Ref<Class>)> {
    if let Some(value) = class.attrs.get_str(name) {
        return Some((value, class.clone()));
    }
    let rest = class.mro_rest.borrow();
    rest.iter()
        .find_map(|base| base.attrs.get_str(name).map(|value| (value, base.clone())))
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
