//! What can be called: functions of scripts, functions written in Rust, and both bound to a receiver.

use std::cell::RefCell;

use crate::objects::dict::Dict;
use crate::objects::function_code::FunctionCode;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;

/// A function that a script defined.
pub struct Function {
    pub code: FunctionCode,
    /// The globals of the module it was defined in.
    pub globals: Ref<Dict>,
    /// The cells of its free variables, in the order of `Code::free`.
    pub closure: Box<[Value]>,
    /// What scripts may see and change.
    pub facts: RefCell<Facts>,
}

/// The attributes of a function that scripts may change.
pub struct Facts {
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub module: Value,
    pub doc: Value,
    /// A tuple, or unbound.
    pub defaults: Value,
    /// A dict, or unbound.
    pub keyword_defaults: Value,
    /// The `__annotate__` function, or unbound.
    pub annotate: Value,
    /// The annotations once they were computed, or unbound.
    pub annotations: Value,
    /// `__type_params__`, or unbound.
    pub type_params: Value,
    /// Every other attribute.
    pub attrs: Option<Ref<Dict>>,
}

impl Object for Function {
    const KIND: Kind = Kind::Function;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.code.traverse(visit);
        visit(&self.globals.to_value());
        self.closure.iter().for_each(&mut *visit);
        let facts = self.facts.borrow();
        let values = [
            &facts.module,
            &facts.doc,
            &facts.defaults,
            &facts.keyword_defaults,
        ];
        values
            .into_iter()
            .chain([&facts.annotate, &facts.annotations, &facts.type_params])
            .for_each(&mut *visit);
        facts
            .attrs
            .iter()
            .for_each(|attrs| visit(&attrs.to_value()));
    }

    fn clear(&self) {
        let mut facts = self.facts.borrow_mut();
        let values = [
            facts.module.take(),
            facts.doc.take(),
            facts.defaults.take(),
            facts.keyword_defaults.take(),
            facts.annotate.take(),
            facts.annotations.take(),
            facts.type_params.take(),
        ];
        let attrs = facts.attrs.take();
        drop(facts);
        drop((values, attrs));
    }
}

/// A function written in Rust: an entry of the VM's registry, perhaps bound to a receiver.
pub struct Native {
    /// Its number in the registry.
    pub id: u32,
    /// The receiver, which is passed as first argument, or unbound.
    pub receiver: Value,
    /// Whether it becomes a method when it is found in a class (`list.append`; not so `len`).
    pub is_method: bool,
}

impl Object for Native {
    const KIND: Kind = Kind::Native;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.receiver);
    }
}

/// Something callable bound to a receiver: `instance.method`.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

impl Object for Method {
    const KIND: Kind = Kind::Method;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.receiver);
    }
}

/// `property(fget, fset, fdel, doc)`; each may be None.
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: RefCell<Value>,
    /// Whether that is the getter's.
    pub doc_of_getter: bool,
    /// The name it was assigned to in a class, for error messages.
    pub name: RefCell<Value>,
    /// If it gives the item at this index of the tuple that it is asked of.
    pub field: Option<u32>,
    /// What `__init__` of a subclass's instance made of it.
    pub again: RefCell<Option<Ref<Property>>>,
}

impl Property {
    /// A property with a doc string and a name.
    pub fn new(get: Value, set: Value, delete: Value, doc: Value, name: Value) -> Property {
        Property {
            get,
            set,
            delete,
            doc: RefCell::new(doc),
            doc_of_getter: false,
            name: RefCell::new(name),
            field: None,
            again: RefCell::new(None),
        }
    }
}

impl Object for Property {
    const KIND: Kind = Kind::Property;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.get, &self.set, &self.delete]
            .into_iter()
            .for_each(&mut *visit);
        visit(&self.doc.borrow());
        visit(&self.name.borrow());
        if let Some(again) = &*self.again.borrow() {
            visit(&again.to_value());
        }
    }

    fn clear(&self) {
        drop((self.doc.take(), self.name.take(), self.again.take()));
    }
}

/// `staticmethod(function)`
pub struct StaticMethod {
    pub function: Value,
}

impl Object for StaticMethod {
    const KIND: Kind = Kind::StaticMethod;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
    }
}

/// `classmethod(function)`
pub struct ClassMethod {
    pub function: Value,
}

impl Object for ClassMethod {
    const KIND: Kind = Kind::ClassMethod;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
    }
}

/// `super(class, receiver)`
pub struct Super {
    /// The class after which the look-up starts.
    pub class: Value,
    /// The object or class the found function is bound to.
    pub receiver: Value,
    /// The class whose method resolution order is followed.
    pub receiver_class: Value,
}

impl Object for Super {
    const KIND: Kind = Kind::Super;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.class, &self.receiver, &self.receiver_class]
            .into_iter()
            .for_each(visit);
    }
}

/// A slot of a class with `__slots__`: a descriptor for the instance attribute of the same name.
pub struct Member {
    pub name: Ref<Str>,
    /// The class that declared it.
    pub class: Value,
}

impl Object for Member {
    const KIND: Kind = Kind::Member;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class);
    }
}
