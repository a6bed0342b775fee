//! `asyncio.Queue`, `PriorityQueue` and `LifoQueue`

use std::collections::VecDeque;

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::queue_items as items;
use crate::modules::asyncio::support::{receiver, waiter};
use crate::modules::asyncio::waiting::{wake, wake_next};
use crate::objects::class::{Class, is_subclass};
use crate::objects::future::{Future, FutureState, peek};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::queue::{Queue, QueueOrder};
use crate::objects::value::Value;
use crate::schedule::outcome;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

/// The methods of the queues.
pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Makes an empty queue.",
        new,
    ),
    def(
        "__init__",
        "(self, maxsize=0)",
        "Limits how many items it holds.",
        init,
    ),
    def(
        "put",
        "(self, item)",
        "Puts an item in, once there is room.",
        put,
    )
    .coroutine(),
    def(
        "put_nowait",
        "(self, item)",
        "Puts an item in, or raises QueueFull.",
        put_nowait,
    ),
    def(
        "get",
        "(self)",
        "Takes an item out, once there is one.",
        get,
    )
    .coroutine(),
    def(
        "get_nowait",
        "(self)",
        "Takes an item out, or raises QueueEmpty.",
        get_nowait,
    ),
    def(
        "task_done",
        "(self)",
        "Says that an item that was taken out is dealt with.",
        task_done,
    ),
    def(
        "join",
        "(self)",
        "Waits until every item is dealt with.",
        join,
    )
    .coroutine(),
    def(
        "shutdown",
        "(self, immediate=False)",
        "Takes no more items.",
        shutdown,
    ),
    def(
        "__repr__",
        "(self)",
        "Its state as text, with its address.",
        repr,
    ),
    def("__str__", "(self)", "Its state as text.", str_of),
];

/// The computed attributes of the queues.
pub static PROPERTIES: &[NativeDef] = &[
    def(
        "maxsize",
        "(self)",
        "How many items it holds at most.",
        maxsize,
    ),
    def("_maxsize", "(self)", "The same.", maxsize),
    def(
        "_unfinished_tasks",
        "(self)",
        "How many items are not dealt with.",
        unfinished,
    ),
];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = args.req(0).get::<Class>().cloned();
    let derives = |from: &Ref<Class>| class.as_ref().is_some_and(|class| is_subclass(class, from));
    let order = if derives(&cx.types.priority_queue) {
        QueueOrder::Priority
    } else if derives(&cx.types.lifo_queue) {
        QueueOrder::Lifo
    } else {
        QueueOrder::Fifo
    };
    let queue = Ref::new(Queue::new(order)).into_value();
    let Some(class) = class.filter(|class| !class.builtin) else {
        return Ok(queue);
    };
    let object = cx.wrap_new(&class, queue.clone());
    let is_special = items::is_special(cx, &object);
    if let Some(queue) = queue.get::<Queue>() {
        queue.special.set(is_special);
    }
    Ok(object)
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    let given = args.opt(1).cloned().unwrap_or(Value::int(0));
    let maxsize = if cx.compare_truth(CmpOp::Le, &given, &Value::int(0))? {
        0
    } else {
        cx.to_float(&given)?.ceil() as i64
    };
    queue.maxsize.set(maxsize);
    queue.maxsize_value.set(given.clone());
    if queue.special.get() {
        let init = cx.intern("_init");
        cx.call_method(args.req(0), &init, &[given])?;
    }
    Ok(Value::NONE)
}

fn put(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    let steps = Put {
        owner: args.req(0).clone(),
        queue,
        item: args.req(1).clone(),
        waiting: None,
    };
    Ok(cx.coroutine_call("Queue.put", steps))
}

/// Puts an item into a queue, once there is room.
struct Put {
    /// The queue as scripts see it.
    owner: Value,
    queue: Ref<Queue>,
    item: Value,
    waiting: Option<Ref<Future>>,
}

impl Steps for Put {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let queue = self.queue.clone();
        let waited = self.waiting.take();
        if let Err(raised) = input {
            if let Some(putter) = waited
                && give_up(&queue.putters, &putter)
                && !items::is_full(cx, &self.owner, &queue)?
            {
                wake_next(&queue.putters);
            }
            return Err(raised);
        }
        if !items::is_full(cx, &self.owner, &queue)? {
            put_now(cx, &self.owner, &queue, self.item.take())?;
            return Ok(Step::Return(Value::NONE));
        }
        if queue.is_shut_down.get() {
            return Err(shut_down(cx));
        }
        let putter = waiter(cx, &queue.binding, &queue.to_value())?;
        queue.putters.push(putter.clone());
        self.waiting = Some(putter.clone());
        Ok(Step::Await(putter.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.queue.to_value());
        visit(&self.owner);
        visit(&self.item);
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

/// A task does not wait any more; gives whether it was woken, so that somebody else is to be.
fn give_up(waiters: &crate::objects::sync::Waiters, future: &Ref<Future>) -> bool {
    outcome::cancel(&future.to_value(), &Value::UNBOUND);
    waiters.remove(future);
    future.core.state.get() == FutureState::Result
}

fn get(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    Ok(get_coroutine(cx, args.req(0), &queue))
}

/// The coroutine `queue.get()`.
pub fn get_coroutine(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>) -> Value {
    let steps = Get {
        owner: owner.clone(),
        queue: queue.clone(),
        waiting: None,
    };
    cx.native_coroutine("Queue.get", steps)
}

/// Takes an item out of a queue, once there is one.
struct Get {
    /// The queue as scripts see it.
    owner: Value,
    queue: Ref<Queue>,
    waiting: Option<Ref<Future>>,
}

impl Steps for Get {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let queue = self.queue.clone();
        let waited = self.waiting.take();
        if let Err(raised) = input {
            if let Some(getter) = waited
                && give_up(&queue.getters, &getter)
                && !items::is_empty(cx, &self.owner, &queue)?
            {
                wake_next(&queue.getters);
            }
            return Err(raised);
        }
        if !items::is_empty(cx, &self.owner, &queue)? {
            return get_now(cx, &self.owner, &queue).map(Step::Return);
        }
        if queue.is_shut_down.get() {
            return Err(shut_down(cx));
        }
        let getter = waiter(cx, &queue.binding, &queue.to_value())?;
        queue.getters.push(getter.clone());
        self.waiting = Some(getter.clone());
        Ok(Step::Await(getter.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.queue.to_value());
        visit(&self.owner);
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

fn put_nowait(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    put_now(cx, args.req(0), &queue, args.req(1).clone())?;
    Ok(Value::NONE)
}

fn put_now(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>, item: Value) -> Result<(), Raised> {
    if queue.is_shut_down.get() {
        return Err(shut_down(cx));
    }
    if items::is_full(cx, owner, queue)? {
        let class = cx.exceptions.QueueFull.clone();
        return Err(bare(&class));
    }
    items::put(cx, owner, queue, item)?;
    queue.unfinished.set(queue.unfinished.get() + 1);
    wake_next(&queue.getters);
    Ok(())
}

/// Puts an item into a queue that is first in, first out and has no limit.
pub fn put_unbounded(_: &mut Cx, queue: &Ref<Queue>, item: Value) {
    queue.items.borrow_mut().push_back(item);
    wake_next(&queue.getters);
}

fn get_nowait(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    get_now(cx, args.req(0), &queue)
}

fn get_now(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>) -> NativeResult {
    if items::is_empty(cx, owner, queue)? {
        if queue.is_shut_down.get() {
            return Err(shut_down(cx));
        }
        let class = cx.exceptions.QueueEmpty.clone();
        return Err(bare(&class));
    }
    let item = items::take(cx, owner, queue)?;
    wake_next(&queue.putters);
    Ok(item)
}

fn bare(class: &Ref<Class>) -> Raised {
    Raised(crate::objects::exception::Exception::new(
        class.clone(),
        Vec::new(),
    ))
}

fn shut_down(cx: &mut Cx) -> Raised {
    bare(&cx.exceptions.QueueShutDown)
}

/// Works on a queue's items while comparing them may run script code, which sees an empty queue.
fn with_items<T>(
    cx: &mut Cx,
    queue: &Ref<Queue>,
    work: impl FnOnce(&mut Cx, &mut VecDeque<Value>) -> Result<T, Raised>,
) -> Result<T, Raised> {
    let mut items = queue.items.take();
    let outcome = work(cx, &mut items);
    items.append(&mut queue.items.borrow_mut());
    queue.items.replace(items);
    outcome
}

/// Adds an item to a binary heap with the smallest on top.
pub fn heap_push(cx: &mut Cx, queue: &Ref<Queue>, item: Value) -> Result<(), Raised> {
    with_items(cx, queue, |cx, heap| {
        heap.push_back(item);
        let mut place = heap.len() - 1;
        while place > 0 {
            let parent = (place - 1) / 2;
            if !cx.compare_truth(CmpOp::Lt, &heap[place], &heap[parent])? {
                break;
            }
            heap.swap(place, parent);
            place = parent;
        }
        Ok(())
    })
}

/// Takes the smallest item of a binary heap: the hole it leaves sinks to the bottom along the smaller
/// children, and the last item rises from there.
pub fn heap_pop(cx: &mut Cx, queue: &Ref<Queue>) -> Result<Option<Value>, Raised> {
    with_items(cx, queue, |cx, heap| {
        let Some(last) = heap.pop_back() else {
            return Ok(None);
        };
        if heap.is_empty() {
            return Ok(Some(last));
        }
        let smallest = std::mem::replace(&mut heap[0], last);
        let mut place = 0;
        while 2 * place + 1 < heap.len() {
            let (left, right) = (2 * place + 1, 2 * place + 2);
            let take_right =
                right < heap.len() && !cx.compare_truth(CmpOp::Lt, &heap[left], &heap[right])?;
            let child = if take_right { right } else { left };
            heap.swap(place, child);
            place = child;
        }
        while place > 0 {
            let parent = (place - 1) / 2;
            if !cx.compare_truth(CmpOp::Lt, &heap[place], &heap[parent])? {
                break;
            }
            heap.swap(place, parent);
            place = parent;
        }
        Ok(Some(smallest))
    })
}

fn task_done(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    if queue.unfinished.get() == 0 {
        return Err(cx.value_error("task_done() called too many times"));
    }
    finish_one(&queue);
    Ok(Value::NONE)
}

/// One item less is unfinished.
fn finish_one(queue: &Queue) {
    queue
        .unfinished
        .set(queue.unfinished.get().saturating_sub(1));
    if queue.unfinished.get() == 0 {
        for joiner in queue.joiners.all() {
            wake(&joiner, Value::TRUE);
        }
    }
}

fn join(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    let steps = Join {
        queue,
        waiting: None,
    };
    Ok(cx.coroutine_call("Queue.join", steps))
}

/// Waits until every item is dealt with.
struct Join {
    queue: Ref<Queue>,
    waiting: Option<Ref<Future>>,
}

impl Steps for Join {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        let queue = &self.queue;
        if let Some(joiner) = self.waiting.take() {
            queue.joiners.remove(&joiner);
            return input.map(|_| Step::Return(Value::NONE));
        }
        input?;
        if queue.unfinished.get() == 0 {
            return Ok(Step::Return(Value::NONE));
        }
        let joiner = waiter(cx, &queue.binding, &queue.to_value())?;
        queue.joiners.push(joiner.clone());
        self.waiting = Some(joiner.clone());
        Ok(Step::Await(joiner.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.queue.to_value());
        if let Some(future) = &self.waiting {
            visit(&future.to_value());
        }
    }
}

fn maxsize(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(peek(&receiver::<Queue>(cx, args)?.maxsize_value))
}

fn unfinished(cx: &mut Cx, args: &Args) -> NativeResult {
    let count = receiver::<Queue>(cx, args)?.unfinished.get();
    Ok(Value::int(count as i64))
}

fn shutdown(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    let immediate = match args.opt(1) {
        Some(flag) => cx.truth(flag)?,
        None => false,
    };
    queue.is_shut_down.set(true);
    while immediate && !items::is_empty(cx, args.req(0), &queue)? {
        items::take(cx, args.req(0), &queue)?;
        if queue.unfinished.get() > 0 {
            finish_one(&queue);
        }
    }
    for waiters in [&queue.getters, &queue.putters] {
        while let Some(future) = waiters.pop() {
            wake(&future, Value::NONE);
        }
    }
    Ok(Value::NONE)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = cx.type_name(args.req(0));
    let address = args.req(0).identity();
    let details = details(cx, args)?;
    Ok(cx.str(format!("<{class} at {address:#x} {details}>")))
}

fn str_of(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = cx.type_name(args.req(0));
    let details = details(cx, args)?;
    Ok(cx.str(format!("<{class} {details}>")))
}

fn details(cx: &mut Cx, args: &Args) -> Result<String, Raised> {
    let queue = receiver::<Queue>(cx, args)?;
    let maxsize = cx.repr(&peek(&queue.maxsize_value))?;
    let mut words = vec![format!("maxsize={}", maxsize.as_str())];
    let kept = match peek(&queue.container).bound() {
        Some(container) => cx.collect(container)?,
        None => queue.items.borrow().iter().cloned().collect(),
    };
    if !kept.is_empty() {
        let items = cx.repr(&List::new(kept).into_value())?;
        words.push(format!("_queue={}", items.as_str()));
    }
    for (name, waiters) in [("_getters", &queue.getters), ("_putters", &queue.putters)] {
        if !waiters.is_empty() {
            words.push(format!("{name}[{}]", waiters.len()));
        }
    }
    if queue.unfinished.get() > 0 {
        words.push(format!("tasks={}", queue.unfinished.get()));
    }
    if queue.is_shut_down.get() {
        words.push("shutdown".to_owned());
    }
    Ok(words.join(" "))
}
