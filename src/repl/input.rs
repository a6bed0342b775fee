//! What the parser says about a text that is being typed: whether it is whole, and how far the next
//! line is indented.

use crate::syntax::ast::{Module, Stmt, StmtKind};
use crate::syntax::scan::scan;
use crate::syntax::token::{Tok, Token};
use crate::syntax::{ErrorKind, parse_module};
use crate::text::source::SourceFile;

/// One level of indentation.
pub const INDENT: usize = 4;

/// Whether a text can be run as it is, or is wrong in a way that no further line mends.
pub fn is_complete(text: &str) -> bool {
    if text.trim().is_empty() || is_command(text) {
        return true;
    }
    let ends_blank = text
        .rsplit_once('\n')
        .is_some_and(|(_, last)| last.trim().is_empty());
    match parse_module(&SourceFile::new("<input>", format!("{text}\n"))) {
        Ok(module) => ends_blank || !module.body.last().is_some_and(is_compound),
        // After an empty line no block comes any more.
        Err(error) if error.at_end => ends_blank && error.kind == ErrorKind::Indentation,
        Err(_) => true,
    }
}

/// Whether the text is one of the prompt's own commands: `:tasks`, `name?`.
pub fn is_command(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(':') || !text.contains('\n') && is_question(text)
}

fn is_question(text: &str) -> bool {
    let name = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .is_some_and(|c| c.is_alphabetic() || c == '_')
            && letters.all(|c| c.is_alphanumeric() || c == '_')
    };
    text.strip_suffix('?')
        .is_some_and(|subject| subject.trim_end_matches('?').split('.').all(name))
}

fn is_compound(stmt: &Stmt) -> bool {
    use StmtKind::*;
    matches!(
        stmt.kind,
        FunctionDef(_) | ClassDef(_) | For(_) | While(_) | If(_) | With(_) | Match(_) | Try(_)
    )
}

/// Where the last line of statements begins, if others come before it.
pub fn last_line(module: &Module, source: &SourceFile) -> Option<usize> {
    let body = &module.body;
    let line = |offset: u32| source.line(offset);
    let mut first = body.len().checked_sub(1)?;
    while first > 0 && line(body[first].span.start) == line(last_letter(&body[first - 1], source)) {
        first -= 1;
    }
    let before = &body[first.checked_sub(1)?];
    let next = line(last_letter(before, source));
    source.line_starts.get(next).map(|&start| start as usize)
}

/// Where a statement's last letter is: its span may take in what lies between it and the next one.
fn last_letter(stmt: &Stmt, source: &SourceFile) -> u32 {
    stmt.span.start + source.slice(stmt.span).trim_end().len() as u32
}

/// How many blanks the line after this text starts with.
pub fn next_indent(text: &str) -> usize {
    let line = text.rsplit('\n').next().unwrap_or("");
    let own = line.len() - line.trim_start_matches(' ').len();
    let source = SourceFile::new("<input>", text);
    let scanned = scan(&source);
    if scanned.stopped.is_some() {
        // In a string.
        return own;
    }
    let start = (text.len() - line.len()) as u32;
    let here = |token: &&Token| {
        token.span.start >= start && !matches!(token.tok, Tok::Comment | Tok::LineEnd)
    };
    let first = scanned.tokens.iter().find(here).map(|token| token.tok);
    let last = scanned
        .tokens
        .iter()
        .rev()
        .find(here)
        .map(|token| token.tok);
    let open = open_brackets(&scanned.tokens);
    match (first, last) {
        (_, Some(Tok::Colon)) if open == 0 => own + INDENT,
        (_, Some(last)) if open > 0 && last.closer().is_some() => own + INDENT,
        (Some(Tok::Return | Tok::Pass | Tok::Break | Tok::Continue | Tok::Raise), _)
            if open == 0 =>
        {
            own.saturating_sub(INDENT)
        }
        _ => own,
    }
}

/// The names that a program defines at its top level.
pub fn top_names(text: &str) -> Vec<String> {
    let source = SourceFile::new("<module>", text);
    let tokens = scan(&source).tokens;
    let starts = |at: usize| {
        let start = tokens[at].span.start as usize;
        start == 0 || matches!(text.as_bytes()[start - 1], b'\n' | b'\r')
    };
    let defined = |at: usize| {
        let name = match (tokens[at].tok, tokens.get(at + 1)?.tok) {
            (Tok::Async, Tok::Def) => at + 2,
            (Tok::Def | Tok::Class, Tok::Name) => at + 1,
            (Tok::Name, Tok::Equal | Tok::Colon) => at,
            _ => return None,
        };
        Some(source.slice(tokens.get(name)?.span).to_owned())
    };
    (0..tokens.len())
        .filter(|&at| starts(at))
        .filter_map(defined)
        .collect()
}

fn open_brackets(tokens: &[Token]) -> usize {
    tokens.iter().fold(0, |open: usize, token| {
        if token.tok.closer().is_some() {
            open + 1
        } else if token.tok.is_closer() {
            open.saturating_sub(1)
        } else {
            open
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parser_decides_what_is_whole() {
        for whole in [
            "",
            "x = 1",
            "1 +* 2",
            "f(1,\n  2)",
            "'''a\n\nb'''",
            ":tasks",
            "len?",
            "a.b?",
            "def f():\n    return 1\n",
            "def f():\n    return 1\n    ",
            "def f():\n",
            "def f():\n    a = 1\n\n    return a\n\nf()",
            "if x: y\n",
            "x = 1; y = 2",
        ] {
            assert!(is_complete(whole), "{whole:?}");
        }
        for part in [
            "f(1,",
            "x = [\n",
            "def f():",
            "def f():\n    return 1",
            "if x: y",
            "'''a\n\n",
            "@f",
            "x = 1 + \\",
            "try:\n    a\n",
            "@f\n",
            "class A:\n    x = 1\n\n    y = 2",
            "f'''{a}",
        ] {
            assert!(!is_complete(part), "{part:?}");
        }
    }

    #[test]
    fn the_last_line_is_found() {
        for (text, start) in [
            ("x\n", None),
            ("x; y\n", None),
            ("x\ny\n", Some(2)),
            ("x; y\nz; w\n", Some(5)),
            ("def f():\n    x\n\n@f\ndef g(): pass\n", Some(15)),
            ("x\n'''\n'''; y\n", Some(2)),
        ] {
            let source = SourceFile::new("<test>", text);
            let module = parse_module(&source).expect("it is right");
            assert_eq!(last_line(&module, &source), start, "{text:?}");
        }
    }

    #[test]
    fn top_level_names_are_read_off() {
        let text = "import a\nX = 1\nasync def f(): pass\nclass C:\n    y = 2\nz: int\n";
        assert_eq!(top_names(text), ["X", "f", "C", "z"]);
    }

    #[test]
    fn the_next_line_is_indented() {
        for (text, indent) in [
            ("x = 1", 0),
            ("def f():", 4),
            ("def f():  # why", 4),
            ("def f():\n    if x:", 8),
            ("def f():\n    return 1", 0),
            ("def f():\n    x = 1", 4),
            ("f(", 4),
            ("f(1,", 0),
            ("x = {'a':", 0),
            ("'''doc:", 0),
            ("lambda x:", 4),
        ] {
            assert_eq!(next_indent(text), indent, "{text:?}");
        }
    }
}
