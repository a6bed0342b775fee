//! The programs in the README run, and print what stands under them.

use std::process::Command;

#[test]
fn programs_in_the_readme_print_what_they_say() {
    let text = std::fs::read_to_string("README.md").unwrap();
    let blocks = blocks(&text);
    let mut checked = 0;
    for pair in blocks.windows(2) {
        if let [("python", program), ("output", expected)] = pair {
            assert_eq!(run(program), *expected, "\n{program}");
            checked += 1;
        }
    }
    assert!(checked >= 2, "the README shows programs with their output");
}

/// The fenced blocks of a text: language and contents.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body = lines.by_ref().take_while(|line| !line.starts_with("```"));
            found.push((language, body.map(|line| format!("{line}\n")).collect()));
        }
    }
    found
}

fn run(program: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bide"));
    let output = command
        .args(["--virtual-time", "-c", program])
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}\n{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
