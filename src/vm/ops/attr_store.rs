//! Attributes stored and deleted: `obj.name = value`, `del obj.name`.
//!
//! The rules are those of the data model ("Customizing attribute access", "Implementing
//! descriptors"), as for reading in [`super::attr`].

use crate::objects::class::{Class, changed, is_plain, lookup};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{Function, Member, Property};
use crate::objects::heap::{Ref, given};
use crate::objects::instance::{Attrs, Instance};
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::Flow;
use crate::vm::ops::repr::class_path;
use crate::vm::python_words;
use crate::vm::raise::Raised;

impl Cx {
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
            && !(descriptor.kind() == Kind::Member && self.is_of_object(name))
        {
            return self.store_descriptor(&descriptor, object, name, value);
        }
        if let Some(class) = object.get::<Class>() {
            return self.store_class_attr(&class.clone(), name, value);
        }
        if name.same(&self.names.class) {
            return self.assign_class(object, value);
        }
        if name.same(&self.names.weakref) && lookup(&class, name).is_some() {
            let class = class.qualname.borrow().as_str().to_owned();
            return Err(self.attribute_error(format_args!(
                "attribute '__weakref__' of '{class}' objects is not writable"
            )));
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
        } else if self.takes_attributes(object)
            && let Some(attributes) = given::attributes_or_new(object)
        {
            attributes.set_str(name, value);
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
            given::attributes(object).and_then(|attributes| attributes.remove_str(name))
        };
        removed.is_some()
    }

    fn cannot_store(&mut self, object: &Value, name: &Ref<Str>) -> Raised {
        let class = self.class_of(object);
        if class.has_dict || object.get::<Instance>().is_none() && self.own_dict_possible(object) {
            return self.missing_attribute(object, name);
        }
        let (class_name, text) = (self.type_name(object), name.as_str());
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

    /// Whether an attribute is a part that every class has.
    fn must_stay(&self, name: &Ref<Str>) -> bool {
        let names = &self.names;
        let parts = [&names.name_, &names.qualname, &names.module, &names.doc];
        parts.iter().any(|part| part.as_str() == name.as_str())
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
            if callee.is_none()
                && value.is_none()
                && let Some(class) = object.get::<Class>()
                && self.must_stay(name)
            {
                let verb = if class.builtin { "set" } else { "delete" };
                let (class, name) = (class.name_text(), property.name.borrow());
                let name = name.get::<Str>().map_or("", |name| name.as_str());
                return Err(self.type_error(format_args!(
                    "cannot {verb} '{name}' attribute of immutable type '{class}'"
                )));
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
        if class.builtin && !python_words::is_python_class(self, class) {
            let (class, name) = (class_path(self, class), name.as_str().to_owned());
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
}
