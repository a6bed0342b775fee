//! A reference to an object of any kind in one word, for what there are very many of.
//!
//! In: a value that is an object. Out: the same value again. Half the size of a [`Value`], because what is
//! no object is left out.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::objects::heap::{Header, Object, Ref};
use crate::objects::value::Value;

/// A counted reference to an object, or none.
#[derive(Default)]
pub struct Link(Option<NonNull<Header>>);

const _: () = assert!(size_of::<Link>() == 8);

impl Link {
    /// A reference to the object that a value is; none if it is no object.
    #[inline]
    pub fn new(value: Value) -> Link {
        Link(value.into_header())
    }

    /// The object as a value; unbound if there is none.
    #[inline]
    pub fn into_value(self) -> Value {
        let object = self.0;
        std::mem::forget(self);
        match object {
            // SAFETY: the link owned one count, which goes over to the value.
            Some(object) => unsafe { Value::from_header(object) },
            None => Value::UNBOUND,
        }
    }

    /// The same, without giving the reference up.
    #[inline]
    pub fn to_value(&self) -> Value {
        self.clone().into_value()
    }

    /// The object, if it is one of type `T`.
    #[inline]
    pub fn get<T: Object>(&self) -> Option<&Ref<T>> {
        let object = self.0.as_ref()?;
        // SAFETY: the link keeps the object alive; its kind says that it is a `T`, and a `Ref<T>` is that
        // same pointer, borrowed from the link.
        unsafe {
            if T::is_kind(object.as_ref().kind()) {
                Some(&*(&raw const *object).cast::<Ref<T>>())
            } else {
                None
            }
        }
    }

    /// Whether both refer to the same object, or to none.
    #[inline]
    pub fn same(&self, other: &Link) -> bool {
        self.0 == other.0
    }

    /// Whether it refers to the object that a value is.
    pub fn is(&self, value: &Value) -> bool {
        self.to_value().is(value)
    }
}

impl Clone for Link {
    #[inline]
    fn clone(&self) -> Link {
        if let Some(object) = &self.0 {
            // SAFETY: the link keeps the object alive.
            unsafe { object.as_ref() }.retain();
        }
        Link(self.0)
    }
}

impl Drop for Link {
    #[inline]
    fn drop(&mut self) {
        if let Some(object) = self.0 {
            // SAFETY: the link owned one count.
            unsafe { Header::release(object) };
        }
    }
}

/// A place for an object that is put there once and stays.
#[derive(Default)]
pub struct LinkOnce(Cell<Link>);

impl LinkOnce {
    /// A place with this in it; with nothing yet if it is no object.
    #[inline]
    pub fn new(value: Value) -> LinkOnce {
        LinkOnce(Cell::new(Link::new(value)))
    }

    /// Puts an object there, unless there is one.
    pub fn fill(&self, value: Value) {
        if self.link().is_none() {
            self.0.set(Link::new(value));
        }
    }

    /// Whether there is nothing yet.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.link().is_none()
    }

    /// The object as a value; unbound if there is none.
    #[inline]
    pub fn to_value(&self) -> Value {
        self.link().map_or(Value::UNBOUND, Link::to_value)
    }

    /// The object, if it is one of type `T`.
    #[inline]
    pub fn get<T: Object>(&self) -> Option<&Ref<T>> {
        self.link()?.get()
    }

    /// Whether both have the same object, or none.
    #[inline]
    pub fn same(&self, other: &LinkOnce) -> bool {
        match (self.link(), other.link()) {
            (Some(link), Some(other)) => link.same(other),
            (link, other) => link.is_none() && other.is_none(),
        }
    }

    /// Whether the object is this one.
    pub fn is(&self, value: &Value) -> bool {
        self.to_value().is(value)
    }

    #[inline]
    fn link(&self) -> Option<&Link> {
        // SAFETY: an object that is there is never replaced, so the reference stays good; a reference to an
        // empty place does not leave this function.
        let link = unsafe { &*self.0.as_ptr() };
        link.0.is_some().then_some(link)
    }
}

/// A place for an object, or for none; what comes out and goes in are values.
#[derive(Default)]
pub struct LinkCell(Cell<Link>);

impl LinkCell {
    /// A place with this in it.
    pub fn new(value: Value) -> LinkCell {
        LinkCell(Cell::new(Link::new(value)))
    }

    /// Takes the object out.
    #[inline]
    pub fn take(&self) -> Value {
        self.0.take().into_value()
    }

    /// Puts another object in its place.
    #[inline]
    pub fn set(&self, value: Value) {
        drop(self.0.replace(Link::new(value)));
    }

    /// A reference to the object that stays there.
    #[inline]
    pub fn peek(&self) -> Value {
        let link = self.0.take();
        let value = link.to_value();
        self.0.set(link);
        value
    }

    /// Whether there is none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        // SAFETY: nothing else reads or writes the cell while this looks at the pointer.
        unsafe { &*self.0.as_ptr() }.0.is_none()
    }

    /// Shows the object to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.peek());
    }
}

/// A place for a value that is mostly unbound.
#[derive(Default)]
pub struct RareCell(Cell<Option<Box<Value>>>);

impl RareCell {
    /// A place with this in it.
    pub fn new(value: Value) -> RareCell {
        let cell = RareCell::default();
        cell.set(value);
        cell
    }

    /// Takes the value out.
    pub fn take(&self) -> Value {
        self.0.take().map_or(Value::UNBOUND, |value| *value)
    }

    /// Puts another value in its place.
    pub fn set(&self, value: Value) {
        let value = (!value.is_unbound()).then(|| Box::new(value));
        drop(self.0.replace(value));
    }

    /// A copy of the value.
    pub fn peek(&self) -> Value {
        let value = self.0.take();
        let copy = value.as_deref().cloned().unwrap_or_default();
        self.0.set(value);
        copy
    }

    /// Shows the value to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.peek());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::str::Str;

    #[test]
    fn an_object_comes_out_as_it_went_in() {
        let text = Str::new("text".to_owned());
        let cell = LinkCell::new(text.to_value());
        assert_eq!(text.count(), 2);
        assert!(cell.peek().is(&text.to_value()));
        cell.set(Value::UNBOUND);
        assert!(cell.is_empty() && cell.take().is_unbound());
        assert_eq!(text.count(), 1);
        let link = Link::new(text.to_value());
        assert!(link.get::<Str>().is_some_and(|s| s.same(&text)));
        assert!(link.same(&link.clone()) && link.is(&text.to_value()));
        drop(link);
        assert_eq!(text.count(), 1);
    }

    #[test]
    fn what_is_put_once_stays() {
        let (text, other) = (Str::new("text".to_owned()), Str::new("other".to_owned()));
        let once = LinkOnce::default();
        assert!(once.is_empty() && once.get::<Str>().is_none());
        assert!(once.same(&LinkOnce::default()));
        once.fill(text.to_value());
        once.fill(other.to_value());
        assert!(once.get::<Str>().is_some_and(|s| s.same(&text)));
        assert!(once.is(&text.to_value()) && once.same(&LinkOnce::new(text.to_value())));
        assert_eq!(other.count(), 1);
    }

    #[test]
    fn a_rare_value_may_be_anything() {
        let cell = RareCell::default();
        assert!(cell.peek().is_unbound());
        cell.set(Value::int(7));
        assert_eq!(cell.peek().as_int(), Some(7));
        assert_eq!(cell.take().as_int(), Some(7));
        assert!(cell.take().is_unbound());
    }
}
