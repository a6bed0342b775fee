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

#[test]
fn reports_in_the_documents_are_real() {
    let report = std::fs::read_to_string("examples/deadlock.err").unwrap();
    let lines = |text: &str| {
        text.lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n")
    };
    for document in ["README.md", "docs/STUCK.md"] {
        let text = std::fs::read_to_string(document).unwrap();
        let shown = text
            .lines()
            .skip_while(|line| !line.starts_with("    Deadlock: "));
        let shown = shown.take_while(|line| line.is_empty() || line.starts_with("    "));
        let shown = shown
            .map(|line| line.get(4..).unwrap_or(""))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(shown.len() > 400, "{document} shows a report");
        assert!(
            lines(&report).contains(lines(&shown).trim_end()),
            "{document}:\n{shown}"
        );
    }
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
