//! The front door: source text in, a checked tree or one error out. The only file that names LALRPOP.

use lalrpop_util::{ParseError, lalrpop_mod};

use super::actions::{Builder, Top};
use super::ast::{Interactive, Module, Stmt, StmtKind};
use super::check;
use super::error::{ErrorKind, SyntaxError};
use super::expected::{self, Failure};
use super::layout::{Extent, Layout, layout};
use super::token::{Tok, Token};
use crate::text::{SourceFile, Span};

lalrpop_mod!(
    #[allow(clippy::all, clippy::undocumented_unsafe_blocks, unused_imports, dead_code)]
    #[rustfmt::skip]
    grammar,
    "/bide.rs"
);

/// Why a piece of interactive input cannot be run.
#[derive(Clone, Debug, PartialEq)]
pub enum InteractiveError {
    /// More lines are needed.
    Incomplete,
    /// No further line can make it right.
    Syntax(SyntaxError),
}

/// Parses and checks a whole file.
pub fn parse_module(source: &SourceFile) -> Result<Module, SyntaxError> {
    parse_extent(source, Extent::Whole)
}

/// Parses and checks a file or a part of it, as far as that is to be read now.
pub fn parse_extent(source: &SourceFile, extent: Extent) -> Result<Module, SyntaxError> {
    let (body, warnings) = match run(source, Tok::StartModule, extent)? {
        (Top::Module(body), warnings) => (body, warnings),
        (Top::Expression(_), _) => unreachable!("the start marker asks for a module"),
    };
    let mut module = Module {
        body,
        top_level_await: false,
        warnings,
    };
    check::check(&mut module, source)?;
    module.warnings.sort_by_key(|warning| warning.span.start);
    Ok(module)
}

/// Parses and checks what has been typed so far at a prompt.
///
/// A compound statement is complete once an empty line follows it.
pub fn parse_interactive(source: &SourceFile) -> Result<Interactive, InteractiveError> {
    match parse_module(source) {
        Ok(module) if wants_empty_line(&module, source) => Err(InteractiveError::Incomplete),
        Ok(module) => Ok(module),
        Err(error) if error.at_end => Err(InteractiveError::Incomplete),
        Err(error) => Err(InteractiveError::Syntax(error)),
    }
}

/// Parses and checks one expression, as `eval` does; gives a module of nothing else.
pub fn parse_expression(source: &SourceFile) -> Result<Module, SyntaxError> {
    let (value, warnings) = match run(source, Tok::StartExpression, Extent::Whole)? {
        (Top::Expression(value), warnings) => (value, warnings),
        (Top::Module(_), _) => unreachable!("the start marker asks for an expression"),
    };
    let span = value.span;
    let mut module = Module {
        body: vec![Stmt {
            kind: StmtKind::Expr { value },
            span,
        }],
        top_level_await: false,
        warnings,
    };
    check::check(&mut module, source)?;
    Ok(module)
}

type Parsed = (Top, Vec<super::ast::Warning>);

fn run(source: &SourceFile, start: Tok, extent: Extent) -> Result<Parsed, SyntaxError> {
    let layout = layout(source, extent);
    match layout.error.clone() {
        Some(error) => Err(earlier(&layout, &error, source, start).unwrap_or(error)),
        None => parse(layout, source, start),
    }
}

/// What is told before an error of layout: a stray indent, and before bad indentation any earlier error.
fn earlier(
    layout: &Layout,
    late: &SyntaxError,
    source: &SourceFile,
    start: Tok,
) -> Option<SyntaxError> {
    let bad_indentation = late.kind != ErrorKind::Syntax;
    if !layout.stray_indent && !bad_indentation {
        return None;
    }
    let readable = Layout {
        tokens: layout.tokens.clone(),
        unclosed: None,
        warnings: Vec::new(),
        error: None,
        ..*layout
    };
    let error = parse(readable, source, start).err()?;
    let stray = error.message == expected::UNEXPECTED_INDENT;
    let before = bad_indentation && !error.at_end && error.span.start < late.span.start;
    (stray || before).then_some(error)
}

fn parse(layout: Layout, source: &SourceFile, start: Tok) -> Result<Parsed, SyntaxError> {
    let mut builder = Builder::new(source);
    let first = Token {
        tok: start,
        span: Span::at(0),
    };
    let stream = std::iter::once(&first).chain(&layout.tokens).map(spanned);
    let parsed = grammar::TopParser::new().parse(&mut builder, stream);
    if let Some(error) = builder.errors.into_iter().next() {
        return Err(expected::or_unclosed(error, &layout, source));
    }
    match parsed {
        Ok(top) => Ok((top, [layout.warnings, builder.warnings].concat())),
        Err(error) => Err(expected::explain(&failure(error, &layout), &layout, source)),
    }
}

fn spanned(token: &Token) -> Result<(u32, Tok, u32), SyntaxError> {
    Ok((token.span.start, token.tok, token.span.end))
}

/// Where the grammar failed, in our own words.
fn failure(error: ParseError<u32, Tok, SyntaxError>, layout: &Layout) -> Failure {
    let (span, expected) = match error {
        ParseError::UnrecognizedToken {
            token: (start, _, end),
            expected,
        } => (Span::new(start, end), expected),
        ParseError::UnrecognizedEof { location, expected } => (Span::at(location), expected),
        ParseError::ExtraToken {
            token: (start, _, end),
        } => (Span::new(start, end), Vec::new()),
        ParseError::InvalidToken { location } => (Span::at(location), Vec::new()),
        ParseError::User { error } => (error.span, Vec::new()),
    };
    Failure::new(span, expected, &layout.tokens)
}

/// At a prompt a block goes on until an empty line.
fn wants_empty_line(module: &Module, source: &SourceFile) -> bool {
    let compound = module
        .body
        .last()
        .is_some_and(|stmt| is_compound(&stmt.kind));
    let last = source.text.trim_end_matches([' ', '\t']);
    compound && source.line_count() > 1 && !last.ends_with("\n\n")
        || compound && !source.text.contains('\n')
}

fn is_compound(kind: &StmtKind) -> bool {
    use StmtKind::*;
    matches!(
        kind,
        FunctionDef(_) | ClassDef(_) | For(_) | While(_) | If(_) | With(_) | Match(_) | Try(_)
    )
}
