//! `_random`: the generator under `random`, the Mersenne Twister that CPython uses, number for number.

use std::cell::RefCell;

use num_bigint::{BigInt, BigUint, Sign};

mod twister;

use twister::{Twister, WORDS};

use super::{add_class, errno, foreign_body};
use crate::builtins::object::class_argument;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::int::{from_big, to_big};
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::raise::Raised;

/// Random words in a seed that nobody chose.
const SEED_WORDS: usize = 8;

/// A generator, as scripts have it.
struct Random(RefCell<Twister>);

impl ForeignBody for Random {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "random",
        "(self, /)",
        "A float from 0 up to, not including, 1.",
        random,
    ),
    def(
        "getrandbits",
        "(self, k, /)",
        "An int of k random bits.",
        getrandbits,
    ),
    def(
        "seed",
        "(self, n=None, /)",
        "Start from an int, or from anywhere.",
        seed,
    ),
    def(
        "getstate",
        "(self, /)",
        "The state of the generator.",
        getstate,
    ),
    def(
        "setstate",
        "(self, state, /)",
        "Goes on from such a state.",
        setstate,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_random", "The generator under `random`.", &[]);
    add_class(cx, &module, "_random", "Random", METHODS);
    Ok(module.into_value())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "Random")?;
    let generator = Random(RefCell::new(Twister::new(&fresh_key(cx)?)));
    let home = cx.import("_random")?;
    let name = cx.intern("Random");
    let own = cx.get_attr(&home, &name)?.get::<Class>().cloned();
    let object = Foreign::new(own.unwrap_or_else(|| class.clone()), generator).into_value();
    Ok(cx.wrap_new(&class, object))
}

/// Runs `f` on the generator.
fn with<T>(cx: &mut Cx, args: &Args, f: impl FnOnce(&mut Twister) -> T) -> Result<T, Raised> {
    let random: &Random = foreign_body(cx, args.req(0), "_random.Random")?;
    Ok(f(&mut random.0.borrow_mut()))
}

/// The words of the state, and which one comes next.
fn getstate(cx: &mut Cx, args: &Args) -> NativeResult {
    let numbers = with(cx, args, |generator| {
        let (words, next) = generator.state();
        let mut numbers: Vec<Value> = words
            .iter()
            .map(|word| Value::int((*word).into()))
            .collect();
        numbers.push(Value::int(next as i64));
        numbers
    })?;
    Ok(Tuple::new(numbers).into_value())
}

fn setstate(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(numbers) = cx.inner(args.req(1)).get::<Tuple>().cloned() else {
        return Err(cx.type_error("state vector must be a tuple"));
    };
    if numbers.len() != WORDS + 1 {
        return Err(cx.value_error("state vector is the wrong size"));
    }
    let mut words = [0; WORDS];
    for (word, number) in words.iter_mut().zip(numbers.items()) {
        *word = cx.index(number)? as u32;
    }
    let next = cx.index(&numbers.items()[WORDS])?;
    let Some(next) = usize::try_from(next).ok().filter(|next| *next <= WORDS) else {
        return Err(cx.value_error("invalid state"));
    };
    with(cx, args, |generator| generator.set_state(words, next))?;
    Ok(Value::NONE)
}

/// 53 random bits as a fraction, from two words.
fn random(cx: &mut Cx, args: &Args) -> NativeResult {
    with(cx, args, |generator| {
        let (a, b) = (generator.next_u32() >> 5, generator.next_u32() >> 6);
        Value::float((f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0)
    })
}

fn getrandbits(cx: &mut Cx, args: &Args) -> NativeResult {
    let k = cx.index(args.req(1))?;
    if k < 0 {
        return Err(cx.value_error("Cannot convert negative int"));
    }
    if k > i32::MAX.into() {
        return Err(cx.memory_error("too many random bits"));
    }
    with(cx, args, |generator| bits(generator, k as u32))
}

/// Words come low ones first; of the last one the high bits are taken.
fn bits(generator: &mut Twister, k: u32) -> Value {
    if k == 0 {
        return Value::int(0);
    }
    if k <= 32 {
        return Value::int((generator.next_u32() >> (32 - k)).into());
    }
    let words = k.div_ceil(32);
    let mut digits: Vec<u32> = (0..words).map(|_| generator.next_u32()).collect();
    if let Some(last) = digits.last_mut()
        && !k.is_multiple_of(32)
    {
        *last >>= 32 - k % 32;
    }
    from_big(BigInt::from_biguint(Sign::Plus, BigUint::new(digits)))
}

fn seed(cx: &mut Cx, args: &Args) -> NativeResult {
    let key = match args.opt(1) {
        Some(n) if !n.is_none() => match to_big(n) {
            Some(n) => n.magnitude().to_u32_digits(),
            None => BigUint::from(cx.hash(n)?).to_u32_digits(),
        },
        _ => fresh_key(cx)?,
    };
    let key = if key.is_empty() { vec![0] } else { key };
    with(cx, args, |generator| *generator = Twister::new(&key))?;
    Ok(Value::NONE)
}

fn fresh_key(cx: &mut Cx) -> Result<Vec<u32>, Raised> {
    let bytes = system_bytes(cx, SEED_WORDS * 4)?;
    let word = |four: &[u8]| {
        four.iter()
            .fold(0u32, |word, byte| word << 8 | u32::from(*byte))
    };
    Ok(bytes.chunks(4).map(word).collect())
}

/// Random bytes from the system: the one place where chance comes in.
pub fn system_bytes(cx: &mut Cx, size: usize) -> Result<Vec<u8>, Raised> {
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(size).is_err() {
        return Err(no_memory(cx));
    }
    bytes.resize(size, 0);
    let read = std::fs::File::open("/dev/urandom").and_then(|mut file| {
        use std::io::Read;
        file.read_exact(&mut bytes)
    });
    read.map_err(|error| errno::raise(cx, &error, None))?;
    Ok(bytes)
}
