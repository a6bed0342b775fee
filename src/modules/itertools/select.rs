//! Iterators over one iterable that leave items out, join them or pass them on changed:
//! `accumulate`, `batched`, `chain`, `compress`, `dropwhile`, `filterfalse`, `islice`, `pairwise`,
//! `starmap`, `takewhile`, `zip_longest`.

use std::cell::{Cell, RefCell};

use crate::modules::itertools::{Classes, Source, made};
use crate::objects::int::BigInt;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::iterate::NextItem;
use crate::vm::ops::iterator_step::ready_item;
use crate::vm::raise::Raised;

pub(super) static CLASSES: Classes = &[
    ("accumulate", ACCUMULATE),
    ("batched", BATCHED),
    ("chain", CHAIN),
    ("compress", COMPRESS),
    ("dropwhile", DROPWHILE),
    ("filterfalse", FILTERFALSE),
    ("islice", ISLICE),
    ("pairwise", PAIRWISE),
    ("starmap", STARMAP),
    ("takewhile", TAKEWHILE),
    ("zip_longest", ZIP_LONGEST),
];

type Next = Result<Option<Value>, Raised>;
type Visit<'a> = &'a mut dyn FnMut(&Value);

// ---- accumulate -----------------------------------------------------------------------------------

static ACCUMULATE: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, func=None, *, initial=None)",
    "Return series of accumulated sums.",
    |cx, args| {
        let source = Source::of(cx, args.req(1))?;
        let function = args.opt(2).cloned().unwrap_or(Value::NONE);
        let initial = args.kw(0).filter(|initial| !initial.is_none()).cloned();
        let total = RefCell::new(Value::UNBOUND);
        made(
            cx,
            args,
            Accumulate {
                source,
                function,
                total,
                initial: RefCell::new(initial),
            },
        )
    },
)];

struct Accumulate {
    source: Source,
    function: Value,
    total: RefCell<Value>,
    initial: RefCell<Option<Value>>,
}

impl NextItem for Accumulate {
    fn next(&self, cx: &mut Cx) -> Next {
        let initial = self.initial.take();
        let total = match initial {
            Some(initial) => initial,
            None => {
                let Some(item) = self.source.next_or_stop(cx)? else {
                    return Ok(None);
                };
                let total = self.total.borrow().clone();
                if total.is_unbound() {
                    item
                } else if self.function.is_none() {
                    cx.binary(BinOp::Add, &total, &item)?
                } else {
                    cx.call(&self.function, &[total, item])?
                }
            }
        };
        drop(self.total.replace(total.clone()));
        Ok(Some(total))
    }

    fn traverse(&self, visit: Visit) {
        self.source.traverse(visit);
        visit(&self.function);
        visit(&self.total.borrow());
        self.initial.borrow().iter().for_each(visit);
    }
}

// ---- batched --------------------------------------------------------------------------------------

static BATCHED: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, n, *, strict=False)",
    "Batch data into tuples of length n. The last batch may be shorter than n.",
    |cx, args| {
        let size = cx.index(args.req(2))?;
        let strict = match args.kw(0) {
            Some(strict) => cx.truth(strict)?,
            None => false,
        };
        if size < 1 {
            return Err(cx.value_error("n must be at least one"));
        }
        let source = Source::of(cx, args.req(1))?;
        made(
            cx,
            args,
            Batched {
                source,
                size: size as usize,
                strict,
            },
        )
    },
)];

struct Batched {
    source: Source,
    size: usize,
    strict: bool,
}

impl NextItem for Batched {
    fn next(&self, cx: &mut Cx) -> Next {
        let mut batch = Vec::new();
        while batch.len() < self.size {
            match self.source.next(cx)? {
                Some(item) => batch.push(item),
                None if batch.is_empty() => return Ok(None),
                None if self.strict => return Err(cx.value_error("batched(): incomplete batch")),
                None => break,
            }
        }
        Ok(Some(Tuple::new(batch).into_value()))
    }

    fn traverse(&self, visit: Visit) {
        self.source.traverse(visit);
    }
}

// ---- chain ----------------------------------------------------------------------------------------

static CHAIN: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *iterables)",
        "Return a chain object whose items are those of each iterable in turn.",
        |cx, args| {
            let iterables = Tuple::new(args.rest(1).to_vec()).into_value();
            let body = Chain::of(cx, &iterables)?;
            made(cx, args, body)
        },
    ),
    def(
        "from_iterable",
        "(cls, iterable, /)",
        "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
        |cx, args| {
            let body = Chain::of(cx, args.req(1))?;
            made(cx, args, body)
        },
    ),
    def(
        "__class_getitem__",
        "(cls, item, /)",
        "See PEP 585",
        |cx, args| {
            let alias = &cx.types.generic_alias;
            Ok(crate::objects::generic::GenericAlias::object(
                alias,
                args.req(0).clone(),
                args.req(1),
            )
            .into_value())
        },
    ),
];

struct Chain {
    iterables: Source,
    current: RefCell<Value>,
}

impl Chain {
    fn of(cx: &mut Cx, iterables: &Value) -> Result<Chain, Raised> {
        let iterables = Source::of(cx, iterables)?;
        Ok(Chain {
            iterables,
            current: RefCell::new(Value::UNBOUND),
        })
    }
}

impl NextItem for Chain {
    fn next(&self, cx: &mut Cx) -> Next {
        loop {
            if let Some(item) = ready_item(cx, &self.current.borrow()) {
                return Ok(Some(item));
            }
            let current = self.current.borrow().clone();
            if !current.is_unbound() {
                if let Some(item) = cx.next(&current)? {
                    return Ok(Some(item));
                }
                drop(self.current.replace(Value::UNBOUND));
            }
            let Some(iterable) = self.iterables.next(cx)? else {
                return Ok(None);
            };
            match cx.iter(&iterable) {
                Ok(iter) => drop(self.current.replace(iter)),
                Err(raised) => {
                    self.iterables.end();
                    return Err(raised);
                }
            }
        }
    }

    fn traverse(&self, visit: Visit) {
        self.iterables.traverse(visit);
        visit(&self.current.borrow());
    }
}

// ---- compress, filterfalse, takewhile, dropwhile, starmap -----------------------------------------

static COMPRESS: &[NativeDef] = &[def(
    "__new__",
    "(cls, data, selectors)",
    "Return data elements corresponding to true selector elements.",
    |cx, args| {
        let data = Source::of(cx, args.req(1))?;
        let selectors = Source::of(cx, args.req(2))?;
        made(cx, args, Compress { data, selectors })
    },
)];

struct Compress {
    data: Source,
    selectors: Source,
}

impl NextItem for Compress {
    fn next(&self, cx: &mut Cx) -> Next {
        while let Some(item) = self.data.next_or_stop(cx)? {
            let Some(selector) = self.selectors.next_or_stop(cx)? else {
                return Ok(None);
            };
            if cx.truth(&selector)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }

    fn traverse(&self, visit: Visit) {
        self.data.traverse(visit);
        self.selectors.traverse(visit);
    }
}

/// What a predicate decides.
#[derive(Copy, Clone, PartialEq)]
enum Test {
    FilterFalse,
    TakeWhile,
    DropWhile,
}

static FILTERFALSE: &[NativeDef] = &[def(
    "__new__",
    "(cls, function, iterable, /)",
    "Return those items of iterable for which function(item) is false.",
    |cx, args| tested(cx, args, Test::FilterFalse),
)];
static TAKEWHILE: &[NativeDef] = &[def(
    "__new__",
    "(cls, predicate, iterable, /)",
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    |cx, args| tested(cx, args, Test::TakeWhile),
)];
static DROPWHILE: &[NativeDef] = &[def(
    "__new__",
    "(cls, predicate, iterable, /)",
    "Drop items from the iterable while predicate(item) is true; afterwards, return every element until the iterable is exhausted.",
    |cx, args| tested(cx, args, Test::DropWhile),
)];

fn tested(cx: &mut Cx, args: &Args, test: Test) -> NativeResult {
    let source = Source::of(cx, args.req(2))?;
    made(
        cx,
        args,
        Tested {
            test,
            predicate: args.req(1).clone(),
            source,
            decided: Cell::new(false),
        },
    )
}

struct Tested {
    test: Test,
    predicate: Value,
    source: Source,
    /// For `dropwhile`: whether an item was let through.
    decided: Cell<bool>,
}

impl NextItem for Tested {
    fn next(&self, cx: &mut Cx) -> Next {
        while let Some(item) = self.source.next_or_stop(cx)? {
            if self.decided.get() {
                return Ok(Some(item));
            }
            let answer = match self.predicate.is_none() && self.test == Test::FilterFalse {
                true => item.clone(),
                false => cx.call(&self.predicate, std::slice::from_ref(&item))?,
            };
            match (self.test, cx.truth(&answer)?) {
                (Test::TakeWhile, true) | (Test::FilterFalse, false) => return Ok(Some(item)),
                (Test::TakeWhile, false) => {
                    self.source.end();
                    return Ok(None);
                }
                (Test::DropWhile, false) => {
                    self.decided.set(true);
                    return Ok(Some(item));
                }
                (Test::FilterFalse | Test::DropWhile, true) => {}
            }
        }
        Ok(None)
    }

    fn traverse(&self, visit: Visit) {
        visit(&self.predicate);
        self.source.traverse(visit);
    }
}

static STARMAP: &[NativeDef] = &[def(
    "__new__",
    "(cls, function, iterable, /)",
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    |cx, args| {
        let source = Source::of(cx, args.req(2))?;
        made(
            cx,
            args,
            StarMap {
                function: args.req(1).clone(),
                source,
            },
        )
    },
)];

struct StarMap {
    function: Value,
    source: Source,
}

impl NextItem for StarMap {
    fn next(&self, cx: &mut Cx) -> Next {
        let Some(item) = self.source.next_or_stop(cx)? else {
            return Ok(None);
        };
        let args = cx.collect(&item)?;
        cx.call(&self.function, &args).map(Some)
    }

    fn traverse(&self, visit: Visit) {
        visit(&self.function);
        self.source.traverse(visit);
    }
}

// ---- islice ---------------------------------------------------------------------------------------

static ISLICE: &[NativeDef] = &[def(
    "__new__",
    "(cls, /, *args)",
    "Return an iterator whose next() method returns selected values from an iterable.",
    new_islice,
)];

struct Slice {
    source: Source,
    /// How many items were taken from the source.
    taken: Cell<usize>,
    /// The index of the item that comes next.
    next: Cell<usize>,
    stop: Option<usize>,
    step: usize,
}

impl NextItem for Slice {
    fn next(&self, cx: &mut Cx) -> Next {
        while self.taken.get() < self.next.get() {
            if self.source.next_or_stop(cx)?.is_none() {
                return Ok(None);
            }
            self.taken.set(self.taken.get() + 1);
        }
        if self.stop.is_some_and(|stop| self.taken.get() >= stop) {
            self.source.end();
            return Ok(None);
        }
        let item = self.source.next_or_stop(cx)?;
        if item.is_some() {
            self.taken.set(self.taken.get() + 1);
            let next = self.next.get().saturating_add(self.step);
            self.next.set(self.stop.map_or(next, |stop| next.min(stop)));
        }
        Ok(item)
    }

    fn traverse(&self, visit: Visit) {
        self.source.traverse(visit);
    }
}

fn new_islice(cx: &mut Cx, args: &Args) -> NativeResult {
    let given = args.rest(1);
    let none = Value::NONE;
    let (start, stop, step) = match given {
        [_, stop] => (&none, stop, &none),
        [_, start, stop] => (start, stop, &none),
        [_, start, stop, step] => (start, stop, step),
        _ => {
            let (bound, count) = if given.len() < 2 {
                ("at least 2", given.len())
            } else {
                ("at most 4", given.len())
            };
            return Err(cx.type_error(format_args!(
                "islice expected {bound} arguments, got {count}"
            )));
        }
    };
    let stop = bound(
        cx,
        stop,
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
    )?;
    let start = bound(
        cx,
        start,
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
    )?
    .unwrap_or(0);
    let step = bound(
        cx,
        step,
        "Step for islice() must be a positive integer or None.",
    )?
    .unwrap_or(1);
    if step == 0 {
        return Err(cx.value_error("Step for islice() must be a positive integer or None."));
    }
    let source = Source::of(cx, &given[0])?;
    made(
        cx,
        args,
        Slice {
            source,
            taken: Cell::new(0),
            next: Cell::new(start),
            stop,
            step,
        },
    )
}

/// A bound of a slice: None, or an int that is not negative.
fn bound(cx: &mut Cx, value: &Value, message: &str) -> Result<Option<usize>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let index = cx.names.index.clone();
    let inner = cx.inner(value).clone();
    let number = match inner.as_int() {
        Some(number) => Some(number),
        None if inner.get::<BigInt>().is_none() && cx.class_attr(value, &index).is_some() => {
            Some(cx.index(value)?)
        }
        None => None,
    };
    match number.and_then(|number| usize::try_from(number).ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(cx.value_error(message)),
    }
}

// ---- pairwise -------------------------------------------------------------------------------------

static PAIRWISE: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, /)",
    "Return an iterator of overlapping pairs taken from the input iterator.",
    |cx, args| {
        let source = Source::of(cx, args.req(1))?;
        made(
            cx,
            args,
            Pairwise {
                source,
                old: RefCell::new(Value::UNBOUND),
            },
        )
    },
)];

struct Pairwise {
    source: Source,
    old: RefCell<Value>,
}

impl NextItem for Pairwise {
    fn next(&self, cx: &mut Cx) -> Next {
        if self.old.borrow().is_unbound() {
            let Some(first) = self.source.next_or_stop(cx)? else {
                return Ok(None);
            };
            drop(self.old.replace(first));
        }
        let Some(new) = self.source.next_or_stop(cx)? else {
            drop(self.old.replace(Value::UNBOUND));
            return Ok(None);
        };
        let old = self.old.replace(new.clone());
        Ok(Some(Tuple::new([old, new]).into_value()))
    }

    fn traverse(&self, visit: Visit) {
        self.source.traverse(visit);
        visit(&self.old.borrow());
    }
}

// ---- zip_longest ----------------------------------------------------------------------------------

static ZIP_LONGEST: &[NativeDef] = &[def(
    "__new__",
    "(cls, /, *iterables, fillvalue=None)",
    "Return a zip_longest object that goes on until the longest iterable is exhausted.",
    |cx, args| {
        let sources: Result<Vec<Source>, Raised> = args
            .rest(1)
            .iter()
            .map(|iterable| Source::of(cx, iterable))
            .collect();
        let fill = args.kw(0).cloned().unwrap_or(Value::NONE);
        made(
            cx,
            args,
            ZipLongest {
                sources: sources?,
                fill,
            },
        )
    },
)];

struct ZipLongest {
    sources: Vec<Source>,
    fill: Value,
}

impl NextItem for ZipLongest {
    fn next(&self, cx: &mut Cx) -> Next {
        let mut items = Vec::with_capacity(self.sources.len());
        for source in &self.sources {
            match source.next(cx)? {
                Some(item) => items.push(item),
                None if self.sources.iter().all(Source::has_ended) => return Ok(None),
                None => items.push(self.fill.clone()),
            }
        }
        Ok((!items.is_empty()).then(|| Tuple::new(items).into_value()))
    }

    fn traverse(&self, visit: Visit) {
        self.sources
            .iter()
            .for_each(|source| source.traverse(visit));
        visit(&self.fill);
    }
}
