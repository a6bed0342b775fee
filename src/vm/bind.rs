//! Matching arguments to parameters: the one place for functions of scripts and for those in Rust.
//!
//! The rules are those of the language reference, "Calls"; the messages are CPython's.
#![allow(unsafe_code)]

use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::text::nearest::nearest;
use crate::vm::call::CallArgs;
use crate::vm::cx::Cx;
use crate::vm::native::{NativeDef, Signature};
use crate::vm::python_words;
use crate::vm::raise::Raised;

/// Binds arguments to a script function's parameters and writes them, and "unbound" for the other
/// variables, to the registers from `base` on.
pub(in crate::vm) fn bind_script(
    cx: &mut Cx,
    function: &Ref<Function>,
    args: CallArgs,
    base: *mut Value,
) -> Result<(), Raised> {
    let code = &function.code;
    let slots = match code.simple_args {
        Some(count) if args.keywords.is_empty() && args.positional.len() == count as usize => {
            args.positional
        }
        _ => bind_slots(cx, function, args)?,
    };
    let variables = code.code.first_temp as usize;
    let rest = std::iter::repeat_with(|| Value::UNBOUND);
    for (index, value) in slots.into_iter().chain(rest).take(variables).enumerate() {
        // SAFETY: `base` starts a block of the code's registers, of which the first ones hold no
        // objects yet (a new frame), so that nothing needs dropping.
        unsafe { base.add(index).write(value) };
    }
    Ok(())
}

fn bind_slots(cx: &mut Cx, function: &Ref<Function>, args: CallArgs) -> Result<Vec<Value>, Raised> {
    let code = &function.code;
    let params = &code.code.params;
    let positional = params.positional as usize;
    let named = positional + params.keyword_only as usize;
    let mut slots = vec![Value::UNBOUND; params.count() as usize];
    let given = args.positional.len();
    let mut values = args.positional.into_iter();
    for (slot, value) in slots[..positional].iter_mut().zip(values.by_ref()) {
        *slot = value;
    }
    let surplus: Vec<Value> = values.collect();
    if params.varargs {
        slots[named] = Tuple::new(surplus).into_value();
    }
    let extra = params.varkw.then(Dict::new);
    let names: Vec<Ref<Str>> = args.keywords.iter().map(|(name, _)| name.clone()).collect();
    for (name, value) in args.keywords {
        bind_keyword(
            cx,
            function,
            &mut slots,
            extra.as_ref(),
            (name, value),
            &names,
        )?;
    }
    if !params.varargs && given > positional {
        return Err(too_many(cx, function, given, &slots[positional..named]));
    }
    fill_defaults(cx, function, &mut slots)?;
    if let Some(extra) = extra {
        slots[named + params.varargs as usize] = extra.into_value();
    }
    Ok(slots)
}

fn bind_keyword(
    cx: &mut Cx,
    function: &Ref<Function>,
    slots: &mut [Value],
    extra: Option<&Ref<Dict>>,
    (name, value): (Ref<Str>, Value),
    given: &[Ref<Str>],
) -> Result<(), Raised> {
    let code = &function.code;
    let params = &code.code.params;
    let named = (params.positional + params.keyword_only) as usize;
    let position = position_of(code, &name, params.positional_only as usize, named);
    match (position, extra) {
        (Some(index), _) if slots[index].is_unbound() => {
            slots[index] = value;
            Ok(())
        }
        (Some(_), _) => {
            let function = function_name(function);
            Err(cx.type_error(format_args!(
                "{function}() got multiple values for argument '{}'",
                name.as_str()
            )))
        }
        (None, Some(extra)) => {
            extra.set_str(&name, value);
            Ok(())
        }
        (None, None) => Err(unexpected_keyword(cx, function, &name, given)),
    }
}

fn position_of(code: &CodeObject, name: &Ref<Str>, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&index| {
        let variable = &code.variables[index];
        variable.same(name) || variable.as_str() == name.as_str()
    })
}

fn unexpected_keyword(
    cx: &mut Cx,
    function: &Ref<Function>,
    name: &Ref<Str>,
    given: &[Ref<Str>],
) -> Raised {
    let only = function.code.code.params.positional_only as usize;
    let listed: Vec<&str> = function.code.variables[..only]
        .iter()
        .map(|variable| variable.as_str())
        .filter(|variable| given.iter().any(|name| name.as_str() == *variable))
        .collect();
    if !listed.is_empty() {
        let (function, listed) = (function_name(function), listed.join(", "));
        return cx.type_error(format_args!(
            "{function}() got some positional-only arguments passed as keyword arguments: '{listed}'"
        ));
    }
    let params = &function.code.code.params;
    let named = (params.positional + params.keyword_only) as usize;
    let known = function.code.variables[only..named].iter();
    let known = known.map(|variable| variable.as_str().to_owned()).collect();
    let (function, name) = (function_name(function), name.as_str());
    let hint =
        nearest(name, known).map_or(String::new(), |near| format!(". Did you mean '{near}'?"));
    cx.type_error(format_args!(
        "{function}() got an unexpected keyword argument '{name}'{hint}"
    ))
}

fn too_many(cx: &mut Cx, function: &Ref<Function>, given: usize, keyword_only: &[Value]) -> Raised {
    let positional = function.code.code.params.positional as usize;
    let defaults = defaults_of(function).map_or(0, |defaults| defaults.len());
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let takes = if defaults > 0 {
        format!(
            "from {} to {positional} positional arguments",
            positional - defaults
        )
    } else {
        format!("{positional} positional argument{}", plural(positional))
    };
    let keywords = keyword_only
        .iter()
        .filter(|slot| !slot.is_unbound())
        .count();
    let given = if keywords > 0 {
        format!(
            "{given} positional argument{} (and {keywords} keyword-only argument{}) were",
            plural(given),
            plural(keywords)
        )
    } else {
        format!("{given} {}", if given == 1 { "was" } else { "were" })
    };
    let function = function_name(function);
    cx.type_error(format_args!("{function}() takes {takes} but {given} given"))
}

fn fill_defaults(cx: &mut Cx, function: &Ref<Function>, slots: &mut [Value]) -> Result<(), Raised> {
    let params = &function.code.code.params;
    let positional = params.positional as usize;
    if let Some(defaults) = defaults_of(function) {
        let first = positional.saturating_sub(defaults.len());
        let skip = defaults.len().saturating_sub(positional);
        for (slot, default) in slots[first..positional]
            .iter_mut()
            .zip(&defaults.items()[skip..])
        {
            if slot.is_unbound() {
                *slot = default.clone();
            }
        }
    }
    check_missing(cx, function, &slots[..positional], 0, "positional")?;
    let named = positional + params.keyword_only as usize;
    let defaults = function
        .facts
        .borrow()
        .keyword_defaults
        .get::<Dict>()
        .cloned();
    let names = &function.code.variables[positional..named];
    for (slot, name) in slots[positional..named].iter_mut().zip(names) {
        if slot.is_unbound()
            && let Some(default) = defaults.as_ref().and_then(|d| d.get_str(name))
        {
            *slot = default;
        }
    }
    check_missing(
        cx,
        function,
        &slots[positional..named],
        positional,
        "keyword-only",
    )
}

fn check_missing(
    cx: &mut Cx,
    function: &Ref<Function>,
    slots: &[Value],
    offset: usize,
    what: &str,
) -> Result<(), Raised> {
    let unbound = slots
        .iter()
        .enumerate()
        .filter(|(_, slot)| slot.is_unbound());
    let missing: Vec<String> = unbound
        .map(|(index, _)| format!("'{}'", function.code.variables[offset + index].as_str()))
        .collect();
    let list = match &missing[..] {
        [] => return Ok(()),
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [many @ .., last] => format!("{}, and {last}", many.join(", ")),
    };
    let (function, count) = (function_name(function), missing.len());
    let plural = if count == 1 { "" } else { "s" };
    Err(cx.type_error(format_args!(
        "{function}() missing {count} required {what} argument{plural}: {list}"
    )))
}

fn defaults_of(function: &Ref<Function>) -> Option<Ref<Tuple>> {
    function.facts.borrow().defaults.get::<Tuple>().cloned()
}

fn function_name(function: &Ref<Function>) -> String {
    function.facts.borrow().qualname.as_str().to_owned()
}

// ---- functions written in Rust ----------------------------------------------------------------

/// Arguments matched to a native's signature.
pub struct BoundNative {
    pub positional: Vec<Value>,
    pub keyword: Vec<Value>,
    pub extra: Option<Ref<Dict>>,
}

/// Whether as many positional arguments, and no others, fit the signature as they are.
#[inline(always)]
pub fn fits(signature: &Signature, count: usize) -> bool {
    count >= signature.required
        && (count <= signature.positional.len() || signature.varargs.is_some())
}

/// Binds arguments to a native's signature.
pub fn bind_native(
    cx: &mut Cx,
    def: &'static NativeDef,
    args: CallArgs,
) -> Result<BoundNative, Raised> {
    let signature = def.parameters();
    let mut bound = BoundNative {
        positional: args.positional,
        keyword: Vec::new(),
        extra: None,
    };
    let given = bound.positional.len();
    if args.keywords.is_empty() && fits(signature, given) {
        return Ok(bound);
    }
    if given > signature.positional.len() && signature.varargs.is_none() {
        return Err(native_count_error(
            cx,
            def,
            &bound.positional,
            args.keywords.len(),
        ));
    }
    for (name, value) in args.keywords {
        bind_native_keyword(cx, def, &mut bound, name, value)?;
    }
    let missing =
        (0..signature.required).find(|&i| bound.positional.get(i).is_none_or(Value::is_unbound));
    match missing {
        None => Ok(bound),
        Some(index) => Err(native_missing(cx, def, index, &bound.positional)),
    }
}

fn bind_native_keyword(
    cx: &mut Cx,
    def: &'static NativeDef,
    bound: &mut BoundNative,
    name: Ref<Str>,
    value: Value,
) -> Result<(), Raised> {
    let signature = def.parameters();
    let by_name = |list: &[(&'static str, Option<&'static str>)], from: usize| {
        list.iter()
            .skip(from)
            .position(|(known, _)| *known == name.as_str())
            .map(|index| index + from)
    };
    let (list, index) =
        if let Some(index) = by_name(&signature.positional, signature.positional_only) {
            (&mut bound.positional, index)
        } else if let Some(index) = by_name(&signature.keyword, 0) {
            (&mut bound.keyword, index)
        } else if signature.varkw.is_some() {
            bound
                .extra
                .get_or_insert_with(Dict::new)
                .set_str(&name, value);
            return Ok(());
        } else if is_for_subclass(cx, def, &bound.positional) {
            return Ok(());
        } else {
            return Err(native_unexpected(cx, def, &name, &bound.positional));
        };
    if list.len() <= index {
        list.resize(index + 1, Value::UNBOUND);
    }
    if !list[index].is_unbound() {
        let (function, name, position) = (def.name, name.as_str(), index + 1);
        return Err(cx.type_error(format_args!(
            "argument for {function}() given by name ('{name}') and position ({position})"
        )));
    }
    list[index] = value;
    Ok(())
}

/// Whether a built-in constructor without keyword arguments is called for a subclass whose own other
/// half of the construction takes them.
fn is_for_subclass(cx: &Cx, def: &NativeDef, positional: &[Value]) -> bool {
    let Some(first) = positional.first() else {
        return false;
    };
    let (class, half) = match def.name {
        "__new__" => (first.get::<Class>().cloned(), &cx.names.init),
        "__init__" => (Some(cx.class_of(first)), &cx.names.new),
        _ => return false,
    };
    let only_positional = {
        let signature = def.parameters();
        signature.keyword.is_empty() && signature.positional_only == signature.positional.len()
    };
    only_positional
        && class.is_some_and(|class| {
            let owner = crate::objects::class::lookup(&class, half).map(|(_, owner)| owner);
            !class.builtin && owner.is_some_and(|owner| !owner.builtin)
        })
}

fn native_unexpected(
    cx: &mut Cx,
    def: &NativeDef,
    name: &Ref<Str>,
    positional: &[Value],
) -> Raised {
    if let Some(function) = python_words::name(cx, def, positional) {
        return python_words::unexpected(cx, &function, name);
    }
    let signature = def.parameters();
    if signature.keyword.is_empty() && signature.positional_only == signature.positional.len() {
        let function = native_name(cx, def, positional);
        return cx.type_error(format_args!("{function}() takes no keyword arguments"));
    }
    let name = name.as_str();
    let function = match plain_name(cx, def, positional) {
        // `sorted` hands its keyword arguments on.
        function if function == "sorted" => "sort".to_owned(),
        function => function,
    };
    cx.type_error(format_args!(
        "{function}() got an unexpected keyword argument '{name}'"
    ))
}

/// `list.append` for a method, `len` for a function.
fn native_name(cx: &Cx, def: &NativeDef, positional: &[Value]) -> String {
    if matches!(def.name, "__new__" | "__init__" | "__call__") {
        return plain_name(cx, def, positional);
    }
    match positional.first() {
        Some(receiver) if def.signature.starts_with("(self") => {
            format!("{}.{}", cx.class_of(receiver).name_text(), def.name)
        }
        _ => def.name.to_owned(),
    }
}

/// The name without a class; a constructor goes by the name of the built-in type it makes, and so does the
/// call of an object.
fn plain_name(cx: &Cx, def: &NativeDef, positional: &[Value]) -> String {
    let made = match (def.name, positional.first()) {
        ("__new__", Some(class)) => class.get::<Class>().cloned(),
        ("__init__" | "__call__", Some(object)) => Some(cx.class_of(object)),
        _ => None,
    };
    let built_in = made.and_then(|class| {
        let rest = class.mro_rest.borrow();
        let mut order = std::iter::once(&class).chain(rest.iter());
        order
            .find(|class| class.builtin)
            .map(|class| class.name_text())
    });
    built_in.unwrap_or_else(|| def.name.to_owned())
}

/// Functions that CPython counts the arguments of in the oldest of its ways.
const COUNTED: &[&str] = &[
    "int",
    "str",
    "sorted",
    "staticmethod",
    "classmethod",
    "itemgetter",
    "attrgetter",
    "methodcaller",
];

/// How many arguments a function takes, without its receiver.
struct Counts {
    receiver: usize,
    least: usize,
    most: usize,
    /// With the keyword-only ones.
    total: usize,
    all_positional: bool,
}

impl Counts {
    fn of(def: &NativeDef) -> Counts {
        let signature = def.parameters();
        let receiver =
            (def.signature.starts_with("(self") || def.signature.starts_with("(cls")) as usize;
        let most = signature.positional.len() - receiver;
        Counts {
            receiver,
            least: signature.required.saturating_sub(receiver),
            most,
            total: most + signature.keyword.len(),
            all_positional: signature.positional_only == signature.positional.len()
                && signature.keyword.is_empty(),
        }
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The error for a number of arguments that no signature could take: CPython's words depend on how
/// its function was declared, which the shape of the signature tells well enough.
fn native_count_error(
    cx: &mut Cx,
    def: &NativeDef,
    positional: &[Value],
    keywords: usize,
) -> Raised {
    if let Some(name) = python_words::name(cx, def, positional) {
        return python_words::too_many(cx, &name, def, positional.len());
    }
    let counts = Counts::of(def);
    let Counts { least, most, .. } = counts;
    let given = positional.len().saturating_sub(counts.receiver);
    let name = plain_name(cx, def, positional);
    if counts.all_positional && most == 0 {
        let name = native_name(cx, def, positional);
        return cx.type_error(format_args!("{name}() takes no arguments ({given} given)"));
    }
    if COUNTED.contains(&name.as_str()) || counts.all_positional && most > 1 {
        return expected_count(cx, def, positional);
    }
    if counts.all_positional && least == 1 {
        let name = native_name(cx, def, positional);
        return cx.type_error(format_args!(
            "{name}() takes exactly one argument ({given} given)"
        ));
    }
    if counts.all_positional {
        return expected_count(cx, def, positional);
    }
    let bound = |most| if least == most { "exactly" } else { "at most" };
    let all = given + keywords;
    if all > counts.total {
        let (bound, total) = (bound(counts.total), counts.total);
        let plural = plural(total);
        return cx.type_error(format_args!(
            "{name}() takes {bound} {total} argument{plural} ({all} given)"
        ));
    }
    if most == 0 {
        return cx.type_error(format_args!("{name}() takes no positional arguments"));
    }
    let (bound, plural) = (bound(most), plural(most));
    cx.type_error(format_args!(
        "{name}() takes {bound} {most} positional argument{plural} ({given} given)"
    ))
}

/// `str expected at most 3 arguments, got 4`
fn expected_count(cx: &mut Cx, def: &NativeDef, positional: &[Value]) -> Raised {
    let Counts {
        receiver,
        least,
        most,
        ..
    } = Counts::of(def);
    let given = positional.len() - receiver;
    let (bound, count) = match given < least {
        _ if least == most && def.parameters().varargs.is_none() => ("", most),
        true => ("at least ", least),
        false => ("at most ", most),
    };
    let (name, plural) = (plain_name(cx, def, positional), plural(count));
    cx.type_error(format_args!(
        "{name} expected {bound}{count} argument{plural}, got {given}"
    ))
}

fn native_missing(cx: &mut Cx, def: &NativeDef, index: usize, positional: &[Value]) -> Raised {
    let counts = Counts::of(def);
    let Counts { least, most, .. } = counts;
    if index < counts.receiver {
        let name = def.name;
        return cx.type_error(format_args!("unbound method {name}() needs an argument"));
    }
    if let Some(name) = python_words::name(cx, def, positional) {
        return python_words::missing(cx, &name, def, positional);
    }
    let signature = def.parameters();
    let given = positional.len() - counts.receiver;
    let name = plain_name(cx, def, positional);
    let counted = COUNTED.contains(&name.as_str());
    if counts.all_positional && !counted && most == 1 && least == 1 {
        let name = native_name(cx, def, positional);
        return cx.type_error(format_args!(
            "{name}() takes exactly one argument ({given} given)"
        ));
    }
    if counts.all_positional || counted {
        return expected_count(cx, def, positional);
    }
    let only = signature.positional_only.saturating_sub(counts.receiver);
    let only = only.min(least);
    if only > given {
        let bound = if only < most { "at least" } else { "exactly" };
        let plural = plural(only);
        return cx.type_error(format_args!(
            "{name}() takes {bound} {only} positional argument{plural} ({given} given)"
        ));
    }
    let (parameter, position) = (signature.positional[index].0, index + 1 - counts.receiver);
    if name == "enumerate" {
        return cx.type_error("enumerate() missing required argument 'iterable'");
    }
    cx.type_error(format_args!(
        "{name}() missing required argument '{parameter}' (pos {position})"
    ))
}
