//! The floors of the house: a folder of `src/` uses those below it, never one above.

use std::path::{Path, PathBuf};

/// Each folder (or file) of `src/` and its floor. Those on one floor may use each other only where
/// [`NEIGHBOURS`] says so.
const FLOORS: &[(&str, u32)] = &[
    ("text", 0),
    ("syntax", 1),
    ("bytecode", 1),
    ("compile", 2),
    ("objects", 2),
    ("schedule", 3),
    ("reactor", 3),
    ("vm", 4),
    ("diagnostics", 5),
    ("builtins", 6),
    ("modules", 6),
    ("runtime", 7),
    ("cli", 8),
    ("repl", 8),
];

/// Who may use a neighbour on its own floor.
const NEIGHBOURS: &[(&str, &str)] = &[("modules", "builtins"), ("cli", "repl")];

/// What would be allowed by the floors, and is not: bytecode is all that passes between the compiler
/// and what runs.
const WALLS: &[(&str, &str)] = &[
    ("objects", "syntax"),
    ("objects", "compile"),
    ("schedule", "syntax"),
    ("vm", "syntax"),
    ("vm", "compile"),
];

#[test]
fn nothing_uses_what_is_above_it() {
    let mut faults = Vec::new();
    for file in rust_files(Path::new("src")) {
        let Some(user) = part_of(&file) else {
            continue;
        };
        let text = std::fs::read_to_string(&file).unwrap();
        for used in used_parts(&text) {
            if let Err(why) = check(&user, &used) {
                faults.push(format!("{}: {why}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_part_has_a_floor() {
    for file in rust_files(Path::new("src")) {
        if let Some(part) = part_of(&file) {
            assert!(floor(&part).is_some(), "src/{part} is on no floor");
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in rust_files(Path::new("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} has no opening words",
            file.display()
        );
    }
}

fn check(user: &str, used: &str) -> Result<(), String> {
    let (Some(above), Some(below)) = (floor(user), floor(used)) else {
        return Err(format!("`{used}` is no part of the house"));
    };
    let neighbour = above == below && NEIGHBOURS.contains(&(user, used));
    let fine = user == used || above > below || neighbour;
    if !fine || WALLS.contains(&(user, used)) {
        return Err(format!("`{user}` uses `{used}`"));
    }
    Ok(())
}

fn floor(part: &str) -> Option<u32> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == part)
        .map(|(_, floor)| *floor)
}

/// The folder of `src/` that a file is in; none for `lib.rs` and `main.rs`.
fn part_of(file: &Path) -> Option<String> {
    let inside = file.strip_prefix("src").ok()?;
    let first = inside.iter().next()?.to_string_lossy();
    match first.strip_suffix(".rs") {
        Some("lib" | "main") => None,
        Some(name) => Some(name.to_owned()),
        None => Some(first.into_owned()),
    }
}

/// The word after each `crate::`, in `use` groups too; comments do not count.
fn used_parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or("");
        for (at, marker) in code.match_indices("crate::") {
            let rest = &code[at + marker.len()..];
            let names = rest.strip_prefix('{').unwrap_or(rest);
            let name: String = names
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if !name.is_empty() {
                parts.push(name);
            }
        }
    }
    parts
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
