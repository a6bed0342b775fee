//! Listening sockets: takes the connections that wait, each with a task of its own until its transport
//! stands.

use std::cell::Cell;
use std::io;
use std::rc::Rc;

use super::transport;
use super::watch::{unwatch, watch};
use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::event_loop::call_later;
use crate::modules::asyncio::support::ends_loop;
use crate::modules::asyncio::task::create_by_loop;
use crate::modules::socket::{self, Sock};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Future, Reaction};
use crate::objects::handle::Callee;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::watches::{Side, Watcher};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// After so long it is tried again to take connections, when the system had no room for them.
const RETRY_DELAY: f64 = 1.0;

/// The functions of the module `_asyncio` that are about listening.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "start_listening",
        "(loop, sock, protocol_factory, server, backlog, /)",
        "Takes the connections that come.",
        start,
    ),
    def("stop_listening", "(loop, sock, /)", "Takes no more.", stop),
];

/// A listening socket.
pub struct Listener {
    event_loop: Ref<EventLoop>,
    socket: Rc<Sock>,
    factory: Value,
    server: Value,
    backlog: i64,
    context: Cell<Value>,
}

impl ForeignBody for Listener {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.to_value());
        visit(&self.factory);
        visit(&self.server);
        crate::objects::future::traverse_cell(&self.context, visit);
    }
}

fn event_loop_argument(cx: &mut Cx, args: &Args) -> Result<Ref<EventLoop>, Raised> {
    match cx.inner(args.req(0)).get::<EventLoop>() {
        Some(event_loop) => Ok(event_loop.clone()),
        None => Err(cx.type_error("an event loop is needed")),
    }
}

fn start(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = event_loop_argument(cx, args)?;
    let listener = Listener {
        event_loop: event_loop.clone(),
        socket: socket::of_value(cx, args.req(1))?,
        factory: args.req(2).clone(),
        server: args.req(3).clone(),
        backlog: cx.index(args.req(4))?,
        context: Cell::new(cx.schedule.copy_context()),
    };
    let descriptor = listener.socket.number();
    let object = Foreign::new(cx.types.object.clone(), listener);
    let watcher = Watcher::Transport(object);
    watch(cx, &event_loop, descriptor, Side::Reader, watcher)?;
    Ok(Value::NONE)
}

fn stop(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = event_loop_argument(cx, args)?;
    let socket = socket::of_value(cx, args.req(1))?;
    unwatch(cx, &event_loop, socket.number(), Side::Reader);
    drop(socket.take());
    Ok(Value::NONE)
}

/// Connections wait: takes them.
pub fn readable(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    let Some(listener) = object.body::<Listener>() else {
        return Ok(());
    };
    let context = listener.context.take();
    let outer = std::mem::replace(&mut cx.schedule.context, context);
    let outcome = accept_all(cx, object, listener);
    let context = std::mem::replace(&mut cx.schedule.context, outer);
    listener.context.set(context);
    outcome
}

fn accept_all(cx: &mut Cx, object: &Ref<Foreign>, listener: &Listener) -> Result<(), Raised> {
    for _ in 0..=listener.backlog {
        if listener.socket.number() < 0 {
            return Ok(());
        }
        let (socket, address) = match listener.socket.accept() {
            Ok(accepted) => accepted,
            Err(error) => match error.kind() {
                io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted => return Ok(()),
                io::ErrorKind::ConnectionAborted => continue,
                _ if is_shortage(&error) => return wait_for_room(cx, object, listener, &error),
                _ => {
                    let raised = cx.os_error(&error, None);
                    return report(cx, listener, "Exception in callback", raised.0);
                }
            },
        };
        socket.timeout.set(Some(0.0));
        let extra = Dict::new();
        let peer = match address {
            Some(address) => socket::address_value(cx, &address),
            None => cx.str(""),
        };
        extra.set_str(&cx.intern("peername"), peer);
        let steps = Accept {
            listener: object.clone(),
            socket: Some(socket),
            extra: extra.into_value(),
            transport: None,
        };
        let qualname = "BaseSelectorEventLoop._accept_connection2";
        let coroutine = cx.native_coroutine(qualname, steps);
        create_by_loop(cx, &listener.event_loop, &coroutine, &[])?;
    }
    Ok(())
}

/// Whether the system, or the process, has no room for more connections.
fn is_shortage(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(libc::EMFILE | libc::ENFILE | libc::ENOBUFS | libc::ENOMEM)
    )
}

fn report(
    cx: &mut Cx,
    listener: &Listener,
    message: &str,
    exception: Ref<Exception>,
) -> Result<(), Raised> {
    let view = socket::view(cx, &listener.socket);
    let trouble = Trouble {
        message: message.to_owned(),
        exception: Some(exception),
        about: vec![("socket", view)],
    };
    errors::report(cx, &listener.event_loop, &trouble)
}

fn wait_for_room(
    cx: &mut Cx,
    object: &Ref<Foreign>,
    listener: &Listener,
    error: &io::Error,
) -> Result<(), Raised> {
    let raised = cx.os_error(error, None);
    let message = "socket.accept() out of system resource";
    report(cx, listener, message, raised.0)?;
    let event_loop = &listener.event_loop;
    unwatch(cx, event_loop, listener.socket.number(), Side::Reader);
    let callee = Callee::React(Reaction::ListenAgain, object.clone());
    call_later(cx, event_loop, &Value::float(RETRY_DELAY), callee)?;
    Ok(())
}

/// Listens again after the system had no room.
pub fn listen_again(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    match object.body::<Listener>() {
        Some(listener) if listener.socket.number() >= 0 => {
            let watcher = Watcher::Transport(object.clone());
            let descriptor = listener.socket.number();
            watch(cx, &listener.event_loop, descriptor, Side::Reader, watcher)
        }
        _ => Ok(()),
    }
}

/// Gives a connection its protocol and transport.
struct Accept {
    listener: Ref<Foreign>,
    socket: Option<Rc<Sock>>,
    extra: Value,
    transport: Option<Ref<Foreign>>,
}

impl Steps for Accept {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let outcome = match input {
            Ok(_) => self.go_on(cx),
            Err(raised) => Err(raised),
        };
        match outcome {
            Ok(step) => Ok(step),
            Err(raised) if ends_loop(cx, &raised) => Err(raised),
            Err(_) => {
                // As in CPython, nobody hears of it unless debug mode is on.
                if let Some(transport) = self.transport.take() {
                    transport::close(cx, &transport);
                }
                Ok(Step::Return(Value::NONE))
            }
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.listener.to_value());
        visit(&self.extra);
        if let Some(transport) = &self.transport {
            visit(&transport.to_value());
        }
    }
}

impl Accept {
    fn go_on(&mut self, cx: &mut Cx) -> Result<Step, Raised> {
        let listener = self.listener.body::<Listener>();
        let (Some(socket), Some(listener)) = (self.socket.take(), listener) else {
            return Ok(Step::Return(Value::NONE));
        };
        if listener.socket.number() < 0 {
            // The server was closed meanwhile.
            return Ok(Step::Return(Value::NONE));
        }
        let protocol = cx.call(&listener.factory, &[])?;
        let waiter = Future::new(listener.event_loop.to_value()).into_value();
        let details = [waiter.clone(), self.extra.clone(), listener.server.clone()];
        let event_loop = &listener.event_loop;
        let transport = transport::start(cx, event_loop, socket, &protocol, details)?;
        self.transport = Some(transport);
        Ok(Step::Await(waiter))
    }
}
