//! Text to tokens: drives logos, and finds by hand the ends of names beyond ASCII, numbers and strings.
//!
//! F-strings are modes (PEP 701): while a literal part is read, `templates` says which quotes end it; within
//! `{…}` ordinary tokens come, so their spans are exact. Line ends and comments are passed on; `layout.rs`
//! makes sense of them.

use logos::Logos;
use unicode_ident::{is_xid_continue, is_xid_start};

use super::ast::Warning;
use super::error::SyntaxError;
use super::numbers;
use super::strings::{self, Quotes};
use super::token::{Tok, Token};
use crate::text::{SourceFile, Span};

/// A stream of tokens.
pub struct Lexer<'s> {
    source: &'s SourceFile,
    inner: logos::Lexer<'s, Tok>,
    templates: Vec<Template>,
    /// Where the text ends that is read.
    end: usize,
    /// Doubtful places met so far.
    pub warnings: Vec<Warning>,
}

/// An f-string or t-string that is being read.
struct Template {
    start: Span,
    quotes: Quotes,
    /// The replacement fields that are open, outermost first.
    fields: Vec<Field>,
}

/// An open `{…}` of a template.
struct Field {
    /// Brackets open inside it.
    depth: u32,
    /// Its `:` has been passed.
    in_spec: bool,
}

impl Template {
    fn in_text(&self) -> bool {
        self.fields.last().is_none_or(|field| field.in_spec)
    }

    fn letter(&self) -> char {
        self.quotes.template_letter()
    }
}

type Lexed = Result<Option<Token>, SyntaxError>;

impl<'s> Lexer<'s> {
    /// Starts at the beginning of `source`, past a byte order mark.
    pub fn new(source: &'s SourceFile) -> Lexer<'s> {
        let mut lexer = Lexer {
            source,
            inner: Tok::lexer(&source.text),
            templates: Vec::new(),
            end: source.text.len(),
            warnings: Vec::new(),
        };
        if source.text.starts_with('\u{feff}') {
            lexer.inner.bump(3);
        }
        lexer
    }

    /// Starts at the beginning of a part of `source`, and ends with it.
    pub fn of_part(source: &'s SourceFile, part: Span) -> Lexer<'s> {
        let mut lexer = Lexer {
            source,
            inner: Tok::lexer(&source.text[..part.end as usize]),
            templates: Vec::new(),
            end: part.end as usize,
            warnings: Vec::new(),
        };
        lexer.inner.bump(part.start as usize);
        lexer
    }

    /// Where the last token ended.
    pub fn offset(&self) -> u32 {
        self.inner.span().end as u32
    }

    /// Goes on at a later place, where no token is being read.
    pub fn skip_to(&mut self, offset: u32) {
        let here = self.inner.span().end;
        self.inner.bump(offset as usize - here);
    }

    /// The next token, or nothing at the end of the text.
    pub fn next_token(&mut self) -> Lexed {
        match self.templates.last() {
            Some(template) if template.in_text() => self.template_text().map(Some),
            Some(_) | None => self.plain(),
        }
    }

    /// Whether the last token stands inside a replacement field; gives `f` or `t`.
    pub fn template_letter(&self) -> Option<char> {
        self.templates.last().map(Template::letter)
    }

    fn plain(&mut self) -> Lexed {
        let Some(lexed) = self.inner.next() else {
            return Ok(None);
        };
        let span = self.span();
        let Ok(tok) = lexed else {
            return Err(self.unknown_character(span));
        };
        let tok = match tok {
            Tok::NumberStart => self.number(span)?,
            Tok::StringStart => self.string(span)?,
            Tok::TemplateStart => self.start_template(span),
            Tok::NonAscii => self.unicode_name(span)?,
            Tok::Backslash => return Err(self.stray_backslash(span)),
            Tok::Name => self.name(span)?,
            keyword if keyword.is_keyword() => self.keyword(keyword),
            other => self.in_field(other, span),
        };
        let end = self.span().end.max(span.start);
        Ok(Some(Token {
            tok,
            span: Span::new(span.start, end),
        }))
    }

    fn span(&self) -> Span {
        let range = self.inner.span();
        Span::new(range.start as u32, range.end as u32)
    }

    // ---- Names and numbers.

    fn keyword(&mut self, keyword: Tok) -> Tok {
        if self.extend_name() {
            Tok::Name
        } else {
            keyword
        }
    }

    fn name(&mut self, span: Span) -> Result<Tok, SyntaxError> {
        self.extend_name();
        if self.inner.remainder().starts_with(['"', '\'']) {
            strings::check_prefix(self.inner.slice(), span)?;
        }
        Ok(Tok::Name)
    }

    fn unicode_name(&mut self, span: Span) -> Result<Tok, SyntaxError> {
        match self.inner.slice().chars().next() {
            Some(first) if is_xid_start(first) => {
                self.take_name();
                Ok(Tok::Name)
            }
            _ => Err(self.unknown_character(span)),
        }
    }

    /// Takes in the characters beyond ASCII that go on with a name; says whether there were any.
    fn extend_name(&mut self) -> bool {
        let rest = self.inner.remainder();
        if rest.as_bytes().first().is_none_or(u8::is_ascii) {
            return false;
        }
        self.take_name() > 0
    }

    /// Takes in what goes on with a name; says how many bytes that were.
    fn take_name(&mut self) -> usize {
        let rest = self.inner.remainder();
        let length = rest
            .find(|c: char| !is_xid_continue(c))
            .unwrap_or(rest.len());
        self.inner.bump(length);
        length
    }

    fn number(&mut self, span: Span) -> Result<Tok, SyntaxError> {
        let scanned = numbers::scan(&self.source.text, span.start)?;
        self.inner.bump((scanned.end - span.end) as usize);
        self.warnings.extend(scanned.warning);
        Ok(Tok::Number)
    }

    fn unknown_character(&self, span: Span) -> SyntaxError {
        let Some(character) = self.source.slice(span).chars().next() else {
            return SyntaxError::new(span, "invalid syntax");
        };
        let code = character as u32;
        match character {
            '\0' => SyntaxError::new(span, "source code cannot contain null bytes"),
            '\x21'..='\x7e' => SyntaxError::new(span, "invalid syntax"),
            _ if is_printable(character) => SyntaxError::new(
                span,
                format!("invalid character '{character}' (U+{code:04X})"),
            ),
            _ => SyntaxError::new(
                span,
                format!("invalid non-printable character U+{code:04X}"),
            ),
        }
    }

    fn stray_backslash(&self, span: Span) -> SyntaxError {
        if self.inner.remainder().is_empty() {
            return SyntaxError::new(span, "unexpected EOF while parsing").at_end();
        }
        let after = Span::new(span.end, span.end + 1);
        SyntaxError::new(
            after,
            "unexpected character after line continuation character",
        )
        .help("a backslash joins two lines only as the very last character of a line")
    }

    // ---- Strings.

    fn string(&mut self, span: Span) -> Result<Tok, SyntaxError> {
        let quotes = Quotes::read(&self.source.text, span);
        match strings::scan(self.source, span, &quotes) {
            Ok(end) => {
                self.inner.bump((end - span.end) as usize);
                Ok(Tok::String)
            }
            Err(error) => Err(self.missing_brace(&quotes, span).unwrap_or(error)),
        }
    }

    /// A string that never ends and has its template's quotes was meant to end the template.
    fn missing_brace(&self, quotes: &Quotes, span: Span) -> Option<SyntaxError> {
        let template = self.templates.last()?;
        let same = template.quotes.quote == quotes.quote && template.quotes.triple == quotes.triple;
        same.then(|| {
            SyntaxError::new(
                span,
                format!("{}-string: expecting '}}'", template.letter()),
            )
        })
    }

    fn start_template(&mut self, span: Span) -> Tok {
        let quotes = Quotes::read(&self.source.text, span);
        if quotes.triple {
            self.inner.bump(2);
        }
        let tok = if quotes.template_letter() == 't' {
            Tok::TStringStart
        } else {
            Tok::FStringStart
        };
        self.templates.push(Template {
            start: span,
            quotes,
            fields: Vec::new(),
        });
        tok
    }

    /// Follows the brackets of a replacement field, to know where it ends and its format starts.
    fn in_field(&mut self, tok: Tok, span: Span) -> Tok {
        let Some(template) = self.templates.last_mut() else {
            return tok;
        };
        let Some(field) = template.fields.last_mut() else {
            return tok;
        };
        match tok {
            Tok::LParen | Tok::LBracket | Tok::LBrace => field.depth += 1,
            Tok::RBrace if field.depth == 0 => {
                template.fields.pop();
            }
            Tok::RParen | Tok::RBracket | Tok::RBrace => {
                field.depth = field.depth.saturating_sub(1)
            }
            Tok::Colon if field.depth == 0 => field.in_spec = true,
            Tok::ColonEqual if field.depth == 0 => {
                field.in_spec = true;
                self.restart(span.start + 1);
                return Tok::Colon;
            }
            _ => {}
        }
        tok
    }

    /// Goes back to `offset`, as if the text before it had just been read.
    fn restart(&mut self, offset: u32) {
        self.inner = Tok::lexer(&self.source.text[..self.end]);
        self.inner.bump(offset as usize);
    }

    /// One token where a template's literal text may stand.
    fn template_text(&mut self) -> Result<Token, SyntaxError> {
        let start = self.span().end;
        let Some(template) = self.templates.last_mut() else {
            unreachable!("only called inside a template");
        };
        let in_spec = !template.fields.is_empty();
        let end = strings::scan_template(
            self.source,
            start,
            &template.quotes,
            in_spec,
            template.start,
        )?;
        let (tok, length) = if end > start {
            (Tok::FStringMiddle, end - start)
        } else {
            template.delimiter(self.source.text.as_bytes()[start as usize])
        };
        if tok == Tok::FStringEnd {
            self.templates.pop();
        }
        self.restart(start + length);
        Ok(Token {
            tok,
            span: Span::new(start, start + length),
        })
    }
}

impl Template {
    /// The token a template's text stops at, and its length.
    fn delimiter(&mut self, byte: u8) -> (Tok, u32) {
        match byte {
            b'{' => {
                self.fields.push(Field {
                    depth: 0,
                    in_spec: false,
                });
                (Tok::LBrace, 1)
            }
            b'}' => {
                self.fields.pop();
                (Tok::RBrace, 1)
            }
            _ => (Tok::FStringEnd, self.quotes.len()),
        }
    }
}

/// Whether CPython would call a character printable, as far as its error messages show.
fn is_printable(character: char) -> bool {
    use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
    !matches!(
        character.general_category_group(),
        GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator
    )
}
