//! `_subprocess`: starting programs, and pipes; `stdlib/subprocess.py` and `stdlib/asyncio/` make the
//! modules of it.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io;
use std::os::fd::{AsFd, IntoRawFd};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::modules::socket::{int_argument, path_bytes};
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::reactor::child::{self, Running};
use crate::reactor::descriptor;
use crate::reactor::poll::{Interest, blocking};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, Job, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "spawn",
        "(args, executable, env, cwd, stdin, stdout, stderr, new_session, process_group, user, group, umask, pass_fds, /)",
        "Starts a program; a descriptor of -1 is this process's own.",
        spawn,
    ),
    def("pipe", "()", "The two ends of a pipe.", pipe),
    def("devnull", "()", "A descriptor of nothing.", devnull),
    def("read", "(fd, size, /)", "Reads what there is.", read),
    def("write", "(fd, data, /)", "Writes what fits.", write),
    def("close", "(fd, /)", "Closes a descriptor.", close),
    def(
        "set_blocking",
        "(fd, blocking, /)",
        "Whether reading and writing waits.",
        set_blocking,
    ),
    def(
        "kind",
        "(fd, /)",
        "What a descriptor is: fifo, socket, character or other.",
        kind,
    ),
    def("kill", "(pid, signal, /)", "Sends a signal.", kill),
    flow_def(
        "wait",
        "(reading, writing, timeout=None, /)",
        "Waits for descriptors; gives those that can be read, and those that can be written.",
        wait,
    ),
];

static METHODS: &[NativeDef] = &[
    def("poll", "(self)", "The exit status, or None.", child_poll),
    flow_def(
        "wait",
        "(self, timeout=None)",
        "Waits for the end; gives the exit status, or None.",
        child_wait,
    ),
    def(
        "fileno",
        "(self)",
        "A descriptor that can be read when it has ended, or None.",
        child_descriptor,
    ),
];

static PROPERTIES: &[NativeDef] = &[def("pid", "(self)", "Its number.", child_pid)];

/// A child process.
struct Child(RefCell<Running>);

impl ForeignBody for Child {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

/// The class of children.
struct ChildClass(Ref<Class>);

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let doc = "Starting programs, and pipes.";
    let module = super::new(cx, "_subprocess", doc, FUNCTIONS);
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class("Child", &object, Kind::Foreign);
    cx.add_methods(&class, METHODS);
    cx.add_properties(&class, PROPERTIES);
    let class = std::rc::Rc::new(ChildClass(class));
    cx.module_state.insert("_subprocess", class);
    Ok(module.into_value())
}

fn checked<T>(cx: &mut Cx, result: io::Result<T>) -> Result<T, Raised> {
    result.map_err(|error| cx.os_error(&error, None))
}

/// A string, bytes or path as the system wants it.
fn os_string(cx: &mut Cx, value: &Value) -> Result<OsString, Raised> {
    let fspath = cx.intern("__fspath__");
    let is_text = matches!(cx.inner(value).kind(), Kind::Str | Kind::Bytes);
    if !is_text && cx.class_attr(value, &fspath).is_none() {
        let name = cx.type_name(value);
        let message = format!("expected str, bytes or os.PathLike object, not {name}");
        return Err(cx.type_error(message));
    }
    let bytes = path_bytes(cx, value)?;
    if bytes.contains(&0) {
        return Err(cx.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes))
}

fn spawn(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut words = Vec::new();
    for word in cx.collect(args.req(0))? {
        words.push(os_string(cx, &word)?);
    }
    let Some(first) = words.first().cloned() else {
        return Err(cx.value_error("a program is needed"));
    };
    let program = match args.req(1) {
        none if none.is_none() => first.clone(),
        executable => os_string(cx, executable)?,
    };
    let mut command = Command::new(program);
    command.arg0(first).args(&words[1..]);
    set_environment(cx, &mut command, args.req(2))?;
    if !args.req(3).is_none() {
        command.current_dir(os_string(cx, args.req(3))?);
    }
    let [stdin, stdout, stderr] = [4, 5, 6].map(|at| args.req(at));
    if let Some(stdin) = stream(cx, stdin)? {
        command.stdin(stdin);
    }
    if let Some(stdout) = stream(cx, stdout)? {
        command.stdout(stdout);
    }
    if let Some(stderr) = stream(cx, stderr)? {
        command.stderr(stderr);
    }
    if cx.truth(args.req(7))? {
        child::in_new_session(&mut command);
    }
    let group = int_argument(cx, args.req(8))?;
    if group >= 0 {
        command.process_group(group);
    }
    let [user, group, umask] = [9, 10, 11].map(|at| int_argument(cx, args.req(at)));
    if let Ok(user) = u32::try_from(user?) {
        command.uid(user);
    }
    if let Ok(group) = u32::try_from(group?) {
        command.gid(group);
    }
    if let Ok(umask) = u32::try_from(umask?) {
        child::with_umask(&mut command, umask);
    }
    let mut passed = Vec::new();
    for number in cx.collect(args.req(12))? {
        passed.push(int_argument(cx, &number)?);
    }
    if !passed.is_empty() {
        child::passing(&mut command, passed);
    }
    let running = Running::start(&mut command);
    let running = checked(cx, running)?;
    let state = cx.module_state.get("_subprocess").cloned();
    let class = match state.and_then(|state| state.downcast::<ChildClass>().ok()) {
        Some(class) => class.0.clone(),
        None => cx.types.object.clone(),
    };
    Ok(Foreign::new(class, Child(RefCell::new(running))).into_value())
}

fn set_environment(cx: &mut Cx, command: &mut Command, env: &Value) -> Result<(), Raised> {
    let Some(env) = cx.inner(env).get::<Dict>().cloned() else {
        return Ok(());
    };
    command.env_clear();
    let entries: Vec<_> = env
        .table
        .borrow()
        .iter()
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect();
    for (name, value) in entries {
        let (name, value) = (os_string(cx, &name)?, os_string(cx, &value)?);
        command.env(name, value);
    }
    Ok(())
}

/// What a child gets as one of its streams; none for this process's own.
fn stream(cx: &mut Cx, number: &Value) -> Result<Option<Stdio>, Raised> {
    let number = int_argument(cx, number)?;
    if number < 0 {
        return Ok(None);
    }
    let copy = descriptor::lend(number).and_then(|lent| lent.try_clone_to_owned());
    Ok(Some(checked(cx, copy)?.into()))
}

fn pipe(cx: &mut Cx, _: &Args) -> NativeResult {
    let made = rustix::pipe::pipe();
    let (reader, writer) = checked(cx, made.map_err(io::Error::from))?;
    let mut ends = Vec::new();
    for end in [reader, writer] {
        let set = rustix::io::fcntl_setfd(end.as_fd(), rustix::io::FdFlags::CLOEXEC);
        checked(cx, set.map_err(io::Error::from))?;
        ends.push(Value::int(end.into_raw_fd().into()));
    }
    Ok(Tuple::new(ends).into_value())
}

fn devnull(cx: &mut Cx, _: &Args) -> NativeResult {
    let opened = std::fs::File::options()
        .read(true)
        .write(true)
        .open("/dev/null");
    let file = checked(cx, opened)?;
    Ok(Value::int(file.into_raw_fd().into()))
}

/// At most so much is read at once.
const READ_MAX: usize = 1024 * 1024;

fn read(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let size = usize::try_from(cx.index(args.req(1))?).unwrap_or(0);
    let mut buffer = vec![0; size.min(READ_MAX)];
    let count =
        descriptor::lend(number).and_then(|lent| Ok(rustix::io::read(lent, &mut buffer[..])?));
    buffer.truncate(checked(cx, count)?);
    Ok(Bytes::new(buffer).into_value())
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let bytes = cx.bytes_argument(args.req(1))?;
    let count = descriptor::lend(number).and_then(|lent| Ok(rustix::io::write(lent, &bytes)?));
    Ok(Value::int(checked(cx, count)? as i64))
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let owned = descriptor::own(number);
    drop(checked(cx, owned)?);
    Ok(Value::NONE)
}

fn set_blocking(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let blocking = cx.truth(args.req(1))?;
    let set =
        descriptor::lend(number).and_then(|lent| Ok(rustix::io::ioctl_fionbio(lent, !blocking)?));
    checked(cx, set)?;
    Ok(Value::NONE)
}

fn kind(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let facts = descriptor::lend(number).and_then(|lent| Ok(rustix::fs::fstat(lent)?));
    let facts = checked(cx, facts)?;
    use rustix::fs::FileType;
    Ok(cx.str(match FileType::from_raw_mode(facts.st_mode) {
        FileType::Fifo => "fifo",
        FileType::Socket => "socket",
        FileType::CharacterDevice => "character",
        _ => "other",
    }))
}

/// Sends a signal; if it is to this process, its handler runs at once.
pub fn kill(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let signal = int_argument(cx, args.req(1))?;
    let sent = crate::reactor::signals::send(number, signal);
    checked(cx, sent)?;
    cx.interrupted()?;
    Ok(Value::NONE)
}

/// How long to wait: None means without end.
fn timeout_argument(cx: &mut Cx, given: Option<&Value>) -> Result<Option<Duration>, Raised> {
    match given.filter(|given| !given.is_none()) {
        Some(seconds) => {
            let seconds = cx.to_float(seconds)?.max(0.0);
            Ok(Some(
                Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX),
            ))
        }
        None => Ok(None),
    }
}

// ---- waiting for descriptors ----

fn wait(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let mut list: Vec<(i32, Interest)> = Vec::new();
    for (at, interest) in [(0, Interest::READ), (1, Interest::WRITE)] {
        for number in cx.collect(args.req(at))? {
            let number = int_argument(cx, &number)?;
            match list.iter_mut().find(|(listed, _)| *listed == number) {
                Some((_, before)) => before.writable |= interest.writable,
                None => list.push((number, interest)),
            }
        }
    }
    let timeout = timeout_argument(cx, args.opt(2))?;
    let now = ready(cx, &list)?;
    if now.is_some() || timeout.is_some_and(|timeout| timeout.is_zero()) {
        let nothing = || pair(Vec::new(), Vec::new());
        return Ok(Flow::Return(now.unwrap_or_else(nothing)));
    }
    let job = Job::Descriptors {
        list: list.clone(),
        timeout,
    };
    let then = move |cx: &mut Cx, news: NativeResult| {
        news?;
        let found = ready(cx, &list)?;
        let nothing = || pair(Vec::new(), Vec::new());
        Ok(Flow::Return(found.unwrap_or_else(nothing)))
    };
    Ok(Flow::BlockThen(job, Box::new(then)))
}

fn pair(readable: Vec<Value>, writable: Vec<Value>) -> Value {
    let lists = [readable, writable].map(|list| List::new(list).into_value());
    Tuple::new(lists).into_value()
}

/// The descriptors that have news now; none if none has.
fn ready(cx: &mut Cx, list: &[(i32, Interest)]) -> Result<Option<Value>, Raised> {
    let news = blocking::wait(list, Some(Duration::ZERO));
    let news = checked(cx, news)?;
    let (mut readable, mut writable) = (Vec::new(), Vec::new());
    for news in news {
        let number = Value::int(news.descriptor.into());
        if news.readable {
            readable.push(number.clone());
        }
        if news.writable {
            writable.push(number);
        }
    }
    let is_empty = readable.is_empty() && writable.is_empty();
    Ok((!is_empty).then(|| pair(readable, writable)))
}

// ---- children ----

fn receiver(cx: &mut Cx, args: &Args) -> Result<Ref<Foreign>, Raised> {
    match args.req(0).get::<Foreign>() {
        Some(object) if object.body::<Child>().is_some() => Ok(object.clone()),
        _ => Err(cx.type_error("a child process is needed")),
    }
}

fn with<T>(object: &Foreign, act: impl FnOnce(&mut Running) -> io::Result<T>) -> io::Result<T> {
    match object.body::<Child>() {
        Some(child) => act(&mut child.0.borrow_mut()),
        None => Err(io::ErrorKind::NotFound.into()),
    }
}

fn code_value(code: Option<i32>) -> Value {
    code.map_or(Value::NONE, |code| Value::int(code.into()))
}

fn child_pid(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let id = with(&object, |child| Ok(child.id()));
    Ok(Value::int(checked(cx, id)?.into()))
}

fn child_descriptor(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let number = with(&object, |child| Ok(child.descriptor()));
    Ok(code_value(checked(cx, number)?))
}

fn child_poll(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let code = with(&object, Running::poll);
    Ok(code_value(checked(cx, code)?))
}

fn child_wait(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let object = receiver(cx, args)?;
    let timeout = timeout_argument(cx, args.opt(1))?;
    let deadline = timeout.map(|timeout| cx.schedule.clock.real().saturating_add(timeout));
    wait_until(cx, object, deadline)
}

/// How long is slept between two looks at a child that has no descriptor.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

fn wait_until(
    cx: &mut Cx,
    object: Ref<Foreign>,
    deadline: Option<Duration>,
) -> Result<Flow, Raised> {
    let code = with(&object, Running::poll);
    if let Some(code) = checked(cx, code)? {
        return Ok(Flow::Return(Value::int(code.into())));
    }
    let left = deadline.map(|end| end.saturating_sub(cx.schedule.clock.real()));
    if left.is_some_and(|left| left.is_zero()) {
        return Ok(Flow::Return(Value::NONE));
    }
    let number = with(&object, |child| Ok(child.descriptor()));
    let (list, timeout) = match checked(cx, number)? {
        Some(number) => (vec![(number, Interest::READ)], left),
        None => (
            Vec::new(),
            Some(left.map_or(LOOK_AGAIN, |left| left.min(LOOK_AGAIN))),
        ),
    };
    let job = Job::Descriptors { list, timeout };
    let then = move |cx: &mut Cx, news: NativeResult| {
        news?;
        wait_until(cx, object, deadline)
    };
    Ok(Flow::BlockThen(job, Box::new(then)))
}
