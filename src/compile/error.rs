//! What is wrong with a program that parsed: a `SyntaxError` found by scopes or code generation.

use std::fmt;

use crate::text::span::Span;

/// A source error, in CPython's words where CPython has it too.
#[derive(Clone, Debug, PartialEq)]
pub struct CompileError {
    /// The message.
    pub message: String,
    /// Where the trouble is.
    pub span: Span,
    /// What to do about it, if that can be said.
    pub help: Option<String>,
    /// Other places that explain the error, each with a few words.
    pub labels: Vec<(Span, String)>,
}

/// What the compiler's parts give.
pub type Result<T> = std::result::Result<T, CompileError>;

impl CompileError {
    /// An error with a message and a place.
    pub fn new(message: impl Into<String>, span: Span) -> CompileError {
        CompileError {
            message: message.into(),
            span,
            help: None,
            labels: Vec::new(),
        }
    }

    /// Something legal that is over one of our own limits.
    pub fn too_large(what: &str, span: Span) -> CompileError {
        let message = format!("function too large for Bide: {what}");
        CompileError::new(message, span).with_help("split the function into smaller ones")
    }

    /// The same error with advice.
    pub fn with_help(mut self, help: impl Into<String>) -> CompileError {
        self.help = Some(help.into());
        self
    }

    /// The same error with a second place that explains it.
    pub fn with_label(mut self, span: Span, text: impl Into<String>) -> CompileError {
        self.labels.push((span, text.into()));
        self
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CompileError {}
