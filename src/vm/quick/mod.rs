//! The quick paths: what the interpreter's loop does by itself, frame to frame, where a call, a return, a
//! step or an `await` is of the plain kind. Each gives None (or `Began::Not`) for any other, with nothing
//! changed, and the general way through `vm/call.rs` and `vm/suspend/` takes over.

mod bind;
mod call;
mod construct;
mod leave;
mod native;
mod step;

pub(in crate::vm) use bind::spread_call;
pub(in crate::vm) use call::{Began, Given, begin_other, call_and_await, call_getter, quick_call};
pub(in crate::vm) use leave::{leave, leave_directly};
pub(in crate::vm) use native::{InPlace, call_alone, call_native, method_flow, native_in_place};
pub(in crate::vm) use step::{
    begin_step, delegated_item, quick_anext, quick_await, quick_item, quick_next, quick_yield,
    receive, yield_to_loop,
};
