//! What is said when an exception reaches the top, or comes where nobody can catch it.

use super::terminal;
use super::traceback;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// An exception that nobody caught: the whole story on standard error.
pub fn uncaught(cx: &mut Cx, raised: &Raised) {
    let style = terminal::style(cx);
    let text = traceback::with_pictures(cx, &raised.0, &style);
    // Nobody is left to hear that standard error is closed.
    let _ = cx.stderr.write_all(text.as_bytes());
}

/// An exception in `__del__` or a finaliser: told, and forgotten.
pub fn unraisable(cx: &mut Cx, context: &str, raised: &Raised) {
    let _ = cx.stdout.flush();
    let text = traceback::text(cx, &raised.0);
    let _ = write!(cx.stderr, "{}:\n{text}", context.trim_end_matches(':'));
}
