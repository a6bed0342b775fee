//! A set of registers.

use crate::bytecode::instr::Reg;

/// Registers, a bit each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegSet {
    words: Vec<u64>,
}

impl RegSet {
    /// Adds a register.
    pub fn insert(&mut self, reg: Reg) {
        let (word, bit) = split(reg);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    /// Removes a register.
    pub fn remove(&mut self, reg: Reg) {
        let (word, bit) = split(reg);
        if let Some(word) = self.words.get_mut(word) {
            *word &= !bit;
        }
    }

    /// Removes `first` and all above it.
    pub fn truncate(&mut self, first: Reg) {
        let (word, bit) = split(first);
        self.words.truncate(word + 1);
        if let Some(word) = self.words.get_mut(word) {
            *word &= bit - 1;
        }
    }

    /// Whether the register is in the set.
    pub fn contains(&self, reg: Reg) -> bool {
        let (word, bit) = split(reg);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Keeps what is in both sets; whether anything went.
    pub fn meet(&mut self, other: &RegSet) -> bool {
        let mut changed = false;
        for (index, word) in self.words.iter_mut().enumerate() {
            let met = *word & other.words.get(index).copied().unwrap_or(0);
            changed |= met != *word;
            *word = met;
        }
        changed
    }
}

fn split(reg: Reg) -> (usize, u64) {
    (usize::from(reg.0) / 64, 1 << (reg.0 % 64))
}
