//! Where tasks stand: their coroutines, and the places in the script.

use crate::objects::chain::Chain;
use crate::objects::code::CodeObject;
use crate::objects::coroutine::{Generator, NativeCoroutine, State, copy_chain};
use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::waits::{Spot, ThreadPicture};
use crate::vm::cx::Cx;
use crate::vm::stack::{Frame, Root};

/// The coroutine of a task and all that it waits for, outermost first.
pub fn members(cx: &Cx, task: &Task) -> Vec<Value> {
    match root_of(cx, task) {
        Some((_, root)) => with_chain(&root.owner, &root.chain),
        None => {
            let coroutine = task.coroutine.to_value();
            with_chain(&coroutine, &chain_of(&coroutine))
        }
    }
}

/// Where the functions of a task stand, outermost first.
pub fn spots(cx: &Cx, task: &Task, members: &[Value]) -> Vec<Spot> {
    match root_of(cx, task) {
        Some((at, _)) => running(&cx.stack.frames[at..]),
        None => members.iter().filter_map(suspended).collect(),
    }
}

/// Where the script stands that a callback or no event loop at all runs, outermost first.
pub fn outside(cx: &Cx) -> Vec<Spot> {
    let frames = &cx.stack.frames;
    let is_entry = |frame: &Frame| matches!(frame, Frame::Entry);
    if cx.schedule.running.is_none() {
        return running(frames);
    }
    // Of the frames below the event loop nobody wants to know.
    let last = frames.iter().rposition(is_entry).filter(|at| *at > 0);
    last.map_or(Vec::new(), |at| running(&frames[at..]))
}

/// Where the running thread stands, outermost first.
pub fn here(cx: &Cx) -> Vec<Spot> {
    running(&cx.stack.frames)
}

/// The green threads that do not run now.
pub fn threads(cx: &Cx) -> Vec<ThreadPicture> {
    let stacks = cx.threads.stacks().into_iter();
    let threads = stacks.map(|(name, stack)| ThreadPicture {
        name: name.to_owned(),
        frames: running(&stack.frames),
    });
    threads.collect()
}

/// The boundary on the stack where a task is being stepped, if it is.
fn root_of<'a>(cx: &'a Cx, task: &Task) -> Option<(usize, &'a Root)> {
    let frames = cx.stack.frames.iter().enumerate();
    frames.rev().find_map(|(at, frame)| match frame {
        Frame::Root(root) if task.coroutine.is(&root.owner) => Some((at, root)),
        _ => None,
    })
}

fn with_chain(owner: &Value, chain: &[Value]) -> Vec<Value> {
    [owner].into_iter().chain(chain).cloned().collect()
}

fn chain_of(owner: &Value) -> Chain {
    if let Some(generator) = owner.get::<Generator>() {
        return copy_chain(&generator.chain);
    }
    let native = owner.get::<NativeCoroutine>();
    native.map_or(Chain::Empty, |native| copy_chain(&native.chain))
}

fn running(frames: &[Frame]) -> Vec<Spot> {
    let mut spots = Vec::new();
    for frame in frames {
        match frame {
            Frame::Script(activation) => spots.push(spot(activation.code(), activation.at())),
            // The one that runs has a frame of its own.
            Frame::Root(root) => {
                let waiting = [&root.owner].into_iter().chain(&*root.chain);
                spots.extend(waiting.filter_map(suspended));
            }
            _ => {}
        }
    }
    spots
}

fn suspended(member: &Value) -> Option<Spot> {
    let generator = member.get::<Generator>()?;
    let code = &generator.function.code;
    match generator.state.get() {
        State::Suspended => Some(spot(code, generator.registers.pc.get().saturating_sub(1))),
        State::Created => Some(beginning(code)),
        State::Running | State::Finished => None,
    }
}

/// The place of an instruction.
pub fn spot(code: &Ref<CodeObject>, pc: u32) -> Spot {
    let code = &code.code;
    Spot {
        source: code.source.clone(),
        span: code.span_at(pc),
        function: code.name.clone(),
    }
}

/// The first line of a function that has not begun.
fn beginning(code: &Ref<CodeObject>) -> Spot {
    let code = &code.code;
    let line = code.source.line(code.span.start);
    let len = code.source.line_text(line).trim_end().len() as u32;
    let start = code.source.line_starts[line - 1];
    let mut span = code.span;
    span.end = span.end.min(start + len);
    Spot {
        source: code.source.clone(),
        span,
        function: code.name.clone(),
    }
}
