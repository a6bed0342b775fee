//! How something is called, as text: `sleep(delay, result=None)`.

use crate::bytecode::code::CodeKind;
use crate::objects::class::{self, Class};
use crate::objects::dict::Dict;
use crate::objects::function::{ClassMethod, Function, Method, Native, StaticMethod};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// A longer default is not shown.
const DEFAULT_MAX: usize = 20;

/// A parameter.
struct Parameter {
    name: String,
    /// `=default`, or nothing.
    default: String,
    kind: ParameterKind,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum ParameterKind {
    PositionalOnly,
    Plain,
    Star,
    KeywordOnly,
    DoubleStar,
}

/// What can be called, found in a value.
enum Callable {
    Script(Ref<Function>),
    Native(&'static str),
}

/// The parameters in parentheses; none if it cannot be called, or nothing is known.
pub fn of(cx: &mut Cx, value: &Value) -> Option<String> {
    let (callable, bound) = callable(cx, value, false)?;
    Some(match callable {
        Callable::Native(text) => without_first(text, bound),
        Callable::Script(function) => {
            let parameters = parameters(cx, &function);
            format!("({})", listed(&parameters[bound as usize..]))
        }
    })
}

/// The name, with `async def` and the like in front, and the parameters.
pub fn line(cx: &mut Cx, name: &str, value: &Value) -> Option<String> {
    let parameters = of(cx, value)?;
    let kind = match value
        .get::<Function>()
        .map(|function| function.code.code.kind)
    {
        Some(CodeKind::Coroutine | CodeKind::AsyncGenerator) => "async def ",
        Some(_) => "def ",
        None if value.kind() == Kind::Class => "class ",
        None => "",
    };
    Some(format!("{kind}{name}{parameters}"))
}

/// The parameters that can be given by name.
pub fn keyword_names(cx: &mut Cx, value: &Value) -> Vec<String> {
    let Some((callable, bound)) = callable(cx, value, false) else {
        return Vec::new();
    };
    match callable {
        Callable::Native(text) => native_names(text),
        Callable::Script(function) => {
            let parameters = parameters(cx, &function);
            let by_name = |parameter: &&Parameter| {
                matches!(
                    parameter.kind,
                    ParameterKind::Plain | ParameterKind::KeywordOnly
                )
            };
            let free = parameters.iter().skip(bound as usize).filter(by_name);
            free.map(|parameter| parameter.name.clone()).collect()
        }
    }
}

/// What a call of the value runs, and whether its first parameter is given already.
fn callable(cx: &mut Cx, value: &Value, bound: bool) -> Option<(Callable, bool)> {
    if let Some(function) = value.get::<Function>() {
        return Some((Callable::Script(function.clone()), bound));
    }
    if let Some(native) = value.get::<Native>() {
        let given = bound || !native.receiver.is_unbound();
        return Some((
            Callable::Native(cx.natives[native.id as usize].def.signature),
            given,
        ));
    }
    if let Some(method) = value.get::<Method>() {
        return callable(cx, &method.function.clone(), true);
    }
    if let Some(method) = value.get::<ClassMethod>() {
        return callable(cx, &method.function.clone(), true);
    }
    if let Some(method) = value.get::<StaticMethod>() {
        return callable(cx, &method.function.clone(), false);
    }
    let class = match value.get::<Class>() {
        Some(class) => return constructor(cx, &class.clone()),
        None => cx.class_of(value),
    };
    let name = cx.intern("__call__");
    let (call, _) = class::lookup(&class, &name)?;
    callable(cx, &call, true)
}

/// What making an object of the class calls: the first of `__init__` and `__new__` that says more
/// than `object` does.
fn constructor(cx: &mut Cx, class: &Ref<Class>) -> Option<(Callable, bool)> {
    let object = cx.types.object.clone();
    for name in ["__init__", "__new__"] {
        let name = cx.intern(name);
        if let Some((found, owner)) = class::lookup(class, &name)
            && !owner.same(&object)
        {
            let found = found
                .get::<StaticMethod>()
                .map_or(found.clone(), |method| method.function.clone());
            return callable(cx, &found, true);
        }
    }
    Some((Callable::Native("()"), false))
}

fn parameters(cx: &mut Cx, function: &Ref<Function>) -> Vec<Parameter> {
    let code = function.code.code.clone();
    let facts = function.facts.borrow();
    let (defaults, keyword_defaults) = (facts.defaults.clone(), facts.keyword_defaults.clone());
    drop(facts);
    let defaults = defaults
        .get::<Tuple>()
        .map_or(Vec::new(), |defaults| defaults.items().to_vec());
    let shape = &code.params;
    let positional = shape.positional as usize;
    let mut list = Vec::new();
    for (index, name) in code.variables.iter().take(positional).enumerate() {
        let default = (index + defaults.len())
            .checked_sub(positional)
            .map(|index| defaults[index].clone());
        let kind = if index < shape.positional_only as usize {
            ParameterKind::PositionalOnly
        } else {
            ParameterKind::Plain
        };
        list.push(parameter(cx, name, default, kind));
    }
    let keyword_only = shape.keyword_only as usize;
    let star = positional + keyword_only;
    if shape.varargs {
        list.push(parameter(
            cx,
            &code.variables[star],
            None,
            ParameterKind::Star,
        ));
    }
    for name in code.variables.iter().skip(positional).take(keyword_only) {
        let key = cx.intern(name);
        let default = keyword_defaults
            .get::<Dict>()
            .and_then(|defaults| defaults.get_str(&key));
        list.push(parameter(cx, name, default, ParameterKind::KeywordOnly));
    }
    if shape.varkw {
        let name = &code.variables[star + shape.varargs as usize];
        list.push(parameter(cx, name, None, ParameterKind::DoubleStar));
    }
    list
}

fn parameter(cx: &mut Cx, name: &str, default: Option<Value>, kind: ParameterKind) -> Parameter {
    let default = default.map_or(String::new(), |value| format!("={}", short(cx, &value)));
    Parameter {
        name: name.to_owned(),
        default,
        kind,
    }
}

/// A default as it is shown: only what is plain, so that no script code runs.
fn short(cx: &mut Cx, value: &Value) -> String {
    let plain = class::is_plain(value) && !matches!(value.kind(), Kind::List | Kind::Dict);
    let text = if plain { cx.repr(value).ok() } else { None };
    match text {
        Some(text) if text.chars() <= DEFAULT_MAX => text.as_str().to_owned(),
        Some(_) | None => "...".to_owned(),
    }
}

fn listed(parameters: &[Parameter]) -> String {
    use ParameterKind::*;
    let mut words: Vec<String> = Vec::new();
    for (index, parameter) in parameters.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| parameters[index].kind);
        if before == Some(PositionalOnly) && parameter.kind != PositionalOnly {
            words.push("/".into());
        }
        if parameter.kind == KeywordOnly && !matches!(before, Some(Star | KeywordOnly)) {
            words.push("*".into());
        }
        let stars = match parameter.kind {
            Star => "*",
            DoubleStar => "**",
            PositionalOnly | Plain | KeywordOnly => "",
        };
        words.push(format!("{stars}{}{}", parameter.name, parameter.default));
    }
    if parameters
        .last()
        .is_some_and(|last| last.kind == PositionalOnly)
    {
        words.push("/".into());
    }
    words.join(", ")
}

/// A signature of a function written in Rust without its first parameter, if that is given.
fn without_first(signature: &str, bound: bool) -> String {
    let inside = signature.trim_start_matches('(').trim_end_matches(')');
    if !bound {
        return format!("({inside})");
    }
    let rest = inside.split_once(", ").map_or("", |(_, rest)| rest);
    let rest = rest.strip_prefix("/, ").unwrap_or(rest);
    format!("({})", if rest == "/" { "" } else { rest })
}

fn native_names(signature: &str) -> Vec<String> {
    let inside = signature.trim_start_matches('(').trim_end_matches(')');
    let (_, by_name) = inside.split_once('/').unwrap_or(("", inside));
    let name = |word: &str| {
        let name = word.trim().split('=').next().unwrap_or("");
        let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        (plain && !matches!(name, "self" | "cls")).then(|| name.to_owned())
    };
    by_name.split(',').filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receivers_are_not_shown() {
        assert_eq!(
            without_first("(self, key=None, *, reverse=False)", true),
            "(key=None, *, reverse=False)"
        );
        assert_eq!(without_first("(self, /)", true), "()");
        assert_eq!(without_first("(self, x, /)", true), "(x, /)");
        assert_eq!(without_first("(x, /)", false), "(x, /)");
        assert_eq!(
            native_names("(self, x, /, y=1, *, z=None, **kw)"),
            ["y", "z"]
        );
    }
}
