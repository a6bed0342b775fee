//! Jump targets: places that are jumped to before or after they are known.

use crate::bytecode::instr::Instr;

use super::flow::{self, State};

/// A place in the code, known or still to come.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Label(u32);

#[derive(Debug, Default)]
struct Target {
    at: Option<u32>,
    /// What holds on the paths that jump here.
    incoming: State,
}

/// The labels of one code and the jumps that wait for them.
#[derive(Debug, Default)]
pub struct Labels {
    targets: Vec<Target>,
    jumps: Vec<(u32, Label)>,
}

impl Labels {
    /// A label that is not placed yet.
    pub fn add(&mut self) -> Label {
        self.targets.push(Target::default());
        Label(self.targets.len() as u32 - 1)
    }

    /// The instruction at `pc` jumps to `label` with `state` holding.
    pub fn jump(&mut self, pc: u32, label: Label, state: &State) {
        self.jumps.push((pc, label));
        flow::join(&mut self.targets[label.0 as usize].incoming, state);
    }

    /// The label is at `pc`; gives what holds on the paths that jump there.
    pub fn place(&mut self, label: Label, pc: u32) -> State {
        let target = &mut self.targets[label.0 as usize];
        target.at = Some(pc);
        target.incoming.take()
    }

    /// Where the label is; one that was never placed is never reached.
    pub fn position(&self, label: Label) -> u32 {
        self.targets[label.0 as usize].at.unwrap_or(0)
    }

    /// Writes the offsets into the jumps; false if one does not fit.
    pub fn patch(&self, instrs: &mut [Instr]) -> bool {
        self.jumps.iter().all(|&(pc, label)| {
            let offset = i64::from(self.position(label)) - i64::from(pc) - 1;
            let patched = with_offset(instrs[pc as usize], offset);
            patched.is_some_and(|instr| {
                instrs[pc as usize] = instr;
                true
            })
        })
    }
}

/// The jump with its offset; a fast path that cannot reach so far is left out.
fn with_offset(instr: Instr, to: i64) -> Option<Instr> {
    let wide = i32::try_from(to).ok()?;
    let far = Instr::Jump { offset: 0 };
    Some(match (instr, i16::try_from(to), u16::try_from(to)) {
        (Instr::Jump { .. }, _, _) => Instr::Jump { offset: wide },
        (Instr::JumpBack { .. }, _, _) => Instr::JumpBack { offset: wide },
        (Instr::JumpIfFalse { src, .. }, _, _) => Instr::JumpIfFalse { src, offset: wide },
        (Instr::JumpIfTrue { src, .. }, _, _) => Instr::JumpIfTrue { src, offset: wide },
        (Instr::JumpIfFalseKeep { src, .. }, _, _) => Instr::JumpIfFalseKeep { src, offset: wide },
        (Instr::JumpIfTrueKeep { src, .. }, _, _) => Instr::JumpIfTrueKeep { src, offset: wide },
        (Instr::JumpIfNone { src, .. }, _, _) => Instr::JumpIfNone { src, offset: wide },
        (Instr::JumpIfNotNone { src, .. }, _, _) => Instr::JumpIfNotNone { src, offset: wide },
        (Instr::JumpUnless { op, a, b, .. }, Ok(offset), _) => {
            Instr::JumpUnless { op, a, b, offset }
        }
        (Instr::JumpWhen { op, a, b, .. }, Ok(offset), _) => Instr::JumpWhen { op, a, b, offset },
        (Instr::JumpUnlessInt { op, a, value, .. }, Ok(offset), _) => Instr::JumpUnlessInt {
            op,
            a,
            value,
            offset,
        },
        (Instr::JumpWhenInt { op, a, value, .. }, Ok(offset), _) => Instr::JumpWhenInt {
            op,
            a,
            value,
            offset,
        },
        (Instr::JumpUnless { .. } | Instr::JumpWhen { .. }, Err(_), _) => far,
        (Instr::JumpUnlessInt { .. } | Instr::JumpWhenInt { .. }, Err(_), _) => far,
        (Instr::ForIter { dst, iter, .. }, _, Ok(offset)) => Instr::ForIter { dst, iter, offset },
        (Instr::AsyncForNext { dst, iter, .. }, _, Ok(offset)) => {
            Instr::AsyncForNext { dst, iter, offset }
        }
        _ => return None,
    })
}
