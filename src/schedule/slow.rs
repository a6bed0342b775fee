//! A step that may turn out to be slow: debug mode finds out where.

use crate::objects::code::Place;

/// The step of a task, or the call, that runs in debug mode.
pub struct Slow {
    /// When it began.
    pub started: f64,
    /// From when on it is slow, in seconds from its beginning.
    pub limit: f64,
    /// How many frames the stack had.
    pub frames: usize,
    /// Where it was when it had become slow, or what it had been blocked by.
    pub place: Option<Place>,
}

impl Slow {
    /// A step that begins.
    pub fn new(started: f64, limit: f64, frames: usize) -> Slow {
        Slow {
            started,
            limit,
            frames,
            place: None,
        }
    }

    /// Whether it is slow by now, and nobody knows where yet.
    pub fn is_to_be_found(&self, now: f64) -> bool {
        self.place.is_none() && now - self.started >= self.limit
    }
}
