//! `_csv_rows`: rows of tables read from lines of text, and written to files. Dialects are classes in
//! `stdlib/_csv.py`.

mod read;
mod write;

use std::cell::Cell;
use std::rc::Rc;

use crate::builtins::iterators::ITERATOR;
use crate::modules::{new as new_module, new_class, set, state};
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

const NAME: &str = "_csv_rows";

/// What the module keeps.
struct State {
    error: Ref<Class>,
    reader: Ref<Class>,
    writer: Ref<Class>,
    /// How many characters a field may have.
    limit: Cell<i64>,
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "reader",
        "(iterable, dialect, /)",
        "The rows of lines of text.",
        read::new,
    ),
    def(
        "writer",
        "(fileobj, dialect, /)",
        "Writes rows to a file.",
        write::new,
    ),
    def(
        "field_size_limit",
        "(new_limit=<unrepresentable>)",
        "How long a field may be; perhaps changes it.",
        field_size_limit,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, NAME, "Rows of tables.", FUNCTIONS);
    let exception = cx.exceptions.Exception.clone();
    let error = new_class(cx, "_csv", "Error", &exception, Kind::Exception);
    set(cx, &module, "Error", error.to_value());
    let object = cx.types.object.clone();
    let reader = new_class(cx, "_csv", "reader", &object, Kind::Foreign);
    cx.add_methods(&reader, ITERATOR);
    cx.add_methods(&reader, read::METHODS);
    cx.add_properties(&reader, read::GETTERS);
    set(cx, &module, "Reader", reader.to_value());
    let writer = new_class(cx, "_csv", "writer", &object, Kind::Foreign);
    cx.add_methods(&writer, write::METHODS);
    cx.add_properties(&writer, write::GETTERS);
    set(cx, &module, "Writer", writer.to_value());
    let state = State {
        error,
        reader,
        writer,
        limit: Cell::new(128 * 1024),
    };
    cx.module_state.insert(NAME, Rc::new(state));
    Ok(module.into_value())
}

fn field_size_limit(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = state::<State>(cx, NAME)?;
    let old = state.limit.get();
    if let Some(limit) = args.opt(0) {
        if !matches!(limit.kind(), Kind::Int | Kind::Bool | Kind::BigInt) {
            return Err(cx.type_error("limit must be an integer"));
        }
        state.limit.set(cx.index(limit)?);
    }
    Ok(Value::int(old))
}

fn error(cx: &mut Cx, message: impl std::fmt::Display) -> Raised {
    match state::<State>(cx, NAME) {
        Ok(state) => cx.raise(&state.error, message),
        Err(raised) => raised,
    }
}

/// Which fields are quoted.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Quoting {
    Minimal,
    All,
    NonNumeric,
    None,
    Strings,
    NotNull,
}

/// How a table is written, as its dialect said when it was begun.
struct Dialect {
    delimiter: char,
    quote: Option<char>,
    escape: Option<char>,
    double_quote: bool,
    skip_initial_space: bool,
    strict: bool,
    quoting: Quoting,
    line_end: Ref<Str>,
    object: Value,
}

impl Dialect {
    /// What the attributes of a dialect, which checked them, say.
    fn of(cx: &mut Cx, object: &Value) -> Result<Dialect, Raised> {
        let delimiter = char_of(cx, object, "delimiter")?.unwrap_or(',');
        let quoting = attr(cx, object, "quoting")?;
        let line_end = attr(cx, object, "lineterminator")?;
        Ok(Dialect {
            delimiter,
            quote: char_of(cx, object, "quotechar")?,
            escape: char_of(cx, object, "escapechar")?,
            double_quote: flag(cx, object, "doublequote")?,
            skip_initial_space: flag(cx, object, "skipinitialspace")?,
            strict: flag(cx, object, "strict")?,
            quoting: match cx.index(&quoting)? {
                1 => Quoting::All,
                2 => Quoting::NonNumeric,
                3 => Quoting::None,
                4 => Quoting::Strings,
                5 => Quoting::NotNull,
                _ => Quoting::Minimal,
            },
            line_end: cx.str_of(&line_end)?,
            object: object.clone(),
        })
    }
}

fn attr(cx: &mut Cx, object: &Value, name: &str) -> NativeResult {
    let name = cx.intern(name);
    cx.get_attr(object, &name)
}

fn flag(cx: &mut Cx, object: &Value, name: &str) -> Result<bool, Raised> {
    let value = attr(cx, object, name)?;
    cx.truth(&value)
}

fn char_of(cx: &mut Cx, object: &Value, name: &str) -> Result<Option<char>, Raised> {
    let value = attr(cx, object, name)?;
    Ok(cx
        .inner(&value)
        .get::<Str>()
        .and_then(|text| text.as_str().chars().next()))
}
