//! What led to an exception: its causes and contexts, oldest first.

use crate::objects::exception::Exception;
use crate::objects::heap::Ref;

/// Links followed at most, so that a chain that a script made circular or endless ends.
const CHAIN_MAX: usize = 1000;

/// How an exception led to the next one.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// `raise … from it`
    Cause,
    /// The next one was raised while it was being handled.
    Context,
}

impl Link {
    /// The line between the two.
    pub fn words(self) -> &'static str {
        match self {
            Link::Cause => "The above exception was the direct cause of the following exception:",
            Link::Context => "During handling of the above exception, another exception occurred:",
        }
    }
}

/// The exceptions of a chain, oldest first, each with how it led to the next; the last is the given
/// one.
pub fn of(exception: &Ref<Exception>) -> Vec<(Ref<Exception>, Option<Link>)> {
    let mut chain = vec![(exception.clone(), None)];
    while chain.len() < CHAIN_MAX {
        let Some((earlier, link)) = chain.last().and_then(|(last, _)| before(last)) else {
            break;
        };
        if chain.iter().any(|(known, _)| known.same(&earlier)) {
            break;
        }
        chain.push((earlier, Some(link)));
    }
    chain.reverse();
    chain
}

fn before(exception: &Ref<Exception>) -> Option<(Ref<Exception>, Link)> {
    if let Some(cause) = exception.cause.borrow().get::<Exception>() {
        return Some((cause.clone(), Link::Cause));
    }
    if exception.suppress_context.get() {
        return None;
    }
    let context = exception.context.borrow();
    context
        .get::<Exception>()
        .map(|context| (context.clone(), Link::Context))
}
