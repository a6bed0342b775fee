//! `asyncio.StreamReader`: what came and was not read yet, and who waits for more.

use std::cell::{Cell, RefCell};

use super::transport;
use crate::modules::asyncio::support::{body, current_loop, empty, foreign};
use crate::objects::exception::Exception;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Future, peek, traverse_cell};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The limit of a reader that is given none, as in CPython.
pub const LIMIT: i64 = 64 * 1024;
/// An empty buffer keeps so much room at most.
const ROOM_MAX: usize = 64 * 1024;

/// A stream's reading end.
pub struct StreamReader {
    event_loop: Value,
    /// Twice this is the most that waits to be read before the transport is paused.
    pub limit: usize,
    pub buffer: RefCell<Incoming>,
    /// Whether no more will come.
    pub eof: Cell<bool>,
    /// The future of the task that waits for more.
    waiter: RefCell<Option<Ref<Future>>>,
    /// The exception that ended the stream, or unbound.
    pub exception: Cell<Value>,
    /// The transport, or None.
    transport: Cell<Value>,
    /// Whether the transport is paused.
    paused: Cell<bool>,
}

/// Bytes that came.
#[derive(Default)]
pub struct Incoming {
    bytes: Vec<u8>,
    /// How many at the beginning have been read.
    read: usize,
}

impl Incoming {
    /// What was not read yet.
    pub fn rest(&self) -> &[u8] {
        &self.bytes[self.read..]
    }

    /// How many were not read yet.
    pub fn len(&self) -> usize {
        self.bytes.len() - self.read
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// More came.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next so many, which are read now.
    pub fn take(&mut self, count: usize) -> Box<[u8]> {
        let count = count.min(self.len());
        let taken = self.rest()[..count].into();
        self.skip(count);
        taken
    }

    /// The next so many are read.
    pub fn skip(&mut self, count: usize) {
        self.read += count;
        if self.read == self.bytes.len() {
            self.read = 0;
            self.bytes.clear();
            if self.bytes.capacity() > ROOM_MAX {
                self.bytes = Vec::new();
            }
        } else if self.read > self.bytes.len() / 2 && self.read > ROOM_MAX {
            self.bytes.drain(..self.read);
            self.read = 0;
        }
    }
}

impl ForeignBody for StreamReader {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop);
        traverse_cell(&self.exception, visit);
        traverse_cell(&self.transport, visit);
        if let Some(waiter) = &*self.waiter.borrow() {
            visit(&waiter.to_value());
        }
    }
}

/// The methods that do not wait.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes an empty reader.",
        |cx, args| Ok(empty(super::classes(cx).stream_reader.clone(), cx, args)),
    ),
    def("__init__", "(self, limit=65536, loop=None)", "", init),
    def(
        "exception",
        "(self)",
        "The exception that ended it.",
        exception,
    ),
    def(
        "set_exception",
        "(self, exc)",
        "Ends it with one.",
        set_exception,
    ),
    def(
        "set_transport",
        "(self, transport)",
        "Where it comes from.",
        set_transport,
    ),
    def("feed_data", "(self, data)", "More came.", feed_data),
    def("feed_eof", "(self)", "No more will come.", feed_eof_method),
    def(
        "at_eof",
        "(self)",
        "Whether all was read and no more will come.",
        at_eof,
    ),
    def("__aiter__", "(self)", "Itself: its lines.", itself),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// Attributes that scripts look at.
pub static PROPERTIES: &[NativeDef] = &[
    def("_limit", "(self)", "The limit.", limit),
    def("_transport", "(self)", "The transport.", get_transport),
    def("_eof", "(self)", "Whether no more will come.", eof),
    def("_buffer", "(self)", "What was not read yet.", buffer),
    def(
        "_paused",
        "(self)",
        "Whether the transport is paused.",
        paused,
    ),
];

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let limit = match args.opt(1) {
        Some(limit) => cx.index(limit)?,
        None => LIMIT,
    };
    if limit <= 0 {
        return Err(cx.value_error("Limit cannot be <= 0"));
    }
    let event_loop = match args.opt(2).filter(|given| !given.is_none()) {
        Some(event_loop) => cx.inner(event_loop).clone(),
        None => current_loop(cx)?.into_value(),
    };
    let reader = StreamReader {
        event_loop,
        limit: usize::try_from(limit).unwrap_or(usize::MAX / 4),
        buffer: RefCell::default(),
        eof: Cell::new(false),
        waiter: RefCell::new(None),
        exception: Cell::new(Value::UNBOUND),
        transport: Cell::new(Value::NONE),
        paused: Cell::new(false),
    };
    foreign(cx, args)?.fill(reader);
    Ok(Value::NONE)
}

fn itself(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(args.req(0).clone())
}

// ---- filling ----

/// More bytes came.
pub fn feed(cx: &mut Cx, object: &Ref<Foreign>, bytes: &[u8]) -> Result<(), Raised> {
    let reader = body::<StreamReader>(cx, object)?;
    if bytes.is_empty() {
        return Ok(());
    }
    reader.buffer.borrow_mut().extend(bytes);
    wake_waiter(reader);
    if reader.paused.get() || reader.buffer.borrow().len() <= reader.limit.saturating_mul(2) {
        return Ok(());
    }
    let transport = peek(&reader.transport);
    if transport.is_none() {
        return Ok(());
    }
    if let Some(native) = transport::of_value(&transport) {
        reader.paused.set(true);
        transport::pause_reading(cx, native);
        return Ok(());
    }
    let pause = cx.intern("pause_reading");
    match cx.call_method(&transport, &pause, &[]) {
        Ok(_) => reader.paused.set(true),
        Err(raised)
            if cx.is_instance_of(&raised.0.to_value(), &cx.exceptions.NotImplementedError) =>
        {
            reader.transport.set(Value::NONE);
        }
        Err(raised) => return Err(raised),
    }
    Ok(())
}

/// No more bytes will come.
pub fn feed_eof(object: &Ref<Foreign>) {
    if let Some(reader) = object.body::<StreamReader>() {
        reader.eof.set(true);
        wake_waiter(reader);
    }
}

/// The stream ended with an exception.
pub fn fail(object: &Ref<Foreign>, exception: Value) {
    let Some(reader) = object.body::<StreamReader>() else {
        return;
    };
    reader.exception.set(exception.clone());
    let waiter = reader.waiter.take();
    if let Some(waiter) = waiter
        && !waiter.core.is_done()
    {
        outcome::set_exception(&waiter.to_value(), exception);
    }
}

fn wake_waiter(reader: &StreamReader) {
    let waiter = reader.waiter.take();
    if let Some(waiter) = waiter
        && !waiter.core.is_done()
    {
        outcome::set_result(&waiter.to_value(), Value::NONE);
    }
}

/// Sets where the bytes come from.
pub fn connect(object: &Ref<Foreign>, transport: Value) {
    if let Some(reader) = object.body::<StreamReader>() {
        reader.transport.set(transport);
    }
}

// ---- waiting ----

/// A future that is done when more comes; `caller` waits for it.
pub fn wait_for_data(cx: &mut Cx, reader: &StreamReader, caller: &str) -> Result<Value, Raised> {
    if reader.waiter.borrow().is_some() {
        return Err(cx.runtime_error(format_args!(
            "{caller}() called while another coroutine is already waiting for incoming data"
        )));
    }
    if reader.paused.get() {
        reader.paused.set(false);
        resume(cx, reader)?;
    }
    let waiter = Future::new(reader.event_loop.clone());
    reader.waiter.replace(Some(waiter.clone()));
    Ok(waiter.into_value())
}

/// Nobody waits any more.
pub fn waited(reader: &StreamReader) {
    drop(reader.waiter.take());
}

/// Lets the transport go on if what waits to be read is within the limit again.
pub fn maybe_resume(cx: &mut Cx, reader: &StreamReader) -> Result<(), Raised> {
    if reader.paused.get() && reader.buffer.borrow().len() <= reader.limit {
        reader.paused.set(false);
        resume(cx, reader)?;
    }
    Ok(())
}

fn resume(cx: &mut Cx, reader: &StreamReader) -> Result<(), Raised> {
    let transport = peek(&reader.transport);
    if let Some(native) = transport::of_value(&transport) {
        return transport::resume_reading(cx, native);
    }
    if !transport.is_none() {
        let resume = cx.intern("resume_reading");
        cx.call_method(&transport, &resume, &[])?;
    }
    Ok(())
}

/// Raises the exception that ended the stream, if one did.
pub fn check(reader: &StreamReader) -> Result<(), Raised> {
    match peek(&reader.exception).into::<Exception>() {
        Ok(exception) => Err(Raised(exception)),
        Err(_) => Ok(()),
    }
}

// ---- methods ----

fn exception(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let exception = peek(&body::<StreamReader>(cx, &object)?.exception);
    Ok(exception.bound().cloned().unwrap_or(Value::NONE))
}

fn set_exception(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    fail(&object, args.req(1).clone());
    Ok(Value::NONE)
}

fn set_transport(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    if !peek(&body::<StreamReader>(cx, &object)?.transport).is_none() {
        return Err(cx.assertion_error("Transport already set"));
    }
    connect(&object, args.req(1).clone());
    Ok(Value::NONE)
}

fn feed_data(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    if body::<StreamReader>(cx, &object)?.eof.get() {
        return Err(cx.assertion_error("feed_data after feed_eof"));
    }
    let bytes = cx.bytes_argument(args.req(1))?;
    feed(cx, &object, &bytes)?;
    Ok(Value::NONE)
}

fn feed_eof_method(cx: &mut Cx, args: &Args) -> NativeResult {
    feed_eof(&foreign(cx, args)?);
    Ok(Value::NONE)
}

fn at_eof(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let reader = body::<StreamReader>(cx, &object)?;
    let is_empty = reader.buffer.borrow().is_empty();
    Ok(Value::bool(reader.eof.get() && is_empty))
}

fn limit(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(Value::int(body::<StreamReader>(cx, &object)?.limit as i64))
}

fn get_transport(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(peek(&body::<StreamReader>(cx, &object)?.transport))
}

fn eof(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(Value::bool(body::<StreamReader>(cx, &object)?.eof.get()))
}

fn paused(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(Value::bool(body::<StreamReader>(cx, &object)?.paused.get()))
}

fn buffer(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let reader = body::<StreamReader>(cx, &object)?;
    let bytes = reader.buffer.borrow().rest().to_vec();
    Ok(crate::objects::bytes::ByteArray::new(bytes).into_value())
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let reader = body::<StreamReader>(cx, &object)?;
    let mut words = vec!["StreamReader".to_owned()];
    let size = reader.buffer.borrow().len();
    if size > 0 {
        words.push(format!("{size} bytes"));
    }
    if reader.eof.get() {
        words.push("eof".to_owned());
    }
    if reader.limit as i64 != LIMIT {
        words.push(format!("limit={}", reader.limit));
    }
    let waiter = reader.waiter.borrow().clone();
    let exception = peek(&reader.exception);
    let transport = peek(&reader.transport);
    for (name, value) in [
        ("waiter", waiter.map_or(Value::NONE, Ref::into_value)),
        (
            "exception",
            exception.bound().cloned().unwrap_or(Value::NONE),
        ),
        ("transport", transport),
    ] {
        if !value.is_none() {
            words.push(format!("{name}={}", cx.repr(&value)?.as_str()));
        }
    }
    if reader.paused.get() {
        words.push("paused".to_owned());
    }
    Ok(cx.str(format!("<{}>", words.join(" "))))
}
