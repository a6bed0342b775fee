//! Random asyncio programs do under Bide what they do under CPython: the same events in the same order.
//!
//! `tests/model/programs.py` makes and runs them; `tests/model/recorded.txt` is what CPython printed for
//! the first seeds. With a CPython at hand, any number of seeds is compared:
//!
//!     CPYTHON=python3.14 SEEDS=10000 cargo test --test model

use std::process::Command;

const PROGRAMS: &str = "tests/model/programs.py";

/// What an interpreter prints for so many seeds.
fn run(program: &str, options: &[&str], seeds: &str) -> String {
    let output = Command::new(program)
        .args(options)
        .args([PROGRAMS, "0", seeds])
        .output()
        .expect("the interpreter can be started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} failed:\n{said}");
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn random_programs_do_what_they_do_under_cpython() {
    let recorded = include_str!("model/recorded.txt");
    let seeds = std::env::var("SEEDS").unwrap_or_else(|_| recorded.lines().count().to_string());
    let expected = match std::env::var("CPYTHON") {
        Ok(cpython) => run(&cpython, &["-B"], &seeds),
        Err(_) => recorded.to_owned(),
    };
    let got = run(env!("CARGO_BIN_EXE_bide"), &["--virtual-time"], &seeds);
    let same = expected.lines().zip(got.lines());
    let differing: Vec<&str> = same.filter(|(a, b)| a != b).map(|(a, _)| a).collect();
    assert_eq!(
        expected
            .lines()
            .count()
            .min(seeds.parse().expect("a number")),
        got.lines().count(),
        "as many programs"
    );
    assert!(
        differing.is_empty(),
        "these differ (seed, events, digest); see `programs.py SEED 1 --trace`: {differing:#?}"
    );
}
