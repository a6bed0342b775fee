//! Colours for what is typed, by Bide's own lexer, and the bracket that belongs to the one at the
//! cursor.

use std::ops::Range;

use crate::repl::margin::margin_of;
use crate::syntax::scan::scan;
use crate::syntax::token::{Tok, Token};
use crate::text::source::SourceFile;

const RESET: &str = "\x1b[0m";
const KEYWORD: &str = "\x1b[1;34m";
const CONSTANT: &str = "\x1b[36m";
const STRING: &str = "\x1b[32m";
const NUMBER: &str = "\x1b[36m";
const COMMENT: &str = "\x1b[2m";
const DEFINED: &str = "\x1b[1m";
const COMMAND: &str = "\x1b[1;35m";
const MATCHING: &str = "\x1b[1;4m";
const UNMATCHED: &str = "\x1b[1;31m";

/// How faint text starts: margins and hints.
pub const FAINT: &str = "\x1b[2m";

/// A stretch of text and how it looks.
type Painted = (Range<usize>, &'static str);

/// The buffer as it is shown: coloured if wanted, margins as dots. `cursor` is where in it the cursor is.
pub fn show(buffer: &str, cursor: usize, colour: bool) -> String {
    let painted = if colour {
        paint(buffer, cursor)
    } else {
        Vec::new()
    };
    let mut out = String::with_capacity(buffer.len() * 2);
    let mut at = 0;
    for (range, style) in painted {
        plain(&mut out, &buffer[at..range.start], colour);
        // Lines are painted one by one, margins being no part of what goes across them.
        for (number, line) in buffer[range.clone()].split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
                margin(&mut out, line, colour);
            }
            let cut = if number > 0 { margin_of(line) } else { 0 };
            if cut < line.len() {
                out += style;
                out += &line[cut..];
                out += RESET;
            }
        }
        at = range.end;
    }
    plain(&mut out, &buffer[at..], colour);
    out
}

fn plain(out: &mut String, text: &str, colour: bool) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
            margin(out, line, colour);
            out.push_str(&line[margin_of(line)..]);
        } else {
            out.push_str(line);
        }
    }
}

/// The margin of a line: dots if it is there in full.
fn margin(out: &mut String, line: &str, colour: bool) {
    match margin_of(line) {
        4 if colour => {
            *out += FAINT;
            *out += "...";
            *out += RESET;
            out.push(' ');
        }
        4 => *out += "... ",
        cut => out.extend(std::iter::repeat_n(' ', cut)),
    }
}

fn paint(text: &str, cursor: usize) -> Vec<Painted> {
    if text.starts_with(':') {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return vec![(0..end, COMMAND)];
    }
    let source = SourceFile::new("<input>", text);
    let scanned = scan(&source);
    let tokens = &scanned.tokens;
    let brackets = brackets(tokens, cursor);
    let mut painted: Vec<Painted> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| tokens[index].tok);
        let bracket = brackets.iter().find(|(at, _)| *at == index);
        let style = match bracket {
            Some((_, style)) => Some(*style),
            None => {
                let after = tokens.get(index + 1).map(|token| token.tok);
                style(token, (before, after), source.slice(token.span))
            }
        };
        if let Some(style) = style {
            painted.push((token.span.range(), style));
        }
    }
    if let Some(stopped) = scanned.stopped {
        let rest = &text[stopped as usize..];
        let quote = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let in_template = tokens
            .last()
            .is_some_and(|token| matches!(token.tok, Tok::FStringStart | Tok::FStringMiddle));
        if in_template || quote.starts_with(['"', '\'']) {
            painted.push((stopped as usize..text.len(), STRING));
        }
    }
    painted
}

fn style(
    token: &Token,
    (before, after): (Option<Tok>, Option<Tok>),
    text: &str,
) -> Option<&'static str> {
    Some(match token.tok {
        Tok::True | Tok::False | Tok::None => CONSTANT,
        tok if tok.is_keyword() => KEYWORD,
        Tok::String
        | Tok::FStringStart
        | Tok::FStringMiddle
        | Tok::FStringEnd
        | Tok::TStringStart => STRING,
        Tok::Number => NUMBER,
        Tok::Comment => COMMENT,
        Tok::Name if matches!(before, Some(Tok::Def | Tok::Class)) => DEFINED,
        Tok::Name if starts_line(before) && is_soft_keyword(text, after) => KEYWORD,
        _ => return None,
    })
}

fn starts_line(before: Option<Tok>) -> bool {
    matches!(before, None | Some(Tok::LineEnd | Tok::Semicolon))
}

/// Whether a word that is a name elsewhere, too, is a keyword before what comes next.
fn is_soft_keyword(text: &str, after: Option<Tok>) -> bool {
    use Tok::*;
    match text {
        "type" => after == Some(Name),
        "match" | "case" => after.is_some_and(|after| {
            !matches!(
                after,
                Equal | Dot | LParen | Comma | Colon | LineEnd | RParen
            )
        }),
        _ => false,
    }
}

/// The brackets that stand out: the one at the cursor with its partner, and closing ones that close
/// nothing.
fn brackets(tokens: &[Token], cursor: usize) -> Vec<(usize, &'static str)> {
    let mut open: Vec<(usize, Tok)> = Vec::new();
    let mut marked = Vec::new();
    let near = |token: &Token| {
        let range = token.span.range();
        cursor == range.start || cursor == range.end
    };
    for (index, token) in tokens.iter().enumerate() {
        if let Some(closer) = token.tok.closer() {
            open.push((index, closer));
        } else if token.tok.is_closer() {
            match open.pop() {
                Some((partner, closer)) if closer == token.tok => {
                    if near(token) || cursor == tokens[partner].span.range().start {
                        marked.push((partner, MATCHING));
                        marked.push((index, MATCHING));
                    }
                }
                Some(_) | None => marked.push((index, UNMATCHED)),
            }
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Colours as letters in front of what they colour.
    fn check(buffer: &str, cursor: usize, expected: &str) {
        let mut shown = show(buffer, cursor, true);
        for (code, letter) in [
            (KEYWORD, "<k "),
            (STRING, "<s "),
            (NUMBER, "<n "),
            (DEFINED, "<d "),
            (MATCHING, "<m "),
            (UNMATCHED, "<u "),
            (COMMAND, "<c "),
            (COMMENT, "<f "),
            (RESET, ">"),
        ] {
            shown = shown.replace(code, letter);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_have_colours() {
        check("await x", 0, "<k await> x");
        check("f('a', 12)  # z", 0, "f(<s 'a'>, <n 12>)  <f # z>");
        check("x = 'ab", 0, "x = <s 'ab>");
        check("f'a{b}", 0, "<s f'><s a>{b}");
        check(":load a.py", 0, "<c :load> a.py");
        check("match x:", 0, "<k match> x:");
    }

    #[test]
    fn brackets_know_their_partner() {
        check("f(x[1])", 7, "f<m (>x[<n 1>]<m )>");
        check("(a]", 0, "(a<u ]>");
        check("'(' )", 0, "<s '('> <u )>");
    }

    #[test]
    fn margins_are_dots_of_the_same_width() {
        check(
            "def f():\n        '''a\n    b'''",
            0,
            "<k def> <d f>():\n<f ...>     <s '''a>\n<f ...> <s b'''>",
        );
        assert_eq!(
            show("if x:\n        y\n  z", 0, false),
            "if x:\n...     y\n  z"
        );
    }
}
