//! `import`: modules written in Rust first, then the embedded library, then files.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::compile::Mode;
use crate::diagnostics::source_error;
use crate::modules;
use crate::modules::{errno, sys};
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::runtime::{sources, stdlib};
use crate::text::source::SourceFile;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// A module that was found and can be run.
pub struct Found {
    pub source: Rc<SourceFile>,
    /// `__package__`
    pub package: String,
    /// `__path__`, if it is a package.
    path: Option<Vec<String>>,
    /// Whether it is embedded in the binary.
    of_library: bool,
}

/// Where a module's code is.
enum Place {
    Native(fn(&mut Cx) -> NativeResult),
    Library(&'static stdlib::LibraryModule),
    File(PathBuf),
    Package(PathBuf),
    /// A folder without `__init__.py`.
    Namespace(PathBuf),
}

/// Imports a module by its absolute dotted name, its parents first; gives the innermost one.
pub fn import(cx: &mut Cx, name: &str) -> NativeResult {
    if let Some(module) = imported(cx, name)? {
        return Ok(module);
    }
    let Some((parent_name, last)) = name.rsplit_once('.') else {
        return load(cx, name, None);
    };
    let parent = import(cx, parent_name)?;
    if let Some(module) = imported(cx, name)? {
        return Ok(module);
    }
    let module = load(cx, name, Some(&parent))?;
    if let Some(parent) = parent.get::<Module>() {
        let last = cx.intern(last);
        parent.globals.set_str(&last, module.clone());
    }
    Ok(module)
}

/// The entry in `sys.modules`; None there forbids the import.
fn imported(cx: &mut Cx, name: &str) -> Result<Option<Value>, Raised> {
    let key = cx.intern(name);
    match cx.modules.get_str(&key) {
        Some(module) if module.is_none() => {
            let message = format!("import of {name} halted; None in sys.modules");
            Err(not_found(cx, name, &message))
        }
        found => Ok(found),
    }
}

fn load(cx: &mut Cx, name: &str, parent: Option<&Value>) -> NativeResult {
    let place = match parent {
        None => find(cx, name)?,
        Some(parent) => find_below(cx, name, parent)?,
    };
    let Some(place) = place else {
        return Err(not_found(cx, name, &format!("No module named '{name}'")));
    };
    if let Place::Native(make) = place {
        let module = make(cx)?;
        let key = cx.intern(name);
        cx.modules.set_str(&key, module.clone());
        return Ok(module);
    }
    let found = read(cx, name, place)?;
    run(cx, name, &found)
}

/// Runs a module's code in new globals. It is in `sys.modules` meanwhile, so that cycles end.
fn run(cx: &mut Cx, name: &str, found: &Found) -> NativeResult {
    let globals = new_globals(cx, name);
    describe(cx, &globals, found);
    let module = Module::new(globals.clone()).into_value();
    let key = cx.intern(name);
    cx.modules.set_str(&key, module.clone());
    match execute(cx, found, &globals) {
        // A module may have put something else in its place.
        Ok(_) => Ok(cx.modules.get_str(&key).unwrap_or(module)),
        Err(raised) => {
            cx.modules.remove_str(&key);
            Err(raised)
        }
    }
}

fn execute(cx: &mut Cx, found: &Found, globals: &Ref<Dict>) -> NativeResult {
    let code = match found.of_library {
        true => sources::load_library(cx, &found.source)?,
        false => sources::load_plain(cx, &found.source, Mode::Module)?,
    };
    cx.run_code(&code.into_value(), globals, None)
}

/// The globals of a new module.
pub fn new_globals(cx: &mut Cx, name: &str) -> Ref<Dict> {
    let globals = Dict::new();
    let name = cx.intern(name).into_value();
    globals.set_str(&cx.names.name_, name);
    for none in [
        &cx.names.doc,
        &cx.names.package,
        &cx.names.loader,
        &cx.names.spec,
    ] {
        globals.set_str(none, Value::NONE);
    }
    let builtins = builtins(cx);
    globals.set_str(&cx.names.builtins, builtins);
    globals
}

/// The module `builtins`.
fn builtins(cx: &mut Cx) -> Value {
    let name = cx.intern("builtins");
    if let Some(module) = cx.modules.get_str(&name) {
        return module;
    }
    let module = Module::new(cx.builtins.clone()).into_value();
    cx.builtins.set_str(&cx.names.name_, name.to_value());
    cx.modules.set_str(&name, module.clone());
    module
}

fn describe(cx: &mut Cx, globals: &Ref<Dict>, found: &Found) {
    let package = cx.str(found.package.as_str());
    globals.set_str(&cx.names.package, package);
    let file = cx.str(found.source.name.as_str());
    globals.set_str(&cx.names.file, file);
    if let Some(path) = &found.path {
        let entries = path.iter().map(|entry| cx.str(entry.as_str())).collect();
        let key = cx.intern("__path__");
        globals.set_str(&key, List::new(entries).into_value());
    }
}

// ---- finding ----

fn find(cx: &mut Cx, name: &str) -> Result<Option<Place>, Raised> {
    if let Some(place) = built_in(name) {
        return Ok(Some(place));
    }
    let folders = sys::search_path(cx);
    Ok(find_file(&folders, name))
}

fn find_below(cx: &mut Cx, name: &str, parent: &Value) -> Result<Option<Place>, Raised> {
    if let Some(place) = built_in(name) {
        return Ok(Some(place));
    }
    let (parent_name, last) = name.rsplit_once('.').unwrap_or(("", name));
    let key = cx.intern("__path__");
    let path = parent
        .get::<Module>()
        .and_then(|module| module.globals.get_str(&key));
    let Some(path) = path else {
        let message = format!("No module named '{name}'; '{parent_name}' is not a package");
        return Err(not_found(cx, name, &message));
    };
    let folders = cx.collect(&path)?;
    Ok(find_file(&texts(&folders), last))
}

fn built_in(name: &str) -> Option<Place> {
    let native = modules::find(name).map(Place::Native);
    native.or_else(|| stdlib::find(name).map(Place::Library))
}

/// The strings among the values.
pub fn texts(values: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.get::<Str>().map(|text| text.as_str().to_owned());
    values.iter().filter_map(text).collect()
}

fn find_file(folders: &[String], name: &str) -> Option<Place> {
    let mut namespace = None;
    for folder in folders {
        let path = Path::new(if folder.is_empty() { "." } else { folder }).join(name);
        if path.join("__init__.py").is_file() {
            return Some(Place::Package(path));
        }
        let file = path.with_extension("py");
        if file.is_file() {
            return Some(Place::File(file));
        }
        if namespace.is_none() && path.is_dir() {
            namespace = Some(Place::Namespace(path));
        }
    }
    namespace
}

fn read(cx: &mut Cx, name: &str, place: Place) -> Result<Found, Raised> {
    let parent = name
        .rsplit_once('.')
        .map_or("", |(parent, _)| parent)
        .to_owned();
    match place {
        Place::Native(_) => unreachable!("a module written in Rust has no source"),
        Place::Library(module) => Ok(library_module(module, name, parent)),
        Place::File(path) => Ok(Found {
            source: read_file(cx, &path)?,
            package: parent,
            path: None,
            of_library: false,
        }),
        Place::Package(folder) => {
            let source = read_file(cx, &folder.join("__init__.py"))?;
            let path = Some(vec![folder.to_string_lossy().into_owned()]);
            Ok(Found {
                source,
                package: name.to_owned(),
                path,
                of_library: false,
            })
        }
        Place::Namespace(folder) => {
            let path = folder.to_string_lossy().into_owned();
            let source = Rc::new(SourceFile::new(path.as_str(), ""));
            Ok(Found {
                source,
                package: name.to_owned(),
                path: Some(vec![path]),
                of_library: false,
            })
        }
    }
}

fn library_module(module: &'static stdlib::LibraryModule, name: &str, parent: String) -> Found {
    let place = format!("<library>/{}", name.replace('.', "/"));
    let file = match module.is_package {
        true => format!("{place}/__init__.py"),
        false => format!("{place}.py"),
    };
    Found {
        source: Rc::new(SourceFile::new(file, module.text())),
        package: if module.is_package {
            name.to_owned()
        } else {
            parent
        },
        path: module.is_package.then(|| vec![place]),
        of_library: true,
    }
}

fn read_file(cx: &mut Cx, path: &Path) -> Result<Rc<SourceFile>, Raised> {
    let name = path.to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => sources::decode(name, bytes).map_err(|error| source_error::raise(cx, error)),
        Err(error) => Err(errno::raise(cx, &error, Some(&name))),
    }
}

/// `-m name`: the module, or a package's `__main__`, to be run as the main module.
pub fn find_main(cx: &mut Cx, name: &str) -> Result<Found, Raised> {
    let place = match name.rsplit_once('.') {
        None => find(cx, name)?,
        Some((parent, _)) => {
            let parent = import(cx, parent)?;
            find_below(cx, name, &parent)?
        }
    };
    match place {
        None => Err(not_found(cx, name, &format!("No module named {name}"))),
        Some(Place::Native(_)) => Err(not_found(
            cx,
            name,
            &format!("No code object available for {name}"),
        )),
        Some(Place::Package(_) | Place::Namespace(_)) => find_main(cx, &format!("{name}.__main__")),
        Some(Place::Library(module)) if module.is_package => {
            find_main(cx, &format!("{name}.__main__"))
        }
        Some(place) => read(cx, name, place),
    }
}

fn not_found(cx: &mut Cx, name: &str, message: &str) -> Raised {
    let class = cx.exceptions.ModuleNotFoundError.clone();
    let raised = cx.raise(&class, message);
    let name = cx.str(name);
    let attrs = raised.0.dict();
    attrs.set_str(&cx.names.name, name);
    attrs.set_str(&cx.names.path, Value::NONE);
    raised
}
