//! Writing: fields joined to a line, quoted or escaped as the dialect says.

use super::{Dialect, NAME, Quoting, State, error};
use crate::modules::{foreign_body, state};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Writes rows to a file.
struct Writer {
    write: Value,
    dialect: Dialect,
}

impl ForeignBody for Writer {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.write);
        visit(&self.dialect.object);
    }
}

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "writerow",
        "(self, row, /)",
        "Construct and write a CSV record from an iterable of fields.",
        |cx, args| {
            let writer = foreign_body::<Writer>(cx, args.req(0), "writer")?;
            write_row(cx, writer, args.req(1))
        },
    ),
    def(
        "writerows",
        "(self, rows, /)",
        "Construct and write a series of iterables to a csv file.",
        |cx, args| {
            let writer = foreign_body::<Writer>(cx, args.req(0), "writer")?;
            let rows = cx.iter(args.req(1))?;
            while let Some(row) = cx.next(&rows)? {
                write_row(cx, writer, &row)?;
            }
            Ok(Value::NONE)
        },
    ),
];

pub(super) static GETTERS: &[NativeDef] = &[def("dialect", "(self)", "", |cx, args| {
    let writer = foreign_body::<Writer>(cx, args.req(0), "writer")?;
    Ok(writer.dialect.object.clone())
})];

/// A writer to a file in a dialect.
pub(super) fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = state::<State>(cx, NAME)?.writer.clone();
    let name = cx.intern("write");
    let write = cx.find_attr(args.req(0), &name)?;
    let Some(write) = write.filter(|write| cx.is_callable(write)) else {
        return Err(cx.type_error("argument 1 must have a \"write\" method"));
    };
    let dialect = Dialect::of(cx, args.req(1))?;
    Ok(Foreign::new(class, Writer { write, dialect }).into_value())
}

fn write_row(cx: &mut Cx, writer: &Writer, row: &Value) -> NativeResult {
    let dialect = &writer.dialect;
    let fields = match cx.iter(row) {
        Err(raised) if cx.is_type_error(&raised) => {
            let given = cx.type_name(row);
            return Err(error(cx, format_args!("iterable expected, not {given}")));
        }
        fields => fields?,
    };
    let (mut line, mut count, mut was_none) = (String::new(), 0, false);
    while let Some(field) = cx.next(&fields)? {
        if count > 0 {
            line.push(dialect.delimiter);
        }
        count += 1;
        was_none = field.is_none();
        add_field(cx, dialect, &mut line, &field)?;
    }
    if count > 0 && line.is_empty() {
        if leaves_empty(dialect, was_none) {
            return Err(error(cx, "single empty field record must be quoted"));
        }
        line.extend([dialect.quote, dialect.quote].into_iter().flatten());
    }
    line.push_str(dialect.line_end.as_str());
    let line = cx.str(line);
    cx.call(&writer.write, &[line])
}

/// Whether an empty field of this kind cannot be quoted.
fn leaves_empty(dialect: &Dialect, is_none: bool) -> bool {
    match dialect.quoting {
        Quoting::None => true,
        Quoting::Strings | Quoting::NotNull => is_none,
        _ => false,
    }
}

fn add_field(
    cx: &mut Cx,
    dialect: &Dialect,
    line: &mut String,
    field: &Value,
) -> Result<(), Raised> {
    let mut quoted = match dialect.quoting {
        Quoting::All => true,
        Quoting::NonNumeric => !is_number(cx, field),
        Quoting::Strings => cx.inner(field).kind() == Kind::Str,
        Quoting::NotNull => !field.is_none(),
        Quoting::Minimal | Quoting::None => false,
    };
    let text = match field.is_none() {
        true => Str::new(""),
        false => cx.str_of(field)?,
    };
    let text = text.as_str();
    if text.is_empty() && dialect.delimiter == ' ' && dialect.skip_initial_space {
        if leaves_empty(dialect, field.is_none()) {
            return Err(error(
                cx,
                "empty field must be quoted if delimiter is a space and skipinitialspace is true",
            ));
        }
        quoted = true;
    }
    let start = line.len();
    for char in text.chars() {
        if is_special(dialect, char) {
            let is_quote = Some(char) == dialect.quote;
            let escaped = dialect.quoting == Quoting::None
                || is_quote && !dialect.double_quote
                || Some(char) == dialect.escape;
            if escaped {
                let Some(escape) = dialect.escape else {
                    return Err(error(cx, "need to escape, but no escapechar set"));
                };
                line.push(escape);
            } else {
                if is_quote {
                    line.push(char);
                }
                quoted = true;
            }
        }
        line.push(char);
    }
    if quoted && let Some(quote) = dialect.quote {
        line.insert(start, quote);
        line.push(quote);
    }
    Ok(())
}

/// Whether a character cannot stand in a field as it is.
fn is_special(dialect: &Dialect, char: char) -> bool {
    matches!(char, '\n' | '\r')
        || char == dialect.delimiter
        || Some(char) == dialect.quote
        || Some(char) == dialect.escape
        || dialect.line_end.as_str().contains(char)
}

/// Whether a value is a number: one by its type, or by a method that makes it one.
fn is_number(cx: &mut Cx, value: &Value) -> bool {
    if matches!(
        value.kind(),
        Kind::Bool | Kind::Int | Kind::BigInt | Kind::Float | Kind::Complex
    ) {
        return true;
    }
    ["__index__", "__int__", "__float__"].iter().any(|name| {
        let name = cx.intern(name);
        cx.class_attr(value, &name).is_some()
    })
}
