//! How deep the tree can get, bounded before it is built, so that recursion over it cannot overflow the stack.
//!
//! An expression is never deeper than its operators and brackets are many, counted since the last comma of
//! each bracket around it; a chain of `elif` is as deep as it is long. Both are counted over the tokens.

use super::error::SyntaxError;
use super::token::{Tok, Token};

/// Operators and brackets in one expression.
const EXPRESSION_MAX: u32 = 6000;
/// `elif` clauses of one `if`.
const ELIF_MAX: u32 = 1500;

/// Refuses a program whose tree could be too deep.
pub fn check(tokens: &[Token]) -> Result<(), SyntaxError> {
    let mut depth = Depth {
        total: 0,
        levels: vec![0],
    };
    let mut elifs = vec![0];
    let mut before = Tok::Newline;
    for token in tokens {
        depth.token(token.tok);
        if depth.total > EXPRESSION_MAX {
            return Err(SyntaxError::new(token.span, "too many nested expressions")
                .help("name parts of this expression with assignments of their own"));
        }
        let starts_line = matches!(before, Tok::Newline | Tok::Indent | Tok::Dedent);
        before = token.tok;
        if count_elif(&mut elifs, token.tok, starts_line) > ELIF_MAX {
            return Err(SyntaxError::new(token.span, "too many elif clauses")
                .help("use a dict or a match statement"));
        }
    }
    Ok(())
}

/// Counts of operators: one for each open bracket, and their sum.
struct Depth {
    total: u32,
    levels: Vec<u32>,
}

impl Depth {
    fn token(&mut self, tok: Tok) {
        match tok {
            Tok::Newline | Tok::Semicolon => {
                self.total = 0;
                self.levels.clear();
                self.levels.push(0);
            }
            Tok::Comma => self.reset(),
            _ if tok.closer().is_some() => {
                self.add();
                self.levels.push(0);
            }
            _ if tok.is_closer() => self.close(),
            _ if deepens(tok) => self.add(),
            _ => {}
        }
    }

    fn add(&mut self) {
        self.total += 1;
        if let Some(level) = self.levels.last_mut() {
            *level += 1;
        }
    }

    fn reset(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            self.total -= std::mem::take(level);
        }
    }

    fn close(&mut self) {
        if self.levels.len() > 1 {
            self.total -= self.levels.pop().unwrap_or(0);
        }
    }
}

/// Whether a token can put one more node above or below its neighbours.
fn deepens(tok: Tok) -> bool {
    let keyword = matches!(
        tok,
        Tok::And
            | Tok::Or
            | Tok::Not
            | Tok::If
            | Tok::Else
            | Tok::Lambda
            | Tok::Await
            | Tok::In
            | Tok::Is
            | Tok::Yield
    );
    let operator = (Tok::Plus as u8..=Tok::GreaterEqual as u8).contains(&(tok as u8));
    keyword || operator || matches!(tok, Tok::Dot | Tok::At | Tok::ColonEqual)
}

/// Follows the `elif`s of each open block; gives the count of the current one.
fn count_elif(elifs: &mut Vec<u32>, tok: Tok, starts_line: bool) -> u32 {
    match tok {
        Tok::Indent => elifs.push(0),
        Tok::Dedent if elifs.len() > 1 => {
            elifs.pop();
        }
        Tok::Elif => {
            if let Some(count) = elifs.last_mut() {
                *count += 1;
            }
        }
        Tok::If if starts_line => {
            if let Some(count) = elifs.last_mut() {
                *count = 0;
            }
        }
        _ => {}
    }
    elifs.last().copied().unwrap_or(0)
}
