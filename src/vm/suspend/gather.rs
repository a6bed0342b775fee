//! Taking the items of a generator many at a time.
//!
//! What consumes an iterator in Rust (`sum`, `list`, `any`) asks it for one item after the other. A
//! generator would have to be entered and left for each. Where nobody could tell the difference it runs on
//! instead, and its items stand ready: [`Frame::Gather`] takes what it yields.

use crate::objects::coroutine::Generator;
use crate::objects::heap::Object;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::ops::iterator_step::next_item;
use crate::vm::quick::begin_step;
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Gather, Purpose};

/// The items of an iterator.
pub struct Items<'a> {
    iter: &'a Value,
    ready: std::vec::IntoIter<Value>,
    /// What comes after those: the end, or perhaps more, or an exception.
    then: Result<bool, Raised>,
}

impl Items<'_> {
    /// All that the iterator still has.
    pub fn of(iter: &Value) -> Items<'_> {
        Items {
            iter,
            ready: Vec::new().into_iter(),
            then: Ok(false),
        }
    }

    /// The next item; None at the end. A generator may already have gone on behind an item that `goes_on`
    /// says yes to: it must only do so if taking the item leaves no trace, cannot fail and does not end
    /// the loop.
    #[inline(always)]
    pub fn next(
        &mut self,
        cx: &mut Cx,
        goes_on: fn(&Value) -> bool,
    ) -> Result<Option<Value>, Raised> {
        if let Some(item) = self.ready.next() {
            return Ok(Some(item));
        }
        if self.iter.kind() == Kind::Generator {
            return self.gather(cx, goes_on);
        }
        next_item(cx, self.iter)
    }

    /// Gets more items ready and gives the first.
    #[inline(never)]
    fn gather(
        &mut self,
        cx: &mut Cx,
        goes_on: fn(&Value) -> bool,
    ) -> Result<Option<Value>, Raised> {
        if std::mem::replace(&mut self.then, Ok(true))? {
            return Ok(None);
        }
        let Some((items, then)) = gather(cx, self.iter, goes_on) else {
            self.then = Ok(false);
            return cx.next(self.iter);
        };
        (self.ready, self.then) = (items.into_iter(), then);
        match self.ready.next() {
            None => self.gather(cx, goes_on),
            item => Ok(item),
        }
    }
}

/// Runs a generator as long as `goes_on` says yes to what it yields, or until that is a good number. Gives
/// the items, and whether that was the end of it. None if the iterator is no generator that can go on.
fn gather(
    cx: &mut Cx,
    iter: &Value,
    goes_on: fn(&Value) -> bool,
) -> Option<(Vec<Value>, Result<bool, Raised>)> {
    let generator = iter.get::<Generator>()?;
    if generator.kind() != Kind::Generator || cx.check_depth().and_then(|()| cx.enter()).is_err() {
        return None;
    }
    let limit = cx.stack.limit();
    let items = Vec::new();
    cx.stack
        .frames
        .push(Frame::Gather(Gather { items, goes_on }));
    let begun = begin_step(cx, generator, limit, Purpose::Step);
    let outcome = begun.is_some().then(|| cx.drive_script());
    cx.leave();
    let Some(Frame::Gather(Gather { mut items, .. })) = cx.stack.frames.pop() else {
        unreachable!("a run ends where it began")
    };
    let then = match outcome? {
        Outcome::Yielded(value) => {
            items.push(value);
            Ok(false)
        }
        Outcome::Value(_) => Ok(true),
        Outcome::Raised(raised) => Err(raised),
        Outcome::Go => unreachable!("a nested run ends with a result"),
    };
    Some((items, then))
}
