//! Hands out temporaries, last out first in.

use crate::bytecode::instr::Reg;

/// The most registers a frame can have; the last numbers stay free for `NO_REG`.
pub const REGISTERS_MAX: u32 = 60_000;

/// The registers of one code: variables below `first_temp`, then a stack of temporaries.
#[derive(Debug)]
pub struct Registers {
    first_temp: u16,
    next: u32,
    highest: u32,
}

/// A height of the stack of temporaries, to fall back to.
#[derive(Copy, Clone, Debug)]
pub struct Mark(u32);

impl Registers {
    /// The registers of a code with `variables` variables.
    pub fn new(variables: usize) -> Registers {
        let first = (variables as u32).min(REGISTERS_MAX);
        Registers {
            first_temp: first as u16,
            next: first,
            highest: first.max(variables as u32),
        }
    }

    /// The first temporary.
    pub fn first_temp(&self) -> u16 {
        self.first_temp
    }

    /// How many registers a frame needs.
    pub fn count(&self) -> u16 {
        self.highest.min(REGISTERS_MAX) as u16
    }

    /// Whether more registers were asked for than there are.
    pub fn overflowed(&self) -> bool {
        self.highest > REGISTERS_MAX
    }

    /// Whether `reg` is a temporary.
    pub fn is_temp(&self, reg: Reg) -> bool {
        reg.0 >= self.first_temp
    }

    /// Whether `reg` was the last one handed out.
    pub fn is_top(&self, reg: Reg) -> bool {
        self.is_temp(reg) && u32::from(reg.0) + 1 == self.next
    }

    /// The next temporary.
    pub fn alloc(&mut self) -> Reg {
        self.alloc_many(1)
    }

    /// The first of `count` adjacent temporaries.
    pub fn alloc_many(&mut self, count: usize) -> Reg {
        let first = self.next.min(REGISTERS_MAX) as u16;
        self.next = self.next.saturating_add(count as u32);
        self.highest = self.highest.max(self.next);
        Reg(first)
    }

    /// How many registers may hold something now.
    pub fn height(&self) -> u16 {
        self.next.min(REGISTERS_MAX) as u16
    }

    /// The current height.
    pub fn mark(&self) -> Mark {
        Mark(self.next)
    }

    /// Takes back everything handed out since `mark`.
    pub fn release(&mut self, mark: Mark) {
        self.next = mark.0;
    }

    /// Takes back `reg` and everything handed out after it.
    pub fn release_from(&mut self, reg: Reg) {
        self.next = reg.0.into();
    }

    /// The register that the next `alloc` gives.
    pub fn next(&self) -> u16 {
        self.next.min(REGISTERS_MAX) as u16
    }
}
