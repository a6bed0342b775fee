//! Suspended activations: generators, coroutines and async generators, of scripts and in Rust.

use std::any::Any;
use std::cell::{Cell, RefCell};

use crate::objects::chain::Chain;
use crate::objects::function::Function;
use crate::objects::heap::{FINALISE, Object, Ref, Registers};
use crate::objects::kind::Kind;
use crate::objects::link::LinkCell;
use crate::objects::str::Str;
use crate::objects::value::Value;

/// Where an activation stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Not started yet.
    Created,
    /// Waiting to be resumed.
    Suspended,
    /// Running, or waiting for something it called or awaits in this very step.
    Running,
    /// Returned, raised or closed.
    Finished,
}

/// A generator, coroutine or async generator of a script: a frame of its own on the heap.
pub struct Generator {
    kind: Kind,
    /// The function whose body runs.
    pub function: Ref<Function>,
    /// `__name__` and `__qualname__`, if a script gave it others than its function's.
    renamed: Cell<Option<Box<Names>>>,
    /// The frame's registers, and the instruction that runs next; the one before it is the one it is
    /// suspended at.
    pub registers: Registers,
    pub state: Cell<State>,
    /// While it is stepped by someone directly: what it delegates to with `await` or `yield from`,
    /// innermost last. Whoever is in the chain is stepped without going through those before it.
    pub chain: Cell<Chain>,
    /// What the instruction it is suspended at waits for (`cr_await`, `gi_yieldfrom`), or unbound.
    pub awaits: LinkCell,
    /// For an async generator: whether the first-iteration hook ran.
    pub hooked: Cell<bool>,
    /// For a coroutine: whether someone awaits it (it may be awaited only once). For an async
    /// generator: whether a step of it is under way.
    pub awaited: Cell<bool>,
    /// For an async generator: what the step under way is.
    pub step: Cell<StepKind>,
}

/// The two names of a generator.
#[derive(Clone)]
pub struct Names {
    /// `__name__`
    pub name: Ref<Str>,
    /// `__qualname__`
    pub qualname: Ref<Str>,
}

impl Object for Generator {
    const KIND: Kind = Kind::Generator;

    fn kind(&self) -> Kind {
        self.kind
    }

    fn is_kind(kind: Kind) -> bool {
        matches!(
            kind,
            Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator
        )
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function.to_value());
        self.registers.traverse(visit);
        traverse_chain(&self.chain, visit);
        self.awaits.traverse(visit);
    }

    fn trailing(&self) -> usize {
        self.registers.trailing()
    }

    fn clear(&self) {
        self.state.set(State::Finished);
        self.registers.clear();
        drop((self.chain.take(), self.awaits.take()));
    }
}

impl Generator {
    /// A new activation of the function, not started; `kind` says which of the three it is. It is
    /// given a finaliser: a coroutine that was never awaited is reported, a suspended one closed.
    pub fn new(kind: Kind, function: Ref<Function>) -> Ref<Generator> {
        let count = function.code.registers;
        let generator = Ref::with_registers(count, |registers| Generator {
            kind,
            function,
            renamed: Cell::new(None),
            registers,
            state: Cell::new(State::Created),
            chain: Cell::default(),
            awaits: LinkCell::default(),
            hooked: Cell::new(false),
            awaited: Cell::new(false),
            step: Cell::new(StepKind::Send),
        });
        generator.header().set(FINALISE, kind == Kind::Coroutine);
        generator
    }

    /// Whether it is suspended in something it delegates to with `await` or `yield from`.
    #[inline(always)]
    pub fn delegates(&self) -> bool {
        !self.awaits.is_empty()
    }

    /// `__name__` and `__qualname__`
    pub fn names(&self) -> Names {
        let renamed = self.renamed.take();
        let names = match &renamed {
            Some(names) => Names::clone(names),
            None => {
                let facts = self.function.facts.borrow();
                Names {
                    name: facts.name.clone(),
                    qualname: facts.qualname.clone(),
                }
            }
        };
        self.renamed.set(renamed);
        names
    }

    /// Gives it other names than its function's.
    pub fn rename(&self, names: Names) {
        self.renamed.set(Some(Box::new(names)));
    }
}

const _: () = assert!(size_of::<Generator>() == 64);
const _: () = assert!(size_of::<NativeCoroutine>() == 64);

/// How an async generator is stepped.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum StepKind {
    /// `asend`, `__anext__`
    Send,
    /// `athrow`
    Throw,
    /// `aclose`
    Close,
}

impl StepKind {
    /// Why a step cannot be awaited a second time.
    pub fn reused(self) -> &'static str {
        match self {
            StepKind::Send => "cannot reuse already awaited __anext__()/asend()",
            StepKind::Throw | StepKind::Close => "cannot reuse already awaited aclose()/athrow()",
        }
    }

    /// The method that makes such a step.
    pub fn method(self) -> &'static str {
        match self {
            StepKind::Send => "asend",
            StepKind::Throw => "athrow",
            StepKind::Close => "aclose",
        }
    }
}

/// One step of an async generator, to be awaited once.
pub struct AsyncGenStep {
    pub generator: Ref<Generator>,
    pub kind: StepKind,
    /// What is sent, or the exception that is thrown.
    pub value: RefCell<Value>,
    pub state: Cell<State>,
}

impl AsyncGenStep {
    /// A step that has not begun; if it never does, that is reported.
    pub fn new(generator: Ref<Generator>, kind: StepKind, value: Value) -> Ref<AsyncGenStep> {
        let step = Ref::new(AsyncGenStep {
            generator,
            kind,
            value: RefCell::new(value),
            state: Cell::new(State::Created),
        });
        step.header().set(FINALISE, true);
        step
    }

    /// It has begun, or never will.
    pub fn go_on(step: &Ref<AsyncGenStep>, state: State) {
        step.state.set(state);
        step.header().set(FINALISE, false);
    }
}

impl Object for AsyncGenStep {
    const KIND: Kind = Kind::AsyncGenStep;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator.to_value());
        visit(&self.value.borrow());
    }

    fn clear(&self) {
        drop(self.value.take());
    }
}

/// A copy of the values in a chain.
pub fn copy_chain(cell: &Cell<Chain>) -> Chain {
    let chain = cell.take();
    let copy = chain.clone();
    cell.set(chain);
    copy
}

fn traverse_chain(cell: &Cell<Chain>, visit: &mut dyn FnMut(&Value)) {
    let chain = cell.take();
    chain.iter().for_each(visit);
    cell.set(chain);
}

/// What the VM keeps of a coroutine written in Rust: only the VM knows how to step it.
pub trait NativeBody: Any {
    /// Shows every value it holds to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
    /// Goes on; what comes in and out are the VM's types.
    fn step(&mut self, cx: &mut dyn Any, exchange: &mut dyn Any);
}

/// A coroutine whose body is written in Rust: `asyncio.sleep(1)`.
pub struct NativeCoroutine {
    /// `__qualname__`
    pub qualname: &'static str,
    pub state: Cell<State>,
    /// The state machine; none while it runs and once it is finished.
    pub body: Cell<Option<Box<dyn NativeBody>>>,
    /// As in [`Generator::chain`].
    pub chain: Cell<Chain>,
    /// As in [`Generator::awaits`].
    pub awaits: LinkCell,
    /// As in [`Generator::awaited`].
    pub awaited: Cell<bool>,
}

impl Object for NativeCoroutine {
    const KIND: Kind = Kind::NativeCoroutine;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let body = self.body.take();
        if let Some(body) = &body {
            body.traverse(visit);
        }
        self.body.set(body);
        traverse_chain(&self.chain, visit);
        self.awaits.traverse(visit);
    }

    fn clear(&self) {
        self.state.set(State::Finished);
        drop((self.body.take(), self.chain.take(), self.awaits.take()));
    }
}

impl NativeCoroutine {
    /// A coroutine that has not started.
    pub fn new(qualname: &'static str, body: Box<dyn NativeBody>) -> Ref<NativeCoroutine> {
        let coroutine = Self::begun(qualname);
        coroutine.state.set(State::Created);
        coroutine.awaited.set(false);
        coroutine.body.set(Some(body));
        coroutine
    }

    /// A coroutine that is awaited and runs; its body is elsewhere.
    pub fn begun(qualname: &'static str) -> Ref<NativeCoroutine> {
        let coroutine = Ref::new(NativeCoroutine {
            qualname,
            state: Cell::new(State::Running),
            body: Cell::default(),
            chain: Cell::default(),
            awaits: LinkCell::default(),
            awaited: Cell::new(true),
        });
        coroutine.header().set(FINALISE, true);
        coroutine
    }

    /// `__name__`, for "was never awaited" among others.
    pub fn name(&self) -> &'static str {
        self.qualname.rsplit('.').next().unwrap_or(self.qualname)
    }
}
