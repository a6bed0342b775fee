//! The part of the library that is written in the language itself, embedded in the binary: Bide's
//! own modules, and CPython's that `stdlib/from_cpython.txt` lists.

use std::borrow::Cow;

/// A module of the library.
pub struct LibraryModule {
    /// Its dotted name.
    pub name: &'static str,
    /// Whether it is a package: its file is an `__init__.py`.
    pub is_package: bool,
    text: Text,
}

/// A module's source.
enum Text {
    Plain(&'static str),
    /// Compressed, as a zip file's members are.
    Deflated(&'static [u8]),
}

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

impl LibraryModule {
    /// Its source.
    pub fn text(&self) -> Cow<'static, str> {
        match self.text {
            Text::Plain(text) => Cow::Borrowed(text),
            Text::Deflated(bytes) => {
                let text = miniz_oxide::inflate::decompress_to_vec(bytes).unwrap_or_default();
                Cow::Owned(String::from_utf8(text).unwrap_or_default())
            }
        }
    }
}

/// The library's module of this name.
pub fn find(name: &str) -> Option<&'static LibraryModule> {
    let at = MODULES
        .binary_search_by(|module| module.name.cmp(name))
        .ok()?;
    MODULES.get(at)
}
