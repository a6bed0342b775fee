//! Names of hosts and services: `getaddrinfo` and its relatives. They may take long, so they block as
//! work for the thread pool.

use std::net::SocketAddr;

use dns_lookup::{AddrInfo, AddrInfoHints, LookupError};

use super::address;
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::reactor::poller::Outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, Job, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

/// The functions of the module that look names up.
pub static FUNCTIONS: &[NativeDef] = &[
    flow_def(
        "getaddrinfo",
        "(host, port, family=0, type=0, proto=0, flags=0)",
        "The addresses of a host and service.",
        getaddrinfo,
    ),
    flow_def(
        "getnameinfo",
        "(sockaddr, flags, /)",
        "The names of a host and service.",
        getnameinfo,
    ),
    flow_def(
        "gethostbyname",
        "(hostname, /)",
        "The number of a host.",
        gethostbyname,
    ),
    def(
        "is_socket_file",
        "(path, /)",
        "Whether there is a socket at a path.",
        is_socket_file,
    ),
    def("gethostname", "()", "The name of this host.", gethostname),
    def("inet_aton", "(ip_addr, /)", "A number as bytes.", inet_aton),
    def(
        "inet_ntoa",
        "(packed_ip, /)",
        "A number as text.",
        inet_ntoa,
    ),
    def(
        "inet_pton",
        "(address_family, ip_string, /)",
        "A number as bytes.",
        inet_pton,
    ),
    def(
        "inet_ntop",
        "(address_family, packed_ip, /)",
        "A number as text.",
        inet_ntop,
    ),
    def(
        "htons",
        "(x, /)",
        "16 bits in the network's order.",
        swap_short,
    ),
    def(
        "ntohs",
        "(x, /)",
        "16 bits in this machine's order.",
        swap_short,
    ),
    def(
        "htonl",
        "(x, /)",
        "32 bits in the network's order.",
        swap_long,
    ),
    def(
        "ntohl",
        "(x, /)",
        "32 bits in this machine's order.",
        swap_long,
    ),
];

type Found = Result<Vec<AddrInfo>, LookupError>;

/// Looks a name up, which may take long.
pub fn look_up(
    host: Option<&str>,
    service: Option<&str>,
    family: i32,
    kind: i32,
    protocol: i32,
    flags: i32,
) -> Found {
    let hints = AddrInfoHints {
        flags,
        address: family,
        socktype: kind,
        protocol,
    };
    let found = dns_lookup::getaddrinfo(host, service, Some(hints))?;
    Ok(found.filter_map(Result::ok).collect())
}

/// `gaierror`, which the module made.
pub fn failed(cx: &mut Cx, error: LookupError) -> Raised {
    let number = i64::from(error.error_num());
    let error: std::io::Error = error.into();
    let text = error.to_string();
    let words = match text.split_once(": ") {
        Some((_, words)) => words.to_owned(),
        None => text,
    };
    let class = super::gaierror(cx);
    let words = cx.str(words);
    let exception = Exception::new(class, vec![Value::int(number), words.clone()]);
    let attrs = exception.dict();
    attrs.set_str(&cx.names.errno, Value::int(number));
    attrs.set_str(&cx.names.strerror, words);
    Raised(exception)
}

/// A host or service argument: text, bytes, a number, or None.
fn name_argument(cx: &mut Cx, given: &Value, is_port: bool) -> Result<Option<String>, Raised> {
    let inner = cx.inner(given);
    if given.is_none() {
        return Ok(None);
    }
    if let Some(text) = inner.get::<Str>() {
        return Ok(Some(text.as_str().to_owned()));
    }
    if let Some(bytes) = inner.get::<Bytes>() {
        return Ok(Some(String::from_utf8_lossy(bytes.as_slice()).into_owned()));
    }
    if is_port && let Some(number) = inner.as_int() {
        return Ok(Some(number.to_string()));
    }
    if is_port {
        let class = cx.exceptions.OSError.clone();
        return Err(cx.raise(&class, "Int or String expected"));
    }
    Err(cx.type_error("getaddrinfo() argument 1 must be string or None"))
}

fn number(cx: &mut Cx, args: &Args, at: usize) -> Result<i32, Raised> {
    match args.opt(at) {
        Some(value) => super::int_argument(cx, value),
        None => Ok(0),
    }
}

fn getaddrinfo(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let host = name_argument(cx, args.req(0), false)?;
    let service = name_argument(cx, args.req(1), true)?;
    let family = number(cx, args, 2)?;
    let kind = number(cx, args, 3)?;
    let protocol = number(cx, args, 4)?;
    let flags = number(cx, args, 5)?;
    let work = move || -> Outcome {
        let (host, service) = (host.as_deref(), service.as_deref());
        Box::new(look_up(host, service, family, kind, protocol, flags))
    };
    Ok(Flow::Block(Job::Work {
        work: Box::new(work),
        then: found,
    }))
}

/// What `getaddrinfo` gives, from what was found.
fn found(cx: &mut Cx, outcome: Outcome) -> NativeResult {
    let Ok(found) = outcome.downcast::<Found>() else {
        return Ok(Value::NONE);
    };
    let found = (*found).map_err(|error| failed(cx, error))?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        let items = vec![
            super::as_enum(cx, "AddressFamily", row.address)?,
            super::as_enum(cx, "SocketKind", row.socktype)?,
            Value::int(row.protocol.into()),
            cx.str(row.canonname.clone().unwrap_or_default()),
            address::inet_value(cx, &row.sockaddr),
        ];
        rows.push(Tuple::new(items).into_value());
    }
    Ok(List::new(rows).into_value())
}

fn gethostbyname(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let host = name_argument(cx, args.req(0), false)?;
    let work =
        move || -> Outcome { Box::new(look_up(host.as_deref(), None, address::AF_INET, 0, 0, 0)) };
    Ok(Flow::Block(Job::Work {
        work: Box::new(work),
        then: first_host,
    }))
}

fn first_host(cx: &mut Cx, outcome: Outcome) -> NativeResult {
    let Ok(found) = outcome.downcast::<Found>() else {
        return Ok(Value::NONE);
    };
    let found = (*found).map_err(|error| failed(cx, error))?;
    let first = found.first().map(|row| row.sockaddr.ip().to_string());
    Ok(cx.str(first.unwrap_or_default()))
}

fn getnameinfo(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let Some(items) = cx.inner(args.req(0)).get::<Tuple>().cloned() else {
        return Err(cx.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let host = match items.items().first() {
        Some(host) => cx.str_of(host)?.as_str().to_owned(),
        None => String::new(),
    };
    let family = if host.contains(':') {
        address::AF_INET6
    } else {
        address::AF_INET
    };
    let address = address::of_value(cx, family, args.req(0), "getnameinfo")?;
    let Ok(address) = SocketAddr::try_from(address) else {
        return Err(cx.value_error("no internet address"));
    };
    let flags = super::int_argument(cx, args.req(1))?;
    let work = move || -> Outcome { Box::new(dns_lookup::getnameinfo(&address, flags)) };
    Ok(Flow::Block(Job::Work {
        work: Box::new(work),
        then: names,
    }))
}

fn names(cx: &mut Cx, outcome: Outcome) -> NativeResult {
    let Ok(found) = outcome.downcast::<Result<(String, String), LookupError>>() else {
        return Ok(Value::NONE);
    };
    let (host, service) = (*found).map_err(|error| failed(cx, error))?;
    let (host, service) = (cx.str(host), cx.str(service));
    Ok(Tuple::new([host, service]).into_value())
}

fn is_socket_file(cx: &mut Cx, args: &Args) -> NativeResult {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::FileTypeExt;
    let path = super::path_bytes(cx, args.req(0))?;
    let facts = std::fs::metadata(std::ffi::OsStr::from_bytes(&path));
    let is_socket = facts.is_ok_and(|facts| facts.file_type().is_socket());
    Ok(Value::bool(is_socket))
}

fn gethostname(cx: &mut Cx, _: &Args) -> NativeResult {
    let name = rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned();
    Ok(cx.str(name))
}

fn inet_aton(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = cx.str_of(args.req(0))?;
    address::packed(cx, address::AF_INET, text.as_str()).map_err(|_| {
        let class = cx.exceptions.OSError.clone();
        cx.raise(&class, "illegal IP address string passed to inet_aton")
    })
}

fn inet_ntoa(cx: &mut Cx, args: &Args) -> NativeResult {
    let bytes = cx.bytes_argument(args.req(0))?;
    address::unpacked(cx, address::AF_INET, &bytes)
}

fn inet_pton(cx: &mut Cx, args: &Args) -> NativeResult {
    let family = super::int_argument(cx, args.req(0))?;
    let text = cx.str_of(args.req(1))?;
    address::packed(cx, family, text.as_str())
}

fn inet_ntop(cx: &mut Cx, args: &Args) -> NativeResult {
    let family = super::int_argument(cx, args.req(0))?;
    let bytes = cx.bytes_argument(args.req(1))?;
    address::unpacked(cx, family, &bytes)
}

fn swap_short(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = cx.index(args.req(0))?;
    match u16::try_from(given) {
        Ok(number) => Ok(Value::int(number.to_be().into())),
        Err(_) => Err(cx.overflow_error("int larger than 16 bits")),
    }
}

fn swap_long(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = cx.index(args.req(0))?;
    match u32::try_from(given) {
        Ok(number) => Ok(Value::int(number.to_be().into())),
        Err(_) => Err(cx.overflow_error("int larger than 32 bits")),
    }
}
