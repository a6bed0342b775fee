//! `_os`: what the module `os` asks of the system; the rest of it is in `stdlib/os`.

use std::path::Path;

use super::subprocess::kill;
use super::{errno, random};
use crate::objects::bytes::Bytes;
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
        "_facts",
        "(path, follow, /)",
        "The kind, size and modification time of a file, or None.",
        facts,
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
    Ok(module.into_value())
}

/// A path argument: a string, bytes, or something with `__fspath__`.
fn path(cx: &mut Cx, args: &Args, index: usize) -> Result<String, Raised> {
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
    if let Some(text) = inner.get::<Str>() {
        return Ok(text.as_str().to_owned());
    }
    if let Some(bytes) = inner.get::<Bytes>() {
        return Ok(String::from_utf8_lossy(bytes.as_slice()).into_owned());
    }
    let name = cx.type_name(&given);
    Err(cx.type_error(format_args!(
        "expected str, bytes or os.PathLike object, not {name}"
    )))
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

/// ("file" | "folder" | "link" | "other", size, seconds since 1970)
fn facts(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    let follow = cx.truth(args.req(1))?;
    let found = if follow {
        std::fs::metadata(&path)
    } else {
        std::fs::symlink_metadata(&path)
    };
    let Ok(found) = found else {
        return Ok(Value::NONE);
    };
    let kind = if found.is_file() {
        "file"
    } else if found.is_dir() {
        "folder"
    } else if found.is_symlink() {
        "link"
    } else {
        "other"
    };
    let modified = found
        .modified()
        .ok()
        .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let seconds = modified.map_or(0.0, |time| time.as_secs_f64());
    let facts = [
        cx.str(kind),
        Value::int(found.len() as i64),
        Value::float(seconds),
    ];
    Ok(Tuple::new(facts).into_value())
}

fn realpath(cx: &mut Cx, args: &Args) -> NativeResult {
    let path = path(cx, args, 0)?;
    match Path::new(&path).canonicalize() {
        Ok(real) => Ok(cx.str(real.to_string_lossy())),
        Err(_) => Ok(Value::NONE),
    }
}
