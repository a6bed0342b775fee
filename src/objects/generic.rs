//! `list[int]`: a class with type arguments, which calls and attributes see through.

use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;

/// The body of a `types.GenericAlias` object.
pub struct GenericAlias {
    /// `__origin__`: the class that was subscripted.
    pub origin: Value,
    /// `__args__`
    pub args: Ref<Tuple>,
}

impl ForeignBody for GenericAlias {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(&self.args.to_value());
    }
}

impl GenericAlias {
    /// `origin[item]`; a tuple stands for several arguments. `class` is `types.GenericAlias`.
    pub fn object(class: &Ref<Class>, origin: Value, item: &Value) -> Ref<Foreign> {
        let args = match item.get::<Tuple>() {
            Some(args) => args.clone(),
            None => Tuple::new([item.clone()]),
        };
        Foreign::new(class.clone(), GenericAlias { origin, args })
    }
}
