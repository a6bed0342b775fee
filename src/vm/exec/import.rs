//! Import instructions; finding and loading modules is `runtime/importer.rs`.

use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::Done;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// `import a.b` or `from ..a import b`: the first module of the path or the last.
pub fn name(cx: &mut Cx, level: u8, name: &Value, from: &Value) -> Result<Done, Raised> {
    if let Some(function) = replaced_import(cx) {
        let globals = cx.current_globals().into_value();
        let locals = cx.current_locals();
        let from = match from.get::<Tuple>().is_some_and(|names| !names.is_empty()) {
            true => from.clone(),
            false => Value::NONE,
        };
        let level = Value::int(i64::from(level));
        let args = [name.clone(), globals, locals, from, level];
        return cx.call(&function, &args).map(Done::Value);
    }
    let from = from.get::<Tuple>().map_or(&[][..], |names| names.items());
    let globals = cx.current_globals();
    import_name(cx, level, name, from, &globals).map(Done::Value)
}

/// What `__import__` does, for a module with these globals.
pub fn import_name(
    cx: &mut Cx,
    level: u8,
    name: &Value,
    from: &[Value],
    globals: &Ref<Dict>,
) -> NativeResult {
    let text = name.get::<Str>().map_or("", |name| name.as_str());
    if text.is_empty() && level == 0 {
        return Err(cx.value_error("Empty module name"));
    }
    let absolute = absolute_name(cx, text, level, globals)?;
    let import = cx.hooks.import;
    let innermost = import(cx, &absolute)?;
    if !from.is_empty() {
        import_submodules(cx, &innermost, &absolute, from)?;
        return Ok(innermost);
    }
    match absolute.split_once('.') {
        Some((first, _)) if level == 0 => import(cx, first),
        _ => Ok(innermost),
    }
}

/// The function that a script put in the place of `__import__`.
fn replaced_import(cx: &mut Cx) -> Option<Value> {
    let name = cx.names.import.clone();
    cx.builtins
        .get_str(&name)
        .filter(|function| function.get::<Native>().is_none())
}

/// `from package import a`: `a` may be a module that is not loaded yet.
fn import_submodules(
    cx: &mut Cx,
    module: &Value,
    package: &str,
    names: &[Value],
) -> Result<(), Raised> {
    let path = cx.intern("__path__");
    let is_package = module
        .get::<Module>()
        .is_some_and(|module| module.globals.get_str(&path).is_some());
    if !is_package {
        return Ok(());
    }
    for name in names {
        let Some(name) = name.get::<Str>() else {
            continue;
        };
        if name.as_str() == "*" || cx.find_attr(module, name)?.is_some() {
            continue;
        }
        let import = cx.hooks.import;
        if let Err(raised) = import(cx, &format!("{package}.{}", name.as_str())) {
            let not_found = crate::objects::class::is_subclass(
                &raised.0.class.borrow(),
                &cx.exceptions.ModuleNotFoundError,
            );
            let missing = raised.0.dict().get_str(&cx.names.name);
            let missing = missing.as_ref().and_then(|missing| missing.get::<Str>());
            let itself = format!("{package}.{}", name.as_str());
            if !not_found || missing.is_none_or(|missing| missing.as_str() != itself) {
                return Err(raised);
            }
        }
    }
    Ok(())
}

/// The absolute name that a relative one means in the running module.
fn absolute_name(
    cx: &mut Cx,
    name: &str,
    level: u8,
    globals: &Ref<Dict>,
) -> Result<String, Raised> {
    if level == 0 {
        return Ok(name.to_owned());
    }
    let package_name = cx.names.package.clone();
    let package = globals.get_str(&package_name);
    let package = package
        .as_ref()
        .and_then(|p| p.get::<Str>())
        .map_or("", |p| p.as_str())
        .to_owned();
    let class = cx.exceptions.ImportError.clone();
    if package.is_empty() {
        return Err(cx.raise(
            &class,
            "attempted relative import with no known parent package",
        ));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => {
                return Err(cx.raise(&class, "attempted relative import beyond top-level package"));
            }
        }
    }
    Ok(if name.is_empty() {
        base.to_owned()
    } else {
        format!("{base}.{name}")
    })
}

/// `from module import name`
pub fn from(cx: &mut Cx, module: Value, name: &Ref<Str>) -> Result<Done, Raised> {
    if let Some(value) = cx.find_attr(&module, name)? {
        return Ok(Done::Value(value));
    }
    let own = cx.names.name_.clone();
    let module_name = cx.find_attr(&module, &own)?;
    let module_name = module_name
        .as_ref()
        .and_then(|n| n.get::<Str>())
        .map_or("<unknown module name>", |n| n.as_str());
    let full = cx.intern(&format!("{module_name}.{}", name.as_str()));
    if let Some(submodule) = cx.modules.get_str(&full) {
        return Ok(Done::Value(submodule));
    }
    Err(cannot_import(cx, &module, module_name, name))
}

fn cannot_import(cx: &mut Cx, module: &Value, module_name: &str, name: &Ref<Str>) -> Raised {
    let file_name = cx.names.file.clone();
    let file = cx.find_attr(module, &file_name).ok().flatten();
    let place = file
        .as_ref()
        .and_then(|f| f.get::<Str>())
        .map_or("unknown location".to_owned(), |f| f.as_str().into());
    let class = cx.exceptions.ImportError.clone();
    let message = format!(
        "cannot import name '{}' from '{module_name}' ({place})",
        name.as_str()
    );
    let raised = cx.raise(&class, message);
    let attrs = raised.0.dict();
    attrs.set_str(&cx.names.name, Str::new(module_name).into_value());
    let name_from = cx.intern("name_from");
    attrs.set_str(&name_from, name.to_value());
    attrs.set_str(&cx.names.path, file.unwrap_or(Value::NONE));
    raised
}

/// `from module import *`
pub fn star(cx: &mut Cx, module: Value) -> Result<Done, Raised> {
    let names = public_names(cx, &module)?;
    for name in names {
        let value = cx.get_attr(&module, &name)?;
        crate::vm::exec::variable::set_name(cx, &name, value)?;
    }
    Ok(Done::Here)
}

fn public_names(cx: &mut Cx, module: &Value) -> Result<Vec<Ref<Str>>, Raised> {
    let all = cx.names.all.clone();
    if let Some(all) = cx.find_attr(module, &all)? {
        let names = cx.collect(&all)?;
        return Ok(names
            .iter()
            .filter_map(|name| name.get::<Str>())
            .map(|n| cx.interner.intern_str(n))
            .collect());
    }
    let Some(module) = module.get::<Module>() else {
        return Ok(Vec::new());
    };
    let table = module.globals.table.borrow();
    let names = table.iter().filter_map(|entry| entry.key.get::<Str>());
    Ok(names
        .filter(|name| !name.as_str().starts_with('_'))
        .cloned()
        .collect())
}

impl Cx {
    /// A module object with a name, registered in `sys.modules`, its namespace otherwise empty.
    pub fn new_module(&mut self, name: &str) -> Ref<Module> {
        let globals = Dict::new();
        let text = self.intern(name);
        let own = self.names.name_.clone();
        globals.set_str(&own, text.to_value());
        let module = Module::new(globals);
        self.modules.set_str(&text, module.to_value());
        module
    }

    /// Imports a module by its absolute name and gives the innermost one.
    pub fn import(&mut self, name: &str) -> NativeResult {
        let import = self.hooks.import;
        import(self, name)
    }
}
