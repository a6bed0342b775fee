//! `_abc`: the metaclass of abstract base classes.
//!
//! In: classes with abstract methods, and registrations. Out: `ABCMeta`, whose `isinstance` and
//! `issubclass` ask `__subclasshook__` and the registered classes.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::modules::{new as new_module, new_class, set};
use crate::objects::class::{self, Class, is_subclass};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::function::{ClassMethod, Function, Property, StaticMethod};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::set::{Set, SetTable};
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(
        cx,
        "_abc",
        "Module contains faster C implementation of abc.ABCMeta",
        FUNCTIONS,
    );
    let base = cx.types.type_.clone();
    let class = new_class(cx, "abc", "ABCMeta", &base, Kind::Class);
    cx.add_methods(&class, METHODS);
    set(cx, &module, "ABCMeta", class.to_value());
    Ok(module.into_value())
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "get_cache_token",
        "()",
        "Returns the current ABC cache token.",
        |_, _| Ok(Value::int(TOKEN.get())),
    ),
    def(
        "update_abstractmethods",
        "(cls)",
        "Recalculate the set of abstract methods of an abstract class.",
        update,
    ),
];

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(mcls, name, bases, namespace, /, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "register",
        "(self, subclass)",
        "Register a virtual subclass of an ABC.",
        register,
    ),
    def(
        "__instancecheck__",
        "(self, instance)",
        "Override for isinstance(instance, cls).",
        instance_check,
    ),
    def(
        "__subclasscheck__",
        "(self, subclass)",
        "Override for issubclass(subclass, cls).",
        subclass_check,
    ),
    def("_abc_registry_clear", "(self)", "", |cx, args| {
        let old = facts(cx, args.req(0))?.with(|facts| facts.registry.take());
        drop(old);
        Ok(Value::NONE)
    }),
    def("_abc_caches_clear", "(self)", "", |_, _| Ok(Value::NONE)),
];

thread_local! {
    /// How many registrations there were.
    static TOKEN: Cell<i64> = const { Cell::new(0) };
}

/// What an abstract base class knows beside its attributes.
#[derive(Default)]
struct Facts {
    registry: RefCell<Vec<Value>>,
    /// The classes below that may say yes to others than their own subclasses: they have
    /// registrations or a hook.
    derived: RefCell<Vec<Value>>,
    /// The answers given, by the class's address, while no class changes.
    answers: RefCell<HashMap<usize, bool>>,
    epoch: Cell<u32>,
}

impl ForeignBody for Facts {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.registry.borrow().iter().for_each(&mut *visit);
        self.derived.borrow().iter().for_each(visit);
    }
}

impl Facts {
    fn known(&self, class: &Ref<Class>) -> Option<bool> {
        if self.epoch.replace(class::epoch()) != class::epoch() {
            self.answers.borrow_mut().clear();
        }
        self.answers.borrow().get(&class.address()).copied()
    }

    fn remember(&self, class: &Ref<Class>, answer: bool) {
        if self.epoch.get() == class::epoch() {
            self.answers.borrow_mut().insert(class.address(), answer);
        }
    }
}

/// The facts of an abstract base class.
struct Held(Value);

impl Held {
    fn with<R>(&self, look: impl FnOnce(&Facts) -> R) -> R
    where
        R: Default,
    {
        let facts = self
            .0
            .get::<Foreign>()
            .and_then(|object| object.body::<Facts>());
        facts.map_or_else(R::default, look)
    }
}

fn facts(cx: &mut Cx, class: &Value) -> Result<Held, Raised> {
    let name = cx.intern("_abc_impl");
    let found = class
        .get::<Class>()
        .and_then(|class| class.attrs.get_str(&name));
    match found {
        Some(found) => Ok(Held(found)),
        None => Err(cx.type_error("_abc_impl is set to a wrong type")),
    }
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    let base = cx.types.type_.clone();
    let type_new = base.attrs.get_str(&cx.names.new).unwrap_or(Value::NONE);
    let made = cx.call_kw(&type_new, args.positional, &keywords)?;
    let Some(class) = made.get::<Class>() else {
        return Ok(made);
    };
    let facts = Facts::default();
    let object = cx.types.object.clone();
    let facts = Foreign::new(object, facts).into_value();
    let name = cx.intern("_abc_impl");
    class.set_attr(&name, facts);
    set_abstract_methods(cx, class)?;
    let hook = cx.intern("__subclasshook__");
    if class.attrs.get_str(&hook).is_some() {
        tell_ancestors(cx, class);
    }
    Ok(made)
}

/// Has the abstract classes above a class ask it too.
fn tell_ancestors(cx: &mut Cx, class: &Ref<Class>) {
    let ancestors = class.mro_rest.borrow().clone();
    for ancestor in &ancestors {
        let Ok(facts) = facts(cx, &ancestor.to_value()) else {
            continue;
        };
        facts.with(|facts| {
            let mut derived = facts.derived.borrow_mut();
            if !derived.iter().any(|known| known.is(&class.to_value())) {
                derived.push(class.to_value());
            }
        });
    }
}

// ---- abstract methods -----------------------------------------------------------------------------

/// Computes `__abstractmethods__`.
fn set_abstract_methods(cx: &mut Cx, class: &Ref<Class>) -> Result<(), Raised> {
    let own: Vec<(Value, Value)> = {
        let table = class.attrs.table.borrow();
        table
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    };
    let names = Set::new(Kind::FrozenSet, SetTable::default());
    for (name, value) in own {
        if is_abstract(cx, &value)? {
            cx.set_add(&names, name)?;
        }
    }
    let bases = class.bases.borrow().clone();
    for base in &bases {
        let Some(inherited) = base.attrs.get_str(&cx.names.abstractmethods) else {
            continue;
        };
        if inherited.get::<Property>().is_some() {
            continue;
        }
        for name in cx.collect(&inherited)? {
            let Some(key) = name.get::<Str>().cloned() else {
                continue;
            };
            let value = cx.find_attr(&class.to_value(), &key)?;
            if let Some(value) = value
                && is_abstract(cx, &value)?
            {
                cx.set_add(&names, name)?;
            }
        }
    }
    let key = cx.names.abstractmethods.clone();
    class.set_attr(&key, names.into_value());
    Ok(())
}

/// Whether something in a class says that a concrete class must replace it.
fn is_abstract(cx: &mut Cx, value: &Value) -> Result<bool, Raised> {
    if let Some(property) = value.get::<Property>() {
        let parts = [&property.get, &property.set, &property.delete].map(Value::clone);
        for part in &parts {
            if is_abstract(cx, part)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(method) = value.get::<ClassMethod>() {
        return is_abstract(cx, &method.function.clone());
    }
    if let Some(method) = value.get::<StaticMethod>() {
        return is_abstract(cx, &method.function.clone());
    }
    let name = cx.intern("__isabstractmethod__");
    if let Some(function) = value.get::<Function>() {
        let mark = function
            .facts
            .borrow()
            .attrs
            .as_ref()
            .and_then(|attrs| attrs.get_str(&name));
        return mark.map_or(Ok(false), |mark| cx.truth(&mark));
    }
    if (value.kind() as u8) < Kind::Cell as u8 {
        return Ok(false);
    }
    match cx.find_attr(value, &name)? {
        Some(mark) => cx.truth(&mark),
        None => Ok(false),
    }
}

fn update(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(class) = args.req(0).get::<Class>()
        && class.attrs.get_str(&cx.names.abstractmethods).is_some()
    {
        set_abstract_methods(cx, &class.clone())?;
        cx.class_changed();
    }
    Ok(args.req(0).clone())
}

// ---- registration and checks ----------------------------------------------------------------------

fn register(cx: &mut Cx, args: &Args) -> NativeResult {
    let (class, subclass) = (args.req(0), args.req(1));
    if subclass.get::<Class>().is_none() {
        return Err(cx.type_error("Can only register classes"));
    }
    if cx.is_subclass(subclass, class)? {
        return Ok(subclass.clone());
    }
    if cx.is_subclass(class, subclass)? {
        return Err(cx.runtime_error("Refusing to create an inheritance cycle"));
    }
    facts(cx, class)?.with(|facts| facts.registry.borrow_mut().push(subclass.clone()));
    if let Some(class) = class.get::<Class>() {
        tell_ancestors(cx, class);
    }
    TOKEN.set(TOKEN.get() + 1);
    class::changed();
    Ok(subclass.clone())
}

fn instance_check(cx: &mut Cx, args: &Args) -> NativeResult {
    let (class, instance) = (args.req(0), args.req(1));
    let own = cx.class_of(instance).into_value();
    if check(cx, class, &own)? {
        return Ok(Value::TRUE);
    }
    // A proxy may say that it is of another class than it is.
    let name = cx.names.class.clone();
    if instance.kind() != Kind::Instance {
        return Ok(Value::FALSE);
    }
    match cx.find_attr(instance, &name)? {
        Some(said) if !said.is(&own) && said.get::<Class>().is_some() => {
            Ok(Value::bool(check(cx, class, &said)?))
        }
        _ => Ok(Value::FALSE),
    }
}

fn subclass_check(cx: &mut Cx, args: &Args) -> NativeResult {
    if args.req(1).get::<Class>().is_none() {
        return Err(cx.type_error("issubclass() arg 1 must be a class"));
    }
    Ok(Value::bool(check(cx, args.req(0), args.req(1))?))
}

/// `issubclass(subclass, class)` through a subclass's own `__subclasscheck__`, if it has one.
fn check(cx: &mut Cx, class: &Value, subclass: &Value) -> Result<bool, Raised> {
    let Some(sub) = subclass.get::<Class>() else {
        return Ok(false);
    };
    let known = facts(cx, class)?.with(|facts| facts.known(sub));
    if let Some(known) = known {
        return Ok(known);
    }
    cx.enter()?;
    let answer = decide(cx, class, subclass);
    cx.leave();
    let answer = answer?;
    facts(cx, class)?.with(|facts| facts.remember(sub, answer));
    Ok(answer)
}

fn decide(cx: &mut Cx, class: &Value, subclass: &Value) -> Result<bool, Raised> {
    let hook = cx.intern("__subclasshook__");
    let said = cx.call_method(class, &hook, std::slice::from_ref(subclass))?;
    if !said.is_not_implemented() {
        if said.kind() != Kind::Bool {
            return Err(cx.assertion_error(""));
        }
        return Ok(said.is_true());
    }
    let (Some(own), Some(sub)) = (class.get::<Class>(), subclass.get::<Class>()) else {
        return Ok(false);
    };
    if is_subclass(sub, own) {
        return Ok(true);
    }
    let registered = facts(cx, class)?.with(|facts| facts.registry.borrow().clone());
    for other in &registered {
        if cx.is_subclass(subclass, other)? {
            return Ok(true);
        }
    }
    let derived = facts(cx, class)?.with(|facts| facts.derived.borrow().clone());
    for derived in derived {
        if cx.is_subclass(subclass, &derived)? {
            return Ok(true);
        }
    }
    Ok(false)
}
