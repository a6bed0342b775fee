//! Suspended activations: generators, coroutines and async generators, of scripts and in Rust.

use std::any::Any;
use std::cell::{Cell, RefCell};

use crate::objects::function::Function;
use crate::objects::future::traverse_cell;
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
    /// `__name__` and `__qualname__`, if a script gave it others than its function's.
    renamed: Cell<Option<Box<Names>>>,
    /// The frame's registers.
    pub registers: Registers,
    /// The instruction that runs next; the one before it is the one it is suspended at.
    pub pc: Cell<u32>,
    pub state: Cell<State>,
    /// While it is stepped by someone directly: what it delegates to with `await` or `yield from`,
    /// innermost last. Whoever is in the chain is stepped without going through those before it.
    pub chain: Cell<Vec<Value>>,
    /// What the instruction it is suspended at waits for (`cr_await`, `gi_yieldfrom`), or unbound.
    pub awaits: Cell<Value>,
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
        traverse_cell(&self.awaits, visit);
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
        let registers = Registers::new(function.code.code.registers as usize);
        let generator = Ref::new(Generator {
            kind,
            function,
            renamed: Cell::new(None),
            registers,
            pc: Cell::new(0),
            state: Cell::new(State::Created),
            chain: Cell::new(Vec::new()),
            awaits: Cell::new(Value::UNBOUND),
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
        let awaits = self.awaits.take();
        let delegates = !awaits.is_unbound();
        self.awaits.set(awaits);
        delegates
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

/// A copy of the values in a chain.
pub fn copy_chain(cell: &Cell<Vec<Value>>) -> Vec<Value> {
    let chain = cell.take();
    let copy = chain.clone();
    cell.set(chain);
    copy
}

fn traverse_chain(cell: &Cell<Vec<Value>>, visit: &mut dyn FnMut(&Value)) {
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
    /// `__name__`, for "was never awaited" among others.
    pub name: &'static str,
    /// `__qualname__`
    pub qualname: &'static str,
    pub state: Cell<State>,
    /// The state machine; none while it runs and once it is finished.
    pub body: RefCell<Option<Box<dyn NativeBody>>>,
    /// As in [`Generator::chain`].
    pub chain: Cell<Vec<Value>>,
    /// As in [`Generator::awaits`].
    pub awaits: Cell<Value>,
    /// As in [`Generator::awaited`].
    pub awaited: Cell<bool>,
}

impl Object for NativeCoroutine {
    const KIND: Kind = Kind::NativeCoroutine;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(body) = &*self.body.borrow() {
            body.traverse(visit);
        }
        traverse_chain(&self.chain, visit);
        traverse_cell(&self.awaits, visit);
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
        let coroutine = Self::begun(name, qualname);
        coroutine.state.set(State::Created);
        coroutine.awaited.set(false);
        *coroutine.body.borrow_mut() = Some(body);
        coroutine
    }

    /// A coroutine that is awaited and runs; its body is elsewhere.
    pub fn begun(name: &'static str, qualname: &'static str) -> Ref<NativeCoroutine> {
        let coroutine = Ref::new(NativeCoroutine {
            name,
            qualname,
            state: Cell::new(State::Running),
            body: RefCell::new(None),
            chain: Cell::new(Vec::new()),
            awaits: Cell::new(Value::UNBOUND),
            awaited: Cell::new(true),
        });
        coroutine.header().set(FINALISE, true);
        coroutine
    }
}
