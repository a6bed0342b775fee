//! The built-in functions, one file per theme.

pub mod output;

use crate::vm::cx::Cx;
use crate::vm::native::NativeDef;

/// Puts the functions into the namespace of the module `builtins`.
pub fn install(cx: &mut Cx) {
    let tables: [&'static [NativeDef]; 1] = [
        output::FUNCTIONS,
    ];
    for def in tables.into_iter().flatten() {
        let name = cx.intern(def.name);
        let function = cx.native(def, false);
        cx.builtins.set_str(&name, function);
    }
}
