//! Words that are keywords only in some places: `match`, `case`, `type`, and the bracket after `with`.
//!
//! Looks at whole logical lines, and changes the tokens where the words are keywords, so that the grammar
//! needs to look one token ahead only.

use super::token::{Tok, Token};

/// Marks the soft keywords in a finished list of tokens.
pub fn mark(tokens: &mut [Token], text: &str) {
    let mut blocks = Blocks::default();
    let mut start = 0;
    while start < tokens.len() {
        let end = line_end(tokens, start);
        mark_line(&mut tokens[start..end], text, &mut blocks);
        start = end;
    }
}

/// Which of the blocks around a line are bodies of `match`.
#[derive(Default)]
struct Blocks {
    open: Vec<bool>,
    /// The line just read is `match …:`.
    after_match: bool,
}

/// The index past the logical line that holds `start`: past its NEWLINE, or past one layout token.
fn line_end(tokens: &[Token], start: usize) -> usize {
    if matches!(tokens[start].tok, Tok::Indent | Tok::Dedent) {
        return start + 1;
    }
    let newline = tokens[start..]
        .iter()
        .position(|token| token.tok == Tok::Newline);
    newline.map_or(tokens.len(), |offset| start + offset + 1)
}

fn mark_line(line: &mut [Token], text: &str, blocks: &mut Blocks) {
    match line[0].tok {
        Tok::Indent => blocks.open.push(std::mem::take(&mut blocks.after_match)),
        Tok::Dedent => {
            blocks.open.pop();
        }
        Tok::Name => mark_first_name(line, text, blocks),
        _ => blocks.after_match = false,
    }
    mark_type_statements(line, text);
    mark_with(line);
}

fn mark_first_name(line: &mut [Token], text: &str, blocks: &mut Blocks) {
    let in_match = blocks.open.last().copied().unwrap_or(false);
    blocks.after_match = false;
    match &text[line[0].span.range()] {
        "match" if is_match(line) => {
            line[0].tok = Tok::Match;
            blocks.after_match = true;
        }
        "case" if in_match => line[0].tok = Tok::Case,
        _ => {}
    }
}

/// `match` is a keyword when its line ends with `:`, or when a name could not stand before what follows.
fn is_match(line: &[Token]) -> bool {
    let (Some(next), Some(last)) = (
        line.get(1),
        line.len().checked_sub(2).and_then(|index| line.get(index)),
    ) else {
        return false;
    };
    let ends_with_colon = last.tok == Tok::Colon && line.len() > 3;
    next.tok.only_starts_expression() || (ends_with_colon && may_start_subject(next.tok))
}

fn may_start_subject(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::LParen | Tok::LBracket | Tok::Star | Tok::Minus | Tok::Plus | Tok::Not
    )
}

/// `type` is a keyword at the start of a statement when a name and `=` or `[` follow.
fn mark_type_statements(line: &mut [Token], text: &str) {
    for index in 0..line.len().saturating_sub(2) {
        let starts = index == 0 || matches!(line[index - 1].tok, Tok::Semicolon | Tok::Colon);
        let [word, name, next] = [line[index], line[index + 1], line[index + 2]];
        let shape = word.tok == Tok::Name
            && name.tok == Tok::Name
            && matches!(next.tok, Tok::Equal | Tok::LBracket);
        if starts && shape && &text[word.span.range()] == "type" {
            line[index].tok = Tok::Type;
        }
    }
}

/// In `with (…):` the bracket encloses items; in `with (…) as x:` it is part of an expression.
fn mark_with(line: &mut [Token]) {
    let with = usize::from(line[0].tok == Tok::Async);
    if line.get(with).is_none_or(|token| token.tok != Tok::With) {
        return;
    }
    let open = with + 1;
    let Some(close) = matching_bracket(line, open) else {
        return;
    };
    if line
        .get(close + 1)
        .is_some_and(|token| token.tok == Tok::Colon)
    {
        line[open].tok = Tok::WithParen;
    }
}

/// The index of the bracket that closes the `(` at `open`.
fn matching_bracket(line: &[Token], open: usize) -> Option<usize> {
    if line.get(open)?.tok != Tok::LParen {
        return None;
    }
    let mut depth = 0usize;
    for (index, token) in line.iter().enumerate().skip(open) {
        if token.tok.closer().is_some() {
            depth += 1;
        } else if token.tok.is_closer() {
            depth = depth.checked_sub(1)?;
        }
        if depth == 0 {
            return Some(index);
        }
    }
    None
}
