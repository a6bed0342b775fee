//! `_sre`: regular expressions. The engine is the crate `rustpython-sre_engine`, which runs the same
//! codes as CPython's; what compiles patterns to codes is CPython's `re._compiler`, in the language itself.

mod flags;
mod matched;
mod pattern;
mod replace;
mod subject;

use std::rc::Rc;

use self::pattern::PatternBody;
use crate::builtins::protocol;
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
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

static FUNCTIONS: &[NativeDef] = &[
    def(
        "compile",
        "(pattern, flags, code, groups, groupindex, indexgroup)",
        "A pattern of these codes.",
        compile,
    ),
    def("ascii_iscased", "(character, /)", "", |cx, args| {
        Ok(Value::bool(char_of(cx, args)?.is_ascii_alphabetic()))
    }),
    def("ascii_tolower", "(character, /)", "", |cx, args| {
        Ok(Value::int(
            (char_of(cx, args)?.to_ascii_lowercase() as u32).into(),
        ))
    }),
    def("unicode_iscased", "(character, /)", "", |cx, args| {
        let code = code_of(cx, args)?;
        let lower = rustpython_sre_engine::string::lower_unicode(code);
        let upper = rustpython_sre_engine::string::upper_unicode(code);
        Ok(Value::bool(code != lower || code != upper))
    }),
    def("unicode_tolower", "(character, /)", "", |cx, args| {
        let code = code_of(cx, args)?;
        Ok(Value::int(
            rustpython_sre_engine::string::lower_unicode(code).into(),
        ))
    }),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Regular expressions.", FUNCTIONS);
    let numbers = [
        ("MAGIC", rustpython_sre_engine::SRE_MAGIC),
        ("CODESIZE", rustpython_sre_engine::CODESIZE),
        ("MAXREPEAT", rustpython_sre_engine::MAXREPEAT),
        ("MAXGROUPS", rustpython_sre_engine::MAXGROUPS),
    ];
    for (name, number) in numbers {
        super::set(cx, &module, name, Value::int(number as i64));
    }
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
        pattern: class(cx, "Pattern", pattern::METHODS, pattern::GETTERS),
        matched: class(cx, "Match", matched::METHODS, matched::GETTERS),
        finder: class(cx, "callable_iterator", pattern::FINDER, &[]),
        scanner: class(cx, "SRE_Scanner", pattern::SCANNER, &[]),
    });
    for generic in [&classes.pattern, &classes.matched] {
        cx.add_methods(generic, protocol::CLASS_GETITEM);
    }
    cx.module_state.insert(NAME, classes.clone());
    classes
}

fn class(
    cx: &mut Cx,
    name: &str,
    methods: &'static [NativeDef],
    getters: &'static [NativeDef],
) -> Ref<Class> {
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class(name, &object, Kind::Foreign);
    cx.add_methods(&class, methods);
    cx.add_properties(&class, getters);
    let module = cx.intern("re").into_value();
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
    let module = import(cx, "re._constants")?;
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

fn code_of(cx: &mut Cx, args: &Args) -> Result<u32, Raised> {
    let code = cx.index(args.req(0))?;
    u32::try_from(code).map_err(|_| cx.overflow_error("not a character"))
}

fn char_of(cx: &mut Cx, args: &Args) -> Result<char, Raised> {
    Ok(char::from_u32(code_of(cx, args)?).unwrap_or('\0'))
}

fn compile(cx: &mut Cx, args: &Args) -> NativeResult {
    let codes = cx.collect(args.req(2))?;
    let codes: Option<Vec<u32>> = codes
        .iter()
        .map(|code| u32::try_from(cx.index(code).ok()?).ok())
        .collect();
    let Some(codes) = codes else {
        return Err(cx.overflow_error("regular expression code size limit exceeded"));
    };
    let Some(group_index) = args.req(4).get::<Dict>().cloned() else {
        return Err(cx.type_error("groupindex must be a dict"));
    };
    let body = PatternBody {
        pattern: args.req(0).clone(),
        flags: cx.index(args.req(1))? as u32,
        codes,
        groups: cx.index(args.req(3))?.max(0) as usize,
        group_index,
        is_bytes: cx.inner(args.req(0)).get::<Bytes>().is_some(),
    };
    let class = classes(cx).pattern.clone();
    Ok(Foreign::new(class, body).into_value())
}
