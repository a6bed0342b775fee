//! Who waits for what, as plain data: one picture of an event loop's tasks at one moment.
//!
//! Nothing is kept for it while tasks run but the turn's time in each task: `modules/asyncio/picture`
//! makes it when somebody asks, from where the coroutines stand. The report about a deadlock, the
//! picture on SIGQUIT and the prompt's `:tasks` read it; `diagnostics/tasks.rs` puts it into words.

use std::rc::Rc;
use std::time::Duration;

use rustc_hash::FxHashMap;

use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::text::source::SourceFile;
use crate::text::span::Span;

/// The tasks of an event loop that are not done, oldest first.
#[derive(Default)]
pub struct Picture {
    pub tasks: Vec<TaskPicture>,
    /// Where the script stands that runs now and belongs to no task, outermost function first.
    pub outside: Vec<Spot>,
    /// The threads of the script that do not run now, and where they stand, but for an event loop's that
    /// waits for its tasks.
    pub threads: Vec<ThreadPicture>,
    /// Tasks that have failed, and nobody has asked for their exceptions.
    pub failed: Vec<Failed>,
}

/// A task.
pub struct TaskPicture {
    /// Its number: tells it from every other task of the interpreter.
    pub id: u64,
    /// What `get_name` gives.
    pub name: String,
    /// Whether the event loop runs until it is done.
    pub is_main: bool,
    pub state: State,
    /// Where its coroutine stands and those that it awaits, outermost first.
    pub frames: Vec<Spot>,
    /// Where it was created.
    pub created: Option<Spot>,
    /// The locks and places of semaphores that it has.
    pub holds: Vec<Held>,
}

/// A thread.
pub struct ThreadPicture {
    pub name: String,
    /// Where its functions stand, outermost first.
    pub frames: Vec<Spot>,
}

/// A task that has failed.
pub struct Failed {
    /// What `get_name` gives.
    pub name: String,
    pub exception: Ref<Exception>,
}

/// What a task does.
pub enum State {
    /// Its step is running.
    Running,
    /// Its next step is queued.
    Ready,
    /// It sleeps, for so long yet.
    Asleep(Duration),
    /// It waits.
    Blocked(Wait),
}

/// What a task waits for, and since when.
pub struct Wait {
    pub what: What,
    /// The lock, queue, … that it waits at, if there is one.
    pub thing: Option<Thing>,
    /// The numbers of the tasks that would have to get on first.
    pub tasks: Vec<u64>,
    /// Where the lock was taken, if that is known.
    pub taken: Option<Spot>,
    /// The numbers of other tasks that refer to the thing, and so might do something about it.
    pub others: Vec<u64>,
    /// How long it has waited.
    pub since: Duration,
}

/// The kinds of things that a task waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A lock, to be released.
    Lock,
    /// A place of a semaphore.
    Semaphore,
    /// An event, to be set.
    Event,
    /// A condition, to be notified.
    Condition,
    /// A barrier's other parties.
    Barrier,
    /// An item of a queue.
    Get,
    /// Room in a queue.
    Put,
    /// `task_done` for every item of a queue.
    Join,
    /// Another task.
    Task,
    /// What `gather` was given; so many futures of them are no tasks.
    Gather { futures: usize },
    /// What `wait` was given; so many futures of them are no tasks.
    Any { futures: usize },
    /// The next one of what `as_completed` was given.
    Completed,
    /// The tasks of a `TaskGroup`.
    Group,
    /// What a `shield` protects.
    Shield,
    /// A function on a thread of its own.
    Thread,
    /// A future, to be given a result.
    Future,
    /// This coroutine, which is written in Rust.
    Native(&'static str),
}

/// A lock, queue or the like.
#[derive(Clone)]
pub struct Thing {
    /// Tells it from every other one.
    pub identity: u64,
    /// The name of its class.
    pub class: String,
    /// What the script calls it: `lock`, `self.queue`, `forks[2]`.
    pub name: Option<String>,
    /// Whether a global name leads to it.
    pub is_global: bool,
    /// How it stands: `2 of 3 have come`.
    pub facts: Option<String>,
}

/// Something that a task has and others may wait for.
pub struct Held {
    pub thing: Thing,
    /// Whether it has a place of it, as of a semaphore, and not all of it.
    pub is_place: bool,
    /// Where it was taken.
    pub spot: Option<Spot>,
}

/// A place in a script, and the function it is in.
#[derive(Clone)]
pub struct Spot {
    pub source: Rc<SourceFile>,
    pub span: Span,
    pub function: Rc<str>,
}

impl Spot {
    /// Its line, counted from 1.
    pub fn line(&self) -> usize {
        self.source.line(self.span.start)
    }

    /// `FILE:LINE`
    pub fn place(&self) -> String {
        format!("{}:{}", self.source.name, self.line())
    }

    /// Whether it is in the library that is written in the language itself.
    pub fn in_library(&self) -> bool {
        self.source.name.starts_with("<library>")
    }

    /// Whether two are the same place.
    pub fn same(&self, other: &Spot) -> bool {
        Rc::ptr_eq(&self.source, &other.source) && self.span == other.span
    }
}

impl TaskPicture {
    /// Where it waits: the innermost place in the script itself.
    pub fn place(&self) -> Option<&Spot> {
        own_place(&self.frames)
    }

    /// What it waits for, if it does.
    pub fn wait(&self) -> Option<&Wait> {
        match &self.state {
            State::Blocked(wait) => Some(wait),
            State::Running | State::Ready | State::Asleep(_) => None,
        }
    }
}

/// The innermost place in the script itself, and not in the library.
pub fn own_place(frames: &[Spot]) -> Option<&Spot> {
    let own = frames.iter().rev().find(|spot| !spot.in_library());
    own.or(frames.last())
}

impl Picture {
    /// The task of this number.
    pub fn task(&self, id: u64) -> Option<&TaskPicture> {
        let at = self.tasks.binary_search_by_key(&id, |task| task.id).ok()?;
        self.tasks.get(at)
    }

    /// A circle of tasks each of which waits for the next, the last for the first; the oldest comes first.
    pub fn cycle(&self) -> Option<Vec<u64>> {
        // Where on the path a task is; none once all that it waits for was followed in vain.
        let mut seen: FxHashMap<u64, Option<usize>> = FxHashMap::default();
        for task in &self.tasks {
            if seen.contains_key(&task.id) {
                continue;
            }
            let mut path = vec![(task.id, 0)];
            seen.insert(task.id, Some(0));
            while let Some((id, next)) = path.last_mut() {
                let wait = self.task(*id).and_then(TaskPicture::wait);
                let target = wait.and_then(|wait| wait.tasks.get(*next)).copied();
                *next += 1;
                let Some(target) = target else {
                    seen.insert(*id, None);
                    path.pop();
                    continue;
                };
                match seen.get(&target) {
                    Some(Some(start)) => {
                        let circle = path[*start..].iter().map(|(id, _)| *id);
                        return Some(oldest_first(circle.collect()));
                    }
                    Some(None) => {}
                    None => {
                        seen.insert(target, Some(path.len()));
                        path.push((target, 0));
                    }
                }
            }
        }
        None
    }
}

/// The same circle, begun with the oldest task.
fn oldest_first(mut circle: Vec<u64>) -> Vec<u64> {
    let oldest = circle.iter().enumerate().min_by_key(|(_, id)| **id);
    let at = oldest.map_or(0, |(at, _)| at);
    circle.rotate_left(at);
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: u64, waits_for: &[u64]) -> TaskPicture {
        TaskPicture {
            id,
            name: format!("Task-{id}"),
            is_main: id == 1,
            state: State::Blocked(Wait {
                what: What::Task,
                thing: None,
                tasks: waits_for.to_vec(),
                taken: None,
                others: Vec::new(),
                since: Duration::ZERO,
            }),
            frames: Vec::new(),
            created: None,
            holds: Vec::new(),
        }
    }

    fn cycle(waits: &[(u64, &[u64])]) -> Option<Vec<u64>> {
        let tasks = waits.iter().map(|(id, on)| task(*id, on)).collect();
        let picture = Picture {
            tasks,
            ..Picture::default()
        };
        picture.cycle()
    }

    #[test]
    fn a_circle_is_found_wherever_it_hangs() {
        assert_eq!(cycle(&[(1, &[2]), (2, &[]), (3, &[2])]), None);
        assert_eq!(cycle(&[(1, &[1])]), Some(vec![1]));
        assert_eq!(
            cycle(&[(1, &[2, 4]), (2, &[]), (3, &[5]), (4, &[5]), (5, &[3])]),
            Some(vec![3, 5])
        );
        assert_eq!(cycle(&[(1, &[9])]), None);
    }
}
