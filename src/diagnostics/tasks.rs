//! The live tasks as a tree: who awaits whom, where, since when. For SIGQUIT and the prompt.

use std::collections::HashSet;

use super::terminal::Style;
use super::waiting;
use crate::schedule::waits::{Picture, Spot, State, TaskPicture, What};

/// Tasks that are shown before the rest is only counted.
const SHOWN_MAX: usize = 1000;
/// Of a long stack so many places are shown at both ends.
const STACK_ENDS: usize = 10;
/// Deeper levels are not indented further.
const INDENTED_MAX: usize = 20;

/// The tree, a task to a line; empty if there are no tasks.
pub fn tree(picture: &Picture, style: &Style) -> String {
    let mut tree = Tree {
        picture,
        style,
        shown: HashSet::new(),
        text: String::new(),
    };
    let awaited: HashSet<u64> = picture.tasks.iter().flat_map(awaits).copied().collect();
    let (inner, roots): (Vec<_>, Vec<_>) = picture
        .tasks
        .iter()
        .partition(|task| awaited.contains(&task.id));
    // Those that are left over wait for each other in a circle.
    for root in roots.into_iter().chain(inner) {
        tree.grow(root);
    }
    let hidden = picture.tasks.len() - tree.shown.len();
    if hidden > 0 {
        tree.text += &format!("and {hidden} more\n");
    }
    tree.text
}

/// The tasks that a task awaits; the holder of a lock is not awaited.
fn awaits(task: &TaskPicture) -> &[u64] {
    match task.wait() {
        Some(wait) if !matches!(wait.what, What::Lock | What::Semaphore) => &wait.tasks,
        Some(_) | None => &[],
    }
}

struct Tree<'a> {
    picture: &'a Picture,
    style: &'a Style,
    shown: HashSet<u64>,
    text: String,
}

impl Tree<'_> {
    /// Adds a task and below it those that it awaits.
    fn grow(&mut self, root: &TaskPicture) {
        // What is to be shown next is on top: a task, what stands before it and before those below it.
        let mut work = vec![(root.id, String::new(), String::new())];
        while let Some((id, head, indent)) = work.pop() {
            let Some(task) = self.picture.task(id) else {
                continue;
            };
            if self.shown.contains(&id) {
                if !head.is_empty() {
                    self.text += &format!("{head}task '{}', see above\n", task.name);
                }
                continue;
            }
            if self.shown.len() == SHOWN_MAX {
                return;
            }
            self.shown.insert(id);
            self.text += &format!("{head}{}\n", line(self.picture, task));
            work.extend(self.below(task, &indent));
        }
    }

    fn below(&self, task: &TaskPicture, indent: &str) -> Vec<(u64, String, String)> {
        let (fork, corner, bar) = if self.style.unicode {
            ("├─ ", "╰─ ", "│  ")
        } else {
            ("|- ", "`- ", "|  ")
        };
        let deep = indent.chars().count() >= 3 * INDENTED_MAX;
        let children = awaits(task);
        let below = children.iter().enumerate().map(|(at, child)| {
            let is_last = at + 1 == children.len();
            let head = format!("{indent}{}", if is_last { corner } else { fork });
            let after = if deep || is_last { "   " } else { bar };
            let inner = if deep {
                indent.to_owned()
            } else {
                format!("{indent}{after}")
            };
            (*child, head, inner)
        });
        let mut below: Vec<_> = below.collect();
        below.reverse();
        below
    }
}

/// A task on a line: its name, where it stands, what it does, for how long.
pub fn line(picture: &Picture, task: &TaskPicture) -> String {
    let main = if task.is_main { " (main)" } else { "" };
    let place = task
        .place()
        .map_or(String::new(), |spot| format!(" at {}", place(spot)));
    let does = match &task.state {
        State::Running => "running".to_owned(),
        State::Ready => "ready".to_owned(),
        State::Asleep(left) => format!("asleep, {} left", waiting::time(*left)),
        State::Blocked(wait) => {
            let what = waiting::brief(picture, task, wait);
            format!("waits for {what}, for {}", waiting::time(wait.since))
        }
    };
    format!("task '{}'{main}{place}: {does}", task.name)
}

/// `FILE:LINE, in function`
pub fn place(spot: &Spot) -> String {
    format!("{}, in {}", spot.place(), spot.function)
}

/// The places of functions that call each other, as in a traceback: equal ones are folded, and of very
/// many the middle is left out.
pub fn stack(spots: &[Spot]) -> String {
    let lines: Vec<String> = spots.chunk_by(Spot::same).map(repeated).collect();
    let hidden = lines.len().saturating_sub(2 * STACK_ENDS);
    if hidden == 0 {
        return lines.concat();
    }
    let (first, last) = (&lines[..STACK_ENDS], &lines[lines.len() - STACK_ENDS..]);
    format!(
        "{}  ... {hidden} more ...\n{}",
        first.concat(),
        last.concat()
    )
}

/// A place, and how often it comes again.
fn repeated(same: &[Spot]) -> String {
    let spot = &same[0];
    let (file, line) = (&spot.source.name, spot.line());
    let text = format!("  File \"{file}\", line {line}, in {}\n", spot.function);
    match same.len() - 1 {
        0 => text,
        1 => format!("{text}  [Previous line repeated 1 more time]\n"),
        more => format!("{text}  [Previous line repeated {more} more times]\n"),
    }
}
