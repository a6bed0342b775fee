//! The exceptions of streams: what they say and what they carry.

use crate::objects::bytes::Bytes;
use crate::objects::exception::Exception;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// `IncompleteReadError`
pub static INCOMPLETE_READ: &[NativeDef] = &[
    def(
        "__init__",
        "(self, partial, expected)",
        "The stream ended too early.",
        incomplete_read,
    ),
    def(
        "__reduce__",
        "(self)",
        "What makes a copy.",
        reduce_incomplete,
    ),
];

/// `LimitOverrunError`
pub static LIMIT_OVERRUN: &[NativeDef] = &[
    def(
        "__init__",
        "(self, message, consumed)",
        "No separator within the limit.",
        limit_overrun,
    ),
    def("__reduce__", "(self)", "What makes a copy.", reduce_overrun),
];

/// Sets an exception's arguments and attributes.
fn fill(cx: &mut Cx, exception: &Value, message: Value, attributes: &[(&str, &Value)]) {
    if let Some(exception) = cx.inner(exception).get::<Exception>() {
        let exception = exception.clone();
        exception.args.replace(Tuple::new([message]));
        for (name, value) in attributes {
            exception.dict().set_str(&cx.intern(name), (*value).clone());
        }
    }
}

fn incomplete_read(cx: &mut Cx, args: &Args) -> NativeResult {
    let (partial, expected) = (args.req(1), args.req(2));
    let count = match cx.inner(partial).get::<Bytes>() {
        Some(bytes) => bytes.as_slice().len(),
        None => cx.len(partial)?,
    };
    let wanted = if expected.is_none() {
        "undefined".to_owned()
    } else {
        cx.repr(expected)?.as_str().to_owned()
    };
    let message = format!("{count} bytes read on a total of {wanted} expected bytes");
    let message = cx.str(message);
    let attributes = [("partial", partial), ("expected", expected)];
    fill(cx, args.req(0), message, &attributes);
    Ok(Value::NONE)
}

fn limit_overrun(cx: &mut Cx, args: &Args) -> NativeResult {
    let message = args.req(1).clone();
    fill(cx, args.req(0), message, &[("consumed", args.req(2))]);
    Ok(Value::NONE)
}

/// `(type(self), arguments)`
fn reduce(cx: &mut Cx, args: &Args, names: [&str; 2]) -> NativeResult {
    let mut items = Vec::new();
    for name in names {
        let name = cx.intern(name);
        items.push(cx.get_attr(args.req(0), &name)?);
    }
    let class = cx.class_of(args.req(0)).into_value();
    let items = Tuple::new(items).into_value();
    Ok(Tuple::new([class, items]).into_value())
}

fn reduce_incomplete(cx: &mut Cx, args: &Args) -> NativeResult {
    reduce(cx, args, ["partial", "expected"])
}

fn reduce_overrun(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = cx.intern("args");
    let all = cx.get_attr(args.req(0), &text)?;
    let message = cx.collect(&all)?.into_iter().next();
    let consumed = cx.intern("consumed");
    let consumed = cx.get_attr(args.req(0), &consumed)?;
    let class = cx.class_of(args.req(0)).into_value();
    let items = Tuple::new([message.unwrap_or(Value::NONE), consumed]).into_value();
    Ok(Tuple::new([class, items]).into_value())
}
