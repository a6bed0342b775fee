//! The module `asyncio`: everything of it that scripts use, as functions and methods in Rust.
//!
//! In: calls of scripts, and items of the ready queue. Out: futures that are done and tasks that are
//! stepped. What runs when is `schedule/`'s; who waits for the outside world is
//! `runtime/event_loop.rs`.

pub mod async_generators;
pub mod deadlock;
pub mod debug;
pub mod errors;
pub mod event_loop;
pub mod future;
pub mod future_iter;
pub mod live;
pub mod net;
pub mod own_methods;
pub mod picture;
pub mod runner;
pub mod signals;
pub mod step;
pub mod submodules;
pub mod task;
pub mod threads;
pub mod turn;

mod abstract_loop;
mod as_completed;
mod barrier;
mod cancel;
mod condition;
mod describe;
mod duck;
mod event;
mod gather;
mod handle;
mod inside;
mod lock;
mod own_callbacks;
mod queue;
mod queue_items;
mod semaphore;
mod shield;
mod short;
mod sleep;
mod standing;
mod support;
mod task_group;
mod timeout;
mod wait;
mod wait_for;
mod waiting;

use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

/// The names that scripts may use without importing anything.
const EVERYDAY: &[&str] = &[
    "sleep",
    "gather",
    "create_task",
    "wait_for",
    "timeout",
    "Queue",
    "Lock",
    "Semaphore",
    "Event",
    "TaskGroup",
    "run",
];

static MODULE_GETATTR: [NativeDef; 1] = [def(
    "__getattr__",
    "(name, /)",
    "What is asked for but not there.",
    missing,
)];

/// The finished module, for as long as the interpreter lives.
struct Built(Ref<Module>);

/// Gives the classes their methods, makes the module, and puts its everyday names into `builtins`.
pub fn install(cx: &mut Cx) {
    fill_classes(cx);
    let module = build(cx);
    for name in EVERYDAY {
        let name = cx.intern(name);
        if let Some(value) = module.globals.get_str(&name) {
            cx.builtins.set_str(&name, value);
        }
    }
    cx.module_state.insert("asyncio", Rc::new(Built(module)));
}

/// The module `asyncio`, for an `import`.
pub fn make(cx: &mut Cx) -> NativeResult {
    Ok(asyncio_module(cx))
}

/// The module `asyncio`; [`install`] has made it.
pub fn asyncio_module(cx: &mut Cx) -> Value {
    let state = cx.module_state.get("asyncio").cloned();
    match state.and_then(|state| state.downcast::<Built>().ok()) {
        Some(built) => built.0.to_value(),
        None => build(cx).into_value(),
    }
}

fn fill_classes(cx: &mut Cx) {
    let (future, task) = (cx.types.future.clone(), cx.types.task.clone());
    for class in [&future, &task] {
        cx.add_methods(class, future::COMMON);
        cx.add_properties(class, future::PROPERTIES);
        cx.add_properties(class, inside::FUTURE);
        for (get, set) in inside::ASSIGNABLE {
            cx.add_property(class, get, set);
        }
    }
    cx.add_methods(&future, future::METHODS);
    cx.add_methods(&task, task::METHODS);
    cx.add_methods(&task, standing::METHODS);
    cx.add_properties(&task, inside::TASK);
    cx.add_property(&task, &inside::REPORTED.0, &inside::REPORTED.1);
    for (class, methods) in [
        (cx.types.future_iter.clone(), future_iter::METHODS),
        (cx.types.lock.clone(), lock::METHODS),
        (cx.types.event.clone(), event::METHODS),
        (cx.types.condition.clone(), condition::METHODS),
        (cx.types.semaphore.clone(), semaphore::METHODS),
        (cx.types.bounded_semaphore.clone(), semaphore::BOUNDED),
        (cx.types.barrier.clone(), barrier::METHODS),
        (cx.types.queue.clone(), queue::METHODS),
        (cx.types.queue.clone(), queue_items::METHODS),
        (cx.types.timeout.clone(), timeout::METHODS),
        (cx.types.task_group.clone(), task_group::METHODS),
        (cx.types.runner.clone(), runner::METHODS),
        (
            cx.types.as_completed_iterator.clone(),
            as_completed::METHODS,
        ),
        (cx.types.abstract_event_loop.clone(), abstract_loop::METHODS),
        (cx.types.handle.clone(), handle::METHODS),
        (cx.types.timer_handle.clone(), handle::TIMER_METHODS),
        (cx.types.base_event_loop.clone(), event_loop::METHODS),
        (cx.types.base_event_loop.clone(), net::watch::METHODS),
        (cx.types.base_event_loop.clone(), net::LOOP_METHODS),
        (cx.types.base_event_loop.clone(), signals::METHODS),
    ] {
        cx.add_methods(&class, methods);
    }
    cx.add_properties(&cx.types.handle.clone(), handle::PROPERTIES);
    cx.add_properties(&cx.types.semaphore.clone(), semaphore::PROPERTIES);
    cx.add_properties(&cx.types.barrier.clone(), barrier::PROPERTIES);
    cx.add_properties(&cx.types.queue.clone(), queue::PROPERTIES);
    let (get, set) = &queue_items::CONTAINER;
    cx.add_property(&cx.types.queue.clone(), get, set);
    for class in [&future, &task, &cx.types.queue.clone()] {
        cx.add_methods(class, crate::builtins::protocol::CLASS_GETITEM);
    }
    let (get, set) = &event_loop::SLOW_CALLBACK_DURATION;
    cx.add_property(&cx.types.base_event_loop.clone(), get, set);
    name_homes(cx);
}

/// Tells the classes which module they say they are from.
fn name_homes(cx: &mut Cx) {
    let types = &cx.types;
    let exceptions = &cx.exceptions;
    let homes: Vec<(&str, Vec<Ref<Class>>)> = vec![
        (
            "_asyncio",
            vec![
                types.future.clone(),
                types.task.clone(),
                types.future_iter.clone(),
            ],
        ),
        (
            "asyncio.locks",
            vec![
                types.lock.clone(),
                types.event.clone(),
                types.condition.clone(),
                types.semaphore.clone(),
                types.bounded_semaphore.clone(),
                types.barrier.clone(),
            ],
        ),
        (
            "asyncio.queues",
            vec![
                types.queue.clone(),
                types.priority_queue.clone(),
                types.lifo_queue.clone(),
                exceptions.QueueEmpty.clone(),
                exceptions.QueueFull.clone(),
                exceptions.QueueShutDown.clone(),
            ],
        ),
        (
            "asyncio.exceptions",
            vec![
                exceptions.CancelledError.clone(),
                exceptions.InvalidStateError.clone(),
                exceptions.BrokenBarrierError.clone(),
            ],
        ),
        ("asyncio", vec![exceptions.DeadlockError.clone()]),
        ("asyncio.timeouts", vec![types.timeout.clone()]),
        ("asyncio.taskgroups", vec![types.task_group.clone()]),
        ("asyncio.runners", vec![types.runner.clone()]),
        ("asyncio.tasks", vec![types.as_completed_iterator.clone()]),
        (
            "asyncio.events",
            vec![
                types.handle.clone(),
                types.timer_handle.clone(),
                types.abstract_event_loop.clone(),
            ],
        ),
        ("asyncio.unix_events", vec![types.event_loop.clone()]),
        ("asyncio.base_events", vec![types.base_event_loop.clone()]),
        (
            "asyncio.selector_events",
            vec![types.base_selector_event_loop.clone()],
        ),
    ];
    for (home, classes) in homes {
        let home = cx.str(home);
        for class in classes {
            class.set_attr(&cx.names.module, home.clone());
        }
    }
}

fn build(cx: &mut Cx) -> Ref<Module> {
    let globals = Dict::new();
    let name = cx.str("asyncio");
    globals.set_str(&cx.names.name_, name);
    for table in [
        runner::FUNCTIONS,
        task::FUNCTIONS,
        gather::FUNCTIONS,
        sleep::FUNCTIONS,
        future::FUNCTIONS,
        wait_for::FUNCTIONS,
        timeout::FUNCTIONS,
        shield::FUNCTIONS,
        wait::FUNCTIONS,
        as_completed::FUNCTIONS,
        threads::FUNCTIONS,
        standing::FUNCTIONS,
        event_loop::FUNCTIONS,
    ] {
        add_functions(cx, &globals, table);
    }
    add_classes(cx, &globals);
    for word in ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"] {
        let value = cx.str(word);
        globals.set_str(&cx.intern(word), value);
    }
    let all = public_names(cx, &globals);
    globals.set_str(&cx.names.all, all);
    add_functions(cx, &globals, &MODULE_GETATTR);
    Module::new(globals)
}

fn add_functions(cx: &mut Cx, globals: &Ref<Dict>, table: &'static [NativeDef]) {
    for row in table {
        let function = cx.native(row, false);
        if let Some(native) = function.get::<Native>() {
            let home = submodules::home(row.name).map(|home| cx.intern(&home).into_value());
            cx.natives[native.id as usize].home = home;
        }
        globals.set_str(&cx.intern(row.name), function);
    }
}

fn add_classes(cx: &mut Cx, globals: &Ref<Dict>) {
    let (eof, exception, runtime) = (
        cx.exceptions.EOFError.clone(),
        cx.exceptions.Exception.clone(),
        cx.exceptions.RuntimeError.clone(),
    );
    let home = cx.str("asyncio.exceptions");
    for (name, base) in [
        ("IncompleteReadError", eof),
        ("LimitOverrunError", exception),
        ("SendfileNotAvailableError", runtime),
    ] {
        let class = cx.new_builtin_class(name, &base, Kind::Exception);
        class.set_attr(&cx.names.module, home.clone());
        let init = match name {
            "IncompleteReadError" => net::errors::INCOMPLETE_READ,
            "LimitOverrunError" => net::errors::LIMIT_OVERRUN,
            _ => &[],
        };
        cx.add_methods(&class, init);
        globals.set_str(&cx.intern(name), class.into_value());
    }
    let (types, exceptions) = (&cx.types, &cx.exceptions);
    let classes = [
        &types.future,
        &types.task,
        &types.lock,
        &types.event,
        &types.condition,
        &types.semaphore,
        &types.bounded_semaphore,
        &types.barrier,
        &types.queue,
        &types.priority_queue,
        &types.lifo_queue,
        &types.timeout,
        &types.task_group,
        &types.runner,
        &types.handle,
        &types.timer_handle,
        &exceptions.CancelledError,
        &exceptions.TimeoutError,
        &exceptions.InvalidStateError,
        &exceptions.QueueEmpty,
        &exceptions.QueueFull,
        &exceptions.QueueShutDown,
        &exceptions.BrokenBarrierError,
        &exceptions.DeadlockError,
    ]
    .map(Ref::clone);
    for class in classes {
        let name = class.name.borrow().clone();
        globals.set_str(&name, class.into_value());
    }
    let types = &cx.types;
    for (name, class) in [
        ("EventLoop", &types.event_loop),
        ("SelectorEventLoop", &types.event_loop),
        ("BaseSelectorEventLoop", &types.base_selector_event_loop),
        ("BaseEventLoop", &types.base_event_loop),
        ("AbstractEventLoop", &types.abstract_event_loop),
    ] {
        globals.set_str(&cx.interner.intern(name), class.to_value());
    }
}

/// The names that `from asyncio import *` imports.
fn public_names(cx: &mut Cx, globals: &Ref<Dict>) -> Value {
    let table = globals.table.borrow();
    let is_public = |key: &Value| {
        let text = key.get::<Str>().map_or("_", |text| text.as_str());
        !text.starts_with('_') && text != "BaseSelectorEventLoop"
    };
    let mut names: Vec<Value> = table
        .iter()
        .map(|entry| entry.key.clone())
        .filter(is_public)
        .collect();
    names.extend(submodules::public_names().map(|name| cx.str(name)));
    List::new(names).into_value()
}

/// An attribute of the module that is not there.
fn missing(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.str_of(args.req(0))?;
    let text = name.as_str();
    if let Some(found) = submodules::find(cx, text)? {
        return Ok(found);
    }
    let message = format!("module 'asyncio' has no attribute '{text}'");
    let module = asyncio_module(cx);
    Err(cx.no_attribute(&module, &name, message))
}
