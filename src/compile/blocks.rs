//! What stands around the code being compiled: loops, handlers and clean-ups, and how `break`,
//! `continue` and `return` leave them.

use crate::bytecode::instr::{Instr, Reg, WithKind};
use crate::syntax::ast::{self, Stmt};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::{CompileError, Result};
use super::labels::Label;

/// CPython's limit on nested loops, `with` and `try` statements.
const BLOCKS_MAX: usize = 21;

/// One enclosing statement.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// Who handles what is raised inside.
    pub range: Option<Range>,
    /// The register with the exception being handled inside.
    pub handling: Option<Reg>,
    /// What must happen on the way out.
    pub exit: Exit<'a>,
    /// Where the current stretch of covered instructions starts.
    pub start: u32,
}

/// A handler: where it is and the register for the exception, from which on all is cleared.
#[derive(Copy, Clone, Debug)]
pub struct Range {
    pub handler: Label,
    pub exc: Reg,
}

/// What leaving a block early takes.
#[derive(Copy, Clone, Debug)]
pub enum Exit<'a> {
    /// Nothing.
    Nothing,
    /// A loop; a `for` loop drops its iterator.
    Loop {
        break_to: Label,
        continue_to: Label,
        iter: Option<Reg>,
    },
    /// A temporary is dropped.
    Clear(Reg),
    /// The `finally` suite runs.
    Finally(&'a [Stmt]),
    /// The name of an `except` clause goes away.
    Unbind(&'a ast::Name),
    /// The exit method in the register is called.
    With {
        kind: WithKind,
        exit: Reg,
        span: Span,
    },
}

impl<'a> Block<'a> {
    /// A block that only has a way out.
    pub fn exit(exit: Exit<'a>) -> Block<'a> {
        Block {
            range: None,
            handling: None,
            exit,
            start: 0,
        }
    }

    /// A block whose exceptions go to `handler`.
    pub fn protected(handler: Label, exc: Reg, exit: Exit<'a>) -> Block<'a> {
        Block {
            range: Some(Range { handler, exc }),
            handling: None,
            exit,
            start: 0,
        }
    }

    /// A handler's body: `exc` is being handled, and dropped on the way out.
    pub fn handling(exc: Reg) -> Block<'a> {
        Block {
            range: None,
            handling: Some(exc),
            exit: Exit::Clear(exc),
            start: 0,
        }
    }
}

impl<'a> Compiler<'a> {
    /// Enters a block, within CPython's limit on nesting.
    pub fn enter(&mut self, block: Block<'a>, span: Span) -> Result<()> {
        if self.unit.blocks.len() >= 2 * BLOCKS_MAX || self.nested_statements() >= BLOCKS_MAX {
            return Err(CompileError::new("too many statically nested blocks", span));
        }
        self.unit.open_block(block);
        Ok(())
    }

    fn nested_statements(&self) -> usize {
        let counts = |block: &&Block| match block.exit {
            Exit::Loop { .. } | Exit::Finally(_) | Exit::With { .. } | Exit::Nothing => true,
            Exit::Clear(_) | Exit::Unbind(_) => false,
        };
        self.unit.blocks.iter().filter(counts).count()
    }

    /// Leaves the innermost block the normal way, at its end.
    pub fn leave(&mut self) {
        self.unit.close_block();
    }

    /// `break` and `continue`.
    pub fn loop_jump(&mut self, is_break: bool, span: Span) -> Result<()> {
        let is_loop = |block: &Block| matches!(block.exit, Exit::Loop { .. });
        let Some(index) = self.unit.blocks.iter().rposition(is_loop) else {
            let message = if is_break {
                "'break' outside loop"
            } else {
                "'continue' not properly in loop"
            };
            return Err(CompileError::new(message, span));
        };
        let Exit::Loop {
            break_to,
            continue_to,
            ..
        } = self.unit.blocks[index].exit
        else {
            unreachable!("rposition found a loop");
        };
        if is_break {
            self.unwind(index, None, span, |cx| cx.unit.jump(break_to, span))
        } else {
            let back = Instr::JumpBack { offset: 0 };
            self.unwind(index + 1, None, span, |cx| {
                cx.unit.emit_jump(back, continue_to, span)
            })
        }
    }

    /// Whether a return from here runs a `finally` suite or an exit method first.
    pub fn return_has_cleanup(&self) -> bool {
        self.outermost_cleanup() < self.unit.blocks.len()
    }

    /// `return R[value]`, or None.
    pub fn return_value(&mut self, value: Option<Reg>, span: Span) -> Result<()> {
        let floor = self.outermost_cleanup();
        self.unwind(floor, value, span, |cx| cx.unit.emit_return(value, span))
    }

    /// The depth of the outermost block that runs code on a return.
    fn outermost_cleanup(&self) -> usize {
        let matters = |block: &Block| matches!(block.exit, Exit::Finally(_) | Exit::With { .. });
        let blocks = &self.unit.blocks;
        blocks.iter().position(matters).unwrap_or(blocks.len())
    }

    /// Does what leaving all blocks from `floor` on takes, then `last`, while the temporary `kept`
    /// stays; afterwards the blocks are as they were, for the code that follows.
    fn unwind(
        &mut self,
        floor: usize,
        kept: Option<Reg>,
        span: Span,
        last: impl FnOnce(&mut Self),
    ) -> Result<()> {
        let mut left = Vec::new();
        while self.unit.blocks.len() > floor {
            let Some(block) = self.unit.close_block() else {
                break;
            };
            kept.into_iter()
                .for_each(|reg| self.unit.open_block(Block::exit(Exit::Clear(reg))));
            self.exit_early(block.exit, span)?;
            kept.into_iter().for_each(|_| self.leave());
            left.push(block);
        }
        last(self);
        while let Some(block) = left.pop() {
            self.unit.open_block(block);
        }
        Ok(())
    }

    fn exit_early(&mut self, exit: Exit<'a>, span: Span) -> Result<()> {
        match exit {
            Exit::Nothing => Ok(()),
            Exit::Loop { iter, .. } => {
                iter.into_iter()
                    .for_each(|reg| self.unit.emit(Instr::Clear { reg }, span));
                Ok(())
            }
            Exit::Clear(reg) => {
                self.unit.emit(Instr::Clear { reg }, span);
                Ok(())
            }
            Exit::Finally(body) => self.body(body),
            Exit::Unbind(name) => {
                self.unbind_name(name, span);
                Ok(())
            }
            Exit::With { kind, exit, span } => {
                self.with_exit(kind, exit, span);
                Ok(())
            }
        }
    }
}
