//! Tokens of a text that may be unfinished or wrong: for a prompt, which colours and completes it.

use super::lexer::Lexer;
use super::token::Token;
use crate::text::SourceFile;

/// What could be read of a text.
pub struct Scan {
    /// The tokens as the lexer sees them: comments and line ends among them, no layout.
    pub tokens: Vec<Token>,
    /// Where reading had to stop: mostly at the start of a string that is not closed yet.
    pub stopped: Option<u32>,
}

/// Reads as many tokens as there are before the end or the first mistake.
pub fn scan(source: &SourceFile) -> Scan {
    let mut lexer = Lexer::new(source);
    let mut tokens: Vec<Token> = Vec::new();
    loop {
        match lexer.next_token() {
            Ok(Some(token)) => tokens.push(token),
            Ok(None) => {
                return Scan {
                    tokens,
                    stopped: None,
                };
            }
            Err(_) => {
                let end = tokens.last().map_or(0, |token| token.span.end);
                let blank = source.text[end as usize..].len()
                    - source.text[end as usize..]
                        .trim_start_matches([' ', '\t'])
                        .len();
                return Scan {
                    tokens,
                    stopped: Some(end + blank as u32),
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, tokens: usize, stopped: Option<u32>) {
        let scan = scan(&SourceFile::new("<test>", text));
        assert_eq!(
            (scan.tokens.len(), scan.stopped),
            (tokens, stopped),
            "{text}"
        );
    }

    #[test]
    fn a_text_is_read_as_far_as_it_goes() {
        check("x = (1, 2", 6, None);
        check("x = 'abc", 2, Some(4));
        check("x = f'a{b", 6, None);
        check("def f():\n    '''doc", 6, Some(13));
        check("# only this", 1, None);
    }
}
