//! Exception groups: several exceptions raised together.

use crate::builtins::exceptions::base::{exception, is_ordinary};
use crate::builtins::exceptions::fields::own_field;
use crate::builtins::object::class_argument;
use crate::builtins::protocol::CLASS_GETITEM;
use crate::objects::class::{Class, is_subclass};
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::raise::derived;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives the groups their methods and attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.exceptions.BaseExceptionGroup.clone();
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, CLASS_GETITEM);
    for [get, set] in ATTRIBUTES {
        cx.add_property(&class, get, set);
    }
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, /, *args, **kwargs)",
        "Initialize self.",
        init,
    ),
    def(
        "derive",
        "(self, excs, /)",
        "A group of the same kind.",
        derive,
    ),
    def(
        "split",
        "(self, matcher_value, /)",
        "The group in two: what matches, and the rest.",
        split,
    ),
    def(
        "subgroup",
        "(self, matcher_value, /)",
        "The part of the group that matches.",
        subgroup,
    ),
];

static ATTRIBUTES: &[[NativeDef; 2]] = &[
    [
        def("message", "(self)", "exception message", |cx, args| {
            let name = cx.names.message.clone();
            field(cx, args, &name)
        }),
        def("message", "(self, value)", "", readonly),
    ],
    [
        def("exceptions", "(self)", "nested exceptions", |cx, args| {
            let name = cx.names.exceptions.clone();
            field(cx, args, &name)
        }),
        def("exceptions", "(self, value)", "", readonly),
    ],
];

fn field(cx: &mut Cx, args: &Args, name: &Ref<Str>) -> NativeResult {
    let exception = exception(cx, args)?;
    Ok(own_field(exception, name).unwrap_or(Value::NONE))
}

fn readonly(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.attribute_error("readonly attribute"))
}

// ---- making ---------------------------------------------------------------------------------------

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "BaseExceptionGroup")?;
    let [message, members] = args.rest(1) else {
        let count = args.rest(1).len();
        return Err(cx.type_error(format_args!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)"
        )));
    };
    if cx.inner(message).get::<Str>().is_none() {
        let given = cx.type_name(message);
        return Err(cx.type_error(format_args!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {given}"
        )));
    }
    let items = members_of(cx, members)?;
    let class = group_class(cx, class, &items)?;
    let group = Exception::new(class, vec![message.clone(), members.clone()]);
    let attrs = group.dict();
    attrs.set_str(&cx.names.message, message.clone());
    attrs.set_str(&cx.names.exceptions, Tuple::new(items).into_value());
    Ok(group.into_value())
}

/// The exceptions in the sequence that a group is made of.
fn members_of(cx: &mut Cx, sequence: &Value) -> Result<Vec<Value>, Raised> {
    let getitem = cx.names.getitem.clone();
    let is_sequence =
        cx.class_attr(sequence, &getitem).is_some() && cx.inner(sequence).kind() != Kind::Dict;
    if !is_sequence {
        return Err(cx.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = cx.collect(sequence)?;
    if items.is_empty() {
        let message = "second argument (exceptions) must be a non-empty sequence";
        return Err(cx.value_error(message));
    }
    for (index, item) in items.iter().enumerate() {
        if item.get::<Exception>().is_none() {
            return Err(cx.value_error(format_args!(
                "Item {index} of second argument (exceptions) is not an exception"
            )));
        }
    }
    Ok(items)
}

/// The class of the group: a `BaseExceptionGroup` of nothing but `Exception`s is an `ExceptionGroup`.
fn group_class(cx: &mut Cx, class: Ref<Class>, items: &[Value]) -> Result<Ref<Class>, Raised> {
    let ordinary = items.iter().all(|item| is_ordinary(cx, item));
    if class.same(&cx.exceptions.BaseExceptionGroup) && ordinary {
        return Ok(cx.exceptions.ExceptionGroup.clone());
    }
    if ordinary || !is_subclass(&class, &cx.exceptions.Exception) {
        return Ok(class);
    }
    Err(if class.same(&cx.exceptions.ExceptionGroup) {
        cx.type_error("Cannot nest BaseExceptions in an ExceptionGroup")
    } else {
        let name = class.name_text();
        cx.type_error(format_args!("Cannot nest BaseExceptions in '{name}'"))
    })
}

/// `__new__` has done everything.
fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    if args.extra.is_some_and(|extra| !extra.is_empty()) {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    Ok(Value::NONE)
}

fn derive(cx: &mut Cx, args: &Args) -> NativeResult {
    let message = cx.names.message.clone();
    let message = own_field(exception(cx, args)?, &message).unwrap_or(Value::NONE);
    let class = cx.exceptions.BaseExceptionGroup.to_value();
    cx.call(&class, &[message, args.req(1).clone()])
}

// ---- splitting ------------------------------------------------------------------------------------

/// What selects exceptions: classes, or a function that says so.
enum Matcher {
    Classes(Value),
    Function(Value),
}

impl Matcher {
    fn of(cx: &mut Cx, value: &Value) -> Result<Matcher, Raised> {
        let is_class = |cx: &Cx, value: &Value| {
            value
                .get::<Class>()
                .is_some_and(|class| is_subclass(class, &cx.exceptions.BaseException))
        };
        let all_classes = match value.get::<Tuple>() {
            Some(tuple) => tuple.items().iter().all(|item| is_class(cx, item)),
            None => is_class(cx, value),
        };
        if all_classes {
            return Ok(Matcher::Classes(value.clone()));
        }
        if value.get::<Class>().is_none() && cx.is_callable(value) {
            return Ok(Matcher::Function(value.clone()));
        }
        Err(cx.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ))
    }

    fn matches(&self, cx: &mut Cx, exception: &Value) -> Result<bool, Raised> {
        match self {
            Matcher::Classes(classes) => cx.is_instance(exception, classes),
            Matcher::Function(function) => {
                let answer = cx.call(function, std::slice::from_ref(exception))?;
                cx.truth(&answer)
            }
        }
    }
}

/// The part of an exception (a group or a single one) that matches, and the rest; None where there
/// is nothing. This is how `except*` takes out what it handles.
pub fn split_exception(
    cx: &mut Cx,
    exception: &Value,
    matcher: &Value,
) -> Result<(Option<Value>, Option<Value>), Raised> {
    let matcher = Matcher::of(cx, matcher)?;
    split_by(cx, exception, &matcher)
}

fn split_by(
    cx: &mut Cx,
    exception: &Value,
    matcher: &Matcher,
) -> Result<(Option<Value>, Option<Value>), Raised> {
    if matcher.matches(cx, exception)? {
        return Ok((Some(exception.clone()), None));
    }
    let members = match exception.get::<Exception>() {
        Some(group) => own_field(group, &cx.names.exceptions),
        None => None,
    };
    let is_group = cx.is_instance_of(exception, &cx.exceptions.BaseExceptionGroup.clone());
    let Some(members) = members.filter(|_| is_group) else {
        return Ok((None, Some(exception.clone())));
    };
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for member in cx.collect(&members)? {
        cx.enter()?;
        let parts = split_by(cx, &member, matcher);
        cx.leave();
        let parts = parts?;
        matching.extend(parts.0);
        rest.extend(parts.1);
    }
    if matching.is_empty() {
        return Ok((None, Some(exception.clone())));
    }
    let matching = derived(cx, exception, matching)?;
    let rest = if rest.is_empty() {
        None
    } else {
        Some(derived(cx, exception, rest)?)
    };
    Ok((Some(matching), rest))
}

fn split(cx: &mut Cx, args: &Args) -> NativeResult {
    let parts = split_exception(cx, args.req(0), args.req(1))?;
    let parts = [parts.0, parts.1].map(|part| part.unwrap_or(Value::NONE));
    Ok(Tuple::new(parts).into_value())
}

fn subgroup(cx: &mut Cx, args: &Args) -> NativeResult {
    let parts = split_exception(cx, args.req(0), args.req(1))?;
    Ok(parts.0.unwrap_or(Value::NONE))
}
