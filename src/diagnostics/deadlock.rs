//! The report about a deadlock: every blocked task, where it waits and for what, and the circle in
//! which tasks wait for each other, if there is one.

use super::snippet::{self, Label};
use super::tasks::{self, place};
use super::terminal::Style;
use super::waiting;
use crate::schedule::waits::{Failed, Held, Picture, Spot, State, TaskPicture, Wait, own_place};
use crate::text::span::Span;

/// Different blocked places that are shown before the rest is only counted.
const SHOWN_MAX: usize = 24;
/// Members of a circle that are shown.
const CIRCLE_MAX: usize = 24;
/// A shorter wait is not worth mentioning.
const SINCE_MIN_MS: u128 = 10;

/// The whole report.
pub fn report(picture: &Picture, style: &Style) -> String {
    let mut text = format!("{}\n", headline(picture));
    let circle = picture.cycle().unwrap_or_default();
    if !circle.is_empty() {
        text += &format!("\n{}", draw_circle(picture, &circle, style));
    }
    let mut groups = groups(picture);
    // Should there be too many, those in the circle are shown.
    groups.sort_by_key(|group| !group[0].is_main && !circle.contains(&group[0].id));
    for group in groups.iter().take(SHOWN_MAX) {
        text.push('\n');
        text += &blocked(picture, group, style);
    }
    let hidden: usize = groups.iter().skip(SHOWN_MAX).map(Vec::len).sum();
    if hidden > 0 {
        text += &format!("\nand {hidden} more tasks\n");
    }
    for thread in picture.threads.iter().take(SHOWN_MAX) {
        text += &format!("\nthread '{}' waits\n", thread.name);
        // The library's part of every thread says nothing.
        let own = thread.frames.iter().position(|spot| !spot.in_library());
        text += &stand(&thread.frames[own.unwrap_or(0)..], &[], None, style);
    }
    text + "\n"
}

/// A task that has failed: perhaps that is the reason. `why` is its exception's last line.
pub fn failed(failed: &Failed, why: &str) -> String {
    let name = &failed.name;
    format!("task '{name}' has failed, and nobody has asked for its exception:\n  {why}\n")
}

fn headline(picture: &Picture) -> String {
    let threads = picture.threads.len();
    let who = match picture.tasks.len() {
        0 if threads > 0 => "every thread waits".to_owned(),
        _ if threads > 0 => "every task and every thread waits".to_owned(),
        0 => return "Deadlock: the event loop runs, and nothing can ever happen in it.".to_owned(),
        1 => "the only task waits".to_owned(),
        2 => "both tasks wait".to_owned(),
        count => format!("all {count} tasks wait"),
    };
    format!("Deadlock: {who}, and nothing is left that could wake one.")
}

/// Blocked tasks that wait at the same place for the same thing are told of together.
fn groups(picture: &Picture) -> Vec<Vec<&TaskPicture>> {
    let mut groups: Vec<Vec<&TaskPicture>> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for task in &picture.tasks {
        let State::Blocked(wait) = &task.state else {
            continue;
        };
        let alone = task.is_main || !task.holds.is_empty();
        let spots = task
            .frames
            .iter()
            .map(|spot| (spot.source.name.as_str(), spot.span.start));
        let key = (
            alone.then_some(task.id),
            spots.collect::<Vec<_>>(),
            waiting::what(picture, task, wait),
        );
        let at = *known.entry(key).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(task);
    }
    groups
}

/// Some tasks that wait alike.
fn blocked(picture: &Picture, group: &[&TaskPicture], style: &Style) -> String {
    let task = group[0];
    let Some(wait) = task.wait() else {
        return String::new();
    };
    let ids: Vec<u64> = group.iter().map(|task| task.id).collect();
    let who = waiting::tasks(picture, &ids);
    let main = if task.is_main { " (main)" } else { "" };
    let verb = if group.len() == 1 { "waits" } else { "wait" };
    let what = waiting::what(picture, task, wait);
    let mut text = format!("{who}{main} {verb} for {what}\n");
    text += &circumstances(task, wait);
    let hope = waiting::hope(picture, wait);
    text + &stand(&task.frames, &task.holds, hope.as_deref(), style)
}

/// Where something stands: the functions that led there, and the place itself drawn, with those in the
/// same file where it took what others wait for.
fn stand(frames: &[Spot], holds: &[Held], help: Option<&str>, style: &Style) -> String {
    let Some(own) = own_place(frames) else {
        return String::new();
    };
    let at = frames.iter().rposition(|spot| own.same(spot));
    let before = tasks::stack(&frames[..at.unwrap_or(0)]);
    before + &draw(holds, own, help, style)
}

/// Where a task comes from, and since when it waits.
fn circumstances(task: &TaskPicture, wait: &Wait) -> String {
    let created = task.created.as_ref().filter(|_| !task.is_main);
    let created = created.map(|spot| format!("created at {}", place(spot)));
    let long = wait.since.as_millis() >= SINCE_MIN_MS;
    let since = long.then(|| format!("waiting for {}", waiting::time(wait.since)));
    let words: Vec<String> = created.into_iter().chain(since).collect();
    if words.is_empty() {
        return String::new();
    }
    format!("  {}\n", words.join("; "))
}

/// The place where a task waits, and those in the same file where it took what others wait for.
fn draw(holds: &[Held], spot: &Spot, help: Option<&str>, style: &Style) -> String {
    let mut labels = vec![Label {
        span: first_line(spot),
        text: "waits here".to_owned(),
    }];
    let mut elsewhere = String::new();
    for held in holds {
        let Some(taken) = &held.spot else { continue };
        let text = format!("took {} here", waiting::held(held));
        if std::rc::Rc::ptr_eq(&taken.source, &spot.source) {
            let span = first_line(taken);
            if labels.iter().all(|label| label.span != span) {
                labels.push(Label { span, text });
            }
        } else {
            elsewhere += &format!("  took {} at {}\n", waiting::held(held), place(taken));
        }
    }
    if let [only] = &mut labels[..] {
        only.text.clear();
    }
    elsewhere + &snippet::draw(&spot.source, &labels, help, style)
}

/// The part of a place that is on its first line: what goes on over many lines is not drawn whole.
fn first_line(spot: &Spot) -> Span {
    let line = spot.line();
    let start = spot.source.line_starts[line - 1];
    let end = start + spot.source.line_text(line).trim_end().len() as u32;
    Span::new(spot.span.start, spot.span.end.min(end))
}

/// The circle, with an arrow from its end to its beginning.
pub fn draw_circle(picture: &Picture, circle: &[u64], style: &Style) -> String {
    let (top, bar, bottom) = if style.unicode {
        ("╭─▶", "│  ", "╰──")
    } else {
        (",->", "|  ", "`--")
    };
    let name = |id: &u64| waiting::tasks(picture, &[*id]);
    let mut text = String::new();
    for (at, id) in circle.iter().take(CIRCLE_MAX).enumerate() {
        let edge = if at == 0 { top } else { bar };
        let wait = picture.task(*id).and_then(TaskPicture::wait);
        let link = wait.map_or(String::new(), waiting::link);
        text += &format!("  {edge} {} {link}\n", name(id));
    }
    if circle.len() > CIRCLE_MAX {
        text += &format!("  {bar} ... {} more ...\n", circle.len() - CIRCLE_MAX);
    }
    let first = match circle {
        [_] => "itself".to_owned(),
        [first, ..] => name(first),
        [] => String::new(),
    };
    text + &format!("  {bottom} {first}\n")
}
