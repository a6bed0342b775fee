//! Iterators over choices: `product`, `permutations`, `combinations`, `combinations_with_replacement`.

use std::cell::{Cell, RefCell};

use crate::modules::itertools::{Classes, made};
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::iterate::NextItem;
use crate::vm::raise::Raised;

pub(super) static CLASSES: Classes = &[
    ("product", PRODUCT),
    ("permutations", PERMUTATIONS),
    ("combinations", COMBINATIONS),
    ("combinations_with_replacement", WITH_REPLACEMENT),
];

static PRODUCT: &[NativeDef] = &[def(
    "__new__",
    "(cls, /, *iterables, repeat=1)",
    "Cartesian product of input iterables.",
    new_product,
)];
static PERMUTATIONS: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, r=None)",
    "Return successive r-length permutations of elements in the iterable.",
    new_permutations,
)];
static COMBINATIONS: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, r)",
    "Return successive r-length combinations of elements in the iterable.",
    |cx, args| {
        let (pool, r) = pool_and_length(cx, args)?;
        let start = (r <= pool.len()).then(|| (0..r).collect());
        made(
            cx,
            args,
            Choices {
                pool,
                indices: RefCell::new(start),
                advance: next_combination,
                fresh: Cell::new(true),
            },
        )
    },
)];
static WITH_REPLACEMENT: &[NativeDef] = &[def(
    "__new__",
    "(cls, iterable, r)",
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.",
    |cx, args| {
        let (pool, r) = pool_and_length(cx, args)?;
        let start = (r == 0 || !pool.is_empty()).then(|| vec![0; r]);
        made(
            cx,
            args,
            Choices {
                pool,
                indices: RefCell::new(start),
                advance: next_multiset,
                fresh: Cell::new(true),
            },
        )
    },
)];

fn pool_and_length(cx: &mut Cx, args: &Args) -> Result<(Vec<Value>, usize), Raised> {
    let pool = cx.collect(args.req(1))?;
    let r = cx.index(args.req(2))?;
    match usize::try_from(r) {
        Ok(r) => Ok((pool, r)),
        Err(_) => Err(cx.value_error("r must be non-negative")),
    }
}

// ---- combinations ---------------------------------------------------------------------------------

/// Items of one pool, chosen by indices that go on in a fixed order.
struct Choices {
    pool: Vec<Value>,
    /// None at the end.
    indices: RefCell<Option<Vec<usize>>>,
    /// Makes the indices those of the next choice; says whether there is one.
    advance: fn(&mut [usize], usize) -> bool,
    /// Whether nothing was given yet.
    fresh: Cell<bool>,
}

impl NextItem for Choices {
    fn next(&self, _: &mut Cx) -> Result<Option<Value>, Raised> {
        let mut slot = self.indices.borrow_mut();
        let Some(indices) = &mut *slot else {
            return Ok(None);
        };
        if !self.fresh.replace(false) && !(self.advance)(indices, self.pool.len()) {
            *slot = None;
            return Ok(None);
        }
        let items: Vec<Value> = indices
            .iter()
            .map(|&index| self.pool[index].clone())
            .collect();
        Ok(Some(Tuple::new(items).into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pool.iter().for_each(visit);
    }
}

fn next_combination(indices: &mut [usize], n: usize) -> bool {
    let r = indices.len();
    let Some(place) = (0..r).rev().find(|&place| indices[place] != place + n - r) else {
        return false;
    };
    let first = indices[place] + 1;
    for (offset, index) in indices[place..].iter_mut().enumerate() {
        *index = first + offset;
    }
    true
}

fn next_multiset(indices: &mut [usize], n: usize) -> bool {
    let Some(place) = indices.iter().rposition(|&index| index != n - 1) else {
        return false;
    };
    let next = indices[place] + 1;
    indices[place..].fill(next);
    true
}

// ---- permutations ---------------------------------------------------------------------------------

struct Permutations {
    pool: Vec<Value>,
    length: usize,
    /// The order of the whole pool, and for each chosen place how many turns it has left; none at
    /// the end.
    state: RefCell<Option<(Vec<usize>, Vec<usize>)>>,
    fresh: Cell<bool>,
}

fn new_permutations(cx: &mut Cx, args: &Args) -> NativeResult {
    let pool = cx.collect(args.req(1))?;
    let n = pool.len();
    let length = match args.opt(2) {
        Some(r) if !r.is_none() => {
            let Some(r) = cx.inner(r).as_int() else {
                return Err(cx.type_error("Expected int as r"));
            };
            match usize::try_from(r) {
                Ok(r) => r,
                Err(_) => return Err(cx.value_error("r must be non-negative")),
            }
        }
        _ => n,
    };
    let state = (length <= n).then(|| ((0..n).collect(), (n - length + 1..=n).rev().collect()));
    made(
        cx,
        args,
        Permutations {
            pool,
            length,
            state: RefCell::new(state),
            fresh: Cell::new(true),
        },
    )
}

impl NextItem for Permutations {
    fn next(&self, _: &mut Cx) -> Result<Option<Value>, Raised> {
        let mut state = self.state.borrow_mut();
        let Some((order, turns)) = &mut *state else {
            return Ok(None);
        };
        if !self.fresh.replace(false) && !next_permutation(order, turns) {
            *state = None;
            return Ok(None);
        }
        let items: Vec<Value> = order[..self.length]
            .iter()
            .map(|&index| self.pool[index].clone())
            .collect();
        Ok(Some(Tuple::new(items).into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pool.iter().for_each(visit);
    }
}

fn next_permutation(order: &mut [usize], turns: &mut [usize]) -> bool {
    let n = order.len();
    for place in (0..turns.len()).rev() {
        turns[place] -= 1;
        if turns[place] > 0 {
            order.swap(place, n - turns[place]);
            return true;
        }
        order[place..].rotate_left(1);
        turns[place] = n - place;
    }
    false
}

// ---- product --------------------------------------------------------------------------------------

struct Product {
    pools: Vec<Vec<Value>>,
    /// None at the end.
    indices: RefCell<Option<Vec<usize>>>,
    fresh: Cell<bool>,
}

fn new_product(cx: &mut Cx, args: &Args) -> NativeResult {
    let repeat = match args.kw(0) {
        Some(repeat) => cx.index(repeat)?,
        None => 1,
    };
    let Ok(repeat) = usize::try_from(repeat) else {
        return Err(cx.value_error("repeat argument cannot be negative"));
    };
    let mut once = Vec::new();
    if repeat > 0 {
        for iterable in args.rest(1) {
            once.push(cx.collect(iterable)?);
        }
    }
    if once.len().saturating_mul(repeat) > u32::MAX as usize {
        return Err(cx.overflow_error("repeat argument too large"));
    }
    let mut pools = Vec::with_capacity(once.len() * repeat);
    for _ in 0..repeat {
        pools.extend(once.iter().cloned());
    }
    let start = pools
        .iter()
        .all(|pool| !pool.is_empty())
        .then(|| vec![0; pools.len()]);
    made(
        cx,
        args,
        Product {
            pools,
            indices: RefCell::new(start),
            fresh: Cell::new(true),
        },
    )
}

impl NextItem for Product {
    fn next(&self, _: &mut Cx) -> Result<Option<Value>, Raised> {
        let mut slot = self.indices.borrow_mut();
        let Some(indices) = &mut *slot else {
            return Ok(None);
        };
        if !self.fresh.replace(false) && !self.advance(indices) {
            *slot = None;
            return Ok(None);
        }
        let items: Vec<Value> = indices
            .iter()
            .zip(&self.pools)
            .map(|(&index, pool)| pool[index].clone())
            .collect();
        Ok(Some(Tuple::new(items).into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pools.iter().flatten().for_each(visit);
    }
}

impl Product {
    /// Counts on, the last place first.
    fn advance(&self, indices: &mut [usize]) -> bool {
        for (index, pool) in indices.iter_mut().zip(&self.pools).rev() {
            *index += 1;
            if *index < pool.len() {
                return true;
            }
            *index = 0;
        }
        false
    }
}
