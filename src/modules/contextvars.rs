//! `contextvars`: variables that each task has values of its own for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::modules::{new as new_module, set as set_attribute};
use crate::objects::class::Class;
use crate::objects::context::{self, Context};
use crate::objects::exception::Exception;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[def(
    "copy_context",
    "()",
    "A copy of the context that is current.",
    copy_context,
)];

static VARIABLE: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, name, /, *, default=None)",
        "Makes a variable.",
        new_variable,
    ),
    def("get", "(self, default=None, /)", "Its value.", get),
    def(
        "set",
        "(self, value, /)",
        "Changes its value; gives a token to undo that.",
        set,
    ),
    def("reset", "(self, token, /)", "Undoes a change.", reset),
    def("__repr__", "(self, /)", "It as text.", variable_repr),
];

static VARIABLE_PROPERTIES: &[NativeDef] = &[def("name", "(self)", "Its name.", name)];

static TOKEN: &[NativeDef] = &[
    def("__enter__", "(self, /)", "Itself.", enter),
    def(
        "__exit__",
        "(self, exc_type, exc_val, exc_tb, /)",
        "Undoes the change.",
        exit,
    ),
    def("__repr__", "(self, /)", "It as text.", token_repr),
];

static TOKEN_PROPERTIES: &[NativeDef] = &[
    def("var", "(self)", "The variable.", token_variable),
    def("old_value", "(self)", "The value before.", old_value),
];

static CONTEXT: &[NativeDef] = &[
    def("__new__", "(cls)", "Makes an empty context.", new_context),
    def(
        "run",
        "(self, callable, /, *args, **kwargs)",
        "Calls a function in this context.",
        run,
    ),
    def("copy", "(self, /)", "A copy.", copy),
    def(
        "get",
        "(self, key, default=None, /)",
        "A variable's value.",
        context_get,
    ),
    def("__getitem__", "(self, key, /)", "A variable's value.", item),
    def(
        "__contains__",
        "(self, key, /)",
        "Whether a variable has a value.",
        contains,
    ),
    def("__len__", "(self, /)", "How many have values.", len),
    def("__iter__", "(self, /)", "The variables.", iter),
    def("keys", "(self, /)", "The variables.", keys),
    def("values", "(self, /)", "Their values.", values),
    def("items", "(self, /)", "Both.", items),
];

/// A context variable.
struct Variable {
    name: Value,
    default: Value,
}

/// What undoes a change.
struct Token {
    variable: Value,
    /// The value before, or unbound.
    before: Value,
    /// Where the change was made.
    context: Value,
    used: Cell<bool>,
}

/// The classes of the module.
struct Classes {
    token: Ref<Class>,
    context: Ref<Class>,
    missing: Value,
}

impl ForeignBody for Variable {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        visit(&self.default);
    }
}

impl ForeignBody for Token {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.variable);
        visit(&self.before);
        visit(&self.context);
    }
}

/// The mark for "no value": its class only has a text.
struct Missing;

impl ForeignBody for Missing {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static MISSING: &[NativeDef] = &[def("__repr__", "(self, /)", "It as text.", missing_repr)];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, "contextvars", "Context variables.", FUNCTIONS);
    let object = cx.types.object.clone();
    let home = cx.str("_contextvars");
    let class = |cx: &mut Cx, name: &str, methods: &'static [NativeDef]| {
        let class = cx.new_builtin_class(name, &object, Kind::Foreign);
        class.attrs.set_str(&cx.names.module, home.clone());
        cx.add_methods(&class, methods);
        class
    };
    let variable = class(cx, "ContextVar", VARIABLE);
    let token = class(cx, "Token", TOKEN);
    let context = class(cx, "Context", CONTEXT);
    let missing = class(cx, "MISSING", MISSING);
    cx.add_properties(&variable, VARIABLE_PROPERTIES);
    cx.add_properties(&token, TOKEN_PROPERTIES);
    let missing = Foreign::new(missing, Missing).into_value();
    token.attrs.set_str(&cx.intern("MISSING"), missing.clone());
    for class in [&variable, &token, &context] {
        let name = class.name_text();
        set_attribute(cx, &module, &name, class.to_value());
    }
    let classes = Classes {
        token,
        context,
        missing,
    };
    cx.module_state.insert("contextvars", Rc::new(classes));
    Ok(module.into_value())
}

fn classes(cx: &mut Cx) -> Result<Rc<Classes>, Raised> {
    if !cx.module_state.contains_key("contextvars") {
        let import = cx.hooks.import;
        import(cx, "contextvars")?;
    }
    let state = cx.module_state.get("contextvars").cloned();
    match state.and_then(|state| state.downcast().ok()) {
        Some(classes) => Ok(classes),
        None => Err(cx.runtime_error("contextvars is not imported")),
    }
}

fn body<'a, T: ForeignBody>(cx: &mut Cx, value: &'a Value) -> Result<&'a T, Raised> {
    match value.get::<Foreign>().and_then(|object| object.body::<T>()) {
        Some(body) => Ok(body),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!("unexpected '{name}' object")))
        }
    }
}

fn new_variable(cx: &mut Cx, args: &Args) -> NativeResult {
    if args.req(1).kind() != Kind::Str {
        return Err(cx.type_error("context variable name must be a str"));
    }
    let class = args.req(0).get::<Class>().cloned();
    let variable = Variable {
        name: args.req(1).clone(),
        default: args.kw(0).cloned().unwrap_or(Value::UNBOUND),
    };
    match class {
        Some(class) => Ok(Foreign::new(class, variable).into_value()),
        None => Err(cx.type_error("ContextVar.__new__() needs a class")),
    }
}

fn name(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(body::<Variable>(cx, args.req(0))?.name.clone())
}

fn get(cx: &mut Cx, args: &Args) -> NativeResult {
    let variable = body::<Variable>(cx, args.req(0))?;
    let values = context::values_of(&cx.schedule.context);
    let own = || variable.default.bound().cloned();
    let found = context::find(&values, args.req(0)).or_else(|| args.opt(1).cloned());
    found.or_else(own).ok_or_else(|| {
        let class = cx.exceptions.LookupError.clone();
        Raised(Exception::new(class, vec![args.req(0).clone()]))
    })
}

/// The current context as an object: from its first change on it is one.
fn current(cx: &mut Cx) -> NativeResult {
    let values = cx.schedule.context.clone();
    if values.get::<Foreign>().is_none() {
        cx.schedule.context = object(cx, values)?;
    }
    Ok(cx.schedule.context.clone())
}

/// Changes a variable in a context.
fn change(context: &Value, variable: &Value, value: Option<Value>) {
    let changed = context::with(&context::values_of(context), variable, value);
    if let Some(object) = context.get::<Foreign>().and_then(|f| f.body::<Context>()) {
        drop(object.values.replace(changed));
    }
}

fn set(cx: &mut Cx, args: &Args) -> NativeResult {
    body::<Variable>(cx, args.req(0))?;
    let context = current(cx)?;
    let before = context::find(&context::values_of(&context), args.req(0));
    change(&context, args.req(0), Some(args.req(1).clone()));
    let token = Token {
        variable: args.req(0).clone(),
        before: before.unwrap_or(Value::UNBOUND),
        context,
        used: Cell::new(false),
    };
    Ok(Foreign::new(classes(cx)?.token.clone(), token).into_value())
}

fn reset(cx: &mut Cx, args: &Args) -> NativeResult {
    body::<Variable>(cx, args.req(0))?;
    let token = body::<Token>(cx, args.req(1))?;
    let trouble = if token.used.get() {
        "has already been used once"
    } else if !token.variable.is(args.req(0)) {
        "was created by a different ContextVar"
    } else if !token.context.is(&cx.schedule.context) {
        "was created in a different Context"
    } else {
        token.used.set(true);
        change(&token.context, args.req(0), token.before.bound().cloned());
        return Ok(Value::NONE);
    };
    let text = cx.repr(args.req(1))?;
    let message = format!("{} {trouble}", text.as_str());
    Err(match token.used.get() {
        true => cx.runtime_error(message),
        false => cx.value_error(message),
    })
}

fn variable_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let variable = body::<Variable>(cx, args.req(0))?;
    let name = cx.repr(&variable.name)?;
    let default = match variable.default.bound() {
        Some(default) => format!(" default={}", cx.repr(default)?.as_str()),
        None => String::new(),
    };
    let address = args.req(0).identity();
    let name = name.as_str();
    Ok(cx.str(format!("<ContextVar name={name}{default} at {address:#x}>")))
}

fn enter(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(args.req(0).clone())
}

fn exit(cx: &mut Cx, args: &Args) -> NativeResult {
    let variable = body::<Token>(cx, args.req(0))?.variable.clone();
    let name = cx.intern("reset");
    cx.call_method(&variable, &name, &[args.req(0).clone()])
}

fn token_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let token = body::<Token>(cx, args.req(0))?;
    let used = if token.used.get() { " used" } else { "" };
    let variable = cx.repr(&token.variable)?;
    let address = args.req(0).identity();
    let variable = variable.as_str();
    Ok(cx.str(format!("<Token{used} var={variable} at {address:#x}>")))
}

fn token_variable(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(body::<Token>(cx, args.req(0))?.variable.clone())
}

fn old_value(cx: &mut Cx, args: &Args) -> NativeResult {
    let before = body::<Token>(cx, args.req(0))?.before.clone();
    if before.is_unbound() {
        return Ok(classes(cx)?.missing.clone());
    }
    Ok(before)
}

fn missing_repr(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(cx.str("<Token.MISSING>"))
}

/// A context object with these values.
pub fn object(cx: &mut Cx, values: Value) -> NativeResult {
    let body = Context {
        values: RefCell::new(values),
        entered: Cell::new(false),
    };
    Ok(Foreign::new(classes(cx)?.context.clone(), body).into_value())
}

fn copy_context(cx: &mut Cx, _: &Args) -> NativeResult {
    let values = context::values_of(&cx.schedule.context);
    object(cx, values)
}

fn new_context(cx: &mut Cx, _: &Args) -> NativeResult {
    object(cx, Value::UNBOUND)
}

fn run(cx: &mut Cx, args: &Args) -> NativeResult {
    let entered = &body::<Context>(cx, args.req(0))?.entered;
    let is_current = cx.schedule.context.is(args.req(0));
    if entered.get() || is_current {
        let text = cx.repr(args.req(0))?;
        let text = text.as_str();
        let message = format_args!("cannot enter context: {text} is already entered");
        return Err(cx.runtime_error(message));
    }
    let keywords = match args.extra {
        Some(keywords) => cx.keywords_of(&keywords.clone())?,
        None => Vec::new(),
    };
    entered.set(true);
    let outer = std::mem::replace(&mut cx.schedule.context, args.req(0).clone());
    let outcome = cx.call_kw(args.req(1), args.rest(2), &keywords);
    cx.schedule.context = outer;
    entered.set(false);
    outcome
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    body::<Context>(cx, args.req(0))?;
    object(cx, context::values_of(args.req(0)))
}

fn context_get(cx: &mut Cx, args: &Args) -> NativeResult {
    body::<Context>(cx, args.req(0))?;
    let found = context::find(&context::values_of(args.req(0)), args.req(1));
    Ok(found
        .or_else(|| args.opt(2).cloned())
        .unwrap_or(Value::NONE))
}

fn item(cx: &mut Cx, args: &Args) -> NativeResult {
    body::<Context>(cx, args.req(0))?;
    let found = context::find(&context::values_of(args.req(0)), args.req(1));
    found.ok_or_else(|| {
        let class = cx.exceptions.KeyError.clone();
        Raised(Exception::new(class, vec![args.req(1).clone()]))
    })
}

fn contains(cx: &mut Cx, args: &Args) -> NativeResult {
    body::<Context>(cx, args.req(0))?;
    let found = context::find(&context::values_of(args.req(0)), args.req(1));
    Ok(Value::bool(found.is_some()))
}

/// The variables and values, in the order in which they were set.
fn pairs(cx: &mut Cx, args: &Args) -> Result<Vec<(Value, Value)>, Raised> {
    body::<Context>(cx, args.req(0))?;
    let values = context::values_of(args.req(0));
    let items = values.get::<Tuple>().map_or(&[][..], |tuple| tuple.items());
    let pair = |pair: &[Value]| (pair[0].clone(), pair[1].clone());
    Ok(items.chunks(2).map(pair).collect())
}

fn len(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(pairs(cx, args)?.len() as i64))
}

fn iter(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = keys(cx, args)?;
    cx.iter(&list)
}

fn keys(cx: &mut Cx, args: &Args) -> NativeResult {
    let keys = pairs(cx, args)?.into_iter().map(|(key, _)| key);
    Ok(List::new(keys.collect()).into_value())
}

fn values(cx: &mut Cx, args: &Args) -> NativeResult {
    let values = pairs(cx, args)?.into_iter().map(|(_, value)| value);
    Ok(List::new(values.collect()).into_value())
}

fn items(cx: &mut Cx, args: &Args) -> NativeResult {
    let pairs = pairs(cx, args)?.into_iter();
    let tuples = pairs.map(|(key, value)| Tuple::new([key, value]).into_value());
    Ok(List::new(tuples.collect()).into_value())
}
