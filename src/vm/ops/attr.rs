//! Attributes: `obj.name` in all its forms.
//!
//! The rules are those of the data model ("Customizing attribute access", "Implementing
//! descriptors"): data descriptors of the class, then the object's own attribute, then the class's,
//! then `__getattr__`. Looking up never runs script code itself: it says what to call.

use crate::objects::class::{Class, changed, is_plain, is_subclass, lookup, lookup_value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{
    ClassMethod, Function, Member, Method, Native, Property, StaticMethod, Super,
};
use crate::objects::heap::Ref;
use crate::objects::instance::{Attrs, Instance};
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::call::then;
use crate::vm::cx::Cx;
use crate::vm::native::{Flow, NativeResult};
use crate::vm::quick_bind::call_native;
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
        match self.get_attr(object, name) {
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
    fn overriding(&self, class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
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
        let in_class = in_class.map(|(value, _)| value);
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

    /// The object's own attribute: of an instance, exception, function or module.
    fn own_attr(&mut self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        let is_dict = name.same(&self.names.dict);
        if let Some(instance) = object.get::<Instance>() {
            if is_dict && instance.class.borrow().has_dict {
                return Some(instance.dict().into_value());
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
        None
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
            return Ok(Found::Missing);
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
    fn is_data_descriptor(&self, value: &Value) -> bool {
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

    fn property_error(&self, property: &Property, object: &Value, what: &str) -> String {
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
            format!(
                "'{}' object has no attribute '{text}'",
                self.type_name(object)
            )
        };
        self.no_attribute(object, name, message)
    }

    // ---- writing -----------------------------------------------------------------------------

    /// `setattr(object, name, value)`; the name is interned.
    pub fn set_attr(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        value: Value,
    ) -> Result<(), Raised> {
        let flow = self.set_attr_flow(object, name, value);
        self.finish(flow).map(|_| ())
    }

    /// What assigning an attribute comes to.
    pub fn set_attr_flow(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        value: Value,
    ) -> Result<Flow, Raised> {
        let class = self.class_of(object);
        if let Some(callee) = self.overriding(&class, &self.names.setattr.clone()) {
            return Ok(Flow::Call {
                callee,
                args: vec![object.clone(), name.to_value(), value],
                then: None,
            });
        }
        self.store_attr(object, name, Some(value))
    }

    /// `delattr(object, name)`; the name is interned.
    pub fn del_attr(&mut self, object: &Value, name: &Ref<Str>) -> Result<(), Raised> {
        let flow = self.del_attr_flow(object, name);
        self.finish(flow).map(|_| ())
    }

    /// What deleting an attribute comes to.
    pub fn del_attr_flow(&mut self, object: &Value, name: &Ref<Str>) -> Result<Flow, Raised> {
        let class = self.class_of(object);
        if let Some(callee) = self.overriding(&class, &self.names.delattr.clone()) {
            return Ok(Flow::Call {
                callee,
                args: vec![object.clone(), name.to_value()],
                then: None,
            });
        }
        self.store_attr(object, name, None)
    }

    /// Assigns an attribute, or deletes it (no value), without `__setattr__` and `__delattr__`: what
    /// `object.__setattr__` does.
    pub fn store_attr(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        value: Option<Value>,
    ) -> Result<Flow, Raised> {
        let class = self.class_of(object);
        if let Some((descriptor, _)) = lookup(&class, name)
            && self.is_data_descriptor(&descriptor)
        {
            return self.store_descriptor(&descriptor, object, name, value);
        }
        if let Some(class) = object.get::<Class>() {
            return self.store_class_attr(&class.clone(), name, value);
        }
        if name.same(&self.names.class) {
            return self.assign_class(object, value);
        }
        if name.same(&self.names.dict)
            && let Some(instance) = object.get::<Instance>()
            && class.has_dict
        {
            return self.assign_dict(instance, value);
        }
        let stored = match value {
            Some(value) => self.store_own(object, name, value),
            None => self.delete_own(object, name),
        };
        if stored {
            Ok(Flow::Return(Value::NONE))
        } else {
            Err(self.cannot_store(object, name))
        }
    }

    fn store_own(&mut self, object: &Value, name: &Ref<Str>, value: Value) -> bool {
        if let Some(instance) = object.get::<Instance>() {
            let has_dict = instance.class.borrow().has_dict;
            if has_dict {
                instance.set(name, value);
            }
            return has_dict;
        }
        if let Some(module) = object.get::<Module>() {
            module.globals.set_str(name, value);
        } else if let Some(exception) = object.get::<Exception>() {
            exception.dict().set_str(name, value);
        } else if let Some(function) = object.get::<Function>() {
            let attrs = function
                .facts
                .borrow_mut()
                .attrs
                .get_or_insert_with(Dict::new)
                .clone();
            attrs.set_str(name, value);
        } else {
            return false;
        }
        true
    }

    fn delete_own(&mut self, object: &Value, name: &Ref<Str>) -> bool {
        let removed = if let Some(instance) = object.get::<Instance>() {
            instance.remove(name)
        } else if let Some(module) = object.get::<Module>() {
            module.globals.remove_str(name)
        } else if let Some(exception) = object.get::<Exception>() {
            exception.dict().remove_str(name)
        } else if let Some(function) = object.get::<Function>() {
            let attrs = function.facts.borrow().attrs.clone();
            attrs.and_then(|attrs| attrs.remove_str(name))
        } else {
            None
        };
        removed.is_some()
    }

    fn cannot_store(&mut self, object: &Value, name: &Ref<Str>) -> Raised {
        let class = self.class_of(object);
        if class.has_dict || object.get::<Instance>().is_none() && self.own_dict_possible(object) {
            return self.missing_attribute(object, name);
        }
        let (class_name, text) = (class.name_text(), name.as_str());
        if lookup(&class, name).is_some() {
            let message = format!("'{class_name}' object attribute '{text}' is read-only");
            return self.no_attribute(object, name, message);
        }
        let message = format!(
            "'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"
        );
        self.no_attribute(object, name, message)
    }

    fn own_dict_possible(&self, object: &Value) -> bool {
        matches!(
            object.kind(),
            Kind::Module | Kind::Exception | Kind::Function
        )
    }

    fn store_descriptor(
        &mut self,
        descriptor: &Value,
        object: &Value,
        name: &Ref<Str>,
        value: Option<Value>,
    ) -> Result<Flow, Raised> {
        if let Some(property) = descriptor.get::<Property>() {
            let (callee, what) = if value.is_some() {
                (&property.set, "setter")
            } else {
                (&property.delete, "deleter")
            };
            if value.is_none() && object.get::<Function>().is_some() && !property.set.is_none() {
                // To delete what a function says of itself is to set it to None.
                return Ok(Flow::Call {
                    callee: property.set.clone(),
                    args: vec![object.clone(), Value::NONE],
                    then: None,
                });
            }
            if callee.is_none() {
                let message = self.property_error(property, object, what);
                return Err(self.attribute_error(message));
            }
            let args = std::iter::once(object.clone()).chain(value).collect();
            return Ok(Flow::Call {
                callee: callee.clone(),
                args,
                then: None,
            });
        }
        if let (Some(member), Some(instance)) =
            (descriptor.get::<Member>(), object.get::<Instance>())
        {
            match value {
                Some(value) => instance.set(&member.name, value),
                None if instance.remove(&member.name).is_none() => {
                    return Err(self.no_attribute(object, name, name.as_str()));
                }
                None => {}
            }
            return Ok(Flow::Return(Value::NONE));
        }
        let method = if value.is_some() {
            self.names.set.clone()
        } else {
            self.names.delete.clone()
        };
        match self.class_attr(descriptor, &method) {
            Some(callee) => {
                let args = [descriptor.clone(), object.clone()]
                    .into_iter()
                    .chain(value)
                    .collect();
                Ok(Flow::Call {
                    callee,
                    args,
                    then: None,
                })
            }
            None => {
                let missing = if value.is_some() {
                    "__set__"
                } else {
                    "__delete__"
                };
                Err(self.attribute_error(missing))
            }
        }
    }

    fn store_class_attr(
        &mut self,
        class: &Ref<Class>,
        name: &Ref<Str>,
        value: Option<Value>,
    ) -> Result<Flow, Raised> {
        if class.builtin {
            let (class, name) = (class.name_text(), name.as_str().to_owned());
            return Err(self.type_error(format_args!(
                "cannot set '{name}' attribute of immutable type '{class}'"
            )));
        }
        match value {
            Some(value) => {
                let plain = is_plain(&value);
                let old = class.attrs.set_str(name, value);
                if !(plain && old.as_ref().is_some_and(is_plain)) {
                    self.class_changed();
                }
                if name.same(&self.names.del) {
                    class.has_del.set(true);
                }
            }
            None => {
                if class.attrs.remove_str(name).is_none() {
                    return Err(self.missing_attribute(&class.to_value(), name));
                }
                self.class_changed();
            }
        }
        Ok(Flow::Return(Value::NONE))
    }

    /// A class changed in a way that look-ups and inline caches must notice.
    pub fn class_changed(&mut self) {
        changed();
        self.class_epoch += 1;
    }

    fn assign_dict(&mut self, instance: &Instance, value: Option<Value>) -> Result<Flow, Raised> {
        let value = value.unwrap_or_else(|| Dict::new().into_value());
        let Some(dict) = self.inner(&value).get::<Dict>().cloned() else {
            let name = self.type_name(&value);
            return Err(self.type_error(format_args!(
                "__dict__ must be set to a dictionary, not a '{name}'"
            )));
        };
        drop(instance.attrs.replace(Attrs::Dict(dict)));
        Ok(Flow::Return(Value::NONE))
    }

    fn assign_class(&mut self, object: &Value, value: Option<Value>) -> Result<Flow, Raised> {
        let class = value
            .as_ref()
            .and_then(|value| value.get::<Class>())
            .cloned();
        match (object.get::<Instance>(), class) {
            (Some(instance), Some(class)) if !class.builtin => {
                let attrs = instance.dict();
                *instance.class.borrow_mut() = class;
                drop(attrs);
                Ok(Flow::Return(Value::NONE))
            }
            (_, Some(_)) => Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            )),
            (_, None) => {
                let name = value.map_or("NoneType".to_owned(), |value| self.type_name(&value));
                Err(self.type_error(format_args!(
                    "__class__ must be set to a class, not '{name}' object"
                )))
            }
        }
    }

    // ---- methods of classes --------------------------------------------------------------------

    /// The (unbound) attribute of the object's class, as operators look up their methods.
    pub fn class_attr(&mut self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        let found = match object.get::<Instance>() {
            Some(instance) => lookup_value(&instance.class.borrow(), name),
            None => lookup_value(&self.class_of(object), name),
        };
        found.filter(|value| !value.is_none())
    }

    /// Calls the method that the object's class has under a dunder name; None if it has none (or it
    /// is None).
    pub fn call_special(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        args: &[Value],
    ) -> Result<Option<Value>, Raised> {
        let Some(function) = self.class_attr(object, name) else {
            return Ok(None);
        };
        if function.kind() == Kind::Function {
            return match args {
                [] => self.call(&function, std::slice::from_ref(object)),
                [arg] => self.call(&function, &[object.clone(), arg.clone()]),
                _ => self.call(&function, &[std::slice::from_ref(object), args].concat()),
            }
            .map(Some);
        }
        if function
            .get::<Native>()
            .is_some_and(|native| native.is_method)
        {
            let all = [std::slice::from_ref(object), args].concat();
            if let Some(result) = call_native(self, &function, &all) {
                return result.map(Some);
            }
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

pub fn has_getattr(cx: &Cx, class: &Ref<Class>) -> bool {
    !class.builtin && lookup(class, &cx.names.getattr).is_some()
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
