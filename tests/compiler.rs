//! The compiler, end to end: `tests/compile/*.py` against the listings beside them (`.dis`), and the
//! verifier over any tree of Python files (`BIDE_CORPUS=<folder>`).
//!
//! `BLESS=1` writes the listings anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use bide::bytecode::code::Code;
use bide::bytecode::{disasm, verify};
use bide::compile::{Mode, compile_module};
use bide::syntax::parser::parse_module;
use bide::text::SourceFile;

/// Deeply nested programs need more stack than a test's thread has.
const STACK_BYTES: usize = 256 << 20;

#[test]
fn listings_are_as_recorded() {
    on_a_big_stack(|| {
        let failures: Vec<String> = python_files(&folder())
            .iter()
            .filter_map(|path| difference(path))
            .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    });
}

#[test]
fn codes_of_a_corpus_verify() {
    let Ok(corpus) = std::env::var("BIDE_CORPUS") else {
        return;
    };
    on_a_big_stack(move || {
        let files = python_files(Path::new(&corpus));
        let failures: Vec<String> = files.iter().filter_map(|path| fault(path)).collect();
        let refused = files.iter().filter(|path| is_refused(path)).count();
        eprintln!(
            "{} files, {refused} of them refused by the parser, {} faults",
            files.len(),
            failures.len()
        );
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    });
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile")
}

fn on_a_big_stack(run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(run);
    if let Err(panic) = thread.expect("a thread").join() {
        std::panic::resume_unwind(panic);
    }
}

fn python_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn is_refused(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    parse_module(&SourceFile::new("", text)).is_err()
}

/// What compiling gives: a verified code, the words of a source error, or nothing to say.
fn compile(path: &Path, text: String) -> Result<Option<Rc<Code>>, String> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let source = Rc::new(SourceFile::new(name, text));
    let Ok(module) = parse_module(&source) else {
        return Ok(None);
    };
    let code = compile_module(&module, &source, Mode::Module)
        .map_err(|error| format!("line {}: {}", source.line(error.span.start), error.message))?;
    verify::verify(&code).map_err(|error| error.to_string())?;
    Ok(Some(code))
}

fn difference(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).expect("a text file");
    let actual = match compile(path, text) {
        Ok(Some(code)) => disasm::listing(&code),
        Ok(None) => "does not parse\n".to_owned(),
        Err(message) => format!("{message}\n"),
    };
    let golden = path.with_extension("dis");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&golden, &actual).expect("a writable folder");
        return None;
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    let diff = similar::TextDiff::from_lines(&expected, &actual);
    (expected != actual).then(|| format!("{}\n{}", path.display(), diff.unified_diff()))
}

fn fault(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let path_text = path.display().to_string();
    let path = path.to_owned();
    let result = std::panic::catch_unwind(move || compile(&path, text).map(|_| ()));
    match result {
        Ok(Ok(())) => None,
        Ok(Err(message)) => Some(format!("{path_text}: {message}")),
        Err(_) => Some(format!("{path_text}: panic")),
    }
}
