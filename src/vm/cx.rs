//! The interpreter context: what running code may reach.

use std::io::Write;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Property;
use crate::objects::heap::{self, Ref};
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::reactor::poller::Reactor;
use crate::schedule::Schedule;
use crate::schedule::event_loop::EventLoop;
use crate::text::source::SourceFile;
use crate::vm::green::Threads;
use crate::vm::names::{Interner, Names};
use crate::vm::native::{Job, NativeDef, NativeResult, Registered};
use crate::vm::output::Output;
use crate::vm::raise::Raised;
use crate::vm::stack::{MAIN_REGISTERS, Stack};
use crate::vm::suspend::AwaitedNative;
use crate::vm::types::{Exceptions, Types};

/// How deep calls may nest until a script says otherwise, as in CPython.
const RECURSION_LIMIT: usize = 1000;

/// The modules whose classes written in Rust are named in full in messages, as CPython does.
const NAMED_WITH_MODULE: &[&str] = &[
    "_asyncio",
    "_contextvars",
    "_collections",
    "_csv",
    "_hashlib",
    "_sre",
    "_struct",
    "_thread",
    "array",
    "collections",
    "functools",
    "itertools",
    "operator",
    "re",
    "sys",
    "types",
    "typing",
    "weakref",
    "zlib",
];

/// Classes of the library that are named so too, though they are no built-in ones here.
const IN_FULL: &[(&str, &str)] = &[
    ("_csv", "Dialect"),
    ("_io", "BufferedRandom"),
    ("_io", "BufferedReader"),
    ("_io", "BufferedWriter"),
    ("_io", "BytesIO"),
    ("_io", "FileIO"),
    ("_io", "StringIO"),
    ("_io", "TextIOWrapper"),
    ("_queue", "SimpleQueue"),
    ("_thread", "RLock"),
    ("_thread", "lock"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("functools", "_lru_cache_wrapper"),
    ("functools", "partial"),
    ("types", "SimpleNamespace"),
    ("typing", "ParamSpec"),
    ("typing", "TypeAliasType"),
    ("typing", "TypeVar"),
    ("typing", "TypeVarTuple"),
];

/// Everything an interpreter is, apart from the event loop. Two of them in one process share nothing.
pub struct Cx {
    /// The interner of names.
    pub interner: Interner,
    /// The names the interpreter uses itself.
    pub names: Names,
    /// The built-in classes.
    pub types: Types,
    /// The built-in exception classes.
    pub exceptions: Exceptions,
    /// Every function written in Rust; a `Native` object holds its index here.
    pub natives: Vec<Registered>,
    /// The namespace of the module `builtins`.
    pub builtins: Ref<Dict>,
    /// `sys.modules`
    pub modules: Ref<Dict>,
    /// Standard output; buffered, flushed at exit and before the process waits for input.
    pub stdout: Output,
    /// Standard error.
    pub stderr: Box<dyn Write>,
    /// Asks the VM to look up from its work: interrupts, finalisers, time slices.
    pub poll: Arc<AtomicBool>,
    /// Incremented whenever a class changes in a way that inline caches must notice.
    pub class_epoch: u32,
    /// The running stack.
    pub stack: Stack,
    /// Whether a script ever stepped by itself what a generator or coroutine delegates to.
    pub stepped_inside: bool,
    /// The threads.
    pub threads: Threads,
    /// How many polls are left of the running thread's slice.
    pub slice_polls: u32,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: usize,
    /// Whether the result of the call that runs is awaited by the next instruction, and nothing has run
    /// since it began.
    pub(in crate::vm) await_next: bool,
    /// What came of the coroutine that it gave, which there is no object for.
    pub(in crate::vm) awaited: Option<AwaitedNative>,
    /// How deep Rust code is nested whose depth a script decides.
    pub nesting: usize,
    /// How deep it may be.
    pub nested_max: usize,
    /// What the VM needs from the floors above it.
    pub hooks: Hooks,
    /// The containers whose `repr` is under way, by identity: what shows as `[...]` inside itself.
    pub repr_active: Vec<u64>,
    /// The clock, the event loop that runs and the task whose turn it is.
    pub schedule: Schedule,
    /// What the interpreter waits with.
    pub reactor: Reactor,
    /// The state that a module written in Rust keeps for this interpreter, by the module's name.
    pub module_state: rustc_hash::FxHashMap<&'static str, Rc<dyn std::any::Any>>,
}

/// Functions of higher floors that the VM calls, set at start-up.
pub struct Hooks {
    /// Imports a module by its absolute dotted name and gives the innermost one.
    pub import: fn(&mut Cx, name: &str) -> NativeResult,
    /// Compiles source for `eval`, `exec` and `compile`; the mode is one of those words
    /// (`single` too). Gives a code object.
    pub compile: fn(&mut Cx, source: &Rc<SourceFile>, mode: &str) -> NativeResult,
    /// The whole code of a function whose body was left for later.
    pub complete: fn(&mut Cx, stub: &Ref<CodeObject>) -> Result<Ref<CodeObject>, Raised>,
    /// What a future or task has come to; none while it is pending.
    pub future_outcome: fn(&mut Cx, future: &Value) -> Option<NativeResult>,
    /// What `cr_await` shows for a future.
    pub future_iter: fn(&Cx, future: Value) -> Value,
    /// An object died that has something to say: a task with an exception nobody saw, an event loop with
    /// tasks that are not done.
    pub finalise_future: fn(&mut Cx, future: &Value),
    /// Runs an event loop until it is told to stop: `loop.run_forever()`.
    pub run_event_loop: fn(&mut Cx, event_loop: &Ref<EventLoop>) -> Result<(), Raised>,
    /// An exception with its traceback as text, as it is shown when nobody caught it.
    pub traceback_text: fn(&mut Cx, exception: &Ref<Exception>) -> String,
    /// Does a job while the running thread blocks.
    pub block: fn(&mut Cx, Job) -> NativeResult,
    /// Lets the process wait for the outside world, until this time by the clock or without end.
    pub wait: fn(&mut Cx, Option<f64>) -> Result<(), Raised>,
    /// Shows the value of an expression typed at the prompt.
    pub display: fn(&mut Cx, &Value) -> Result<(), Raised>,
    /// Shows a warning: category, message, and where.
    pub warn: fn(&mut Cx, category: &Ref<Class>, message: &str) -> Result<(), Raised>,
    /// Reports an exception that nobody can catch (`__del__`, a finaliser): what was going on, and it.
    pub unraisable: fn(&mut Cx, context: &str, raised: &Raised),
    /// Shows what all tasks do at the moment: SIGQUIT.
    pub show_tasks: fn(&mut Cx),
    /// An async generator was dropped or lost before its end: the loop closes it later.
    pub finalise_async_generator: fn(&mut Cx, generator: &Value),
}

impl Cx {
    /// An interpreter whose built-in classes have no methods yet and whose output goes to these two.
    pub fn new(hooks: Hooks, stdout: Output, stderr: Box<dyn Write>) -> Cx {
        let mut interner = Interner::default();
        let names = Names::new(&mut interner);
        let types = Types::new(&mut interner);
        let exceptions = Exceptions::new(&mut interner, &types.object);
        let mut cx = Cx {
            interner,
            names,
            types,
            exceptions,
            natives: Vec::new(),
            builtins: Dict::new(),
            modules: Dict::new(),
            stdout,
            stderr,
            poll: heap::poll_flag(),
            class_epoch: 1,
            stack: Stack::new(MAIN_REGISTERS),
            stepped_inside: false,
            threads: Threads::default(),
            slice_polls: 0,
            recursion_limit: RECURSION_LIMIT,
            await_next: false,
            awaited: None,
            nesting: 0,
            nested_max: crate::vm::call::NESTED_MAX,
            hooks,
            repr_active: Vec::new(),
            schedule: Schedule::default(),
            reactor: Reactor::default(),
            module_state: rustc_hash::FxHashMap::default(),
        };
        let build_class = cx.native(&crate::vm::exec::class::BUILD_CLASS, false);
        let name = cx.intern("__build_class__");
        cx.builtins.set_str(&name, build_class);
        let class = cx.types.type_.clone();
        cx.add_methods(&class, crate::vm::exec::class::TYPE_METHODS);
        cx
    }

    /// The interned string object of a text.
    pub fn intern(&mut self, text: &str) -> Ref<Str> {
        self.interner.intern(text)
    }

    /// A new `str` value.
    pub fn str(&mut self, text: impl Into<compact_str::CompactString>) -> Value {
        Str::new(text).into_value()
    }

    /// The class of a value: `type(value)`.
    pub fn class_of(&self, value: &Value) -> Ref<Class> {
        crate::vm::ops::class_of::class_of(self, value)
    }

    /// The name of a value's class, for messages.
    pub fn type_name(&self, value: &Value) -> String {
        let class = self.class_of(value);
        let name = class.name_text();
        let module = class.attrs.get_str(&self.names.module);
        match module.as_ref().and_then(Value::get::<Str>) {
            Some(module)
                if class.builtin && NAMED_WITH_MODULE.contains(&module.as_str())
                    || IN_FULL.contains(&(module.as_str(), &name)) =>
            {
                format!("{}.{name}", module.as_str())
            }
            _ => name,
        }
    }

    /// The same, but None by its own name: so say the messages about wrong arguments.
    pub fn type_name_or_none(&self, value: &Value) -> String {
        if value.is_none() {
            return "None".to_owned();
        }
        self.type_name(value)
    }

    /// The built-in value inside an instance of a script's subclass of a built-in type; else the
    /// value itself. Methods of built-in types look at their receiver through this.
    pub fn inner<'a>(&self, value: &'a Value) -> &'a Value {
        crate::vm::ops::class_of::inner(value)
    }

    /// Registers a function written in Rust and gives it as a value.
    pub fn native(&mut self, def: &'static NativeDef, is_method: bool) -> Value {
        self.natives.push(Registered::new(def));
        let id = self.natives.len() as u32 - 1;
        let native = crate::objects::function::Native {
            id,
            receiver: Value::UNBOUND,
            is_method,
        };
        Ref::new(native).into_value()
    }

    /// The same for one that belongs to a class.
    fn owned_native(
        &mut self,
        def: &'static NativeDef,
        is_method: bool,
        owner: &Ref<Class>,
    ) -> Value {
        let native = self.native(def, is_method);
        if let Some(registered) = self.natives.last_mut() {
            registered.owner = Some(owner.clone());
        }
        native
    }

    /// Gives a built-in class its methods: rows whose first parameter is `self`, or `cls` for
    /// `__new__` and class methods, are found as methods; see [`NativeDef`].
    pub fn add_methods(&mut self, class: &Ref<Class>, methods: &'static [NativeDef]) {
        for def in methods {
            let name = self.intern(def.name);
            let is_class_method = def.signature.starts_with("(cls") && def.name != "__new__";
            let is_static =
                def.name == "__new__" || !(def.signature.starts_with("(self") || is_class_method);
            let native = self.owned_native(def, !is_static && !is_class_method, class);
            let value = if is_class_method {
                Ref::new(crate::objects::function::ClassMethod { function: native }).into_value()
            } else if is_static {
                Ref::new(crate::objects::function::StaticMethod { function: native }).into_value()
            } else {
                native
            };
            class.set_attr(&name, value);
        }
    }

    /// Gives a built-in class computed attributes: rows with the signature `(self)`.
    pub fn add_properties(&mut self, class: &Ref<Class>, getters: &'static [NativeDef]) {
        for def in getters {
            let get = self.owned_native(def, false, class);
            let name = self.intern(def.name);
            let property =
                Property::new(get, Value::NONE, Value::NONE, Value::NONE, name.to_value());
            class.set_attr(&name, Ref::new(property).into_value());
        }
    }

    /// Gives a built-in class one computed attribute that can be assigned.
    pub fn add_property(
        &mut self,
        class: &Ref<Class>,
        get: &'static NativeDef,
        set: &'static NativeDef,
    ) {
        let name = self.intern(get.name);
        let get = self.owned_native(get, false, class);
        let set = self.native(set, false);
        let property = Property::new(get, set, Value::NONE, Value::NONE, name.to_value());
        class.set_attr(&name, Ref::new(property).into_value());
    }

    /// A new class written in Rust, for a module to offer; its objects are `Foreign` ones unless the
    /// layout says otherwise.
    pub fn new_builtin_class(&mut self, name: &str, base: &Ref<Class>, layout: Kind) -> Ref<Class> {
        crate::vm::types::builtin_class(
            &mut self.interner,
            name,
            std::slice::from_ref(base),
            layout,
        )
    }
}
