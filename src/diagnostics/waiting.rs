//! What a task waits for, in words.

use std::time::Duration;

use crate::schedule::waits::{Held, Picture, TaskPicture, Thing, Wait, What};

/// Tasks that are named before the rest is only counted.
const NAMED_MAX: usize = 4;

/// What a task waits for: the words after "waits for".
pub fn what(picture: &Picture, task: &TaskPicture, wait: &Wait) -> String {
    let thing = wait.thing.as_ref().map_or(String::new(), thing);
    let facts = wait.thing.as_ref().and_then(|thing| thing.facts.as_deref());
    let facts = facts.map_or(String::new(), |facts| format!(" ({facts})"));
    match &wait.what {
        What::Lock => format!("{thing}, {}", holder(picture, task, wait)),
        What::Semaphore if wait.tasks.is_empty() => format!("a place of {thing}{facts}"),
        What::Semaphore => format!("a place of {thing}{facts}, {}", holder(picture, task, wait)),
        What::Event => format!("{thing} to be set"),
        What::Condition => format!("{thing} to be notified"),
        What::Barrier => format!("{thing}{facts}"),
        What::Get => format!("an item of {thing}{facts}"),
        What::Put => format!("room in {thing}{facts}"),
        What::Join => format!("task_done() on {thing}{facts}"),
        What::Future => format!("{thing} to be given a result"),
        What::Task => tasks(picture, &wait.tasks),
        What::Gather { futures } => format!("gather(): {}", all(picture, wait, *futures)),
        What::Any { futures } => format!("wait(): {}", all(picture, wait, *futures)),
        What::Completed => format!("as_completed(): {}", all(picture, wait, 0)),
        What::Group => format!("its TaskGroup: {}", all(picture, wait, 0)),
        What::Shield => format!("shield(): {}", all(picture, wait, 0)),
        What::Thread => "a function on a thread".to_owned(),
        What::Native(name) => format!("{name}()"),
    }
}

/// The same without the names of those that are awaited.
pub fn brief(picture: &Picture, task: &TaskPicture, wait: &Wait) -> String {
    let call = match &wait.what {
        What::Gather { .. } => "gather()",
        What::Any { .. } => "wait()",
        What::Completed => "as_completed()",
        What::Group => "its TaskGroup",
        What::Shield => "shield()",
        _ => return what(picture, task, wait),
    };
    match wait.tasks.len() {
        0 => call.to_owned(),
        1 => format!("{call} of a task"),
        count => format!("{call} of {count} tasks"),
    }
}

/// The words between two members of a circle: "waits for … held by".
pub fn link(wait: &Wait) -> String {
    let thing = wait.thing.as_ref().map_or(String::new(), thing);
    match &wait.what {
        What::Lock => format!("waits for {thing}, held by"),
        What::Semaphore => format!("waits for a place of {thing}, held by"),
        What::Gather { .. } => "waits for gather(), in it".to_owned(),
        What::Any { .. } => "waits for wait(), in it".to_owned(),
        What::Completed => "waits for as_completed(), in it".to_owned(),
        What::Group => "waits for its TaskGroup, in it".to_owned(),
        What::Shield => "waits for shield(), in it".to_owned(),
        _ => "waits for".to_owned(),
    }
}

/// Who could end a wait that no task in particular is to end.
pub fn hope(picture: &Picture, wait: &Wait) -> Option<String> {
    let deed = match wait.what {
        What::Event => "set it",
        What::Condition => "notify it",
        What::Barrier => "come",
        What::Get => "put something into it",
        What::Put => "take something out of it",
        What::Join => "call task_done()",
        What::Future => "give it a result",
        _ => return None,
    };
    let thing = wait.thing.as_ref()?;
    let waits_alike = |id: &u64| {
        let other = picture.task(*id).and_then(TaskPicture::wait);
        other.is_some_and(|other| {
            let same = other.thing.as_ref().map(|thing| thing.identity) == Some(thing.identity);
            same && other.what == wait.what
        })
    };
    let others = wait.others.iter().copied().filter(|id| !waits_alike(id));
    let others: Vec<u64> = others.collect();
    Some(match (&others[..], thing.is_global) {
        ([], true) => format!("no task is left that could {deed}"),
        ([], false) => format!("no other task refers to it, so none can {deed}"),
        ([_], _) => format!(
            "{} could {deed}, but is blocked too",
            tasks(picture, &others)
        ),
        (_, _) => format!(
            "{} could {deed}, but are blocked too",
            tasks(picture, &others)
        ),
    })
}

fn holder(picture: &Picture, task: &TaskPicture, wait: &Wait) -> String {
    match (&wait.tasks[..], &wait.taken) {
        ([holder], _) if *holder == task.id => "held by itself".to_owned(),
        ([], Some(taken)) => format!("taken at {} and never released", taken.place()),
        ([], None) => "which is locked".to_owned(),
        (holders, _) => format!("held by {}", tasks(picture, holders)),
    }
}

fn all(picture: &Picture, wait: &Wait, futures: usize) -> String {
    let futures = match futures {
        0 => String::new(),
        1 => "a future".to_owned(),
        count => format!("{count} futures"),
    };
    match (wait.tasks.is_empty(), futures.is_empty()) {
        (true, _) => futures,
        (false, true) => tasks(picture, &wait.tasks),
        (false, false) => format!("{} and {futures}", tasks(picture, &wait.tasks)),
    }
}

/// Tasks by their names: `tasks 'a', 'b' and 3 more`.
pub fn tasks(picture: &Picture, ids: &[u64]) -> String {
    let named = ids
        .iter()
        .filter_map(|id| picture.task(*id))
        .take(NAMED_MAX);
    let named: Vec<String> = named.map(|task| format!("'{}'", task.name)).collect();
    let plural = if ids.len() == 1 { "" } else { "s" };
    let list = match (&named[..], ids.len() - named.len()) {
        (all, 1..) => format!("{} and {} more", all.join(", "), ids.len() - all.len()),
        ([first @ .., last], 0) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        (all, 0) => all.join(", "),
    };
    format!("task{plural} {list}")
}

/// A lock, queue or the like by its class and name.
pub fn thing(thing: &Thing) -> String {
    match &thing.name {
        Some(name) => format!("{} `{name}`", thing.class),
        None => {
            let vowel = thing.class.starts_with(['A', 'E', 'I', 'O', 'U']);
            format!("{} {}", if vowel { "an" } else { "a" }, thing.class)
        }
    }
}

/// What a task has: a lock, or a place of a semaphore.
pub fn held(held: &Held) -> String {
    let of = if held.is_place { "a place of " } else { "" };
    format!("{of}{}", thing(&held.thing))
}

/// A stretch of time: `0.5 s`, `2 min 5 s`, `3 h 20 min`.
pub fn time(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => {
            let text = format!("{:.2}", time.as_secs_f64());
            format!("{} s", text.trim_end_matches('0').trim_end_matches('.'))
        }
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
    }
}
