//! What is done with each kind of item that comes out of the ready queue.

use crate::modules::asyncio::{
    as_completed, errors, gather, net, shield, step, task_group, threads, timeout, wait,
};
use crate::objects::future::Reaction;
use crate::objects::handle::{Callee, Handle};
use crate::objects::heap::Ref;
use crate::objects::task::Waiting;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::ready::{React, Ready};
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// Runs an item of the ready queue. An error is KeyboardInterrupt or SystemExit, which end the event
/// loop; everything else was given to a future or to the exception handler.
#[inline]
pub fn run(cx: &mut Cx, event_loop: &Ref<EventLoop>, item: Ready) -> Result<(), Raised> {
    match item {
        Ready::Step(task) => step::go_on(cx, task),
        Ready::Wake(task) => step::wake(cx, task),
        Ready::TimeUp { slot, deadline } => {
            time_up(event_loop, slot, deadline);
            Ok(())
        }
        Ready::Call(handle) => call(cx, event_loop, &handle),
        Ready::Gather { outer, index } => {
            gather::child_done(cx, &outer, index);
            Ok(())
        }
        Ready::Readable(object) => net::readable(cx, &object),
        Ready::Writable(object) => net::transport::writable(cx, &object),
        Ready::React(react) => run_reaction(cx, event_loop, *react),
        Ready::Stop => {
            event_loop.stopping.set(true);
            Ok(())
        }
    }
}

/// A sleeping task's time is up: it is woken in the next turn.
fn time_up(event_loop: &Ref<EventLoop>, slot: u32, deadline: f64) {
    if let Some(task) = event_loop.sleeper(slot, deadline) {
        task.waiting.set(Waiting::SleepOver);
        event_loop.push(Ready::Wake(task));
    }
}

/// Makes the call of a handle.
pub fn call(cx: &mut Cx, event_loop: &Ref<EventLoop>, handle: &Ref<Handle>) -> Result<(), Raised> {
    let callee = handle.callee.borrow().clone();
    match callee {
        Callee::Cancelled => Ok(()),
        Callee::React(reaction, state) => {
            let future = Value::UNBOUND;
            run_reaction(
                cx,
                event_loop,
                React {
                    reaction,
                    state,
                    future,
                },
            )
        }
        Callee::Script { callback, args } => {
            let context = handle.context.clone();
            let outer_context = std::mem::replace(&mut cx.schedule.context, context);
            let outcome = match cx.call(&callback, &args) {
                Ok(_) => Ok(()),
                Err(raised) => errors::callback_failed(cx, event_loop, handle, &raised),
            };
            cx.schedule.context = outer_context;
            outcome
        }
    }
}

fn run_reaction(cx: &mut Cx, event_loop: &Ref<EventLoop>, react: React) -> Result<(), Raised> {
    let React {
        reaction,
        state,
        future,
    } = react;
    match reaction {
        Reaction::WaitChild => wait::child_done(cx, &state, &future),
        Reaction::WaitTimeout => wait::time_up(&state),
        Reaction::CompletedChild => as_completed::child_done(cx, &state, &future),
        Reaction::CompletedTimeout => as_completed::time_up(cx, &state),
        Reaction::ShieldInner => shield::inner_done(cx, &state, &future),
        Reaction::ShieldOuter => shield::outer_done(&state),
        Reaction::GroupChild => return task_group::child_done(cx, &state, &future),
        Reaction::Timeout => return timeout::expire(cx, &state),
        Reaction::ThreadDone => return threads::deliver(cx, event_loop, &state),
        Reaction::ConnectionMade
        | Reaction::StartReading
        | Reaction::TransportReady
        | Reaction::ConnectionLost
        | Reaction::ServingEnded
        | Reaction::ListenAgain => return net::react(cx, reaction, &state, &future),
    }
    Ok(())
}
