//! `_hashes`: what `hashlib` is made of.

mod state;

use std::cell::RefCell;
use std::rc::Rc;

use self::state::{ALGORITHMS, Parameters, State, find, pbkdf2};
use crate::modules::{add_class, foreign_body, new_class, set};
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// A hash object.
struct Hash {
    name: &'static str,
    block: usize,
    state: RefCell<State>,
}

impl ForeignBody for Hash {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

/// The classes of hash objects.
struct Classes {
    fixed: Ref<Class>,
    free: Ref<Class>,
    blake2b: Ref<Class>,
    blake2s: Ref<Class>,
}

const NAME: &str = "_hashes";

static FUNCTIONS: &[NativeDef] = &[
    def(
        "new",
        "(name, data, /)",
        "A hash object that took in some bytes; None for an unknown name.",
        new,
    ),
    def(
        "pbkdf2_hmac",
        "(hash_name, password, salt, iterations, dklen=None)",
        "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.",
        derive,
    ),
    def(
        "compare_digest",
        "(a, b, /)",
        "Return 'a == b', taking as long for different ones as for equal ones.",
        compare_digest,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Hash algorithms.", FUNCTIONS);
    let fixed = add_class(cx, &module, "_hashlib", "HASH", METHODS);
    cx.add_methods(&fixed, DIGESTS);
    cx.add_properties(&fixed, GETTERS);
    let free = new_class(cx, "_hashlib", "HASHXOF", &fixed, Kind::Foreign);
    cx.add_methods(&free, FREE_DIGESTS);
    let blake2b = blake2(cx, &module, "blake2b", BLAKE2B, [64, 64, 16]);
    let blake2s = blake2(cx, &module, "blake2s", BLAKE2S, [32, 32, 8]);
    let names: Vec<Value> = ALGORITHMS.iter().map(|known| cx.str(known.name)).collect();
    set(cx, &module, "names", Tuple::new(names).into_value());
    let classes = Classes {
        fixed,
        free,
        blake2b,
        blake2s,
    };
    cx.module_state.insert(NAME, Rc::new(classes));
    Ok(module.into_value())
}

fn blake2(
    cx: &mut Cx,
    module: &Ref<Module>,
    name: &str,
    own: &'static [NativeDef],
    [digest, key, rest]: [i64; 3],
) -> Ref<Class> {
    let class = add_class(cx, module, "_blake2", name, METHODS);
    cx.add_methods(&class, DIGESTS);
    cx.add_methods(&class, own);
    cx.add_properties(&class, GETTERS);
    for (name, size) in [
        ("MAX_DIGEST_SIZE", digest),
        ("MAX_KEY_SIZE", key),
        ("SALT_SIZE", rest),
        ("PERSON_SIZE", rest),
    ] {
        let name = cx.intern(name);
        class.set_attr(&name, Value::int(size));
    }
    class
}

static METHODS: &[NativeDef] = &[
    def(
        "update",
        "(self, data, /)",
        "Update this hash object's state with the provided bytes-like object.",
        |cx, args| {
            let data = data(cx, args.req(1))?;
            this(cx, args)?.state.borrow_mut().update(&data);
            Ok(Value::NONE)
        },
    ),
    def(
        "copy",
        "(self, /)",
        "Return a copy of the hash object.",
        |cx, args| {
            let hash = this(cx, args)?;
            let state = hash.state.borrow().copy();
            object(cx, hash.name, hash.block, state)
        },
    ),
    def("__repr__", "(self, /)", "Return repr(self).", |cx, args| {
        let name = this(cx, args)?.name;
        let class = cx.class_of(args.req(0));
        let class_name = class.name_text();
        let identity = args.req(0).identity();
        Ok(cx.str(match class_name.starts_with("HASH") {
            true => format!("<{name} _hashlib.{class_name} object @ {identity:#x}>"),
            false => format!("<_blake2.{class_name} object at {identity:#x}>"),
        }))
    }),
];

static DIGESTS: &[NativeDef] = &[
    def(
        "digest",
        "(self, /)",
        "Return the digest value as a bytes object.",
        |cx, args| {
            let digest = this(cx, args)?.state.borrow().digest(0);
            Ok(Bytes::new(digest).into_value())
        },
    ),
    def(
        "hexdigest",
        "(self, /)",
        "Return the digest value as a string of hexadecimal digits.",
        |cx, args| {
            let digest = this(cx, args)?.state.borrow().digest(0);
            Ok(cx.str(hex(&digest)))
        },
    ),
];

static FREE_DIGESTS: &[NativeDef] = &[
    def(
        "digest",
        "(self, /, length)",
        "Return the digest value as a bytes object.",
        |cx, args| Ok(Bytes::new(free_digest(cx, args)?).into_value()),
    ),
    def(
        "hexdigest",
        "(self, /, length)",
        "Return the digest value as a string of hexadecimal digits.",
        |cx, args| {
            let digest = free_digest(cx, args)?;
            Ok(cx.str(hex(&digest)))
        },
    ),
];

static GETTERS: &[NativeDef] = &[
    def("name", "(self)", "", |cx, args| {
        let name = this(cx, args)?.name;
        Ok(cx.str(name))
    }),
    def("digest_size", "(self)", "", |cx, args| {
        Ok(Value::int(this(cx, args)?.state.borrow().size() as i64))
    }),
    def("block_size", "(self)", "", |cx, args| {
        Ok(Value::int(this(cx, args)?.block as i64))
    }),
];

fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Hash, Raised> {
    foreign_body(cx, args.req(0), "_hashlib.HASH")
}

fn free_digest(cx: &mut Cx, args: &Args) -> Result<Vec<u8>, Raised> {
    let length = cx.index(args.req(1))?;
    match usize::try_from(length)
        .ok()
        .filter(|length| *length < 1 << 29)
    {
        Some(length) => Ok(this(cx, args)?.state.borrow().digest(length)),
        None => Err(crate::vm::ops::number::no_memory(cx)),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes to take in.
fn data(cx: &mut Cx, value: &Value) -> Result<Vec<u8>, Raised> {
    let inner = cx.inner(value);
    match with_bytes(inner, <[u8]>::to_vec) {
        Some(bytes) => Ok(bytes),
        None if inner.get::<Str>().is_some() => {
            Err(cx.type_error("Strings must be encoded before hashing"))
        }
        None => Err(cx.type_error("object supporting the buffer API required")),
    }
}

fn object(cx: &mut Cx, name: &'static str, block: usize, state: State) -> NativeResult {
    let classes = super::state::<Classes>(cx, NAME)?;
    let class = match (name, state.size()) {
        ("blake2b", _) => &classes.blake2b,
        ("blake2s", _) => &classes.blake2s,
        (_, 0) => &classes.free,
        _ => &classes.fixed,
    };
    let hash = Hash {
        name,
        block,
        state: RefCell::new(state),
    };
    Ok(Foreign::new(class.clone(), hash).into_value())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = args.req(0).get::<Str>().map_or("", |name| name.as_str());
    let Some(algorithm) = find(name) else {
        return Ok(Value::NONE);
    };
    let mut state = (algorithm.start)();
    let data = data(cx, args.req(1))?;
    state.update(&data);
    object(cx, algorithm.name, algorithm.block, state)
}

// ---- blake2 ---------------------------------------------------------------------------------------

const BLAKE2: &str = "(cls, /, data=b'', *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)";

static BLAKE2B: &[NativeDef] = &[def("__new__", BLAKE2, "A hash object.", |cx, args| {
    new_blake2(cx, args, 'b', 64, 16)
})];

static BLAKE2S: &[NativeDef] = &[def("__new__", BLAKE2, "A hash object.", |cx, args| {
    new_blake2(cx, args, 's', 32, 8)
})];

fn new_blake2(cx: &mut Cx, args: &Args, kind: char, most: usize, rest: usize) -> NativeResult {
    for (index, usual) in [(4, 1), (5, 1), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0)] {
        if let Some(value) = args.kw(index)
            && cx.index(value)? != usual
        {
            return Err(cx.not_implemented_error("valid Python, not in Bide: blake2 in tree mode"));
        }
    }
    let size = args.kw(0).map_or(Ok(most as i64), |size| cx.index(size))?;
    let size = match usize::try_from(size) {
        Ok(size) if (1..=most).contains(&size) => size,
        _ => {
            return Err(cx.value_error(format_args!(
                "digest_size for Blake2{kind} must be between 1 and {most} bytes, here it is {size}"
            )));
        }
    };
    let given = Parameters {
        size,
        key: bounded(cx, args.kw(1), "key", most)?,
        salt: bounded(cx, args.kw(2), "salt", rest)?,
        person: bounded(cx, args.kw(3), "person", rest)?,
    };
    let (name, block, mut state) = match kind {
        'b' => ("blake2b", 128, State::blake2b(&given)),
        _ => ("blake2s", 64, State::blake2s(&given)),
    };
    if let Some(source) = args.opt(1).or(args.kw(12)) {
        let data = data(cx, source)?;
        state.update(&data);
    }
    object(cx, name, block, state)
}

fn bounded(cx: &mut Cx, value: Option<&Value>, name: &str, most: usize) -> Result<Vec<u8>, Raised> {
    let bytes = match value {
        Some(value) => cx.bytes_argument(value)?,
        None => Vec::new(),
    };
    if bytes.len() > most {
        return Err(cx.value_error(format_args!("maximum {name} length is {most} bytes")));
    }
    Ok(bytes)
}

// ---- keys from passwords --------------------------------------------------------------------------

fn derive(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(name) = cx.inner(args.req(0)).get::<Str>().cloned() else {
        let given = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!(
            "pbkdf2_hmac() argument 'hash_name' must be str, not {given}"
        )));
    };
    let (password, salt) = (
        cx.bytes_argument(args.req(1))?,
        cx.bytes_argument(args.req(2))?,
    );
    let name = name.as_str().to_lowercase().replace('-', "");
    let algorithm = find(&name).filter(|known| (known.start)().size() > 0);
    let Some(algorithm) = algorithm else {
        return Err(cx.value_error("[digital envelope routines] unsupported"));
    };
    let rounds = cx.index(args.req(3))?;
    if rounds < 1 {
        return Err(cx.value_error("iteration value must be greater than 0."));
    }
    let length = match args.opt(4) {
        Some(length) if !length.is_none() => cx.index(length)?,
        _ => (algorithm.start)().size() as i64,
    };
    if length < 1 {
        return Err(cx.value_error("key length must be greater than 0."));
    }
    if length > i64::from(i32::MAX) {
        return Err(cx.overflow_error("key length is too great."));
    }
    let key = pbkdf2(algorithm, &password, &salt, rounds as u64, length as usize);
    Ok(Bytes::new(key).into_value())
}

fn compare_digest(cx: &mut Cx, args: &Args) -> NativeResult {
    let (a, b) = (args.req(0), args.req(1));
    if let (Some(a), Some(b)) = (cx.inner(a).get::<Str>(), cx.inner(b).get::<Str>()) {
        if !a.is_ascii() || !b.is_ascii() {
            let message = "comparing strings with non-ASCII characters is not supported";
            return Err(cx.type_error(message));
        }
        let same = same_bytes(a.as_str().as_bytes(), b.as_str().as_bytes());
        return Ok(Value::bool(same));
    }
    let bytes = |value: &Value| with_bytes(crate::vm::ops::class_of::inner(value), <[u8]>::to_vec);
    let (x, y) = (bytes(a), bytes(b));
    if x.is_none() && y.is_none() {
        let (a, b) = (cx.type_name(a), cx.type_name(b));
        return Err(cx.type_error(format_args!(
            "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
        )));
    }
    match (x, y) {
        (Some(x), Some(y)) => Ok(Value::bool(same_bytes(&x, &y))),
        (None, _) => cx.bytes_argument(a).map(|_| Value::FALSE),
        (_, None) => cx.bytes_argument(b).map(|_| Value::FALSE),
    }
}

/// Looks at every byte, wherever the first difference is.
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let differences = a.iter().zip(b).fold(0, |found, (a, b)| found | (a ^ b));
    a.len() == b.len() && std::hint::black_box(differences) == 0
}
