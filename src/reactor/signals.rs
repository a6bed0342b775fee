//! SIGINT and SIGQUIT: flags that the VM looks at, and a wake-up for whoever waits.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGINT, SIGQUIT};

use crate::objects::heap;

/// Whether a SIGINT came that nobody has dealt with.
pub static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Whether a SIGQUIT came that nobody has dealt with.
static QUIT: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on SIGINT sets [`INTERRUPTED`] and this thread's poll flag, and wakes whoever blocks in
/// [`crate::reactor::poller::Reactor::wait`]; SIGQUIT does the same with a flag of its own.
pub fn listen() -> io::Result<()> {
    signal_hook::flag::register(SIGINT, Arc::clone(&INTERRUPTED))?;
    signal_hook::flag::register(SIGQUIT, Arc::clone(&QUIT))?;
    for signal in [SIGINT, SIGQUIT] {
        signal_hook::flag::register(signal, heap::poll_flag())?;
    }
    Ok(())
}

/// Takes the news of a SIGQUIT, if there is any.
pub fn take_quit() -> bool {
    QUIT.swap(false, Ordering::Relaxed)
}

/// Takes the news of a SIGINT, if there is any.
pub fn take_interrupt() -> bool {
    INTERRUPTED.swap(false, Ordering::Relaxed)
}

/// From now on both also write a byte to this end of a pipe.
pub fn write_to(pipe: UnixStream) -> io::Result<()> {
    signal_hook::low_level::pipe::register(SIGQUIT, pipe.try_clone()?)?;
    signal_hook::low_level::pipe::register(SIGINT, pipe)?;
    Ok(())
}
