//! Background tasks that fail: what nobody can see any more is reported at once; what a variable still
//! holds is mentioned, once.

use std::collections::HashSet;

use crate::diagnostics::headline;
use crate::modules::asyncio::task::name_of;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::future::{FutureState, peek};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// Which tasks have been mentioned, by their ids.
#[derive(Default)]
pub struct Watch {
    mentioned: HashSet<u64>,
}

impl Watch {
    /// Looks for tasks that have failed since the last time.
    pub fn look(&mut self, cx: &mut Cx, globals: &Ref<Dict>) {
        forget_shown(cx);
        for (name, task) in failed(globals) {
            if self.mentioned.insert(task.id) {
                mention(cx, &name, &task);
            }
        }
    }
}

/// A failed task that only `_` holds, because it was shown, is as good as lost.
fn forget_shown(cx: &mut Cx) {
    let name = cx.names.underscore.clone();
    let shown = cx.builtins.get_str(&name);
    let task = shown.and_then(|value| value.into::<Task>().ok());
    // Held by `_`, and here.
    if task.is_some_and(|task| has_failed(&task) && task.count() == 2) {
        drop(cx.builtins.set_str(&name, Value::NONE));
        cx.run_finalisers();
    }
}

fn has_failed(task: &Task) -> bool {
    task.core.state.get() == FutureState::Exception && task.core.unseen.get()
}

/// The failed tasks that variables hold.
fn failed(globals: &Dict) -> Vec<(String, Ref<Task>)> {
    let table = globals.table.borrow();
    table
        .iter()
        .filter_map(|entry| {
            let task = entry.value.get::<Task>().filter(|task| has_failed(task))?;
            let name = entry.key.get::<Str>()?;
            Some((name.as_str().to_owned(), task.clone()))
        })
        .collect()
}

fn mention(cx: &mut Cx, variable: &str, task: &Ref<Task>) {
    let Ok(exception) = peek(&task.core.outcome).into::<Exception>() else {
        return;
    };
    let headline = headline::of(cx, &exception);
    let headline = headline.lines().next().unwrap_or("").to_owned();
    let name = name_of(task);
    // Nobody is left to hear that the terminal is gone.
    let _ = writeln!(
        cx.stderr,
        "task '{name}' failed: {headline}\n  `await {variable}` raises it"
    );
}
