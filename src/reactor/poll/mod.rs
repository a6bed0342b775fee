//! The system's list of descriptors that are watched: epoll on Linux, `polling` elsewhere.
//!
//! In: descriptors, and what about them is of interest. Out: [`News`]. What is watched stays so until
//! it is told otherwise; what can be read and was not is news again at the next look.

pub mod blocking;

#[cfg(any(target_os = "linux", target_os = "android"))]
mod epoll;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod portable;

#[cfg(any(target_os = "linux", target_os = "android"))]
pub use epoll::{Poll, Waker};
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub use portable::{Poll, Waker};

use std::os::fd::RawFd;

/// What about a descriptor is of interest.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub struct Interest {
    pub readable: bool,
    pub writable: bool,
}

impl Interest {
    /// Reading.
    pub const READ: Interest = Interest {
        readable: true,
        writable: false,
    };
    /// Writing.
    pub const WRITE: Interest = Interest {
        readable: false,
        writable: true,
    };
}

/// What has become possible with a descriptor. An error or the other end's leaving is both.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct News {
    pub descriptor: RawFd,
    pub readable: bool,
    pub writable: bool,
}
