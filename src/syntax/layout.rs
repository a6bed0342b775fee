//! The shape of a program: NEWLINE, INDENT and DEDENT, and brackets, inside which lines do not count.
//!
//! Reads the lexer to the end, so that whatever is wrong with characters, brackets or indentation is known
//! before the parser starts; CPython prefers those errors too. Gives the whole list of tokens.

use super::ast::Warning;
use super::error::{ErrorKind, SyntaxError};
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

/// Lays out a source text.
pub fn layout(source: &SourceFile) -> Layout {
    let mut builder = LayoutBuilder::new(source);
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
}

/// How far a line is indented, counted two ways; they must agree on what is deeper.
#[derive(Copy, Clone, PartialEq, Eq)]
struct Indent {
    /// With tabs of eight columns.
    wide: u32,
    /// With tabs of one column.
    narrow: u32,
}

impl<'s> LayoutBuilder<'s> {
    fn new(source: &'s SourceFile) -> LayoutBuilder<'s> {
        LayoutBuilder {
            source,
            lexer: Lexer::new(source),
            tokens: Vec::with_capacity(source.text.len() / 4 + 8),
            brackets: Vec::new(),
            indents: vec![Indent { wide: 0, narrow: 0 }],
            line_start: if source.text.starts_with('\u{feff}') {
                3
            } else {
                0
            },
            fresh_line: true,
            stray_indent: false,
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
        }
        self.line_start = token.span.end;
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
            self.indents.pop();
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
        self.indents
            .last()
            .copied()
            .unwrap_or(Indent { wide: 0, narrow: 0 })
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
        self.indents.push(indent);
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
        let end = Span::at(self.source.text.len() as u32);
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
    let mut indent = Indent { wide: 0, narrow: 0 };
    for byte in margin.bytes() {
        match byte {
            b' ' => {
                indent = Indent {
                    wide: indent.wide + 1,
                    narrow: indent.narrow + 1,
                }
            }
            b'\t' => {
                indent = Indent {
                    wide: (indent.wide / TAB_WIDTH + 1) * TAB_WIDTH,
                    narrow: indent.narrow + 1,
                }
            }
            b'\x0c' => indent = Indent { wide: 0, narrow: 0 },
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
