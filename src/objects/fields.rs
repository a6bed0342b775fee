//! The templates of `str.format`: `"{0.name[key]!r:>{width}}"` taken apart.

/// A piece of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    Text(&'a str),
    Field(Field<'a>),
}

/// A replacement field, not yet looked at closely.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field<'a> {
    /// What to show: `0.name[key]`.
    pub name: &'a str,
    /// The letter after `!`.
    pub conversion: Option<char>,
    /// What stands after `:`, which may hold fields itself.
    pub spec: &'a str,
}

/// One step from a value to what is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step<'a> {
    Attribute(&'a str),
    /// `[key]`
    Key(&'a str),
    /// `[3]`
    Index(i64),
}

/// A template that is read from the left; its errors are what ValueError shall say.
pub struct Template<'a> {
    rest: &'a str,
}

impl<'a> Template<'a> {
    /// The template.
    pub fn new(text: &'a str) -> Template<'a> {
        Template { rest: text }
    }

    /// The next piece; None at the end.
    pub fn next_piece(&mut self) -> Result<Option<Piece<'a>>, String> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let end = memchr::memchr2(b'{', b'}', self.rest.as_bytes()).unwrap_or(self.rest.len());
        if end > 0 {
            let (text, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Ok(Some(Piece::Text(text)));
        }
        let (brace, rest) = self.rest.split_at(1);
        if let Some(rest) = rest.strip_prefix(brace) {
            self.rest = rest;
            return Ok(Some(Piece::Text(brace)));
        }
        if brace == "}" || rest.is_empty() {
            return Err(format!("Single '{brace}' encountered in format string"));
        }
        self.rest = rest;
        self.field().map(|field| Some(Piece::Field(field)))
    }

    /// A field whose opening brace was read.
    fn field(&mut self) -> Result<Field<'a>, String> {
        let name_end = self.name_end()?;
        let (name, rest) = self.rest.split_at(name_end);
        let mut rest = rest;
        let mut conversion = None;
        if let Some(after) = rest.strip_prefix('!') {
            let mut chars = after.chars();
            let letter = chars
                .next()
                .ok_or("end of string while looking for conversion specifier")?;
            rest = chars.as_str();
            if rest.is_empty() || letter == '}' {
                return Err("unmatched '{' in format spec".to_owned());
            }
            if !rest.starts_with([':', '}']) {
                return Err("expected ':' after conversion specifier".to_owned());
            }
            conversion = Some(letter);
        }
        let spec = match rest.strip_prefix(':') {
            Some(after) => {
                let end = spec_end(after)?;
                rest = &after[end..];
                &after[..end]
            }
            None => "",
        };
        self.rest = rest.strip_prefix('}').unwrap_or(rest);
        Ok(Field {
            name,
            conversion,
            spec,
        })
    }

    /// Where the field's name ends: at `!`, `:` or `}` outside of brackets.
    fn name_end(&self) -> Result<usize, String> {
        let mut in_key = false;
        for (at, c) in self.rest.char_indices() {
            match c {
                '[' => in_key = true,
                ']' => in_key = false,
                '{' if !in_key => return Err("unexpected '{' in field name".to_owned()),
                '}' | ':' | '!' if !in_key => return Ok(at),
                _ => {}
            }
        }
        Err("expected '}' before end of string".to_owned())
    }
}

/// Where the specification ends: at the brace that closes the field.
fn spec_end(text: &str) -> Result<usize, String> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Ok(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    Err("unmatched '{' in format spec".to_owned())
}

/// Takes a field's name apart: its first word and the steps from there.
pub fn path(name: &str) -> Result<(&str, Vec<Step<'_>>), String> {
    let first_end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(first_end);
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (attribute, after) = after.split_at(end);
            steps.push(Step::Attribute(not_empty(attribute)?));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('[') {
            let (key, after) = after
                .split_once(']')
                .ok_or("Missing ']' in format string")?;
            steps.push(key_step(not_empty(key)?)?);
            rest = after;
        } else {
            return Err("Only '.' or '[' may follow ']' in format field specifier".to_owned());
        }
    }
    Ok((first, steps))
}

fn not_empty(text: &str) -> Result<&str, String> {
    if text.is_empty() {
        Err("Empty attribute in format string".to_owned())
    } else {
        Ok(text)
    }
}

fn key_step(key: &str) -> Result<Step<'_>, String> {
    Ok(match number(key)? {
        Some(index) => Step::Index(index),
        None => Step::Key(key),
    })
}

/// The number that a text of nothing but digits is.
pub fn number(text: &str) -> Result<Option<i64>, String> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse() {
        Ok(number) => Ok(Some(number)),
        Err(_) => Err("Too many decimal digits in format string".to_owned()),
    }
}
