//! `-i`, `PYTHONSTARTUP`, pipes.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::screen::{Setup, scratch};

#[test]
fn startup_files_are_run_first() {
    let home = scratch();
    std::fs::write(home.path().join("start.py"), "greeting = 'good morning'\n").unwrap();
    let session = Setup::new()
        .home(home.path())
        .set(
            "PYTHONSTARTUP",
            home.path().join("start.py").to_string_lossy(),
        )
        .start();
    session.see(">>> ");
    session.run("greeting");
    session.see("'good morning'");
}

#[test]
fn a_startup_file_that_fails_is_reported() {
    let home = scratch();
    std::fs::write(home.path().join("start.py"), "1 / 0\n").unwrap();
    let session = Setup::new()
        .home(home.path())
        .set(
            "PYTHONSTARTUP",
            home.path().join("start.py").to_string_lossy(),
        )
        .start();
    session.see("ZeroDivisionError");
    session.see(">>> ");
    session.run("'alive'");
    session.see("'alive'");
}

#[test]
fn a_prompt_follows_a_script() {
    let home = scratch();
    std::fs::write(
        home.path().join("script.py"),
        "import asyncio\nx = 5\nprint('ran')\nraise SystemExit(3)\n",
    )
    .unwrap();
    let mut session = Setup::new()
        .home(home.path())
        .arg("-i")
        .arg("script.py")
        .start();
    session.see("ran");
    session.see(">>> ");
    session.run("x * 2");
    session.see("\n10\n>>> ");
    session.keys("\x04");
    assert_eq!(session.status(), Some(0));
}

#[test]
fn a_prompt_follows_code_that_fails() {
    let session = Setup::new().arg("-i").arg("-c").arg("y = 1; y / 0").start();
    session.see("ZeroDivisionError");
    session.see(">>> ");
    session.run("y");
    session.see("\n1\n>>> ");
}

fn piped(args: &[&str], input: &str) -> (String, Option<i32>) {
    let home = scratch();
    let mut child = Command::new(env!("CARGO_BIN_EXE_bide"))
        .args(args)
        .env("HOME", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("it reads");
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("text");
    (text, output.status.code())
}

#[test]
fn a_pipe_is_a_script() {
    let (text, status) = piped(&[], "x = 2\nprint(x)\nx\nawait sleep(0)\n");
    assert_eq!((&*text, status), ("2\n", Some(0)));
}

#[test]
fn a_pipe_can_be_a_conversation() {
    let (text, status) = piped(&["-i"], "x = 2\nx + 1\nif x:\n    x\n\nexit(3)\n");
    assert!(text.ends_with("ends\n3\n2\n"), "{text}");
    assert_eq!(status, Some(3));
}
