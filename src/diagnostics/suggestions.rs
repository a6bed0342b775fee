//! "Did you mean": the name nearest to one that was not found.

use super::headline::text_attr;
use super::library_names;
use crate::objects::class::is_subclass;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, Locals};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::nearest::nearest;
use crate::vm::cx::Cx;
use crate::vm::exec::variable::variables_of;

/// What CPython adds to the message of an exception about a missing name, if anything.
/// Variables come into it only if it is `placed`, with a traceback.
pub fn of(cx: &mut Cx, exception: &Ref<Exception>, placed: bool) -> Option<String> {
    let class = exception.class.borrow().clone();
    let known = &cx.exceptions;
    if is_subclass(&class, &known.NameError) {
        for_name(cx, exception, placed)
    } else if is_subclass(&class, &known.AttributeError) {
        for_attribute(cx, exception, placed)
    } else if is_subclass(&class, &known.ImportError) {
        for_import(cx, exception)
    } else {
        None
    }
}

fn for_name(cx: &mut Cx, exception: &Ref<Exception>, placed: bool) -> Option<String> {
    let wrong = text_attr(exception, &cx.names.name)?;
    let near = match placed {
        true => in_self(cx, exception, &wrong)
            .or_else(|| nearest(&wrong, names_in_scope(cx, exception))),
        false => None,
    };
    let module = library_names::is_known(&wrong) && !wrong.contains('.');
    match (near, module) {
        (Some(near), true) => Some(format!(
            ". Did you mean: '{near}'? Or did you forget to import '{wrong}'?"
        )),
        (Some(near), false) => Some(did_you_mean(&near)),
        (None, true) => Some(format!(". Did you forget to import '{wrong}'?")),
        (None, false) => None,
    }
}

fn for_attribute(cx: &mut Cx, exception: &Ref<Exception>, placed: bool) -> Option<String> {
    let wrong = text_attr(exception, &cx.names.name)?;
    let object = exception.attrs.borrow().as_ref()?.get_str(&cx.names.obj)?;
    let mut names = dir(cx, &object);
    let is_self = placed && this(cx, exception).is_some_and(|this| this.is(&object));
    if !wrong.starts_with('_') && !is_self {
        names.retain(|name| !name.starts_with('_'));
    }
    nearest(&wrong, names).map(|near| did_you_mean(&near))
}

fn for_import(cx: &mut Cx, exception: &Ref<Exception>) -> Option<String> {
    let key = cx.intern("name_from");
    let wrong = text_attr(exception, &key)?;
    let module = text_attr(exception, &cx.names.name)?;
    let module = cx.import(&module).ok()?;
    let mut names = dir(cx, &module);
    if !wrong.starts_with('_') {
        names.retain(|name| !name.starts_with('_'));
    }
    nearest(&wrong, names).map(|near| did_you_mean(&near))
}

fn did_you_mean(name: &str) -> String {
    format!(". Did you mean: '{name}'?")
}

/// What the function that raised, and has ended, calls `self`.
fn this(cx: &mut Cx, exception: &Ref<Exception>) -> Option<Value> {
    let entry = exception.traceback.borrow().first().cloned()?;
    let Locals::Variables(variables) = &entry.locals else {
        return None;
    };
    let taken = |index| variables.items.borrow().get(index).cloned();
    let locals = variables_of(&entry.code, entry.pc, taken);
    locals.get::<Dict>()?.get_str(&cx.intern("self"))
}

/// The missing name as an attribute of `self`, if it has that.
fn in_self(cx: &mut Cx, exception: &Ref<Exception>, wrong: &str) -> Option<String> {
    let this = this(cx, exception)?;
    let name = cx.intern(wrong);
    let found = cx.find_attr(&this, &name).ok()?;
    found.map(|_| format!("self.{wrong}"))
}

/// The variables of the function that raised, its module's globals, and the builtins.
fn names_in_scope(cx: &mut Cx, exception: &Ref<Exception>) -> Vec<String> {
    let entry = exception.traceback.borrow().first().cloned();
    let mut names = Vec::new();
    if let Some(entry) = entry {
        let code = &entry.code.code;
        // Those of a module are its comprehensions', which are gone.
        if &*code.name != "<module>" {
            names.extend(code.variables.iter().map(|name| name.to_string()));
        }
        names.extend(keys(&globals_of(cx, &code.source.name)));
    }
    names.extend(keys(&cx.builtins));
    names.extend(["True", "False", "None"].map(str::to_owned));
    names
}

/// The globals of the module that was loaded from this file; the main module's, failing that.
fn globals_of(cx: &mut Cx, file: &str) -> Ref<Dict> {
    let modules: Vec<Value> = cx
        .modules
        .table
        .borrow()
        .iter()
        .map(|entry| entry.value.clone())
        .collect();
    let is_it = |module: &Ref<Module>| {
        let found = module.globals.get_str(&cx.names.file);
        found.is_some_and(|found| found.get::<Str>().is_some_and(|text| text.as_str() == file))
    };
    let found = modules
        .iter()
        .filter_map(|module| module.get::<Module>())
        .find(|module| is_it(module));
    let main = cx.modules.get_str(&cx.names.main);
    let main = main.as_ref().and_then(|main| main.get::<Module>());
    found
        .or(main)
        .map_or_else(Dict::new, |module| module.globals.clone())
}

fn keys(dict: &Ref<Dict>) -> Vec<String> {
    let table = dict.table.borrow();
    let names = table.iter().filter_map(|entry| entry.key.get::<Str>());
    names.map(|name| name.as_str().to_owned()).collect()
}

/// `dir(object)`, or nothing if that raises.
fn dir(cx: &mut Cx, object: &Value) -> Vec<String> {
    let name = cx.intern("dir");
    let Some(function) = cx.builtins.get_str(&name) else {
        return Vec::new();
    };
    let found = cx.call(&function, std::slice::from_ref(object));
    let list = found
        .ok()
        .and_then(|found| found.get::<List>().map(|list| list.to_vec()));
    let names = list.unwrap_or_default();
    let text = |name: &Value| name.get::<Str>().map(|name| name.as_str().to_owned());
    names.iter().filter_map(text).collect()
}
