//! Reading: a machine that takes a line's characters one by one.

use std::cell::Cell;

use super::{Dialect, NAME, Quoting, State, error};
use crate::modules::{foreign_body, state};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The rows of lines of text.
struct Reader {
    lines: Value,
    dialect: Dialect,
    line: Cell<i64>,
}

impl ForeignBody for Reader {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lines);
        visit(&self.dialect.object);
    }
}

pub(super) static METHODS: &[NativeDef] =
    &[def("__next__", "(self, /)", "Implement next(self).", next)];

pub(super) static GETTERS: &[NativeDef] = &[
    def("dialect", "(self)", "", |cx, args| {
        let reader = foreign_body::<Reader>(cx, args.req(0), "reader")?;
        Ok(reader.dialect.object.clone())
    }),
    def("line_num", "(self)", "", |cx, args| {
        let reader = foreign_body::<Reader>(cx, args.req(0), "reader")?;
        Ok(Value::int(reader.line.get()))
    }),
];

/// A reader of lines in a dialect.
pub(super) fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = state::<State>(cx, NAME)?.reader.clone();
    let reader = Reader {
        lines: cx.iter(args.req(0))?,
        dialect: Dialect::of(cx, args.req(1))?,
        line: Cell::new(0),
    };
    Ok(Foreign::new(class, reader).into_value())
}

/// Where in a row the reading stands.
#[derive(Copy, Clone, PartialEq, Eq)]
enum At {
    RowStart,
    FieldStart,
    Escape,
    EscapedLineEnd,
    Field,
    Quoted,
    QuotedEscape,
    /// After a quote in a quoted field: its end, or the first of two.
    QuotedQuote,
    RowEnd,
}

/// A row under way.
struct Row<'a> {
    dialect: &'a Dialect,
    limit: i64,
    at: At,
    fields: Vec<Value>,
    field: String,
    chars: i64,
    quoted: bool,
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let reader = foreign_body::<Reader>(cx, args.req(0), "reader")?;
    let mut row = Row {
        dialect: &reader.dialect,
        limit: state::<State>(cx, NAME)?.limit.get(),
        at: At::RowStart,
        fields: Vec::new(),
        field: String::new(),
        chars: 0,
        quoted: false,
    };
    loop {
        let Some(line) = cx.next(&reader.lines)? else {
            if row.field.is_empty() && row.at != At::Quoted {
                return Err(cx.stop_iteration(Value::NONE));
            }
            if reader.dialect.strict {
                return Err(error(cx, "unexpected end of data"));
            }
            row.end_field(cx)?;
            break;
        };
        let Some(text) = cx.inner(&line).get::<Str>().cloned() else {
            let given = cx.type_name(&line);
            return Err(error(
                cx,
                format_args!(
                    "iterator should return strings, not {given} (the file should be opened in text mode)"
                ),
            ));
        };
        reader.line.set(reader.line.get() + 1);
        row.read(cx, text.as_str())?;
        if row.at == At::RowStart {
            break;
        }
    }
    Ok(List::new(row.fields).into_value())
}

impl Row<'_> {
    /// Goes through a line.
    fn read(&mut self, cx: &mut Cx, line: &str) -> Result<(), Raised> {
        let mut rest = line;
        while let Some(char) = rest.chars().next() {
            if matches!(self.at, At::Field | At::Quoted) {
                let plain = self.plain_start(rest);
                if !plain.is_empty() {
                    self.add(cx, plain)?;
                    rest = &rest[plain.len()..];
                    continue;
                }
            }
            self.step(cx, Some(char))?;
            rest = &rest[char.len_utf8()..];
        }
        self.step(cx, None)
    }

    /// The characters that only belong to the field.
    fn plain_start<'a>(&self, text: &'a str) -> &'a str {
        let dialect = self.dialect;
        let is_special = |char: char| {
            matches!(char, '\n' | '\r')
                || char == dialect.delimiter
                || Some(char) == dialect.quote
                || Some(char) == dialect.escape
        };
        &text[..text.find(is_special).unwrap_or(text.len())]
    }

    /// Takes one character, or the end of the line.
    fn step(&mut self, cx: &mut Cx, char: Option<char>) -> Result<(), Raised> {
        let dialect = self.dialect;
        let ends = matches!(char, None | Some('\n' | '\r'));
        let is_quote = char.is_some() && char == dialect.quote && dialect.quoting != Quoting::None;
        let is_escape = char.is_some() && char == dialect.escape;
        match self.at {
            At::RowStart if char.is_none() => {}
            At::RowStart if ends => self.at = At::RowEnd,
            At::RowStart | At::FieldStart if !ends => {
                if is_quote {
                    (self.quoted, self.at) = (true, At::Quoted);
                } else if is_escape {
                    self.at = At::Escape;
                } else if char == Some(' ') && dialect.skip_initial_space {
                    self.at = At::FieldStart;
                } else {
                    return self.in_field(cx, char);
                }
            }
            At::Escape => {
                self.add_char(cx, char.unwrap_or('\n'))?;
                self.at = match char {
                    Some('\n' | '\r') => At::EscapedLineEnd,
                    _ => At::Field,
                };
            }
            At::EscapedLineEnd if char.is_none() => {}
            At::RowStart | At::FieldStart | At::Field | At::EscapedLineEnd => {
                if is_escape {
                    self.at = At::Escape;
                } else {
                    return self.in_field(cx, char);
                }
            }
            At::Quoted if char.is_none() => {}
            At::Quoted if is_escape => self.at = At::QuotedEscape,
            At::Quoted if is_quote && dialect.double_quote => self.at = At::QuotedQuote,
            At::Quoted if is_quote => self.at = At::Field,
            At::Quoted | At::QuotedEscape => {
                self.add_char(cx, char.unwrap_or('\n'))?;
                self.at = At::Quoted;
            }
            At::QuotedQuote if is_quote => {
                self.add_char(cx, char.unwrap_or_default())?;
                self.at = At::Quoted;
            }
            At::QuotedQuote if ends || char == Some(dialect.delimiter) || !dialect.strict => {
                return self.in_field(cx, char);
            }
            At::QuotedQuote => {
                let (delimiter, quote) = (dialect.delimiter, dialect.quote.unwrap_or_default());
                return Err(error(
                    cx,
                    format_args!("'{delimiter}' expected after '{quote}'"),
                ));
            }
            At::RowEnd if char.is_none() => self.at = At::RowStart,
            At::RowEnd if ends => {}
            At::RowEnd => {
                return Err(error(
                    cx,
                    "new-line character seen in unquoted field - do you need to open the file with newline=''?",
                ));
            }
        }
        Ok(())
    }

    /// Takes a character that has no meaning of its own in a field, or ends it.
    fn in_field(&mut self, cx: &mut Cx, char: Option<char>) -> Result<(), Raised> {
        self.at = match char {
            None => At::RowStart,
            Some('\n' | '\r') => At::RowEnd,
            Some(char) if char == self.dialect.delimiter => At::FieldStart,
            Some(char) => {
                self.add_char(cx, char)?;
                // After an escaped line end the row goes on in the next line, whatever stands behind it.
                if self.at != At::EscapedLineEnd {
                    self.at = At::Field;
                }
                return Ok(());
            }
        };
        self.end_field(cx)
    }

    fn add_char(&mut self, cx: &mut Cx, char: char) -> Result<(), Raised> {
        self.add(cx, char.encode_utf8(&mut [0; 4]))
    }

    fn add(&mut self, cx: &mut Cx, text: &str) -> Result<(), Raised> {
        self.chars += text.chars().count() as i64;
        if self.chars > self.limit {
            let limit = self.limit;
            return Err(error(
                cx,
                format_args!("field larger than field limit ({limit})"),
            ));
        }
        self.field.push_str(text);
        Ok(())
    }

    fn end_field(&mut self, cx: &mut Cx) -> Result<(), Raised> {
        let text = Str::new(self.field.as_str()).into_value();
        let is_empty = self.field.is_empty();
        let field = match self.dialect.quoting {
            _ if self.quoted => text,
            Quoting::NotNull | Quoting::Strings if is_empty => Value::NONE,
            Quoting::NonNumeric | Quoting::Strings if !is_empty => {
                let float = cx.types.float.to_value();
                cx.call(&float, &[text])?
            }
            _ => text,
        };
        self.fields.push(field);
        self.field.clear();
        (self.chars, self.quoted) = (0, false);
        Ok(())
    }
}
