//! Warnings: a line on standard error, and the line of source it is about.

use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// Shows a warning about the place that is running; outside of any, about the interpreter itself.
pub fn warn(cx: &mut Cx, category: &Ref<Class>, message: &str) -> Result<(), Raised> {
    let name = category.name_text();
    let _ = cx.stdout.flush();
    let place = cx.current_place();
    let text = match place {
        Some((source, span)) => {
            let line = source.line(span.start);
            let text = source.line_text(line).trim();
            let shown = if text.is_empty() {
                String::new()
            } else {
                format!("  {text}\n")
            };
            format!("{}:{line}: {name}: {message}\n{shown}", source.name)
        }
        None => format!("<sys>:0: {name}: {message}\n"),
    };
    let _ = cx.stderr.write_all(text.as_bytes());
    Ok(())
}
