//! The templates of printf-style formatting, taken apart: `%[(key)][flags][width][.precision]type`.

/// A width or precision.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Amount {
    None,
    Number(usize),
    /// `*`: the next argument.
    Argument,
}

/// One directive of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    /// `(key)`
    pub key: Option<String>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Amount,
    pub precision: Amount,
    pub code: char,
    /// Where the type stands in the template, in characters.
    pub index: usize,
}

impl Directive {
    /// Whether there is nothing but the type.
    pub fn is_bare(&self) -> bool {
        self.key.is_none()
            && !(self.left || self.plus || self.space || self.alternate || self.zero)
            && self.width == Amount::None
            && self.precision == Amount::None
    }
}

/// A template that is read from the left.
pub struct Template {
    chars: Vec<char>,
    at: usize,
}

impl Template {
    /// The template as characters.
    pub fn new(text: &str) -> Template {
        Template {
            chars: text.chars().collect(),
            at: 0,
        }
    }

    /// Appends the text up to the next directive, and gives that; None at the end. The error is what
    /// ValueError shall say.
    pub fn next(&mut self, out: &mut String) -> Result<Option<Directive>, String> {
        while let Some(c) = self.take() {
            if c != '%' {
                out.push(c);
            } else if self.peek() == Some('%') {
                self.at += 1;
                out.push('%');
            } else {
                return self.directive().map(Some);
            }
        }
        Ok(None)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn directive(&mut self) -> Result<Directive, String> {
        let mut directive = Directive {
            key: self.key()?,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Amount::None,
            precision: Amount::None,
            code: ' ',
            index: 0,
        };
        self.flags(&mut directive);
        directive.width = self.amount("width too big")?;
        if self.peek() == Some('.') {
            self.at += 1;
            directive.precision = match self.amount("precision too big")? {
                Amount::None => Amount::Number(0),
                amount => amount,
            };
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        directive.index = self.at;
        directive.code = self.take().ok_or("incomplete format")?;
        Ok(directive)
    }

    /// `(key)`; brackets in the key nest.
    fn key(&mut self) -> Result<Option<String>, String> {
        if self.peek() != Some('(') {
            return Ok(None);
        }
        self.at += 1;
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.take().ok_or("incomplete format key")? {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
        }
        Ok(Some(self.chars[start..self.at - 1].iter().collect()))
    }

    fn flags(&mut self, directive: &mut Directive) {
        while let Some(c) = self.peek() {
            match c {
                '-' => directive.left = true,
                '+' => directive.plus = true,
                ' ' => directive.space = true,
                '#' => directive.alternate = true,
                '0' => directive.zero = true,
                _ => return,
            }
            self.at += 1;
        }
    }

    fn amount(&mut self, too_big: &str) -> Result<Amount, String> {
        if self.peek() == Some('*') {
            self.at += 1;
            return Ok(Amount::Argument);
        }
        let mut number: Option<usize> = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let next = number.unwrap_or(0) * 10 + digit as usize;
            if next > i32::MAX as usize {
                return Err(too_big.to_owned());
            }
            number = Some(next);
        }
        Ok(number.map_or(Amount::None, Amount::Number))
    }
}
