//! `mappingproxy`: a read-only view of a dict, such as a class's `__dict__`.

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::value::Value;

/// The body of a `mappingproxy` object.
pub struct MappingProxy {
    /// The dict that shows through.
    pub dict: Ref<Dict>,
}

impl ForeignBody for MappingProxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.to_value());
    }
}

impl MappingProxy {
    /// A view of the dict; `class` is `types.MappingProxyType`.
    pub fn object(class: &Ref<Class>, dict: Ref<Dict>) -> Ref<Foreign> {
        Foreign::new(class.clone(), MappingProxy { dict })
    }
}
