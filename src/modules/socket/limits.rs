//! How many descriptors the process may have open: the soft limit goes up to the hard one, but only when
//! a socket cannot be had otherwise.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit; gives whether that made room.
pub fn raise() -> bool {
    let limit = getrlimit(Resource::Nofile);
    let (Some(soft), hard) = (limit.current, limit.maximum) else {
        return false;
    };
    if hard.is_some_and(|hard| soft >= hard) {
        return false;
    }
    let raised = Rlimit {
        current: hard,
        maximum: hard,
    };
    setrlimit(Resource::Nofile, raised).is_ok()
}
