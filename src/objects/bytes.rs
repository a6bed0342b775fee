//! `bytes` and `bytearray`: arrays of bytes, fixed and growable.

use std::cell::{Cell, RefCell};

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A bytes object.
pub struct Bytes {
    bytes: Box<[u8]>,
}

impl Object for Bytes {
    const KIND: Kind = Kind::Bytes;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Bytes {
    /// A bytes object of these bytes.
    pub fn new(bytes: impl Into<Box<[u8]>>) -> Ref<Bytes> {
        Ref::new(Bytes {
            bytes: bytes.into(),
        })
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }
}

/// A bytearray object.
pub struct ByteArray {
    /// The bytes.
    pub bytes: RefCell<Vec<u8>>,
    /// How many memoryviews look at it: while there are any, its size stays.
    pub exports: Cell<u32>,
}

impl Object for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl ByteArray {
    /// A bytearray of these bytes.
    pub fn new(bytes: Vec<u8>) -> Ref<ByteArray> {
        Ref::new(ByteArray {
            bytes: RefCell::new(bytes),
            exports: Cell::new(0),
        })
    }
}
