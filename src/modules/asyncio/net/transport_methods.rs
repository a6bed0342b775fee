//! The methods of stream sockets' transports.

use super::protocol::role_of;
use super::transport::{self, Transport};
use crate::modules::asyncio::support::{body, foreign};
use crate::modules::socket;
use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::foreign::Foreign;
use crate::objects::future::peek;
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::sequence::bytes_like;
use crate::vm::raise::Raised;

/// The methods.
pub static METHODS: &[NativeDef] = &[
    def(
        "get_extra_info",
        "(self, name, default=None)",
        "What is known about the connection.",
        get_extra_info,
    ),
    def("is_closing", "(self)", "Whether it is closed.", is_closing),
    def("close", "(self)", "Closes it when all is sent.", close),
    def("abort", "(self)", "Closes it at once.", abort),
    def(
        "set_protocol",
        "(self, protocol)",
        "Sets who is told.",
        set_protocol,
    ),
    def("get_protocol", "(self)", "Who is told.", get_protocol),
    def("is_reading", "(self)", "Whether it reads.", is_reading),
    def(
        "pause_reading",
        "(self)",
        "Reads no more for now.",
        pause_reading,
    ),
    def("resume_reading", "(self)", "Reads again.", resume_reading),
    def(
        "set_write_buffer_limits",
        "(self, high=None, low=None)",
        "Sets when the protocol is asked to pause, and to go on.",
        set_limits,
    ),
    def(
        "get_write_buffer_limits",
        "(self)",
        "Those: low, high.",
        get_limits,
    ),
    def(
        "get_write_buffer_size",
        "(self)",
        "How much waits to be sent.",
        get_size,
    ),
    def("write", "(self, data)", "Writes bytes.", write),
    def(
        "writelines",
        "(self, list_of_data)",
        "Writes one after the other.",
        writelines,
    ),
    def(
        "write_eof",
        "(self)",
        "Nothing more will be written.",
        write_eof,
    ),
    def("can_write_eof", "(self)", "True.", can_write_eof),
    def("__repr__", "(self)", "Its state as text.", repr),
];

fn with<T>(
    cx: &mut Cx,
    args: &Args,
    act: impl FnOnce(&mut Cx, &Ref<Foreign>, &Transport) -> Result<T, Raised>,
) -> Result<T, Raised> {
    let object = foreign(cx, args)?;
    let transport = body::<Transport>(cx, &object)?;
    act(cx, &object, transport)
}

fn get_extra_info(cx: &mut Cx, args: &Args) -> NativeResult {
    let default = args.opt(2).cloned().unwrap_or(Value::NONE);
    with(cx, args, |cx, _, transport| {
        let name = cx.str_of(args.req(1))?;
        if let Some(extra) = transport.extra.get::<Dict>()
            && let Some(known) = extra.get_str(&cx.intern(name.as_str()))
        {
            return Ok(known);
        }
        let address = match name.as_str() {
            "socket" => return Ok(socket::view(cx, &transport.socket)),
            "sockname" => &transport.addresses[0],
            "peername" => &transport.addresses[1],
            _ => return Ok(default),
        };
        Ok(match address {
            Some(address) => socket::address_value(cx, address),
            None => Value::NONE,
        })
    })
}

fn is_closing(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |_, _, transport| {
        Ok(Value::bool(transport.closing.get()))
    })
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |cx, object, _| {
        transport::close(cx, object);
        Ok(Value::NONE)
    })
}

fn abort(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |cx, object, _| {
        transport::force_close(cx, object, Value::NONE);
        Ok(Value::NONE)
    })
}

fn set_protocol(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |cx, _, transport| {
        let role = role_of(cx, args.req(1));
        transport.role.set(role);
        transport.protocol.set(args.req(1).clone());
        Ok(Value::NONE)
    })
}

fn get_protocol(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |_, _, transport| Ok(peek(&transport.protocol)))
}

fn is_reading(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |_, _, transport| {
        Ok(Value::bool(transport::is_reading(transport)))
    })
}

fn pause_reading(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |cx, object, _| {
        transport::pause_reading(cx, object);
        Ok(Value::NONE)
    })
}

fn resume_reading(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |cx, object, _| {
        transport::resume_reading(cx, object)?;
        Ok(Value::NONE)
    })
}

fn set_limits(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = |at: usize| args.opt(at).filter(|given| !given.is_none());
    let low = match given(2) {
        Some(low) => Some(cx.index(low)?),
        None => None,
    };
    let high = match given(1) {
        Some(high) => cx.index(high)?,
        None => low.map_or(64 * 1024, |low| low.saturating_mul(4)),
    };
    let low = low.unwrap_or(high.div_euclid(4));
    if !(high >= low && low >= 0) {
        return Err(cx.value_error(format_args!(
            "high ({high}) must be >= low ({low}) must be >= 0"
        )));
    }
    with(cx, args, |cx, object, transport| {
        transport.high.set(high as usize);
        transport.low.set(low as usize);
        transport::maybe_pause_protocol(cx, object)?;
        Ok(Value::NONE)
    })
}

fn get_limits(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |_, _, transport| {
        let both = [transport.low.get(), transport.high.get()];
        let both = both.map(|limit| Value::int(limit as i64));
        Ok(Tuple::new(both).into_value())
    })
}

fn get_size(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |_, _, transport| {
        Ok(Value::int(transport::waiting_size(transport) as i64))
    })
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    body::<Transport>(cx, &object)?;
    write_value(cx, &object, args.req(1))
}

/// Writes a value, which must be bytes or like bytes.
pub fn write_value(cx: &mut Cx, object: &Ref<Foreign>, data: &Value) -> NativeResult {
    if let Some(bytes) = cx.inner(data).get::<Bytes>() {
        transport::write(cx, object, bytes.clone().as_slice())?;
        return Ok(Value::NONE);
    }
    let Some(bytes) = bytes_like(cx.inner(data)) else {
        let given = cx.type_name(data);
        return Err(cx.type_error(format_args!(
            "data argument must be a bytes, bytearray, or memoryview object, not '{given}'"
        )));
    };
    transport::write(cx, object, &bytes)?;
    Ok(Value::NONE)
}

fn writelines(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    body::<Transport>(cx, &object)?;
    let mut all = Vec::new();
    for item in cx.collect(args.req(1))? {
        all.extend(cx.bytes_argument(&item)?);
    }
    transport::write(cx, &object, &all)?;
    Ok(Value::NONE)
}

fn write_eof(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |_, _, transport| {
        transport::write_eof(transport);
        Ok(Value::NONE)
    })
}

fn can_write_eof(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::TRUE)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |cx, _, transport| {
        let mut words = vec!["_SelectorSocketTransport".to_owned()];
        let is_open = transport.socket.number() >= 0;
        match (is_open, transport.closing.get()) {
            (false, _) => words.push("closed".to_owned()),
            (true, true) => words.push("closing".to_owned()),
            (true, false) => {}
        }
        words.push(format!("fd={}", transport.descriptor));
        if is_open && !transport.event_loop.closed.get() {
            let watches = transport.event_loop.watches.borrow();
            let watch = watches.get(transport.descriptor);
            let state = |is_watched: bool| if is_watched { "polling" } else { "idle" };
            let reads = watch.is_some_and(|watch| watch.reader.is_some());
            let writes = watch.is_some_and(|watch| watch.writer.is_some());
            words.push(format!("read={}", state(reads)));
            let size = transport::waiting_size(transport);
            words.push(format!("write=<{}, bufsize={size}>", state(writes)));
        }
        Ok(cx.str(format!("<{}>", words.join(" "))))
    })
}
