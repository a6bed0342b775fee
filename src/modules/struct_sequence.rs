//! Tuples whose items have names too: `sys.version_info`, `time.struct_time`.

use std::ops::RangeInclusive;

use crate::objects::class::{Class, lookup};
use crate::objects::dict::Dict;
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
    def("__reduce__", "(self, /)", "How to make a copy.", reduce),
];

/// A class of such tuples, which goes by `module.name`.
pub fn class(cx: &mut Cx, module: &str, name: &str, fields: &[&str]) -> Ref<Class> {
    class_with_hidden(cx, module, name, fields, &[])
}

/// A class of such tuples that have more attributes than items.
pub fn class_with_hidden(
    cx: &mut Cx,
    module: &str,
    name: &str,
    fields: &[&str],
    hidden: &[&str],
) -> Ref<Class> {
    let base = cx.types.tuple.clone();
    let class = cx.new_builtin_class(name, &base, Kind::Tuple);
    let [names, hidden_names] = [fields, hidden].map(|names| {
        let names = names.iter().map(|name| cx.intern(name).into_value());
        Tuple::new(names.collect::<Vec<_>>()).into_value()
    });
    let [shown, all] = [fields.len(), fields.len() + hidden.len()].map(|n| Value::int(n as i64));
    let attributes = [
        ("__module__", cx.str(module)),
        ("__match_args__", names),
        (HIDDEN, hidden_names),
        ("n_sequence_fields", shown),
        ("n_fields", all),
        ("n_unnamed_fields", Value::int(0)),
    ];
    for (name, value) in attributes {
        let name = cx.intern(name);
        class.set_attr(&name, value);
    }
    cx.add_methods(&class, METHODS);
    class
}

/// An instance of such a class; the values are as many as it has names, shown and hidden.
pub fn instance(cx: &mut Cx, class: &Ref<Class>, values: Vec<Value>) -> Value {
    let mut names = names(cx, class, SHOWN);
    let items = Tuple::new(values[..names.len()].to_vec());
    let instance = Instance::new(class.clone(), items.into_value());
    names.extend(self::names(cx, class, HIDDEN));
    for (name, value) in names.iter().zip(values) {
        instance.set(name, value);
    }
    instance.into_value()
}

/// Where a class keeps the names of the items, and of what is no item.
const SHOWN: &str = "__match_args__";
const HIDDEN: &str = "__hidden_fields__";

fn names(cx: &mut Cx, class: &Ref<Class>, which: &str) -> Vec<Ref<Str>> {
    let key = cx.intern(which);
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
    let shown = names(cx, &class, SHOWN).len();
    let hidden = names(cx, &class, HIDDEN);
    check_length(cx, &class, items.len(), shown..=shown + hidden.len())?;
    let mut values = items;
    let named = args.opt(2).filter(|named| !named.is_none());
    let Some(named) = named.map_or(Some(Dict::new()), |named| named.get::<Dict>().cloned()) else {
        let name = class_name(&class, cx);
        let message = format_args!("{name}() takes a dict as second arg, if any");
        return Err(cx.type_error(message));
    };
    let mut taken = 0;
    for name in &hidden[values.len() - shown..] {
        let value = named.get_str(name);
        taken += usize::from(value.is_some());
        values.push(value.unwrap_or(Value::NONE));
    }
    if named.len() != taken {
        let name = class_name(&class, cx);
        return Err(cx.type_error(format_args!(
            "{name}() got duplicate or unexpected field name(s)"
        )));
    }
    Ok(instance(cx, &class, values))
}

fn check_length(
    cx: &mut Cx,
    class: &Ref<Class>,
    given: usize,
    wanted: RangeInclusive<usize>,
) -> Result<(), Raised> {
    if wanted.contains(&given) {
        return Ok(());
    }
    let (least, most) = (*wanted.start(), *wanted.end());
    let (how, bound) = match given < least {
        _ if least == most => ("a", least),
        true => ("an at least", least),
        false => ("an at most", most),
    };
    let name = class_name(class, cx);
    Err(cx.type_error(format_args!(
        "{name}() takes {how} {bound}-sequence ({given}-sequence given)"
    )))
}

/// The class, the items, and by their names what is no item.
fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(0);
    let class = cx.class_of(value);
    let hidden = Dict::new();
    for name in names(cx, &class, HIDDEN) {
        let part = cx.get_attr(value, &name)?;
        hidden.set_str(&name, part);
    }
    let items = cx.inner(value).clone();
    let parts = Tuple::new([items, hidden.into_value()]).into_value();
    Ok(Tuple::new([class.into_value(), parts]).into_value())
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(0);
    let class = cx.class_of(value);
    let names = names(cx, &class, SHOWN);
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
