//! `int | None`: a union of types.

use crate::objects::foreign::ForeignBody;
use crate::objects::value::Value;

/// The body of a union: a foreign object of the class `Union`.
pub struct UnionBody {
    /// The alternatives, each once, none of them a union; `None` stands for itself.
    pub members: Vec<Value>,
}

impl ForeignBody for UnionBody {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.members.iter().for_each(visit);
    }
}
