//! The last line of a traceback: the exception's type and message, CPython's to the letter; then
//! its notes.

use super::suggestions;
use crate::objects::class::{Class, is_subclass};
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// `ValueError: message`, ending in a newline, and a line for each note.
pub fn of(cx: &mut Cx, exception: &Ref<Exception>) -> String {
    let mut text = type_and_message(cx, exception);
    text.push('\n');
    for note in notes(cx, exception) {
        text += &note;
        text.push('\n');
    }
    text
}

fn type_and_message(cx: &mut Cx, exception: &Ref<Exception>) -> String {
    let class = exception.class.borrow().clone();
    let name = type_name(cx, &class);
    let mut message = message(cx, exception);
    if let Some(suggestion) = suggestions::of(cx, exception, true) {
        message += &suggestion;
    }
    if message.is_empty() {
        name
    } else {
        format!("{name}: {message}")
    }
}

/// The type's qualified name, after its module's if that is not one everybody is in.
pub fn type_name(cx: &mut Cx, class: &Ref<Class>) -> String {
    let name = class.qualname.borrow().as_str().to_owned();
    match module_name(cx, class).as_deref() {
        None | Some("builtins" | "__main__") => name,
        Some(module) => format!("{module}.{name}"),
    }
}

fn module_name(cx: &Cx, class: &Ref<Class>) -> Option<String> {
    let given = class.attrs.get_str(&cx.names.module);
    if let Some(module) = given.as_ref().and_then(|module| module.get::<Str>()) {
        return Some(module.as_str().to_owned());
    }
    let known = &cx.exceptions;
    let exceptions = [&known.CancelledError, &known.InvalidStateError];
    let queues = [&known.QueueEmpty, &known.QueueFull, &known.QueueShutDown];
    if exceptions.iter().any(|known| known.same(class)) {
        Some("asyncio.exceptions".into())
    } else if queues.iter().any(|known| known.same(class)) {
        Some("asyncio.queues".into())
    } else if known.BrokenBarrierError.same(class) {
        Some("asyncio.exceptions".into())
    } else {
        None
    }
}

fn message(cx: &mut Cx, exception: &Ref<Exception>) -> String {
    let class = exception.class.borrow().clone();
    if is_subclass(&class, &cx.exceptions.SyntaxError)
        && let Some(text) = text_attr(exception, &cx.names.msg)
    {
        return text;
    }
    match cx.str_of(&exception.to_value()) {
        Ok(text) => text.as_str().to_owned(),
        Err(_) => "<exception str() failed>".into(),
    }
}

/// An attribute of an exception, if it is a string.
pub fn text_attr(exception: &Ref<Exception>, name: &Ref<Str>) -> Option<String> {
    let attrs = exception.attrs.borrow();
    let value = attrs.as_ref()?.get_str(name)?;
    value.get::<Str>().map(|text| text.as_str().to_owned())
}

/// `__notes__`, each as text.
fn notes(cx: &mut Cx, exception: &Ref<Exception>) -> Vec<String> {
    let found = exception
        .attrs
        .borrow()
        .as_ref()
        .and_then(|attrs| attrs.get_str(&cx.names.notes));
    let Some(found) = found else {
        return Vec::new();
    };
    let notes = found.get::<List>().map(|list| list.to_vec());
    let notes = notes.or_else(|| found.get::<Tuple>().map(|tuple| tuple.items().to_vec()));
    match notes {
        Some(notes) => notes.iter().map(|note| note_text(cx, note)).collect(),
        None => vec![
            cx.repr(&found)
                .map_or(String::new(), |text| text.as_str().to_owned()),
        ],
    }
}

fn note_text(cx: &mut Cx, note: &Value) -> String {
    match cx.str_of(note) {
        Ok(text) => text.as_str().to_owned(),
        Err(_) => "<note str() failed>".into(),
    }
}
