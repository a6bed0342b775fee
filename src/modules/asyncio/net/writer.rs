//! `asyncio.StreamWriter`: writes to a transport, and waits when too much waits to be sent.

use super::reader::{self, StreamReader};
use super::stream_protocol::{StreamProtocol, close_transport};
use super::{protocol, transport};
use crate::modules::asyncio::support::{body, foreign};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::Future;
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// A stream's writing end.
pub struct StreamWriter {
    transport: Value,
    protocol: Value,
    /// The reading end, or None.
    reader: Value,
    event_loop: Ref<EventLoop>,
}

impl ForeignBody for StreamWriter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.transport, &self.protocol, &self.reader] {
            visit(value);
        }
        visit(&self.event_loop.to_value());
    }
}

/// The methods of writers.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, transport, protocol, reader, loop)",
        "Makes a writer.",
        new,
    ),
    def(
        "__init__",
        "(self, transport, protocol, reader, loop)",
        "",
        init,
    ),
    def("write", "(self, data)", "Writes bytes.", write),
    def(
        "writelines",
        "(self, data)",
        "Writes one after the other.",
        writelines,
    ),
    def(
        "write_eof",
        "(self)",
        "Nothing more will be written.",
        write_eof,
    ),
    def(
        "can_write_eof",
        "(self)",
        "Whether that can be said.",
        can_write_eof,
    ),
    def("close", "(self)", "Closes the stream.", close),
    def("is_closing", "(self)", "Whether it is closed.", is_closing),
    def(
        "wait_closed",
        "(self)",
        "Waits until it is closed.",
        wait_closed,
    )
    .coroutine(),
    def(
        "get_extra_info",
        "(self, name, default=None)",
        "What is known about the connection.",
        get_extra_info,
    ),
    def("drain", "(self)", "Waits until more may be written.", drain).coroutine(),
    def(
        "start_tls",
        "(self, *args, **kwargs)",
        "Not in Bide.",
        start_tls,
    )
    .coroutine(),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// The attributes of writers.
pub static PROPERTIES: &[NativeDef] = &[
    def("transport", "(self)", "The transport.", get_transport),
    def("_transport", "(self)", "The transport.", get_transport),
    def("_protocol", "(self)", "The protocol.", get_protocol),
];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(event_loop) = cx.inner(args.req(4)).get::<EventLoop>().cloned() else {
        return Err(cx.type_error("an event loop is needed"));
    };
    let parts = [args.req(1), args.req(2), args.req(3)];
    let object = new_writer(cx, parts, &event_loop);
    Ok(super::instance_of(cx, args.req(0), object))
}

fn init(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
}

/// A writer for a transport, its protocol and its reader. When it dies the stream is closed.
pub fn new_writer(
    cx: &mut Cx,
    [transport, protocol, reader]: [&Value; 3],
    event_loop: &Ref<EventLoop>,
) -> Value {
    let class = super::classes(cx).stream_writer.clone();
    let writer = StreamWriter {
        transport: transport.clone(),
        protocol: protocol.clone(),
        reader: reader.clone(),
        event_loop: event_loop.clone(),
    };
    let object = Foreign::new(class, writer);
    object.header().set(FINALISE, true);
    object.into_value()
}

/// A writer died: its stream is closed, if nobody did that.
pub fn finalise(cx: &mut Cx, object: &Ref<Foreign>) -> Result<(), Raised> {
    object.header().set(FINALISE, false);
    let Some(writer) = object.body::<StreamWriter>() else {
        return Ok(());
    };
    if is_closing_transport(cx, &writer.transport)? {
        return Ok(());
    }
    let message = if writer.event_loop.closed.get() {
        "loop is closed".to_owned()
    } else {
        close_transport(cx, &writer.transport)?;
        let text = cx.repr(&object.to_value())?;
        format!("unclosed {}", text.as_str())
    };
    let category = cx.exceptions.ResourceWarning.clone();
    (cx.hooks.warn)(cx, &category, &message)
}

fn method(cx: &mut Cx, transport: &Value, name: &str, args: &[Value]) -> NativeResult {
    let name = cx.intern(name);
    cx.call_method(transport, &name, args)
}

fn is_closing_transport(cx: &mut Cx, transport: &Value) -> Result<bool, Raised> {
    if let Some(native) = transport::of_value(transport).and_then(transport::body) {
        return Ok(native.closing.get());
    }
    let closing = method(cx, transport, "is_closing", &[])?;
    cx.truth(&closing)
}

fn receiver(cx: &mut Cx, args: &Args) -> Result<Ref<Foreign>, Raised> {
    foreign(cx, args)
}

fn write(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    match transport::of_value(&writer.transport) {
        Some(native) => super::transport_methods::write_value(cx, native, args.req(1)),
        None => method(cx, &writer.transport, "write", &[args.req(1).clone()]),
    }
}

fn writelines(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    method(cx, &writer.transport, "writelines", &[args.req(1).clone()])
}

fn write_eof(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    method(cx, &writer.transport, "write_eof", &[])
}

fn can_write_eof(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    method(cx, &writer.transport, "can_write_eof", &[])
}

fn close(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    close_transport(cx, &writer.transport)?;
    Ok(Value::NONE)
}

fn is_closing(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    is_closing_transport(cx, &writer.transport).map(Value::bool)
}

fn get_extra_info(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    let default = args.opt(2).cloned().unwrap_or(Value::NONE);
    let args = [args.req(1).clone(), default];
    method(cx, &writer.transport, "get_extra_info", &args)
}

fn start_tls(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.not_implemented_error("TLS is not in Bide yet"))
}

fn get_transport(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    Ok(body::<StreamWriter>(cx, &object)?.transport.clone())
}

fn get_protocol(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    Ok(body::<StreamWriter>(cx, &object)?.protocol.clone())
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let writer = body::<StreamWriter>(cx, &object)?;
    let mut text = format!(
        "<StreamWriter transport={}",
        cx.repr(&writer.transport)?.as_str()
    );
    if !writer.reader.is_none() {
        text.push_str(" reader=");
        text.push_str(cx.repr(&writer.reader)?.as_str());
    }
    text.push('>');
    Ok(cx.str(text))
}

fn wait_closed(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = WaitClosed {
        writer: receiver(cx, args)?,
        is_waiting: false,
    };
    Ok(cx.coroutine_call("StreamWriter.wait_closed", steps))
}

/// Waits until a stream is closed.
struct WaitClosed {
    writer: Ref<Foreign>,
    is_waiting: bool,
}

impl Steps for WaitClosed {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        if std::mem::replace(&mut self.is_waiting, true) {
            return Ok(Step::Return(Value::NONE));
        }
        let object = self.writer.clone();
        let writer = body::<StreamWriter>(cx, &object)?;
        if let Some(stream) = protocol::stream(cx.inner(&writer.protocol)) {
            return Ok(Step::Await(stream.closed().to_value()));
        }
        let args = [object.to_value()];
        let waiter = method(cx, &writer.protocol, "_get_close_waiter", &args)?;
        Ok(Step::Await(waiter))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.writer.to_value());
    }
}

fn drain(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Drain {
        writer: receiver(cx, args)?,
        stage: DrainStage::Started,
    };
    Ok(cx.coroutine_call("StreamWriter.drain", steps))
}

/// Waits until more may be written.
struct Drain {
    writer: Ref<Foreign>,
    stage: DrainStage,
}

enum DrainStage {
    Started,
    /// It gave way once, because the transport is closing: its protocol may hear of that now.
    GaveWay,
    /// It waits for the transport to send.
    Waiting(Ref<Future>),
    /// It waits for a script's protocol.
    Elsewhere,
}

impl Steps for Drain {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let object = self.writer.clone();
        let writer = body::<StreamWriter>(cx, &object)?;
        match std::mem::replace(&mut self.stage, DrainStage::Elsewhere) {
            DrainStage::Started => {
                input?;
                check_reader(writer)?;
                if is_closing_transport(cx, &writer.transport)? {
                    self.stage = DrainStage::GaveWay;
                    return Ok(Step::Suspend(Value::NONE));
                }
                self.help(cx, writer)
            }
            DrainStage::GaveWay => {
                input?;
                self.help(cx, writer)
            }
            DrainStage::Waiting(waiter) => {
                if let Some(stream) = protocol::stream(cx.inner(&writer.protocol)) {
                    stream.drained(&waiter);
                }
                input.map(|_| Step::Return(Value::NONE))
            }
            DrainStage::Elsewhere => input.map(|_| Step::Return(Value::NONE)),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.writer.to_value());
        if let DrainStage::Waiting(waiter) = &self.stage {
            visit(&waiter.to_value());
        }
    }
}

impl Drain {
    fn help(&mut self, cx: &mut Cx, writer: &StreamWriter) -> Result<Step, Raised> {
        let stream: Option<&StreamProtocol> = protocol::stream(cx.inner(&writer.protocol));
        let Some(stream) = stream else {
            let helper = method(cx, &writer.protocol, "_drain_helper", &[])?;
            return Ok(Step::Await(helper));
        };
        if !stream.must_drain(cx)? {
            return Ok(Step::Return(Value::NONE));
        }
        let waiter = stream.drain_waiter();
        self.stage = DrainStage::Waiting(waiter.clone());
        Ok(Step::Await(waiter.into_value()))
    }
}

/// Raises what ended the reading end, if something did.
fn check_reader(writer: &StreamWriter) -> Result<(), Raised> {
    let object = writer.reader.get::<Foreign>();
    match object.and_then(|object| object.body::<StreamReader>()) {
        Some(reader) => reader::check(reader),
        None => Ok(()),
    }
}
