//! The built-in functions, one file per theme.

pub mod attributes;
pub mod code;
pub mod iteration;
pub mod numbers;
pub mod output;
pub mod reduce;
pub mod text;

use crate::vm::cx::Cx;
use crate::vm::native::NativeDef;

/// Puts the functions into the namespace of the module `builtins`.
pub fn install(cx: &mut Cx) {
    let tables: [&'static [NativeDef]; 7] = [
        attributes::FUNCTIONS,
        code::FUNCTIONS,
        iteration::FUNCTIONS,
        numbers::FUNCTIONS,
        output::FUNCTIONS,
        reduce::FUNCTIONS,
        text::FUNCTIONS,
    ];
    for def in tables.into_iter().flatten() {
        let name = cx.intern(def.name);
        let function = cx.native(def, false);
        cx.builtins.set_str(&name, function);
    }
}
