//! The value: what a register, a list item or an attribute holds.
//!
//! Sixteen bytes: a tag and a payload, the payload a full `i64`, a full `f64` or a counted pointer.
//! All knowledge of that layout is in this file, so that another encoding is a change of one file.
//!
//! With `heap.rs` one of the few files with `unsafe`.
#![allow(unsafe_code)]

use std::ptr::NonNull;

use crate::objects::heap::{Header, Object, Ref};
use crate::objects::kind::Kind;

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u64)]
enum Tag {
    Unbound = 0,
    None,
    NotImplemented,
    Ellipsis,
    Bool,
    Int,
    Float,
    Object,
}

#[derive(Copy, Clone)]
union Payload {
    bits: u64,
    int: i64,
    float: f64,
    object: NonNull<Header>,
}

/// A value of the language, or the mark of a variable that holds none ("unbound").
#[repr(C)]
pub struct Value {
    tag: Tag,
    payload: Payload,
}

const _: () = assert!(size_of::<Value>() == 16);
const _: () = assert!(size_of::<Option<Value>>() == 16);

impl Value {
    /// No value: an unbound variable, an argument not given.
    pub const UNBOUND: Value = Value::plain(Tag::Unbound, 0);
    /// `None`
    pub const NONE: Value = Value::plain(Tag::None, 0);
    /// `True`
    pub const TRUE: Value = Value::plain(Tag::Bool, 1);
    /// `False`
    pub const FALSE: Value = Value::plain(Tag::Bool, 0);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Value = Value::plain(Tag::NotImplemented, 0);
    /// `...`
    pub const ELLIPSIS: Value = Value::plain(Tag::Ellipsis, 0);

    const fn plain(tag: Tag, bits: u64) -> Value {
        Value {
            tag,
            payload: Payload { bits },
        }
    }

    /// An int that fits a machine word.
    #[inline(always)]
    pub const fn int(value: i64) -> Value {
        Value {
            tag: Tag::Int,
            payload: Payload { int: value },
        }
    }

    /// A float.
    #[inline(always)]
    pub const fn float(value: f64) -> Value {
        Value {
            tag: Tag::Float,
            payload: Payload { float: value },
        }
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(value: bool) -> Value {
        Value::plain(Tag::Bool, value as u64)
    }

    /// A heap object.
    #[inline(always)]
    pub fn from_object<T: Object>(object: Ref<T>) -> Value {
        Value {
            tag: Tag::Object,
            payload: Payload {
                object: object.into_raw(),
            },
        }
    }

    /// # Safety
    /// `header` is live, and one count of it is handed over.
    pub(super) unsafe fn from_header(header: NonNull<Header>) -> Value {
        Value {
            tag: Tag::Object,
            payload: Payload { object: header },
        }
    }

    /// The object, with the count that the value owned, if it is one.
    #[inline]
    pub(super) fn into_header(self) -> Option<NonNull<Header>> {
        if !self.is_object() {
            return None;
        }
        // SAFETY: an object tag comes with an object.
        let object = unsafe { self.payload.object };
        std::mem::forget(self);
        Some(object)
    }

    /// What the value is.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        if self.is_object() {
            // SAFETY: an object tag comes with a live object.
            return unsafe { self.payload.object.as_ref() }.kind();
        }
        match self.tag {
            Tag::Unbound => Kind::Unbound,
            Tag::None => Kind::None,
            Tag::NotImplemented => Kind::NotImplemented,
            Tag::Ellipsis => Kind::Ellipsis,
            Tag::Bool => Kind::Bool,
            Tag::Int => Kind::Int,
            Tag::Float => Kind::Float,
            // SAFETY: that was asked before.
            Tag::Object => unsafe { std::hint::unreachable_unchecked() },
        }
    }

    /// Whether the value lives on the heap.
    #[inline(always)]
    pub fn is_object(&self) -> bool {
        self.tag == Tag::Object
    }

    /// Whether there is no value.
    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        self.tag == Tag::Unbound
    }

    /// Whether the value is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.tag == Tag::None
    }

    /// Whether the value is `NotImplemented`.
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.tag == Tag::NotImplemented
    }

    /// Whether the value is the bool `True`.
    #[inline(always)]
    pub fn is_true(&self) -> bool {
        self.as_bool() == Some(true)
    }

    /// The value, unless it is unbound.
    #[inline(always)]
    pub fn bound(&self) -> Option<&Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// The value itself, unless it is unbound.
    #[inline(always)]
    pub fn into_bound(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// The machine-word int, if it is exactly that (no bool, no big one).
    #[inline(always)]
    pub fn as_int(&self) -> Option<i64> {
        if self.tag == Tag::Int {
            // SAFETY: the tag says which field was written.
            Some(unsafe { self.payload.int })
        } else {
            None
        }
    }

    /// The float, if it is one.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        if self.tag == Tag::Float {
            // SAFETY: the tag says which field was written.
            Some(unsafe { self.payload.float })
        } else {
            None
        }
    }

    /// The float, or the one nearest to a machine-word int.
    #[inline(always)]
    pub fn as_real(&self) -> Option<f64> {
        match self.as_float() {
            Some(float) => Some(float),
            None => self.as_int().map(|int| int as f64),
        }
    }

    /// The float, or the one that a machine-word int is exactly.
    #[inline(always)]
    pub fn as_exact(&self) -> Option<f64> {
        match self.as_int() {
            Some(int) => (int.unsigned_abs() <= 1 << 53).then_some(int as f64),
            None => self.as_float(),
        }
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        if self.tag == Tag::Bool {
            // SAFETY: the tag says which field was written.
            Some(unsafe { self.payload.bits } != 0)
        } else {
            None
        }
    }

    /// The object, if the value is one of type `T`.
    #[inline(always)]
    pub fn get<T: Object>(&self) -> Option<&Ref<T>> {
        if self.tag != Tag::Object {
            return None;
        }
        // SAFETY: an object tag comes with a live object; its kind says that it is a `T`, and a
        // `Ref<T>` is that same pointer. The borrow of the value keeps it alive and in place.
        unsafe {
            if T::is_kind(self.payload.object.as_ref().kind()) {
                Some(&*(&raw const self.payload.object).cast::<Ref<T>>())
            } else {
                None
            }
        }
    }

    /// The object as a reference of its own, if the value is one of type `T`.
    pub fn into<T: Object>(self) -> Result<Ref<T>, Value> {
        if self.get::<T>().is_none() {
            return Err(self);
        }
        // SAFETY: `get` has just said so; the count goes over to the reference.
        let object = unsafe { Ref::from_raw(self.payload.object) };
        std::mem::forget(self);
        Ok(object)
    }

    /// Takes the object out, if the value is one of type `T`, and leaves "unbound".
    #[inline(always)]
    pub fn take_ref<T: Object>(&mut self) -> Option<Ref<T>> {
        self.get::<T>()?;
        // SAFETY: `get` has just said so; the count goes over to the reference, and the value
        // forgets it.
        let object = unsafe { Ref::from_raw(self.payload.object) };
        self.tag = Tag::Unbound;
        Some(object)
    }

    /// The header of a heap value.
    pub fn header(&self) -> Option<&Header> {
        if self.is_object() {
            // SAFETY: an object tag comes with a live object.
            Some(unsafe { self.payload.object.as_ref() })
        } else {
            None
        }
    }

    /// `is`: the same object, or the same value where there is no object.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        // SAFETY: every payload was written whole, so its bits may be read.
        self.tag == other.tag && unsafe { self.payload.bits == other.payload.bits }
    }

    /// A number that tells the value from every other live one: what `id()` gives.
    pub fn identity(&self) -> u64 {
        // SAFETY: every payload was written whole, so its bits may be read.
        let bits = unsafe { self.payload.bits };
        if self.is_object() {
            bits
        } else {
            bits.wrapping_mul(16).wrapping_add(self.tag as u64)
        }
    }

    /// Shows every value that this one's object holds to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if self.is_object() {
            // SAFETY: an object tag comes with a live object.
            unsafe { Header::traverse(self.payload.object, visit) }
        }
    }

    /// Lets this one's object, which is garbage, let go of what it can.
    pub fn clear(&self) {
        if self.is_object() {
            // SAFETY: an object tag comes with a live object.
            unsafe { Header::clear(self.payload.object) }
        }
    }

    /// A copy of a value that was perhaps written just now, which the compiler reads in two words as it
    /// was written: one load of both would have to wait until both are in the cache.
    #[inline(always)]
    pub fn dup(&self) -> Value {
        if self.tag == Tag::Object {
            return self.clone();
        }
        // SAFETY: both are fields of a live value, and what is no object is not counted.
        unsafe {
            Value {
                tag: (&raw const self.tag).read_volatile(),
                payload: (&raw const self.payload).read_volatile(),
            }
        }
    }

    /// The value itself, read as `dup` reads: for what a call has just given back in memory.
    #[inline(always)]
    pub fn by_words(self) -> Value {
        let value = std::mem::ManuallyDrop::new(self);
        // SAFETY: both are fields of a live value, which is not dropped: it moves out.
        unsafe {
            Value {
                tag: (&raw const value.tag).read_volatile(),
                payload: (&raw const value.payload).read_volatile(),
            }
        }
    }

    /// Puts another value in the place of this one, which is given back, read as `dup` reads.
    #[inline(always)]
    pub fn replace(&mut self, value: Value) -> Value {
        let old = self.take();
        *self = value;
        old
    }

    /// Takes the value out and leaves "unbound".
    #[inline(always)]
    pub fn take(&mut self) -> Value {
        // SAFETY: as in `dup`; the value moves out, and what stays behind is unbound.
        let value = unsafe {
            Value {
                tag: (&raw const self.tag).read_volatile(),
                payload: (&raw const self.payload).read_volatile(),
            }
        };
        self.tag = Tag::Unbound;
        value
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if self.tag == Tag::Object {
            // SAFETY: an object tag comes with a live object.
            unsafe { self.payload.object.as_ref() }.retain();
        }
        Value {
            tag: self.tag,
            payload: self.payload,
        }
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.tag == Tag::Object {
            // SAFETY: the value owned one count.
            unsafe { Header::release(self.payload.object) };
        }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::UNBOUND
    }
}

impl<T: Object> From<Ref<T>> for Value {
    fn from(object: Ref<T>) -> Value {
        Value::from_object(object)
    }
}
