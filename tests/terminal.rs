//! The prompt at a terminal: what is typed, and what is shown.

#![cfg(unix)]

use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// `script`, of util-linux, gives the prompt a terminal; where it is missing there is nothing to test.
#[test]
fn a_terminal_gets_a_prompt() {
    let program = env!("CARGO_BIN_EXE_bide");
    let terminal = Command::new("script")
        .args(["-qec", program, "/dev/null"])
        .env("TERM", "dumb")
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut terminal) = terminal else {
        return;
    };
    let mut keys = terminal.stdin.take().expect("it has a pipe");
    keys.write_all(b"x = 20\nx + 1\nawait sleep(0, 'awaited')\n1 / 0\nimport sys; sys.exit(3)\n")
        .expect("it reads");
    let mut shown = String::new();
    let mut screen = terminal.stdout.take().expect("it has a pipe");
    screen.read_to_string(&mut shown).expect("it is text");
    drop(keys);
    assert_eq!(terminal.wait().expect("it ends").code(), Some(3), "{shown}");
    for text in [
        "`await` works here",
        "21\r\n",
        "'awaited'\r\n",
        "ZeroDivisionError: division by zero\r\n",
    ] {
        assert!(shown.contains(text), "no {text:?} in:\n{shown}");
    }
}
