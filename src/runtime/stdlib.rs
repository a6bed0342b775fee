//! The part of the library that is written in the language itself, embedded in the binary.

/// A module of the library.
pub struct LibraryModule {
    /// Its dotted name.
    pub name: &'static str,
    /// Whether it is a package: its file is an `__init__.py`.
    pub is_package: bool,
    /// Its source.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// The library's module of this name.
pub fn find(name: &str) -> Option<&'static LibraryModule> {
    let at = MODULES
        .binary_search_by(|module| module.name.cmp(name))
        .ok()?;
    MODULES.get(at)
}
