//! `deque`: a list with two ends that can be bounded.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::builtins::iterators::ITERATOR;
use crate::builtins::object::class_argument;
use crate::builtins::protocol::CLASS_GETITEM;
use crate::modules::collections::deque_methods::{METHODS, OPERATORS};
use crate::modules::{add_class, foreign_body, new_class, state};
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::iterate::{NextItem, native_iter};
use crate::vm::raise::Raised;

/// The items of a deque, and how many there may be.
pub struct Deque {
    pub items: RefCell<VecDeque<Value>>,
    pub limit: Cell<Option<usize>>,
    /// Changes with every change of the items: iterators notice.
    pub version: Cell<u64>,
}

impl ForeignBody for Deque {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.borrow().iter().for_each(visit);
    }
}

impl Deque {
    /// Adds an item at the right (or left) end; what falls off the other end is dropped.
    pub fn push(&self, item: Value, left: bool) {
        self.changed();
        if self.limit.get() == Some(0) {
            return;
        }
        let mut items = self.items.borrow_mut();
        let full = self.limit.get().is_some_and(|limit| items.len() >= limit);
        let old = match (full, left) {
            (false, _) => None,
            (true, true) => items.pop_back(),
            (true, false) => items.pop_front(),
        };
        if left {
            items.push_front(item);
        } else {
            items.push_back(item);
        }
        drop(items);
        drop(old);
    }

    /// Notes that the items changed.
    pub fn changed(&self) {
        self.version.set(self.version.get() + 1);
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    /// The item at an index.
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    /// All items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }
}

/// The classes of deques and of the iterators over them.
struct Classes {
    deque: Ref<Class>,
    iterator: Ref<Class>,
    reverse: Ref<Class>,
}

/// Gives the module the class.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    let deque = add_class(cx, module, "collections", "deque", METHODS);
    cx.add_methods(&deque, OPERATORS);
    cx.add_methods(&deque, ITERATION);
    cx.add_methods(&deque, CLASS_GETITEM);
    cx.add_properties(&deque, GETTERS);
    deque.set_attr(&cx.names.hash, Value::NONE);
    let object = cx.types.object.clone();
    let iterator = new_class(cx, "_collections", "_deque_iterator", &object, Kind::Iter);
    let reverse = new_class(
        cx,
        "_collections",
        "_deque_reverse_iterator",
        &object,
        Kind::Iter,
    );
    for class in [&iterator, &reverse] {
        cx.add_methods(class, ITERATOR);
    }
    let classes = Classes {
        deque,
        iterator,
        reverse,
    };
    cx.module_state
        .insert("_collections.deque", Rc::new(classes));
}

static ITERATION: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        |cx, args| {
            let class = class_argument(cx, args, "deque")?;
            let object = new_deque(cx, VecDeque::new(), None)?;
            Ok(cx.wrap_new(&class, object))
        },
    ),
    def(
        "__init__",
        "(self, iterable=(), maxlen=None)",
        "Initialize self.",
        init,
    ),
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |cx, args| iterate(cx, args, false),
    ),
    def(
        "__reversed__",
        "(self, /)",
        "Return a reverse iterator over the deque.",
        |cx, args| iterate(cx, args, true),
    ),
];

static GETTERS: &[NativeDef] = &[def(
    "maxlen",
    "(self)",
    "maximum size of a deque or None if unbounded",
    |cx, args| {
        let limit = deque(cx, args.req(0))?.limit.get();
        Ok(limit.map_or(Value::NONE, |limit| Value::int(limit as i64)))
    },
)];

/// The deque that a method was called on.
pub fn deque<'a>(cx: &mut Cx, value: &'a Value) -> Result<&'a Deque, Raised> {
    foreign_body(cx, value, "collections.deque")
}

/// The deque in a value, if it is one.
pub fn as_deque<'a>(cx: &Cx, value: &'a Value) -> Option<&'a Deque> {
    cx.inner(value).get::<Foreign>()?.body()
}

/// A new deque of the built-in class.
pub fn new_deque(cx: &mut Cx, items: VecDeque<Value>, limit: Option<usize>) -> NativeResult {
    let class = state::<Classes>(cx, "_collections.deque")?.deque.clone();
    let body = Deque {
        items: RefCell::new(items),
        limit: Cell::new(limit),
        version: Cell::new(0),
    };
    Ok(Foreign::new(class, body).into_value())
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let limit = match args.opt(2) {
        Some(limit) if !limit.is_none() => {
            if cx.inner(limit).as_int().is_none() && cx.inner(limit).kind() != Kind::Bool {
                return Err(cx.type_error("an integer is required"));
            }
            match usize::try_from(cx.index(limit)?) {
                Ok(limit) => Some(limit),
                Err(_) => return Err(cx.value_error("maxlen must be non-negative")),
            }
        }
        _ => None,
    };
    let body = deque(cx, args.req(0))?;
    body.limit.set(limit);
    body.changed();
    let old = body.items.take();
    drop(old);
    if let Some(iterable) = args.opt(1) {
        extend(cx, body, iterable, false)?;
    }
    Ok(Value::NONE)
}

/// Adds the items of an iterable at one end.
pub fn extend(cx: &mut Cx, body: &Deque, iterable: &Value, left: bool) -> Result<(), Raised> {
    if let Some(other) = as_deque(cx, iterable)
        && std::ptr::eq(other, body)
    {
        for item in body.to_vec() {
            body.push(item, left);
        }
        return Ok(());
    }
    let iter = cx.iter(iterable)?;
    while let Some(item) = cx.next(&iter)? {
        body.push(item, left);
    }
    Ok(())
}

struct Walk {
    deque: RefCell<Value>,
    next: Cell<usize>,
    version: u64,
    backwards: bool,
}

fn iterate(cx: &mut Cx, args: &Args, backwards: bool) -> NativeResult {
    let body = deque(cx, args.req(0))?;
    let walk = Walk {
        deque: RefCell::new(args.req(0).clone()),
        next: Cell::new(0),
        version: body.version.get(),
        backwards,
    };
    let classes = state::<Classes>(cx, "_collections.deque")?;
    let class = if backwards {
        &classes.reverse
    } else {
        &classes.iterator
    };
    Ok(native_iter(class, walk))
}

impl NextItem for Walk {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let object = self.deque.borrow().clone();
        let Some(deque) = as_deque(cx, &object) else {
            return Ok(None);
        };
        if deque.version.get() != self.version {
            drop(self.deque.replace(Value::UNBOUND));
            return Err(cx.runtime_error("deque mutated during iteration"));
        }
        let (next, len) = (self.next.get(), deque.len());
        if next >= len {
            drop(self.deque.replace(Value::UNBOUND));
            return Ok(None);
        }
        self.next.set(next + 1);
        Ok(deque.get(if self.backwards { len - 1 - next } else { next }))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque.borrow());
    }
}
