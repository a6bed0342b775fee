//! Attribute instructions, and what their caches learn.

use crate::objects::class::{Class, is_plain, lookup};
use crate::objects::code::{AttrSite, Entry, Hit};
use crate::objects::function::Property;
use crate::objects::heap::{Ref, given};
use crate::objects::instance::{Attrs, Instance};
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::call::takes_just;
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, call_with, flow};
use crate::vm::ops::attr::has_getattr;
use crate::vm::raise::Raised;

/// The value of an attribute that the site's cache knows the slot of.
#[inline(always)]
pub fn cached_slot(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    let instance = object.get::<Instance>()?;
    match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, slots }
            if shape.id() == site.shape.get() && site.epoch.get() == cx.class_epoch =>
        {
            match &*site.hit.borrow() {
                Hit::Slot(slot) => Some(slots[*slot as usize].clone()),
                Hit::Entry(entry) => entry.value(),
                _ => None,
            }
        }
        Attrs::Shaped { .. } | Attrs::Dict(_) => None,
    }
}

/// The function that the site's cache knows the instance's class to have.
#[inline(always)]
pub fn cached_method(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    let instance = object.get::<Instance>()?;
    match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, .. }
            if shape.id() == site.shape.get() && site.epoch.get() == cx.class_epoch =>
        {
            match &*site.hit.borrow() {
                Hit::Method(function) => Some(function.clone()),
                _ => None,
            }
        }
        Attrs::Shaped { .. } | Attrs::Dict(_) => None,
    }
}

/// Stores an attribute whose slot the site's cache knows; gives the value back if it does not.
#[inline(always)]
pub fn set_cached_slot(
    cx: &Cx,
    object: &Value,
    site: &AttrSite,
    value: Value,
) -> Result<(), Value> {
    let Some(instance) = object.get::<Instance>() else {
        return Err(value);
    };
    let mut attrs = instance.attrs.borrow_mut();
    let Attrs::Shaped { shape, slots } = &mut *attrs else {
        return Err(value);
    };
    if shape.id() != site.shape.get() || site.epoch.get() != cx.class_epoch {
        return Err(value);
    }
    match &*site.hit.borrow() {
        Hit::Slot(slot) => {
            let old = std::mem::replace(&mut slots[*slot as usize], value);
            drop(attrs);
            drop(old);
            Ok(())
        }
        Hit::Add(extended) => {
            *shape = extended.clone();
            slots.push(value);
            Ok(())
        }
        _ => Err(value),
    }
}

/// The getter of the property that the site's cache knows the instance's class to have.
fn cached_getter(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    if shape_of(object)? != site.shape.get() || site.epoch.get() != cx.class_epoch {
        return None;
    }
    match &*site.hit.borrow() {
        Hit::Getter(getter) => Some(getter.clone()),
        _ => None,
    }
}

/// `object.name`
pub fn get(cx: &mut Cx, object: Value, site: &AttrSite) -> Result<Done, Raised> {
    if let Some(getter) = cached_getter(cx, &object, site) {
        return call_with(cx, getter, [object]);
    }
    learn(cx, &object, site);
    let found = cx.get_attr_flow(&object, &site.name);
    flow(cx, found)
}

/// `object.name = value`
pub fn set(cx: &mut Cx, object: Value, site: &AttrSite, value: Value) -> Result<Done, Raised> {
    let before = shape_of(&object);
    let found = cx.set_attr_flow(&object, &site.name, value);
    learn_store(cx, &object, site, before);
    flow(cx, found)
}

/// `del object.name`
pub fn delete(cx: &mut Cx, object: Value, site: &AttrSite) -> Result<Done, Raised> {
    let found = cx.del_attr_flow(&object, &site.name);
    flow(cx, found)
}

/// How a method is found for a call.
pub enum Method {
    /// A function that is called with the receiver.
    Function(Value),
    /// Anything else: read the attribute as it is.
    Other,
}

/// Looks a method up without binding it, if that is possible.
pub fn method(cx: &mut Cx, object: &Value, site: &AttrSite) -> Result<Method, Raised> {
    if matches!(object.kind(), Kind::Class | Kind::Super | Kind::Module) {
        return Ok(Method::Other);
    }
    let class = cx.class_of(object);
    let Some((function, _)) = lookup(&class, &site.name) else {
        return Ok(Method::Other);
    };
    let is_method = match function.kind() {
        Kind::Function => true,
        Kind::Native => function
            .get::<crate::objects::function::Native>()
            .is_some_and(|n| n.is_method),
        _ => false,
    };
    if !is_method || intercepts(cx, &class) || has_own(object, site) {
        return Ok(Method::Other);
    }
    if let Some(shape) = shape_of(object) {
        remember(cx, site, shape, Hit::Method(function.clone()));
    } else if has_one_class(object.kind()) {
        *site.hit.borrow_mut() = Hit::OfKind(object.kind(), function.clone());
    }
    Ok(Method::Function(function))
}

/// Whether the class has a `__getattribute__` of a script.
fn intercepts(cx: &Cx, class: &Ref<Class>) -> bool {
    !class.builtin && lookup(class, &cx.names.getattribute).is_some_and(|(_, owner)| !owner.builtin)
}

fn has_own(object: &Value, site: &AttrSite) -> bool {
    if let Some(instance) = object.get::<Instance>() {
        return instance.get(&site.name).is_some();
    }
    match object.get::<crate::objects::exception::Exception>() {
        Some(exception) => exception
            .attrs
            .borrow()
            .as_ref()
            .is_some_and(|a| a.get_str(&site.name).is_some()),
        None => object.kind() == Kind::Function || given::attributes(object).is_some(),
    }
}

fn shape_of(object: &Value) -> Option<u32> {
    match &*object.get::<Instance>()?.attrs.borrow() {
        Attrs::Shaped { shape, .. } => Some(shape.id()),
        Attrs::Dict(_) => None,
    }
}

fn remember(cx: &Cx, site: &AttrSite, shape: u32, hit: Hit) {
    site.shape.set(shape);
    site.epoch.set(cx.class_epoch);
    *site.hit.borrow_mut() = hit;
}

/// Remembers where an instance's attribute is: in a slot, or in its class.
fn learn(cx: &mut Cx, object: &Value, site: &AttrSite) {
    let Some(instance) = object.get::<Instance>() else {
        learn_entry(cx, object, site);
        return;
    };
    let class = instance.class.borrow().clone();
    if is_special(cx, site) || intercepts(cx, &class) {
        return;
    }
    let in_class = lookup(&class, &site.name);
    let slot = match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, .. } => shape.slot(&site.name).map(|slot| (shape.id(), slot)),
        Attrs::Dict(_) => None,
    };
    match (slot, in_class, shape_of(object)) {
        (Some((shape, slot)), in_class, _)
            if in_class
                .as_ref()
                .is_none_or(|(value, _)| is_overridable(value)) =>
        {
            remember(cx, site, shape, Hit::Slot(slot as u32));
        }
        (None, Some(found), Some(shape)) => {
            if let Some(hit) = in_class_hit(cx, &class, found, &site.name) {
                remember(cx, site, shape, hit);
            }
        }
        _ => {}
    }
}

/// What a class attribute that the instance has not got means for the site.
fn in_class_hit(
    cx: &Cx,
    class: &Ref<Class>,
    (value, owner): (Value, Ref<Class>),
    name: &Ref<Str>,
) -> Option<Hit> {
    if let Some(property) = value.get::<Property>() {
        let plain = takes_just(&property.get, 1) && !has_getattr(cx, class);
        return plain.then(|| Hit::Getter(property.get.clone()));
    }
    if !is_plain(&value) {
        return None;
    }
    Entry::find(&owner.attrs, name).map(Hit::Entry)
}

/// Remembers where in its own namespace a module or class has an attribute that is read from it.
fn learn_entry(cx: &Cx, object: &Value, site: &AttrSite) {
    let namespace = if let Some(module) = object.get::<Module>() {
        &module.globals
    } else if let Some(class) = object.get::<Class>()
        && class.metaclass.is_none()
        && lookup(&cx.types.type_, &site.name).is_none()
        && class
            .attrs
            .get_str(&site.name)
            .is_some_and(|value| is_plain(&value) || value.kind() == Kind::Function)
    {
        &class.attrs
    } else {
        return;
    };
    if is_special(cx, site) {
        return;
    }
    if let Some(entry) = Entry::find(namespace, &site.name) {
        site.epoch.set(cx.class_epoch);
        *site.hit.borrow_mut() = Hit::Entry(entry);
    }
}

/// The attribute of a module or class that the site's cache knows the place of.
#[inline(always)]
pub fn cached_entry(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    let Hit::Entry(entry) = &*site.hit.borrow() else {
        return None;
    };
    let namespace = match object.get::<Module>() {
        Some(module) => &module.globals,
        None => &object.get::<Class>()?.attrs,
    };
    let known = namespace.same(&entry.namespace) && site.epoch.get() == cx.class_epoch;
    if known { entry.value() } else { None }
}

/// The method that the site's cache knows the built-in type to have.
#[inline(always)]
pub fn method_of_kind(object: &Value, site: &AttrSite) -> Option<Value> {
    match &*site.hit.borrow() {
        Hit::OfKind(kind, function) if *kind == object.kind() => Some(function.clone()),
        _ => None,
    }
}

/// Whether all objects of the kind are of one built-in class and have no attributes of their own.
fn has_one_class(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Int
            | Kind::Float
            | Kind::Str
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::List
            | Kind::Tuple
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
    )
}

/// Remembers where an assignment put a plain instance attribute.
fn learn_store(cx: &mut Cx, object: &Value, site: &AttrSite, before: Option<u32>) {
    let (Some(instance), Some(before)) = (object.get::<Instance>(), before) else {
        return;
    };
    let class = instance.class.borrow().clone();
    let setattr = lookup(&class, &cx.names.setattr).is_some_and(|(_, owner)| !owner.builtin);
    if is_special(cx, site) || setattr || !class.has_dict || lookup(&class, &site.name).is_some() {
        return;
    }
    let learnt = match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, .. } if shape.id() == before => {
            shape.slot(&site.name).map(|slot| Hit::Slot(slot as u32))
        }
        Attrs::Shaped { shape, slots } if shape.slot(&site.name) == Some(slots.len() - 1) => {
            Some(Hit::Add(shape.clone()))
        }
        Attrs::Shaped { .. } | Attrs::Dict(_) => None,
    };
    if let Some(hit) = learnt {
        remember(cx, site, before, hit);
    }
}

fn is_special(cx: &Cx, site: &AttrSite) -> bool {
    site.name.same(&cx.names.class) || site.name.same(&cx.names.dict)
}

/// Whether an instance's own attribute hides this class attribute.
fn is_overridable(value: &Value) -> bool {
    !matches!(value.kind(), Kind::Property | Kind::Member | Kind::Instance)
}
