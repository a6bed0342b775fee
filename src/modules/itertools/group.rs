//! `groupby`: runs of items with equal keys.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::builtins::iterators::ITERATOR;
use crate::modules::itertools::made;
use crate::modules::new_class;
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::iterate::{NextItem, native_iter};
use crate::vm::raise::Raised;

/// Gives the module the class.
pub(super) fn add(cx: &mut Cx, module: &Ref<Module>) {
    super::add(cx, module, "groupby", METHODS);
    let object = cx.types.object.clone();
    let grouper = new_class(cx, "itertools", "_grouper", &object, Kind::Iter);
    cx.add_methods(&grouper, ITERATOR);
    cx.module_state
        .insert("itertools.groupby", Rc::new(Grouper(grouper)));
}

static METHODS: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, key=None)",
    "Make an iterator that returns consecutive keys and groups from the iterable.",
    new,
)];

/// The class of a group.
struct Grouper(Ref<Class>);

/// Where the walk over the items stands: shared by the groups.
struct Walk {
    iter: Value,
    key: Value,
    /// The item that comes next, if it was taken already, or unbound.
    item: RefCell<Value>,
    /// Its key, or that of the item before; unbound at the start.
    current: RefCell<Value>,
    /// Which group is the newest.
    newest: Cell<u64>,
}

impl Walk {
    /// Takes an item; false at the end.
    fn step(&self, cx: &mut Cx) -> Result<bool, Raised> {
        let Some(item) = cx.next(&self.iter)? else {
            return Ok(false);
        };
        let key = if self.key.is_none() {
            item.clone()
        } else {
            cx.call(&self.key, std::slice::from_ref(&item))?
        };
        drop(self.item.replace(item));
        drop(self.current.replace(key));
        Ok(true)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iter);
        visit(&self.key);
        visit(&self.item.borrow());
        visit(&self.current.borrow());
    }
}

struct GroupBy {
    walk: Rc<Walk>,
    /// The key of the newest group, or unbound.
    target: RefCell<Value>,
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let walk = Walk {
        iter: cx.iter(args.req(1))?,
        key: args.opt(2).cloned().unwrap_or(Value::NONE),
        item: RefCell::new(Value::UNBOUND),
        current: RefCell::new(Value::UNBOUND),
        newest: Cell::new(0),
    };
    made(
        cx,
        args,
        GroupBy {
            walk: Rc::new(walk),
            target: RefCell::new(Value::UNBOUND),
        },
    )
}

impl NextItem for GroupBy {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let walk = &self.walk;
        walk.newest.set(walk.newest.get() + 1);
        loop {
            let (current, target) = (walk.current.borrow().clone(), self.target.borrow().clone());
            if !current.is_unbound()
                && (target.is_unbound() || !cx.same_or_equal(&target, &current)?)
            {
                break;
            }
            if !walk.step(cx)? {
                return Ok(None);
            }
        }
        let key = walk.current.borrow().clone();
        drop(self.target.replace(key.clone()));
        let group = Group {
            walk: walk.clone(),
            key: key.clone(),
            number: walk.newest.get(),
        };
        let class = crate::modules::state::<Grouper>(cx, "itertools.groupby")?;
        let group = native_iter(&class.0, group);
        Ok(Some(Tuple::new([key, group]).into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.walk.traverse(visit);
        visit(&self.target.borrow());
    }
}

struct Group {
    walk: Rc<Walk>,
    key: Value,
    number: u64,
}

impl NextItem for Group {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let walk = &self.walk;
        if walk.newest.get() != self.number {
            return Ok(None);
        }
        if walk.item.borrow().is_unbound() && !walk.step(cx)? {
            return Ok(None);
        }
        let current = walk.current.borrow().clone();
        if !cx.same_or_equal(&self.key, &current)? {
            return Ok(None);
        }
        // The comparison may have asked for the item itself.
        let item = walk.item.take();
        Ok((!item.is_unbound()).then_some(item))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.key);
    }
}
