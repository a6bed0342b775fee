//! The kinds of token, and how logos tells them apart.
//!
//! A token is a kind and a span; its text is read from the source when the tree is built. Numbers, strings
//! and names beyond ASCII only start here: `lexer.rs` finds where they end. The kinds that no text spells
//! (layout, soft keywords, parts of f-strings) are made by `lexer.rs` and `layout.rs`.

use logos::Logos;

use crate::text::Span;

/// A kind of token.
#[derive(Logos, Copy, Clone, Debug, PartialEq, Eq)]
#[logos(skip r"[ \t\x0C]+")]
#[logos(skip r"\\(\r\n|\n|\r)")]
pub enum Tok {
    // What only the lexer's driver sees.
    /// The end of a physical line.
    #[regex(r"\r\n|\n|\r")]
    LineEnd,
    /// A comment, to the end of its line.
    #[regex(r"#[^\r\n]*", allow_greedy = true)]
    Comment,
    /// A backslash that does not end its line (one that does joins two lines and is skipped).
    #[token("\\")]
    Backslash,
    /// The first digit of a number, or a dot and a digit.
    #[regex(r"[0-9]|\.[0-9]")]
    NumberStart,
    /// A string's prefix and first quote.
    #[regex(r#"([rR]|[uU]|[bB]|[bB][rR]|[rR][bB])?['"]"#)]
    StringStart,
    /// The prefix and first quote of an f-string or t-string.
    #[regex(r#"([fFtT]|[fFtT][rR]|[rR][fFtT])['"]"#)]
    TemplateStart,
    /// A character beyond ASCII: a name, or a mistake.
    #[regex(r"[^\x00-\x7F]")]
    NonAscii,

    // Names and literals.
    #[regex(r"[A-Za-z_][A-Za-z0-9_]*")]
    Name,
    Number,
    /// A whole string or bytes literal.
    String,
    /// Prefix and quotes of an f-string.
    FStringStart,
    /// Literal text in an f-string or t-string, with its escapes and doubled braces.
    FStringMiddle,
    /// The closing quotes of an f-string or t-string.
    FStringEnd,
    /// Prefix and quotes of a t-string.
    TStringStart,

    // Layout.
    Newline,
    Indent,
    Dedent,
    EndOfFile,

    // Soft keywords where they are keywords.
    Match,
    Case,
    Type,
    /// The `(` in `with (a, b):`, which encloses items.
    WithParen,

    /// Stands for the rest of a function's body; its span is that of the whole definition.
    Later,

    // Markers put before the first token: what is to be parsed.
    StartModule,
    StartExpression,

    // Keywords.
    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,

    // Operators and delimiters.
    #[token("(")]
    LParen,
    #[token(")")]
    RParen,
    #[token("[")]
    LBracket,
    #[token("]")]
    RBracket,
    #[token("{")]
    LBrace,
    #[token("}")]
    RBrace,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(".")]
    Dot,
    #[token(";")]
    Semicolon,
    #[token("=")]
    Equal,
    #[token("->")]
    Arrow,
    #[token(":=")]
    ColonEqual,
    #[token("!")]
    Exclamation,
    #[token("...")]
    Ellipsis,
    #[token("@")]
    At,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("**")]
    DoubleStar,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("&")]
    Amper,
    #[token("|")]
    VBar,
    #[token("^")]
    Circumflex,
    #[token("~")]
    Tilde,
    #[token("==")]
    EqEqual,
    #[token("!=")]
    NotEqual,
    #[token("<")]
    Less,
    #[token("<=")]
    LessEqual,
    #[token(">")]
    Greater,
    #[token(">=")]
    GreaterEqual,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("@=")]
    AtEqual,
    #[token("/=")]
    SlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("&=")]
    AmperEqual,
    #[token("|=")]
    VBarEqual,
    #[token("^=")]
    CircumflexEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
    #[token("**=")]
    DoubleStarEqual,
    #[token("//=")]
    DoubleSlashEqual,
}

/// A token and its place.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Which token.
    pub tok: Tok,
    /// Where it stands.
    pub span: Span,
}

impl Tok {
    /// Whether it is a word that can never be a name.
    pub fn is_keyword(self) -> bool {
        (Tok::False as u8..=Tok::Yield as u8).contains(&(self as u8))
    }

    /// Whether an expression can end with it.
    pub fn ends_expression(self) -> bool {
        use Tok::*;
        matches!(
            self,
            Name | Number
                | String
                | FStringEnd
                | RParen
                | RBracket
                | RBrace
                | True
                | False
                | None
                | Ellipsis
        )
    }

    /// Whether an expression can start with it and no expression can go on with it.
    pub fn only_starts_expression(self) -> bool {
        use Tok::*;
        matches!(
            self,
            Name | Number
                | String
                | FStringStart
                | TStringStart
                | True
                | False
                | None
                | Ellipsis
                | Lambda
                | Await
                | Tilde
                | LBrace
        )
    }

    /// The closing bracket for an opening one.
    pub fn closer(self) -> Option<Tok> {
        match self {
            Tok::LParen | Tok::WithParen => Some(Tok::RParen),
            Tok::LBracket => Some(Tok::RBracket),
            Tok::LBrace => Some(Tok::RBrace),
            _ => Option::None,
        }
    }

    /// Whether it is a closing bracket.
    pub fn is_closer(self) -> bool {
        matches!(self, Tok::RParen | Tok::RBracket | Tok::RBrace)
    }
}
