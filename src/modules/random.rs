//! `_random`: the generator under `random`, the Mersenne Twister that CPython uses, number for number.

use std::cell::RefCell;

use num_bigint::{BigInt, BigUint, Sign};
use rand_mt::Mt;

use super::errno;
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::int::{from_big, to_big};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::raise::Raised;

/// Random words in a seed that nobody chose.
const SEED_WORDS: usize = 8;

/// A generator.
struct Twister(RefCell<Mt>);

impl ForeignBody for Twister {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static FUNCTIONS: &[NativeDef] = &[
    def("new", "(class_, /)", "A generator with a random seed.", new),
    def(
        "urandom",
        "(size, /)",
        "Random bytes from the system.",
        urandom,
    ),
];

static METHODS: &[NativeDef] = &[
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
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_random", "The generator under `random`.", FUNCTIONS);
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class("Twister", &object, Kind::Foreign);
    cx.add_methods(&class, METHODS);
    super::set(cx, &module, "Twister", class.into_value());
    Ok(module.into_value())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(class) = args.req(0).get::<Class>().cloned() else {
        return Err(cx.type_error("a class is needed"));
    };
    let generator = Mt::new_with_key(fresh_key(cx)?);
    Ok(Foreign::new(class, Twister(RefCell::new(generator))).into_value())
}

fn receiver<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Foreign>, Raised> {
    args.req(0)
        .get::<Foreign>()
        .ok_or_else(|| cx.type_error("a generator is needed"))
}

/// Runs `f` on the generator.
fn with<T>(cx: &mut Cx, args: &Args, f: impl FnOnce(&mut Mt) -> T) -> Result<T, Raised> {
    let foreign = receiver(cx, args)?;
    match foreign.body::<Twister>() {
        Some(twister) => Ok(f(&mut twister.0.borrow_mut())),
        None => Err(cx.type_error("a generator is needed")),
    }
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
        return Err(cx.value_error("number of bits must be non-negative"));
    }
    if k > i32::MAX.into() {
        return Err(cx.memory_error("too many random bits"));
    }
    with(cx, args, |generator| bits(generator, k as u32))
}

/// Words come low ones first; of the last one the high bits are taken.
fn bits(generator: &mut Mt, k: u32) -> Value {
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
            None => return Err(cx.type_error("an int is needed")),
        },
        _ => fresh_key(cx)?,
    };
    let key = if key.is_empty() { vec![0] } else { key };
    with(cx, args, |generator| generator.reseed_with_key(key))?;
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

fn urandom(cx: &mut Cx, args: &Args) -> NativeResult {
    let size = cx.index(args.req(0))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(cx.value_error("negative argument not allowed"));
    };
    Ok(Bytes::new(system_bytes(cx, size)?).into_value())
}
