//! Watching descriptors: `add_reader` and its relatives, for scripts and for transports.

use crate::modules::asyncio::support::{context_argument, receiver};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::poll::Interest;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::watches::{Side, Watcher};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The methods of event loops that watch descriptors.
pub static METHODS: &[NativeDef] = &[
    def(
        "add_reader",
        "(self, fd, callback, *args)",
        "Calls a function whenever a descriptor can be read.",
        add_reader,
    ),
    def(
        "remove_reader",
        "(self, fd)",
        "Ends that; says whether there was anything to end.",
        remove_reader,
    ),
    def(
        "add_writer",
        "(self, fd, callback, *args)",
        "Calls a function whenever a descriptor can be written.",
        add_writer,
    ),
    def(
        "remove_writer",
        "(self, fd)",
        "Ends that; says whether there was anything to end.",
        remove_writer,
    ),
];

/// Lets someone be told whenever a descriptor can be read, or written; who was told before is told no
/// longer.
pub fn watch(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    descriptor: i32,
    side: Side,
    watcher: Watcher,
) -> Result<(), Raised> {
    let is_watched = event_loop.watches.borrow().get(descriptor).is_some();
    let before = event_loop
        .watches
        .borrow_mut()
        .set(descriptor, side, watcher);
    if let Some(before) = before {
        forget(event_loop, &before);
        return Ok(());
    }
    let interest = interest(event_loop, descriptor);
    if let Err(error) = cx.reactor.watch(descriptor, interest, is_watched) {
        let watcher = event_loop.watches.borrow_mut().remove(descriptor, side);
        drop(watcher);
        return Err(cx.os_error(&error, None));
    }
    Ok(())
}

/// Tells them no longer; gives whether there was anyone.
pub fn unwatch(cx: &mut Cx, event_loop: &EventLoop, descriptor: i32, side: Side) -> bool {
    let removed = event_loop.watches.borrow_mut().remove(descriptor, side);
    let Some(removed) = removed else { return false };
    forget(event_loop, &removed);
    if event_loop.watches.borrow().get(descriptor).is_none() {
        cx.reactor.unwatch(descriptor);
    } else {
        // It fails only if the descriptor was closed meanwhile.
        let _ = cx
            .reactor
            .watch(descriptor, interest(event_loop, descriptor), true);
    }
    true
}

/// Watches again what another event loop's run has pushed aside.
pub fn resume(cx: &mut Cx, event_loop: &EventLoop) {
    let descriptors = event_loop.watches.borrow().descriptors();
    for descriptor in descriptors {
        // What was closed meanwhile is not watched, as in CPython.
        let _ = cx
            .reactor
            .watch(descriptor, interest(event_loop, descriptor), true);
    }
}

/// Watches nothing any more: the event loop is closed.
pub fn end_all(cx: &mut Cx, event_loop: &EventLoop) {
    let watches = event_loop.watches.take();
    for descriptor in watches.descriptors() {
        cx.reactor.unwatch(descriptor);
    }
}

fn interest(event_loop: &EventLoop, descriptor: i32) -> Interest {
    let watches = event_loop.watches.borrow();
    let watch = watches.get(descriptor);
    Interest {
        readable: watch.is_some_and(|watch| watch.reader.is_some()),
        writable: watch.is_some_and(|watch| watch.writer.is_some()),
    }
}

/// What was to be told, and may be in the ready queue already, is told no longer.
fn forget(event_loop: &EventLoop, watcher: &Watcher) {
    if let Watcher::Call(handle) = watcher {
        event_loop.cancel_handle(handle);
    }
}

/// A descriptor: its number, or something with `fileno()`.
pub fn descriptor_of(cx: &mut Cx, value: &Value) -> Result<i32, Raised> {
    let number = match cx.inner(value).as_int() {
        Some(number) => Some(number),
        None => {
            let name = cx.intern("fileno");
            let number = match cx.find_attr(value, &name)? {
                Some(fileno) => Some(cx.call(&fileno, &[])?),
                None => None,
            };
            number.and_then(|number| number.as_int())
        }
    };
    let Some(number) = number else {
        let text = cx.repr(value)?;
        let text = text.as_str();
        return Err(cx.value_error(format_args!("Invalid file object: {text}")));
    };
    match i32::try_from(number) {
        Ok(number) if number >= 0 => Ok(number),
        _ => Err(cx.value_error(format_args!("Invalid file descriptor: {number}"))),
    }
}

/// The arguments of `add_reader` and `add_writer`.
fn add(cx: &mut Cx, args: &Args, side: Side) -> NativeResult {
    let event_loop: Ref<EventLoop> = receiver(cx, args)?;
    let descriptor = descriptor_of(cx, args.req(1))?;
    refuse_transport(cx, &event_loop, descriptor)?;
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    let callee = Callee::Script {
        callback: args.req(2).clone(),
        args: args.rest(3).to_vec(),
    };
    let context = context_argument(cx, None);
    let handle = Handle::new(event_loop.to_value(), callee, context, None);
    watch(
        cx,
        &event_loop,
        descriptor,
        side,
        Watcher::Call(handle.clone()),
    )?;
    Ok(handle.into_value())
}

fn remove(cx: &mut Cx, args: &Args, side: Side) -> NativeResult {
    let event_loop: Ref<EventLoop> = receiver(cx, args)?;
    let descriptor = descriptor_of(cx, args.req(1))?;
    refuse_transport(cx, &event_loop, descriptor)?;
    let removed = unwatch(cx, &event_loop, descriptor, side);
    Ok(Value::bool(removed))
}

/// A descriptor that a transport uses is not for scripts.
fn refuse_transport(cx: &mut Cx, event_loop: &EventLoop, descriptor: i32) -> Result<(), Raised> {
    let watches = event_loop.watches.borrow();
    let transport = watches.get(descriptor).and_then(|watch| {
        let both = [&watch.reader, &watch.writer];
        both.into_iter()
            .flatten()
            .find_map(|watcher| match watcher {
                Watcher::Transport(transport) => Some(transport.to_value()),
                Watcher::Call(_) => None,
            })
    });
    drop(watches);
    let Some(transport) = transport else {
        return Ok(());
    };
    let text = cx.repr(&transport)?;
    let text = text.as_str();
    Err(cx.runtime_error(format_args!(
        "File descriptor {descriptor} is used by transport {text}"
    )))
}

fn add_reader(cx: &mut Cx, args: &Args) -> NativeResult {
    add(cx, args, Side::Reader)
}

fn add_writer(cx: &mut Cx, args: &Args) -> NativeResult {
    add(cx, args, Side::Writer)
}

fn remove_reader(cx: &mut Cx, args: &Args) -> NativeResult {
    remove(cx, args, Side::Reader)
}

fn remove_writer(cx: &mut Cx, args: &Args) -> NativeResult {
    remove(cx, args, Side::Writer)
}
