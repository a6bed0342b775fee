//! Objects whose type only one module written in Rust knows: a random generator, a lock, a file.

use std::any::Any;
use std::cell::OnceCell;

use crate::objects::class::Class;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// What a module puts into a foreign object.
pub trait ForeignBody: Any {
    /// Shows every value it holds to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));

    /// Lets go of the values that came after the object was made; see [`Object::clear`].
    fn clear(&self) {}
}

/// A foreign object: a script-visible class and a body that the class's methods know.
pub struct Foreign {
    /// The class of the object, as scripts see it.
    pub class: Ref<Class>,
    /// None yet while a script's subclass has not called `__init__`.
    body: OnceCell<Box<dyn ForeignBody>>,
}

impl Object for Foreign {
    const KIND: Kind = Kind::Foreign;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class.to_value());
        if let Some(body) = self.body.get() {
            body.traverse(visit);
        }
    }

    fn clear(&self) {
        if let Some(body) = self.body.get() {
            body.clear();
        }
    }
}

impl Foreign {
    /// An object of the class with this body.
    pub fn new(class: Ref<Class>, body: impl ForeignBody) -> Ref<Foreign> {
        let body = OnceCell::from(Box::new(body) as Box<dyn ForeignBody>);
        Ref::new(Foreign { class, body })
    }

    /// An object of the class that has no body yet.
    pub fn empty(class: Ref<Class>) -> Ref<Foreign> {
        let body = OnceCell::new();
        Ref::new(Foreign { class, body })
    }

    /// Gives an empty object its body; one that it has stays.
    pub fn fill(&self, body: impl ForeignBody) {
        self.body.get_or_init(|| Box::new(body));
    }

    /// The body, if it is a `T`.
    pub fn body<T: ForeignBody>(&self) -> Option<&T> {
        let body: &dyn Any = &**self.body.get()?;
        body.downcast_ref()
    }
}
