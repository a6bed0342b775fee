//! `errno`: the numbers of system errors; and the way from a system error to `OSError`.

use std::io;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// The names and numbers scripts compare with.
#[cfg(target_os = "linux")]
#[rustfmt::skip]
static NUMBERS: &[(&str, i64)] = &[
    ("EPERM", 1), ("ENOENT", 2), ("ESRCH", 3), ("EINTR", 4), ("EIO", 5), ("EBADF", 9), ("ECHILD", 10),
    ("EAGAIN", 11), ("EWOULDBLOCK", 11), ("ENOMEM", 12), ("EACCES", 13), ("EEXIST", 17), ("ENOTDIR", 20),
    ("EISDIR", 21), ("EINVAL", 22), ("EMFILE", 24), ("ENOSPC", 28), ("EPIPE", 32), ("EDOM", 33),
    ("ERANGE", 34), ("ENOTEMPTY", 39), ("EADDRINUSE", 98), ("ENETUNREACH", 101), ("ECONNABORTED", 103),
    ("ECONNRESET", 104), ("ENOTCONN", 107), ("ETIMEDOUT", 110), ("ECONNREFUSED", 111),
    ("EHOSTUNREACH", 113), ("EALREADY", 114), ("EINPROGRESS", 115),
];

/// The names and numbers scripts compare with.
#[cfg(not(target_os = "linux"))]
#[rustfmt::skip]
static NUMBERS: &[(&str, i64)] = &[
    ("EPERM", 1), ("ENOENT", 2), ("ESRCH", 3), ("EINTR", 4), ("EIO", 5), ("EBADF", 9), ("ECHILD", 10),
    ("ENOMEM", 12), ("EACCES", 13), ("EEXIST", 17), ("ENOTDIR", 20), ("EISDIR", 21), ("EINVAL", 22),
    ("EMFILE", 24), ("ENOSPC", 28), ("EPIPE", 32), ("EDOM", 33), ("ERANGE", 34), ("EAGAIN", 35),
    ("EWOULDBLOCK", 35), ("EINPROGRESS", 36), ("EALREADY", 37), ("EADDRINUSE", 48), ("ENETUNREACH", 51),
    ("ECONNABORTED", 53), ("ECONNRESET", 54), ("ENOTCONN", 57), ("ETIMEDOUT", 60), ("ECONNREFUSED", 61),
    ("EHOSTUNREACH", 65), ("ENOTEMPTY", 66),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "errno", "The numbers of system errors.", &[]);
    let codes = Dict::new();
    for (name, number) in NUMBERS {
        super::set(cx, &module, name, Value::int(*number));
        let name = cx.str(*name);
        cx.dict_set(&codes, Value::int(*number), name)?;
    }
    super::set(cx, &module, "errorcode", codes.into_value());
    Ok(module.into_value())
}

/// The number and the words of a system error.
pub fn describe(error: &io::Error) -> (i32, String) {
    let number = error.raw_os_error().unwrap_or(0);
    let words = error.to_string();
    let words = words
        .split(" (os error")
        .next()
        .unwrap_or(&words)
        .to_owned();
    (number, words)
}

/// Raises the `OSError` for a system error, about a file if one is named.
pub fn raise(cx: &mut Cx, error: &io::Error, file: Option<&str>) -> Raised {
    let class = class_of(cx, error);
    let (number, words) = describe(error);
    let mut args = vec![Value::int(number.into()), cx.str(words)];
    args.extend(file.map(|file| cx.str(file)));
    match cx.call(&class.into_value(), &args) {
        Ok(exception) => match exception.into() {
            Ok(exception) => Raised(exception),
            Err(_) => cx.runtime_error("an OSError is no exception"),
        },
        Err(raised) => raised,
    }
}

/// The subclass of `OSError` for a system error.
fn class_of(cx: &Cx, error: &io::Error) -> Ref<Class> {
    use io::ErrorKind::*;
    let known = &cx.exceptions;
    let class = match error.kind() {
        NotFound => &known.FileNotFoundError,
        PermissionDenied => &known.PermissionError,
        ConnectionRefused => &known.ConnectionRefusedError,
        ConnectionReset => &known.ConnectionResetError,
        ConnectionAborted => &known.ConnectionAbortedError,
        BrokenPipe => &known.BrokenPipeError,
        AlreadyExists => &known.FileExistsError,
        WouldBlock => &known.BlockingIOError,
        NotADirectory => &known.NotADirectoryError,
        IsADirectory => &known.IsADirectoryError,
        TimedOut => &known.TimeoutError,
        Interrupted => &known.InterruptedError,
        _ => &known.OSError,
    };
    class.clone()
}
