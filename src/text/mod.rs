//! Source text and places in it: the lowest floor, which knows nothing of the language.

pub mod character_names;
pub mod nearest;
pub mod source;
pub mod span;
pub mod surrogates;

pub use source::SourceFile;
pub use span::Span;
