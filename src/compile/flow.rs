//! Definite assignment: which variables are bound for sure where the compiler currently is.

use crate::bytecode::instr::Reg;

/// A set of variable registers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bound {
    words: Vec<u64>,
}

impl Bound {
    /// Adds a variable.
    pub fn insert(&mut self, reg: Reg) {
        let (word, bit) = split(reg);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    /// Removes a variable.
    pub fn remove(&mut self, reg: Reg) {
        let (word, bit) = split(reg);
        if let Some(word) = self.words.get_mut(word) {
            *word &= !bit;
        }
    }

    /// Whether the variable is bound for sure.
    pub fn contains(&self, reg: Reg) -> bool {
        let (word, bit) = split(reg);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Keeps what is in both sets: two paths meet.
    pub fn meet(&mut self, other: &Bound) {
        self.words.truncate(other.words.len());
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }
}

fn split(reg: Reg) -> (usize, u64) {
    (usize::from(reg.0) / 64, 1 << (reg.0 % 64))
}

/// What holds at one place: the bound variables, or nothing at all where control cannot come.
pub type State = Option<Bound>;

/// Joins the state of a path into `into`.
pub fn join(into: &mut State, path: &State) {
    match (into.as_mut(), path) {
        (Some(bound), Some(other)) => bound.meet(other),
        (None, other) => into.clone_from(other),
        (Some(_), None) => {}
    }
}
