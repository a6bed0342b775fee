//! Instances of scripts' classes: a class, attributes in slots by shape, and for a subclass of a
//! built-in type the built-in value inside.

use std::cell::RefCell;
use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::shape::{SHAPE_SLOTS_MAX, Shape};
use crate::objects::str::Str;
use crate::objects::value::Value;

/// An instance of a class that a script defined.
pub struct Instance {
    /// The class; scripts may assign `__class__`.
    pub class: RefCell<Ref<Class>>,
    /// The attributes.
    pub attrs: RefCell<Attrs>,
    /// The list, dict, int, … of an instance of a subclass of such a type; else unbound.
    pub inner: Value,
}

/// The attributes of an instance.
pub enum Attrs {
    /// In slots that the shape names.
    Shaped { shape: Rc<Shape>, slots: Vec<Value> },
    /// In a dict, from when a script asked for `__dict__`, removed an attribute or has very many.
    Dict(Ref<Dict>),
}

/// How many slots an instance has room for from the start at most.
const READY_SLOTS_MAX: usize = 8;

/// Adds a slot; the next instance of the class has room for it from the start, if it is one of the first.
#[inline(always)]
pub fn push_slot(slots: &mut Vec<Value>, value: Value, class: &RefCell<Ref<Class>>) {
    if slots.len() == slots.capacity() && slots.len() < READY_SLOTS_MAX {
        let needed = &class.borrow().slots_needed;
        needed.set(needed.get().max(slots.len() as u8 + 1));
        slots.reserve_exact(1);
    }
    slots.push(value);
}

impl Object for Instance {
    const KIND: Kind = Kind::Instance;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class.borrow().to_value());
        match &*self.attrs.borrow() {
            Attrs::Shaped { slots, .. } => slots.iter().for_each(&mut *visit),
            Attrs::Dict(dict) => visit(&dict.to_value()),
        }
        visit(&self.inner);
    }

    fn clear(&self) {
        let shape = self.class.borrow().root_shape.clone();
        let slots = Vec::new();
        drop(self.attrs.replace(Attrs::Shaped { shape, slots }));
    }
}

impl Instance {
    /// An instance without attributes.
    pub fn new(class: Ref<Class>, inner: Value) -> Ref<Instance> {
        let attrs = Attrs::Shaped {
            shape: class.root_shape.clone(),
            slots: Vec::with_capacity(class.slots_needed.get().into()),
        };
        Ref::new(Instance {
            class: RefCell::new(class),
            attrs: RefCell::new(attrs),
            inner,
        })
    }

    /// The instance's own attribute of this (interned) name.
    pub fn get(&self, name: &Ref<Str>) -> Option<Value> {
        match &*self.attrs.borrow() {
            Attrs::Shaped { shape, slots } => shape.slot(name).map(|slot| slots[slot].clone()),
            Attrs::Dict(dict) => dict.get_str(name),
        }
    }

    /// Sets the instance's own attribute of this (interned) name.
    pub fn set(&self, name: &Ref<Str>, value: Value) {
        let mut attrs = self.attrs.borrow_mut();
        let Attrs::Shaped { shape, slots } = &mut *attrs else {
            drop(attrs);
            self.dict().set_str(name, value);
            return;
        };
        match shape.slot(name) {
            Some(slot) => {
                let old = slots[slot].replace(value);
                drop(attrs);
                drop(old);
            }
            None if slots.len() < SHAPE_SLOTS_MAX => {
                *shape = shape.extended(name);
                push_slot(slots, value, &self.class);
            }
            None => {
                drop(attrs);
                self.dict().set_str(name, value);
            }
        }
    }

    /// Removes the instance's own attribute of this name; gives its value.
    pub fn remove(&self, name: &Ref<Str>) -> Option<Value> {
        self.get(name)?;
        match self.remove_slot(name) {
            Some(value) => Some(value),
            None => self.dict().remove_str(name),
        }
    }

    /// The same of attributes that are in slots, and stay there as long as there are few shapes.
    fn remove_slot(&self, name: &Ref<Str>) -> Option<Value> {
        let root = self.class.borrow().root_shape.clone();
        let mut attrs = self.attrs.borrow_mut();
        let Attrs::Shaped { shape, slots } = &mut *attrs else {
            return None;
        };
        let slot = shape.slot(name).filter(|_| Shape::are_few())?;
        let rest = shape.names().iter().filter(|other| !other.same(name));
        let without = rest.fold(root, |shape, name| shape.extended(name));
        *shape = without;
        Some(slots.remove(slot))
    }

    /// The attributes as a dict, which from now on is where they live.
    pub fn dict(&self) -> Ref<Dict> {
        if let Attrs::Dict(dict) = &*self.attrs.borrow() {
            return dict.clone();
        }
        let dict = Dict::new();
        if let Attrs::Shaped { shape, slots } = &*self.attrs.borrow() {
            for (name, value) in shape.names().iter().zip(slots) {
                dict.set_str(name, value.clone());
            }
        }
        let old = std::mem::replace(&mut *self.attrs.borrow_mut(), Attrs::Dict(dict.clone()));
        drop(old);
        dict
    }
}
