//! `__subclasses__` and `__bases__` of classes: down and up the tree, and moving a class within it.

use crate::objects::class::{Class, changed, is_subclass, linearise};
use crate::objects::heap::{self, Ref};
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// `type.__subclasses__`
pub static METHODS: &[NativeDef] = &[def(
    "__subclasses__",
    "(self, /)",
    "Return a list of immediate subclasses.",
    subclasses,
)];

/// `type.__bases__`, to be read and to be assigned.
pub static BASES: [NativeDef; 2] = [
    def("__bases__", "(self)", "", get),
    def("__bases__", "(self, value)", "", set),
];

fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Class>, Raised> {
    let class = args.req(0).get::<Class>();
    class.ok_or_else(|| cx.type_error("a class is needed"))
}

/// The classes that derive directly from one, oldest first.
fn children(class: &Ref<Class>) -> Vec<Ref<Class>> {
    let mut found = heap::all::<Class>();
    found.retain(|child| child.bases.borrow().iter().any(|base| base.same(class)));
    found.sort_by_key(|child| child.root_shape.id());
    found
}

fn subclasses(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = this(cx, args)?;
    let found = children(class).iter().map(Ref::to_value).collect();
    Ok(List::new(found).into_value())
}

fn get(cx: &mut Cx, args: &Args) -> NativeResult {
    let bases: Vec<Value> = this(cx, args)?
        .bases
        .borrow()
        .iter()
        .map(Ref::to_value)
        .collect();
    Ok(Tuple::new(bases).into_value())
}

fn set(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = this(cx, args)?;
    let bases = new_bases(cx, class, args.req(1))?;
    move_to(cx, class, bases)?;
    Ok(Value::NONE)
}

/// Moves a class to other bases.
pub fn move_to(cx: &mut Cx, class: &Ref<Class>, bases: Vec<Ref<Class>>) -> Result<(), Raised> {
    let old = class.bases.replace(bases);
    if let Err(raised) = order_again(cx, class) {
        drop(class.bases.replace(old));
        order_again(cx, class)?;
        return Err(raised);
    }
    changed();
    cx.class_changed();
    Ok(())
}

/// The classes that are assigned, if they may be.
fn new_bases(cx: &mut Cx, class: &Ref<Class>, value: &Value) -> Result<Vec<Ref<Class>>, Raised> {
    let name = class.name_text();
    if class.builtin {
        return Err(cx.type_error(format_args!(
            "cannot set '__bases__' attribute of immutable type '{name}'"
        )));
    }
    let Some(items) = value.get::<Tuple>() else {
        let given = cx.type_name(value);
        return Err(cx.type_error(format_args!(
            "can only assign tuple to {name}.__bases__, not {given}"
        )));
    };
    if items.is_empty() {
        return Err(cx.type_error(format_args!(
            "can only assign non-empty tuple to {name}.__bases__, not ()"
        )));
    }
    let mut bases = Vec::new();
    for item in items.items() {
        let Some(base) = item.get::<Class>() else {
            let given = cx.type_name(item);
            return Err(cx.type_error(format_args!(
                "{name}.__bases__ must be tuple of classes, not '{given}'"
            )));
        };
        if is_subclass(base, class) {
            return Err(cx.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base.clone());
    }
    let old = class.bases.borrow().first().cloned();
    let fits = |base: &Ref<Class>| base.layout == class.layout && base.has_dict == class.has_dict;
    let plain = |base: &&Ref<Class>| base.same(&cx.types.object);
    if bases.iter().all(|base| !fits(base))
        || bases.iter().any(|base| plain(&base)) && class.has_dict
    {
        let old = old.map_or_else(String::new, |old| old.name_text());
        let new = bases[0].name_text();
        let same = bases[0].layout == class.layout;
        let what = if same { "object layout" } else { "deallocator" };
        return Err(cx.type_error(format_args!(
            "__bases__ assignment: '{new}' {what} differs from '{old}'"
        )));
    }
    Ok(bases)
}

/// Works out the method resolution orders of a class and of those that derive from it.
fn order_again(cx: &mut Cx, class: &Ref<Class>) -> Result<(), Raised> {
    let bases = class.bases.borrow().clone();
    let Some(order) = linearise(&bases) else {
        let names: Vec<String> = bases.iter().map(|base| base.name_text()).collect();
        let names = names.join(", ");
        return Err(cx.type_error(format_args!(
            "Cannot create a consistent method resolution order (MRO) for bases {names}"
        )));
    };
    let has_del = order.iter().any(|base| base.has_del.get());
    class.has_del.set(class.has_del.get() || has_del);
    drop(class.mro_rest.replace(order));
    if class.subclass_count.get() == 0 {
        return Ok(());
    }
    for child in children(class) {
        order_again(cx, &child)?;
    }
    Ok(())
}
