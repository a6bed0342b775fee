//! The transport of a stream socket: reads when there is something, sends at once what it can and keeps
//! the rest, and tells its protocol what happens.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use rustix::net::SocketAddrAny;

use super::protocol::{self, Role};
use super::watch::{unwatch, watch};
use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::support::ends_loop;
use crate::modules::socket::Sock;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Future, Reaction, peek, traverse_cell};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::{React, Ready};
use crate::schedule::watches::{Side, Watcher};
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// So many bytes wait to be sent before the protocol is asked to pause.
const HIGH_WATER: usize = 64 * 1024;
/// So many writes to a lost connection pass without a word.
const LOST_WRITES: u32 = 5;

/// A stream socket's transport.
pub struct Transport {
    pub event_loop: Ref<EventLoop>,
    pub socket: Rc<Sock>,
    pub descriptor: i32,
    /// Who is told; None when the connection is over.
    pub protocol: Cell<Value>,
    /// What the protocol can be told, and how.
    pub role: Cell<Role>,
    /// The server that accepted the connection, or None.
    server: Cell<Value>,
    /// What `get_extra_info` knows besides the socket and its addresses: a dict, or None.
    pub extra: Value,
    /// The addresses of this end and the other, as they were at the start.
    pub addresses: Box<[Option<SocketAddrAny>; 2]>,
    /// What waits to be sent.
    outgoing: RefCell<Outgoing>,
    pub closing: Cell<bool>,
    /// Whether reading is paused.
    pub paused: Cell<bool>,
    /// Whether nothing more is to be written.
    eof: Cell<bool>,
    /// How often the connection was found lost; 0 while it is not.
    lost: Cell<u32>,
    /// The exception it was lost with, or None.
    lost_with: Cell<Value>,
    /// Whether the protocol was asked to pause.
    protocol_paused: Cell<bool>,
    pub high: Cell<usize>,
    pub low: Cell<usize>,
    /// The future that is done when the protocol has been told of the connection, or None.
    waiter: Cell<Value>,
    /// The context variables that the protocol is told with.
    context: Cell<Value>,
}

/// Bytes that wait to be sent.
#[derive(Default)]
struct Outgoing {
    bytes: Vec<u8>,
    /// How many at the beginning have been sent.
    sent: usize,
}

impl Outgoing {
    fn len(&self) -> usize {
        self.bytes.len() - self.sent
    }

    fn rest(&self) -> &[u8] {
        &self.bytes[self.sent..]
    }

    fn advance(&mut self, count: usize) {
        self.sent += count;
        if self.sent == self.bytes.len() {
            *self = Outgoing::default();
        } else if self.sent > self.bytes.len() / 2 {
            self.bytes.drain(..self.sent);
            self.sent = 0;
        }
    }
}

impl ForeignBody for Transport {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.to_value());
        visit(&self.extra);
        for cell in [
            &self.protocol,
            &self.server,
            &self.lost_with,
            &self.waiter,
            &self.context,
        ] {
            traverse_cell(cell, visit);
        }
    }
}

/// The transport inside an object.
pub fn body(object: &Ref<Foreign>) -> Option<&Transport> {
    object.body::<Transport>()
}

/// The transport that a value is.
pub fn of_value(value: &Value) -> Option<&Ref<Foreign>> {
    let object = value.get::<Foreign>()?;
    body(object).map(|_| object)
}

/// A transport for a connected socket. The protocol is told in the next turn; then reading begins, and
/// then `waiter` is done.
pub fn start(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    socket: Rc<Sock>,
    protocol: &Value,
    [waiter, extra, server]: [Value; 3],
) -> Result<Ref<Foreign>, Raised> {
    let role = protocol::role_of(cx, protocol);
    let descriptor = socket.number();
    set_nodelay(&socket);
    let own = socket.own_address().ok();
    let peer = if extra.is_none() {
        socket.peer_address().ok().flatten()
    } else {
        None
    };
    let class = super::classes(cx).socket_transport.clone();
    let transport = Transport {
        event_loop: event_loop.clone(),
        socket,
        descriptor,
        protocol: Cell::new(protocol.clone()),
        role: Cell::new(role),
        server: Cell::new(server.clone()),
        extra,
        addresses: Box::new([own, peer]),
        outgoing: RefCell::default(),
        closing: Cell::new(false),
        paused: Cell::new(false),
        eof: Cell::new(false),
        lost: Cell::new(0),
        lost_with: Cell::new(Value::NONE),
        protocol_paused: Cell::new(false),
        high: Cell::new(HIGH_WATER),
        low: Cell::new(HIGH_WATER / 4),
        waiter: Cell::new(waiter.clone()),
        context: Cell::new(cx.schedule.copy_context()),
    };
    let object = Foreign::new(class, transport);
    if !server.is_none() {
        let attach = cx.intern("_attach");
        cx.call_method(&server, &attach, &[object.to_value()])?;
    }
    call_soon(event_loop, Reaction::ConnectionMade, &object);
    call_soon(event_loop, Reaction::StartReading, &object);
    if !waiter.is_none() {
        call_soon(event_loop, Reaction::TransportReady, &object);
    }
    Ok(object)
}

fn set_nodelay(socket: &Sock) {
    if socket.is_stream() && socket.family != libc::AF_UNIX {
        // What cannot be sent quickly is still sent.
        let _ = socket.with(|fd| Ok(rustix::net::sockopt::set_tcp_nodelay(fd, true)?));
    }
}

/// Lets something be done with a transport in the next turn.
fn call_soon(event_loop: &Ref<EventLoop>, reaction: Reaction, transport: &Ref<Foreign>) {
    event_loop.push(Ready::React(Box::new(React {
        reaction,
        state: transport.clone(),
        future: Value::UNBOUND,
    })));
}

/// Does something with the context variables that the transport was made with.
fn in_context<T>(cx: &mut Cx, transport: &Transport, act: impl FnOnce(&mut Cx) -> T) -> T {
    let context = transport.context.take();
    let outer = std::mem::replace(&mut cx.schedule.context, context);
    let result = act(cx);
    let context = std::mem::replace(&mut cx.schedule.context, outer);
    transport.context.set(context);
    result
}

// ---- what comes out of the ready queue ----

/// Does what [`start`] or [`close`] put off.
pub fn react(cx: &mut Cx, reaction: Reaction, object: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    match reaction {
        Reaction::ConnectionMade => in_context(cx, transport, |cx| connection_made(cx, object)),
        Reaction::StartReading => start_reading(cx, object),
        Reaction::TransportReady => {
            if let Some(waiter) = transport.waiter.replace(Value::NONE).get::<Future>()
                && !waiter.core.is_done()
            {
                outcome::set_result(&waiter.to_value(), Value::NONE);
            }
            Ok(())
        }
        _ => in_context(cx, transport, |cx| connection_lost(cx, object)),
    }
}

fn connection_made(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    let protocol = peek(&transport.protocol);
    match protocol::connection_made(cx, transport.role.get(), &protocol, object) {
        Ok(()) => Ok(()),
        Err(raised) => callback_failed(cx, transport, "connection_made", raised),
    }
}

/// The protocol's answer to what it was told in a call of its own raised.
fn callback_failed(
    cx: &mut Cx,
    transport: &Transport,
    method: &str,
    raised: Raised,
) -> Result<(), Raised> {
    if ends_loop(cx, &raised) {
        return Err(raised);
    }
    let protocol = peek(&transport.protocol);
    let owner = if protocol.is_none() {
        "_SelectorSocketTransport".to_owned()
    } else {
        cx.type_name(&protocol)
    };
    let trouble = Trouble {
        message: format!("Exception in callback {owner}.{method}()"),
        exception: Some(raised.0),
        about: Vec::new(),
    };
    errors::report(cx, &transport.event_loop, &trouble)
}

/// Whether it reads, or would if there were anything.
pub fn is_reading(transport: &Transport) -> bool {
    !transport.closing.get() && !transport.paused.get()
}

fn start_reading(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    match body(object) {
        Some(transport) if is_reading(transport) => {
            let watcher = Watcher::Transport(object.clone());
            let event_loop = &transport.event_loop;
            watch(cx, event_loop, transport.descriptor, Side::Reader, watcher)
        }
        _ => Ok(()),
    }
}

fn stop_watching(cx: &mut Cx, transport: &Transport, side: Side) {
    unwatch(cx, &transport.event_loop, transport.descriptor, side);
}

/// `pause_reading()`
pub fn pause_reading(cx: &mut Cx, object: &Ref<Foreign>) {
    if let Some(transport) = body(object)
        && is_reading(transport)
    {
        transport.paused.set(true);
        stop_watching(cx, transport, Side::Reader);
    }
}

/// `resume_reading()`
pub fn resume_reading(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    if let Some(transport) = body(object)
        && !transport.closing.get()
        && transport.paused.replace(false)
    {
        start_reading(cx, object)?;
    }
    Ok(())
}

/// The socket can be read: hands what there is to the protocol.
pub fn readable(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    if transport.lost.get() > 0 || !is_reading(transport) {
        return Ok(());
    }
    in_context(cx, transport, |cx| read(cx, object, transport))
}

fn read(cx: &mut Cx, object: &Ref<Foreign>, transport: &Transport) -> Result<(), Raised> {
    let protocol = peek(&transport.protocol);
    let role = transport.role.get();
    if let Role::Buffered = role {
        return read_into_protocol(cx, object, transport, &protocol);
    }
    let socket = transport.socket.clone();
    let received = socket.receive(cx, |cx, bytes| match bytes {
        [] => None,
        bytes => Some(protocol::data_received(cx, role, &protocol, bytes)),
    });
    match received {
        Ok(None) => end_of_input(cx, object, transport, &protocol),
        Ok(Some(Ok(()))) => Ok(()),
        Ok(Some(Err(raised))) => {
            let message = "Fatal error: protocol.data_received() call failed.";
            fail(cx, object, raised, message)
        }
        Err(error) if is_not_yet(&error) => Ok(()),
        Err(error) => {
            let raised = cx.os_error(&error, None);
            fail(cx, object, raised, "Fatal read error on socket transport")
        }
    }
}

/// Lets a `BufferedProtocol` say where what is read goes.
fn read_into_protocol(
    cx: &mut Cx,
    object: &Ref<Foreign>,
    transport: &Transport,
    protocol: &Value,
) -> Result<(), Raised> {
    let get_buffer = cx.intern("get_buffer");
    let buffer = match cx.call_method(protocol, &get_buffer, &[Value::int(-1)]) {
        Ok(buffer) => buffer,
        Err(raised) => {
            let message = "Fatal error: protocol.get_buffer() call failed.";
            return fail(cx, object, raised, message);
        }
    };
    let room = match cx.len(&buffer) {
        Ok(0) => Err(cx.runtime_error("get_buffer() returned an empty buffer")),
        room => room,
    };
    let room = match room {
        Ok(room) => room,
        Err(raised) => {
            let message = "Fatal error: protocol.get_buffer() call failed.";
            return fail(cx, object, raised, message);
        }
    };
    let mut bytes = vec![0; room];
    let received = transport
        .socket
        .with(|fd| Ok(rustix::io::read(fd, &mut bytes[..])?));
    match received {
        Ok(0) => end_of_input(cx, object, transport, protocol),
        Ok(count) => {
            let filled = crate::modules::socket::fill_buffer(cx, &buffer, &bytes[..count]);
            let updated = cx.intern("buffer_updated");
            let count = Value::int(count as i64);
            let told = filled.and_then(|_| cx.call_method(protocol, &updated, &[count]));
            match told {
                Ok(_) => Ok(()),
                Err(raised) => {
                    let message = "Fatal error: protocol.buffer_updated() call failed.";
                    fail(cx, object, raised, message)
                }
            }
        }
        Err(error) if is_not_yet(&error) => Ok(()),
        Err(error) => {
            let raised = cx.os_error(&error, None);
            fail(cx, object, raised, "Fatal read error on socket transport")
        }
    }
}

/// The other end will send no more: the protocol says whether this end goes on.
fn end_of_input(
    cx: &mut Cx,
    object: &Ref<Foreign>,
    transport: &Transport,
    protocol: &Value,
) -> Result<(), Raised> {
    match protocol::eof_received(cx, transport.role.get(), protocol) {
        Ok(true) => stop_watching(cx, transport, Side::Reader),
        Ok(false) => close(cx, object),
        Err(raised) => {
            let message = "Fatal error: protocol.eof_received() call failed.";
            return fail(cx, object, raised, message);
        }
    }
    Ok(())
}

fn is_not_yet(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
    )
}

// ---- writing ----

/// How many bytes wait to be sent.
pub fn waiting_size(transport: &Transport) -> usize {
    transport.outgoing.borrow().len()
}

/// `write(data)`: sends at once what the system takes, and keeps the rest.
pub fn write(cx: &mut Cx, object: &Ref<Foreign>, bytes: &[u8]) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    if transport.eof.get() {
        return Err(cx.runtime_error("Cannot call write() after write_eof()"));
    }
    if bytes.is_empty() {
        return Ok(());
    }
    if transport.lost.get() > 0 {
        write_to_lost(cx, transport);
        return Ok(());
    }
    let mut rest = bytes;
    if waiting_size(transport) == 0 {
        match transport.socket.send(bytes, 0) {
            Ok(count) => rest = &bytes[count..],
            Err(error) if is_not_yet(&error) => {}
            Err(error) => {
                let raised = cx.os_error(&error, None);
                return fail(cx, object, raised, "Fatal write error on socket transport");
            }
        }
        if rest.is_empty() {
            return Ok(());
        }
        let watcher = Watcher::Transport(object.clone());
        let event_loop = &transport.event_loop;
        watch(cx, event_loop, transport.descriptor, Side::Writer, watcher)?;
    }
    transport
        .outgoing
        .borrow_mut()
        .bytes
        .extend_from_slice(rest);
    maybe_pause_protocol(cx, object)
}

fn write_to_lost(cx: &mut Cx, transport: &Transport) {
    if transport.lost.get() >= LOST_WRITES {
        use std::io::Write;
        let _ = writeln!(cx.stderr, "socket.send() raised exception.");
        let _ = cx.stderr.flush();
    }
    transport.lost.set(transport.lost.get() + 1);
}

/// The socket can be written: sends more of what waits.
pub fn writable(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    if transport.lost.get() > 0 || waiting_size(transport) == 0 {
        return Ok(());
    }
    in_context(cx, transport, |cx| send_waiting(cx, object, transport))
}

fn send_waiting(cx: &mut Cx, object: &Ref<Foreign>, transport: &Transport) -> Result<(), Raised> {
    let sent = transport.socket.send(transport.outgoing.borrow().rest(), 0);
    match sent {
        Ok(count) => transport.outgoing.borrow_mut().advance(count),
        Err(error) if is_not_yet(&error) => return Ok(()),
        Err(error) => {
            stop_watching(cx, transport, Side::Writer);
            transport.outgoing.take();
            let raised = cx.os_error(&error, None);
            return fail(cx, object, raised, "Fatal write error on socket transport");
        }
    }
    maybe_resume_protocol(cx, object)?;
    if waiting_size(transport) == 0 {
        stop_watching(cx, transport, Side::Writer);
        if transport.closing.get() {
            return connection_lost(cx, object);
        }
        if transport.eof.get() {
            shut_writing(transport);
        }
    }
    Ok(())
}

fn shut_writing(transport: &Transport) {
    let how = rustix::net::Shutdown::Write;
    // The other end may be gone already.
    let _ = transport
        .socket
        .with(|fd| Ok(rustix::net::shutdown(fd, how)?));
}

/// `write_eof()`
pub fn write_eof(transport: &Transport) {
    if transport.closing.get() || transport.eof.replace(true) {
        return;
    }
    if waiting_size(transport) == 0 {
        shut_writing(transport);
    }
}

/// Asks the protocol to pause if too much waits to be sent.
pub fn maybe_pause_protocol(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    match body(object) {
        Some(transport)
            if waiting_size(transport) > transport.high.get()
                && !transport.protocol_paused.replace(true) =>
        {
            tell_flow(cx, object, transport, "pause_writing")
        }
        _ => Ok(()),
    }
}

fn maybe_resume_protocol(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    match body(object) {
        Some(transport)
            if waiting_size(transport) <= transport.low.get()
                && transport.protocol_paused.replace(false) =>
        {
            tell_flow(cx, object, transport, "resume_writing")
        }
        _ => Ok(()),
    }
}

fn tell_flow(
    cx: &mut Cx,
    object: &Ref<Foreign>,
    transport: &Transport,
    method: &'static str,
) -> Result<(), Raised> {
    let protocol = peek(&transport.protocol);
    match protocol::tell_flow(cx, transport.role.get(), &protocol, method) {
        Ok(()) => Ok(()),
        Err(raised) if ends_loop(cx, &raised) => Err(raised),
        Err(raised) => {
            let trouble = Trouble {
                message: format!("protocol.{method}() failed"),
                exception: Some(raised.0),
                about: vec![("transport", object.to_value()), ("protocol", protocol)],
            };
            errors::report(cx, &transport.event_loop, &trouble)
        }
    }
}

// ---- the end ----

/// `close()`: reads no more, sends what waits, and then tells the protocol.
pub fn close(cx: &mut Cx, object: &Ref<Foreign>) {
    let Some(transport) = body(object) else {
        return;
    };
    if transport.closing.replace(true) {
        return;
    }
    stop_watching(cx, transport, Side::Reader);
    if waiting_size(transport) == 0 {
        transport.lost.set(transport.lost.get() + 1);
        stop_watching(cx, transport, Side::Writer);
        call_soon(&transport.event_loop, Reaction::ConnectionLost, object);
    }
}

/// `abort()`, or the end after an error: what waits to be sent is forgotten.
pub fn force_close(cx: &mut Cx, object: &Ref<Foreign>, exception: Value) {
    let Some(transport) = body(object) else {
        return;
    };
    if transport.lost.get() > 0 {
        return;
    }
    if waiting_size(transport) > 0 {
        transport.outgoing.take();
        stop_watching(cx, transport, Side::Writer);
    }
    if !transport.closing.replace(true) {
        stop_watching(cx, transport, Side::Reader);
    }
    transport.lost.set(transport.lost.get() + 1);
    transport.lost_with.set(exception);
    call_soon(&transport.event_loop, Reaction::ConnectionLost, object);
}

/// An error ends the connection; one that is not the system's is reported.
fn fail(cx: &mut Cx, object: &Ref<Foreign>, raised: Raised, message: &str) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    if ends_loop(cx, &raised) {
        return Err(raised);
    }
    let exception = raised.0.to_value();
    if !cx.is_instance_of(&exception, &cx.exceptions.OSError) {
        let trouble = Trouble {
            message: message.to_owned(),
            exception: Some(raised.0),
            about: vec![
                ("transport", object.to_value()),
                ("protocol", peek(&transport.protocol)),
            ],
        };
        errors::report(cx, &transport.event_loop, &trouble)?;
    }
    force_close(cx, object, exception);
    Ok(())
}

/// Tells the protocol that it is over, and lets everything go.
fn connection_lost(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(transport) = body(object) else {
        return Ok(());
    };
    let protocol = transport.protocol.replace(Value::NONE);
    let exception = transport.lost_with.replace(Value::NONE);
    let told = protocol::connection_lost(cx, transport.role.get(), &protocol, exception);
    drop(transport.socket.take());
    let server = transport.server.replace(Value::NONE);
    if !server.is_none() {
        let detach = cx.intern("_detach");
        cx.call_method(&server, &detach, &[object.to_value()])?;
    }
    match told {
        Ok(()) => Ok(()),
        Err(raised) => callback_failed(cx, transport, "_call_connection_lost", raised),
    }
}
