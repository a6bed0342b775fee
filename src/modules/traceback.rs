//! `_traceback`: places and texts, for `traceback`, which is written in Python.

use crate::diagnostics::{suggestions, traceback};
use crate::objects::code::CodeObject;
use crate::objects::exception::{Exception, TraceEntry, Traceback};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

static FUNCTIONS: &[NativeDef] = &[
    def(
        "entries",
        "(traceback, /)",
        "The places of a traceback, outermost first.",
        entries,
    ),
    def(
        "suggestion",
        "(exception, placed, /)",
        "What is added to the message about a missing name; whether it is known where it was missing.",
        suggestion,
    ),
    def(
        "text",
        "(exception, /)",
        "An exception with everything that led to it.",
        text,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_traceback", "Places and texts.", FUNCTIONS);
    Ok(module.into_value())
}

fn entries(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(traceback) = args.req(0).get::<Traceback>() else {
        return Ok(List::new(Vec::new()).into_value());
    };
    let places = traceback.entries();
    let places = places.iter().map(|entry| described(cx, entry)).collect();
    Ok(List::new(places).into_value())
}

/// (file, line, name, text of the line, marks under it or None, column, last line, last column)
fn described(cx: &mut Cx, entry: &TraceEntry) -> Value {
    let code: &Ref<CodeObject> = &entry.code;
    let (source, span) = (&code.code.source, code.code.span_at(entry.pc));
    let line = traceback::line_of(entry);
    let (_, column) = source.line_col(span.start);
    let (last_line, last_column) = source.line_col(span.end);
    let marks = traceback::underline(source, span, line);
    let parts = [
        cx.str(source.path.clone()),
        Value::int(line as i64),
        cx.str(&*code.code.name),
        cx.str(source.line_text(line)),
        marks.map_or(Value::NONE, |marks| cx.str(marks)),
        Value::int(column as i64),
        Value::int(last_line as i64),
        Value::int(last_column as i64),
    ];
    Tuple::new(parts).into_value()
}

fn suggestion(cx: &mut Cx, args: &Args) -> NativeResult {
    let exception = args.req(0).get::<Exception>().cloned();
    let placed = cx.truth(args.req(1))?;
    let found = exception.and_then(|exception| suggestions::of(cx, &exception, placed));
    Ok(cx.str(found.unwrap_or_default()))
}

fn text(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(exception) = args.req(0).get::<Exception>().cloned() else {
        return Err(cx.type_error("an exception is needed"));
    };
    let text = traceback::text(cx, &exception);
    Ok(cx.str(text))
}
