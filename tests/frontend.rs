//! The front end against its golden files: tokens, trees, and CPython's own words for syntax errors.
//!
//! `BLESS=1` rewrites the `.tokens` and `.ast` files. The `.msg` files were written by CPython 3.14 (the line
//! number, then the last line of the error) and are never rewritten here.

use std::fs;
use std::path::{Path, PathBuf};

use bide::syntax::{InteractiveError, dump, parse_expression, parse_interactive, parse_module};
use bide::text::SourceFile;

fn scripts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let entries = fs::read_dir(folder).expect("the folder of tests is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths
}

fn read(path: &Path) -> SourceFile {
    let text = fs::read_to_string(path).expect("the script can be read");
    SourceFile::new(path.display().to_string(), text)
}

/// Compares what `print` makes of each script with the file beside it.
fn golden(folder: &str, extension: &str, print: fn(&SourceFile) -> String) {
    let mut wrong = Vec::new();
    for path in scripts(folder) {
        let found = print(&read(&path));
        let beside = path.with_extension(extension);
        if std::env::var_os("BLESS").is_some() && extension != "msg" {
            fs::write(&beside, &found).expect("the golden file can be written");
        }
        let wanted = fs::read_to_string(&beside).unwrap_or_default();
        if found != wanted {
            wrong.push(format!(
                "{}\n--- wanted\n{wanted}--- found\n{found}",
                path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn error_words(source: &SourceFile) -> String {
    match parse_module(source) {
        Ok(_) => "no error\n".to_owned(),
        Err(error) => format!("line {}\n{error}\n", source.line(error.span.start)),
    }
}

/// Runs on a stack as large as the interpreter's.
fn on_large_stack(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(test);
    thread
        .expect("a thread can be started")
        .join()
        .expect("the test passes");
}

#[test]
fn tokens() {
    golden("lexer", "tokens", |source| {
        dump::dump_tokens(source).unwrap_or_else(|error| format!("{error}\n"))
    });
}

#[test]
fn trees() {
    golden("parser", "ast", |source| match parse_module(source) {
        Ok(module) => dump::dump_ast(&module),
        Err(error) => format!("{error}\n"),
    });
}

#[test]
fn errors() {
    golden("errors/syntax", "msg", error_words);
}

fn module(text: impl Into<String>) -> Result<(), String> {
    parse_module(&SourceFile::new("<test>", text))
        .map(drop)
        .map_err(|error| error.message)
}

#[test]
fn deep_programs_are_refused_or_parsed() {
    on_large_stack(|| {
        assert_eq!(
            module("f(".repeat(5000)),
            Err("too many nested parentheses".to_owned())
        );
        assert_eq!(
            module("-".repeat(100_000) + "1"),
            Err("too many nested expressions".to_owned())
        );
        assert_eq!(
            module(vec!["a"; 100_000].join("+")),
            Err("too many nested expressions".to_owned())
        );
        assert_eq!(
            module("x = ".to_owned() + &vec!["a"; 5000].join("+")),
            Ok(())
        );
        assert_eq!(module("x".to_owned() + &".y()".repeat(2500)), Ok(()));
        assert_eq!(
            module("if a: pass\n".to_owned() + &"elif a: pass\n".repeat(100_000)),
            Err("too many elif clauses".to_owned())
        );
        assert_eq!(
            module("x = [".to_owned() + &"-1, ".repeat(50_000) + "]"),
            Ok(())
        );
        assert_eq!(
            module("lambda: ".repeat(20_000) + "1"),
            Err("too many nested expressions".to_owned())
        );
        assert_eq!(
            module("a if b else ".repeat(20_000) + "1"),
            Err("too many nested expressions".to_owned())
        );
        assert_eq!(module("a = ".repeat(20_000) + "1"), Ok(()));
    });
}

#[test]
fn indentation_is_limited() {
    let nest = |depth: usize| {
        (0..depth)
            .map(|level| " ".repeat(level) + "if a:\n")
            .collect::<String>()
    };
    assert_eq!(module(nest(99) + &" ".repeat(99) + "pass\n"), Ok(()));
    assert_eq!(
        module(nest(100) + &" ".repeat(100) + "pass\n"),
        Err("too many levels of indentation".to_owned())
    );
}

#[test]
fn interactive_input_says_when_more_is_needed() {
    let complete = |text: &str| match parse_interactive(&SourceFile::new("<stdin>", text)) {
        Ok(_) => "complete",
        Err(InteractiveError::Incomplete) => "incomplete",
        Err(InteractiveError::Syntax(_)) => "wrong",
    };
    let check = |text: &str, wanted: &str| assert_eq!(complete(text), wanted, "{text:?}");
    check("x = 1", "complete");
    check("x = 1\n", "complete");
    check("", "complete");
    check("# nothing\n", "complete");
    check("f(1,\n", "incomplete");
    check("x = [\n", "incomplete");
    check("if a:\n", "incomplete");
    check("if a:", "incomplete");
    check("if a:\n    b\n", "incomplete");
    check("if a:\n    b\n\n", "complete");
    check("if a: b\n", "incomplete");
    check("def f():\n    return 1\n", "incomplete");
    check("try:\n    a\n", "incomplete");
    check("@a\n", "incomplete");
    check("x = '''a\n", "incomplete");
    check("x = f'''a{b\n", "incomplete");
    check("x = 1 + \\\n", "incomplete");
    check("match x:\n", "incomplete");
    check("x = = 1\n", "wrong");
    check("x = 'a\n", "wrong");
    check("if a:\nb\n", "wrong");
    check("f)\n", "wrong");
}

#[test]
fn lone_expressions() {
    let parse = |text: &str| {
        parse_expression(&SourceFile::new("<test>", text))
            .map(drop)
            .map_err(|error| error.message)
    };
    assert_eq!(parse("1 + 2"), Ok(()));
    assert_eq!(parse("a, b\n"), Ok(()));
    assert_eq!(parse("x = 1"), Err("invalid syntax".to_owned()));
    assert_eq!(parse("yield"), Err("invalid syntax".to_owned()));
}

#[test]
fn awaiting_at_the_top_is_noted() {
    let noted = |text: &str| {
        parse_module(&SourceFile::new("<test>", text)).map(|module| module.top_level_await)
    };
    assert_eq!(noted("await f()\n"), Ok(true));
    assert_eq!(noted("async with a: pass\n"), Ok(true));
    assert_eq!(noted("x = [a async for a in b]\n"), Ok(true));
    assert_eq!(noted("async def f(): await g()\n"), Ok(false));
}
