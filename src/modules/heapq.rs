//! `heapq`: a list as a priority queue, smallest or largest item first.

use crate::bytecode::instr::CmpOp;
use crate::modules::new as new_module;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::quick_before;
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(
        cx,
        "_heapq",
        "Heap queue algorithm (a.k.a. priority queue).",
        FUNCTIONS,
    );
    Ok(module.into_value())
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "heappush",
        "(heap, item, /)",
        "Push item onto heap, maintaining the heap invariant.",
        |cx, args| push(cx, args, Order::Min),
    ),
    def(
        "heappush_max",
        "(heap, item, /)",
        "Push item onto max heap, maintaining the heap invariant.",
        |cx, args| push(cx, args, Order::Max),
    ),
    def(
        "heappop",
        "(heap, /)",
        "Pop the smallest item off the heap, maintaining the heap invariant.",
        |cx, args| pop(cx, args, Order::Min),
    ),
    def(
        "heappop_max",
        "(heap, /)",
        "Maxheap variant of heappop.",
        |cx, args| pop(cx, args, Order::Max),
    ),
    def(
        "heapify",
        "(heap, /)",
        "Transform list into a heap, in-place, in O(len(heap)) time.",
        |cx, args| heapify(cx, args, Order::Min),
    ),
    def(
        "heapify_max",
        "(heap, /)",
        "Maxheap variant of heapify.",
        |cx, args| heapify(cx, args, Order::Max),
    ),
    def(
        "heapreplace",
        "(heap, item, /)",
        "Pop and return the current smallest value, and add the new item.",
        |cx, args| replace(cx, args, Order::Min),
    ),
    def(
        "heapreplace_max",
        "(heap, item, /)",
        "Maxheap variant of heapreplace.",
        |cx, args| replace(cx, args, Order::Max),
    ),
    def(
        "heappushpop",
        "(heap, item, /)",
        "Push item on the heap, then pop and return the smallest item from the heap.",
        |cx, args| push_pop(cx, args, Order::Min),
    ),
    def(
        "heappushpop_max",
        "(heap, item, /)",
        "Maxheap variant of heappushpop.",
        |cx, args| push_pop(cx, args, Order::Max),
    ),
];

/// Which item comes first.
#[derive(Copy, Clone)]
enum Order {
    Min,
    Max,
}

impl Order {
    fn named(self, min: &'static str, max: &'static str) -> &'static str {
        match self {
            Order::Min => min,
            Order::Max => max,
        }
    }
}

/// The list under a heap. Comparing may run script code, so it is looked at item by item.
struct Heap {
    list: Ref<List>,
    order: Order,
    len: usize,
}

impl Heap {
    fn of(cx: &mut Cx, args: &Args, function: &str, order: Order) -> Result<Heap, Raised> {
        let name = args.req(0);
        match cx.inner(name).get::<List>() {
            Some(list) => Ok(Heap {
                list: list.clone(),
                order,
                len: list.len(),
            }),
            None => {
                let given = cx.type_name(name);
                {
                    let number = if args.positional.len() > 1 { " 1" } else { "" };
                    Err(cx.type_error(format_args!(
                        "{function}() argument{number} must be list, not {given}"
                    )))
                }
            }
        }
    }

    fn get(&self, cx: &mut Cx, index: usize) -> NativeResult {
        match self.list.get(index) {
            Some(item) => Ok(item),
            None => Err(cx.runtime_error("list changed size during iteration")),
        }
    }

    /// Exchanges the items at two places, which there are: it was looked after every comparison.
    fn swap(&self, a: usize, b: usize) {
        self.list.items.borrow_mut().swap(a, b);
    }

    /// Whether the item at one place comes before the item at another.
    fn before_at(&self, cx: &mut Cx, a: usize, b: usize) -> Result<bool, Raised> {
        let quick = match (self.order, &**self.list.items.borrow()) {
            (Order::Min, items) => quick_before(&items[a], &items[b]),
            (Order::Max, items) => quick_before(&items[b], &items[a]),
        };
        if let Some(before) = quick {
            return Ok(before);
        }
        let (a, b) = (self.get(cx, a)?, self.get(cx, b)?);
        self.before(cx, &a, &b)
    }

    /// Whether `a` comes before `b`.
    fn before(&self, cx: &mut Cx, a: &Value, b: &Value) -> Result<bool, Raised> {
        let before = match self.order {
            Order::Min => cx.compare_truth(CmpOp::Lt, a, b)?,
            Order::Max => cx.compare_truth(CmpOp::Lt, b, a)?,
        };
        if self.list.len() != self.len {
            return Err(cx.runtime_error("list changed size during iteration"));
        }
        Ok(before)
    }

    /// Moves the item at `place` towards the root `start` until its parent comes before it.
    fn rise(&self, cx: &mut Cx, start: usize, mut place: usize) -> Result<(), Raised> {
        while place > start {
            let parent = (place - 1) / 2;
            if !self.before_at(cx, place, parent)? {
                break;
            }
            self.swap(place, parent);
            place = parent;
        }
        Ok(())
    }

    /// Moves the item at `start` down to a leaf, and from there to its place.
    fn sink(&self, cx: &mut Cx, start: usize) -> Result<(), Raised> {
        let mut place = start;
        let limit = self.len / 2;
        while place < limit {
            let mut child = 2 * place + 1;
            if child + 1 < self.len && !self.before_at(cx, child, child + 1)? {
                child += 1;
            }
            self.swap(place, child);
            place = child;
        }
        self.rise(cx, start, place)
    }

    /// Puts an item at the root; gives the old root.
    fn swap_root(&self, cx: &mut Cx, item: Value) -> NativeResult {
        let root = match self.list.items.borrow_mut().first_mut() {
            Some(first) => first.replace(item),
            None => return Err(cx.runtime_error("list changed size during iteration")),
        };
        self.sink(cx, 0)?;
        Ok(root)
    }
}

fn push(cx: &mut Cx, args: &Args, order: Order) -> NativeResult {
    let mut heap = Heap::of(cx, args, order.named("heappush", "heappush_max"), order)?;
    heap.list.push(args.req(1).clone());
    heap.len += 1;
    heap.rise(cx, 0, heap.len - 1)?;
    Ok(Value::NONE)
}

fn pop(cx: &mut Cx, args: &Args, order: Order) -> NativeResult {
    let mut heap = Heap::of(cx, args, order.named("heappop", "heappop_max"), order)?;
    let last = heap.list.items.borrow_mut().pop();
    let Some(last) = last else {
        return Err(cx.index_error("index out of range"));
    };
    heap.len -= 1;
    if heap.len == 0 {
        return Ok(last);
    }
    heap.swap_root(cx, last)
}

fn replace(cx: &mut Cx, args: &Args, order: Order) -> NativeResult {
    let heap = Heap::of(
        cx,
        args,
        order.named("heapreplace", "heapreplace_max"),
        order,
    )?;
    if heap.len == 0 {
        return Err(cx.index_error("index out of range"));
    }
    heap.swap_root(cx, args.req(1).clone())
}

fn push_pop(cx: &mut Cx, args: &Args, order: Order) -> NativeResult {
    let heap = Heap::of(
        cx,
        args,
        order.named("heappushpop", "heappushpop_max"),
        order,
    )?;
    let item = args.req(1);
    if heap.len == 0 {
        return Ok(item.clone());
    }
    let root = heap.get(cx, 0)?;
    if !heap.before(cx, &root, item)? {
        return Ok(item.clone());
    }
    heap.swap_root(cx, item.clone())
}

fn heapify(cx: &mut Cx, args: &Args, order: Order) -> NativeResult {
    let heap = Heap::of(cx, args, order.named("heapify", "heapify_max"), order)?;
    for start in (0..heap.len / 2).rev() {
        heap.sink(cx, start)?;
    }
    Ok(Value::NONE)
}
