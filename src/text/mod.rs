//! Source text and places in it: the lowest floor, which knows nothing of the language.

pub mod source;
pub mod span;

pub use source::SourceFile;
pub use span::Span;
