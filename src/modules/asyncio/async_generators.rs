//! The end of async generators: those that are lost, and those that are open when the event loop
//! shuts down.

use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::gather::gather_all;
use crate::modules::asyncio::support::receiver;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeResult, Step, Steps};
use crate::vm::raise::Raised;

/// `loop.shutdown_asyncgens()`
pub fn shutdown_asyncgens(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Shutdown {
        event_loop: receiver(cx, args)?,
        closing: None,
    };
    let qualname = "BaseEventLoop.shutdown_asyncgens";
    Ok(cx.native_coroutine(qualname, steps))
}

/// Closes the async generators that are left, side by side, and reports what they raise.
struct Shutdown {
    event_loop: Ref<EventLoop>,
    /// Those that are being closed, once that has begun.
    closing: Option<Vec<Value>>,
}

impl Steps for Shutdown {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let result = input?;
        let Some(closing) = self.closing.take() else {
            let open = self.event_loop.take_async_generators();
            let open: Vec<Value> = open.into_iter().map(Ref::into_value).collect();
            if open.is_empty() {
                return Ok(Step::Return(Value::NONE));
            }
            let all = close_all(cx, &open)?;
            self.closing = Some(open);
            return Ok(Step::Await(all));
        };
        if let Some(results) = result.get::<List>() {
            self.report(cx, &closing, &results.to_vec())?;
        }
        Ok(Step::Return(Value::NONE))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.to_value());
        self.closing.iter().flatten().for_each(visit);
    }
}

impl Shutdown {
    fn report(&self, cx: &mut Cx, closed: &[Value], results: &[Value]) -> Result<(), Raised> {
        for (generator, result) in closed.iter().zip(results) {
            let Some(exception) = result.get::<Exception>() else {
                continue;
            };
            let text = cx.repr(generator)?;
            let trouble = Trouble {
                message: format!(
                    "an error occurred during closing of asynchronous generator {}",
                    text.as_str()
                ),
                exception: Some(exception.clone()),
                about: vec![("asyncgen", generator.clone())],
            };
            errors::report(cx, &self.event_loop, &trouble)?;
        }
        Ok(())
    }
}

/// A future for the closing of all of them.
fn close_all(cx: &mut Cx, generators: &[Value]) -> NativeResult {
    let name = cx.intern("aclose");
    let mut steps = Vec::new();
    for generator in generators {
        steps.push(cx.call_method(generator, &name, &[])?);
    }
    Ok(gather_all(cx, &steps, true)?.into_value())
}

/// An async generator was lost before its end: a task of the event loop closes it. This is the hook
/// `finalise_async_generator`.
pub fn finalise_async_generator(cx: &mut Cx, generator: &Value) {
    let name = cx.intern("aclose");
    let Some(event_loop) = cx.schedule.loop_of_generators() else {
        return close_now(cx, generator);
    };
    let outcome = cx.call_method(generator, &name, &[]).and_then(|step| {
        let name = cx.intern("create_task");
        let create_task = cx.get_attr(&EventLoop::as_seen(&event_loop), &name)?;
        EventLoop::call_soon(&event_loop, create_task, vec![step]);
        cx.wake_thread(event_loop.thread.get());
        Ok(())
    });
    if let Err(raised) = outcome {
        (cx.hooks.unraisable)(
            cx,
            "Exception ignored while closing an async generator",
            &raised,
        );
    }
}

/// Without a loop it is closed at once, and cannot wait.
fn close_now(cx: &mut Cx, generator: &Value) {
    let name = cx.intern("aclose");
    let step = cx.call_method(generator, &name, &[]);
    let raised = match step.and_then(|step| cx.generator_send(&step, Value::NONE)) {
        Ok(_) => cx.runtime_error("async generator ignored GeneratorExit"),
        Err(raised) if cx.is_stop_iteration(&raised) => return,
        Err(raised) => raised,
    };
    cx.unraisable_in("closing generator", generator, &raised);
}
