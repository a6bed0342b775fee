//! The methods of socket objects.

use std::io;
use std::os::fd::{AsFd, IntoRawFd, OwnedFd};
use std::rc::Rc;

use rustix::net::{RecvFlags, Shutdown};

use super::object::{self, Sock, Socket, attempt, deadline, receiver};
use super::{address, int_argument, options};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::foreign::Foreign;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::reactor::descriptor;
use crate::reactor::poll::Interest;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

/// What sockets can do that asyncio's view of one can do too.
pub static SHARED: &[NativeDef] = &[
    def("fileno", "(self)", "The number of its descriptor.", fileno),
    def(
        "getpeername",
        "(self)",
        "The other end's address.",
        getpeername,
    ),
    def("getsockname", "(self)", "Its own address.", getsockname),
    def(
        "getsockopt",
        "(self, level, optname, buflen=0, /)",
        "An option.",
        getsockopt,
    ),
    def(
        "setsockopt",
        "(self, level, optname, value, optlen=None, /)",
        "Sets an option.",
        setsockopt,
    ),
    def("gettimeout", "(self)", "How long it may block.", gettimeout),
    def("settimeout", "(self, value, /)", "Sets that.", settimeout),
    def(
        "setblocking",
        "(self, flag, /)",
        "Whether it blocks.",
        setblocking,
    ),
    def("getblocking", "(self)", "Whether it blocks.", getblocking),
    def(
        "shutdown",
        "(self, how, /)",
        "Ends reading or writing.",
        shutdown,
    ),
    def("dup", "(self)", "Another socket for the same thing.", dup),
];

/// What only sockets can do.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, family=-1, type=-1, proto=-1, fileno=None)",
        "Makes a socket.",
        new,
    ),
    def(
        "__init__",
        "(self, family=-1, type=-1, proto=-1, fileno=None)",
        "Does nothing more.",
        init,
    ),
    flow_def("accept", "(self)", "Takes a connection.", accept),
    def("bind", "(self, address, /)", "Gives it an address.", bind),
    def("close", "(self)", "Closes it.", close),
    flow_def("connect", "(self, address, /)", "Connects it.", connect),
    flow_def(
        "connect_ex",
        "(self, address, /)",
        "Connects it; gives an error number.",
        connect_ex,
    ),
    def("detach", "(self)", "Gives the descriptor away.", detach),
    def("listen", "(self, backlog=128, /)", "Listens.", listen),
    flow_def("recv", "(self, bufsize, flags=0, /)", "Receives.", recv),
    flow_def(
        "recv_into",
        "(self, buffer, nbytes=0, flags=0)",
        "Receives into a buffer.",
        recv_into,
    ),
    flow_def(
        "recvfrom",
        "(self, bufsize, flags=0, /)",
        "Receives; says from where.",
        recvfrom,
    ),
    flow_def(
        "send",
        "(self, data, flags=0, /)",
        "Sends some of it.",
        send,
    ),
    flow_def(
        "sendall",
        "(self, data, flags=0, /)",
        "Sends it all.",
        sendall,
    ),
    flow_def(
        "sendto",
        "(self, data, *args)",
        "Sends to an address.",
        sendto,
    ),
    def("__enter__", "(self)", "Itself.", itself),
    def("__exit__", "(self, *args)", "Closes it.", close),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// The attributes of sockets.
pub static PROPERTIES: &[NativeDef] = &[
    def("family", "(self)", "Its address family.", family),
    def("type", "(self)", "Its type.", kind),
    def("proto", "(self)", "Its protocol.", protocol),
    def("timeout", "(self)", "How long it may block.", gettimeout),
];

fn checked<T>(cx: &mut Cx, result: io::Result<T>) -> Result<T, Raised> {
    result.map_err(|error| cx.os_error(&error, None))
}

/// What may be added to a socket's type.
const NONBLOCK: i32 = if cfg!(target_os = "linux") { 0o4000 } else { 0 };
const CLOEXEC: i32 = if cfg!(target_os = "linux") {
    0o2000000
} else {
    0
};

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut numbers = [0; 3];
    let defaults = [address::AF_INET, libc::SOCK_STREAM, 0];
    for (at, number) in numbers.iter_mut().enumerate() {
        let given = match args.opt(at + 1) {
            Some(value) => int_argument(cx, value)?,
            None => -1,
        };
        *number = if given == -1 { defaults[at] } else { given };
    }
    let [mut family, mut kind, protocol] = numbers;
    let is_blocking = kind & NONBLOCK == 0;
    kind &= !(NONBLOCK | CLOEXEC);
    let descriptor = match args.opt(4).filter(|given| !given.is_none()) {
        Some(given) => {
            let descriptor = adopt(cx, given)?;
            (family, kind) = facts(&descriptor);
            descriptor
        }
        None => {
            let opened = object::open(family, kind, protocol);
            checked(cx, opened)?
        }
    };
    let socket = Sock::new(descriptor, family, kind, protocol);
    if !is_blocking {
        socket.timeout.set(Some(0.0));
    }
    let inner = object::to_value(cx, socket.clone());
    match args.req(0).get::<Class>().cloned() {
        Some(class) if !class.builtin => Ok(cx.wrap_new(&class, inner)),
        _ => Ok(inner),
    }
}

fn init(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
}

/// Takes a descriptor over that a script knows by its number.
fn adopt(cx: &mut Cx, number: &Value) -> Result<OwnedFd, Raised> {
    let number = int_argument(cx, number)?;
    if number < 0 {
        return Err(cx.value_error("negative file descriptor"));
    }
    let lent = descriptor::lend(number);
    let is_socket = lent.and_then(|lent| Ok(rustix::net::getsockname(lent)?));
    checked(cx, is_socket)?;
    let owned = descriptor::own(number);
    let owned = checked(cx, owned)?;
    let non_blocking = rustix::io::ioctl_fionbio(&owned, true);
    checked(cx, non_blocking.map_err(io::Error::from))?;
    Ok(owned)
}

/// The family and type of a descriptor.
fn facts(descriptor: &OwnedFd) -> (i32, i32) {
    let family = rustix::net::getsockname(descriptor).map_or(address::AF_INET, |address| {
        i32::from(address.address_family().as_raw())
    });
    let kind = rustix::net::sockopt::socket_type(descriptor)
        .map_or(libc::SOCK_STREAM, |kind| kind.as_raw() as i32);
    (family, kind)
}

fn itself(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(args.req(0).clone())
}

fn fileno(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(receiver(cx, args)?.number().into()))
}

fn family(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = receiver(cx, args)?.family;
    super::as_enum(cx, "AddressFamily", number)
}

fn kind(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = receiver(cx, args)?.kind;
    super::as_enum(cx, "SocketKind", number)
}

fn protocol(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(receiver(cx, args)?.protocol.into()))
}

fn getpeername(cx: &mut Cx, args: &Args) -> NativeResult {
    let address = receiver(cx, args)?.peer_address();
    match checked(cx, address)? {
        Some(address) => Ok(address::to_value(cx, &address)),
        None => Ok(cx.str("")),
    }
}

fn getsockname(cx: &mut Cx, args: &Args) -> NativeResult {
    let address = receiver(cx, args)?.own_address();
    let address = checked(cx, address)?;
    Ok(address::to_value(cx, &address))
}

fn getsockopt(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let (level, name) = (
        int_argument(cx, args.req(1))?,
        int_argument(cx, args.req(2))?,
    );
    let length = match args.opt(3) {
        Some(length) => int_argument(cx, length)?,
        None => 0,
    };
    if length == 0 {
        let value = socket.with(|fd| options::get(fd, level, name));
        return Ok(Value::int(checked(cx, value)?));
    }
    let bytes = if (level, name) == (libc::SOL_SOCKET, libc::SO_LINGER) {
        socket.with(options::linger_bytes)
    } else {
        let number = socket.with(|fd| options::get(fd, level, name));
        number.map(|number| (number as i32).to_ne_bytes().to_vec())
    };
    Ok(Bytes::new(checked(cx, bytes)?).into_value())
}

fn setsockopt(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let (level, name) = (
        int_argument(cx, args.req(1))?,
        int_argument(cx, args.req(2))?,
    );
    let value = args.req(3);
    let done = match cx
        .inner(value)
        .as_int()
        .or(cx.inner(value).as_bool().map(i64::from))
    {
        Some(number) => socket.with(|fd| options::set(fd, level, name, number)),
        None if super::is_int(cx, value) => {
            let number = cx.index(value)?;
            socket.with(|fd| options::set(fd, level, name, number))
        }
        None => {
            let bytes = cx.bytes_argument(value)?;
            socket.with(|fd| options::set_bytes(fd, level, name, &bytes))
        }
    };
    checked(cx, done)?;
    Ok(Value::NONE)
}

fn gettimeout(cx: &mut Cx, args: &Args) -> NativeResult {
    let timeout = receiver(cx, args)?.timeout.get();
    Ok(timeout.map_or(Value::NONE, Value::float))
}

fn settimeout(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    if args.req(1).is_none() {
        socket.timeout.set(None);
        return Ok(Value::NONE);
    }
    let seconds = cx.to_float(args.req(1))?;
    if seconds < 0.0 {
        return Err(cx.value_error("Timeout value out of range"));
    }
    socket.timeout.set(Some(seconds));
    Ok(Value::NONE)
}

fn setblocking(cx: &mut Cx, args: &Args) -> NativeResult {
    let blocking = cx.truth(args.req(1))?;
    let timeout = if blocking { None } else { Some(0.0) };
    receiver(cx, args)?.timeout.set(timeout);
    Ok(Value::NONE)
}

fn getblocking(cx: &mut Cx, args: &Args) -> NativeResult {
    let timeout = receiver(cx, args)?.timeout.get();
    Ok(Value::bool(timeout != Some(0.0)))
}

fn shutdown(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let how = match int_argument(cx, args.req(1))? {
        libc::SHUT_RD => Shutdown::Read,
        libc::SHUT_WR => Shutdown::Write,
        libc::SHUT_RDWR => Shutdown::Both,
        _ => {
            let error = io::Error::from_raw_os_error(libc::EINVAL);
            return Err(cx.os_error(&error, None));
        }
    };
    let done = socket.with(|fd| Ok(rustix::net::shutdown(fd, how)?));
    checked(cx, done)?;
    Ok(Value::NONE)
}

fn dup(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let copy = socket.with(|fd| fd.try_clone_to_owned());
    let copy = Sock::new(
        checked(cx, copy)?,
        socket.family,
        socket.kind,
        socket.protocol,
    );
    copy.timeout.set(socket.timeout.get());
    Ok(object::to_value(cx, copy))
}

fn bind(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let address = address::of_value(cx, socket.family, args.req(1), "bind")?;
    let done = socket.with(|fd| Ok(rustix::net::bind(fd, &address)?));
    checked(cx, done)?;
    Ok(Value::NONE)
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    drop(receiver(cx, args)?.take());
    Ok(Value::NONE)
}

fn detach(cx: &mut Cx, args: &Args) -> NativeResult {
    let descriptor = receiver(cx, args)?.take();
    let number = descriptor.map_or(-1, IntoRawFd::into_raw_fd);
    Ok(Value::int(number.into()))
}

fn listen(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let backlog = match args.opt(1) {
        Some(value) => int_argument(cx, value)?.max(0),
        None => 128,
    };
    let done = socket.with(|fd| Ok(rustix::net::listen(fd, backlog)?));
    checked(cx, done)?;
    Ok(Value::NONE)
}

fn accept(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let until = deadline(cx, &socket);
    let act = |cx: &mut Cx, socket: &Sock| {
        let (accepted, address) = socket.accept()?;
        let address = match address {
            Some(address) => address::to_value(cx, &address),
            None => cx.str(""),
        };
        let accepted = object::to_value(cx, accepted);
        Ok(Ok(Tuple::new([accepted, address]).into_value()))
    };
    attempt(cx, socket, Interest::READ, until, Box::new(act))
}

fn connect(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let address = address::of_value(cx, socket.family, args.req(1), "connect")?;
    let until = deadline(cx, &socket);
    let mut is_under_way = false;
    let act = move |_: &mut Cx, socket: &Sock| {
        if is_under_way {
            let error = socket.with(|fd| Ok(rustix::net::sockopt::socket_error(fd)?))?;
            return error.map(|()| Ok(Value::NONE)).map_err(io::Error::from);
        }
        match socket.with(|fd| Ok(rustix::net::connect(fd, &address)?)) {
            Err(error)
                if error.raw_os_error() == Some(libc::EINPROGRESS)
                    && socket.timeout.get() != Some(0.0) =>
            {
                is_under_way = true;
                Err(io::ErrorKind::WouldBlock.into())
            }
            done => done.map(|()| Ok(Value::NONE)),
        }
    };
    attempt(cx, socket, Interest::WRITE, until, Box::new(act))
}

fn connect_ex(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let flow = connect(cx, args);
    let number = |cx: &mut Cx, result: NativeResult| match result {
        Ok(_) => Ok(Flow::Return(Value::int(0))),
        Err(raised) if cx.is_instance_of(&raised.0.to_value(), &cx.exceptions.OSError) => {
            let number = raised.0.dict().get_str(&cx.names.errno);
            let timed_out = Value::int(libc::EAGAIN.into());
            Ok(Flow::Return(number.unwrap_or(timed_out)))
        }
        Err(raised) => Err(raised),
    };
    match flow {
        Ok(Flow::Return(value)) => number(cx, Ok(value)),
        Err(raised) => number(cx, Err(raised)),
        Ok(Flow::BlockThen(job, then)) => {
            let after = move |cx: &mut Cx, news: NativeResult| match then(cx, news) {
                Ok(Flow::Return(value)) => number(cx, Ok(value)),
                Err(raised) => number(cx, Err(raised)),
                flow => flow,
            };
            Ok(Flow::BlockThen(job, Box::new(after)))
        }
        flow => flow,
    }
}

/// How many bytes are asked for, and the flags.
fn wanted(cx: &mut Cx, args: &Args, caller: &str) -> Result<(usize, RecvFlags), Raised> {
    let count = cx.index(args.req(1))?;
    let Ok(count) = usize::try_from(count) else {
        return Err(cx.value_error(format_args!("negative buffersize in {caller}")));
    };
    Ok((count, flags_argument(cx, args.opt(2))?))
}

fn flags_argument(cx: &mut Cx, given: Option<&Value>) -> Result<RecvFlags, Raised> {
    let flags = match given {
        Some(flags) => int_argument(cx, flags)?,
        None => 0,
    };
    Ok(RecvFlags::from_bits_retain(flags as u32))
}

/// No buffer is greater, whatever a script asks for.
const BUFFER_MAX: usize = 16 * 1024 * 1024;

fn receive(socket: &Sock, count: usize, flags: RecvFlags) -> io::Result<Vec<u8>> {
    let mut buffer = vec![0; count.min(BUFFER_MAX)];
    let (got, _) = socket.with(|fd| Ok(rustix::net::recv(fd, &mut buffer[..], flags)?))?;
    buffer.truncate(got);
    Ok(buffer)
}

fn recv(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let (count, flags) = wanted(cx, args, "recv")?;
    let until = deadline(cx, &socket);
    let act = move |_: &mut Cx, socket: &Sock| {
        let bytes = receive(socket, count, flags)?;
        Ok(Ok(Bytes::new(bytes).into_value()))
    };
    attempt(cx, socket, Interest::READ, until, Box::new(act))
}

fn recv_into(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let buffer = args.req(1).clone();
    let length = match cx.inner(&buffer).get::<ByteArray>() {
        Some(array) => array.bytes.borrow().len(),
        None => cx.len(&buffer)?,
    };
    let asked = match args.opt(2) {
        Some(count) => usize::try_from(cx.index(count)?).unwrap_or(0),
        None => 0,
    };
    let count = if asked == 0 {
        length
    } else {
        asked.min(length)
    };
    let flags = flags_argument(cx, args.opt(3))?;
    let until = deadline(cx, &socket);
    let act = move |cx: &mut Cx, socket: &Sock| {
        let bytes = receive(socket, count, flags)?;
        Ok(super::fill_buffer(cx, &buffer, &bytes))
    };
    attempt(cx, socket, Interest::READ, until, Box::new(act))
}

fn recvfrom(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let (count, flags) = wanted(cx, args, "recvfrom")?;
    let until = deadline(cx, &socket);
    let act = move |cx: &mut Cx, socket: &Sock| {
        let mut buffer = vec![0; count.min(BUFFER_MAX)];
        let (got, _, address) =
            socket.with(|fd| Ok(rustix::net::recvfrom(fd, &mut buffer[..], flags)?))?;
        buffer.truncate(got);
        let address = match address {
            Some(address) => address::to_value(cx, &address),
            None => Value::NONE,
        };
        let bytes = Bytes::new(buffer).into_value();
        Ok(Ok(Tuple::new([bytes, address]).into_value()))
    };
    attempt(cx, socket, Interest::READ, until, Box::new(act))
}

fn send_flags(cx: &mut Cx, given: Option<&Value>) -> Result<i32, Raised> {
    match given {
        Some(flags) => int_argument(cx, flags),
        None => Ok(0),
    }
}

fn send(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let bytes = cx.bytes_argument(args.req(1))?;
    let flags = send_flags(cx, args.opt(2))?;
    let until = deadline(cx, &socket);
    let act = move |_: &mut Cx, socket: &Sock| {
        let count = socket.send(&bytes, flags)?;
        Ok(Ok(Value::int(count as i64)))
    };
    attempt(cx, socket, Interest::WRITE, until, Box::new(act))
}

fn sendall(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let bytes = cx.bytes_argument(args.req(1))?;
    let flags = send_flags(cx, args.opt(2))?;
    let until = deadline(cx, &socket);
    let mut sent = 0;
    let act = move |_: &mut Cx, socket: &Sock| {
        while sent < bytes.len() {
            sent += socket.send(&bytes[sent..], flags)?;
        }
        Ok(Ok(Value::NONE))
    };
    attempt(cx, socket, Interest::WRITE, until, Box::new(act))
}

fn sendto(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let socket = receiver(cx, args)?;
    let bytes = cx.bytes_argument(args.req(1))?;
    let (flags, given) = match args.rest(2) {
        [address] => (0, address),
        [flags, address] => (int_argument(cx, flags)?, address),
        rest => {
            let count = rest.len() + 1;
            let message = format_args!("sendto() takes 2 or 3 arguments ({count} given)");
            return Err(cx.type_error(message));
        }
    };
    let address = address::of_value(cx, socket.family, given, "sendto")?;
    let flags = rustix::net::SendFlags::from_bits_retain(flags as u32);
    let until = deadline(cx, &socket);
    let act = move |_: &mut Cx, socket: &Sock| {
        let count = socket.with(|fd| Ok(rustix::net::sendto(fd, &bytes, flags, &address)?))?;
        Ok(Ok(Value::int(count as i64)))
    };
    attempt(cx, socket, Interest::WRITE, until, Box::new(act))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let class = cx.class_of(args.req(0));
    let home = match class.attrs.get_str(&cx.names.module) {
        Some(home) => cx.str_of(&home)?.as_str().to_owned(),
        None => "socket".to_owned(),
    };
    let closed = if socket.number() < 0 { " [closed]" } else { "" };
    let head = format!("{home}.{}{closed}", class.name_text());
    let text = describe(cx, &socket, &head)?;
    Ok(cx.str(text))
}

/// A socket as text: what it is called, its numbers, its addresses.
pub fn describe(cx: &mut Cx, socket: &Rc<Sock>, head: &str) -> Result<String, Raised> {
    let number = socket.number();
    let mut text = format!(
        "<{head} fd={number}, family={}, type={}, proto={}",
        socket.family, socket.kind, socket.protocol
    );
    if let Ok(address) = socket.own_address() {
        let address = address::text(cx, &address)?;
        if address != "''" && address != "None" {
            text.push_str(&format!(", laddr={address}"));
        }
    }
    if let Ok(Some(address)) = socket.peer_address() {
        let address = address::text(cx, &address)?;
        if address != "''" && address != "None" {
            text.push_str(&format!(", raddr={address}"));
        }
    }
    text.push('>');
    Ok(text)
}

/// `socketpair()`
pub fn socketpair(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut numbers = [address::AF_UNIX, libc::SOCK_STREAM, 0];
    for (at, number) in numbers.iter_mut().enumerate() {
        if let Some(given) = args.opt(at).filter(|given| !given.is_none()) {
            *number = int_argument(cx, given)?;
        }
    }
    let [family, kind, protocol] = numbers;
    let (raw_family, raw_kind, raw_protocol) = object::raw(family, kind, protocol);
    let flags = rustix::net::SocketFlags::empty();
    let pair = rustix::net::socketpair(raw_family, raw_kind, flags, raw_protocol);
    let (one, two) = checked(cx, pair.map_err(io::Error::from))?;
    let mut ends = Vec::new();
    for end in [one, two] {
        let ready = rustix::io::fcntl_setfd(end.as_fd(), rustix::io::FdFlags::CLOEXEC)
            .and_then(|()| rustix::io::ioctl_fionbio(end.as_fd(), true));
        checked(cx, ready.map_err(io::Error::from))?;
        let socket = Sock::new(end, family, kind, protocol);
        ends.push(object::to_value(cx, socket));
    }
    Ok(Tuple::new(ends).into_value())
}

/// `TransportSocket`: asyncio's view of a socket.
pub fn view(cx: &mut Cx, socket: &Rc<Sock>) -> Value {
    let class = super::view_class(cx);
    Foreign::new(class, Socket(socket.clone())).into_value()
}

/// The methods that only asyncio's view has.
pub static VIEW_METHODS: &[NativeDef] =
    &[def("__repr__", "(self)", "Its state as text.", view_repr)];

fn view_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = receiver(cx, args)?;
    let text = describe(cx, &socket, "asyncio.TransportSocket")?;
    Ok(cx.str(text))
}
