//! `str`: immutable text, UTF-8 inside, indexed by code point.
//!
//! ASCII text is indexed at once; other text through a table of every 64th code point's offset,
//! made when it is first indexed.

use std::cell::{Cell, OnceCell};
use std::hash::Hasher;

use compact_str::{CompactString, ToCompactString};

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// Code points between two entries of the offset table.
const STRIDE: usize = 64;

/// A string object.
pub struct Str {
    text: CompactString,
    /// 0 until it is asked for.
    hash: Cell<u64>,
    /// Number of code points; `usize::MAX` until it is asked for.
    chars: Cell<usize>,
    offsets: OnceCell<Box<[u32]>>,
}

impl Object for Str {
    const KIND: Kind = Kind::Str;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Str {
    /// A string object with this text.
    pub fn new(text: impl Into<CompactString>) -> Ref<Str> {
        Ref::new(Str {
            text: text.into(),
            hash: Cell::new(0),
            chars: Cell::new(usize::MAX),
            offsets: OnceCell::new(),
        })
    }

    /// The decimal digits of an int.
    pub fn of_int(value: i64) -> Ref<Str> {
        Str::new(value.to_compact_string())
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The hash of the text, never 0.
    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hash_text(&self.text));
        }
        self.hash.get()
    }

    /// How many code points there are.
    pub fn chars(&self) -> usize {
        if self.chars.get() == usize::MAX {
            self.chars.set(self.text.chars().count());
        }
        self.chars.get()
    }

    /// Whether every code point is below 128, so that byte and code point offsets are the same.
    pub fn is_ascii(&self) -> bool {
        self.chars() == self.text.len()
    }

    /// The byte offset of a code point; the text's length for the one past the end.
    pub fn offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index;
        }
        if index >= self.chars() {
            return self.text.len();
        }
        let offsets = self.offsets.get_or_init(|| self.table());
        let start = offsets[index / STRIDE] as usize;
        let rest = &self.text[start..];
        rest.char_indices()
            .nth(index % STRIDE)
            .map_or(self.text.len(), |(at, _)| start + at)
    }

    /// The code point index of a byte offset that lies on a boundary.
    pub fn index_of_offset(&self, offset: usize) -> usize {
        if self.is_ascii() {
            offset
        } else {
            self.text[..offset].chars().count()
        }
    }

    /// The code points `start..end`, both in range.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        if start >= end {
            return "";
        }
        &self.text[self.offset(start)..self.offset(end)]
    }

    /// Appends in place: what `s += t` does when nobody else refers to `s`.
    pub fn push(&mut self, tail: &Str) {
        let chars = self.chars() + tail.chars();
        self.text.push_str(&tail.text);
        self.hash.set(0);
        self.chars.set(chars);
        self.offsets = OnceCell::new();
    }

    fn table(&self) -> Box<[u32]> {
        self.text
            .char_indices()
            .step_by(STRIDE)
            .map(|(at, _)| at as u32)
            .collect()
    }
}

/// The hash that a string of this text has.
pub fn hash_text(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

/// The hash that a bytes object of these bytes has, and the string they encode: 0 if there are none.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.finish().max(1)
}
