//! Socket objects: what one is, and how a call on it waits.
//!
//! Every socket is non-blocking for the system. A call tries first; if that would block, and the socket's
//! timeout allows it, the thread blocks until the descriptor has news, and the call tries again.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::rc::Rc;
use std::time::Duration;

use rustix::net::{SocketAddrAny, SocketType};

use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::poll::Interest;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, Job, NativeResult};
use crate::vm::raise::Raised;

/// A socket.
pub struct Sock {
    descriptor: RefCell<Option<OwnedFd>>,
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    /// How long a call may block, in seconds; none means without end.
    pub timeout: Cell<Option<f64>>,
}

/// The body of a socket object; asyncio's view of a socket shares the socket itself.
pub struct Socket(pub Rc<Sock>);

impl ForeignBody for Socket {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Sock {
    /// A socket with this descriptor.
    pub fn new(descriptor: OwnedFd, family: i32, kind: i32, protocol: i32) -> Rc<Sock> {
        Rc::new(Sock {
            descriptor: RefCell::new(Some(descriptor)),
            family,
            kind,
            protocol,
            timeout: Cell::new(None),
        })
    }

    /// Its number; -1 when it is closed.
    pub fn number(&self) -> i32 {
        match &*self.descriptor.borrow() {
            Some(descriptor) => descriptor.as_raw_fd(),
            None => -1,
        }
    }

    /// Does something with the descriptor.
    pub fn with<T>(&self, act: impl FnOnce(BorrowedFd) -> io::Result<T>) -> io::Result<T> {
        match &*self.descriptor.borrow() {
            Some(descriptor) => act(descriptor.as_fd()),
            None => Err(io::Error::from_raw_os_error(libc::EBADF)),
        }
    }

    /// Takes the descriptor out: the socket is closed, as far as it is concerned.
    pub fn take(&self) -> Option<OwnedFd> {
        self.descriptor.take()
    }

    /// Whether it is a stream socket.
    pub fn is_stream(&self) -> bool {
        self.kind == SocketType::STREAM.as_raw() as i32
    }

    /// Reads what there is into the interpreter's buffer and hands it over.
    pub fn receive<T>(
        &self,
        cx: &mut Cx,
        use_bytes: impl FnOnce(&mut Cx, &[u8]) -> T,
    ) -> io::Result<T> {
        let mut buffer = cx.reactor.take_buffer();
        let count = self.with(|fd| Ok(rustix::io::read(fd, &mut *buffer)?));
        let result = count.map(|count| use_bytes(cx, &buffer[..count]));
        cx.reactor.give_buffer(buffer);
        result
    }

    /// Sends as much as the system takes at once.
    pub fn send(&self, bytes: &[u8], flags: i32) -> io::Result<usize> {
        let flags = rustix::net::SendFlags::from_bits_retain(flags as u32);
        let flags = flags | rustix::net::SendFlags::NOSIGNAL;
        self.with(|fd| Ok(rustix::net::send(fd, bytes, flags)?))
    }

    /// The address of its own end.
    pub fn own_address(&self) -> io::Result<SocketAddrAny> {
        self.with(|fd| Ok(rustix::net::getsockname(fd)?))
    }

    /// The address of the other end.
    pub fn peer_address(&self) -> io::Result<Option<SocketAddrAny>> {
        self.with(|fd| Ok(rustix::net::getpeername(fd)?))
    }

    /// Takes a connection that waits.
    pub fn accept(&self) -> io::Result<(Rc<Sock>, Option<SocketAddrAny>)> {
        let (descriptor, address) = self.with(accept)?;
        let socket = Sock::new(descriptor, self.family, self.kind, self.protocol);
        Ok((socket, address))
    }
}

#[cfg(not(target_vendor = "apple"))]
fn accept(listener: BorrowedFd) -> io::Result<(OwnedFd, Option<SocketAddrAny>)> {
    use rustix::net::SocketFlags;
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let accepted = rustix::net::acceptfrom_with(listener, flags);
    #[cfg(target_os = "linux")]
    if let Err(rustix::io::Errno::MFILE) = accepted
        && super::limits::raise()
    {
        return Ok(rustix::net::acceptfrom_with(listener, flags)?);
    }
    Ok(accepted?)
}

#[cfg(target_vendor = "apple")]
fn accept(listener: BorrowedFd) -> io::Result<(OwnedFd, Option<SocketAddrAny>)> {
    let (descriptor, address) = rustix::net::acceptfrom(listener)?;
    rustix::io::fcntl_setfd(&descriptor, rustix::io::FdFlags::CLOEXEC)?;
    rustix::io::ioctl_fionbio(&descriptor, true)?;
    Ok((descriptor, address))
}

/// A new socket of the system.
#[cfg(not(target_vendor = "apple"))]
pub fn open(family: i32, kind: i32, protocol: i32) -> io::Result<OwnedFd> {
    use rustix::net::SocketFlags;
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let (family, kind, protocol) = raw(family, kind, protocol);
    let opened = rustix::net::socket_with(family, kind, flags, protocol);
    if let Err(rustix::io::Errno::MFILE) = opened
        && super::limits::raise()
    {
        return Ok(rustix::net::socket_with(family, kind, flags, protocol)?);
    }
    Ok(opened?)
}

/// A new socket of the system.
#[cfg(target_vendor = "apple")]
pub fn open(family: i32, kind: i32, protocol: i32) -> io::Result<OwnedFd> {
    let (family, kind, protocol) = raw(family, kind, protocol);
    let descriptor = rustix::net::socket(family, kind, protocol)?;
    rustix::io::fcntl_setfd(&descriptor, rustix::io::FdFlags::CLOEXEC)?;
    rustix::io::ioctl_fionbio(&descriptor, true)?;
    Ok(descriptor)
}

/// The numbers as `rustix` wants them.
pub fn raw(
    family: i32,
    kind: i32,
    protocol: i32,
) -> (
    rustix::net::AddressFamily,
    SocketType,
    Option<rustix::net::Protocol>,
) {
    let number = std::num::NonZeroU32::new(protocol as u32);
    (
        rustix::net::AddressFamily::from_raw(family as _),
        SocketType::from_raw(kind as _),
        number.map(rustix::net::Protocol::from_raw),
    )
}

/// The socket a method was called on.
pub fn receiver(cx: &mut Cx, args: &Args) -> Result<Rc<Sock>, Raised> {
    of_value(cx, args.req(0))
}

/// The socket that a value is.
pub fn of_value(cx: &mut Cx, value: &Value) -> Result<Rc<Sock>, Raised> {
    let inner = cx.inner(value).get::<Foreign>();
    match inner.and_then(|object| object.body::<Socket>()) {
        Some(socket) => Ok(socket.0.clone()),
        None => {
            let given = cx.type_name(value);
            Err(cx.type_error(format_args!("a socket is needed, not '{given}'")))
        }
    }
}

/// A socket object for this socket.
pub fn to_value(cx: &mut Cx, socket: Rc<Sock>) -> Value {
    let class = super::socket_class(cx);
    Foreign::new(class, Socket(socket)).into_value()
}

/// What a call does with the descriptor, each time it tries.
pub type Attempt = Box<dyn FnMut(&mut Cx, &Sock) -> io::Result<NativeResult>>;

/// Until when a call may block, by the real clock.
pub fn deadline(cx: &Cx, socket: &Sock) -> Option<Duration> {
    let seconds = socket.timeout.get()?;
    let timeout = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
    Some(cx.schedule.clock.real().saturating_add(timeout))
}

/// Tries until it works, fails, or the time is up.
pub fn attempt(
    cx: &mut Cx,
    socket: Rc<Sock>,
    interest: Interest,
    deadline: Option<Duration>,
    mut act: Attempt,
) -> Result<Flow, Raised> {
    loop {
        let error = match act(cx, &socket) {
            Ok(result) => return result.map(Flow::Return),
            Err(error) => error,
        };
        match error.kind() {
            io::ErrorKind::Interrupted => {}
            io::ErrorKind::WouldBlock if socket.timeout.get() != Some(0.0) => {
                let timeout = deadline.map(|end| end.saturating_sub(cx.schedule.clock.real()));
                if timeout.is_some_and(|timeout| timeout.is_zero()) {
                    return Err(timed_out(cx));
                }
                let job = Job::Descriptors {
                    list: vec![(socket.number(), interest)],
                    timeout,
                };
                let again = move |cx: &mut Cx, news: NativeResult| match news?.is_true() {
                    true => attempt(cx, socket, interest, deadline, act),
                    false => Err(timed_out(cx)),
                };
                return Ok(Flow::BlockThen(job, Box::new(again)));
            }
            _ => return Err(cx.os_error(&error, None)),
        }
    }
}

/// `TimeoutError('timed out')`
pub fn timed_out(cx: &mut Cx) -> Raised {
    let class = cx.exceptions.TimeoutError.clone();
    cx.raise(&class, "timed out")
}

/// Whether two values are the same socket object's.
pub fn is_socket(value: &Value) -> bool {
    let object: Option<&Ref<Foreign>> = value.get::<Foreign>();
    object.is_some_and(|object| object.body::<Socket>().is_some())
}
