//! `asyncio.StreamReaderProtocol`: what stands between a transport and a stream.

use std::cell::{Cell, RefCell};

use super::{reader, transport, writer};
use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::future::{mark_seen, seen_exception};
use crate::modules::asyncio::support::{body, current_loop, empty, foreign, is_coroutine};
use crate::modules::asyncio::task::create_by_loop;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Future, Reaction, peek, traverse_cell};
use crate::objects::heap::Ref;
use crate::objects::sync::Waiters;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// A stream's protocol.
pub struct StreamProtocol {
    event_loop: Ref<EventLoop>,
    reader: RefCell<Option<Ref<Foreign>>>,
    /// What `start_server` was given to call for each connection, or None.
    callback: Value,
    transport: Cell<Value>,
    /// The task that serves the connection, or None.
    task: Cell<Value>,
    /// Done when the connection is over.
    closed: Ref<Future>,
    /// Whether too much waits to be sent.
    paused: Cell<bool>,
    connection_lost: Cell<bool>,
    /// Who waits until no longer too much waits to be sent.
    drain_waiters: Waiters,
}

impl ForeignBody for StreamProtocol {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.to_value());
        visit(&self.callback);
        visit(&self.closed.to_value());
        traverse_cell(&self.transport, visit);
        traverse_cell(&self.task, visit);
        if let Some(reader) = &*self.reader.borrow() {
            visit(&reader.to_value());
        }
        for waiter in self.drain_waiters.all() {
            visit(&waiter.to_value());
        }
    }
}

/// The methods of stream protocols, for scripts that derive from it or play the transport.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a protocol for a reader.",
        |cx, args| Ok(empty(super::classes(cx).stream_protocol.clone(), cx, args)),
    ),
    def(
        "__init__",
        "(self, stream_reader, client_connected_cb=None, loop=None)",
        "",
        init,
    ),
    def("connection_made", "(self, transport)", "", made_method),
    def("connection_lost", "(self, exc)", "", lost_method),
    def("data_received", "(self, data)", "", received_method),
    def("eof_received", "(self)", "", eof_method),
    def("pause_writing", "(self)", "", pause_method),
    def("resume_writing", "(self)", "", resume_method),
    def("_drain_helper", "(self)", "", drain_method),
    def(
        "_get_close_waiter",
        "(self, stream)",
        "",
        close_waiter_method,
    ),
];

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = match args
        .opt(3)
        .and_then(|given| cx.inner(given).get::<EventLoop>())
    {
        Some(event_loop) => event_loop.clone(),
        None => current_loop(cx)?,
    };
    let reader = cx.inner(args.req(1)).get::<Foreign>().cloned();
    let protocol = StreamProtocol {
        closed: Future::new(event_loop.to_value()),
        event_loop,
        reader: RefCell::new(reader),
        callback: args.opt(2).cloned().unwrap_or(Value::NONE),
        transport: Cell::new(Value::NONE),
        task: Cell::new(Value::NONE),
        paused: Cell::new(false),
        connection_lost: Cell::new(false),
        drain_waiters: Waiters::default(),
    };
    foreign(cx, args)?.fill(protocol);
    Ok(Value::NONE)
}

impl StreamProtocol {
    /// The reader that it fills, while the connection lasts.
    pub fn reader(&self) -> Option<Ref<Foreign>> {
        self.reader.borrow().clone()
    }

    /// Too much, or no longer too much, waits to be sent.
    pub fn set_paused(&self, paused: bool) {
        self.paused.set(paused);
        if !paused {
            for waiter in self.drain_waiters.all() {
                if !waiter.core.is_done() {
                    outcome::set_result(&waiter.to_value(), Value::NONE);
                }
            }
        }
    }

    /// A future that is done when the connection is over.
    pub fn closed(&self) -> &Ref<Future> {
        &self.closed
    }

    /// Whether a task has to wait before it writes more; raises if the connection is lost.
    pub fn must_drain(&self, cx: &mut Cx) -> Result<bool, Raised> {
        if self.connection_lost.get() {
            let class = cx.exceptions.ConnectionResetError.clone();
            return Err(cx.raise(&class, "Connection lost"));
        }
        Ok(self.paused.get())
    }

    /// A future for a task that waits until it may write more.
    pub fn drain_waiter(&self) -> Ref<Future> {
        let waiter = Future::new(self.event_loop.to_value());
        self.drain_waiters.push(waiter.clone());
        waiter
    }

    /// The task waits no longer.
    pub fn drained(&self, waiter: &Ref<Future>) {
        self.drain_waiters.remove(waiter);
    }
}

/// The connection is there: the server's callback gets its streams.
pub fn connection_made(
    cx: &mut Cx,
    protocol: &StreamProtocol,
    object: &Value,
    transport: &Value,
) -> Result<(), Raised> {
    protocol.transport.set(transport.clone());
    let reader = protocol.reader();
    if let Some(reader) = &reader {
        reader::connect(reader, transport.clone());
    }
    if protocol.callback.is_none() {
        return Ok(());
    }
    let reader = reader.map_or(Value::NONE, Ref::into_value);
    let event_loop = &protocol.event_loop;
    let writer = writer::new_writer(cx, [transport, object, &reader], event_loop);
    let result = cx.call(&protocol.callback, &[reader, writer])?;
    if !is_coroutine(&result) {
        return Ok(());
    }
    let task = create_by_loop(cx, event_loop, &result, &[])?;
    protocol.task.set(task.clone());
    if let Some(object) = object.get::<Foreign>() {
        let ended = Callback::React(Reaction::ServingEnded, object.clone());
        outcome::add_callback(&task, ended);
    }
    Ok(())
}

/// The task that served a connection is done: an exception is reported, and the connection closed.
pub fn serving_ended(cx: &mut Cx, object: &Ref<Foreign>, task: &Value) -> Result<(), Raised> {
    let Some(protocol) = object.body::<StreamProtocol>() else {
        return Ok(());
    };
    let transport = peek(&protocol.transport);
    let exception = seen_exception(cx, task);
    let is_cancelled = outcome::core_of(task).is_some_and(|core| core.is_cancelled());
    if exception.is_none() && !is_cancelled {
        return Ok(());
    }
    if exception.is_some() {
        let trouble = Trouble {
            message: "Unhandled exception in client_connected_cb".to_owned(),
            exception,
            about: vec![("transport", transport.clone())],
        };
        errors::report(cx, &protocol.event_loop, &trouble)?;
    }
    close_transport(cx, &transport)
}

/// Closes a transport, native or a script's.
pub fn close_transport(cx: &mut Cx, transport: &Value) -> Result<(), Raised> {
    if let Some(native) = transport::of_value(transport) {
        transport::close(cx, native);
    } else if !transport.is_none() {
        let close = cx.intern("close");
        cx.call_method(transport, &close, &[])?;
    }
    Ok(())
}

/// The connection is over: who reads, drains or waits for the end is told.
pub fn connection_lost(protocol: &StreamProtocol, exception: Value) {
    let reader = protocol.reader.take();
    if let Some(reader) = &reader {
        if exception.is_none() {
            reader::feed_eof(reader);
        } else {
            reader::fail(reader, exception.clone());
        }
    }
    settle(&protocol.closed, &exception);
    // Mostly nobody asks how it ended.
    mark_seen(&protocol.closed.to_value());
    protocol.connection_lost.set(true);
    if protocol.paused.get() {
        for waiter in protocol.drain_waiters.all() {
            settle(&waiter, &exception);
        }
    }
    protocol.task.set(Value::NONE);
    protocol.transport.set(Value::NONE);
}

/// Ends a future with an exception, or with None.
fn settle(future: &Ref<Future>, exception: &Value) {
    if future.core.is_done() {
        return;
    }
    if exception.is_none() {
        outcome::set_result(&future.to_value(), Value::NONE);
    } else {
        outcome::set_exception(&future.to_value(), exception.clone());
    }
}

// ---- methods ----

fn made_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let protocol = body::<StreamProtocol>(cx, &object)?;
    connection_made(cx, protocol, &object.to_value(), args.req(1))?;
    Ok(Value::NONE)
}

fn lost_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    connection_lost(body::<StreamProtocol>(cx, &object)?, args.req(1).clone());
    Ok(Value::NONE)
}

fn received_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let bytes = cx.bytes_argument(args.req(1))?;
    if let Some(reader) = body::<StreamProtocol>(cx, &object)?.reader() {
        reader::feed(cx, &reader, &bytes)?;
    }
    Ok(Value::NONE)
}

fn eof_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    if let Some(reader) = body::<StreamProtocol>(cx, &object)?.reader() {
        reader::feed_eof(&reader);
    }
    Ok(Value::TRUE)
}

fn pause_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    body::<StreamProtocol>(cx, &object)?.set_paused(true);
    Ok(Value::NONE)
}

fn resume_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    body::<StreamProtocol>(cx, &object)?.set_paused(false);
    Ok(Value::NONE)
}

fn close_waiter_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(body::<StreamProtocol>(cx, &object)?.closed.to_value())
}

fn drain_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = DrainHelper {
        protocol: foreign(cx, args)?,
        waiter: None,
    };
    let qualname = "FlowControlMixin._drain_helper";
    Ok(cx.native_coroutine(qualname, steps))
}

/// Waits until no longer too much waits to be sent.
struct DrainHelper {
    protocol: Ref<Foreign>,
    waiter: Option<Ref<Future>>,
}

impl Steps for DrainHelper {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let object = self.protocol.clone();
        let protocol = body::<StreamProtocol>(cx, &object)?;
        if let Some(waiter) = self.waiter.take() {
            protocol.drained(&waiter);
            return input.map(|_| Step::Return(Value::NONE));
        }
        input?;
        if !protocol.must_drain(cx)? {
            return Ok(Step::Return(Value::NONE));
        }
        let waiter = protocol.drain_waiter();
        self.waiter = Some(waiter.clone());
        Ok(Step::Await(waiter.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.protocol.to_value());
        if let Some(waiter) = &self.waiter {
            visit(&waiter.to_value());
        }
    }
}
