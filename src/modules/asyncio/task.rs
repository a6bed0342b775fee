//! `asyncio.Task`, and the functions that make and find tasks.

use crate::modules::asyncio::duck::is_duck;
use crate::modules::asyncio::future::invalid_state;
use crate::modules::asyncio::support::{
    as_task, current_loop, is_coroutine, is_future, receiver, running_loop,
};
use crate::modules::asyncio::{cancel, debug, duck, own_methods, step};
use crate::modules::contextvars;
use crate::objects::class::Class;
use crate::objects::future::peek;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::set::{Set, SetTable};
use crate::objects::str::Str;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::schedule::ready::Ready;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods that only tasks have.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a task that has nothing to do yet.",
        new,
    ),
    def(
        "__init__",
        "(self, coro, *, loop=None, name=None, context=None, eager_start=False)",
        "Lets it run a coroutine.",
        init,
    ),
    def("get_name", "(self, /)", "The name.", get_name),
    def(
        "set_name",
        "(self, value, /)",
        "Changes the name.",
        set_name,
    ),
    def(
        "__wakeup",
        "(self, future, /)",
        "Goes on.",
        step::wake_method,
    ),
    def(
        "get_context",
        "(self, /)",
        "The context it runs in.",
        get_context,
    ),
    def("get_coro", "(self, /)", "The coroutine.", get_coro),
    def(
        "cancelling",
        "(self, /)",
        "How many cancel() calls were not undone.",
        cancelling,
    ),
    def(
        "uncancel",
        "(self, /)",
        "Undoes one cancel().",
        uncancel_method,
    ),
    def(
        "set_result",
        "(self, result, /)",
        "Not for tasks.",
        set_result,
    ),
    def(
        "set_exception",
        "(self, exception, /)",
        "Not for tasks.",
        set_exception,
    ),
];

/// The functions of the module that make and find tasks.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "create_task",
        "(coro, *, name=None, context=None, eager_start=None)",
        "Runs a coroutine as a task of its own.",
        create_task,
    )
    .python(),
    def(
        "ensure_future",
        "(coro_or_future, *, loop=None)",
        "The future itself, or a task for the coroutine.",
        ensure_future_function,
    )
    .python(),
    def(
        "current_task",
        "(loop=None)",
        "The task that runs, or None.",
        current_task,
    ),
    def(
        "all_tasks",
        "(loop=None)",
        "The tasks that are not done.",
        all_tasks,
    ),
    def(
        "_enter_task",
        "(loop, task)",
        "Says which task runs.",
        enter_task,
    ),
    def(
        "_leave_task",
        "(loop, task)",
        "Says that it does not any more.",
        leave_task,
    ),
    def("_register_task", "(task)", "Is of no effect.", no_effect),
    def("_unregister_task", "(task)", "Is of no effect.", no_effect),
    def(
        "isfuture",
        "(obj)",
        "Whether it is a future or task.",
        isfuture,
    )
    .python(),
    def(
        "iscoroutine",
        "(obj)",
        "Whether it is a coroutine.",
        iscoroutine,
    )
    .python(),
];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = step::idle_task(cx).into_value();
    match args.req(0).get::<Class>() {
        Some(class) => Ok(cx.wrap_new(&class.clone(), task)),
        None => Ok(task),
    }
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    if !task.coroutine.is_empty() {
        return Err(cx.runtime_error("this task runs a coroutine already"));
    }
    let event_loop = loop_argument(cx, args.kw(0))?;
    let wishes = Wishes {
        made: Some((task, args.req(0).clone())),
        name: args.kw(1),
        context: args.kw(2),
        eager: truth_of(cx, args.kw(3))?,
    };
    create(cx, &event_loop, args.req(1), &wishes)?;
    Ok(Value::NONE)
}

/// The event loop that was given as `loop=`, or else the one that runs or was set.
pub fn loop_argument(cx: &mut Cx, given: Option<&Value>) -> Result<Ref<EventLoop>, Raised> {
    let Some(given) = given.filter(|given| !given.is_none()) else {
        return current_loop(cx);
    };
    if let Some(event_loop) = cx.inner(given).get::<EventLoop>() {
        return Ok(event_loop.clone());
    }
    let get_debug = cx.intern("get_debug");
    cx.get_attr(given, &get_debug)?;
    let message = "valid Python, not in Bide: tasks and futures of an event loop that is not of asyncio's classes";
    Err(cx.not_implemented_error(message))
}

fn create_task(cx: &mut Cx, args: &Args) -> NativeResult {
    let event_loop = running_loop(cx)?;
    create_by_loop(cx, &event_loop, args.req(0), args.keyword)
}

fn truth_of(cx: &mut Cx, flag: Option<&Value>) -> Result<bool, Raised> {
    flag.map_or(Ok(false), |flag| cx.truth(flag))
}

/// What a task is to be like.
#[derive(Default)]
pub struct Wishes<'a> {
    /// The task, if it is there and was only idle so far, and how scripts see it.
    pub made: Option<(Ref<Task>, Value)>,
    pub name: Option<&'a Value>,
    pub context: Option<&'a Value>,
    /// Whether its first step is done at once.
    pub eager: bool,
}

/// What asyncio makes tasks with: the event loop's `create_task`, which may be the script's own.
pub fn create_by_loop(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    coroutine: &Value,
    keywords: &[Value],
) -> NativeResult {
    if own_methods::has(cx, event_loop, "create_task") {
        let passed = keywords_given(cx, keywords);
        let args = std::slice::from_ref(coroutine);
        if let Some(made) = own_methods::call_kw(cx, event_loop, "create_task", args, &passed) {
            return made;
        }
    }
    create_as_wished(cx, event_loop, coroutine, keywords)
}

/// Those of the keyword arguments of `create_task` that were given, with their names.
fn keywords_given(cx: &mut Cx, keywords: &[Value]) -> Vec<(Ref<Str>, Value)> {
    let words = ["name", "context", "eager_start"].into_iter();
    let given = words
        .zip(keywords)
        .filter(|(_, value)| value.bound().is_some());
    given
        .map(|(word, value)| (cx.intern(word), value.clone()))
        .collect()
}

/// `loop.create_task` with the keyword arguments `name`, `context` and `eager_start`, of which those
/// that were given go to the loop's task factory, if it has one.
pub fn create_as_wished(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    coroutine: &Value,
    keywords: &[Value],
) -> NativeResult {
    let given = |index: usize| keywords.get(index).and_then(Value::bound);
    let factory = peek(&event_loop.task_factory);
    if event_loop.closed.get() {
        return Err(cx.runtime_error("Event loop is closed"));
    }
    if factory.is_unbound() {
        let wishes = Wishes {
            made: None,
            name: given(0),
            context: given(1),
            eager: truth_of(cx, given(2))?,
        };
        return Ok(create(cx, event_loop, coroutine, &wishes)?.into_value());
    }
    let passed = keywords_given(cx, keywords);
    cx.call_kw(
        &factory,
        &[EventLoop::as_seen(event_loop), coroutine.clone()],
        &passed,
    )
}

/// A task for a coroutine.
pub fn create(
    cx: &mut Cx,
    event_loop: &Ref<EventLoop>,
    coroutine: &Value,
    wishes: &Wishes,
) -> Result<Ref<Task>, Raised> {
    if !is_coroutine(coroutine) && !acts_as_coroutine(cx, coroutine) {
        let text = cx.repr(coroutine)?;
        let text = text.as_str();
        return Err(cx.type_error(format_args!("a coroutine was expected, got {text}")));
    }
    let name = match wishes.name {
        Some(name) if !name.is_none() => cx.str_of(name)?.into_value(),
        Some(_) | None => Value::UNBOUND,
    };
    let context = wishes.context.filter(|context| !context.is_none());
    let task = match &wishes.made {
        None => step::new_task(cx, event_loop, coroutine.clone(), name, context),
        Some((task, face)) => {
            step::employ(cx, event_loop, task, coroutine.clone(), name, context);
            if face.kind() == Kind::Instance {
                event_loop.faces.borrow_mut().insert(task.id, face.clone());
            }
            task.clone()
        }
    };
    if event_loop.debug.get() {
        debug::note_source(cx, &task.to_value())?;
    }
    if wishes.eager && event_loop.running.get() {
        step::begin_eagerly(cx, event_loop, &task)?;
    } else {
        event_loop.push(Ready::Step(task.clone()));
    }
    Ok(task)
}

const OF_ANOTHER_LOOP: &str =
    "The future belongs to a different loop than the one specified as the loop argument";

/// The future itself, or a task for the coroutine or other awaitable.
pub fn ensure_future(cx: &mut Cx, value: &Value) -> NativeResult {
    ensure_future_in(cx, value, None)
}

/// The same, with the event loop that a new task is to belong to.
pub fn ensure_future_in(
    cx: &mut Cx,
    value: &Value,
    event_loop: Option<Ref<EventLoop>>,
) -> NativeResult {
    if is_future(cx, value) {
        if let (Some(event_loop), Some(core)) = (&event_loop, outcome::core_of(value))
            && !core.event_loop.is(&event_loop.to_value())
        {
            return Err(cx.value_error(OF_ANOTHER_LOOP));
        }
        return Ok(value.clone());
    }
    let coroutine = as_coroutine(cx, value)?;
    let event_loop = match event_loop {
        Some(event_loop) => event_loop,
        None => current_loop(cx)?,
    };
    let made = create_by_loop(cx, &event_loop, &coroutine, &[]);
    if let Err(raised) = &made
        && coroutine.is(value)
        && cx.is_instance_of(&raised.0.to_value(), &cx.exceptions.RuntimeError)
    {
        let close = cx.intern("close");
        cx.call_method(value, &close, &[])?;
    }
    made
}

/// The coroutine itself, or one that awaits any other awaitable.
pub fn as_coroutine(cx: &mut Cx, value: &Value) -> NativeResult {
    match is_coroutine(value) || acts_as_coroutine(cx, value) {
        true => Ok(value.clone()),
        false => wrap_awaitable(cx, value),
    }
}

/// A coroutine that awaits any awaitable.
pub fn wrap_awaitable(cx: &mut Cx, value: &Value) -> NativeResult {
    if !cx.is_awaitable(value) {
        return Err(cx.type_error("An asyncio.Future, a coroutine or an awaitable is required"));
    }
    let wrapper = Wrapper(value.clone());
    Ok(cx.native_coroutine("_wrap_awaitable", wrapper))
}

/// Awaits one thing; unbound once that was begun.
struct Wrapper(Value);

impl Steps for Wrapper {
    fn step(&mut self, _: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        if self.0.is_unbound() {
            return input.map(Step::Return);
        }
        Ok(Step::Await(self.0.take()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}

fn ensure_future_function(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(0);
    let given = args
        .kw(0)
        .and_then(|given| cx.inner(given).get::<EventLoop>());
    let given = given.cloned();
    let other = args.kw(0).filter(|other| !other.is_none());
    if let (None, Some(other), false) = (&given, other, is_future(cx, value)) {
        let coroutine = as_coroutine(cx, value)?;
        let create_task = cx.intern("create_task");
        return cx.call_method(other, &create_task, &[coroutine]);
    }
    if !is_duck(cx, value) {
        return ensure_future_in(cx, value, given);
    }
    if let Some(event_loop) = given
        && duck::is_foreign(cx, value, &event_loop)?
    {
        return Err(cx.value_error(OF_ANOTHER_LOOP));
    }
    Ok(value.clone())
}

fn current_task(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = args.opt(0).filter(|value| !value.is_none());
    let event_loop = match given.and_then(|value| cx.inner(value).get::<EventLoop>()) {
        Some(event_loop) => event_loop.clone(),
        None if given.is_some() => return Ok(Value::NONE),
        None => running_loop(cx)?,
    };
    let current = cx.schedule.current.as_ref();
    let current = current.filter(|task| task.core.event_loop.is(&event_loop.to_value()));
    Ok(current.map_or(Value::NONE, |task| event_loop.face(task)))
}

fn enter_task(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(current) = cx.schedule.current.clone() {
        let (new, old) = (cx.repr(args.req(1))?, cx.repr(&current.to_value())?);
        let (new, old) = (new.as_str(), old.as_str());
        let message =
            format!("Cannot enter into task {new} while another task {old} is being executed.");
        return Err(cx.runtime_error(message));
    }
    cx.schedule.current = as_task(cx, args.req(1));
    Ok(Value::NONE)
}

fn leave_task(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = as_task(cx, args.req(1));
    let current = cx.schedule.current.clone();
    let is_current = match (&task, &current) {
        (Some(task), Some(current)) => task.same(current),
        _ => false,
    };
    if !is_current {
        let current = current.map_or(Value::NONE, Ref::into_value);
        let (given, current) = (cx.repr(args.req(1))?, cx.repr(&current)?);
        let (given, current) = (given.as_str(), current.as_str());
        let message =
            format!("Invalid attempt to leave task {given} while task {current} is entered.");
        return Err(cx.runtime_error(message));
    }
    cx.schedule.current = None;
    Ok(Value::NONE)
}

fn no_effect(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
}

fn all_tasks(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = args.opt(0).filter(|value| !value.is_none());
    let event_loop = match given.and_then(|value| cx.inner(value).get::<EventLoop>()) {
        Some(event_loop) => event_loop.clone(),
        None => running_loop(cx)?,
    };
    let tasks = event_loop.tasks.borrow().all();
    set_of(cx, tasks.iter().map(|task| event_loop.face(task)))
}

/// A set of these values.
pub fn set_of(cx: &mut Cx, members: impl Iterator<Item = Value>) -> NativeResult {
    let set = Set::new(Kind::Set, SetTable::default());
    for member in members {
        cx.set_add(&set, member)?;
    }
    Ok(set.into_value())
}

fn isfuture(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(0);
    Ok(Value::bool(is_future(cx, value) || is_duck(cx, value)))
}

fn iscoroutine(cx: &mut Cx, args: &Args) -> NativeResult {
    let value = args.req(0);
    Ok(Value::bool(
        is_coroutine(value) || acts_as_coroutine(cx, value),
    ))
}

/// Whether a value is of a script's class that has what coroutines have.
fn acts_as_coroutine(cx: &mut Cx, value: &Value) -> bool {
    value.kind() == Kind::Instance
        && ["send", "throw", "close", "__await__"]
            .into_iter()
            .all(|name| {
                let name = cx.intern(name);
                cx.class_attr(value, &name).is_some()
            })
}

/// Whether a value is a function whose calls give coroutines.
pub fn is_coroutine_function(cx: &Cx, value: &Value) -> bool {
    use crate::bytecode::code::CodeKind;
    use crate::objects::function::{Function, Method, Native};
    if let Some(native) = value.get::<Native>() {
        let registered = cx.natives.get(native.id as usize);
        return registered.is_some_and(|registered| registered.def.coroutine);
    }
    let function = match value.get::<Method>() {
        Some(method) => &method.function,
        None => value,
    };
    let kind = function.get::<Function>().map(|f| f.code.code.kind);
    kind == Some(CodeKind::Coroutine)
}

fn get_name(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    if task.coroutine.is_empty() {
        return Ok(Value::NONE);
    }
    let name = name_of(&task);
    Ok(cx.str(name))
}

/// A task's name.
pub fn name_of(task: &Task) -> String {
    let name = task.name();
    match name.get::<Str>() {
        Some(text) => text.as_str().to_owned(),
        None => format!("Task-{}", name.as_int().unwrap_or_default()),
    }
}

fn set_name(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    let name = cx.str_of(args.req(1))?;
    task.set_name(name.into_value());
    Ok(Value::NONE)
}

/// `task.get_coro()`
pub fn get_coro(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    Ok(
        if task.core.done_at_once.get() || task.coroutine.is_empty() {
            Value::NONE
        } else {
            task.coroutine.to_value()
        },
    )
}

fn get_context(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    context_object(cx, &task)
}

/// The context of a task, as an object from now on.
pub fn context_object(cx: &mut Cx, task: &Ref<Task>) -> NativeResult {
    let is_current = cx.schedule.current.as_ref().is_some_and(|t| t.same(task));
    let context = if is_current {
        cx.schedule.context.clone()
    } else {
        task.context.peek()
    };
    if context.kind() == Kind::Foreign {
        return Ok(context);
    }
    // From now on there is an object, which the task runs in.
    let object = contextvars::object(cx, context)?;
    if is_current {
        cx.schedule.context = object.clone();
    } else {
        task.context.set(object.clone());
    }
    Ok(object)
}

fn cancelling(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    Ok(Value::int(task.cancel_requests.get().into()))
}

fn uncancel_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let task = receiver::<Task>(cx, args)?;
    Ok(Value::int(uncancel(&task).into()))
}

/// Undoes one `cancel()`; gives how many remain.
pub fn uncancel(task: &Task) -> u32 {
    let remaining = task.cancel_requests.get().saturating_sub(1);
    task.cancel_requests.set(remaining);
    if remaining == 0 {
        task.core.must_cancel.set(false);
    }
    remaining
}

/// `task.cancel()`
pub fn cancel(cx: &mut Cx, task: &Ref<Task>) -> Result<bool, Raised> {
    let event_loop = task.core.event_loop.get::<EventLoop>();
    let face = event_loop.map_or_else(|| task.to_value(), |event_loop| event_loop.face(task));
    cancel::cancel(cx, &face)
}

fn set_result(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.runtime_error("Task does not support set_result operation"))
}

fn set_exception(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(cx.runtime_error("Task does not support set_exception operation"))
}

/// The task that runs, for what only works inside one.
pub fn current(cx: &Cx) -> Option<Ref<Task>> {
    cx.schedule.current.clone()
}

/// The result or exception of a task that is done.
pub fn result(cx: &mut Cx, future: &Value) -> NativeResult {
    match super::future::outcome_of(cx, future) {
        Some(outcome) => outcome,
        None => Err(invalid_state(cx, "Result is not set.")),
    }
}

/// Whether the value is a task that is not done.
pub fn is_pending_task(cx: &Cx, value: &Value) -> bool {
    as_task(cx, value).is_some_and(|task| !task.core.is_done())
}
