//! What is wrong with a source text, as data: CPython's words, the place, and where we can, more help.

use crate::text::Span;

/// Which of Python's exception types reports it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

impl ErrorKind {
    /// The exception type's name.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
        }
    }
}

/// One error in a source text.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxError {
    /// The exception type that reports it.
    pub kind: ErrorKind,
    /// CPython's message.
    pub message: String,
    /// The place it is about.
    pub span: Span,
    /// What to do about it, in plain words.
    pub help: Option<String>,
    /// Other places that matter, and why.
    pub labels: Vec<(Span, String)>,
    /// More text might have made it right: the input ended too early.
    pub at_end: bool,
}

impl SyntaxError {
    /// A plain `SyntaxError`.
    pub fn new(span: Span, message: impl Into<String>) -> SyntaxError {
        SyntaxError::of_kind(ErrorKind::Syntax, span, message)
    }

    /// An error of any kind.
    pub fn of_kind(kind: ErrorKind, span: Span, message: impl Into<String>) -> SyntaxError {
        let message = message.into();
        SyntaxError {
            kind,
            message,
            span,
            help: None,
            labels: Vec::new(),
            at_end: false,
        }
    }

    /// Adds advice.
    pub fn help(mut self, help: impl Into<String>) -> SyntaxError {
        self.help = Some(help.into());
        self
    }

    /// Points at another place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> SyntaxError {
        self.labels.push((span, text.into()));
        self
    }

    /// Says that more text might have made it right.
    pub fn at_end(mut self) -> SyntaxError {
        self.at_end = true;
        self
    }
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}
