//! Streams, transports, servers: the hot half of asyncio's input and output, in Rust. The rest of it is
//! readable, in `stdlib/asyncio/`; none of either is made before a script asks for it.

pub mod errors;
pub mod listener;
pub mod protocol;
pub mod reader;
pub mod stream_protocol;
pub mod transport;
pub mod watch;
pub mod writer;

mod lazy;
mod reading;
mod transport_methods;

use std::cell::Cell;
use std::rc::Rc;

pub use lazy::LOOP_METHODS;

use crate::builtins::bases;
use crate::objects::class::Class;
use crate::objects::foreign::Foreign;
use crate::objects::future::Reaction;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The classes, made at the first use.
pub struct Classes {
    pub socket_transport: Ref<Class>,
    pub stream_reader: Ref<Class>,
    pub stream_writer: Ref<Class>,
    pub stream_protocol: Ref<Class>,
    /// `BufferedProtocol`, once `stdlib/asyncio/protocols.py` has made it.
    pub buffered_protocol: Cell<Option<Ref<Class>>>,
}

/// The classes.
pub fn classes(cx: &mut Cx) -> Rc<Classes> {
    if let Some(state) = cx.module_state.get("_asyncio")
        && let Ok(classes) = state.clone().downcast::<Classes>()
    {
        return classes;
    }
    let classes = Rc::new(Classes {
        socket_transport: class(cx, "_SelectorSocketTransport", "asyncio.selector_events"),
        stream_reader: class(cx, "StreamReader", "asyncio.streams"),
        stream_writer: class(cx, "StreamWriter", "asyncio.streams"),
        stream_protocol: class(cx, "StreamReaderProtocol", "asyncio.streams"),
        buffered_protocol: Cell::new(None),
    });
    cx.add_methods(&classes.socket_transport, transport_methods::METHODS);
    cx.add_methods(&classes.stream_reader, reader::METHODS);
    cx.add_methods(&classes.stream_reader, reading::METHODS);
    cx.add_properties(&classes.stream_reader, reader::PROPERTIES);
    cx.add_methods(&classes.stream_writer, writer::METHODS);
    cx.add_properties(&classes.stream_writer, writer::PROPERTIES);
    cx.add_methods(&classes.stream_protocol, stream_protocol::METHODS);
    cx.module_state.insert("_asyncio", classes.clone());
    classes
}

fn class(cx: &mut Cx, name: &str, home: &str) -> Ref<Class> {
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class(name, &object, Kind::Foreign);
    let home = cx.str(home);
    class.set_attr(&cx.names.module, home);
    class
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "socket_transport",
        "(loop, sock, protocol, waiter=None, extra=None, server=None, /)",
        "A transport for a connected socket.",
        socket_transport,
    ),
    def(
        "know_buffered_protocol",
        "(class_, /)",
        "Says which class marks protocols that have buffers of their own.",
        know_buffered_protocol,
    ),
    def(
        "derive",
        "(class_, base, /)",
        "Says which class in Python one of these derives from.",
        derive,
    ),
    def(
        "socket_view",
        "(sock, /)",
        "asyncio's view of a socket.",
        socket_view,
    ),
];

/// The module `_asyncio`: what `stdlib/asyncio/` is built on.
pub fn make(cx: &mut Cx) -> NativeResult {
    let doc = "What asyncio's input and output is built on.";
    let module = crate::modules::new(cx, "_asyncio", doc, FUNCTIONS);
    for row in listener::FUNCTIONS {
        let function = cx.native(row, false);
        crate::modules::set(cx, &module, row.name, function);
    }
    let classes = classes(cx);
    for (name, class) in [
        ("_SelectorSocketTransport", &classes.socket_transport),
        ("StreamReader", &classes.stream_reader),
        ("StreamWriter", &classes.stream_writer),
        ("StreamReaderProtocol", &classes.stream_protocol),
    ] {
        crate::modules::set(cx, &module, name, class.to_value());
    }
    Ok(module.into_value())
}

fn socket_transport(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(event_loop) = cx.inner(args.req(0)).get().cloned() else {
        return Err(cx.type_error("an event loop is needed"));
    };
    let socket = crate::modules::socket::of_value(cx, args.req(1))?;
    let option = |at: usize| args.opt(at).cloned().unwrap_or(Value::NONE);
    let details = [option(3), option(4), option(5)];
    let transport = transport::start(cx, &event_loop, socket, args.req(2), details)?;
    Ok(transport.into_value())
}

fn know_buffered_protocol(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = args.req(0).get::<Class>().cloned();
    classes(cx).buffered_protocol.set(class);
    Ok(Value::NONE)
}

/// `isinstance(transport, asyncio.Transport)` holds from when there is somebody who can ask.
fn derive(cx: &mut Cx, args: &Args) -> NativeResult {
    if let (Some(class), Some(base)) = (args.req(0).get::<Class>(), args.req(1).get::<Class>()) {
        bases::move_to(cx, &class.clone(), vec![base.clone()])?;
    }
    Ok(Value::NONE)
}

fn socket_view(cx: &mut Cx, args: &Args) -> NativeResult {
    let socket = crate::modules::socket::of_value(cx, args.req(0))?;
    Ok(crate::modules::socket::view(cx, &socket))
}

/// An object of one of these classes, as an instance of the script's subclass if that is what was called.
fn instance_of(cx: &mut Cx, class: &Value, object: Value) -> Value {
    match class.get::<Class>() {
        Some(class) if !class.builtin => cx.wrap_new(&class.clone(), object),
        _ => object,
    }
}

/// One of asyncio's exception classes.
fn error_class(cx: &mut Cx, name: &str) -> Value {
    let module = super::asyncio_module(cx);
    let name = cx.intern(name);
    match cx.find_attr(&module, &name) {
        Ok(Some(class)) => class,
        Ok(None) | Err(_) => cx.exceptions.Exception.to_value(),
    }
}

/// A watched socket can be read.
pub fn readable(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    if transport::body(object).is_some() {
        transport::readable(cx, object)
    } else {
        listener::readable(cx, object)
    }
}

/// Does what was put off.
pub fn react(
    cx: &mut Cx,
    reaction: Reaction,
    state: &Ref<Foreign>,
    future: &Value,
) -> Result<(), Raised> {
    match reaction {
        Reaction::ServingEnded => stream_protocol::serving_ended(cx, state, future),
        Reaction::ListenAgain => listener::listen_again(cx, state),
        _ => transport::react(cx, reaction, state),
    }
}
