//! SIGINT: a flag that the VM looks at, and a wake-up for whoever waits.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use crate::objects::heap;

/// Whether a SIGINT came that nobody has dealt with.
pub static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on SIGINT sets [`INTERRUPTED`] and this thread's poll flag, and wakes whoever blocks in
/// [`crate::reactor::poller::Reactor::wait`].
pub fn listen() -> io::Result<()> {
    signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&INTERRUPTED))?;
    signal_hook::flag::register(signal_hook::consts::SIGINT, heap::poll_flag())?;
    Ok(())
}

/// Takes the news of a SIGINT, if there is any.
pub fn take_interrupt() -> bool {
    INTERRUPTED.swap(false, Ordering::Relaxed)
}

/// From now on SIGINT also writes a byte to this end of a pipe.
pub fn write_to(pipe: std::os::unix::net::UnixStream) -> io::Result<()> {
    signal_hook::low_level::pipe::register(signal_hook::consts::SIGINT, pipe)?;
    Ok(())
}
