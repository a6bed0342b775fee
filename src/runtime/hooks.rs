//! What the VM calls on the floors above it, in one table.

use crate::diagnostics::{report, traceback, warnings};
use crate::modules::{asyncio, sys_hooks};
use crate::runtime::{display, event_loop, importer, sources};
use crate::vm::cx::{Cx, Hooks};
use crate::vm::raise::Raised;

/// The table.
pub const HOOKS: Hooks = Hooks {
    import: importer::import,
    compile: sources::compile_hook,
    complete: sources::complete,
    future_outcome: asyncio::future::outcome_of,
    future_iter: asyncio::future_iter::waiting,
    finalise_future: asyncio::errors::finalise_future,
    run_event_loop: event_loop::run,
    traceback_text: traceback::text,
    block: event_loop::block,
    wait: event_loop::wait_outside,
    display: display::display,
    warn: warnings::warn,
    unraisable,
    show_tasks: asyncio::live::show,
    finalise_async_generator: asyncio::async_generators::finalise_async_generator,
};

/// The script's own hook is told of an exception that nobody can be given; without one, standard error is.
fn unraisable(cx: &mut Cx, context: &str, raised: &Raised) {
    if !sys_hooks::unraisablehook(cx, context, raised) {
        report::unraisable(cx, context, raised);
    }
}
