//! The methods of generators, coroutines and async generators.

use crate::builtins::frame;
use crate::builtins::protocol::{self, receiver, wrong_receiver};
use crate::objects::class::{Class, is_subclass};
use crate::objects::coroutine::{AsyncGenStep, Generator, Names, NativeCoroutine, State, StepKind};
use crate::objects::exception::{Exception, Traceback};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;
use crate::vm::suspend::in_last_wait;

/// Gives the three kinds, and the steps of async generators, their methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.generator.clone();
    for methods in [STEPPING, ITERATOR, protocol::CLASS_GETITEM] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, GENERATOR_GETTERS);
    add_names(cx, &class);
    let class = cx.types.coroutine.clone();
    for methods in [STEPPING, COROUTINE_METHODS, protocol::CLASS_GETITEM] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, COROUTINE_GETTERS);
    cx.add_properties(&class, COROUTINE_ORIGIN);
    add_names(cx, &class);
    let class = cx.types.async_generator.clone();
    for methods in [ASYNC_METHODS, protocol::CLASS_GETITEM] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&class, ASYNC_GETTERS);
    add_names(cx, &class);
    let class = cx.types.async_generator_step.clone();
    for methods in [STEPPING, ITERATOR, AWAIT_SELF] {
        cx.add_methods(&class, methods);
    }
    let class = cx.types.coroutine_wrapper.clone();
    cx.add_methods(&class, WRAPPER_METHODS);
}

fn add_names(cx: &mut Cx, class: &Ref<Class>) {
    for [get, set] in NAMES {
        cx.add_property(class, get, set);
    }
}

// ---- stepping -------------------------------------------------------------------------------------

static STEPPING: &[NativeDef] = &[
    def(
        "send",
        "(self, value, /)",
        "Sends a value; gives the next one that is yielded, or raises StopIteration.",
        |cx, args| cx.generator_send(args.req(0), args.req(1).clone()),
    ),
    def(
        "throw",
        "(self, /, *args)",
        "Raises an exception where it waits; gives the next value that is yielded.",
        |cx, args| {
            if let [kind, ..] = args.rest(1)
                && !is_exit(cx, kind)
                && let Some(throw) = cx.throw_of_delegate(args.req(0))?
            {
                return cx.throw_into_delegate(args.req(0), &throw, args.rest(1));
            }
            let raised = thrown(cx, "throw", args.rest(1))?;
            cx.generator_throw(args.req(0), raised)
        },
    ),
    def(
        "close",
        "(self, /)",
        "Raises GeneratorExit where it waits.",
        |cx, args| cx.close_coroutine(args.req(0)),
    ),
];

static ITERATOR: &[NativeDef] = &[
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |_, args| Ok(args.req(0).clone()),
    ),
    def(
        "__next__",
        "(self, /)",
        "Implement next(self).",
        |cx, args| cx.generator_send(args.req(0), Value::NONE),
    ),
];

static AWAIT_SELF: &[NativeDef] = &[def(
    "__await__",
    "(self, /)",
    "Return an iterator to be used in await expression.",
    |_, args| Ok(args.req(0).clone()),
)];

/// Whether it is GeneratorExit, the class or an instance.
fn is_exit(cx: &Cx, value: &Value) -> bool {
    let exit = &cx.exceptions.GeneratorExit;
    match (value.get::<Class>(), value.get::<Exception>()) {
        (Some(class), _) => is_subclass(class, exit),
        (_, Some(exception)) => is_subclass(&exception.class.borrow(), exit),
        (None, None) => false,
    }
}

/// The exception that `throw` was given: an instance, or a class with what it is made of.
pub fn thrown(cx: &mut Cx, method: &str, args: &[Value]) -> Result<Raised, Raised> {
    if args.is_empty() || args.len() > 3 {
        let (word, bound, s) = match args.len() {
            0 => ("least", 1, ""),
            _ => ("most", 3, "s"),
        };
        let given = args.len();
        return Err(cx.type_error(format_args!(
            "{method} expected at {word} {bound} argument{s}, got {given}"
        )));
    }
    if args.len() > 1 {
        cx.deprecated(&format!(
            "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
        ))?;
    }
    let traceback = args.get(2).filter(|traceback| !traceback.is_none());
    if traceback.is_some_and(|traceback| traceback.get::<Traceback>().is_none()) {
        let message = format!("{method}() third argument must be a traceback object");
        return Err(cx.type_error(message));
    }
    let raised = exception_of(cx, args)?;
    if let Some(traceback) = traceback {
        raised.0.set_traceback_object(traceback.clone());
    }
    Ok(raised)
}

fn exception_of(cx: &mut Cx, args: &[Value]) -> Result<Raised, Raised> {
    let kind = &args[0];
    if let Some(exception) = kind.get::<Exception>() {
        if args.get(1).is_some_and(|value| !value.is_none()) {
            let message = "instance exception may not have a separate value";
            return Err(cx.type_error(message));
        }
        return Ok(Raised(exception.clone()));
    }
    let is_exception = kind
        .get::<Class>()
        .is_some_and(|class| is_subclass(class, &cx.exceptions.BaseException));
    if !is_exception {
        let given = cx.type_name(kind);
        return Err(cx.type_error(format_args!(
            "exceptions must be classes or instances deriving from BaseException, not {given}"
        )));
    }
    let made = match args.get(1).filter(|value| !value.is_none()) {
        None => cx.call(kind, &[])?,
        Some(value) if cx.is_instance(value, kind)? => value.clone(),
        Some(value) => match value.get::<Tuple>() {
            Some(several) => cx.call(kind, several.items())?,
            None => cx.call(kind, std::slice::from_ref(value))?,
        },
    };
    match made.into::<Exception>() {
        Ok(exception) => Ok(Raised(exception)),
        Err(made) => {
            let (kind, made) = (cx.repr(kind)?, cx.type_name(&made));
            let kind = kind.as_str();
            Err(cx.type_error(format_args!(
                "calling {kind} should have returned an instance of BaseException, not {made}"
            )))
        }
    }
}

// ---- attributes -----------------------------------------------------------------------------------

static NAMES: &[[NativeDef; 2]] = &[
    [
        def("__name__", "(self)", "name of the generator", |cx, args| {
            names(cx, args).map(|names| names.0.into_value())
        }),
        def("__name__", "(self, value)", "", |cx, args| {
            let name = new_name(cx, args, "__name__")?;
            let generator = generator(cx, args)?;
            let qualname = generator.names().qualname;
            generator.rename(Names { name, qualname });
            Ok(Value::NONE)
        }),
    ],
    [
        def(
            "__qualname__",
            "(self)",
            "qualified name of the generator",
            |cx, args| names(cx, args).map(|names| names.1.into_value()),
        ),
        def("__qualname__", "(self, value)", "", |cx, args| {
            let qualname = new_name(cx, args, "__qualname__")?;
            let generator = generator(cx, args)?;
            let name = generator.names().name;
            generator.rename(Names { name, qualname });
            Ok(Value::NONE)
        }),
    ],
];

fn generator<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Generator>, Raised> {
    receiver(cx, args, "generator")
}

fn new_name(cx: &mut Cx, args: &Args, attribute: &str) -> Result<Ref<Str>, Raised> {
    match args.req(1).get::<Str>() {
        Some(name) => Ok(name.clone()),
        None => Err(cx.type_error(format_args!("{attribute} must be set to a string object"))),
    }
}

fn names(cx: &mut Cx, args: &Args) -> Result<(Ref<Str>, Ref<Str>), Raised> {
    if let Some(generator) = args.req(0).get::<Generator>() {
        let names = generator.names();
        return Ok((names.name, names.qualname));
    }
    match args.req(0).get::<NativeCoroutine>() {
        Some(native) => Ok((cx.intern(native.name()), cx.intern(native.qualname))),
        None => Err(wrong_receiver(cx, args.req(0), "coroutine")),
    }
}

/// The getters of a kind, whose names differ in their prefix.
macro_rules! getters {
    ($table:ident: $running:literal, $suspended:literal, $awaits:literal, $code:literal, $frame:literal) => {
        static $table: &[NativeDef] = &[
            def($running, "(self)", "", |_, args| {
                Ok(Value::bool(state(args.req(0)) == State::Running))
            }),
            def($suspended, "(self)", "", |_, args| {
                Ok(Value::bool(state(args.req(0)) == State::Suspended))
            }),
            def($awaits, "(self)", "", |cx, args| match state(args.req(0)) {
                State::Running => Ok(Value::NONE),
                _ => Ok(awaited(cx, args.req(0))),
            }),
            def($code, "(self)", "", |_, args| Ok(code(args.req(0)))),
            def($frame, "(self)", "", |cx, args| Ok(frame(cx, args.req(0)))),
        ];
    };
}

getters!(GENERATOR_GETTERS: "gi_running", "gi_suspended", "gi_yieldfrom", "gi_code", "gi_frame");
getters!(COROUTINE_GETTERS: "cr_running", "cr_suspended", "cr_await", "cr_code", "cr_frame");
getters!(ASYNC_GETTERS: "ag_running", "ag_suspended", "ag_await", "ag_code", "ag_frame");

/// A generator that waits for one that runs counts as running itself.
fn state(value: &Value) -> State {
    let own = own_state(value);
    let mut innermost = value.clone();
    while own == State::Suspended && own_state(&innermost) == State::Suspended {
        innermost = held(&innermost);
    }
    match own_state(&innermost) {
        State::Running => State::Running,
        _ => own,
    }
}

fn own_state(value: &Value) -> State {
    if let Some(generator) = value.get::<Generator>() {
        return generator.state.get();
    }
    let native = value.get::<NativeCoroutine>();
    native.map_or(State::Finished, |native| native.state.get())
}

/// What a generator or coroutine waits for as it holds it, perhaps unbound.
fn held(value: &Value) -> Value {
    match value.get::<Generator>() {
        Some(generator) => crate::vm::origin::awaited(generator),
        None => value
            .get::<NativeCoroutine>()
            .map_or(Value::NONE, |native| native.awaits.peek()),
    }
}

fn awaited(cx: &Cx, value: &Value) -> Value {
    let awaits = held(value);
    if core_of(&awaits).is_some() {
        return (cx.hooks.future_iter)(cx, awaits);
    }
    let asleep = value.kind() == Kind::Coroutine && own_state(value) == State::Suspended;
    match awaits.into_bound() {
        Some(awaits) => awaits,
        // The one that sleeps keeps nothing else.
        None if asleep => in_last_wait("sleep"),
        None => Value::NONE,
    }
}

fn code(value: &Value) -> Value {
    let generator = value.get::<Generator>();
    generator.map_or(Value::NONE, |generator| generator.function.code.to_value())
}

/// None once it is finished, and for one that is written in Rust.
fn frame(cx: &Cx, value: &Value) -> Value {
    let generator = value.get::<Generator>();
    generator.map_or(Value::NONE, |generator| frame::of_generator(cx, generator))
}

// ---- coroutines -----------------------------------------------------------------------------------

static COROUTINE_ORIGIN: &[NativeDef] = &[def(
    "cr_origin",
    "(self)",
    "Where it was made, if that is tracked; not known any more once it has started.",
    |cx, args| {
        let coroutine = args.req(0).get::<Generator>();
        Ok(coroutine.map_or(Value::NONE, |coroutine| cx.origin_of(coroutine)))
    },
)];

static COROUTINE_METHODS: &[NativeDef] = &[def(
    "__await__",
    "(self, /)",
    "Return an iterator to be used in await expression.",
    |cx, args| {
        let body = CoroutineWrapper {
            coroutine: args.req(0).clone(),
        };
        let class = cx.types.coroutine_wrapper.clone();
        Ok(Foreign::new(class, body).into_value())
    },
)];

/// What `coroutine.__await__()` gives: an iterator that steps it.
struct CoroutineWrapper {
    coroutine: Value,
}

impl ForeignBody for CoroutineWrapper {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.coroutine);
    }
}

static WRAPPER_METHODS: &[NativeDef] = &[
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |_, args| Ok(args.req(0).clone()),
    ),
    def(
        "__next__",
        "(self, /)",
        "Implement next(self).",
        |cx, args| {
            let coroutine = wrapped(cx, args)?;
            cx.generator_send(&coroutine, Value::NONE)
        },
    ),
    def("send", "(self, value, /)", "Sends a value.", |cx, args| {
        let coroutine = wrapped(cx, args)?;
        cx.generator_send(&coroutine, args.req(1).clone())
    }),
    def(
        "throw",
        "(self, /, *args)",
        "Raises an exception.",
        |cx, args| {
            let coroutine = wrapped(cx, args)?;
            let raised = thrown(cx, "throw", args.rest(1))?;
            cx.generator_throw(&coroutine, raised)
        },
    ),
    def("close", "(self, /)", "Raises GeneratorExit.", |cx, args| {
        let coroutine = wrapped(cx, args)?;
        cx.close_coroutine(&coroutine)
    }),
];

fn wrapped(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = args
        .req(0)
        .get::<Foreign>()
        .and_then(|foreign| foreign.body::<CoroutineWrapper>());
    match body {
        Some(wrapper) => Ok(wrapper.coroutine.clone()),
        None => Err(wrong_receiver(cx, args.req(0), "coroutine_wrapper")),
    }
}

// ---- async generators -----------------------------------------------------------------------------

static ASYNC_METHODS: &[NativeDef] = &[
    def(
        "__aiter__",
        "(self, /)",
        "Return an awaitable, that resolves in asynchronous iterator.",
        |_, args| Ok(args.req(0).clone()),
    ),
    def(
        "__anext__",
        "(self, /)",
        "Return a value or raise StopAsyncIteration.",
        |cx, args| step(cx, args, StepKind::Send, Value::NONE),
    ),
    def(
        "asend",
        "(self, value, /)",
        "Sends a value; awaiting it gives the next one that is yielded.",
        |cx, args| step(cx, args, StepKind::Send, args.req(1).clone()),
    ),
    def(
        "athrow",
        "(self, /, *args)",
        "Raises an exception where it waits, when it is awaited.",
        |cx, args| {
            let raised = thrown(cx, "athrow", args.rest(1))?;
            step(cx, args, StepKind::Throw, raised.into_value())
        },
    ),
    def(
        "aclose",
        "(self, /)",
        "Raises GeneratorExit where it waits, when it is awaited.",
        |cx, args| step(cx, args, StepKind::Close, Value::NONE),
    ),
];

fn step(cx: &mut Cx, args: &Args, kind: StepKind, value: Value) -> NativeResult {
    let generator = generator(cx, args)?.clone();
    Ok(AsyncGenStep::new(generator, kind, value).into_value())
}
