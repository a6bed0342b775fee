//! An error in source text: what the parser and the compiler found, as one kind of thing.

use std::cell::RefCell;
use std::rc::Rc;

use super::snippet::{self, Label};
use super::terminal::Style;
use crate::compile::CompileError;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::syntax::{ErrorKind, SyntaxError};
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// An error in source text.
#[derive(Debug)]
pub struct SourceError {
    /// Which exception type reports it.
    pub kind: ErrorKind,
    /// CPython's words.
    pub message: String,
    pub source: Rc<SourceFile>,
    /// The place first, then other places that matter.
    labels: Vec<(Span, String)>,
    help: Option<String>,
}

impl SourceError {
    /// An error with nothing but a message and a place.
    pub fn new(
        kind: ErrorKind,
        message: String,
        span: Span,
        source: Rc<SourceFile>,
    ) -> SourceError {
        SourceError {
            kind,
            message,
            source,
            labels: vec![(span, String::new())],
            help: None,
        }
    }

    /// What the parser found.
    pub fn from_syntax(error: SyntaxError, source: Rc<SourceFile>) -> SourceError {
        let mut found = SourceError::new(error.kind, error.message, error.span, source);
        found.labels.extend(error.labels);
        found.help = error.help;
        found
    }

    /// What the compiler found.
    pub fn from_compile(error: CompileError, source: Rc<SourceFile>) -> SourceError {
        let mut found = SourceError::new(ErrorKind::Syntax, error.message, error.span, source);
        found.labels.extend(error.labels);
        found.help = error.help;
        found
    }

    /// Adds advice.
    pub fn help(mut self, help: impl Into<String>) -> SourceError {
        self.help = Some(help.into());
        self
    }

    /// The place it is about.
    pub fn span(&self) -> Span {
        self.labels.first().map_or(Span::at(0), |(span, _)| *span)
    }

    /// The source with the places marked.
    pub fn picture(&self, style: &Style) -> String {
        let label = |(span, text): &(Span, String)| Label {
            span: *span,
            text: text.clone(),
        };
        let labels: Vec<Label> = self.labels.iter().map(label).collect();
        snippet::draw(&self.source, &labels, self.help.as_deref(), style)
    }

    /// The whole message.
    pub fn render(&self, style: &Style) -> String {
        format!(
            "{}{}: {}\n",
            self.picture(style),
            self.kind.name(),
            self.message
        )
    }
}

/// The last source error that became an exception: a report of that exception shows all of it.
struct Last {
    exception: Ref<Exception>,
    error: Rc<SourceError>,
}

const LAST: &str = "last source error";

/// Makes it a `SyntaxError` that scripts can catch.
pub fn raise(cx: &mut Cx, error: SourceError) -> Raised {
    let class = match error.kind {
        ErrorKind::Syntax => cx.exceptions.SyntaxError.clone(),
        ErrorKind::Indentation => cx.exceptions.IndentationError.clone(),
        ErrorKind::Tab => cx.exceptions.TabError.clone(),
    };
    let raised = cx.raise(&class, &error.message);
    describe(cx, &raised.0, &error);
    let last = Last {
        exception: raised.0.clone(),
        error: Rc::new(error),
    };
    cx.module_state.insert(LAST, Rc::new(RefCell::new(last)));
    raised
}

/// Gives the exception the attributes that say where.
fn describe(cx: &mut Cx, exception: &Ref<Exception>, error: &SourceError) {
    let span = error.span();
    let (line, column) = error.source.line_col(span.start);
    let (end_line, end_column) = error.source.line_col(span.end);
    let text = cx.str(format!("{}\n", error.source.line_text(line)));
    let number = |number: usize| Value::int(number as i64);
    let facts = [
        ("msg", cx.str(error.message.as_str())),
        ("filename", cx.str(error.source.name.as_str())),
        ("lineno", number(line)),
        ("offset", number(column + 1)),
        ("text", text),
        ("end_lineno", number(end_line)),
        ("end_offset", number(end_column + 1)),
        ("print_file_and_line", Value::NONE),
    ];
    let where_ = facts[1..7]
        .iter()
        .map(|(_, value)| value.clone())
        .collect::<Vec<Value>>();
    let args = vec![facts[0].1.clone(), Tuple::new(where_).into_value()];
    exception.args.replace(Tuple::new(args));
    let attrs = exception.dict();
    for (name, value) in facts {
        let name = cx.intern(name);
        attrs.set_str(&name, value);
    }
}

/// The source error that this exception was made of, if it is the last one.
pub fn recall(cx: &Cx, exception: &Ref<Exception>) -> Option<Rc<SourceError>> {
    let last = cx
        .module_state
        .get(LAST)?
        .downcast_ref::<RefCell<Last>>()?
        .borrow();
    last.exception.same(exception).then(|| last.error.clone())
}
