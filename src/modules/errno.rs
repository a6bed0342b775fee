//! `errno`: the numbers of system errors; and the way from a system error to `OSError`.

use std::io;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// The names and numbers, of which the last with a number is the one in `errorcode`.
#[cfg(target_os = "linux")]
#[rustfmt::skip]
static NUMBERS: &[(&str, i64)] = &[
    ("EPERM", 1), ("ENOENT", 2), ("ESRCH", 3), ("EINTR", 4), ("EIO", 5), ("ENXIO", 6), ("E2BIG", 7),
    ("ENOEXEC", 8), ("EBADF", 9), ("ECHILD", 10), ("EWOULDBLOCK", 11), ("EAGAIN", 11), ("ENOMEM", 12),
    ("EACCES", 13), ("EFAULT", 14), ("ENOTBLK", 15), ("EBUSY", 16), ("EEXIST", 17), ("EXDEV", 18),
    ("ENODEV", 19), ("ENOTDIR", 20), ("EISDIR", 21), ("EINVAL", 22), ("ENFILE", 23), ("EMFILE", 24),
    ("ENOTTY", 25), ("ETXTBSY", 26), ("EFBIG", 27), ("ENOSPC", 28), ("ESPIPE", 29), ("EROFS", 30),
    ("EMLINK", 31), ("EPIPE", 32), ("EDOM", 33), ("ERANGE", 34), ("EDEADLK", 35), ("EDEADLOCK", 35),
    ("ENAMETOOLONG", 36), ("ENOLCK", 37), ("ENOSYS", 38), ("ENOTEMPTY", 39), ("ELOOP", 40),
    ("ENOMSG", 42), ("EIDRM", 43), ("ECHRNG", 44), ("EL2NSYNC", 45), ("EL3HLT", 46), ("EL3RST", 47),
    ("ELNRNG", 48), ("EUNATCH", 49), ("ENOCSI", 50), ("EL2HLT", 51), ("EBADE", 52), ("EBADR", 53),
    ("EXFULL", 54), ("ENOANO", 55), ("EBADRQC", 56), ("EBADSLT", 57), ("EBFONT", 59), ("ENOSTR", 60),
    ("ENODATA", 61), ("ETIME", 62), ("ENOSR", 63), ("ENONET", 64), ("ENOPKG", 65), ("EREMOTE", 66),
    ("ENOLINK", 67), ("EADV", 68), ("ESRMNT", 69), ("ECOMM", 70), ("EPROTO", 71), ("EMULTIHOP", 72),
    ("EDOTDOT", 73), ("EBADMSG", 74), ("EOVERFLOW", 75), ("ENOTUNIQ", 76), ("EBADFD", 77),
    ("EREMCHG", 78), ("ELIBACC", 79), ("ELIBBAD", 80), ("ELIBSCN", 81), ("ELIBMAX", 82),
    ("ELIBEXEC", 83), ("EILSEQ", 84), ("ERESTART", 85), ("ESTRPIPE", 86), ("EUSERS", 87),
    ("ENOTSOCK", 88), ("EDESTADDRREQ", 89), ("EMSGSIZE", 90), ("EPROTOTYPE", 91), ("ENOPROTOOPT", 92),
    ("EPROTONOSUPPORT", 93), ("ESOCKTNOSUPPORT", 94), ("EOPNOTSUPP", 95), ("ENOTSUP", 95),
    ("EPFNOSUPPORT", 96), ("EAFNOSUPPORT", 97), ("EADDRINUSE", 98), ("EADDRNOTAVAIL", 99),
    ("ENETDOWN", 100), ("ENETUNREACH", 101), ("ENETRESET", 102), ("ECONNABORTED", 103),
    ("ECONNRESET", 104), ("ENOBUFS", 105), ("EISCONN", 106), ("ENOTCONN", 107), ("ESHUTDOWN", 108),
    ("ETOOMANYREFS", 109), ("ETIMEDOUT", 110), ("ECONNREFUSED", 111), ("EHOSTDOWN", 112),
    ("EHOSTUNREACH", 113), ("EALREADY", 114), ("EINPROGRESS", 115), ("ESTALE", 116), ("EUCLEAN", 117),
    ("ENOTNAM", 118), ("ENAVAIL", 119), ("EISNAM", 120), ("EREMOTEIO", 121), ("EDQUOT", 122),
    ("ENOMEDIUM", 123), ("EMEDIUMTYPE", 124), ("ECANCELED", 125), ("ENOKEY", 126), ("EKEYEXPIRED", 127),
    ("EKEYREVOKED", 128), ("EKEYREJECTED", 129), ("EOWNERDEAD", 130), ("ENOTRECOVERABLE", 131),
    ("ERFKILL", 132), ("EHWPOISON", 133), ("EFTYPE", 134),
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
