//! Attribute instructions, and what their caches learn.

use crate::objects::class::{Class, is_plain, lookup};
use crate::objects::code::{AttrSite, Entry, Hit, NO_SLOT, Receiver};
use crate::objects::foreign::Foreign;
use crate::objects::function::{ClassMethod, Member, Property, StaticMethod};
use crate::objects::heap::{Ref, given};
use crate::objects::instance::{Attrs, Instance, push_slot};
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::peek::{self, MethodOf};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::call::takes_just;
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, call_with, flow};
use crate::vm::native::ValueFn;
use crate::vm::ops::attr::has_getattr;
use crate::vm::quick::call_native;
use crate::vm::raise::Raised;

/// The value of an attribute that the site's cache knows the slot of.
#[inline(always)]
pub fn cached_slot(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    let instance = object.get::<Instance>()?;
    if !knows_shape(cx, instance, site) {
        return None;
    }
    if let Some(value) = peek::slot(&instance.attrs, site.slot.get() as usize) {
        return Some(value);
    }
    match &*site.hit.borrow() {
        Hit::Entry(entry) => entry.value(),
        Hit::Field(index) => {
            let items = instance.inner.get::<Tuple>()?.items();
            items.get(*index as usize).cloned()
        }
        _ => None,
    }
}

/// The function that the site's cache knows the object's class to have, or that object if it is a class,
/// and the receiver it is called with.
#[inline(always)]
pub fn cached_method(cx: &Cx, object: &Value, site: &AttrSite) -> Option<(Value, Receiver)> {
    match peek::method(&site.hit)? {
        (function, MethodOf::Kind(kind)) if kind == object.kind() => {
            Some((function, Receiver::Object))
        }
        (function, MethodOf::Shape(receiver)) if knows(cx, object, site) => {
            Some((function, receiver))
        }
        _ => None,
    }
}

/// The body of the method that the site's cache knows the object's built-in class to have, if it takes
/// nothing but the object and only gives a value.
#[inline(always)]
pub fn method_alone(cx: &Cx, object: &Value, site: &AttrSite) -> Option<ValueFn> {
    let id = peek::native_of_kind(&site.hit, object.kind())?;
    cx.natives[id as usize].taking(1)
}

/// Whether the site's cache was filled by an object like this one, and no class changed since.
#[inline(always)]
fn knows(cx: &Cx, object: &Value, site: &AttrSite) -> bool {
    match object.get::<Instance>() {
        Some(instance) => knows_shape(cx, instance, site),
        None => mark_of(object) == Some(site.shape.get()) && site.epoch.get() == cx.class_epoch,
    }
}

/// Whether the site's cache was filled by an instance of the same shape, and no class changed since.
#[inline(always)]
fn knows_shape(cx: &Cx, instance: &Instance, site: &AttrSite) -> bool {
    peek::shape(&instance.attrs) == Some(site.shape.get()) && site.epoch.get() == cx.class_epoch
}

/// What a site remembers of a class itself, or of a module's object, in place of the shape of an instance.
#[inline(always)]
fn mark_of(object: &Value) -> Option<u32> {
    match object.get::<Foreign>() {
        Some(foreign) => (!given::any(foreign)).then(|| foreign.class.root_shape.id()),
        None => object.get::<Class>().map(|class| class_mark(class)),
    }
}

/// What a site remembers of a class itself.
fn class_mark(class: &Class) -> u32 {
    !class.root_shape.id()
}

/// What the function is called with, unbound if that is nothing.
#[inline(always)]
pub fn receiver_of(receiver: Receiver, object: Value) -> Value {
    match receiver {
        Receiver::Object => object,
        Receiver::None => Value::UNBOUND,
        Receiver::Class => match object.get::<Instance>() {
            Some(instance) => instance.class.borrow().to_value(),
            None => object,
        },
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
    if let Some(place) = slots.get_mut(site.slot.get() as usize) {
        let old = place.replace(value);
        drop(attrs);
        drop(old);
        return Ok(());
    }
    match &*site.hit.borrow() {
        Hit::Add(extended) => {
            *shape = extended.clone();
            push_slot(slots, value, &instance.class);
            Ok(())
        }
        _ => Err(value),
    }
}

/// The getter of the property that the site's cache knows the instance's class to have.
pub fn cached_getter(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    if site.epoch.get() != cx.class_epoch || shape_of(object)? != site.shape.get() {
        return None;
    }
    match &*site.hit.borrow() {
        Hit::Getter(getter) => Some(getter.clone()),
        _ => None,
    }
}

/// The setter of the property that the site's cache knows the instance's class to have.
fn cached_setter(cx: &Cx, object: &Value, site: &AttrSite) -> Option<Value> {
    if !knows_shape(cx, object.get::<Instance>()?, site) {
        return None;
    }
    match &*site.hit.borrow() {
        Hit::Setter(setter) => Some(setter.clone()),
        _ => None,
    }
}

/// `object.name`
pub fn get(cx: &mut Cx, object: Value, site: &AttrSite) -> Result<Done, Raised> {
    if let Some(getter) = cached_getter(cx, &object, site) {
        if let Some(result) = call_native(cx, &getter, std::slice::from_ref(&object)) {
            return result.map(Done::Value);
        }
        return call_with(cx, getter, [object]);
    }
    learn(cx, &object, site);
    let found = cx.get_attr_flow(&object, &site.name);
    flow(cx, found)
}

/// `object.name = value`
pub fn set(cx: &mut Cx, object: Value, site: &AttrSite, value: Value) -> Result<Done, Raised> {
    if let Some(setter) = cached_setter(cx, &object, site) {
        return call_with(cx, setter, [object, value]);
    }
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
pub enum Found {
    /// A function, and the receiver it is called with (unbound: none).
    Function(Value, Value),
    /// Anything else of this object: read the attribute as it is.
    Other(Value),
}

/// Looks a method up without binding it, if that is possible.
pub fn method(cx: &mut Cx, object: Value, site: &AttrSite) -> Result<Found, Raised> {
    match object.kind() {
        Kind::Class => return Ok(method_of_class(cx, object, site)),
        Kind::Super => {
            return Ok(match cx.super_method(&object, &site.name) {
                Some((function, receiver)) => Found::Function(function, receiver),
                None => Found::Other(object),
            });
        }
        Kind::Module => return Ok(Found::Other(object)),
        _ => {}
    }
    let class = cx.class_of(&object);
    let Some((found, _)) = lookup(&class, &site.name) else {
        return Ok(Found::Other(object));
    };
    let Some((function, receiver)) = callable(&found) else {
        return Ok(Found::Other(object));
    };
    if intercepts(cx, &class) || has_own(&object, site) {
        return Ok(Found::Other(object));
    }
    if let Some(shape) = shape_of(&object)
        && (receiver == Receiver::Object || object.kind() == Kind::Instance)
    {
        remember(cx, site, shape, Hit::Method(receiver, function.clone()));
    } else if receiver == Receiver::Object && has_one_class(object.kind()) {
        site.slot.set(NO_SLOT);
        *site.hit.borrow_mut() = Hit::OfKind(object.kind(), function.clone());
    } else if receiver != Receiver::Object {
        return Ok(Found::Other(object));
    }
    Ok(Found::Function(function, receiver_of(receiver, object)))
}

/// The function that a class attribute called as a method is, and its receiver.
fn callable(found: &Value) -> Option<(Value, Receiver)> {
    let (function, receiver) = match found.kind() {
        Kind::Function => (found.clone(), Receiver::Object),
        Kind::Native => {
            let native = found.get::<crate::objects::function::Native>()?;
            if !native.is_method || !native.receiver.is_unbound() {
                return None;
            }
            (found.clone(), Receiver::Object)
        }
        Kind::StaticMethod => (
            found.get::<StaticMethod>()?.function.clone(),
            Receiver::None,
        ),
        Kind::ClassMethod => (
            found.get::<ClassMethod>()?.function.clone(),
            Receiver::Class,
        ),
        _ => return None,
    };
    if receiver != Receiver::Object && function.kind() != Kind::Function {
        return None;
    }
    Some((function, receiver))
}

/// The same for `Class.method(…)`: a plain function, static or class method of a script's class.
fn method_of_class(cx: &mut Cx, object: Value, site: &AttrSite) -> Found {
    let Some(class) = object.get::<Class>() else {
        return Found::Other(object);
    };
    if class.builtin || class.metaclass.is_some() || lookup(&cx.types.type_, &site.name).is_some() {
        return Found::Other(object);
    }
    let found = lookup(class, &site.name);
    let Some((function, receiver)) = found.and_then(|(found, _)| callable(&found)) else {
        return Found::Other(object);
    };
    let receiver = match (receiver, function.kind()) {
        (Receiver::Object, Kind::Function) => Receiver::None,
        (Receiver::Object, _) => return Found::Other(object),
        _ => receiver,
    };
    remember(
        cx,
        site,
        class_mark(class),
        Hit::Method(receiver, function.clone()),
    );
    Found::Function(function, receiver_of(receiver, object))
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

/// The shape of an instance's attributes, and the like of a module's object that has none of its own.
fn shape_of(object: &Value) -> Option<u32> {
    match object.get::<Instance>() {
        Some(instance) => peek::shape(&instance.attrs),
        None => mark_of(object).filter(|_| object.kind() == Kind::Foreign),
    }
}

fn remember(cx: &Cx, site: &AttrSite, shape: u32, hit: Hit) {
    site.shape.set(shape);
    site.epoch.set(cx.class_epoch);
    site.slot.set(match hit {
        Hit::Slot(slot) => slot,
        _ => NO_SLOT,
    });
    *site.hit.borrow_mut() = hit;
}

/// Remembers where an instance's attribute is: in a slot, or in its class.
fn learn(cx: &mut Cx, object: &Value, site: &AttrSite) {
    let Some(instance) = object.get::<Instance>() else {
        match object.get::<Foreign>() {
            Some(foreign) => learn_getter(cx, foreign, site),
            None => learn_entry(cx, object, site),
        }
        return;
    };
    let class = instance.class.borrow().clone();
    if is_special(cx, site) || intercepts(cx, &class) {
        return;
    }
    let in_class = lookup(&class, &site.name);
    let name = slot_name(in_class.as_ref().map(|(value, _)| value), site);
    let slot = match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, .. } => shape.slot(&name).map(|slot| (shape.id(), slot)),
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

/// Remembers the getter of a module's object.
fn learn_getter(cx: &Cx, object: &Ref<Foreign>, site: &AttrSite) {
    if is_special(cx, site) || given::any(object) {
        return;
    }
    let found = lookup(&object.class, &site.name).and_then(|(value, _)| {
        let property = value.get::<Property>()?;
        (property.get.kind() == Kind::Native).then(|| property.get.clone())
    });
    if let Some(getter) = found {
        remember(cx, site, object.class.root_shape.id(), Hit::Getter(getter));
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
        let has_getattr = has_getattr(cx, class);
        if let Some(index) = property.field
            && !has_getattr
        {
            return Some(Hit::Field(index));
        }
        let plain = takes_just(&property.get, 1) || property.get.kind() == Kind::Native;
        return (plain && !has_getattr).then(|| Hit::Getter(property.get.clone()));
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
        site.shape.set(0);
        site.epoch.set(cx.class_epoch);
        site.slot.set(NO_SLOT);
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
    if is_special(cx, site) || setattr {
        return;
    }
    let in_class = lookup(&class, &site.name).map(|(value, _)| value);
    let is_member = match &in_class {
        Some(value) => value.kind() == Kind::Member,
        None => false,
    };
    if let Some(setter) = in_class.as_ref().and_then(plain_setter) {
        remember(cx, site, before, Hit::Setter(setter));
        return;
    }
    if !is_member && (!class.has_dict || in_class.is_some()) {
        return;
    }
    let name = slot_name(in_class.as_ref(), site);
    let learnt = match &*instance.attrs.borrow() {
        Attrs::Shaped { shape, .. } if shape.id() == before => {
            shape.slot(&name).map(|slot| Hit::Slot(slot as u32))
        }
        Attrs::Shaped { shape, slots } if shape.slot(&name) == Some(slots.len() - 1) => {
            Some(Hit::Add(shape.clone()))
        }
        Attrs::Shaped { .. } | Attrs::Dict(_) => None,
    };
    if let Some(hit) = learnt {
        remember(cx, site, before, hit);
    }
}

/// The name of the slot that holds an attribute: a member of `__slots__` says which it is.
fn slot_name(in_class: Option<&Value>, site: &AttrSite) -> Ref<Str> {
    match in_class.and_then(|value| value.get::<Member>()) {
        Some(member) => member.name.clone(),
        None => site.name.clone(),
    }
}

/// The setter of a property, if it is a plain function of a script.
fn plain_setter(value: &Value) -> Option<Value> {
    let setter = &value.get::<Property>()?.set;
    takes_just(setter, 2).then(|| setter.clone())
}

fn is_special(cx: &Cx, site: &AttrSite) -> bool {
    site.name.same(&cx.names.class) || site.name.same(&cx.names.dict)
}

/// Whether an instance's own attribute hides this class attribute.
fn is_overridable(value: &Value) -> bool {
    !matches!(value.kind(), Kind::Property | Kind::Instance)
}
