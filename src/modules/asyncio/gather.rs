//! `asyncio.gather`

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use crate::modules::asyncio::future::{cancelled_error, mark_seen, seen_exception};
use crate::modules::asyncio::own_callbacks;
use crate::modules::asyncio::support::{current_loop, is_coroutine, is_future};
use crate::modules::asyncio::task::ensure_future_in;
use crate::objects::exception::Exception;
use crate::objects::future::{Callback, Future, FutureCore, FutureState, Gather, peek};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::schedule::outcome::{self, core_of};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "gather",
    "(*coros_or_futures, return_exceptions=False)",
    "Runs them side by side; gives the list of their results.",
    gather,
)
.python()];

fn gather(cx: &mut Cx, args: &Args) -> NativeResult {
    let return_exceptions = match args.kw(0) {
        Some(flag) => cx.truth(flag)?,
        None => false,
    };
    Ok(gather_all(cx, args.rest(0), return_exceptions)?.into_value())
}

/// A future for the list of all results.
pub fn gather_all(
    cx: &mut Cx,
    awaitables: &[Value],
    return_exceptions: bool,
) -> Result<Ref<Future>, Raised> {
    if awaitables.is_empty() {
        let outer = Future::new(current_loop(cx)?.into_value());
        outcome::set_result(&outer.to_value(), List::new(Vec::new()).into_value());
        return Ok(outer);
    }
    let (children, distinct) = futures_of(cx, awaitables)?;
    let event_loop = core_of(&children[0]).map(|core| core.event_loop.to_value());
    let outer = Ref::new(Future {
        core: FutureCore::new(event_loop.unwrap_or_default()),
        gather: Some(Box::new(Gather {
            children: RefCell::new(children),
            pending: Cell::new(distinct.len()),
            return_exceptions,
            cancel_requested: Cell::new(false),
        })),
    });
    watch(cx, &outer, &distinct)?;
    Ok(outer)
}

/// A future for each awaitable, the same for the same one, and the places of the different ones.
fn futures_of(cx: &mut Cx, awaitables: &[Value]) -> Result<(Vec<Value>, Vec<u32>), Raised> {
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    let mut children = Vec::with_capacity(awaitables.len());
    let mut distinct = Vec::with_capacity(awaitables.len());
    let mut event_loop = None;
    for (index, awaitable) in awaitables.iter().enumerate() {
        let child = match known.get(&awaitable.identity()) {
            Some(&first) => Value::clone(&children[first]),
            None => {
                if !is_coroutine(awaitable) && !is_future(cx, awaitable) {
                    cx.hash_key(awaitable)?;
                }
                known.insert(awaitable.identity(), index);
                distinct.push(index as u32);
                let child = ensure_future_in(cx, awaitable, event_loop.clone())?;
                if event_loop.is_none() {
                    event_loop = core_of(&child).and_then(|c| c.event_loop.get().cloned());
                }
                child
            }
        };
        children.push(child);
    }
    Ok((children, distinct))
}

/// Waits for the children; those that are done already are counted at once, after the others.
fn watch(cx: &mut Cx, outer: &Ref<Future>, distinct: &[u32]) -> Result<(), Raised> {
    let mut done = Vec::new();
    for &index in distinct {
        let Some(child) = child(outer, index) else {
            continue;
        };
        if core_of(&child).is_some_and(FutureCore::is_done) {
            done.push(index);
        } else {
            let outer = outer.clone();
            own_callbacks::add(cx, &child, Callback::Gather { outer, index })?;
        }
    }
    for index in done {
        child_done(cx, outer, index);
    }
    Ok(())
}

fn child(outer: &Ref<Future>, index: u32) -> Option<Value> {
    let gather = outer.gather.as_ref()?;
    gather.children.borrow().get(index as usize).cloned()
}

/// A child is done: its exception ends the gather, the last result too.
pub fn child_done(cx: &mut Cx, outer: &Ref<Future>, index: u32) {
    let (Some(gather), Some(child)) = (&outer.gather, child(outer, index)) else {
        return;
    };
    let Some(core) = core_of(&child) else { return };
    gather.pending.set(gather.pending.get() - 1);
    if outer.core.is_done() {
        mark_seen(cx.inner(&child));
        if gather.pending.get() == 0 {
            gather.children.take();
        }
        return;
    }
    if !gather.return_exceptions {
        let error = match core.state.get() {
            FutureState::Cancelled => Some(cancelled_error(cx, core).0),
            FutureState::Exception => seen_exception(cx, &child),
            FutureState::Result | FutureState::Pending => None,
        };
        if let Some(error) = error {
            outcome::set_exception(&outer.to_value(), error.into_value());
            return;
        }
    }
    if gather.pending.get() == 0 {
        finish(cx, outer, gather);
    }
}

/// All children are done: the results, or a CancelledError in the words of the child that was named
/// last if the gather was cancelled meanwhile.
fn finish(cx: &mut Cx, outer: &Ref<Future>, gather: &Gather) {
    let children = gather.children.take();
    let results = children
        .iter()
        .map(|child| outcome_value(cx, child))
        .collect();
    if gather.cancel_requested.get() {
        let last = children.last().and_then(core_of).unwrap_or(&outer.core);
        let error = cancelled_error(cx, last);
        outcome::set_exception(&outer.to_value(), error.into_value());
    } else {
        outcome::set_result(&outer.to_value(), List::new(results).into_value());
    }
}

/// The result of a child, or its exception in place of one.
fn outcome_value(cx: &mut Cx, child: &Value) -> Value {
    let Some(core) = core_of(child) else {
        return Value::NONE;
    };
    match core.state.get() {
        FutureState::Cancelled => {
            let class = cx.exceptions.CancelledError.clone();
            let message = core.cancel_message.peek();
            let message = message.bound().cloned().unwrap_or_else(|| cx.str(""));
            Exception::new(class, vec![message]).into_value()
        }
        FutureState::Exception => {
            mark_seen(cx.inner(child));
            peek(&core.outcome)
        }
        FutureState::Result | FutureState::Pending => peek(&core.outcome),
    }
}
