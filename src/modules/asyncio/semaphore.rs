//! `asyncio.Semaphore` and `asyncio.BoundedSemaphore`

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::support::{receiver, waiter};
use crate::modules::asyncio::waiting::{Once, describe, enter_by_method, exit_by_method, wake};
use crate::objects::class::{Class, is_subclass};
use crate::objects::future::{Future, FutureState};
use crate::objects::heap::Ref;
use crate::objects::sync::{LoopBinding, Semaphore, Waiters};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of `Semaphore`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a semaphore.",
        new,
    ),
    def(
        "__init__",
        "(self, value=1)",
        "Says how many may have it at once.",
        init,
    ),
    def(
        "acquire",
        "(self)",
        "Waits for a place and takes it.",
        acquire,
    )
    .coroutine(),
    def("release", "(self)", "Gives a place back.", release_method),
    def("locked", "(self)", "Whether there is no place.", locked),
    def("__aenter__", "(self)", "Takes a place.", aenter).coroutine(),
    def(
        "__aexit__",
        "(self, exc_type, exc, tb)",
        "Gives the place back.",
        aexit,
    )
    .coroutine(),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// The computed attributes of `Semaphore`.
pub static PROPERTIES: &[NativeDef] =
    &[def("_value", "(self)", "How many places are free.", value)];

/// The methods of `BoundedSemaphore` of its own: in CPython it has this one, too.
pub static BOUNDED: &[NativeDef] = &[def(
    "__init__",
    "(self, value=1)",
    "Says how many may have it at once.",
    init,
)];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = args.req(0).get::<Class>().cloned();
    let bounded_class = &cx.types.bounded_semaphore;
    let bounded = class
        .as_ref()
        .is_some_and(|class| is_subclass(class, bounded_class));
    let semaphore = Semaphore {
        value: std::cell::Cell::new(1),
        bound: std::cell::Cell::new(bounded.then_some(1)),
        bounded,
        waiters: Waiters::default(),
        binding: LoopBinding::default(),
    };
    let semaphore = Ref::new(semaphore).into_value();
    Ok(match class {
        Some(class) => cx.wrap_new(&class, semaphore),
        None => semaphore,
    })
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let semaphore = receiver::<Semaphore>(cx, args)?;
    let given = args.opt(1).cloned().unwrap_or(Value::int(1));
    if cx.compare_truth(CmpOp::Lt, &given, &Value::int(0))? {
        return Err(cx.value_error("Semaphore initial value must be >= 0"));
    }
    let value = cx.index(&given)?;
    semaphore.value.set(value);
    semaphore.bound.set(semaphore.bounded.then_some(value));
    Ok(Value::NONE)
}

fn value(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(receiver::<Semaphore>(cx, args)?.value.get()))
}

fn is_locked(semaphore: &Semaphore) -> bool {
    semaphore.value.get() == 0 || semaphore.waiters.any_live()
}

fn locked(cx: &mut Cx, args: &Args) -> NativeResult {
    let semaphore = receiver::<Semaphore>(cx, args)?;
    Ok(Value::bool(is_locked(&semaphore)))
}

fn acquire(cx: &mut Cx, args: &Args) -> NativeResult {
    let semaphore = receiver::<Semaphore>(cx, args)?;
    let steps = Acquire {
        semaphore,
        waiting: None,
        result: Value::TRUE,
    };
    Ok(cx.coroutine_call("Semaphore.acquire", steps))
}

fn aenter(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(coroutine) = enter_by_method(cx, args.req(0))? {
        return Ok(coroutine);
    }
    let semaphore = receiver::<Semaphore>(cx, args)?;
    let steps = Acquire {
        semaphore,
        waiting: None,
        result: Value::NONE,
    };
    Ok(cx.coroutine_call("_ContextManagerMixin.__aenter__", steps))
}

/// Takes a place of a semaphore, first come first served.
struct Acquire {
    semaphore: Ref<Semaphore>,
    waiting: Option<Ref<Future>>,
    result: Value,
}

impl Steps for Acquire {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let semaphore = &self.semaphore;
        if let Some(future) = self.waiting.take() {
            semaphore.waiters.remove(&future);
            let was_woken = future.core.state.get() == FutureState::Result;
            if input.is_err() && was_woken {
                semaphore.value.set(semaphore.value.get() + 1);
            }
            while semaphore.value.get() > 0 && wake_next(semaphore) {}
            input?;
            return Ok(Step::Return(self.result.clone()));
        }
        input?;
        if !is_locked(semaphore) {
            semaphore.value.set(semaphore.value.get() - 1);
            return Ok(Step::Return(self.result.clone()));
        }
        let future = waiter(cx, &semaphore.binding, &semaphore.to_value())?;
        semaphore.waiters.push(future.clone());
        self.waiting = Some(future.clone());
        Ok(Step::Await(future.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.semaphore.to_value());
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

/// Gives the first who waits a place; gives whether anybody waits.
fn wake_next(semaphore: &Semaphore) -> bool {
    let Some(first) = semaphore.waiters.first_pending() else {
        return false;
    };
    semaphore.value.set(semaphore.value.get() - 1);
    wake(&first, Value::TRUE)
}

fn release(cx: &mut Cx, semaphore: &Semaphore) -> Result<(), Raised> {
    let value = semaphore.value.get();
    if semaphore.bound.get().is_some_and(|bound| value >= bound) {
        return Err(cx.value_error("BoundedSemaphore released too many times"));
    }
    semaphore.value.set(value + 1);
    wake_next(semaphore);
    Ok(())
}

fn release_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let semaphore = receiver::<Semaphore>(cx, args)?;
    release(cx, &semaphore)?;
    Ok(Value::NONE)
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(coroutine) = exit_by_method(cx, args.req(0))? {
        return Ok(coroutine);
    }
    let object = receiver::<Semaphore>(cx, args)?.into_value();
    let steps = Once { object, act: leave };
    Ok(cx.coroutine_call("_ContextManagerMixin.__aexit__", steps))
}

fn leave(cx: &mut Cx, semaphore: &Value) -> NativeResult {
    if let Some(semaphore) = semaphore.get::<Semaphore>() {
        release(cx, semaphore)?;
    }
    Ok(Value::NONE)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let semaphore = receiver::<Semaphore>(cx, args)?;
    let state = if is_locked(&semaphore) {
        "locked".to_owned()
    } else {
        format!("unlocked, value:{}", semaphore.value.get())
    };
    describe(cx, args.req(0), &state, semaphore.waiters.len())
}
