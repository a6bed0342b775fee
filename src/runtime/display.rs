//! What the prompt does with the value of an expression: shows it, and keeps it as `_`.

use std::io::Write;

use crate::builtins::functions::output::redirected;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// The hook `display`. None is not shown.
pub fn display(cx: &mut Cx, value: &Value) -> Result<(), Raised> {
    if value.is_none() {
        return Ok(());
    }
    let text = cx.repr(value)?;
    match redirected(cx, "stdout") {
        Some(stdout) => {
            let (write, end) = (cx.intern("write"), cx.str("\n"));
            cx.call_method(&stdout, &write, &[text.into_value()])?;
            cx.call_method(&stdout, &write, &[end])?;
        }
        // A terminal that has gone away is noticed when the next line is read.
        None => drop(writeln!(cx.stdout, "{}", text.as_str())),
    }
    let name = cx.names.underscore.clone();
    drop(cx.builtins.set_str(&name, value.clone()));
    Ok(())
}
