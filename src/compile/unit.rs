//! A code under construction: emits instructions, keeps spans, labels, protected ranges and the state of
//! variables in step, and at the end puts it all together.
//!
//! Where control cannot come nothing is emitted, so dead code costs nothing and cannot be wrong.

use rustc_hash::FxHashSet;
use std::rc::Rc;

use crate::bytecode::bitset::RegSet;
use crate::bytecode::code::{Code, CodeKind, Constant, Handler, Handling, Inlined, Parameters};
use crate::bytecode::instr::{Const, Conversion, Instr, NO_REG, Reg};
use crate::bytecode::operands;
use crate::text::source::SourceFile;
use crate::text::span::Span;

use super::annotations::Annotation;
use super::blocks::Block;
use super::constants::Tables;
use super::error::{CompileError, Result};
use super::flow::{self, State};
use super::labels::{Label, Labels};
use super::registers::Registers;
use super::scope::{Layout, ScopeId};

/// The most instructions in one code.
const INSTRUCTIONS_MAX: usize = 1 << 22;

/// What a code is called and what it is.
#[derive(Clone, Debug)]
pub struct Header {
    /// `__name__`
    pub name: Rc<str>,
    /// `__qualname__`
    pub qualname: Rc<str>,
    /// What a call gives.
    pub kind: CodeKind,
    /// How arguments are bound.
    pub params: Parameters,
    /// The docstring.
    pub doc: Option<Rc<str>>,
    /// Class bodies, exec and eval.
    pub has_namespace: bool,
    /// The whole definition.
    pub span: Span,
}

/// A range of instructions with a handler, at a depth of nesting.
#[derive(Debug)]
struct Protected {
    depth: usize,
    start: u32,
    end: u32,
    label: Label,
    exc: Reg,
    clear_from: u16,
}

/// A code under construction.
#[derive(Debug)]
pub struct Unit<'a> {
    pub header: Header,
    /// The scope the code belongs to.
    pub host: ScopeId,
    /// The scope of what is being compiled: the host or one inlined into it.
    pub scope: ScopeId,
    pub regs: Registers,
    pub tables: Tables,
    /// The statements around what is being compiled, innermost last.
    pub blocks: Vec<Block<'a>>,
    /// The annotations of a module or class body, in order.
    pub annotations: Vec<Annotation<'a>>,
    instrs: Vec<Instr>,
    spans: Vec<(u32, Span)>,
    labels: Labels,
    state: State,
    /// Variables that some statement can unbind: never taken for bound across a loop or handler.
    unbindable: Vec<Reg>,
    /// Temporaries that a fast path may have left bound.
    stale: FxHashSet<Reg>,
    handlers: Vec<Protected>,
    handling: Vec<(usize, Handling)>,
    inlined: Vec<Inlined>,
}

impl<'a> Unit<'a> {
    /// A code whose parameters are bound and which has no instructions yet.
    pub fn new(header: Header, host: ScopeId, layout: &Layout, unbindable: Vec<Reg>) -> Unit<'a> {
        let mut bound = RegSet::default();
        (0..layout.params).for_each(|reg| bound.insert(Reg(reg)));
        Unit {
            header,
            host,
            scope: host,
            regs: Registers::new(layout.variables.len()),
            tables: Tables::default(),
            blocks: Vec::new(),
            annotations: Vec::new(),
            instrs: Vec::new(),
            spans: Vec::new(),
            labels: Labels::default(),
            state: Some(bound),
            unbindable,
            stale: FxHashSet::default(),
            handlers: Vec::new(),
            handling: Vec::new(),
            inlined: Vec::new(),
        }
    }

    // ---- emitting --------------------------------------------------------------------------

    /// Adds an instruction that blames `span`, if control can come here.
    pub fn emit(&mut self, instr: Instr, span: Span) {
        if !self.is_reachable() {
            return;
        }
        if self.spans.last().is_none_or(|&(_, last)| last != span) {
            self.spans.push((self.pc(), span));
        }
        self.instrs.push(instr);
        if operands::ends_flow(instr) {
            self.state = None;
        }
    }

    /// What the last instruction formatted into a register becomes a part of a longer string.
    pub fn format_as_part(&mut self, reg: Reg) {
        if let Some(Instr::Format {
            conversion: conversion @ Conversion::None,
            dst,
            spec: NO_REG,
            ..
        }) = self.instrs.last_mut()
            && *dst == reg
        {
            *conversion = Conversion::Part;
        }
    }

    /// Adds a jump to `label`; the offset in `instr` is filled in later.
    pub fn emit_jump(&mut self, instr: Instr, label: Label, span: Span) {
        if self.is_reachable() {
            self.labels.jump(self.pc(), label, &self.state);
            self.emit(instr, span);
        }
    }

    /// Returns a register's value, or None.
    pub fn emit_return(&mut self, value: Option<Reg>, span: Span) {
        let live = self.regs.height();
        let instr = match value {
            Some(src) => Instr::Return { src, live },
            None => Instr::ReturnNone { live },
        };
        self.emit(instr, span);
    }

    /// An unconditional forward jump.
    pub fn jump(&mut self, label: Label, span: Span) {
        self.emit_jump(Instr::Jump { offset: 0 }, label, span);
    }

    /// The index of the next instruction.
    pub fn pc(&self) -> u32 {
        self.instrs.len() as u32
    }

    /// Whether control can come here.
    pub fn is_reachable(&self) -> bool {
        self.state.is_some()
    }

    /// Gives up early on a code that grows beyond reason.
    pub fn check_size(&self, span: Span) -> Result<()> {
        if self.instrs.len() > INSTRUCTIONS_MAX {
            return Err(CompileError::too_large("too many instructions", span));
        }
        Ok(())
    }

    // ---- labels ----------------------------------------------------------------------------

    /// A label to be placed later.
    pub fn label(&mut self) -> Label {
        self.labels.add()
    }

    /// The label is here: the paths that jump to it join the current one.
    pub fn place(&mut self, label: Label) {
        let incoming = self.labels.place(label, self.pc());
        flow::join(&mut self.state, &incoming);
    }

    /// A label at the head of a loop, here. What the loop may unbind is not taken for bound.
    pub fn loop_head(&mut self) -> Label {
        let label = self.label();
        self.forget_unbindable();
        self.labels.place(label, self.pc());
        label
    }

    // ---- what is bound ---------------------------------------------------------------------

    /// Whether the variable is bound for sure.
    pub fn is_bound(&self, reg: Reg) -> bool {
        self.state.as_ref().is_none_or(|bound| bound.contains(reg))
    }

    /// The variable is bound from here on.
    pub fn set_bound(&mut self, reg: Reg) {
        if let Some(bound) = &mut self.state {
            bound.insert(reg);
        }
    }

    /// The variable is unbound from here on.
    pub fn set_unbound(&mut self, reg: Reg) {
        if let Some(bound) = &mut self.state {
            bound.remove(reg);
        }
    }

    /// What holds here, for a handler of what follows.
    pub fn state(&self) -> State {
        self.state.clone()
    }

    fn forget_unbindable(&mut self) {
        if let Some(bound) = &mut self.state {
            self.unbindable.iter().for_each(|&reg| bound.remove(reg));
        }
    }

    /// A fast path may leave the temporary bound.
    pub fn set_stale(&mut self, reg: Reg) {
        if self.regs.is_temp(reg) {
            self.stale.insert(reg);
        }
    }

    /// Makes sure that a register which stands for "absent" is unbound.
    pub fn make_absent(&mut self, reg: Reg, span: Span) {
        if self.stale.contains(&reg) {
            self.emit(Instr::Clear { reg }, span);
        }
    }

    // ---- protected ranges ------------------------------------------------------------------

    /// What `block` covers starts here.
    pub fn open_block(&mut self, mut block: Block<'a>) {
        block.start = self.pc();
        self.blocks.push(block);
    }

    /// What the innermost block covers ends here.
    pub fn close_block(&mut self) -> Option<Block<'a>> {
        let block = self.blocks.pop()?;
        let (depth, start, end) = (self.blocks.len(), block.start, self.pc());
        if start == end {
            return Some(block);
        }
        if let Some(range) = block.range {
            let (label, exc, clear_from) = (range.handler, range.exc, range.exc.0);
            self.handlers.push(Protected {
                depth,
                start,
                end,
                label,
                exc,
                clear_from,
            });
        }
        if let Some(exc) = block.handling {
            self.handling.push((depth, Handling { start, end, exc }));
        }
        Some(block)
    }

    /// A comprehension's variable is there from `start` up to here.
    pub fn note_inlined(&mut self, start: u32, reg: Reg) {
        let end = self.pc();
        self.inlined.push(Inlined { start, end, reg });
    }

    /// The handler `label` starts here; `state` held when its range began. Without anything in its
    /// range it is never reached.
    pub fn place_handler(&mut self, label: Label, state: State) {
        let is_used = self.handlers.iter().any(|handler| handler.label == label);
        self.labels.place(label, self.pc());
        self.state = if is_used { state } else { None };
        self.forget_unbindable();
    }

    // ---- the end ---------------------------------------------------------------------------

    /// The constant's index.
    pub fn constant(&mut self, constant: Constant) -> Const {
        self.tables.constant(constant)
    }

    /// The finished code.
    pub fn finish(mut self, layout: &Layout, source: &Rc<SourceFile>) -> Result<Code> {
        self.emit_return(None, self.header.span);
        let fits = self.labels.patch(&mut self.instrs);
        if let Some(what) = self.overflow(fits) {
            return Err(CompileError::too_large(what, self.header.span));
        }
        let (handlers, handling) = self.exception_tables();
        let header = self.header;
        Ok(Code {
            name: header.name,
            qualname: header.qualname,
            kind: header.kind,
            doc: header.doc,
            params: header.params,
            instrs: self.instrs,
            consts: self.tables.consts,
            names: self.tables.names,
            attr_sites: self.tables.attr_sites,
            global_sites: self.tables.global_sites,
            variables: layout.variables.clone(),
            cells: layout.cells.clone(),
            free: layout.free.clone(),
            first_temp: self.regs.first_temp(),
            registers: self.regs.count(),
            handlers,
            handling,
            inlined: self.inlined,
            spans: self.spans,
            span: header.span,
            has_namespace: header.has_namespace,
            source: source.clone(),
            later: None,
        })
    }

    fn overflow(&self, jumps_fit: bool) -> Option<&'static str> {
        if self.regs.overflowed() {
            return Some("too many variables and intermediate values");
        }
        if !jumps_fit {
            return Some("a loop body is too long");
        }
        self.tables.overflow()
    }

    /// The tables with inner ranges first.
    fn exception_tables(&mut self) -> (Vec<Handler>, Vec<Handling>) {
        self.handlers
            .sort_by_key(|protected| std::cmp::Reverse(protected.depth));
        self.handling
            .sort_by_key(|&(depth, _)| std::cmp::Reverse(depth));
        let handlers = self.handlers.iter().map(|protected| Handler {
            start: protected.start,
            end: protected.end,
            target: self.labels.position(protected.label),
            exc: protected.exc,
            depth: protected.clear_from,
        });
        (
            handlers.collect(),
            self.handling
                .iter()
                .map(|&(_, handling)| handling)
                .collect(),
        )
    }
}
