//! What the grammar's actions call: they build nodes, fix spans, and say what the grammar could not.
//!
//! An action never stops the parser: it reports to the builder and goes on, and the first report wins. So
//! an early mistake is told before a later one, whoever finds it.

mod calls;
mod expressions;
mod literals;
mod parameters;
mod patterns;
mod statements;
mod targets;

use rustc_hash::FxHashMap;

use crate::syntax::ast::{Expr, Ident, Name, Stmt, Warning};
use crate::syntax::error::SyntaxError;
use unicode_normalization::UnicodeNormalization;

use crate::text::{SourceFile, Span};

pub use calls::{Arg, double_star, generator_arg, positional};
pub use expressions::*;
pub use literals::{
    Field, Piece, StringPart, f_string, field_piece, plain_string, t_string, text_piece,
};
pub use parameters::Param;
pub use patterns::*;
pub use statements::*;

/// What the parser gives.
pub enum Top {
    /// A file.
    Module(Vec<Stmt>),
    /// A lone expression.
    Expression(Box<Expr>),
}

/// The source being parsed, and what was found in it.
pub struct Builder<'s> {
    /// The source text, for what tokens do not carry.
    pub source: &'s SourceFile,
    /// Errors, in the order they were found.
    pub errors: Vec<SyntaxError>,
    /// Doubtful places.
    pub warnings: Vec<Warning>,
    names: FxHashMap<&'s str, Name>,
}

impl<'s> Builder<'s> {
    /// A builder for one parse.
    pub fn new(source: &'s SourceFile) -> Builder<'s> {
        Builder {
            source,
            errors: Vec::new(),
            warnings: Vec::new(),
            names: FxHashMap::default(),
        }
    }

    /// The name at `l..r` in its normal form (NFKC); equal names share their text.
    pub fn name(&mut self, l: u32, r: u32) -> Name {
        let text = &self.source.text[l as usize..r as usize];
        let normal = || match text.is_ascii() {
            true => Name::from(text),
            false => text.nfkc().collect::<String>().into(),
        };
        self.names.entry(text).or_insert_with(normal).clone()
    }

    /// The name at `l..r`, with its place.
    pub fn ident(&mut self, l: u32, r: u32) -> Ident {
        Ident {
            id: self.name(l, r),
            span: Span::new(l, r),
        }
    }

    /// `a.b.c` as one name, without the spaces that may stand around the dots.
    pub fn dotted_name(&mut self, l: u32, r: u32) -> Name {
        let text = &self.source.text[l as usize..r as usize];
        if text
            .bytes()
            .all(|byte| !byte.is_ascii_whitespace() && byte != b'\\')
        {
            return self.name(l, r);
        }
        let parts = text
            .split('.')
            .map(|part| part.trim_matches(|c: char| c.is_whitespace() || c == '\\'));
        parts.collect::<Vec<_>>().join(".").into()
    }

    /// Reports an error.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.errors.push(SyntaxError::new(span, message));
    }
}

/// Items with commas between them.
pub struct List<T> {
    /// The items.
    pub items: Vec<T>,
    /// A comma follows the last one.
    pub trailing: bool,
}

impl<T> List<T> {
    /// Puts the two together.
    pub fn new(items: Vec<T>, trailing: bool) -> List<T> {
        List { items, trailing }
    }

    /// The only item, when it is not a tuple of one.
    pub fn single(self) -> Result<T, Vec<T>> {
        let List {
            mut items,
            trailing,
        } = self;
        match items.pop() {
            Some(item) if items.is_empty() && !trailing => Ok(item),
            Some(item) => Err(push(items, item)),
            None => Err(items),
        }
    }
}

/// Adds an item at the end.
pub fn push<T>(mut items: Vec<T>, item: T) -> Vec<T> {
    items.push(item);
    items
}

/// Adds several.
pub fn append<T>(mut items: Vec<T>, mut more: Vec<T>) -> Vec<T> {
    items.append(&mut more);
    items
}
