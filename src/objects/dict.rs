//! `dict`: a hash table that keeps insertion order.
//!
//! Two arrays: the entries in the order they came, and a table of indices into them, probed by
//! hash. A removed entry leaves an unbound key until the next rebuild. Comparing keys may run
//! script code, so looking up is a [`Probe`] whose candidates the caller compares; only string
//! keys are compared here.

use std::cell::{Cell, RefCell};

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;

const EMPTY: u32 = 0;
const REMOVED: u32 = u32::MAX;

/// A dict object. Nobody holds a borrow of `table` while script code may run.
pub struct Dict {
    /// The contents.
    pub table: RefCell<Table>,
}

impl Object for Dict {
    const KIND: Kind = Kind::Dict;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for entry in &self.table.borrow().entries {
            visit(&entry.key);
            visit(&entry.value);
        }
    }

    fn clear(&self) {
        let contents = self.table.borrow_mut().clear();
        drop(contents);
    }
}

/// One key and its value.
pub struct Entry {
    pub hash: u64,
    /// Unbound if the entry was removed.
    pub key: Value,
    pub value: Value,
}

/// The contents of a dict.
#[derive(Default)]
pub struct Table {
    /// Index + 1 of the entry at each place, `EMPTY` or `REMOVED`; a power of two of them.
    places: Box<[u32]>,
    entries: Vec<Entry>,
    live: usize,
    /// Places that are not `EMPTY`.
    used: usize,
    /// No entry before this index is live: a dict may be emptied from the front.
    first: usize,
    keys_version: u64,
}

/// Where a table has a key, as long as no key comes or goes there.
#[derive(Copy, Clone)]
pub struct EntryPlace {
    version: u64,
    index: u32,
}

impl EntryPlace {
    /// Where no table has anything.
    pub const NOWHERE: EntryPlace = EntryPlace {
        version: u64::MAX,
        index: 0,
    };
}

/// A look-up under way: where in the table it has come.
pub struct Probe {
    hash: u64,
    place: usize,
    started: bool,
    version: u64,
}

impl Probe {
    /// A look-up of a key with this hash.
    pub fn new(hash: u64) -> Probe {
        Probe {
            hash,
            place: 0,
            started: false,
            version: 0,
        }
    }
}

impl Table {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// A number that changes whenever a key is added or removed; no two tables that hold something have
    /// the same.
    #[inline(always)]
    pub fn keys_version(&self) -> u64 {
        self.keys_version
    }

    /// Where the string is.
    pub fn place_of(&self, name: &Ref<Str>) -> Option<EntryPlace> {
        let index = self.find_str(name)? as u32;
        let version = self.keys_version;
        Some(EntryPlace { version, index })
    }

    /// The value at a place, if the table has the same keys still.
    #[inline(always)]
    pub fn at(&self, place: EntryPlace) -> Option<&Value> {
        if self.keys_version != place.version {
            return None;
        }
        let entry = self.entries.get(place.index as usize)?;
        Some(&entry.value)
    }

    /// The next entry whose hash is the probe's. A table whose keys changed since the last call
    /// (script code compared keys meanwhile) is looked through from the start again.
    pub fn candidate(&self, probe: &mut Probe) -> Option<usize> {
        if self.places.is_empty() {
            return None;
        }
        let mask = self.places.len() - 1;
        if !probe.started || probe.version != self.keys_version {
            probe.started = true;
            probe.version = self.keys_version;
            probe.place = spread(probe.hash) & mask;
        } else {
            probe.place = (probe.place + 1) & mask;
        }
        loop {
            match self.places[probe.place] {
                EMPTY => return None,
                REMOVED => {}
                at => {
                    let index = at as usize - 1;
                    if self.entries[index].hash == probe.hash {
                        return Some(index);
                    }
                }
            }
            probe.place = (probe.place + 1) & mask;
        }
    }

    /// The entry whose key is the string, looked up without script code: right for namespaces, where a key
    /// that is no `str` but equal to one is not found.
    pub fn find_str(&self, name: &Ref<Str>) -> Option<usize> {
        let mut probe = Probe::new(name.hash());
        while let Some(index) = self.candidate(&mut probe) {
            if let Some(key) = self.entries[index].key.get::<Str>()
                && (key.same(name) || key.as_str() == name.as_str())
            {
                return Some(index);
            }
        }
        None
    }

    /// The same for the dict of a script. None if a key of another type has the same hash, and must be asked.
    pub fn find_text(&self, text: &Ref<Str>) -> Option<Option<usize>> {
        let mut probe = Probe::new(text.hash());
        while let Some(index) = self.candidate(&mut probe) {
            let key = self.entries[index].key.get::<Str>()?;
            if key.same(text) || key.as_str() == text.as_str() {
                return Some(Some(index));
            }
        }
        Some(None)
    }

    /// The entry whose key is the int, if there is one, looked up without script code. None if a key of
    /// another type has the same hash, and must be asked.
    pub fn find_int(&self, hash: u64, number: i64) -> Option<Option<usize>> {
        let mut probe = Probe::new(hash);
        while let Some(index) = self.candidate(&mut probe) {
            match self.entries[index].key.as_int() {
                Some(known) if known == number => return Some(Some(index)),
                Some(_) => {}
                None => return None,
            }
        }
        Some(None)
    }

    /// The entry at an index, if it is a live one.
    #[inline(always)]
    pub fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries
            .get(index)
            .filter(|entry| !entry.key.is_unbound())
    }

    /// The first live entry at or after `index`, with its index: how a dict is walked.
    pub fn next_from(&self, index: usize) -> Option<(usize, &Entry)> {
        (index.max(self.first)..self.entries.len())
            .find_map(|i| self.entry(i).map(|entry| (i, entry)))
    }

    /// The last live entry before `index`, with its index: how a dict is walked backwards.
    pub fn next_back_from(&self, index: usize) -> Option<(usize, &Entry)> {
        (0..index.min(self.entries.len()))
            .rev()
            .find_map(|i| self.entry(i).map(|entry| (i, entry)))
    }

    /// The key of the last entry, if it has this hash.
    pub fn last_key(&self, hash: u64) -> Option<Value> {
        let (_, entry) = self.next_back_from(usize::MAX)?;
        (entry.hash == hash).then(|| entry.key.clone())
    }

    /// One past the last index an entry can have.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// The live entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    /// Replaces the value of a live entry; gives the old one.
    pub fn replace(&mut self, index: usize, value: Value) -> Value {
        self.entries[index].value.replace(value)
    }

    /// Adds an entry whose key is not there yet; gives its index.
    pub fn insert_new(&mut self, hash: u64, key: Value, value: Value) -> usize {
        if (self.used + 1) * 3 > self.places.len() * 2 {
            self.rebuild();
        }
        self.entries.push(Entry { hash, key, value });
        let index = self.entries.len() - 1;
        self.place(hash, index);
        self.live += 1;
        self.keys_version = new_version();
        index
    }

    /// Removes a live entry; gives its key and value.
    pub fn remove(&mut self, index: usize) -> (Value, Value) {
        let mask = self.places.len() - 1;
        let mut place = spread(self.entries[index].hash) & mask;
        while self.places[place] != index as u32 + 1 {
            place = (place + 1) & mask;
        }
        self.places[place] = REMOVED;
        self.live -= 1;
        self.keys_version = new_version();
        let entry = &mut self.entries[index];
        let removed = (entry.key.take(), entry.value.take());
        if index == self.first {
            self.first += 1;
        }
        removed
    }

    /// Removes the last entry; one that is added later may take its place.
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        let (index, _) = self.next_back_from(usize::MAX)?;
        let removed = self.remove(index);
        self.entries.truncate(index);
        self.first = self.first.min(index);
        Some(removed)
    }

    /// Adds an entry before all others; its key is not there yet.
    pub fn insert_first(&mut self, hash: u64, key: Value, value: Value) {
        self.live += 1;
        self.keys_version = new_version();
        let entry = Entry { hash, key, value };
        if self.first > 0 && (self.used + 1) * 3 <= self.places.len() * 2 {
            self.first -= 1;
            self.entries[self.first] = entry;
            self.place(hash, self.first);
        } else {
            self.entries.insert(0, entry);
            self.rebuild();
        }
    }

    /// Removes everything; gives the contents, so that dropping them happens outside the borrow.
    pub fn clear(&mut self) -> Table {
        let keys_version = new_version();
        std::mem::replace(
            self,
            Table {
                keys_version,
                ..Table::default()
            },
        )
    }

    /// A table with the same entries.
    pub fn copy(&self) -> Table {
        let mut copy = Table::default();
        for entry in self.iter() {
            copy.insert_new(entry.hash, entry.key.clone(), entry.value.clone());
        }
        copy
    }

    fn place(&mut self, hash: u64, index: usize) {
        let mask = self.places.len() - 1;
        let mut place = spread(hash) & mask;
        while self.places[place] != EMPTY {
            place = (place + 1) & mask;
        }
        self.places[place] = index as u32 + 1;
        self.used += 1;
    }

    fn rebuild(&mut self) {
        self.entries.retain(|entry| !entry.key.is_unbound());
        self.first = 0;
        let places = ((self.live + 1) * 3).next_power_of_two().max(8);
        self.places = vec![EMPTY; places].into_boxed_slice();
        self.used = 0;
        for index in 0..self.entries.len() {
            self.place(self.entries[index].hash, index);
        }
    }
}

/// A version that no table had before. (Objects stay in their thread.)
#[inline(always)]
fn new_version() -> u64 {
    thread_local! { static LAST: Cell<u64> = const { Cell::new(0) } }
    let version = LAST.get() + 1;
    LAST.set(version);
    version
}

/// Hashes of small ints are the ints themselves: mix them before taking the low bits.
fn spread(hash: u64) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

impl Dict {
    /// An empty dict.
    pub fn new() -> Ref<Dict> {
        Dict::of(Table::default())
    }

    /// A dict with these contents.
    pub fn of(table: Table) -> Ref<Dict> {
        Ref::new(Dict {
            table: RefCell::new(table),
        })
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.table.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a string key.
    pub fn get_str(&self, name: &Ref<Str>) -> Option<Value> {
        let table = self.table.borrow();
        table
            .find_str(name)
            .map(|index| table.entries[index].value.clone())
    }

    /// Sets the value of a string key; gives the old value.
    pub fn set_str(&self, name: &Ref<Str>, value: Value) -> Option<Value> {
        let mut table = self.table.borrow_mut();
        match table.find_str(name) {
            Some(index) => Some(table.replace(index, value)),
            None => {
                table.insert_new(name.hash(), name.to_value(), value);
                None
            }
        }
    }

    /// Removes a string key; gives its value.
    pub fn remove_str(&self, name: &Ref<Str>) -> Option<Value> {
        let mut table = self.table.borrow_mut();
        table.find_str(name).map(|index| table.remove(index).1)
    }
}
