//! A module: a name and a namespace.

use crate::objects::dict::Dict;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A module object.
pub struct Module {
    /// Its globals, `__name__` among them.
    pub globals: Ref<Dict>,
}

impl Object for Module {
    const KIND: Kind = Kind::Module;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.globals.to_value());
    }
}

impl Module {
    /// A module with these globals.
    pub fn new(globals: Ref<Dict>) -> Ref<Module> {
        Ref::new(Module { globals })
    }
}
