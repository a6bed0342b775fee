//! `itertools`: iterators made of other iterators. Every one of them takes its items one at a time.
//!
//! A class here is a constructor and a body that gives the next item; see
//! [`NextItem`](crate::vm::ops::iterate::NextItem).

mod combine;
mod endless;
mod group;
mod select;
mod tee;

use std::cell::RefCell;

use crate::builtins::iterators::ITERATOR;
use crate::modules::{classes_of_new, new as new_module, new_class, set};
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult};
use crate::vm::ops::iterate::{NextItem, native_iter};
use crate::vm::ops::iterator_step::ready_item;
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(
        cx,
        "itertools",
        "Functional tools for creating and using iterators.",
        tee::FUNCTIONS,
    );
    for (name, methods) in endless::CLASSES
        .iter()
        .chain(select::CLASSES)
        .chain(combine::CLASSES)
    {
        add(cx, &module, name, methods);
    }
    group::add(cx, &module);
    tee::add(cx);
    Ok(module.into_value())
}

/// The classes of one file: name and methods.
type Classes = &'static [(&'static str, &'static [NativeDef])];

/// Gives the module a class of iterators.
fn add(cx: &mut Cx, module: &Ref<Module>, name: &str, methods: &'static [NativeDef]) -> Ref<Class> {
    let object = cx.types.object.clone();
    let class = new_class(cx, "itertools", name, &object, Kind::Iter);
    cx.add_methods(&class, methods);
    cx.add_methods(&class, ITERATOR);
    set(cx, module, name, class.to_value());
    class
}

/// A new iterator for a `__new__`.
fn made(cx: &mut Cx, args: &Args, body: impl NextItem) -> NativeResult {
    let (own, class) = classes_of_new(cx, args)?;
    let iter = native_iter(&own, body);
    Ok(cx.wrap_new(&class, iter))
}

/// An iterator that is let go of at its end.
struct Source(RefCell<Value>);

impl Source {
    /// The items of an iterable.
    fn of(cx: &mut Cx, iterable: &Value) -> Result<Source, Raised> {
        Ok(Source(RefCell::new(cx.iter(iterable)?)))
    }

    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let item = self.next_or_stop(cx);
        cx.end_at_stop(item)
    }

    /// For an iterator that ends as this one does: with the value of its StopIteration.
    fn next_or_stop(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        if let Some(item) = ready_item(cx, &self.0.borrow()) {
            return Ok(Some(item));
        }
        let iter = self.0.borrow().clone();
        if iter.is_unbound() {
            return Ok(None);
        }
        let item = cx.next_or_stop(&iter);
        match &item {
            Ok(Some(_)) => {}
            Err(raised) if !cx.is_stop_iteration(raised) => {}
            _ => self.end(),
        }
        item
    }

    fn end(&self) {
        let old = self.0.replace(Value::UNBOUND);
        drop(old);
    }

    fn has_ended(&self) -> bool {
        self.0.borrow().is_unbound()
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0.borrow());
    }
}
