//! The attributes of particular exception classes.
//!
//! A field that was set lives in the exception's own attributes; one that was not is read off the
//! arguments, so that exceptions the interpreter raises itself need not set it.

use crate::builtins::exceptions::base::exception;
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// Gives the classes their attributes.
pub fn install(cx: &mut Cx) {
    let known = &cx.exceptions;
    let tables: Vec<(Ref<Class>, &'static [[NativeDef; 2]])> = vec![
        (known.StopIteration.clone(), VALUE),
        (known.SystemExit.clone(), CODE),
        (known.OSError.clone(), OS),
        (known.OSError.clone(), WRITTEN),
        (known.ImportError.clone(), IMPORT),
        (known.NameError.clone(), NAME),
        (known.AttributeError.clone(), ATTRIBUTE),
        (known.SyntaxError.clone(), SYNTAX),
        (known.UnicodeDecodeError.clone(), UNICODE),
        (known.UnicodeEncodeError.clone(), UNICODE),
        (known.UnicodeTranslateError.clone(), TRANSLATE),
    ];
    for (class, fields) in tables {
        for [get, set] in fields {
            cx.add_property(&class, get, set);
        }
    }
}

/// The rows of a field: its name, and the argument that it is if it was not set.
macro_rules! fields {
    ($table:ident: $($name:literal $(= $index:literal)?),* $(,)?) => {
        static $table: &[[NativeDef; 2]] = &[$([
            def($name, "(self)", "", |cx, args| {
                let _index: Option<usize> = None;
                $(let _index = Some($index);)?
                get(cx, args, $name, _index)
            }),
            def($name, "(self, value)", "", |cx, args| set(cx, args, $name)),
        ],)*];
    };
}

fields!(VALUE: "value" = 0);
fields!(OS: "errno", "strerror", "filename", "filename2");
fields!(IMPORT: "msg", "name", "name_from", "path");
fields!(NAME: "name");
fields!(ATTRIBUTE: "name", "obj");
fields!(SYNTAX: "msg" = 0, "filename", "lineno", "offset", "text", "end_lineno", "end_offset",
    "print_file_and_line");
fields!(UNICODE: "encoding" = 0, "object" = 1, "start" = 2, "end" = 3, "reason" = 4);

fields!(TRANSLATE: "object" = 0, "start" = 1, "end" = 2, "reason" = 3);

static CODE: &[[NativeDef; 2]] = &[[
    def("code", "(self)", "exception code", get_code),
    def("code", "(self, value)", "", |cx, args| {
        set(cx, args, "code")
    }),
]];

static WRITTEN: &[[NativeDef; 2]] = &[[
    def("characters_written", "(self)", "", get_written),
    def("characters_written", "(self, value)", "", |cx, args| {
        set(cx, args, "characters_written")
    }),
]];

/// How much was written; unlike the other fields it is not there until it is set.
fn get_written(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.intern("characters_written");
    let written = own_field(exception(cx, args)?, &name);
    written.ok_or_else(|| cx.attribute_error("characters_written"))
}

/// A field that was set.
pub fn own_field(exception: &Exception, name: &Ref<Str>) -> Option<Value> {
    let attrs = exception.attrs.borrow();
    attrs.as_ref().and_then(|attrs| attrs.get_str(name))
}

fn get(cx: &mut Cx, args: &Args, name: &str, index: Option<usize>) -> NativeResult {
    let exception = exception(cx, args)?;
    let name = cx.intern(name);
    let argument = || exception.args.borrow().items().get(index?).cloned();
    let value = own_field(exception, &name).or_else(argument);
    Ok(value.unwrap_or(Value::NONE))
}

fn set(cx: &mut Cx, args: &Args, name: &str) -> NativeResult {
    let exception = exception(cx, args)?;
    let name = cx.intern(name);
    drop(exception.dict().set_str(&name, args.req(1).clone()));
    Ok(Value::NONE)
}

/// What the process shall exit with: no argument, the argument, or all of several.
fn get_code(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    if let Some(code) = own_field(exception, &cx.names.code) {
        return Ok(code);
    }
    let args = exception.args.borrow().clone();
    Ok(match args.items() {
        [] => Value::NONE,
        [code] => code.clone(),
        _ => args.into_value(),
    })
}
