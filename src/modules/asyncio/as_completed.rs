//! `asyncio.as_completed`

use std::cell::{Cell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::modules::asyncio::event_loop::call_later;
use crate::modules::asyncio::own_callbacks;
use crate::modules::asyncio::queue;
use crate::modules::asyncio::support::{body, current_loop, foreign, is_future};
use crate::modules::asyncio::task::{ensure_future, result};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Reaction};
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::queue::{Queue, QueueOrder};
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

pub static FUNCTIONS: &[NativeDef] = &[def(
    "as_completed",
    "(fs, *, timeout=None)",
    "Iterates over futures in the order in which they are done.",
    as_completed,
)
.python()];

/// The methods of the iterator.
pub static METHODS: &[NativeDef] = &[
    def("__iter__", "(self, /)", "Itself.", itself),
    def("__aiter__", "(self, /)", "Itself.", itself),
    def(
        "__next__",
        "(self, /)",
        "A coroutine for the next result.",
        next,
    ),
    def(
        "__anext__",
        "(self, /)",
        "The next future that is done.",
        anext,
    ),
];

/// The iterator that `as_completed` gives.
struct Completion {
    /// Those that are not done, by identity.
    todo: RefCell<FxHashMap<u64, Value>>,
    /// Those that are done and were not taken; None stands for "the time is up".
    done: Ref<Queue>,
    /// How many were not asked for.
    left: Cell<usize>,
    timer: RefCell<Option<Ref<Handle>>>,
}

impl ForeignBody for Completion {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.todo.borrow().values().for_each(&mut *visit);
        visit(&self.done.to_value());
        if let Some(timer) = &*self.timer.borrow() {
            visit(&timer.to_value());
        }
    }

    fn clear(&self) {
        drop((self.todo.take(), self.timer.take()));
    }
}

fn as_completed(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = args.req(0);
    if is_future(cx, given) || cx.is_awaitable(given) {
        let name = cx.class_of(given).name_text();
        return Err(cx.type_error(format_args!(
            "expects an iterable of awaitables, not {name}"
        )));
    }
    let event_loop = current_loop(cx)?;
    let todo = distinct_futures(cx, given)?;
    let completion = Completion {
        left: Cell::new(todo.len()),
        todo: RefCell::new(
            todo.iter()
                .map(|future| (future.identity(), future.clone()))
                .collect(),
        ),
        done: Ref::new(Queue::new(QueueOrder::Fifo)),
        timer: RefCell::new(None),
    };
    let state = Foreign::new(cx.types.as_completed_iterator.clone(), completion);
    for future in &todo {
        let callback = Callback::React(Reaction::CompletedChild, state.clone());
        own_callbacks::add(cx, future, callback)?;
    }
    if let Some(timeout) = args
        .kw(0)
        .filter(|timeout| !timeout.is_none() && !todo.is_empty())
    {
        let callee = Callee::React(Reaction::CompletedTimeout, state.clone());
        let timer = call_later(cx, &event_loop, timeout, callee)?;
        body::<Completion>(cx, &state)?.timer.replace(Some(timer));
    }
    Ok(state.into_value())
}

/// A future for each different awaitable.
fn distinct_futures(cx: &mut Cx, given: &Value) -> Result<Vec<Value>, Raised> {
    let mut known = FxHashSet::default();
    let mut futures = Vec::new();
    for awaitable in cx.collect(given)? {
        cx.hash_member(&awaitable)?;
        if known.insert(awaitable.identity()) {
            futures.push(ensure_future(cx, &awaitable)?);
        }
    }
    Ok(futures)
}

/// One of the futures is done.
pub fn child_done(cx: &mut Cx, state: &Ref<Foreign>, future: &Value) {
    let Some(completion) = state.body::<Completion>() else {
        return;
    };
    let mut todo = completion.todo.borrow_mut();
    if todo.remove(&future.identity()).is_none() {
        return;
    }
    let all_done = todo.is_empty();
    drop(todo);
    queue::put_unbounded(cx, &completion.done, future.clone());
    if all_done && let Some(timer) = completion.timer.take() {
        cancel(&timer);
    }
}

fn cancel(timer: &Ref<Handle>) {
    if let Some(event_loop) = timer.event_loop.get::<EventLoop>() {
        event_loop.cancel_handle(timer);
    }
}

/// The time is up: whoever waits for one of those that are left gets TimeoutError.
pub fn time_up(cx: &mut Cx, state: &Ref<Foreign>) {
    let Some(completion) = state.body::<Completion>() else {
        return;
    };
    for future in completion.todo.take().into_values() {
        if let Some(core) = core_of(&future) {
            core.remove_callbacks(
                |c| matches!(c, Callback::React(Reaction::CompletedChild, s) if s.same(state)),
            );
        }
        queue::put_unbounded(cx, &completion.done, Value::NONE);
    }
}

fn itself(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(args.req(0).clone())
}

fn next(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let completion = body::<Completion>(cx, &object)?;
    if !take_one(completion) {
        return Err(cx.stop_iteration(Value::NONE));
    }
    let steps = Take::Created {
        done: completion.done.clone(),
        wants_result: true,
    };
    let qualname = "_AsCompletedIterator._wait_for_one";
    Ok(cx.native_coroutine(qualname, steps))
}

fn anext(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let completion = body::<Completion>(cx, &object)?;
    let steps = if take_one(completion) {
        Take::Created {
            done: completion.done.clone(),
            wants_result: false,
        }
    } else {
        Take::Exhausted
    };
    let qualname = "_AsCompletedIterator.__anext__";
    Ok(cx.native_coroutine(qualname, steps))
}

/// Takes note that one more is asked for; gives whether there is one.
fn take_one(completion: &Completion) -> bool {
    let left = completion.left.get();
    completion.left.set(left.saturating_sub(1));
    left > 0
}

/// The stages of waiting for one future that is done.
enum Take {
    Exhausted,
    Created {
        done: Ref<Queue>,
        wants_result: bool,
    },
    Waiting {
        wants_result: bool,
    },
}

impl Steps for Take {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let input = input?;
        match self {
            Take::Exhausted => Err(cx.stop_async_iteration()),
            Take::Created { done, wants_result } => {
                let get = queue::get_coroutine(cx, &done.to_value(), done);
                *self = Take::Waiting {
                    wants_result: *wants_result,
                };
                Ok(Step::Await(get))
            }
            Take::Waiting { .. } if input.is_none() => {
                let class = cx.exceptions.TimeoutError.clone();
                let error = crate::objects::exception::Exception::new(class, Vec::new());
                Err(Raised(error))
            }
            Take::Waiting { wants_result: true } => result(cx, &input).map(Step::Return),
            Take::Waiting {
                wants_result: false,
            } => Ok(Step::Return(input)),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Take::Created { done, .. } = self {
            visit(&done.to_value());
        }
    }
}
