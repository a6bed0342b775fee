//! The interpreter's own warnings: the module `warnings` shows, drops or raises them, as its filters say.

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// Gives a warning about the place that is running; outside of any, about the interpreter itself.
pub fn warn(cx: &mut Cx, category: &Ref<Class>, message: &str) -> Result<(), Raised> {
    let activation = cx.stack.innermost();
    let running = activation.map(|activation| {
        let code = &activation.code().code;
        let line = code.source.line(code.span_at(activation.at()).start);
        (
            code.source.name.clone(),
            line,
            activation.function.globals.clone(),
        )
    });
    let given = match running {
        Some((file, line, globals)) => {
            let (module, registry) = registry_of(cx, &globals);
            explicit(cx, category, message, &file, line, module, registry)
        }
        None => {
            let module = cx.str("sys");
            explicit(cx, category, message, "<sys>", 0, module, Value::NONE)
        }
    };
    given.map(drop)
}

/// Gives a `SyntaxWarning`: source text that is allowed but doubtful. An error is what became of one
/// that filters turn into an exception.
pub fn in_source(
    cx: &mut Cx,
    message: &str,
    source: &SourceFile,
    span: Span,
) -> Result<(), Raised> {
    let category = cx.exceptions.SyntaxWarning.clone();
    let (name, line) = (source.name.clone(), source.line(span.start));
    explicit(
        cx,
        &category,
        message,
        &name,
        line,
        Value::NONE,
        Value::NONE,
    )
    .map(drop)
}

/// `warnings.warn_explicit`; if it cannot be had, the warning is shown all the same.
fn explicit(
    cx: &mut Cx,
    category: &Ref<Class>,
    message: &str,
    file: &str,
    line: usize,
    module: Value,
    registry: Value,
) -> NativeResult {
    let Ok(warnings) = cx.import("warnings") else {
        let name = category.name_text();
        // What was printed before comes before.
        let _ = cx.stdout.flush();
        let text = format!("{file}:{line}: {name}: {message}\n");
        let _ = cx.stderr.write_all(text.as_bytes());
        return Ok(Value::NONE);
    };
    let args = [
        cx.str(message),
        category.to_value(),
        cx.str(file),
        Value::int(line as i64),
        module,
        registry,
    ];
    let function = cx.intern("warn_explicit");
    cx.call_method(&warnings, &function, &args)
}

/// The name of the module with these globals, and its record of the warnings that were given.
fn registry_of(cx: &mut Cx, globals: &Ref<Dict>) -> (Value, Value) {
    let name = globals.get_str(&cx.names.name_);
    let name = name.filter(|name| name.get::<Str>().is_some());
    let module = name.unwrap_or_else(|| cx.str("<string>"));
    let key = cx.intern("__warningregistry__");
    let registry = globals.get_str(&key).unwrap_or_else(|| {
        let registry = Dict::new().into_value();
        globals.set_str(&key, registry.clone());
        registry
    });
    (module, registry)
}
