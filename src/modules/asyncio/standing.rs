//! Where tasks stand and who waits for them: what `asyncio.graph` is made from.

use crate::builtins::frame;
use crate::modules::asyncio::picture::frames;
use crate::modules::asyncio::support::{as_task, receiver};
use crate::modules::asyncio::{shield, task_group, wait};
use crate::objects::coroutine::Generator;
use crate::objects::future::{Callback, Reaction};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "_frames",
        "(task, /)",
        "The frames of a task that waits, of its coroutine and those that it awaits.",
        frames_of,
    ),
    def(
        "_awaited_by",
        "(future, /)",
        "The tasks and futures that wait for a future.",
        awaited_by,
    ),
];

pub static METHODS: &[NativeDef] = &[
    def(
        "get_stack",
        "(self, /, *, limit=None)",
        "The frames of its coroutine, or of the traceback of its exception.",
        |cx, args| in_python(cx, args, "_get_stack"),
    ),
    def(
        "print_stack",
        "(self, /, *, limit=None, file=None)",
        "Prints where the task stands.",
        |cx, args| in_python(cx, args, "_print_stack"),
    ),
];

fn frames_of(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(task) = as_task(cx, args.req(0)).filter(|task| !task.core.is_done()) else {
        return Ok(List::new(Vec::new()).into_value());
    };
    let members = frames::members(cx, &task);
    let generators = members.iter().filter_map(Value::get::<Generator>);
    let frames = generators.map(|generator| frame::of_generator(cx, generator));
    let frames = frames.filter(|frame| !frame.is_none()).collect();
    Ok(List::new(frames).into_value())
}

fn awaited_by(_: &mut Cx, args: &Args) -> NativeResult {
    let mut tasks = Vec::new();
    let mut futures = vec![args.req(0).clone()];
    // Behind a future may be another one: the one of a gather or shield, whose task is the one that counts.
    while let Some(future) = futures.pop() {
        let Some(core) = core_of(&future) else {
            continue;
        };
        let callbacks = core.callbacks.take();
        for callback in callbacks.as_slice() {
            match callback {
                Callback::Wake(task) => tasks.push(task.clone()),
                Callback::Gather { outer, .. } => futures.push(outer.to_value()),
                Callback::React(Reaction::GroupChild, group) => {
                    tasks.extend(task_group::parent_of(group));
                }
                Callback::React(Reaction::ShieldInner, state) => {
                    futures.extend(shield::outer_of(state));
                }
                Callback::React(Reaction::WaitChild, state) => futures.extend(wait::over_of(state)),
                Callback::Call(_) | Callback::React(..) | Callback::StopLoop => {}
            }
        }
        core.callbacks.set(callbacks);
    }
    let mut known = rustc_hash::FxHashSet::default();
    tasks.retain(|task| known.insert(task.id));
    let as_seen = |task: Ref<Task>| match task.core.event_loop.get::<EventLoop>() {
        Some(event_loop) => event_loop.face(&task),
        None => task.to_value(),
    };
    Ok(List::new(tasks.into_iter().map(as_seen).collect()).into_value())
}

/// Calls a function of `asyncio.graph` with a task and the keyword arguments of its method.
fn in_python(cx: &mut Cx, args: &Args, function: &str) -> NativeResult {
    receiver::<Task>(cx, args)?;
    let graph = cx.import("asyncio.graph")?;
    let name = cx.intern(function);
    let mut all = vec![args.req(0).clone()];
    let given = |at| args.kw(at).cloned().unwrap_or(Value::NONE);
    all.extend((0..args.keyword.len()).map(given));
    cx.call_method(&graph, &name, &all)
}
