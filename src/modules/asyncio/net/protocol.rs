//! Protocols: what a transport tells, to a stream or to a protocol of a script.

use super::reader;
use super::stream_protocol::{self, StreamProtocol};
use crate::objects::bytes::Bytes;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// What kind of protocol a transport has.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// A stream's, which is written in Rust.
    Stream,
    /// A script's that is handed bytes.
    Script,
    /// A script's that says where what is read goes.
    Buffered,
}

/// The kind of a protocol.
pub fn role_of(cx: &mut Cx, protocol: &Value) -> Role {
    if stream(protocol).is_some() {
        return Role::Stream;
    }
    let buffered = super::classes(cx).buffered_protocol.take();
    let is_buffered = match &buffered {
        Some(class) => cx.is_instance_of(protocol, class),
        None => false,
    };
    super::classes(cx).buffered_protocol.set(buffered);
    if is_buffered {
        Role::Buffered
    } else {
        Role::Script
    }
}

/// The stream protocol that a value is; an instance of a script's subclass is a script's protocol.
pub fn stream(protocol: &Value) -> Option<&StreamProtocol> {
    protocol.get::<Foreign>()?.body::<StreamProtocol>()
}

fn tell(cx: &mut Cx, protocol: &Value, method: &str, args: &[Value]) -> Result<Value, Raised> {
    let name = cx.intern(method);
    cx.call_method(protocol, &name, args)
}

/// The connection is there.
pub fn connection_made(
    cx: &mut Cx,
    role: Role,
    protocol: &Value,
    transport: &Ref<Foreign>,
) -> Result<(), Raised> {
    match (role, stream(protocol)) {
        (Role::Stream, Some(stream)) => {
            stream_protocol::connection_made(cx, stream, protocol, &transport.to_value())
        }
        _ => tell(cx, protocol, "connection_made", &[transport.to_value()]).map(drop),
    }
}

/// Bytes came.
pub fn data_received(
    cx: &mut Cx,
    role: Role,
    protocol: &Value,
    bytes: &[u8],
) -> Result<(), Raised> {
    match (role, stream(protocol)) {
        (Role::Stream, Some(stream)) => match stream.reader() {
            Some(reader) => reader::feed(cx, &reader, bytes),
            None => Ok(()),
        },
        _ => {
            let bytes = Bytes::new(bytes).into_value();
            tell(cx, protocol, "data_received", &[bytes]).map(drop)
        }
    }
}

/// No more will come; gives whether the transport stays open.
pub fn eof_received(cx: &mut Cx, role: Role, protocol: &Value) -> Result<bool, Raised> {
    match (role, stream(protocol)) {
        (Role::Stream, Some(stream)) => {
            if let Some(reader) = stream.reader() {
                reader::feed_eof(&reader);
            }
            Ok(true)
        }
        _ => {
            let keep_open = tell(cx, protocol, "eof_received", &[])?;
            cx.truth(&keep_open)
        }
    }
}

/// Too much, or no longer too much, waits to be sent.
pub fn tell_flow(
    cx: &mut Cx,
    role: Role,
    protocol: &Value,
    method: &'static str,
) -> Result<(), Raised> {
    match (role, stream(protocol)) {
        (Role::Stream, Some(stream)) => {
            stream.set_paused(method == "pause_writing");
            Ok(())
        }
        _ => tell(cx, protocol, method, &[]).map(drop),
    }
}

/// The connection is over, with an exception or None.
pub fn connection_lost(
    cx: &mut Cx,
    role: Role,
    protocol: &Value,
    exception: Value,
) -> Result<(), Raised> {
    match (role, stream(protocol)) {
        (Role::Stream, Some(stream)) => {
            stream_protocol::connection_lost(stream, exception);
            Ok(())
        }
        _ => tell(cx, protocol, "connection_lost", &[exception]).map(drop),
    }
}
