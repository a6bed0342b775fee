//! File descriptors for `_os`: opened, read, written and closed by number, as the system has them.
//!
//! The files behind the numbers are kept here, so that a number that a script made up touches nothing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use super::{errno, os};
use crate::objects::bytes::Bytes;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// The functions on file descriptors.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "open",
        "(path, flags, mode=511, *, dir_fd=None)",
        "Open a file; give its descriptor.",
        open,
    ),
    def("close", "(fd)", "Close a descriptor.", close),
    def(
        "read",
        "(fd, length, /)",
        "Read at most so many bytes.",
        read,
    ),
    def(
        "write",
        "(fd, data, /)",
        "Write bytes; give how many were written.",
        write,
    ),
    def(
        "lseek",
        "(fd, position, whence, /)",
        "Set the position of a file; give it.",
        lseek,
    ),
    def(
        "ftruncate",
        "(fd, length, /)",
        "Cut or extend a file.",
        ftruncate,
    ),
    def(
        "fsync",
        "(fd)",
        "Wait until everything is on the disk.",
        fsync,
    ),
    def("isatty", "(fd, /)", "Whether it is a terminal.", isatty),
    def(
        "dup",
        "(fd, /)",
        "A second descriptor for the same file.",
        dup,
    ),
    def(
        "pipe",
        "()",
        "A pipe: the descriptors to read from and to write to.",
        pipe,
    ),
    def(
        "get_blocking",
        "(fd, /)",
        "Whether reading and writing wait.",
        get_blocking,
    ),
    def(
        "set_blocking",
        "(fd, blocking, /)",
        "Lets reading and writing wait, or not.",
        set_blocking,
    ),
    def(
        "_fstat",
        "(fd, /)",
        "What `stat` gives, of an open file.",
        fstat,
    ),
];

/// The numbers of the flags that `open` takes.
pub const FLAGS: &[(&str, i64)] = &[
    ("O_RDONLY", O_RDONLY),
    ("O_WRONLY", O_WRONLY),
    ("O_RDWR", O_RDWR),
    ("O_CREAT", O_CREAT),
    ("O_EXCL", O_EXCL),
    ("O_TRUNC", O_TRUNC),
    ("O_APPEND", O_APPEND),
    ("O_CLOEXEC", 0o2000000),
    ("O_NOFOLLOW", 0o400000),
];

const O_RDONLY: i64 = 0;
const O_WRONLY: i64 = 1;
const O_RDWR: i64 = 2;
const O_CREAT: i64 = 0o100;
const O_EXCL: i64 = 0o200;
const O_TRUNC: i64 = 0o1000;
const O_APPEND: i64 = 0o2000;

/// The open files, by number.
type Files = RefCell<HashMap<i64, Rc<File>>>;

fn files(cx: &mut Cx) -> Rc<Files> {
    let known = cx.module_state.get("descriptors").cloned();
    if let Some(files) = known.and_then(|state| state.downcast::<Files>().ok()) {
        return files;
    }
    let files = Rc::new(Files::default());
    cx.module_state.insert("descriptors", files.clone());
    files
}

/// What a number stands for.
enum Descriptor {
    Stdin,
    Stdout,
    Stderr,
    File(Rc<File>),
}

fn descriptor(cx: &mut Cx, number: &Value) -> Result<Descriptor, Raised> {
    let number = cx.index(number)?;
    if let Some(file) = files(cx).borrow().get(&number) {
        return Ok(Descriptor::File(file.clone()));
    }
    match number {
        0 => Ok(Descriptor::Stdin),
        1 => Ok(Descriptor::Stdout),
        2 => Ok(Descriptor::Stderr),
        _ => Err(errno::raise(cx, &bad_descriptor(), None)),
    }
}

/// The file behind a number, where the standard streams do not serve.
fn file(cx: &mut Cx, number: &Value) -> Result<Rc<File>, Raised> {
    match descriptor(cx, number)? {
        Descriptor::File(file) => Ok(file),
        Descriptor::Stdin | Descriptor::Stdout | Descriptor::Stderr => {
            Err(errno::raise(cx, &illegal_seek(), None))
        }
    }
}

fn bad_descriptor() -> io::Error {
    io::Error::from_raw_os_error(9)
}

fn illegal_seek() -> io::Error {
    io::Error::from_raw_os_error(29)
}

fn checked<T>(cx: &mut Cx, result: io::Result<T>) -> Result<T, Raised> {
    result.map_err(|error| errno::raise(cx, &error, None))
}

/// Keeps a file; gives its number.
fn keep(cx: &mut Cx, file: File) -> Value {
    let number = number_of(&file);
    files(cx).borrow_mut().insert(number, Rc::new(file));
    Value::int(number)
}

#[cfg(unix)]
fn number_of(file: &File) -> i64 {
    use std::os::fd::AsRawFd;
    file.as_raw_fd().into()
}

#[cfg(not(unix))]
fn number_of(_: &File) -> i64 {
    use std::sync::atomic::{AtomicI64, Ordering};
    static NEXT: AtomicI64 = AtomicI64::new(3);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn open(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = os::path(cx, args, 0)?;
    let flags = cx.index(args.req(1))?;
    let mode = match args.opt(2) {
        Some(mode) => cx.index(mode)?,
        None => 0o777,
    };
    let has = |flag| flags & flag != 0;
    let access = flags & 3;
    let mut options = OpenOptions::new();
    options
        .read(access != O_WRONLY)
        .write(access != O_RDONLY)
        .append(has(O_APPEND) && access != O_RDONLY)
        .truncate(has(O_TRUNC) && !has(O_APPEND))
        .create(has(O_CREAT))
        .create_new(has(O_CREAT) && has(O_EXCL));
    set_mode(&mut options, mode);
    let file = options.open(&path);
    let file = file.map_err(|error| errno::raise(cx, &error, Some(&path)))?;
    Ok(keep(cx, file))
}

#[cfg(unix)]
fn set_mode(options: &mut OpenOptions, mode: i64) {
    std::os::unix::fs::OpenOptionsExt::mode(options, mode as u32);
}

#[cfg(not(unix))]
fn set_mode(_: &mut OpenOptions, _: i64) {}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = cx.index(args.req(0))?;
    let file = files(cx).borrow_mut().remove(&number);
    match file {
        Some(_) => Ok(Value::NONE),
        None if (0..3).contains(&number) => Ok(Value::NONE),
        None => Err(errno::raise(cx, &bad_descriptor(), None)),
    }
}

fn read(cx: &mut Cx, args: &Args) -> NativeResult {
    let length = cx.index(args.req(1))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(errno::raise(cx, &io::Error::from_raw_os_error(22), None));
    };
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(length).is_err() {
        return Err(crate::vm::ops::number::no_memory(cx));
    }
    bytes.resize(length, 0);
    let count = match descriptor(cx, args.req(0))? {
        Descriptor::File(file) => (&*file).read(&mut bytes),
        Descriptor::Stdin => io::stdin().read(&mut bytes),
        Descriptor::Stdout | Descriptor::Stderr => Err(bad_descriptor()),
    };
    let count = checked(cx, count)?;
    bytes.truncate(count);
    Ok(Bytes::new(bytes).into_value())
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let descriptor = descriptor(cx, args.req(0))?;
    let written = with_bytes(args.req(1), |bytes| match descriptor {
        Descriptor::File(file) => (&*file).write(bytes),
        Descriptor::Stdout => write_through(&mut io::stdout(), bytes),
        Descriptor::Stderr => write_through(&mut io::stderr(), bytes),
        Descriptor::Stdin => Err(bad_descriptor()),
    });
    match written {
        Some(count) => Ok(Value::int(checked(cx, count)? as i64)),
        None => Err(cx.not_bytes_like(args.req(1))),
    }
}

fn write_through(stream: &mut dyn Write, bytes: &[u8]) -> io::Result<usize> {
    stream.write_all(bytes)?;
    stream.flush()?;
    Ok(bytes.len())
}

fn lseek(cx: &mut Cx, args: &Args) -> NativeResult {
    let file = file(cx, args.req(0))?;
    let (position, whence) = (cx.index(args.req(1))?, cx.index(args.req(2))?);
    let target = match (whence, u64::try_from(position)) {
        (0, Ok(position)) => Ok(SeekFrom::Start(position)),
        (1, _) => Ok(SeekFrom::Current(position)),
        (2, _) => Ok(SeekFrom::End(position)),
        _ => Err(io::Error::from_raw_os_error(22)),
    };
    let reached = target.and_then(|target| (&*file).seek(target));
    Ok(Value::int(checked(cx, reached)? as i64))
}

fn ftruncate(cx: &mut Cx, args: &Args) -> NativeResult {
    let file = file(cx, args.req(0))?;
    let length = cx.index(args.req(1))?;
    let length = u64::try_from(length).map_err(|_| io::Error::from_raw_os_error(22));
    let done = length.and_then(|length| file.set_len(length));
    checked(cx, done)?;
    Ok(Value::NONE)
}

fn fsync(cx: &mut Cx, args: &Args) -> NativeResult {
    let file = file(cx, args.req(0))?;
    checked(cx, file.sync_all())?;
    Ok(Value::NONE)
}

fn isatty(cx: &mut Cx, args: &Args) -> NativeResult {
    let terminal = match descriptor(cx, args.req(0)) {
        Ok(Descriptor::Stdin) => io::stdin().is_terminal(),
        Ok(Descriptor::Stdout) => io::stdout().is_terminal(),
        Ok(Descriptor::Stderr) => io::stderr().is_terminal(),
        Ok(Descriptor::File(file)) => file.is_terminal(),
        Err(_) => false,
    };
    Ok(Value::bool(terminal))
}

fn dup(cx: &mut Cx, args: &Args) -> NativeResult {
    let copy = match descriptor(cx, args.req(0))? {
        Descriptor::File(file) => file.try_clone(),
        standard => copy_of(&standard),
    };
    let copy = checked(cx, copy)?;
    Ok(keep(cx, copy))
}

/// A copy of a standard stream's descriptor.
#[cfg(unix)]
fn copy_of(standard: &Descriptor) -> io::Result<File> {
    use std::os::fd::AsFd;
    let copy = match standard {
        Descriptor::Stdin => io::stdin().as_fd().try_clone_to_owned(),
        Descriptor::Stderr => io::stderr().as_fd().try_clone_to_owned(),
        Descriptor::Stdout | Descriptor::File(_) => io::stdout().as_fd().try_clone_to_owned(),
    };
    copy.map(File::from)
}

#[cfg(not(unix))]
fn copy_of(_: &Descriptor) -> io::Result<File> {
    Err(illegal_seek())
}

#[cfg(unix)]
fn pipe(cx: &mut Cx, _: &Args) -> NativeResult {
    use std::os::fd::OwnedFd;
    let (reader, writer) = checked(cx, io::pipe())?;
    let (reader, writer): (OwnedFd, OwnedFd) = (reader.into(), writer.into());
    let ends = [keep(cx, reader.into()), keep(cx, writer.into())];
    Ok(Tuple::new(ends).into_value())
}

#[cfg(not(unix))]
fn pipe(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("os.pipe() is not supported by Bide on this system"))
}

/// Does something with the system's own descriptor behind a number.
#[cfg(unix)]
fn with_descriptor<T>(
    cx: &mut Cx,
    number: &Value,
    act: impl FnOnce(std::os::fd::BorrowedFd) -> rustix::io::Result<T>,
) -> Result<T, Raised> {
    use std::os::fd::AsFd;
    let done = match descriptor(cx, number)? {
        Descriptor::File(file) => act(file.as_fd()),
        Descriptor::Stdin => act(io::stdin().as_fd()),
        Descriptor::Stdout => act(io::stdout().as_fd()),
        Descriptor::Stderr => act(io::stderr().as_fd()),
    };
    checked(cx, done.map_err(io::Error::from))
}

#[cfg(unix)]
fn get_blocking(cx: &mut Cx, args: &Args) -> NativeResult {
    use rustix::fs::OFlags;
    let flags = with_descriptor(cx, args.req(0), |fd| rustix::fs::fcntl_getfl(fd))?;
    Ok(Value::bool(!flags.contains(OFlags::NONBLOCK)))
}

#[cfg(unix)]
fn set_blocking(cx: &mut Cx, args: &Args) -> NativeResult {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    let blocking = cx.truth(args.req(1))?;
    with_descriptor(cx, args.req(0), |fd| {
        let mut flags = fcntl_getfl(fd)?;
        flags.set(OFlags::NONBLOCK, !blocking);
        fcntl_setfl(fd, flags)
    })?;
    Ok(Value::NONE)
}

#[cfg(not(unix))]
fn get_blocking(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::TRUE)
}

#[cfg(not(unix))]
fn set_blocking(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("os.set_blocking() is not supported by Bide on this system"))
}

fn fstat(cx: &mut Cx, args: &Args) -> NativeResult {
    let found = match descriptor(cx, args.req(0))? {
        Descriptor::File(file) => file.metadata(),
        standard => copy_of(&standard).and_then(|copy| copy.metadata()),
    };
    Ok(os::stat_tuple(&checked(cx, found)?))
}
