//! The verifier: what it passes, the VM's unchecked loop can run.
//!
//! Checks that every operand is in range and of the right kind, that jumps land inside and control cannot
//! fall off the end, that fast paths stand before what they shortcut, that tables are well-formed, and, by
//! following all paths, that no register is read that may be unbound.

use std::fmt;
use std::rc::Rc;

use crate::bytecode::bound;
use crate::bytecode::code::{Code, Constant};
use crate::bytecode::instr::{AttrSite, Const, GlobalSite, Instr, Name, Reg};
use crate::bytecode::operands;

/// Why a code is not fit to run: always a bug of the compiler.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// The qualified name of the code.
    pub code: Rc<str>,
    /// The instruction, where there is one.
    pub pc: Option<u32>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pc {
            Some(pc) => write!(f, "{} at {pc}: {}", self.code, self.message),
            None => write!(f, "{}: {}", self.code, self.message),
        }
    }
}

impl std::error::Error for VerifyError {}

/// Checks the code and all codes inside it.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    let mut rest = vec![code];
    while let Some(code) = rest.pop() {
        Checker { code }.check()?;
        rest.extend(code.consts.iter().filter_map(|constant| match constant {
            Constant::Code(code) => Some(&**code),
            _ => None,
        }));
    }
    Ok(())
}

type Check = Result<(), VerifyError>;

struct Checker<'a> {
    code: &'a Code,
}

impl Checker<'_> {
    fn check(&self) -> Check {
        self.layout()?;
        for (pc, &instr) in self.code.instrs.iter().enumerate() {
            let pc = pc as u32;
            self.registers(pc, instr)?;
            self.indices(pc, instr)?;
            self.jump(pc, instr)?;
            self.fast_path(pc, instr)?;
        }
        self.tables()?;
        bound::check(self.code).map_err(|(pc, reg)| {
            self.error(
                Some(pc),
                format!(
                    "{reg:?} may be unbound where {:?} reads it",
                    self.code.instrs[pc as usize]
                ),
            )
        })
    }

    fn error(&self, pc: Option<u32>, message: impl Into<String>) -> VerifyError {
        VerifyError {
            code: self.code.qualname.clone(),
            pc,
            message: message.into(),
        }
    }

    fn ensure(&self, holds: bool, pc: Option<u32>, message: &str) -> Check {
        if holds {
            Ok(())
        } else {
            Err(self.error(pc, message))
        }
    }

    // ---- the code as a whole ---------------------------------------------------------------

    fn layout(&self) -> Check {
        let code = self.code;
        let first_temp = usize::from(code.first_temp);
        self.ensure(
            code.variables.len() == first_temp,
            None,
            "every variable has a name",
        )?;
        self.ensure(
            code.registers >= code.first_temp,
            None,
            "temporaries follow the variables",
        )?;
        self.ensure(
            code.registers < u16::MAX,
            None,
            "the number of no register is not in use",
        )?;
        let params = usize::from(code.params.count());
        self.ensure(
            params + code.free.len() <= first_temp,
            None,
            "parameters and free variables fit",
        )?;
        self.ensure(
            code.params.positional_only <= code.params.positional,
            None,
            "parameters add up",
        )?;
        let own = first_temp - code.free.len();
        let cells_fit = code.cells.iter().all(|cell| usize::from(cell.0) < own);
        self.ensure(cells_fit, None, "cells are variables")?;
        let ends = code
            .instrs
            .last()
            .is_some_and(|&instr| operands::ends_flow(instr));
        self.ensure(ends, None, "control cannot fall off the end")
    }

    fn tables(&self) -> Check {
        let code = self.code;
        let len = code.instrs.len() as u32;
        let range = |start: u32, end: u32| start < end && end <= len;
        let temp = |reg: Reg| reg.0 >= code.first_temp && reg.0 < code.registers;
        for handler in &code.handlers {
            self.ensure(
                range(handler.start, handler.end),
                None,
                "a handler's range lies in the code",
            )?;
            self.ensure(handler.target < len, None, "a handler lies in the code")?;
            let inside = handler.start <= handler.target && handler.target < handler.end;
            self.ensure(!inside, None, "a handler does not handle itself")?;
            self.ensure(
                temp(handler.exc),
                None,
                "a handler's register is a temporary",
            )?;
            let clears = code.first_temp <= handler.depth && handler.depth <= handler.exc.0;
            self.ensure(
                clears,
                None,
                "a handler clears temporaries, its own among them",
            )?;
        }
        for handling in &code.handling {
            self.ensure(
                range(handling.start, handling.end),
                None,
                "a handling range lies in the code",
            )?;
            self.ensure(
                temp(handling.exc),
                None,
                "the exception being handled is in a temporary",
            )?;
        }
        let ascending = code.spans.windows(2).all(|pair| pair[0].0 < pair[1].0);
        self.ensure(ascending, None, "spans ascend")
    }

    // ---- one instruction -------------------------------------------------------------------

    fn registers(&self, pc: u32, instr: Instr) -> Check {
        let mut fits = true;
        operands::registers(instr, &mut |_, first, count| {
            let end = u32::from(first.0) + count;
            fits &= end <= u32::from(self.code.registers);
        });
        self.ensure(fits, Some(pc), "registers are in range")?;
        match instr {
            Instr::CheckBound { reg } | Instr::MakeCell { reg } => self.variable(pc, reg),
            Instr::LoadCell { cell, .. }
            | Instr::StoreCell { cell, .. }
            | Instr::ClearCell { cell }
            | Instr::GetNameOrCell { cell, .. } => self.cell(pc, cell),
            Instr::CopyFree { base, count } => {
                let ends = u32::from(base.0) + u32::from(count) == u32::from(self.code.first_temp);
                let all = usize::from(count) == self.code.free.len();
                self.ensure(ends && all, Some(pc), "the free variables come last")
            }
            Instr::ArgsExtend { list, .. } | Instr::ArgsOf { list, .. } => {
                self.ensure(list.0 >= 1, Some(pc), "the callee precedes the list")
            }
            Instr::Return { live, .. } | Instr::ReturnNone { live } => {
                let fits = live <= self.code.registers;
                self.ensure(fits, Some(pc), "the live registers are in range")
            }
            Instr::DictMerge { dict, .. } | Instr::KeywordsOf { dict, .. } => {
                self.ensure(dict.0 >= 2, Some(pc), "the callee precedes the dict")
            }
            _ => Ok(()),
        }
    }

    fn variable(&self, pc: u32, reg: Reg) -> Check {
        self.ensure(
            reg.0 < self.code.first_temp,
            Some(pc),
            "the register is a variable",
        )
    }

    fn cell(&self, pc: u32, reg: Reg) -> Check {
        let first_free = usize::from(self.code.first_temp) - self.code.free.len();
        let is_free = (first_free..usize::from(self.code.first_temp)).contains(&usize::from(reg.0));
        let is_cell = is_free || self.code.cells.contains(&reg);
        self.ensure(is_cell, Some(pc), "the register holds a cell")
    }

    fn indices(&self, pc: u32, instr: Instr) -> Check {
        match instr {
            Instr::LoadConst { k, .. } => self.constant(pc, k, "a value", |constant| {
                !matches!(constant, Constant::Code(_))
            }),
            Instr::CallKw { argc, names, .. } | Instr::CallMethodKw { argc, names, .. } => self
                .constant(pc, names, "names of arguments", |constant| {
                    names_in(constant).is_some_and(|count| count > 0 && count <= usize::from(argc))
                }),
            Instr::MatchClass { names, .. } => {
                self.constant(pc, names, "names of attributes", |constant| {
                    names_in(constant).is_some()
                })
            }
            Instr::MakeFunction { code, .. } => self.constant(pc, code, "a code", |constant| {
                matches!(constant, Constant::Code(_))
            }),
            Instr::ImportName { name, from, .. } => {
                self.constant(pc, name, "a path", |constant| {
                    matches!(constant, Constant::Str(_))
                })?;
                self.constant(pc, from, "names or None", |constant| {
                    *constant == Constant::None || names_in(constant).is_some()
                })
            }
            Instr::SetGlobal { name, .. }
            | Instr::DelGlobal { name }
            | Instr::GetName { name, .. }
            | Instr::GetNameOrCell { name, .. }
            | Instr::SetName { name, .. }
            | Instr::DelName { name }
            | Instr::ImportFrom { name, .. } => self.name(pc, name),
            Instr::FloorDivInt { value, .. } | Instr::ModInt { value, .. } => {
                self.ensure(value > 0, Some(pc), "the divisor is positive")
            }
            Instr::ShlInt { value, .. } => {
                let fits = (0..63).contains(&value);
                self.ensure(fits, Some(pc), "the shift stays within a word")
            }
            Instr::ShrInt { value, .. } => {
                let fits = (0..64).contains(&value);
                self.ensure(fits, Some(pc), "the shift stays within a word")
            }
            Instr::GetGlobal { site, .. } => self.global_site(pc, site),
            Instr::GetAttr { site, .. }
            | Instr::SetAttr { site, .. }
            | Instr::DelAttr { site, .. }
            | Instr::GetMethod { site, .. } => self.attr_site(pc, site),
            _ => Ok(()),
        }
    }

    fn constant(&self, pc: u32, k: Const, what: &str, fits: impl Fn(&Constant) -> bool) -> Check {
        match self.code.consts.get(usize::from(k.0)) {
            Some(constant) if fits(constant) => Ok(()),
            Some(_) => Err(self.error(Some(pc), format!("the constant is not {what}"))),
            None => Err(self.error(Some(pc), "there is no such constant")),
        }
    }

    fn name(&self, pc: u32, name: Name) -> Check {
        self.ensure(
            usize::from(name.0) < self.code.names.len(),
            Some(pc),
            "there is such a name",
        )
    }

    fn attr_site(&self, pc: u32, site: AttrSite) -> Check {
        self.ensure(
            usize::from(site.0) < self.code.attr_sites.len(),
            Some(pc),
            "there is such an attribute",
        )
    }

    fn global_site(&self, pc: u32, site: GlobalSite) -> Check {
        self.ensure(
            usize::from(site.0) < self.code.global_sites.len(),
            Some(pc),
            "there is such a global",
        )
    }

    // ---- jumps -----------------------------------------------------------------------------

    fn jump(&self, pc: u32, instr: Instr) -> Check {
        let Some(offset) = operands::jump_offset(instr) else {
            return Ok(());
        };
        let target = i64::from(pc) + 1 + offset;
        let inside = (0..self.code.instrs.len() as i64).contains(&target);
        self.ensure(inside, Some(pc), "the jump lands inside the code")?;
        match instr {
            Instr::JumpBack { .. } => self.ensure(offset < 0, Some(pc), "the jump goes back"),
            Instr::Jump { .. } => self.ensure(offset >= 0, Some(pc), "the jump goes on"),
            _ => Ok(()),
        }
    }

    /// A fast path does what the instructions after it do.
    fn fast_path(&self, pc: u32, instr: Instr) -> Check {
        let after = |n: u32| self.code.instrs.get((pc + n) as usize).copied();
        let matches = match instr {
            Instr::JumpUnless { op, a, b, .. } => pair(after(1), after(2), op, a, b, false),
            Instr::JumpWhen { op, a, b, .. } => pair(after(1), after(2), op, a, b, true),
            Instr::JumpUnlessInt { op, a, value, .. } => {
                loads(after(1), value).is_some_and(|b| pair(after(2), after(3), op, a, b, false))
            }
            Instr::JumpWhenInt { op, a, value, .. } => {
                loads(after(1), value).is_some_and(|b| pair(after(2), after(3), op, a, b, true))
            }
            _ => return Ok(()),
        };
        self.ensure(
            matches,
            Some(pc),
            "the fast path stands before what it shortcuts",
        )?;
        let skipped = operands::fast_path_length(instr).unwrap_or(0);
        let shortcut = operands::jump_offset(instr).map(|offset| offset - i64::from(skipped));
        let slow = after(skipped).and_then(operands::jump_offset);
        self.ensure(shortcut == slow, Some(pc), "both jumps go to one place")
    }
}

fn pair(
    compare: Option<Instr>,
    jump: Option<Instr>,
    op: super::instr::CmpOp,
    a: Reg,
    b: Reg,
    when: bool,
) -> bool {
    let Some(Instr::Compare {
        op: other,
        dst,
        a: x,
        b: y,
    }) = compare
    else {
        return false;
    };
    let same = (other, x, y) == (op, a, b);
    match jump {
        Some(Instr::JumpIfFalse { src, .. }) => same && !when && src == dst,
        Some(Instr::JumpIfTrue { src, .. }) => same && when && src == dst,
        _ => false,
    }
}

fn loads(instr: Option<Instr>, expected: i16) -> Option<Reg> {
    match instr {
        Some(Instr::LoadInt { dst, value }) if value == i32::from(expected) => Some(dst),
        _ => None,
    }
}

/// How many names a tuple of strings holds.
fn names_in(constant: &Constant) -> Option<usize> {
    let Constant::Tuple(items) = constant else {
        return None;
    };
    items
        .iter()
        .all(|item| matches!(item, Constant::Str(_)))
        .then_some(items.len())
}
