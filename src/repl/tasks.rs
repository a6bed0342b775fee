//! `:tasks`: what runs in the background, who waits for whom.

use crate::modules::asyncio::task::name_of;
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::repl::standing;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;

/// What a task goes by at the prompt.
pub fn number(task: &Task) -> String {
    task.id.to_string()
}

/// The task of this number, or of this name.
pub fn find(event_loop: &EventLoop, which: &str) -> Option<Ref<Task>> {
    let tasks = event_loop.tasks.borrow().all();
    tasks
        .into_iter()
        .find(|task| number(task) == which || name_of(task) == which)
}

/// The tree of the tasks that are not done: below each task what it waits for.
pub fn tree(cx: &mut Cx, event_loop: &EventLoop) -> String {
    let tasks = event_loop.tasks.borrow().all();
    if tasks.is_empty() {
        return "no tasks".to_owned();
    }
    let awaited = |task: &Ref<Task>| task.waits_for().and_then(|value| value.into::<Task>().ok());
    let is_below = |task: &Ref<Task>| {
        let waits = |other: &Ref<Task>| awaited(other).is_some_and(|below| below.same(task));
        tasks.iter().any(waits)
    };
    let mut out = String::new();
    for task in tasks.iter().filter(|task| !is_below(task)) {
        branch(cx, &mut out, task, 0, &awaited);
    }
    out
}

fn branch(
    cx: &mut Cx,
    out: &mut String,
    task: &Ref<Task>,
    depth: usize,
    awaited: &dyn Fn(&Ref<Task>) -> Option<Ref<Task>>,
) {
    let corner = match depth {
        0 => String::new(),
        depth => format!("{}└─ ", "   ".repeat(depth - 1)),
    };
    let words = standing::task_words(cx, task);
    *out += &format!("{corner}{:>3}  {}: {words}\n", number(task), name_of(task));
    if let Some(below) = awaited(task).filter(|below| !below.core.is_done() && depth < 20) {
        branch(cx, out, &below, depth + 1, awaited);
    }
}
