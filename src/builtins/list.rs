//! The methods of `list`.

use crate::builtins::protocol::{self, receiver};
use crate::builtins::sorting;
use crate::objects::heap::Ref;
use crate::objects::iterator::{Iter, IterState};
use crate::objects::list::{List, drop_backwards};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::item::normalise;
use crate::vm::raise::Raised;

/// Gives `list` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.list.clone();
    for methods in [
        METHODS,
        protocol::EQUALITY,
        protocol::ORDER,
        protocol::REPR,
        protocol::LEN,
        protocol::ITER,
        protocol::CONTAINS,
        protocol::GET_ITEM,
        protocol::SET_ITEM,
        protocol::CONCAT,
        protocol::CONCAT_IN_PLACE,
        protocol::CLASS_GETITEM,
    ] {
        cx.add_methods(&class, methods);
    }
    class.set_attr(&cx.names.hash, Value::NONE);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, iterable=(), /)",
        "Initialize self.",
        init,
    ),
    def(
        "append",
        "(self, object, /)",
        "Append object to the end of the list.",
        append,
    ),
    def("clear", "(self, /)", "Remove all items from list.", clear),
    def(
        "copy",
        "(self, /)",
        "Return a shallow copy of the list.",
        copy,
    ),
    def(
        "count",
        "(self, value, /)",
        "Return number of occurrences of value.",
        count,
    ),
    def(
        "extend",
        "(self, iterable, /)",
        "Extend list by appending elements from the iterable.",
        extend,
    ),
    def(
        "index",
        "(self, value, start=0, stop=9223372036854775807, /)",
        "Return first index of value.",
        index,
    ),
    def(
        "insert",
        "(self, index, object, /)",
        "Insert object before index.",
        insert,
    ),
    def(
        "pop",
        "(self, index=-1, /)",
        "Remove and return item at index (default last).",
        pop,
    ),
    def(
        "remove",
        "(self, value, /)",
        "Remove first occurrence of value.",
        remove,
    ),
    def("reverse", "(self, /)", "Reverse *IN PLACE*.", reverse),
    def(
        "sort",
        "(self, /, *, key=None, reverse=False)",
        "Sort the list in ascending order and return None.",
        sort,
    ),
    def(
        "__reversed__",
        "(self, /)",
        "Return a reverse iterator over the list.",
        reversed,
    ),
];

fn list<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<List>, Raised> {
    receiver(cx, args, "list")
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = crate::builtins::object::class_argument(cx, args, "list")?;
    let list = List::new(Vec::new()).into_value();
    Ok(cx.wrap_new(&class, list))
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let old = list.items.take();
    drop(old);
    if let Some(iterable) = args.opt(1) {
        let items = cx.collect_list(iterable)?;
        let old = list.items.replace(items);
        drop(old);
    }
    Ok(Value::NONE)
}

fn append(cx: &mut Cx, args: &Args) -> NativeResult {
    list(cx, args)?.push(args.req(1).clone());
    Ok(Value::NONE)
}

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    drop_backwards(list(cx, args)?.items.take());
    Ok(Value::NONE)
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let items = list(cx, args)?.to_vec();
    Ok(List::new(items).into_value())
}

fn count(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let (mut index, mut count) = (0, 0);
    while let Some(item) = list.get(index) {
        count += i64::from(cx.same_or_equal(&item, args.req(1))?);
        index += 1;
    }
    Ok(Value::int(count))
}

fn extend(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    cx.extend_list(list, args.req(1))?;
    Ok(Value::NONE)
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let start = search_bound(cx, args.opt(2), 0, list.len())?;
    let stop = search_bound(cx, args.opt(3), usize::MAX, list.len())?;
    let mut index = start;
    while index < stop
        && let Some(item) = list.get(index)
    {
        if cx.same_or_equal(&item, args.req(1))? {
            return Ok(Value::int(index as i64));
        }
        index += 1;
    }
    Err(cx.value_error("list.index(x): x not in list"))
}

/// A bound of a search in a sequence of `len` items: a negative one counts from the end.
pub fn search_bound(
    cx: &mut Cx,
    bound: Option<&Value>,
    default: usize,
    len: usize,
) -> Result<usize, Raised> {
    let Some(bound) = bound else {
        return Ok(default);
    };
    let name = cx.names.index.clone();
    if cx.class_attr(bound, &name).is_none() {
        let message = "slice indices must be integers or have an __index__ method";
        return Err(cx.type_error(message));
    }
    let bound = cx.index(bound)?;
    let bound = if bound < 0 {
        bound.saturating_add(len as i64).max(0)
    } else {
        bound
    };
    Ok(bound as usize)
}

fn insert(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let index = cx.index(args.req(1))?;
    let mut items = list.items.borrow_mut();
    let len = items.len() as i64;
    let index = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    items.insert(index.clamp(0, len) as usize, args.req(2).clone());
    Ok(Value::NONE)
}

fn pop(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let index = match args.opt(1) {
        Some(index) => cx.index(index)?,
        None => -1,
    };
    let mut items = list.items.borrow_mut();
    let len = items.len();
    match normalise(index, len) {
        Some(index) if index + 1 == len => Ok(items.pop().unwrap_or(Value::NONE)),
        Some(index) => Ok(items.remove(index)),
        None if len == 0 => Err(cx.index_error("pop from empty list")),
        None => Err(cx.index_error("pop index out of range")),
    }
}

fn remove(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let mut index = 0;
    while let Some(item) = list.get(index) {
        if cx.same_or_equal(&item, args.req(1))? {
            let mut items = list.items.borrow_mut();
            if index < items.len() {
                items.remove(index);
            }
            return Ok(Value::NONE);
        }
        index += 1;
    }
    Err(cx.value_error("list.remove(x): x not in list"))
}

fn reverse(cx: &mut Cx, args: &Args) -> NativeResult {
    list(cx, args)?.items.borrow_mut().reverse();
    Ok(Value::NONE)
}

/// The list is empty while it is sorted, so that script code cannot disturb the sorting.
fn sort(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?;
    let reverse = match args.kw(1) {
        Some(reverse) => cx.truth(reverse)?,
        None => false,
    };
    let mut items = list.items.take();
    let key = args.kw(0).filter(|key| !key.is_none());
    let sorted = sorting::sort(cx, &mut items, key, reverse);
    let intruders = list.items.replace(items);
    sorted?;
    if intruders.capacity() != 0 {
        return Err(cx.value_error("list modified during sort"));
    }
    Ok(Value::NONE)
}

fn reversed(cx: &mut Cx, args: &Args) -> NativeResult {
    let list = list(cx, args)?.clone();
    let next = list.len();
    Ok(Iter::new(IterState::ListReversed { list, next }).into_value())
}
