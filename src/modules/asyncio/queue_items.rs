//! How a queue keeps its items: by itself, in a container that the script sees as `_queue`, or as a
//! script's subclass says with `_init`, `_put` and `_get`.

use crate::bytecode::instr::CmpOp;
use crate::modules::asyncio::cancel::overrides;
use crate::modules::asyncio::queue::{heap_pop, heap_push};
use crate::modules::asyncio::support::receiver;
use crate::objects::future::peek;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::queue::{Queue, QueueOrder};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The methods that subclasses may replace.
pub static METHODS: &[NativeDef] = &[
    def(
        "_init",
        "(self, maxsize)",
        "Makes room for items.",
        init_method,
    ),
    def("_put", "(self, item)", "Keeps an item.", put_method),
    def("_get", "(self)", "Gives the next item up.", get_method),
    def("qsize", "(self)", "How many items it holds.", qsize),
    def("empty", "(self)", "Whether it holds none.", empty),
    def("full", "(self)", "Whether there is no room.", full),
];

/// `_queue`, which can be assigned.
pub static CONTAINER: (NativeDef, NativeDef) = (
    def("_queue", "(self)", "What the items are kept in.", container),
    def("_queue", "(self, value)", "Sets it.", set_container),
);

/// Whether the queue's class keeps items in a way of its own.
pub fn is_special(cx: &mut Cx, owner: &Value) -> bool {
    METHODS.iter().any(|method| {
        let name = cx.intern(method.name);
        overrides(owner, &name)
    })
}

fn call(cx: &mut Cx, object: &Value, method: &str, args: &[Value]) -> NativeResult {
    let name = cx.intern(method);
    cx.call_method(object, &name, args)
}

fn ask(cx: &mut Cx, owner: &Value, method: &str) -> Result<bool, Raised> {
    let answer = call(cx, owner, method, &[])?;
    cx.truth(&answer)
}

/// Whether no item can be taken without waiting.
pub fn is_empty(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>) -> Result<bool, Raised> {
    if queue.special.get() {
        return ask(cx, owner, "empty");
    }
    is_empty_itself(cx, queue)
}

fn is_empty_itself(cx: &mut Cx, queue: &Ref<Queue>) -> Result<bool, Raised> {
    match peek(&queue.container).bound() {
        Some(container) => Ok(!cx.truth(container)?),
        None => Ok(queue.items.borrow().is_empty()),
    }
}

/// Whether no item can be put without waiting.
pub fn is_full(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>) -> Result<bool, Raised> {
    if queue.special.get() {
        return ask(cx, owner, "full");
    }
    Ok(queue.maxsize.get() > 0 && size(cx, queue)? >= queue.maxsize.get())
}

fn size(cx: &mut Cx, queue: &Ref<Queue>) -> Result<i64, Raised> {
    match peek(&queue.container).bound() {
        Some(container) => {
            let length = call(cx, container, "__len__", &[])?;
            cx.index(&length)
        }
        None => Ok(queue.items.borrow().len() as i64),
    }
}

/// Keeps an item.
pub fn put(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>, item: Value) -> Result<(), Raised> {
    if queue.special.get() {
        call(cx, owner, "_put", &[item])?;
        return Ok(());
    }
    put_itself(cx, queue, item)
}

fn put_itself(cx: &mut Cx, queue: &Ref<Queue>, item: Value) -> Result<(), Raised> {
    match (peek(&queue.container).bound(), queue.order) {
        (None, QueueOrder::Fifo | QueueOrder::Lifo) => queue.items.borrow_mut().push_back(item),
        (None, QueueOrder::Priority) => heap_push(cx, queue, item)?,
        (Some(container), QueueOrder::Fifo | QueueOrder::Lifo) => {
            call(cx, container, "append", &[item])?;
        }
        (Some(container), QueueOrder::Priority) => {
            heapq(cx, "heappush", &[container.clone(), item])?;
        }
    }
    Ok(())
}

/// Takes the next item of a queue that is not empty.
pub fn take(cx: &mut Cx, owner: &Value, queue: &Ref<Queue>) -> NativeResult {
    if queue.special.get() {
        return call(cx, owner, "_get", &[]);
    }
    take_itself(cx, queue)
}

fn take_itself(cx: &mut Cx, queue: &Ref<Queue>) -> NativeResult {
    let item = match (peek(&queue.container).bound(), queue.order) {
        (None, QueueOrder::Fifo) => queue.items.borrow_mut().pop_front(),
        (None, QueueOrder::Lifo) => queue.items.borrow_mut().pop_back(),
        (None, QueueOrder::Priority) => heap_pop(cx, queue)?,
        (Some(container), QueueOrder::Fifo) => return call(cx, container, "popleft", &[]),
        (Some(container), QueueOrder::Lifo) => return call(cx, container, "pop", &[]),
        (Some(container), QueueOrder::Priority) => {
            return heapq(cx, "heappop", std::slice::from_ref(container));
        }
    };
    Ok(item.unwrap_or(Value::NONE))
}

fn heapq(cx: &mut Cx, function: &str, args: &[Value]) -> NativeResult {
    let module = cx.import("heapq")?;
    call(cx, &module, function, args)
}

/// `queue._queue`: from now on the items are kept there.
fn container(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    if let Some(container) = peek(&queue.container).bound() {
        return Ok(container.clone());
    }
    if queue.special.get() {
        let class = cx.type_name(args.req(0));
        let name = cx.intern("_queue");
        let message = format!("'{class}' object has no attribute '_queue'");
        return Err(cx.no_attribute(args.req(0), &name, message));
    }
    make_container(cx, &queue)
}

fn make_container(cx: &mut Cx, queue: &Ref<Queue>) -> NativeResult {
    let items = List::new(queue.items.take().into()).into_value();
    let container = match queue.order {
        QueueOrder::Fifo => {
            let module = cx.import("collections")?;
            call(cx, &module, "deque", &[items])?
        }
        QueueOrder::Lifo | QueueOrder::Priority => items,
    };
    queue.container.set(container.clone());
    Ok(container)
}

fn set_container(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    queue.container.set(args.req(1).clone());
    Ok(Value::NONE)
}

fn init_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    make_container(cx, &queue)?;
    Ok(Value::NONE)
}

fn put_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    put_itself(cx, &queue, args.req(1).clone())?;
    Ok(Value::NONE)
}

fn get_method(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    take_itself(cx, &queue)
}

fn qsize(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    size(cx, &queue).map(Value::int)
}

fn empty(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    if queue.special.get() {
        container(cx, args)?;
    }
    is_empty_itself(cx, &queue).map(Value::bool)
}

fn full(cx: &mut Cx, args: &Args) -> NativeResult {
    let queue = receiver::<Queue>(cx, args)?;
    let maxsize = Value::int(queue.maxsize.get());
    if queue.maxsize.get() <= 0 {
        return Ok(Value::FALSE);
    }
    let size = call(cx, args.req(0), "qsize", &[])?;
    Ok(Value::bool(cx.compare_truth(CmpOp::Ge, &size, &maxsize)?))
}
