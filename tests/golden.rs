//! Runs scripts and compares what they print with what is written beside them.
//!
//! A test is a script `X.py`, or `X.cmd` with the arguments of a whole command, one to a line. Beside
//! it stand what is expected and given: `X.out` (standard output), `X.err` (standard error, whole),
//! `X.exit` (exit status, or `signal N`), `X.args` (one to a line), `X.stdin`. A script without any of
//! them is a module for others to import.
//!
//! - `BLESS=1 cargo test --test golden NAME` rewrites `.err` files. `.out` files are CPython's.
//! - `CPYTHON=python3.14 cargo test --test golden` runs the scripts under CPython, and so checks the `.out`
//!   and `.exit` files and the last lines of the `.err` and `.msg` files; but not those whose first line is
//!   `# bide-only: reason`, and not commands.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests wait for processes in real time"
)]

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};
use similar::TextDiff;

/// Where tests are, and whether time is virtual there.
const FOLDERS: &[(&str, bool)] = &[
    ("examples", true),
    ("tests/async", true),
    ("tests/cli", false),
    ("tests/deadlocks", true),
    ("tests/errors/async", true),
    ("tests/errors/runtime", false),
    ("tests/errors/syntax", false),
    ("tests/exit", false),
    ("tests/lang", false),
    ("tests/limits", false),
    ("tests/modules", false),
    ("tests/regress", true),
    ("tests/stdlib", false),
];

/// A script that runs longer has hung.
const PATIENCE: Duration = Duration::from_secs(60);

/// What CPython adds to a warning about a coroutine.
const TRACEMALLOC: &str =
    "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cpython = std::env::var_os("CPYTHON");
    let mut trials = Vec::new();
    for &(folder, virtual_time) in FOLDERS {
        for file in files(Path::new(folder)) {
            if let Some(case) = Case::of(&file, virtual_time) {
                trials.extend(trial(case, cpython.clone()));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let below = |path: PathBuf| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    };
    paths.into_iter().flat_map(below).collect()
}

/// A script or command and what is expected of it.
struct Case {
    path: PathBuf,
    virtual_time: bool,
}

impl Case {
    fn of(path: &Path, virtual_time: bool) -> Option<Case> {
        let extension = path.extension()?;
        let case = Case {
            path: path.to_owned(),
            virtual_time,
        };
        (extension == "py" || extension == "cmd").then_some(case)
    }

    /// Whether one of these files stands beside it.
    fn expects(&self, extensions: &[&str]) -> bool {
        extensions.iter().any(|kind| self.beside(kind).exists())
    }

    fn beside(&self, extension: &str) -> PathBuf {
        self.path.with_extension(extension)
    }

    fn expected(&self, extension: &str) -> Option<String> {
        std::fs::read(self.beside(extension)).ok().map(text)
    }

    fn lines(&self, path: &Path) -> Vec<OsString> {
        let lines = std::fs::read_to_string(path).unwrap_or_default();
        lines.lines().map(OsString::from).collect()
    }

    fn is_command(&self) -> bool {
        self.path
            .extension()
            .is_some_and(|extension| extension == "cmd")
    }

    /// The first line of the script says that only Bide can run it.
    fn is_bide_only(&self) -> bool {
        let script = std::fs::read(&self.path).unwrap_or_default();
        self.is_command() || script.starts_with(b"# bide-only:")
    }

    fn bide(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bide"));
        if self.virtual_time {
            command.arg("--virtual-time");
        }
        if self.is_command() {
            command.args(self.lines(&self.path));
        } else {
            command
                .arg(&self.path)
                .args(self.lines(&self.beside("args")));
        }
        command
    }

    fn cpython(&self, cpython: &OsString) -> Command {
        let mut command = Command::new(cpython);
        command
            .arg(&self.path)
            .args(self.lines(&self.beside("args")));
        command
    }

    /// The status it must end with; what fails on purpose ends with 1, a deadlock with 70.
    fn exit(&self) -> String {
        let given = self.expected("exit").map(|text| text.trim().to_owned());
        let usual = if self.path.starts_with("tests/errors") {
            "1"
        } else if self.path.starts_with("tests/deadlocks") {
            "70"
        } else {
            "0"
        };
        given.unwrap_or_else(|| usual.to_owned())
    }

    /// Whether it is there for what it says on standard error.
    fn complains(&self) -> bool {
        ["tests/errors", "tests/deadlocks"]
            .iter()
            .any(|folder| self.path.starts_with(folder))
    }
}

fn trial(case: Case, cpython: Option<OsString>) -> Option<Trial> {
    let name = case.path.to_string_lossy().into_owned();
    match cpython {
        None if case.expects(&["out", "err", "exit"]) || case.path.starts_with("examples") => {
            Some(Trial::test(name, move || check_bide(&case)))
        }
        None => None,
        Some(_) if case.is_bide_only() || !case.expects(&["out", "err", "msg"]) => None,
        Some(cpython) => Some(Trial::test(name, move || check_cpython(&case, &cpython))),
    }
}

fn check_bide(case: &Case) -> Result<(), Failed> {
    let ended = run(case.bide(), &case.beside("stdin"))?;
    if std::env::var_os("BLESS").is_some() {
        bless(case, &ended)?;
    }
    let mut faults = Vec::new();
    if let Some(expected) = case.expected("out") {
        faults.extend(difference("standard output", &expected, &ended.out));
    } else if case.path.starts_with("examples") {
        faults.push("there is no .out file: let CPython write it".to_owned());
    }
    if let Some(expected) = case.expected("err") {
        faults.extend(difference("standard error", &expected, &ended.err));
    }
    faults.extend(difference("exit status", &case.exit(), &ended.exit));
    if faults.is_empty() {
        return Ok(());
    }
    if case.expected("err").is_none() && !ended.err.is_empty() {
        faults.push(format!("standard error was:\n{}", ended.err));
    }
    Err(faults.join("\n").into())
}

/// Writes `.err` where there is one, or where a script is there to fail.
fn bless(case: &Case, ended: &Ended) -> Result<(), Failed> {
    let path = case.beside("err");
    if path.exists() || case.complains() && !ended.err.is_empty() {
        std::fs::write(path, &ended.err)?;
    }
    Ok(())
}

fn check_cpython(case: &Case, cpython: &OsString) -> Result<(), Failed> {
    let mut ended = run(case.cpython(cpython), &case.beside("stdin"))?;
    // CPython has advice for those who trace memory.
    ended.err = ended.err.replace(TRACEMALLOC, "");
    let mut faults = Vec::new();
    if let Some(expected) = case.expected("out") {
        faults.extend(difference("CPython's output", &expected, &ended.out));
    }
    for extension in ["err", "msg"] {
        if let Some(expected) = case.expected(extension) {
            let (expected, got) = (last_line(&expected), last_line(&ended.err));
            faults.extend(difference("CPython's last line", expected, got));
        }
    }
    faults.extend(difference(
        "CPython's exit status",
        &case.exit(),
        &ended.exit,
    ));
    if faults.is_empty() {
        return Ok(());
    }
    faults.push(ended.err);
    Err(faults.join("\n").into())
}

/// The last line that says something.
fn last_line(text: &str) -> &str {
    text.trim_end().lines().next_back().unwrap_or_default()
}

fn difference(what: &str, expected: &str, got: &str) -> Option<String> {
    if expected == got {
        return None;
    }
    let diff = TextDiff::from_lines(expected, got);
    let diff = diff.unified_diff().header("expected", "got").to_string();
    Some(format!("{what} differs:\n{diff}"))
}

/// How a process ended and what it wrote.
struct Ended {
    out: String,
    err: String,
    exit: String,
}

fn run(mut command: Command, stdin: &Path) -> Result<Ended, Failed> {
    let input = std::fs::read(stdin).unwrap_or_default();
    for variable in [
        "NO_COLOR",
        "FORCE_COLOR",
        "PYTHONASYNCIODEBUG",
        "RUST_BACKTRACE",
    ] {
        command.env_remove(variable);
    }
    command
        .env("COLUMNS", "100")
        .env_remove("PYTHONUNBUFFERED")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let out = collect(child.stdout.take());
    let err = collect(child.stderr.take());
    if let Some(mut pipe) = child.stdin.take() {
        // A script need not read all of it.
        let _ = pipe.write_all(&input);
    }
    let status = wait(&mut child)?;
    let join = |thread: std::thread::JoinHandle<Vec<u8>>| text(thread.join().unwrap_or_default());
    // The path of a script is absolute in much of what is said about it.
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    Ok(Ended {
        out: join(out),
        err: join(err).replace(root, ""),
        exit: exit(status),
    })
}

fn collect(pipe: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

fn wait(child: &mut Child) -> Result<ExitStatus, Failed> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if started.elapsed() > PATIENCE {
            child.kill()?;
            return Err(format!("did not end within {PATIENCE:?}").into());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn exit(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status.code().unwrap_or(-1).to_string()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}
