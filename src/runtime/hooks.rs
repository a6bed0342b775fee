//! What the VM calls on the floors above it, in one table.

use crate::diagnostics::{report, warnings};
use crate::modules::asyncio;
use crate::runtime::{importer, sources};
use crate::vm::cx::Hooks;

/// The table.
pub const HOOKS: Hooks = Hooks {
    import: importer::import,
    compile: sources::compile_hook,
    future_outcome: asyncio::future_outcome,
    finalise_future: asyncio::finalise_future,
    warn: warnings::warn,
    unraisable: report::unraisable,
    finalise_async_generator: asyncio::finalise_async_generator,
};
