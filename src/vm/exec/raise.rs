//! Raise statements, matching exceptions, splitting groups.

use crate::objects::class::{Class, is_subclass};
use crate::objects::exception::Exception;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::Done;
use crate::vm::raise::Raised;

/// `raise value`, or `raise value from cause`.
pub fn raise(cx: &mut Cx, value: Value, cause: Option<Value>) -> Raised {
    let raised = match exception_of(cx, value, "exceptions must derive from BaseException") {
        Ok(raised) | Err(raised) => raised,
    };
    let Some(cause) = cause else {
        cx.set_context(&raised);
        return raised;
    };
    let cause = if cause.is_none() {
        cause
    } else {
        match exception_of(cx, cause, "exception causes must derive from BaseException") {
            Ok(cause) => cause.into_value(),
            Err(raised) => return raised,
        }
    };
    cx.set_context(&raised);
    *raised.0.cause.borrow_mut() = cause;
    raised.0.suppress_context.set(true);
    raised
}

/// The exception that a value in a raise statement means: itself, or a new one of that class.
pub fn exception_of(cx: &mut Cx, value: Value, message: &str) -> Result<Raised, Raised> {
    if let Some(class) = value.get::<Class>()
        && is_subclass(class, &cx.exceptions.BaseException)
    {
        return instance_of(cx, &value);
    }
    match value.into::<Exception>() {
        Ok(exception) => Ok(Raised(exception)),
        Err(_) => Err(cx.type_error(message)),
    }
}

/// A new exception of a class.
fn instance_of(cx: &mut Cx, class: &Value) -> Result<Raised, Raised> {
    let made = cx.call(class, &[])?;
    let kind = cx.class_of(&made).into_value();
    match made.into::<Exception>() {
        Ok(exception) => Ok(Raised(exception)),
        Err(_) => {
            let (class, kind) = (cx.repr(class)?, cx.repr(&kind)?);
            let (class, kind) = (class.as_str(), kind.as_str());
            Err(cx.type_error(format_args!(
                "calling {class} should have returned an instance of BaseException, not {kind}"
            )))
        }
    }
}

/// An exception that is raised again.
pub fn again(cx: &mut Cx, value: Value) -> Raised {
    match value.into::<Exception>() {
        Ok(exception) => Raised(exception),
        Err(_) => cx.runtime_error("No active exception to reraise"),
    }
}

/// `assert` failed.
pub fn assertion(cx: &mut Cx, message: Value) -> Raised {
    let args = if message.is_unbound() {
        Vec::new()
    } else {
        vec![message]
    };
    Raised(Exception::new(cx.exceptions.AssertionError.clone(), args))
}

/// Whether an exception is one of the class of exceptions that an `except` clause names; None if that is
/// something else.
#[inline]
pub fn quick_match(exception: &Value, class: &Value) -> Option<bool> {
    let class = class.get::<Class>()?;
    let is_exceptions = class.layout == Kind::Exception && exception.kind() == Kind::Exception;
    let exception = exception.get::<Exception>()?;
    is_exceptions.then(|| is_subclass(&exception.class.borrow(), class))
}

/// Whether an exception matches the class, or tuple of classes, of an `except` clause.
pub fn matches(cx: &mut Cx, exception: Value, class: Value) -> Result<Done, Raised> {
    check_classes(cx, &class, false)?;
    Ok(Done::Value(Value::bool(matches_class(
        cx, &exception, &class,
    ))))
}

fn matches_class(cx: &Cx, exception: &Value, class: &Value) -> bool {
    match (class.get::<Class>(), class.get::<Tuple>()) {
        (Some(class), _) => is_subclass(&cx.class_of(exception), class),
        (_, Some(classes)) => classes
            .items()
            .iter()
            .any(|class| matches_class(cx, exception, class)),
        (None, None) => false,
    }
}

fn check_classes(cx: &mut Cx, class: &Value, star: bool) -> Result<(), Raised> {
    if let Some(classes) = class.get::<Tuple>() {
        return classes
            .items()
            .iter()
            .try_for_each(|class| check_classes(cx, class, star));
    }
    let Some(class) = class
        .get::<Class>()
        .filter(|class| is_subclass(class, &cx.exceptions.BaseException))
    else {
        return Err(
            cx.type_error("catching classes that do not inherit from BaseException is not allowed")
        );
    };
    if star && is_subclass(class, &cx.exceptions.BaseExceptionGroup) {
        return Err(cx.type_error(
            "catching ExceptionGroup with except* is not allowed. Use except instead.",
        ));
    }
    Ok(())
}

/// Splits an exception for an `except*` clause: what matches and the rest, each perhaps None.
pub fn split_group(cx: &mut Cx, exception: Value, class: Value) -> Result<(Value, Value), Raised> {
    if exception.is_none() {
        return Ok((Value::NONE, Value::NONE));
    }
    check_classes(cx, &class, true)?;
    let is_group = cx.is_instance_of(&exception, &cx.exceptions.BaseExceptionGroup.clone());
    if matches_class(cx, &exception, &class) {
        let matching = if is_group {
            exception
        } else {
            wrap_in_group(cx, exception)?
        };
        return Ok((matching, Value::NONE));
    }
    if !is_group {
        return Ok((Value::NONE, exception));
    }
    let split = cx.intern("split");
    let parts = cx.call_method(&exception, &split, &[class])?;
    match parts.get::<Tuple>().map(|parts| parts.items()) {
        Some([matching, rest]) => Ok((matching.clone(), rest.clone())),
        _ => Err(cx.type_error("split must return a 2-tuple")),
    }
}

/// A lone exception caught by `except*` arrives in a group with no message.
fn wrap_in_group(cx: &mut Cx, exception: Value) -> Result<Value, Raised> {
    let is_exception = cx.is_instance_of(&exception, &cx.exceptions.Exception.clone());
    let class = if is_exception {
        &cx.exceptions.ExceptionGroup
    } else {
        &cx.exceptions.BaseExceptionGroup
    };
    let class = class.to_value();
    let message = cx.str("");
    let lone = exception.get::<Exception>().cloned();
    let group = cx.call(&class, &[message, Tuple::new([exception]).into_value()])?;
    if let (Some(group), Some(lone)) = (group.get::<Exception>(), lone) {
        group.copy_traceback(&lone);
    }
    Ok(group)
}

/// What must be raised after the clauses of an `except*` block, or None.
///
/// The list has what the clauses raised and the rest that no clause took. What was raised again
/// unchanged (parts of the original) is put back together in the original's shape; what is new is
/// added beside it.
pub fn prep_reraise_star(cx: &mut Cx, original: Value, list: Value) -> Result<Done, Raised> {
    let items = list.get::<List>().map_or(Vec::new(), |list| list.to_vec());
    let items: Vec<Value> = items.into_iter().filter(|item| !item.is_none()).collect();
    if items.is_empty() {
        return Ok(Done::Value(Value::NONE));
    }
    let is_group = cx.is_instance_of(&original, &cx.exceptions.BaseExceptionGroup.clone());
    if !is_group {
        // The original was no group: at most one clause matched, and it may have raised.
        let first = items.into_iter().next().unwrap_or(Value::NONE);
        return Ok(Done::Value(first));
    }
    let (again, new): (Vec<Value>, Vec<Value>) = items
        .into_iter()
        .partition(|item| is_part(cx, item, &original));
    let mut parts = new;
    if !again.is_empty() {
        parts.push(project(cx, &original, &again)?);
    }
    if parts.len() == 1 {
        return Ok(Done::Value(parts.swap_remove(0)));
    }
    let class = cx.exceptions.ExceptionGroup.to_value();
    let message = cx.str("");
    cx.call(&class, &[message, List::new(parts).into_value()])
        .map(Done::Value)
}

/// Whether an exception is a part that was split off the original and raised again as it was.
fn is_part(cx: &Cx, item: &Value, original: &Value) -> bool {
    let metadata = |value: &Value| {
        let exception = value.get::<Exception>()?;
        let (cause, context) = (
            exception.cause.borrow().clone(),
            exception.context.borrow().clone(),
        );
        Some((cause, context, exception.traceback.borrow().len()))
    };
    let mut leaves = Vec::new();
    collect_leaves(cx, original, &mut leaves);
    let mut own = Vec::new();
    collect_leaves(cx, item, &mut own);
    let known = own
        .iter()
        .all(|leaf| leaves.iter().any(|other| other.is(leaf)));
    match (metadata(item), metadata(original)) {
        (Some(own), Some(original)) => {
            known && own.0.is(&original.0) && own.1.is(&original.1) && own.2 == original.2
        }
        _ => false,
    }
}

fn collect_leaves(cx: &Cx, value: &Value, leaves: &mut Vec<Value>) {
    let members = value.get::<Exception>().and_then(|e| group_members(cx, e));
    match members {
        Some(members) => members
            .iter()
            .for_each(|member| collect_leaves(cx, member, leaves)),
        None => leaves.push(value.clone()),
    }
}

/// The exceptions in a group; None if it is no group.
pub fn group_members(cx: &Cx, exception: &Exception) -> Option<Vec<Value>> {
    let attrs = exception.attrs.borrow();
    let members = attrs.as_ref()?.get_str(&cx.names.exceptions)?;
    members
        .get::<Tuple>()
        .map(|members| members.items().to_vec())
}

/// The original group with only those leaves that are in one of the parts.
fn project(cx: &mut Cx, original: &Value, parts: &[Value]) -> Result<Value, Raised> {
    let mut keep = Vec::new();
    parts
        .iter()
        .for_each(|part| collect_leaves(cx, part, &mut keep));
    Ok(project_leaves(cx, original, &keep)?.unwrap_or(Value::NONE))
}

fn project_leaves(cx: &mut Cx, value: &Value, keep: &[Value]) -> Result<Option<Value>, Raised> {
    let Some(exception) = value.get::<Exception>().cloned() else {
        return Ok(None);
    };
    let Some(members) = group_members(cx, &exception) else {
        return Ok(keep
            .iter()
            .any(|leaf| leaf.is(value))
            .then(|| value.clone()));
    };
    let mut kept = Vec::new();
    for member in &members {
        kept.extend(project_leaves(cx, member, keep)?);
    }
    if kept.is_empty() {
        return Ok(None);
    }
    derived(cx, value, kept).map(Some)
}

/// A group like another one, of some of its exceptions.
pub fn derived(cx: &mut Cx, group: &Value, members: Vec<Value>) -> Result<Value, Raised> {
    let name = cx.intern("derive");
    let members = List::new(members).into_value();
    let made = cx.call_method(group, &name, &[members])?;
    let is_group = cx.is_instance_of(&made, &cx.exceptions.BaseExceptionGroup.clone());
    let (true, Some(from), Some(to)) =
        (is_group, group.get::<Exception>(), made.get::<Exception>())
    else {
        return Err(cx.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    to.copy_traceback(from);
    to.cause.replace(from.cause.borrow().clone());
    to.context.replace(from.context.borrow().clone());
    to.suppress_context.set(from.suppress_context.get());
    let notes = from
        .attrs
        .borrow()
        .as_ref()
        .and_then(|attrs| attrs.get_str(&cx.names.notes));
    if let Some(notes) = notes {
        let notes = List::new(cx.collect(&notes)?).into_value();
        to.dict().set_str(&cx.names.notes, notes);
    }
    Ok(made)
}
