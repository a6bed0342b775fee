//! `set` and `frozenset`: hash tables whose order for numbers is CPython's.

use std::cell::RefCell;

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// A set or frozenset object. Nobody holds a borrow of `table` while script code may run.
pub struct Set {
    kind: Kind,
    /// The members.
    pub table: RefCell<SetTable>,
}

impl Object for Set {
    const KIND: Kind = Kind::Set;

    fn kind(&self) -> Kind {
        self.kind
    }

    fn is_kind(kind: Kind) -> bool {
        matches!(kind, Kind::Set | Kind::FrozenSet)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.table.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        drop(self.table.take());
    }
}

impl Set {
    /// A set (or frozenset) with this table.
    pub fn new(kind: Kind, table: SetTable) -> Ref<Set> {
        Ref::new(Set {
            kind,
            table: RefCell::new(table),
        })
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.table.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of all members, in order.
    pub fn to_vec(&self) -> Vec<Value> {
        self.table.borrow().iter().cloned().collect()
    }
}

const PLACES_MIN: usize = 8;
/// Neighbouring places looked at before jumping.
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// Above this many members a table grows to twice its members and not to four times.
const LARGE: usize = 50_000;

#[derive(Clone)]
enum Place {
    Empty,
    Removed,
    Full(u64, Value),
}

/// The members of a set: open addressing, with CPython's probing and growth, so that sets of
/// numbers come out in CPython's order.
#[derive(Clone)]
pub struct SetTable {
    places: Vec<Place>,
    used: usize,
    /// Places that are not empty.
    fill: usize,
    version: u32,
    /// The place after the one that `pop` emptied last.
    finger: usize,
}

/// A look-up under way in a set.
pub struct SetProbe {
    hash: u64,
    perturb: u64,
    index: usize,
    linear: usize,
    started: bool,
    version: u32,
}

impl SetProbe {
    /// A look-up of a member with this hash.
    pub fn new(hash: u64) -> SetProbe {
        SetProbe {
            hash,
            perturb: hash,
            index: 0,
            linear: 0,
            started: false,
            version: 0,
        }
    }
}

impl Default for SetTable {
    fn default() -> SetTable {
        SetTable {
            places: vec![Place::Empty; PLACES_MIN],
            used: 0,
            fill: 0,
            version: 0,
            finger: 0,
        }
    }
}

impl SetTable {
    /// How many members there are.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = &Value> {
        self.hashed().map(|(_, member)| member)
    }

    /// The members with their hashes, in order.
    pub fn hashed(&self) -> impl Iterator<Item = (u64, &Value)> {
        self.places.iter().filter_map(|place| match place {
            Place::Full(hash, member) => Some((*hash, member)),
            Place::Empty | Place::Removed => None,
        })
    }

    /// The member at a place, if there is one.
    pub fn at(&self, place: usize) -> Option<&Value> {
        match self.places.get(place) {
            Some(Place::Full(_, member)) => Some(member),
            _ => None,
        }
    }

    /// The first member at or after a place, with its place: how a set is walked.
    pub fn next_from(&self, place: usize) -> Option<(usize, &Value)> {
        (place..self.places.len()).find_map(|i| self.at(i).map(|member| (i, member)))
    }

    /// The next place whose member has the probe's hash; see [`crate::objects::dict::Table::candidate`].
    pub fn candidate(&self, probe: &mut SetProbe) -> Option<usize> {
        if !probe.started || probe.version != self.version {
            *probe = SetProbe {
                started: true,
                version: self.version,
                ..SetProbe::new(probe.hash)
            };
            probe.index = probe.hash as usize & self.mask();
        } else {
            self.advance(probe);
        }
        loop {
            match &self.places[probe.index + probe.linear] {
                Place::Empty => return None,
                Place::Full(hash, _) if *hash == probe.hash => {
                    return Some(probe.index + probe.linear);
                }
                Place::Full(..) | Place::Removed => self.advance(probe),
            }
        }
    }

    /// Adds a member that is not there yet.
    pub fn insert_new(&mut self, hash: u64, member: Value) {
        let place = self.free_place(hash);
        self.places[place] = Place::Full(hash, member);
        self.used += 1;
        self.fill += 1;
        self.version = self.version.wrapping_add(1);
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(if self.used > LARGE {
                self.used * 2
            } else {
                self.used * 4
            });
        }
    }

    /// Removes the member at a place.
    pub fn remove(&mut self, place: usize) -> Value {
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
        match std::mem::replace(&mut self.places[place], Place::Removed) {
            Place::Full(_, member) => member,
            Place::Empty | Place::Removed => unreachable!("only a member's place is removed"),
        }
    }

    /// Removes some member: of the places after the one removed last, the first that has one.
    pub fn pop(&mut self) -> Option<Value> {
        let from = self.finger & self.mask();
        let place = match self.next_from(from) {
            Some((place, _)) => place,
            None => self.next_from(0)?.0,
        };
        self.finger = place + 1;
        Some(self.remove(place))
    }

    /// What an empty table becomes when these members are added to it all at once.
    pub fn copied_into(&self, empty: &SetTable) -> SetTable {
        if empty.fill == 0 && empty.mask() == self.mask() && self.fill == self.used {
            return SetTable {
                finger: 0,
                ..self.clone()
            };
        }
        let mut copy = empty.clone();
        copy.reserve(self.used);
        for (hash, member) in self.hashed() {
            copy.insert_new(hash, member.clone());
        }
        copy
    }

    /// Makes room for as many members more, as a union does before it adds them.
    pub fn reserve(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    fn mask(&self) -> usize {
        self.places.len() - 1
    }

    /// On to the next place of the probe sequence: neighbours first, then a jump.
    fn advance(&self, probe: &mut SetProbe) {
        let mask = self.mask();
        if probe.index + LINEAR_PROBES <= mask && probe.linear < LINEAR_PROBES {
            probe.linear += 1;
            return;
        }
        probe.linear = 0;
        probe.perturb >>= PERTURB_SHIFT;
        probe.index = (probe
            .index
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(probe.perturb as usize))
            & mask;
    }

    fn free_place(&self, hash: u64) -> usize {
        let mut probe = SetProbe::new(hash);
        probe.index = hash as usize & self.mask();
        while !matches!(self.places[probe.index + probe.linear], Place::Empty) {
            self.advance(&mut probe);
        }
        probe.index + probe.linear
    }

    fn resize(&mut self, members: usize) {
        let mut size = PLACES_MIN;
        while size <= members {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.places, vec![Place::Empty; size]);
        self.fill = self.used;
        for place in old {
            if let Place::Full(hash, member) = place {
                let free = self.free_place(hash);
                self.places[free] = Place::Full(hash, member);
            }
        }
    }
}
