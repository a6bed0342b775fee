//! The coroutines of `StreamReader`: each takes what it wants from the buffer, or waits for more.

use memchr::memmem;

use super::reader::{self, StreamReader};
use crate::modules::asyncio::support::{body, foreign};
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exception;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods that may wait.
pub static METHODS: &[NativeDef] = &[
    def("read", "(self, n=-1)", "Up to n bytes, or all.", read).coroutine(),
    def("readline", "(self)", "A line, with its end.", readline).coroutine(),
    def("readexactly", "(self, n)", "Exactly n bytes.", readexactly).coroutine(),
    def(
        "readuntil",
        "(self, separator=b'\\n')",
        "What comes up to and with a separator.",
        readuntil,
    )
    .coroutine(),
    def("__anext__", "(self)", "The next line.", anext).coroutine(),
];

/// What is to be read.
enum Want {
    /// At most so many bytes.
    Some(usize),
    /// Everything, to the end.
    All(Vec<u8>),
    Exactly(usize),
    /// Up to one of these separators, shortest first; so far was looked already.
    Until {
        separators: Vec<Vec<u8>>,
        looked: usize,
    },
    /// A line; at the end of the stream what is left of one.
    Line {
        looked: usize,
    },
    /// A line; at the end of the stream StopAsyncIteration.
    Next {
        looked: usize,
    },
}

/// Reads from a stream.
struct Read {
    reader: Ref<Foreign>,
    want: Want,
    is_waiting: bool,
}

/// What a look at the buffer came to.
enum Found {
    Bytes(Box<[u8]>),
    /// More is needed.
    Nothing,
}

impl Steps for Read {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let object = self.reader.clone();
        let reader = body::<StreamReader>(cx, &object)?;
        if std::mem::take(&mut self.is_waiting) {
            reader::waited(reader);
            input?;
        } else {
            input?;
            reader::check(reader)?;
        }
        loop {
            match self.look(cx, reader)? {
                Found::Bytes(bytes) => return self.finish(cx, bytes),
                Found::Nothing => {}
            }
            if let Want::All(_) = self.want
                && !reader.buffer.borrow().is_empty()
            {
                continue;
            }
            let waiter = reader::wait_for_data(cx, reader, self.caller())?;
            self.is_waiting = true;
            return Ok(Step::Await(waiter));
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.reader.to_value());
    }
}

impl Read {
    /// What says that it waits: `readline` waits in `readuntil`.
    fn caller(&self) -> &'static str {
        match self.want {
            Want::Some(_) | Want::All(_) => "read",
            Want::Exactly(_) => "readexactly",
            Want::Until { .. } | Want::Line { .. } | Want::Next { .. } => "readuntil",
        }
    }

    fn finish(&self, cx: &mut Cx, bytes: Box<[u8]>) -> Result<Step, Raised> {
        if bytes.is_empty() && matches!(self.want, Want::Next { .. }) {
            return Err(cx.stop_async_iteration());
        }
        Ok(Step::Return(Bytes::new(bytes).into_value()))
    }

    /// Takes what is wanted, if it is there.
    fn look(&mut self, cx: &mut Cx, reader: &StreamReader) -> Result<Found, Raised> {
        match &mut self.want {
            Want::Some(count) => look_for_some(cx, reader, *count),
            Want::All(all) => look_for_all(cx, reader, all),
            Want::Exactly(count) => look_for_exactly(cx, reader, *count),
            Want::Until { separators, looked } => {
                let refs: Vec<&[u8]> = separators.iter().map(Vec::as_slice).collect();
                look_for_separator(cx, reader, &refs, looked)
            }
            Want::Line { looked } | Want::Next { looked } => look_for_line(cx, reader, looked),
        }
    }
}

fn look_for_some(cx: &mut Cx, reader: &StreamReader, count: usize) -> Result<Found, Raised> {
    if reader.buffer.borrow().is_empty() && !reader.eof.get() {
        return Ok(Found::Nothing);
    }
    let bytes = reader.buffer.borrow_mut().take(count);
    reader::maybe_resume(cx, reader)?;
    Ok(Found::Bytes(bytes))
}

/// `read(-1)`: a limit's worth at a time, as CPython does, so that the transport is paused and resumed at
/// the same points.
fn look_for_all(cx: &mut Cx, reader: &StreamReader, all: &mut Vec<u8>) -> Result<Found, Raised> {
    if reader.buffer.borrow().is_empty() {
        if reader.eof.get() {
            return Ok(Found::Bytes(std::mem::take(all).into()));
        }
        // After a wait CPython would read again and look for an exception.
        reader::check(reader)?;
        return Ok(Found::Nothing);
    }
    let bytes = reader.buffer.borrow_mut().take(reader.limit);
    all.extend_from_slice(&bytes);
    reader::maybe_resume(cx, reader)?;
    Ok(if reader.eof.get() && reader.buffer.borrow().is_empty() {
        Found::Bytes(std::mem::take(all).into())
    } else {
        Found::Nothing
    })
}

fn look_for_exactly(cx: &mut Cx, reader: &StreamReader, count: usize) -> Result<Found, Raised> {
    let there = reader.buffer.borrow().len();
    if there >= count {
        let bytes = reader.buffer.borrow_mut().take(count);
        reader::maybe_resume(cx, reader)?;
        return Ok(Found::Bytes(bytes));
    }
    if !reader.eof.get() {
        return Ok(Found::Nothing);
    }
    let partial = reader.buffer.borrow_mut().take(there);
    Err(incomplete(cx, partial, Some(count)))
}

fn look_for_separator(
    cx: &mut Cx,
    reader: &StreamReader,
    separators: &[&[u8]],
    looked: &mut usize,
) -> Result<Found, Raised> {
    let (Some(shortest), Some(longest)) = (separators.first(), separators.last()) else {
        return Ok(Found::Nothing);
    };
    let there = reader.buffer.borrow().len();
    if there >= *looked + shortest.len() {
        if let Some((start, end)) = find(reader, separators, *looked) {
            if start > reader.limit {
                let message = "Separator is found, but chunk is longer than limit";
                return Err(overrun(cx, message, start));
            }
            let bytes = reader.buffer.borrow_mut().take(end);
            reader::maybe_resume(cx, reader)?;
            return Ok(Found::Bytes(bytes));
        }
        *looked = (there + 1).saturating_sub(longest.len());
        if *looked > reader.limit {
            let message = "Separator is not found, and chunk exceed the limit";
            return Err(overrun(cx, message, *looked));
        }
    }
    if !reader.eof.get() {
        return Ok(Found::Nothing);
    }
    let partial = reader.buffer.borrow_mut().take(there);
    Err(incomplete(cx, partial, None))
}

/// The separator that ends first: where it starts and ends.
fn find(reader: &StreamReader, separators: &[&[u8]], from: usize) -> Option<(usize, usize)> {
    let buffer = reader.buffer.borrow();
    let bytes = buffer.rest();
    if let [[byte]] = separators {
        let start = from + memchr::memchr(*byte, &bytes[from..])?;
        return Some((start, start + 1));
    }
    let mut found: Option<(usize, usize)> = None;
    for separator in separators {
        let until = found.map_or(bytes.len(), |(_, end)| end - 1);
        if let Some(at) = memmem::find(&bytes[from..until], separator) {
            found = Some((from + at, from + at + separator.len()));
        }
    }
    found
}

fn look_for_line(cx: &mut Cx, reader: &StreamReader, looked: &mut usize) -> Result<Found, Raised> {
    let there = reader.buffer.borrow().len();
    if there > *looked {
        if let Some((start, end)) = find(reader, &[b"\n"], *looked) {
            if start > reader.limit {
                // The line is dropped.
                reader.buffer.borrow_mut().skip(end);
                reader::maybe_resume(cx, reader)?;
                let message = "Separator is found, but chunk is longer than limit";
                return Err(cx.value_error(message));
            }
            let bytes = reader.buffer.borrow_mut().take(end);
            reader::maybe_resume(cx, reader)?;
            return Ok(Found::Bytes(bytes));
        }
        *looked = there;
        if there > reader.limit {
            reader.buffer.borrow_mut().skip(there);
            reader::maybe_resume(cx, reader)?;
            let message = "Separator is not found, and chunk exceed the limit";
            return Err(cx.value_error(message));
        }
    }
    if !reader.eof.get() {
        return Ok(Found::Nothing);
    }
    Ok(Found::Bytes(reader.buffer.borrow_mut().take(there)))
}

// ---- errors ----

/// `IncompleteReadError`
fn incomplete(cx: &mut Cx, partial: Box<[u8]>, expected: Option<usize>) -> Raised {
    let class = super::error_class(cx, "IncompleteReadError");
    let partial = Bytes::new(partial).into_value();
    let expected = expected.map_or(Value::NONE, |count| Value::int(count as i64));
    make_error(cx, &class, &[partial, expected])
}

/// `LimitOverrunError`
fn overrun(cx: &mut Cx, message: &str, consumed: usize) -> Raised {
    let class = super::error_class(cx, "LimitOverrunError");
    let message = cx.str(message);
    make_error(cx, &class, &[message, Value::int(consumed as i64)])
}

fn make_error(cx: &mut Cx, class: &Value, args: &[Value]) -> Raised {
    match cx.call(class, args).map(Value::into::<Exception>) {
        Ok(Ok(exception)) => Raised(exception),
        Ok(Err(_)) => cx.type_error("exceptions must derive from BaseException"),
        Err(raised) => raised,
    }
}

// ---- methods ----

fn coroutine(cx: &mut Cx, args: &Args, qualname: &'static str, want: Want) -> NativeResult {
    let steps = Read {
        reader: foreign(cx, args)?,
        want,
        is_waiting: false,
    };
    Ok(cx.coroutine_call(qualname, steps))
}

fn read(cx: &mut Cx, args: &Args) -> NativeResult {
    let count = match args.opt(1) {
        Some(count) => cx.index(count)?,
        None => -1,
    };
    let want = match usize::try_from(count) {
        Ok(0) => Want::Exactly(0),
        Ok(count) => Want::Some(count),
        Err(_) => Want::All(Vec::new()),
    };
    coroutine(cx, args, "StreamReader.read", want)
}

fn readline(cx: &mut Cx, args: &Args) -> NativeResult {
    let qualname = "StreamReader.readline";
    coroutine(cx, args, qualname, Want::Line { looked: 0 })
}

fn anext(cx: &mut Cx, args: &Args) -> NativeResult {
    let qualname = "StreamReader.__anext__";
    coroutine(cx, args, qualname, Want::Next { looked: 0 })
}

fn readexactly(cx: &mut Cx, args: &Args) -> NativeResult {
    let count = cx.index(args.req(1))?;
    let qualname = "StreamReader.readexactly";
    match usize::try_from(count) {
        Ok(count) => coroutine(cx, args, qualname, Want::Exactly(count)),
        Err(_) => refusal(cx, qualname, "readexactly size can not be less than zero"),
    }
}

fn readuntil(cx: &mut Cx, args: &Args) -> NativeResult {
    let qualname = "StreamReader.readuntil";
    let mut separators = Vec::new();
    match args.opt(1).and_then(|given| given.get::<Tuple>()) {
        Some(several) => {
            for separator in several.items() {
                separators.push(cx.bytes_argument(separator)?);
            }
            separators.sort_by_key(Vec::len);
        }
        None => separators.push(match args.opt(1) {
            Some(given) => cx.bytes_argument(given)?,
            None => b"\n".to_vec(),
        }),
    }
    match separators.first() {
        None => refusal(
            cx,
            qualname,
            "Separator should contain at least one element",
        ),
        Some(first) if first.is_empty() => {
            refusal(cx, qualname, "Separator should be at least one-byte string")
        }
        Some(_) => coroutine(
            cx,
            args,
            qualname,
            Want::Until {
                separators,
                looked: 0,
            },
        ),
    }
}

/// A coroutine that raises ValueError when it is awaited.
fn refusal(cx: &mut Cx, qualname: &'static str, message: &'static str) -> NativeResult {
    Ok(cx.coroutine_call(qualname, Refusal(message)))
}

struct Refusal(&'static str);

impl Steps for Refusal {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        Err(cx.value_error(self.0))
    }

    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}
