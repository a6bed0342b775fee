//! Hashing, and looking up keys in dicts and sets.

use crate::objects::class::lookup;
use crate::objects::dict::{Dict, Probe};
use crate::objects::function::{Method, Native};
use crate::objects::handle::Handle;
use crate::objects::heap::Ref;
use crate::objects::int::{BigInt, Complex};
use crate::objects::kind::Kind;
use crate::objects::number_hash::{hash_big, hash_complex, hash_float, hash_int};
use crate::objects::range::Range;
use crate::objects::set::{Set, SetProbe};
use crate::objects::slice::Slice;
use crate::objects::str::{Str, hash_bytes};
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::ops::compare::quick_equal;
use crate::vm::ops::repr::class_path;
use crate::vm::raise::Raised;

/// `hash(None)`
const NONE_HASH: u64 = 0xFCA8_6420;

impl Cx {
    /// `hash(value)`, as the bits of a machine word.
    pub fn hash(&mut self, value: &Value) -> Result<u64, Raised> {
        match value.kind() {
            Kind::Int => Ok(value.as_int().map_or(0, hash_int)),
            Kind::Str => Ok(value.get::<Str>().map_or(0, |text| text.hash())),
            Kind::Instance | Kind::Exception | Kind::Foreign | Kind::Class => {
                self.hash_by_class(value)
            }
            _ => self.builtin_hash(value),
        }
    }

    /// The hash of a value whose type is built in, whatever `__hash__` its class may have.
    pub fn builtin_hash(&mut self, value: &Value) -> Result<u64, Raised> {
        let hash = match value.kind() {
            Kind::None => NONE_HASH,
            Kind::Bool => u64::from(value.is_true()),
            Kind::Int => value.as_int().map_or(0, hash_int),
            Kind::Float => value.as_float().map_or(0, hash_float),
            Kind::BigInt => value.get::<BigInt>().map_or(0, |big| hash_big(big.value())),
            Kind::Complex => value
                .get::<Complex>()
                .map_or(0, |number| hash_complex(number.real, number.imag)),
            Kind::Str => value.get::<Str>().map_or(0, |text| text.hash()),
            Kind::Bytes => value
                .get::<crate::objects::bytes::Bytes>()
                .map_or(0, |bytes| hash_bytes(bytes.as_slice())),
            Kind::Tuple => return self.hash_tuple(value),
            Kind::FrozenSet => value.get::<Set>().map_or(0, |set| hash_frozenset(set)),
            Kind::Range => return self.hash_range(value),
            Kind::Slice => return self.hash_slice(value),
            Kind::Method => value.get::<Method>().map_or(0, |method| {
                hash_identity(&method.receiver) ^ hash_identity(&method.function)
            }),
            Kind::Native => value.get::<Native>().map_or(0, |native| {
                hash_identity(&native.receiver) ^ u64::from(native.id)
            }),
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray => {
                return Err(self.unhashable(value));
            }
            Kind::DictView => return self.hash_view(value),
            Kind::Handle => match value.get::<Handle>().and_then(|timer| timer.when) {
                Some(when) => hash_float(when),
                None => hash_identity(value),
            },
            _ => hash_identity(value),
        };
        Ok(hash)
    }

    fn unhashable(&mut self, value: &Value) -> Raised {
        let name = self.type_name(value);
        self.type_error(format_args!("unhashable type: '{name}'"))
    }

    fn hash_view(&mut self, value: &Value) -> Result<u64, Raised> {
        if self.class_of(value).same(&self.types.dict_values) {
            Ok(hash_identity(value))
        } else {
            Err(self.unhashable(value))
        }
    }

    /// The hash of something whose class may define `__hash__`.
    fn hash_by_class(&mut self, value: &Value) -> Result<u64, Raised> {
        let class = self.class_of(value);
        let (method, owner) = match lookup(&class, &self.names.hash) {
            Some(found) => found,
            None => return Ok(hash_identity(value)),
        };
        if owner.same(&self.types.object) || owner.same(&self.types.type_) {
            return Ok(hash_identity(value));
        }
        if method.is_none() {
            return Err(self.unhashable(value));
        }
        if owner.builtin && value.kind() == Kind::Instance && !self.inner(value).is(value) {
            let inner = self.inner(value).clone();
            return self.builtin_hash(&inner);
        }
        let name = self.names.hash.clone();
        match self.call_special(value, &name, &[])? {
            Some(hash) => self.hash_result(&hash),
            None => Err(self.unhashable(value)),
        }
    }

    /// The machine word that what `__hash__` returned stands for.
    fn hash_result(&mut self, result: &Value) -> Result<u64, Raised> {
        let inner = self.inner(result);
        if let Some(int) = crate::objects::int::small(inner) {
            return Ok(if int == -1 { -2 } else { int } as u64);
        }
        match inner.get::<BigInt>() {
            Some(big) => Ok(hash_big(big.value())),
            None => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    fn hash_tuple(&mut self, value: &Value) -> Result<u64, Raised> {
        let Some(tuple) = value.get::<Tuple>().cloned() else {
            return Ok(0);
        };
        self.enter()?;
        let hash = self.hash_items(tuple.items(), TUPLE_SALT ^ tuple.len() as u64);
        self.leave();
        hash
    }

    fn hash_slice(&mut self, value: &Value) -> Result<u64, Raised> {
        let Some(slice) = value.get::<Slice>().cloned() else {
            return Ok(0);
        };
        let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
        self.enter()?;
        let hash = self.hash_items(&parts, 0);
        self.leave();
        hash
    }

    /// The hash of a range: that of the tuple of what tells ranges apart.
    fn hash_range(&mut self, value: &Value) -> Result<u64, Raised> {
        let Some(range) = value.get::<Range>() else {
            return Ok(0);
        };
        let (len, [start, _, step]) = (range.len(), range.parts());
        let is = |count| len.as_int() == Some(count);
        let start = if is(0) { Value::NONE } else { start };
        let step = if is(0) || is(1) { Value::NONE } else { step };
        let parts = [len, start, step];
        self.hash_items(&parts, TUPLE_SALT ^ 3)
    }

    fn hash_items(&mut self, items: &[Value], salt: u64) -> Result<u64, Raised> {
        let mut sum = LANE_START;
        for item in items {
            sum = mix_lane(sum, self.hash(item)?);
        }
        sum = sum.wrapping_add(salt);
        Ok(if sum == u64::MAX { 1_546_275_796 } else { sum })
    }
}

// ---- the hash of tuples: the xxHash rounds the language's reference implementation uses ---------

const LANE_FACTOR_1: u64 = 11_400_714_785_074_694_791;
const LANE_FACTOR_2: u64 = 14_029_467_366_897_019_727;
const LANE_START: u64 = 2_870_177_450_012_600_261;
const TUPLE_SALT: u64 = LANE_START ^ 3_527_539;

fn mix_lane(sum: u64, lane: u64) -> u64 {
    sum.wrapping_add(lane.wrapping_mul(LANE_FACTOR_2))
        .rotate_left(31)
        .wrapping_mul(LANE_FACTOR_1)
}

/// The hash of a frozenset: the same in whatever order its members come.
fn hash_frozenset(set: &Set) -> u64 {
    let scatter =
        |hash: u64| ((hash ^ 89_869_747) ^ hash.wrapping_shl(16)).wrapping_mul(3_644_798_167);
    let table = set.table.borrow();
    let mixed = table.hashed().fold(0, |sum, (hash, _)| sum ^ scatter(hash));
    let mixed = mixed ^ (table.len() as u64 + 1).wrapping_mul(1_927_868_237);
    let mixed = mixed ^ (mixed >> 11) ^ (mixed >> 25);
    let hash = mixed.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

/// The hash of what is equal to nothing but itself.
pub fn hash_identity(value: &Value) -> u64 {
    value.identity().rotate_right(4)
}

// ---- dicts ----------------------------------------------------------------------------------------

impl Cx {
    /// The value of a key, if it is there.
    pub fn dict_get(&mut self, dict: &Ref<Dict>, key: &Value) -> Result<Option<Value>, Raised> {
        let hash = self.hash_key(key)?;
        let index = self.dict_find(dict, key, hash)?;
        let table = dict.table.borrow();
        Ok(index.and_then(|index| table.entry(index).map(|entry| entry.value.clone())))
    }

    /// Whether a key is there.
    pub fn dict_contains(&mut self, dict: &Ref<Dict>, key: &Value) -> Result<bool, Raised> {
        let hash = self.hash_key(key)?;
        Ok(self.dict_find(dict, key, hash)?.is_some())
    }

    /// `dict[key] = value`
    pub fn dict_set(&mut self, dict: &Ref<Dict>, key: Value, value: Value) -> Result<(), Raised> {
        let hash = self.hash_key(&key)?;
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// `dict[key] = value` where the key's hash is known.
    pub fn dict_set_hashed(
        &mut self,
        dict: &Ref<Dict>,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        match self.dict_find(dict, &key, hash)? {
            Some(index) => drop(dict.table.borrow_mut().replace(index, value)),
            None => drop(dict.table.borrow_mut().insert_new(hash, key, value)),
        }
        Ok(())
    }

    /// Removes a key; gives its value, if it was there.
    pub fn dict_remove(&mut self, dict: &Ref<Dict>, key: &Value) -> Result<Option<Value>, Raised> {
        let hash = self.hash_key(key)?;
        let Some(index) = self.dict_find(dict, key, hash)? else {
            return Ok(None);
        };
        let removed = dict.table.borrow_mut().remove(index);
        Ok(Some(removed.1))
    }

    /// The value of a key; if it is not there, it is added with the default.
    pub fn dict_setdefault(
        &mut self,
        dict: &Ref<Dict>,
        key: &Value,
        default: Value,
    ) -> Result<Value, Raised> {
        let hash = self.hash_key(key)?;
        if let Some(index) = self.dict_find(dict, key, hash)?
            && let Some(entry) = dict.table.borrow().entry(index)
        {
            return Ok(entry.value.clone());
        }
        dict.table
            .borrow_mut()
            .insert_new(hash, key.clone(), default.clone());
        Ok(default)
    }

    /// The hash of a value that is used as a dict's key.
    pub fn hash_key(&mut self, key: &Value) -> Result<u64, Raised> {
        match self.hash(key) {
            Ok(hash) => Ok(hash),
            Err(raised) => Err(self.cannot_use(key, "a dict key", raised)),
        }
    }

    /// What is raised when `hash` refuses a value that shall be a dict key or a set element.
    #[cold]
    fn cannot_use(&mut self, value: &Value, role: &str, raised: Raised) -> Raised {
        let is_type_error = raised.0.class.borrow().same(&self.exceptions.TypeError);
        if !is_type_error {
            return raised;
        }
        let class = self.class_of(value);
        let path = class_path(self, &class);
        let name = path.strip_prefix("__main__.").unwrap_or(&path);
        match self.str_of(&raised.into_value()) {
            Ok(reason) => self.type_error(format_args!(
                "cannot use '{name}' as {role} ({})",
                reason.as_str()
            )),
            Err(raised) => raised,
        }
    }

    /// The index of the entry with a key.
    pub fn dict_find(
        &mut self,
        dict: &Ref<Dict>,
        key: &Value,
        hash: u64,
    ) -> Result<Option<usize>, Raised> {
        let mut probe = Probe::new(hash);
        loop {
            let table = dict.table.borrow();
            let Some(index) = table.candidate(&mut probe) else {
                return Ok(None);
            };
            let Some(entry) = table.entry(index) else {
                continue;
            };
            match quick_equal(&entry.key, key) {
                Some(true) => return Ok(Some(index)),
                Some(false) => continue,
                None => {}
            }
            let known = entry.key.clone();
            drop(table);
            if self.same_or_equal(&known, key)? {
                if entry_has_key(dict, index, &known) {
                    return Ok(Some(index));
                }
                probe = Probe::new(hash);
            }
        }
    }
}

/// Whether the entry still has the key it had before script code ran.
fn entry_has_key(dict: &Dict, index: usize, key: &Value) -> bool {
    let table = dict.table.borrow();
    table.entry(index).is_some_and(|entry| entry.key.is(key))
}

// ---- sets -----------------------------------------------------------------------------------------

impl Cx {
    /// Whether a set has a member.
    pub fn set_contains(&mut self, set: &Ref<Set>, member: &Value) -> Result<bool, Raised> {
        let hash = self.hash_sought_member(member)?;
        Ok(self.set_find(set, member, hash)?.is_some())
    }

    /// Whether a set has a member whose hash is known.
    pub fn set_contains_hashed(
        &mut self,
        set: &Ref<Set>,
        hash: u64,
        member: &Value,
    ) -> Result<bool, Raised> {
        Ok(self.set_find(set, member, hash)?.is_some())
    }

    /// Adds a member to a set.
    pub fn set_add(&mut self, set: &Ref<Set>, member: Value) -> Result<(), Raised> {
        let hash = self.hash_member(&member)?;
        self.set_add_hashed(set, hash, member)
    }

    /// Adds a member whose hash is known to a set.
    pub fn set_add_hashed(
        &mut self,
        set: &Ref<Set>,
        hash: u64,
        member: Value,
    ) -> Result<(), Raised> {
        if self.set_find(set, &member, hash)?.is_none() {
            set.table.borrow_mut().insert_new(hash, member);
        }
        Ok(())
    }

    /// Removes a member from a set; gives whether it was there.
    pub fn set_remove(&mut self, set: &Ref<Set>, member: &Value) -> Result<bool, Raised> {
        let hash = self.hash_sought_member(member)?;
        self.set_remove_hashed(set, hash, member)
    }

    /// Removes a member whose hash is known from a set; gives whether it was there.
    pub fn set_remove_hashed(
        &mut self,
        set: &Ref<Set>,
        hash: u64,
        member: &Value,
    ) -> Result<bool, Raised> {
        let Some(place) = self.set_find(set, member, hash)? else {
            return Ok(false);
        };
        let removed = set.table.borrow_mut().remove(place);
        drop(removed);
        Ok(true)
    }

    /// The hash of a value that is added to a set.
    pub fn hash_member(&mut self, member: &Value) -> Result<u64, Raised> {
        match self.hash(member) {
            Ok(hash) => Ok(hash),
            Err(raised) => Err(self.cannot_use(member, "a set element", raised)),
        }
    }

    /// The hash of a value that is looked for in a set: a set stands for the frozenset it equals.
    fn hash_sought_member(&mut self, member: &Value) -> Result<u64, Raised> {
        match self.hash_member(member) {
            Err(raised) => match self.inner(member).get::<Set>() {
                Some(set) => Ok(hash_frozenset(set)),
                None => Err(raised),
            },
            hash => hash,
        }
    }

    /// The place of a member.
    fn set_find(
        &mut self,
        set: &Ref<Set>,
        member: &Value,
        hash: u64,
    ) -> Result<Option<usize>, Raised> {
        let mut probe = SetProbe::new(hash);
        loop {
            let table = set.table.borrow();
            let Some(place) = table.candidate(&mut probe) else {
                return Ok(None);
            };
            let Some(known) = table.at(place) else {
                continue;
            };
            match quick_equal(known, member) {
                Some(true) => return Ok(Some(place)),
                Some(false) => continue,
                None => {}
            }
            let known = known.clone();
            drop(table);
            if self.same_or_equal(&known, member)? {
                let same = set.table.borrow().at(place).is_some_and(|m| m.is(&known));
                if same {
                    return Ok(Some(place));
                }
                probe = SetProbe::new(hash);
            }
        }
    }
}
