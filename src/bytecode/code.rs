//! A compiled function body: instructions and everything they point to, as plain data.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::bytecode::instr::{Instr, Reg};
use crate::text::source::SourceFile;
use crate::text::span::Span;

/// What a call of the code gives.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum CodeKind {
    /// Runs at once and returns a value.
    Plain,
    /// Gives a generator.
    Generator,
    /// Gives a coroutine.
    Coroutine,
    /// Gives an async generator.
    AsyncGenerator,
}

/// A constant, before it is a value.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    /// The imaginary part; the real part is zero unless folding made it otherwise.
    Complex(f64, f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Code(Rc<Code>),
}

/// The parameters of a code, in the order of its first registers: positional (positional-only
/// ones first), keyword-only, `*args`, `**kwargs`. Their names are `Code::variables[..]`.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Parameters {
    /// How many positional parameters there are, positional-only ones included.
    pub positional: u16,
    /// How many of those are positional-only.
    pub positional_only: u16,
    /// How many keyword-only parameters follow.
    pub keyword_only: u16,
    /// Whether a register for `*args` follows.
    pub varargs: bool,
    /// Whether a register for `**kwargs` follows.
    pub varkw: bool,
}

impl Parameters {
    /// How many registers the parameters take.
    pub fn count(&self) -> u16 {
        self.positional + self.keyword_only + self.varargs as u16 + self.varkw as u16
    }
}

/// An entry of the exception table: who handles what is raised in a range of instructions.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// Where the handler starts.
    pub target: u32,
    /// The register that receives the exception.
    pub exc: Reg,
    /// On entry every register from this one on is cleared (before `exc` is written).
    pub depth: u16,
}

/// While an instruction of the range runs, the exception in `exc` is the one being handled:
/// what a bare `raise` raises and `__context__` is set to. Inner ranges come first.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Handling {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// The register that holds the exception.
    pub exc: Reg,
}

/// Where a variable of a comprehension that runs in the frame around it is there.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Inlined {
    /// First instruction of the comprehension.
    pub start: u32,
    /// First instruction after it.
    pub end: u32,
    /// The variable's register.
    pub reg: Reg,
}

/// The place of a function's definition whose body was not compiled yet.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Later {
    /// The definition, without its decorators.
    pub definition: Span,
    /// Whether annotations in it are kept as text.
    pub string_annotations: bool,
}

/// A compiled function, class or module body.
#[derive(Debug)]
pub struct Code {
    /// The function's name: `__name__`; `<module>`, `<lambda>`, `<genexpr>` where there is none.
    pub name: Rc<str>,
    /// The dotted path to the function: `__qualname__`.
    pub qualname: Rc<str>,
    /// What a call gives.
    pub kind: CodeKind,
    /// The docstring, if the body starts with one.
    pub doc: Option<Rc<str>>,
    /// How arguments are bound.
    pub params: Parameters,
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// What LoadConst and its like refer to.
    pub consts: Vec<Constant>,
    /// Names of globals, namespace entries and imports.
    pub names: Vec<Rc<str>>,
    /// The attribute name of each attribute access.
    pub attr_sites: Vec<Rc<str>>,
    /// The name of each global read.
    pub global_sites: Vec<Rc<str>>,
    /// The names of the variables in registers `0..first_temp`, in register order. The variables of
    /// an inlined comprehension are among them.
    pub variables: Vec<Rc<str>>,
    /// Which of `variables` are the function's own cells (captured by an inner function).
    pub cells: Vec<Reg>,
    /// The names of the free variables, in the order of the closure; they live in the last
    /// registers before `first_temp`.
    pub free: Vec<Rc<str>>,
    /// The first register that is a temporary.
    pub first_temp: u16,
    /// How many registers a frame has.
    pub registers: u16,
    /// Exception table: the first entry whose range holds the instruction is the handler; inner
    /// ranges come first.
    pub handlers: Vec<Handler>,
    /// Where which exception is being handled; inner ranges come first.
    pub handling: Vec<Handling>,
    /// The variables of comprehensions among `variables`.
    pub inlined: Vec<Inlined>,
    /// Source spans: (first instruction, span), ascending; a span holds until the next entry.
    pub spans: Vec<(u32, Span)>,
    /// The span of the whole definition.
    pub span: Span,
    /// Whether GetName and its like are used: class bodies, exec and eval.
    pub has_namespace: bool,
    /// The file the code was compiled from.
    pub source: Rc<SourceFile>,
    /// The instructions are not here yet; a call compiles the definition.
    pub later: Option<Later>,
}

impl Code {
    /// The source span of the instruction at `pc`.
    pub fn span_at(&self, pc: u32) -> Span {
        let after = self.spans.partition_point(|&(start, _)| start <= pc);
        if after == 0 {
            self.span
        } else {
            self.spans[after - 1].1
        }
    }

    /// The handler for an exception raised by the instruction at `pc`.
    pub fn handler_at(&self, pc: u32) -> Option<&Handler> {
        self.handlers.iter().find(|h| h.start <= pc && pc < h.end)
    }

    /// Whether the variable in a register is a comprehension's, and if so, whether it is there at `pc`.
    pub fn inlined_at(&self, pc: u32, reg: Reg) -> Option<bool> {
        let mut places = self.inlined.iter().filter(|place| place.reg == reg);
        let first = places.next()?;
        let is_there = |place: &Inlined| place.start <= pc && pc < place.end;
        Some(is_there(first) || places.any(is_there))
    }

    /// The register with the exception being handled at `pc`.
    pub fn handling_at(&self, pc: u32) -> Option<Reg> {
        self.handling
            .iter()
            .find(|h| h.start <= pc && pc < h.end)
            .map(|h| h.exc)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        std::ptr::eq(self, other)
    }
}
