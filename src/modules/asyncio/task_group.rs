//! `asyncio.TaskGroup`

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::modules::asyncio::errors::{self, Trouble};
use crate::modules::asyncio::future::seen_exception;
use crate::modules::asyncio::own_callbacks;
use crate::modules::asyncio::support::{
    body, empty, ends_loop, foreign, is_cancelled, running_loop,
};
use crate::modules::asyncio::task::{self, create_by_loop, current, uncancel};
use crate::objects::exception::Exception;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::future::{Callback, Future, Reaction};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of `TaskGroup`.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes a group.",
        |cx, args| Ok(empty(cx.types.task_group.clone(), cx, args)),
    ),
    def("__init__", "(self)", "Is not entered yet.", init),
    def(
        "create_task",
        "(self, coro, *, name=None, context=None, eager_start=None)",
        "Runs a coroutine as a task of the group.",
        create_task,
    ),
    def(
        "cancel",
        "(self)",
        "Ends the block and all tasks, silently.",
        cancel,
    ),
    def("__aenter__", "(self, /)", "Enters the block.", aenter).coroutine(),
    def(
        "__aexit__",
        "(self, et, exc, tb, /)",
        "Waits for all tasks.",
        aexit,
    )
    .coroutine(),
    def("__repr__", "(self, /)", "Its state as text.", repr),
];

/// A task group.
#[derive(Default)]
struct Group {
    entered: Cell<bool>,
    exiting: Cell<bool>,
    aborting: Cell<bool>,
    /// The task that entered the block.
    parent: RefCell<Option<Ref<Task>>>,
    /// Whether the group cancelled the parent.
    parent_cancelled: Cell<bool>,
    /// The tasks that are not done, by their numbers.
    tasks: RefCell<BTreeMap<u64, Ref<Task>>>,
    errors: RefCell<Vec<Ref<Exception>>>,
    /// KeyboardInterrupt or SystemExit.
    base_error: RefCell<Option<Ref<Exception>>>,
    /// Done when no task is left; while the parent waits for that.
    completed: RefCell<Option<Ref<Future>>>,
}

impl ForeignBody for Group {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for task in self
            .parent
            .borrow()
            .iter()
            .chain(self.tasks.borrow().values())
        {
            visit(&task.to_value());
        }
        for error in self
            .errors
            .borrow()
            .iter()
            .chain(&*self.base_error.borrow())
        {
            visit(&error.to_value());
        }
    }

    fn clear(&self) {
        drop((self.parent.take(), self.tasks.take()));
        drop((self.errors.take(), self.base_error.take()));
    }
}

/// The task that waits for a group.
pub fn parent_of(group: &Ref<Foreign>) -> Option<Ref<Task>> {
    group.body::<Group>()?.parent.borrow().clone()
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    foreign(cx, args)?.fill(Group::default());
    Ok(Value::NONE)
}

fn create_task(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let group = body::<Group>(cx, &object)?;
    if let Some(trouble) = refusal(group) {
        cx.close_coroutine(args.req(1))?;
        let text = text(group);
        return Err(cx.runtime_error(format_args!("TaskGroup {text} {trouble}")));
    }
    let event_loop = running_loop(cx)?;
    let task = create_by_loop(cx, &event_loop, args.req(1), args.keyword)?;
    let callback = Callback::React(Reaction::GroupChild, object.clone());
    if let Some(task) = cx.inner(&task).get::<Task>() {
        group.tasks.borrow_mut().insert(task.id, task.clone());
    }
    own_callbacks::add(cx, &task, callback)?;
    Ok(task)
}

/// Why the group takes no task now.
fn refusal(group: &Group) -> Option<&'static str> {
    if !group.entered.get() {
        Some("has not been entered")
    } else if group.exiting.get() && group.tasks.borrow().is_empty() {
        Some("is finished")
    } else if group.aborting.get() {
        Some("is shutting down")
    } else {
        None
    }
}

/// A task of the group is done.
pub fn child_done(cx: &mut Cx, state: &Ref<Foreign>, future: &Value) -> Result<(), Raised> {
    let Some(group) = state.body::<Group>() else {
        return Ok(());
    };
    let Some(child) = cx.inner(future).get::<Task>() else {
        return Ok(());
    };
    group.tasks.borrow_mut().remove(&child.id);
    if group.tasks.borrow().is_empty() {
        complete(group);
    }
    let Some(exception) = seen_exception(cx, future) else {
        return Ok(());
    };
    group.errors.borrow_mut().push(exception.clone());
    note_base_error(cx, group, &exception);
    let Some(parent) = group.parent.borrow().clone() else {
        return Ok(());
    };
    if parent.core.is_done() {
        return report_orphan(cx, &parent, future, exception);
    }
    if !group.aborting.get() && !group.parent_cancelled.get() {
        abort(cx, group)?;
        group.parent_cancelled.set(true);
        task::cancel(cx, &parent)?;
    }
    Ok(())
}

/// Lets the parent go on, if it waits.
fn complete(group: &Group) {
    let completed = group.completed.borrow().clone();
    if let Some(completed) = completed.filter(|future| !future.core.is_done()) {
        outcome::set_result(&completed.to_value(), Value::TRUE);
    }
}

fn note_base_error(cx: &Cx, group: &Group, exception: &Ref<Exception>) {
    let mut base_error = group.base_error.borrow_mut();
    if base_error.is_none() && ends_loop(cx, &Raised(exception.clone())) {
        *base_error = Some(exception.clone());
    }
}

/// A task failed whose parent is done: nobody else can be told.
fn report_orphan(
    cx: &mut Cx,
    parent: &Ref<Task>,
    child: &Value,
    exception: Ref<Exception>,
) -> Result<(), Raised> {
    let child_text = cx.repr(child)?;
    let parent_text = cx.repr(&parent.to_value())?;
    let trouble = Trouble {
        message: format!(
            "Task {} has errored out but its parent task {} is already completed",
            child_text.as_str(),
            parent_text.as_str()
        ),
        exception: Some(exception),
        about: vec![("task", child.clone())],
    };
    match parent.core.event_loop.get::<EventLoop>().cloned() {
        Some(event_loop) => errors::report(cx, &event_loop, &trouble),
        None => Ok(()),
    }
}

/// Cancels every task of the group.
fn abort(cx: &mut Cx, group: &Group) -> Result<(), Raised> {
    group.aborting.set(true);
    let tasks: Vec<_> = group.tasks.borrow().values().cloned().collect();
    for child in tasks.iter().filter(|task| !task.core.is_done()) {
        task::cancel(cx, child)?;
    }
    Ok(())
}

/// `group.cancel()`, which Python has from 3.15 on.
fn cancel(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let group = body::<Group>(cx, &object)?;
    let is_over = group.exiting.get() && group.tasks.borrow().is_empty();
    if is_over || group.aborting.get() {
        return Ok(Value::NONE);
    }
    abort(cx, group)?;
    if !group.exiting.get() {
        cancel_parent(cx, group)?;
    }
    Ok(Value::NONE)
}

/// Cancels the task that entered the block, once.
fn cancel_parent(cx: &mut Cx, group: &Group) -> Result<(), Raised> {
    let parent = group.parent.borrow().clone();
    if let Some(parent) = parent
        && !group.parent_cancelled.replace(true)
    {
        task::cancel(cx, &parent)?;
    }
    Ok(())
}

fn aenter(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Enter(args.req(0).clone(), foreign(cx, args)?);
    Ok(cx.coroutine_call("TaskGroup.__aenter__", steps))
}

/// `__aenter__`: what it returns, and the group.
struct Enter(Value, Ref<Foreign>);

impl Steps for Enter {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        let group = body::<Group>(cx, &self.1)?;
        let text = text(group);
        if group.entered.get() {
            let message = format_args!("TaskGroup {text} has already been entered");
            return Err(cx.runtime_error(message));
        }
        running_loop(cx)?;
        let Some(parent) = current(cx) else {
            let message = format_args!("TaskGroup {text} cannot determine the parent task");
            return Err(cx.runtime_error(message));
        };
        group.parent.replace(Some(parent));
        group.entered.set(true);
        if group.aborting.get() {
            // It was cancelled before.
            cancel_parent(cx, group)?;
        }
        Ok(Step::Return(self.0.clone()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
        visit(&self.1.to_value());
    }
}

fn aexit(cx: &mut Cx, args: &Args) -> NativeResult {
    let steps = Exit {
        object: foreign(cx, args)?,
        raised: args.req(2).clone().into().ok().map(Raised),
        cancellation: None,
        started: false,
    };
    Ok(cx.coroutine_call("TaskGroup.__aexit__", steps))
}

/// `__aexit__`
struct Exit {
    object: Ref<Foreign>,
    /// What the block raised.
    raised: Option<Raised>,
    /// The CancelledError that is to go on unless the group has something else to raise.
    cancellation: Option<Raised>,
    started: bool,
}

impl Steps for Exit {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let object = self.object.clone();
        let group = body::<Group>(cx, &object)?;
        if self.started {
            self.waited(cx, group, input)?;
        } else {
            input?;
            self.start(cx, group)?;
        }
        if group.tasks.borrow().is_empty() {
            return self.finish(cx, group).map(Step::Return);
        }
        let completed = match &*group.completed.borrow() {
            Some(completed) => completed.clone(),
            None => Future::new(running_loop(cx)?.into_value()),
        };
        group.completed.replace(Some(completed.clone()));
        Ok(Step::Await(completed.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object.to_value());
        for raised in [&self.raised, &self.cancellation].into_iter().flatten() {
            visit(&raised.0.to_value());
        }
    }
}

impl Exit {
    fn start(&mut self, cx: &mut Cx, group: &Group) -> Result<(), Raised> {
        self.started = true;
        group.exiting.set(true);
        let Some(raised) = &self.raised else {
            return Ok(());
        };
        note_base_error(cx, group, &raised.0);
        if is_cancelled(cx, raised) {
            self.cancellation = Some(raised.clone());
        }
        if !group.aborting.get() {
            abort(cx, group)?;
        }
        Ok(())
    }

    /// The wait for the tasks is over; it may have been cancelled, and then the tasks are too.
    fn waited(&mut self, cx: &mut Cx, group: &Group, input: NativeResult) -> Result<(), Raised> {
        group.completed.take();
        match input {
            Ok(_) => Ok(()),
            Err(raised) if is_cancelled(cx, &raised) => {
                if !group.aborting.get() {
                    self.cancellation = Some(raised);
                    abort(cx, group)?;
                }
                Ok(())
            }
            Err(raised) => Err(raised),
        }
    }

    /// All tasks are done: what comes out of the block.
    fn finish(&mut self, cx: &mut Cx, group: &Group) -> NativeResult {
        if let Some(error) = group.base_error.take() {
            return Err(Raised(error));
        }
        let parent = group.parent.borrow().clone();
        if let Some(parent) = parent.as_ref().filter(|_| group.parent_cancelled.get())
            && uncancel(parent) == 0
        {
            self.cancellation = None;
        }
        let mut errors = group.errors.take();
        if let Some(cancellation) = self.cancellation.take()
            && errors.is_empty()
        {
            return Err(cancellation);
        }
        if let Some(raised) = self.raised.take()
            && !is_cancelled(cx, &raised)
        {
            errors.push(raised.0);
        }
        if errors.is_empty() {
            // What came out of the block, if anything, is the group's own cancellation.
            return Ok(Value::TRUE);
        }
        if let Some(parent) = parent.filter(|parent| parent.cancel_requests.get() > 0) {
            uncancel(&parent);
            task::cancel(cx, &parent)?;
        }
        Err(exception_group(cx, errors)?)
    }
}

/// The exception group that a task group raises.
fn exception_group(cx: &mut Cx, errors: Vec<Ref<Exception>>) -> Result<Raised, Raised> {
    let class = cx.exceptions.BaseExceptionGroup.to_value();
    let message = cx.str("unhandled errors in a TaskGroup");
    let errors = List::new(errors.into_iter().map(Ref::into_value).collect());
    let group = cx.call(&class, &[message, errors.into_value()])?;
    match group.into::<Exception>() {
        Ok(group) => Ok(Raised(group)),
        Err(_) => Err(cx.type_error("exceptions must derive from BaseException")),
    }
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = foreign(cx, args)?;
    let text = text(body::<Group>(cx, &object)?);
    Ok(cx.str(text))
}

fn text(group: &Group) -> String {
    let mut text = String::from("<TaskGroup");
    let tasks = group.tasks.borrow().len();
    if tasks > 0 {
        text += &format!(" tasks={tasks}");
    }
    let errors = group.errors.borrow().len();
    if errors > 0 {
        text += &format!(" errors={errors}");
    }
    if group.aborting.get() {
        text += " cancelling";
    } else if group.entered.get() {
        text += " entered";
    }
    text + ">"
}
