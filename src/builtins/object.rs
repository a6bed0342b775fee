//! x
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::vm::cx::Cx;
use crate::vm::native::Args;
use crate::vm::raise::Raised;
/// The class that a `__new__` was called with, which must derive from the type it belongs to.
pub fn class_argument(cx: &mut Cx, args: &Args, type_name: &str) -> Result<Ref<Class>, Raised> {
    match args.req(0).get::<Class>() {
        Some(class) => Ok(class.clone()),
        None => {
            let given = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!(
                "{type_name}.__new__(X): X is not a type object ({given})"
            )))
        }
    }
}
