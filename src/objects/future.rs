//! Futures: a result that comes later, and what is to happen when it comes.
//!
//! [`FutureCore`] is the part that futures and tasks have in common. Completing one is a verb of
//! `schedule/`, which knows the queue that the callbacks go to.

use std::cell::Cell;

use crate::objects::foreign::Foreign;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::link::{LinkOnce, RareCell};
use crate::objects::task::Task;
use crate::objects::value::Value;

/// A copy of the value in a cell.
#[inline]
pub fn peek(cell: &Cell<Value>) -> Value {
    let value = cell.take();
    let copy = value.clone();
    cell.set(value);
    copy
}

/// Shows the value in a cell to `visit`.
pub fn traverse_cell(cell: &Cell<Value>, visit: &mut dyn FnMut(&Value)) {
    let value = cell.take();
    visit(&value);
    cell.set(value);
}

/// What has become of a future.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FutureState {
    /// Nothing yet.
    Pending,
    /// It has a result.
    Result,
    /// It has an exception.
    Exception,
    /// It was cancelled.
    Cancelled,
}

/// What futures and tasks have in common.
pub struct FutureCore {
    /// The event loop it belongs to; none yet while a script's subclass has not called `__init__`.
    pub event_loop: LinkOnce,
    /// The result or exception; of a cancelled task the CancelledError it ended with, if it has not
    /// been raised again yet.
    pub outcome: Cell<Value>,
    /// What `cancel(msg)` was given, or unbound.
    pub cancel_message: RareCell,
    /// What is to happen when it is done, in the order of registration.
    pub callbacks: Cell<Callbacks>,
    pub state: Cell<FutureState>,
    /// Whether it has an exception that nobody has asked for.
    pub unseen: Cell<bool>,
    /// `_asyncio_future_blocking`: whether it was just given to whoever steps who awaits it.
    pub blocking: Cell<bool>,
    /// Of a task: whether CancelledError is to be thrown into it at its next step.
    pub must_cancel: Cell<bool>,
    /// Of a task: whether it may be reported when it dies pending or with an unseen exception.
    pub reported: Cell<bool>,
    /// Of a task: whether it was done when it was made, so that its coroutine is not shown.
    pub done_at_once: Cell<bool>,
    /// How long the traceback of its exception was when it got it, until that is first raised; the
    /// greatest number stands for all that are longer.
    pub traceback_len: Cell<u16>,
}

/// What is to happen when a future is done.
pub enum Callback {
    /// The task that awaits it goes on.
    Wake(Ref<Task>),
    /// A `gather` counts its child of this index.
    Gather { outer: Ref<Future>, index: u32 },
    /// A script's callback is called with the future.
    Call(Box<ScriptCallback>),
    /// A part of asyncio written in Rust acts.
    React(Reaction, Ref<Foreign>),
    /// The event loop that ran until this future was done stops.
    StopLoop,
}

/// A callback that a script registered.
pub struct ScriptCallback {
    pub callback: Value,
    /// The context variables it runs with.
    pub context: Value,
}

/// Which part of asyncio acts when a future is done or a timer is due; the object that comes with
/// it holds its state.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Reaction {
    /// `wait` counts a future that is done.
    WaitChild,
    /// `wait` runs out of time.
    WaitTimeout,
    /// `as_completed` takes a future that is done.
    CompletedChild,
    /// `as_completed` runs out of time.
    CompletedTimeout,
    /// The future inside a `shield` is done.
    ShieldInner,
    /// The future that a `shield` gave is done.
    ShieldOuter,
    /// A task of a `TaskGroup` is done.
    GroupChild,
    /// A `timeout` expires.
    Timeout,
    /// A function that ran on a thread of its own has come to its end.
    ThreadDone,
    /// A transport tells its protocol that the connection is there.
    ConnectionMade,
    /// A transport begins to read.
    StartReading,
    /// Whoever waits for a transport goes on.
    TransportReady,
    /// A transport tells its protocol that the connection is over.
    ConnectionLost,
    /// The task that serves a connection is done.
    ServingEnded,
    /// A listening socket takes connections again.
    ListenAgain,
}

/// The callbacks of a future; mostly there is one.
#[derive(Default)]
pub enum Callbacks {
    #[default]
    None,
    One(Callback),
    Many(Box<Vec<Callback>>),
}

const _: () = assert!(size_of::<Callback>() == 16);
const _: () = assert!(size_of::<FutureCore>() == 56);

impl Callbacks {
    /// The list with one more at its end.
    pub fn with(self, callback: Callback) -> Callbacks {
        match self {
            Callbacks::None => Callbacks::One(callback),
            Callbacks::One(first) => Callbacks::Many(Box::new(vec![first, callback])),
            Callbacks::Many(mut list) => {
                list.push(callback);
                Callbacks::Many(list)
            }
        }
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Callback> {
        match self {
            Callbacks::None => Vec::new(),
            Callbacks::One(callback) => vec![callback],
            Callbacks::Many(list) => *list,
        }
    }

    /// All of them, to look at.
    pub fn as_slice(&self) -> &[Callback] {
        match self {
            Callbacks::None => &[],
            Callbacks::One(callback) => std::slice::from_ref(callback),
            Callbacks::Many(list) => list,
        }
    }
}

impl Callback {
    /// Visits what it refers to.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Callback::Wake(task) => visit(&task.to_value()),
            Callback::Gather { outer, .. } => visit(&outer.to_value()),
            Callback::Call(call) => {
                visit(&call.callback);
                visit(&call.context);
            }
            Callback::React(_, state) => visit(&state.to_value()),
            Callback::StopLoop => {}
        }
    }
}

impl FutureCore {
    /// A pending future of this event loop.
    pub fn new(event_loop: Value) -> FutureCore {
        FutureCore {
            event_loop: LinkOnce::new(event_loop),
            outcome: Cell::new(Value::UNBOUND),
            cancel_message: RareCell::default(),
            callbacks: Cell::new(Callbacks::None),
            state: Cell::new(FutureState::Pending),
            unseen: Cell::new(false),
            blocking: Cell::new(false),
            must_cancel: Cell::new(false),
            reported: Cell::new(true),
            done_at_once: Cell::new(false),
            traceback_len: Cell::new(0),
        }
    }

    /// Whether it has a result or exception or was cancelled.
    #[inline]
    pub fn is_done(&self) -> bool {
        self.state.get() != FutureState::Pending
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.state.get() == FutureState::Cancelled
    }

    /// Registers what is to happen when it is done; it must be pending.
    pub fn add_callback(&self, callback: Callback) {
        self.callbacks.set(self.callbacks.take().with(callback));
    }

    /// Removes the callbacks for which `remove` says so; gives how many there were.
    pub fn remove_callbacks(&self, remove: impl Fn(&Callback) -> bool) -> usize {
        let mut list = self.callbacks.take().into_vec();
        let before = list.len();
        list.retain(|callback| !remove(callback));
        let removed = before - list.len();
        self.callbacks.set(Callbacks::Many(Box::new(list)));
        removed
    }

    /// Whether the event loop runs just until it is done.
    pub fn is_run_until_done(&self) -> bool {
        let callbacks = self.callbacks.take();
        let stops = |callback: &Callback| matches!(callback, Callback::StopLoop);
        let found = callbacks.as_slice().iter().any(stops);
        self.callbacks.set(callbacks);
        found
    }

    /// Lets go of what came after it was made.
    pub fn clear(&self) {
        drop((self.outcome.take(), self.cancel_message.take()));
        drop(self.callbacks.take());
    }

    /// Shows every value it holds to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.to_value());
        traverse_cell(&self.outcome, visit);
        self.cancel_message.traverse(visit);
        let callbacks = self.callbacks.take();
        for callback in callbacks.as_slice() {
            callback.traverse(visit);
        }
        self.callbacks.set(callbacks);
    }
}

/// A future.
pub struct Future {
    pub core: FutureCore,
    /// What the future of a `gather` knows besides.
    pub gather: Option<Box<Gather>>,
}

/// What the future of a `gather` knows besides.
pub struct Gather {
    /// The futures, one for each argument; a repeated argument is there as often.
    pub children: std::cell::RefCell<Vec<Value>>,
    /// How many different ones are not done yet.
    pub pending: Cell<usize>,
    /// Whether exceptions are results.
    pub return_exceptions: bool,
    /// Whether it was cancelled, so that it ends with CancelledError once all children have ended.
    pub cancel_requested: Cell<bool>,
}

impl Object for Future {
    const KIND: Kind = Kind::Future;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.core.traverse(visit);
        if let Some(gather) = &self.gather {
            gather.children.borrow().iter().for_each(visit);
        }
    }

    fn clear(&self) {
        self.core.clear();
        if let Some(gather) = &self.gather {
            drop(gather.children.take());
        }
    }
}

impl Future {
    /// A pending future of this event loop.
    pub fn new(event_loop: Value) -> Ref<Future> {
        Ref::new(Future {
            core: FutureCore::new(event_loop),
            gather: None,
        })
    }
}
