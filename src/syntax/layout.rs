//! The shape of a program: NEWLINE, INDENT and DEDENT, and brackets, inside which lines do not count.
//!
//! Reads the lexer to the end, so that whatever is wrong with characters, brackets or indentation is known
//! before the parser starts; CPython prefers those errors too. Gives the whole list of tokens.

use super::ast::Warning;
use super::error::{ErrorKind, SyntaxError};
use super::later;
use super::lexer::Lexer;
use super::nesting;
use super::soft_keywords;
use super::token::{Tok, Token};
use crate::text::{SourceFile, Span};

/// Brackets may nest this deep, as in CPython.
const BRACKETS_MAX: usize = 200;
/// Blocks may nest this deep, as in CPython.
const INDENTS_MAX: usize = 100;
/// A tab goes on to the next multiple of this.
const TAB_WIDTH: u32 = 8;

/// A program as tokens.
pub struct Layout {
    /// All of them; the last is `EndOfFile`.
    pub tokens: Vec<Token>,
    /// The innermost bracket that is open at the end of the text.
    pub unclosed: Option<Token>,
    /// Doubtful places.
    pub warnings: Vec<Warning>,
    /// What is wrong with the text after the tokens.
    pub error: Option<SyntaxError>,
    /// A line is indented further though no line before it asks for a block.
    pub stray_indent: bool,
}

/// Which text is laid out, and how.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Extent {
    /// All of it.
    Whole,
    /// All of it, but the bodies of functions are left for later.
    WithoutBodies,
    /// One definition.
    Part(Span),
}

/// Lays out a source text.
pub fn layout(source: &SourceFile, extent: Extent) -> Layout {
    let mut builder = LayoutBuilder::new(source, extent);
    let error = builder.read().err();
    builder.finish(error)
}

struct LayoutBuilder<'s> {
    source: &'s SourceFile,
    lexer: Lexer<'s>,
    tokens: Vec<Token>,
    brackets: Vec<Token>,
    indents: Vec<Indent>,
    /// Where the physical line starts.
    line_start: u32,
    /// No token of the logical line has been seen.
    fresh_line: bool,
    stray_indent: bool,
    extent: Extent,
    /// How many functions are around the line.
    functions: usize,
    /// Where the body ends whose docstring is being read, and the definition it belongs to.
    after_docstring: Option<Span>,
}

/// How far a line is indented, counted two ways; they must agree on what is deeper.
#[derive(Copy, Clone, PartialEq, Eq)]
struct Indent {
    /// With tabs of eight columns.
    wide: u32,
    /// With tabs of one column.
    narrow: u32,
    /// Whether the block is a function's.
    function: bool,
}

impl Indent {
    const NONE: Indent = Indent {
        wide: 0,
        narrow: 0,
        function: false,
    };
}

impl<'s> LayoutBuilder<'s> {
    fn new(source: &'s SourceFile, extent: Extent) -> LayoutBuilder<'s> {
        let (lexer, line_start) = match extent {
            Extent::Part(part) => {
                let line = source.line(part.start) - 1;
                (Lexer::of_part(source, part), source.line_starts[line])
            }
            Extent::Whole | Extent::WithoutBodies if source.text.starts_with('\u{feff}') => {
                (Lexer::new(source), 3)
            }
            Extent::Whole | Extent::WithoutBodies => (Lexer::new(source), 0),
        };
        let margin = match extent {
            Extent::Part(part) => measure(source.slice(Span::new(line_start, part.start))),
            Extent::Whole | Extent::WithoutBodies => Indent::NONE,
        };
        LayoutBuilder {
            source,
            lexer,
            tokens: Vec::with_capacity(source.text.len() / 4 + 8),
            brackets: Vec::new(),
            indents: vec![margin],
            line_start,
            fresh_line: true,
            stray_indent: false,
            extent,
            functions: 0,
            after_docstring: None,
        }
    }

    /// Reads the whole text, as far as it is right.
    fn read(&mut self) -> Result<(), SyntaxError> {
        loop {
            match self.lexer.next_token() {
                Ok(Some(token)) => self.token(token)?,
                Ok(None) => return self.check_last_backslash(),
                Err(error) => return Err(self.before_error(error)),
            }
        }
    }

    /// A line that starts with an error is indented all the same, and its indentation comes first.
    fn before_error(&mut self, error: SyntaxError) -> SyntaxError {
        let rest = self
            .source
            .text
            .get(self.line_start as usize..)
            .unwrap_or("");
        let margin = rest.len() - rest.trim_start_matches([' ', '\t', '\x0c']).len();
        let first = Span::at(self.line_start + margin as u32);
        if !self.fresh_line || error.span.start < first.start {
            return error;
        }
        self.fresh_line = false;
        self.indentation(first).err().unwrap_or(error)
    }

    fn token(&mut self, token: Token) -> Result<(), SyntaxError> {
        match token.tok {
            Tok::Comment => return Ok(()),
            Tok::LineEnd => {
                self.line_end(token);
                return Ok(());
            }
            _ => {}
        }
        if self.fresh_line {
            self.fresh_line = false;
            self.indentation(token.span)?;
        }
        self.bracket(token)?;
        self.tokens.push(token);
        Ok(())
    }

    fn line_end(&mut self, token: Token) {
        if self.brackets.is_empty() && !self.fresh_line {
            self.push(Tok::Newline, token.span);
            self.fresh_line = true;
            if self.extent == Extent::WithoutBodies {
                self.leave_body(token.span.end);
            }
        }
        self.line_start = self.line_start.max(token.span.end);
    }

    /// At the end of a line: leaves out the body that follows, or what is left of it.
    fn leave_body(&mut self, body: u32) {
        if let Some(left) = self.after_docstring.take() {
            self.later(left);
            return;
        }
        if self.functions > 0 || !self.block_announced() {
            return;
        }
        let start = match self.line_read() {
            [first, ..] if first.tok == Tok::Def => first.span.start,
            _ => return,
        };
        let Some(end) = later::body_end(&self.source.text, body, self.current_indent().wide) else {
            return;
        };
        let definition = Span::new(start, end);
        if later::starts_with_string(&self.source.text[body as usize..end as usize]) {
            self.after_docstring = Some(definition);
            return;
        }
        let outer = self.current_indent();
        self.indents.push(Indent {
            wide: outer.wide + 1,
            narrow: outer.narrow + 1,
            function: false,
        });
        self.push(Tok::Indent, Span::at(body));
        self.later(definition);
    }

    /// The logical line just read, with its end.
    fn line_read(&self) -> &[Token] {
        let line = self.tokens[..self.tokens.len() - 1]
            .iter()
            .rposition(|token| matches!(token.tok, Tok::Newline | Tok::Indent | Tok::Dedent))
            .map_or(0, |index| index + 1);
        &self.tokens[line..]
    }

    /// Whether the line just read begins a function whose body is read now.
    fn opens_function(&self) -> bool {
        let begins = match self.line_read() {
            [first, ..] if first.tok == Tok::Def => true,
            [first, second, ..] => first.tok == Tok::Async && second.tok == Tok::Def,
            _ => false,
        };
        begins && self.after_docstring.is_none() && self.block_announced()
    }

    /// Passes over the rest of a body.
    fn later(&mut self, definition: Span) {
        let end = Span::at(definition.end);
        if definition.end > self.lexer.offset() {
            self.push(Tok::Later, definition);
            self.push(Tok::Newline, end);
            self.lexer.skip_to(definition.end);
        }
    }

    fn push(&mut self, tok: Tok, span: Span) {
        self.tokens.push(Token { tok, span });
    }

    // ---- Indentation.

    fn indentation(&mut self, first: Span) -> Result<(), SyntaxError> {
        let margin = Span::new(self.line_start, first.start);
        let indent = measure(self.source.slice(margin));
        let current = self.current_indent();
        if indent.wide > current.wide {
            return self.indent(indent, margin);
        }
        while indent.wide < self.current_indent().wide {
            let inner = self.indents.pop();
            self.functions -= usize::from(inner.is_some_and(|inner| inner.function));
            self.push(Tok::Dedent, Span::at(first.start));
        }
        let outer = self.current_indent();
        if indent.wide != outer.wide {
            return Err(self.bad_dedent(margin));
        }
        if indent.narrow != outer.narrow {
            Err(tab_error(margin))
        } else {
            Ok(())
        }
    }

    fn current_indent(&self) -> Indent {
        self.indents.last().copied().unwrap_or(Indent::NONE)
    }

    fn indent(&mut self, indent: Indent, margin: Span) -> Result<(), SyntaxError> {
        if indent.narrow <= self.current_indent().narrow {
            return Err(tab_error(margin));
        }
        if self.indents.len() >= INDENTS_MAX {
            let message = "too many levels of indentation";
            return Err(SyntaxError::of_kind(
                ErrorKind::Indentation,
                margin,
                message,
            ));
        }
        let function = self.extent == Extent::WithoutBodies && self.opens_function();
        self.functions += usize::from(function);
        self.indents.push(Indent { function, ..indent });
        self.stray_indent |= !self.block_announced();
        self.push(Tok::Indent, margin);
        Ok(())
    }

    /// Whether the line before this one ended with a colon.
    fn block_announced(&self) -> bool {
        matches!(&self.tokens[..], [.., colon, newline] if colon.tok == Tok::Colon && newline.tok == Tok::Newline)
    }

    fn bad_dedent(&self, margin: Span) -> SyntaxError {
        let message = "unindent does not match any outer indentation level";
        SyntaxError::of_kind(ErrorKind::Indentation, margin, message)
            .help("indent this line exactly as far as an earlier line of the block it belongs to")
    }

    // ---- Brackets.

    fn bracket(&mut self, token: Token) -> Result<(), SyntaxError> {
        if token.tok.closer().is_some() {
            if self.brackets.len() >= BRACKETS_MAX {
                return Err(SyntaxError::new(token.span, "too many nested parentheses"));
            }
            self.brackets.push(token);
        } else if token.tok.is_closer() {
            self.close(token)?;
        }
        Ok(())
    }

    fn close(&mut self, token: Token) -> Result<(), SyntaxError> {
        match self.brackets.pop() {
            Some(open) if open.tok.closer() == Some(token.tok) => Ok(()),
            Some(open) => Err(self.mismatched(open, token)),
            None => {
                let message = format!("unmatched '{}'", self.source.slice(token.span));
                Err(SyntaxError::new(token.span, message))
            }
        }
    }

    fn mismatched(&self, open: Token, close: Token) -> SyntaxError {
        let (opening, closing) = (self.source.slice(open.span), self.source.slice(close.span));
        let prefix = self
            .lexer
            .template_letter()
            .map_or(String::new(), |letter| format!("{letter}-string: "));
        let in_field = opening == "{" && !prefix.is_empty();
        if in_field && self.is_field_brace(open) {
            return SyntaxError::new(close.span, format!("{prefix}unmatched '{closing}'"));
        }
        let (open_line, close_line) = (
            self.source.line(open.span.start),
            self.source.line(close.span.start),
        );
        let place = if open_line == close_line {
            String::new()
        } else {
            format!(" on line {open_line}")
        };
        let message = format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'{place}"
        );
        SyntaxError::new(close.span, message).label(open.span, "opened here")
    }

    /// Whether a brace opens a replacement field: it follows a part of a template.
    fn is_field_brace(&self, open: Token) -> bool {
        let before = self
            .tokens
            .iter()
            .rev()
            .find(|token| token.span.end == open.span.start);
        matches!(
            before.map(|token| token.tok),
            Some(Tok::FStringStart | Tok::TStringStart | Tok::FStringMiddle | Tok::RBrace)
        )
    }

    // ---- The end.

    fn finish(mut self, error: Option<SyntaxError>) -> Layout {
        let end = match self.extent {
            Extent::Part(part) => part.end,
            Extent::Whole | Extent::WithoutBodies => self.source.text.len() as u32,
        };
        let end = Span::at(end);
        let unclosed = self.brackets.last().copied();
        if unclosed.is_none() && !self.fresh_line {
            self.push(Tok::Newline, end);
        }
        if unclosed.is_none() {
            for _ in 1..self.indents.len() {
                self.push(Tok::Dedent, end);
            }
        }
        self.push(Tok::EndOfFile, end);
        soft_keywords::mark(&mut self.tokens, &self.source.text);
        let error = error.or_else(|| nesting::check(&self.tokens).err());
        Layout {
            tokens: self.tokens,
            unclosed,
            warnings: self.lexer.warnings,
            error,
            stray_indent: self.stray_indent,
        }
    }

    /// A backslash on the last line joins it to nothing.
    fn check_last_backslash(&self) -> Result<(), SyntaxError> {
        let text = self.source.text.trim_end_matches(['\n', '\r']);
        let last = self.tokens.last().map_or(0, |token| token.span.end) as usize;
        if !text.ends_with('\\') || text.len() <= last || text[last..].contains('#') {
            return Ok(());
        }
        let at = text.len() as u32 - 1;
        Err(SyntaxError::new(Span::new(at, at + 1), "unexpected EOF while parsing").at_end())
    }
}

/// Measures the white space before a line's first token.
fn measure(margin: &str) -> Indent {
    let mut indent = Indent::NONE;
    for byte in margin.bytes() {
        match byte {
            b' ' => {
                indent = Indent {
                    wide: indent.wide + 1,
                    narrow: indent.narrow + 1,
                    ..indent
                }
            }
            b'\t' => {
                indent = Indent {
                    wide: (indent.wide / TAB_WIDTH + 1) * TAB_WIDTH,
                    narrow: indent.narrow + 1,
                    ..indent
                }
            }
            b'\x0c' => indent = Indent::NONE,
            _ => break,
        }
    }
    indent
}

fn tab_error(margin: Span) -> SyntaxError {
    SyntaxError::of_kind(
        ErrorKind::Tab,
        margin,
        "inconsistent use of tabs and spaces in indentation",
    )
    .help("indent with spaces only")
}
