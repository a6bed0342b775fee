//! Contexts: the values of context variables, as an object that a script can hold and run in.

use std::cell::{Cell, RefCell};

use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;

/// A context object. The values themselves are a tuple of variables and their values in turns, which
/// is never changed; unbound if there are none.
pub struct Context {
    pub values: RefCell<Value>,
    /// Whether something runs in it.
    pub entered: Cell<bool>,
}

impl ForeignBody for Context {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.values.borrow());
    }

    fn clear(&self) {
        drop(self.values.take());
    }
}

/// The values of a context: of a context object, or the values themselves.
pub fn values_of(context: &Value) -> Value {
    match context.get::<Foreign>().and_then(|f| f.body::<Context>()) {
        Some(object) => object.values.borrow().clone(),
        None => context.clone(),
    }
}

/// What a variable has in these values.
pub fn find(values: &Value, variable: &Value) -> Option<Value> {
    let pairs = values.get::<Tuple>()?.items().chunks(2);
    let mut found = pairs.filter(|pair| pair[0].is(variable));
    found.next().map(|pair| pair[1].clone())
}

/// The values with one of them changed, or removed if there is none.
pub fn with(values: &Value, variable: &Value, value: Option<Value>) -> Value {
    let pairs = values.get::<Tuple>().map_or(&[][..], |tuple| tuple.items());
    let mut list = Vec::with_capacity(pairs.len() + 2);
    for pair in pairs.chunks(2).filter(|pair| !pair[0].is(variable)) {
        list.extend_from_slice(pair);
    }
    if let Some(value) = value {
        list.extend([variable.clone(), value]);
    }
    Tuple::new(list).into_value()
}
