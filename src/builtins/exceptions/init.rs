//! `__new__` and `__init__` of the exception classes that take more than `args`.

use crate::builtins::exceptions::base::{exception, replace_args};
use crate::builtins::exceptions::errno::class_for;
use crate::builtins::object::class_argument;
use crate::objects::bytes::Bytes;
use crate::objects::class::{Class, is_subclass, lookup};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives the classes their constructors.
pub fn install(cx: &mut Cx) {
    let known = &cx.exceptions;
    let tables: Vec<_> = vec![
        (known.OSError.clone(), OS),
        (known.ImportError.clone(), IMPORT),
        (known.NameError.clone(), NAME),
        (known.AttributeError.clone(), ATTRIBUTE),
        (known.SyntaxError.clone(), SYNTAX),
        (known.UnicodeDecodeError.clone(), DECODE),
        (known.UnicodeEncodeError.clone(), ENCODE),
    ];
    for (class, methods) in tables {
        cx.add_methods(&class, methods);
    }
}

static OS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        new_os_error,
    ),
    def("__init__", "(self, /, *args, **kwargs)", "", init_os_error),
];
static IMPORT: &[NativeDef] = &[def(
    "__init__",
    "(self, /, *args, **kwargs)",
    "",
    |cx, args| {
        init_with_keywords(cx, args, "ImportError", &["name", "path", "name_from"])?;
        let message = match args.rest(1) {
            [message] => message.clone(),
            _ => Value::NONE,
        };
        let exception = exception(cx, args)?;
        exception.dict().set_str(&cx.names.msg, message);
        Ok(Value::NONE)
    },
)];
static NAME: &[NativeDef] = &[def(
    "__init__",
    "(self, /, *args, **kwargs)",
    "",
    |cx, args| init_with_keywords(cx, args, "NameError", &["name"]),
)];
static ATTRIBUTE: &[NativeDef] = &[def(
    "__init__",
    "(self, /, *args, **kwargs)",
    "",
    |cx, args| init_with_keywords(cx, args, "AttributeError", &["name", "obj"]),
)];
static SYNTAX: &[NativeDef] = &[def(
    "__init__",
    "(self, /, *args, **kwargs)",
    "",
    init_syntax,
)];
static DECODE: &[NativeDef] = &[def(
    "__init__",
    "(self, /, *args, **kwargs)",
    "",
    |cx, args| init_unicode(cx, args, true),
)];
static ENCODE: &[NativeDef] = &[def(
    "__init__",
    "(self, /, *args, **kwargs)",
    "",
    |cx, args| init_unicode(cx, args, false),
)];

/// Sets `args`, and the fields that are given as keywords; the others are as if never set.
fn init_with_keywords(cx: &mut Cx, args: &Args, function: &str, fields: &[&str]) -> NativeResult {
    let exception = exception(cx, args)?;
    replace_args(exception, args.rest(1).to_vec());
    if let Some(attrs) = exception.attrs.borrow().clone() {
        for field in fields {
            let field = cx.intern(field);
            attrs.remove_str(&field);
        }
    }
    let Some(keywords) = args.extra else {
        return Ok(Value::NONE);
    };
    for (name, value) in keyword_pairs(keywords) {
        if !fields.contains(&name.as_str()) {
            let name = name.as_str();
            return Err(cx.type_error(format_args!(
                "{function}() got an unexpected keyword argument '{name}'"
            )));
        }
        let name = cx.interner.intern_str(&name);
        exception.dict().set_str(&name, value);
    }
    Ok(Value::NONE)
}

fn keyword_pairs(keywords: &Dict) -> Vec<(Ref<Str>, Value)> {
    let table = keywords.table.borrow();
    let pairs = table
        .iter()
        .filter_map(|entry| Some((entry.key.get::<Str>()?.clone(), entry.value.clone())));
    pairs.collect()
}

fn refuse_keywords(cx: &mut Cx, args: &Args) -> Result<(), Raised> {
    if args.extra.is_some_and(|extra| !extra.is_empty()) {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

// ---- OSError --------------------------------------------------------------------------------------

/// Whether `__init__` takes the arguments in: a class has its own, and no `__new__` of its own that
/// would have taken them before.
fn taken_by_init(cx: &mut Cx, class: &Ref<Class>) -> bool {
    let (new, init) = (cx.intern("__new__"), cx.intern("__init__"));
    let own = |name| lookup(class, name).is_some_and(|(_, owner)| !owner.builtin);
    own(&init) && !own(&new)
}

/// `OSError(errno, …)` is an instance of the class that the number stands for.
fn new_os_error(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut class = class_argument(cx, args, "OSError")?;
    if taken_by_init(cx, &class) {
        return Ok(Exception::new(class, Vec::new()).into_value());
    }
    if args.extra.is_some_and(|extra| !extra.is_empty()) {
        let name = class.name_text();
        return Err(cx.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    let given = args.rest(1);
    if class.same(&cx.exceptions.OSError)
        && let [errno, _, ..] = given
        && given.len() <= 5
        && let Some(errno) = errno.as_int()
    {
        class = class_for(cx, errno);
    }
    let exception = Exception::new(class, given.to_vec());
    fill_os_error(cx, &exception, given);
    Ok(exception.into_value())
}

fn init_os_error(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    let class = exception.class.borrow().clone();
    if taken_by_init(cx, &class) {
        refuse_keywords(cx, args)?;
        fill_os_error(cx, exception, args.rest(1));
    }
    Ok(Value::NONE)
}

/// Sets `args`, and the fields that two to five arguments are.
fn fill_os_error(cx: &mut Cx, exception: &Exception, given: &[Value]) {
    let mut kept = given.to_vec();
    if !(2..=5).contains(&given.len()) {
        replace_args(exception, kept);
        return;
    }
    let attrs = exception.dict();
    attrs.set_str(&cx.names.errno, given[0].clone());
    attrs.set_str(&cx.names.strerror, given[1].clone());
    let class = exception.class.borrow().clone();
    let blocking = is_subclass(&class, &cx.exceptions.BlockingIOError);
    match given.get(2).filter(|file| !file.is_none()) {
        Some(written) if blocking && written.as_int().is_some() => {
            let name = cx.intern("characters_written");
            attrs.set_str(&name, written.clone());
        }
        Some(file) => {
            attrs.set_str(&cx.names.filename, file.clone());
            if let Some(file) = given.get(4) {
                attrs.set_str(&cx.names.filename2, file.clone());
            }
            kept.truncate(2);
        }
        None => {}
    }
    replace_args(exception, kept);
}

// ---- SyntaxError ----------------------------------------------------------------------------------

fn init_syntax(cx: &mut Cx, args: &Args) -> NativeResult {
    refuse_keywords(cx, args)?;
    let exception = exception(cx, args)?;
    let given = args.rest(1);
    replace_args(exception, given.to_vec());
    let [_, details] = given else {
        return Ok(Value::NONE);
    };
    let details = cx.collect(details)?;
    if !(4..=7).contains(&details.len()) {
        let (bound, count) = if details.len() < 4 {
            ("least 4", details.len())
        } else {
            ("most 7", details.len())
        };
        return Err(cx.type_error(format_args!(
            "function takes at {bound} arguments ({count} given)"
        )));
    }
    let fields = [
        "filename",
        "lineno",
        "offset",
        "text",
        "end_lineno",
        "end_offset",
    ];
    for (field, value) in fields.into_iter().zip(details) {
        let name = cx.intern(field);
        exception.dict().set_str(&name, value);
    }
    Ok(Value::NONE)
}

// ---- UnicodeDecodeError, UnicodeEncodeError -------------------------------------------------------

fn init_unicode(cx: &mut Cx, args: &Args, decode: bool) -> NativeResult {
    refuse_keywords(cx, args)?;
    let exception = exception(cx, args)?;
    let given = args.rest(1);
    let [encoding, object, start, end, reason] = given else {
        let count = given.len();
        return Err(cx.type_error(format_args!(
            "function takes exactly 5 arguments ({count} given)"
        )));
    };
    check_str(cx, encoding, 1)?;
    if decode {
        check_bytes(cx, object)?;
    } else {
        check_str(cx, object, 2)?;
    }
    cx.index(start)?;
    cx.index(end)?;
    check_str(cx, reason, 5)?;
    exception.args.replace(Tuple::new(given.to_vec()));
    Ok(Value::NONE)
}

fn check_str(cx: &mut Cx, value: &Value, number: usize) -> Result<(), Raised> {
    if cx.inner(value).get::<Str>().is_some() {
        return Ok(());
    }
    let given = cx.type_name(value);
    Err(cx.type_error(format_args!("argument {number} must be str, not {given}")))
}

fn check_bytes(cx: &mut Cx, value: &Value) -> Result<(), Raised> {
    if cx.inner(value).get::<Bytes>().is_some() {
        return Ok(());
    }
    Err(cx.not_bytes_like(value))
}
