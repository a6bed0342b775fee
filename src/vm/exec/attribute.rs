//! Attribute instructions, and what their caches learn.

use crate::objects::class::lookup;
use crate::objects::code::{AttrSite, Hit};
use crate::objects::heap::Ref;
use crate::objects::instance::{Attrs, Instance};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, flow};
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
                Hit::Nothing | Hit::Method(_) | Hit::Add(_) => None,
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
                Hit::Nothing | Hit::Slot(_) | Hit::Add(_) => None,
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
        Hit::Nothing | Hit::Method(_) => Err(value),
    }
}

/// `object.name`
pub fn get(cx: &mut Cx, object: Value, site: &AttrSite) -> Result<Done, Raised> {
    learn_slot(cx, &object, site);
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
    }
    Ok(Method::Function(function))
}

/// Whether the class has a `__getattribute__` of a script.
fn intercepts(cx: &Cx, class: &Ref<crate::objects::class::Class>) -> bool {
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
        None => object.kind() == Kind::Function,
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

/// Remembers the slot that a plain instance attribute is in.
fn learn_slot(cx: &mut Cx, object: &Value, site: &AttrSite) {
    let Some(instance) = object.get::<Instance>() else {
        return;
    };
    let class = instance.class.borrow().clone();
    if is_special(cx, site) || intercepts(cx, &class) {
        return;
    }
    let in_class = lookup(&class, &site.name).map(|(value, _)| value);
    let slot = match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, .. } => shape.slot(&site.name).map(|slot| (shape.id(), slot)),
        Attrs::Dict(_) => None,
    };
    let hidden = in_class.is_some_and(|value| !is_overridable(&value));
    if let Some((shape, slot)) = slot
        && !hidden
    {
        remember(cx, site, shape, Hit::Slot(slot as u32));
    }
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
