//! `help(x)` at the prompt: how it is called, what it says about itself, what it has.

use crate::objects::class::Class;
use crate::objects::function::Function;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::repl::{names, signature};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// The function that stands for the built-in `help`.
static HELP: NativeDef = def(
    "help",
    "(object=None)",
    "Shows how something is called and what it says about itself.",
    help,
);

/// At most so many attributes are listed.
const LISTED_MAX: usize = 60;

/// Puts the function into the builtins.
pub fn install(cx: &mut Cx) {
    let function = cx.native(&HELP, false);
    let name = cx.intern("help");
    cx.builtins.set_str(&name, function);
}

fn help(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = match args.opt(0) {
        None => "help(x) shows how x is called and what it says about itself; \
                 :help shows the prompt's commands\n"
            .to_owned(),
        Some(value) => {
            let value = value.clone();
            let name = name_of(cx, &value);
            text(cx, &name, &value)
        }
    };
    // Nobody is left to hear that the terminal is gone.
    let _ = cx.stdout.write_all(text.as_bytes());
    Ok(Value::NONE)
}

fn name_of(cx: &mut Cx, value: &Value) -> String {
    if let Some(function) = value.get::<Function>() {
        return function.facts.borrow().qualname.as_str().to_owned();
    }
    if let Some(class) = value.get::<Class>() {
        return class.name_text();
    }
    let own = match value.kind() {
        Kind::Native | Kind::Method | Kind::Module => names::attribute(cx, value, "__name__")
            .or_else(|| {
                let name = cx.names.name_.clone();
                cx.find_attr(value, &name).ok().flatten()
            }),
        _ => None,
    };
    let text = own.and_then(|name| name.get::<Str>().map(|name| name.as_str().to_owned()));
    text.unwrap_or_else(|| cx.type_name(value))
}

/// What there is to say about a value that goes by this name.
pub fn text(cx: &mut Cx, name: &str, value: &Value) -> String {
    let class = cx.class_of(value).into_value();
    let is_object = !matches!(
        value.kind(),
        Kind::Function | Kind::Native | Kind::Method | Kind::Class | Kind::Module
    );
    let mut out = match signature::line(cx, name, value) {
        Some(line) if !is_object => format!("{line}\n"),
        _ if value.kind() == Kind::Module => format!("module {name}\n"),
        _ if is_object => format!("{name}: an object of class {}\n", cx.type_name(value)),
        _ => format!("{name}\n"),
    };
    if is_object && let Ok(shown) = cx.repr(value) {
        let shown = shown.as_str();
        let end = shown.floor_char_boundary(200);
        let dots = if end < shown.len() { "..." } else { "" };
        out += &format!("    {}{dots}\n", &shown[..end]);
    }
    if let Some(doc) = doc(cx, value).or_else(|| is_object.then(|| doc(cx, &class)).flatten()) {
        for line in dedented(&doc).lines() {
            out += format!("    {line}").trim_end();
            out.push('\n');
        }
    }
    out + &listing(cx, if is_object { &class } else { value })
}

fn doc(cx: &mut Cx, value: &Value) -> Option<String> {
    let name = cx.names.doc.clone();
    let doc = cx.find_attr(value, &name).ok()??;
    doc.get::<Str>().map(|doc| doc.as_str().to_owned())
}

/// A docstring without the indentation it has in its source.
fn dedented(doc: &str) -> String {
    let doc = doc.trim_end();
    let (first, rest) = doc.split_once('\n').unwrap_or((doc, ""));
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let lines = rest.lines().filter(|line| !line.trim().is_empty());
    let common = lines.map(blanks).min().unwrap_or(0);
    let mut out = first.trim().to_owned();
    for line in rest.lines() {
        out.push('\n');
        out += line.get(common..).unwrap_or("");
    }
    out
}

/// The public attributes of a class or module, with how they are called.
fn listing(cx: &mut Cx, owner: &Value) -> String {
    if !matches!(owner.kind(), Kind::Class | Kind::Module) {
        return String::new();
    }
    let own = match (owner.get::<Class>(), owner.get::<Module>()) {
        (Some(class), _) => class.attrs.clone(),
        (_, Some(module)) => module.globals.clone(),
        (None, None) => return String::new(),
    };
    let table = own.table.borrow();
    let mut list: Vec<(String, Value)> = table
        .iter()
        .filter_map(|entry| {
            let name = entry.key.get::<Str>()?.as_str().to_owned();
            (!name.starts_with('_')).then(|| (name, entry.value.clone()))
        })
        .collect();
    drop(table);
    list.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = String::new();
    for (name, value) in list.iter().take(LISTED_MAX) {
        let line = signature::line(cx, name, value).unwrap_or_else(|| name.clone());
        out += &format!("  {line}\n");
    }
    if let Some(more) = list.len().checked_sub(LISTED_MAX).filter(|&more| more > 0) {
        out += &format!("  ... {more} more\n");
    }
    if out.is_empty() {
        out
    } else {
        format!("\n{out}")
    }
}
