//! SIGINT and SIGQUIT: flags that the VM looks at, and a wake-up for whoever waits.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use signal_hook::consts::{SIGINT, SIGQUIT};

use crate::objects::heap;

/// SIGINT
pub const INTERRUPT: i32 = SIGINT;

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

/// A signal that scripts handle, and whether it came.
type Caught = (i32, Arc<AtomicBool>);

/// The signals that scripts handle, each with a flag, and a flag for all of them.
static CAUGHT: Mutex<Vec<Caught>> = Mutex::new(Vec::new());
static ANY_CAUGHT: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on this signal is noted, sets this thread's poll flag, and is written to the pipe.
pub fn catch(signal: i32, pipe: UnixStream) -> io::Result<()> {
    if signal == SIGINT {
        return Ok(());
    }
    let mut caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
    if caught.iter().any(|(known, _)| *known == signal) {
        return Ok(());
    }
    if signal_hook::consts::FORBIDDEN.contains(&signal) {
        return Err(io::Error::from_raw_os_error(libc::EINVAL));
    }
    let flag: Arc<AtomicBool> = Arc::default();
    for flag in [&flag, &*ANY_CAUGHT, &heap::poll_flag()] {
        signal_hook::flag::register(signal, Arc::clone(flag))?;
    }
    signal_hook::low_level::pipe::register(signal, pipe)?;
    caught.push((signal, flag));
    Ok(())
}

/// The signals that were caught since the last time, lowest first.
pub fn take_caught() -> Vec<i32> {
    if !ANY_CAUGHT.swap(false, Ordering::Relaxed) {
        return Vec::new();
    }
    let caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
    let came = |(signal, flag): &Caught| flag.swap(false, Ordering::Relaxed).then_some(*signal);
    let mut signals: Vec<i32> = caught.iter().filter_map(came).collect();
    signals.sort_unstable();
    signals
}

/// Does what the system does about a signal that nobody handles.
pub fn default_action(signal: i32) {
    // What has no default is ignored.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Sends a signal to this thread.
pub fn raise(signal: i32) -> io::Result<()> {
    signal_hook::low_level::raise(signal)
}

/// From now on both also write a byte to this end of a pipe.
pub fn write_to(pipe: UnixStream) -> io::Result<()> {
    signal_hook::low_level::pipe::register(SIGQUIT, pipe.try_clone()?)?;
    signal_hook::low_level::pipe::register(SIGINT, pipe)?;
    Ok(())
}

/// Sends a signal to a process, or, with a negative number, to a group of processes.
pub fn send(process: i32, signal: i32) -> io::Result<()> {
    use rustix::process::{
        Pid, Signal, kill_current_process_group, kill_process, kill_process_group,
        test_kill_current_process_group, test_kill_process, test_kill_process_group,
    };
    let invalid = || io::Error::from_raw_os_error(libc::EINVAL);
    let named = match signal {
        0 => None,
        signal => Some(Signal::from_named_raw(signal).ok_or_else(invalid)?),
    };
    let number = process.checked_abs().and_then(Pid::from_raw);
    // One to itself has come when this is over: another thread would get it at some later time.
    if process == rustix::process::getpid().as_raw_nonzero().get() && named.is_some() {
        return raise(signal);
    }
    match (process, number, named) {
        (0, _, Some(signal)) => kill_current_process_group(signal)?,
        (0, _, None) => test_kill_current_process_group()?,
        (1.., Some(number), Some(signal)) => kill_process(number, signal)?,
        (1.., Some(number), None) => test_kill_process(number)?,
        (_, Some(number), Some(signal)) => kill_process_group(number, signal)?,
        (_, Some(number), None) => test_kill_process_group(number)?,
        _ => return Err(invalid()),
    }
    Ok(())
}
