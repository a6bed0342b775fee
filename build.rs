//! Two jobs before the crate is compiled: turn `grammar/bide.lalrpop` into the parser's tables, and
//! list `stdlib/` in a table of embedded modules.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "cargo is spoken to on standard output, and told of failure by the exit status"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

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

/// Writes `stdlib.rs`: a table of the library's modules, sorted by name.
fn embed_library(folder: &Path) -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    if folder.is_dir() {
        list_files(folder, &mut files)?;
    }
    let mut rows: Vec<(String, bool, PathBuf)> = files
        .into_iter()
        .map(|file| module_row(folder, file))
        .collect();
    rows.sort();
    let mut table = String::from(
        "/// The modules, sorted by name.\npub static MODULES: &[LibraryModule] = &[\n",
    );
    for (name, is_package, file) in rows {
        let file = file.canonicalize()?;
        writeln!(
            table,
            "    LibraryModule {{ name: {name:?}, is_package: {is_package}, text: include_str!({file:?}) }},"
        )
        .expect("a string can always be written to");
    }
    table.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("stdlib.rs"), table)
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            list_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
    Ok(())
}

/// The dotted name of a file, and whether it is a package.
fn module_row(folder: &Path, file: PathBuf) -> (String, bool, PathBuf) {
    let inside = file
        .strip_prefix(folder)
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
    (parts.join("."), is_package, file)
}
