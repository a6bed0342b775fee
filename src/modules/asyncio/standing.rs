//! Where tasks stand and who waits for them: what `asyncio.graph` is made from.

use crate::modules::asyncio::picture::frames;
use crate::modules::asyncio::support::{as_task, receiver};
use crate::objects::future::Callback;
use crate::objects::list::List;
use crate::objects::task::Task;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome::core_of;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "_standing",
        "(task, /)",
        "Where a task's functions stand, outermost first: file, line, name, text.",
        standing,
    ),
    def(
        "_awaited_by",
        "(future, /)",
        "The tasks and futures that wait for a future.",
        awaited_by,
    ),
];

pub static METHODS: &[NativeDef] = &[def(
    "print_stack",
    "(self, /, *, limit=None, file=None)",
    "Prints where the task stands.",
    print_stack,
)];

fn standing(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(task) = as_task(cx, args.req(0)).filter(|task| !task.core.is_done()) else {
        return Ok(List::new(Vec::new()).into_value());
    };
    let members = frames::members(cx, &task);
    let mut places = Vec::new();
    for spot in frames::spots(cx, &task, &members) {
        let line = spot.line();
        let text = spot.source.line_text(line).trim().to_owned();
        let place = vec![
            cx.str(spot.source.name.as_str()),
            Value::int(line as i64),
            cx.str(spot.function.as_ref()),
            cx.str(text),
        ];
        places.push(Tuple::new(place).into_value());
    }
    Ok(List::new(places).into_value())
}

fn awaited_by(_: &mut Cx, args: &Args) -> NativeResult {
    let Some(core) = core_of(args.req(0)) else {
        return Ok(List::new(Vec::new()).into_value());
    };
    let callbacks = core.callbacks.take();
    let waiting = callbacks
        .as_slice()
        .iter()
        .filter_map(|callback| match callback {
            Callback::Wake(task) => Some(match task.core.event_loop.get::<EventLoop>() {
                Some(event_loop) => event_loop.face(task),
                None => task.to_value(),
            }),
            Callback::Gather { outer, .. } => Some(outer.to_value()),
            Callback::Call(_) | Callback::React(..) | Callback::StopLoop => None,
        });
    let waiting = waiting.collect();
    core.callbacks.set(callbacks);
    Ok(List::new(waiting).into_value())
}

fn print_stack(cx: &mut Cx, args: &Args) -> NativeResult {
    receiver::<Task>(cx, args)?;
    let graph = cx.import("asyncio.graph")?;
    let name = cx.intern("_print_stack");
    let given = |value: Option<&Value>| value.cloned().unwrap_or(Value::NONE);
    let (limit, file) = (given(args.kw(0)), given(args.kw(1)));
    cx.call_method(&graph, &name, &[args.req(0).clone(), limit, file])
}
