//! Suspending and resuming: generators, coroutines, async generators, and what they wait for.
//!
//! Whoever steps something suspended pushes a `Root` frame. What the stepped one delegates to with
//! `await` or `yield from` is listed in the root's chain, and only the innermost has a frame on the
//! stack: a step goes straight to it, whatever the depth, and suspending pops one frame.
//!
//! - `step`: someone outside asks for a step (`next`, `send`, `throw`, `close`, the event loop)
//! - `chain`: what is between the one who is stepped and the innermost
//! - `delegate`: a chain found again, and closed
//! - `gather`: the items of a generator many at a time
//! - `native`: coroutines whose body is in Rust
//! - `async_generator`: the steps of async generators
//! - `iterator`: iterators of other kinds as delegates

mod async_generator;
mod chain;
mod delegate;
mod gather;
mod iterator;
mod native;
mod step;

use crate::objects::chain::Chain;
use crate::objects::coroutine::{AsyncGenStep, Generator, NativeCoroutine, State};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::suspend::native::finish_native;
use crate::vm::unwind::finish_generator;

pub use gather::Items;
pub(in crate::vm) use native::AwaitedNative;
pub use native::in_last_wait;
pub use step::Stepped;

/// Where a suspendable value stands; None for an iterator of another kind.
pub fn state_of(value: &Value) -> Option<State> {
    if let Some(generator) = value.get::<Generator>() {
        return Some(generator.state.get());
    }
    if let Some(coroutine) = value.get::<NativeCoroutine>() {
        return Some(coroutine.state.get());
    }
    value.get::<AsyncGenStep>().map(|step| step.state.get())
}

fn is_coroutine(value: &Value) -> bool {
    matches!(value.kind(), Kind::Coroutine | Kind::NativeCoroutine)
}

fn what_is(value: &Value) -> &'static str {
    match value.kind() {
        Kind::Generator => "generator",
        Kind::AsyncGenerator => "async generator",
        _ => "coroutine",
    }
}

/// Marks a suspendable value as finished: nothing is left to finalise.
fn finish(value: &Value) {
    if let Some(generator) = value.get::<Generator>() {
        finish_generator(generator);
    } else if let Some(coroutine) = value.get::<NativeCoroutine>() {
        finish_native(coroutine);
    } else if let Some(step) = value.get::<AsyncGenStep>() {
        AsyncGenStep::go_on(step, State::Finished);
    }
}

fn take_chain(value: &Value) -> Chain {
    if let Some(generator) = value.get::<Generator>() {
        return generator.chain.take();
    }
    match value.get::<NativeCoroutine>() {
        Some(coroutine) => coroutine.chain.take(),
        None => Chain::Empty,
    }
}
