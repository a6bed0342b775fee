//! What the VM calls on the floors above it, in one table.

use crate::diagnostics::{report, traceback, warnings};
use crate::modules::asyncio;
use crate::runtime::{event_loop, importer, sources};
use crate::vm::cx::Hooks;

/// The table.
pub const HOOKS: Hooks = Hooks {
    import: importer::import,
    compile: sources::compile_hook,
    future_outcome: asyncio::future_outcome,
    finalise_future: asyncio::finalise_future,
    run_event_loop: event_loop::run_event_loop,
    traceback_text: traceback::text,
    warn: warnings::warn,
    unraisable: report::unraisable,
    finalise_async_generator: asyncio::finalise_async_generator,
};
