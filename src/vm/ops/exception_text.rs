//! What exceptions say: `str(exception)` and `repr(exception)`.

use std::fmt::Write;

use crate::objects::class::is_subclass;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::quote;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

type Text = Result<Ref<Str>, Raised>;

/// `BaseException.__repr__`: the class's name and the arguments.
pub fn exception_repr(cx: &mut Cx, exception: &Ref<Exception>) -> Result<String, Raised> {
    let name = exception.class.borrow().name_text();
    let args = exception.args.borrow().clone();
    let mut text = format!("{name}(");
    for (index, arg) in args.items().iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(cx.repr(arg)?.as_str());
    }
    text.push(')');
    Ok(text)
}

/// `BaseException.__str__`, and what the classes with a wording of their own make of it.
pub fn exception_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let class = exception.class.borrow().clone();
    let known = &cx.exceptions;
    if is_subclass(&class, &known.KeyError) {
        return key_error_str(cx, exception);
    }
    if is_subclass(&class, &known.OSError) {
        return os_error_str(cx, exception);
    }
    if is_subclass(&class, &known.BaseExceptionGroup) {
        return group_str(cx, exception);
    }
    if is_subclass(&class, &known.SyntaxError) {
        return syntax_error_str(cx, exception);
    }
    if is_subclass(&class, &known.UnicodeDecodeError) {
        return decode_error_str(cx, exception);
    }
    if is_subclass(&class, &known.UnicodeEncodeError) {
        return encode_error_str(cx, exception);
    }
    if is_subclass(&class, &known.UnicodeTranslateError) {
        return translate_error_str(cx, exception);
    }
    args_str(cx, exception)
}

/// The one argument, or the tuple of several.
fn args_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let args: Ref<Tuple> = exception.args.borrow().clone();
    match args.items() {
        [] => Ok(Str::new("")),
        [only] => cx.str_of(only),
        _ => cx.repr(&args.to_value()),
    }
}

/// A key shows as itself, so that an empty one is seen.
fn key_error_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let args = exception.args.borrow().clone();
    match args.items() {
        [key] => cx.repr(key),
        _ => args_str(cx, exception),
    }
}

/// An attribute of the exception, or the argument that it is made from.
fn field(cx: &mut Cx, exception: &Exception, name: &str, index: usize) -> Option<Value> {
    let name = cx.intern(name);
    let attribute = exception
        .attrs
        .borrow()
        .as_ref()
        .and_then(|attrs| attrs.get_str(&name));
    let argument = || exception.args.borrow().items().get(index).cloned();
    attribute.or_else(argument).filter(|value| !value.is_none())
}

fn os_error_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let count = exception.args.borrow().len();
    let errno = field(cx, exception, "errno", 0).filter(|_| count >= 2);
    let strerror = field(cx, exception, "strerror", 1);
    let (Some(errno), Some(strerror)) = (errno, strerror) else {
        return args_str(cx, exception);
    };
    let mut text = format!("[Errno {}] ", cx.str_of(&errno)?.as_str());
    text.push_str(cx.str_of(&strerror)?.as_str());
    if let Some(file) = field(cx, exception, "filename", usize::MAX) {
        text.push_str(": ");
        text.push_str(cx.repr(&file)?.as_str());
    }
    if let Some(file) = field(cx, exception, "filename2", usize::MAX) {
        text.push_str(" -> ");
        text.push_str(cx.repr(&file)?.as_str());
    }
    Ok(Str::new(text))
}

fn group_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let message = match field(cx, exception, "message", 0) {
        Some(message) => cx.str_of(&message)?,
        None => Str::new(""),
    };
    let count = match field(cx, exception, "exceptions", 1) {
        Some(exceptions) => match cx.inner(&exceptions).get::<Tuple>() {
            Some(tuple) => tuple.len(),
            None => cx.len(&exceptions)?,
        },
        None => 0,
    };
    let plural = if count == 1 { "" } else { "s" };
    Ok(Str::new(format!(
        "{} ({count} sub-exception{plural})",
        message.as_str()
    )))
}

fn syntax_error_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let message = match field(cx, exception, "msg", 0) {
        Some(message) => cx.str_of(&message)?,
        None => Str::new("None"),
    };
    let (file, line) = syntax_error_place(cx, exception);
    let mut text = message.as_str().to_owned();
    // Writing to a String cannot fail.
    let _ = match (file, line) {
        (Some(file), Some(line)) => write!(text, " ({file}, line {line})"),
        (Some(file), None) => write!(text, " ({file})"),
        (None, Some(line)) => write!(text, " (line {line})"),
        (None, None) => Ok(()),
    };
    Ok(Str::new(text))
}

/// The file's name without its folder, and the line.
fn syntax_error_place(cx: &mut Cx, exception: &Exception) -> (Option<String>, Option<i64>) {
    let details = exception.args.borrow().items().get(1).cloned();
    let detail = |index: usize| {
        let details = details.as_ref()?.get::<Tuple>()?;
        details.items().get(index).cloned()
    };
    let file = field(cx, exception, "filename", usize::MAX).or_else(|| detail(0));
    let line = field(cx, exception, "lineno", usize::MAX).or_else(|| detail(1));
    let file = file.as_ref().and_then(Value::get::<Str>).map(|file| {
        let path = file.as_str();
        path.rsplit('/').next().unwrap_or(path).to_owned()
    });
    (file, line.as_ref().and_then(Value::as_int))
}

/// What `UnicodeDecodeError` and its kin know, as text and numbers.
struct CodecError {
    encoding: String,
    object: Value,
    start: usize,
    end: usize,
    reason: String,
}

fn codec_error(cx: &mut Cx, exception: &Exception) -> Result<Option<CodecError>, Raised> {
    let names = ["encoding", "object", "start", "end", "reason"];
    let mut values = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        match field(cx, exception, name, index) {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    let position = |value: &Value| value.as_int().unwrap_or(0).max(0) as usize;
    Ok(Some(CodecError {
        encoding: cx.str_of(&values[0])?.as_str().to_owned(),
        start: position(&values[2]),
        end: position(&values[3]),
        reason: cx.str_of(&values[4])?.as_str().to_owned(),
        object: values.swap_remove(1),
    }))
}

fn decode_error_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let Some(error) = codec_error(cx, exception)? else {
        return args_str(cx, exception);
    };
    let bytes = crate::vm::ops::sequence::bytes_like(&error.object).unwrap_or_default();
    let (encoding, start, reason) = (error.encoding, error.start, error.reason);
    Ok(Str::new(match bytes.get(start) {
        Some(byte) if error.end == start + 1 => format!(
            "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
        ),
        _ => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            error.end.saturating_sub(1)
        ),
    }))
}

fn encode_error_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let Some(error) = codec_error(cx, exception)? else {
        return args_str(cx, exception);
    };
    let text = error.object.get::<Str>().map_or("", |text| text.as_str());
    let (encoding, start, reason) = (error.encoding, error.start, error.reason);
    Ok(Str::new(match text.chars().nth(start) {
        Some(c) if error.end == start + 1 => {
            let mut shown = String::new();
            quote::escape(&mut shown, c);
            format!(
                "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
            )
        }
        _ => format!(
            "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
            error.end.saturating_sub(1)
        ),
    }))
}

fn translate_error_str(cx: &mut Cx, exception: &Ref<Exception>) -> Text {
    let mut values = Vec::new();
    for (index, name) in ["object", "start", "end", "reason"].into_iter().enumerate() {
        values.extend(field(cx, exception, name, index));
    }
    let [object, start, end, reason] = &values[..] else {
        return args_str(cx, exception);
    };
    let reason = cx.str_of(reason)?;
    let (start, end) = (start.as_int().unwrap_or(0), end.as_int().unwrap_or(0));
    let text = object.get::<Str>().map_or("", |text| text.as_str());
    let what = match text.chars().nth(start.max(0) as usize) {
        Some(c) if end == start + 1 => {
            let mut shown = String::new();
            quote::escape(&mut shown, c);
            format!("character '{shown}' in position {start}")
        }
        _ => format!("characters in position {start}-{}", end - 1),
    };
    Ok(Str::new(format!(
        "can't translate {what}: {}",
        reason.as_str()
    )))
}
