//! Where the grammar stops, to CPython's words for it.
//!
//! LALRPOP says at which token, and which others it would have taken: often forty. What people need is
//! found by looking at the tokens around the place.

use super::error::{ErrorKind, SyntaxError};
use super::layout::Layout;
use super::token::{Tok, Token};
use crate::text::{SourceFile, Span};

/// What is said of a line that is indented for no reason.
pub const UNEXPECTED_INDENT: &str = "unexpected indent";

/// The place where the grammar stopped.
pub struct Failure {
    index: usize,
    expected: Vec<String>,
}

impl Failure {
    /// Finds the token at `span`, the first that was not taken.
    pub fn new(span: Span, expected: Vec<String>, tokens: &[Token]) -> Failure {
        let last = tokens.len().saturating_sub(1);
        let index = tokens
            .iter()
            .position(|token| token.span == span)
            .unwrap_or(last);
        Failure { index, expected }
    }

    fn expects(&self, terminal: &str) -> bool {
        self.expected
            .iter()
            .any(|name| name.trim_matches('"') == terminal)
    }

    fn expects_only(&self, terminal: &str) -> bool {
        self.expected.len() == 1 && self.expects(terminal)
    }
}

/// Words a failure of the grammar.
pub fn explain(failure: &Failure, layout: &Layout, source: &SourceFile) -> SyntaxError {
    let place = Place {
        failure,
        layout,
        source,
    };
    if let Some(open) = layout.unclosed
        && place.runs_into_end(open)
    {
        return never_closed(open, source);
    }
    match layout.unclosed {
        Some(open) if source.line(place.span().start) > source.line(open.span.start) => {
            never_closed(open, source)
        }
        Some(_) | None => place.explain(),
    }
}

/// A bracket that is never closed is the likelier cause of an error on a later line.
pub fn or_unclosed(error: SyntaxError, layout: &Layout, source: &SourceFile) -> SyntaxError {
    match layout.unclosed {
        Some(open) if source.line(error.span.start) > source.line(open.span.start) => {
            never_closed(open, source)
        }
        Some(_) | None => error,
    }
}

fn never_closed(open: Token, source: &SourceFile) -> SyntaxError {
    SyntaxError::new(
        open.span,
        format!("'{}' was never closed", source.slice(open.span)),
    )
    .at_end()
}

/// The tokens around a failure.
struct Place<'p> {
    failure: &'p Failure,
    layout: &'p Layout,
    source: &'p SourceFile,
}

impl Place<'_> {
    /// The token `offset` away from the one that was not taken.
    fn token(&self, offset: isize) -> Option<Token> {
        let index = self.failure.index.checked_add_signed(offset)?;
        self.layout.tokens.get(index).copied()
    }

    fn tok(&self, offset: isize) -> Tok {
        self.token(offset).map_or(Tok::Newline, |token| token.tok)
    }

    fn text(&self, offset: isize) -> &str {
        self.token(offset)
            .map_or("", |token| self.source.slice(token.span))
    }

    fn span(&self) -> Span {
        self.token(0).map_or(Span::default(), |token| token.span)
    }

    /// Whether the text ends here, or just after the bracket that is open.
    fn runs_into_end(&self, open: Token) -> bool {
        let opens_last = self.token(0) == Some(open) && self.tok(1) == Tok::EndOfFile;
        self.tok(0) == Tok::EndOfFile || opens_last
    }

    fn error(&self, message: impl Into<String>) -> SyntaxError {
        SyntaxError::new(self.span(), message)
    }

    fn explain(&self) -> SyntaxError {
        self.missing_block()
            .or_else(|| self.missing_colon())
            .or_else(|| self.forced())
            .or_else(|| self.missing_else())
            .or_else(|| self.equal_sign())
            .or_else(|| self.dict_item())
            .or_else(|| self.print_statement())
            .or_else(|| self.import())
            .or_else(|| self.missing_comma())
            .or_else(|| self.misplaced())
            .or_else(|| self.template_field())
            .unwrap_or_else(|| self.plain())
    }

    /// The logical line so far, from its first token to the one that was not taken.
    fn line(&self) -> &[Token] {
        let before = &self.layout.tokens[..self.failure.index];
        let layout = |token: &Token| matches!(token.tok, Tok::Newline | Tok::Indent | Tok::Dedent);
        let start = before.iter().rposition(layout).map_or(0, |index| index + 1);
        &self.layout.tokens[start..self.failure.index]
    }

    /// The word that says which statement the line is, past `async`.
    fn leader(line: &[Token]) -> Tok {
        match line {
            [first, second, ..] if first.tok == Tok::Async => second.tok,
            [first, ..] => first.tok,
            [] => Tok::Newline,
        }
    }

    // ---- Blocks.

    fn missing_block(&self) -> Option<SyntaxError> {
        if self.tok(0) == Tok::Indent && !self.failure.expects("indent") {
            return Some(SyntaxError::of_kind(
                ErrorKind::Indentation,
                Span::at(self.span().end),
                UNEXPECTED_INDENT,
            ));
        }
        if !self.failure.expects_only("indent") {
            return None;
        }
        let (owner, at) = self.block_owner()?;
        let line = self.source.line(at.start);
        let message = format!("expected an indented block after {owner} on line {line}");
        let error = SyntaxError::of_kind(ErrorKind::Indentation, self.first_of_line(), message);
        let ended = self.span().start as usize >= self.source.text.trim_end().len();
        Some(if ended {
            error.at_end()
        } else {
            error.help("a block that does nothing is written 'pass'")
        })
    }

    /// The first token that is text, at or after the failure.
    fn first_of_line(&self) -> Span {
        let rest = &self.layout.tokens[self.failure.index..];
        let visible = rest
            .iter()
            .find(|token| !matches!(token.tok, Tok::Indent | Tok::Dedent));
        visible.map_or(self.span(), |token| token.span)
    }

    /// The statement that wants a block, on the line that ends just before the failure.
    fn block_owner(&self) -> Option<(&'static str, Span)> {
        let before = &self.layout.tokens[..self.failure.index.checked_sub(1)?];
        let layout = |token: &Token| matches!(token.tok, Tok::Newline | Tok::Indent | Tok::Dedent);
        let start = before.iter().rposition(layout).map_or(0, |index| index + 1);
        let line = &before[start..];
        let owner = match Place::leader(line) {
            Tok::If => "'if' statement",
            Tok::Elif => "'elif' statement",
            Tok::Else => "'else' statement",
            Tok::For => "'for' statement",
            Tok::While => "'while' statement",
            Tok::With => "'with' statement",
            Tok::Try => "'try' statement",
            Tok::Except if line.get(1).is_some_and(|token| token.tok == Tok::Star) => {
                "'except*' statement"
            }
            Tok::Except => "'except' statement",
            Tok::Finally => "'finally' statement",
            Tok::Match => "'match' statement",
            Tok::Case => "'case' statement",
            Tok::Def => "function definition",
            Tok::Class => "class definition",
            _ => return None,
        };
        Some((owner, line.first()?.span))
    }

    fn missing_colon(&self) -> Option<SyntaxError> {
        if !self.failure.expects(":") {
            return None;
        }
        let always = matches!(
            Place::leader(self.line()),
            Tok::Else | Tok::Try | Tok::Finally | Tok::Def
        );
        let at_line_end = matches!(
            Place::leader(self.line()),
            Tok::If
                | Tok::Elif
                | Tok::While
                | Tok::For
                | Tok::With
                | Tok::Class
                | Tok::Except
                | Tok::Match
                | Tok::Case
        );
        let outside = self.enclosing_bracket().is_none();
        let missing = outside && (always || at_line_end && self.tok(0) == Tok::Newline);
        missing.then(|| self.error("expected ':'"))
    }

    /// Places where only one token can follow.
    fn forced(&self) -> Option<SyntaxError> {
        let after_def_name = self.tok(-2) == Tok::Def && self.tok(-1) == Tok::Name;
        if after_def_name {
            return Some(self.error("expected '('"));
        }
        let ended = matches!(self.tok(0), Tok::Comma | Tok::RParen);
        let message = match self.tok(-1) {
            Tok::Equal if ended && self.in_parameters() => "expected default value expression",
            Tok::Equal if ended => "expected argument value expression",
            Tok::Star if ended && self.failure.expects("name") && !self.in_parameters() => {
                "Invalid star expression"
            }
            Tok::Arrow if self.tok(0) == Tok::Colon => "expected ':'",
            Tok::Star if self.tok(-2) == Tok::Except => "expected one or more exception types",
            _ => return None,
        };
        Some(SyntaxError::new(self.span_before(), message))
    }

    fn in_parameters(&self) -> bool {
        Place::leader(self.line()) == Tok::Def && self.depth() == 1
    }

    /// The token before the failure.
    fn span_before(&self) -> Span {
        self.token(-1).map_or(self.span(), |token| token.span)
    }

    /// Things that have a place, but not this one.
    fn misplaced(&self) -> Option<SyntaxError> {
        let message = match (self.tok(-1), self.tok(0)) {
            (Tok::Lambda, Tok::LParen) => "Lambda expression parameters cannot be parenthesized",
            (_, Tok::LParen) if self.in_parameters() => {
                "Function parameters cannot be parenthesized"
            }
            (Tok::Less, Tok::Greater) if self.span_before().end == self.span().start => {
                "invalid syntax.  Maybe you meant '!=' instead of '<>'?"
            }
            (Tok::Colon, Tok::Star) if self.in_braces() => {
                "cannot use a starred expression in a dictionary value"
            }
            (_, at) if at != Tok::In && self.failure.expects("in") && self.in_comprehension() => {
                "'in' expected after for-loop variables"
            }
            (Tok::Else, _) if self.line().iter().skip(1).any(|token| token.tok == Tok::If) => {
                "expected expression after 'else', but statement is given"
            }
            (Tok::Dedent, Tok::Elif) if self.follows_else() => {
                "'elif' block follows an 'else' block"
            }
            _ => return None,
        };
        Some(self.error(message))
    }

    /// Whether the failure is between the `for` of a comprehension and its `in`.
    fn in_comprehension(&self) -> bool {
        let Some(open) = self.enclosing_bracket() else {
            return false;
        };
        let inside = &self.layout.tokens[open..self.failure.index];
        let since = inside.iter().rev();
        let mut since = since
            .map(|token| token.tok)
            .filter(|tok| matches!(tok, Tok::For | Tok::In));
        since.next() == Some(Tok::For)
    }

    /// Whether the block that ends just before the failure belongs to an `else`.
    fn follows_else(&self) -> bool {
        let mut depth = 0usize;
        for (index, token) in self.layout.tokens[..self.failure.index]
            .iter()
            .enumerate()
            .rev()
        {
            match token.tok {
                Tok::Dedent => depth += 1,
                Tok::Indent if depth == 1 => {
                    let header = index
                        .checked_sub(3)
                        .and_then(|index| self.layout.tokens.get(index));
                    return header.is_some_and(|token| token.tok == Tok::Else);
                }
                Tok::Indent => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        false
    }

    // ---- Expressions.

    /// The bracket around the failure, if any.
    fn enclosing_bracket(&self) -> Option<usize> {
        let mut closed = 0usize;
        for (index, token) in self.layout.tokens[..self.failure.index]
            .iter()
            .enumerate()
            .rev()
        {
            match token.tok {
                Tok::Newline => return None,
                tok if tok.is_closer() => closed += 1,
                tok if tok.closer().is_some() && closed == 0 => return Some(index),
                tok if tok.closer().is_some() => closed -= 1,
                _ => {}
            }
        }
        None
    }

    fn depth(&self) -> usize {
        let opened = self
            .line()
            .iter()
            .filter(|token| token.tok.closer().is_some())
            .count();
        let closed = self
            .line()
            .iter()
            .filter(|token| token.tok.is_closer())
            .count();
        opened.saturating_sub(closed)
    }

    fn missing_else(&self) -> Option<SyntaxError> {
        let in_expression = self.failure.expects("else") && self.tok(-1).ends_expression();
        let span = self.expression_before().to(self.span());
        let span = Span::new(span.start, self.span_before().end);
        in_expression.then(|| SyntaxError::new(span, "expected 'else' after 'if' expression"))
    }

    /// Roughly the conditional expression before the failure: from the start of its line or bracket.
    fn expression_before(&self) -> Span {
        let start = self.enclosing_bracket().map_or_else(
            || self.line().first().map(|token| token.span),
            |open| self.layout.tokens.get(open + 1).map(|token| token.span),
        );
        start.unwrap_or(self.span())
    }

    fn equal_sign(&self) -> Option<SyntaxError> {
        if self.tok(0) != Tok::Equal || !self.tok(-1).ends_expression() {
            return None;
        }
        if self.tok(-2) == Tok::Equal {
            return None;
        }
        let what = self.operand_before()?;
        let leader = Place::leader(self.line());
        let statement = self.enclosing_bracket().is_none() && !leader.is_keyword();
        let asks = matches!(leader, Tok::If | Tok::Elif | Tok::While);
        if !statement && !asks && self.enclosing_bracket().is_none() {
            return None;
        }
        let message = match what {
            "name" if statement || !self.begins_expression(-1) => return None,
            "name" => "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".to_owned(),
            what => format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?"),
        };
        let span = self.token(-1).map_or(self.span(), |token| token.span);
        Some(SyntaxError::new(span, message))
    }

    /// Whether the token begins an expression that `:=` may stand in.
    fn begins_expression(&self, offset: isize) -> bool {
        let before = self.tok(offset - 1);
        matches!(
            before,
            Tok::If
                | Tok::Elif
                | Tok::While
                | Tok::LParen
                | Tok::LBracket
                | Tok::LBrace
                | Tok::Comma
        )
    }

    /// What stands before the failure, in CPython's words for targets.
    fn operand_before(&self) -> Option<&'static str> {
        let arithmetic = |tok: Tok| {
            (Tok::Plus as u8..=Tok::Tilde as u8).contains(&(tok as u8)) || tok == Tok::At
        };
        let comparing =
            |tok: Tok| (Tok::EqEqual as u8..=Tok::GreaterEqual as u8).contains(&(tok as u8));
        match (self.tok(-2), self.tok(-1)) {
            (Tok::Dot, Tok::Name) => Some("attribute"),
            (before, _) if arithmetic(before) => Some("expression"),
            (before, _) if comparing(before) || before == Tok::Not => None,
            (_, Tok::Name) => Some("name"),
            (_, Tok::Number | Tok::String) => Some("literal"),
            (_, Tok::FStringEnd) => Some("f-string expression"),
            (_, Tok::RBracket) => Some("subscript"),
            (_, Tok::RParen) => Some("function call"),
            (_, Tok::Ellipsis) => Some("ellipsis"),
            _ => None,
        }
    }

    fn dict_item(&self) -> Option<SyntaxError> {
        let ended = matches!(self.tok(0), Tok::RBrace | Tok::Comma);
        if !self.in_braces() || self.is_field(self.enclosing_bracket()?) {
            return None;
        }
        if ended && self.tok(-1) == Tok::Colon {
            return Some(SyntaxError::new(
                self.span_before(),
                "expression expected after dictionary key and ':'",
            ));
        }
        let after_key = self.failure.expects(":")
            && !self.failure.expects(",")
            && self.tok(-1).ends_expression();
        after_key.then(|| SyntaxError::new(self.span_before(), "':' expected after dictionary key"))
    }

    fn in_braces(&self) -> bool {
        self.enclosing_bracket()
            .is_some_and(|open| self.layout.tokens[open].tok == Tok::LBrace)
    }

    fn print_statement(&self) -> Option<SyntaxError> {
        let word = self.text(-1);
        let alone =
            matches!(word, "print" | "exec") && self.tok(-2) != Tok::Dot && self.starts_operand();
        let start = self.token(-1)?.span;
        alone.then(|| {
            let message =
                format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            SyntaxError::new(start.to(self.span()), message)
        })
    }

    fn starts_operand(&self) -> bool {
        self.tok(0).only_starts_expression() || self.tok(0) == Tok::Not && self.tok(1) != Tok::In
    }

    fn import(&self) -> Option<SyntaxError> {
        let leader = Place::leader(self.line());
        match (leader, self.tok(-1), self.tok(0)) {
            (Tok::From, Tok::Comma, Tok::Newline) => {
                Some(self.error("trailing comma not allowed without surrounding parentheses"))
            }
            (Tok::From | Tok::Import, Tok::Import, Tok::Newline) => {
                Some(self.error("Expected one or more names after 'import'"))
            }
            (Tok::From | Tok::Import, Tok::As, Tok::Number | Tok::String) => {
                Some(self.error("cannot use literal as import target"))
            }
            (Tok::From | Tok::Import, Tok::Name, Tok::Dot) if self.tok(-2) == Tok::As => {
                Some(self.error("cannot use attribute as import target"))
            }
            (Tok::Import, _, Tok::From) => {
                Some(self.error("Did you mean to use 'from ... import ...' instead?"))
            }
            _ => None,
        }
    }

    fn missing_comma(&self) -> Option<SyntaxError> {
        let open = self.enclosing_bracket()?;
        let juxtaposed = self.tok(-1).ends_expression() && self.starts_operand();
        let names_only = self.in_parameters() || Place::leader(self.line()) == Tok::From;
        if names_only || !self.failure.expects(",") {
            return None;
        }
        let call_like_string = self.tok(-1) == Tok::Name && self.tok(0) == Tok::String;
        let lone = self.failure.index == open + 2;
        let soft = lone && matches!(self.text(-1), "match" | "case" | "type" | "_");
        if !juxtaposed || soft || (lone && call_like_string) {
            return None;
        }
        let start = self.expression_before();
        Some(SyntaxError::new(
            start.to(self.span()),
            "invalid syntax. Perhaps you forgot a comma?",
        ))
    }

    // ---- Templates.

    /// A failure inside `{…}` of an f-string or t-string.
    fn template_field(&self) -> Option<SyntaxError> {
        let open = self.enclosing_bracket()?;
        let letter = self.template_letter(open)?;
        let message = match (self.tok(-1), self.tok(0)) {
            (Tok::LBrace, Tok::RBrace | Tok::Exclamation | Tok::Colon | Tok::Equal) => {
                format!("valid expression required before '{}'", self.text(0))
            }
            _ if self.layout.tokens[open + 1].tok == Tok::Lambda => {
                "lambda expressions are not allowed without parentheses".to_owned()
            }
            (Tok::LBrace, _) => "expecting a valid expression after '{'".to_owned(),
            (Tok::Exclamation, Tok::Colon | Tok::RBrace) => {
                "missing conversion character".to_owned()
            }
            (Tok::Exclamation, _) => "invalid conversion character".to_owned(),
            (Tok::Equal, _) if self.failure.expects("!") => {
                "expecting '!', or ':', or '}'".to_owned()
            }
            (Tok::Name, _) if self.tok(-2) == Tok::Exclamation => "expecting ':' or '}'".to_owned(),
            _ if starts_operand(self.layout.tokens[open + 1].tok) => {
                "expecting '=', or '!', or ':', or '}'".to_owned()
            }
            _ => "expecting a valid expression after '{'".to_owned(),
        };
        Some(self.error(format!("{letter}-string: {message}")))
    }

    /// The kind of template whose field opens at token `open`.
    fn template_letter(&self, open: usize) -> Option<char> {
        if self.layout.tokens[open].tok != Tok::LBrace {
            return None;
        }
        let before = self.layout.tokens[..open].iter().rev();
        let mut ended = 0usize;
        for token in before {
            match token.tok {
                Tok::FStringEnd => ended += 1,
                Tok::FStringStart | Tok::TStringStart if ended > 0 => ended -= 1,
                Tok::FStringStart => return self.is_field(open).then_some('f'),
                Tok::TStringStart => return self.is_field(open).then_some('t'),
                Tok::Newline => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether the brace at `open` follows literal text, and so opens a field and no dict or set.
    fn is_field(&self, open: usize) -> bool {
        let Some(before) = open
            .checked_sub(1)
            .and_then(|index| self.layout.tokens.get(index))
        else {
            return false;
        };
        let touching = before.span.end == self.layout.tokens[open].span.start;
        touching
            && matches!(
                before.tok,
                Tok::FStringStart
                    | Tok::TStringStart
                    | Tok::FStringMiddle
                    | Tok::RBrace
                    | Tok::Colon
            )
    }

    // ---- The rest.

    fn plain(&self) -> SyntaxError {
        let error = self.error("invalid syntax");
        let error = match self.hint() {
            Some(hint) => error.help(hint),
            None => error,
        };
        let input_ended = matches!(self.tok(0), Tok::EndOfFile | Tok::Dedent) && self.at_text_end();
        if input_ended { error.at_end() } else { error }
    }

    fn at_text_end(&self) -> bool {
        self.span().start as usize >= self.source.text.trim_end().len()
    }

    /// What would have been right here, in a few words.
    fn hint(&self) -> Option<String> {
        let found = self.tok(0);
        if found.is_keyword() && self.failure.expects("name") {
            return Some(format!(
                "'{}' is a keyword and cannot be a name here",
                self.text(0)
            ));
        }
        let structural = [")", "]", "}", ":", "in", "import", "newline"];
        let wanted: Vec<&str> = structural
            .into_iter()
            .filter(|terminal| self.failure.expects(terminal))
            .collect();
        match wanted.as_slice() {
            ["newline"] => Some("the statement should end here".to_owned()),
            [one] => Some(format!("expected '{one}' here")),
            [] if self.failure.expects("number") => Some("expected an expression here".to_owned()),
            _ => None,
        }
    }
}

/// Whether an expression can start with a token.
fn starts_operand(tok: Tok) -> bool {
    tok.only_starts_expression() || matches!(tok, Tok::LParen | Tok::LBracket | Tok::LBrace)
}
