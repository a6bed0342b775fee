//! What could be typed next: reads what stands before the cursor and says what is wanted there.

use rustyline::completion::Pair;

use crate::repl::commands::COMMANDS;
use crate::repl::helper::same;
use crate::syntax::scan::{Scan, scan};
use crate::syntax::token::{Tok, Token};
use crate::text::source::SourceFile;

/// What is to be completed. Each holds the beginning that is typed already, last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `:ta`
    Command(String),
    /// The number of a task.
    Task(String),
    /// A path in a string, or after `:load`.
    File(String),
    /// A name; in a call of this, also its parameters; and these names are in the text itself.
    Name {
        callee: Option<Vec<String>>,
        local: Vec<String>,
        prefix: String,
    },
    /// An attribute of what this dotted path names.
    Attribute { path: Vec<String>, prefix: String },
    /// A method of a string that was just written.
    TextMethod(String),
    /// A key, without its quotes, of the dict that this path names.
    Key {
        path: Vec<String>,
        quote: char,
        prefix: String,
    },
    /// A module, dotted.
    Module(String),
    /// A name of a module.
    FromModule { module: String, prefix: String },
}

impl Wanted {
    /// What is typed already.
    pub fn prefix(&self) -> &str {
        match self {
            Wanted::Command(prefix)
            | Wanted::Task(prefix)
            | Wanted::File(prefix)
            | Wanted::Name { prefix, .. }
            | Wanted::Attribute { prefix, .. }
            | Wanted::TextMethod(prefix)
            | Wanted::Key { prefix, .. }
            | Wanted::Module(prefix)
            | Wanted::FromModule { prefix, .. } => prefix,
        }
    }
}

/// What the text before the cursor wants completed.
pub fn wanted(text: &str) -> Option<Wanted> {
    if let Some(command) = text.trim_start().strip_prefix(':') {
        return after_colon(command);
    }
    let source = SourceFile::new("<input>", text);
    let Scan { tokens, stopped } = scan(&source);
    if let Some(stopped) = stopped {
        return in_string(&source, &tokens, &text[stopped as usize..]);
    }
    if tokens.last().is_some_and(|token| token.tok == Tok::Comment) {
        return None;
    }
    let typed = |token: &&Token| {
        (token.tok == Tok::Name || token.tok.is_keyword()) && token.span.end as usize == text.len()
    };
    let (before, prefix) = match tokens.split_last() {
        Some((last, before)) if typed(&last) => (before, source.slice(last.span)),
        _ => (&tokens[..], ""),
    };
    let prefix = prefix.to_owned();
    if let Some(found) = in_import(&source, before, &prefix) {
        return Some(found);
    }
    match before.split_last() {
        Some((dot, rest)) if dot.tok == Tok::Dot => {
            if rest.last().is_some_and(|token| token.tok == Tok::String) {
                return Some(Wanted::TextMethod(prefix));
            }
            let path = path_before(&source, rest)?;
            Some(Wanted::Attribute { path, prefix })
        }
        _ if prefix.is_empty() && !in_call(before) => None,
        _ => Some(Wanted::Name {
            callee: callee(&source, before),
            local: names(&source, before),
            prefix,
        }),
    }
}

fn in_call(tokens: &[Token]) -> bool {
    let last = tokens.last().map(|token| token.tok);
    matches!(last, Some(Tok::LParen | Tok::Comma))
}

/// The dotted path of the function whose arguments are being typed.
pub fn open_call(text: &str) -> Option<Vec<String>> {
    let source = SourceFile::new("<input>", text);
    let scanned = scan(&source);
    callee(&source, &scanned.tokens)
}

fn callee(source: &SourceFile, tokens: &[Token]) -> Option<Vec<String>> {
    let mut open: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.tok.closer().is_some() {
            open.push(index);
        } else if token.tok.is_closer() {
            open.pop();
        }
    }
    let innermost = *open.last()?;
    let defines = innermost >= 2 && matches!(tokens[innermost - 2].tok, Tok::Def | Tok::Class);
    if tokens[innermost].tok != Tok::LParen || defines {
        return None;
    }
    path_before(source, &tokens[..innermost])
}

/// The dotted path that the tokens end with.
fn path_before(source: &SourceFile, tokens: &[Token]) -> Option<Vec<String>> {
    let mut path = Vec::new();
    let mut rest = tokens;
    loop {
        let (name, before) = rest.split_last()?;
        if name.tok != Tok::Name {
            return None;
        }
        path.insert(0, source.slice(name.span).to_owned());
        match before.split_last() {
            Some((dot, before)) if dot.tok == Tok::Dot => rest = before,
            _ => return Some(path),
        }
    }
}

/// The names in the text, each once.
fn names(source: &SourceFile, tokens: &[Token]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut dotted = false;
    for token in tokens {
        let name = source.slice(token.span);
        if token.tok == Tok::Name && !dotted && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
        dotted = token.tok == Tok::Dot;
    }
    names
}

/// In an unfinished string: a key of a dict, or a path.
fn in_string(source: &SourceFile, tokens: &[Token], rest: &str) -> Option<Wanted> {
    let quoted = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let prefix = quoted.trim_start_matches(quote).to_owned();
    match tokens.split_last() {
        Some((bracket, before)) if bracket.tok == Tok::LBracket => {
            let path = path_before(source, before)?;
            Some(Wanted::Key {
                path,
                quote,
                prefix,
            })
        }
        _ => Some(Wanted::File(prefix)),
    }
}

fn in_import(source: &SourceFile, tokens: &[Token], prefix: &str) -> Option<Wanted> {
    let ends = |token: &Token| matches!(token.tok, Tok::LineEnd | Tok::Semicolon);
    let start = tokens.iter().rposition(ends).map_or(0, |at| at + 1);
    let (first, rest) = tokens[start..].split_first()?;
    let text = |tokens: &[Token]| -> String {
        tokens
            .iter()
            .map(|token| source.slice(token.span))
            .collect()
    };
    match first.tok {
        Tok::Import => {
            let comma = rest.iter().rposition(|token| token.tok == Tok::Comma);
            let rest = &rest[comma.map_or(0, |at| at + 1)..];
            let dotted = rest
                .iter()
                .all(|token| matches!(token.tok, Tok::Name | Tok::Dot));
            dotted.then(|| Wanted::Module(text(rest) + prefix))
        }
        Tok::From => match rest.iter().position(|token| token.tok == Tok::Import) {
            None => Some(Wanted::Module(text(rest) + prefix)),
            Some(at) => Some(Wanted::FromModule {
                module: text(&rest[..at]),
                prefix: prefix.to_owned(),
            }),
        },
        _ => None,
    }
}

fn after_colon(command: &str) -> Option<Wanted> {
    let Some((name, rest)) = command.split_once(' ') else {
        return Some(Wanted::Command(format!(":{command}")));
    };
    let rest = rest.trim_start();
    match name {
        "load" => Some(Wanted::File(rest.to_owned())),
        "cancel" => Some(Wanted::Task(rest.to_owned())),
        "time" | "dis" => wanted(rest),
        _ => None,
    }
}

/// The commands that begin like this.
pub fn commands(prefix: &str) -> Vec<Pair> {
    let matching = COMMANDS
        .iter()
        .filter(|command| command.name.starts_with(prefix));
    matching
        .map(|command| {
            let blank = if command.argument.is_empty() { "" } else { " " };
            same(format!("{}{blank}", command.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| word.to_string()).collect()
    }

    fn name(callee: Option<&[&str]>, local: &[&str], prefix: &str) -> Option<Wanted> {
        Some(Wanted::Name {
            callee: callee.map(words),
            local: words(local),
            prefix: prefix.into(),
        })
    }

    #[test]
    fn what_stands_before_the_cursor_says_what_is_wanted() {
        let attribute = |path: &[&str], prefix: &str| {
            Some(Wanted::Attribute {
                path: words(path),
                prefix: prefix.into(),
            })
        };
        assert_eq!(wanted("pri"), name(None, &[], "pri"));
        assert_eq!(wanted("x = a.b.c"), attribute(&["a", "b"], "c"));
        assert_eq!(wanted("await asyncio."), attribute(&["asyncio"], ""));
        assert_eq!(wanted("'a'.up"), Some(Wanted::TextMethod("up".into())));
        assert_eq!(wanted("f(x).y"), None);
        assert_eq!(wanted("f(a, ti"), name(Some(&["f"]), &["f", "a"], "ti"));
        assert_eq!(wanted("x + "), None);
        assert_eq!(wanted("# pri"), None);
        assert_eq!(wanted(":ta"), Some(Wanted::Command(":ta".into())));
        assert_eq!(wanted(":time le"), name(None, &[], "le"));
        assert_eq!(wanted("open('a/b"), Some(Wanted::File("a/b".into())));
        assert_eq!(wanted("import os.pa"), Some(Wanted::Module("os.pa".into())));
        assert_eq!(wanted("import re, js"), Some(Wanted::Module("js".into())));
        assert_eq!(
            wanted("d['na"),
            Some(Wanted::Key {
                path: words(&["d"]),
                quote: '\'',
                prefix: "na".into()
            })
        );
        assert_eq!(
            wanted("from asyncio import sl"),
            Some(Wanted::FromModule {
                module: "asyncio".into(),
                prefix: "sl".into()
            })
        );
    }

    #[test]
    fn the_innermost_call_is_found() {
        assert_eq!(open_call("print(len(x), "), Some(words(&["print"])));
        assert_eq!(open_call("a.b(c.d("), Some(words(&["c", "d"])));
        assert_eq!(open_call("def f("), None);
        assert_eq!(open_call("f([1, "), None);
        assert_eq!(open_call("f('a"), Some(words(&["f"])));
        assert_eq!(open_call("f(1)"), None);
    }
}
