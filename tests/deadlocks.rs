//! The planted deadlocks: each report names exactly the lines that the script marks.
//!
//! `tests/golden.rs` compares the whole reports. Here the marks are checked, which were made by hand: a
//! line with `# stuck` is one where a task waits, and no other line may be said to be one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So many deadlocks are there at least.
const PLANTED_MIN: usize = 40;

#[test]
fn every_report_names_the_lines_that_are_stuck() {
    let scripts = scripts();
    assert!(scripts.len() >= PLANTED_MIN, "{}", scripts.len());
    let mut faults = Vec::new();
    for script in scripts {
        let text = std::fs::read_to_string(&script).expect("it is text");
        let report = std::fs::read_to_string(script.with_extension("err")).unwrap_or_default();
        let (marked, named) = (marked(&text), named(&report));
        if marked != named {
            faults.push(format!(
                "{}: marked {marked:?}, named {named:?}",
                script.display()
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The scripts that are reported as stuck.
fn scripts() -> Vec<PathBuf> {
    let folder = std::fs::read_dir("tests/deadlocks").expect("it is there");
    let mut paths: Vec<PathBuf> = folder
        .map(|entry| entry.expect("it is there").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "py"));
    paths.sort();
    paths
}

fn marked(script: &str) -> BTreeSet<usize> {
    let lines = script.lines().enumerate();
    lines
        .filter(|(_, line)| line.contains("# stuck"))
        .map(|(index, _)| index + 1)
        .collect()
}

/// The lines whose places the reports draw: `,-[FILE:LINE:COLUMN]`; the traceback at the end does not count.
fn named(report: &str) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    let mut in_report = false;
    for line in report.lines() {
        if line.starts_with("Deadlock: ") {
            in_report = true;
        } else if line.starts_with("Traceback ") {
            in_report = false;
        } else if let Some((_, place)) = line.split_once(",-[").filter(|_| in_report) {
            let number = place
                .rsplit(':')
                .nth(1)
                .and_then(|number| number.parse().ok());
            lines.insert(number.expect("a place has a line"));
        }
    }
    lines
}

#[test]
fn what_is_not_stuck_never_says_so() {
    for folder in ["examples", "tests"] {
        for path in files(Path::new(folder)) {
            let is_report = path.extension().is_some_and(|kind| kind == "err");
            let planted = path.starts_with("tests/deadlocks") || path.ends_with("deadlock.err");
            if is_report && !planted {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                assert!(!text.contains("Deadlock: "), "{}", path.display());
            }
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("it is there");
    let paths = entries.map(|entry| entry.expect("it is there").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}
