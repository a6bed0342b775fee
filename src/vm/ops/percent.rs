//! `%` of strings: printf-style formatting.
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::number::Applied;

/// `a % b` where `a` is text.
pub fn percent(_cx: &mut Cx, _a: &Value, _b: &Value) -> Applied {
    Ok(None)
}
