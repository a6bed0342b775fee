//! Tuples whose items have names too: `sys.version_info`, `time.struct_time`.

use crate::objects::class::{Class, lookup};
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, sequence, dict=None)",
        "Create and return a new object.",
        new,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
];

/// A class of such tuples, which goes by `module.name`.
pub fn class(cx: &mut Cx, module: &str, name: &str, fields: &[&str]) -> Ref<Class> {
    let base = cx.types.tuple.clone();
    let class = cx.new_builtin_class(name, &base, Kind::Tuple);
    let names = fields.iter().map(|name| cx.intern(name).into_value());
    let names = Tuple::new(names.collect::<Vec<_>>()).into_value();
    let count = Value::int(fields.len() as i64);
    let attributes = [
        ("__module__", cx.str(module)),
        ("__match_args__", names),
        ("n_sequence_fields", count.clone()),
        ("n_fields", count),
        ("n_unnamed_fields", Value::int(0)),
    ];
    for (name, value) in attributes {
        let name = cx.intern(name);
        class.set_attr(&name, value);
    }
    cx.add_methods(&class, METHODS);
    class
}

/// An instance of such a class; the items are as many as it has names.
pub fn instance(cx: &mut Cx, class: &Ref<Class>, items: Vec<Value>) -> Value {
    let names = names(cx, class);
    let instance = Instance::new(class.clone(), Tuple::new(items.clone()).into_value());
    for (name, item) in names.iter().zip(items) {
        instance.set(name, item);
    }
    instance.into_value()
}

fn names(cx: &mut Cx, class: &Ref<Class>) -> Vec<Ref<Str>> {
    let key = cx.intern("__match_args__");
    let found = lookup(class, &key).map(|(names, _)| names);
    let names = found.as_ref().and_then(|names| names.get::<Tuple>());
    let names = names.map_or(&[][..], |names| names.items());
    names
        .iter()
        .filter_map(|name| name.get::<Str>().cloned())
        .collect()
}

fn class_name(class: &Ref<Class>, cx: &mut Cx) -> String {
    let module = class.attrs.get_str(&cx.names.module);
    let module = module.as_ref().and_then(|module| module.get::<Str>());
    let module = module.map_or("builtins", |module| module.as_str());
    format!("{module}.{}", class.name_text())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(class) = args.req(0).get::<Class>().cloned() else {
        return Err(cx.type_error("a class is needed"));
    };
    let items = match cx.iter(args.req(1)) {
        Ok(_) => cx.collect(args.req(1))?,
        Err(_) => return Err(cx.type_error("constructor requires a sequence")),
    };
    let (wanted, given) = (names(cx, &class).len(), items.len());
    if wanted != given {
        let name = class_name(&class, cx);
        let how = match name.as_str() {
            "time.struct_time" => "an at least",
            _ => "a",
        };
        return Err(cx.type_error(format_args!(
            "{name}() takes {how} {wanted}-sequence ({given}-sequence given)"
        )));
    }
    Ok(instance(cx, &class, items))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(0);
    let class = cx.class_of(value);
    let names = names(cx, &class);
    let items: Vec<Value> = match cx.inner(value).get::<Tuple>() {
        Some(items) => items.items().to_vec(),
        None => return Err(cx.type_error("a tuple is needed")),
    };
    let shown = names.iter().zip(&items).map(|(name, item)| {
        let item = cx.repr(item)?;
        Ok(format!("{}={}", name.as_str(), item.as_str()))
    });
    let shown = shown.collect::<Result<Vec<_>, Raised>>()?.join(", ");
    let name = class_name(&class, cx);
    Ok(cx.str(format!("{name}({shown})")))
}
