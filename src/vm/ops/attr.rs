//! Attributes: `obj.name` in all its forms.
//!
//! The rules are those of the data model ("Customizing attribute access", "Implementing
//! descriptors"): data descriptors of the class, then the object's own attribute, then the class's,
//! then `__getattr__`. Looking up never runs script code itself: it says what to call.

use crate::objects::class::{Class, has_attr, is_subclass, lookup, lookup_value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{
    ClassMethod, Function, Member, Method, Native, Property, StaticMethod, Super,
};
use crate::objects::heap::{Ref, given};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::call::{takes_just, then};
use crate::vm::cx::Cx;
use crate::vm::native::{Flow, NativeResult};
use crate::vm::quick::{call_native, method_flow};
use crate::vm::raise::Raised;

/// The attribute that the classes after `super`'s own have.
fn search_super(super_: &Super, name: &Ref<Str>) -> Option<Value> {
    let start = super_.class.get::<Class>()?;
    let order = super_.receiver_class.get::<Class>()?;
    let rest = order.mro_rest.borrow();
    let skipped = if order.same(start) {
        0
    } else {
        rest.iter().position(|class| class.same(start))? + 1
    };
    rest[skipped..]
        .iter()
        .find_map(|class| class.attrs.get_str(name))
}

/// What looking an attribute up came to.
pub enum Found {
    /// This is it.
    Value(Value),
    /// It is what this call gives.
    Call { callee: Value, args: Vec<Value> },
    /// There is none, and nothing that could make one up.
    Missing,
}

impl Cx {
    /// `getattr(object, name)`; the name is interned.
    pub fn get_attr(&mut self, object: &Value, name: &Ref<Str>) -> NativeResult {
        let flow = self.get_attr_flow(object, name);
        self.finish(flow)
    }

    /// `getattr(object, name)`, or None in place of AttributeError.
    pub fn find_attr(&mut self, object: &Value, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
        let class = self.class_of(object);
        let plain = object.kind() != Kind::Module
            && !has_attr(&class, &self.names.getattr)
            && self.overriding(&class, &self.names.getattribute).is_none();
        let found = match plain {
            true => match self.lookup_attr(object, name) {
                Ok(Found::Missing) => return Ok(None),
                Ok(Found::Value(value)) => Ok(value),
                Ok(Found::Call { callee, args }) => self.call(&callee, &args),
                Err(raised) => Err(raised),
            },
            false => self.get_attr(object, name),
        };
        match found {
            Ok(value) => Ok(Some(value)),
            Err(raised)
                if is_subclass(&raised.0.class.borrow(), &self.exceptions.AttributeError) =>
            {
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// What reading an attribute comes to.
    pub fn get_attr_flow(&mut self, object: &Value, name: &Ref<Str>) -> Result<Flow, Raised> {
        let class = self.class_of(object);
        if let Some(callee) = self.overriding(&class, &self.names.getattribute.clone()) {
            let fallback = (object.clone(), name.clone(), class);
            let then = then(move |cx, result| {
                cx.or_getattr(result, &fallback.0, &fallback.1, &fallback.2)
            });
            return Ok(Flow::Call {
                callee,
                args: vec![object.clone(), name.to_value()],
                then,
            });
        }
        match self.lookup_attr(object, name) {
            Ok(Found::Value(value)) => Ok(Flow::Return(value)),
            Ok(Found::Call { callee, args }) => {
                if !has_getattr(self, &class) {
                    return Ok(Flow::Call {
                        callee,
                        args,
                        then: None,
                    });
                }
                let (object, name) = (object.clone(), name.clone());
                let then = then(move |cx, result| cx.or_getattr(result, &object, &name, &class));
                Ok(Flow::Call { callee, args, then })
            }
            Ok(Found::Missing) => {
                let missing = self.missing_attribute(object, name);
                self.or_getattr(Err(missing), object, name, &class)
            }
            Err(raised) => self.or_getattr(Err(raised), object, name, &class),
        }
    }

    /// After an AttributeError, the class's `__getattr__` if it has one.
    fn or_getattr(
        &mut self,
        result: NativeResult,
        object: &Value,
        name: &Ref<Str>,
        class: &Ref<Class>,
    ) -> Result<Flow, Raised> {
        let raised = match result {
            Ok(value) => return Ok(Flow::Return(value)),
            Err(raised) => raised,
        };
        if !is_subclass(&raised.0.class.borrow(), &self.exceptions.AttributeError) {
            return Err(raised);
        }
        let getattr = self.names.getattr.clone();
        let args = vec![object.clone(), name.to_value()];
        if let Some((callee, _)) = lookup(class, &getattr) {
            return Ok(Flow::Call {
                callee,
                args,
                then: None,
            });
        }
        let own = object
            .get::<Module>()
            .and_then(|module| module.globals.get_str(&getattr));
        match own {
            Some(callee) => Ok(Flow::Call {
                callee,
                args: vec![name.to_value()],
                then: None,
            }),
            None => Err(raised),
        }
    }

    /// The method of a script's class that takes the place of `object`'s under this name.
    pub(super) fn overriding(&self, class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
        if class.builtin {
            return None;
        }
        lookup(class, name)
            .filter(|(_, owner)| !owner.builtin)
            .map(|(method, _)| method)
    }

    /// Looks an attribute up, without `__getattribute__` and `__getattr__`.
    pub fn lookup_attr(&mut self, object: &Value, name: &Ref<Str>) -> Result<Found, Raised> {
        if let Some(class) = object.get::<Class>() {
            return self.lookup_class_attr(&class.clone(), name);
        }
        if let Some(super_) = object.get::<Super>() {
            return self.lookup_super(&super_.clone(), name);
        }
        let class = self.class_of(object);
        let in_class = lookup(&class, name);
        if name.same(&self.names.class) && in_class.as_ref().is_none_or(|(_, owner)| owner.builtin)
        {
            return Ok(Found::Value(class.into_value()));
        }
        let in_class = in_class
            .map(|(value, _)| value)
            .filter(|value| value.kind() != Kind::Member || !self.is_of_object(name));
        if let Some(descriptor) = &in_class
            && self.is_data_descriptor(descriptor)
            && !(self.is_write_only(descriptor) && self.own_attr(object, name).is_some())
        {
            return self.bind_attr(descriptor, Some(object), &class);
        }
        if let Some(own) = self.own_attr(object, name) {
            return Ok(Found::Value(own));
        }
        match in_class {
            Some(descriptor) => self.bind_attr(&descriptor, Some(object), &class),
            None => Ok(Found::Missing),
        }
    }

    /// Whether every object that has such an attribute has it of itself, whatever its class says.
    pub fn is_of_object(&self, name: &Ref<Str>) -> bool {
        name.same(&self.names.dict) || name.same(&self.names.weakref)
    }

    /// The object's own attribute: of an instance, exception, function or module.
    fn own_attr(&mut self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        let is_dict = name.same(&self.names.dict);
        if let Some(instance) = object.get::<Instance>() {
            if is_dict && instance.class.borrow().has_dict {
                return Some(instance.dict().into_value());
            }
            if name.same(&self.names.weakref) && instance.class.borrow().has_weakrefs {
                let references = crate::objects::weakref::references_to(object);
                return Some(references.into_iter().next().unwrap_or(Value::NONE));
            }
            return instance.get(name);
        }
        if let Some(module) = object.get::<Module>() {
            return if is_dict {
                Some(module.globals.to_value())
            } else {
                module.globals.get_str(name)
            };
        }
        if let Some(exception) = object.get::<Exception>() {
            if is_dict {
                return Some(exception.dict().into_value());
            }
            return exception
                .attrs
                .borrow()
                .as_ref()
                .and_then(|attrs| attrs.get_str(name));
        }
        if let Some(function) = object.get::<Function>() {
            let mut facts = function.facts.borrow_mut();
            if is_dict {
                return Some(facts.attrs.get_or_insert_with(Dict::new).to_value());
            }
            return facts.attrs.as_ref().and_then(|attrs| attrs.get_str(name));
        }
        // Futures have one that scripts cannot get at.
        if is_dict && !is_future(object) && self.takes_attributes(object) {
            return given::attributes_or_new(object).map(Ref::into_value);
        }
        given::attributes(object)?.get_str(name)
    }

    /// Whether it is of a built-in class whose objects scripts may give attributes.
    pub(super) fn takes_attributes(&self, object: &Value) -> bool {
        let class = self.class_of(object);
        class.builtin && class.has_dict
    }

    fn lookup_class_attr(&mut self, class: &Ref<Class>, name: &Ref<Str>) -> Result<Found, Raised> {
        let object = class.to_value();
        let meta = self.class_of(&object);
        if name.same(&self.names.class) {
            return Ok(Found::Value(meta.into_value()));
        }
        let in_meta = lookup(&meta, name).map(|(value, _)| value);
        if let Some(descriptor) = &in_meta
            && self.is_data_descriptor(descriptor)
        {
            return self.bind_attr(descriptor, Some(&object), &meta);
        }
        if let Some((value, _)) = lookup(class, name) {
            return self.bind_attr(&value, None, class);
        }
        match in_meta {
            Some(descriptor) => self.bind_attr(&descriptor, Some(&object), &meta),
            None => Ok(Found::Missing),
        }
    }

    fn lookup_super(&mut self, super_: &Ref<Super>, name: &Ref<Str>) -> Result<Found, Raised> {
        let Some(order) = super_.receiver_class.get::<Class>() else {
            return self.lookup_in_super(super_, name);
        };
        if name.same(&self.names.class) {
            return Ok(Found::Value(self.types.super_.to_value()));
        }
        let receiver_is_class = super_
            .receiver
            .get::<Class>()
            .is_some_and(|class| class.same(order));
        match search_super(super_, name) {
            Some(value) => {
                let object = if receiver_is_class {
                    None
                } else {
                    Some(&super_.receiver)
                };
                self.bind_attr(&value, object, order)
            }
            None => self.lookup_in_super(super_, name),
        }
    }

    /// An attribute of the `super` object itself.
    fn lookup_in_super(&mut self, super_: &Ref<Super>, name: &Ref<Str>) -> Result<Found, Raised> {
        let class = self.types.super_.clone();
        match lookup(&class, name) {
            Some((value, _)) => self.bind_attr(&value, Some(&super_.to_value()), &class),
            None => Ok(Found::Missing),
        }
    }

    /// The plain function that `super().name` calls with an instance, and the instance.
    pub fn super_method(&mut self, object: &Value, name: &Ref<Str>) -> Option<(Value, Value)> {
        let super_ = object.get::<Super>()?;
        if super_.receiver.kind() == Kind::Class || name.same(&self.names.class) {
            return None;
        }
        let found = search_super(super_, name)?;
        (found.kind() == Kind::Function).then(|| (found, super_.receiver.clone()))
    }

    /// Whether a class attribute comes before the instance's own one.
    pub(super) fn is_data_descriptor(&self, value: &Value) -> bool {
        match value.kind() {
            Kind::Property | Kind::Member => true,
            Kind::Instance => {
                let class = self.class_of(value);
                lookup(&class, &self.names.set).is_some()
                    || lookup(&class, &self.names.delete).is_some()
            }
            _ => false,
        }
    }

    /// Whether a data descriptor says nothing about reading.
    fn is_write_only(&self, value: &Value) -> bool {
        value.kind() == Kind::Instance && lookup(&self.class_of(value), &self.names.get).is_none()
    }

    /// What a class attribute is when it is read through an object (or, with none, the class).
    pub fn bind_attr(
        &mut self,
        value: &Value,
        object: Option<&Value>,
        class: &Ref<Class>,
    ) -> Result<Found, Raised> {
        let bound = match (value.kind(), object) {
            (Kind::Function, Some(receiver)) => bound_method(value.clone(), receiver.clone()),
            (Kind::Native, Some(receiver)) => bound_native(value, receiver),
            (Kind::StaticMethod, _) => value
                .get::<StaticMethod>()
                .map_or(Value::NONE, |s| s.function.clone()),
            (Kind::ClassMethod, _) => {
                let function = value
                    .get::<ClassMethod>()
                    .map_or(Value::NONE, |c| c.function.clone());
                bound_to_class(function, class)
            }
            (Kind::Property, Some(object)) => return self.read_property(value, object),
            (Kind::Member, Some(object)) => return self.read_member(value, object),
            (Kind::Instance, _) => return Ok(self.read_descriptor(value, object, class)),
            (Kind::Super, Some(object)) => {
                let get = self.intern("__get__");
                self.call_method(value, &get, std::slice::from_ref(object))?
            }
            _ => value.clone(),
        };
        Ok(Found::Value(bound))
    }

    fn read_property(&mut self, value: &Value, object: &Value) -> Result<Found, Raised> {
        let Some(property) = value.get::<Property>() else {
            return Ok(Found::Missing);
        };
        if property.get.is_none() {
            let message = self.property_error(property, object, "getter");
            return Err(self.attribute_error(message));
        }
        Ok(Found::Call {
            callee: property.get.clone(),
            args: vec![object.clone()],
        })
    }

    pub(super) fn property_error(&self, property: &Property, object: &Value, what: &str) -> String {
        if self.is_built_in(&property.get) {
            return self.computed_error(property, object);
        }
        let class = self.class_of(object).qualname.borrow().as_str().to_owned();
        match property.name.borrow().get::<Str>() {
            Some(name) => format!(
                "property '{}' of '{class}' object has no {what}",
                name.as_str()
            ),
            None => format!("property of '{class}' object has no {what}"),
        }
    }

    /// The message for a computed attribute of a built-in type, which cannot be assigned.
    fn computed_error(&self, property: &Property, object: &Value) -> String {
        let class = self.class_of(object);
        let name = property.name.borrow();
        let Some(name) = name.get::<Str>() else {
            return "attribute is not writable".to_owned();
        };
        let owner = lookup(&class, name).map_or(class, |(_, owner)| owner);
        let (owner, name) = (owner.name_text(), name.as_str());
        format!("attribute '{name}' of '{owner}' objects is not writable")
    }

    fn read_member(&mut self, value: &Value, object: &Value) -> Result<Found, Raised> {
        let Some(member) = value.get::<Member>() else {
            return Ok(Found::Missing);
        };
        Ok(object
            .get::<Instance>()
            .and_then(|i| i.get(&member.name))
            .map_or(Found::Missing, Found::Value))
    }

    fn read_descriptor(
        &mut self,
        value: &Value,
        object: Option<&Value>,
        class: &Ref<Class>,
    ) -> Found {
        let get = self.names.get.clone();
        match self.class_attr(value, &get) {
            Some(callee) => {
                let object = object.cloned().unwrap_or(Value::NONE);
                Found::Call {
                    callee,
                    args: vec![value.clone(), object, class.to_value()],
                }
            }
            None => Found::Value(value.clone()),
        }
    }

    /// The AttributeError for an attribute that is not there.
    pub fn missing_attribute(&mut self, object: &Value, name: &Ref<Str>) -> Raised {
        let text = name.as_str();
        let message = if let Some(class) = object.get::<Class>() {
            format!(
                "type object '{}' has no attribute '{text}'",
                class.name_text()
            )
        } else if let Some(module) = object.get::<Module>() {
            let own = module.globals.get_str(&self.names.name_);
            let own = own
                .as_ref()
                .and_then(|name| name.get::<Str>())
                .map_or("?", |name| name.as_str())
                .to_owned();
            format!("module '{own}' has no attribute '{text}'")
        } else if object.get::<Super>().is_some() {
            format!("'super' object has no attribute '{text}'")
        } else {
            let is_slot = self
                .class_attr_or_none(object, name)
                .is_some_and(|found| found.kind() == Kind::Member);
            let class = if is_slot {
                self.full_type_name(object)
            } else {
                self.type_name(object)
            };
            format!("'{class}' object has no attribute '{text}'")
        };
        self.no_attribute(object, name, message)
    }

    // ---- methods of classes --------------------------------------------------------------------

    /// The (unbound) attribute of the object's class, as operators look up their methods.
    pub fn class_attr(&self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        let found = match object.get::<Instance>() {
            Some(instance) => lookup_value(&instance.class.borrow(), name),
            None => lookup_value(&self.class_of(object), name),
        };
        found.map(Value::by_words).filter(|value| !value.is_none())
    }

    /// The same, also if it is None: a class says so that it does not support an operation.
    pub fn class_attr_or_none(&self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        lookup(&self.class_of(object), name).map(|(value, _)| value)
    }

    /// How a special method found in an object's class is called: with the object as its first
    /// argument, or without it if a descriptor has bound it.
    pub fn special_call(
        &mut self,
        method: Value,
        object: Value,
        rest: &[Value],
    ) -> Result<(Value, Vec<Value>), Raised> {
        let takes_object = match method.get::<Native>() {
            Some(native) => native.is_method && native.receiver.is_unbound(),
            None => method.kind() == Kind::Function,
        };
        if takes_object {
            let args = std::iter::once(object).chain(rest.iter().cloned());
            return Ok((method, args.collect()));
        }
        let class = self.class_of(&object);
        let callee = match self.bind_attr(&method, Some(&object), &class)? {
            Found::Value(callee) => callee,
            Found::Call { callee, args } => self.call(&callee, &args)?,
            Found::Missing => method,
        };
        Ok((callee, rest.to_vec()))
    }

    /// Calls the method that the object's class has under a dunder name; None if it has none (or it
    /// is None).
    pub fn call_special(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        args: &[Value],
    ) -> Result<Option<Value>, Raised> {
        let Some(function) = self.class_attr(object, name).map(Value::by_words) else {
            return Ok(None);
        };
        if takes_just(&function, args.len() + 1) {
            return self.call_plain_method(&function, object, args).map(Some);
        }
        let (pair, triple, more);
        let all: &[Value] = match args {
            [] => std::slice::from_ref(object),
            [arg] => {
                pair = [object.dup(), arg.dup()];
                &pair
            }
            [first, second] => {
                triple = [object.dup(), first.dup(), second.dup()];
                &triple
            }
            _ => {
                more = [std::slice::from_ref(object), args].concat();
                &more
            }
        };
        if function.kind() == Kind::Function {
            return self.call(&function, all).map(Some);
        }
        if function
            .get::<Native>()
            .is_some_and(|native| native.is_method)
            && let Some(result) = call_native(self, &function, all)
        {
            return result.map(Some);
        }
        if let Some(flow) = method_flow(self, &function, all) {
            return self.finish(flow).map(Some);
        }
        let class = self.class_of(object);
        let callee = match self.bind_attr(&function, Some(object), &class)? {
            Found::Value(callee) => callee,
            Found::Call { callee, args } => self.call(&callee, &args)?,
            Found::Missing => return Ok(None),
        };
        self.call(&callee, args).map(Some)
    }
}

fn is_future(value: &Value) -> bool {
    matches!(value.kind(), Kind::Future | Kind::Task)
}

pub fn has_getattr(cx: &Cx, class: &Ref<Class>) -> bool {
    !class.builtin && has_attr(class, &cx.names.getattr)
}

fn bound_method(function: Value, receiver: Value) -> Value {
    Ref::new(Method { function, receiver }).into_value()
}

fn bound_native(value: &Value, receiver: &Value) -> Value {
    match value.get::<Native>() {
        Some(native) if native.is_method && native.receiver.is_unbound() => Ref::new(Native {
            id: native.id,
            receiver: receiver.clone(),
            is_method: true,
        })
        .into_value(),
        _ => value.clone(),
    }
}

fn bound_to_class(function: Value, class: &Ref<Class>) -> Value {
    match function.get::<Native>() {
        Some(native) => Ref::new(Native {
            id: native.id,
            receiver: class.to_value(),
            is_method: true,
        })
        .into_value(),
        None => bound_method(function, class.to_value()),
    }
}
