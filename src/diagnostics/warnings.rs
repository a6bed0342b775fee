//! Warnings: a line on standard error, and the line of source it is about.

use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// Shows a warning about the place that is running; outside of any, about the interpreter itself.
pub fn warn(cx: &mut Cx, category: &Ref<Class>, message: &str) -> Result<(), Raised> {
    let name = category.name_text();
    let text = match running(cx) {
        Some((source, span)) => about(&name, message, &source, span),
        None => format!("<sys>:0: {name}: {message}\n"),
    };
    show(cx, &text);
    Ok(())
}

/// Shows a `SyntaxWarning`: source text that is allowed but doubtful.
pub fn in_source(cx: &mut Cx, message: &str, source: &SourceFile, span: Span) {
    let text = about("SyntaxWarning", message, source, span);
    show(cx, &text);
}

fn show(cx: &mut Cx, text: &str) {
    // What was printed before comes before.
    let _ = cx.stdout.flush();
    let _ = cx.stderr.write_all(text.as_bytes());
}

fn about(name: &str, message: &str, source: &SourceFile, span: Span) -> String {
    let line = source.line(span.start);
    let text = source.line_text(line).trim();
    let shown = if text.is_empty() {
        String::new()
    } else {
        format!("  {text}\n")
    };
    format!("{}:{line}: {name}: {message}\n{shown}", source.name)
}

/// The place that is running.
fn running(cx: &Cx) -> Option<(Rc<SourceFile>, Span)> {
    let activation = cx.stack.innermost()?;
    let code = &activation.code().code;
    Some((code.source.clone(), code.span_at(activation.at())))
}
