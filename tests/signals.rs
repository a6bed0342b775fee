//! Ctrl-C, Ctrl-\ and closed pipes: what a process does that is signalled from outside while it runs.
#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    reason = "the tests wait for processes in real time"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const SIGINT: i32 = 2;
const SIGPIPE: i32 = 13;

/// A script that hears nothing of a signal within this time has hung.
const PATIENCE: Duration = Duration::from_secs(20);

/// A script that runs, and has said its first line.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
}

/// How a script ended, and what it wrote after its first line.
struct Ended {
    signal: Option<i32>,
    status: Option<i32>,
    out: String,
    err: String,
}

impl Running {
    fn start(code: &str) -> Running {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bide"))
            .args(["-c", code])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .env("NO_COLOR", "1")
            .spawn()
            .expect("bide is built");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut running = Running { child, out };
        running.expect_line("ready");
        running
    }

    fn expect_line(&mut self, expected: &str) {
        let mut line = String::new();
        self.out.read_line(&mut line).expect("it is text");
        assert_eq!(line.trim_end(), expected);
    }

    fn interrupt(&self) {
        self.signal("-INT");
    }

    /// Asks for the picture of all tasks.
    fn quit(&self) {
        self.signal("-QUIT");
    }

    fn signal(&self, signal: &str) {
        // What was said last is followed by a wait, which it should have begun by now.
        std::thread::sleep(Duration::from_millis(50));
        let status = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(status.expect("there is a kill").success());
    }

    fn end(mut self) -> Ended {
        let started = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                break status;
            }
            if started.elapsed() > PATIENCE {
                self.child.kill().expect("it is our child");
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).expect("it is text");
        let mut pipe = self.child.stderr.take().expect("it is piped");
        pipe.read_to_string(&mut err).expect("it is text");
        Ended {
            signal: status.signal(),
            status: status.code(),
            out,
            err,
        }
    }
}

impl Ended {
    fn is_death_by_interrupt(&self) {
        assert_eq!(self.signal, Some(SIGINT), "{}", self.err);
        assert_eq!(
            self.err.trim_end().lines().last(),
            Some("KeyboardInterrupt")
        );
    }
}

#[test]
fn an_event_loop_cleans_up() {
    let running = Running::start(
        "
import asyncio

async def other():
    try:
        await asyncio.sleep(60)
    finally:
        print('other ends')

async def main():
    task = asyncio.create_task(other())
    print('ready', flush=True)
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print('cancelled')
        raise
    finally:
        await asyncio.sleep(0.01)
        print('main ends')

asyncio.run(main())
",
    );
    running.interrupt();
    let ended = running.end();
    ended.is_death_by_interrupt();
    assert_eq!(ended.out, "cancelled\nmain ends\nother ends\n");
}

#[test]
fn the_second_one_does_not_wait() {
    let mut running = Running::start(
        "
async def clean_up():
    print('ready', flush=True)
    try:
        await sleep(60)
    finally:
        print('cleaning', flush=True)
        await sleep(60)
        print('never')

await clean_up()
",
    );
    running.interrupt();
    running.expect_line("cleaning");
    running.interrupt();
    let ended = running.end();
    ended.is_death_by_interrupt();
    assert_eq!(ended.out, "");
}

#[test]
fn a_main_task_may_swallow_it() {
    let running = Running::start(
        "
import asyncio

async def main():
    print('ready', flush=True)
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        return 'swallowed'

print(asyncio.run(main()))
",
    );
    running.interrupt();
    let ended = running.end();
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), "swallowed\n"));
}

#[test]
fn it_ends_time_sleep() {
    let running = Running::start(
        "
import time
print('ready', flush=True)
try:
    time.sleep(60)
finally:
    print('ends')
",
    );
    running.interrupt();
    let ended = running.end();
    ended.is_death_by_interrupt();
    assert_eq!(ended.out, "ends\n");
}

#[test]
fn it_ends_a_busy_loop() {
    let running = Running::start(
        "
print('ready', flush=True)
try:
    while True: pass
except KeyboardInterrupt:
    print('caught')
    raise
",
    );
    running.interrupt();
    let ended = running.end();
    ended.is_death_by_interrupt();
    assert_eq!(ended.out, "caught\n");
}

#[test]
fn the_second_one_ends_a_busy_task() {
    let running = Running::start(
        "
import asyncio

async def main():
    print('ready', flush=True)
    while True: pass

asyncio.run(main())
",
    );
    running.interrupt();
    running.interrupt();
    running.end().is_death_by_interrupt();
}

#[test]
fn it_ends_input_and_nothing_is_lost() {
    let mut running = Running::start(
        "
print('ready', flush=True)
try:
    input()
except KeyboardInterrupt:
    print('again', flush=True)
print(input())
",
    );
    running.interrupt();
    running.expect_line("again");
    let mut stdin = running.child.stdin.take().expect("it is piped");
    stdin.write_all(b"a line\n").expect("somebody reads it");
    let ended = running.end();
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), "a line\n"));
}

#[test]
fn quit_shows_who_waits_for_what() {
    let running = Running::start(
        "
import asyncio

async def holder(lock):
    async with lock:
        await asyncio.sleep(60)

async def wanter(lock):
    async with lock:
        print('never')

async def consumer(queue):
    await queue.get()

async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    background = asyncio.create_task(consumer(queue), name='consumer')
    async with asyncio.TaskGroup() as group:
        group.create_task(holder(lock), name='holder')
        group.create_task(wanter(lock), name='wanter')
        await asyncio.sleep(0)
        print('ready', flush=True)

asyncio.run(main())
",
    );
    running.quit();
    running.interrupt();
    let err = running.end().err;
    for line in [
        "4 tasks, after ",
        "task 'Task-1' (main) at <string>:18, in main: waits for its TaskGroup of 2 tasks, for ",
        "|- task 'holder' at <string>:6, in holder: asleep, ",
        "`- task 'wanter' at <string>:9, in wanter: waits for Lock `lock`, held by task 'holder', for ",
        "task 'consumer' at <string>:13, in consumer: waits for an item of Queue `queue` (empty), for ",
    ] {
        assert!(
            err.lines().any(|shown| shown.starts_with(line)),
            "{line}\n{err}"
        );
    }
}

#[test]
fn quit_shows_where_a_busy_task_is() {
    let running = Running::start(
        "
import asyncio

def crunch():
    while True: pass

async def busy():
    crunch()

async def main():
    print('ready', flush=True)
    await busy()

asyncio.run(main())
",
    );
    running.quit();
    running.interrupt();
    running.interrupt();
    let ended = running.end();
    let shown = "task 'Task-1' (main) at <string>:5, in crunch: running
Running (most recent call last):
  File \"<string>\", line 12, in main
  File \"<string>\", line 8, in busy
  File \"<string>\", line 5, in crunch
";
    assert!(ended.err.contains(shown), "{}", ended.err);
    ended.is_death_by_interrupt();
}

#[test]
fn quit_shows_where_a_script_without_tasks_is() {
    let running = Running::start(
        "
import time

def nap():
    print('ready', flush=True)
    time.sleep(60)

nap()
",
    );
    running.quit();
    running.interrupt();
    let err = running.end().err;
    assert!(err.starts_with("No event loop runs, after "), "{err}");
    assert!(err.contains("line 6, in nap\n"), "{err}");
}

#[test]
fn quit_does_not_end_anything() {
    let running = Running::start(
        "
import asyncio

async def main():
    print('ready', flush=True)
    await asyncio.sleep(0.5)
    print('goes on')

asyncio.run(main())
",
    );
    running.quit();
    running.quit();
    let ended = running.end();
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), "goes on\n"));
    assert_eq!(
        ended.err.matches("One task, after ").count(),
        2,
        "{}",
        ended.err
    );
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut running = Running::start(
        "
print('ready', flush=True)
for number in range(100000):
    print(number)
",
    );
    // Nobody reads the script's output any more.
    let out = std::mem::replace(&mut running.out, BufReader::new(nothing()));
    drop(out);
    let ended = running.end();
    assert_eq!((ended.signal, ended.err.as_str()), (Some(SIGPIPE), ""));
}

/// The output of a process that has none.
fn nothing() -> ChildStdout {
    let child = Command::new("true").stdout(Stdio::piped()).spawn();
    child.expect("there is a true").stdout.expect("it is piped")
}
