//! Exception classes: how they are made, and the attributes each has.

pub mod base;
pub mod errno;
pub mod fields;
mod group;
pub mod init;

use crate::objects::class::linearise;
use crate::vm::cx::Cx;

/// Gives the exception classes their methods and attributes.
pub fn install(cx: &mut Cx) {
    let group = cx.exceptions.ExceptionGroup.clone();
    let bases = vec![
        cx.exceptions.BaseExceptionGroup.clone(),
        cx.exceptions.Exception.clone(),
    ];
    if let Some(order) = linearise(&bases) {
        group.mro_rest.replace(order);
        group.bases.replace(bases);
    }
    name_modules(cx);
    base::install(cx);
    init::install(cx);
    fields::install(cx);
    group::install(cx);
}

/// The classes that asyncio defines say so.
fn name_modules(cx: &mut Cx) {
    let known = &cx.exceptions;
    let classes = [
        (known.CancelledError.clone(), "asyncio.exceptions"),
        (known.InvalidStateError.clone(), "asyncio.exceptions"),
        (known.BrokenBarrierError.clone(), "asyncio.exceptions"),
        (known.DeadlockError.clone(), "asyncio"),
        (known.QueueEmpty.clone(), "asyncio.queues"),
        (known.QueueFull.clone(), "asyncio.queues"),
        (known.QueueShutDown.clone(), "asyncio.queues"),
    ];
    for (class, module) in classes {
        let module = cx.intern(module).into_value();
        class.set_attr(&cx.names.module, module);
    }
}
