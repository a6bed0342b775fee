//! The picture of a live program on standard error: what SIGQUIT (Ctrl-\) asks for.

use crate::diagnostics::{deadlock, tasks, terminal, waiting};
use crate::modules::asyncio::picture;
use crate::schedule::waits::{Picture, Spot, State};
use crate::vm::cx::Cx;

/// Shows what the program does at the moment; it goes on afterwards. This is the hook `show_tasks`.
pub fn show(cx: &mut Cx) {
    let event_loop = cx.schedule.running.clone();
    let picture = picture::picture(cx, event_loop.as_deref());
    let style = terminal::style(cx);
    let uptime = waiting::time(cx.schedule.clock.elapsed());
    let mut text = match picture.tasks.len() {
        0 if event_loop.is_none() => format!("No event loop runs, after {uptime}.\n"),
        0 => format!("No tasks, after {uptime}.\n"),
        1 => format!("One task, after {uptime}:\n"),
        count => format!("{count} tasks, after {uptime}:\n"),
    };
    text += &tasks::tree(&picture, &style);
    if let Some(circle) = picture.cycle() {
        text += "These wait for each other:\n";
        text += &deadlock::draw_circle(&picture, &circle, &style);
    }
    text += &stack(running(&picture));
    let _ = cx.stdout.flush();
    // Nobody is left to hear that standard error is closed.
    let _ = cx.stderr.write_all(text.as_bytes());
    let _ = cx.stderr.flush();
}

/// The functions that run, outermost first.
fn running(picture: &Picture) -> &[Spot] {
    let current = picture
        .tasks
        .iter()
        .find(|task| matches!(task.state, State::Running));
    current.map_or(&picture.outside, |task| &task.frames)
}

fn stack(spots: &[Spot]) -> String {
    if spots.is_empty() {
        return String::new();
    }
    format!("Running (most recent call last):\n{}", tasks::stack(spots))
}
