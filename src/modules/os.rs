//! `_os`: what the module `os` asks of the system; the rest of it is in `stdlib/os`.

use std::path::Path;
use std::time::Duration;

use super::subprocess::kill;
use super::{descriptors, errno, random, struct_sequence};
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def("getcwd", "()", "The current folder.", getcwd),
    def("chdir", "(path)", "Change the current folder.", chdir),
    def("listdir", "(path='.')", "The names in a folder.", listdir),
    def("mkdir", "(path, mode=511)", "Make a folder.", mkdir),
    def("rmdir", "(path)", "Remove an empty folder.", rmdir),
    def("remove", "(path)", "Remove a file.", remove),
    def("unlink", "(path)", "Remove a file.", remove),
    def("rename", "(src, dst)", "Rename a file or folder.", rename),
    def(
        "replace",
        "(src, dst)",
        "Rename a file or folder over another.",
        rename,
    ),
    def("kill", "(pid, signal, /)", "Send a signal.", kill),
    def("getpid", "()", "The number of this process.", getpid),
    def(
        "cpu_count",
        "()",
        "How many processors there are.",
        cpu_count,
    ),
    def(
        "urandom",
        "(size, /)",
        "Random bytes from the system.",
        urandom,
    ),
    def(
        "_environment",
        "()",
        "The environment, as a dict.",
        environment,
    ),
    def(
        "_stat",
        "(path, follow, /)",
        "What the system knows of a file.",
        stat,
    ),
    def(
        "_scandir",
        "(path)",
        "What is in a folder: names, and what each is.",
        scandir,
    ),
    def(
        "uname",
        "()",
        "Return an object identifying the current operating system.",
        uname,
    ),
    def("link", "(src, dst)", "Make a second name for a file.", link),
    def(
        "symlink",
        "(src, dst, target_is_directory=False)",
        "Make a symbolic link.",
        symlink,
    ),
    def("readlink", "(path)", "What a symbolic link says.", readlink),
    def(
        "chmod",
        "(path, mode, *, dir_fd=None, follow_symlinks=True)",
        "Change who may do what with a file.",
        chmod,
    ),
    def(
        "chown",
        "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
        "Change whose a file is.",
        chown,
    ),
    def(
        "umask",
        "(mask, /)",
        "Set what new files do not allow; gives what it was.",
        umask,
    ),
    def(
        "_utime",
        "(path, accessed, modified, /)",
        "Set the times of a file, in seconds.",
        utime,
    ),
    def(
        "strerror",
        "(code, /)",
        "The words of a system error.",
        strerror,
    ),
    def(
        "getppid",
        "()",
        "The number of the process that began this one.",
        getppid,
    ),
    def(
        "_realpath",
        "(path, /)",
        "The path without symbolic links, or None.",
        realpath,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_os", "What `os` asks of the system.", FUNCTIONS);
    super::set_text(
        cx,
        &module,
        "name",
        if cfg!(windows) { "nt" } else { "posix" },
    );
    let names = ["sysname", "nodename", "release", "version", "machine"];
    let class = struct_sequence::class(cx, "posix", UNAME, &names);
    super::set(cx, &module, UNAME, class.into_value());
    for def in descriptors::FUNCTIONS
        .iter()
        .chain(super::io::standard::BYTES)
    {
        let function = cx.native(def, false);
        super::set(cx, &module, def.name, function);
    }
    for (name, flag) in descriptors::FLAGS {
        super::set(cx, &module, name, Value::int(*flag));
    }
    Ok(module.into_value())
}

/// The class of what `uname` gives.
const UNAME: &str = "uname_result";

fn uname(cx: &mut Cx, _: &Args) -> NativeResult {
    let module = cx.import("_os")?;
    let name = cx.intern(UNAME);
    let Some(class) = cx.get_attr(&module, &name)?.get::<Class>().cloned() else {
        return Err(cx.type_error("uname_result is no class"));
    };
    let system = rustix::system::uname();
    let parts = [
        system.sysname(),
        system.nodename(),
        system.release(),
        system.version(),
        system.machine(),
    ];
    let parts = parts.map(|part| cx.str(part.to_string_lossy()));
    Ok(struct_sequence::instance(cx, &class, parts.into()))
}

/// A path argument: a string, bytes, or something with `__fspath__`.
pub fn path(cx: &mut Cx, args: &Args, index: usize) -> Result<String, Raised> {
    let given = args.opt(index).cloned();
    let Some(given) = given else {
        return Ok(".".into());
    };
    let name = cx.intern("__fspath__");
    let given = match cx.call_special(&given, &name, &[])? {
        Some(path) => path,
        None => given,
    };
    let inner = cx.inner(&given);
    let path = match (inner.get::<Str>(), inner.get::<Bytes>()) {
        (Some(text), _) => text.as_str().to_owned(),
        (None, Some(bytes)) => String::from_utf8_lossy(bytes.as_slice()).into_owned(),
        (None, None) => {
            let name = cx.type_name(&given);
            return Err(cx.type_error(format_args!(
                "expected str, bytes or os.PathLike object, not {name}"
            )));
        }
    };
    match path.contains('\0') {
        true => Err(cx.value_error("embedded null byte")),
        false => Ok(path),
    }
}

/// What a system call gave, or the `OSError` for it.
fn checked<T>(cx: &mut Cx, result: std::io::Result<T>, path: &str) -> Result<T, Raised> {
    result.map_err(|error| errno::raise(cx, &error, Some(path)))
}

fn getcwd(cx: &mut Cx, _: &Args) -> NativeResult {
    let folder = std::env::current_dir().map_err(|error| errno::raise(cx, &error, None))?;
    Ok(cx.str(folder.to_string_lossy()))
}

fn chdir(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    checked(cx, std::env::set_current_dir(&path), &path)?;
    Ok(Value::NONE)
}

fn listdir(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    let entries = checked(cx, std::fs::read_dir(&path), &path)?;
    let names =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let names = names.map(|name| Str::new(name).into_value()).collect();
    Ok(List::new(names).into_value())
}

fn mkdir(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    checked(cx, std::fs::create_dir(&path), &path)?;
    Ok(Value::NONE)
}

fn rmdir(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    checked(cx, std::fs::remove_dir(&path), &path)?;
    Ok(Value::NONE)
}

fn remove(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    checked(cx, std::fs::remove_file(&path), &path)?;
    Ok(Value::NONE)
}

fn rename(cx: &mut Cx, args: &Args) -> NativeResult {
    let (from, to) = (path(cx, args, 0)?, path(cx, args, 1)?);
    checked(cx, std::fs::rename(&from, &to), &from)?;
    Ok(Value::NONE)
}

fn getpid(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::int(std::process::id().into()))
}

fn cpu_count(_: &mut Cx, _: &Args) -> NativeResult {
    let count = std::thread::available_parallelism();
    Ok(count.map_or(Value::NONE, |count| Value::int(count.get() as i64)))
}

fn urandom(cx: &mut Cx, args: &Args) -> NativeResult {
    let size = cx.index(args.req(0))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(cx.value_error("negative argument not allowed"));
    };
    Ok(Bytes::new(random::system_bytes(cx, size)?).into_value())
}

fn environment(cx: &mut Cx, _: &Args) -> NativeResult {
    let environment = Dict::new();
    for (name, value) in std::env::vars_os() {
        let name = cx.intern(&name.to_string_lossy());
        environment.set_str(&name, cx.str(value.to_string_lossy()));
    }
    Ok(environment.into_value())
}

fn stat(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    let found = if cx.truth(args.req(1))? {
        std::fs::metadata(&path)
    } else {
        std::fs::symlink_metadata(&path)
    };
    Ok(stat_tuple(&checked(cx, found, &path)?))
}

/// The ten numbers of `stat`, then the three times in seconds, then in nanoseconds.
#[cfg(unix)]
pub fn stat_tuple(found: &std::fs::Metadata) -> Value {
    use std::os::unix::fs::MetadataExt;
    let times = [
        (found.atime(), found.atime_nsec()),
        (found.mtime(), found.mtime_nsec()),
        (found.ctime(), found.ctime_nsec()),
    ];
    let numbers = [
        i64::from(found.mode()),
        found.ino() as i64,
        found.dev() as i64,
        found.nlink() as i64,
        i64::from(found.uid()),
        i64::from(found.gid()),
        found.size() as i64,
    ];
    let whole = times.map(|(seconds, _)| Value::int(seconds));
    let exact = times.map(|(seconds, rest)| Value::float(seconds as f64 + rest as f64 * 1e-9));
    let nanos = times.map(|(seconds, rest)| Value::int(seconds * 1_000_000_000 + rest));
    let all = numbers
        .map(Value::int)
        .into_iter()
        .chain(whole)
        .chain(exact)
        .chain(nanos);
    Tuple::new(all.collect::<Vec<_>>()).into_value()
}

/// The ten numbers of `stat`, then the three times in seconds, then in nanoseconds.
#[cfg(not(unix))]
pub fn stat_tuple(found: &std::fs::Metadata) -> Value {
    let mode = if found.is_dir() { 0o040_755 } else { 0o100_644 };
    let zeros = [0; 6].map(Value::int);
    let numbers = [
        Value::int(mode),
        Value::int(0),
        Value::int(0),
        Value::int(1),
        Value::int(0),
        Value::int(0),
    ];
    let size = [Value::int(found.len() as i64)];
    let rest = [0; 3].map(Value::int);
    let all = numbers.into_iter().chain(size).chain(rest).chain(zeros);
    Tuple::new(all.collect::<Vec<_>>()).into_value()
}

/// Pairs of a name and "file", "folder", "link" or "other".
fn scandir(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    let mut found = Vec::new();
    for entry in checked(cx, std::fs::read_dir(&path), &path)? {
        let entry = checked(cx, entry, &path)?;
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_symlink() => "link",
            Ok(kind) if kind.is_dir() => "folder",
            Ok(kind) if kind.is_file() => "file",
            _ => "other",
        };
        let pair = [cx.str(entry.file_name().to_string_lossy()), cx.str(kind)];
        found.push(Tuple::new(pair).into_value());
    }
    Ok(List::new(found).into_value())
}

fn link(cx: &mut Cx, args: &Args) -> NativeResult {
    let (from, to) = (path(cx, args, 0)?, path(cx, args, 1)?);
    checked(cx, std::fs::hard_link(&from, &to), &from)?;
    Ok(Value::NONE)
}

#[cfg(unix)]
fn symlink(cx: &mut Cx, args: &Args) -> NativeResult {
    let (from, to) = (path(cx, args, 0)?, path(cx, args, 1)?);
    checked(cx, std::os::unix::fs::symlink(&from, &to), &from)?;
    Ok(Value::NONE)
}

#[cfg(not(unix))]
fn symlink(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("os.symlink() is not supported by Bide on this system"))
}

fn readlink(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    let target = checked(cx, std::fs::read_link(&path), &path)?;
    Ok(cx.str(target.to_string_lossy()))
}

#[cfg(unix)]
fn chmod(cx: &mut Cx, args: &Args) -> NativeResult {
    use std::os::unix::fs::PermissionsExt;
    let path = path(cx, args, 0)?;
    let mode = cx.index(args.req(1))?;
    if !follows_links(cx, args)? {
        return Err(cx.not_implemented_error("chmod: follow_symlinks unavailable on this platform"));
    }
    let permissions = std::fs::Permissions::from_mode(mode as u32);
    checked(cx, std::fs::set_permissions(&path, permissions), &path)?;
    Ok(Value::NONE)
}

#[cfg(not(unix))]
fn chmod(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("os.chmod() is not supported by Bide on this system"))
}

/// Whether the keyword-only argument after `dir_fd` says so, or is not given.
#[cfg(unix)]
fn follows_links(cx: &mut Cx, args: &Args) -> Result<bool, Raised> {
    args.kw(1).map_or(Ok(true), |follows| cx.truth(follows))
}

#[cfg(unix)]
fn chown(cx: &mut Cx, args: &Args) -> NativeResult {
    use std::os::unix::fs;
    let path = path(cx, args, 0)?;
    let [owner, group] = [cx.index(args.req(1))?, cx.index(args.req(2))?];
    let [owner, group] = [owner, group].map(|id| u32::try_from(id).ok());
    let done = match follows_links(cx, args)? {
        true => fs::chown(&path, owner, group),
        false => fs::lchown(&path, owner, group),
    };
    checked(cx, done, &path)?;
    Ok(Value::NONE)
}

#[cfg(not(unix))]
fn chown(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("os.chown() is not supported by Bide on this system"))
}

#[cfg(unix)]
fn umask(cx: &mut Cx, args: &Args) -> NativeResult {
    use rustix::fs::Mode;
    let mask = Mode::from_bits_truncate(cx.index(args.req(0))? as u32);
    Ok(Value::int(i64::from(rustix::process::umask(mask).bits())))
}

#[cfg(not(unix))]
fn umask(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("os.umask() is not supported by Bide on this system"))
}

fn utime(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    let at = |value: &Value| {
        let seconds = value.as_float().or(value.as_int().map(|int| int as f64));
        let since = Duration::try_from_secs_f64(seconds.unwrap_or(0.0)).unwrap_or_default();
        std::time::UNIX_EPOCH + since
    };
    let times = std::fs::FileTimes::new()
        .set_accessed(at(args.req(1)))
        .set_modified(at(args.req(2)));
    let done = std::fs::File::open(&path).and_then(|file| file.set_times(times));
    checked(cx, done, &path)?;
    Ok(Value::NONE)
}

fn strerror(cx: &mut Cx, args: &Args) -> NativeResult {
    let code = cx.index(args.req(0))?;
    let error = std::io::Error::from_raw_os_error(code as i32);
    Ok(cx.str(errno::describe(&error).1))
}

#[cfg(unix)]
fn getppid(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::int(std::os::unix::process::parent_id().into()))
}

#[cfg(not(unix))]
fn getppid(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::int(0))
}

fn realpath(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    match Path::new(&path).canonicalize() {
        Ok(real) => Ok(cx.str(real.to_string_lossy())),
        Err(_) => Ok(Value::NONE),
    }
}
