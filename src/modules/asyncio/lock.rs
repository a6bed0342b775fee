//! `asyncio.Lock`

use crate::modules::asyncio::support::{is_cancelled, receiver, waiter};
use crate::modules::asyncio::waiting::{Once, describe, enter_by_method, exit_by_method, wake};
use crate::objects::class::Class;
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::sync::Lock;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of `Lock`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes an unlocked lock.",
        new,
    ),
    def("__init__", "(self)", "Does nothing more.", init),
    def(
        "acquire",
        "(self)",
        "Waits until the lock is free and takes it.",
        acquire,
    )
    .coroutine(),
    def("release", "(self)", "Gives the lock back.", release_method),
    def("locked", "(self)", "Whether somebody has the lock.", locked),
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
    let lock = Ref::new(Lock::default()).into_value();
    match args.req(0).get::<Class>().cloned() {
        Some(class) => Ok(cx.wrap_new(&class, lock)),
        None => Ok(lock),
    }
}

fn init(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
}

fn acquire(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = receiver::<Lock>(cx, args)?;
    Ok(acquire_coroutine(cx, lock))
}

/// The coroutine `lock.acquire()`.
pub fn acquire_coroutine(cx: &mut Cx, lock: Ref<Lock>) -> Value {
    let steps = Acquire::new(lock, Value::TRUE);
    cx.native_coroutine("Lock.acquire", steps)
}

fn aenter(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(coroutine) = enter_by_method(cx, args.req(0))? {
        return Ok(coroutine);
    }
    let lock = receiver::<Lock>(cx, args)?;
    let steps = Acquire {
        in_block: true,
        ..Acquire::new(lock, Value::NONE)
    };
    Ok(cx.coroutine_call("_ContextManagerMixin.__aenter__", steps))
}

/// Takes a lock, first come first served.
pub struct Acquire {
    lock: Ref<Lock>,
    waiting: Option<Ref<Future>>,
    /// Whether an `async with` takes it.
    in_block: bool,
    /// What the coroutine returns.
    result: Value,
}

impl Acquire {
    /// Takes this lock and returns this.
    pub fn new(lock: Ref<Lock>, result: Value) -> Acquire {
        Acquire {
            lock,
            waiting: None,
            in_block: false,
            result,
        }
    }
}

impl Steps for Acquire {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let lock = &self.lock;
        if let Some(future) = self.waiting.take() {
            lock.waiters.remove(&future);
            if let Err(raised) = input {
                if is_cancelled(cx, &raised) && !lock.locked.get() {
                    wake_first(lock);
                }
                return Err(raised);
            }
        } else {
            input?;
            if lock.locked.get() || lock.waiters.any_live() {
                let future = waiter(cx, &lock.binding, &lock.to_value())?;
                lock.waiters.push(future.clone());
                self.waiting = Some(future.clone());
                return Ok(Step::Await(future.into_value()));
            }
        }
        take(cx, lock, self.in_block);
        Ok(Step::Return(self.result.clone()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lock.to_value());
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

fn take(cx: &Cx, lock: &Lock, in_block: bool) {
    lock.locked.set(true);
    let holder = cx.schedule.current.as_ref().map_or(0, |task| task.id);
    lock.holder.set(holder);
    let place = if in_block { None } else { cx.place() };
    lock.taken.set(place);
}

/// Wakes the first who waits, if it is still waiting: nobody who came later can barge in.
fn wake_first(lock: &Lock) {
    if let Some(first) = lock.waiters.first() {
        wake(&first, Value::TRUE);
    }
}

/// Gives the lock back.
pub fn release(cx: &mut Cx, lock: &Lock) -> Result<(), Raised> {
    if !lock.locked.replace(false) {
        return Err(cx.runtime_error("Lock is not acquired."));
    }
    lock.holder.set(0);
    wake_first(lock);
    Ok(())
}

fn release_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = receiver::<Lock>(cx, args)?;
    release(cx, &lock)?;
    Ok(Value::NONE)
}

fn locked(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(receiver::<Lock>(cx, args)?.locked.get()))
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(coroutine) = exit_by_method(cx, args.req(0))? {
        return Ok(coroutine);
    }
    let object = receiver::<Lock>(cx, args)?.into_value();
    let steps = Once { object, act: leave };
    Ok(cx.coroutine_call("_ContextManagerMixin.__aexit__", steps))
}

fn leave(cx: &mut Cx, lock: &Value) -> NativeResult {
    if let Some(lock) = lock.get::<Lock>() {
        release(cx, lock)?;
    }
    Ok(Value::NONE)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let lock = receiver::<Lock>(cx, args)?;
    let state = if lock.locked.get() {
        "locked"
    } else {
        "unlocked"
    };
    describe(cx, args.req(0), state, lock.waiters.len())
}
