//! Two jobs before the crate is compiled: turn `grammar/bide.lalrpop` into the parser's tables, and
//! write the table of embedded modules: those of `stdlib/`, and CPython's that `stdlib/from_cpython.txt` lists.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "cargo is spoken to on standard output, and told of failure by the exit status"
)]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// How hard to compress: the best there is.
const LEVEL: u8 = 10;

fn main() {
    if let Err(error) = lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .emit_rerun_directives(true)
        .process()
    {
        eprintln!("{error}");
        std::process::exit(1);
    }
    if let Err(error) = embed_library(Path::new("stdlib")) {
        eprintln!("stdlib: {error}");
        std::process::exit(1);
    }
}

/// The modules to embed: their dotted name → their file, and whether it is a package's.
type Modules = BTreeMap<String, (PathBuf, bool)>;

/// Writes `stdlib.rs`: a table of the library's modules, sorted by name.
fn embed_library(own: &Path) -> io::Result<()> {
    let mut modules = Modules::new();
    let theirs = Path::new(rustpython_pylib::LIB_PATH);
    for name in std::fs::read_to_string(own.join("from_cpython.txt"))?.lines() {
        if !name.is_empty() && !name.starts_with('#') {
            add_from_cpython(theirs, name, &mut modules)?;
        }
    }
    // Ours come last, so that they take the place of CPython's.
    add_folder(own, own, &mut modules)?;
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let in_c = Changes::read(&own.join("as_in_c.txt"))?;
    let mut table = String::from(
        "/// The modules, sorted by name.\npub static MODULES: &[LibraryModule] = &[\n",
    );
    for (name, (file, is_package)) in &modules {
        let text = if file.starts_with(own) {
            format!("Text::Plain(include_str!({:?}))", file.canonicalize()?)
        } else {
            let text = in_c.made(name, std::fs::read_to_string(file)?)?;
            compress(&text, &out.join(format!("{name}.deflate")))?
        };
        table += &format!(
            "    LibraryModule {{ name: {name:?}, is_package: {is_package}, text: {text} }},\n"
        );
    }
    table += "];\n";
    std::fs::write(out.join("stdlib.rs"), table)
}

/// Adds a module or package of CPython's.
fn add_from_cpython(library: &Path, name: &str, modules: &mut Modules) -> io::Result<()> {
    let folder = library.join(name);
    if folder.is_dir() {
        return add_folder(library, &folder, modules);
    }
    let file = library.join(format!("{name}.py"));
    if !file.is_file() {
        let message = format!("rustpython-pylib has no module {name}");
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    add_file(library, file, modules);
    Ok(())
}

/// Adds the modules in a folder and those below it.
fn add_folder(library: &Path, folder: &Path, modules: &mut Modules) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add_folder(library, &path, modules)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            add_file(library, path, modules);
        }
    }
    Ok(())
}

fn add_file(library: &Path, file: PathBuf, modules: &mut Modules) {
    let inside = file
        .strip_prefix(library)
        .unwrap_or(&file)
        .with_extension("");
    let mut parts: Vec<String> = inside
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    let is_package = parts.last().is_some_and(|part| part == "__init__");
    if is_package {
        parts.pop();
    }
    modules.insert(parts.join("."), (file, is_package));
}

/// What is put otherwise in modules of CPython's: a module's name → texts and what takes their place.
struct Changes(BTreeMap<String, Vec<(String, String)>>);

impl Changes {
    /// Reads the list; its first lines say how it is written.
    fn read(file: &Path) -> io::Result<Changes> {
        let mut changes = BTreeMap::<String, Vec<(String, String)>>::new();
        let (mut module, mut old) = (String::new(), String::new());
        for line in std::fs::read_to_string(file)?.lines() {
            let text = line.get(2..).unwrap_or_default();
            let text = text.replace("\\n", "\n").replace("\\\n", "\\n");
            match line.get(..2) {
                Some("- ") => old = text,
                Some("+ ") => {
                    let pair = (std::mem::take(&mut old), text);
                    changes.entry(module.clone()).or_default().push(pair);
                }
                Some("# ") | None => {}
                Some(_) => line.clone_into(&mut module),
            }
        }
        Ok(Changes(changes))
    }

    /// The module's text with its changes made.
    fn made(&self, module: &str, mut text: String) -> io::Result<String> {
        for (old, new) in self.0.get(module).into_iter().flatten() {
            if !text.contains(old) {
                let message = format!("{module} says nowhere: {old}");
                return Err(io::Error::new(io::ErrorKind::NotFound, message));
            }
            text = text.replace(old, new);
        }
        Ok(text)
    }
}

/// Writes a text compressed to `to`; gives the table's entry for it.
fn compress(text: &str, to: &Path) -> io::Result<String> {
    let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), LEVEL);
    std::fs::write(to, packed)?;
    Ok(format!("Text::Deflated(include_bytes!({to:?}))"))
}
