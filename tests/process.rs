//! The command among other processes: pipes that close, Ctrl-C, a terminal.

#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};

const SIGINT: i32 = 2;
const SIGPIPE: i32 = 13;

fn bide(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bide"));
    command
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts it and waits until it has printed its first line.
fn started(code: &str) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut child = bide(&["-c", code]).spawn().expect("it starts");
    let mut out = BufReader::new(child.stdout.take().expect("it has a pipe"));
    let mut line = String::new();
    out.read_line(&mut line).expect("it prints a line");
    assert_eq!(line, "ready\n");
    (child, out)
}

fn interrupt(child: &Child) {
    let id = child.id().to_string();
    let status = Command::new("kill").args(["-INT", &id]).status();
    assert!(status.expect("`kill` runs").success());
}

fn rest(mut pipe: impl Read) -> String {
    let mut text = String::new();
    pipe.read_to_string(&mut text).expect("it is text");
    text
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let code = "print('ready', flush=True)\nwhile True: print('again ' * 1000)";
    let (mut child, out) = started(code);
    drop(out);
    let status = child.wait().expect("it ends");
    assert_eq!(status.signal(), Some(SIGPIPE));
    assert_eq!(rest(child.stderr.take().expect("it has a pipe")), "");
}

#[test]
fn ctrl_c_lets_the_script_clean_up() {
    let code = "
async def work():
    try:
        print('ready', flush=True)
        await sleep(60)
    finally:
        await sleep(0)
        print('cleaned up')
run(work())";
    let (mut child, out) = started(code);
    interrupt(&child);
    assert_eq!(rest(out), "cleaned up\n");
    assert_eq!(child.wait().expect("it ends").signal(), Some(SIGINT));
    let err = rest(child.stderr.take().expect("it has a pipe"));
    assert_eq!(err.lines().last(), Some("KeyboardInterrupt"));
}

#[test]
fn ctrl_c_reaches_a_busy_loop() {
    let code = "
print('ready', flush=True)
try:
    while True: pass
except KeyboardInterrupt:
    print('caught')";
    let (mut child, out) = started(code);
    interrupt(&child);
    assert_eq!(rest(out), "caught\n");
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn ctrl_c_ends_a_blocking_sleep() {
    let code = "import time\nprint('ready', flush=True)\ntime.sleep(60)";
    let (mut child, _out) = started(code);
    interrupt(&child);
    assert_eq!(child.wait().expect("it ends").signal(), Some(SIGINT));
}

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
    let shown = rest(terminal.stdout.take().expect("it has a pipe"));
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
