//! `_thread`: threads and locks, on which `threading`, `queue` and `concurrent.futures` are built.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::Write;
use std::rc::Rc;

use crate::objects::class::is_subclass;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::reactor::signals;
use crate::vm::cx::Cx;
use crate::vm::green::{MAIN, ThreadId};
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The least `stack_size` that CPython accepts.
const LEAST_STACK: i64 = 53_248;
/// What is added to a thread's number to make its identity, which is never 0.
const IDENTITY: u64 = 0x7f00_0000_1000;
/// The distance of two identities.
const STEP: u64 = 0x1000;
/// The longest time that a lock can be waited for, in seconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "start_new_thread",
        "(function, args, kwargs=None, /)",
        "Calls a function on a new thread; gives its identity.",
        start_new_thread,
    ),
    def(
        "_start",
        "(function, name, daemon, /)",
        "The same for `threading`: the new thread has its first turn at once.",
        start,
    ),
    def("get_ident", "()", "The identity of this thread.", get_ident),
    def("get_native_id", "()", "The same.", get_ident),
    def(
        "_main_ident",
        "()",
        "The identity of the main thread.",
        main_ident,
    ),
    def("_name", "()", "What this thread was called, or None.", name),
    def(
        "_count",
        "()",
        "How many threads there are besides the main one.",
        count,
    ),
    def(
        "_is_main",
        "()",
        "Whether this is the main thread.",
        is_main,
    ),
    def("allocate_lock", "()", "Makes a lock.", allocate_lock),
    def(
        "stack_size",
        "(size=0, /)",
        "Keeps a size, which is of no effect.",
        stack_size,
    ),
    def(
        "_report",
        "(name, exception, /)",
        "Says which exception ended a thread.",
        report,
    ),
    def("_yield", "()", "Lets the other threads run.", give_way),
    def(
        "interrupt_main",
        "(signum=2, /)",
        "Sends this process a signal, by default that of Ctrl-C.",
        interrupt_main,
    ),
];

static LOCK: &[NativeDef] = &[
    def("__new__", "(cls)", "Makes a lock.", new_lock),
    def(
        "acquire",
        "(self, blocking=True, timeout=-1)",
        "Takes it; gives whether that was possible.",
        acquire,
    ),
    def("release", "(self)", "Gives it back.", release),
    def("locked", "(self)", "Whether somebody has it.", locked),
    def("__enter__", "(self)", "Takes it.", enter),
    def("__exit__", "(self, *args)", "Gives it back.", release),
    def("__repr__", "(self)", "Its state as text.", repr),
];

/// A lock.
#[derive(Default)]
struct Lock {
    locked: Cell<bool>,
    waiters: RefCell<VecDeque<ThreadId>>,
}

impl ForeignBody for Lock {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

/// The class of locks.
struct LockClass(Ref<crate::objects::class::Class>);

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_thread", "Threads and locks.", FUNCTIONS);
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class("lock", &object, Kind::Foreign);
    let home = cx.str("_thread");
    class.set_attr(&cx.names.module, home);
    cx.add_methods(&class, LOCK);
    cx.module_state
        .insert("_thread", Rc::new(LockClass(class.clone())));
    for name in ["LockType", "lock"] {
        super::set(cx, &module, name, class.to_value());
    }
    super::set(cx, &module, "TIMEOUT_MAX", Value::float(TIMEOUT_MAX));
    let error = cx.exceptions.RuntimeError.to_value();
    super::set(cx, &module, "error", error);
    Ok(module.into_value())
}

fn identity(thread: ThreadId) -> Value {
    Value::int((IDENTITY + thread * STEP) as i64)
}

fn start_new_thread(cx: &mut Cx, args: &Args) -> NativeResult {
    let function = args.req(0).clone();
    if !cx.is_callable(&function) {
        return Err(cx.type_error("first arg must be callable"));
    }
    let Some(positional) = cx.inner(args.req(1)).get::<Tuple>().cloned() else {
        return Err(cx.type_error("2nd arg must be a tuple"));
    };
    let keywords = match args
        .opt(2)
        .map(|value| cx.inner(value).get::<Dict>().cloned())
    {
        Some(Some(keywords)) => cx.keywords_of(&keywords)?,
        Some(None) => return Err(cx.type_error("optional 3rd arg must be a dictionary")),
        None => Vec::new(),
    };
    let body = move |cx: &mut Cx| {
        if let Err(raised) = cx.call_kw(&function, positional.items(), &keywords) {
            thread_failed(cx, &function, &raised);
        }
    };
    let id = cx.spawn_thread(String::new(), true, Box::new(body))?;
    Ok(identity(id))
}

/// A function raised on a thread that nobody looks after.
fn thread_failed(cx: &mut Cx, function: &Value, raised: &Raised) {
    let class = raised.0.class.borrow().clone();
    if is_subclass(&class, &cx.exceptions.SystemExit) {
        return;
    }
    let text = cx.repr(function);
    let text = text.map_or(String::new(), |text| text.as_str().to_owned());
    let unraisable = cx.hooks.unraisable;
    unraisable(
        cx,
        &format!("Exception ignored in thread started by {text}"),
        raised,
    );
}

fn start(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.str_of(args.req(1))?.as_str().to_owned();
    let daemon = cx.truth(args.req(2))?;
    let function = args.req(0).clone();
    let body = move |cx: &mut Cx| {
        if let Err(raised) = cx.call(&function, &[]) {
            thread_failed(cx, &function, &raised);
        }
    };
    let id = cx.spawn_thread(name, daemon, Box::new(body))?;
    cx.run_first(id);
    Ok(identity(id))
}

fn get_ident(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(identity(cx.threads.current))
}

fn main_ident(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(identity(MAIN))
}

fn is_main(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::bool(cx.threads.current == MAIN))
}

fn name(cx: &mut Cx, _: &Args) -> NativeResult {
    let name = cx.threads.names.get(&cx.threads.current);
    match name.filter(|name| !name.is_empty()).cloned() {
        Some(name) => Ok(cx.str(name)),
        None => Ok(Value::NONE),
    }
}

fn count(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::int(cx.threads.count() as i64 - 1))
}

/// Tells the last size set; a size of 0 stands for the usual one.
fn stack_size(cx: &mut Cx, args: &Args) -> NativeResult {
    let size = args.opt(0).map_or(Ok(0), |size| cx.index(size))?;
    if size != 0 && size < LEAST_STACK {
        return Err(cx.value_error(format_args!("size must be at least {LEAST_STACK} bytes")));
    }
    let state = cx
        .module_state
        .entry("_thread.stack_size")
        .or_insert_with(|| Rc::new(Cell::new(0_i64)));
    let last = state
        .downcast_ref::<Cell<i64>>()
        .map_or(0, |kept| kept.replace(size));
    Ok(Value::int(last))
}

fn interrupt_main(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = match args.opt(0) {
        Some(number) => cx.index(number)?,
        None => 2,
    };
    match i32::try_from(number)
        .ok()
        .filter(|number| *number > 0)
        .map(signals::raise)
    {
        Some(Ok(())) => Ok(Value::NONE),
        Some(Err(_)) | None => Err(cx.value_error("signal number out of range")),
    }
}

fn give_way(cx: &mut Cx, _: &Args) -> NativeResult {
    if cx.threads.any() {
        cx.yield_thread();
    }
    Ok(Value::NONE)
}

fn report(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.str_of(args.req(0))?;
    let Some(exception) = args.req(1).get::<Exception>().cloned() else {
        return Ok(Value::NONE);
    };
    let text = (cx.hooks.traceback_text)(cx, &exception);
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    let _ = cx.stdout.flush();
    // Nobody is left to hear that standard error is closed.
    let _ = write!(
        cx.stderr,
        "Exception in thread {}:\n{text}{newline}",
        name.as_str()
    );
    let _ = cx.stderr.flush();
    Ok(Value::NONE)
}

// ---- locks ----

fn allocate_lock(cx: &mut Cx, _: &Args) -> NativeResult {
    let state = cx.module_state.get("_thread").cloned();
    match state.and_then(|state| state.downcast::<LockClass>().ok()) {
        Some(class) => Ok(Foreign::new(class.0.clone(), Lock::default()).into_value()),
        None => Err(cx.runtime_error("_thread is not imported")),
    }
}

fn new_lock(cx: &mut Cx, args: &Args) -> NativeResult {
    allocate_lock(cx, args)
}

fn receiver(cx: &mut Cx, args: &Args) -> Result<Ref<Foreign>, Raised> {
    match args.req(0).get::<Foreign>() {
        Some(object) if object.body::<Lock>().is_some() => Ok(object.clone()),
        _ => Err(cx.type_error("a lock is needed")),
    }
}

fn lock(object: &Foreign) -> &Lock {
    object
        .body()
        .unwrap_or_else(|| unreachable!("the receiver was checked"))
}

fn acquire(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let blocking = match args.opt(1) {
        Some(flag) => cx.truth(flag)?,
        None => true,
    };
    let deadline = match args.opt(2) {
        Some(timeout) => deadline(cx, timeout, blocking)?,
        None => None,
    };
    let taken = take(cx, lock(&object), blocking, deadline)?;
    Ok(Value::bool(taken))
}

/// When a wait of so many seconds ends; -1 means never.
fn deadline(cx: &mut Cx, timeout: &Value, blocking: bool) -> Result<Option<f64>, Raised> {
    let seconds = cx.to_float(timeout)?;
    if seconds == -1.0 {
        return Ok(None);
    }
    if !blocking {
        return Err(cx.value_error("can't specify a timeout for a non-blocking call"));
    }
    if seconds < 0.0 {
        return Err(cx.value_error("timeout value must be a non-negative number"));
    }
    if seconds > TIMEOUT_MAX {
        let class = cx.exceptions.OverflowError.clone();
        return Err(cx.raise(&class, "timeout value is too large"));
    }
    Ok(Some(cx.schedule.clock.monotonic() + seconds))
}

fn take(cx: &mut Cx, lock: &Lock, blocking: bool, deadline: Option<f64>) -> Result<bool, Raised> {
    while lock.locked.get() {
        if !blocking {
            return Ok(false);
        }
        let thread = cx.threads.current;
        lock.waiters.borrow_mut().push_back(thread);
        let woken = cx.park_thread(deadline, false);
        lock.waiters.borrow_mut().retain(|other| *other != thread);
        if !woken? && lock.locked.get() {
            return Ok(false);
        }
    }
    lock.locked.set(true);
    Ok(true)
}

fn release(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let lock = lock(&object);
    if !lock.locked.replace(false) {
        return Err(cx.runtime_error("release unlocked lock"));
    }
    let next = lock.waiters.borrow_mut().pop_front();
    if let Some(thread) = next {
        cx.wake_thread(thread);
    }
    Ok(Value::NONE)
}

fn locked(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    Ok(Value::bool(lock(&object).locked.get()))
}

fn enter(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    take(cx, lock(&object), true, None)?;
    Ok(Value::TRUE)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = receiver(cx, args)?;
    let state = if lock(&object).locked.get() {
        "locked"
    } else {
        "unlocked"
    };
    let address = args.req(0).identity();
    Ok(cx.str(format!("<{state} _thread.lock object at {address:#x}>")))
}
