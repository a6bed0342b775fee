//! `tee`: several iterators over the items of one.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::builtins::iterators::ITERATOR;
use crate::modules::{new_class, state};
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::iterate::{NextItem, native_iter, with_native_body};
use crate::vm::raise::Raised;

pub(super) static FUNCTIONS: &[NativeDef] = &[def(
    "tee",
    "(iterable, n=2, /)",
    "Returns a tuple of n independent iterators.",
    tee,
)];

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, iterable, /)",
        "Iterator wrapped to make it copyable.",
        |cx, args| {
            let made = branches(cx, args.req(1), 1)?;
            Ok(made.into_iter().next().unwrap_or(Value::NONE))
        },
    ),
    def(
        "__copy__",
        "(self, /)",
        "Returns an independent iterator.",
        copy,
    ),
];

/// The class of the iterators.
struct Tee(Ref<Class>);

/// Gives the module the class, which has no name in it.
pub(super) fn add(cx: &mut Cx) {
    let object = cx.types.object.clone();
    let class = new_class(cx, "itertools", "_tee", &object, Kind::Iter);
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, ITERATOR);
    cx.module_state.insert("itertools.tee", Rc::new(Tee(class)));
}

/// The items that some branch has yet to give.
struct Shared {
    iter: Value,
    items: RefCell<VecDeque<Value>>,
    /// How many items came before the first of `items`.
    gone: Cell<u64>,
    /// How far each living branch is.
    places: RefCell<Vec<(u64, u64)>>,
    next_branch: Cell<u64>,
    stepping: Cell<bool>,
}

impl Shared {
    /// Forgets the items that every branch has given.
    fn trim(&self) {
        let least = self.places.borrow().iter().map(|&(_, place)| place).min();
        let Some(least) = least else { return };
        while self.gone.get() < least {
            let item = self.items.borrow_mut().pop_front();
            drop(item);
            self.gone.set(self.gone.get() + 1);
        }
    }
}

struct Branch {
    shared: Rc<Shared>,
    number: u64,
    place: Cell<u64>,
}

impl Branch {
    fn new(shared: &Rc<Shared>, place: u64) -> Branch {
        let number = shared.next_branch.get();
        shared.next_branch.set(number + 1);
        shared.places.borrow_mut().push((number, place));
        Branch {
            shared: shared.clone(),
            number,
            place: Cell::new(place),
        }
    }

    fn advance(&self) {
        self.place.set(self.place.get() + 1);
        for (number, place) in self.shared.places.borrow_mut().iter_mut() {
            if *number == self.number {
                *place += 1;
            }
        }
        self.shared.trim();
    }
}

impl Drop for Branch {
    fn drop(&mut self) {
        self.shared
            .places
            .borrow_mut()
            .retain(|(number, _)| *number != self.number);
        self.shared.trim();
    }
}

impl NextItem for Branch {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let shared = &self.shared;
        let index = (self.place.get() - shared.gone.get()) as usize;
        let known = shared.items.borrow().get(index).cloned();
        let item = match known {
            Some(item) => item,
            None => {
                if shared.stepping.replace(true) {
                    return Err(cx.runtime_error("cannot re-enter the tee iterator"));
                }
                let item = cx.next(&shared.iter);
                shared.stepping.set(false);
                let Some(item) = item? else {
                    return Ok(None);
                };
                shared.items.borrow_mut().push_back(item.clone());
                item
            }
        };
        self.advance();
        Ok(Some(item))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if self
            .shared
            .places
            .borrow()
            .first()
            .is_some_and(|(first, _)| *first == self.number)
        {
            visit(&self.shared.iter);
            self.shared.items.borrow().iter().for_each(visit);
        }
    }
}

fn tee(cx: &mut Cx, args: &Args) -> NativeResult {
    let count = match args.opt(1) {
        Some(count) => cx.index(count)?,
        None => 2,
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(cx.value_error("n must be >= 0"));
    };
    let branches = branches(cx, args.req(0), count)?;
    Ok(Tuple::new(branches).into_value())
}

fn branches(cx: &mut Cx, iterable: &Value, count: usize) -> Result<Vec<Value>, Raised> {
    let iter = cx.iter(iterable)?;
    let class = state::<Tee>(cx, "itertools.tee")?.0.clone();
    let known = with_native_body(&iter, |branch: &Branch| {
        (branch.shared.clone(), branch.place.get())
    });
    let (shared, place) = known.unwrap_or_else(|| {
        let shared = Shared {
            iter,
            items: RefCell::default(),
            gone: Cell::new(0),
            places: RefCell::default(),
            next_branch: Cell::new(0),
            stepping: Cell::new(false),
        };
        (Rc::new(shared), 0)
    });
    let branch = |_| native_iter(&class, Branch::new(&shared, place));
    Ok((0..count).map(branch).collect())
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let made = branches(cx, args.req(0), 1)?;
    Ok(made.into_iter().next().unwrap_or(Value::NONE))
}
