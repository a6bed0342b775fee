//! `memoryview`: a window on the bytes of another object, cut into items of one format.

use std::cell::Cell;

use crate::objects::array::array_of;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::value::Value;

/// How the items are laid out.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Format {
    /// The letter, as in the module `struct`.
    pub letter: char,
    /// How many bytes an item has.
    pub size: usize,
}

impl Format {
    /// Plain bytes.
    pub const BYTES: Format = Format {
        letter: 'B',
        size: 1,
    };

    /// The format of this letter, perhaps after `@`.
    pub fn parse(text: &str) -> Option<Format> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let mut chars = text.chars();
        let (letter, None) = (chars.next()?, chars.next()) else {
            return None;
        };
        let size = match letter {
            'b' | 'B' | 'c' | '?' => 1,
            'h' | 'H' | 'e' => 2,
            'i' | 'I' | 'f' => 4,
            'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'd' | 'P' => 8,
            _ => return None,
        };
        Some(Format { letter, size })
    }

    /// Whether an item is a byte, under whatever name.
    pub fn is_byte(self) -> bool {
        matches!(self.letter, 'b' | 'B' | 'c')
    }
}

/// The body of a `memoryview` object.
pub struct MemoryView {
    /// The bytes, bytearray or array that is looked at.
    pub owner: Value,
    /// Where the first item begins.
    pub start: usize,
    /// How many items there are.
    pub len: usize,
    /// How far it is from one item to the next, in bytes.
    pub stride: isize,
    pub format: Format,
    pub read_only: bool,
    pub released: Cell<bool>,
}

impl ForeignBody for MemoryView {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.owner);
    }
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.release();
    }
}

impl MemoryView {
    /// A view of all of a bytes, bytearray or array value; none if it is something else.
    pub fn of(owner: &Value) -> Option<MemoryView> {
        let read_only = owner.get::<Bytes>().is_some();
        let size = match owner.get::<Bytes>() {
            Some(bytes) => bytes.as_slice().len(),
            None => growable(owner)?.bytes.borrow().len(),
        };
        let format = array_of(owner).map_or(Format::BYTES, |array| array.format);
        let whole = MemoryView {
            owner: owner.clone(),
            start: 0,
            len: size / format.size,
            stride: format.size as isize,
            format,
            read_only,
            released: Cell::new(true),
        };
        Some(whole.same())
    }

    /// Another view of the same items.
    pub fn same(&self) -> MemoryView {
        if let Some(array) = growable(&self.owner) {
            array.exports.set(array.exports.get() + 1);
        }
        MemoryView {
            owner: self.owner.clone(),
            start: self.start,
            len: self.len,
            stride: self.stride,
            format: self.format,
            read_only: self.read_only,
            released: Cell::new(false),
        }
    }

    /// The view as an object; `class` is `memoryview`.
    pub fn object(self, class: &Ref<Class>) -> Value {
        Foreign::new(class.clone(), self).into_value()
    }

    /// Lets go of the bytes.
    pub fn release(&self) {
        if self.released.replace(true) {
            return;
        }
        if let Some(array) = growable(&self.owner) {
            array.exports.set(array.exports.get() - 1);
        }
    }

    /// Whether the items follow each other without gaps.
    pub fn is_contiguous(&self) -> bool {
        self.len <= 1 || self.stride == self.format.size as isize
    }

    /// Where an item begins.
    pub fn offset(&self, index: usize) -> usize {
        (self.start as isize + index as isize * self.stride) as usize
    }

    /// A copy of one item's bytes.
    pub fn item(&self, index: usize) -> Vec<u8> {
        let from = self.offset(index);
        self.look(|bytes| bytes[from..from + self.format.size].to_vec())
    }

    /// A copy of all items' bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.is_contiguous() {
            let size = self.len * self.format.size;
            return self.look(|bytes| bytes[self.start..self.start + size].to_vec());
        }
        (0..self.len).flat_map(|index| self.item(index)).collect()
    }

    /// Replaces one item's bytes.
    pub fn set_item(&self, index: usize, item: &[u8]) {
        let from = self.offset(index);
        if let Some(array) = growable(&self.owner) {
            array.bytes.borrow_mut()[from..from + item.len()].copy_from_slice(item);
        }
    }

    fn look<T>(&self, look: impl FnOnce(&[u8]) -> T) -> T {
        match (self.owner.get::<Bytes>(), growable(&self.owner)) {
            (Some(bytes), _) => look(bytes.as_slice()),
            (None, Some(array)) => look(&array.bytes.borrow()),
            (None, None) => unreachable!("a view is made for values that have bytes"),
        }
    }
}

/// The bytes of a bytearray or array value, which can be changed.
pub fn growable(value: &Value) -> Option<&Ref<ByteArray>> {
    match value.get::<ByteArray>() {
        Some(array) => Some(array),
        None => array_of(value).map(|array| &array.bytes),
    }
}

/// Lets `change` work on the bytes of a bytearray, array or writable memoryview without gaps; none for
/// other values.
pub fn with_writable<T>(value: &Value, change: impl FnOnce(&mut [u8]) -> T) -> Option<T> {
    if let Some(array) = growable(value) {
        return Some(change(&mut array.bytes.borrow_mut()));
    }
    let view = view_of(value)?;
    if view.released.get() || view.read_only || !view.is_contiguous() {
        return None;
    }
    let array = growable(&view.owner)?;
    let size = view.len * view.format.size;
    let mut bytes = array.bytes.borrow_mut();
    Some(change(&mut bytes[view.start..view.start + size]))
}

/// The view inside a value.
pub fn view_of(value: &Value) -> Option<&MemoryView> {
    value.get::<Foreign>()?.body()
}

/// The bytes that a view shows; none for other values and for a view that was released.
pub fn viewed_bytes(value: &Value) -> Option<Vec<u8>> {
    let view = view_of(value).filter(|view| !view.released.get())?;
    Some(view.to_bytes())
}
