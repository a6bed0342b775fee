//! `asyncio.tasks`, `asyncio.locks`, …: the names of `asyncio`, by the module they are from in CPython.
//!
//! What is written in Python is a file in `stdlib/asyncio/`; its names come into `asyncio` at the
//! first use.

use crate::modules::asyncio::asyncio_module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;

/// Which names of `asyncio` each of its modules has.
const NAMES: &[(&str, &[&str])] = &[
    ("base_events", &["BaseEventLoop", "Server"]),
    ("base_futures", &["isfuture"]),
    (
        "events",
        &[
            "AbstractEventLoop",
            "AbstractServer",
            "Handle",
            "TimerHandle",
            "get_event_loop",
            "get_event_loop_policy",
            "get_running_loop",
            "new_event_loop",
            "set_event_loop",
            "set_event_loop_policy",
            "_get_running_loop",
            "_set_running_loop",
        ],
    ),
    (
        "exceptions",
        &[
            "BrokenBarrierError",
            "CancelledError",
            "IncompleteReadError",
            "InvalidStateError",
            "LimitOverrunError",
            "SendfileNotAvailableError",
            "TimeoutError",
        ],
    ),
    (
        "futures",
        &[
            "Future",
            "isfuture",
            "wrap_future",
            "_set_result_unless_cancelled",
        ],
    ),
    (
        "locks",
        &[
            "Barrier",
            "BoundedSemaphore",
            "Condition",
            "Event",
            "Lock",
            "Semaphore",
        ],
    ),
    (
        "queues",
        &[
            "LifoQueue",
            "PriorityQueue",
            "Queue",
            "QueueEmpty",
            "QueueFull",
            "QueueShutDown",
        ],
    ),
    ("runners", &["Runner", "run"]),
    ("selector_events", &["BaseSelectorEventLoop"]),
    ("taskgroups", &["TaskGroup"]),
    (
        "tasks",
        &[
            "ALL_COMPLETED",
            "FIRST_COMPLETED",
            "FIRST_EXCEPTION",
            "Task",
            "all_tasks",
            "as_completed",
            "create_eager_task_factory",
            "create_task",
            "current_task",
            "eager_task_factory",
            "ensure_future",
            "gather",
            "run_coroutine_threadsafe",
            "shield",
            "sleep",
            "wait",
            "wait_for",
            "_enter_task",
            "_leave_task",
            "_register_task",
            "_unregister_task",
        ],
    ),
    ("threads", &["to_thread"]),
    ("timeouts", &["Timeout", "timeout", "timeout_at"]),
    ("unix_events", &["EventLoop", "SelectorEventLoop"]),
];

/// The names of `asyncio` that are written in Python, with their modules.
const IN_PYTHON: &[(&str, &str)] = &[
    ("AbstractEventLoopPolicy", "policies"),
    ("DefaultEventLoopPolicy", "policies"),
    ("get_event_loop_policy", "policies"),
    ("iscoroutinefunction", "coroutines"),
    ("create_eager_task_factory", "eager"),
    ("eager_task_factory", "eager"),
    ("set_event_loop_policy", "policies"),
    ("FrameCallGraphEntry", "graph"),
    ("FutureCallGraph", "graph"),
    ("capture_call_graph", "graph"),
    ("format_call_graph", "graph"),
    ("print_call_graph", "graph"),
    ("future_add_to_awaited_by", "graph"),
    ("future_discard_from_awaited_by", "graph"),
    ("run_coroutine_threadsafe", "bridge"),
    ("wrap_future", "bridge"),
    ("open_connection", "streams"),
    ("start_server", "streams"),
    ("open_unix_connection", "streams"),
    ("start_unix_server", "streams"),
    ("StreamReader", "streams"),
    ("StreamWriter", "streams"),
    ("StreamReaderProtocol", "streams"),
    ("Server", "servers"),
    ("AbstractServer", "servers"),
    ("BaseProtocol", "protocols"),
    ("Protocol", "protocols"),
    ("BufferedProtocol", "protocols"),
    ("DatagramProtocol", "protocols"),
    ("SubprocessProtocol", "protocols"),
    ("BaseTransport", "transports"),
    ("ReadTransport", "transports"),
    ("WriteTransport", "transports"),
    ("Transport", "transports"),
    ("DatagramTransport", "transports"),
    ("SubprocessTransport", "transports"),
    ("create_subprocess_exec", "subprocess"),
    ("create_subprocess_shell", "subprocess"),
];

/// Modules that are not there before somebody asks for them.
const MODULES: &[&str] = &[
    "constants",
    "coroutines",
    "graph",
    "log",
    "mixins",
    "protocols",
    "staggered",
    "streams",
    "subprocess",
    "transports",
];

/// The names in Python that `from asyncio import *` gives, too.
pub fn public_names() -> impl Iterator<Item = &'static str> {
    let policies = |(_, module): &&(&str, &str)| *module != "policies";
    let named = IN_PYTHON.iter().filter(policies).map(|(name, _)| *name);
    named.chain(["get_event_loop_policy", "set_event_loop_policy"])
}

/// Functions that CPython has in C: they are from there.
const IN_C: &[&str] = &[
    "all_tasks",
    "current_task",
    "future_add_to_awaited_by",
    "future_discard_from_awaited_by",
    "get_event_loop",
    "get_running_loop",
    "_enter_task",
    "_get_running_loop",
    "_leave_task",
    "_register_task",
    "_set_running_loop",
    "_unregister_task",
];

/// The module that a function or class of `asyncio` says it is from.
pub fn home(name: &str) -> Option<String> {
    if IN_C.contains(&name) {
        return Some("_asyncio".to_owned());
    }
    let (home, _) = NAMES.iter().find(|(_, names)| names.contains(&name))?;
    Some(format!("asyncio.{home}"))
}

/// An attribute of `asyncio` that is not there yet: a module, or a name that is written in Python.
pub fn find(cx: &mut Cx, name: &str) -> Result<Option<Value>, crate::vm::raise::Raised> {
    let is_module = MODULES.contains(&name) || NAMES.iter().any(|(module, _)| *module == name);
    let import = cx.hooks.import;
    if is_module {
        return import(cx, &format!("asyncio.{name}")).map(Some);
    }
    let Some((_, module)) = IN_PYTHON.iter().find(|(known, _)| *known == name) else {
        return Ok(None);
    };
    let module = import(cx, &format!("asyncio.{module}"))?;
    let key = cx.intern(name);
    let value = cx.get_attr(&module, &key)?;
    if let Some(home) = home(name) {
        let (word, home) = (cx.names.module.clone(), cx.str(home));
        cx.set_attr(&value, &word, home)?;
    }
    // Whoever asks for a deprecated class is told each time.
    if name.ends_with("Policy") {
        return Ok(Some(value));
    }
    if let Some(asyncio) = asyncio_module(cx).get::<crate::objects::module::Module>() {
        asyncio.globals.set_str(&key, value.clone());
    }
    Ok(Some(value))
}

/// Makes the module `asyncio.<last>`, if it is one of those here.
macro_rules! modules {
    ($($make:ident = $last:literal;)*) => {
        $(fn $make(cx: &mut Cx) -> NativeResult { make(cx, $last) })*

        /// These modules, as rows of the table of modules.
        pub static TABLE: &[(&str, crate::modules::Make)] = &[
            $((concat!("asyncio.", $last), $make),)*
        ];
    };
}

modules! {
    base_events = "base_events";
    base_futures = "base_futures";
    events = "events";
    exceptions = "exceptions";
    futures = "futures";
    locks = "locks";
    queues = "queues";
    runners = "runners";
    selector_events = "selector_events";
    taskgroups = "taskgroups";
    tasks = "tasks";
    threads = "threads";
    timeouts = "timeouts";
    unix_events = "unix_events";
}

fn make(cx: &mut Cx, last: &str) -> NativeResult {
    let module = crate::modules::new(cx, &format!("asyncio.{last}"), "A part of asyncio.", &[]);
    let asyncio = asyncio_module(cx);
    let names = NAMES.iter().find(|(name, _)| *name == last);
    for name in names.map_or(&[][..], |(_, names)| names) {
        let key: crate::objects::heap::Ref<Str> = cx.intern(name);
        // What Bide does not have yet is missing here, too.
        if let Ok(value) = cx.get_attr(&asyncio, &key) {
            module.globals.set_str(&key, value);
        }
    }
    Ok(module.into_value())
}
