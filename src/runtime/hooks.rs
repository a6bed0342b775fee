//! What the VM calls on the floors above it, in one table.

use crate::diagnostics::{report, traceback, warnings};
use crate::modules::asyncio;
use crate::runtime::{event_loop, importer, sources};
use crate::vm::cx::Hooks;

/// The table.
pub const HOOKS: Hooks = Hooks {
    import: importer::import,
    compile: sources::compile_hook,
    future_outcome: |_, _| None,
    finalise_future: |_, _| (),
    run_event_loop: |_, _| Ok(()),
    traceback_text: traceback::text,
    block: |cx, _| Err(cx.runtime_error("cannot block yet")),
    display: |_, _| Ok(()),
    warn: warnings::warn,
    unraisable: report::unraisable,
    finalise_async_generator: |_, _| (),
};
