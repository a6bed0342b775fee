//! `asyncio.Barrier`

use std::cell::Cell;

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::support::{body, empty, foreign, waiter};
use crate::modules::asyncio::waiting::{Once, describe, wake};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::Future;
use crate::objects::heap::Ref;
use crate::objects::sync::{LoopBinding, Waiters};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of `Barrier`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a barrier.",
        |cx, args| Ok(empty(cx.types.barrier.clone(), cx, args)),
    ),
    def("__init__", "(self, parties)", "Is for so many tasks.", init),
    def(
        "wait",
        "(self)",
        "Waits until all have come; gives the number of arrival.",
        wait,
    )
    .coroutine(),
    def(
        "reset",
        "(self)",
        "Empties the barrier; those who wait get BrokenBarrierError.",
        reset,
    )
    .coroutine(),
    def("abort", "(self)", "Breaks the barrier for good.", abort).coroutine(),
    def("__aenter__", "(self)", "Waits until all have come.", wait).coroutine(),
    def(
        "__aexit__",
        "(self, exc_type, exc, tb)",
        "Does nothing.",
        aexit,
    )
    .coroutine(),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// The computed attributes of `Barrier`.
pub static PROPERTIES: &[NativeDef] = &[
    def("parties", "(self)", "How many tasks it is for.", parties),
    def("n_waiting", "(self)", "How many wait.", n_waiting),
    def("broken", "(self)", "Whether it is broken.", broken),
];

/// Where a barrier stands.
#[derive(Copy, Clone, PartialEq, Eq)]
enum State {
    Filling,
    Draining,
    Resetting,
    Broken,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Filling => "filling",
            State::Draining => "draining",
            State::Resetting => "resetting",
            State::Broken => "broken",
        }
    }
}

/// A barrier.
struct Barrier {
    parties: i64,
    state: Cell<State>,
    /// How many have come and not left.
    count: Cell<i64>,
    waiters: Waiters,
    binding: LoopBinding,
}

impl ForeignBody for Barrier {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.waiters.traverse(visit);
        self.binding.traverse(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
    }
}

impl Barrier {
    fn wake_all(&self) {
        for future in self.waiters.all() {
            wake(&future, Value::FALSE);
        }
    }

    /// One who had come leaves; the last one opens the barrier for the next round.
    fn leave(&self) {
        self.count.set(self.count.get() - 1);
        let over = matches!(self.state.get(), State::Resetting | State::Draining);
        if self.count.get() == 0 && over {
            self.state.set(State::Filling);
        }
        if self.count.get() == 0 {
            self.wake_all();
        }
    }
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    if cx.compare_truth(CmpOp::Lt, args.req(1), &Value::int(1))? {
        return Err(cx.value_error("parties must be >= 1"));
    }
    let barrier = Barrier {
        parties: cx.index(args.req(1))?,
        state: Cell::new(State::Filling),
        count: Cell::new(0),
        waiters: Waiters::default(),
        binding: LoopBinding::default(),
    };
    foreign(cx, args)?.fill(barrier);
    Ok(Value::NONE)
}

fn wait(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Wait {
        barrier: foreign(cx, args)?,
        index: None,
        waiting: None,
    };
    Ok(cx.coroutine_call("Barrier.wait", steps))
}

/// Waits at a barrier.
struct Wait {
    barrier: Ref<Foreign>,
    /// The number of arrival, once it has come in.
    index: Option<i64>,
    waiting: Option<Ref<Future>>,
}

impl Steps for Wait {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let object = self.barrier.clone();
        let barrier = body::<Barrier>(cx, &object)?;
        if let Some(future) = self.waiting.take() {
            barrier.waiters.remove(&future);
        }
        let outcome = match input {
            Ok(_) => self.advance(cx, barrier),
            Err(raised) => {
                // Who leaves may have been woken just before: the next one looks in its place.
                if let Some(next) = barrier.waiters.first_pending() {
                    wake(&next, Value::FALSE);
                }
                Err(raised)
            }
        };
        let is_over = !matches!(outcome, Ok(Step::Await(_)));
        if is_over && self.index.is_some() {
            barrier.leave();
        }
        outcome
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.barrier.to_value());
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

impl Wait {
    fn advance(&mut self, cx: &mut Cx, barrier: &Barrier) -> Result<Step, Raised> {
        match (self.index, barrier.state.get()) {
            (None, State::Draining | State::Resetting) | (Some(_), State::Filling) => {
                self.sleep(cx, barrier)
            }
            (None, State::Broken) => Err(broken_error(cx, "Barrier aborted")),
            (None, State::Filling) => self.come_in(cx, barrier),
            (Some(_), State::Broken | State::Resetting) => {
                Err(broken_error(cx, "Abort or reset of barrier"))
            }
            (Some(index), State::Draining) => Ok(Step::Return(Value::int(index))),
        }
    }

    fn come_in(&mut self, cx: &mut Cx, barrier: &Barrier) -> Result<Step, Raised> {
        let index = barrier.count.get();
        self.index = Some(index);
        barrier.count.set(index + 1);
        if index + 1 < barrier.parties {
            return self.sleep(cx, barrier);
        }
        barrier.state.set(State::Draining);
        barrier.wake_all();
        Ok(Step::Return(Value::int(index)))
    }

    fn sleep(&mut self, cx: &mut Cx, barrier: &Barrier) -> Result<Step, Raised> {
        let future = waiter(cx, &barrier.binding, &self.barrier.to_value())?;
        barrier.waiters.push(future.clone());
        self.waiting = Some(future.clone());
        Ok(Step::Await(future.into_value()))
    }
}

fn broken_error(cx: &mut Cx, message: &str) -> Raised {
    let class = cx.exceptions.BrokenBarrierError.clone();
    cx.raise(&class, message)
}

fn reset(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?.into_value();
    let steps = Once {
        object,
        act: reset_now,
    };
    Ok(cx.coroutine_call("Barrier.reset", steps))
}

fn reset_now(_: &mut Cx, object: &Value) -> NativeResult {
    if let Some(barrier) = object.get::<Foreign>().and_then(|o| o.body::<Barrier>()) {
        let anybody = barrier.count.get() > 0;
        barrier.state.set(if anybody {
            State::Resetting
        } else {
            State::Filling
        });
        barrier.wake_all();
    }
    Ok(Value::NONE)
}

fn abort(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?.into_value();
    let steps = Once {
        object,
        act: abort_now,
    };
    Ok(cx.coroutine_call("Barrier.abort", steps))
}

fn abort_now(_: &mut Cx, object: &Value) -> NativeResult {
    if let Some(barrier) = object.get::<Foreign>().and_then(|o| o.body::<Barrier>()) {
        barrier.state.set(State::Broken);
        barrier.wake_all();
    }
    Ok(Value::NONE)
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = args.req(0).clone();
    let steps = Once {
        object,
        act: |_, _| Ok(Value::NONE),
    };
    Ok(cx.coroutine_call("Barrier.__aexit__", steps))
}

fn parties(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    Ok(Value::int(body::<Barrier>(cx, &object)?.parties))
}

fn n_waiting(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let barrier = body::<Barrier>(cx, &object)?;
    let filling = barrier.state.get() == State::Filling;
    Ok(Value::int(if filling { barrier.count.get() } else { 0 }))
}

fn broken(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let state = body::<Barrier>(cx, &object)?.state.get();
    Ok(Value::bool(state == State::Broken))
}

/// How many have come to a barrier, and for how many it is.
pub fn standing(object: &Foreign) -> Option<(i64, i64)> {
    let barrier = object.body::<Barrier>()?;
    Some((barrier.count.get(), barrier.parties))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let barrier = body::<Barrier>(cx, &object)?;
    let state = barrier.state.get();
    let mut text = state.word().to_owned();
    if state != State::Broken {
        text += &format!(", waiters:{}/{}", barrier.count.get(), barrier.parties);
    }
    describe(cx, args.req(0), &text, 0)
}
