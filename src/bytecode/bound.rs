//! Follows all paths through a code and checks that every register is bound where it is read.

use std::collections::BTreeMap;

use crate::bytecode::bitset::RegSet;
use crate::bytecode::code::{Code, Handler};
use crate::bytecode::instr::{Instr, Reg};
use crate::bytecode::operands::{self, Use};

/// The first read found of a register that may be unbound: (instruction, register).
pub fn check(code: &Code) -> Result<(), (u32, Reg)> {
    let mut paths = Paths {
        code,
        states: BTreeMap::new(),
        todo: Vec::new(),
    };
    let mut entry = RegSet::default();
    (0..code.params.count()).for_each(|reg| entry.insert(Reg(reg)));
    paths.targets();
    paths.arrive(0, &entry);
    while let Some(pc) = paths.todo.pop() {
        paths.follow(pc)?;
    }
    Ok(())
}

struct Paths<'a> {
    code: &'a Code,
    /// What is bound at each instruction that control jumps to; None before it was first reached.
    states: BTreeMap<u32, Option<RegSet>>,
    todo: Vec<u32>,
}

impl Paths<'_> {
    fn targets(&mut self) {
        self.states.insert(0, None);
        for (pc, &instr) in self.code.instrs.iter().enumerate() {
            let pc = pc as u32;
            if let Some(offset) = operands::jump_offset(instr) {
                self.states
                    .insert((i64::from(pc) + 1 + offset) as u32, None);
            }
            if let Some(length) = operands::fast_path_length(instr) {
                self.states.insert(pc + 1 + length, None);
            }
        }
        self.states.extend(
            self.code
                .handlers
                .iter()
                .map(|handler| (handler.target, None)),
        );
    }

    /// A path with `bound` comes to the target `pc`.
    fn arrive(&mut self, pc: u32, bound: &RegSet) {
        let Some(state) = self.states.get_mut(&pc) else {
            return;
        };
        let changed = match state {
            Some(state) => state.meet(bound),
            None => {
                *state = Some(bound.clone());
                true
            }
        };
        if changed {
            self.todo.push(pc);
        }
    }

    /// Goes straight on from a target until the next one or the end of the flow.
    fn follow(&mut self, start: u32) -> Result<(), (u32, Reg)> {
        let Some(Some(mut bound)) = self.states.get(&start).cloned() else {
            return Ok(());
        };
        let mut pc = start;
        loop {
            let instr = self.code.instrs[pc as usize];
            let before = bound.clone();
            self.read(pc, instr, &mut bound)?;
            self.raise(pc, &before, &bound);
            self.branch(pc, instr, &bound);
            write(instr, &mut bound);
            if operands::ends_flow(instr) {
                return Ok(());
            }
            pc += 1;
            if self.states.contains_key(&pc) {
                self.arrive(pc, &bound);
                return Ok(());
            }
        }
    }

    /// Checks what is read and takes away the temporaries among it.
    fn read(&self, pc: u32, instr: Instr, bound: &mut RegSet) -> Result<(), (u32, Reg)> {
        let mut missing = None;
        operands::registers(instr, &mut |usage, first, count| {
            for reg in (first.0..).take(count as usize).map(Reg) {
                let must_be = matches!(usage, Use::Read | Use::Keep);
                if must_be && !bound.contains(reg) {
                    missing.get_or_insert(reg);
                }
                if matches!(usage, Use::Read | Use::ReadIfBound) && reg.0 >= self.code.first_temp {
                    bound.remove(reg);
                }
            }
        });
        missing.map_or(Ok(()), |reg| Err((pc, reg)))
    }

    /// The instruction may raise: its handler starts with what it left.
    fn raise(&mut self, pc: u32, before: &RegSet, after_reads: &RegSet) {
        let Some(&Handler {
            target, exc, depth, ..
        }) = self.code.handler_at(pc)
        else {
            return;
        };
        let mut bound = before.clone();
        bound.meet(after_reads);
        bound.truncate(Reg(depth));
        bound.insert(exc);
        self.arrive(target, &bound);
    }

    fn branch(&mut self, pc: u32, instr: Instr, bound: &RegSet) {
        if let Some(offset) = operands::jump_offset(instr) {
            let target = (i64::from(pc) + 1 + offset) as u32;
            let mut bound = bound.clone();
            if let Instr::ForIter { iter, .. } | Instr::AsyncForNext { iter, .. } = instr {
                bound.remove(iter);
            }
            self.arrive(target, &bound);
        }
        if let Some(length) = operands::fast_path_length(instr) {
            self.arrive(pc + 1 + length, bound);
        }
    }
}

fn write(instr: Instr, bound: &mut RegSet) {
    if let Instr::CheckBound { reg } = instr {
        bound.insert(reg);
    }
    operands::registers(instr, &mut |usage, first, count| {
        for reg in (first.0..).take(count as usize).map(Reg) {
            match usage {
                Use::Write => bound.insert(reg),
                Use::Unbind => bound.remove(reg),
                Use::Read | Use::Keep | Use::ReadIfBound => {}
            }
        }
    });
}
