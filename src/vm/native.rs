//! The convention between the VM and functions written in Rust.
//!
//! A function is a row of a table: [`NativeDef`]. Its signature is written once, as text in
//! Python's own notation; binding, arity errors and `help()` all read that text.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hint::cold_path;
use std::os::fd::RawFd;
use std::time::Duration;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::reactor::poll::Interest;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// What a function written in Rust gives: a value, or what it raised.
pub type NativeResult = Result<Value, Raised>;

/// A function written in Rust.
pub struct NativeDef {
    /// Its name as scripts see it.
    pub name: &'static str,
    /// Its parameters in Python's notation: `(self, key=None, *, reverse=False)`, `(x, /)`,
    /// `(*args, sep=' ')`, `(**kwargs)`.
    pub signature: &'static str,
    /// One line for `help()`.
    pub doc: &'static str,
    /// The body.
    pub run: Run,
    /// Whether CPython has it as an `async def`: what it gives is a coroutine.
    pub coroutine: bool,
    /// Whether CPython has it in Python: errors about arguments are in Python's words.
    pub python: bool,
}

/// The body of a function written in Rust.
#[derive(Copy, Clone)]
pub enum Run {
    /// Gives a value or raises. If it calls script code (`Cx::call`), that runs nested: it cannot
    /// suspend, and nesting is bounded.
    Value(fn(&mut Cx, &Args) -> NativeResult),
    /// Says what shall happen next: return, call script code without nesting, or block.
    Flow(fn(&mut Cx, &Args) -> Result<Flow, Raised>),
}

/// What is to be called with a call's result, or with what it raised.
pub type Then = Box<dyn FnOnce(&mut Cx, NativeResult) -> Result<Flow, Raised>>;

/// What a function written in Rust wants to happen next.
pub enum Flow {
    /// It returns a value.
    Return(Value),
    /// Something is called; its result is returned, or handed to `then`.
    Call {
        callee: Value,
        args: Vec<Value>,
        then: Option<Then>,
    },
    /// A class body runs in a namespace; its result is handed to `then`.
    Body {
        body: Ref<Function>,
        namespace: Value,
        then: Then,
    },
    /// The thread blocks, and others go on.
    Block(Job),
    /// The thread blocks; what it gets is handed to `then`.
    BlockThen(Job, Then),
}

/// Something that takes time and needs no interpreter.
pub enum Job {
    /// Sleeps, then gives None.
    Sleep(Duration),
    /// Runs on the thread pool; `then` makes its result a value, back on the interpreter's thread.
    Work {
        work: Box<dyn FnOnce() -> Box<dyn Any + Send> + Send>,
        then: fn(&mut Cx, Box<dyn Any + Send>) -> NativeResult,
    },
    /// Reads what comes next on standard input into the reactor's `input`; gives how many bytes.
    Input,
    /// Waits until one of these descriptors can be read or written, so long at most; gives whether one
    /// can.
    Descriptors {
        list: Vec<(RawFd, Interest)>,
        timeout: Option<Duration>,
    },
}

/// A row for a function or method.
pub const fn def(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    run: fn(&mut Cx, &Args) -> NativeResult,
) -> NativeDef {
    NativeDef {
        name,
        signature,
        doc,
        run: Run::Value(run),
        coroutine: false,
        python: false,
    }
}

/// A row for a function or method that says what happens next.
pub const fn flow_def(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    run: fn(&mut Cx, &Args) -> Result<Flow, Raised>,
) -> NativeDef {
    NativeDef {
        name,
        signature,
        doc,
        run: Run::Flow(run),
        coroutine: false,
        python: false,
    }
}

/// Arguments, already matched to the signature's parameters.
#[derive(Copy, Clone)]
pub struct Args<'a> {
    /// The parameters before `*`, in order, then what `*args` took. Missing optional ones are
    /// unbound, or lie beyond the end.
    pub positional: &'a [Value],
    /// The keyword-only parameters, in order; missing ones are unbound or beyond the end.
    pub keyword: &'a [Value],
    /// What `**kwargs` took, if the signature has it and there was anything.
    pub extra: Option<&'a Ref<Dict>>,
}

impl<'a> Args<'a> {
    /// Positional arguments only.
    pub fn positional(positional: &'a [Value]) -> Args<'a> {
        Args {
            positional,
            keyword: &[],
            extra: None,
        }
    }

    /// A required parameter.
    #[inline(always)]
    pub fn req(&self, index: usize) -> &'a Value {
        &self.positional[index]
    }

    /// An optional parameter, if it was given.
    #[inline(always)]
    pub fn opt(&self, index: usize) -> Option<&'a Value> {
        self.positional.get(index).and_then(Value::bound)
    }

    /// What `*args` took, given how many parameters stand before it.
    pub fn rest(&self, before: usize) -> &'a [Value] {
        self.positional.get(before..).unwrap_or(&[])
    }

    /// A keyword-only parameter, if it was given.
    pub fn kw(&self, index: usize) -> Option<&'a Value> {
        self.keyword.get(index).and_then(Value::bound)
    }
}

/// The parameters of a signature.
#[derive(Debug, Default)]
pub struct Signature {
    /// Parameters before `*`, with their defaults as text.
    pub positional: Vec<(&'static str, Option<&'static str>)>,
    /// How many of them are positional-only.
    pub positional_only: usize,
    /// How many of them have no default.
    pub required: usize,
    /// The name of `*args`.
    pub varargs: Option<&'static str>,
    /// Parameters after `*`, with their defaults as text.
    pub keyword: Vec<(&'static str, Option<&'static str>)>,
    /// The name of `**kwargs`.
    pub varkw: Option<&'static str>,
}

/// A function in an interpreter's registry.
#[derive(Clone)]
pub struct Registered {
    pub def: &'static NativeDef,
    /// The class whose method it is.
    pub owner: Option<Ref<Class>>,
    /// The name of the module that it is a function of; None for a method, and in `builtins`.
    pub home: Option<Value>,
    signature: Cell<Option<&'static Signature>>,
    /// The body: the definition's, at hand for calls.
    run: Run,
    /// How many positional arguments it takes as they are. They are learnt at the first call: until then
    /// there is no number between them.
    fewest: Cell<u32>,
    most: Cell<u32>,
}

/// The body of a function written in Rust that only gives a value.
pub type ValueFn = fn(&mut Cx, &Args) -> NativeResult;

/// The body of a function written in Rust that says what happens next.
pub type FlowFn = fn(&mut Cx, &Args) -> Result<Flow, Raised>;

impl Registered {
    /// A function whose signature is not parsed yet.
    pub fn new(def: &'static NativeDef) -> Registered {
        Registered {
            def,
            owner: None,
            home: None,
            signature: Cell::new(None),
            run: def.run,
            fewest: Cell::new(1),
            most: Cell::new(0),
        }
    }

    /// The body, if it only gives a value and takes as many positional arguments, and no others, as they
    /// are.
    #[inline(always)]
    pub fn taking(&self, count: usize) -> Option<ValueFn> {
        match self.body_taking(count)? {
            Run::Value(run) => Some(run),
            Run::Flow(_) => None,
        }
    }

    /// The same of one that says what happens next.
    #[inline(always)]
    pub fn flow_taking(&self, count: usize) -> Option<FlowFn> {
        match self.body_taking(count)? {
            Run::Value(_) => None,
            Run::Flow(run) => Some(run),
        }
    }

    /// The same of either.
    #[inline(always)]
    pub fn body_taking(&self, count: usize) -> Option<Run> {
        if !self.takes(count) {
            cold_path();
            if self.fewest.get() <= self.most.get() || !self.learn_arguments().takes(count) {
                return None;
            }
        }
        Some(self.run)
    }

    #[cold]
    #[inline(always)]
    fn takes(&self, count: usize) -> bool {
        self.fewest.get() as usize <= count && count <= self.most.get() as usize
    }

    fn learn_arguments(&self) -> &Registered {
        let signature = self.signature();
        self.fewest.set(signature.required as u32);
        self.most.set(match signature.varargs {
            Some(_) => u32::MAX,
            None => signature.positional.len() as u32,
        });
        self
    }

    /// Whether it is a method that an operator or a built-in function stands for: a "slot".
    pub fn is_slot(&self) -> bool {
        let name = self.def.name;
        let dunder = name.starts_with("__") && name.ends_with("__");
        let item_of_builtin = matches!(name, "__getitem__" | "__contains__" | "__reversed__")
            && self.owner.as_ref().is_some_and(|owner| {
                matches!(
                    owner.name_text().as_str(),
                    "list" | "dict" | "set" | "frozenset"
                )
            });
        self.owner.is_some() && dunder && !item_of_builtin && !PLAIN_METHODS.contains(&name)
    }

    /// The function's parameters.
    #[inline(always)]
    pub fn signature(&self) -> &'static Signature {
        match self.signature.get() {
            Some(signature) => signature,
            None => {
                let signature = self.def.parameters();
                self.signature.set(Some(signature));
                signature
            }
        }
    }
}

/// Methods that look like slots and are none.
const PLAIN_METHODS: &[&str] = &[
    "__aenter__",
    "__aexit__",
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__getformat__",
    "__getnewargs__",
    "__getstate__",
    "__init_subclass__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__mro_entries__",
    "__new__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__subclasshook__",
    "__trunc__",
];

type ParsedSignatures = HashMap<(*const u8, usize), &'static Signature, rustc_hash::FxBuildHasher>;

thread_local! {
    /// The signatures parsed so far, by where their text is.
    static PARSED: RefCell<ParsedSignatures> = RefCell::default();
}

impl NativeDef {
    /// The same row, for a coroutine function.
    pub const fn coroutine(mut self) -> NativeDef {
        self.coroutine = true;
        self.python = true;
        self
    }

    /// The same row, for a function that CPython has in Python.
    pub const fn python(mut self) -> NativeDef {
        self.python = true;
        self
    }

    /// The parameters, parsed from the text at the first use and kept as long as the process lives,
    /// like the text.
    pub fn parameters(&self) -> &'static Signature {
        let key = (self.signature.as_ptr(), self.signature.len());
        PARSED.with_borrow_mut(|parsed| {
            let parse = || &*Box::leak(Box::new(Signature::parse(self.signature)));
            *parsed.entry(key).or_insert_with(parse)
        })
    }
}

impl Signature {
    /// Parses Python's notation: names, defaults without commas or brackets, `/`, `*`, `*args`,
    /// `**kwargs`.
    pub fn parse(text: &'static str) -> Signature {
        let inner = text.trim_start_matches('(').trim_end_matches(')');
        let mut signature = Signature::default();
        let mut keyword_only = false;
        for part in inner
            .split(", ")
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            if part == "/" {
                signature.positional_only = signature.positional.len();
            } else if part == "*" {
                keyword_only = true;
            } else if let Some(name) = part.strip_prefix("**") {
                signature.varkw = Some(name);
            } else if let Some(name) = part.strip_prefix('*') {
                signature.varargs = Some(name);
                keyword_only = true;
            } else {
                let parameter = match part.split_once('=') {
                    Some((name, default)) => (name, Some(default)),
                    None => (part, None),
                };
                let list = if keyword_only {
                    &mut signature.keyword
                } else {
                    &mut signature.positional
                };
                list.push(parameter);
            }
        }
        // What a method is called on cannot be given by name: `dict(self=1)` has a key of that name.
        let on_receiver = matches!(signature.positional.first(), Some(("self" | "cls", None)));
        if on_receiver && signature.varkw.is_some() {
            signature.positional_only = signature.positional_only.max(1);
        }
        signature.required = signature
            .positional
            .iter()
            .filter(|(_, default)| default.is_none())
            .count();
        signature
    }
}

/// The body of a coroutine written in Rust: a state machine, stepped like a script's coroutine.
pub trait Steps: 'static {
    /// Goes on. The first input is `Ok(None)`; after [`Step::Await`] it is what the awaited thing gave
    /// or raised; after [`Step::Suspend`] what was sent or thrown. Cancellation arrives as an `Err`.
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised>;

    /// Shows every value it holds to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

/// What a coroutine written in Rust does next.
pub enum Step {
    /// It returns a value.
    Return(Value),
    /// It awaits something awaitable: a coroutine, a future, a task.
    Await(Value),
    /// It suspends, giving this to whoever steps it: for a task, None ("step me again in the next
    /// turn") or a future ("when that is done").
    Suspend(Value),
    /// It suspends likewise, and will return None when it is resumed.
    LastWait(Value),
}
