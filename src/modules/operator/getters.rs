//! `itemgetter`, `attrgetter` and `methodcaller`: functions made of what they fetch.

use crate::modules::{add_class, classes_of_new, foreign_body};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::repr::{class_path, guarded, write_repr};
use crate::vm::raise::Raised;

/// Gives the module its classes.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    add_class(cx, module, "operator", "itemgetter", ITEM_GETTER);
    add_class(cx, module, "operator", "attrgetter", ATTR_GETTER);
    add_class(cx, module, "operator", "methodcaller", METHOD_CALLER);
}

static ITEM_GETTER: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *items)",
        "Return a callable object that fetches the given item(s).",
        |cx, args| {
            let items = some_given(cx, args, "itemgetter")?;
            made(cx, args, ItemGetter { items })
        },
    ),
    def(
        "__call__",
        "(self, obj, /)",
        "Call self as a function.",
        items_of,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", item_repr),
    def(
        "__reduce__",
        "(self, /)",
        "Return state information for pickling.",
        |cx, args| {
            let items = foreign_body::<ItemGetter>(cx, args.req(0), "itemgetter")?
                .items
                .clone();
            reduced(cx, args, items)
        },
    ),
];

static ATTR_GETTER: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *attrs)",
        "Return a callable object that fetches the given attribute(s).",
        new_attr_getter,
    ),
    def(
        "__call__",
        "(self, obj, /)",
        "Call self as a function.",
        attrs_of,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", attr_repr),
    def(
        "__reduce__",
        "(self, /)",
        "Return state information for pickling.",
        |cx, args| {
            let names = foreign_body::<AttrGetter>(cx, args.req(0), "attrgetter")?
                .names
                .clone();
            reduced(cx, args, names)
        },
    ),
];

static METHOD_CALLER: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Return a callable object that calls the given method on its operand.",
        new_method_caller,
    ),
    def(
        "__call__",
        "(self, obj, /)",
        "Call self as a function.",
        call_method,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", method_repr),
];

struct ItemGetter {
    items: Vec<Value>,
}

struct AttrGetter {
    /// The names as they were given.
    names: Vec<Value>,
    /// Each taken apart at its dots.
    paths: Vec<Vec<Ref<Str>>>,
}

struct MethodCaller {
    name: Ref<Str>,
    args: Vec<Value>,
    keywords: Vec<(Ref<Str>, Value)>,
}

impl ForeignBody for ItemGetter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

impl ForeignBody for AttrGetter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.names.iter().for_each(visit);
    }
}

impl ForeignBody for MethodCaller {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.args.iter().for_each(&mut *visit);
        self.keywords.iter().for_each(|(_, value)| visit(value));
    }
}

/// A new object of the class that `__new__` was called with.
fn made(cx: &mut Cx, args: &Args, body: impl ForeignBody) -> NativeResult {
    let (own, class) = classes_of_new(cx, args)?;
    let object = Foreign::new(own, body).into_value();
    Ok(cx.wrap_new(&class, object))
}

/// What is to be fetched: at least one item or attribute.
fn some_given(cx: &mut Cx, args: &Args, name: &str) -> Result<Vec<Value>, Raised> {
    match args.rest(1) {
        [] => Err(cx.type_error(format_args!("{name} expected 1 argument, got 0"))),
        given => Ok(given.to_vec()),
    }
}

fn reduced(cx: &mut Cx, args: &Args, of: Vec<Value>) -> NativeResult {
    let class = cx.class_of(args.req(0)).into_value();
    Ok(Tuple::new([class, Tuple::new(of).into_value()]).into_value())
}

fn items_of(cx: &mut Cx, args: &Args) -> NativeResult {
    let items = &foreign_body::<ItemGetter>(cx, args.req(0), "itemgetter")?.items;
    if let [item] = &items[..] {
        return cx.get_item(args.req(1), item);
    }
    let results: Result<Vec<Value>, Raised> = items
        .iter()
        .map(|item| cx.get_item(args.req(1), item))
        .collect();
    Ok(Tuple::new(results?).into_value())
}

fn new_attr_getter(cx: &mut Cx, args: &Args) -> NativeResult {
    let names = some_given(cx, args, "attrgetter")?;
    let mut paths = Vec::with_capacity(names.len());
    for name in &names {
        let Some(name) = cx.inner(name).get::<Str>().cloned() else {
            return Err(cx.type_error("attribute name must be a string"));
        };
        paths.push(
            name.as_str()
                .split('.')
                .map(|part| cx.intern(part))
                .collect(),
        );
    }
    made(cx, args, AttrGetter { names, paths })
}

fn attrs_of(cx: &mut Cx, args: &Args) -> NativeResult {
    let paths = &foreign_body::<AttrGetter>(cx, args.req(0), "attrgetter")?.paths;
    if let [path] = &paths[..] {
        return attr_of(cx, args.req(1), path);
    }
    let results: Result<Vec<Value>, Raised> = paths
        .iter()
        .map(|path| attr_of(cx, args.req(1), path))
        .collect();
    Ok(Tuple::new(results?).into_value())
}

/// The attribute at the end of a dotted path.
fn attr_of(cx: &mut Cx, object: &Value, path: &[Ref<Str>]) -> NativeResult {
    let mut value = object.clone();
    for name in path {
        value = cx.get_attr(&value, name)?;
    }
    Ok(value)
}

fn new_method_caller(cx: &mut Cx, args: &Args) -> NativeResult {
    let [given, args_given @ ..] = args.rest(1) else {
        let message = "methodcaller needs at least one argument, the method name";
        return Err(cx.type_error(message));
    };
    if cx.inner(given).kind() != Kind::Str {
        return Err(cx.type_error("method name must be a string"));
    }
    let name = crate::builtins::object::attribute_name(cx, given)?;
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    made(
        cx,
        args,
        MethodCaller {
            name,
            args: args_given.to_vec(),
            keywords,
        },
    )
}

fn call_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let caller = foreign_body::<MethodCaller>(cx, args.req(0), "methodcaller")?;
    let method = cx.get_attr(args.req(1), &caller.name)?;
    if caller.keywords.is_empty() {
        return cx.call(&method, &caller.args);
    }
    cx.call_kw(&method, &caller.args, &caller.keywords)
}

fn shown(
    cx: &mut Cx,
    value: &Value,
    write: fn(&mut Cx, &Value, &mut String) -> Result<(), Raised>,
) -> NativeResult {
    let class = cx.class_of(value);
    let inside = format!("{}(...)", class_path(cx, &class));
    let text = guarded(cx, value, &inside, write)?;
    Ok(cx.str(text))
}

fn start(cx: &mut Cx, value: &Value, out: &mut String) {
    let class = cx.class_of(value);
    out.push_str(&class_path(cx, &class));
    out.push('(');
}

fn write_all(cx: &mut Cx, out: &mut String, values: &[Value]) -> Result<(), Raised> {
    for (index, value) in values.iter().enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        write_repr(cx, out, value)?;
    }
    out.push(')');
    Ok(())
}

fn item_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    shown(cx, args.req(0), |cx, value, out| {
        let items = foreign_body::<ItemGetter>(cx, value, "itemgetter")?
            .items
            .clone();
        start(cx, value, out);
        write_all(cx, out, &items)
    })
}

fn attr_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    shown(cx, args.req(0), |cx, value, out| {
        let names = foreign_body::<AttrGetter>(cx, value, "attrgetter")?
            .names
            .clone();
        start(cx, value, out);
        write_all(cx, out, &names)
    })
}

fn method_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    shown(cx, args.req(0), |cx, value, out| {
        let caller = foreign_body::<MethodCaller>(cx, value, "methodcaller")?;
        start(cx, value, out);
        write_repr(cx, out, &caller.name.to_value())?;
        for arg in &caller.args {
            out.push_str(", ");
            write_repr(cx, out, arg)?;
        }
        for (name, value) in &caller.keywords {
            out.push_str(&format!(", {}=", name.as_str()));
            write_repr(cx, out, value)?;
        }
        out.push(')');
        Ok(())
    })
}
