//! What the files of this folder have in common: receivers, the running loop, new futures.

use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::Future;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::sync::LoopBinding;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::native::Args;
use crate::vm::raise::Raised;

/// The receiver of a method, which must be a `T` or an instance of a script's subclass of it.
pub fn receiver<T: Object>(cx: &mut Cx, args: &Args) -> Result<Ref<T>, Raised> {
    if let Some(object) = cx.inner(args.req(0)).get::<T>() {
        return Ok(object.clone());
    }
    let name = cx.type_name(args.req(0));
    Err(cx.type_error(format_args!(
        "descriptor does not apply to a '{name}' object"
    )))
}

/// The receiver of a method of a class whose objects are foreign ones.
pub fn foreign(cx: &mut Cx, args: &Args) -> Result<Ref<Foreign>, Raised> {
    receiver(cx, args)
}

/// The body of a foreign object, which must be a `T`.
pub fn body<'a, T: ForeignBody>(cx: &mut Cx, object: &'a Foreign) -> Result<&'a T, Raised> {
    object
        .body()
        .ok_or_else(|| cx.type_error("descriptor does not apply to this object"))
}

/// What `__new__` gives for a class whose `__init__` has all the arguments: an object of this built-in
/// class that is empty, as one of the class that was called.
pub fn empty(built_in: Ref<Class>, cx: &mut Cx, args: &Args) -> Value {
    let object = Foreign::empty(built_in).into_value();
    match args.req(0).get::<Class>().cloned() {
        Some(class) => cx.wrap_new(&class, object),
        None => object,
    }
}

/// The event loop that runs.
pub fn running_loop(cx: &mut Cx) -> Result<Ref<EventLoop>, Raised> {
    match &cx.schedule.running {
        Some(event_loop) => Ok(event_loop.clone()),
        None => Err(cx.runtime_error("no running event loop")),
    }
}

/// The event loop that runs, or else the one that `set_event_loop` was given.
pub fn current_loop(cx: &mut Cx) -> Result<Ref<EventLoop>, Raised> {
    let running = cx.schedule.running.as_ref();
    match running.or(cx.schedule.chosen_loop.as_ref()) {
        Some(event_loop) => Ok(event_loop.clone()),
        None => {
            let thread = cx.threads.names.get(&cx.threads.current);
            let thread = thread.map_or("MainThread", String::as_str);
            let message = format!("There is no current event loop in thread '{thread}'.");
            Err(cx.runtime_error(message))
        }
    }
}

/// A future for a task that has to wait at `owner`, which from now on belongs to the running loop.
pub fn waiter(cx: &mut Cx, binding: &LoopBinding, owner: &Value) -> Result<Ref<Future>, Raised> {
    let event_loop = running_loop(cx)?.into_value();
    if !binding.bind(&event_loop) {
        let text = cx.repr(owner)?;
        let text = text.as_str();
        return Err(cx.runtime_error(format_args!("{text} is bound to a different event loop")));
    }
    Ok(Future::new(event_loop))
}

/// The context that was asked for with `context=`, or a copy of the current one.
pub fn context_argument(cx: &Cx, context: Option<&Value>) -> Value {
    match context {
        Some(context) if !context.is_none() => context.clone(),
        Some(_) | None => cx.schedule.copy_context(),
    }
}

/// Whether a value is a coroutine.
pub fn is_coroutine(value: &Value) -> bool {
    matches!(
        value.kind(),
        Kind::Coroutine | Kind::NativeCoroutine | Kind::AsyncGenStep
    )
}

/// Whether a value is a future or a task.
pub fn is_future(cx: &Cx, value: &Value) -> bool {
    matches!(cx.inner(value).kind(), Kind::Future | Kind::Task)
}

/// The task that a value is.
pub fn as_task(cx: &Cx, value: &Value) -> Option<Ref<Task>> {
    cx.inner(value).get::<Task>().cloned()
}

/// Whether an exception is one that ends the event loop: KeyboardInterrupt, SystemExit.
pub fn ends_loop(cx: &Cx, raised: &Raised) -> bool {
    let exception = raised.0.to_value();
    cx.is_instance_of(&exception, &cx.exceptions.KeyboardInterrupt)
        || cx.is_instance_of(&exception, &cx.exceptions.SystemExit)
}

/// Whether an exception is CancelledError.
pub fn is_cancelled(cx: &Cx, raised: &Raised) -> bool {
    cx.is_instance_of(&raised.0.to_value(), &cx.exceptions.CancelledError)
}
