//! Child processes: started, and waited for by a descriptor where the system has that.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus};

/// Lets a command begin a session of its own, away from the terminal.
pub fn in_new_session(command: &mut Command) {
    // SAFETY: between fork and exec nothing happens but a system call.
    unsafe {
        command.pre_exec(|| {
            rustix::process::setsid()?;
            Ok(())
        });
    }
}

/// Lets a command make its files with this mask.
pub fn with_umask(command: &mut Command, mask: u32) {
    // SAFETY: between fork and exec nothing happens but a system call.
    unsafe {
        command.pre_exec(move || {
            rustix::process::umask(rustix::fs::Mode::from_raw_mode(mask));
            Ok(())
        });
    }
}

/// Lets a command have these descriptors, too.
pub fn passing(command: &mut Command, descriptors: Vec<RawFd>) {
    // SAFETY: between fork and exec nothing happens but system calls; a descriptor that is not open is
    // an error of theirs.
    unsafe {
        command.pre_exec(move || {
            for number in &descriptors {
                let descriptor = BorrowedFd::borrow_raw(*number);
                rustix::io::fcntl_setfd(descriptor, rustix::io::FdFlags::empty())?;
            }
            Ok(())
        });
    }
}

/// A child process that was started.
pub struct Running {
    /// None once it was given to [`ORPHANS`].
    child: Option<Child>,
    /// Its end can be waited for with this.
    descriptor: Option<OwnedFd>,
    ended: Option<i32>,
}

thread_local! {
    /// Children that nobody has waited for and nobody can any more: they are collected when they end.
    static ORPHANS: RefCell<Vec<Child>> = const { RefCell::new(Vec::new()) };
}

impl Running {
    /// Starts a command.
    pub fn start(command: &mut Command) -> io::Result<Running> {
        collect_orphans();
        let child = command.spawn()?;
        let descriptor = descriptor_of(&child);
        Ok(Running {
            child: Some(child),
            descriptor,
            ended: None,
        })
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// The descriptor that can be read when it has ended.
    pub fn descriptor(&self) -> Option<RawFd> {
        self.descriptor.as_ref().map(AsRawFd::as_raw_fd)
    }

    /// Its exit status if it has ended: a negative number is the signal that killed it.
    pub fn poll(&mut self) -> io::Result<Option<i32>> {
        if self.ended.is_none()
            && let Some(child) = &mut self.child
            && let Some(status) = child.try_wait()?
        {
            self.ended = Some(code_of(status));
        }
        Ok(self.ended)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(None) = self.poll()
            && let Some(child) = self.child.take()
        {
            // At the very end of the thread there is nobody left to collect it.
            let _ = ORPHANS.try_with(|orphans| orphans.borrow_mut().push(child));
        }
    }
}

fn code_of(status: ExitStatus) -> i32 {
    match (status.code(), status.signal()) {
        (Some(code), _) => code,
        (None, Some(signal)) => -signal,
        (None, None) => -1,
    }
}

fn collect_orphans() {
    ORPHANS.with_borrow_mut(|orphans| {
        orphans.retain_mut(|child| matches!(child.try_wait(), Ok(None)));
    });
}

#[cfg(target_os = "linux")]
fn descriptor_of(child: &Child) -> Option<OwnedFd> {
    use rustix::process::{Pid, PidfdFlags, pidfd_open};
    pidfd_open(Pid::from_child(child), PidfdFlags::empty()).ok()
}

#[cfg(not(target_os = "linux"))]
fn descriptor_of(_: &Child) -> Option<OwnedFd> {
    None
}
