//! The names that can stand somewhere: answers to what the completer wants. Looks only, and runs no
//! script code: no property is computed, no `__getattr__` called.

use crate::modules;
use crate::modules::sys;
use crate::objects::class::{self, Class};
use crate::objects::dict::Dict;
use crate::objects::function::{ClassMethod, Function, StaticMethod};
use crate::objects::heap::Ref;
use crate::objects::instance::{Attrs, Instance};
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::quote;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::repl::complete::Wanted;
use crate::repl::signature;
use crate::runtime::{importer, stdlib};
use crate::vm::cx::Cx;

/// The words of the language.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class",
    "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
    "import", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return",
    "try", "type", "while", "with", "yield",
];

/// The words that begin as is wanted.
pub fn words(cx: &mut Cx, globals: &Ref<Dict>, wanted: &Wanted) -> Vec<String> {
    let names = match wanted {
        Wanted::Name { callee, local, .. } => {
            let mut names = parameters(cx, globals, callee.as_deref());
            names.extend(local.iter().cloned());
            names.extend(keys(globals));
            names.extend(keys(&cx.builtins));
            names.extend(KEYWORDS.iter().map(|word| word.to_string()));
            names
        }
        Wanted::Attribute { path, .. } => match find(cx, globals, path) {
            Some(value) => attributes(cx, &value),
            None => Vec::new(),
        },
        Wanted::TextMethod(_) => class_names(&cx.types.str.clone()),
        Wanted::Key {
            path,
            quote,
            prefix,
        } => return dict_keys(cx, globals, path, *quote, prefix),
        Wanted::Module(prefix) => modules_like(cx, prefix),
        Wanted::FromModule { module, .. } => module_names(cx, module),
        Wanted::Task(_) => tasks(cx),
        Wanted::Command(_) | Wanted::File(_) => Vec::new(),
    };
    matching(names, wanted.prefix())
}

/// Those that begin like this, in order; names with underscores only where they are asked for.
fn matching(mut names: Vec<String>, prefix: &str) -> Vec<String> {
    let hidden = |name: &str| {
        let shy = name.rsplit('.').next().unwrap_or(name).starts_with('_');
        let asked = prefix.rsplit('.').next().unwrap_or(prefix).starts_with('_');
        let deep = name.starts_with("__") && !prefix.starts_with("__") && prefix != "_";
        shy && !asked || deep
    };
    names.retain(|name| name.starts_with(prefix) && !hidden(name));
    names.sort();
    names.dedup();
    names
}

/// What a dotted path names, as far as that can be seen without running anything.
pub fn find(cx: &mut Cx, globals: &Ref<Dict>, path: &[String]) -> Option<Value> {
    let (first, rest) = path.split_first()?;
    let first = cx.intern(first);
    let value = globals.get_str(&first);
    let mut value = value.or_else(|| cx.builtins.get_str(&first))?;
    for name in rest {
        value = attribute(cx, &value, name)?;
    }
    Some(value)
}

/// An attribute that lies there for all to see.
pub fn attribute(cx: &mut Cx, value: &Value, name: &str) -> Option<Value> {
    let name = cx.intern(name);
    if let Some(module) = value.get::<Module>() {
        return module.globals.get_str(&name);
    }
    if let Some(class) = value.get::<Class>() {
        return class::lookup(class, &name).map(|(found, _)| unwrapped(found));
    }
    if let Some(instance) = value.get::<Instance>()
        && let Some(own) = instance.get(&name)
    {
        return Some(own);
    }
    let class = cx.class_of(value);
    let (found, _) = class::lookup(&class, &name)?;
    let computed = matches!(found.kind(), Kind::Property | Kind::Member);
    (!computed).then(|| unwrapped(found))
}

fn unwrapped(value: Value) -> Value {
    if let Some(method) = value.get::<StaticMethod>() {
        return method.function.clone();
    }
    match value.get::<ClassMethod>() {
        Some(method) => method.function.clone(),
        None => value,
    }
}

fn attributes(cx: &mut Cx, value: &Value) -> Vec<String> {
    if let Some(module) = value.get::<Module>() {
        return keys(&module.globals);
    }
    if let Some(class) = value.get::<Class>() {
        return class_names(class);
    }
    let mut names = class_names(&cx.class_of(value));
    if let Some(instance) = value.get::<Instance>() {
        names.extend(match &*instance.attrs.borrow() {
            Attrs::Shaped { shape, .. } => {
                let names = shape.names().iter();
                names.map(|name| name.as_str().to_owned()).collect()
            }
            Attrs::Dict(dict) => keys(dict),
        });
    }
    if let Some(function) = value.get::<Function>()
        && let Some(attrs) = &function.facts.borrow().attrs
    {
        names.extend(keys(attrs));
    }
    names
}

fn class_names(class: &Ref<Class>) -> Vec<String> {
    let rest = class.mro_rest.borrow();
    let classes = std::iter::once(class).chain(rest.iter());
    classes.flat_map(|class| keys(&class.attrs)).collect()
}

fn keys(dict: &Dict) -> Vec<String> {
    let table = dict.table.borrow();
    let text = |key: &Value| key.get::<Str>().map(|text| text.as_str().to_owned());
    table.iter().filter_map(|entry| text(&entry.key)).collect()
}

/// The parameters of a function that is being called, as `name=`.
fn parameters(cx: &mut Cx, globals: &Ref<Dict>, callee: Option<&[String]>) -> Vec<String> {
    let function = callee.and_then(|path| find(cx, globals, path));
    let names = function.map_or(Vec::new(), |function| {
        signature::keyword_names(cx, &function)
    });
    names.into_iter().map(|name| format!("{name}=")).collect()
}

/// The keys of a dict that are strings, ready to be put between the quotes.
fn dict_keys(
    cx: &mut Cx,
    globals: &Ref<Dict>,
    path: &[String],
    quote: char,
    prefix: &str,
) -> Vec<String> {
    let Some(value) = find(cx, globals, path) else {
        return Vec::new();
    };
    let Some(dict) = cx.inner(&value).get::<Dict>() else {
        return Vec::new();
    };
    let mut found: Vec<String> = keys(dict);
    found.retain(|key| key.starts_with(prefix) && quote::quoted(key).len() == key.len() + 2);
    found.retain(|key| !key.contains(quote));
    found.iter().map(|key| format!("{key}{quote}]")).collect()
}

/// The numbers of the tasks that are not done.
fn tasks(cx: &mut Cx) -> Vec<String> {
    let running = cx.schedule.running.clone();
    let tasks = running.map_or(Vec::new(), |running| running.tasks.borrow().all());
    tasks
        .iter()
        .map(|task| super::tasks::handle(task))
        .collect()
}

// ---- modules ----

/// The modules, dotted, that begin like this.
fn modules_like(cx: &mut Cx, prefix: &str) -> Vec<String> {
    let mut names: Vec<String> = modules::TABLE
        .iter()
        .map(|(name, _)| name.to_string())
        .collect();
    names.extend(stdlib::MODULES.iter().map(|module| module.name.to_string()));
    names.extend(keys(&cx.modules.clone()));
    if !prefix.contains('.') {
        names.retain(|name| !name.contains('.'));
    }
    for folder in sys::search_path(cx) {
        names.extend(modules_in(&folder));
    }
    names
}

fn modules_in(folder: &str) -> Vec<String> {
    let folder = if folder.is_empty() { "." } else { folder };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let module = |entry: std::fs::DirEntry| {
        let path = entry.path();
        let is_module =
            path.extension().is_some_and(|end| end == "py") || path.join("__init__.py").is_file();
        let name = path.file_stem()?.to_str()?.to_owned();
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        (is_module && is_name).then_some(name)
    };
    entries.flatten().filter_map(module).collect()
}

/// The names of a module. One that is not imported yet is imported if it is part of Bide; a file of
/// somebody's is only read.
fn module_names(cx: &mut Cx, name: &str) -> Vec<String> {
    let key = cx.intern(name);
    if let Some(module) = cx.modules.get_str(&key) {
        return attributes(cx, &module);
    }
    if modules::find(name).is_some() || stdlib::find(name).is_some() {
        let imported = importer::import(cx, name);
        return imported.map_or(Vec::new(), |module| attributes(cx, &module));
    }
    sys::search_path(cx)
        .iter()
        .find_map(|folder| names_in_file(folder, name))
        .unwrap_or_default()
}

fn names_in_file(folder: &str, name: &str) -> Option<Vec<String>> {
    let folder = if folder.is_empty() { "." } else { folder };
    let path = std::path::Path::new(folder).join(name.replace('.', "/"));
    let text = std::fs::read_to_string(path.with_extension("py"))
        .or_else(|_| std::fs::read_to_string(path.join("__init__.py")))
        .ok()?;
    Some(super::input::top_names(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscores_are_for_those_who_ask() {
        let names = || ["ab", "_b", "__c__", "ac"].map(String::from).to_vec();
        assert_eq!(matching(names(), ""), ["ab", "ac"]);
        assert_eq!(matching(names(), "_"), ["__c__", "_b"]);
        assert_eq!(matching(names(), "__"), ["__c__"]);
        assert_eq!(matching(names(), "ab"), ["ab"]);
    }
}
