//! The insides of `array.array`: numbers or characters of one kind, side by side.

use crate::objects::bytes::ByteArray;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::memory_view::Format;
use crate::objects::packing::{Word, unpack};
use crate::objects::value::Value;

/// The body of an array: the bytes of its items, which memoryviews may look at.
pub struct Array {
    pub format: Format,
    pub bytes: Ref<ByteArray>,
}

impl ForeignBody for Array {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Array {
    /// An array with these bytes.
    pub fn new(format: Format, bytes: Vec<u8>) -> Array {
        Array {
            format,
            bytes: ByteArray::new(bytes),
        }
    }

    /// The array as an object of the class.
    pub fn object(self, class: &Ref<Class>) -> Value {
        Foreign::new(class.clone(), self).into_value()
    }

    /// Whether the items are characters.
    pub fn is_text(&self) -> bool {
        matches!(self.format.letter, 'u' | 'w')
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.bytes.bytes.borrow().len() / self.format.size
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at an index, or the code of the character.
    pub fn number(&self, index: usize) -> Option<Value> {
        let from = index * self.format.size;
        let bytes = self.bytes.bytes.borrow();
        let item = bytes.get(from..from + self.format.size)?;
        let letter = if self.is_text() {
            'I'
        } else {
            self.format.letter
        };
        Some(unpack(letter, item))
    }

    /// Replaces an item.
    pub fn set(&self, index: usize, item: Word) {
        let from = index * self.format.size;
        let mut bytes = self.bytes.bytes.borrow_mut();
        if let Some(place) = bytes.get_mut(from..from + self.format.size) {
            place.copy_from_slice(&item[..self.format.size]);
        }
    }

    /// A copy of all items' bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes.bytes.borrow().clone()
    }
}

/// The array inside a value.
pub fn array_of(value: &Value) -> Option<&Array> {
    value.get::<Foreign>()?.body()
}
