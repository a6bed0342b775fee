//! Class statements and `type(…)`: making classes; `isinstance` and `issubclass`.

use std::cell::{Cell, RefCell};

use crate::objects::cell::Cell as Variable;
use crate::objects::class::{Class, is_subclass, linearise, lookup};
use crate::objects::dict::Dict;
use crate::objects::foreign::Foreign;
use crate::objects::function::{ClassMethod, Function, Member, StaticMethod};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::shape::Shape;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::unicode::is_identifier;
use crate::objects::union::UnionBody;
use crate::objects::value::Value;
use crate::vm::call::CallArgs;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

/// `__build_class__`, which class statements call.
pub static BUILD_CLASS: NativeDef = flow_def(
    "__build_class__",
    "(func, name, /, *bases, **kwargs)",
    "Internal helper function used by the class statement.",
    build_class,
);

/// The methods of `type` that make classes.
pub static TYPE_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, name, bases, namespace, /, **kwargs)",
        "Create a new class.",
        type_new,
    ),
    flow_def(
        "__call__",
        "(self, /, *args, **kwargs)",
        "Call the class: make an instance.",
        type_call,
    ),
];

fn type_call(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let Some(class) = args.req(0).get::<Class>().cloned() else {
        return Err(cx.type_error("descriptor '__call__' requires a 'type' object"));
    };
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    let call = CallArgs {
        positional: args.rest(1).to_vec(),
        keywords,
    };
    cx.nested(|cx| cx.begin_construct(class, call))
        .map(Flow::Return)
}

fn type_new(cx: &mut Cx, args: &Args) -> NativeResult {
    let (Some(metaclass), Some(name)) = (args.req(0).get::<Class>(), args.req(1).get::<Str>())
    else {
        return Err(cx.type_error("type.__new__() argument 1 must be str"));
    };
    let Some(bases) = args.req(2).get::<Tuple>() else {
        return Err(cx.type_error("type.__new__() argument 2 must be tuple"));
    };
    let Some(namespace) = cx.inner(args.req(3)).get::<Dict>().cloned() else {
        return Err(cx.type_error("type.__new__() argument 3 must be dict"));
    };
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    cx.new_class(metaclass, name, bases.items(), &namespace, &keywords)
}

/// A class statement: prepares a namespace, runs the body in it, and has the metaclass make the class.
fn build_class(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let (Some(body), Some(name)) = (
        args.req(0).get::<Function>().cloned(),
        args.req(1).get::<Str>().cloned(),
    ) else {
        return Err(cx.type_error("__build_class__: func must be a function"));
    };
    let original = args.rest(2).to_vec();
    let bases = resolve_bases(cx, &original)?;
    let mut keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    let named = keywords
        .iter()
        .position(|(name, _)| name.as_str() == "metaclass");
    let metaclass = named.map(|index| keywords.remove(index).1);
    let metaclass = most_derived_metaclass(cx, metaclass, &bases)?;
    let namespace = prepare(cx, &metaclass, &name, &bases, &keywords)?;
    if bases.len() != original.len() || bases.iter().zip(&original).any(|(a, b)| !a.is(b)) {
        let key = cx.names.orig_bases.clone();
        cx.set_item(
            &namespace,
            &key.to_value(),
            Tuple::new(original).into_value(),
        )?;
    }
    let scope = namespace.clone();
    let then = Box::new(move |cx: &mut Cx, cell: NativeResult| {
        make_class(cx, cell?, &metaclass, name, bases, namespace, keywords)
    });
    Ok(Flow::Body {
        body,
        namespace: scope,
        then,
    })
}

/// After the body: the metaclass makes the class, and the body's `__class__` cell gets it.
fn make_class(
    cx: &mut Cx,
    cell: Value,
    metaclass: &Value,
    name: Ref<Str>,
    bases: Vec<Value>,
    namespace: Value,
    keywords: Vec<(Ref<Str>, Value)>,
) -> Result<Flow, Raised> {
    let made = match (metaclass.get::<Class>(), namespace.get::<Dict>()) {
        (Some(class), Some(dict)) if class.same(&cx.types.type_) => {
            let class = class.clone();
            cx.new_class(&class, &name, &bases, &dict.clone(), &keywords)?
        }
        _ => cx.call_kw(
            metaclass,
            &[name.to_value(), Tuple::new(bases).into_value(), namespace],
            &keywords,
        )?,
    };
    let content = cell
        .get::<Variable>()
        .map(|cell| cell.content.borrow().clone());
    let (Some(content), Some(_)) = (content, made.get::<Class>()) else {
        return Ok(Flow::Return(made));
    };
    if content.is(&made) {
        return Ok(Flow::Return(made));
    }
    let (name, class) = (cx.repr(&name.to_value())?, cx.repr(&made)?);
    let (name, class) = (name.as_str(), class.as_str());
    if content.is_unbound() {
        return Err(cx.runtime_error(format_args!(
            "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
        )));
    }
    let content = cx.repr(&content)?;
    let content = content.as_str();
    Err(cx.type_error(format_args!(
        "__class__ set to {content} defining {name} as {class}"
    )))
}

fn resolve_bases(cx: &mut Cx, bases: &[Value]) -> Result<Vec<Value>, Raised> {
    let mut resolved = Vec::new();
    let name = cx.names.mro_entries.clone();
    for base in bases {
        if base.get::<Class>().is_some() {
            resolved.push(base.clone());
            continue;
        }
        match cx.find_attr(base, &name)? {
            Some(method) => {
                let entries = cx.call(&method, &[Tuple::new(bases.to_vec()).into_value()])?;
                resolved.extend(cx.collect(&entries)?);
            }
            None => resolved.push(base.clone()),
        }
    }
    Ok(resolved)
}

/// The metaclass that is asked for, or the most derived one of the bases'.
fn most_derived_metaclass(cx: &mut Cx, named: Option<Value>, bases: &[Value]) -> NativeResult {
    let start = match (named, bases.first()) {
        (Some(named), _) => named,
        (None, Some(base)) => cx.class_of(base).into_value(),
        (None, None) => cx.types.type_.to_value(),
    };
    let Some(mut winner) = start.get::<Class>().cloned() else {
        return Ok(start);
    };
    for base in bases {
        let class = cx.class_of(base);
        if is_subclass(&winner, &class) {
            continue;
        }
        if !is_subclass(&class, &winner) {
            return Err(cx.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = class;
    }
    Ok(winner.into_value())
}

fn prepare(
    cx: &mut Cx,
    metaclass: &Value,
    name: &Ref<Str>,
    bases: &[Value],
    keywords: &[(Ref<Str>, Value)],
) -> NativeResult {
    if metaclass
        .get::<Class>()
        .is_some_and(|class| class.same(&cx.types.type_))
    {
        return Ok(Dict::new().into_value());
    }
    let prepare = cx.names.prepare.clone();
    match cx.find_attr(metaclass, &prepare)? {
        Some(method) => cx.call_kw(
            &method,
            &[name.to_value(), Tuple::new(bases.to_vec()).into_value()],
            keywords,
        ),
        None => Ok(Dict::new().into_value()),
    }
}

impl Cx {
    /// Makes a class: what `type(name, bases, namespace)` and a `class` statement come to.
    pub fn new_class(
        &mut self,
        metaclass: &Ref<Class>,
        name: &Ref<Str>,
        bases: &[Value],
        namespace: &Ref<Dict>,
        keywords: &[(Ref<Str>, Value)],
    ) -> NativeResult {
        let bases = self.class_bases(bases)?;
        let Some(mro_rest) = linearise(&bases) else {
            let names: Vec<String> = bases.iter().map(|base| base.name_text()).collect();
            let names = names.join(", ");
            return Err(self.type_error(format_args!(
                "Cannot create a consistent method resolution order (MRO) for bases {names}"
            )));
        };
        let layout = self.common_layout(&bases)?;
        let attrs = self.class_namespace(namespace)?;
        let slots = self.class_slots(name, &attrs)?;
        let has_dict = slots
            .as_ref()
            .is_none_or(|slots| slots.iter().any(|slot| slot.as_str() == "__dict__"))
            || bases.iter().any(|base| base.has_dict);
        let has_weakrefs = bases.iter().any(|base| base.has_weakrefs)
            || !matches!(layout, Kind::Int | Kind::Tuple | Kind::Bytes)
                && slots
                    .as_ref()
                    .is_none_or(|slots| slots.iter().any(|slot| slot.as_str() == "__weakref__"));
        let del = self.names.del.clone();
        let has_del = attrs.get_str(&del).is_some() || bases.iter().any(|base| base.has_del.get());
        let qualname_key = self.names.qualname.clone();
        let qualname = match attrs.remove_str(&qualname_key) {
            Some(qualname) => match qualname.into::<Str>() {
                Ok(qualname) => qualname,
                Err(other) => {
                    let given = self.type_name(&other);
                    return Err(self
                        .type_error(format_args!("type __qualname__ must be a str, not {given}")));
                }
            },
            None => name.clone(),
        };
        let meta = if metaclass.same(&self.types.type_) {
            None
        } else {
            Some(metaclass.clone())
        };
        let class = Ref::new(Class {
            name: RefCell::new(name.clone()),
            qualname: RefCell::new(qualname),
            bases: RefCell::new(bases.clone()),
            mro_rest: RefCell::new(mro_rest),
            attrs,
            metaclass: meta,
            layout,
            builtin: false,
            subclassable: true,
            has_dict,
            has_weakrefs,
            has_del: Cell::new(has_del),
            quick_init: RefCell::default(),
            quick_init_epoch: Cell::default(),
            slots_needed: Cell::default(),
            quick_native: Cell::default(),
            root_shape: Shape::root(),
            subclass_count: Cell::new(0),
        });
        for base in &*class.mro_rest.borrow() {
            base.subclass_count.set(base.subclass_count.get() + 1);
        }
        for slot in slots.unwrap_or_default() {
            if !slot.same(&self.names.dict) && !slot.same(&self.names.weakref) {
                self.add_slot(&class, slot);
            }
        }
        self.add_own_descriptors(&class);
        if let Some(cell) = namespace.get_str(&self.names.classcell) {
            self.fill_class_cell(&cell, &class)?;
        }
        self.set_names(&class)?;
        self.init_subclass(&class, keywords)?;
        Ok(class.into_value())
    }

    fn class_bases(&mut self, bases: &[Value]) -> Result<Vec<Ref<Class>>, Raised> {
        let mut classes: Vec<Ref<Class>> = Vec::new();
        for base in bases {
            let Some(class) = base.get::<Class>() else {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) \
                     subclass of the metaclasses of all its bases",
                ));
            };
            if !class.subclassable {
                let name = class.name_text();
                return Err(
                    self.type_error(format_args!("type '{name}' is not an acceptable base type"))
                );
            }
            if classes.iter().any(|known| known.same(class)) {
                let name = class.name_text();
                return Err(self.type_error(format_args!("duplicate base class {name}")));
            }
            classes.push(class.clone());
        }
        if classes.is_empty() {
            classes.push(self.types.object.clone());
        }
        Ok(classes)
    }

    fn common_layout(&mut self, bases: &[Ref<Class>]) -> Result<Kind, Raised> {
        let mut layout = Kind::Instance;
        for base in bases {
            if base.layout == Kind::Instance || base.layout == layout {
                continue;
            }
            if layout != Kind::Instance {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
            layout = base.layout;
        }
        Ok(layout)
    }

    /// The namespace of the class: a copy of the body's, with interned names and what every class has.
    fn class_namespace(&mut self, namespace: &Ref<Dict>) -> Result<Ref<Dict>, Raised> {
        let attrs = Dict::new();
        let entries: Vec<(Value, Value)> = {
            let table = namespace.table.borrow();
            table
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.clone()))
                .collect()
        };
        for (key, value) in entries {
            let Some(key) = key.get::<Str>() else {
                continue;
            };
            let key = self.interner.intern_str(key);
            if key.same(&self.names.classcell) {
                continue;
            }
            let value = self.implicit_method(&key, value);
            attrs.set_str(&key, value);
        }
        if attrs.get_str(&self.names.module).is_none() {
            let module = self.current_globals().get_str(&self.names.name_);
            attrs.set_str(&self.names.module, module.unwrap_or(Value::NONE));
        }
        Ok(attrs)
    }

    /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods,
    /// without saying so.
    fn implicit_method(&self, name: &Ref<Str>, value: Value) -> Value {
        if value.kind() != Kind::Function {
            return value;
        }
        if name.same(&self.names.new) {
            return Ref::new(StaticMethod { function: value }).into_value();
        }
        if name.same(&self.names.init_subclass) || name.same(&self.names.class_getitem) {
            return Ref::new(ClassMethod { function: value }).into_value();
        }
        value
    }

    /// The names in `__slots__`; None if there is no such attribute.
    fn class_slots(
        &mut self,
        class_name: &Ref<Str>,
        attrs: &Ref<Dict>,
    ) -> Result<Option<Vec<Ref<Str>>>, Raised> {
        let Some(slots) = attrs.get_str(&self.names.slots) else {
            return Ok(None);
        };
        let items = if slots.kind() == Kind::Str {
            vec![slots]
        } else {
            self.collect(&slots)?
        };
        let mut names = Vec::new();
        for item in items {
            let Some(name) = item.get::<Str>() else {
                let kind = self.type_name(&item);
                return Err(self.type_error(format_args!(
                    "__slots__ items must be strings, not '{kind}'"
                )));
            };
            if !is_identifier(name.as_str()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let name = self.intern(&mangled(class_name.as_str(), name.as_str()));
            if attrs.get_str(&name).is_some() {
                let name = name.as_str();
                return Err(self.value_error(format_args!(
                    "'{name}' in __slots__ conflicts with class variable"
                )));
            }
            names.push(name);
        }
        Ok(Some(names))
    }

    /// What a class's namespace gets after the body's names: how instances show their dict and weak
    /// references, if no base has them yet, and what it says of documentation and hashing.
    fn add_own_descriptors(&mut self, class: &Ref<Class>) {
        let (dict, weakref) = (self.names.dict.clone(), self.names.weakref.clone());
        let (has_dict, has_weakrefs) = {
            let bases = class.bases.borrow();
            (
                class.has_dict
                    && !matches!(class.layout, Kind::Exception | Kind::Class | Kind::Module)
                    && !bases.iter().any(|base| base.has_dict),
                class.has_weakrefs
                    && !matches!(class.layout, Kind::Class | Kind::Module)
                    && !bases.iter().any(|base| base.has_weakrefs),
            )
        };
        for (name, wanted) in [(dict, has_dict), (weakref, has_weakrefs)] {
            if wanted && class.attrs.get_str(&name).is_none() {
                self.add_slot(class, name);
            }
        }
        let names = &self.names;
        if class.attrs.get_str(&names.doc).is_none() {
            class.attrs.set_str(&names.doc, Value::NONE);
        }
        if class.attrs.get_str(&names.eq).is_some() && class.attrs.get_str(&names.hash).is_none() {
            class.attrs.set_str(&names.hash, Value::NONE);
        }
    }

    /// The cell `__class__` of the body, which its methods read, gets the class.
    fn fill_class_cell(&mut self, cell: &Value, class: &Ref<Class>) -> Result<(), Raised> {
        let Some(variable) = cell.get::<Variable>() else {
            let kind = self.class_of(cell).into_value();
            let kind = self.repr(&kind)?;
            return Err(self.type_error(format_args!(
                "__classcell__ must be a nonlocal cell, not {}",
                kind.as_str()
            )));
        };
        drop(variable.content.replace(class.to_value()));
        Ok(())
    }

    fn add_slot(&mut self, class: &Ref<Class>, name: Ref<Str>) {
        let member = Member {
            name: name.clone(),
            class: class.to_value(),
        };
        class.set_attr(&name, Ref::new(member).into_value());
    }

    /// Tells every attribute that has `__set_name__` its name.
    fn set_names(&mut self, class: &Ref<Class>) -> Result<(), Raised> {
        let entries: Vec<(Value, Value)> = {
            let table = class.attrs.table.borrow();
            table
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.clone()))
                .collect()
        };
        let set_name = self.names.set_name.clone();
        for (key, value) in entries {
            if let Some(property) = value.get::<crate::objects::function::Property>() {
                *property.name.borrow_mut() = key;
                continue;
            }
            if !matches!(value.kind(), Kind::Instance | Kind::Foreign) {
                continue;
            }
            let args = [class.to_value(), key];
            if let Err(raised) = self.call_special(&value, &set_name, &args) {
                let kind = self.type_name(&value);
                let key = self.repr(&args[1])?;
                let (key, owner) = (key.as_str(), class.name_text());
                let note =
                    format!("Error calling __set_name__ on '{kind}' instance {key} in '{owner}'");
                self.add_note(&raised, note)?;
                return Err(raised);
            }
        }
        Ok(())
    }

    fn add_note(&mut self, raised: &Raised, note: String) -> Result<(), Raised> {
        let (add_note, note) = (self.intern("add_note"), self.str(note));
        self.call_method(&raised.0.to_value(), &add_note, &[note])
            .map(|_| ())
    }

    fn init_subclass(
        &mut self,
        class: &Ref<Class>,
        keywords: &[(Ref<Str>, Value)],
    ) -> Result<(), Raised> {
        let name = self.names.init_subclass.clone();
        let inherited = class.mro_rest.borrow().iter().find_map(|base| {
            base.attrs
                .get_str(&name)
                .map(|hook| (hook, base.same(&self.types.object)))
        });
        match inherited {
            Some((hook, false)) => {
                let function = crate::vm::call::class_method_function(&hook).unwrap_or(hook);
                self.call_kw(&function, &[class.to_value()], keywords)
                    .map(|_| ())
            }
            _ if keywords.is_empty() => Ok(()),
            _ => {
                let name = class.qualname.borrow().as_str().to_owned();
                Err(self.type_error(format_args!(
                    "{name}.__init_subclass__() takes no keyword arguments"
                )))
            }
        }
    }

    // ---- isinstance, issubclass ----------------------------------------------------------------

    /// `isinstance(value, class_or_tuple)`
    pub fn is_instance(&mut self, value: &Value, class_or_tuple: &Value) -> Result<bool, Raised> {
        let own = self.class_of(value);
        if let Some(class) = class_or_tuple.get::<Class>() {
            if own.same(class) {
                return Ok(true);
            }
            if class.metaclass.is_none() {
                return Ok(is_subclass(&own, class) || self.claims_class(value, &own, class)?);
            }
        }
        if let Some(classes) = self.members(class_or_tuple) {
            for class in classes.items() {
                if self.is_instance(value, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.instancecheck.clone();
        match self.call_special(class_or_tuple, &name, std::slice::from_ref(value))? {
            Some(answer) => self.truth(&answer),
            None if let Some(class) = class_or_tuple.get::<Class>() => {
                Ok(is_subclass(&own, class) || self.claims_class(value, &own, class)?)
            }
            None if self.abstract_bases(class_or_tuple)?.is_some() => {
                let class = self.names.class.clone();
                match self.find_attr(value, &class)? {
                    Some(own) => self.derives(&own, class_or_tuple),
                    None => Ok(false),
                }
            }
            None => {
                Err(self
                    .type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
            }
        }
    }

    /// Whether an object says of itself that it is of a class: its own `__class__` or
    /// `__getattribute__` does.
    fn claims_class(
        &mut self,
        value: &Value,
        own: &Ref<Class>,
        class: &Ref<Class>,
    ) -> Result<bool, Raised> {
        let is_own = |name| lookup(own, name).is_some_and(|(_, owner)| !owner.builtin);
        if own.builtin || !(is_own(&self.names.class) || is_own(&self.names.getattribute)) {
            return Ok(false);
        }
        let name = self.names.class.clone();
        let claimed = self.find_attr(value, &name)?;
        let claimed = claimed.as_ref().and_then(Value::get::<Class>);
        Ok(claimed.is_some_and(|claimed| is_subclass(claimed, class)))
    }

    /// `issubclass(class, class_or_tuple)`
    pub fn is_subclass(&mut self, class: &Value, class_or_tuple: &Value) -> Result<bool, Raised> {
        if let (Some(own), Some(other)) = (class.get::<Class>(), class_or_tuple.get::<Class>())
            && other.metaclass.is_none()
        {
            return Ok(is_subclass(own, other));
        }
        if let Some(classes) = self.members(class_or_tuple) {
            for other in classes.items() {
                if self.is_subclass(class, other)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.subclasscheck.clone();
        if let Some(answer) =
            self.call_special(class_or_tuple, &name, std::slice::from_ref(class))?
        {
            return self.truth(&answer);
        }
        if self.abstract_bases(class_or_tuple)?.is_none() {
            return Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.derives_abstractly(class, class_or_tuple)
    }

    /// `issubclass` for what is no class but may act like one.
    pub fn derives_abstractly(&mut self, class: &Value, other: &Value) -> Result<bool, Raised> {
        if self.abstract_bases(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        self.derives(class, other)
    }

    /// The `__bases__` of a class, or of an object that acts like one.
    fn abstract_bases(&mut self, value: &Value) -> Result<Option<Ref<Tuple>>, Raised> {
        let name = self.intern("__bases__");
        let bases = self.find_attr(value, &name)?;
        Ok(bases.and_then(|bases| bases.get::<Tuple>().cloned()))
    }

    /// Whether a class, or what acts like one, is another or has it among its bases.
    fn derives(&mut self, class: &Value, other: &Value) -> Result<bool, Raised> {
        if class.is(other) {
            return Ok(true);
        }
        if let (Some(own), Some(other)) = (class.get::<Class>(), other.get::<Class>()) {
            return Ok(is_subclass(own, other));
        }
        self.enter()?;
        let mut found = Ok(false);
        if let Some(bases) = self.abstract_bases(class)? {
            for base in bases.items() {
                found = self.derives(base, other);
                if !matches!(found, Ok(false)) {
                    break;
                }
            }
        }
        self.leave();
        found
    }

    /// The classes of a tuple or of a union like `int | None`.
    fn members(&self, value: &Value) -> Option<Ref<Tuple>> {
        if let Some(classes) = value.get::<Tuple>() {
            return Some(classes.clone());
        }
        let union = value.get::<Foreign>()?.body::<UnionBody>()?;
        let class_of_none = |member: &Value| match member.is_none() {
            true => self.types.none.to_value(),
            false => member.clone(),
        };
        Some(Tuple::new(union.members.iter().map(class_of_none)))
    }
}

/// The attribute of a class along its method resolution order.
pub fn class_lookup(class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
    lookup(class, name).map(|(value, _)| value)
}

/// A private name, `__name`, as it is called outside the class.
fn mangled(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if class.is_empty() || !name.starts_with("__") || name.ends_with("__") {
        return name.to_owned();
    }
    format!("_{class}{name}")
}
