//! `:tasks` and `:cancel`: what runs in the background, who waits for whom.

use crate::diagnostics::{self, terminal};
use crate::modules::asyncio::picture::picture;
use crate::modules::asyncio::task::name_of;
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;

/// What tasks are called that were given no name, before their number.
const NUMBERED: &str = "Task-";

/// What a task goes by at the prompt: the number in its name, or its name.
pub fn handle(task: &Task) -> String {
    let name = name_of(task);
    match name.strip_prefix(NUMBERED) {
        Some(number) => number.to_owned(),
        None => name,
    }
}

/// The task of this number, or of this name.
pub fn find(event_loop: &EventLoop, which: &str) -> Option<Ref<Task>> {
    let tasks = event_loop.tasks.borrow().all();
    let is_meant = |task: &Ref<Task>| handle(task) == which || name_of(task) == which;
    tasks.into_iter().find(is_meant)
}

/// The tree of the tasks that are not done: below each task those it waits for.
pub fn tree(cx: &mut Cx, event_loop: &EventLoop) -> String {
    let picture = picture(cx, Some(event_loop));
    let tree = diagnostics::tasks::tree(&picture, &terminal::style(cx));
    if tree.is_empty() {
        return "no tasks".to_owned();
    }
    tree
}

/// Where a task stands, if it is not done: `at <input 1>:3, in nap: asleep, 5.0 s left`.
pub fn standing(cx: &Cx, task: &Task) -> Option<String> {
    let event_loop = task.core.event_loop.get::<EventLoop>()?;
    let picture = picture(cx, Some(event_loop));
    let line = diagnostics::tasks::line(&picture, picture.task(task.id)?);
    let name = format!("task '{}' ", name_of(task));
    Some(line.strip_prefix(&name).unwrap_or(&line).to_owned())
}
