//! What every exception has: `BaseException`'s methods and attributes.

use crate::builtins::object::class_argument;
use crate::builtins::protocol::receiver;
use crate::objects::class::is_subclass;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, Traceback};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::exception_text::{exception_repr, exception_str};
use crate::vm::raise::Raised;

/// Gives `BaseException` its methods and attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.exceptions.BaseException.clone();
    cx.add_methods(&class, METHODS);
    for [get, set] in ATTRIBUTES {
        cx.add_property(&class, get, set);
    }
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, /, *args, **kwargs)",
        "Initialize self.",
        init,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def("__str__", "(self, /)", "Return str(self).", str),
    def(
        "with_traceback",
        "(self, object, /)",
        "Set self.__traceback__ to tb and return self.",
        with_traceback,
    ),
    def(
        "add_note",
        "(self, object, /)",
        "Add a note to the exception",
        add_note,
    ),
    def("__reduce__", "(self, /)", "Helper for pickle.", reduce),
    def(
        "__setstate__",
        "(self, state, /)",
        "Helper for pickle.",
        setstate,
    ),
];

static ATTRIBUTES: &[[NativeDef; 2]] = &[
    [
        def("args", "(self)", "", get_args),
        def("args", "(self, value)", "", set_args),
    ],
    [
        def("__cause__", "(self)", "exception cause", get_cause),
        def("__cause__", "(self, value)", "", set_cause),
    ],
    [
        def("__context__", "(self)", "exception context", get_context),
        def("__context__", "(self, value)", "", set_context),
    ],
    [
        def("__suppress_context__", "(self)", "", get_suppress),
        def("__suppress_context__", "(self, value)", "", set_suppress),
    ],
    [
        def("__traceback__", "(self)", "", get_traceback),
        def("__traceback__", "(self, value)", "", set_traceback),
    ],
];

/// The exception that a method was called on.
pub fn exception<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Exception>, Raised> {
    receiver(cx, args, "BaseException")
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "BaseException")?;
    if class.layout != Kind::Exception {
        let name = class.name_text();
        return Err(cx.type_error(format_args!(
            "Exception.__new__({name}): {name} is not a subtype of Exception"
        )));
    }
    let exception = Exception::new(class.clone(), args.rest(1).to_vec());
    if class.has_del.get() {
        exception.header().has_finaliser();
    }
    Ok(exception.into_value())
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    if args.extra.is_some_and(|extra| !extra.is_empty()) {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    let given = args.rest(1);
    if !holds(exception, given) {
        replace_args(exception, given.to_vec());
    }
    Ok(Value::NONE)
}

/// Whether an exception's `args` are these already, as after `__new__`.
fn holds(exception: &Exception, given: &[Value]) -> bool {
    let args = exception.args.borrow();
    let items = args.items();
    items.len() == given.len() && items.iter().zip(given).all(|(a, b)| a.is(b))
}

/// Gives an exception other `args`.
pub fn replace_args(exception: &Exception, args: Vec<Value>) {
    let old = exception.args.replace(Tuple::new(args));
    drop(old);
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    let text = exception_repr(cx, exception)?;
    Ok(cx.str(text))
}

fn str(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    exception_str(cx, exception).map(Ref::into_value)
}

fn setstate(cx: &mut Cx, args: &Args) -> NativeResult {
    let state = args.req(1);
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(state) = cx.inner(state).get::<Dict>().cloned() else {
        return Err(cx.type_error("state is not a dictionary"));
    };
    for (name, value) in cx.keywords_of(&state)? {
        cx.set_attr(args.req(0), &name, value)?;
    }
    Ok(Value::NONE)
}

fn with_traceback(cx: &mut Cx, args: &Args) -> NativeResult {
    set_traceback(cx, args)?;
    Ok(args.req(0).clone())
}

fn add_note(cx: &mut Cx, args: &Args) -> NativeResult {
    if cx.inner(args.req(1)).get::<Str>().is_none() {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!("add_note() argument must be str, not {given}")));
    }
    let name = cx.names.notes.clone();
    let notes = match cx.find_attr(args.req(0), &name)? {
        Some(notes) => notes,
        None => {
            let notes = List::new(Vec::new()).into_value();
            cx.set_attr(args.req(0), &name, notes.clone())?;
            notes
        }
    };
    match cx.inner(&notes).get::<List>() {
        Some(list) => list.push(args.req(1).clone()),
        None => return Err(cx.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Value::NONE)
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    let class = exception.class.borrow().to_value();
    let args = exception.args.borrow().to_value();
    let attrs = exception.attrs.borrow().clone();
    let mut parts = vec![class, args];
    if let Some(attrs) = attrs.filter(|attrs| !attrs.is_empty()) {
        parts.push(attrs.into_value());
    }
    Ok(Tuple::new(parts).into_value())
}

// ---- attributes -----------------------------------------------------------------------------------

fn get_args(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(exception(cx, args)?.args.borrow().to_value())
}

fn set_args(cx: &mut Cx, args: &Args) -> NativeResult {
    let items = cx.collect(args.req(1))?;
    replace_args(exception(cx, args)?, items);
    Ok(Value::NONE)
}

fn get_cause(cx: &mut Cx, args: &Args) -> NativeResult {
    let cause = exception(cx, args)?.cause.borrow().clone();
    Ok(cause.bound().cloned().unwrap_or(Value::NONE))
}

/// Setting a cause hides the context.
fn set_cause(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    let cause = linked(cx, args.req(1), "cause")?;
    drop(exception.cause.replace(cause));
    exception.suppress_context.set(true);
    Ok(Value::NONE)
}

fn get_context(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(exception(cx, args)?.context.borrow().clone())
}

fn set_context(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    let context = linked(cx, args.req(1), "context")?;
    drop(exception.context.replace(context));
    Ok(Value::NONE)
}

/// A value that may be linked to as cause or context.
fn linked(cx: &mut Cx, value: &Value, role: &str) -> NativeResult {
    if value.is_none() || value.get::<Exception>().is_some() {
        return Ok(value.clone());
    }
    Err(cx.type_error(format_args!(
        "exception {role} must be None or derive from BaseException"
    )))
}

fn get_suppress(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(exception(cx, args)?.suppress_context.get()))
}

fn set_suppress(cx: &mut Cx, args: &Args) -> NativeResult {
    match args.req(1).as_bool() {
        Some(suppress) => exception(cx, args)?.suppress_context.set(suppress),
        None => return Err(cx.type_error("attribute value type must be bool")),
    }
    Ok(Value::NONE)
}

/// The entries are kept innermost first, a traceback shows them outermost first.
fn get_traceback(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(exception(cx, args)?.traceback_object())
}

fn set_traceback(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = exception(cx, args)?;
    let given = args.req(1);
    if !given.is_none() && given.get::<Traceback>().is_none() {
        return Err(cx.type_error("__traceback__ must be a traceback or None"));
    }
    exception.set_traceback_object(given.clone());
    Ok(Value::NONE)
}

/// Whether a value is an exception that derives from `Exception`.
pub fn is_ordinary(cx: &Cx, value: &Value) -> bool {
    value
        .get::<Exception>()
        .is_some_and(|e| is_subclass(&e.class.borrow(), &cx.exceptions.Exception))
}
