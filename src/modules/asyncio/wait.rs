//! `asyncio.wait`

use std::cell::{Cell, RefCell};

use crate::modules::asyncio::event_loop::call_later;
use crate::modules::asyncio::own_callbacks;
use crate::modules::asyncio::support::{is_coroutine, is_future, running_loop};
use crate::modules::asyncio::task::set_of;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Future, FutureCore, FutureState, Reaction};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::{self, core_of};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "wait",
    "(fs, *, timeout=None, return_when='ALL_COMPLETED')",
    "Waits for some futures; gives those that are done and the others, as sets.",
    wait,
)
.coroutine()];

/// What ends a wait.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Until {
    First,
    FirstException,
    All,
}

/// A wait for several futures.
pub struct WaitState {
    futures: Vec<Value>,
    pending: Cell<usize>,
    until: Until,
    /// Done when the wait is over.
    over: Ref<Future>,
    timer: RefCell<Option<Ref<Handle>>>,
}

impl ForeignBody for WaitState {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.futures.iter().for_each(&mut *visit);
        visit(&self.over.to_value());
        if let Some(timer) = &*self.timer.borrow() {
            visit(&timer.to_value());
        }
    }

    fn clear(&self) {
        drop(self.timer.take());
    }
}

/// The future that is done when a wait is over.
pub fn over_of(state: &Ref<Foreign>) -> Option<Value> {
    state.body::<WaitState>().map(|wait| wait.over.to_value())
}

fn wait(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Wait::Created {
        futures: args.req(0).clone(),
        timeout: args.kw(0).cloned().unwrap_or(Value::NONE),
        return_when: args.kw(1).cloned().unwrap_or(Value::UNBOUND),
    };
    Ok(cx.coroutine_call("wait", steps))
}

/// The stages of `wait`.
enum Wait {
    Created {
        futures: Value,
        timeout: Value,
        return_when: Value,
    },
    Waiting(Ref<Foreign>),
    Finished,
}

impl Steps for Wait {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        match std::mem::replace(self, Wait::Finished) {
            Wait::Created {
                futures,
                timeout,
                return_when,
            } => {
                input?;
                check_given(cx, &futures)?;
                let until = check_return_when(cx, &return_when)?;
                let futures = distinct(cx, &futures)?;
                let (state, over) = start(cx, futures, until, &timeout)?;
                *self = Wait::Waiting(state);
                Ok(Step::Await(over))
            }
            Wait::Waiting(state) => {
                stop(&state);
                input?;
                done_and_pending(cx, &state).map(Step::Return)
            }
            Wait::Finished => input.map(Step::Return),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Wait::Created {
                futures,
                timeout,
                return_when,
            } => {
                [futures, timeout, return_when].into_iter().for_each(visit);
            }
            Wait::Waiting(state) => visit(&state.to_value()),
            Wait::Finished => {}
        }
    }
}

/// Several futures are to be given, and not one.
fn check_given(cx: &mut Cx, given: &Value) -> Result<(), Raised> {
    if is_future(cx, given) || is_coroutine(given) {
        let name = cx.class_of(given).name_text();
        return Err(cx.type_error(format_args!("expect a list of futures, not {name}")));
    }
    if !cx.truth(given)? {
        return Err(cx.value_error("Set of Tasks/Futures is empty."));
    }
    Ok(())
}

/// The different futures among the given ones; none of them may be a coroutine.
fn distinct(cx: &mut Cx, given: &Value) -> Result<Vec<Value>, Raised> {
    let mut futures: Vec<Value> = Vec::new();
    let mut known = rustc_hash::FxHashSet::default();
    let given = cx.collect(given)?;
    for future in &given {
        cx.hash_member(future)?;
    }
    if given.iter().any(is_coroutine) {
        let message = "Passing coroutines is forbidden, use tasks explicitly.";
        return Err(cx.type_error(message));
    }
    for future in given {
        if !is_future(cx, &future) {
            let add = cx.intern("add_done_callback");
            cx.get_attr(&future, &add)?;
            let message =
                "valid Python, not in Bide: asyncio.wait for a future of the script's own making";
            return Err(cx.not_implemented_error(message));
        }
        if known.insert(future.identity()) {
            futures.push(future);
        }
    }
    Ok(futures)
}

fn check_return_when(cx: &mut Cx, given: &Value) -> Result<Until, Raised> {
    if given.is_unbound() {
        return Ok(Until::All);
    }
    match given.get::<Str>().map(|text| text.as_str()) {
        Some("FIRST_COMPLETED") => Ok(Until::First),
        Some("FIRST_EXCEPTION") => Ok(Until::FirstException),
        Some("ALL_COMPLETED") => Ok(Until::All),
        Some(_) | None => {
            let text = cx.str_of(given)?;
            let text = text.as_str();
            Err(cx.value_error(format_args!("Invalid return_when value: {text}")))
        }
    }
}

/// Begins a wait; gives its state and the future that is done when it is over.
fn start(
    cx: &mut Cx,
    futures: Vec<Value>,
    until: Until,
    timeout: &Value,
) -> Result<(Ref<Foreign>, Value), Raised> {
    let event_loop = running_loop(cx)?;
    let state = watch(cx, &event_loop, futures, until)?;
    let Some(wait) = state.body::<WaitState>() else {
        unreachable!("the state was made with this body");
    };
    if !timeout.is_none() {
        let callee = Callee::React(Reaction::WaitTimeout, state.clone());
        let timer = call_later(cx, &event_loop, timeout, callee)?;
        wait.timer.replace(Some(timer));
    }
    let over = wait.over.to_value();
    Ok((state, over))
}

/// Watches futures, from now until the wait is over.
fn watch(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    futures: Vec<Value>,
    until: Until,
) -> Result<Ref<Foreign>, Raised> {
    let body = WaitState {
        pending: Cell::new(futures.len()),
        futures: futures.clone(),
        until,
        over: Future::new(event_loop.to_value()),
        timer: RefCell::new(None),
    };
    let state = Foreign::new(cx.types.object.clone(), body);
    for future in &futures {
        let callback = Callback::React(Reaction::WaitChild, state.clone());
        own_callbacks::add(cx, future, callback)?;
    }
    Ok(state)
}

/// A future that is done one turn after another one is.
pub fn after(cx: &mut Cx, future: &Value) -> Result<Value, Raised> {
    let event_loop = running_loop(cx)?;
    let state = watch(cx, &event_loop, vec![future.clone()], Until::All)?;
    let over = state.body::<WaitState>().map(|wait| wait.over.to_value());
    Ok(over.unwrap_or(Value::NONE))
}

/// One of the futures is done.
pub fn child_done(_: &mut Cx, state: &Ref<Foreign>, future: &Value) {
    let (Some(wait), Some(core)) = (state.body::<WaitState>(), core_of(future)) else {
        return;
    };
    wait.pending.set(wait.pending.get().saturating_sub(1));
    let failed = core.state.get() == FutureState::Exception;
    let over = wait.pending.get() == 0
        || wait.until == Until::First
        || (wait.until == Until::FirstException && failed);
    if over {
        cancel_timer(wait);
        end(wait);
    }
}

/// The time is up.
pub fn time_up(state: &Ref<Foreign>) {
    if let Some(wait) = state.body::<WaitState>() {
        end(wait);
    }
}

fn end(wait: &WaitState) {
    if !wait.over.core.is_done() {
        outcome::set_result(&wait.over.to_value(), Value::NONE);
    }
}

fn cancel_timer(wait: &WaitState) {
    if let Some(timer) = wait.timer.take()
        && let Some(event_loop) = timer.event_loop.get::<EventLoop>()
    {
        event_loop.cancel_handle(&timer);
    }
}

/// The wait is over: nobody is watched any more.
fn stop(state: &Ref<Foreign>) {
    let Some(wait) = state.body::<WaitState>() else {
        return;
    };
    cancel_timer(wait);
    for core in wait.futures.iter().filter_map(core_of) {
        core.remove_callbacks(
            |callback| matches!(callback, Callback::React(Reaction::WaitChild, s) if s.same(state)),
        );
    }
}

fn done_and_pending(cx: &mut Cx, state: &Ref<Foreign>) -> NativeResult {
    let futures = state
        .body::<WaitState>()
        .map_or(Vec::new(), |wait| wait.futures.clone());
    let is_done = |future: &Value| core_of(future).is_some_and(FutureCore::is_done);
    let (done, pending): (Vec<_>, Vec<_>) = futures.into_iter().partition(is_done);
    let done = set_of(cx, done.into_iter())?;
    let pending = set_of(cx, pending.into_iter())?;
    Ok(Tuple::new([done, pending]).into_value())
}
