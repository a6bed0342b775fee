//! `asyncio.Condition`

use std::cell::RefCell;

use crate::modules::asyncio::lock::{self, Acquire};
use crate::modules::asyncio::support::{is_cancelled, receiver, waiter};
use crate::modules::asyncio::waiting::{AwaitThenNone, Once, describe, wake};
use crate::objects::class::Class;
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::sync::{Condition, Lock, LoopBinding, Waiters};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of `Condition`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a condition.",
        new,
    ),
    def(
        "__init__",
        "(self, lock=None)",
        "Takes over the lock, if one is given.",
        init,
    ),
    def("acquire", "(self)", "Takes the lock.", acquire).coroutine(),
    def("release", "(self)", "Gives the lock back.", release),
    def("locked", "(self)", "Whether somebody has the lock.", locked),
    def(
        "wait",
        "(self)",
        "Waits to be notified, without the lock meanwhile.",
        wait,
    )
    .coroutine(),
    def(
        "wait_for",
        "(self, predicate)",
        "Waits until the predicate is true.",
        wait_for,
    )
    .coroutine(),
    def(
        "notify",
        "(self, n=1)",
        "Wakes so many of those who wait.",
        notify_method,
    ),
    def("notify_all", "(self)", "Wakes all who wait.", notify_all),
    def("__aenter__", "(self)", "Takes the lock.", aenter).coroutine(),
    def(
        "__aexit__",
        "(self, exc_type, exc, tb)",
        "Gives the lock back.",
        aexit,
    )
    .coroutine(),
    def("__repr__", "(self)", "Its state as text.", repr),
];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = Condition {
        lock: RefCell::new(Ref::new(Lock::default()).into_value()),
        waiters: Waiters::default(),
        binding: LoopBinding::default(),
    };
    let condition = Ref::new(condition).into_value();
    match args.req(0).get::<Class>().cloned() {
        Some(class) => Ok(cx.wrap_new(&class, condition)),
        None => Ok(condition),
    }
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = receiver::<Condition>(cx, args)?;
    if let Some(given) = args.opt(1).filter(|given| !given.is_none()) {
        for name in ["locked", "acquire", "release"] {
            let name = cx.intern(name);
            cx.get_attr(given, &name)?;
        }
        condition.lock.replace(given.clone());
    }
    Ok(Value::NONE)
}

/// The condition's lock: an `asyncio.Lock`, or whatever else has its methods.
fn own_lock(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = receiver::<Condition>(cx, args)?;
    let lock = condition.lock.borrow().clone();
    Ok(lock)
}

fn call_lock(cx: &mut Cx, lock: &Value, method: &str) -> NativeResult {
    let name = cx.intern(method);
    cx.call_method(lock, &name, &[])
}

fn is_locked(cx: &mut Cx, lock: &Value) -> Result<bool, Raised> {
    if let Some(lock) = lock.get::<Lock>() {
        return Ok(lock.locked.get());
    }
    let locked = call_lock(cx, lock, "locked")?;
    cx.truth(&locked)
}

/// Something that takes the lock when it is awaited.
fn acquire_lock(cx: &mut Cx, lock: &Value) -> NativeResult {
    match lock.get::<Lock>() {
        Some(lock) => Ok(lock::acquire_coroutine(cx, lock.clone())),
        None => call_lock(cx, lock, "acquire"),
    }
}

fn release_lock(cx: &mut Cx, lock: &Value) -> NativeResult {
    match lock.get::<Lock>() {
        Some(lock) => lock::release(cx, lock).map(|()| Value::NONE),
        None => call_lock(cx, lock, "release"),
    }
}

fn acquire(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = own_lock(cx, args)?;
    acquire_lock(cx, &lock)
}

fn release(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = own_lock(cx, args)?;
    release_lock(cx, &lock)
}

fn locked(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = own_lock(cx, args)?;
    match lock.get::<Lock>() {
        Some(lock) => Ok(Value::bool(lock.locked.get())),
        None => call_lock(cx, &lock, "locked"),
    }
}

fn aenter(cx: &mut Cx, args: &Args) -> NativeResult {
    let qualname = "_ContextManagerMixin.__aenter__";
    let lock = own_lock(cx, args)?;
    match lock.get::<Lock>() {
        Some(lock) => {
            let steps = Acquire::new(lock.clone(), Value::NONE);
            Ok(cx.coroutine_call(qualname, steps))
        }
        None => {
            let steps = AwaitThenNone(acquire_lock(cx, &lock)?);
            Ok(cx.coroutine_call(qualname, steps))
        }
    }
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = own_lock(cx, args)?;
    let steps = Once { object, act: leave };
    Ok(cx.coroutine_call("_ContextManagerMixin.__aexit__", steps))
}

fn leave(cx: &mut Cx, lock: &Value) -> NativeResult {
    release_lock(cx, lock)?;
    Ok(Value::NONE)
}

fn wait(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = receiver::<Condition>(cx, args)?;
    let lock = own_lock(cx, args)?;
    let steps = Wait {
        condition,
        lock,
        stage: Stage::Created,
    };
    Ok(cx.coroutine_call("Condition.wait", steps))
}

/// Waits to be notified.
struct Wait {
    condition: Ref<Condition>,
    lock: Value,
    stage: Stage,
}

/// Where a wait stands.
enum Stage {
    Created,
    /// It gave the lock back and waits for this.
    Waiting(Ref<Future>),
    /// It takes the lock again, and then raises this if there is something.
    Acquiring(Option<Raised>),
    Finished,
}

impl Steps for Wait {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        match std::mem::replace(&mut self.stage, Stage::Finished) {
            Stage::Created => {
                input?;
                self.start(cx)
            }
            Stage::Waiting(future) => {
                self.condition.waiters.remove(&future);
                self.acquire_again(cx, input.err())
            }
            Stage::Acquiring(trouble) => match input {
                Err(raised) if is_cancelled(cx, &raised) => self.acquire_again(cx, Some(raised)),
                Err(raised) => Err(self.pass_on(raised)),
                Ok(_) => match trouble {
                    Some(raised) => Err(self.pass_on(raised)),
                    None => Ok(Step::Return(Value::TRUE)),
                },
            },
            Stage::Finished => input.map(Step::Return),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.condition.to_value());
        visit(&self.lock);
        match &self.stage {
            Stage::Waiting(future) => visit(&future.to_value()),
            Stage::Acquiring(Some(raised)) => visit(&raised.0.to_value()),
            Stage::Created | Stage::Acquiring(None) | Stage::Finished => {}
        }
    }
}

impl Wait {
    fn start(&mut self, cx: &mut Cx) -> Result<Step, Raised> {
        let condition = &self.condition;
        if !is_locked(cx, &self.lock)? {
            return Err(cx.runtime_error("cannot wait on un-acquired lock"));
        }
        let future = waiter(cx, &condition.binding, &condition.to_value())?;
        release_lock(cx, &self.lock)?;
        condition.waiters.push(future.clone());
        self.stage = Stage::Waiting(future.clone());
        Ok(Step::Await(future.into_value()))
    }

    /// The lock is taken again even if the wait was cancelled.
    fn acquire_again(&mut self, cx: &mut Cx, trouble: Option<Raised>) -> Result<Step, Raised> {
        self.stage = Stage::Acquiring(trouble);
        acquire_lock(cx, &self.lock).map(Step::Await)
    }

    /// Whoever fails may have used up a notification: somebody else gets it.
    fn pass_on(&self, raised: Raised) -> Raised {
        notify(&self.condition, 1);
        raised
    }
}

fn wait_for(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = args.req(0).clone();
    let steps = WaitFor {
        condition,
        predicate: args.req(1).clone(),
    };
    Ok(cx.coroutine_call("Condition.wait_for", steps))
}

/// Waits until a predicate is true.
struct WaitFor {
    condition: Value,
    predicate: Value,
}

impl Steps for WaitFor {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        let result = cx.call(&self.predicate, &[])?;
        if cx.truth(&result)? {
            return Ok(Step::Return(result));
        }
        let name = cx.intern("wait");
        cx.call_method(&self.condition, &name, &[]).map(Step::Await)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.condition);
        visit(&self.predicate);
    }
}

/// Wakes up to so many of those who wait.
fn notify(condition: &Condition, count: i64) {
    for _ in 0..count {
        match condition.waiters.first_pending() {
            Some(future) => wake(&future, Value::FALSE),
            None => return,
        };
    }
}

fn notify_checked(cx: &mut Cx, args: &Args, count: i64) -> NativeResult {
    let lock = own_lock(cx, args)?;
    if !is_locked(cx, &lock)? {
        return Err(cx.runtime_error("cannot notify on un-acquired lock"));
    }
    notify(&*receiver::<Condition>(cx, args)?, count);
    Ok(Value::NONE)
}

fn notify_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let count = match args.opt(1) {
        Some(count) => cx.index(count)?,
        None => 1,
    };
    notify_checked(cx, args, count)
}

fn notify_all(cx: &mut Cx, args: &Args) -> NativeResult {
    notify_checked(cx, args, i64::MAX)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = receiver::<Condition>(cx, args)?;
    let lock = own_lock(cx, args)?;
    let locked = is_locked(cx, &lock)?;
    let state = if locked { "locked" } else { "unlocked" };
    describe(cx, args.req(0), state, condition.waiters.len())
}
