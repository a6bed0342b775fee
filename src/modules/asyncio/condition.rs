//! `asyncio.Condition`

use std::cell::RefCell;

use crate::modules::asyncio::lock::{self, Acquire};
use crate::modules::asyncio::support::{is_cancelled, receiver, waiter};
use crate::modules::asyncio::waiting::{Once, describe, wake};
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
    def("acquire", "(self)", "Takes the lock.", acquire),
    def("release", "(self)", "Gives the lock back.", release),
    def("locked", "(self)", "Whether somebody has the lock.", locked),
    def(
        "wait",
        "(self)",
        "Waits to be notified, without the lock meanwhile.",
        wait,
    ),
    def(
        "wait_for",
        "(self, predicate)",
        "Waits until the predicate is true.",
        wait_for,
    ),
    def(
        "notify",
        "(self, n=1)",
        "Wakes so many of those who wait.",
        notify_method,
    ),
    def("notify_all", "(self)", "Wakes all who wait.", notify_all),
    def("__aenter__", "(self)", "Takes the lock.", aenter),
    def(
        "__aexit__",
        "(self, exc_type, exc, tb)",
        "Gives the lock back.",
        aexit,
    ),
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
        if cx.inner(given).get::<Lock>().is_none() {
            // One that only behaves like a lock would have these; other locks are not taken.
            for name in ["locked", "acquire", "release"] {
                let name = cx.intern(name);
                cx.get_attr(given, &name)?;
            }
            return Err(cx.type_error("lock must be an asyncio.Lock"));
        }
        condition.lock.replace(cx.inner(given).clone());
    }
    Ok(Value::NONE)
}

/// The condition's lock.
fn lock_of(cx: &mut Cx, condition: &Condition) -> Result<Ref<Lock>, Raised> {
    let lock = condition.lock.borrow().clone();
    lock.into()
        .map_err(|_| cx.type_error("lock must be an asyncio.Lock"))
}

fn own_lock(cx: &mut Cx, args: &Args) -> Result<Ref<Lock>, Raised> {
    let condition = receiver::<Condition>(cx, args)?;
    lock_of(cx, &condition)
}

fn acquire(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = own_lock(cx, args)?;
    Ok(lock::acquire_coroutine(cx, lock))
}

fn release(cx: &mut Cx, args: &Args) -> NativeResult {
    let own = own_lock(cx, args)?;
    lock::release(cx, &own)?;
    Ok(Value::NONE)
}

fn locked(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(own_lock(cx, args)?.locked.get()))
}

fn aenter(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Acquire::new(own_lock(cx, args)?, Value::NONE);
    Ok(cx.coroutine_call("__aenter__", "_ContextManagerMixin.__aenter__", steps))
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = own_lock(cx, args)?.into_value();
    let steps = Once { object, act: leave };
    Ok(cx.coroutine_call("__aexit__", "_ContextManagerMixin.__aexit__", steps))
}

fn leave(cx: &mut Cx, own: &Value) -> NativeResult {
    if let Some(own) = own.get::<Lock>() {
        lock::release(cx, own)?;
    }
    Ok(Value::NONE)
}

fn wait(cx: &mut Cx, args: &Args) -> NativeResult {
    let condition = receiver::<Condition>(cx, args)?;
    let lock = lock_of(cx, &condition)?;
    let steps = Wait {
        condition,
        lock,
        stage: Stage::Created,
    };
    Ok(cx.coroutine_call("wait", "Condition.wait", steps))
}

/// Waits to be notified.
struct Wait {
    condition: Ref<Condition>,
    lock: Ref<Lock>,
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
                Ok(self.acquire_again(cx, input.err()))
            }
            Stage::Acquiring(trouble) => match input {
                Err(raised) if is_cancelled(cx, &raised) => {
                    Ok(self.acquire_again(cx, Some(raised)))
                }
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
        visit(&self.lock.to_value());
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
        if !self.lock.locked.get() {
            return Err(cx.runtime_error("cannot wait on un-acquired lock"));
        }
        let future = waiter(cx, &condition.binding, &condition.to_value())?;
        lock::release(cx, &self.lock)?;
        condition.waiters.push(future.clone());
        self.stage = Stage::Waiting(future.clone());
        Ok(Step::Await(future.into_value()))
    }

    /// The lock is taken again even if the wait was cancelled.
    fn acquire_again(&mut self, cx: &mut Cx, trouble: Option<Raised>) -> Step {
        self.stage = Stage::Acquiring(trouble);
        Step::Await(lock::acquire_coroutine(cx, self.lock.clone()))
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
    Ok(cx.coroutine_call("wait_for", "Condition.wait_for", steps))
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
    let mut left = count;
    for future in condition.waiters.all() {
        if left <= 0 {
            return;
        }
        if wake(&future, Value::FALSE) {
            left -= 1;
        }
    }
}

fn notify_checked(cx: &mut Cx, args: &Args, count: i64) -> NativeResult {
    if !own_lock(cx, args)?.locked.get() {
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
    let locked = lock_of(cx, &condition)?.locked.get();
    let state = if locked { "locked" } else { "unlocked" };
    describe(
        cx,
        args.req(0),
        "asyncio.locks",
        state,
        condition.waiters.len(),
    )
}
