//! `_sre`: regular expressions.
//!
//! The text of a pattern → [`parse`] → a [`tree`] → [`emit`] → codes, which are CPython's own, and which
//! the crate `rustpython-sre_engine` runs. What scripts see is in `stdlib/re.py`.

mod charset;
mod emit;
mod escape;
mod flags;
mod matched;
mod parse;
mod pattern;
mod replace;
mod subject;
mod tree;

use std::rc::Rc;

use self::parse::{Fault, FaultKind};
use self::pattern::PatternBody;
use crate::builtins::protocol;
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

const NAME: &str = "_sre";

/// The classes of the module.
pub struct Classes {
    pub pattern: Ref<Class>,
    pub matched: Ref<Class>,
    pub finder: Ref<Class>,
    pub scanner: Ref<Class>,
}

static FUNCTIONS: &[NativeDef] = &[def(
    "compile",
    "(pattern, flags, /)",
    "A pattern of a text.",
    compile,
)];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Regular expressions.", FUNCTIONS);
    let classes = classes(cx);
    super::set(cx, &module, "Pattern", classes.pattern.to_value());
    super::set(cx, &module, "Match", classes.matched.to_value());
    Ok(module.into_value())
}

/// The classes, made when they are first needed.
fn classes(cx: &mut Cx) -> Rc<Classes> {
    let known = cx.module_state.get(NAME).cloned();
    if let Some(classes) = known.and_then(|state| state.downcast::<Classes>().ok()) {
        return classes;
    }
    let classes = Rc::new(Classes {
        pattern: class(cx, "re", "Pattern", pattern::METHODS, pattern::GETTERS),
        matched: class(cx, "re", "Match", matched::METHODS, matched::GETTERS),
        finder: class(cx, "builtins", "callable_iterator", pattern::FINDER, &[]),
        scanner: class(cx, "_sre", "SRE_Scanner", pattern::SCANNER, &[]),
    });
    for generic in [&classes.pattern, &classes.matched] {
        cx.add_methods(generic, protocol::CLASS_GETITEM);
    }
    cx.module_state.insert(NAME, classes.clone());
    classes
}

fn class(
    cx: &mut Cx,
    module: &str,
    name: &str,
    methods: &'static [NativeDef],
    getters: &'static [NativeDef],
) -> Ref<Class> {
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class(name, &object, Kind::Foreign);
    cx.add_methods(&class, methods);
    cx.add_properties(&class, getters);
    let module = cx.intern(module).into_value();
    class.set_attr(&cx.names.module, module);
    class
}

/// Raises `re.PatternError`.
fn pattern_error(cx: &mut Cx, message: &str, pattern: &Value, at: Option<usize>) -> Raised {
    match new_pattern_error(cx, message, pattern, at) {
        Ok(raised) | Err(raised) => raised,
    }
}

fn new_pattern_error(
    cx: &mut Cx,
    message: &str,
    pattern: &Value,
    at: Option<usize>,
) -> Result<Raised, Raised> {
    let import = cx.hooks.import;
    let module = import(cx, "re")?;
    let name = cx.intern("PatternError");
    let class = cx.get_attr(&module, &name)?;
    let at = at.map_or(Value::NONE, |at| Value::int(at as i64));
    let message = cx.str(message);
    let made = cx.call(&class, &[message, pattern.clone(), at])?;
    match made.get::<Exception>() {
        Some(exception) => Ok(Raised(exception.clone())),
        None => Err(cx.type_error("PatternError is not an exception")),
    }
}

fn compile(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = args.req(0);
    let flags = cx.index(args.req(1))? as u32;
    let inner = cx.inner(given);
    // Bytes are read as the code points of the same numbers.
    let (text, is_bytes) = match (inner.get::<Str>(), inner.get::<Bytes>()) {
        (Some(text), _) => (text.as_str().to_owned(), false),
        (None, Some(bytes)) => (
            bytes
                .as_slice()
                .iter()
                .map(|byte| char::from(*byte))
                .collect(),
            true,
        ),
        (None, None) => {
            return Err(cx.type_error("first argument must be string or compiled pattern"));
        }
    };
    let parsed = parse::parse(&text, is_bytes, flags);
    let compiled = parsed.and_then(|parsed| Ok((emit::emit(&parsed)?, parsed)));
    let (codes, parsed) = match compiled {
        Ok(compiled) => compiled,
        Err(fault) => return Err(raise(cx, &fault, given)),
    };
    let group_index = Dict::new();
    for (name, group) in &parsed.names {
        let name = cx.intern(name);
        group_index.set_str(&name, Value::int(*group as i64));
    }
    let body = PatternBody {
        pattern: given.clone(),
        flags: parsed.flags,
        codes,
        groups: parsed.widths.len() - 1,
        group_index,
        is_bytes,
    };
    let class = classes(cx).pattern.clone();
    Ok(Foreign::new(class, body).into_value())
}

fn raise(cx: &mut Cx, fault: &Fault, pattern: &Value) -> Raised {
    match fault.kind {
        FaultKind::Pattern => pattern_error(cx, &fault.message, pattern, fault.at),
        FaultKind::Overflow => cx.overflow_error(&fault.message),
        FaultKind::Value => cx.value_error(&fault.message),
        FaultKind::Recursion => cx.recursion_error(&fault.message),
    }
}
