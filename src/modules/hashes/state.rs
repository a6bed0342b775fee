//! The algorithms behind `hashlib`: RustCrypto's, each behind the same few verbs.

use blake2::digest::block_api::{Buffer, UpdateCore, VariableOutputCore};
use blake2::{Blake2bVarCore, Blake2sVarCore};
use sha2::digest::{DynDigest, ExtendableOutput, Update, XofReader};
use sha3::{Shake128, Shake256};

/// A hash that is being computed.
pub enum State {
    /// One whose digests have a fixed size.
    Fixed(Box<dyn DynDigest>),
    Shake128(Shake128),
    Shake256(Shake256),
    Blake2b(Box<Keyed<Blake2bVarCore>>),
    Blake2s(Box<Keyed<Blake2sVarCore>>),
}

/// An algorithm: its name, the size of its blocks, and how to start it. Those of `blake2` have
/// parameters and start with [`State::blake2b`] and [`State::blake2s`].
pub struct Algorithm {
    pub name: &'static str,
    pub block: usize,
    pub start: fn() -> State,
}

macro_rules! fixed {
    ($name:literal, $block:literal, $hash:ty) => {
        Algorithm {
            name: $name,
            block: $block,
            start: || State::Fixed(Box::new(<$hash>::default())),
        }
    };
}

/// All algorithms.
pub static ALGORITHMS: &[Algorithm] = &[
    fixed!("md5", 64, md5::Md5),
    fixed!("sha1", 64, sha1::Sha1),
    fixed!("sha224", 64, sha2::Sha224),
    fixed!("sha256", 64, sha2::Sha256),
    fixed!("sha384", 128, sha2::Sha384),
    fixed!("sha512", 128, sha2::Sha512),
    fixed!("sha512_224", 128, sha2::Sha512_224),
    fixed!("sha512_256", 128, sha2::Sha512_256),
    fixed!("sha3_224", 144, sha3::Sha3_224),
    fixed!("sha3_256", 136, sha3::Sha3_256),
    fixed!("sha3_384", 104, sha3::Sha3_384),
    fixed!("sha3_512", 72, sha3::Sha3_512),
    Algorithm {
        name: "shake_128",
        block: 168,
        start: || State::Shake128(Shake128::default()),
    },
    Algorithm {
        name: "shake_256",
        block: 136,
        start: || State::Shake256(Shake256::default()),
    },
    Algorithm {
        name: "blake2b",
        block: 128,
        start: || State::blake2b(&Parameters::sized(64)),
    },
    Algorithm {
        name: "blake2s",
        block: 64,
        start: || State::blake2s(&Parameters::sized(32)),
    },
];

/// What can be chosen for `blake2`.
pub struct Parameters {
    pub size: usize,
    pub key: Vec<u8>,
    pub salt: Vec<u8>,
    pub person: Vec<u8>,
}

impl Parameters {
    /// Just the size of the digest.
    pub fn sized(size: usize) -> Parameters {
        Parameters {
            size,
            key: Vec::new(),
            salt: Vec::new(),
            person: Vec::new(),
        }
    }
}

/// A `blake2` hash with parameters.
pub struct Keyed<Core: VariableOutputCore> {
    core: Core,
    buffer: Buffer<Core>,
    size: usize,
}

impl<Core: VariableOutputCore + UpdateCore + Clone> Keyed<Core> {
    /// A key is what comes first, filled up to a block.
    fn new(core: Core, parameters: &Parameters, block: usize) -> Box<Keyed<Core>> {
        let mut state = Keyed {
            core,
            buffer: Buffer::<Core>::default(),
            size: parameters.size,
        };
        if !parameters.key.is_empty() {
            let mut first = parameters.key.clone();
            first.resize(block, 0);
            state.update(&first);
        }
        Box::new(state)
    }

    fn update(&mut self, data: &[u8]) {
        let core = &mut self.core;
        self.buffer
            .digest_blocks(data, |blocks| core.update_blocks(blocks));
    }

    fn digest(&self) -> Vec<u8> {
        let (mut core, mut buffer) = (self.core.clone(), self.buffer.clone());
        let mut out = Default::default();
        core.finalize_variable_core(&mut buffer, &mut out);
        out[..self.size].to_vec()
    }

    fn copy(&self) -> Box<Keyed<Core>> {
        Box::new(Keyed {
            core: self.core.clone(),
            buffer: self.buffer.clone(),
            size: self.size,
        })
    }
}

impl State {
    /// `blake2b` with parameters that are known to be in range.
    pub fn blake2b(given: &Parameters) -> State {
        let (key, size) = (given.key.len(), given.size);
        let core = Blake2bVarCore::new_with_params(&given.salt, &given.person, key, size);
        State::Blake2b(Keyed::new(core, given, 128))
    }

    /// `blake2s` with parameters that are known to be in range.
    pub fn blake2s(given: &Parameters) -> State {
        let (key, size) = (given.key.len(), given.size);
        let core = Blake2sVarCore::new_with_params(&given.salt, &given.person, key, size);
        State::Blake2s(Keyed::new(core, given, 64))
    }

    /// Takes more bytes in.
    pub fn update(&mut self, data: &[u8]) {
        match self {
            State::Fixed(hash) => hash.update(data),
            State::Shake128(hash) => hash.update(data),
            State::Shake256(hash) => hash.update(data),
            State::Blake2b(hash) => hash.update(data),
            State::Blake2s(hash) => hash.update(data),
        }
    }

    /// The digest of what came so far; `length` counts where the size is free.
    pub fn digest(&self, length: usize) -> Vec<u8> {
        match self {
            State::Fixed(hash) => hash.box_clone().finalize().into_vec(),
            State::Shake128(hash) => read(hash.clone().finalize_xof(), length),
            State::Shake256(hash) => read(hash.clone().finalize_xof(), length),
            State::Blake2b(hash) => hash.digest(),
            State::Blake2s(hash) => hash.digest(),
        }
    }

    /// How many bytes a digest has; 0 where that is free.
    pub fn size(&self) -> usize {
        match self {
            State::Fixed(hash) => hash.output_size(),
            State::Shake128(_) | State::Shake256(_) => 0,
            State::Blake2b(hash) => hash.size,
            State::Blake2s(hash) => hash.size,
        }
    }

    /// Another one that saw the same bytes.
    pub fn copy(&self) -> State {
        match self {
            State::Fixed(hash) => State::Fixed(hash.box_clone()),
            State::Shake128(hash) => State::Shake128(hash.clone()),
            State::Shake256(hash) => State::Shake256(hash.clone()),
            State::Blake2b(hash) => State::Blake2b(hash.copy()),
            State::Blake2s(hash) => State::Blake2s(hash.copy()),
        }
    }
}

fn read(mut reader: impl XofReader, length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    reader.read(&mut out);
    out
}

/// The algorithm of this name.
pub fn find(name: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|known| known.name == name)
}

/// HMAC of some bytes under a key, with the key's part computed once.
pub struct Hmac {
    inner: State,
    outer: State,
}

impl Hmac {
    /// For an algorithm with digests of a fixed size.
    pub fn new(algorithm: &Algorithm, key: &[u8]) -> Hmac {
        let mut block = key.to_vec();
        if key.len() > algorithm.block {
            let mut hash = (algorithm.start)();
            hash.update(key);
            block = hash.digest(0);
        }
        block.resize(algorithm.block, 0);
        let keyed = |pad: u8| {
            let mut hash = (algorithm.start)();
            hash.update(&block.iter().map(|byte| byte ^ pad).collect::<Vec<u8>>());
            hash
        };
        Hmac {
            inner: keyed(0x36),
            outer: keyed(0x5C),
        }
    }

    /// The code of a message in parts.
    pub fn of(&self, message: &[&[u8]]) -> Vec<u8> {
        let (mut inner, mut outer) = (self.inner.copy(), self.outer.copy());
        message.iter().for_each(|part| inner.update(part));
        outer.update(&inner.digest(0));
        outer.digest(0)
    }
}

/// PBKDF2: a key of `length` bytes from a password.
pub fn pbkdf2(
    algorithm: &Algorithm,
    password: &[u8],
    salt: &[u8],
    rounds: u64,
    length: usize,
) -> Vec<u8> {
    let hmac = Hmac::new(algorithm, password);
    let mut key = Vec::with_capacity(length);
    let mut block = 1u32;
    while key.len() < length {
        let mut last = hmac.of(&[salt, &block.to_be_bytes()]);
        let mut sum = last.clone();
        for _ in 1..rounds {
            last = hmac.of(&[&last]);
            sum.iter_mut()
                .zip(&last)
                .for_each(|(sum, byte)| *sum ^= byte);
        }
        key.extend_from_slice(&sum);
        block += 1;
    }
    key.truncate(length);
    key
}
