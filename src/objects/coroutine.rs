//! Suspended activations: generators, coroutines and async generators, of scripts and in Rust.

use std::any::Any;
use std::cell::{Cell, RefCell};

use crate::objects::function::Function;
use crate::objects::heap::{FINALISE, Object, Ref, Registers};
use crate::objects::kind::Kind;
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
    /// `__name__`
    pub name: RefCell<Ref<Str>>,
    /// `__qualname__`
    pub qualname: RefCell<Ref<Str>>,
    /// The frame's registers.
    pub registers: Registers,
    /// The instruction that runs next; the one before it is the one it is suspended at.
    pub pc: Cell<u32>,
    pub state: Cell<State>,
    /// While it is stepped by someone directly: what it delegates to with `await` or `yield from`,
    /// innermost last. Whoever is in the chain is stepped without going through those before it.
    pub chain: RefCell<Vec<Value>>,
    /// What the instruction it is suspended at waits for (`cr_await`, `gi_yieldfrom`), or unbound.
    pub awaits: RefCell<Value>,
    /// For an async generator: whether the first-iteration hook ran.
    pub hooked: Cell<bool>,
    /// For an async generator: whether it was closed.
    pub closed: Cell<bool>,
    /// For a coroutine: whether someone awaits it (it may be awaited only once). For an async
    /// generator: whether a step of it is under way.
    pub awaited: Cell<bool>,
    /// For an async generator: what the step under way is.
    pub step: Cell<StepKind>,
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
        self.chain.borrow().iter().for_each(&mut *visit);
        visit(&self.awaits.borrow());
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
        let facts = function.facts.borrow();
        let (name, qualname) = (facts.name.clone(), facts.qualname.clone());
        drop(facts);
        let registers = Registers::new(function.code.code.registers as usize);
        let generator = Ref::new(Generator {
            kind,
            function,
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            registers,
            pc: Cell::new(0),
            state: Cell::new(State::Created),
            chain: RefCell::new(Vec::new()),
            awaits: RefCell::new(Value::UNBOUND),
            hooked: Cell::new(false),
            closed: Cell::new(false),
            awaited: Cell::new(false),
            step: Cell::new(StepKind::Send),
        });
        generator.header().set(FINALISE, kind == Kind::Coroutine);
        generator
    }

    /// Whether it is suspended in something it delegates to with `await` or `yield from`.
    #[inline(always)]
    pub fn delegates(&self) -> bool {
        !self.chain.borrow().is_empty() || !self.awaits.borrow().is_unbound()
    }
}

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

/// One step of an async generator, to be awaited once.
pub struct AsyncGenStep {
    pub generator: Ref<Generator>,
    pub kind: StepKind,
    /// What is sent, or the exception that is thrown.
    pub value: RefCell<Value>,
    pub state: Cell<State>,
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

/// What the VM keeps of a coroutine written in Rust: only the VM knows how to step it.
pub trait NativeBody: Any {
    /// Shows every value it holds to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
    /// Itself, so that the VM can find its own type again.
    fn as_any(&mut self) -> &mut dyn Any;
}

/// A coroutine whose body is written in Rust: `asyncio.sleep(1)`.
pub struct NativeCoroutine {
    /// `__name__`, for "was never awaited" among others.
    pub name: &'static str,
    /// `__qualname__`
    pub qualname: &'static str,
    pub state: Cell<State>,
    /// The state machine; none while it runs and once it is finished.
    pub body: RefCell<Option<Box<dyn NativeBody>>>,
    /// As in [`Generator::chain`].
    pub chain: RefCell<Vec<Value>>,
    /// As in [`Generator::awaits`].
    pub awaits: RefCell<Value>,
    /// As in [`Generator::awaited`].
    pub awaited: Cell<bool>,
}

impl Object for NativeCoroutine {
    const KIND: Kind = Kind::NativeCoroutine;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(body) = &*self.body.borrow() {
            body.traverse(visit);
        }
        self.chain.borrow().iter().for_each(&mut *visit);
        visit(&self.awaits.borrow());
    }

    fn clear(&self) {
        self.state.set(State::Finished);
        drop((self.body.take(), self.chain.take(), self.awaits.take()));
    }
}

impl NativeCoroutine {
    /// A coroutine that has not started.
    pub fn new(
        name: &'static str,
        qualname: &'static str,
        body: Box<dyn NativeBody>,
    ) -> Ref<NativeCoroutine> {
        let coroutine = Ref::new(NativeCoroutine {
            name,
            qualname,
            state: Cell::new(State::Created),
            body: RefCell::new(Some(body)),
            chain: RefCell::new(Vec::new()),
            awaits: RefCell::new(Value::UNBOUND),
            awaited: Cell::new(false),
        });
        coroutine.header().set(FINALISE, true);
        coroutine
    }
}
